"""신경망의 얼개: 동그라미가 뉴런이고 선이 가중치입니다."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes

from companion._validate import as_count, wrong_value
from companion.plotting._palette import INK, MUTED
from companion.plotting._style import axes_for

_MOST = 8  # 한 층에 모두 그리는 뉴런의 수. 더 많으면 가운데를 줄임표로 줄입니다.


def plot_network(
    sizes: Sequence[int],
    *,
    layer_labels: Sequence[str] | None = None,
    node_labels: Sequence[Sequence[str]] | None = None,
    edge_labels: Sequence[Sequence[Sequence[str]]] | None = None,
    bias: bool = False,
    ax: Axes | None = None,
) -> Axes:
    r"""층마다 뉴런을 세로로 늘어놓고, 이웃한 두 층을 선으로 잇습니다.

    Parameters
    ----------
    sizes : sequence of int
        층마다 뉴런의 수. ``[2, 3, 1]``은 입력 둘, 은닉 셋, 출력 하나입니다.
        한 층에 여덟 개가 넘으면 가운데를 줄이고 층의 이름에 수를 적습니다.
    layer_labels : sequence of str, optional
        층의 이름. 없으면 입력층, 은닉층, 출력층입니다.
    node_labels : sequence of sequence of str, optional
        층마다 뉴런의 이름. 없으면 입력은 :math:`x_i`, 출력은 :math:`y_i`입니다.
    edge_labels : sequence of sequence of sequence of str, optional
        층 사이마다 ``(n_in, n_out)``꼴로 놓은 선의 이름. ``bias=True``이면 편향의 이름이 담긴
        행을 마지막에 하나 더 둡니다.
    bias : bool
        편향을 값이 1인 입력으로 그릴지.
    ax : Axes, optional
        그릴 좌표축. 없으면 새 그림을 만듭니다.

    Returns
    -------
    Axes

    Raises
    ------
    TypeError, ValueError
        층이 둘보다 적거나, 이름의 수가 뉴런이나 선의 수와 다를 때.

    Examples
    --------
    >>> ax = plot_network([2, 1], edge_labels=[[["0.5"], ["0.5"], ["−0.7"]]], bias=True)
    >>> [text.get_text() for text in ax.texts][:3]
    ['입력층', '출력층', '0.5']
    """
    counts = [as_count(f"sizes[{i}]", n) for i, n in enumerate(sizes)]
    if len(counts) < 2:
        raise wrong_value("sizes", "층이 둘 이상 있는 목록이", sizes)
    titles = _layer_labels(counts) if layer_labels is None else list(layer_labels)
    if len(titles) != len(counts):
        raise wrong_value("layer_labels", f"층의 이름 {len(counts)}개가", layer_labels)
    names = _node_labels(counts) if node_labels is None else [list(each) for each in node_labels]
    if [len(each) for each in names] != counts:
        raise wrong_value("node_labels", f"층마다 {counts}개의 이름이", node_labels)
    _check_edges(edge_labels, counts, bias)

    ax = axes_for(ax)
    ax.set_axis_off()
    last = len(counts) - 1
    columns = [_column(n, bias and i < last) for i, n in enumerate(counts)]
    highest = max(max(column.values()) for column in columns)
    size = min(30.0, 190 / (2 * highest + 1))
    for i, title in enumerate(titles):
        ax.text(i, highest + 1, title, ha="center", va="center")
    for i, column in enumerate(columns[:-1]):
        for j, y in column.items():
            for k, y_next in columns[i + 1].items():
                if k < counts[i + 1]:  # 편향으로 들어오는 선은 없습니다.
                    ax.plot([i, i + 1], [y, y_next], color=MUTED, linewidth=1, zorder=1)
                    if edge_labels is not None:
                        _edge_label(ax, i, y, y_next, edge_labels[i][j][k])
    for i, column in enumerate(columns):
        for j, y in column.items():
            is_bias = j == counts[i]
            edge, text = (MUTED, "1") if is_bias else (INK, names[i][j])
            ax.plot(i, y, "o", markersize=size, markerfacecolor="white", markeredgecolor=edge)
            ax.text(i, y, text, ha="center", va="center_baseline", fontsize=min(11.0, size * 0.55))
        if counts[i] > _MOST:
            ax.text(i, column[_MOST - 3] - 1, "⋮", ha="center", va="center", fontsize=14)
    ax.set(xlim=(-0.4, last + 0.4), ylim=(-highest - 0.6, highest + 1.4))
    return ax


def _column(n: int, with_bias: bool) -> dict[int, float]:
    """보이는 뉴런의 번호와 높이. 번호 n은 편향입니다. 많으면 처음 여섯과 마지막만 보입니다."""
    shown = list(range(n)) if n <= _MOST else [*range(_MOST - 2), -1, n - 1]
    shown += [n] if with_bias else []
    heights = [(len(shown) - 1) / 2 - slot for slot in range(len(shown))]
    return {j: y for j, y in zip(shown, heights, strict=True) if j >= 0}


def _edge_label(ax: Axes, i: int, y: float, y_next: float, text: str) -> None:
    """선 위의 이름. 선들이 엇갈리는 가운데를 피해 앞쪽에 놓습니다."""
    at = 0.32
    ax.text(
        i + at, y + at * (y_next - y), text, ha="center", va="center", fontsize=10,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
    )


def _layer_labels(counts: Sequence[int]) -> list[str]:
    hidden = len(counts) - 2
    middle = ["은닉층"] if hidden == 1 else [f"은닉층 {i + 1}" for i in range(hidden)]
    titles = ["입력층", *middle, "출력층"]
    return [
        f"{title} ({n:,})" if n > _MOST else title for title, n in zip(titles, counts, strict=True)
    ]


def _node_labels(counts: Sequence[int]) -> list[list[str]]:
    """입력은 x, 출력은 y. 은닉층은 하나일 때만 h라고 적습니다."""
    hidden = [_names("h", n) if len(counts) == 3 else [""] * n for n in counts[1:-1]]
    return [_names("x", counts[0]), *hidden, _names("y", counts[-1])]


def _names(letter: str, n: int) -> list[str]:
    return [f"${letter}$"] if n == 1 else [f"${letter}_{{{j + 1}}}$" for j in range(n)]


def _check_edges(
    edge_labels: Sequence[Sequence[Sequence[str]]] | None, counts: Sequence[int], bias: bool
) -> None:
    if edge_labels is None:
        return
    wanted = [(n_in + bias, n_out) for n_in, n_out in pairwise(counts)]
    if max(counts) > _MOST:
        raise wrong_value("edge_labels", f"층마다 뉴런이 {_MOST}개 이하인 신경망이", list(counts))
    if [np.shape(each) for each in edge_labels] != wanted:
        raise wrong_value("edge_labels", f"층 사이마다 모양이 {wanted}인 이름이", edge_labels)
