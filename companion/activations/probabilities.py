"""소프트맥스: 점수 여럿을 합이 1인 확률로."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import FloatArray, as_axis, as_float


def softmax(x: ArrayLike, axis: int = -1) -> FloatArray:
    r"""소프트맥스 함수: 점수(로짓)를 합이 1인 확률로 바꿉니다.

    .. math:: p_i = \frac{e^{x_i}}{\sum_j e^{x_j}}
                  = \frac{e^{x_i - \max_j x_j}}{\sum_j e^{x_j - \max_j x_j}}

    모든 점수에서 같은 수를 빼도 값이 같으므로, 최댓값을 빼서 지수가 넘치지 않게 합니다.

    Parameters
    ----------
    x : array_like
        모양 ``(k,)``나 ``(n, k)``처럼 1차원 이상인 실수 배열.
    axis : int
        확률의 합이 1이 될 축. 기본값은 마지막 축입니다.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. ``axis``를 따라 더하면 1이고, ``x``가 모두 0이면 모두 1/k입니다.

    Raises
    ------
    TypeError
        ``x``가 실수 배열이 아니거나 ``axis``가 정수가 아닐 때.
    ValueError
        ``x``에 그런 축이 없거나 그 축이 비어 있을 때.

    References
    ----------
    J. S. Bridle, "Probabilistic Interpretation of Feedforward Classification Network Outputs",
    1990.

    Examples
    --------
    >>> softmax([1010, 1000, 990]).round(7)
    array([9.999546e-01, 4.540000e-05, 0.000000e+00])
    """
    x = as_float("x", x)
    axis = as_axis("axis", axis, x)
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    p: FloatArray = e / e.sum(axis=axis, keepdims=True)
    return p


def softmax_grad(x: ArrayLike, axis: int = -1) -> FloatArray:
    r"""소프트맥스 함수의 야코비 행렬(Jacobian): 출력마다 입력 전부에 대해 미분한 값입니다.

    .. math:: J_{ij} = \frac{\partial p_i}{\partial x_j} = p_i\,(\delta_{ij} - p_j)

    출력 하나가 입력 전부에 달려 있어, 다른 함수와 달리 도함수가 행렬입니다.

    Parameters
    ----------
    x : array_like
        1차원 이상인 실수 배열. ``axis``의 길이가 k입니다.
    axis : int
        `softmax`의 축.

    Returns
    -------
    ndarray
        모양 ``(..., k, k)``. ``axis``를 뺀 나머지 축이 앞에 오고, 마지막 두 축이 i와 j입니다.
        ``x``가 모두 0이면 :math:`J_{ij} = (\delta_{ij} - 1/k)/k`입니다.

    Raises
    ------
    TypeError
        ``x``가 실수 배열이 아니거나 ``axis``가 정수가 아닐 때.
    ValueError
        ``x``에 그런 축이 없거나 그 축이 비어 있을 때.

    Examples
    --------
    >>> softmax_grad([0.0, 0.0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    p = np.moveaxis(softmax(x, axis), axis, -1)
    delta = np.eye(p.shape[-1], dtype=p.dtype)
    return p[..., :, None] * (delta - p[..., None, :])
