r"""활성화 함수와 그 도함수.

뉴런은 입력의 가중합을 이 함수에 한 번 통과시켜 내보냅니다. 함수 ``f``마다 도함수 ``f_grad``가
짝으로 있고, 둘 다 배열의 원소 하나하나에 적용됩니다(소프트맥스만 축 하나를 함께 봅니다).
실수 dtype은 그대로 지키고 정수는 float64로 계산하며, ±10,000 같은 큰 입력에도 넘치지 않습니다.
수 하나를 넣으면 넘파이의 수 하나가 나오고, 꺾인 점 ``x = 0``에서는 모두 왼쪽 조각의 값을 씁니다.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import FloatArray, as_axis, as_float, as_number


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
    return np.maximum(as_float("x", x), 0)


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
