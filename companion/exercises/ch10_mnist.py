"""10장 종합 실습의 연습 문제."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from companion._validate import FloatArray, as_count
from companion.activations import softmax
from companion.datasets import load_mnist
from companion.exercises._checking import Code, Finding, Mistake, Trial, Value
from companion.layers import mlp
from companion.losses import SoftmaxCrossEntropy
from companion.optimizers import SGD
from companion.training import accuracy, train

Counts = NDArray[np.intp]
Labels = NDArray[np.intp]

# ch10-count ---------------------------------------------------------------------------------

COUNT = Value(
    name="ch10-count", title="돌리기 전에 세기", stars=1,
    prompt="784–200–50–10 신경망을 3,200장, 배치 크기 50, 15에폭으로 가르칠 때의 매개변수, 걸음, "
           "본 그림의 수를 예측하세요.",
    expects="수 세 개의 목록 [매개변수, 걸음, 본 그림]",
    solution=[167_560, 960, 48_000],
    hint="층마다 (들어오는 수 + 1) × 나가는 수이고, 한 에폭은 3200 / 50걸음입니다.",
    after="배울 수가 본 그림보다 세 배 넘게 많습니다. 그런데도 처음 보는 그림에 통합니다.",
    mistakes=[
        Mistake([167_300, 960, 48_000],
                "매개변수에서 편향을 빠뜨렸습니다. 층마다 나가는 뉴런의 수만큼 더하세요."),
        Mistake([167_560, 64, 48_000], "한 에폭의 걸음 수입니다. 에폭이 열다섯 번입니다."),
        Mistake([167_560, 960, 3_200],
                "서로 다른 그림의 수입니다. 같은 그림도 에폭마다 다시 봅니다."),
        Mistake([167_560, 750, 48_000],
                "배치 크기에 에폭을 곱했습니다. 한 에폭은 3,200장을 50장씩 나눈 것입니다."),
        Mistake([167_560, 48_000, 48_000],
                "그림 한 장에 한 걸음으로 세었습니다. 한 걸음에 50장을 봅니다."),
    ],
)


# ch10-pair ----------------------------------------------------------------------------------

def most_confused(C: Counts) -> tuple[int, int]:
    return divmod(int(np.triu(C + C.T, k=1).argmax()), len(C))


def _most_in_one_direction(C: Counts) -> tuple[int, int]:
    i, j = divmod(int((C - np.diag(C.diagonal())).argmax()), len(C))
    return min(i, j), max(i, j)


# 한 방향으로만 세면 다른 짝이 나오고, 맞힌 수가 어느 칸보다 큰 혼동 행렬
_CONFUSIONS = [
    np.array([[50, 0, 0], [9, 48, 6], [1, 6, 43]]),
    np.array([[90, 0, 7, 1], [2, 88, 0, 8], [5, 1, 91, 0], [2, 1, 0, 95]]),
    np.array([[30, 2, 3, 1], [1, 25, 4, 10], [0, 7, 29, 0], [2, 0, 9, 28]]),
]

PAIR = Code(
    name="ch10-pair", title="가장 헷갈리는 짝", stars=1,
    prompt="혼동 행렬에서 서로 가장 많이 헷갈린 두 클래스를 작은 번호부터 돌려주는 "
           "`most_confused(C)`를 만드세요.",
    solution=most_confused,
    cases=[(C,) for C in _CONFUSIONS],
    hint="C + C.T에서 대각선을 빼고 가장 큰 칸을 찾으세요.",
    after="어느 짝이 문제인지 알면 그 짝의 그림을 더 모으거나 들여다볼 수 있습니다.",
    mistakes=[
        Mistake(_most_in_one_direction,
                "한 방향만 세었습니다. i를 j라고 한 것과 j를 i라고 한 것을 더하세요."),
        Mistake(lambda C: divmod(int((C + C.T).argmax()), len(C)),
                "대각선이 섞였습니다. 대각선은 맞힌 수이므로 빼고 찾으세요."),
        Mistake(lambda C: most_confused(C)[::-1],
                "짝은 맞지만 차례가 거꾸로입니다. 작은 번호를 앞에 두세요."),
        Mistake(lambda C: divmod(int((C - np.diag(C.diagonal())).argmax()), len(C)),
                "한 방향만 센 데다 차례도 그대로입니다. 두 방향을 더하고 작은 번호를 앞에 두세요."),
    ],
)


# ch10-rates ---------------------------------------------------------------------------------

def recall_and_precision(C: Counts) -> tuple[FloatArray, FloatArray]:
    right = C.diagonal()
    return right / C.sum(axis=1), right / C.sum(axis=0)


RATES = Code(
    name="ch10-rates", title="재현율과 정밀도", stars=2,
    prompt="혼동 행렬에서 클래스마다의 재현율과 정밀도를 구하는 `recall_and_precision(C)`를 "
           "만드세요.",
    solution=recall_and_precision,
    cases=[(C,) for C in (np.array([[8, 2], [1, 9]]), *_CONFUSIONS)],
    hint="분자는 둘 다 대각선입니다. 재현율은 행의 합으로, 정밀도는 열의 합으로 나누세요.",
    after="한 숫자를 자주 답하면 재현율은 오르고 정밀도는 떨어집니다. 둘을 함께 보아야 합니다.",
    mistakes=[
        Mistake(lambda C: recall_and_precision(C)[::-1],
                "둘이 바뀌었습니다. 한 행에는 진짜가 k인 그림이 모여 있습니다."),
        Mistake(lambda C: (C.diagonal() / C.sum(), C.diagonal() / C.sum()),
                "전체의 수로 나누었습니다. 클래스마다 그 행과 그 열의 합으로 나누세요."),
        Mistake(lambda C: (C.diagonal() / C.sum(axis=1), C.diagonal() / C.sum(axis=1)),
                "둘 다 행의 합으로 나누었습니다. 정밀도는 k라고 답한 수, 곧 열의 합으로 나눕니다."),
        Mistake(lambda C: (C.trace() / C.sum(), C.trace() / C.sum()),
                "전체 정확도입니다. 클래스마다 하나씩, 배열이 필요합니다."),
    ],
)


# ch10-needed --------------------------------------------------------------------------------

def images_needed(p: float, half: float) -> int:
    return ceil(_images(p, half))


def _images(p: float, half: float) -> float:
    return 1.96**2 * p * (1 - p) / half**2


NEEDED = Code(
    name="ch10-needed", title="시험 그림은 몇 장이 필요한가", stars=2,
    prompt="정확도 p의 95% 신뢰 구간을 ± half보다 넓지 않게 하는 가장 적은 그림 수 "
           "`images_needed(p, half)`를 구하세요.",
    solution=images_needed,
    cases=[(0.945, 0.014), (0.945, 0.005), (0.5, 0.03), (0.99, 0.002), (0.9, 0.01)],
    hint="1.96√(p(1 - p)/n) ≤ half의 양쪽을 제곱해 n에 대해 풀고 올림하세요.",
    after="폭을 절반으로 줄이려면 그림이 네 배 필요합니다.",
    mistakes=[
        Mistake(lambda p, half: floor(_images(p, half)),
                "내림했습니다. 한 장이 모자라 구간이 조금 넓어집니다. 올림하세요."),
        Mistake(lambda p, half: round(_images(p, half)),
                "반올림했습니다. 내려간 곳에서는 한 장이 모자랍니다. 올림하세요."),
        Mistake(_images, "정수가 아닙니다. 그림은 한 장씩이므로 올림하세요."),
        Mistake(lambda p, half: ceil(1.96 * np.sqrt(p * (1 - p)) / half),
                "제곱을 빠뜨렸습니다. 근호 안의 n을 꺼내려면 양쪽을 제곱해야 합니다."),
        Mistake(lambda p, half: ceil(p * (1 - p) / half**2),
                "1.96을 빠뜨렸습니다. 표준오차 하나의 폭은 68% 신뢰 구간입니다."),
        Mistake(lambda p, half: ceil(1.96**2 * p * (1 - p) / (half / 2)**2),
                "half를 구간의 전체 폭으로 보았습니다. half는 한쪽의 폭입니다."),
        Mistake(lambda p, half: ceil(1.96**2 * p / half**2),
                "1 - p를 빠뜨렸습니다. 동전 하나의 분산은 p(1 - p)입니다."),
    ],
)


# ch10-rate ----------------------------------------------------------------------------------

_BUDGET = 250


@lru_cache(maxsize=1)
def _few_digits() -> tuple[FloatArray, Labels, FloatArray, Labels]:
    x, t, _, _ = load_mnist()
    return x[:600], t[:600], x[1000:1500], t[1000:1500]


def _judge_rate(answer: tuple[float, float]) -> Finding:
    learning_rate = float(answer[0])
    batch_size = as_count("batch_size", answer[1])
    steps = 4 * ceil(600 / batch_size)
    if steps > _BUDGET:
        return Finding(f"{steps}걸음이 필요해 시작하지 않음",
                       "걸음이 예산을 넘습니다. 한 걸음에 그림을 더 많이 보세요.")
    x, t, x_new, t_new = _few_digits()
    rng = np.random.default_rng(0)
    model = mlp([784, 16, 10], rng=rng)
    history = train(model, SoftmaxCrossEntropy(), SGD(learning_rate), x, t,
                    epochs=4, batch_size=batch_size, rng=rng)
    if history.diverged_at is not None:
        return Finding(f"{history.diverged_at + 1}걸음에서 발산",
                       "발산했습니다. 학습률을 10분의 1로 줄여 보세요.")
    right = accuracy(model, x_new, t_new)
    result = f"{steps}걸음, 정확도 {right:.1%}"
    if right >= 0.8:
        return Finding(result)
    if learning_rate > 0.4:
        return Finding(result, "손실이 크게 출렁입니다. 학습률을 줄여 보세요.")
    if steps < 30:
        return Finding(result, "걸음이 몇 번 되지 않습니다. 예산이 많이 남았으니 배치를 줄이세요.")
    if learning_rate < 0.05:
        return Finding(result, "손실이 줄어드는 중에 끝났습니다. 학습률을 키워 보세요.")
    return Finding(result, "방향은 맞습니다. 예산이 허락하는 만큼 배치를 더 줄여 보세요.")


RATE = Trial(
    name="ch10-rate", title="250걸음의 예산", stars=2,
    prompt="600장을 4에폭, 250걸음 안에 가르쳐 다른 500장에서 정확도 80%를 넘기는 학습률과 배치 "
           "크기를 찾으세요.",
    expects="(학습률, 배치 크기)",
    goal=f"{_BUDGET}걸음 이하로 정확도 80% 이상",
    judge=_judge_rate,
    hint="에폭이 정해져 있으면 배치가 작을수록 걸음이 많습니다. 예산을 거의 다 쓰는 배치에서 "
         "학습률을 골라 보세요.",
    after="같은 그림을 보더라도 작은 배치로 자주 걷는 쪽이 여기서는 이롭습니다.",
    solution=(0.1, 10),
    wrong_answers=[(0.1, 5), (30, 10), (1, 10), (0.1, 100), (0.01, 10), (0.1, 50)],
)


# ch10-refuse --------------------------------------------------------------------------------

def with_refusal(P: FloatArray, t: Labels, threshold: float) -> tuple[float, float]:
    return _refuse(P, t, P.max(axis=1) >= threshold)


def _refuse(P: FloatArray, t: Labels, answered: NDArray[np.bool_]) -> tuple[float, float]:
    if not answered.any():
        return 0.0, 0.0
    right = P[answered].argmax(axis=1) == t[answered]
    return float(answered.mean()), float(right.mean())


def _right_among_all(P: FloatArray, t: Labels, threshold: float) -> tuple[float, float]:
    answered = P.max(axis=1) >= threshold
    return float(answered.mean()), float((answered & (P.argmax(axis=1) == t)).mean())


def _right_of_everything(P: FloatArray, t: Labels, threshold: float) -> tuple[float, float]:
    return with_refusal(P, t, threshold)[0], float((P.argmax(axis=1) == t).mean())


def _counts(P: FloatArray, t: Labels, threshold: float) -> tuple[int, int]:
    answered = P.max(axis=1) >= threshold
    return int(answered.sum()), int((P[answered].argmax(axis=1) == t[answered]).sum())


_P = np.array([[0.5, 0.25, 0.25], [0.125, 0.75, 0.125], [0.0, 0.125, 0.875], [0.25, 0.5, 0.25],
               [0.9375, 0.0625, 0.0], [0.375, 0.3125, 0.3125], [0.0, 1.0, 0.0]])
_T = np.array([0, 1, 1, 2, 0, 1, 1])

REFUSE = Code(
    name="ch10-refuse", title="모르겠다고 말하기", stars=2,
    prompt="가장 큰 확률이 문턱값 이상인 그림에만 답할 때의 (답한 비율, 답한 것 가운데 맞은 비율)을"
           " 돌려주는 `with_refusal(P, t, threshold)`를 만드세요.",
    solution=with_refusal,
    cases=[(_P, _T, 0.5), (_P, _T, 0.8), (_P, _T, 0.0), (_P[:4], _T[:4], 0.9)],
    hint="답한 그림을 참·거짓 배열로 만들고, 그 그림만 골라 맞았는지 보세요.",
    after="문턱값을 올리면 답은 줄고 정확해집니다. 어디에 둘지는 틀렸을 때의 값이 정합니다.",
    mistakes=[
        Mistake(_right_among_all,
                "맞은 수를 전체로 나누었습니다. 넘긴 그림은 분모에서도 빼야 합니다."),
        Mistake(_right_of_everything,
                "넘긴 그림까지 채점했습니다. 답한 그림만 골라 정답과 견주세요."),
        Mistake(lambda P, t, threshold: _refuse(P, t, P.max(axis=1) > threshold),
                "꼭 문턱값인 그림을 넘겼습니다. `>`가 아니라 `>=`로 견주세요."),
        Mistake(lambda P, t, threshold: _refuse(P, t, P[np.arange(len(t)), t] >= threshold),
                "정답의 확률을 보았습니다. 쓸 때는 정답을 모르므로 가장 큰 확률을 보아야 합니다."),
        Mistake(_counts,
                "비율이 아니라 장수입니다. 답한 수는 전체로, 맞은 수는 답한 수로 나누세요."),
        Mistake(lambda P, t, threshold: (1 - with_refusal(P, t, threshold)[0],
                                         with_refusal(P, t, threshold)[1]),
                "답한 비율이 아니라 넘긴 비율입니다. 1에서 빼세요."),
    ],
)


# ch10-step ----------------------------------------------------------------------------------

Params = tuple[FloatArray, FloatArray, FloatArray, FloatArray]


def step(W1: FloatArray, b1: FloatArray, W2: FloatArray, b2: FloatArray, x: FloatArray, t: Labels,
         learning_rate: float, decay: float) -> Params:
    z = np.tanh(x @ W1 + b1)
    d2 = _error(z @ W2 + b2, t) / len(t)
    d1 = (d2 @ W2.T) * (1 - z**2)
    return (W1 - learning_rate * (x.T @ d1 + decay * W1),
            b1 - learning_rate * d1.sum(axis=0),
            W2 - learning_rate * (z.T @ d2 + decay * W2),
            b2 - learning_rate * d2.sum(axis=0))


def _error(logits: FloatArray, t: Labels) -> FloatArray:
    """확률 빼기 정답."""
    d = softmax(logits)
    d[np.arange(len(t)), t] -= 1
    return d


def _slip(*, slope: Callable[[FloatArray], FloatArray] = lambda z: 1 - z**2, summed: bool = False,
          fresh: bool = False, bias_decay: float = 0, rate_sign: float = 1, decay_factor: float = 1,
          ) -> Callable[..., Params]:
    """한 군데가 틀린 걸음."""
    def wrong(W1: FloatArray, b1: FloatArray, W2: FloatArray, b2: FloatArray, x: FloatArray,
              t: Labels, learning_rate: float, decay: float) -> Params:
        rate, shrink = rate_sign * learning_rate, decay_factor * decay
        z = np.tanh(x @ W1 + b1)
        d2 = _error(z @ W2 + b2, t) / (1 if summed else len(t))
        new_W2 = W2 - rate * (z.T @ d2 + shrink * W2)
        d1 = (d2 @ (new_W2 if fresh else W2).T) * slope(z)
        return (W1 - rate * (x.T @ d1 + shrink * W1),
                b1 - rate * (d1.sum(axis=0) + bias_decay * decay * b1),
                new_W2, b2 - rate * (d2.sum(axis=0) + bias_decay * decay * b2))

    return wrong


def _network(sizes: tuple[int, int, int], n: int, rate: float, decay: float, seed: int,
             ) -> tuple[object, ...]:
    """소수 첫째 자리까지 적은 작은 신경망과 표본."""
    rng = np.random.default_rng(seed)
    n_in, n_hidden, n_out = sizes
    shapes = [(n_in, n_hidden), (n_hidden,), (n_hidden, n_out), (n_out,), (n, n_in)]
    return (*[rng.normal(size=shape).round(1) for shape in shapes],
            rng.integers(n_out, size=n), rate, decay)


STEP = Code(
    name="ch10-step", title="한 걸음을 통째로", stars=3,
    prompt="은닉층이 tanh이고 가중치 감소가 있는 2층 신경망의 SGD 한 걸음 "
           "`step(W1, b1, W2, b2, x, t, learning_rate, decay)`를 만드세요.",
    solution=step,
    cases=[_network((3, 2, 2), 4, 0.1, 0.1, seed=1), _network((2, 4, 3), 5, 0.5, 0.01, seed=2),
           _network((5, 3, 4), 1, 1.0, 0.5, seed=3)],
    hint="D2 = (P - T)/n, D1 = (D2 W2ᵀ)(1 - z²)입니다. 가중치의 기울기에만 λW를 더하세요.",
    after="순전파, 손실, 역전파, 정규화, 갱신이 모두 여기에 있습니다. 되풀이하면 학습입니다.",
    mistakes=[
        Mistake(_slip(decay_factor=0),
                "가중치 감소가 없습니다. 가중치의 기울기에 decay × W를 더하세요."),
        Mistake(_slip(bias_decay=1),
                "편향까지 줄였습니다. 벌점은 W1과 W2에만 있습니다."),
        Mistake(_slip(summed=True),
                "기울기가 표본의 수만큼 큽니다. 손실이 평균이므로 n으로 나누세요."),
        Mistake(_slip(slope=lambda z: (z > 0).astype(np.float64)),
                "ReLU의 도함수를 썼습니다. tanh의 도함수는 1 - z²입니다."),
        Mistake(_slip(slope=np.ones_like),
                "활성화 함수의 도함수를 빠뜨렸습니다. D1에 1 - z²을 곱하세요."),
        Mistake(_slip(fresh=True),
                "고친 W2로 D1을 구했습니다. 기울기는 모두 고치기 전의 값으로 구하세요."),
        Mistake(_slip(rate_sign=-1),
                "오르막으로 걸었습니다. 기울기를 더하지 말고 빼세요."),
        Mistake(_slip(decay_factor=-1),
                "가중치를 줄이지 않고 키웠습니다. 벌점의 기울기 λW는 손실의 기울기에 더합니다."),
    ],
)

EXERCISES = (COUNT, PAIR, RATES, NEEDED, RATE, REFUSE, STEP)
