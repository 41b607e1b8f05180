"""함수의 그래프."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from companion._validate import FloatArray, as_count, as_finite, as_float, wrong_type, wrong_value
from companion.plotting._palette import GRID, LINES
from companion.plotting._style import axes_for

Function = Callable[[NDArray[np.float64]], ArrayLike]


def plot_function(
    functions: Function | Sequence[Function],
    x_range: tuple[float, float] = (-5.0, 5.0),
    *,
    labels: str | Sequence[str] | None = None,
    xlabel: str = "입력 $x$",
    ylabel: str = "출력 $f(x)$",
    points: int = 401,
    ax: Axes | None = None,
) -> Axes:
    r"""함수 하나 또는 여럿을 같은 좌표축에 그립니다.

    첫째는 파란 실선, 둘째는 주홍 파선입니다. 함수와 도함수를 차례로 주면 책의 색 약속(앞으로 흐르는
    값은 파랑, 기울기는 주홍)과 맞습니다.

    Parameters
    ----------
    functions : callable or sequence of callable
        배열 ``(points,)``을 받아 같은 모양을 돌려주는 함수. 일곱 개까지입니다.
    x_range : (float, float)
        가로축의 (처음, 끝).
    labels : str or sequence of str, optional
        범례에 쓸 이름. 함수마다 하나씩입니다. 없으면 범례도 없습니다.
    xlabel, ylabel : str
        축의 이름.
    points : int
        함숫값을 계산할 점의 수.
    ax : Axes, optional
        그릴 좌표축. 없으면 새 그림을 만듭니다.

    Returns
    -------
    Axes

    Raises
    ------
    TypeError, ValueError
        함수가 아니거나, 돌려준 값의 모양이 다르거나, 이름의 수가 맞지 않을 때.

    Examples
    --------
    >>> from companion.activations import step
    >>> ax = plot_function(step, (-3, 3), labels="계단 함수")
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['계단 함수']
    """
    several = [functions] if callable(functions) else list(functions)
    names = [labels] if isinstance(labels, str) else list(labels or [])
    if not 0 < len(several) <= len(LINES):
        raise wrong_value("functions", f"함수 1~{len(LINES)}개가", functions)
    if names and len(names) != len(several):
        raise wrong_value("labels", f"함수의 수와 같은 {len(several)}개의 이름이", labels)
    low, high = as_range("x_range", x_range)
    x = np.linspace(low, high, as_count("points", points, at_least=2))
    curves = [_values(f, x, f"functions[{i}]") for i, f in enumerate(several)]

    ax = axes_for(ax)
    ax.axhline(0, color=GRID, linewidth=1, zorder=0)
    ax.axvline(0, color=GRID, linewidth=1, zorder=0)
    for i, y in enumerate(curves):
        color, style = LINES[i]
        ax.plot(x, y, color=color, linestyle=style, label=names[i] if names else "_")
    ax.set(xlim=(low, high), xlabel=xlabel, ylabel=ylabel)
    if names:
        ax.legend()
    return ax


def as_range(name: str, pair: ArrayLike) -> tuple[float, float]:
    r"""``(처음, 끝)``인 유한한 두 수. 처음이 끝보다 작아야 합니다."""
    ends = as_finite(name, pair)
    if ends.shape != (2,) or not ends[0] < ends[1]:
        raise wrong_value(name, "(처음, 끝)이고 처음이 더 작은 두 수가", pair)
    return float(ends[0]), float(ends[1])


def _values(f: Function, x: NDArray[np.float64], name: str) -> FloatArray:
    """함숫값. 무한대는 선이 끊기도록 NaN으로 바꿉니다."""
    if not callable(f):
        raise wrong_type(name, "배열을 받아 배열을 돌려주는 함수가", f)
    y = as_float(f"{name}의 값", f(x.copy()))
    if y.shape not in (x.shape, ()):
        raise wrong_value(f"{name}의 값", f"입력과 모양이 같은 {x.shape} 배열이", y)
    return np.where(np.isfinite(y), y, np.nan) + np.zeros_like(x)
