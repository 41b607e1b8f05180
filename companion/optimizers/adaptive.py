"""보폭을 고치는 옵티마이저: 매개변수마다 지난 기울기의 크기를 재어 걸음을 맞춥니다."""

from __future__ import annotations

import numpy as np

from companion._validate import FloatArray, as_number
from companion.optimizers.base import Optimizer
from companion.optimizers.schedules import Schedule


class AdaGrad(Optimizer):
    r"""AdaGrad: 많이 움직인 매개변수일수록 걸음을 줄입니다.

    .. math::

        h \leftarrow h + g^2, \qquad
        \theta \leftarrow \theta - \eta \frac{g}{\sqrt{h} + \varepsilon}

    Parameters
    ----------
    learning_rate : float or Schedule, optional
        학습률 η.
    eps : float, optional
        0으로 나누지 않게 더하는 ε. 0 초과.

    Raises
    ------
    TypeError, ValueError
        인자가 범위를 벗어날 때.

    References
    ----------
    J. Duchi, E. Hazan, Y. Singer, "Adaptive Subgradient Methods", JMLR 12, 2011.

    Examples
    --------
    >>> w, optimizer = np.array([1.0, 1.0]), AdaGrad(0.1)
    >>> optimizer.update([w], [np.array([100.0, 0.001])])
    >>> w.round(4)    # 기울기의 크기와 상관없이 첫걸음은 η
    array([0.9, 0.9])
    """

    n_states = 1

    def __init__(self, learning_rate: float | Schedule = 0.01, eps: float = 1e-8) -> None:
        super().__init__(learning_rate)
        self.eps = as_number("eps", eps, above=0)

    def _step(self, rate: float, p: FloatArray, g: FloatArray,
              state: list[FloatArray]) -> None:
        (h,) = state
        h += g * g
        p -= rate * g / (np.sqrt(h) + self.eps)


class RMSProp(Optimizer):
    r"""RMSProp: 기울기 제곱의 지수 이동 평균을 써서 먼 과거를 잊습니다.

    .. math::

        h \leftarrow \rho h + (1 - \rho) g^2, \qquad
        \theta \leftarrow \theta - \eta \frac{g}{\sqrt{h} + \varepsilon}

    Parameters
    ----------
    learning_rate : float or Schedule, optional
        학습률 η.
    decay : float, optional
        과거를 남기는 비율 ρ. 0 이상 1 미만.
    eps : float, optional
        0으로 나누지 않게 더하는 ε. 0 초과.

    Raises
    ------
    TypeError, ValueError
        인자가 범위를 벗어날 때.

    References
    ----------
    T. Tieleman, G. Hinton, "Lecture 6.5 - RMSProp", COURSERA, 2012.

    Examples
    --------
    >>> w, optimizer = np.array([1.0]), RMSProp(0.1, decay=0.75)
    >>> optimizer.update([w], [np.array([4.0])])
    >>> w.round(4)    # 1 − 0.1 × 4 / √(0.25 × 16)
    array([0.8])
    """

    n_states = 1

    def __init__(self, learning_rate: float | Schedule = 0.01, decay: float = 0.9,
                 eps: float = 1e-8) -> None:
        super().__init__(learning_rate)
        self.decay = as_number("decay", decay, at_least=0, below=1)
        self.eps = as_number("eps", eps, above=0)

    def _step(self, rate: float, p: FloatArray, g: FloatArray,
              state: list[FloatArray]) -> None:
        (h,) = state
        h += (1 - self.decay) * (g * g - h)
        p -= rate * g / (np.sqrt(h) + self.eps)


class AdaDelta(Optimizer):
    r"""AdaDelta: 걸음의 크기까지 지난 걸음에서 정해 학습률 없이도 움직입니다.

    .. math::

        h \leftarrow \rho h + (1 - \rho) g^2, \quad
        \Delta = \frac{\sqrt{u + \varepsilon}}{\sqrt{h + \varepsilon}}\, g, \quad
        u \leftarrow \rho u + (1 - \rho) \Delta^2, \quad
        \theta \leftarrow \theta - \eta \Delta

    Parameters
    ----------
    decay : float, optional
        과거를 남기는 비율 ρ. 0 이상 1 미만.
    eps : float, optional
        첫걸음을 내딛게 하는 ε. 0 초과.
    learning_rate : float or Schedule, optional
        걸음에 곱하는 η. 논문에는 없는 값이어서 기본은 1입니다.

    Raises
    ------
    TypeError, ValueError
        인자가 범위를 벗어날 때.

    References
    ----------
    M. D. Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012.

    Examples
    --------
    >>> w, optimizer = np.array([1.0]), AdaDelta(decay=0.75, eps=1e-4)
    >>> optimizer.update([w], [np.array([4.0])])
    >>> w.round(4)    # 1 − 0.01 / √4.0001 × 4
    array([0.98])
    """

    n_states = 2

    def __init__(self, decay: float = 0.95, eps: float = 1e-6,
                 learning_rate: float | Schedule = 1.0) -> None:
        super().__init__(learning_rate)
        self.decay = as_number("decay", decay, at_least=0, below=1)
        self.eps = as_number("eps", eps, above=0)

    def _step(self, rate: float, p: FloatArray, g: FloatArray,
              state: list[FloatArray]) -> None:
        h, u = state
        h += (1 - self.decay) * (g * g - h)
        step = np.sqrt(u + self.eps) / np.sqrt(h + self.eps) * g
        u += (1 - self.decay) * (step * step - u)
        p -= rate * step
