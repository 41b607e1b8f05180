"""조기 종료: 검증 손실이 가장 작았던 때의 신경망을 기억했다가 되돌립니다."""

from __future__ import annotations

import math

from companion.layers import Layer


class BestWeights:
    """검증 손실이 가장 작았던 때의 매개변수와 버퍼(배치 정규화의 이동 통계).

    Parameters
    ----------
    model : Layer
        지켜볼 신경망.
    patience : int
        검증 손실이 줄지 않아도 기다릴 에폭 수.

    Examples
    --------
    >>> import numpy as np
    >>> from companion.layers import Linear
    >>> model = Linear(1, 1, rng=np.random.default_rng(0))
    >>> best = BestWeights(model, patience=2)
    >>> for epoch, val_loss in enumerate([0.5, 0.3, 0.4]):
    ...     model.bias[:] = epoch
    ...     print(best.should_stop(epoch, val_loss))
    False
    False
    False
    >>> best.restore()
    >>> model.bias, best.epoch
    (array([1.], dtype=float32), 1)
    """

    def __init__(self, model: Layer, patience: int) -> None:
        self.patience = patience
        self.epoch: int | None = None
        self._loss = math.inf
        self._state = model.parameters() + model.buffers()
        self._copy = [a.copy() for a in self._state]

    def should_stop(self, epoch: int, val_loss: float) -> bool:
        """새 검증 손실을 보고 기억을 고칩니다. ``patience`` 에폭째 나아지지 않았으면 True입니다."""
        if val_loss < self._loss:
            self.epoch, self._loss = epoch, val_loss
            for kept, current in zip(self._copy, self._state, strict=True):
                kept[...] = current
        return epoch - (-1 if self.epoch is None else self.epoch) >= self.patience

    def restore(self) -> None:
        """기억해 둔 값으로 되돌립니다. 나아진 적이 없으면 그대로 둡니다."""
        if self.epoch is not None:
            for kept, current in zip(self._copy, self._state, strict=True):
                current[...] = kept
