"""계단 함수와 항등 함수: 퍼셉트론의 문턱, 그리고 아무것도 하지 않는 함수."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import FloatArray, as_float


def step(x: ArrayLike) -> FloatArray:
    r"""계단 함수: 0보다 크면 1, 아니면 0.

    .. math:: f(x) = \begin{cases} 1 & (x > 0) \\ 0 & (x \le 0) \end{cases}

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. 값은 0 또는 1이고, ``x = 0``에서는 0입니다.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    References
    ----------
    F. Rosenblatt, "The Perceptron", Psychological Review 65(6), 1958.

    Examples
    --------
    >>> step([-1.0, 0.0, 2.0])
    array([0., 0., 1.])
    """
    return np.heaviside(as_float("x", x), 0)


def step_grad(x: ArrayLike) -> FloatArray:
    r"""계단 함수의 도함수: 어디서나 0.

    .. math:: f'(x) = 0

    끊어진 점 ``x = 0``에는 도함수가 없지만 여기서는 0으로 둡니다. 기울기가 늘 0이라서
    계단 함수로는 경사하강법으로 학습할 수 없습니다.

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``와 같은 모양의 0.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    Examples
    --------
    >>> step_grad([-1.0, 0.0, 2.0])
    array([0., 0., 0.])
    """
    grad: FloatArray = np.zeros_like(as_float("x", x))[()]
    return grad


def identity(x: ArrayLike) -> FloatArray:
    r"""항등 함수: 입력을 그대로 내보냅니다. 회귀의 출력층에 씁니다.

    .. math:: f(x) = x

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``의 사본. ``x = 0``에서는 0입니다.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    Examples
    --------
    >>> identity([-1, 0, 2])
    array([-1.,  0.,  2.])
    """
    return +as_float("x", x)


def identity_grad(x: ArrayLike) -> FloatArray:
    r"""항등 함수의 도함수: 어디서나 1.

    .. math:: f'(x) = 1

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``와 같은 모양의 1.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    Examples
    --------
    >>> identity_grad([-1, 0, 2])
    array([1., 1., 1.])
    """
    grad: FloatArray = np.ones_like(as_float("x", x))[()]
    return grad
