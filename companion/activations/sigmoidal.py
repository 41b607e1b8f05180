"""S자 곡선: 시그모이드와 쌍곡탄젠트. 양 끝에서 포화합니다."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import FloatArray, as_float


def sigmoid(x: ArrayLike) -> FloatArray:
    r"""시그모이드 함수: 실수를 0과 1 사이로 옮깁니다.

    .. math:: \sigma(x) = \frac{1}{1 + e^{-x}} = \frac{e^x}{1 + e^x}

    음수에서는 뒤의 꼴로 계산해 :math:`e^{-x}`이 넘치지 않게 합니다.

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. 값은 0 이상 1 이하이고, ``x = 0``에서는 0.5입니다.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    References
    ----------
    D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by back-propagating
    errors", Nature 323, 1986.

    Examples
    --------
    >>> sigmoid([-1e4, 0.0, 1e4])
    array([0. , 0.5, 1. ])
    """
    x = as_float("x", x)
    # 분자는 x < 0일 때 e^x, 아니면 1입니다. 지수는 어느 쪽에서도 0을 넘지 않습니다.
    y: FloatArray = np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))
    return y


def sigmoid_grad(x: ArrayLike) -> FloatArray:
    r"""시그모이드 함수의 도함수.

    .. math:: \sigma'(x) = \sigma(x)\,(1 - \sigma(x)) = \sigma(x)\,\sigma(-x)

    뒤의 꼴은 1에 가까운 두 수를 빼지 않아 양쪽 꼬리에서도 정밀합니다.

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. 가장 큰 값은 ``x = 0``에서의 0.25입니다.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    Examples
    --------
    >>> sigmoid_grad([-1e4, 0.0, 1e4])
    array([0.  , 0.25, 0.  ])
    """
    x = as_float("x", x)
    return sigmoid(x) * sigmoid(-x)


def tanh(x: ArrayLike) -> FloatArray:
    r"""쌍곡탄젠트 함수: 실수를 -1과 1 사이로 옮깁니다.

    .. math:: \tanh x = \frac{e^x - e^{-x}}{e^x + e^{-x}} = 2\sigma(2x) - 1

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. 값은 -1 이상 1 이하이고, ``x = 0``에서는 0입니다.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    References
    ----------
    Y. LeCun, L. Bottou, G. Orr, K.-R. Müller, "Efficient BackProp", 1998.

    Examples
    --------
    >>> tanh([-1e4, 0.0, 1e4])
    array([-1.,  0.,  1.])
    """
    return np.tanh(as_float("x", x))


def tanh_grad(x: ArrayLike) -> FloatArray:
    r"""쌍곡탄젠트 함수의 도함수.

    .. math:: \tanh' x = 1 - \tanh^2 x

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. 가장 큰 값은 ``x = 0``에서의 1입니다.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    Examples
    --------
    >>> tanh_grad([-1e4, 0.0, 1e4])
    array([0., 1., 0.])
    """
    return 1 - np.tanh(as_float("x", x)) ** 2
