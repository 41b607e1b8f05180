"""잘못된 입력을 거절하는 표.

한 줄이 잘못된 호출 하나입니다. 오류는 부르는 순간에 나고, 한국어로 인자의 이름을 말하며, 거절한
뒤에는 아무것도 바뀌어 있지 않습니다. MODULES의 공개 함수와 메서드는 모두 표에 있어야 합니다.
"""

from __future__ import annotations

import inspect
import io
import pickle
import types
from collections.abc import Callable, Iterator
from importlib import import_module

import numpy as np
import pytest
from bad_input_nn import LEARNING

from companion import activations as act
from companion import datasets as data
from companion import gradients as slope
from companion import perceptron as per
from companion.graph import Value, trace

MODULES = [
    "companion.perceptron",
    "companion.activations",
    "companion.datasets",
    "companion.gradients",
    "companion.gradient_check",
    "companion.graph",
    "companion.losses",
    "companion.initializers",
    "companion.layers",
    "companion.regularizers",
    "companion.optimizers",
    "companion.training",
]
# 부르는 것이 아니라 돌려받는 클래스
RESULTS = {"Housing", "Mnist", "GradientReport", "History"}

NAN, INF = float("nan"), float("inf")
RAGGED = [[1, 2], [3]]
RNG = np.random.default_rng(0)
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
T = np.array([0, 0, 0, 1])
GATE = per.Perceptron([0.5, 0.5], -0.7)
RNG_PLEASE = "rng: np.random.default_rng(씨앗)으로 만든 생성기가 필요합니다. 받은 것: "


def bad(error: type, says: str, function: Callable, *args: object, **kwargs: object) -> object:
    """표의 한 줄: ``function(*args, **kwargs)``는 ``says``로 시작하는 ``error``를 일으킵니다."""
    argument = says.partition(":")[0]
    return pytest.param(
        function, args, kwargs, error, says, id=f"{function.__qualname__}-{argument}"
    )


