"""학습한 신경망으로 예측하고 맞힌 비율을 잽니다."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from companion._validate import FloatArray, as_finite, as_rows, wrong_type, wrong_value
from companion.layers import Layer
from companion.losses.targets import as_class_targets


def predict(model: Layer, x: ArrayLike) -> NDArray[np.intp]:
    r"""표본마다 라벨을 예측합니다.

    .. math::

        \hat{t} = \begin{cases} [\,y > 0\,] & \text{(출력이 하나)} \\
        \arg\max_k y_k & \text{(출력이 여럿)} \end{cases}

    드롭아웃과 배치 정규화는 추론할 때처럼 움직입니다. ``model.training``은 그대로 남습니다.

    Parameters
    ----------
    model : Layer
        로짓을 내는 신경망.
    x : array_like
        표본 ``(n, d)``.

    Returns
    -------
    ndarray of int
        라벨 ``(n,)``.

    Raises
    ------
    TypeError, ValueError
        신경망이 아닐 때, ``x``에 유한하지 않은 값이 있거나 모양이 틀렸을 때.

    Examples
    --------
    >>> from companion.layers import Linear
    >>> model = Linear(2, 3, rng=np.random.default_rng(0), init=lambda n, m, rng: np.eye(n, m))
    >>> predict(model, [[3.0, 1.0], [1.0, 3.0]])
    array([0, 1])
    """
    return labels_of(evaluate(as_model(model), as_rows("x", x)))


def accuracy(model: Layer, x: ArrayLike, t: ArrayLike) -> float:
    r"""정확도: 맞힌 표본의 비율.

    .. math:: \text{accuracy} = \frac{1}{n} \sum_{i=1}^{n} [\,\hat{t}_i = t_i\,]

    Parameters
    ----------
    model : Layer
        로짓을 내는 신경망.
    x : array_like
        표본 ``(n, d)``.
    t : array_like
        라벨 ``(n,)``이나 원-핫 ``(n, 클래스 수)``. 출력이 하나면 0과 1로 된 ``(n,)``이나
        ``(n, 1)``.

    Returns
    -------
    float
        0 이상 1 이하.

    Raises
    ------
    TypeError, ValueError
        신경망이 아닐 때, ``x``나 ``t``의 값이나 모양이 틀렸을 때.

    Examples
    --------
    >>> from companion.layers import Linear
    >>> model = Linear(2, 2, rng=np.random.default_rng(0), init=lambda n, m, rng: np.eye(n, m))
    >>> accuracy(model, [[3.0, 1.0], [1.0, 3.0]], [0, 0])
    0.5
    """
    model, x = as_model(model), as_rows("x", x)
    t = as_rows("t", t, n=len(x))
    y = evaluate(model, x)
    return share_of_hits(y, as_target_labels(t, y.shape))


def as_model(model: object) -> Layer:
    """신경망 인자의 검사."""
    if not isinstance(model, Layer):
        raise wrong_type("model", "Layer를 이어받은 신경망이", model)
    return model


@np.errstate(all="ignore")    # 발산한 신경망도 경고 없이 잽니다.
def evaluate(model: Layer, x: NDArray[np.generic]) -> FloatArray:
    """추론할 때의 출력 ``(n, 출력 수)``. ``training``은 원래대로 돌려놓습니다."""
    was_training = model.training
    model.training = False
    try:
        return model.forward(x)
    finally:
        model.training = was_training


def labels_of(y: FloatArray) -> NDArray[np.intp]:
    """로짓이 가리키는 라벨."""
    return (y[:, 0] > 0).astype(np.intp) if y.shape[1] == 1 else y.argmax(axis=1)


def as_target_labels(t: ArrayLike, shape: tuple[int, ...]) -> NDArray[np.intp]:
    """출력의 모양이 ``shape``일 때의 정답 라벨 ``(n,)``."""
    n, n_outputs = shape
    if n_outputs > 1:
        targets = as_class_targets(t, (n, n_outputs))
        return targets if targets.ndim == 1 else targets.argmax(axis=1)
    targets = as_finite("t", t)
    if targets.shape not in ((n,), (n, 1)) or targets.min() < 0 or targets.max() > 1:
        raise wrong_value("t", f"0 이상 1 이하인 정답 ({n},)이나 ({n}, 1) 배열이", targets)
    return (targets.reshape(n) > 0.5).astype(np.intp)


def share_of_hits(y: FloatArray, labels: NDArray[np.intp]) -> float:
    """로짓이 가리키는 라벨과 정답이 같은 비율."""
    return float(np.count_nonzero(labels_of(y) == labels) / len(labels))
