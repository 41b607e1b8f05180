"""옵티마이저가 지키는 약속. 새 옵티마이저는 CASES에 한 줄을 더하면 모두 시험됩니다."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import companion.optimizers
from companion.layers import mlp
from companion.optimizers import (
    SGD,
    AdaDelta,
    AdaGrad,
    Adam,
    AdamW,
    Momentum,
    Nesterov,
    Optimizer,
    RMSProp,
    cosine_decay,
    exponential_decay,
    step_decay,
    warmup,
)


@dataclass
class Case:
    """학습률로 만드는 함수와, 같은 일을 하는 파이토치 옵티마이저."""

    make: Callable
    reference: Callable
    name: str

    def __str__(self) -> str:
        return self.name


T = torch.optim
CASES = [
    Case(lambda r: SGD(r), lambda p, r: T.SGD(p, lr=r), "SGD"),
    Case(lambda r: Momentum(r), lambda p, r: T.SGD(p, lr=r, momentum=0.9), "Momentum"),
    Case(lambda r: Momentum(r, momentum=0.5),
         lambda p, r: T.SGD(p, lr=r, momentum=0.5), "Momentum-0.5"),
    Case(lambda r: Nesterov(r),
         lambda p, r: T.SGD(p, lr=r, momentum=0.9, nesterov=True), "Nesterov"),
    Case(lambda r: AdaGrad(r), lambda p, r: T.Adagrad(p, lr=r, eps=1e-8), "AdaGrad"),
    Case(lambda r: RMSProp(r), lambda p, r: T.RMSprop(p, lr=r, alpha=0.9, eps=1e-8), "RMSProp"),
    Case(lambda r: RMSProp(r, decay=0.99, eps=1e-3),
         lambda p, r: T.RMSprop(p, lr=r, alpha=0.99, eps=1e-3), "RMSProp-0.99"),
    Case(lambda r: AdaDelta(learning_rate=r),
         lambda p, r: T.Adadelta(p, lr=r, rho=0.95, eps=1e-6), "AdaDelta"),
    Case(lambda r: AdaDelta(0.9, 1e-4, r),
         lambda p, r: T.Adadelta(p, lr=r, rho=0.9, eps=1e-4), "AdaDelta-0.9"),
    Case(lambda r: Adam(r), lambda p, r: T.Adam(p, lr=r), "Adam"),
    Case(lambda r: Adam(r, beta1=0.5, beta2=0.9, eps=1e-3),
         lambda p, r: T.Adam(p, lr=r, betas=(0.5, 0.9), eps=1e-3), "Adam-0.5-0.9"),
    Case(lambda r: Adam(r, beta1=0, beta2=0),
         lambda p, r: T.Adam(p, lr=r, betas=(0.0, 0.0)), "Adam-0-0"),
    Case(lambda r: AdamW(r), lambda p, r: T.AdamW(p, lr=r, weight_decay=0.01), "AdamW"),
    Case(lambda r: AdamW(r, weight_decay=0.3),
         lambda p, r: T.AdamW(p, lr=r, weight_decay=0.3), "AdamW-0.3"),
]
each = pytest.mark.parametrize("case", CASES, ids=str)

SCHEDULES = [
    0.03,
    step_decay(0.1, every=50, factor=0.5),
    exponential_decay(0.1, 0.98),
    cosine_decay(0.1, steps=200, floor=0.001),
    warmup(0.05, steps=20, after=cosine_decay(0.05, steps=250)),
    lambda step: 0.1 / (1 + step),
]
rates = pytest.mark.parametrize(
    "rate", SCHEDULES, ids=["constant", "step", "exponential", "cosine", "warmup", "own"])

SHAPES = [(4, 3), (3,), (1, 2), ()]


def frozen(array):
    """고치려 들면 오류가 나는 사본."""
    array = np.array(array)
    array.flags.writeable = False
    return array


@cache
def gradients(step, dtype=np.float64):
    """걸음마다 10⁻⁶에서 10⁶까지 크기가 크게 다르고, 가끔은 0인 기울기."""
    rng = np.random.default_rng(step)
    grads = []
    for shape in SHAPES:
        size = 10.0 ** rng.uniform(-6, 6, shape)
        silent = rng.random(shape) < 0.1
        grads.append(frozen(np.where(silent, 0, rng.normal(size=shape) * size).astype(dtype)))
    return grads


def parameters(dtype=np.float64):
    rng = np.random.default_rng(99)
    return [np.asarray(rng.normal(size=shape), dtype=dtype) for shape in SHAPES]


def test_every_optimizer_is_in_the_list():
    classes = {
        name for name in companion.optimizers.__all__
        if isinstance(getattr(companion.optimizers, name), type)
    } - {"Optimizer"}
    assert classes == {str(case).split("-")[0] for case in CASES}


@each
@rates
def test_equals_pytorch_for_300_steps(case, rate):
    params = parameters()
    mirror = [torch.tensor(p, requires_grad=True) for p in params]
    ours = case.make(rate)
    theirs = case.reference(mirror, 1.0 if callable(rate) else rate)
    for step in range(300):
        grads = gradients(step)
        for u, g in zip(mirror, grads, strict=True):
            u.grad = torch.tensor(g)
        if callable(rate):
            theirs.param_groups[0]["lr"] = rate(step)
        ours.update(params, grads)
        theirs.step()
        for p, u in zip(params, mirror, strict=True):
            expected = u.detach().numpy()
            assert (np.abs(p - expected) <= 1e-9 * np.abs(expected)).all(), step


@each
def test_parameters_change_in_place_and_gradients_do_not(case):
    params, grads = parameters(), gradients(0)
    kept = list(params)
    before = [p.copy() for p in params]
    for _ in range(2):
        case.make(0.1).update(params, grads)
    for p, k, b in zip(params, kept, before, strict=True):
        assert p is k
        assert (p != b).any()


@each
@pytest.mark.parametrize("rate", [np.float64(0.1), np.float32(0.1), lambda step: np.float64(0.1)],
                         ids=["float64", "float32", "schedule"])
def test_float32_stays_float32(case, rate):
    params = parameters(np.float32)
    optimizer = case.make(rate)
    for step in range(3):
        optimizer.update(params, gradients(step, np.float32))
    assert {p.dtype for p in params} == {np.dtype(np.float32)}
    arrays = [value for value in vars(optimizer).values() if isinstance(value, np.ndarray)]
    assert {a.dtype for a in arrays} <= {np.dtype(np.float32)}


@each
def test_each_parameter_goes_its_own_way(case):
    together, alone = parameters(), parameters()
    optimizer, optimizers = case.make(0.1), [case.make(0.1) for _ in SHAPES]
    for step in range(5):
        grads = gradients(step)
        optimizer.update(together, grads)
        for o, p, g in zip(optimizers, alone, grads, strict=True):
            o.update([p], [g])
    for a, b in zip(together, alone, strict=True):
        np.testing.assert_array_equal(a, b)


@each
def test_state_begins_with_the_first_update(case):
    first, second = case.make(0.1), case.make(0.1)
    used, fresh = parameters(), parameters()
    assert first.steps == 0
    first.update(used, gradients(0))
    assert first.steps == 1
    second.update(fresh, gradients(0))
    for a, b in zip(used, fresh, strict=True):
        np.testing.assert_array_equal(a, b)


@each
def test_a_copy_goes_on_by_itself(case):
    optimizer, params = case.make(0.1), parameters()
    optimizer.update(params, gradients(0))
    twin, others = copy.deepcopy((optimizer, params))
    for step in (1, 2):
        optimizer.update(params, gradients(step))
    for step in (1, 2):
        twin.update(others, gradients(step))
    for a, b in zip(params, others, strict=True):
        np.testing.assert_array_equal(a, b)


@each
def test_a_gradient_may_be_the_parameter_itself(case):
    """f = ½x²의 기울기는 x입니다. 그 배열을 그대로 건네도 사본을 건넨 것과 같습니다."""
    same, apart = np.array([3.0, -2.0]), np.array([3.0, -2.0])
    one, other = case.make(0.1), case.make(0.1)
    for _ in range(3):
        one.update([same], [same])
        other.update([apart], [apart.copy()])
    np.testing.assert_array_equal(same, apart)


@each
def test_not_a_number_spreads_where_it_came_and_nowhere_else(case):
    w = np.ones(3)
    case.make(0.1).update([w], [np.array([1.0, np.nan, 1.0])])
    assert np.isnan(w).tolist() == [False, True, False]


@each
def test_takes_a_list_and_integers_as_gradient(case):
    a, b = np.ones(2), np.ones(2)
    case.make(0.1).update([a], [[1, -2]])
    case.make(0.1).update([b], [np.array([1.0, -2.0])])
    np.testing.assert_array_equal(a, b)


@each
def test_a_refused_update_changes_nothing(case):
    optimizer, params, grads = case.make(0.1), parameters(), gradients(0)
    before = [p.copy() for p in params]
    for wrong in (
        [*grads[:-1], np.ones(2)], grads[:-1], [*grads[:-1], "글자"], np.ones(3), None,
    ):
        with pytest.raises((TypeError, ValueError)):
            optimizer.update(params, wrong)
    with pytest.raises(TypeError):
        optimizer.update([*params[:-1], frozen(0.0)], grads)
    for p, b in zip(params, before, strict=True):
        np.testing.assert_array_equal(p, b)
    optimizer.update(params, grads)    # 거절이 상태를 남겼다면 갓 만든 것과 어긋납니다.
    case.make(0.1).update(before, grads)
    for p, b in zip(params, before, strict=True):
        np.testing.assert_array_equal(p, b)


@each
def test_refuses_another_model(case):
    optimizer, params = case.make(0.1), parameters()
    optimizer.update(params, gradients(0))
    for others in ([np.ones(3)], [np.ones((3, 4)), *params[1:]]):
        with pytest.raises(ValueError, match="새 옵티마이저"):
            optimizer.update(others, [np.zeros_like(p) for p in others])
    assert optimizer.steps == 1


@each
def test_a_wrong_rate_from_a_schedule_is_refused_before_anything_moves(case):
    for wrong in (-0.1, float("nan"), "0.1", None):
        params, before = parameters(), parameters()
        with pytest.raises((TypeError, ValueError), match="learning_rate"):
            case.make(lambda step, wrong=wrong: wrong).update(params, gradients(0))
        for p, b in zip(params, before, strict=True):
            np.testing.assert_array_equal(p, b)


def test_an_own_optimizer_needs_only_its_rule():
    class Sign(Optimizer):
        def _step(self, rate, p, g, state):
            p -= rate * np.sign(g)

    w = np.array([1.0, 1.0])
    Sign(0.25).update([w], [np.array([100.0, -0.001])])
    np.testing.assert_array_equal(w, [0.75, 1.25])


# 밑바닥부터 시작하는 딥러닝 6장: f = x²/20 + y²를 (−7, 2)에서 30번

@pytest.mark.parametrize(("optimizer", "first", "last"), [
    (SGD(0.95), (-6.335, -1.8), (-0.350393, 0.084782)),
    (Momentum(0.1, 0.9), (-6.93, 1.6), (0.896414, 0.088086)),
    (AdaGrad(1.5), (-5.5, 0.5), (-0.120162, 2.5e-17)),
    (Adam(0.3), (-6.7, 1.7), (0.136007, 0.318245)),
    (Nesterov(0.1, 0.9), (-6.867, 1.24), (0.689615, -0.000680)),
], ids=["SGD", "Momentum", "AdaGrad", "Adam", "Nesterov"])
def test_figures_of_deep_learning_from_scratch(optimizer, first, last):
    x = np.array([-7.0, 2.0])
    path = []
    for _ in range(30):
        optimizer.update([x], [np.array([x[0] / 10, 2 * x[1]])])
        path.append(x.copy())
    np.testing.assert_allclose(path[0], first, rtol=1e-7)
    # 그 책의 Adam은 ε을 더하는 자리가 논문과 달라 여섯째 자리에서 어긋납니다.
    np.testing.assert_allclose(path[-1], last, rtol=1e-4, atol=5e-7)
    if isinstance(optimizer, AdaGrad):
        assert path[-1][1] == pytest.approx(2.5e-17, rel=0.02)


def test_gradient_descent_diverges_above_a_rate_of_1():
    def after(rate):
        x, optimizer = np.array([-7.0, 2.0]), SGD(rate)
        for _ in range(100):
            optimizer.update([x], [np.array([x[0] / 10, 2 * x[1]])])
        return np.abs(x[1])

    assert after(0.99) < 2
    assert after(1.01) > 2


# 일정

def test_step_decay_is_stairs():
    schedule = step_decay(1.0, every=3, factor=0.5)
    assert [schedule(s) for s in range(8)] == [1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25]


def test_exponential_decay_multiplies_at_each_step():
    schedule = exponential_decay(2.0, 0.5)
    assert [schedule(s) for s in range(4)] == [2, 1, 0.5, 0.25]


@given(steps=st.integers(1, 50), floor=st.floats(0, 0.5))
def test_cosine_decay_falls_from_rate_to_floor_and_stays(steps, floor):
    schedule = cosine_decay(0.5, steps, floor)
    values = [schedule(s) for s in range(steps + 3)]
    assert values[0] == pytest.approx(0.5)
    assert values[steps:] == pytest.approx([floor] * 3)
    assert all(b <= a for a, b in pairwise(values))
    assert schedule(steps // 2) + schedule(steps - steps // 2) == pytest.approx(0.5 + floor)


def test_cosine_decay_equals_pytorch():
    w = torch.zeros(1, requires_grad=True)
    reference = T.SGD([w], lr=0.3)
    scheduler = T.lr_scheduler.CosineAnnealingLR(reference, T_max=40, eta_min=0.02)
    schedule = cosine_decay(0.3, 40, 0.02)
    for s in range(41):
        assert schedule(s) == pytest.approx(reference.param_groups[0]["lr"], rel=1e-9)
        reference.step()
        scheduler.step()


def test_warmup_rises_evenly_then_hands_over():
    schedule = warmup(1.0, 4)
    assert [schedule(s) for s in range(6)] == [0.25, 0.5, 0.75, 1, 1, 1]
    schedule = warmup(1.0, 2, after=step_decay(1.0, 2, 0.5))
    assert [schedule(s) for s in range(7)] == [0.5, 1, 1, 1, 0.5, 0.5, 0.25]


@pytest.mark.parametrize("schedule", SCHEDULES[1:5])
def test_schedules_refuse_a_wrong_step(schedule):
    for wrong, error in ((-1, ValueError), (1.5, TypeError), ("1", TypeError), (True, TypeError)):
        with pytest.raises(error, match="step: "):
            schedule(wrong)
    assert schedule(np.int64(3)) == schedule(3)


def test_a_schedule_is_asked_for_each_step_in_turn():
    asked = []

    def schedule(step):
        asked.append(step)
        return 0.1

    optimizer, w = SGD(schedule), np.zeros(2)
    for _ in range(4):
        optimizer.update([w], [np.ones(2)])
    assert asked == [0, 1, 2, 3]


def test_a_locked_array_is_refused_even_if_it_was_seen_before():
    net = mlp([2, 3, 1], rng=np.random.default_rng(0))
    optimizer = SGD(0.1)
    optimizer.update(net.parameters(), net.gradients())
    before = [p.copy() for p in net.parameters()]
    net[0].bias.flags.writeable = False
    with pytest.raises(TypeError, match=r"params\[1\]: 고칠 수 있는"):
        optimizer.update(net.parameters(), net.gradients())
    for p, old in zip(net.parameters(), before, strict=True):
        np.testing.assert_array_equal(p, old)


def test_gradients_given_as_lists_are_read_anew_each_time():
    w, grad, optimizer = np.array([1.0, 1.0]), [1.0, 0.0], SGD(0.5)
    optimizer.update([w], [grad])
    grad[1] = 2.0
    optimizer.update([w], [grad])
    np.testing.assert_array_equal(w, [0.0, 0.0])
