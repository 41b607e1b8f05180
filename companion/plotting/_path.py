"""등고선과 그 위를 내려가는 길."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from companion._validate import FloatArray, as_count, as_float, as_function, wrong_value
from companion.plotting._function import as_range
from companion.plotting._palette import INK, LINES
from companion.plotting._style import axes_for, legend_above

_CONTOUR = "#B8B8B8"
_LEVELS = np.linspace(0.01, 0.97, 12)


def plot_path(
    f: Callable[[NDArray[np.float64]], Any],
    paths: ArrayLike | Mapping[str, ArrayLike],
    *,
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    minimum: tuple[float, float] | None = None,
    xlabel: str = "$w_1$",
    ylabel: str = "$w_2$",
    resolution: int = 61,
    ax: Axes | None = None,
) -> Axes:
    r"""변수가 둘인 함수의 등고선을 그리고, 옵티마이저가 지나간 길을 얹습니다.

    출발점은 속이 빈 동그라미입니다. 그림 밖으로 멀리 벗어난 뒤의 길은 그리지 않습니다.

    Parameters
    ----------
    f : callable
        모양이 ``(2,)``인 점 하나를 받아 수 하나를 돌려주는 함수.
    paths : array_like or mapping of str to array_like
        지나간 점 ``(steps + 1, 2)``. ``{"SGD": p1, "Adam": p2}``처럼 이름을 붙여 일곱 개까지 겹쳐
        그릴 수 있습니다.
    x_range, y_range : (float, float)
        축의 범위.
    minimum : (float, float), optional
        ✕로 표시할 최솟점.
    xlabel, ylabel : str
        축의 이름.
    resolution : int
        한 축에서 함숫값을 계산할 점의 수.
    ax : Axes, optional
        그릴 좌표축. 없으면 새 그림을 만듭니다.

    Returns
    -------
    Axes

    Raises
    ------
    TypeError, ValueError
        길의 모양이 ``(steps + 1, 2)``가 아니거나, 함숫값이 수 하나가 아닐 때.

    Examples
    --------
    >>> steps = [[-7 * 0.9**k, 2 * (-0.8) ** k] for k in range(30)]
    >>> ax = plot_path(lambda w: w[0] ** 2 / 20 + w[1] ** 2, {"SGD": steps},
    ...                x_range=(-8, 8), y_range=(-3, 3))
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['SGD']
    """
    as_function("f", f)
    named = paths if isinstance(paths, Mapping) else {"": paths}
    if not 0 < len(named) <= len(LINES):
        raise wrong_value("paths", f"길 1~{len(LINES)}개가", list(named))
    across, upward = as_range("x_range", x_range), as_range("y_range", y_range)
    shown = {name: _visible(name, path, across, upward) for name, path in named.items()}
    n = as_count("resolution", resolution, at_least=2)
    columns, rows = np.linspace(*across, n), np.linspace(*upward, n)
    heights = np.array([[_height(f, w1, w2) for w1 in columns] for w2 in rows])

    ax = axes_for(ax)
    finite = heights[np.isfinite(heights)]
    levels = np.unique(np.quantile(finite, _LEVELS)) if finite.size else finite
    if len(levels) > 1:
        ax.contour(columns, rows, heights, levels=levels, colors=[_CONTOUR], linewidths=0.8,
                   linestyles="solid")
    if minimum is not None:
        ax.plot(*minimum, "x", color=INK, markersize=9, markeredgewidth=2)
    for (name, path), (color, style) in zip(shown.items(), LINES, strict=False):
        ax.plot(*path.T, marker="o", markersize=4, linewidth=1.5, color=color, linestyle=style,
                label=name or "_")
        ax.plot(*path[0], "o", markersize=9, markerfacecolor="white", markeredgecolor=color,
                markeredgewidth=2)
    ax.set(xlim=across, ylim=upward, xlabel=xlabel, ylabel=ylabel)
    if any(named):
        legend_above(ax)
    return ax


def _visible(
    name: str, path: ArrayLike, across: tuple[float, float], upward: tuple[float, float]
) -> FloatArray:
    """그릴 길. 그림 너비의 열 배 밖으로 나가거나 유한하지 않은 점부터는 버립니다."""
    where = f"paths[{name!r}]" if name else "paths"
    points = as_float(where, path).astype(np.float64)
    if points.ndim != 2 or points.shape[1] != 2 or len(points) == 0:
        raise wrong_value(where, "모양이 (steps + 1, 2)인 배열이", points)
    low, high = np.array([across, upward]).T
    far = ~(np.abs(points - (low + high) / 2) <= 10 * (high - low)).all(axis=1)
    return points[: int(far.argmax())] if far.any() else points


def _height(f: Callable[[NDArray[np.float64]], Any], w1: float, w2: float) -> float:
    value = as_float("f의 값", f(np.array([w1, w2])))
    if value.size != 1:
        raise wrong_value("f의 값", "수 하나가", value)
    return float(value.reshape(()))
