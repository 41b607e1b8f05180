"""계산 그래프: 왼쪽에서 오른쪽으로 값이 흐르고, 오른쪽에서 왼쪽으로 기울기가 흐릅니다."""

from __future__ import annotations

from matplotlib.axes import Axes

from companion._validate import as_count, wrong_value
from companion.graph import Value, trace
from companion.plotting._palette import BACKWARD, FORWARD, INK, MUTED
from companion.plotting._style import axes_for, legend_above

_MOST = 60
_SIGNS = {"*": "×", "-": "−", "/": "÷", "neg": "−"}
_SUPERSCRIPT = str.maketrans("-.0123456789", "⁻·⁰¹²³⁴⁵⁶⁷⁸⁹")


def plot_graph(
    root: Value, *, values: int | None = None, gradients: int | None = None, ax: Axes | None = None
) -> Axes:
    r"""출력에 이르는 계산을 그리고, 정점 위에 값을, 아래에 기울기를 적습니다.

    값은 순전파의 순서로, 기울기는 역전파의 순서로 몇 개까지 적을지 정할 수 있어 한 걸음씩 따라갈 수
    있습니다. 기울기는 그리기 전에 ``root.backward()``로 구해 둡니다.

    Parameters
    ----------
    root : Value
        `companion.graph.Value`로 계산한 출력. 정점이 60개 이하여야 합니다.
    values : int, optional
        값을 적을 정점의 수. 없으면 모두 적습니다.
    gradients : int, optional
        기울기를 적을 정점의 수. 없으면 모두 적습니다.
    ax : Axes, optional
        그릴 좌표축. 없으면 새 그림을 만듭니다.

    Returns
    -------
    Axes

    Raises
    ------
    TypeError, ValueError
        ``root``가 Value가 아니거나, 정점이 너무 많거나, 걸음의 수가 음수일 때.

    Examples
    --------
    >>> from companion.graph import Value
    >>> total = Value(100, "사과값") * Value(2, "개수")
    >>> total.backward()
    >>> ax = plot_graph(total)
    >>> [text.get_text() for text in ax.texts if text.get_text()]
    ['사과값', '100', '2', '개수', '2', '100', '×', '200', '1']
    """
    nodes, edges = trace(root)
    if len(nodes) > _MOST:
        raise wrong_value("root", f"정점이 {_MOST}개 이하인 그래프가", len(nodes))
    shown = len(nodes) if values is None else as_count("values", values, at_least=0)
    reached = len(nodes) if gradients is None else as_count("gradients", gradients, at_least=0)
    places = _places(root, nodes)

    ax = axes_for(ax)
    ax.set_axis_off()
    for k, (parent, child) in enumerate(edges):
        # 같은 수가 한 연산에 두 번 들어가면 두 화살표를 벌립니다.
        bend = 0.25 * (edges[:k].count((parent, child)) - edges[k + 1 :].count((parent, child)))
        arrow = {"arrowstyle": "-|>", "color": MUTED, "shrinkB": _half_width(_name(child)),
                 "connectionstyle": f"arc3,rad={bend}"}
        ax.annotate("", places[child], places[parent], arrowprops=arrow, zorder=1)
    for i, node in enumerate(nodes):
        (x, y), name = places[node], _name(node)
        shape = "square,pad=0.35"
        if node.op:
            shape = "circle,pad=0.35" if len(name) == 1 else "round,pad=0.35,rounding_size=0.8"
        box = {"boxstyle": shape, "facecolor": "white", "edgecolor": INK}
        ax.text(x, y, name, ha="center", va="center", bbox=box, zorder=2)
        if i < shown:
            ax.annotate(_number(node.data), (x, y), (0, 15), textcoords="offset points",
                        ha="center", va="bottom", color=FORWARD, fontsize=10)
        if len(nodes) - 1 - i < reached:
            ax.annotate(_number(node.grad), (x, y), (0, -15), textcoords="offset points",
                        ha="center", va="top", color=BACKWARD, fontsize=10)
    ax.plot([], [], "s", color=FORWARD, label="값")
    ax.plot([], [], "s", color=BACKWARD, label="기울기")
    legend_above(ax)
    columns, heights = zip(*places.values(), strict=True)
    ax.set(xlim=(min(columns) - 0.5, max(columns) + 0.5),
           ylim=(min(heights) - 0.6, max(heights) + 0.6))
    return ax


def _places(root: Value, nodes: list[Value]) -> dict[Value, tuple[float, float]]:
    """정점의 자리. 연산은 제 입력보다 오른쪽에, 입력은 처음 쓰이는 연산의 바로 왼쪽에 둡니다."""
    column: dict[Value, int] = {}
    for node in nodes:
        column[node] = 1 + max((column[parent] for parent in node.parents), default=-1)
    for node in reversed(nodes):
        children = [column[child] for child in nodes if node in child.parents]
        if children and not node.parents:
            column[node] = min(children) - 1

    # 출력에서 거슬러 올라가며 위에서부터 채웁니다. 연산은 제 입력들의 가운데 높이에 둡니다.
    places: dict[Value, tuple[float, float]] = {}
    bottom: dict[int, float] = {}

    def place(node: Value) -> None:
        if node in places:
            return
        for parent in node.parents:
            place(parent)
        heights = [places[parent][1] for parent in node.parents]
        y = sum(heights) / max(1, len(heights))
        if column[node] in bottom:
            highest_free = bottom[column[node]] - 1
            y = min(y, highest_free) if heights else highest_free
        places[node] = (float(column[node]), y)
        bottom[column[node]] = y

    place(root)
    return places


def _half_width(name: str) -> float:
    """상자의 너비의 절반(포인트). 화살표가 상자 앞에서 멈추게 합니다."""
    return 8 + max(sum(5.5 if ord(c) > 0x1100 else 3 for c in line) for line in name.split("\n"))


def _name(node: Value) -> str:
    if not node.op:
        return node.label or "상수"
    if node.op.startswith("**"):
        sign = "x" + node.op[2:].translate(_SUPERSCRIPT) if node.op[2:] else "xʸ"
    else:
        sign = _SIGNS.get(node.op, node.op)
    return f"{sign}\n{node.label}" if node.label else sign


def _number(value: float) -> str:
    return f"{value:.4g}".replace("-", "−")
