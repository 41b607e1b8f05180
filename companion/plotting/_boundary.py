"""결정 경계: 모델이 평면을 어떻게 나누어 칠하는가."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from numpy.typing import ArrayLike, NDArray

from companion._validate import (
    FloatArray,
    as_count,
    as_finite,
    as_labels,
    as_samples,
    wrong_type,
    wrong_value,
)
from companion.plotting._function import as_range
from companion.plotting._palette import CLASS_COLORS, CLASS_EDGES, CLASS_MARKERS, INK
from companion.plotting._style import axes_for, legend_above

# 0.5와 꼭 같은 확률은 0으로 봅니다.
_ABOVE_0 = np.finfo(np.float64).tiny

Predict = Callable[[NDArray[np.float64]], ArrayLike]


def plot_decision_boundary(
    predict: Predict,
    x: ArrayLike,
    t: ArrayLike,
    *,
    test: tuple[ArrayLike, ArrayLike] | None = None,
    names: Sequence[str] | None = None,
    x_range: tuple[float, float] | None = None,
    y_range: tuple[float, float] | None = None,
    xlabel: str = "$x_1$",
    ylabel: str = "$x_2$",
    resolution: int = 121,
    ax: Axes | None = None,
) -> Axes:
    r"""예측이 같은 영역을 옅게 칠하고, 경계선과 자료를 그 위에 그립니다.

    클래스는 색과 표식으로 함께 구별합니다. 학습 데이터는 속을 채우고 시험 데이터는 비웁니다.

    Parameters
    ----------
    predict : callable
        ``(m, 2)`` 배열을 받는 함수나 퍼셉트론처럼 부를 수 있는 모델. 돌려주는 값은 라벨 ``(m,)``,
        클래스 1의 확률 ``(m,)``이나 ``(m, 1)`` (0.5를 넘으면 1), 클래스별 점수 ``(m, K)`` 가운데
        하나입니다.
    x, t : array_like
        학습 데이터 ``(n, 2)``와 정수 라벨 ``(n,)``. 클래스는 여덟 개까지입니다.
    test : (array_like, array_like), optional
        시험 데이터와 라벨.
    names : sequence of str, optional
        범례에 쓸 클래스 이름. 클래스마다 하나씩입니다. 없으면 범례도 없습니다.
    x_range, y_range : (float, float), optional
        축의 범위. 없으면 자료를 조금 넓게 감쌉니다. 슬라이더에서는 고정하는 편이 좋습니다.
    xlabel, ylabel : str
        축의 이름.
    resolution : int
        한 축에서 예측할 점의 수.
    ax : Axes, optional
        그릴 좌표축. 없으면 새 그림을 만듭니다.

    Returns
    -------
    Axes

    Raises
    ------
    TypeError, ValueError
        자료의 모양이 다르거나, ``predict``가 위의 세 꼴이 아닌 값을 돌려줄 때.

    Examples
    --------
    >>> from companion.perceptron import Perceptron
    >>> x, t = [[0, 0], [1, 0], [0, 1], [1, 1]], [0, 0, 0, 1]
    >>> ax = plot_decision_boundary(Perceptron([0.5, 0.5], -0.7), x, t, names=["0", "1"])
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['0', '1']
    """
    if not callable(predict):
        expected = "(m, 2) 배열을 받는 함수(예: lambda x: predict(model, x))가"
        raise wrong_type("predict", expected, predict)
    limit = len(CLASS_COLORS)
    x = as_samples("x", x, features=2)
    t = as_labels("t", t, len(x), n_classes=limit)
    groups = [(x, t, True)]
    if test is not None:
        if not isinstance(test, (tuple, list)) or len(test) != 2:
            raise wrong_type("test", "(자료, 라벨) 두 배열이", test)
        x_test = as_samples("test[0]", test[0], features=2)
        groups.append((x_test, as_labels("test[1]", test[1], len(x_test), n_classes=limit), False))
    n_classes = 1 + max(int(labels.max()) for _, labels, _ in groups)
    if names is not None and len(names) < n_classes:
        raise wrong_value("names", f"클래스마다 하나씩 이름 {n_classes}개가", names)
    every = np.concatenate([points for points, _, _ in groups])
    across = _around(every[:, 0]) if x_range is None else as_range("x_range", x_range)
    upward = _around(every[:, 1]) if y_range is None else as_range("y_range", y_range)

    n = as_count("resolution", resolution, at_least=2)
    columns, rows = np.linspace(*across, n), np.linspace(*upward, n)
    grid = np.stack(np.meshgrid(columns, rows), axis=-1)
    margins = _margins(predict(grid.reshape(-1, 2)), n * n, limit).reshape(n, n, -1)

    ax = axes_for(ax, "half")
    ax.set_facecolor(_tint(0))
    for k in range(1, margins.shape[-1]):
        margin = margins[:, :, k]
        levels = [_ABOVE_0, max(float(margin.max()), 0.0) + 1]
        ax.contourf(columns, rows, margin, levels, colors=[_tint(k)], antialiased=False)
        if margin.min() < 0 < margin.max():
            ax.contour(columns, rows, margin, levels=[0], colors=[INK], linewidths=1)
    for points, labels, filled in groups:
        for k in np.unique(labels):
            ax.plot(
                *points[labels == k].T,
                CLASS_MARKERS[k],
                markerfacecolor=CLASS_COLORS[k] if filled else "white",
                markeredgecolor=INK if filled else CLASS_EDGES[k],
                markeredgewidth=0.8 if filled else 1.5,
                label=names[k] if names is not None and filled else "_",
            )
    ax.set(xlim=across, ylim=upward, xlabel=xlabel, ylabel=ylabel)
    if names is not None:
        if test is not None:
            ax.plot([], [], "o", markerfacecolor="white", markeredgecolor=INK, label="시험 데이터")
        legend_above(ax)
    return ax


def _margins(output: ArrayLike, n: int, limit: int) -> FloatArray:
    """점마다 클래스 k가 다른 클래스를 얼마나 앞서는가 ``(n, K)``. 0보다 크면 예측이 k입니다."""
    y = as_finite("predict의 값", output)
    if y.shape == (n, 1):
        y = y[:, 0]
    if y.ndim == 2 and y.shape[0] == n and y.shape[1] <= limit:
        others = np.stack([np.delete(y, k, axis=1).max(axis=1) for k in range(y.shape[1])], axis=1)
        return np.asarray(y - others)
    if y.shape != (n,):
        expected = f"모양이 ({n},), ({n}, 1), ({n}, 클래스 수 {limit} 이하) 가운데 하나인 배열이"
        raise wrong_value("predict의 값", expected, y)
    if (y == np.trunc(y)).all():
        labels = as_labels("predict의 값", y, n, n_classes=limit)
        return np.asarray((labels[:, None] == np.arange(labels.max() + 1)) - 0.5)
    if y.min() < 0 or y.max() > 1:
        worst = float(y[np.abs(y - 0.5).argmax()])
        raise wrong_value("predict의 값", "정수 라벨이나 0과 1 사이의 확률이", worst)
    return np.stack([0.5 - y, y - 0.5], axis=1)


def _around(values: FloatArray) -> tuple[float, float]:
    """자료를 감싸는 범위. 폭의 15%만큼 넓힙니다."""
    low, high = float(values.min()), float(values.max())
    margin = 0.15 * (high - low) or 1.0
    return low - margin, high + margin


def _tint(k: int) -> tuple[float, float, float]:
    """클래스 k의 영역을 칠할 옅은 색."""
    red, green, blue = to_rgb(CLASS_COLORS[k])
    return 0.75 + red / 4, 0.75 + green / 4, 0.75 + blue / 4