BAD = [
    # perceptron
    bad(ValueError, "w: 행마다 길이가 같은 숫자 배열이", per.Perceptron, RAGGED, 0),
    bad(TypeError, "w: 실수로 된 배열이나 수가 필요합니다", per.Perceptron, "글자", 0),
    bad(TypeError, "w: 실수로 된 배열이나 수가 필요합니다", per.Perceptron, None, 0),
    bad(ValueError, "w: 비어 있지 않은 1차원 배열 (d,)가", per.Perceptron, 0.5, 0),
    bad(ValueError, "w: 비어 있지 않은 1차원 배열 (d,)가", per.Perceptron, [], 0),
    bad(ValueError, "w: 비어 있지 않은 1차원 배열", per.Perceptron, [[1, 2]], 0),
    bad(ValueError, "w: 유한한 수만 쓸 수 있습니다. 위치 (1,)", per.Perceptron, [1, NAN], 0),
    bad(TypeError, "b: 실수 하나가 필요합니다. 받은 것: [1] (list)", per.Perceptron, [1], [1]),
    bad(TypeError, "b: 실수 하나가 필요합니다", per.Perceptron, [1], True),
    bad(ValueError, "b: 유한한 수가 필요합니다. 받은 것: inf", per.Perceptron, [1], INF),
    bad(ValueError, "b: float64로 나타낼 수 있는 수가", per.Perceptron, [1], 10**400),
    bad(ValueError, "x: 특징이 2개인 배열이 필요합니다", GATE.__call__, [[1, 2, 3]]),
    bad(ValueError, "x: 특징이 2개인 배열이 필요합니다", GATE.__call__, [1, 2, 3]),
    bad(ValueError, "x: 한 행이 표본 하나인 2차원 배열 (n, d)가", GATE.__call__, 1.0),
    bad(ValueError, "x: 한 행이 표본 하나인 2차원 배열 (n, d)가", GATE.__call__, X[None]),
    bad(ValueError, "x: 비어 있지 않은 배열이 필요합니다", GATE.__call__, X[:0]),
    bad(ValueError, "x: 특징이 2개인 배열이 필요합니다", GATE.__call__, []),
    bad(ValueError, "x: 유한한 수만 쓸 수 있습니다", GATE.__call__, [1, NAN]),
    bad(ValueError, "x: 한 행이 표본 하나인 2차원 배열 (n, d)가", GATE.fit, X[0], T),
    bad(ValueError, "x: 특징이 2개인 배열 (n, 2)가", GATE.fit, X[:, :1], T),
    bad(ValueError, "x: 비어 있지 않은 배열이 필요합니다", GATE.fit, X[:0], T[:0]),
    bad(ValueError, "x: 유한한 수만 쓸 수 있습니다. 위치 (0, 1)", GATE.fit, [[0, NAN]], [1]),
    bad(ValueError, "t: 모양이 (4,)인 라벨 배열이 필요합니다", GATE.fit, X, T[:3]),
    bad(ValueError, "t: 모양이 (4,)인 라벨 배열이 필요합니다", GATE.fit, X, T[:, None]),
    bad(ValueError, "t: 0 이상 1 이하의 라벨이 필요합니다. 받은 것: 2", GATE.fit, X, [0, 0, 0, 2]),
    bad(ValueError, "t: 0 이상 1 이하의 라벨이", GATE.fit, X, [0, 0, -1, 0]),
    bad(ValueError, "t: 0 이상 1 이하의 라벨이", GATE.fit, X, [0, 0, 0, 1e300]),
    bad(TypeError, "t: 정수 라벨 배열이 필요합니다", GATE.fit, X, [0, 0, 0, 0.5]),
    bad(ValueError, "t: 유한한 수만 쓸 수 있습니다", GATE.fit, X, [0, 0, 0, NAN]),
    bad(TypeError, "t: 실수로 된 배열이나 수가 필요합니다", GATE.fit, X, "글자"),
    bad(ValueError, "t: 행마다 길이가 같은 숫자 배열이", GATE.fit, X, RAGGED),
    bad(ValueError, "learning_rate: 0 초과인 수가", GATE.fit, X, T, learning_rate=0),
    bad(ValueError, "learning_rate: 0 초과인 수가", GATE.fit, X, T, learning_rate=-1),
    bad(ValueError, "learning_rate: 0 초과인 수가", GATE.fit, X, T, learning_rate=NAN),
    bad(TypeError, "learning_rate: 실수 하나가", GATE.fit, X, T, learning_rate="0.1"),
    bad(ValueError, "epochs: 1 이상인 정수가 필요합니다", GATE.fit, X, T, epochs=0),
    bad(TypeError, "epochs: 정수 하나가 필요합니다", GATE.fit, X, T, epochs=1.5),
    bad(TypeError, "epochs: 정수 하나가 필요합니다", GATE.fit, X, T, epochs=True),
    *(
        line
        for gate in (per.and_gate, per.nand_gate, per.or_gate, per.xor_gate)
        for line in (
            bad(ValueError, "x1: 0이나 1이 필요합니다. 받은 것: 2 (int)", gate, 2, 0),
            bad(ValueError, "x2: 0이나 1이 필요합니다", gate, 0, 0.5),
            bad(ValueError, "x2: 0이나 1이 필요합니다", gate, 0, NAN),
            bad(TypeError, "x1: 0이나 1이 필요합니다", gate, "1", 0),
            bad(TypeError, "x2: 0이나 1이 필요합니다", gate, 0, [1]),
            bad(TypeError, "x1: 0이나 1이 필요합니다", gate, X[0], X[1]),
        )
    ),
    # activations
    *(
        bad(error, says, f, x)
        for name, f in inspect.getmembers(act, inspect.isfunction)
        if f.__module__.startswith(act.__name__)
        for x, error, says in (
            ("글자", TypeError, "x: 실수로 된 배열이나 수가 필요합니다. 받은 것: '글자' (str)"),
            (None, TypeError, "x: 실수로 된 배열이나 수가 필요합니다. 받은 것: None"),
            ([1j], TypeError, "x: 실수로 된 배열이나 수가 필요합니다. 받은 것: [1j] (list)"),
            (RAGGED, ValueError, "x: 행마다 길이가 같은 숫자 배열이 필요합니다"),
        )
    ),
    *(
        line
        for f in (act.leaky_relu, act.leaky_relu_grad)
        for line in (
            bad(ValueError, "slope: 0 이상인 수가 필요합니다", f, X, slope=-0.1),
            bad(TypeError, "slope: 실수 하나가 필요합니다", f, X, slope=None),
        )
    ),
    *(
        line
        for f in (act.elu, act.elu_grad)
        for line in (
            bad(ValueError, "alpha: 0 이상인 수가 필요합니다", f, X, alpha=-1),
            bad(TypeError, "alpha: 실수 하나가 필요합니다", f, X, alpha=[1]),
        )
    ),
    *(
        line
        for f in (act.softmax, act.softmax_grad)
        for line in (
            bad(ValueError, "x: 1차원 이상인 배열이 필요합니다", f, 1.0),
            bad(ValueError, "axis: 2차원 배열에 있는 축이 필요합니다. 받은 것: 2", f, X, axis=2),
            bad(ValueError, "axis: 2차원 배열에 있는 축이 필요합니다", f, X, axis=-3),
            bad(TypeError, "axis: 정수 하나가 필요합니다", f, X, axis=None),
            bad(TypeError, "axis: 정수 하나가 필요합니다", f, X, axis=True),
            bad(ValueError, "x: 0번 축이 비어 있지 않은 배열이", f, X[:0], axis=0),
            bad(ValueError, "x: -1번 축이 비어 있지 않은 배열이", f, []),
        )
    ),
    # datasets
    bad(ValueError, "name: and, nand, or, xor 가운데 하나가", data.gates, "xnor"),
    bad(TypeError, "name: 게이트 이름을 적은 문자열이 필요합니다. 받은 것: 3 (int)", data.gates, 3),
    bad(TypeError, RNG_PLEASE + "0 (int)", data.gates, "xor", rng=0),
    *(
        line
        for f in (data.moons, data.circles, data.blobs, data.spiral, data.polynomial,
                  data.pass_or_fail)
        for line in (
            bad(ValueError, "n: ", f, 0, rng=RNG),
            bad(ValueError, "n: ", f, -3, rng=RNG),
            bad(TypeError, "n: 정수 하나가 필요합니다. 받은 것: 10.0 (float)", f, 10.0, rng=RNG),
            bad(TypeError, "n: 정수 하나가 필요합니다", f, None, rng=RNG),
            bad(ValueError, "noise: 0 이상인 수가 필요합니다", f, 10, -0.1, rng=RNG),
            bad(ValueError, "noise: 0 이상인 수가 필요합니다", f, 10, NAN, rng=RNG),
            bad(TypeError, "noise: 실수 하나가 필요합니다", f, 10, "0.1", rng=RNG),
            bad(TypeError, RNG_PLEASE + "0 (int)", f, 10, rng=0),
            bad(TypeError, RNG_PLEASE + "None (NoneType)", f, 10, rng=None),
            bad(TypeError, RNG_PLEASE, f, 10, rng=np.random),
        )
    ),
    *(
        line
        for f in (data.blobs, data.spiral)
        for line in (
            bad(ValueError, "n_classes: 2 이상인 정수가", f, 10, n_classes=1, rng=RNG),
            bad(TypeError, "n_classes: 정수 하나가", f, 10, n_classes=3.0, rng=RNG),
            bad(ValueError, "n: 5 이상인 정수가 필요합니다", f, 4, n_classes=5, rng=RNG),
        )
    ),
    bad(ValueError, "n: 2 이상인 정수가 필요합니다", data.moons, 1, rng=RNG),
    bad(ValueError, "n: 2 이상인 정수가 필요합니다", data.circles, 1, rng=RNG),
    bad(ValueError, "factor: 0 초과 1 미만인 수가", data.circles, 9, factor=0, rng=RNG),
    bad(ValueError, "factor: 0 초과 1 미만인 수가", data.circles, 9, factor=1.0, rng=RNG),
    bad(ValueError, "n: 2 이상인 정수가 필요합니다", data.linear, 1, rng=RNG),
    bad(ValueError, "margin: 0 초과인 수가 필요합니다", data.linear, 9, 0, rng=RNG),
    bad(ValueError, "w: 0이 아닌 벡터가 필요합니다", data.linear, 9, w=[0, 0], rng=RNG),
    bad(ValueError, "w: 비어 있지 않은 1차원 배열", data.linear, 9, w=[], rng=RNG),
    bad(ValueError, "w: 비어 있지 않은 1차원 배열", data.linear, 9, w=X, rng=RNG),
    bad(ValueError, "w: 유한한 수만 쓸 수 있습니다", data.linear, 9, w=[1, INF], rng=RNG),
    bad(TypeError, "b: 실수 하나가 필요합니다", data.linear, 9, b="0", rng=RNG),
    bad(TypeError, RNG_PLEASE + "1 (int)", data.linear, 9, rng=1),
    bad(ValueError, "coefficients: 비어", data.polynomial, 9, coefficients=[], rng=RNG),
    bad(ValueError, "coefficients: 비어", data.polynomial, 9, coefficients=3, rng=RNG),
    *(
        line
        for f, rest in (
            (data.train_test_split, {"test_size": 0.5, "rng": RNG}),
            (data.batches, {"batch_size": 2, "rng": RNG}),
        )
        for line in (
            bad(ValueError, "t: 표본이 4개인 배열이 필요합니다", f, X, T[:3], **rest),
            bad(ValueError, "x: 표본이 하나 이상 있는 배열이", f, X[:0], T[:0], **rest),
            bad(ValueError, "x: 표본이 하나 이상 있는 배열이", f, X[:, :0], T, **rest),
            bad(ValueError, "x: 표본이 하나 이상 있는 배열이", f, 1.0, T, **rest),
            bad(ValueError, "t: 표본이 하나 이상 있는 배열이", f, X, 1.0, **rest),
            bad(ValueError, "x: 유한한 수만 쓸 수 있습니다", f, X * NAN, T, **rest),
            bad(ValueError, "t: 유한한 수만 쓸 수 있습니다", f, X, T * NAN, **rest),
            bad(TypeError, "x: 실수로 된 배열이나 수가", f, "글자", T, **rest),
            bad(ValueError, "x: 행마다 길이가 같은 숫자 배열이", f, RAGGED, T, **rest),
            bad(TypeError, "t: 실수로 된 배열이나 수가", f, X, list("abcd"), **rest),
            bad(TypeError, RNG_PLEASE + "0 (int)", f, X, T, **{**rest, "rng": 0}),
        )
    ),
    *(
        bad(error, says, data.train_test_split, X, T, test_size=size, rng=RNG)
        for size, error, says in (
            (0, ValueError, "test_size: 0 초과 4 미만인 수가 필요합니다"),
            (4, ValueError, "test_size: 0 초과 4 미만인 수가 필요합니다"),
            (0.1, ValueError, "test_size: 표본 4개를 둘로 나누는 값이 필요합니다"),
            (0.95, ValueError, "test_size: 표본 4개를 둘로 나누는 값이 필요합니다"),
            (1.5, TypeError, "test_size: 정수 하나가 필요합니다"),
            ("0.2", TypeError, "test_size: 실수 하나가 필요합니다"),
        )
    ),
    bad(ValueError, "batch_size: 1 이상인 정수가", data.batches, X, T, 0, rng=RNG),
    bad(TypeError, "batch_size: 정수 하나가", data.batches, X, T, 2.0, rng=RNG),
    bad(TypeError, "batch_size: 정수 하나가", data.batches, X, T, True, rng=RNG),
    bad(TypeError, "path: 파일의 경로가 필요합니다. 받은 것: None", data.load_idx, None),
    bad(TypeError, "path: 파일의 경로가 필요합니다. 받은 것: b'x'", data.load_idx, b"x"),
    bad(ValueError, "path: 온전한 IDX 파일이 필요합니다", data.load_idx, __file__),
    # gradients
    *(
        line
        for f, rest in (
            (slope.numerical_diff, (1.0,)),
            (slope.numerical_gradient, ([1.0, 2.0],)),
            (slope.check_gradient, ([1.0, 2.0], [1.0, 2.0])),
        )
        for line in (
            bad(TypeError, "f: 함수가 필요합니다. 받은 것: 3 (int)", f, 3, *rest),
            bad(ValueError, "f: 수 하나를 돌려주는 함수가", f, lambda x: [x, x], *rest),
            bad(TypeError, "f: 실수로 된 배열이나 수가", f, lambda x: None, *rest),
            bad(TypeError, "f: 실수로 된 배열이나 수가", f, lambda x: 1j, *rest),
            bad(ValueError, "h: 0 초과인 수가", f, np.sum, *rest, h=0),
            bad(ValueError, "h: 0 초과인 수가", f, np.sum, *rest, h=-1e-4),
            bad(ValueError, "h: 0 초과인 수가", f, np.sum, *rest, h=NAN),
            bad(TypeError, "h: 실수 하나가", f, np.sum, *rest, h="1e-4"),
            bad(TypeError, "x: 실수", f, np.sum, *rest[:-1], "글자"),
            bad(TypeError, "x: 실수", f, np.sum, *rest[:-1], None),
        )
    ),
    bad(TypeError, "x: 실수 하나가", slope.numerical_diff, np.sum, X),
    bad(ValueError, "x: 유한한 수가", slope.numerical_diff, np.sum, NAN),
    *(
        line
        for f, rest in ((slope.numerical_gradient, ()), (slope.check_gradient, (np.zeros(0),)))
        for line in (
            bad(ValueError, "x: 비어 있지 않은 배열이", f, np.sum, *rest, []),
            bad(ValueError, "x: 유한한 수만 쓸 수 있습니다", f, np.sum, *rest, [1, NAN]),
            bad(ValueError, "x: 유한한 수만 쓸 수 있습니다", f, np.sum, *rest, [INF]),
            bad(ValueError, "x: 행마다 길이가 같은", f, np.sum, *rest, RAGGED),
        )
    ),
    bad(ValueError, "grad: x와 모양이 같은 미분 (4, 2)이", slope.check_gradient, np.sum, X.T, X),
    bad(ValueError, "grad: x와 모양이 같은 미분", slope.check_gradient, np.sum, np.sum, X),
    bad(TypeError, "grad: 실수로 된 배열이나 수가", slope.check_gradient, np.sum, None, X),
    bad(ValueError, "b: a와 모양이 같은 배열 (4, 2)이", slope.relative_error, X, X.T),
    bad(ValueError, "b: a와 모양이 같은 배열 (4,)이", slope.relative_error, T, T[:, None]),
    bad(ValueError, "a: 비어 있지 않은 배열이", slope.relative_error, [], []),
    bad(ValueError, "a: 유한한 수만 쓸 수 있습니다", slope.relative_error, NAN, 1),
    bad(ValueError, "b: 유한한 수만 쓸 수 있습니다", slope.relative_error, 1, INF),
    bad(TypeError, "b: 실수로 된 배열이나 수가", slope.relative_error, 1, None),
    *(
        bad(error, says, slope.gradient_descent,
            *{"f": np.sum, "x0": [1.0], **given}.values(),
            **{"learning_rate": 0.1, "steps": 3, **options})
        for error, says, given, options in (
            (TypeError, "f: 함수가 필요합니다", {"f": 3}, {}),
            (TypeError, "f: 함수가 필요합니다", {"f": 3}, {"grad": np.copy}),
            (ValueError, "f: 수 하나를 돌려주는 함수가", {"f": lambda x: [1, 2]}, {}),
            (ValueError, "x0: 비어 있지 않은 점 (d,)가", {"x0": []}, {}),
            (ValueError, "x0: 비어 있지 않은 점 (d,)가", {"x0": X}, {}),
            (ValueError, "x0: 유한한 수만", {"x0": [NAN]}, {}),
            (TypeError, "x0: 실수로 된 배열이나", {"x0": "글자"}, {}),
            (ValueError, "learning_rate: 0 초과인 수가", {}, {"learning_rate": 0}),
            (ValueError, "learning_rate: 0 초과인 수가", {}, {"learning_rate": -0.1}),
            (TypeError, "learning_rate: 실수 하나가", {}, {"learning_rate": None}),
            (ValueError, "steps: 0 이상인 정수가", {}, {"steps": -1}),
            (TypeError, "steps: 정수 하나가", {}, {"steps": 2.0}),
            (TypeError, "grad: 함수가 필요합니다", {}, {"grad": [1.0]}),
            (ValueError, "grad: 모양이 (1,)인 기울기를 돌려주는", {}, {"grad": lambda x: [1, 2]}),
            (TypeError, "grad: 실수로 된 배열이나", {}, {"grad": lambda x: None}),
        )
    ),
    # graph
    bad(TypeError, "data: 실수 하나가 필요합니다. 받은 것: '3' (str)", Value, "3"),
    bad(TypeError, "data: 실수 하나가 필요합니다", Value, [3]),
    bad(TypeError, "data: 실수 하나가 필요합니다", Value, True),
    bad(ValueError, "data: 유한한 수가 필요합니다. 받은 것: nan", Value, NAN),
    bad(TypeError, "root: Value가 필요합니다. 받은 것: 3 (int)", trace, 3),
    *(
        line
        for name, f in (
            ("+", Value(2).__add__),
            ("+", Value(2).__radd__),
            ("-", Value(2).__sub__),
            ("-", Value(2).__rsub__),
            ("*", Value(2).__mul__),
            ("*", Value(2).__rmul__),
            ("/", Value(2).__truediv__),
            ("/", Value(2).__rtruediv__),
            ("**", Value(2).__rpow__),
            ("max", Value(2).max),
        )
        for line in (
            bad(TypeError, f"{name}: 수나 Value가 필요합니다. 받은 것: '3'", f, "3"),
            bad(TypeError, f"{name}: 수나 Value가 필요합니다. 받은 것: 모양 (4,)", f, T),
            bad(ValueError, f"{name}: 유한한 수가 필요합니다", f, INF),
        )
    ),
    bad(TypeError, "**: 실수 하나가 필요합니다", Value(2).__pow__, "3"),
    bad(ValueError, "**: 유한한 수가 필요합니다", Value(2).__pow__, NAN),
    bad(ValueError, "**: 밑이 음수이면 정수 지수가", Value(-2).__pow__, 0.5),
    bad(ValueError, "**: 밑이 0이면 0이나 1 이상인 지수가", Value(0).__pow__, 0.5),
    bad(ValueError, "**: 밑이 0이면 0이나 1 이상인 지수가", Value(0).__pow__, -1),
    bad(ValueError, "**: 지수가 변수이면 0보다 큰 밑이", Value(-2).__pow__, Value(2)),
    bad(ValueError, "**: 지수가 변수이면 0보다 큰 밑이", Value(2).__rpow__, 0),
    bad(ValueError, "/: 0이 아닌 나누는 수가", Value(2).__truediv__, 0),
    bad(ValueError, "/: 0이 아닌 나누는 수가", Value(0).__rtruediv__, 2),
    bad(ValueError, "log: 0보다 큰 수가 필요합니다. 받은 것: 0.0 (float)", Value(0).log),
    bad(ValueError, "log: 0보다 큰 수가", Value(-1).log),
    # 손실, 초깃값, 층, 벌점, 옵티마이저, 학습
    *(bad(error, says, f, *args, **kwargs) for error, says, f, args, kwargs in LEARNING),
]


