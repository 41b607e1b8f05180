"""층이 지키는 약속. 새 층은 CASES에 한 줄을 더하면 모두 시험됩니다."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import SEEDS
from torch import nn

import companion.layers
from companion.gradients import check_gradient
from companion.initializers import constant, xavier
from companion.layers import (
    ELU,
    GELU,
    BatchNorm,
    Dropout,
    LeakyReLU,
    Linear,
    ReLU,
    Sequential,
    Sigmoid,
    Tanh,
    mlp,
)


@dataclass
class Case:
    """특징 수와 생성기와 dtype으로 층을 만드는 함수, 같은 일을 하는 파이토치 층."""

    make: Callable
    reference: Callable | None
    name: str

    def __str__(self) -> str:
        return self.name


def linear(n, rng, dtype):
    return Linear(n, 3, rng=rng, dtype=dtype)


def batch_norm(n, rng, dtype):
    layer = BatchNorm(n, dtype=dtype)
    layer.gamma[:], layer.beta[:] = rng.normal(1, 0.5, n), rng.normal(0, 0.5, n)
    return layer


def network(n, rng, dtype):
    return Sequential([
        Linear(n, 4, rng=rng, dtype=dtype), batch_norm(4, rng, dtype), Tanh(),
        Sequential([Dropout(0.3, rng=rng), Linear(4, 5, rng=rng, dtype=dtype)]),
        GELU(), Linear(5, 2, rng=rng, dtype=dtype, init=xavier),
    ])


CASES = [
    Case(linear, lambda n: nn.Linear(n, 3), "Linear"),
    Case(lambda n, rng, dtype: Sigmoid(), lambda n: nn.Sigmoid(), "Sigmoid"),
    Case(lambda n, rng, dtype: Tanh(), lambda n: nn.Tanh(), "Tanh"),
    Case(lambda n, rng, dtype: ReLU(), lambda n: nn.ReLU(), "ReLU"),
    Case(lambda n, rng, dtype: LeakyReLU(), lambda n: nn.LeakyReLU(), "LeakyReLU"),
    Case(lambda n, rng, dtype: LeakyReLU(0.3), lambda n: nn.LeakyReLU(0.3), "LeakyReLU-0.3"),
    Case(lambda n, rng, dtype: ELU(), lambda n: nn.ELU(), "ELU"),
    Case(lambda n, rng, dtype: ELU(0.5), lambda n: nn.ELU(0.5), "ELU-0.5"),
    Case(lambda n, rng, dtype: GELU(), lambda n: nn.GELU(approximate="tanh"), "GELU"),
    Case(lambda n, rng, dtype: Dropout(0.4, rng=rng), None, "Dropout"),
    Case(batch_norm, lambda n: nn.BatchNorm1d(n), "BatchNorm"),
    Case(network, None, "Sequential"),
]
each = pytest.mark.parametrize("case", CASES, ids=str)
modes = pytest.mark.parametrize("training", [True, False], ids=["train", "eval"])
dtypes = pytest.mark.parametrize("dtype", [np.float32, np.float64])
sizes = {"rows": st.integers(4, 7), "n": st.integers(1, 5), "seed": SEEDS}


def frozen(array):
    """고치려 들면 오류가 나는 사본."""
    array = np.array(array)
    array.flags.writeable = False
    return array


def away_from_zero(x):
    """꺾인 점을 피한 사본."""
    return np.where(np.abs(x) < 0.01, 0.01, x)


def build(case, n, seed, *, dtype=np.float64, training=True):
    rng = np.random.default_rng(seed)
    layer = case.make(n, rng, dtype)
    layer.training = training
    return layer, rng


def run(layer, x, seed=0):
    """순전파와 아무 기울기로 한 역전파. 출력과 모든 기울기를 돌려줍니다."""
    y = layer.forward(x)
    c = np.random.default_rng(seed).normal(size=y.shape).astype(y.dtype)
    return y, c, layer.backward(c)


def test_every_layer_is_in_the_list():
    classes = {name for name in companion.layers.__all__ if name[0].isupper()} - {"Layer"}
    assert classes == {str(case).split("-")[0] for case in CASES}


@each
@modes
@settings(max_examples=40)
@given(**sizes)
def test_backward_is_the_central_difference(case, training, rows, n, seed):
    layer, rng = build(case, n, seed, training=training)
    x = away_from_zero(rng.normal(size=(rows, n)))
    layer.forward(x)    # 이동 통계가 처음 값이 아닌 자리에서도 맞아야 합니다.
    state = rng.bit_generator.state
    _, c, x_grad = run(layer, x, seed)

    def loss(_):
        rng.bit_generator.state = state    # 드롭아웃이 같은 값을 끄게 합니다.
        return np.sum(layer.forward(x) * c)

    report = check_gradient(loss, x_grad, x)
    assert report.ok, str(report)
    for p, g in zip(layer.parameters(), [g.copy() for g in layer.gradients()], strict=True):
        report = check_gradient(loss, g, p)
        assert report.ok, str(report)


@each
@modes
@dtypes
def test_keeps_input_gradient_and_dtype(case, training, dtype):
    layer, rng = build(case, 3, 0, dtype=dtype, training=training)
    x = frozen(rng.normal(size=(5, 3)).astype(dtype))
    y = layer.forward(x)
    c = frozen(rng.normal(size=y.shape).astype(dtype))
    x_grad = layer.backward(c)
    assert y.shape[0] == 5
    assert x_grad.shape == x.shape
    arrays = [y, x_grad, *layer.parameters(), *layer.gradients(), *layer.buffers()]
    assert {a.dtype for a in arrays} == {np.dtype(dtype)}
    assert not np.shares_memory(y, x)
    assert not np.shares_memory(x_grad, c)


@each
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_converts_other_input_once(case, dtype):
    layer, _ = build(case, 2, 0, dtype=dtype)
    expected = dtype if layer.parameters() else np.float64
    for x in ([[1, 2], [3, 5]], np.array([[1, 2], [3, 5]]), np.array([[1, 2], [3, 5]], bool)):
        y, _, x_grad = run(layer, x)
        assert y.dtype == x_grad.dtype == expected


def test_gradients_of_another_dtype_do_not_widen_the_layers_below():
    for case in CASES:
        layer, rng = build(case, 3, 0, dtype=np.float32)
        y = layer.forward(rng.normal(size=(4, 3)).astype(np.float32))
        assert layer.backward(np.ones(y.shape)).dtype == np.float32


@each
def test_gradients_are_the_same_arrays_for_life_and_zero_at_first(case):
    layer, rng = build(case, 3, 0)
    params, grads = layer.parameters(), layer.gradients()
    assert [p.shape for p in params] == [g.shape for g in grads]
    assert not any(g.any() for g in grads)
    for _ in range(2):
        run(layer, rng.normal(size=(4, 3)))
    assert all(a is b for a, b in zip(params, layer.parameters(), strict=True))
    assert all(a is b for a, b in zip(grads, layer.gradients(), strict=True))
    assert all(g.any() for g in grads)


@each
@modes
def test_backward_sets_and_does_not_add(case, training):
    layer, rng = build(case, 3, 0, training=training)
    _, c, first = run(layer, rng.normal(size=(5, 3)))
    once = [g.copy() for g in layer.gradients()]
    second = layer.backward(c)
    np.testing.assert_array_equal(first, second)
    for a, b in zip(once, layer.gradients(), strict=True):
        np.testing.assert_array_equal(a, b)


@each
@modes
@dtypes
@pytest.mark.parametrize("size", [0.0, 1e4])
def test_no_overflow_far_away_and_finite_at_zero(case, training, dtype, size):
    layer, _ = build(case, 2, 0, dtype=dtype, training=training)
    x = np.array([[-size, size], [size, size], [0, -size], [size, 0]], dtype)
    y, _, x_grad = run(layer, x)
    for a in (y, x_grad, *layer.gradients(), *layer.buffers()):
        assert np.isfinite(a).all()


@each
@modes
def test_not_a_number_passes_through(case, training):
    layer, rng = build(case, 3, 0, training=training)
    x = rng.normal(size=(4, 3))
    x[1] = np.nan
    assert np.isnan(run(layer, x)[0][1]).any()


@each
def test_same_seed_same_bits_and_global_state_left_alone(case):
    x = np.random.default_rng(1).normal(size=(4, 3)).astype(np.float32)
    before = str(np.random.get_bit_generator().state)
    results = []
    for _ in range(2):
        layer, _ = build(case, 3, 5, dtype=np.float32)
        y, _, x_grad = run(layer, x)
        results.append([a.tobytes() for a in (y, x_grad, *layer.gradients())])
    assert results[0] == results[1]
    assert str(np.random.get_bit_generator().state) == before


@each
def test_a_copy_is_independent(case):
    layer, rng = build(case, 3, 0)
    x = rng.normal(size=(4, 3))
    layer.forward(x)
    twin = copy.deepcopy(layer)
    y, _, _ = run(layer, x)
    np.testing.assert_array_equal(run(twin, x)[0], y)
    for a, b in zip(layer.parameters(), twin.parameters(), strict=True):
        assert not np.shares_memory(a, b)


def copy_parameters(layer, reference):
    """파이토치 층에 같은 매개변수를 넣습니다. 파이토치의 가중치는 (출력, 입력)입니다."""
    targets = list(reference.parameters())
    assert len(targets) == len(layer.parameters())
    with torch.no_grad():
        for p, u in zip(layer.parameters(), targets, strict=True):
            u.copy_(torch.tensor(p.T if p.ndim == 2 else p))
    return targets


def assert_equal_to_pytorch(layer, reference, x, seed):
    targets = copy_parameters(layer, reference)
    y, c, x_grad = run(layer, x, seed)
    u = torch.tensor(x, requires_grad=True)
    v = reference(u)
    reference.zero_grad()
    v.backward(torch.tensor(c))
    np.testing.assert_allclose(y, v.detach(), rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(x_grad, u.grad, rtol=1e-9, atol=1e-10)
    for g, p in zip(layer.gradients(), targets, strict=True):
        np.testing.assert_allclose(g.T, p.grad, rtol=1e-9, atol=1e-10)


@pytest.mark.parametrize("case", [c for c in CASES if c.reference], ids=str)
@given(**sizes)
def test_equals_pytorch(case, rows, n, seed):
    layer, rng = build(case, n, seed)
    x = rng.normal(0, 3, size=(rows, n))
    assert_equal_to_pytorch(layer, case.reference(n).double(), x, seed)


@given(n=st.integers(1, 5), seed=SEEDS, momentum=st.sampled_from([0.0, 0.5, 0.9, 0.99]),
       eps=st.sampled_from([1e-5, 1e-2]))
def test_batch_norm_statistics_equal_pytorch(n, seed, momentum, eps):
    rng = np.random.default_rng(seed)
    layer = BatchNorm(n, momentum=momentum, eps=eps, dtype=np.float64)
    reference = nn.BatchNorm1d(n, momentum=1 - momentum, eps=eps).double()
    for rows in (4, 2, 7):
        x = rng.normal(rng.normal(0, 5), 3, size=(rows, n))
        assert_equal_to_pytorch(layer, reference, x, seed)
        for ours, theirs in ((layer.running_mean, reference.running_mean),
                             (layer.running_var, reference.running_var)):
            np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)
    layer.training = False
    reference.eval()
    before = [b.copy() for b in layer.buffers()]
    for rows in (1, 5):
        assert_equal_to_pytorch(layer, reference, rng.normal(size=(rows, n)), seed)
    for a, b in zip(before, layer.buffers(), strict=True):
        np.testing.assert_array_equal(a, b)


ACTIVATIONS = {ReLU: nn.ReLU, Tanh: nn.Tanh, Sigmoid: nn.Sigmoid, ELU: nn.ELU}


@pytest.mark.parametrize("activation", ACTIVATIONS, ids=lambda a: a.__name__)
@given(sizes=st.lists(st.integers(1, 6), min_size=2, max_size=5), rows=st.integers(1, 5),
       seed=SEEDS)
def test_whole_network_equals_pytorch(activation, sizes, rows, seed):
    rng = np.random.default_rng(seed)
    model = mlp(sizes, activation=activation, rng=rng, dtype=np.float64, input_gradient=True)
    layers = []
    for n_in, n_out in pairwise(sizes):
        layers += [nn.Linear(n_in, n_out), ACTIVATIONS[activation]()]
    reference = nn.Sequential(*layers[:-1]).double()
    assert_equal_to_pytorch(model, reference, rng.normal(size=(rows, sizes[0])), seed)


@given(seed=SEEDS)
def test_whole_network_with_batch_norm_equals_pytorch(seed):
    rng = np.random.default_rng(seed)
    model = Sequential([Linear(3, 5, rng=rng, dtype=np.float64), BatchNorm(5, dtype=np.float64),
                        LeakyReLU(), Linear(5, 2, rng=rng, dtype=np.float64)])
    reference = nn.Sequential(nn.Linear(3, 5), nn.BatchNorm1d(5), nn.LeakyReLU(),
                              nn.Linear(5, 2)).double()
    for _ in range(3):
        assert_equal_to_pytorch(model, reference, rng.normal(size=(6, 3)), seed)


# 층마다 따로 볼 것

def test_linear_starts_from_its_initializer_and_zero_bias():
    rng = np.random.default_rng(3)
    layer = Linear(4, 2, rng=np.random.default_rng(3), init=xavier)
    np.testing.assert_array_equal(layer.weight, xavier(4, 2, rng=rng).astype(np.float32))
    np.testing.assert_array_equal(layer.bias, np.zeros(2, np.float32))


def test_linear_without_input_gradient_has_the_same_parameter_gradients():
    x = np.random.default_rng(0).normal(size=(4, 3))
    full, lean = (Linear(3, 2, rng=np.random.default_rng(1), input_gradient=wanted)
                  for wanted in (True, False))
    assert run(full, x)[2].shape == (4, 3)
    assert run(lean, x)[2] is None
    for a, b in zip(full.gradients(), lean.gradients(), strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("rate", [0.0, 0.2, 0.5, 0.9])
def test_dropout_statistics(rate):
    layer = Dropout(rate, rng=np.random.default_rng(0))
    x = np.full((400, 300), 3.0)
    y = layer.forward(x)
    kept = y != 0
    np.testing.assert_allclose(y[kept], 3 / (1 - rate), rtol=1e-12)
    # 남은 비율의 표준편차는 √(p(1−p)/N)입니다. 다섯 배까지 봅니다.
    spread = 5 * (rate * (1 - rate) / x.size) ** 0.5
    assert kept.mean() == pytest.approx(1 - rate, abs=spread + 1e-15)
    for axis in (0, 1):    # 줄마다도 고르게 꺼집니다.
        assert np.ptp(kept.mean(axis=axis)) <= 10 * (rate * (1 - rate) / 300) ** 0.5
    np.testing.assert_array_equal(layer.backward(np.ones_like(x)), y / 3)


def test_dropout_draws_anew_each_time_and_rests_in_inference():
    layer = Dropout(0.5, rng=np.random.default_rng(0))
    x = np.ones((10, 10))
    assert (layer.forward(x) != layer.forward(x)).any()
    layer.training = False
    np.testing.assert_array_equal(layer.forward(x), x)
    np.testing.assert_array_equal(layer.backward(x), x)


def test_batch_norm_output_is_standard():
    x = np.random.default_rng(0).normal(7, 3, size=(1000, 4))
    y = BatchNorm(4, dtype=np.float64).forward(x)
    np.testing.assert_allclose(y.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(y.std(axis=0), 1, atol=1e-5)


def test_batch_norm_of_a_single_sample_learns_nothing():
    layer = BatchNorm(2, dtype=np.float64)
    layer.beta[:] = 5
    before = [b.copy() for b in layer.buffers()]
    np.testing.assert_array_equal(layer.forward([[1.0, 2.0]]), [[5.0, 5.0]])
    np.testing.assert_array_equal(layer.backward([[3.0, 4.0]]), [[0.0, 0.0]])
    for a, b in zip(before, layer.buffers(), strict=True):
        np.testing.assert_array_equal(a, b)


def test_backward_uses_the_mode_of_its_forward():
    layer = BatchNorm(2, dtype=np.float64)
    x = np.random.default_rng(0).normal(size=(5, 2))
    _, c, expected = run(layer, x)
    layer.training = False
    np.testing.assert_array_equal(layer.backward(c), expected)


def test_training_reaches_every_layer():
    model, _ = build(CASES[-1], 3, 0)
    inner = model[3]
    for training in (False, True):
        model.training = training
        assert model.training is training
        assert [layer.training for layer in model] == [training] * 6
        assert [layer.training for layer in inner] == [training] * 2


def test_sequential_is_a_row_of_layers():
    layers = [Linear(2, 3, rng=np.random.default_rng(0)), Tanh(), BatchNorm(3)]
    model = Sequential(layers)
    assert len(model) == 3
    assert list(model) == layers
    assert model[0] is layers[0]
    assert model[-1] is layers[-1]
    assert [id(p) for p in model.parameters()] == [
        id(p) for p in (layers[0].weight, layers[0].bias, layers[2].gamma, layers[2].beta)]
    assert [id(b) for b in model.buffers()] == [
        id(layers[2].running_mean), id(layers[2].running_var)]


def test_sequential_refuses_a_gap_in_the_backward_pass():
    rng = np.random.default_rng(0)
    model = Sequential([Linear(2, 3, rng=rng), Linear(3, 1, rng=rng, input_gradient=False)])
    model.forward(np.ones((4, 2)))
    with pytest.raises(ValueError, match="input_gradient=False"):
        model.backward(np.ones((4, 1)))


def test_mlp_is_linear_layers_with_activations_between():
    model = mlp([4, 3, 2, 1], activation=lambda: LeakyReLU(0.2), init=constant(0.5),
                rng=np.random.default_rng(0), dtype=np.float64)
    assert [type(layer) for layer in model] == [Linear, LeakyReLU, Linear, LeakyReLU, Linear]
    assert [p.shape for p in model.parameters()] == [(4, 3), (3,), (3, 2), (2,), (2, 1), (1,)]
    assert {layer.slope for layer in model if isinstance(layer, LeakyReLU)} == {0.2}
    assert all((layer.weight == 0.5).all() for layer in model if isinstance(layer, Linear))
    assert {p.dtype for p in model.parameters()} == {np.dtype(np.float64)}


def test_mlp_computes_the_input_gradient_only_when_asked():
    x = np.random.default_rng(0).normal(size=(4, 3))
    lean, full = (mlp([3, 5, 2], rng=np.random.default_rng(1), input_gradient=wanted)
                  for wanted in (False, True))
    assert run(lean, x)[2] is None
    assert run(full, x)[2].shape == (4, 3)
    for a, b in zip(lean.gradients(), full.gradients(), strict=True):
        np.testing.assert_array_equal(a, b)


def test_float32_all_the_way():
    model = mlp([3, 5, 2], rng=np.random.default_rng(0))
    y, _, _ = run(model, np.ones((4, 3)))
    assert {a.dtype for a in (y, *model.parameters(), *model.gradients())} == {
        np.dtype(np.float32)}
