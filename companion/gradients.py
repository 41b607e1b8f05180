r"""수치 미분과 경사하강법.

미분 공식을 몰라도 입력을 조금 흔들어 보면 기울기를 잴 수 있습니다. 느리지만 틀릴 일이 거의 없어,
손으로 유도한 미분을 검산하는 데에도 씁니다(`check_gradient`). 기울기를 알면 그 반대쪽으로 조금씩
움직여 함수의 최솟값을 찾아갑니다.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import (
    FloatArray,
    as_count,
    as_finite,
    as_float,
    as_function,
    as_number,
    as_point,
    as_scalar,
    wrong_value,
)
from companion.gradient_check import GradientReport, check_gradient

__all__ = [
    "GradientReport",
    "check_gradient",
    "gradient_descent",
    "numerical_diff",
    "numerical_gradient",
    "relative_error",
]


def numerical_diff(f: Callable[[float], ArrayLike], x: float, h: float = 1e-4) -> float:
    r"""변수가 하나인 함수의 수치 미분(중앙 차분).

    .. math:: f'(x) \approx \frac{f(x + h) - f(x - h)}{2h}

    Parameters
    ----------
    f : callable
        수 하나를 받아 수 하나를 돌려주는 함수.
    x : float
        미분할 자리.
    h : float, default 1e-4
        흔드는 폭. 너무 크면 곡선을 직선으로 본 오차가, 너무 작으면 반올림 오차가 커집니다.

    Returns
    -------
    float
        ``x``에서 잰 미분.

    Raises
    ------
    TypeError, ValueError
        ``f``가 함수가 아니거나 수 하나를 돌려주지 않을 때, ``x``가 유한한 수가 아닐 때,
        ``h``가 0 이하일 때.

    Examples
    --------
    >>> numerical_diff(lambda x: 0.01 * x**2 + 0.1 * x, 5)
    0.1999999999990898
    """
    f = as_function("f", f)
    x, h = as_number("x", x), as_number("h", h, above=0)
    return (as_scalar("f", f(x + h)) - as_scalar("f", f(x - h))) / (2 * h)


def numerical_gradient(
    f: Callable[[FloatArray], ArrayLike], x: ArrayLike, h: float = 1e-4
) -> FloatArray:
    r"""변수가 여럿인 함수의 수치 기울기. 변수를 하나씩 흔들어 편미분을 차례로 잽니다.

    .. math:: \frac{\partial f}{\partial x_i}
              \approx \frac{f(x + h e_i) - f(x - h e_i)}{2h}

    Parameters
    ----------
    f : callable
        ``x``와 같은 모양의 배열을 받아 수 하나를 돌려주는 함수.
    x : array_like
        아무 모양의 실수 배열. 정수는 float64로 바꾸어 잽니다.
    h : float, default 1e-4
        흔드는 폭.

    Returns
    -------
    ndarray
        ``x``와 같은 모양의 기울기.

    Raises
    ------
    TypeError, ValueError
        ``f``가 함수가 아니거나 수 하나를 돌려주지 않을 때, ``x``가 비었거나 유한하지 않을 때,
        ``h``가 0 이하일 때.

    Notes
    -----
    실수 배열 ``x``는 베끼지 않고 그 자리에서 흔들었다가 되돌립니다. 그래서 ``f``가 인자를 쓰지 않고
    신경망 속의 가중치 ``x``를 직접 읽어도 됩니다. 도중에 ``f``가 오류를 내도 ``x``는 처음 값입니다.

    Examples
    --------
    >>> numerical_gradient(lambda x: x[0] ** 2 + x[1] ** 2, [3, 4])
    array([6., 8.])
    """
    f, x, h = as_function("f", f), as_point("x", x), as_number("h", h, above=0)
    gradient = np.empty_like(x)
    for i in np.ndindex(x.shape):
        x_i = x[i]
        try:
            x[i] = x_i + h
            above = as_scalar("f", f(x))
            x[i] = x_i - h
            below = as_scalar("f", f(x))
        finally:
            x[i] = x_i
        gradient[i] = (above - below) / (2 * h)
    return gradient


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    r"""두 기울기의 상대 오차. 원소마다 잰 것 가운데 가장 큰 값입니다.

    .. math:: \max_i \frac{|a_i - b_i|}{\max(10^{-8},\ |a_i| + |b_i|)}

    0.01보다 크면 틀린 것으로, float64에서 1e-7 이하이면 좋은 것으로 봅니다.

    Parameters
    ----------
    a, b : array_like
        모양이 같은 두 배열.

    Returns
    -------
    float
        0(같음) 이상 1(부호가 다름) 이하.

    Raises
    ------
    TypeError, ValueError
        실수 배열이 아닐 때, 모양이 다르거나 비었을 때, 유한하지 않은 값이 있을 때.

    References
    ----------
    Stanford CS231n, "Neural Networks Part 3: Gradient checks", 2015.

    Examples
    --------
    >>> relative_error([1.0, 2.0], [1.0, 2.2])
    0.04761904761904766
    """
    a, b = as_finite("a", a), as_finite("b", b)
    if a.shape != b.shape:
        raise wrong_value("b", f"a와 모양이 같은 배열 {a.shape}이", b)
    if a.size == 0:
        raise wrong_value("a", "비어 있지 않은 배열이", a)
    a, b = a / 2, b / 2  # 분자와 분모를 함께 반으로 줄여, 아주 큰 수끼리 더해도 넘치지 않게 합니다.
    return float(np.max(np.abs(a - b) / np.maximum(1e-8 / 2, np.abs(a) + np.abs(b))))


def gradient_descent(
    f: Callable[[FloatArray], ArrayLike],
    x0: ArrayLike,
    *,
    learning_rate: float,
    steps: int,
    grad: Callable[[FloatArray], ArrayLike] | None = None,
) -> FloatArray:
    r"""경사하강법: 기울기의 반대쪽으로 학습률만큼 나아가기를 되풀이합니다.

    .. math:: x \leftarrow x - \eta \nabla f(x)

    Parameters
    ----------
    f : callable
        점 ``(d,)``를 받아 수 하나를 돌려주는 함수.
    x0 : array_like
        출발점 ``(d,)``. 수 하나는 ``(1,)``로 봅니다.
    learning_rate : float
        학습률 η. 0보다 커야 합니다.
    steps : int
        걸음 수.
    grad : callable, optional
        ``f``의 기울기. 주지 않으면 `numerical_gradient`로 잽니다.

    Returns
    -------
    ndarray
        지나온 길 ``(steps + 1, d)``. 첫 행은 출발점입니다. 발산하여 유한하지 않은 점에 이르면
        거기서 멈추고 나머지 행을 그 점으로 채웁니다. 경고는 내지 않습니다.

    Raises
    ------
    TypeError, ValueError
        ``x0``가 1차원의 유한한 점이 아닐 때, 학습률이나 걸음 수가 맞지 않을 때, ``f``나 ``grad``가
        함수가 아니거나 엉뚱한 모양을 돌려줄 때.

    Notes
    -----
    수치 기울기로는 좌표가 1e12쯤을 넘으면 h = 1e-4가 반올림에 묻혀 기울기가 0이 됩니다.
    발산하던 길이 그쯤에서 멈춰도 수렴한 것이 아닙니다.

    References
    ----------
    A. Cauchy, "Méthode générale pour la résolution des systèmes d'équations simultanées", 1847.

    Examples
    --------
    >>> path = gradient_descent(lambda x: np.sum(x**2), [-3.0, 4.0], learning_rate=0.1, steps=100)
    >>> path.shape, bool(np.allclose(path[-1], 0))
    ((101, 2), True)
    """
    f = as_function("f", f)
    grad = (lambda x: numerical_gradient(f, x)) if grad is None else as_function("grad", grad)
    start = as_finite("x0", x0)
    if start.ndim > 1 or start.size == 0:
        raise wrong_value("x0", "비어 있지 않은 점 (d,)가", start)
    learning_rate = as_number("learning_rate", learning_rate, above=0)
    steps = as_count("steps", steps, at_least=0)

    path = np.empty((steps + 1, start.size), dtype=start.dtype)
    path[0] = start
    with np.errstate(over="ignore", invalid="ignore"):
        for k in range(steps):
            x = path[k].copy()
            gradient = as_float("grad", grad(x))
            if gradient.shape != x.shape and not gradient.size == x.size == 1:
                raise wrong_value("grad", f"모양이 {x.shape}인 기울기를 돌려주는 함수가", gradient)
            path[k + 1] = path[k] - learning_rate * gradient
            if not np.isfinite(path[k + 1]).all():
                path[k + 2 :] = path[k + 1]
                break
    return path
