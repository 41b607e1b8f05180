"""드롭아웃: 학습하는 동안 값을 아무렇게나 꺼서 몇몇 유닛에 기대지 않게 합니다."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import FloatArray, as_number, as_rng
from companion.layers.base import Layer, as_batch, as_output_gradient


class Dropout(Layer):
    r"""역드롭아웃(inverted dropout) 층.

    .. math::

        y = \frac{m \odot x}{1 - p}, \qquad m_{ij} \sim \text{Bernoulli}(1 - p)

    학습할 때는 확률 p로 값을 끄고, 남은 값을 1/(1 − p)배 해서 기댓값을 지킵니다. 그래서 추론할 때
    (``training``이 False일 때)는 아무것도 하지 않고 입력을 그대로 내보냅니다.

    Parameters
    ----------
    rate : float
        값을 끌 확률 p. 0 이상 1 미만.
    rng : numpy.random.Generator
        끌 값을 고를 생성기.

    Raises
    ------
    TypeError, ValueError
        인자가 틀렸을 때, 입력이 비었거나 실수 배열이 아닐 때, 기울기의 모양이 출력과 다를 때.

    References
    ----------
    N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting",
    JMLR 15, 2014.

    Examples
    --------
    >>> layer = Dropout(0.5, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((2, 4)))
    array([[2., 0., 0., 0.],
           [2., 2., 2., 2.]])
    >>> layer.training = False
    >>> layer.forward(np.ones((1, 4)))
    array([[1., 1., 1., 1.]])
    """

    def __init__(self, rate: float, *, rng: np.random.Generator) -> None:
        self.rate = as_number("rate", rate, at_least=0, below=1)
        self._rng = as_rng(rng)
        self._scale: FloatArray = np.empty(0)

    def forward(self, x: ArrayLike) -> FloatArray:
        """순전파: 학습할 때만 값을 끄고 나머지를 키웁니다."""
        x = as_batch(x)
        if self.training:
            keep = self._rng.random(x.shape) >= self.rate
            self._scale = keep.astype(x.dtype) / (1 - self.rate)
        else:
            self._scale = np.ones_like(x)
        return x * self._scale

    def backward(self, grad: ArrayLike) -> FloatArray:
        """역전파: 순전파에서 꺼진 곳으로는 기울기도 흐르지 않습니다."""
        return as_output_gradient(grad, self._scale) * self._scale
