"""학습: 데이터를 미니배치로 나누어 순전파, 손실, 역전파, 갱신을 되풀이합니다."""

from companion.training.evaluation import accuracy, predict
from companion.training.history import History
from companion.training.loop import train

__all__ = ["History", "accuracy", "predict", "train"]
