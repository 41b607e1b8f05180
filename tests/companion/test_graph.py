"""스칼라 계산 그래프: 공개된 값, 중앙 차분, PyTorch의 자동 미분과 맞춥니다."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from companion.gradients import check_gradient
from companion.graph import Value, trace

NUMBERS = st.floats(-3, 3).map(lambda x: round(x, 3))

# 이름: (Value로, PyTorch로). 정의역을 벗어나지 않도록 감싼 것도 있습니다.
ONE = {
    "neg": (lambda a: -a, lambda a: -a),
    "exp": (lambda a: a.tanh().exp(), lambda a: a.tanh().exp()),
    "log": (lambda a: (a * a + 0.5).log(), lambda a: (a * a + 0.5).log()),
    "tanh": (lambda a: a.tanh(), torch.tanh),
    "sigmoid": (lambda a: a.sigmoid(), torch.sigmoid),
    "relu": (lambda a: a.relu(), torch.relu),
    "square": (lambda a: a**2, lambda a: a**2),
    "cube": (lambda a: a**3, lambda a: a**3),
    "inverse": (lambda a: (a * a + 1) ** -1, lambda a: (a * a + 1) ** -1),
    "root": (lambda a: (a * a + 0.1) ** 0.5, lambda a: (a * a + 0.1) ** 0.5),
    "base": (lambda a: 2**a, lambda a: 2**a),
    "number on the left": (
        lambda a: 1 - 2 / (3 + 2 * a.sigmoid()),
        lambda a: 1 - 2 / (3 + 2 * a.sigmoid()),
    ),
}
TWO = {
    "+": (lambda a, b: a + b, lambda a, b: a + b),
    "-": (lambda a, b: a - b, lambda a, b: a - b),
    "*": (lambda a, b: a * b, lambda a, b: a * b),
    "/": (lambda a, b: a / (b * b + 1), lambda a, b: a / (b * b + 1)),
    "**": (lambda a, b: (a * a + 0.5) ** b, lambda a, b: (a * a + 0.5) ** b),
    "max": (lambda a, b: a.max(b), torch.maximum),
}


@st.composite
def programs(draw):
    """입력 셋과, 앞에서 나온 수를 골라 쓰는 연산의 줄."""
    x = draw(st.lists(NUMBERS, min_size=3, max_size=3))
    steps = []
    for k in range(3, 3 + draw(st.integers(1, 12))):
        name = draw(st.sampled_from([*ONE, *TWO]))
        operands = 1 if name in ONE else 2
        steps.append((name, [draw(st.integers(0, k - 1)) for _ in range(operands)]))
    return x, steps


def run(steps, leaves, library):
    values = list(leaves)
    for name, operands in steps:
        y = {**ONE, **TWO}[name][library](*(values[i] for i in operands))
        size = y.data if library == 0 else float(y.detach())
        values.append(y if abs(size) < 50 else y * 0.01)
    return values


@given(programs())
def test_values_and_gradients_equal_pytorch(program):
    x, steps = program
    values = run(steps, [Value(v) for v in x], 0)
    tensors = run(steps, [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in x], 1)
    values[-1].backward()
    expected = torch.autograd.grad(tensors[-1], tensors[:3], allow_unused=True)
    for value, tensor in zip(values, tensors, strict=True):
        assert value.data == pytest.approx(tensor.item(), rel=1e-12, abs=1e-12)
    for value, grad in zip(values[:3], expected, strict=True):
        slope = 0.0 if grad is None else grad.item()
        assert value.grad == pytest.approx(slope, rel=1e-10, abs=1e-10)


@given(programs())
def test_gradients_equal_central_differences(program):
    x, steps = program
    leaves = [Value(v) for v in x]
    run(steps, leaves, 0)[-1].backward()
    report = check_gradient(
        lambda x: run(steps, [Value(v) for v in x], 0)[-1].data, [v.grad for v in leaves], x
    )
    assert report.ok or report.doubtful, str(report)


@pytest.mark.parametrize("x", [-1.7, -0.4, 0.3, 2.1])
@pytest.mark.parametrize("name", ONE)
def test_one_operand(name, x):
    f = ONE[name][0]
    a = Value(x)
    y = f(a)
    y.backward()
    assert check_gradient(lambda x: f(Value(float(x))).data, a.grad, x).ok
    assert y.data == pytest.approx(ONE[name][1](torch.tensor(x, dtype=torch.float64)).item())


@pytest.mark.parametrize(("a", "b"), [(-1.7, 0.4), (0.3, -2.0), (2.1, 1.5)])
@pytest.mark.parametrize("name", TWO)
def test_two_operands(name, a, b):
    f = TWO[name][0]
    p, q = Value(a), Value(b)
    f(p, q).backward()
    assert check_gradient(lambda x: f(*map(Value, x)).data, [p.grad, q.grad], [a, b]).ok


@pytest.mark.parametrize(
    ("f", "data", "grad"),
    [
        (lambda x: x + 2, 5, 1),
        (lambda x: 2 + x, 5, 1),
        (lambda x: x - 2, 1, 1),
        (lambda x: 2 - x, -1, -1),
        (lambda x: x * 2, 6, 2),
        (lambda x: np.float64(2) * x, 6, 2),
        (lambda x: np.int64(2) - x, -1, -1),
        (lambda x: x / 2, 1.5, 0.5),
        (lambda x: 2 / x, 2 / 3, -2 / 9),
        (lambda x: x**2, 9, 6),
        (lambda x: x**0, 1, 0),
        (lambda x: 2**x, 8, 8 * math.log(2)),
        (lambda x: sum([x, x, 1]), 7, 2),
        (lambda x: x.max(2), 3, 1),
        (lambda x: x.max(4), 4, 0),
    ],
)
def test_numbers_mix_with_values(f, data, grad):
    x = Value(3)
    y = f(x)
    y.backward()
    assert isinstance(y, Value)
    assert y.data == pytest.approx(data)
    assert x.grad == pytest.approx(grad)


# 책의 그래프


def test_two_apples():
    price, number, tax = Value(100), Value(2), Value(1.1)
    total = price * number * tax
    total.backward()
    assert total.data == pytest.approx(220)
    assert [price.grad, number.grad, tax.grad] == pytest.approx([2.2, 110, 200])


def test_two_apples_and_three_oranges():
    apple, apples, orange, oranges, tax = map(Value, (100, 2, 150, 3, 1.1))
    total = (apple * apples + orange * oranges) * tax
    total.backward()
    assert total.data == pytest.approx(715)
    grads = [v.grad for v in (apples, apple, orange, oranges, tax)]
    assert grads == pytest.approx([110, 2.2, 3.3, 165, 650])


def test_nodes_remember_how_they_came():
    a, b = Value(2, "a"), Value(-3, label="b")
    c = a * b
    assert (c.op, c.parents, c.local, c.label) == ("*", (a, b), (-3.0, 2.0), "")
    assert (a.op, a.parents, a.local, a.label) == ("", (), (), "a")
    assert [f(Value(2)).op for f in (lambda v: v**3, lambda v: -v, lambda v: v / 3, Value.exp)] == [
        "**3", "neg", "/", "exp",
    ]
    assert repr(a) == "Value(2.0, label='a', grad=0.0)"
    assert repr(c) == "Value(-6.0, grad=0.0)"


def test_local_derivatives_belong_to_the_edges():
    """어느 간선이든, 자식의 미분에 국소 미분을 곱해 부모마다 더하면 부모의 미분입니다."""
    x, y = Value(0.5), Value(-1.5)
    h = (x * y + x).tanh()
    root = (h * h + y.exp()).log() / x.max(y)
    root.backward()
    nodes, _ = trace(root)
    received = dict.fromkeys(nodes, 0.0)
    for node in nodes:
        for parent, local in zip(node.parents, node.local, strict=True):
            received[parent] += node.grad * local
    assert root.grad == 1
    for node in nodes[:-1]:
        assert node.grad == pytest.approx(received[node])


# 꺾인 점


@pytest.mark.parametrize("x", [0.0, -0.0])
def test_relu_has_slope_zero_at_zero(x):
    v = Value(x)
    y = v.relu()
    y.backward()
    assert (y.data, v.grad) == (0, 0)


def test_max_shares_the_slope_at_a_tie():
    a, b = Value(2), Value(2)
    y = a.max(b)
    y.backward()
    assert (y.data, a.grad, b.grad) == (2, 0.5, 0.5)
    y = a.max(a)
    y.backward()
    assert a.grad == 1


@pytest.mark.parametrize(
    ("base", "n", "grad"), [(0, 0, 0), (0, 1, 1), (0, 2, 0), (-2, 3, 12), (-2, -1, -0.25)]
)
def test_powers_at_zero_and_below(base, n, grad):
    x = Value(base)
    y = x**n
    y.backward()
    assert y.data == base**n
    assert x.grad == grad


# 아주 큰 수


@pytest.mark.parametrize(
    ("f", "x", "data", "grad"),
    [
        (Value.sigmoid, 1e4, 1, 0),
        (Value.sigmoid, -1e4, 0, 0),
        (Value.tanh, 1e4, 1, 0),
        (Value.tanh, -1e4, -1, 0),
        (Value.relu, -1e4, 0, 0),
        (Value.exp, -1e4, 0, 0),
        (Value.exp, 1e4, math.inf, math.inf),
        (lambda v: v**3, 1e200, math.inf, math.inf),
        (lambda v: v**3, -1e200, -math.inf, math.inf),
        (lambda v: v**2, -1e200, math.inf, -2e200),
        (lambda v: v**-1, 1e-200, 1e200, -math.inf),
        (lambda v: v * 1e200, 1e200, math.inf, 1e200),
        (lambda v: 1 / v, 1e-200, 1e200, -math.inf),
        (lambda v: 2**v, 1e4, math.inf, math.inf),
    ],
)
def test_huge_values_do_not_stop_the_graph(f, x, data, grad):
    v = Value(x)
    y = f(v)
    y.backward()
    assert y.data == data
    assert v.grad == grad


@pytest.mark.parametrize("x", [-40.0, -700.0, 40.0])
def test_sigmoid_keeps_its_digits_far_from_zero(x):
    v = Value(x)
    y = v.sigmoid()
    y.backward()
    assert y.data == pytest.approx(math.exp(min(x, 0)), rel=1e-12)
    assert v.grad == pytest.approx(math.exp(-abs(x)), rel=1e-12)


# 역전파


def test_backward_twice_gives_the_same_gradients():
    x, y = Value(0.7), Value(-0.2)
    h = x * y
    root = (h + h * x).tanh() + h
    root.backward()
    first = [node.grad for node in trace(root)[0]]
    root.backward()
    assert [node.grad for node in trace(root)[0]] == first


def test_backward_from_another_output_starts_again():
    x = Value(3.0)
    y = x * x
    z = y * 2
    z.backward()
    assert (x.grad, y.grad, z.grad) == (12, 2, 1)
    y.backward()
    assert (x.grad, y.grad) == (6, 1)


def test_backward_of_a_lone_value():
    x = Value(3.0)
    x.backward()
    assert x.grad == 1


def test_a_value_used_many_times_adds_up():
    x = Value(2.0)
    (x + x + x * x * x).backward()
    assert x.grad == 14


def test_twenty_doublings_take_no_longer_than_twenty():
    """갈래가 2²⁰개라도 정점은 스물한 개입니다."""
    x = y = Value(1.0)
    for _ in range(20):
        y = y + y
    y.backward()
    assert (y.data, x.grad, len(trace(y)[0])) == (2**20, 2**20, 21)


@pytest.mark.parametrize("length", [10_000, 100_000])
def test_long_chains(length):
    x = y = Value(1.0)
    for _ in range(length):
        y = y + 1
    y.backward()
    nodes, edges = trace(y)
    assert x.grad == 1
    assert y.data == length + 1
    assert (len(nodes), len(edges)) == (2 * length + 1, 2 * length)


@pytest.mark.quiet
def test_ten_thousand_nodes_in_fifteen_milliseconds():
    y = Value(0.5)
    for _ in range(3333):
        y = (y * 1.01).tanh()
    assert len(trace(y)[0]) == 10_000
    # 바쁜 기계에서도 흔들리지 않도록 이 프로세스가 쓴 시간만 잽니다.
    times = []
    for _ in range(20):
        start = time.process_time()
        y.backward()
        times.append(time.process_time() - start)
    assert min(times) <= 0.015


# 그래프 보기


@given(programs())
def test_trace_lists_parents_before_children_once(program):
    x, steps = program
    values = run(steps, [Value(v) for v in x], 0)
    nodes, edges = trace(values[-1])
    place = {node: i for i, node in enumerate(nodes)}
    assert len(place) == len(nodes)
    assert nodes[-1] is values[-1]
    assert all(place[parent] < place[child] for parent, child in edges)
    assert edges == [(p, node) for node in nodes for p in node.parents]


def test_trace_of_the_same_value_twice_has_two_edges():
    x = Value(2.0)
    y = x + x
    assert trace(y) == ([x, y], [(x, y), (x, y)])
    assert trace(x) == ([x], [])


# 잘못 쓰기


@pytest.mark.parametrize("name", ["gard", "date", "parent", "backwards"])
def test_a_misspelt_attribute_raises(name):
    x = Value(1.0)
    with pytest.raises(AttributeError):
        getattr(x, name)
    with pytest.raises(AttributeError):
        setattr(x, name, 0.0)


def test_an_array_does_not_mix_with_a_value():
    """배열의 원소마다 정점을 만들면 `backward`를 부를 곳이 없어집니다."""
    with pytest.raises(TypeError, match="수나 Value가 필요합니다"):
        np.array([1.0, 2.0]) * Value(3.0)
