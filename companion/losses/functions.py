"""값만 재는 손실 함수.

NaN과 무한대는 거절합니다. 값은 float64로 계산해 파이썬 실수로 돌려줍니다.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from companion._validate import as_count, as_finite, as_labels, as_number, wrong_value
from companion.losses.targets import as_class_targets, as_predictions, as_targets_like


def one_hot(t: ArrayLike, n_classes: int) -> NDArray[np.float64]:
    r"""정수 라벨을 원-핫(one-hot) 벡터로 바꿉니다.

    .. math:: \text{one\_hot}(t)_{ik} = [\,t_i = k\,]

    Parameters
    ----------
    t : array_like of int
        라벨 ``(n,)``. 0부터 ``n_classes - 1``까지입니다.
    n_classes : int
        클래스 수.

    Returns
    -------
    ndarray
        ``(n, n_classes)``. 행마다 라벨의 자리만 1이고 나머지는 0입니다.

    Raises
    ------
    TypeError
        라벨이나 클래스 수가 정수가 아닐 때.
    ValueError
        라벨이 비었거나 1차원이 아니거나 범위를 벗어날 때.

    Examples
    --------
    >>> one_hot([0, 2], 3)
    array([[1., 0., 0.],
           [0., 0., 1.]])
    """
    n_classes = as_count("n_classes", n_classes)
    labels = np.asarray(t)
    if labels.ndim != 1 or labels.size == 0:
        raise wrong_value("t", "비어 있지 않은 1차원 라벨 배열이", labels)
    labels = as_labels("t", labels, len(labels), n_classes=n_classes)
    return np.asarray(labels[:, np.newaxis] == np.arange(n_classes), dtype=np.float64)


def residual_sum_of_squares(y: ArrayLike, t: ArrayLike) -> float:
    r"""잔차제곱합(RSS).

    .. math:: \text{RSS} = \sum_i (y_i - t_i)^2

    Parameters
    ----------
    y, t : array_like
        예측과 정답. 모양이 꼭 같아야 합니다.

    Returns
    -------
    float
        모든 원소에 걸친 합.

    Raises
    ------
    TypeError, ValueError
        유한한 실수 배열이 아니거나 비었을 때, 모양이 다를 때.

    Examples
    --------
    >>> residual_sum_of_squares([1.0, 2.0], [0.0, 4.0])
    5.0
    """
    y = as_predictions(as_finite("y", y)).astype(np.float64)
    t = as_targets_like(y, as_finite("t", t))
    return float(np.sum((y - t) ** 2))


def sum_squared_error(y: ArrayLike, t: ArrayLike) -> float:
    r"""오차제곱합(SSE). 미분하면 ``y - t``만 남도록 ½을 붙입니다.

    .. math:: \text{SSE} = \frac{1}{2} \sum_i (y_i - t_i)^2

    Parameters
    ----------
    y, t : array_like
        예측과 정답. 모양이 꼭 같아야 합니다.

    Returns
    -------
    float
        모든 원소에 걸친 합의 절반.

    Raises
    ------
    TypeError, ValueError
        유한한 실수 배열이 아니거나 비었을 때, 모양이 다를 때.

    Examples
    --------
    >>> sum_squared_error([1.0, 2.0], [0.0, 4.0])
    2.5
    """
    return residual_sum_of_squares(y, t) / 2


def mean_squared_error(y: ArrayLike, t: ArrayLike) -> float:
    r"""평균 제곱 오차(MSE).

    .. math:: \text{MSE} = \frac{1}{N} \sum_{i=1}^{N} (y_i - t_i)^2

    Parameters
    ----------
    y, t : array_like
        예측과 정답. 모양이 꼭 같아야 합니다.

    Returns
    -------
    float
        모든 원소 N개에 걸친 평균.

    Raises
    ------
    TypeError, ValueError
        유한한 실수 배열이 아니거나 비었을 때, 모양이 다를 때.

    Examples
    --------
    >>> mean_squared_error([1.0, 2.0], [0.0, 4.0])
    2.5
    """
    return residual_sum_of_squares(y, t) / np.size(y)


def cross_entropy(p: ArrayLike, t: ArrayLike, eps: float = 1e-7) -> float:
    r"""교차 엔트로피 오차. 배치에서는 표본마다 잰 값의 평균입니다.

    .. math:: E = -\frac{1}{n} \sum_{i=1}^{n} \sum_k t_{ik} \log(p_{ik} + \varepsilon)

    확률이 0이어도 로그가 :math:`-\infty`가 되지 않게 ε을 더합니다. 학습에는 로짓을 받아 ε 없이
    정확하게 계산하는 `SoftmaxCrossEntropy`를 쓰십시오.

    Parameters
    ----------
    p : array_like
        확률 ``(n, 클래스 수)``, 또는 표본 하나의 ``(클래스 수,)``.
    t : array_like
        라벨 ``(n,)``이나 원-핫 ``(n, 클래스 수)``. 표본이 하나면 라벨 하나나 ``(클래스 수,)``.
    eps : float, optional
        로그 안에 더하는 ε. 0 초과.

    Returns
    -------
    float
        배치의 평균.

    Raises
    ------
    TypeError, ValueError
        확률이 0 이상 1 이하가 아닐 때, 라벨이 범위를 벗어나거나 모양이 맞지 않을 때.

    References
    ----------
    C. M. Bishop, *Pattern Recognition and Machine Learning*, 4.3절, 2006.

    Examples
    --------
    >>> round(cross_entropy([[0.1, 0.9], [0.5, 0.5]], [1, 0]), 4)
    0.3993
    """
    p = as_finite("p", p).astype(np.float64)
    t = np.asarray(t)
    if p.ndim == 1:
        p, t = p[np.newaxis], t[np.newaxis]
    if p.ndim != 2 or p.size == 0:
        raise wrong_value("p", "(n, 클래스 수)나 (클래스 수,)인 비어 있지 않은 배열이", p)
    if p.min() < 0 or p.max() > 1 + 1e-6:
        raise wrong_value("p", "0 이상 1 이하인 확률이", float(p.min() if p.min() < 0 else p.max()))
    eps = as_number("eps", eps, above=0)
    t = as_class_targets(t, p.shape)
    if t.ndim == 1:
        t = one_hot(t, p.shape[1])
    return -float(np.sum(t * np.log(p + eps))) / len(p)
