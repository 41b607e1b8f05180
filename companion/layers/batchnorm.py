"""배치 정규화: 특징마다 배치의 평균을 0, 분산을 1로 맞춘 뒤 배운 만큼 늘리고 옮깁니다."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from companion._validate import FloatArray, as_count, as_number
from companion.layers.base import Layer, as_batch, as_dtype, as_output_gradient


class BatchNorm(Layer):
    r"""배치 정규화(batch normalization) 층.

    .. math::

        \hat{x} = \frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}}, \qquad y = \gamma \hat{x} + \beta

    학습할 때 μ와 σ²은 그 배치의 평균과 (n으로 나눈) 분산이고, 이동 통계를
    :math:`r \leftarrow \text{momentum} \cdot r + (1 - \text{momentum}) \cdot s`로 고쳐 둡니다.
    s가 분산일 때는 n − 1로 나눈 불편분산입니다. 추론할 때는 이동 통계를 μ와 σ² 자리에 씁니다.

    표본이 하나뿐인 배치에서는 x̂이 늘 0이고 분산도 알 수 없습니다. 이때 출력은 β,
    입력의 기울기는 0이고 이동 통계는 그대로입니다.

    Parameters
    ----------
    n : int
        특징 수.
    momentum : float, optional
        이동 통계가 옛 값을 지키는 비율. 0 이상 1 미만. PyTorch에서는 1에서 이 값을 뺀 수입니다.
    eps : float, optional
        0으로 나누지 않게 분산에 더하는 ε. 0 초과.
    dtype : dtype, optional
        계산에 쓰는 실수형, float32나 float64.

    Attributes
    ----------
    gamma, beta : ndarray
        학습하는 γ와 β ``(n,)``. 1과 0에서 시작합니다.
    gamma_grad, beta_grad : ndarray
        그 기울기.
    running_mean, running_var : ndarray
        이동 평균과 이동 분산 ``(n,)``. 0과 1에서 시작합니다.

    Raises
    ------
    TypeError, ValueError
        인자가 틀렸을 때, 입력의 특징 수가 n이 아니거나 비었을 때, 기울기의 모양이 다를 때.

    References
    ----------
    S. Ioffe, C. Szegedy, "Batch Normalization", ICML 2015.

    Examples
    --------
    >>> layer = BatchNorm(1, dtype=np.float64)
    >>> layer.forward([[1.0], [3.0]]).round(3)
    array([[-1.],
           [ 1.]])
    >>> layer.running_mean, layer.running_var
    (array([0.2]), array([1.1]))
    """

    def __init__(self, n: int, *, momentum: float = 0.9, eps: float = 1e-5,
                 dtype: DTypeLike = np.float32) -> None:
        n = as_count("n", n)
        dtype = as_dtype(dtype)
        self.momentum = as_number("momentum", momentum, at_least=0, below=1)
        self.eps = as_number("eps", eps, above=0)
        self.gamma, self.beta = np.ones(n, dtype), np.zeros(n, dtype)
        self.gamma_grad, self.beta_grad = np.zeros(n, dtype), np.zeros(n, dtype)
        self.running_mean, self.running_var = np.zeros(n, dtype), np.ones(n, dtype)
        self._x_hat: FloatArray = np.empty((0, n), dtype)
        self._inverse_std: FloatArray = np.ones(n, dtype)
        self._batch_statistics = True

    def forward(self, x: ArrayLike) -> FloatArray:
        """순전파: 학습할 때는 배치의 통계로, 추론할 때는 이동 통계로 정규화합니다."""
        x = as_batch(x, features=len(self.gamma)).astype(self.gamma.dtype, copy=False)
        if self.training:
            mean = x.mean(axis=0)
            centered = x - mean
            var = np.mean(centered * centered, axis=0)
            self._update_running_statistics(mean, var, len(x))
        else:
            centered = x - self.running_mean
            var = self.running_var
        self._batch_statistics = self.training
        self._inverse_std = 1 / np.sqrt(var + self.eps)
        self._x_hat = centered * self._inverse_std
        return self.gamma * self._x_hat + self.beta

    def _update_running_statistics(self, mean: FloatArray, var: FloatArray, n: int) -> None:
        if n == 1:
            return
        self.running_mean += (1 - self.momentum) * (mean - self.running_mean)
        self.running_var += (1 - self.momentum) * (var * (n / (n - 1)) - self.running_var)

    def backward(self, grad: ArrayLike) -> FloatArray:
        r"""역전파: μ와 σ²도 x의 함수이므로 그리로 돌아온 기울기를 뺍니다.

        .. math::

            \frac{\partial L}{\partial x} = \frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}}
            \left(g - \overline{g} - \hat{x}\, \overline{g \hat{x}}\right), \qquad
            g = \frac{\partial L}{\partial y}

        윗줄은 배치 평균입니다. 이동 통계로 순전파했으면 μ와 σ²이 상수여서 괄호 안이 g뿐입니다.
        """
        grad = as_output_gradient(grad, self._x_hat)
        (grad * self._x_hat).sum(axis=0, out=self.gamma_grad)
        grad.sum(axis=0, out=self.beta_grad)
        if self._batch_statistics:
            n = len(grad)
            grad = grad - self.beta_grad / n - self._x_hat * (self.gamma_grad / n)
        return self.gamma * self._inverse_std * grad

    def parameters(self) -> list[FloatArray]:
        """γ와 β."""
        return [self.gamma, self.beta]

    def gradients(self) -> list[FloatArray]:
        """γ와 β의 기울기."""
        return [self.gamma_grad, self.beta_grad]

    def buffers(self) -> list[FloatArray]:
        """이동 평균과 이동 분산."""
        return [self.running_mean, self.running_var]
