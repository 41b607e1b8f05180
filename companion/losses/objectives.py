"""학습에 쓰는 손실: 값 ``value(y, t)``와 기울기 ``grad(y, t)``를 함께 갖춘 클래스.

분류에 쓰는 둘은 확률이 아니라 로짓(logit)을 받습니다. 시그모이드나 소프트맥스를 로그와 합쳐
계산하므로 ±10,000 같은 로짓에도 넘치지 않습니다. NaN은 발산을 알리는 신호이므로 막지 않습니다.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from companion._validate import FloatArray, wrong_value
from companion.activations import sigmoid
from companion.losses.targets import as_class_targets, as_predictions, as_targets_like


class Loss(Protocol):
    """손실 객체의 꼴. 새로운 손실도 이 둘만 갖추면 학습에 쓸 수 있습니다."""

    @abstractmethod
    def value(self, y: ArrayLike, t: ArrayLike) -> float:
        """예측 ``y``와 정답 ``t``의 손실."""

    @abstractmethod
    def grad(self, y: ArrayLike, t: ArrayLike) -> FloatArray:
        """예측에 대한 손실의 기울기."""


class MeanSquaredError:
    r"""평균 제곱 오차. 회귀에 씁니다.

    .. math::

        L = \frac{1}{N} \sum_{i=1}^{N} (y_i - t_i)^2, \qquad
        \frac{\partial L}{\partial y_i} = \frac{2}{N} (y_i - t_i)

    Raises
    ------
    TypeError, ValueError
        실수 배열이 아니거나 비었을 때, ``t``의 모양이 ``y``와 다를 때.

    Examples
    --------
    >>> loss = MeanSquaredError()
    >>> y, t = np.array([[1.0], [2.0]]), np.array([[0.0], [4.0]])
    >>> loss.value(y, t)
    2.5
    >>> loss.grad(y, t)
    array([[ 1.],
           [-2.]])
    """

    def value(self, y: ArrayLike, t: ArrayLike) -> float:
        """모든 원소에 걸친 평균."""
        y = as_predictions(y)
        d = y - as_targets_like(y, t)
        return float((d * d).sum()) / y.size

    def grad(self, y: ArrayLike, t: ArrayLike) -> FloatArray:
        """예측에 대한 기울기. ``y``와 모양과 dtype이 같습니다."""
        y = as_predictions(y)
        return (y - as_targets_like(y, t)) * (2 / y.size)


class BinaryCrossEntropy:
    r"""로짓을 받는 이진 교차 엔트로피. 출력이 하나인 분류에 씁니다.

    .. math::

        L = \frac{1}{N} \sum_{i=1}^{N} \bigl[\log(1 + e^{y_i}) - t_i y_i\bigr], \qquad
        \frac{\partial L}{\partial y_i} = \frac{1}{N} \bigl(\sigma(y_i) - t_i\bigr)

    :math:`p = \sigma(y)`를 :math:`-t \log p - (1 - t) \log (1 - p)`에 넣고 정리한 꼴입니다.
    정답은 0 이상 1 이하입니다.

    Raises
    ------
    TypeError, ValueError
        실수 배열이 아니거나 비었을 때, ``t``의 모양이 ``y``와 다르거나 0과 1을 벗어날 때.

    Examples
    --------
    >>> loss = BinaryCrossEntropy()
    >>> round(loss.value([[0.0]], [[1]]), 6)    # 로짓 0은 확률 0.5: 손실은 log 2
    0.693147
    >>> loss.value([[1e4]], [[0]])
    10000.0
    >>> loss.grad([[0.0]], [[1]])
    array([[-0.5]])
    """

    def value(self, y: ArrayLike, t: ArrayLike) -> float:
        """모든 원소에 걸친 평균."""
        y = as_predictions(y)
        t = self._targets(y, t)
        # log(1 + e^y) = max(y, 0) + log(1 + e^-|y|). 큰 수끼리 먼저 빼야 작은 항이 남습니다.
        loss = np.maximum(y, 0) - t * y + np.log1p(np.exp(-np.abs(y)))
        return float(loss.sum()) / y.size

    def grad(self, y: ArrayLike, t: ArrayLike) -> FloatArray:
        """로짓에 대한 기울기. ``y``와 모양과 dtype이 같습니다."""
        y = as_predictions(y)
        return (sigmoid(y) - self._targets(y, t)) / y.size

    @staticmethod
    def _targets(y: FloatArray, t: ArrayLike) -> FloatArray:
        t = as_targets_like(y, t)
        low, high = np.minimum.reduce(t, axis=None), np.maximum.reduce(t, axis=None)
        if low < 0 or high > 1:
            raise wrong_value("t", "0 이상 1 이하인 정답이", float(low if low < 0 else high))
        return t


class SoftmaxCrossEntropy:
    r"""로짓을 받는 소프트맥스 교차 엔트로피. 클래스가 여럿인 분류에 씁니다.

    .. math::

        L = -\frac{1}{n} \sum_{i=1}^{n} \sum_k t_{ik} \log p_{ik}, \qquad
        p = \text{softmax}(y), \qquad
        \frac{\partial L}{\partial y_{ik}} = \frac{1}{n} (p_{ik} - t_{ik})

    정답은 정수 라벨 ``(n,)``이나 원-핫 ``(n, 클래스 수)``입니다.

    Raises
    ------
    TypeError, ValueError
        로짓이 ``(n, 클래스 수)``가 아닐 때, 라벨이 범위를 벗어나거나 원-핫이 틀렸을 때.

    Examples
    --------
    >>> loss = SoftmaxCrossEntropy()
    >>> round(loss.value(np.zeros((4, 10)), [0, 3, 5, 9]), 4)    # 아무것도 모를 때: log 10
    2.3026
    >>> loss.grad([[0.0, 0.0]], [1])
    array([[ 0.5, -0.5]])
    """

    def value(self, y: ArrayLike, t: ArrayLike) -> float:
        """배치에 걸친 평균."""
        y, t = self._by_class(y, t)
        right = y[t, np.arange(len(t))] if t.ndim == 1 else (y * t.T).sum(axis=0)
        # −log p = log Σ e^y − y(정답)
        return float((np.log(np.exp(y).sum(axis=0)) - right).sum()) / len(t)

    def grad(self, y: ArrayLike, t: ArrayLike) -> FloatArray:
        """로짓에 대한 기울기. ``y``와 모양과 dtype이 같습니다."""
        y, t = self._by_class(y, t)
        grad = np.exp(y, out=y)
        grad /= grad.sum(axis=0) * len(t)
        if t.ndim == 1:
            grad[t, np.arange(len(t))] -= 1 / len(t)
        else:
            grad -= t.T / len(t)
        return np.ascontiguousarray(grad.T)

    @staticmethod
    def _by_class(y: ArrayLike, t: ArrayLike) -> tuple[FloatArray, NDArray[Any]]:
        """표본마다 최댓값을 뺀 로짓 ``(클래스 수, n)``과 정답. 이렇게 눕혀야 빠르게 더합니다."""
        y = as_predictions(y)
        if y.ndim != 2:
            raise wrong_value("y", "로짓 배열 (n, 클래스 수)가", y)
        t = as_class_targets(t, y.shape)
        y = y.T.copy()
        y -= y.max(axis=0)
        return y, t if t.ndim == 1 else t.astype(y.dtype, copy=False)
