"""Adam과 AdamW: 모멘텀의 방향과 RMSProp의 보폭을 합칩니다."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from companion._validate import FloatArray, as_number
from companion.optimizers.base import Optimizer
from companion.optimizers.schedules import Schedule


class Adam(Optimizer):
    r"""Adam: 기울기와 기울기 제곱의 지수 이동 평균을 함께 씁니다.

    .. math::

        m \leftarrow m + (1 - \beta_1)(g - m), \qquad v \leftarrow v + (1 - \beta_2)(g^2 - v)

        \theta \leftarrow \theta - \eta \frac{\hat m}{\sqrt{\hat v} + \varepsilon}, \qquad
        \hat m = \frac{m}{1 - \beta_1^t}, \quad \hat v = \frac{v}{1 - \beta_2^t}

    m과 v는 0에서 시작해 처음에는 너무 작습니다. 모자의 나눗셈이 이 편향을 바로잡습니다(t는 1부터).

    Parameters
    ----------
    learning_rate : float or Schedule, optional
        학습률 η.
    beta1, beta2 : float, optional
        기울기와 기울기 제곱의 과거를 남기는 비율. 0 이상 1 미만.
    eps : float, optional
        0으로 나누지 않게 더하는 ε. 0 초과.

    Raises
    ------
    TypeError, ValueError
        인자가 범위를 벗어날 때.

    References
    ----------
    D. P. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015.

    Examples
    --------
    >>> w, optimizer = np.array([1.0, 1.0]), Adam(0.1)
    >>> optimizer.update([w], [np.array([100.0, 0.001])])
    >>> w.round(4)    # 기울기의 크기와 상관없이 첫걸음은 η
    array([0.9, 0.9])
    """

    def __init__(self, learning_rate: float | Schedule = 0.001, beta1: float = 0.9,
                 beta2: float = 0.999, eps: float = 1e-8) -> None:
        super().__init__(learning_rate)
        self.beta1 = as_number("beta1", beta1, at_least=0, below=1)
        self.beta2 = as_number("beta2", beta2, at_least=0, below=1)
        self.eps = as_number("eps", eps, above=0)

    def _start(self, params: Sequence[FloatArray]) -> None:
        super()._start(params)
        self._m = [np.zeros_like(p) for p in params]
        self._v = [np.zeros_like(p) for p in params]

    def _step(self, params: Sequence[FloatArray], grads: Sequence[FloatArray],
              rate: float) -> None:
        t = self.steps + 1
        # 논문 2절 끝의 순서: 편향 보정을 배열이 아니라 수 둘에 미리 곱해 둡니다.
        correction = math.sqrt(1 - self.beta2**t)
        rate *= correction / (1 - self.beta1**t)
        eps = self.eps * correction
        for p, g, m, v, s in zip(params, grads, self._m, self._v, self._scratch, strict=True):
            np.subtract(g, m, out=s)
            s *= 1 - self.beta1
            m += s
            np.multiply(g, g, out=s)
            s -= v
            s *= 1 - self.beta2
            v += s
            np.sqrt(v, out=s)
            s += eps
            np.divide(m, s, out=s)
            s *= rate
            p -= s


class AdamW(Adam):
    r"""AdamW: Adam에 가중치 감소를 따로 떼어 더합니다.

    .. math::

        \theta \leftarrow (1 - \eta \lambda)\,\theta
        - \eta \frac{\hat m}{\sqrt{\hat v} + \varepsilon}

    L2 벌점을 기울기에 더하면 Adam의 보폭 조절이 벌점까지 줄이지만, 이렇게 하면 모든 매개변수가 같은
    비율로 줄어듭니다. 편향까지 포함해 모든 매개변수에 적용합니다.

    Parameters
    ----------
    learning_rate : float or Schedule, optional
        학습률 η.
    beta1, beta2 : float, optional
        기울기와 기울기 제곱의 과거를 남기는 비율. 0 이상 1 미만.
    eps : float, optional
        0으로 나누지 않게 더하는 ε. 0 초과.
    weight_decay : float, optional
        가중치 감소 λ. 0 이상.

    Raises
    ------
    TypeError, ValueError
        인자가 범위를 벗어날 때.

    References
    ----------
    I. Loshchilov, F. Hutter, "Decoupled Weight Decay Regularization", ICLR 2019.

    Examples
    --------
    >>> w, optimizer = np.array([10.0]), AdamW(0.1, weight_decay=0.5)
    >>> optimizer.update([w], [np.array([0.0])])
    >>> w    # (1 − 0.1 × 0.5) × 10
    array([9.5])
    """

    def __init__(self, learning_rate: float | Schedule = 0.001, beta1: float = 0.9,
                 beta2: float = 0.999, eps: float = 1e-8, weight_decay: float = 0.01) -> None:
        super().__init__(learning_rate, beta1, beta2, eps)
        self.weight_decay = as_number("weight_decay", weight_decay, at_least=0)

    def _step(self, params: Sequence[FloatArray], grads: Sequence[FloatArray],
              rate: float) -> None:
        for p in params:
            p *= 1 - rate * self.weight_decay
        super()._step(params, grads, rate)
