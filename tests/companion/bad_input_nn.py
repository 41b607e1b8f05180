"""손실, 초깃값, 층, 벌점, 옵티마이저, 학습이 거절해야 할 입력.

`test_bad_input`의 표에 들어갑니다. 한 줄은 오류, 문장의 첫머리, 함수, 인자, 이름 있는 인자입니다.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from companion import initializers as ini
from companion import layers as lay
from companion import losses as los
from companion import optimizers as opt
from companion import regularizers as reg
from companion import training as tra

NAN, INF = float("nan"), float("inf")
RAGGED = [[1, 2], [3]]
RNG = np.random.default_rng(0)
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
T = np.array([0, 1, 1, 0])
P = np.full((4, 2), 0.5)
RNG_PLEASE = "rng: np.random.default_rng(씨앗)으로 만든 생성기가 필요합니다. 받은 것: "
NOT_REAL = "실수로 된 배열이나 수가 필요합니다. 받은 것: "


def row(error: type, says: str, function: Callable, *args: object, **kwargs: object) -> tuple:
    """표의 한 줄."""
    return error, says, function, args, kwargs


def run(layer):
    """한 번 순전파한 층. 출력은 (4, 2)입니다."""
    layer.forward(X)
    return layer


def updated(optimizer):
    """(2, 2) 하나를 한 번 갱신한 옵티마이저."""
    optimizer.update([np.ones((2, 2))], [np.ones((2, 2))])
    return optimizer


LAYERS = [
    lay.Linear(2, 2, rng=RNG), lay.Sigmoid(), lay.Tanh(), lay.ReLU(), lay.LeakyReLU(), lay.ELU(),
    lay.GELU(), lay.Dropout(0.5, rng=RNG), lay.BatchNorm(2), lay.mlp([2, 3, 2], rng=RNG),
]
FRESH = [
    lay.Linear(2, 2, rng=RNG), lay.Sigmoid(), lay.Tanh(), lay.ReLU(), lay.LeakyReLU(), lay.ELU(),
    lay.GELU(), lay.Dropout(0.5, rng=RNG), lay.BatchNorm(2), lay.mlp([2, 3, 2], rng=RNG),
]
OPTIMIZERS = [
    opt.SGD, opt.Momentum, opt.Nesterov, opt.AdaGrad, opt.RMSProp, opt.AdaDelta, opt.Adam, opt.AdamW
]
MODEL = lay.mlp([2, 3, 2], rng=RNG)
MODEL.training = True
ONE = lay.mlp([2, 3, 1], rng=RNG)
W = np.ones((2, 2))
LOCKED = np.ones((2, 2))
LOCKED.flags.writeable = False

LOSSES = [
    *(
        line
        for f in (los.sum_squared_error, los.residual_sum_of_squares, los.mean_squared_error)
        for line in (
            row(ValueError, "t: 예측과 같은 모양 (4,)인 배열이 필요합니다", f, T, T[:, None]),
            row(ValueError, "t: 예측과 같은 모양 (4, 1)인 배열이", f, T[:, None], T),
            row(ValueError, "t: 예측과 같은 모양 (4,)인 배열이", f, T, 0.0),
            row(ValueError, "y: 비어 있지 않은 배열이 필요합니다", f, [], []),
            row(ValueError, "y: 유한한 수만 쓸 수 있습니다. 위치 (1,)", f, [0, NAN], [0, 0]),
            row(ValueError, "t: 유한한 수만 쓸 수 있습니다. 위치 (0,)", f, [0, 0], [INF, 0]),
            row(TypeError, "y: " + NOT_REAL + "'글자' (str)", f, "글자", T),
            row(TypeError, "t: " + NOT_REAL + "None", f, T, None),
            row(ValueError, "y: 행마다 길이가 같은 숫자 배열이", f, RAGGED, T),
        )
    ),
    row(ValueError, "t: 0 이상 2 이하의 라벨이 필요합니다. 받은 것: 3", los.one_hot, [0, 3], 3),
    row(ValueError, "t: 0 이상 2 이하의 라벨이 필요합니다. 받은 것: -1", los.one_hot, [-1, 0], 3),
    row(TypeError, "t: 정수 라벨 배열이 필요합니다", los.one_hot, [0.5], 3),
    row(ValueError, "t: 유한한 수만 쓸 수 있습니다", los.one_hot, [NAN], 3),
    row(TypeError, "t: " + NOT_REAL, los.one_hot, ["a"], 3),
    row(ValueError, "t: 비어 있지 않은 1차원 라벨 배열이", los.one_hot, [], 3),
    row(ValueError, "t: 비어 있지 않은 1차원 라벨 배열이", los.one_hot, [[0, 1]], 3),
    row(ValueError, "t: 비어 있지 않은 1차원 라벨 배열이", los.one_hot, 1, 3),
    row(ValueError, "n_classes: 1 이상인 정수가 필요합니다", los.one_hot, [0], 0),
    row(TypeError, "n_classes: 정수 하나가 필요합니다", los.one_hot, [0], 3.0),
    row(ValueError, "p: 0 이상 1 이하인 확률이 필요합니다. 받은 것: -0.5", los.cross_entropy,
        [[-0.5, 1.0]], [0]),
    row(ValueError, "p: 0 이상 1 이하인 확률이 필요합니다. 받은 것: 3.0", los.cross_entropy,
        [[3.0, 1.0]], [0]),
    row(ValueError, "p: 유한한 수만 쓸 수 있습니다", los.cross_entropy, [[NAN, 1.0]], [0]),
    row(ValueError, "p: (n, 클래스 수)나 (클래스 수,)인", los.cross_entropy, P[:0], T[:0]),
    row(ValueError, "p: (n, 클래스 수)나 (클래스 수,)인", los.cross_entropy, 0.5, 0),
    row(ValueError, "p: (n, 클래스 수)나 (클래스 수,)인", los.cross_entropy, P[None], T),
    row(TypeError, "p: " + NOT_REAL, los.cross_entropy, "글자", T),
    row(ValueError, "t: 0 이상 1 이하의 라벨이 필요합니다", los.cross_entropy, P, T * 2),
    row(ValueError, "t: 모양이 (4,)인 라벨 배열이 필요합니다", los.cross_entropy, P, T[:3]),
    row(ValueError, "t: 라벨 (4,)이나 원-핫 (4, 2) 배열이", los.cross_entropy, P, T[:, None]),
    row(ValueError, "t: 유한한 수만 쓸 수 있습니다", los.cross_entropy, P, T * NAN),
    row(ValueError, "eps: 0 초과인 수가 필요합니다", los.cross_entropy, P, T, eps=0),
    row(ValueError, "eps: 0 초과인 수가 필요합니다", los.cross_entropy, P, T, eps=-1e-7),
    row(TypeError, "eps: 실수 하나가 필요합니다", los.cross_entropy, P, T, eps="작게"),
    *(
        line
        for loss in (los.MeanSquaredError(), los.BinaryCrossEntropy())
        for f in (loss.value, loss.grad)
        for line in (
            row(ValueError, "t: 예측과 같은 모양 (4, 2)인 배열이 필요합니다", f, X, T),
            row(ValueError, "t: 예측과 같은 모양 (4, 1)인 배열이", f, X[:, :1], T),
            row(ValueError, "t: 예측과 같은 모양 (4,)인 배열이", f, X[:, 0], T[:, None]),
            row(ValueError, "y: 비어 있지 않은 배열이 필요합니다", f, X[:0], X[:0]),
            row(TypeError, "y: " + NOT_REAL + "None", f, None, X),
            row(TypeError, "t: " + NOT_REAL, f, X, "글자"),
        )
    ),
    *(
        row(ValueError, f"t: 0 이상 1 이하인 정답이 필요합니다. 받은 것: {wrong}", f, X, X + wrong)
        for f in (los.BinaryCrossEntropy().value, los.BinaryCrossEntropy().grad)
        for wrong in (-1.0,)
    ),
    *(
        line
        for f in (los.SoftmaxCrossEntropy().value, los.SoftmaxCrossEntropy().grad)
        for line in (
            row(ValueError, "t: 0 이상 1 이하의 라벨이 필요합니다. 받은 것: 2", f, X, T * 2),
            row(ValueError, "t: 0 이상 1 이하의 라벨이 필요합니다. 받은 것: -1", f, X, -T),
            row(ValueError, "t: 모양이 (4,)인 라벨 배열이 필요합니다", f, X, T[:3]),
            row(ValueError, "t: 라벨 (4,)이나 원-핫 (4, 2) 배열이", f, X, T[:, None]),
            row(ValueError, "t: 원-핫의 행마다 0 이상이고 합이 1인 값이", f, X, X),
            row(ValueError, "t: 원-핫의 행마다", f, X[:1], [[2.0, -1.0]]),
            row(ValueError, "t: 원-핫의 행마다", f, X[:1], [[NAN, 1.0]]),
            row(TypeError, "t: 정수 라벨 배열이 필요합니다", f, X, [0.5, 0, 0, 0]),
            row(ValueError, "y: 로짓 배열 (n, 클래스 수)가 필요합니다", f, X[0], 0),
            row(ValueError, "y: 비어 있지 않은 배열이 필요합니다", f, X[:0], T[:0]),
            row(TypeError, "y: " + NOT_REAL + "'글자'", f, "글자", T),
        )
    ),
]

INITIALIZERS = [
    *(
        line
        for f in (ini.zeros, ini.xavier, ini.he, ini.constant(1), ini.normal(1), ini.uniform(1))
        for line in (
            row(ValueError, "n_in: 1 이상인 정수가 필요합니다. 받은 것: 0", f, 0, 2, rng=RNG),
            row(TypeError, "n_in: 정수 하나가 필요합니다", f, 2.0, 2, rng=RNG),
            row(ValueError, "n_out: 1 이상인 정수가 필요합니다", f, 2, -1, rng=RNG),
            row(TypeError, "n_out: 정수 하나가 필요합니다", f, 2, None, rng=RNG),
            row(TypeError, RNG_PLEASE + "0 (int)", f, 2, 2, rng=0),
            row(TypeError, RNG_PLEASE + "None", f, 2, 2, rng=None),
        )
    ),
    row(ValueError, "value: 유한한 수가 필요합니다", ini.constant, NAN),
    row(TypeError, "value: 실수 하나가 필요합니다", ini.constant, "0"),
    row(ValueError, "std: 0 이상인 수가 필요합니다", ini.normal, -0.01),
    row(ValueError, "std: 0 이상인 수가 필요합니다", ini.normal, INF),
    row(TypeError, "std: 실수 하나가 필요합니다", ini.normal, None),
    row(ValueError, "limit: 0 이상인 수가 필요합니다", ini.uniform, -1),
    row(TypeError, "limit: 실수 하나가 필요합니다", ini.uniform, [1]),
]

LAYER_ROWS = [
    *(
        line
        for layer in LAYERS
        for line in (
            row(ValueError, "x: 표본이 하나 이상인 배치가 필요합니다", layer.forward, X[:0]),
            row(TypeError, "x: " + NOT_REAL + "'글자' (str)", layer.forward, "글자"),
            row(TypeError, "x: " + NOT_REAL + "None", layer.forward, None),
            row(ValueError, "x: 행마다 길이가 같은 숫자 배열이", layer.forward, RAGGED),
            row(ValueError, "x: ", layer.forward, 1.0),
        )
    ),
    *(
        line
        for layer in map(run, LAYERS)
        for line in (
            row(ValueError, "grad: 출력과 같은 모양 (4, 2)인 배열이", layer.backward, X[:3]),
            row(ValueError, "grad: 출력과 같은 모양 (4, 2)인 배열이", layer.backward, 1.0),
            row(TypeError, "grad: " + NOT_REAL + "None", layer.backward, None),
        )
    ),
    *(row(ValueError, "backward: 순전파가 먼저 필요합니다", layer.backward, X) for layer in FRESH),
    *(
        line
        for layer in (LAYERS[0], LAYERS[8], LAYERS[9])
        for line in (
            row(ValueError, "x: 한 행이 표본 하나인 배열 (n, 2)가", layer.forward, X[:, :1]),
            row(ValueError, "x: 한 행이 표본 하나인 배열 (n, 2)가", layer.forward, X[0]),
            row(ValueError, "x: 한 행이 표본 하나인 배열 (n, 2)가", layer.forward, X[None]),
        )
    ),
    row(ValueError, "n_in: 1 이상인 정수가 필요합니다", lay.Linear, 0, 2, rng=RNG),
    row(TypeError, "n_out: 정수 하나가 필요합니다", lay.Linear, 2, 2.5, rng=RNG),
    row(TypeError, RNG_PLEASE, lay.Linear, 2, 2, rng=np.random),
    *(
        line
        for wrong in (int, None, "실수", np.float16, X)
        for line in (
            row(TypeError, "dtype: np.float32나 np.float64가", lay.Linear, 2, 2, rng=RNG,
                dtype=wrong),
            row(TypeError, "dtype: np.float32나 np.float64가", lay.BatchNorm, 2, dtype=wrong),
            row(TypeError, "dtype: np.float32나 np.float64가", lay.mlp, [2, 2], rng=RNG,
                dtype=wrong),
        )
    ),
    *(
        line
        for make, args in ((lay.Linear, (2, 3)), (lay.mlp, ([2, 3],)))
        for line in (
            row(TypeError, "init: 함수가 필요합니다", make, *args, rng=RNG, init="he"),
            row(ValueError, "init: 모양이 (2, 3)인 배열을 내는 함수가", make, *args, rng=RNG,
                init=lambda n_in, n_out, rng: np.zeros((n_out, n_in))),
            row(ValueError, "init: 유한한 수만 쓸 수 있습니다", make, *args, rng=RNG,
                init=lambda n_in, n_out, rng: np.full((n_in, n_out), NAN)),
        )
    ),
    row(ValueError, "slope: 0 이상인 수가 필요합니다", lay.LeakyReLU, -0.1),
    row(TypeError, "slope: 실수 하나가 필요합니다", lay.LeakyReLU, None),
    row(ValueError, "alpha: 0 이상인 수가 필요합니다", lay.ELU, -1),
    row(TypeError, "alpha: 실수 하나가 필요합니다", lay.ELU, "1"),
    row(ValueError, "rate: 0 이상 1 미만인 수가 필요합니다", lay.Dropout, 1.0, rng=RNG),
    row(ValueError, "rate: 0 이상 1 미만인 수가 필요합니다", lay.Dropout, -0.1, rng=RNG),
    row(TypeError, "rate: 실수 하나가 필요합니다", lay.Dropout, None, rng=RNG),
    row(TypeError, RNG_PLEASE + "None", lay.Dropout, 0.5, rng=None),
    row(ValueError, "n: 1 이상인 정수가 필요합니다", lay.BatchNorm, 0),
    row(TypeError, "n: 정수 하나가 필요합니다", lay.BatchNorm, (2,)),
    row(ValueError, "momentum: 0 이상 1 미만인 수가", lay.BatchNorm, 2, momentum=1),
    row(ValueError, "momentum: 0 이상 1 미만인 수가", lay.BatchNorm, 2, momentum=-0.1),
    row(ValueError, "eps: 0 초과인 수가 필요합니다", lay.BatchNorm, 2, eps=0),
    row(TypeError, "layers: 층의 리스트가 필요합니다", lay.Sequential, lay.ReLU()),
    row(TypeError, "layers: 층의 리스트가 필요합니다", lay.Sequential, None),
    row(TypeError, "layers[1]: Layer를 이어받은 층이", lay.Sequential, [lay.Tanh(), lay.ReLU]),
    row(TypeError, "layers[0]: Layer를 이어받은 층이", lay.Sequential, "층"),
    row(ValueError, "layers: 서로 다른 층이 하나 이상", lay.Sequential, []),
    row(ValueError, "layers: 서로 다른 층이 하나 이상", lay.Sequential, [LAYERS[3]] * 2),
    row(TypeError, "sizes: 유닛 수의 리스트가 필요합니다", lay.mlp, 3, rng=RNG),
    row(TypeError, "sizes: 유닛 수의 리스트가 필요합니다", lay.mlp, "23", rng=RNG),
    row(ValueError, "sizes: 유닛 수가 둘 이상 필요합니다", lay.mlp, [3], rng=RNG),
    row(ValueError, "sizes[1]: 1 이상인 정수가 필요합니다", lay.mlp, [3, 0, 2], rng=RNG),
    row(TypeError, "sizes[2]: 정수 하나가 필요합니다", lay.mlp, [3, 2, 1.5], rng=RNG),
    row(TypeError, "activation: 부르면 층을 만드는", lay.mlp, [2, 2], activation="relu", rng=RNG),
    row(TypeError, "activation: 부르면 층을 만드는", lay.mlp, [2, 2, 2], activation=lay.ReLU(),
        rng=RNG),
    row(TypeError, "activation: 부르면 층을 만드는", lay.mlp, [2, 2, 2], activation=dict, rng=RNG),
    row(TypeError, RNG_PLEASE + "7 (int)", lay.mlp, [2, 2], rng=7),
]

REGULARIZERS = [
    line
    for make in (reg.L1, reg.L2)
    for line in (
        row(ValueError, "strength: 0 이상인 수가 필요합니다", make, -0.1),
        row(ValueError, "strength: 0 이상인 수가 필요합니다", make, NAN),
        row(TypeError, "strength: 실수 하나가 필요합니다", make, "0.1"),
        row(TypeError, "weights[0]: " + NOT_REAL, make(0.1).value, ["글자"]),
        row(TypeError, "weights: 배열의 리스트가 필요합니다", make(0.1).value, 3),
        row(TypeError, "w: " + NOT_REAL + "None", make(0.1).grad, None),
        row(ValueError, "w: 행마다 길이가 같은 숫자 배열이", make(0.1).grad, RAGGED),
    )
]

OPTIMIZER_ROWS = [
    *(
        line
        for make in OPTIMIZERS
        for line in (
            row(ValueError, "learning_rate: 0 초과인 수가 필요합니다", make, learning_rate=0),
            row(ValueError, "learning_rate: 0 초과인 수가", make, learning_rate=-0.1),
            row(ValueError, "learning_rate: 0 초과인 수가", make, learning_rate=NAN),
            row(TypeError, "learning_rate: 실수 하나가", make, learning_rate="0.1"),
            row(TypeError, "learning_rate: 실수 하나가", make, learning_rate=None),
        )
    ),
    *(
        line
        for name, makes in (
            ("momentum", (opt.Momentum, opt.Nesterov)), ("decay", (opt.RMSProp, opt.AdaDelta)),
            ("beta1", (opt.Adam, opt.AdamW)), ("beta2", (opt.Adam, opt.AdamW)),
        )
        for make in makes
        for line in (
            row(ValueError, f"{name}: 0 이상 1 미만인 수가 필요합니다", make, **{name: 1.0}),
            row(ValueError, f"{name}: 0 이상 1 미만인 수가 필요합니다", make, **{name: -0.1}),
            row(TypeError, f"{name}: 실수 하나가 필요합니다", make, **{name: None}),
        )
    ),
    *(
        line
        for make in (opt.AdaGrad, opt.RMSProp, opt.AdaDelta, opt.Adam, opt.AdamW)
        for line in (
            row(ValueError, "eps: 0 초과인 수가 필요합니다", make, eps=0),
            row(TypeError, "eps: 실수 하나가 필요합니다", make, eps="작게"),
        )
    ),
    row(ValueError, "weight_decay: 0 이상인 수가 필요합니다", opt.AdamW, weight_decay=-1),
    *(
        line
        for optimizer in (opt.SGD(), opt.Adam(), updated(opt.Adam()))
        for f in (optimizer.update, optimizer.check)
        for line in (
            row(TypeError, "params: 배열의 리스트가 필요합니다", f, W, [W]),
            row(TypeError, "grads: 배열의 리스트가 필요합니다", f, [W], W),
            row(ValueError, "params: 배열이 하나 이상 든 리스트가", f, [], []),
            row(ValueError, "grads: params처럼 배열이 1개인 리스트가", f, [W], [W, W]),
            row(ValueError, "grads[0]: params[0]와 같은 모양 (2, 2)인 배열이", f, [W], [W[0]]),
            row(TypeError, "grads[0]: " + NOT_REAL, f, [W], ["글자"]),
            row(TypeError, "params[0]: 고칠 수 있는 실수 배열(ndarray)이", f, [[1.0]], [[1.0]]),
            row(TypeError, "params[0]: 고칠 수 있는 실수 배열(ndarray)이", f, [np.ones(2, int)],
                [np.ones(2)]),
            row(TypeError, "params[0]: 고칠 수 있는 실수 배열(ndarray)이", f, [LOCKED], [W]),
        )
    ),
    row(ValueError, "params: 첫 갱신 때와 개수와 모양이 같은 배열이", updated(opt.Adam()).update,
        [W, W], [W, W]),
    row(ValueError, "params: 첫 갱신 때와 개수와 모양이 같은 배열이", updated(opt.SGD()).update,
        [W[0]], [W[0]]),
    *(
        row(ValueError, "learning_rate: 0 이상인 수가", opt.SGD(lambda step, r=wrong: r).update,
            [W], [W])
        for wrong in (-0.1, NAN, INF)
    ),
    *(
        line
        for make, rest in (
            (opt.step_decay, (10, 0.5)), (opt.exponential_decay, (0.9,)),
            (opt.cosine_decay, (10,)), (opt.warmup, (10,)),
        )
        for line in (
            row(ValueError, "rate: 0 초과인 수가 필요합니다", make, -0.1, *rest),
            row(ValueError, "rate: 0 초과인 수가 필요합니다", make, 0, *rest),
            row(TypeError, "rate: 실수 하나가 필요합니다", make, None, *rest),
        )
    ),
    row(ValueError, "every: 1 이상인 정수가 필요합니다", opt.step_decay, 0.1, 0, 0.5),
    row(TypeError, "every: 정수 하나가 필요합니다", opt.step_decay, 0.1, 1.5, 0.5),
    row(ValueError, "factor: 0 초과 1 이하인 수가", opt.step_decay, 0.1, 10, 0),
    row(ValueError, "factor: 0 초과 1 이하인 수가", opt.step_decay, 0.1, 10, 1.5),
    row(ValueError, "decay: 0 초과 1 이하인 수가", opt.exponential_decay, 0.1, 1.1),
    row(ValueError, "steps: 1 이상인 정수가 필요합니다", opt.cosine_decay, 0.1, 0),
    row(ValueError, "floor: 0 이상 0.1 이하인 수가", opt.cosine_decay, 0.1, 10, 0.2),
    row(ValueError, "floor: 0 이상 0.1 이하인 수가", opt.cosine_decay, 0.1, 10, -0.1),
    row(ValueError, "steps: 1 이상인 정수가 필요합니다", opt.warmup, 0.1, 0),
    row(TypeError, "after: 걸음 수를 받아 학습률을 내는 함수가", opt.warmup, 0.1, 10, after=0.1),
]

TRAINING = [
    *(
        line
        for f, rest in ((tra.predict, ()), (tra.accuracy, (T,)))
        for line in (
            row(TypeError, "model: Layer를 이어받은 신경망이", f, None, X, *rest),
            row(TypeError, "model: Layer를 이어받은 신경망이", f, lay.ReLU, X, *rest),
            row(ValueError, "x: 유한한 수만 쓸 수 있습니다", f, MODEL, X * NAN, *rest),
            row(ValueError, "x: 표본이 하나 이상 있는 배열이", f, MODEL, X[:0], *rest),
            row(ValueError, "x: 한 행이 표본 하나인 배열 (n, 2)가", f, MODEL, X[:, :1], *rest),
            row(TypeError, "x: " + NOT_REAL + "None", f, MODEL, None, *rest),
        )
    ),
    row(ValueError, "t: 유한한 수만 쓸 수 있습니다", tra.accuracy, MODEL, X, T * NAN),
    row(ValueError, "t: 표본이 4개인 배열이 필요합니다", tra.accuracy, MODEL, X, T[:3]),
    row(TypeError, "t: " + NOT_REAL, tra.accuracy, MODEL, X, "글자"),
    row(TypeError, "model: Layer를 이어받은 신경망이", tra.train, None, los.MeanSquaredError(),
        opt.SGD(), X, T, epochs=1, batch_size=2, rng=RNG),
    *(
        row(error, says, tra.train, MODEL, los.SoftmaxCrossEntropy(), opt.SGD(), **{
            "x": X, "t": T, "epochs": 1, "batch_size": 2, "rng": RNG, **wrong})
        for error, says, wrong in (
            (ValueError, "x: 유한한 수만 쓸 수 있습니다", {"x": X * NAN}),
            (ValueError, "x: 한 행이 표본 하나인 배열 (n, 2)가", {"x": X[:, :1]}),
            (ValueError, "x: 표본이 하나 이상 있는 배열이", {"x": X[:0], "t": T[:0]}),
            (TypeError, "x: " + NOT_REAL, {"x": "글자"}),
            (ValueError, "t: 유한한 수만 쓸 수 있습니다", {"t": T * NAN}),
            (ValueError, "t: 표본이 4개인 배열이", {"t": T[:3]}),
            (ValueError, "t: 0 이상 1 이하의 라벨이 필요합니다. 받은 것: 2", {"t": [0, 1, 1, 2]}),
            (ValueError, "t: 라벨 (4,)이나 원-핫 (4, 2) 배열이", {"t": T[:, None]}),
            (ValueError, "epochs: 1 이상인 정수가", {"epochs": 0}),
            (TypeError, "epochs: 정수 하나가", {"epochs": 1.5}),
            (ValueError, "batch_size: 1 이상인 정수가", {"batch_size": 0}),
            (TypeError, "batch_size: 정수 하나가", {"batch_size": None}),
            (TypeError, RNG_PLEASE + "0 (int)", {"rng": 0}),
            (TypeError, "regularizer: L2(0.01) 같은 벌점이", {"regularizer": 0.01}),
            (TypeError, "validation: 표본과 정답의 쌍 (x, t)가", {"validation": X}),
            (ValueError, "validation의 t: 표본이 4개인", {"validation": (X, T[:2])}),
            (ValueError, "patience: 1 이상인 정수가", {"patience": 0, "validation": (X, T)}),
            (TypeError, "validation: patience를 쓰려면", {"patience": 3}),
            (TypeError, "callback: 함수가", {"callback": "셋"}),
        )
    ),
    row(TypeError, "loss: SoftmaxCrossEntropy() 같은 손실이", tra.train, MODEL,
        los.SoftmaxCrossEntropy, opt.SGD(), X, T, epochs=1, batch_size=2, rng=RNG),
    row(TypeError, "optimizer: Adam() 같은 옵티마이저가", tra.train, MODEL,
        los.SoftmaxCrossEntropy(), opt.Adam, X, T, epochs=1, batch_size=2, rng=RNG),
    row(ValueError, "t: 예측과 같은 모양 (4, 1)인 배열이", tra.train, ONE,
        los.BinaryCrossEntropy(), opt.SGD(), X, T, epochs=1, batch_size=2, rng=RNG),
]

LEARNING = [*LOSSES, *INITIALIZERS, *LAYER_ROWS, *REGULARIZERS, *OPTIMIZER_ROWS, *TRAINING]
