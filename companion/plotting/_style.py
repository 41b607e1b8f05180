"""그림의 글꼴과 모양, 크기를 한곳에서 정합니다.

바탕은 언제나 흰색입니다. 어두운 화면에서는 책의 스타일시트가 그림을 뒤집어 보여 줍니다.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import matplotlib
from cycler import cycler
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from companion._validate import as_count, as_finite, wrong_type, wrong_value
from companion.plotting._palette import GRID, INK, LINES, MUTED

FONT_FAMILY = "Companion Sans KR"
_FONT_FILE = Path(__file__).parent.parent / "fonts" / "CompanionSansKR-Regular.ttf"

# 그림의 크기(인치, 100 dpi)는 둘뿐입니다: 본문 너비와 휴대전화의 너비.
# 넓은 그림을 휴대전화에서 볼 때는 좌표축을 아래로 쌓아 TALL로 다시 그립니다(_forms.py).
FULL = (6.4, 2.8)
HALF = (3.6, 2.6)
TALL = (3.6, 5.2)

_RC: Any = {
    "font.family": [FONT_FAMILY, "DejaVu Sans"],
    "font.size": 11,
    "axes.titlesize": 11,
    "axes.labelsize": 11,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "legend.fontsize": 10,
    "axes.unicode_minus": True,
    # 수식의 로마자도 같은 글꼴로, 기울인 글자는 어울리는 DejaVu Sans로 씁니다.
    "mathtext.fontset": "custom",
    "mathtext.rm": FONT_FAMILY,
    "mathtext.it": "DejaVu Sans:italic",
    "mathtext.bf": "DejaVu Sans:bold",
    "mathtext.sf": FONT_FAMILY,
    "mathtext.cal": "DejaVu Sans:italic",
    "mathtext.tt": "DejaVu Sans Mono",
    "mathtext.fallback": "stixsans",
    "text.hinting": "none",
    "figure.figsize": FULL,
    "figure.dpi": 100,
    "figure.facecolor": "white",
    "figure.constrained_layout.use": True,
    "savefig.facecolor": "white",
    "savefig.dpi": "figure",
    "axes.facecolor": "white",
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.titleweight": "normal",
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.prop_cycle": cycler(color=[color for color, _ in LINES]),
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "lines.linewidth": 2.0,
    "lines.markersize": 6,
    "legend.frameon": False,
    "image.cmap": "cividis",
}


def is_static() -> bool:
    """커널 없는 정적 페이지를 만드는 중인지."""
    return os.environ.get("COMPANION_STATIC") == "1"


def use_korean_font() -> str:
    """책의 글꼴과 그림 모양을 matplotlib에 겁니다.

    함께 실린 글꼴을 등록하므로 한글과 음의 부호(−)가 어느 컴퓨터에서나 네모로 깨지지 않습니다.
    커널을 다시 시작할 필요가 없고, 여러 번 불러도 됩니다. 이 모듈의 그림 함수는 이 설정이 없으면
    스스로 걸기 때문에, matplotlib을 직접 쓸 때에만 먼저 불러 두면 됩니다.

    Returns
    -------
    str
        글꼴 이름.

    References
    ----------
    길형진, Pretendard 1.3.9 (SIL Open Font License 1.1)에서 2,350자와 기호를 추린 글꼴입니다.
    M. Okabe, K. Ito, "Color Universal Design", 2008 (색상표).

    Examples
    --------
    >>> use_korean_font()
    'Companion Sans KR'
    """
    register_font()
    matplotlib.rcParams.update(_RC)
    return FONT_FAMILY


def register_font() -> None:
    """함께 실린 글꼴을 matplotlib에 한 번 등록합니다."""
    manager = font_manager.fontManager
    if not any(entry.name == FONT_FAMILY for entry in manager.ttflist):
        manager.addfont(str(_FONT_FILE))


def figure(
    width: str | tuple[float, float] = "full", *, rows: int = 1, columns: int = 1, **options: Any
) -> tuple[Figure, Any]:
    r"""책의 크기와 모양으로 빈 그림을 만듭니다.

    Parameters
    ----------
    width : {"full", "half"} or (float, float)
        본문 너비(6.4 × 2.8인치), 휴대전화의 너비(3.6 × 2.6인치), 또는 인치로 적은 (너비, 높이).
        책의 페이지에서 본문 너비의 그림은 휴대전화에서 좌표축을 아래로 쌓아 다시 그립니다.
    rows, columns : int
        좌표축을 몇 행 몇 열로 둘지.
    **options
        ``matplotlib.pyplot.subplots``에 그대로 넘깁니다.

    Returns
    -------
    Figure, Axes or ndarray of Axes
        그림과 좌표축. 좌표축이 여럿이면 배열입니다.

    Raises
    ------
    ValueError, TypeError
        크기나 개수가 잘못되었을 때.

    Examples
    --------
    >>> fig, ax = figure("half")
    >>> [float(inch) for inch in fig.get_size_inches()]
    [3.6, 2.6]
    """
    from matplotlib import pyplot as plt

    rows, columns = as_count("rows", rows), as_count("columns", columns)
    named = {"full": FULL, "half": HALF}
    if isinstance(width, str) and width not in named:
        raise wrong_value("width", '"full"이나 "half", 또는 (너비, 높이)가', width)
    size = as_finite("width", named[width] if isinstance(width, str) else width)
    if size.shape != (2,) or size.min() <= 0 or size.max() > 20:
        raise wrong_value("width", "0보다 크고 20 이하인 인치 두 개 (너비, 높이)가", width)
    ensure_style()
    made, axes = plt.subplots(rows, columns, figsize=tuple(size), **options)
    if is_static():
        from companion.plotting._forms import show_both

        show_both(made)
    return made, axes


def ensure_style() -> None:
    """글꼴이 아직 걸려 있지 않으면 겁니다. 뒤에 손수 바꾼 설정은 건드리지 않습니다."""
    if matplotlib.rcParams["font.family"][:1] != [FONT_FAMILY]:
        use_korean_font()
    register_font()


def legend_above(ax: Axes) -> None:
    """자료를 가리지 않도록 좌표축 위에 범례를 둡니다."""
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, handletextpad=0.4, columnspacing=1)


def axes_for(ax: Axes | None, width: str | tuple[float, float] = "full") -> Axes:
    """받은 좌표축. 없으면 새 그림의 좌표축."""
    if ax is None:
        new: Axes = figure(width)[1]
        return new
    if not isinstance(ax, Axes):
        raise wrong_type("ax", "matplotlib의 좌표축(Axes) 하나가", ax)
    ensure_style()
    # 글꼴을 걸기 전에 만든 좌표축도 한글로 적을 수 있게 합니다.
    for text in (ax.title, ax.xaxis.label, ax.yaxis.label):
        text.set_fontfamily(matplotlib.rcParams["font.family"])
    return ax
