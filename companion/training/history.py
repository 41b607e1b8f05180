"""학습의 기록. 문자열로 바꾸면 무슨 일이 있었는지 우리말로 알려 줍니다."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class History:
    r"""학습의 기록.

    Attributes
    ----------
    loss : list of float
        걸음마다 잰 미니배치의 손실(벌점은 빼고). 갱신하기 전의 값입니다.
    epoch_loss : list of float
        에폭마다 낸 ``loss``의 평균.
    epoch_accuracy : list of float or None
        에폭이 끝났을 때 학습 데이터 전체에서 잰 정확도. 회귀에서는 None입니다.
    val_loss, val_accuracy : list of float or None
        에폭이 끝났을 때 검증 데이터에서 잰 손실과 정확도. 검증 데이터가 없으면 None입니다.
    diverged_at : int or None
        발산한 걸음(0부터). 그 걸음의 손실까지 ``loss``에 적고, 갱신은 하지 않습니다.
    stopped_at : int or None
        조기 종료한 에폭(0부터).
    best_epoch : int or None
        ``patience``를 주었을 때 가중치를 되돌린 에폭(0부터).

    Examples
    --------
    >>> print(History(loss=[2.3, 0.5], epoch_loss=[2.3, 0.5], epoch_accuracy=[0.2, 0.9]))
    2에폭 동안 2번 갱신했습니다. 손실 2.3 → 0.5, 정확도 90.0%.
    >>> print(History(loss=[0.7, float("nan")], diverged_at=1))
    2번째 걸음(diverged_at=1)에서 발산하여 갱신하지 않고 멈췄습니다. 손실 0.7 → nan.
    학습률을 10분의 1로 줄여 보세요. 그래도 발산하면 입력의 크기를 맞추고 초깃값을 살펴보세요.
    """

    loss: list[float] = field(default_factory=list)
    epoch_loss: list[float] = field(default_factory=list)
    epoch_accuracy: list[float] | None = None
    val_loss: list[float] | None = None
    val_accuracy: list[float] | None = None
    diverged_at: int | None = None
    stopped_at: int | None = None
    best_epoch: int | None = None

    def __str__(self) -> str:
        lines = [self._divergence() if self.diverged_at is not None else self._summary()]
        if self.diverged_at is not None:
            lines.append("학습률을 10분의 1로 줄여 보세요. "
                         "그래도 발산하면 입력의 크기를 맞추고 초깃값을 살펴보세요.")
        if self.stopped_at is not None:
            lines.append(f"검증 손실이 더 줄지 않아 {self.stopped_at + 1}번째 에폭"
                         f"(stopped_at={self.stopped_at})에서 조기 종료했습니다.")
        if self.best_epoch is not None:
            lines.append(f"검증 손실이 가장 작았던 {self.best_epoch + 1}번째 에폭"
                         f"(best_epoch={self.best_epoch})의 가중치로 되돌렸습니다.")
        return "\n".join(lines)

    def _divergence(self) -> str:
        return (f"{len(self.loss)}번째 걸음(diverged_at={self.diverged_at})에서 발산하여 "
                f"갱신하지 않고 멈췄습니다. 손실 {self.loss[0]:.4g} → {self.loss[-1]:.4g}.")

    def _summary(self) -> str:
        if not self.epoch_loss:
            return "아직 한 에폭도 마치지 않았습니다."
        parts = [f"손실 {self.epoch_loss[0]:.4g} → {self.epoch_loss[-1]:.4g}"]
        if self.epoch_accuracy is not None:
            parts.append(f"정확도 {self.epoch_accuracy[-1]:.1%}")
        if self.val_loss is not None:
            parts.append(f"검증 손실 {self.val_loss[-1]:.4g}")
        if self.val_accuracy is not None:
            parts.append(f"검증 정확도 {self.val_accuracy[-1]:.1%}")
        return (f"{len(self.epoch_loss)}에폭 동안 {len(self.loss)}번 갱신했습니다. "
                f"{', '.join(parts)}.")
