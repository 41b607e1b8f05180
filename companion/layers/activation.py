"""활성화 함수의 층.

`companion.activations`의 함수로 앞으로 계산하고, 그 도함수를 곱해 뒤로 나릅니다. 출력만으로
도함수를 알 수 있으면 출력을, 아니면 입력을 기억합니다. 0에서의 값과 기울기도 그 함수들과 같습니다.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import FloatArray, as_number
from companion.activations import (
    elu,
    elu_grad,
    gelu,
    gelu_grad,
    leaky_relu,
    leaky_relu_grad,
    relu,
    sigmoid,
    tanh,
)
from companion.layers.base import Layer, as_batch, as_output_gradient

_NOT_YET = np.empty(0)


class Sigmoid(Layer):
    r"""시그모이드 층.

    .. math::

        y = \sigma(x), \qquad
        \frac{\partial L}{\partial x} = \frac{\partial L}{\partial y}\, y (1 - y)

    Raises
    ------
    TypeError, ValueError
        입력이 비었거나 실수 배열이 아닐 때, 기울기의 모양이 출력과 다를 때.

    Examples
    --------
    >>> layer = Sigmoid()
    >>> layer.forward([[0.0]])
    array([[0.5]])
    >>> layer.backward([[1.0]])
    array([[0.25]])
    """

    def __init__(self) -> None:
        self._y: FloatArray = _NOT_YET

    def forward(self, x: ArrayLike) -> FloatArray:
        """순전파: 원소마다 σ(x)."""
        self._y = sigmoid(as_batch(x))
        return self._y

    def backward(self, grad: ArrayLike) -> FloatArray:
        """역전파: 원소마다 y(1 − y)를 곱합니다."""
        y = self._y
        return as_output_gradient(grad, y) * y * (1 - y)


class Tanh(Layer):
    r"""쌍곡탄젠트 층.

    .. math::

        y = \tanh x, \qquad
        \frac{\partial L}{\partial x} = \frac{\partial L}{\partial y}\, (1 - y^2)

    Raises
    ------
    TypeError, ValueError
        입력이 비었거나 실수 배열이 아닐 때, 기울기의 모양이 출력과 다를 때.

    Examples
    --------
    >>> layer = Tanh()
    >>> layer.forward([[0.0]])
    array([[0.]])
    >>> layer.backward([[1.0]])
    array([[1.]])
    """

    def __init__(self) -> None:
        self._y: FloatArray = _NOT_YET

    def forward(self, x: ArrayLike) -> FloatArray:
        """순전파: 원소마다 tanh x."""
        self._y = tanh(as_batch(x))
        return self._y

    def backward(self, grad: ArrayLike) -> FloatArray:
        """역전파: 원소마다 1 − y²을 곱합니다."""
        y = self._y
        return as_output_gradient(grad, y) * (1 - y * y)


class ReLU(Layer):
    r"""ReLU 층. ``x = 0``에서는 기울기를 0으로 둡니다.

    .. math::

        y = \max(0, x), \qquad
        \frac{\partial L}{\partial x} = \frac{\partial L}{\partial y}\, [\,y > 0\,]

    Raises
    ------
    TypeError, ValueError
        입력이 비었거나 실수 배열이 아닐 때, 기울기의 모양이 출력과 다를 때.

    Examples
    --------
    >>> layer = ReLU()
    >>> layer.forward([[-1.0, 0.0, 2.0]])
    array([[0., 0., 2.]])
    >>> layer.backward([[1.0, 1.0, 1.0]])
    array([[0., 0., 1.]])
    """

    def __init__(self) -> None:
        self._y: FloatArray = _NOT_YET

    def forward(self, x: ArrayLike) -> FloatArray:
        """순전파: 원소마다 max(0, x)."""
        self._y = relu(as_batch(x))
        return self._y

    def backward(self, grad: ArrayLike) -> FloatArray:
        """역전파: 켜졌던 곳(y > 0)의 기울기만 지나갑니다."""
        grad = as_output_gradient(grad, self._y)
        passed = (self._y > 0).astype(grad.dtype)
        passed *= grad
        return passed


class LeakyReLU(Layer):
    r"""Leaky ReLU 층.

    .. math::

        y = \begin{cases} x & (x > 0) \\ ax & (x \le 0) \end{cases}, \qquad
        \frac{\partial L}{\partial x} = \frac{\partial L}{\partial y}
        \begin{cases} 1 & (x > 0) \\ a & (x \le 0) \end{cases}

    Parameters
    ----------
    slope : float, optional
        음수 쪽의 기울기 a. 0 이상.

    Raises
    ------
    TypeError, ValueError
        ``slope``가 0 이상인 수가 아닐 때, 입력이나 기울기의 모양이 틀렸을 때.

    Examples
    --------
    >>> layer = LeakyReLU(0.1)
    >>> layer.forward([[-1.0, 2.0]])
    array([[-0.1,  2. ]])
    >>> layer.backward([[1.0, 1.0]])
    array([[0.1, 1. ]])
    """

    def __init__(self, slope: float = 0.01) -> None:
        self.slope = as_number("slope", slope, at_least=0)
        self._x: FloatArray = _NOT_YET

    def forward(self, x: ArrayLike) -> FloatArray:
        """순전파: 음수에만 ``slope``를 곱합니다."""
        self._x = as_batch(x)
        return leaky_relu(self._x, self.slope)

    def backward(self, grad: ArrayLike) -> FloatArray:
        """역전파: 입력에서 잰 도함수를 곱합니다."""
        return as_output_gradient(grad, self._x) * leaky_relu_grad(self._x, self.slope)


class ELU(Layer):
    r"""ELU 층.

    .. math::

        y = \begin{cases} x & (x > 0) \\ \alpha (e^x - 1) & (x \le 0) \end{cases}, \qquad
        \frac{\partial L}{\partial x} = \frac{\partial L}{\partial y}
        \begin{cases} 1 & (x > 0) \\ \alpha e^x & (x \le 0) \end{cases}

    Parameters
    ----------
    alpha : float, optional
        음수 쪽이 다가가는 값의 크기 α. 0 이상.

    Raises
    ------
    TypeError, ValueError
        ``alpha``가 0 이상인 수가 아닐 때, 입력이나 기울기의 모양이 틀렸을 때.

    Examples
    --------
    >>> ELU().forward([[-1e4, 0.0, 2.0]])
    array([[-1.,  0.,  2.]])
    """

    def __init__(self, alpha: float = 1.0) -> None:
        self.alpha = as_number("alpha", alpha, at_least=0)
        self._x: FloatArray = _NOT_YET

    def forward(self, x: ArrayLike) -> FloatArray:
        """순전파: 음수를 α(eˣ − 1)로 구부립니다."""
        self._x = as_batch(x)
        return elu(self._x, self.alpha)

    def backward(self, grad: ArrayLike) -> FloatArray:
        """역전파: 입력에서 잰 도함수를 곱합니다."""
        return as_output_gradient(grad, self._x) * elu_grad(self._x, self.alpha)


class GELU(Layer):
    r"""GELU 층(tanh 꼴).

    .. math::

        y = \tfrac{x}{2} (1 + \tanh u), \qquad u = \sqrt{2/\pi}\,(x + 0.044715\, x^3)

    Raises
    ------
    TypeError, ValueError
        입력이 비었거나 실수 배열이 아닐 때, 기울기의 모양이 출력과 다를 때.

    Examples
    --------
    >>> layer = GELU()
    >>> layer.forward([[0.0]])
    array([[0.]])
    >>> layer.backward([[1.0]])
    array([[0.5]])
    """

    def __init__(self) -> None:
        self._x: FloatArray = _NOT_YET

    def forward(self, x: ArrayLike) -> FloatArray:
        """순전파: 원소마다 GELU(x)."""
        self._x = as_batch(x)
        return gelu(self._x)

    def backward(self, grad: ArrayLike) -> FloatArray:
        """역전파: 입력에서 잰 도함수를 곱합니다."""
        return as_output_gradient(grad, self._x) * gelu_grad(self._x)
