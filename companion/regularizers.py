r"""정규화 벌점: 큰 가중치에 값을 매겨 손실에 더합니다.

학습에서는 가중치 행렬처럼 축이 둘 이상인 매개변수에만 적용하고, 편향과 배치 정규화의 매개변수에는
적용하지 않습니다(`companion.training.train`).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import FloatArray, as_float, as_number, wrong_type


class Regularizer(Protocol):
    """벌점의 꼴. 새로운 벌점도 이 둘만 갖추면 학습에 쓸 수 있습니다."""

    @abstractmethod
    def value(self, weights: Sequence[ArrayLike]) -> float:
        """배열의 리스트 전체에 걸친 벌점."""

    @abstractmethod
    def grad(self, w: ArrayLike) -> FloatArray:
        """배열 하나에 대한 벌점의 기울기."""


class L1:
    r"""L1 정규화: 가중치의 절댓값에 벌점을 줍니다. 쓸모없는 가중치를 0으로 만듭니다.

    .. math::

        R = \lambda \sum_i |w_i|, \qquad
        \frac{\partial R}{\partial w_i} = \lambda\, \text{sign}(w_i)

    꺾인 점 ``w = 0``에서는 기울기를 0으로 둡니다.

    Parameters
    ----------
    strength : float
        벌점의 세기 λ. 0 이상.

    Raises
    ------
    TypeError, ValueError
        세기가 0 이상인 수가 아닐 때, 가중치가 실수 배열이 아닐 때.

    References
    ----------
    R. Tibshirani, "Regression Shrinkage and Selection via the Lasso", 1996.

    Examples
    --------
    >>> penalty = L1(0.1)
    >>> round(penalty.value([np.array([[3.0, 0.0, -4.0]])]), 6)
    0.7
    >>> penalty.grad(np.array([[3.0, 0.0, -4.0]]))
    array([[ 0.1,  0. , -0.1]])
    """

    def __init__(self, strength: float) -> None:
        self.strength = as_number("strength", strength, at_least=0)

    def value(self, weights: Sequence[ArrayLike]) -> float:
        """배열의 리스트 전체에 걸친 벌점."""
        return self.strength * sum(float(np.sum(np.abs(w))) for w in _as_list(weights))

    def grad(self, w: ArrayLike) -> FloatArray:
        """배열 하나에 대한 벌점의 기울기."""
        return self.strength * np.sign(as_float("w", w))


class L2:
    r"""L2 정규화: 가중치의 제곱에 벌점을 줍니다. 모든 가중치를 고르게 줄입니다.

    .. math::

        R = \frac{\lambda}{2} \sum_i w_i^2, \qquad
        \frac{\partial R}{\partial w_i} = \lambda w_i

    Parameters
    ----------
    strength : float
        벌점의 세기 λ. 0 이상.

    Raises
    ------
    TypeError, ValueError
        세기가 0 이상인 수가 아닐 때, 가중치가 실수 배열이 아닐 때.

    References
    ----------
    A. Krogh, J. A. Hertz, "A Simple Weight Decay Can Improve Generalization", NIPS 1991.

    Examples
    --------
    >>> penalty = L2(0.1)
    >>> round(penalty.value([np.array([[3.0, 0.0, -4.0]])]), 6)
    1.25
    >>> penalty.grad(np.array([[3.0, 0.0, -4.0]]))
    array([[ 0.3,  0. , -0.4]])
    """

    def __init__(self, strength: float) -> None:
        self.strength = as_number("strength", strength, at_least=0)

    def value(self, weights: Sequence[ArrayLike]) -> float:
        """배열의 리스트 전체에 걸친 벌점."""
        return self.strength / 2 * sum(float(np.sum(w * w)) for w in _as_list(weights))

    def grad(self, w: ArrayLike) -> FloatArray:
        """배열 하나에 대한 벌점의 기울기."""
        return self.strength * as_float("w", w)


def _as_list(weights: Sequence[ArrayLike]) -> list[FloatArray]:
    if not isinstance(weights, (list, tuple)):
        raise wrong_type("weights", "배열의 리스트가", weights)
    return [as_float(f"weights[{i}]", w) for i, w in enumerate(weights)]
