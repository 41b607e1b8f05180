"""학습을 되풀이하는 고리."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import as_count, as_function, as_rng
from companion.datasets import batches
from companion.layers import Layer
from companion.losses import Loss
from companion.optimizers import Optimizer
from companion.regularizers import Regularizer
from companion.training.early_stopping import BestWeights
from companion.training.evaluation import as_model, share_of_hits
from companion.training.history import History
from companion.training.rehearsal import Data, as_part, rehearse, rehearse_validation

# 손실이 처음의 이만큼을 넘으면 발산으로 봅니다. 이미 잘 맞는 신경망을 이어서 학습할 때 작은 손실이
# 흔들린 것을 발산으로 잘못 보지 않도록, 처음 손실은 적어도 0.001로 칩니다.
_DIVERGED, _SMALL = 1000, 1e-3


def train(model: Layer, loss: Loss, optimizer: Optimizer, x: ArrayLike, t: ArrayLike, *,
          epochs: int, batch_size: int, rng: np.random.Generator,
          regularizer: Regularizer | None = None,
          validation: tuple[ArrayLike, ArrayLike] | None = None, patience: int | None = None,
          callback: Callable[[int, History], object] | None = None,
          progress: bool = False) -> History:
    r"""신경망을 학습시킵니다.

    .. math::

        \theta \leftarrow \theta - \eta\, \nabla_\theta
        \left[ L(f(x_\text{batch}; \theta), t_\text{batch}) + R(\theta) \right]

    손실이 NaN이나 무한대가 되거나 처음의 1,000배를 넘으면 갱신하지 않고 멈춥니다. 무슨 일이 있었고
    무엇을 해 볼지는 ``print(history)``가 알려 줍니다.

    Parameters
    ----------
    model : Layer
        신경망. 매개변수를 그 자리에서 고칩니다.
    loss : Loss
        손실. ``MeanSquaredError()``, ``BinaryCrossEntropy()``, ``SoftmaxCrossEntropy()``.
    optimizer : Optimizer
        매개변수를 고치는 규칙.
    x : array_like
        표본 ``(n, d)``.
    t : array_like
        정답. 모양은 손실이 정한 대로입니다.
    epochs : int
        모든 표본을 몇 번 볼지.
    batch_size : int
        한 걸음에 볼 표본 수.
    rng : numpy.random.Generator
        에폭마다 표본을 섞을 생성기.
    regularizer : Regularizer, optional
        벌점. 축이 둘 이상인 매개변수(가중치 행렬)의 기울기에만 더합니다.
    validation : tuple of (array_like, array_like), optional
        검증 데이터 ``(x, t)``. 에폭이 끝날 때마다 손실과 정확도를 잽니다.
    patience : int, optional
        검증 손실이 이만큼의 에폭 동안 줄지 않으면 조기 종료합니다. 어떻게 끝나든 검증 손실이 가장
        작았던 가중치(배치 정규화의 이동 통계까지)로 되돌립니다.
    callback : callable, optional
        에폭이 끝날 때마다 ``callback(epoch, history)``로 부를 함수. ``epoch``는 0부터입니다.
    progress : bool, optional
        진행 막대를 보일지.

    Returns
    -------
    History
        걸음과 에폭마다의 손실, 정확도, 끝난 까닭.

    Raises
    ------
    TypeError, ValueError
        인자가 틀렸을 때. 이때 신경망과 옵티마이저와 생성기는 그대로입니다.

    References
    ----------
    L. Prechelt, "Early Stopping - But When?", *Neural Networks: Tricks of the Trade*, 1998.

    Examples
    --------
    >>> from companion.layers import mlp
    >>> from companion.losses import BinaryCrossEntropy
    >>> from companion.optimizers import Adam
    >>> rng = np.random.default_rng(0)
    >>> x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> xor = np.array([[0], [1], [1], [0]])
    >>> history = train(mlp([2, 8, 1], rng=rng), BinaryCrossEntropy(), Adam(0.05), x, xor,
    ...                 epochs=100, batch_size=4, rng=rng)
    >>> history.epoch_accuracy[-1]
    1.0
    """
    model = as_model(model)
    as_part("loss", loss, "SoftmaxCrossEntropy() 같은 손실이", "value", "grad")
    as_part("optimizer", optimizer, "Adam() 같은 옵티마이저가", "update")
    if regularizer is not None:
        as_part("regularizer", regularizer, "L2(0.01) 같은 벌점이", "grad")
    epochs, batch_size = as_count("epochs", epochs), as_count("batch_size", batch_size)
    rng = as_rng(rng)
    if callback is not None:
        as_function("callback", callback)
    best = None if patience is None else BestWeights(model, as_count("patience", patience))
    data = rehearse(model, loss, x, t)
    held_out = rehearse_validation(model, loss, validation, needed=patience is not None)
    if isinstance(optimizer, Optimizer):
        optimizer.check(model.parameters(), model.gradients())

    history = History(
        epoch_accuracy=None if data.labels is None else [],
        val_loss=None if held_out is None else [],
        val_accuracy=None if held_out is None or held_out.labels is None else [])
    was_training = model.training
    try:
        for epoch in _show(range(epochs), progress):
            model.training = True
            mean = _run_epoch(model, loss, optimizer, regularizer,
                              batches(data.x, data.t, batch_size, rng=rng), history)
            if history.diverged_at is not None:
                break
            history.epoch_loss.append(mean)
            model.training = False
            _measure(model, loss, data, held_out, history)
            if callback is not None:
                callback(epoch, history)
            if best and history.val_loss and best.should_stop(epoch, history.val_loss[-1]):
                history.stopped_at = epoch
                break
    finally:
        model.training = was_training
    if best:
        best.restore()
        history.best_epoch = best.epoch
    return history


@np.errstate(all="ignore")    # 발산은 경고가 아니라 손실로 알아봅니다.
def _run_epoch(model: Layer, loss: Loss, optimizer: Optimizer, regularizer: Regularizer | None,
               epoch_batches: Iterable[tuple[ArrayLike, ArrayLike]], history: History) -> float:
    """한 에폭을 돌며 걸음마다 손실을 적고 평균을 냅니다. 발산하면 갱신하기 전에 그만둡니다."""
    params, grads = model.parameters(), model.gradients()
    total, n = 0.0, 0
    for x, t in epoch_batches:
        y = model.forward(x)
        value = loss.value(y, t)
        history.loss.append(value)
        if not math.isfinite(value) or value > _DIVERGED * max(history.loss[0], _SMALL):
            history.diverged_at = len(history.loss) - 1
            break
        model.backward(loss.grad(y, t))
        if regularizer is not None:
            for p, g in zip(params, grads, strict=True):
                if p.ndim > 1:
                    g += regularizer.grad(p)
        optimizer.update(params, grads)
        total, n = total + value * len(y), n + len(y)
    return total / max(n, 1)


@np.errstate(all="ignore")
def _measure(model: Layer, loss: Loss, data: Data, held_out: Data | None,
             history: History) -> None:
    """에폭이 끝난 신경망을 학습 데이터와 검증 데이터에서 잽니다."""
    if history.epoch_accuracy is not None and data.labels is not None:
        history.epoch_accuracy.append(share_of_hits(model.forward(data.x), data.labels))
    if history.val_loss is not None and held_out is not None:
        y = model.forward(held_out.x)
        history.val_loss.append(loss.value(y, held_out.t))
        if history.val_accuracy is not None and held_out.labels is not None:
            history.val_accuracy.append(share_of_hits(y, held_out.labels))


def _show(epochs: range, progress: bool) -> Iterable[int]:
    """진행 막대를 두르거나 그대로 둡니다."""
    if not progress:
        return epochs
    from tqdm import TqdmMonitorWarning, tqdm

    with warnings.catch_warnings():
        # 브라우저 안의 파이썬은 스레드를 만들지 못해 tqdm의 감시 스레드가 없다고 경고합니다.
        warnings.simplefilter("ignore", TqdmMonitorWarning)
        bar: Iterable[int] = tqdm(epochs, desc="학습", unit="에폭")
    return bar
