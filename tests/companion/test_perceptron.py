"""퍼셉트론: 게이트의 진리표, 학습 규칙의 수렴, XOR의 불가능."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import generators

from companion.datasets import gates, linear
from companion.perceptron import Perceptron, and_gate, nand_gate, or_gate, xor_gate

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
TABLE = [
    (and_gate, [0, 0, 0, 1]),
    (nand_gate, [1, 1, 1, 0]),
    (or_gate, [0, 1, 1, 1]),
    (xor_gate, [0, 1, 1, 0]),
]
WEIGHTS = [
    (and_gate, [0.5, 0.5], -0.7),
    (nand_gate, [-0.5, -0.5], 0.7),
    (or_gate, [0.5, 0.5], -0.2),
]


@pytest.mark.parametrize(("gate", "outputs"), TABLE)
def test_truth_tables(gate, outputs):
    assert [gate(int(x1), int(x2)) for x1, x2 in X] == outputs
    assert all(type(gate(x1, x2)) is int for x1, x2 in X)


@pytest.mark.parametrize("kind", [bool, float, np.int8, np.float32, np.bool_])
@pytest.mark.parametrize(("gate", "outputs"), TABLE)
def test_gates_take_any_zero_or_one(gate, outputs, kind):
    assert [gate(kind(x1), kind(x2)) for x1, x2 in X] == outputs


@pytest.mark.parametrize(("gate", "w", "b"), WEIGHTS)
def test_gates_are_perceptrons_with_these_weights(gate, w, b):
    assert Perceptron(w, b)(X).tolist() == [gate(x1, x2) for x1, x2 in X]


def test_fires_only_above_zero():
    assert Perceptron([1.0], -1.0)([[0.999], [1.0], [1.001]]).tolist() == [0, 0, 1]


def test_one_sample_or_many():
    p = Perceptron([0.5, 0.5], -0.7)
    many = p([[1, 1], [1, 0]])
    assert many.shape == (2,)
    assert many.dtype == np.intp
    assert p([1, 1]) == 1
    assert np.shape(p([1, 1])) == ()


def test_keeps_its_own_weights():
    w = np.array([0.5, 0.5])
    p = Perceptron(w, -0.7)
    w[:] = 9
    assert p.w.tolist() == [0.5, 0.5]


def test_fit_leaves_earlier_weights_and_the_data_alone():
    p, x, t = Perceptron([0.5, 0.5], -0.7), X.astype(float), np.array([1, 1, 1, 0])
    earlier = p.w
    p.fit(x, t)
    assert p.w.tolist() != [0.5, 0.5]
    assert earlier.tolist() == [0.5, 0.5]
    assert x.tolist() == X.tolist()
    assert t.tolist() == [1, 1, 1, 0]


@pytest.mark.parametrize(("dtype", "kept"), [(np.float32, np.float32), (np.int64, np.float64)])
def test_weights_keep_their_float_dtype(dtype, kept):
    p = Perceptron(np.zeros(2, dtype), 0)
    p.fit(X, [0, 0, 0, 1], epochs=1)
    assert p.w.dtype == kept


def test_shows_its_weights():
    assert repr(Perceptron([0.5, 0.5], -0.7)) == "Perceptron(w=[0.5, 0.5], b=-0.7)"


def test_learning_rule_by_hand():
    # 첫 표본: 0 > 0이 아니므로 y = 0, 틀렸습니다. w = (1, 2)/2, b = 1/2.
    # 둘째 표본: 3·1/2 + 0 + 1/2 > 0이므로 y = 1, 틀렸습니다. w = (-1, 1), b = 0.
    p = Perceptron([0, 0], 0)
    assert p.fit([[1, 2], [3, 0]], [1, 0], learning_rate=0.5, epochs=1) == [2]
    assert p.w.tolist() == [-1.0, 1.0]
    assert p.b == 0.0


def test_visits_samples_in_order():
    first, second = Perceptron([0, 0], 0), Perceptron([0, 0], 0)
    first.fit([[1, 2], [3, 0]], [1, 0], epochs=1)
    second.fit([[3, 0], [1, 2]], [0, 1], epochs=1)
    assert first.w.tolist() != second.w.tolist()


def test_fit_goes_on_from_where_it_is():
    whole, halves = Perceptron([0, 0], 0), Perceptron([0, 0], 0)
    errors = whole.fit(X, [0, 0, 0, 1], epochs=6)
    assert halves.fit(X, [0, 0, 0, 1], epochs=2) + halves.fit(X, [0, 0, 0, 1], epochs=4) == errors
    assert halves.w.tolist() == whole.w.tolist()
    assert halves.b == whole.b


def test_defaults():
    p, q = Perceptron([0, 0], 0), Perceptron([0, 0], 0)
    assert p.fit(X, [0, 0, 0, 1]) == q.fit(X, [0, 0, 0, 1], learning_rate=0.1, epochs=10)
    assert p.w.tolist() == q.w.tolist()


@pytest.mark.parametrize("name", ["and", "nand", "or"])
def test_learns_a_gate(name):
    x, t = gates(name)
    p = Perceptron([0, 0], 0)
    errors = p.fit(x, t, epochs=20)
    assert len(errors) == 20
    assert errors[-1] == 0
    assert p(x).tolist() == t.tolist()


@given(
    rng=generators(),
    n=st.integers(2, 60),
    margin=st.floats(0.2, 1.0),
    w=st.lists(st.sampled_from([-2.0, -0.5, 1.0, 3.0]), min_size=1, max_size=3),
    b=st.floats(-2.0, 2.0),
)
def test_converges_on_separable_data_within_novikoffs_bound(rng, n, margin, w, b):
    x, t = linear(n, margin, w=w, b=b, rng=rng)
    radius = np.linalg.norm(x, axis=1).max()
    bound = (1 + radius**2) * (1 + b**2 / np.dot(w, w)) / margin**2
    p = Perceptron(np.zeros(len(w)), 0)
    errors = p.fit(x, t, learning_rate=1.0, epochs=int(bound) + 1)
    assert errors[-1] == 0
    assert sum(errors) <= bound
    assert p(x).tolist() == t.tolist()


@given(
    w=st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)),
    b=st.floats(-1e3, 1e3),
)
def test_no_line_makes_xor(w, b):
    assert Perceptron(w, b)(X).tolist() != [0, 1, 1, 0]


@given(rng=generators())
def test_learning_xor_never_ends(rng):
    p = Perceptron(rng.normal(size=2), rng.normal())
    assert min(p.fit(*gates("xor"), epochs=100)) > 0
