r"""책의 그림.

글꼴과 색은 한곳에서 정하고, 그림 하나가 함수 하나입니다. 모든 그림 함수는 ``ax``를 주면 거기에,
주지 않으면 새 그림에 그리고, 그린 좌표축을 돌려줍니다.

>>> from companion.activations import step
>>> ax = plot_function(step, labels="계단 함수")
>>> ax.get_xlabel()
'입력 $x$'
"""

from companion.plotting._boundary import plot_decision_boundary
from companion.plotting._digits import show_digits
from companion.plotting._function import plot_function
from companion.plotting._graph import plot_graph
from companion.plotting._histograms import plot_activation_histograms
from companion.plotting._history import plot_history
from companion.plotting._network import plot_network
from companion.plotting._palette import (
    BACKWARD,
    BLACK,
    BLUE,
    CLASS_COLORS,
    CLASS_MARKERS,
    FORWARD,
    GREEN,
    GRID,
    INK,
    MUTED,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
    YELLOW,
)
from companion.plotting._path import plot_path
from companion.plotting._style import FULL, HALF, figure, use_korean_font

__all__ = [
    "BACKWARD",
    "BLACK",
    "BLUE",
    "CLASS_COLORS",
    "CLASS_MARKERS",
    "FORWARD",
    "FULL",
    "GREEN",
    "GRID",
    "HALF",
    "INK",
    "MUTED",
    "ORANGE",
    "PURPLE",
    "SKY",
    "VERMILION",
    "YELLOW",
    "figure",
    "plot_activation_histograms",
    "plot_decision_boundary",
    "plot_function",
    "plot_graph",
    "plot_history",
    "plot_network",
    "plot_path",
    "show_digits",
    "use_korean_font",
]
