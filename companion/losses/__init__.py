"""손실 함수: 예측이 정답에서 얼마나 먼지를 수 하나로 잽니다.

값만 재는 함수(`mean_squared_error`, `cross_entropy` 들)와, 학습에 쓰도록 값과 기울기를 함께 갖춘
클래스(`MeanSquaredError`, `BinaryCrossEntropy`, `SoftmaxCrossEntropy`)가 있습니다.
"""

from companion.losses.functions import (
    cross_entropy,
    mean_squared_error,
    one_hot,
    residual_sum_of_squares,
    sum_squared_error,
)
from companion.losses.objectives import (
    BinaryCrossEntropy,
    Loss,
    MeanSquaredError,
    SoftmaxCrossEntropy,
)

__all__ = ["BinaryCrossEntropy", "Loss", "MeanSquaredError", "SoftmaxCrossEntropy",
           "cross_entropy", "mean_squared_error", "one_hot", "residual_sum_of_squares",
           "sum_squared_error"]
