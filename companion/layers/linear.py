"""완전 연결층: 입력의 가중합에 편향을 더합니다."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from companion._validate import (
    FloatArray,
    as_count,
    as_finite,
    as_function,
    as_rng,
    wrong_value,
)
from companion.initializers import Initializer, he
from companion.layers.base import Layer, as_batch, as_dtype, as_output_gradient


class Linear(Layer):
    r"""완전 연결층(fully connected layer).

    .. math::

        y = xW + b, \qquad
        \frac{\partial L}{\partial W} = x^\top \frac{\partial L}{\partial y}, \quad
        \frac{\partial L}{\partial b} = \sum_{i=1}^{n} \frac{\partial L}{\partial y_i}, \quad
        \frac{\partial L}{\partial x} = \frac{\partial L}{\partial y} W^\top

    Parameters
    ----------
    n_in, n_out : int
        입력과 출력의 특징 수.
    rng : numpy.random.Generator
        초깃값을 뽑을 생성기.
    init : Initializer, optional
        가중치의 초깃값 함수. 편향은 0에서 시작합니다.
    dtype : dtype, optional
        계산에 쓰는 실수형, float32나 float64. 다른 dtype의 입력은 여기서 한 번 바꿉니다.
    input_gradient : bool, optional
        입력의 기울기 ∂L/∂x를 계산할지. 첫 층에서는 쓰이지 않으므로 False로 두면 빨라지고, 그때
        ``backward``는 None을 돌려줍니다.

    Attributes
    ----------
    weight, bias : ndarray
        가중치 W ``(n_in, n_out)``와 편향 b ``(n_out,)``.
    weight_grad, bias_grad : ndarray
        그 기울기.

    Raises
    ------
    TypeError, ValueError
        인자가 틀렸을 때, 입력의 특징 수가 다르거나 비었을 때, 기울기의 모양이 다를 때.

    Examples
    --------
    >>> layer = Linear(3, 2, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((4, 3))).shape
    (4, 2)
    >>> layer.backward(np.ones((4, 2))).shape
    (4, 3)
    >>> layer.bias_grad
    array([4., 4.], dtype=float32)
    """

    def __init__(self, n_in: int, n_out: int, *, rng: np.random.Generator,
                 init: Initializer = he, dtype: DTypeLike = np.float32,
                 input_gradient: bool = True) -> None:
        shape = as_count("n_in", n_in), as_count("n_out", n_out)
        dtype = as_dtype(dtype)
        weight = as_finite("init", as_function("init", init)(n_in, n_out, rng=as_rng(rng)))
        if weight.shape != shape:
            raise wrong_value("init", f"모양이 {shape}인 배열을 내는 함수가", weight)
        self.weight = weight.astype(dtype)
        self.bias = np.zeros(n_out, dtype)
        self.weight_grad = np.zeros_like(self.weight)
        self.bias_grad = np.zeros_like(self.bias)
        self.input_gradient = input_gradient
        self._x = self._y = np.empty((0, 0), dtype)
        self._ones = np.empty(0, dtype)

    def forward(self, x: ArrayLike) -> FloatArray:
        """순전파: (n, n_in) → (n, n_out)."""
        x = as_batch(x, features=len(self.weight)).astype(self.weight.dtype, copy=False)
        y: FloatArray = x @ self.weight
        y += self.bias
        self._x, self._y = x, y
        return y

    def backward(self, grad: ArrayLike) -> FloatArray | None:
        """역전파: (n, n_out) → (n, n_in). 두 기울기는 처음 만든 배열에 곧바로 적습니다."""
        grad = as_output_gradient(grad, self._y)
        if len(self._ones) != len(grad):
            self._ones = np.ones(len(grad), grad.dtype)
        np.matmul(self._x.T, grad, out=self.weight_grad)
        np.matmul(self._ones, grad, out=self.bias_grad)    # 행의 합. sum보다 빠릅니다
        return grad @ self.weight.T if self.input_gradient else None

    def parameters(self) -> list[FloatArray]:
        """가중치와 편향."""
        return [self.weight, self.bias]

    def gradients(self) -> list[FloatArray]:
        """가중치와 편향의 기울기."""
        return [self.weight_grad, self.bias_grad]
