"""배열 여럿을 벡터 하나로 보기."""

from __future__ import annotations

import copy

import numpy as np
import pytest

from companion._vector import joined, side_by_side, split, whole
from companion.layers import Linear, Sequential, mlp
from companion.optimizers import (
    SGD,
    AdaDelta,
    AdaGrad,
    Adam,
    AdamW,
    Momentum,
    Nesterov,
    RMSProp,
)

OPTIMIZERS = [SGD, Momentum, Nesterov, AdaGrad, RMSProp, AdaDelta, Adam, AdamW]


def arrays(dtype=np.float64):
    return [np.arange(6, dtype=dtype).reshape(2, 3), np.array(6, dtype),
            np.arange(7, 9, dtype=dtype)]


def test_split_undoes_joined():
    vector = joined(arrays())
    np.testing.assert_array_equal(vector, np.arange(9))
    for piece, a in zip(split(vector, arrays()), arrays(), strict=True):
        np.testing.assert_array_equal(piece, a)
        assert np.shares_memory(piece, vector)


def test_whole_finds_the_vector_behind_its_pieces():
    pieces = side_by_side(arrays())
    vector = whole(pieces)
    np.testing.assert_array_equal(vector, np.arange(9))
    vector += 1
    np.testing.assert_array_equal(pieces[0], np.arange(1, 7).reshape(2, 3))


@pytest.mark.parametrize("change", [
    lambda a: a[::-1],                              # 차례가 다릅니다
    lambda a: a[:2],                                # 뒤가 빠졌습니다
    lambda a: a[1:],                                # 앞이 빠졌습니다
    lambda a: [a[0], a[1], a[1], a[2]],             # 하나가 두 번 나옵니다
    lambda a: [a[0], a[1].copy(), a[2]],            # 하나는 다른 곳에 있습니다
    lambda a: [a[0].T, a[1], a[2]],                 # 하나는 눕혔습니다
    lambda a: [a[0].view(np.int64), a[1], a[2]],    # 하나는 다른 수로 봅니다
    lambda a: arrays(),                             # 저마다 따로입니다
])
def test_whole_finds_nothing_behind_other_lists(change):
    assert whole(change(side_by_side(arrays()))) is None


def test_an_mlp_keeps_parameters_and_gradients_side_by_side():
    net = mlp([3, 4, 2], rng=np.random.default_rng(0))
    assert whole(net.parameters()).size == whole(net.gradients()).size == 26


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_apart_or_side_by_side_the_result_is_the_same(make):
    """긴 벡터를 토막 내어 고쳐도, 따로 있는 배열을 이어 고쳐도 결과가 꼭 같습니다."""
    together = mlp([300, 200, 2], rng=np.random.default_rng(0))
    apart = copy.deepcopy(together)
    assert whole(apart.parameters()) is None
    rng, one, other = np.random.default_rng(1), make(), make()
    for _ in range(3):
        for g, same in zip(together.gradients(), apart.gradients(), strict=True):
            g[...] = same[...] = rng.standard_normal(g.shape)
        one.update(together.parameters(), together.gradients())
        other.update(apart.parameters(), apart.gradients())
    for p, q in zip(together.parameters(), apart.parameters(), strict=True):
        np.testing.assert_array_equal(p, q)
    # 다음 걸음에서 배열들이 자리를 옮겨도 옛 자리를 고치지 않습니다.
    old = [p.copy() for p in together.parameters()]
    one.update(apart.parameters(), apart.gradients())
    for p, q in zip(together.parameters(), old, strict=True):
        np.testing.assert_array_equal(p, q)


def test_parameters_that_are_not_contiguous_are_changed_in_place():
    weights = np.zeros((4, 4))
    SGD(1.0).update([weights[:, ::2]], [np.ones((4, 2))])
    np.testing.assert_array_equal(weights, np.tile([-1.0, 0.0], (4, 2)))


def test_layers_made_by_hand_learn_the_same():
    rng = np.random.default_rng(0)
    net = Sequential([Linear(2, 3, rng=rng), Linear(3, 1, rng=rng)])
    twin = mlp([2, 3, 1], rng=np.random.default_rng(0))
    for p, q in zip(net.parameters(), twin.parameters(), strict=True):
        np.testing.assert_array_equal(p, q)
