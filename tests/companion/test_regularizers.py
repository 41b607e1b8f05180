"""벌점이 지키는 약속. 새 벌점은 CASES에 한 줄을 더하면 모두 시험됩니다."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from strategies import arrays, away_from_kink

from companion import regularizers
from companion.gradients import check_gradient
from companion.regularizers import L1, L2

CASES = {
    L1: lambda w, strength: strength * w.abs().sum(),
    L2: lambda w, strength: strength / 2 * (w**2).sum(),
}
each = pytest.mark.parametrize("penalty", CASES, ids=lambda p: p.__name__)
strengths = st.floats(0, 10)


def test_every_regularizer_is_in_the_list():
    classes = {value for value in vars(regularizers).values()
               if isinstance(value, type) and value.__module__ == regularizers.__name__}
    assert classes - {regularizers.Regularizer} == set(CASES)


@each
@given(w=away_from_kink(-9, 9).filter(np.size), strength=strengths)
def test_gradient_is_the_central_difference(penalty, w, strength):
    r = penalty(strength)
    report = check_gradient(lambda w: r.value([w]), r.grad, w)
    assert report.ok, str(report)


@each
@given(w=arrays(), strength=strengths)
def test_equals_pytorch(penalty, w, strength):
    r, u = penalty(strength), torch.tensor(w, requires_grad=True)
    value = CASES[penalty](u, strength)
    value.backward()
    assert r.value([w]) == pytest.approx(value.item(), rel=1e-12, abs=1e-300)
    np.testing.assert_allclose(r.grad(w), u.grad, rtol=1e-12, atol=1e-300)


@each
@given(a=arrays(), b=arrays(), strength=strengths)
def test_value_adds_up_over_the_list(penalty, a, b, strength):
    r = penalty(strength)
    assert r.value([a, b]) == pytest.approx(r.value([a]) + r.value([b]))
    assert type(r.value([a, b])) is float
    assert r.value([]) == 0


@each
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_keeps_dtype_and_weights(penalty, dtype):
    w = np.array([[-1e4, 0.0, 1e4]], dtype)
    w.flags.writeable = False
    g = penalty(np.float64(0.5)).grad(w)
    assert g.dtype == dtype
    assert not np.shares_memory(g, w)
    assert np.isfinite(penalty(0.5).value([w]))


def test_exact_values():
    w = np.array([[3.0, 0.0, -4.0]])
    assert L1(2).value([w]) == 14
    assert L2(2).value([w]) == 25
    np.testing.assert_array_equal(L1(2).grad(w), [[2, 0, -2]])    # 꺾인 점 0에서는 0
    np.testing.assert_array_equal(L2(2).grad(w), [[6, 0, -8]])
