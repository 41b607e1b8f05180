"""손실이 지키는 약속. 새 손실은 CASES에 한 줄을 더하면 모두 시험됩니다."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from strategies import SEEDS, arrays
from torch.nn import functional as F

import companion.losses
from companion.activations import softmax
from companion.gradients import check_gradient
from companion.losses import (
    BinaryCrossEntropy,
    MeanSquaredError,
    SoftmaxCrossEntropy,
    cross_entropy,
    mean_squared_error,
    one_hot,
    residual_sum_of_squares,
    sum_squared_error,
)


@dataclass
class Case:
    """손실, 예측과 같은 모양으로 정답을 만드는 함수, 같은 일을 하는 파이토치 함수."""

    loss: object
    targets: Callable
    reference: Callable
    name: str

    def __str__(self) -> str:
        return self.name


def real_targets(rng, shape):
    return rng.normal(size=shape)


def soft_bits(rng, shape):
    return rng.choice([0.0, 0.25, 1.0], size=shape)


def labels(rng, shape):
    return rng.integers(0, shape[1], shape[0])


def one_hots(rng, shape):
    return one_hot(labels(rng, shape), shape[1])


def distributions(rng, shape):
    return rng.dirichlet(np.ones(shape[1]), shape[0])


CASES = [
    Case(MeanSquaredError(), real_targets, F.mse_loss, "MeanSquaredError"),
    Case(BinaryCrossEntropy(), soft_bits, F.binary_cross_entropy_with_logits,
         "BinaryCrossEntropy"),
    Case(SoftmaxCrossEntropy(), labels, F.cross_entropy, "SoftmaxCrossEntropy-labels"),
    Case(SoftmaxCrossEntropy(), one_hots, F.cross_entropy, "SoftmaxCrossEntropy-one_hot"),
    Case(SoftmaxCrossEntropy(), distributions, F.cross_entropy, "SoftmaxCrossEntropy-soft"),
]
each = pytest.mark.parametrize("case", CASES, ids=str)
predictions = arrays(shape=st.tuples(st.integers(1, 6), st.integers(1, 5)))
dtypes = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def frozen(array):
    """고치려 들면 오류가 나는 사본."""
    array = np.array(array)
    array.flags.writeable = False
    return array


def test_every_loss_is_in_the_list():
    classes = {name for name in companion.losses.__all__ if name[0].isupper()} - {"Loss"}
    assert classes == {str(case).split("-")[0] for case in CASES}


@each
@given(y=predictions, seed=SEEDS)
def test_gradient_is_the_central_difference(case, y, seed):
    t = case.targets(np.random.default_rng(seed), y.shape)
    report = check_gradient(lambda y: case.loss.value(y, t), lambda y: case.loss.grad(y, t), y)
    assert report.ok, str(report)


@each
@given(y=predictions, seed=SEEDS)
def test_equals_pytorch(case, y, seed):
    t = case.targets(np.random.default_rng(seed), y.shape)
    u = torch.tensor(y, requires_grad=True)
    value = case.reference(u, torch.tensor(t))
    value.backward()
    assert case.loss.value(y, t) == pytest.approx(value.item(), rel=1e-12, abs=1e-15)
    np.testing.assert_allclose(case.loss.grad(y, t), u.grad, rtol=1e-12, atol=1e-15)


@each
@dtypes
@pytest.mark.parametrize("size", [0, 1, 1e4])
def test_keeps_dtype_and_inputs_and_never_overflows(case, dtype, size):
    y = frozen(np.array([[-size, 0, size], [size, size, -size]], dtype))
    t = frozen(case.targets(np.random.default_rng(0), y.shape))
    value, grad = case.loss.value(y, t), case.loss.grad(y, t)
    assert type(value) is float
    assert np.isfinite(value)
    assert grad.dtype == dtype
    assert grad.shape == y.shape
    assert np.isfinite(grad).all()
    assert grad.flags.writeable


@each
def test_takes_lists_and_computes_integers_in_float64(case):
    y = [[1, -2], [0, 3]]
    t = case.targets(np.random.default_rng(0), (2, 2))
    grad = case.loss.grad(y, t.tolist())
    assert grad.dtype == np.float64
    np.testing.assert_array_equal(grad, case.loss.grad(np.array(y, float), t))
    assert case.loss.value(y, t.tolist()) == case.loss.value(np.array(y, float), t)


@each
def test_not_a_number_shows(case):
    y = np.array([[np.nan, 1.0], [0.0, 2.0]])
    t = case.targets(np.random.default_rng(0), y.shape)
    assert np.isnan(case.loss.value(y, t))
    assert np.isnan(case.loss.grad(y, t)).any()


@each
@given(y=predictions, seed=SEEDS)
def test_a_batch_is_the_mean_of_its_rows(case, y, seed):
    t = case.targets(np.random.default_rng(seed), y.shape)
    rows = [case.loss.value(y[i : i + 1], t[i : i + 1]) for i in range(len(y))]
    assert case.loss.value(y, t) == pytest.approx(np.mean(rows), rel=1e-9, abs=1e-12)


def test_exact_at_zero():
    zeros = np.zeros((3, 10))
    assert MeanSquaredError().value(zeros, zeros) == 0
    assert BinaryCrossEntropy().value(zeros, zeros) == pytest.approx(np.log(2), rel=1e-15)
    assert SoftmaxCrossEntropy().value(zeros, [0, 5, 9]) == pytest.approx(np.log(10), rel=1e-15)
    np.testing.assert_array_equal(BinaryCrossEntropy().grad(zeros, zeros), 0.5 / 30)
    np.testing.assert_allclose(SoftmaxCrossEntropy().grad(zeros, [0, 0, 0])[:, 0], -0.3, rtol=1e-15)


def test_small_binary_losses_keep_their_digits():
    y = np.array([[20.0], [30.0]])
    expected = pytest.approx(np.mean(np.log1p(np.exp(-y))), rel=1e-9, abs=0)
    assert BinaryCrossEntropy().value(y, np.ones((2, 1))) == expected
    assert BinaryCrossEntropy().value(-y, np.zeros((2, 1))) == expected


@given(y=predictions, seed=SEEDS)
def test_labels_and_one_hot_are_the_same(y, seed):
    t = labels(np.random.default_rng(seed), y.shape)
    hot = one_hot(t, y.shape[1])
    loss = SoftmaxCrossEntropy()
    assert loss.value(y, t) == pytest.approx(loss.value(y, hot), rel=1e-12, abs=1e-300)
    np.testing.assert_allclose(loss.grad(y, t), loss.grad(y, hot), rtol=1e-12, atol=1e-300)


def test_float32_targets_do_not_have_to_be_float32():
    y = np.zeros((4, 3), np.float32)
    for t in (np.ones((4, 3)), np.ones((4, 3), int), np.ones((4, 3), bool)):
        assert MeanSquaredError().grad(y, t).dtype == np.float32
        assert BinaryCrossEntropy().grad(y, t).dtype == np.float32


# 값만 재는 함수

DLFS = [0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]
DLFS_WRONG = [0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0]
TWO = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]


def test_figures_of_deep_learning_from_scratch():
    assert sum_squared_error(DLFS, TWO) == pytest.approx(0.0975, rel=1e-14)
    assert sum_squared_error(DLFS_WRONG, TWO) == pytest.approx(0.5975, rel=1e-14)
    assert cross_entropy(DLFS, TWO) == pytest.approx(0.510825457099338, rel=1e-15)
    assert cross_entropy(DLFS_WRONG, TWO) == pytest.approx(2.302584092994546, rel=1e-15)


def test_figures_of_the_one_layer_softmax_network():
    x = np.array([[0.6, 0.9]])
    W = np.array([[0.47355232, 0.9977393, 0.84668094], [0.85557411, 0.03563661, 0.69422093]])
    loss, t = SoftmaxCrossEntropy(), [[0, 0, 1]]
    # 그 책의 손실은 로그 안에 1e-7을 더한 것입니다.
    assert cross_entropy(softmax(x @ W), t) == pytest.approx(0.92806828, abs=1e-8)
    assert loss.value(x @ W, t) == pytest.approx(0.92806828, abs=3e-7)
    dW = x.T @ loss.grad(x @ W, t)
    np.testing.assert_allclose(dW[0], [0.21924763, 0.14356247, -0.36281009], atol=1e-8)


@given(y=arrays(shape=st.tuples(st.integers(1, 4), st.integers(1, 4))), seed=SEEDS)
def test_squares_agree_with_one_another(y, seed):
    t = np.random.default_rng(seed).normal(size=y.shape)
    total = sum((a - b) ** 2 for a, b in zip(y.ravel(), t.ravel(), strict=True))
    assert residual_sum_of_squares(y, t) == pytest.approx(total, rel=1e-12)
    assert sum_squared_error(y, t) == pytest.approx(total / 2, rel=1e-12)
    assert mean_squared_error(y, t) == pytest.approx(total / y.size, rel=1e-12)
    assert mean_squared_error(y, t) == pytest.approx(MeanSquaredError().value(y, t), rel=1e-12)


def test_functions_compute_in_float64_and_return_a_float():
    y, t = np.full((3, 2), 1e4, np.float16), np.full((3, 2), -1e4, np.float16)
    for f, expected in ((residual_sum_of_squares, 24e8), (sum_squared_error, 12e8),
                        (mean_squared_error, 4e8)):
        assert type(f(y, t)) is float
        assert f(y, t) == expected


@given(y=predictions, seed=SEEDS)
def test_cross_entropy_is_the_softmax_loss_of_the_probabilities(y, seed):
    t = labels(np.random.default_rng(seed), y.shape)
    p = np.exp(y - y.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    value = cross_entropy(p, t, eps=1e-300)
    assert value == pytest.approx(SoftmaxCrossEntropy().value(y, t), rel=1e-9, abs=1e-12)
    assert value == pytest.approx(cross_entropy(p, one_hot(t, y.shape[1]), eps=1e-300))


def test_cross_entropy_of_one_sample_takes_its_label_or_its_one_hot():
    assert cross_entropy(DLFS, 2) == cross_entropy(DLFS, TWO) == cross_entropy([DLFS], [2])


def test_cross_entropy_of_an_impossible_answer_is_large_but_finite():
    assert cross_entropy([[1.0, 0.0]], [1]) == pytest.approx(-np.log(1e-7))


@given(n_classes=st.integers(1, 6), seed=SEEDS)
def test_one_hot_has_a_single_one_at_the_label(n_classes, seed):
    t = labels(np.random.default_rng(seed), (5, n_classes))
    hot = one_hot(t, n_classes)
    assert hot.shape == (5, n_classes)
    assert hot.dtype == np.float64
    np.testing.assert_array_equal(hot.sum(axis=1), 1)
    np.testing.assert_array_equal(hot.argmax(axis=1), t)
