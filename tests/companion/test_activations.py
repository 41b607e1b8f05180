"""활성화 함수 모두가 지키는 약속. 새 함수는 CASES에 한 줄을 더하면 모두 시험됩니다."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from strategies import arrays, away_from_kink
from torch.nn import functional as F

from companion import activations
from companion.activations import (
    elu,
    elu_grad,
    gelu,
    gelu_grad,
    identity,
    identity_grad,
    leaky_relu,
    leaky_relu_grad,
    relu,
    relu_grad,
    sigmoid,
    sigmoid_grad,
    softmax,
    softmax_grad,
    step,
    step_grad,
    tanh,
    tanh_grad,
)


@dataclass
class Case:
    """함수와 도함수, 같은 일을 하는 파이토치 함수, x = -10,000, 0, 10,000에서의 정확한 값."""

    f: Callable
    f_grad: Callable
    reference: Callable
    values: tuple[float, float, float]
    slopes: tuple[float, float, float]

    def __str__(self) -> str:
        parts = getattr(self.f, "keywords", {})
        return "-".join([getattr(self.f, "func", self.f).__name__, *map(str, parts.values())])


CASES = [
    Case(step, step_grad, lambda x: torch.heaviside(x, torch.zeros_like(x)), (0, 0, 1), (0, 0, 0)),
    Case(identity, identity_grad, lambda x: x * 1, (-1e4, 0, 1e4), (1, 1, 1)),
    Case(sigmoid, sigmoid_grad, torch.sigmoid, (0, 0.5, 1), (0, 0.25, 0)),
    Case(tanh, tanh_grad, torch.tanh, (-1, 0, 1), (0, 1, 0)),
    Case(relu, relu_grad, F.relu, (0, 0, 1e4), (0, 0, 1)),
    Case(leaky_relu, leaky_relu_grad, F.leaky_relu, (-100, 0, 1e4), (0.01, 0.01, 1)),
    Case(
        partial(leaky_relu, slope=0.25),
        partial(leaky_relu_grad, slope=0.25),
        partial(F.leaky_relu, negative_slope=0.25),
        (-2500, 0, 1e4),
        (0.25, 0.25, 1),
    ),
    Case(elu, elu_grad, F.elu, (-1, 0, 1e4), (0, 1, 1)),
    Case(
        partial(elu, alpha=0.5),
        partial(elu_grad, alpha=0.5),
        partial(F.elu, alpha=0.5),
        (-0.5, 0, 1e4),
        (0, 0.5, 1),
    ),
    Case(gelu, gelu_grad, partial(F.gelu, approximate="tanh"), (0, 0, 1e4), (0, 0.5, 1)),
]
SOFTMAX = Case(softmax, softmax_grad, partial(F.softmax, dim=-1), (0, 0, 1), (0, 0, 0))

each = pytest.mark.parametrize("case", CASES, ids=str)
each_and_softmax = pytest.mark.parametrize("case", [*CASES, SOFTMAX], ids=str)
both = pytest.mark.parametrize("which", ["f", "f_grad"])
dtypes = pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])


def central_difference(f, x, h=1e-3):
    """네 점 중심 차분: 오차가 h⁴에 비례합니다."""
    return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)


def test_every_function_has_a_derivative_and_is_tested():
    public = {
        name
        for name, f in inspect.getmembers(activations, inspect.isfunction)
        if f.__module__.startswith(activations.__name__) and not name.startswith("_")
    }
    functions = {name for name in public if not name.endswith("_grad")}
    assert public == functions | {f"{name}_grad" for name in functions}
    assert functions == {str(case).split("-")[0] for case in [*CASES, SOFTMAX]}


@each
@given(x=away_from_kink())
def test_derivative_is_the_central_difference(case, x):
    np.testing.assert_allclose(case.f_grad(x), central_difference(case.f, x), rtol=0, atol=1e-9)


@each
@given(x=arrays(-50, 50))
def test_equals_pytorch(case, x):
    u = torch.tensor(x, requires_grad=case.f is not step)
    y = case.reference(u)
    np.testing.assert_allclose(case.f(x), y.detach().numpy(), rtol=1e-12, atol=1e-14)
    if u.requires_grad:
        y.sum().backward()
        np.testing.assert_allclose(case.f_grad(x), u.grad.numpy(), rtol=1e-12, atol=1e-14)


@dtypes
@each
def test_exact_at_zero_and_far_away(case, dtype):
    x = np.array([-1e4, 0, 1e4], dtype=dtype)
    np.testing.assert_array_equal(case.f(x), np.array(case.values, dtype=dtype))
    np.testing.assert_array_equal(case.f_grad(x), np.array(case.slopes, dtype=dtype))


@both
@dtypes
@each_and_softmax
def test_keeps_float_dtype_and_input(case, dtype, which):
    x = np.array([-2, -0.5, 0, 1], dtype=dtype)
    before = x.copy()
    y = getattr(case, which)(x)
    assert y.dtype == dtype
    np.testing.assert_array_equal(x, before)
    assert not np.shares_memory(x, y)
    assert y.flags.writeable


@both
@each_and_softmax
@pytest.mark.parametrize("x", [np.arange(-2, 3), [-2, -1, 0, 1, 2], np.array([True, False])])
def test_computes_integers_in_float64(case, x, which):
    y = getattr(case, which)(x)
    assert y.dtype == np.float64
    np.testing.assert_array_equal(y, getattr(case, which)(np.asarray(x, dtype=np.float64)))


@both
@each
@given(x=arrays())
def test_keeps_shape_and_treats_elements_alike(case, x, which):
    f = getattr(case, which)
    y = f(x)
    assert y.shape == x.shape
    np.testing.assert_allclose(np.ravel(y), [f(v) for v in x.ravel()], rtol=1e-14)


@both
@each
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_number_in_is_a_number_out(case, dtype, which):
    y = getattr(case, which)(dtype(0.5))
    assert type(y) is dtype
    assert round(float(y), 3) == round(y, 3)


@each
def test_not_a_number_stays_visible(case):
    assert np.isnan(case.f(np.nan))


def test_sigmoid_is_precise_in_both_tails():
    x = np.array([20.0, 40.0, 300.0, 700.0])
    np.testing.assert_allclose(sigmoid(-x), np.exp(-x) / (1 + np.exp(-x)), rtol=1e-14)
    np.testing.assert_allclose(sigmoid_grad(-x), sigmoid_grad(x), rtol=1e-14)
    np.testing.assert_allclose(sigmoid_grad(x[2:]), np.exp(-x[2:]), rtol=1e-14)


# 소프트맥스: 축 하나를 함께 보므로 따로 적습니다.

matrices = arrays(shape=st.tuples(st.integers(0, 4), st.integers(1, 5), st.integers(1, 4)))
axes = pytest.mark.parametrize("axis", [-2, -1, 1, 2])


def test_softmax_figures():
    # 밑바닥부터 시작하는 딥러닝의 예: 단순한 식은 nan이 됩니다.
    p = softmax([1010, 1000, 990])
    np.testing.assert_allclose(p, [0.9999546, 4.54e-05, 2.06e-09], rtol=2e-3)
    np.testing.assert_allclose(p[1:] / p[0], np.exp([-10.0, -20.0]), rtol=1e-14)


@axes
@given(x=matrices)
def test_softmax_equals_pytorch(axis, x):
    np.testing.assert_allclose(
        softmax(x, axis), torch.softmax(torch.tensor(x), dim=axis).numpy(), rtol=1e-12, atol=1e-300
    )


@axes
@given(x=matrices, shift=st.floats(-1e3, 1e3))
def test_softmax_sums_to_one_and_ignores_a_shift(axis, x, shift):
    p = softmax(x, axis)
    assert (p >= 0).all()
    np.testing.assert_allclose(p.sum(axis=axis), 1, rtol=1e-14)
    np.testing.assert_allclose(softmax(x + shift, axis), p, rtol=1e-10)


@dtypes
def test_softmax_exact_at_zero_and_far_away(dtype):
    np.testing.assert_array_equal(softmax(np.zeros(4, dtype)), np.full(4, 0.25, dtype))
    x = np.array([[-1e4, 0, 1e4], [1e4, 1e4, -1e4]], dtype)
    np.testing.assert_array_equal(softmax(x), np.array([[0, 0, 1], [0.5, 0.5, 0]], dtype))
    expected = np.zeros((2, 3, 3))
    expected[1, :2, :2] = [[0.25, -0.25], [-0.25, 0.25]]
    np.testing.assert_array_equal(softmax_grad(x), expected.astype(dtype))


@axes
@given(x=matrices)
def test_softmax_derivative_is_the_central_difference(axis, x):
    jacobian = softmax_grad(x, axis)
    k = x.shape[axis]
    for j in range(k):
        direction = np.zeros((k, 1)) if axis in (-2, 1) else np.zeros(k)
        direction[j] = 1
        along_j = central_difference(lambda h, d=direction: softmax(x + h * d, axis), 0.0)
        np.testing.assert_allclose(
            jacobian[..., j], np.moveaxis(along_j, axis, -1), rtol=0, atol=1e-9
        )


def test_softmax_of_no_rows_is_no_rows():
    assert softmax(np.zeros((0, 3))).shape == (0, 3)
    assert softmax_grad(np.zeros((0, 3))).shape == (0, 3, 3)


def test_softmax_keeps_not_a_number_in_its_row():
    p = softmax([[np.nan, 1.0], [0.0, 0.0]])
    assert np.isnan(p[0]).all()
    np.testing.assert_array_equal(p[1], 0.5)
