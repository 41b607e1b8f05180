"""층마다 활성화 값이 어떻게 퍼져 있는가."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from companion._validate import as_count, as_finite, wrong_value
from companion.plotting._function import as_range
from companion.plotting._palette import FORWARD, GRID
from companion.plotting._style import axes_for


def plot_activation_histograms(
    activations: Sequence[ArrayLike],
    *,
    labels: Sequence[str] | None = None,
    y_range: tuple[float, float] | None = None,
    bins: int = 40,
    color: str = FORWARD,
    ax: Axes | None = None,
) -> Axes:
    r"""층마다 값의 히스토그램을 옆으로 눕혀 나란히 세웁니다.

    세로축이 값이고, 막대가 오른쪽으로 길수록 그 값이 많습니다. 막대의 길이는 층마다 가장 긴 것을
    기준으로 맞춥니다. 기울기를 그릴 때는 ``color=BACKWARD``를 줍니다.

    Parameters
    ----------
    activations : sequence of array_like
        층마다 나온 값. 모양은 아무래도 좋습니다.
    labels : sequence of str, optional
        층의 이름. 없으면 1층, 2층, …입니다.
    y_range : (float, float), optional
        값의 범위. 없으면 모든 층의 값을 감쌉니다. 범위 밖의 값은 가장자리 칸에 넣습니다.
    bins : int
        칸의 수.
    color : str
        막대의 색.
    ax : Axes, optional
        그릴 좌표축. 없으면 새 그림을 만듭니다.

    Returns
    -------
    Axes

    Raises
    ------
    TypeError, ValueError
        층이 없거나, 비었거나, 유한하지 않은 값이 있을 때.

    Examples
    --------
    >>> ax = plot_activation_histograms([[0.1, 0.2, 0.2], [0.5, 0.5, 0.5]])
    >>> [tick.get_text() for tick in ax.get_xticklabels()]
    ['1층', '2층']
    """
    layers = [as_finite(f"activations[{i}]", each).ravel() for i, each in enumerate(activations)]
    if not layers or not all(layer.size for layer in layers):
        raise wrong_value("activations", "값이 하나 이상 있는 층이 하나 이상", activations)
    names = [f"{i + 1}층" for i in range(len(layers))] if labels is None else list(labels)
    if len(names) != len(layers):
        raise wrong_value("labels", f"층의 이름 {len(layers)}개가", labels)
    if y_range is None:
        low, high = float(min(map(np.min, layers))), float(max(map(np.max, layers)))
        low, high = (low, high) if low < high else (low - 0.5, high + 0.5)
    else:
        low, high = as_range("y_range", y_range)
    edges = np.linspace(low, high, as_count("bins", bins) + 1)

    ax = axes_for(ax)
    ax.axhline(0, color=GRID, linewidth=1, zorder=0)
    for i, layer in enumerate(layers):
        counts, _ = np.histogram(np.clip(layer, low, high), edges)
        ax.stairs(
            i + 0.9 * counts / counts.max(), edges, baseline=i, orientation="horizontal",
            fill=True, color=color,
        )
        ax.axvline(i, color=GRID, linewidth=1, zorder=0)
    ax.set(xlim=(-0.1, len(layers)), ylim=(low, high), ylabel="값")
    ax.set_xticks(np.arange(len(layers)) + 0.45, names)
    ax.tick_params(axis="x", length=0)
    return ax
