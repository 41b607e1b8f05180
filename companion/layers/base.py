"""모든 층이 지키는 약속.

``forward``는 입력을 바꾸지 않습니다. ``backward``는 받은 기울기를 바꾸지 않고, 매개변수의 기울기를
더하지 않고 새로 적습니다. ``gradients()``는 늘 같은 배열들을 돌려주므로 한 번만 받아 두어도 됩니다.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from companion._validate import FloatArray, as_float, wrong_type, wrong_value


class Layer(ABC):
    r"""층 하나. 새로운 층은 이 클래스를 이어받아 ``forward``와 ``backward``를 채웁니다.

    .. math::

        y = f(x), \qquad \frac{\partial L}{\partial x}
        = \frac{\partial L}{\partial y} \cdot \frac{\partial y}{\partial x}

    Attributes
    ----------
    training : bool
        학습 중이면 True. 드롭아웃과 배치 정규화는 이 값에 따라 다르게 움직입니다.

    Examples
    --------
    >>> class Double(Layer):
    ...     def forward(self, x):
    ...         return 2 * x
    ...     def backward(self, grad):
    ...         return 2 * grad
    >>> Double().forward(np.array([[1.0, 2.0]]))
    array([[2., 4.]])
    """

    training: bool = True

    @abstractmethod
    def forward(self, x: ArrayLike) -> FloatArray:
        """순전파: 입력 ``x``에서 출력 ``y``를 계산합니다. 역전파에 필요한 값은 기억해 둡니다."""

    @abstractmethod
    def backward(self, grad: ArrayLike) -> FloatArray | None:
        """역전파: ∂L/∂y를 받아 매개변수의 기울기를 적고 ∂L/∂x를 냅니다."""

    def parameters(self) -> list[FloatArray]:
        """학습할 배열들. 순서는 늘 같습니다."""
        return []

    def gradients(self) -> list[FloatArray]:
        """매개변수의 기울기. ``parameters()``와 순서와 모양이 같고, 첫 역전파 앞에서는 0입니다."""
        return []

    def buffers(self) -> list[FloatArray]:
        """학습하지는 않지만 추론에 쓰이는 배열들. 배치 정규화의 이동 통계가 여기에 듭니다."""
        return []


def as_dtype(dtype: DTypeLike) -> np.dtype[np.floating[Any]]:
    """층이 계산할 실수형. float32나 float64입니다."""
    for real in (np.dtype(np.float32), np.dtype(np.float64)):
        if isinstance(dtype, (type, str, np.dtype)) and real == dtype:
            return real
    raise wrong_type("dtype", "np.float32나 np.float64가", dtype)


def as_batch(x: ArrayLike, *, features: int | None = None) -> FloatArray:
    """층에 들어온 배치. ``features``를 주면 ``(n, features)``여야 합니다. NaN은 막지 않습니다."""
    x = as_float("x", x)
    if features is not None and (x.ndim != 2 or x.shape[1] != features):
        raise wrong_value("x", f"한 행이 표본 하나인 배열 (n, {features})가", x)
    if x.ndim == 0 or x.size == 0:
        raise wrong_value("x", "표본이 하나 이상인 배치가", x)
    return x


def as_output_gradient(grad: ArrayLike, y: FloatArray) -> FloatArray:
    """출력 ``y``의 기울기. ``y``와 모양이 같아야 하고, dtype을 ``y``에 맞춥니다."""
    if y.size == 0:
        raise ValueError("backward: 순전파가 먼저 필요합니다. forward(x)를 먼저 부르세요")
    grad = as_float("grad", grad)
    if grad.shape != y.shape:
        raise wrong_value("grad", f"출력과 같은 모양 {y.shape}인 배열이", grad)
    return grad.astype(y.dtype, copy=False)
