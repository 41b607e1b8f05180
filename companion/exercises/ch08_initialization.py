"""8장 가중치 초깃값의 연습 문제."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from companion._validate import FloatArray, as_number
from companion.activations import relu, sigmoid, tanh
from companion.exercises._code import Code
from companion.exercises._exercise import Mistake
from companion.exercises._value import Finding, Trial, Value
from companion.initializers import Initializer, he, normal
from companion.layers import mlp
from companion.losses import BinaryCrossEntropy
from companion.optimizers import SGD
from companion.training import History, train

# ch08-symmetry ------------------------------------------------------------------------------

SYMMETRY = Value(
    name="ch08-symmetry", title="대칭이 깨질까", stars=1,
    prompt="(가)부터 (바)까지, 은닉 뉴런들이 서로 달라지면 1, 끝까지 같으면 0을 적으세요.",
    expects="0이나 1 여섯 개의 목록",
    solution=[0, 0, 1, 1, 1, 0],
    hint="두 뉴런으로 들어가는 가중치, 편향, 나가는 가중치가 모두 같을 때만 끝까지 같습니다.",
    after="한 군데만 뉴런마다 달라도 대칭은 깨집니다. 편향이든 나가는 쪽이든 좋습니다.",
    mistakes=[
        Mistake((0, 0, 1, 1, 1, 1),
                "(바)의 값은 두 가지이지만 네 뉴런이 모두 (0.3, -0.7)입니다. "
                "한 뉴런 안이 아니라 뉴런끼리 견주세요."),
        Mistake((0, 0, 0, 1, 1, 0),
                "(다)에서 편향이 다르면 들어가는 가중치가 같아도 활성화값이 다릅니다."),
        Mistake((0, 0, 1, 0, 1, 0),
                "(라)의 첫 층은 첫 걸음에 움직이지 않지만, 뉴런들은 이미 서로 다릅니다."),
        Mistake((0, 0, 1, 1, 0, 0),
                "(마)에서 나가는 가중치가 다르면 받는 기울기가 달라, 한 걸음 뒤에 갈라집니다."),
        Mistake((0, 1, 1, 1, 1, 0),
                "(나)의 편향은 모두 1로 같습니다. 0이 아니라고 대칭이 깨지는 것은 아닙니다."),
        Mistake((1, 1, 0, 0, 0, 1),
                "0과 1이 거꾸로입니다. 서로 달라지면 1, 끝까지 같으면 0입니다."),
    ],
)


# ch08-power ---------------------------------------------------------------------------------

POWER = Value(
    name="ch08-power", title="열 층 뒤", stars=1,
    prompt="표준편차가 0.1, √(2/100), 0.2일 때 ReLU 열 층 뒤의 제곱평균이 처음의 2의 p제곱 배이면 "
           "p는 저마다 얼마입니까?",
    expects="정수 세 개의 목록 [(가), (나), (다)]",
    solution=[-10, 0, 10],
    hint="한 층에 n·Var(w)/2배입니다. Var(w)는 표준편차의 제곱이고 n은 100입니다.",
    after="표준편차가 0.1에서 0.2로 두 배가 되었을 뿐인데, 열 층 뒤에는 백만 배가 차이 납니다.",
    mistakes=[
        Mistake((-5, 0, 5),
                "제곱평균이 아니라 그 제곱근이 몇 배인지를 적었습니다."),
        Mistake((-1, 0, 1), "한 층의 답입니다. 열 층을 지나면 열 번 곱해집니다."),
        Mistake((0, 10, 20),
                "ReLU가 절반을 지우는 것을 빠뜨렸습니다. 한 층의 배수에 1/2을 곱하세요."),
        Mistake((10, 0, -10), "부호가 반대입니다. 표준편차가 작으면 신호가 줄어듭니다."),
        Mistake((-20, 0, 20), "한 층에 2의 ±1제곱 배입니다. 이미 제곱한 값이니 두 번 세지 마세요."),
    ],
)


# ch08-units ---------------------------------------------------------------------------------

def count_units(W: FloatArray, b: FloatArray) -> int:
    return int(np.unique(np.vstack([W, b]), axis=1).shape[1])


UNITS = Code(
    name="ch08-units", title="서로 다른 뉴런 세기", stars=2,
    prompt="가중치 W와 편향 b에서 서로 다른 뉴런의 수를 세는 `count_units(W, b)`를 쓰세요.",
    solution=count_units,
    cases=[
        (np.full((2, 4), 0.5), np.zeros(4)),
        (np.array([[0.3, 0.3, 0.3], [-0.7, -0.7, -0.7]]), np.zeros(3)),
        (np.full((3, 4), 0.5), np.array([0.0, 1.0, 0.0, 1.0])),
        (np.array([[1.0, 2.0, 1.0, 2.0, 1.0], [2.0, 1.0, 2.0, 1.0, 2.0]]),
         np.array([0.0, 0.0, 0.0, 0.0, 3.0])),
        (np.array([[0.1, 0.2], [0.1, 0.2], [0.1, 0.2]]), np.array([0.0, 0.0])),
    ],
    hint="뉴런 하나는 W의 열 하나와 b의 값 하나입니다. 한데 쌓아 서로 다른 열을 세세요.",
    after="이 수가 은닉층의 진짜 크기입니다. 모두 같은 값에서 시작하면 끝까지 1입니다.",
    mistakes=[
        Mistake(lambda W, b: np.unique(W, axis=1).shape[1],
                "편향을 보지 않았습니다. 가중치가 같아도 편향이 다르면 다른 뉴런입니다."),
        Mistake(lambda W, b: np.unique(W, axis=0).shape[0],
                "행을 세었습니다. 한 행은 입력 하나이고, 뉴런은 열입니다."),
        Mistake(lambda W, b: len(np.unique(W)),
                "서로 다른 값을 세었습니다. 뉴런은 여러 값의 묶음이니 열을 통째로 견주세요."),
        Mistake(lambda W, b: W.shape[1],
                "뉴런을 모두 세었습니다. 똑같은 뉴런은 하나로 셉니다."),
        Mistake(lambda W, b: len(np.unique(b)),
                "편향만 보았습니다. 들어가는 가중치도 함께 견주세요."),
    ],
)


# ch08-uniform -------------------------------------------------------------------------------

def uniform_limit(n_in: int, n_out: int) -> float:
    return float(np.sqrt(6 / (n_in + n_out)))


UNIFORM = Code(
    name="ch08-uniform", title="균등분포로 세이비어", stars=2,
    prompt="분산이 2 / (n_in + n_out)인 균등분포의 끝 a를 구하는 `uniform_limit(n_in, n_out)`을 "
           "쓰세요.",
    solution=uniform_limit,
    cases=[(100, 100), (784, 100), (50, 200), (1, 2)],
    hint="균등분포의 분산은 a²/3입니다. 이것을 2 / (n_in + n_out)과 같게 놓고 a를 푸세요.",
    after="논문에 적힌 식이 이것입니다. 분산만 같으면 정규분포든 균등분포든 상관이 없습니다.",
    mistakes=[
        Mistake(lambda n_in, n_out: np.sqrt(2 / (n_in + n_out)),
                "정규분포의 표준편차를 그대로 썼습니다. 균등분포의 표준편차는 a/√3입니다."),
        Mistake(lambda n_in, n_out: np.sqrt(2 / (n_in + n_out)) / np.sqrt(3),
                "√3으로 나누었습니다. 표준편차가 a/√3이니 a는 표준편차의 √3배입니다."),
        Mistake(lambda n_in, n_out: 6 / (n_in + n_out),
                "a²을 돌려주었습니다. 마지막에 제곱근을 취하세요."),
        Mistake(lambda n_in, n_out: np.sqrt(3 / n_in),
                "√(1/n_in)을 쓰는 식의 답입니다. 이 문제의 분산은 2 / (n_in + n_out)입니다."),
        Mistake(lambda n_in, n_out: np.sqrt(6 / n_in),
                "허 초깃값의 답입니다. 세이비어에는 나가는 수도 들어갑니다."),
        Mistake(lambda n_in, n_out: 3 * np.sqrt(2 / (n_in + n_out)),
                "3을 제곱근 밖에서 곱했습니다. a² = 3 × 분산이니 3도 제곱근 안에 들어갑니다."),
    ],
)


# ch08-rate ----------------------------------------------------------------------------------

def sixty_steps(init: Initializer, learning_rate: float) -> History:
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]) - 0.5
    x = np.repeat(corners, 25, axis=0) + np.random.default_rng(1).normal(0, 0.2, (100, 2))
    t = np.repeat([0, 1, 1, 0], 25)[:, None]
    model = mlp([2] + [20] * 8 + [1], init=init, dtype=np.float64, rng=np.random.default_rng(0))
    return train(model, BinaryCrossEntropy(), SGD(learning_rate), x, t, epochs=60,
                 batch_size=100, rng=np.random.default_rng(0))


def _outcome(history: History) -> tuple[str, str]:
    """무슨 일이 있었는지, 그리고 학습률을 어느 쪽으로 고칠지(맞으면 빈 글)."""
    if history.diverged_at is not None:
        return f"발산: {history.diverged_at + 1}걸음에서", "작게"
    loss, hits = history.loss[-1], (history.epoch_accuracy or [0.0])[-1]
    text = f"손실 {history.loss[0]:.3g} → {loss:.3g}, 정확도 {hits:.2f}"
    if hits > 0.95:
        return text, ""
    # 손실이 한때라도 치솟았으면 걸음이 너무 큰 것입니다.
    return text, "작게" if max(history.loss) > 1.4 * history.loss[0] else "크게"


def _judge_rate(rates: tuple[float, float]) -> Finding:
    for rate in rates:
        as_number("학습률", rate, above=0)
    texts, ways = zip(*[_outcome(sixty_steps(init, rate))
                        for init, rate in zip((he, normal(1.0)), rates, strict=True)],
                      strict=True)
    result = f"(가) {texts[0]}. (나) {texts[1]}"
    if ways == ("", ""):
        return Finding(result)
    if rates[0] == rates[1]:
        return Finding(result, "한 학습률로는 둘 다 되지 않습니다. 기울기의 크기가 크게 다릅니다.")
    both = list(zip(("(가)는", "(나)는"), ways, strict=True))
    good = [f"{topic} 됩니다." for topic, way in both if not way]
    wrong = [f"{topic} 더 {way} 하세요." for topic, way in both if way]
    return Finding(result, " ".join(good + wrong))


RATE = Trial(
    name="ch08-rate", title="초깃값이 정하는 학습률", stars=2,
    prompt="은닉층 8개인 신경망이 60걸음 안에 XOR를 푸는 학습률을 (가) 허, (나) 표준편차 1에서 "
           "하나씩 찾으세요.",
    expects="수 두 개의 목록 [(가)의 학습률, (나)의 학습률]",
    goal="둘 다 60걸음 뒤 정확도 0.95 초과",
    judge=_judge_rate,
    hint="0.1에서 시작해 열 배씩 바꿔 보세요. 손실이 그대로이면 크게, 발산하면 작게 합니다.",
    after="초깃값을 바꾸면 알맞은 학습률도 수백 배 달라집니다. 둘은 따로 고를 수 없습니다.",
    solution=(0.2, 0.0005),
    wrong_answers=[(0.2, 0.2), (0.2, 0.1), (0.2, 1e-8), (0.0001, 0.0005), (0.001, 0.1), (5.0, 0.1)],
)


# ch08-leaky ---------------------------------------------------------------------------------

def leaky_std(n_in: int, slope: float) -> float:
    return float(np.sqrt(2 / ((1 + slope**2) * n_in)))


LEAKY = Code(
    name="ch08-leaky", title="Leaky ReLU의 초깃값", stars=3,
    prompt="음수 쪽 기울기가 slope인 Leaky ReLU에서 제곱평균을 지키는 표준편차 "
           "`leaky_std(n_in, slope)`를 쓰세요.",
    solution=leaky_std,
    cases=[(100, 0.0), (100, 0.2), (50, 0.5), (400, 1.0), (784, 0.01), (8, 2.0)],
    hint="음수 쪽 절반은 s를 곱한 다음 제곱하므로 s²·Var(a)/2를 남깁니다. 양수 쪽 절반과 더하세요.",
    after="s = 0이면 허, s = 1이면 √(1/n_in)입니다. 두 초깃값이 한 식의 양 끝입니다.",
    mistakes=[
        Mistake(lambda n_in, slope: np.sqrt(2 / n_in),
                "허 초깃값 그대로입니다. 음수 쪽에 남은 몫을 더하지 않았습니다."),
        Mistake(lambda n_in, slope: np.sqrt(2 / ((1 + slope) * n_in)),
                "음수 쪽의 몫은 s가 아니라 s²입니다. 제곱평균을 셈하고 있으니까요."),
        Mistake(lambda n_in, slope: 2 / ((1 + slope**2) * n_in),
                "분산을 돌려주었습니다. 표준편차는 그 제곱근입니다."),
        Mistake(lambda n_in, slope: np.sqrt((1 + slope**2) / (2 * n_in)),
                "거꾸로입니다. 많이 남길수록 가중치는 작아야 합니다."),
        Mistake(lambda n_in, slope: np.sqrt(2 / n_in) / (1 + slope**2),
                "1 + s²은 분산을 나누어야 합니다. 제곱근 안으로 넣으세요."),
        Mistake(lambda n_in, slope: np.sqrt(2 * (1 + slope**2) / n_in),
                "1 + s²을 곱했습니다. 음수 쪽이 더 남으면 가중치는 줄여야 합니다."),
    ],
)


# ch08-measure -------------------------------------------------------------------------------

Activation = Callable[[FloatArray], FloatArray]


def rescale(x: FloatArray, weights: FloatArray, f: Activation) -> FloatArray:
    return _rescale(x, weights, f, lambda a: a.std())


def _rescale(x: FloatArray, weights: FloatArray, f: Activation,
             size: Callable[[FloatArray], FloatArray]) -> FloatArray:
    """층마다 점수의 ``size``로 나눈 가중치."""
    scaled, z = weights.copy(), x
    for k in range(len(scaled)):
        scaled[k] /= size(z @ scaled[k])
        z = f(z @ scaled[k])
    return scaled


def _rescale_with_the_old(x: FloatArray, weights: FloatArray, f: Activation) -> FloatArray:
    scaled, z = weights.copy(), x
    for k in range(len(scaled)):
        scaled[k] /= (z @ weights[k]).std()
        z = f(z @ weights[k])
    return scaled


def _rescale_from_the_input(x: FloatArray, weights: FloatArray, f: Activation) -> FloatArray:
    return np.stack([W / (x @ W).std() for W in weights])


def _identity(a: FloatArray) -> FloatArray:
    return a


def _samples(seed: int, n: int, layers: int, scale: float,
             ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(6, n)).round(1), scale * rng.normal(size=(layers, n, n)).round(1)


MEASURE = Code(
    name="ch08-measure", title="식 없이 재어서 맞추기", stars=3,
    prompt="층마다 점수의 표준편차가 1이 되도록 가중치를 고친 새 배열을 돌려주는 "
           "`rescale(x, weights, f)`를 쓰세요.",
    solution=rescale,
    cases=[(*_samples(0, 3, 1, 1.0), tanh), (*_samples(1, 3, 2, 1.0), relu),
           (*_samples(2, 4, 3, 0.1), tanh), (*_samples(3, 4, 3, 5.0), sigmoid)],
    hint="k째 층을 점수의 표준편차로 나누고, 나눈 가중치로 활성화값을 구해 다음 층에 넘기세요.",
    after="어떤 활성화 함수에도 통합니다. 식은 이 일을 재지 않고도 하게 해 줄 뿐입니다.",
    mistakes=[
        Mistake(lambda x, weights, f: _rescale(x, weights, _identity, lambda a: a.std()),
                "점수를 그대로 다음 층에 넘겼습니다. 활성화 함수 f를 거쳐야 합니다."),
        Mistake(_rescale_with_the_old,
                "고치기 전의 가중치로 다음 층의 입력을 구했습니다. 고친 가중치를 쓰세요."),
        Mistake(_rescale_from_the_input,
                "모든 층에 입력 x를 넣었습니다. 둘째 층부터는 앞 층의 활성화값이 들어갑니다."),
        Mistake(lambda x, weights, f: _rescale(x, weights, f, lambda a: a.var()),
                "분산으로 나누었습니다. 표준편차로 나누어야 표준편차가 1이 됩니다."),
        Mistake(lambda x, weights, f: _rescale(x, weights, f, lambda a: f(a).std()),
                "활성화값의 표준편차로 나누었습니다. 이 문제에서 1로 맞출 것은 점수입니다."),
        Mistake(lambda x, weights, f: _rescale(x, weights, f, lambda a: a.std(axis=0)),
                "뉴런마다 따로 나누었습니다. 배열 전체의 표준편차 하나로 나누세요."),
        Mistake(lambda x, weights, f: _rescale(x, weights, f, lambda a: 1 / a.std()),
                "표준편차를 곱했습니다. 나누어야 1이 됩니다."),
    ],
)

EXERCISES = (SYMMETRY, POWER, UNITS, UNIFORM, RATE, LEAKY, MEASURE)