class Snapshot(pickle.Pickler):
    """값을 낱낱이 담습니다. 함수와 모듈은 바뀔 것이 없으므로 이름표만 담습니다."""

    def persistent_id(self, obj: object) -> str | None:
        return repr(obj) if isinstance(obj, types.FunctionType | types.ModuleType) else None

    @classmethod
    def of(cls, *values: object) -> bytes:
        out = io.BytesIO()
        cls(out).dump(values)
        return out.getvalue()


@pytest.mark.parametrize(("function", "args", "kwargs", "error", "says"), BAD)
def test_refuses_and_changes_nothing(function, args, kwargs, error, says):
    owner = getattr(function, "__self__", None)
    before = Snapshot.of(owner, args, kwargs)
    with pytest.raises((TypeError, ValueError)) as caught:
        function(*args, **kwargs)
    assert caught.type is error
    assert str(caught.value).startswith(says)
    assert Snapshot.of(owner, args, kwargs) == before


def public(module_name: str) -> Iterator[str]:
    """인자를 받는 공개 함수, 클래스, 메서드의 이름."""
    module = import_module(module_name)
    for name, value in vars(module).items():
        if name.startswith("_") or not getattr(value, "__module__", "").startswith(module_name):
            continue
        if inspect.isfunction(value):
            if inspect.signature(value).parameters:
                yield value.__qualname__
        elif inspect.isclass(value) and name not in RESULTS and not inspect.isabstract(value):
            if inspect.signature(value).parameters:
                yield value.__qualname__
            for method, f in vars(value).items():
                if (
                    inspect.isfunction(f)
                    and (not method.startswith("_") or method == "__call__")
                    and len(inspect.signature(f).parameters) > 1
                ):
                    yield f.__qualname__


@pytest.mark.parametrize("module_name", MODULES)
def test_every_public_function_is_in_the_table(module_name):
    tried = {
        line.values[0].__qualname__
        for line in BAD
        if line.values[0].__module__.startswith(module_name)
    }
    assert set(public(module_name)) - tried == set()
