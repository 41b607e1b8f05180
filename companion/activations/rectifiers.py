"""정류 함수: 양수는 그대로 보내는 ReLU와, 음수도 조금은 보내는 Leaky ReLU, ELU."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import FloatArray, as_float, as_number
from companion.activations.threshold import step


def relu(x: ArrayLike) -> FloatArray:
    r"""ReLU 함수: 양수는 그대로, 음수는 0으로 내보냅니다.

    .. math:: f(x) = \max(0, x)

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
    V. Nair, G. E. Hinton, "Rectified Linear Units Improve Restricted Boltzmann Machines", 2010.

    Examples
    --------
    >>> relu([-1.0, 0.0, 2.0])
    array([0., 0., 2.])
    """
    x = as_float("x", x)
    y = np.zeros(x.shape, x.dtype)    # 0 하나보다 같은 모양의 0들과 견주는 것이 두 배쯤 빠릅니다
    return np.maximum(x, y, out=y)[()]


def relu_grad(x: ArrayLike) -> FloatArray:
    r"""ReLU 함수의 도함수: 계단 함수와 같습니다.

    .. math:: f'(x) = \begin{cases} 1 & (x > 0) \\ 0 & (x \le 0) \end{cases}

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. 꺾인 점 ``x = 0``에서는 0입니다.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    Examples
    --------
    >>> relu_grad([-1.0, 0.0, 2.0])
    array([0., 0., 1.])
    """
    return step(x)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> FloatArray:
    r"""Leaky ReLU 함수: 음수도 ``slope``배만큼 새어 나가게 합니다.

    .. math:: f(x) = \begin{cases} x & (x > 0) \\ ax & (x \le 0) \end{cases}

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.
    slope : float
        음수 쪽의 기울기 :math:`a`. 0 이상입니다.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. ``x = 0``에서는 0입니다.

    Raises
    ------
    TypeError
        ``x``가 실수 배열이 아니거나 ``slope``가 실수가 아닐 때.
    ValueError
        ``slope``가 음수일 때.

    References
    ----------
    A. L. Maas, A. Y. Hannun, A. Y. Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic
    Models", 2013.

    Examples
    --------
    >>> leaky_relu([-1.0, 0.0, 2.0])
    array([-0.01,  0.  ,  2.  ])
    """
    x, slope = as_float("x", x), as_number("slope", slope, at_least=0)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


def leaky_relu_grad(x: ArrayLike, slope: float = 0.01) -> FloatArray:
    r"""Leaky ReLU 함수의 도함수.

    .. math:: f'(x) = \begin{cases} 1 & (x > 0) \\ a & (x \le 0) \end{cases}

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.
    slope : float
        음수 쪽의 기울기 :math:`a`. 0 이상입니다.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. 꺾인 점 ``x = 0``에서는 ``slope``입니다.

    Raises
    ------
    TypeError
        ``x``가 실수 배열이 아니거나 ``slope``가 실수가 아닐 때.
    ValueError
        ``slope``가 음수일 때.

    Examples
    --------
    >>> leaky_relu_grad([-1.0, 0.0, 2.0])
    array([0.01, 0.01, 1.  ])
    """
    x, slope = as_float("x", x), as_number("slope", slope, at_least=0)
    grad: FloatArray = np.where(x > 0, 1, slope).astype(x.dtype)[()]
    return grad


def elu(x: ArrayLike, alpha: float = 1.0) -> FloatArray:
    r"""ELU 함수: 음수에서는 지수 곡선을 따라 :math:`-\alpha`로 다가갑니다.

    .. math:: f(x) = \begin{cases} x & (x > 0) \\ \alpha\,(e^x - 1) & (x \le 0) \end{cases}

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.
    alpha : float
        음수 쪽 하한의 크기 :math:`\alpha`. 0 이상입니다.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. ``x = 0``에서는 0입니다.

    Raises
    ------
    TypeError
        ``x``가 실수 배열이 아니거나 ``alpha``가 실수가 아닐 때.
    ValueError
        ``alpha``가 음수일 때.

    References
    ----------
    D.-A. Clevert, T. Unterthiner, S. Hochreiter, "Fast and Accurate Deep Network Learning by
    Exponential Linear Units (ELUs)", 2016.

    Examples
    --------
    >>> elu([-1e4, 0.0, 2.0])
    array([-1.,  0.,  2.])
    """
    x, alpha = as_float("x", x), as_number("alpha", alpha, at_least=0)
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0))


def elu_grad(x: ArrayLike, alpha: float = 1.0) -> FloatArray:
    r"""ELU 함수의 도함수.

    .. math:: f'(x) = \begin{cases} 1 & (x > 0) \\ \alpha e^x & (x \le 0) \end{cases}

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.
    alpha : float
        음수 쪽 하한의 크기 :math:`\alpha`. 0 이상입니다.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. ``x = 0``에서는 ``alpha``입니다. ``alpha = 1``이면 꺾이지 않습니다.

    Raises
    ------
    TypeError
        ``x``가 실수 배열이 아니거나 ``alpha``가 실수가 아닐 때.
    ValueError
        ``alpha``가 음수일 때.

    Examples
    --------
    >>> elu_grad([-1e4, 0.0, 2.0])
    array([0., 1., 1.])
    """
    x, alpha = as_float("x", x), as_number("alpha", alpha, at_least=0)
    grad: FloatArray = np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0))).astype(x.dtype)[()]
    return grad


# GELU: tanh 근사의 상수들. tanh(u)는 |x| ≥ 10이면 float64에서 정확히 ±1이므로, u를 구할 때
# x를 그 안으로 자르면 값은 그대로이고 x³은 float16에서도 넘치지 않습니다.
_GELU_SCALE = float(np.sqrt(2 / np.pi))
_GELU_CUBIC = 0.044715
_GELU_FLAT = 10
