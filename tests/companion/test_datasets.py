"""데이터: 모양, 라벨의 뜻, 재현성, 나누기. 새 생성기는 GENERATORS에 한 줄을 더합니다."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SEEDS, generators

from companion.datasets import (
    batches,
    blobs,
    circles,
    gates,
    linear,
    moons,
    pass_or_fail,
    polynomial,
    spiral,
    train_test_split,
)

# 생성기와 클래스의 수
POINTS = [
    (linear, 2),
    (partial(linear, w=(1.0, -1.0, 2.0), b=1.0), 2),
    (moons, 2),
    (circles, 2),
    (blobs, 3),
    (partial(blobs, n_classes=5), 5),
    (spiral, 3),
    (partial(spiral, n_classes=2), 2),
]
GENERATORS = [*(f for f, _ in POINTS), pass_or_fail, polynomial, partial(gates, "xor")]
DEFAULT_NOISE = [
    (moons, 0.1),
    (circles, 0.1),
    (blobs, 0.5),
    (spiral, 0.2),
    (pass_or_fail, 1.0),
    (polynomial, 0.2),
]


def name(f):
    return getattr(f, "func", f).__name__ if callable(f) else None


def draw(f, n, rng):
    return f(rng=rng) if name(f) == "gates" else f(n, rng=rng)


each = pytest.mark.parametrize("f", GENERATORS, ids=name)
points = pytest.mark.parametrize(("f", "n_classes"), POINTS, ids=name)


def seeded(seed=0):
    return np.random.default_rng(seed)


@each
@given(seed=SEEDS, n=st.integers(5, 40))
def test_same_seed_same_bits(f, seed, n):
    (x, t), (x2, t2) = draw(f, n, seeded(seed)), draw(f, n, seeded(seed))
    assert x.tobytes() == x2.tobytes()
    assert t.tobytes() == t2.tobytes()


@each
def test_another_seed_another_draw(f):
    drawn = {draw(f, 40, seeded(seed))[0].tobytes() for seed in range(5)}
    assert len(drawn) > 1


@each
def test_global_random_state_is_left_alone(f):
    before = repr(np.random.get_bit_generator().state)
    x, t = draw(f, 20, seeded())
    train_test_split(x, t, test_size=0.25, rng=seeded())
    list(batches(x, t, 3, rng=seeded()))
    assert repr(np.random.get_bit_generator().state) == before


@points
@given(rng=generators(), n=st.integers(5, 60))
def test_points_are_balanced_rows_with_integer_labels(f, n_classes, rng, n):
    x, t = f(n, rng=rng)
    assert x.shape == (n, len(getattr(f, "keywords", {}).get("w", (0, 0))))
    assert x.dtype == np.float64
    assert np.isfinite(x).all()
    assert t.shape == (n,)
    assert t.dtype == np.intp
    counts = np.bincount(t, minlength=n_classes)
    assert len(counts) == n_classes
    assert counts.max() - counts.min() <= 1


@points
def test_points_are_shuffled(f, n_classes):
    _, t = f(200, rng=seeded())
    changes = np.count_nonzero(np.diff(t))
    assert changes > 50
    assert (t[:20] != np.arange(20) % n_classes).any()


@pytest.mark.parametrize(("f", "noise"), DEFAULT_NOISE, ids=name)
def test_default_noise(f, noise):
    for given_it, by_default in zip(f(30, noise, rng=seeded()), f(30, rng=seeded()), strict=True):
        assert given_it.tobytes() == by_default.tobytes()


@pytest.mark.parametrize(
    ("f", "column"), [(moons, 0), (circles, 0), (blobs, 0), (polynomial, 1)], ids=name
)
def test_noise_is_the_standard_deviation_of_what_is_added(f, column):
    clean, one, two = (f(500, noise, rng=seeded())[column] for noise in (0.0, 0.01, 0.02))
    assert np.std(one - clean) == pytest.approx(0.01, rel=0.1)
    np.testing.assert_allclose(two - clean, 2 * (one - clean), atol=1e-14)


def test_noise_of_a_spiral_turns_its_points():
    (clean, _), (noisy, _) = (spiral(500, noise, rng=seeded()) for noise in (0.0, 0.1))
    clean, noisy = clean @ [1, 1j], noisy @ [1, 1j]
    np.testing.assert_allclose(np.abs(noisy), np.abs(clean))
    assert np.std(np.angle(noisy / clean)) == pytest.approx(0.1, rel=0.1)


@pytest.mark.parametrize(
    ("gate", "outputs"),
    [("and", [0, 0, 0, 1]), ("nand", [1, 1, 1, 0]), ("or", [0, 1, 1, 1]), ("xor", [0, 1, 1, 0])],
)
def test_gates(gate, outputs):
    x, t = gates(gate)
    assert x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert t.tolist() == outputs
    assert t.dtype == np.intp
    assert gates(gate.upper())[1].tolist() == outputs
    x, t = gates(gate, rng=seeded(1))
    assert sorted(zip(x.tolist(), t.tolist(), strict=True)) == sorted(
        zip(gates(gate)[0].tolist(), outputs, strict=True)
    )


def test_gates_gives_a_fresh_copy():
    gates("xor")[0][:] = 9
    gates("xor")[1][:] = 9
    assert gates("xor")[0].max() == 1
    assert gates("xor")[1].max() == 1


@given(
    rng=generators(),
    margin=st.floats(0.01, 2),
    w=st.tuples(st.floats(0.5, 3), st.floats(-3, 3)),
    b=st.floats(-3, 3),
)
def test_linear_keeps_its_margin(rng, margin, w, b):
    x, t = linear(50, margin, w=w, b=b, rng=rng)
    distance = (x @ w + b) / np.linalg.norm(w)
    assert ((distance > 0) == t).all()
    assert np.abs(distance).min() >= margin * (1 - 1e-9)
    assert np.abs(distance).max() <= margin + np.sqrt(2)


def test_linear_defaults():
    for by_default, given_it in zip(
        linear(50, rng=seeded()),
        linear(50, 0.1, w=(1.0, 2.0), b=-0.5, rng=seeded()),
        strict=True,
    ):
        assert by_default.tobytes() == given_it.tobytes()


def test_linear_is_as_precise_with_a_float32_line():
    single, double = (linear(50, w=np.array([3, 0.1], np.float32).astype(dtype), rng=seeded())
                      for dtype in (np.float32, np.float64))
    assert single[0].tobytes() == double[0].tobytes()


def sectors(x, turn):
    """각도를 ``turn`` 라디안까지 여덟 칸으로 나눈 칸마다의 점의 수."""
    angle = np.arctan2(x[:, 1], x[:, 0]) % (2 * np.pi)
    return np.histogram(angle, bins=8, range=(0, turn))[0]


def test_points_are_spread_evenly_along_the_curves():
    # 칸마다 100개가 기댓값이고 표준편차는 10쯤입니다.
    x, t = moons(1600, 0.0, rng=seeded())
    assert np.abs(sectors(x[t == 0], np.pi) - 100).max() < 40
    assert np.abs(sectors([1, 0.5] - x[t == 1], np.pi) - 100).max() < 40
    x, t = circles(1600, 0.0, rng=seeded())
    assert np.abs(sectors(x[t == 0], 2 * np.pi) - 100).max() < 40
    assert np.abs(sectors(x[t == 1], 2 * np.pi) - 100).max() < 40


def test_moons_are_half_circles():
    x, t = moons(400, 0.0, rng=seeded())
    upper, lower = x[t == 0], x[t == 1]
    np.testing.assert_allclose(np.linalg.norm(upper, axis=1), 1)
    np.testing.assert_allclose(np.linalg.norm(lower - [1, 0.5], axis=1), 1)
    assert upper[:, 1].min() >= 0
    assert upper[:, 1].max() > 0.99
    assert lower[:, 1].max() <= 0.5
    assert lower[:, 1].min() < -0.49
    assert np.ptp(upper[:, 0]) > 1.95
    assert np.ptp(lower[:, 0]) > 1.95


def test_circles_are_rings():
    x, t = circles(400, 0.0, factor=0.3, rng=seeded())
    radius = np.linalg.norm(x, axis=1)
    np.testing.assert_allclose(radius[t == 0], 1)
    np.testing.assert_allclose(radius[t == 1], 0.3)
    assert (x.min(axis=0) < -0.99).all()
    assert (x.max(axis=0) > 0.99).all()
    x, t = circles(10, 0.0, rng=seeded())
    np.testing.assert_allclose(np.linalg.norm(x[t == 1], axis=1), 0.5)


def test_blobs_sit_around_a_circle():
    x, t = blobs(40, 0.0, n_classes=4, rng=seeded())
    corners = [[0, 2], [-2, 0], [0, -2], [2, 0]]
    np.testing.assert_allclose(x, np.array(corners)[t], atol=1e-12)


def test_spiral_arms_turn():
    x, t = spiral(300, 0.0, rng=seeded())
    radius = np.linalg.norm(x, axis=1)
    assert radius.max() <= 1
    assert radius.max() > 0.97
    assert radius.min() < 0.05
    angle = np.arctan2(x[:, 1], x[:, 0])
    off = (angle - 2 * np.pi * t / 3 - 4 * radius) / (2 * np.pi)
    np.testing.assert_allclose(off, np.round(off), atol=1e-9)


def test_polynomial():
    x, y = polynomial(100, 0.0, rng=seeded())
    assert x.shape == y.shape == (100, 1)
    assert (np.diff(x[:, 0]) >= 0).all()
    assert -1 <= x.min() < -0.9
    assert 0.9 < x.max() < 1
    np.testing.assert_allclose(y, 3 * x**3 - 2 * x, atol=1e-14)
    x, y = polynomial(10, 0.0, coefficients=[4, 0, -1], rng=seeded())
    np.testing.assert_allclose(y, 4 - x**2)
    _, y = polynomial(4000, rng=seeded(), coefficients=[0])
    assert np.std(y) == pytest.approx(0.2, rel=0.1)


def test_pass_or_fail_is_the_story_of_the_book():
    x, t = pass_or_fail(2000, rng=seeded())
    lectures, hours = x.T
    assert x.shape == (2000, 2)
    assert set(lectures) == set(range(13))
    assert 0 <= hours.min() < 0.1
    assert 7.9 < hours.max() <= 8
    np.testing.assert_allclose(hours * 10, np.round(hours * 10), atol=1e-9)
    assert t.dtype == np.intp
    assert 0.5 < t.mean() < 0.7
    # 강의 4개와 프로젝트 5시간 근처의 학생은 대개 합격했습니다.
    like_me = (np.abs(lectures - 4) <= 1) & (np.abs(hours - 5) <= 0.5)
    assert t[like_me].mean() > 0.9


def test_pass_or_fail_without_noise_follows_its_rule():
    x, t = pass_or_fail(500, 0.0, rng=seeded())
    assert (t == (x[:, 0] + 2 * x[:, 1] > 12)).all()
    x, t = pass_or_fail(500, rng=seeded())
    disagree = np.mean(t != (x[:, 0] + 2 * x[:, 1] > 12))
    assert 0.01 < disagree < 0.15


# 나누기

sizes = st.integers(1, 50)


@given(rng=generators(), n=sizes, batch_size=st.integers(1, 60))
def test_batches_show_every_sample_exactly_once(rng, n, batch_size):
    x, t = np.arange(2 * n).reshape(n, 2), np.arange(n)
    seen = list(batches(x, t, batch_size, rng=rng))
    lengths = [len(t_batch) for _, t_batch in seen]
    assert lengths[:-1] == [batch_size] * (len(lengths) - 1)
    assert 1 <= lengths[-1] <= batch_size
    rows = np.concatenate([t_batch for _, t_batch in seen])
    assert sorted(rows.tolist()) == list(range(n))
    np.testing.assert_array_equal(np.concatenate([x_batch for x_batch, _ in seen]), x[rows])


def test_batches_are_shuffled_anew_by_the_same_generator():
    x, t, rng = np.zeros((100, 1)), np.arange(100), seeded()
    first, second = (np.concatenate([b for _, b in batches(x, t, 10, rng=rng)]) for _ in range(2))
    again = np.concatenate([b for _, b in batches(x, t, 10, rng=seeded())])
    assert first.tolist() != list(range(100))
    assert first.tolist() != second.tolist()
    assert first.tolist() == again.tolist()


@pytest.mark.parametrize("dtype", [np.uint8, np.int64, np.float32, np.float64])
def test_batches_and_split_keep_dtype_and_input(dtype):
    x, t = np.arange(24, dtype=dtype).reshape(6, 2, 2), np.arange(6, dtype=dtype)
    before = x.tobytes(), t.tobytes()
    for a, b in batches(x, t, 4, rng=seeded()):
        assert a.dtype == b.dtype == dtype
        assert a.shape[1:] == (2, 2)
        a[:] = 0
        b[:] = 0
    for part in train_test_split(x, t, test_size=2, rng=seeded()):
        assert part.dtype == dtype
        part[:] = 0
    assert (x.tobytes(), t.tobytes()) == before


def test_batches_check_at_the_call():
    with pytest.raises(ValueError, match="batch_size: 1 이상인 정수가 필요합니다"):
        batches(np.zeros((3, 1)), np.zeros(3), 0, rng=seeded())


@given(rng=generators(), n=st.integers(2, 50), data=st.data())
def test_split_parts_are_the_whole(rng, n, data):
    x, t = np.arange(2 * n).reshape(n, 2), np.arange(n)
    n_test = data.draw(st.integers(1, n - 1))
    test_size = data.draw(st.sampled_from([n_test, n_test / n]))
    x_train, x_test, t_train, t_test = train_test_split(x, t, test_size=test_size, rng=rng)
    assert len(t_test) == n_test
    assert sorted([*t_train.tolist(), *t_test.tolist()]) == list(range(n))
    np.testing.assert_array_equal(x_train, x[t_train])
    np.testing.assert_array_equal(x_test, x[t_test])


def test_split_shuffles_and_repeats():
    x = t = np.arange(100)
    first = train_test_split(x, t, test_size=0.3, rng=seeded())
    again = train_test_split(x, t, test_size=0.3, rng=seeded())
    assert [len(part) for part in first] == [70, 30, 70, 30]
    assert first[1].tolist() != sorted(first[1].tolist())
    for a, b in zip(first, again, strict=True):
        assert a.tolist() == b.tolist()
