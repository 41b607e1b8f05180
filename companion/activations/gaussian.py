"""GELU: 정규분포의 누적 확률만큼 보내는 매끄러운 ReLU(tanh 근사)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import FloatArray, as_float

# GELU: tanh 근사의 상수들. tanh(u)는 |x| ≥ 10이면 float64에서 정확히 ±1이므로, u를 구할 때
# x를 그 안으로 자르면 값은 그대로이고 x³은 float16에서도 넘치지 않습니다.
_GELU_SCALE = float(np.sqrt(2 / np.pi))
_GELU_CUBIC = 0.044715
_GELU_FLAT = 10


def gelu(x: ArrayLike) -> FloatArray:
    r"""GELU 함수(tanh 근사): 0 근처에서 매끄럽게 휘는 ReLU입니다.

    .. math:: f(x) = \tfrac{1}{2}\,x\,(1 + \tanh u), \qquad
              u = \sqrt{2/\pi}\,(x + 0.044715\,x^3)

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. ``x = 0``에서는 0입니다.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    References
    ----------
    D. Hendrycks, K. Gimpel, "Gaussian Error Linear Units (GELUs)", 2016.

    Examples
    --------
    >>> gelu([-1.0, 0.0, 2.0]).round(4)
    array([-0.1588,  0.    ,  1.9546])
    """
    x = as_float("x", x)
    z = np.clip(x, -_GELU_FLAT, _GELU_FLAT)
    u = _GELU_SCALE * (z + _GELU_CUBIC * z**3)
    y: FloatArray = 0.5 * x * (1 + np.tanh(u))
    return y


def gelu_grad(x: ArrayLike) -> FloatArray:
    r"""GELU 함수(tanh 근사)의 도함수.

    .. math:: f'(x) = \tfrac{1}{2}(1 + \tanh u) + \tfrac{1}{2}\,x\,(1 - \tanh^2 u)\,u', \qquad
              u' = \sqrt{2/\pi}\,(1 + 3 \cdot 0.044715\,x^2)

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. ``x = 0``에서는 0.5입니다.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    Examples
    --------
    >>> gelu_grad([-1e4, 0.0, 1e4])
    array([0. , 0.5, 1. ])
    """
    z = np.clip(as_float("x", x), -_GELU_FLAT, _GELU_FLAT)
    y = np.tanh(_GELU_SCALE * (z + _GELU_CUBIC * z**3))
    du = _GELU_SCALE * (1 + 3 * _GELU_CUBIC * z**2)
    grad: FloatArray = 0.5 * (1 + y) + 0.5 * z * (1 - y**2) * du
    return grad
