"""초깃값 함수가 지키는 약속과, 층을 지난 활성값의 통계."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SEEDS

from companion import initializers
from companion.activations import relu, sigmoid
from companion.initializers import Initializer, constant, he, normal, uniform, xavier, zeros
from companion.layers import Tanh, mlp
from companion.losses import SoftmaxCrossEntropy
from companion.optimizers import Adam


@dataclass
class Case:
    """초깃값 함수와 (n_in, n_out) = (300, 200)에서 기대하는 평균과 표준편차."""

    init: Initializer
    mean: float
    std: float
    name: str

    def __str__(self) -> str:
        return self.name


CASES = [
    Case(zeros, 0, 0, "zeros"),
    Case(constant(-0.5), -0.5, 0, "constant"),
    Case(normal(0.01), 0, 0.01, "normal"),
    Case(normal(3.0), 0, 3.0, "normal-3"),
    Case(uniform(0.3), 0, 0.3 / 3**0.5, "uniform"),
    Case(xavier, 0, (2 / 500) ** 0.5, "xavier"),
    Case(he, 0, (2 / 300) ** 0.5, "he"),
]
each = pytest.mark.parametrize("case", CASES, ids=str)
SHAPE = (300, 200)


def test_every_initializer_is_in_the_list():
    public = {name for name, f in vars(initializers).items()
              if getattr(f, "__module__", "") == initializers.__name__ and name.islower()}
    assert public == {str(case).split("-")[0] for case in CASES}


@each
def test_mean_and_standard_deviation(case):
    w = case.init(*SHAPE, rng=np.random.default_rng(0))
    # 표본 평균과 표본 표준편차의 오차는 각각 σ/√N과 σ/√(2N)쯤입니다. 다섯 배까지 봅니다.
    assert w.mean() == pytest.approx(case.mean, abs=5 * case.std / w.size**0.5)
    assert w.std() == pytest.approx(case.std, abs=5 * case.std / (2 * w.size) ** 0.5)


@each
@given(n_in=st.integers(1, 5), n_out=st.integers(1, 5), seed=SEEDS)
def test_shape_dtype_and_seed(case, n_in, n_out, seed):
    w = case.init(n_in, n_out, rng=np.random.default_rng(seed))
    assert w.shape == (n_in, n_out)
    assert w.dtype == np.float64
    assert w.flags.writeable
    again = case.init(n_in, n_out, rng=np.random.default_rng(seed))
    assert w.tobytes() == again.tobytes()


@each
def test_global_random_state_is_left_alone(case):
    before = str(np.random.get_bit_generator().state)
    case.init(3, 4, rng=np.random.default_rng(0))
    assert str(np.random.get_bit_generator().state) == before


def test_shapes_of_the_distributions():
    w = uniform(0.3)(*SHAPE, rng=np.random.default_rng(0)) / 0.3
    assert np.abs(w).max() <= 1
    np.testing.assert_allclose(np.histogram(w, 4, (-1, 1))[0] / w.size, 0.25, atol=0.01)
    for init in (normal(1.0), xavier, he):
        w = init(*SHAPE, rng=np.random.default_rng(0))
        within = [np.mean(np.abs(w) < k * w.std()) for k in (1, 2, 3)]
        np.testing.assert_allclose(within, [0.6827, 0.9545, 0.9973], atol=0.006)


# 밑바닥부터 시작하는 딥러닝 6장: 1000×100 정규분포 입력을 100유닛 층 다섯에 통과시킨 활성값.
# 한 번 뽑아 잰 값이라 씨앗에 따라 한두 할쯤 흔들립니다. 여기서는 씨앗 2를 씁니다.

def fifth_layer(init, f):
    rng = np.random.default_rng(2)
    x = rng.normal(size=(1000, 100))
    for _ in range(5):
        x = f(x @ init(100, 100, rng=rng))
    return x


def test_sigmoid_saturates_at_standard_deviation_1():
    a = fifth_layer(normal(1.0), sigmoid)
    assert np.mean((a < 0.1) | (a > 0.9)) == pytest.approx(0.76, abs=0.03)


def test_sigmoid_gathers_at_one_half_at_standard_deviation_0_01():
    a = fifth_layer(normal(0.01), sigmoid)
    assert a.mean() == pytest.approx(0.5, abs=0.01)
    assert a.std() == pytest.approx(0.0115, abs=0.001)


def test_xavier_spreads_sigmoid():
    assert fifth_layer(xavier, sigmoid).std() == pytest.approx(0.109, abs=0.005)


def test_relu_collapses_at_0_01_and_lives_with_he():
    assert fifth_layer(normal(0.01), relu).std() < 1e-5
    a = fifth_layer(he, relu)
    assert a.mean() == pytest.approx(0.51, abs=0.05)
    assert a.std() == pytest.approx(0.72, abs=0.05)


@pytest.mark.parametrize("init", [zeros, constant(0.1)], ids=["zeros", "constant"])
def test_equal_weights_stay_equal_for_ever(init):
    rng = np.random.default_rng(0)
    x, t = rng.normal(size=(20, 3)), rng.integers(0, 2, 20)
    model = mlp([3, 4, 4, 2], activation=Tanh, init=init, rng=rng, dtype=np.float64)
    loss, optimizer = SoftmaxCrossEntropy(), Adam(0.1)
    for _ in range(10):
        model.backward(loss.grad(model.forward(x), t))
        optimizer.update(model.parameters(), model.gradients())
    first, _, middle, *_ = model
    np.testing.assert_allclose(first.weight, first.weight[:, :1] * np.ones(4), rtol=1e-12)
    np.testing.assert_allclose(middle.weight, np.full((4, 4), middle.weight[0, 0]), rtol=1e-12)
