"""학습을 시작하기 전의 예행: 아무것도 바꾸지 않고 데이터, 신경망, 손실이 서로 맞는지 봅니다."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from companion._validate import as_rows, wrong_type
from companion.layers import Layer
from companion.losses import BinaryCrossEntropy, Loss, MeanSquaredError, SoftmaxCrossEntropy
from companion.training.evaluation import as_target_labels, evaluate


@dataclass(frozen=True)
class Data:
    """다 살펴본 데이터. 정확도를 잴 수 없는 문제(회귀)에서 ``labels``는 None입니다."""

    x: NDArray[Any]
    t: NDArray[Any]
    labels: NDArray[np.intp] | None


def as_part(name: str, part: object, expected: str, *methods: str) -> None:
    """``methods``를 갖춘 객체인지 봅니다. 괄호를 빠뜨린 클래스 자체는 거절합니다."""
    if isinstance(part, type) or not all(callable(getattr(part, m, None)) for m in methods):
        raise wrong_type(name, expected, part)


def rehearse(model: Layer, loss: Loss, x: ArrayLike, t: ArrayLike) -> Data:
    """사본에 표본 하나를 흘려 출력의 모양을 알아내고, 그 모양으로 정답을 모두 살핍니다."""
    x = as_rows("x", x)
    t = as_rows("t", t, n=len(x))
    shape = len(x), *evaluate(deepcopy(model), x[:1]).shape[1:]
    if isinstance(loss, (MeanSquaredError, BinaryCrossEntropy, SoftmaxCrossEntropy)):
        loss.value(np.zeros(shape), t)
    one_answer = isinstance(loss, BinaryCrossEntropy) and shape[1:] == (1,)
    if isinstance(loss, SoftmaxCrossEntropy) or one_answer:
        return Data(x, t, as_target_labels(t, shape))
    return Data(x, t, None)


def rehearse_validation(model: Layer, loss: Loss, validation: object, *,
                        needed: bool) -> Data | None:
    """검증 데이터의 예행. 오류 문장에 어느 쪽 데이터인지 밝힙니다."""
    if validation is None and not needed:
        return None
    if not isinstance(validation, (tuple, list)) or len(validation) != 2:
        why = "patience를 쓰려면 " if needed else ""
        raise wrong_type("validation", f"{why}표본과 정답의 쌍 (x, t)가", validation)
    try:
        return rehearse(model, loss, *validation)
    except (TypeError, ValueError) as error:
        raise type(error)(f"validation의 {error}") from error
