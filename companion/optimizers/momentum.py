"""방향을 고치는 옵티마이저: 지난 기울기를 속도로 쌓습니다."""

from __future__ import annotations

from companion._validate import FloatArray, as_number
from companion.optimizers.base import Optimizer
from companion.optimizers.schedules import Schedule


class SGD(Optimizer):
    r"""확률적 경사하강법(stochastic gradient descent).

    .. math:: \theta \leftarrow \theta - \eta g

    Parameters
    ----------
    learning_rate : float or Schedule, optional
        학습률 η.

    Raises
    ------
    TypeError, ValueError
        학습률이 0보다 큰 수도 함수도 아닐 때.

    References
    ----------
    H. Robbins, S. Monro, "A Stochastic Approximation Method", 1951.

    Examples
    --------
    >>> import numpy as np
    >>> w = np.array([1.0, -2.0])
    >>> SGD(0.1).update([w], [np.array([10.0, 0.0])])
    >>> w
    array([ 0., -2.])
    """

    def __init__(self, learning_rate: float | Schedule = 0.01) -> None:
        super().__init__(learning_rate)

    def _step(self, rate: float, p: FloatArray, g: FloatArray,
              state: list[FloatArray]) -> None:
        p -= rate * g


class Momentum(Optimizer):
    r"""모멘텀: 기울기를 쌓은 속도 v로 움직입니다.

    .. math:: v \leftarrow \mu v + g, \qquad \theta \leftarrow \theta - \eta v

    Parameters
    ----------
    learning_rate : float or Schedule, optional
        학습률 η.
    momentum : float, optional
        속도를 남기는 비율 μ. 0 이상 1 미만.

    Raises
    ------
    TypeError, ValueError
        인자가 범위를 벗어날 때.

    References
    ----------
    B. T. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.

    Examples
    --------
    >>> import numpy as np
    >>> w, optimizer = np.array([1.0]), Momentum(0.1, momentum=0.5)
    >>> for _ in range(2):
    ...     optimizer.update([w], [np.array([1.0])])
    >>> w    # 1 − 0.1 − 0.15
    array([0.75])
    """

    n_states = 1

    def __init__(self, learning_rate: float | Schedule = 0.01, momentum: float = 0.9) -> None:
        super().__init__(learning_rate)
        self.momentum = as_number("momentum", momentum, at_least=0, below=1)

    def _step(self, rate: float, p: FloatArray, g: FloatArray,
              state: list[FloatArray]) -> None:
        (v,) = state
        v *= self.momentum
        v += g
        p -= rate * v


class Nesterov(Momentum):
    r"""네스테로프 모멘텀(NAG): 속도만큼 먼저 가 본 자리의 기울기로 움직이는 셈입니다.

    .. math:: v \leftarrow \mu v + g, \qquad \theta \leftarrow \theta - \eta\,(g + \mu v)

    Parameters
    ----------
    learning_rate : float or Schedule, optional
        학습률 η.
    momentum : float, optional
        속도를 남기는 비율 μ. 0 이상 1 미만.

    Raises
    ------
    TypeError, ValueError
        인자가 범위를 벗어날 때.

    References
    ----------
    Y. Nesterov, "A method for solving the convex programming problem with convergence rate
    O(1/k²)", 1983. 이 꼴은 I. Sutskever et al., ICML 2013.

    Examples
    --------
    >>> import numpy as np
    >>> w, optimizer = np.array([1.0]), Nesterov(0.1, momentum=0.5)
    >>> optimizer.update([w], [np.array([1.0])])
    >>> w    # 1 − 0.1 × (1 + 0.5)
    array([0.85])
    """

    def _step(self, rate: float, p: FloatArray, g: FloatArray,
              state: list[FloatArray]) -> None:
        (v,) = state
        v *= self.momentum
        v += g
        p -= rate * (g + self.momentum * v)
