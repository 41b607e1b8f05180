"""Adam과 AdamW: 모멘텀의 방향과 RMSProp의 보폭을 합칩니다."""

from __future__ import annotations

import math

import numpy as np

from companion._validate import FloatArray, as_number
from companion.optimizers.base import Optimizer
from companion.optimizers.schedules import Schedule


class Adam(Optimizer):
    r"""Adam: 기울기와 기울기 제곱의 지수 이동 평균을 함께 씁니다.

    .. math::

        m \leftarrow \beta_1 m + g, \qquad v \leftarrow \beta_2 v + g^2

        \hat m = \frac{m}{1 + \beta_1 + \cdots + \beta_1^{t-1}}

        \hat v = \frac{v}{1 + \beta_2 + \cdots + \beta_2^{t-1}}

        \theta \leftarrow \theta - \eta \frac{\hat m}{\sqrt{\hat v} + \varepsilon}

    m과 v는 오래된 것일수록 작은 가중치를 주어 더한 합이고, 모자를 쓴 값은 그것을 가중치의 합으로
    나눈 평균입니다(t는 1부터). 논문은 m과 v에 :math:`1 - \beta`를 미리 곱해 두고
    :math:`1 - \beta^t`로 나누어 편향을 바로잡습니다. 모자를 쓴 값은 같습니다.

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

    n_states = 2

    def __init__(self, learning_rate: float | Schedule = 0.001, beta1: float = 0.9,
                 beta2: float = 0.999, eps: float = 1e-8) -> None:
        super().__init__(learning_rate)
        self.beta1 = as_number("beta1", beta1, at_least=0, below=1)
        self.beta2 = as_number("beta2", beta2, at_least=0, below=1)
        self.eps = as_number("eps", eps, above=0)

    def _step(self, rate: float, p: FloatArray, g: FloatArray,
              state: list[FloatArray]) -> None:
        p -= self._stride(rate, g, *state)

    def _stride(self, rate: float, g: FloatArray, m: FloatArray, v: FloatArray) -> FloatArray:
        """매개변수에서 뺄 걸음 η m̂ / (√v̂ + ε)."""
        t = self.steps + 1
        m_weight = (1 - self.beta1**t) / (1 - self.beta1)    # 1 + β₁ + … + β₁^(t−1)
        v_weight = (1 - self.beta2**t) / (1 - self.beta2)
        # 분모와 분자에 √v_weight를 곱해, 배열을 나누는 일을 한 번으로 줄입니다.
        rate *= math.sqrt(v_weight) / m_weight
        m *= self.beta1
        m += g
        v *= self.beta2
        square = g * g
        v += square
        stride: FloatArray = np.sqrt(v, out=square)
        stride += self.eps * math.sqrt(v_weight)
        np.divide(m, stride, out=stride)
        stride *= rate
        return stride


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

    def _step(self, rate: float, p: FloatArray, g: FloatArray,
              state: list[FloatArray]) -> None:
        stride = self._stride(rate, g, *state)
        p *= 1 - rate * self.weight_decay
        p -= stride
