"""정답의 모양과 값을 살피는 검사. 손실 함수와 손실 클래스가 함께 씁니다."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from companion._validate import FloatArray, as_float, as_labels, wrong_value


def as_predictions(y: ArrayLike) -> FloatArray:
    """비어 있지 않은 실수 배열. NaN은 막지 않습니다."""
    y = as_float("y", y)
    if y.size == 0:
        raise wrong_value("y", "비어 있지 않은 배열이", y)
    return y


def as_targets_like(y: FloatArray, t: ArrayLike) -> FloatArray:
    """예측 ``y``와 모양이 꼭 같은 정답. dtype을 ``y``에 맞춥니다."""
    t = as_float("t", t)
    if t.shape != y.shape:
        raise wrong_value("t", f"예측과 같은 모양 {y.shape}인 배열이", t)
    return t.astype(y.dtype, copy=False)


def as_class_targets(t: ArrayLike, shape: tuple[int, ...]) -> NDArray[Any]:
    """예측이 ``(n, 클래스 수)``일 때의 정답: 정수 라벨 ``(n,)``이나 원-핫 ``(n, 클래스 수)``.

    행마다 0 이상이고 합이 1이면 되므로 확률로 된 정답도 받습니다.
    """
    t = np.asarray(t)
    if t.ndim != 2:
        return as_labels("t", t, shape[0], n_classes=shape[1])
    t = as_float("t", t)
    if t.shape != shape:
        raise wrong_value("t", f"라벨 ({shape[0]},)이나 원-핫 {shape} 배열이", t)
    if not (t.min() >= 0 and np.abs(t.sum(axis=1) - 1).max() <= 1e-5):
        raise ValueError("t: 원-핫의 행마다 0 이상이고 합이 1인 값이 필요합니다")
    return t
