"""학습이 지키는 약속."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from companion.datasets import batches, moons
from companion.layers import BatchNorm, Dropout, Layer, Linear, ReLU, Sequential, Tanh, mlp
from companion.losses import BinaryCrossEntropy, MeanSquaredError, SoftmaxCrossEntropy, one_hot
from companion.optimizers import SGD, Adam
from companion.regularizers import L1, L2
from companion.training import History, accuracy, predict, train

XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def seeded(seed=0):
    return np.random.default_rng(seed)


def two_moons(n=60, seed=0):
    x, t = moons(n, 0.2, rng=seeded(seed))
    return x, t


def fit(model=None, *, n=60, optimizer=None, **options):
    """달 두 개를 두 에폭 학습합니다. 바꾸어 볼 것만 줍니다."""
    x, t = two_moons(n)
    if model is None:
        model = mlp([2, 8, 2], rng=seeded())
    options = {"epochs": 2, "batch_size": 16, "rng": seeded(), **options}
    return model, train(model, SoftmaxCrossEntropy(), optimizer or SGD(0.1), x, t, **options)


def snapshot(model):
    return [a.copy() for a in model.parameters() + model.buffers()]


def assert_same(arrays, others):
    for a, b in zip(arrays, others, strict=True):
        np.testing.assert_array_equal(a, b)


# 고리 그 자체

def test_is_forward_loss_backward_update_over_shuffled_batches():
    x, t = two_moons()
    by_hand, rng, values = mlp([2, 8, 2], rng=seeded()), seeded(), []
    loss, optimizer = SoftmaxCrossEntropy(), Adam()
    for _ in range(3):
        for x_batch, t_batch in batches(x, t, 16, rng=rng):
            y = by_hand.forward(x_batch)
            values.append(loss.value(y, t_batch))
            by_hand.backward(loss.grad(y, t_batch))
            optimizer.update(by_hand.parameters(), by_hand.gradients())
    model, history = fit(optimizer=Adam(), epochs=3)
    assert_same(model.parameters(), by_hand.parameters())
    assert history.loss == values
    assert len(history.loss) == 3 * 4


def test_equals_pytorch():
    x, t = two_moons()
    model = Sequential([Linear(2, 8, rng=seeded(), dtype=np.float64), Tanh(),
                        Linear(8, 2, rng=seeded(), dtype=np.float64)])
    mirror = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2)).double()
    with torch.no_grad():
        for p, u in zip(model.parameters(), mirror.parameters(), strict=True):
            u.copy_(torch.tensor(p.T if p.ndim == 2 else p))
    # 가중치에만 붙는 L2는 파이토치의 weight_decay를 가중치에만 준 것과 같습니다.
    weights = [p for p in mirror.parameters() if p.ndim > 1]
    biases = [p for p in mirror.parameters() if p.ndim == 1]
    optimizer = torch.optim.Adam([{"params": weights, "weight_decay": 0.01}, {"params": biases}],
                                 lr=0.01)
    rng, values = seeded(), []
    for _ in range(20):
        for x_batch, t_batch in batches(x, t, 16, rng=rng):
            optimizer.zero_grad()
            value = nn.functional.cross_entropy(mirror(torch.tensor(x_batch)),
                                                torch.tensor(t_batch))
            value.backward()
            optimizer.step()
            values.append(value.item())
    _, history = fit(model, optimizer=Adam(0.01), regularizer=L2(0.01), epochs=20)
    np.testing.assert_allclose(history.loss, values, rtol=1e-9)
    for p, u in zip(model.parameters(), mirror.parameters(), strict=True):
        np.testing.assert_allclose(p.T, u.detach(), rtol=1e-7)


def test_same_seed_same_bits_and_global_state_left_alone():
    before = str(np.random.get_bit_generator().state)
    runs = []
    for _ in range(2):
        rng = seeded(7)
        model = Sequential([Linear(2, 8, rng=rng), BatchNorm(8), ReLU(), Dropout(0.2, rng=rng),
                            Linear(8, 2, rng=rng)])
        _, history = fit(model, epochs=5)
        runs.append([history.loss, *(a.tobytes() for a in snapshot(model))])
    assert runs[0] == runs[1]
    assert str(np.random.get_bit_generator().state) == before


def test_data_are_left_alone():
    x, t = two_moons()
    x.flags.writeable = t.flags.writeable = False
    train(mlp([2, 4, 2], rng=seeded()), SoftmaxCrossEntropy(), SGD(), x, t, epochs=2,
          batch_size=16, rng=seeded(), validation=(x, t), patience=1)


@pytest.mark.parametrize("penalty", [L1(0.3), L2(0.3)])
def test_regularizer_touches_weight_matrices_only(penalty):
    def build():
        return Sequential([Linear(2, 4, rng=seeded()), BatchNorm(4), Tanh(),
                           Linear(4, 2, rng=seeded())])

    plain, regular = build(), build()
    fit(plain, epochs=1, batch_size=60, optimizer=SGD(0.1))
    fit(regular, epochs=1, batch_size=60, optimizer=SGD(0.1), regularizer=penalty)
    for start, p, r in zip(build().parameters(), plain.parameters(), regular.parameters(),
                           strict=True):
        expected = p - 0.1 * penalty.grad(start) if p.ndim > 1 else p
        np.testing.assert_allclose(r, expected, rtol=1e-5, atol=1e-7)


# 기록

def test_history_of_a_classification():
    x_val, t_val = two_moons(seed=1)
    seen = []
    model, history = fit(
        epochs=4, validation=(x_val, t_val),
        callback=lambda epoch, history: seen.append((epoch, history.epoch_loss[-1])))
    sizes = [16, 16, 16, 12]
    for epoch in range(4):
        steps = history.loss[4 * epoch : 4 * epoch + 4]
        assert history.epoch_loss[epoch] == pytest.approx(np.average(steps, weights=sizes))
    assert history.epoch_accuracy[-1] == accuracy(model, *two_moons())
    assert history.val_accuracy[-1] == accuracy(model, x_val, t_val)
    model.training = False
    assert history.val_loss[-1] == SoftmaxCrossEntropy().value(model.forward(x_val), t_val)
    assert {len(history.epoch_accuracy), len(history.val_loss), len(history.val_accuracy)} == {4}
    assert seen == list(enumerate(history.epoch_loss))
    assert history.diverged_at is history.stopped_at is history.best_epoch is None


def test_history_of_a_regression_has_no_accuracy():
    x = np.linspace(-1, 1, 20)[:, None]
    model = mlp([1, 8, 1], activation=Tanh, rng=seeded())
    history = train(model, MeanSquaredError(), Adam(0.05), x, x**2, epochs=100, batch_size=5,
                    rng=seeded(), validation=(x, x**2))
    assert history.epoch_accuracy is history.val_accuracy is None
    assert history.val_loss[-1] < 0.01 < history.val_loss[0]
    assert "정확도" not in str(history)


def test_history_without_validation():
    _, history = fit()
    assert history.val_loss is history.val_accuracy is None


def test_binary_problem_with_one_output():
    model = mlp([2, 8, 1], rng=seeded())
    t = np.array([[0], [1], [1], [0]])
    history = train(model, BinaryCrossEntropy(), Adam(0.05), XOR, t, epochs=100, batch_size=4,
                    rng=seeded())
    assert history.epoch_accuracy[-1] == 1
    assert predict(model, XOR).tolist() == [0, 1, 1, 0]
    assert accuracy(model, XOR, t) == accuracy(model, XOR, t[:, 0]) == 1


def test_one_hot_targets():
    x, t = two_moons()
    plain, _ = fit()
    model = mlp([2, 8, 2], rng=seeded())
    history = train(model, SoftmaxCrossEntropy(), SGD(0.1), x, one_hot(t, 2), epochs=2,
                    batch_size=16, rng=seeded())
    for a, b in zip(model.parameters(), plain.parameters(), strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-4, atol=1e-6)
    assert history.epoch_accuracy[-1] == accuracy(model, x, one_hot(t, 2))


def test_history_tells_what_happened():
    _, history = fit(validation=two_moons(seed=1))
    text = str(history)
    assert text.startswith("2에폭 동안 8번 갱신했습니다. 손실 ")
    assert f"정확도 {history.epoch_accuracy[-1]:.1%}" in text
    assert f"검증 손실 {history.val_loss[-1]:.4g}" in text
    assert f"검증 정확도 {history.val_accuracy[-1]:.1%}" in text
    assert str(History()) == "아직 한 에폭도 마치지 않았습니다."


def test_progress_bar_goes_to_stderr(capsys):
    fit(progress=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert "학습" in err
    assert "2/2" in err
    fit()
    assert capsys.readouterr().err == ""


# 발산

class Told:
    """정해 둔 값을 차례로 내는 손실."""

    def __init__(self, *values):
        self.values = list(values)

    def value(self, y, t):
        return self.values.pop(0)

    def grad(self, y, t):
        return np.ones_like(y)


def told(*values, **options):
    x = np.ones((4, 2))
    model = mlp([2, 2], rng=seeded())
    states = [snapshot(model)]

    class Watched(SGD):
        def update(self, params, grads):
            super().update(params, grads)
            states.append(snapshot(model))

    history = train(model, Told(*values), Watched(0.1), x, np.zeros(4), epochs=len(values),
                    batch_size=4, rng=seeded(), **options)
    assert_same(snapshot(model), states[-1])
    return history, len(states) - 1


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf"), 501.0])
def test_divergence_ends_the_run_before_the_update(bad):
    history, updates = told(0.5, 0.4, bad, 0.3)
    assert history.diverged_at == 2
    assert updates == 2
    assert history.loss[:2] == [0.5, 0.4]
    assert len(history.loss) == 3
    assert len(history.epoch_loss) == 2
    assert "3번째 걸음(diverged_at=2)에서 발산" in str(history)
    assert "학습률을 10분의 1로" in str(history)


def test_up_to_a_thousand_times_the_first_is_not_divergence():
    history, updates = told(0.5, 500.0, 499.0)
    assert history.diverged_at is None
    assert updates == 3


def test_a_tiny_first_loss_does_not_make_noise_a_divergence():
    assert told(1e-9, 1e-4)[0].diverged_at is None
    assert told(1e-9, 1.1)[0].diverged_at == 1


def test_divergence_at_the_first_step():
    history, updates = told(float("nan"))
    assert history.diverged_at == updates == 0
    assert history.epoch_loss == []
    assert "1번째 걸음(diverged_at=0)" in str(history)


@pytest.mark.parametrize("rate", [10.0, 1e3, 1e30])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_real_divergence_raises_no_warning(rate, dtype):
    x = seeded().normal(size=(32, 3)) * 10
    model = mlp([3, 16, 16, 1], rng=seeded(), dtype=dtype)
    history = train(model, MeanSquaredError(), SGD(rate), x, x[:, :1], epochs=50, batch_size=8,
                    rng=seeded(), validation=(x, x[:, :1]))
    assert history.diverged_at is not None
    assert history.diverged_at == len(history.loss) - 1


def test_callback_keeps_its_own_warnings():
    def callback(epoch, history):
        with pytest.warns(RuntimeWarning):
            np.array([1e200]) * np.array([1e200])

    fit(callback=callback)


# 조기 종료

class Scripted(Layer):
    """학습할 때마다 한 칸씩 움직이는 매개변수를 그대로 내보냅니다."""

    def __init__(self):
        self.w, self.g, self.running = np.zeros((1, 1)), np.ones((1, 1)), np.zeros(1)

    def forward(self, x):
        if self.training:
            self.running += 1
        return np.zeros((len(x), 1)) + self.w

    def backward(self, grad):
        return grad

    def parameters(self):
        return [self.w]

    def gradients(self):
        return [self.g]

    def buffers(self):
        return [self.running]


class ByStep:
    """검증할 때 매개변수가 가리키는 손실을 냅니다."""

    def __init__(self, *val_losses):
        self.val_losses = val_losses

    def value(self, y, t):
        return float(self.val_losses[round(-y[0, 0]) - 1]) if t[0, 0] else 1.0

    def grad(self, y, t):
        return np.zeros_like(y)


def stop_early(*val_losses, patience=2, **options):
    model, zeros, ones = Scripted(), np.zeros((2, 1)), np.ones((2, 1))
    history = train(model, ByStep(*val_losses), SGD(1.0), zeros, zeros, epochs=len(val_losses),
                    batch_size=2, rng=seeded(), validation=(ones, ones), patience=patience,
                    **options)
    return model, history


def test_early_stopping_restores_the_best_weights_and_statistics():
    model, history = stop_early(0.5, 0.3, 0.4, 0.35, 0.1)
    assert history.stopped_at == 3
    assert history.best_epoch == 1
    assert history.val_loss == [0.5, 0.3, 0.4, 0.35]
    assert model.w == -2
    assert model.running == 2
    text = str(history)
    assert "4번째 에폭(stopped_at=3)에서 조기 종료" in text
    assert "2번째 에폭(best_epoch=1)의 가중치로 되돌렸습니다" in text


def test_patience_starts_again_at_each_improvement():
    model, history = stop_early(0.5, 0.6, 0.4, 0.5, 0.3, 0.9)
    assert history.stopped_at is None
    assert history.best_epoch == 4
    assert model.w == -5


def test_an_equal_loss_is_no_improvement():
    _, history = stop_early(0.5, 0.5, 0.5, 0.1)
    assert history.stopped_at == 2
    assert history.best_epoch == 0


def test_not_a_number_is_no_improvement():
    model, history = stop_early(float("nan"), float("nan"), 0.1)
    assert history.stopped_at == 1
    assert history.best_epoch is None
    assert model.w == -2


def test_best_weights_come_back_after_a_divergence_too():
    x, t = two_moons()
    model = Sequential([Linear(2, 8, rng=seeded()), BatchNorm(8), ReLU(),
                        Linear(8, 2, rng=seeded())])
    states = []
    history = train(
        model, SoftmaxCrossEntropy(), SGD(lambda step: 0.1 if step < 12 else 1e30), x, t,
        epochs=20, batch_size=16, rng=seeded(), validation=(x, t), patience=20,
        callback=lambda epoch, history: states.append(snapshot(model)))
    assert history.diverged_at is not None
    assert history.best_epoch == int(np.argmin(history.val_loss))
    assert_same(snapshot(model), states[history.best_epoch])


def test_without_patience_the_last_weights_stay():
    x, t = two_moons()
    model, states = mlp([2, 8, 2], rng=seeded()), []
    _, history = fit(model, validation=(x, 1 - t), epochs=5,
                     callback=lambda epoch, history: states.append(snapshot(model)))
    assert history.val_loss[-1] > history.val_loss[0]
    assert history.best_epoch is None
    assert_same(snapshot(model), states[-1])


# 학습과 추론의 구별

class Mode(Layer):
    """불렸을 때의 training을 적어 둡니다."""

    def __init__(self):
        self.seen = []

    def forward(self, x):
        self.seen.append((self.training, len(x)))
        return np.asarray(x)

    def backward(self, grad):
        return np.asarray(grad)


def test_training_mode_while_learning_and_inference_while_measuring():
    mode = Mode()
    model = Sequential([mode, Linear(2, 2, rng=seeded())])
    fit(model, epochs=1, batch_size=30, validation=two_moons(24))
    # 걸음 둘, 학습 데이터와 검증 데이터의 정확도
    assert mode.seen == [(True, 30), (True, 30), (False, 60), (False, 24)]


@pytest.mark.parametrize("training", [True, False])
def test_training_flag_comes_back(training):
    model = mlp([2, 8, 2], rng=seeded())
    model.training = training
    x, t = two_moons()
    fit(model)
    predict(model, x)
    accuracy(model, x, t)
    assert model.training is training
    assert {layer.training for layer in model} == {training}

    def stop(epoch, history):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(model, callback=stop)
    assert model.training is training
    with pytest.raises(ValueError, match="x: "):
        predict(model, np.ones((3, 5)))
    assert model.training is training


def test_prediction_ignores_dropout():
    model = Sequential([Linear(2, 50, rng=seeded()), Dropout(0.5, rng=seeded()),
                        Linear(50, 3, rng=seeded())])
    x, _ = two_moons()
    first = predict(model, x)
    assert first.shape == (60,)
    assert first.dtype.kind == "i"
    for _ in range(5):
        np.testing.assert_array_equal(predict(model, x), first)


def test_predict_by_hand():
    identity = Linear(3, 3, rng=seeded(), init=lambda n, m, rng: np.eye(n, m))
    assert predict(identity, [[1, 3, 2], [5, 4, 3]]).tolist() == [1, 0]
    one = Linear(1, 1, rng=seeded(), init=lambda n, m, rng: np.eye(n, m))
    assert predict(one, [[-1], [0], [1e-6]]).tolist() == [0, 0, 1]
    assert accuracy(one, [[-1], [0], [1], [2]], [0, 1, 1, 1]) == 0.75


# 거절

def refused(error, match, model=None, loss=None, optimizer=None, x=None, t=None, **options):
    """거절한 뒤에 신경망, 옵티마이저, 생성기가 그대로인지까지 봅니다."""
    rng = seeded()
    model = model or Sequential([Linear(2, 4, rng=seeded()), BatchNorm(4), ReLU(),
                                 Dropout(0.5, rng=rng), Linear(4, 2, rng=seeded())])
    optimizer = optimizer or Adam()
    good_x, good_t = two_moons()
    before, state = snapshot(model), str(rng.bit_generator.state)
    steps = getattr(optimizer, "steps", None)
    options = {"epochs": 2, "batch_size": 16, "rng": rng, **options}
    with pytest.raises(error, match=match):
        train(model, loss or SoftmaxCrossEntropy(), optimizer, good_x if x is None else x,
              good_t if t is None else t, **options)
    assert_same(snapshot(model), before)
    assert not any(g.any() for g in model.gradients())
    assert str(rng.bit_generator.state) == state
    assert getattr(optimizer, "steps", None) == steps


def late(value):
    """마지막 표본의 정답만 틀렸습니다."""
    t = two_moons()[1].astype(float)
    t[-1] = value
    return t


@pytest.mark.parametrize(("error", "match", "wrong"), [
    (ValueError, "^t: 0 이상 1 이하의 라벨이 필요합니다. 받은 것: 2", {"t": late(2)}),
    (ValueError, "^t: 0 이상 1 이하의 라벨", {"t": late(-1)}),
    (TypeError, "^t: 정수 라벨", {"t": late(0.5)}),
    (ValueError, "^t: 유한한 수만", {"t": late(np.nan)}),
    (ValueError, "^x: 유한한 수만", {"x": np.full((60, 2), np.inf)}),
    (ValueError, r"^x: 한 행이 표본 하나인 배열 \(n, 2\)", {"x": np.ones((60, 3))}),
    (ValueError, "^t: ", {"t": np.zeros((60, 1))}),
    (ValueError, "^t: 예측과 같은 모양", {"loss": MeanSquaredError()}),
    (ValueError, "^t: 예측과 같은 모양", {"loss": BinaryCrossEntropy()}),
    (ValueError, "^validation의 t: 0 이상 1", {"validation": (two_moons()[0], late(9))}),
    (ValueError, "^validation의 x: ", {"validation": (np.ones((3, 5)), [0, 0, 0])}),
    (TypeError, "^validation: ", {"validation": np.ones((3, 2))}),
    (TypeError, "^validation: patience를 쓰려면", {"patience": 3}),
    (TypeError, "^loss: ", {"loss": SoftmaxCrossEntropy}),
    (TypeError, "^optimizer: ", {"optimizer": Adam}),
    (TypeError, "^regularizer: ", {"regularizer": L2}),
    (TypeError, "^regularizer: ", {"regularizer": 0.1}),
    (TypeError, "^callback: ", {"callback": 3}),
    (TypeError, "^rng: ", {"rng": 0}),
    (ValueError, "^epochs: ", {"epochs": 0}),
    (ValueError, "^batch_size: ", {"batch_size": 0}),
    (ValueError, "^patience: ", {"patience": 0, "validation": two_moons()}),
])
def test_refuses_before_anything_changes(error, match, wrong):
    refused(error, match, **wrong)


def test_refuses_an_optimizer_of_another_network():
    optimizer, other = Adam(), mlp([3, 3], rng=seeded())
    optimizer.update(other.parameters(), other.gradients())
    refused(ValueError, "새 옵티마이저", optimizer=optimizer)


def test_refuses_a_network_with_nothing_to_learn():
    with pytest.raises(ValueError, match=r"^params: 배열이 하나 이상"):
        fit(Sequential([ReLU()]))


def test_a_diverged_model_is_measured_without_warnings():
    model = Linear(2, 3, rng=np.random.default_rng(0))
    model.weight[:] = np.finfo(np.float32).max
    assert predict(model, [[4.0, -4.0], [9.0, 9.0]]).shape == (2,)
