"""4장 경사하강법의 연습 문제."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion._validate import FloatArray
from companion.datasets import load_housing
from companion.exercises._code import Code
from companion.exercises._exercise import Mistake
from companion.exercises._value import Finding, Trial, Value

Pair = tuple[float, float]
Indices = NDArray[np.intp]


# ch04-factor --------------------------------------------------------------------------------

RATES = (0.1, 0.25, 0.4, 0.5, 0.6)

FACTOR = Value(
    name="ch04-factor", title="두 걸음 뒤", stars=1,
    prompt="f(x) = 2x²의 x = 1에서 출발해 학습률 0.1, 0.25, 0.4, 0.5, 0.6으로 두 걸음을 간 자리를 "
           "예측하세요.",
    expects="수 다섯 개의 목록",
    solution=[(1 - 4 * rate) ** 2 for rate in RATES],
    hint="기울기는 4x입니다. 한 걸음마다 자리에 1 - 4η가 곱해지니, 두 걸음이면 두 번 곱하세요.",
    after="곱하는 수의 크기가 1보다 작으면 다가가고, 1이면 오가고, 1보다 크면 발산합니다.",
    mistakes=[
        Mistake([1 - 4 * rate for rate in RATES],
                "한 걸음 뒤의 자리입니다. 한 번 더 걸으세요."),
        Mistake([1 - 8 * rate for rate in RATES],
                "처음의 기울기를 두 번 뺐습니다. 둘째 걸음에서는 기울기를 새로 구해야 합니다."),
        Mistake([(1 - 2 * rate) ** 2 for rate in RATES],
                "기울기를 2x로 보았습니다. 2x²을 미분하면 4x입니다."),
        Mistake([(1 + 4 * rate) ** 2 for rate in RATES],
                "기울기를 더해 올라갔습니다. 내려가려면 기울기를 빼세요."),
        Mistake([(1 - 4 * rate) * abs(1 - 4 * rate) for rate in RATES],
                "건너편에서 한 번 더 건너면 처음 쪽으로 돌아옵니다. 음수의 제곱은 양수입니다."),
        Mistake([2 * (1 - 4 * rate) ** 4 for rate in RATES],
                "함숫값을 적었습니다. 물은 것은 x의 자리입니다."),
    ],
)


# ch04-minimize ------------------------------------------------------------------------------

def minimize(x: float, learning_rate: float, steps: int) -> float:
    return _walk(x, learning_rate, steps, lambda x: x**3 - 2 * x)


def _walk(x: float, learning_rate: float, steps: int, slope: Callable[[float], float]) -> float:
    for _ in range(steps):
        x = x - learning_rate * slope(x)
    return x


MINIMIZE = Code(
    name="ch04-minimize", title="바닥 찾기", stars=1,
    prompt="f(x) = x⁴/4 - x²을 x에서 출발해 steps걸음 내려간 마지막 자리를 돌려주는 "
           "`minimize(x, learning_rate, steps)`를 만드세요.",
    solution=minimize,
    cases=[(1.0, 0.1, 1), (1.0, 0.1, 2), (-0.5, 0.1, 5), (3.0, 0.05, 3), (1.0, 0.2, 40),
           (0.0, 0.1, 3)],
    hint="도함수는 x³ - 2x입니다. 걸음마다 지금의 x에서 기울기를 구해 학습률을 곱해 빼세요.",
    after="바닥은 √2와 -√2입니다. 어느 쪽으로 가는지는 출발점이 정하고, 0에서는 꼼짝하지 않습니다.",
    mistakes=[
        Mistake(lambda x, learning_rate, steps: minimize(x, -learning_rate, steps),
                "올라가고 있습니다. 기울기를 더하지 말고 빼세요."),
        Mistake(lambda x, learning_rate, steps: minimize(x, 1.0, steps),
                "학습률을 쓰지 않았습니다. 기울기에 학습률을 곱해 빼세요."),
        Mistake(lambda x, learning_rate, steps: x - steps * learning_rate * (x**3 - 2 * x),
                "처음의 기울기만 썼습니다. 걸음마다 지금 자리의 기울기를 새로 구하세요."),
        Mistake(lambda x, learning_rate, steps:
                _walk(x, learning_rate, steps, lambda x: x**4 / 4 - x**2),
                "함숫값을 뺐습니다. 빼야 하는 것은 기울기, 곧 도함수의 값입니다."),
        Mistake(lambda x, learning_rate, steps:
                _walk(x, learning_rate, steps, lambda x: x**3 - x),
                "-x²을 미분하면 -x가 아니라 -2x입니다."),
        Mistake(lambda x, learning_rate, steps: minimize(x, learning_rate, 1),
                "한 걸음만 가고 멈췄습니다. `return`이 반복 안에 들어가지 않았는지 보세요."),
        Mistake(lambda x, learning_rate, steps: minimize(x, learning_rate, steps + 1),
                "한 걸음을 더 갔습니다. `range(steps)`이면 꼭 steps걸음입니다."),
    ],
)


# ch04-mae -----------------------------------------------------------------------------------

def mae_gradient(x: FloatArray, t: FloatArray, w: float, b: float) -> Pair:
    sign = _sign(x, t, w, b)
    return float(np.mean(sign * x)), float(np.mean(sign))


def _sign(x: FloatArray, t: FloatArray, w: float, b: float) -> FloatArray:
    sign: FloatArray = np.sign(w * x + b - t)
    return sign


MAE = Code(
    name="ch04-mae", title="절댓값의 기울기", stars=2,
    prompt="평균 절대 오차를 w와 b로 편미분한 `(dw, db)`를 돌려주는 `mae_gradient(x, t, w, b)`를 "
           "만드세요.",
    solution=mae_gradient,
    cases=[
        (np.array([1.0, 2.0]), np.array([0.0, 0.0]), 1.0, 0.5),
        (np.array([1.0, 2.0, 4.0]), np.array([5.0, 1.0, 0.5]), 1.0, 0.0),
        (np.array([-1.0, 0.5, 3.0, 2.0]), np.array([2.0, 2.0, -1.0, 7.0]), 0.5, -1.0),
    ],
    hint="|e|를 e로 미분하면 e의 부호입니다. 거기에 e를 w로 미분한 x, b로 미분한 1을 곱하고 "
         "평균을 내세요.",
    after="부호만 보는 점이 1장의 퍼셉트론 규칙과 닮았습니다. 유난한 표본에 덜 끌려갑니다.",
    mistakes=[
        Mistake(lambda x, t, w, b: (float(np.mean(2 * (w * x + b - t) * x)),
                                    float(np.mean(2 * (w * x + b - t)))),
                "제곱의 기울기(MSE)입니다. 절댓값을 미분하면 2e가 아니라 e의 부호입니다."),
        Mistake(lambda x, t, w, b: (float(np.mean(np.abs(w * x + b - t) * x)),
                                    float(np.mean(np.abs(w * x + b - t)))),
                "절댓값을 미분하지 않고 그대로 썼습니다. |e|의 미분은 e의 부호입니다."),
        Mistake(lambda x, t, w, b: (float(np.sum(_sign(x, t, w, b) * x)),
                                    float(np.sum(_sign(x, t, w, b)))),
                "더하기만 했습니다. 평균 절대 오차이므로 표본 수로 나누세요."),
        Mistake(lambda x, t, w, b: (float(np.mean(_sign(x, t, w, b))),) * 2,
                "w로 미분할 때 x가 빠졌습니다. wx + b - t를 w로 미분하면 x입니다."),
        Mistake(lambda x, t, w, b: (mae_gradient(x, t, w, b)[0],
                                    float(np.mean(_sign(x, t, w, b) * b))),
                "b로 미분할 때 b가 남았습니다. wx + b - t를 b로 미분하면 1입니다."),
        Mistake(lambda x, t, w, b: tuple(-g for g in mae_gradient(x, t, w, b)),
                "부호가 반대입니다. 오차는 정답에서 뺀 것이 아니라 예측에서 정답을 뺀 것입니다."),
    ],
)


# ch04-standardize ---------------------------------------------------------------------------

def standardize_both(x_train: FloatArray, x_test: FloatArray) -> tuple[FloatArray, FloatArray]:
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / std, (x_test - mean) / std


def _by(x: FloatArray, of: FloatArray, axis: int | None = 0) -> FloatArray:
    z: FloatArray = (x - of.mean(axis=axis)) / of.std(axis=axis)
    return z


def _rows(n: int, seed: int) -> FloatArray:
    """방의 수와 LSTAT처럼 크기가 다른 두 열."""
    return np.random.default_rng(seed).normal([6.0, 12.0], [0.7, 7.0], (n, 2)).round(1)


STANDARDIZE = Code(
    name="ch04-standardize", title="새지 않는 표준화", stars=2,
    prompt="학습 데이터의 평균과 표준편차로 두 데이터를 열마다 표준화한 `(z_train, z_test)`를 "
           "돌려주는 `standardize_both(x_train, x_test)`를 만드세요.",
    solution=standardize_both,
    cases=[
        (np.array([[1.0, 10.0], [3.0, 30.0]]), np.array([[2.0, 20.0], [4.0, 10.0]])),
        (_rows(5, seed=0), _rows(3, seed=1)),
        (_rows(6, seed=2), _rows(2, seed=3)),
    ],
    hint="`x_train.mean(axis=0)`과 `x_train.std(axis=0)`을 구해 두 데이터에 똑같이 쓰세요.",
    after="평균과 표준편차도 가중치처럼 학습 데이터에서 배운 것입니다. 시험 데이터에서는 쓰기만 "
          "합니다.",
    mistakes=[
        Mistake(lambda x_train, x_test: (_by(x_train, x_train), _by(x_test, x_test)),
                "시험 데이터를 제 평균과 표준편차로 표준화했습니다. 학습할 때의 것을 쓰세요."),
        Mistake(lambda x_train, x_test: tuple(
                    _by(x, np.concatenate([x_train, x_test])) for x in (x_train, x_test)),
                "둘을 합쳐 평균을 냈습니다. 시험 데이터가 학습에 새어 듭니다."),
        Mistake(lambda x_train, x_test: (_by(x_train, x_train), x_test),
                "시험 데이터는 그대로입니다. 모델은 표준화한 수만 알아듣습니다."),
        Mistake(lambda x_train, x_test: tuple(
                    _by(x, x_train, axis=None) for x in (x_train, x_test)),
                "배열 전체로 평균을 냈습니다. 열마다 구하려면 `axis=0`을 쓰세요."),
        Mistake(lambda x_train, x_test: tuple(
                    x - x_train.mean(axis=0) for x in (x_train, x_test)),
                "평균만 뺐습니다. 열마다의 표준편차로 나누세요."),
        Mistake(lambda x_train, x_test: tuple(
                    (x - x_train.mean(axis=0)) / x_train.var(axis=0) for x in (x_train, x_test)),
                "분산으로 나누었습니다. 나눌 것은 그 제곱근인 표준편차입니다."),
        Mistake(lambda x_train, x_test: tuple(
                    (x - x_train.min(axis=0)) / (x_train.max(axis=0) - x_train.min(axis=0))
                    for x in (x_train, x_test)),
                "최솟값과 최댓값으로 0과 1 사이에 맞추었습니다. 평균을 빼고 표준편차로 나누세요."),
        Mistake(lambda x_train, x_test: tuple(
                    (x - x_train.mean(axis=0)) / x_train.std(axis=0, ddof=1)
                    for x in (x_train, x_test)),
                "표준편차를 n - 1로 나누어 구했습니다. 여기서는 `std(axis=0)`대로 n으로 나눕니다."),
    ],
)


# ch04-border --------------------------------------------------------------------------------

def _with_ones(x: FloatArray) -> FloatArray:
    return np.column_stack([x, np.ones(len(x))])


def _loss_ratio(rate: float) -> float:
    """0에서 300걸음을 간 뒤의 손실이 처음의 몇 배인지. 발산하면 무한대."""
    housing = load_housing()
    x, t = _with_ones(housing.x), housing.price
    theta = np.zeros(3)
    with np.errstate(all="ignore"):
        for _ in range(300):
            theta = theta - rate * 2 * x.T @ (x @ theta - t) / len(t)
        ratio = float(np.mean((x @ theta - t) ** 2) / np.mean(t**2))
    return ratio if np.isfinite(ratio) else np.inf


def _judge_border(rate: float) -> Finding:
    rate = float(rate)
    if rate <= 0:
        return Finding("학습률이 0 이하라 내려가지 않음", "학습률은 0보다 커야 합니다.")
    here, above = _loss_ratio(rate), _loss_ratio(1.05 * rate)
    result = (f"{rate:g}에서 300걸음 뒤 {_words(here)}, "
              f"5% 키운 {1.05 * rate:.4g}에서 {_words(above)}")
    if here < 1 <= above:
        return Finding(result)
    if 0.6 < rate < 0.65:
        hint = "표준화했을 때의 경계입니다. 여기서는 `features`를 그대로 씁니다."
    elif 0.022 < rate < 0.026:
        hint = "방의 수 하나만 쓸 때의 경계입니다. LSTAT를 함께 쓰면 더 가팔라집니다."
    elif 220 < 1 / rate < 260:
        hint = "경계의 언저리입니다. 조금 줄이거나 키워 5% 안으로 좁히세요."
    elif here < 1:
        hint = "발산하지 않지만 더 키울 수 있습니다. 발산할 때까지 두 배씩 키워 보세요."
    else:
        hint = "발산합니다. 발산하지 않을 때까지 반씩 줄이고, 그 사이를 좁혀 가세요."
    return Finding(result, hint)


def _words(ratio: float) -> str:
    return "손실이 줄어듦" if ratio < 1 else "발산"


BORDER = Trial(
    name="ch04-border", title="학습률의 경계", stars=2,
    prompt="표준화하지 않은 집값 데이터에서 발산하지 않는 가장 큰 학습률을 5% 안으로 찾으세요.",
    expects="학습률 하나",
    goal="그 학습률로는 손실이 줄고, 5% 키우면 발산",
    judge=_judge_border,
    hint="경계는 2를 가장 가파른 방향의 곡률로 나눈 것입니다. 4.6절의 `roundness`가 돌려줍니다.",
    after="경계는 출발점이나 정답과 상관없이 입력 X만으로 정해집니다.",
    solution=0.0041,
    wrong_answers=[0.62, 0.0244, 0.001, 0.01, -0.1, 0.0043],
)


# ch04-batch ---------------------------------------------------------------------------------

def _final_losses(batch_size: int, rate: float) -> list[float]:
    """씨앗 다섯 가지로 두 에폭을 돌린 뒤의 손실. 발산하면 거기서 멈춰 무한대."""
    housing = load_housing()
    x = _with_ones(_by(housing.x, housing.x))
    losses = []
    with np.errstate(all="ignore"):
        for seed in range(5):
            rng, theta = np.random.default_rng(seed), np.zeros(3)
            for _ in range(2):
                order = rng.permutation(len(x))
                for i in range(0, len(x), batch_size):
                    rows = order[i:i + batch_size]
                    e = x[rows] @ theta - housing.price[rows]
                    theta = theta - rate * 2 * e @ x[rows] / len(rows)
            loss = float(np.mean((x @ theta - housing.price) ** 2))
            losses.append(loss if np.isfinite(loss) else np.inf)
            if losses[-1] > 1000:
                break
    return losses


def _judge_batch(answer: tuple[float, float]) -> Finding:
    batch_size, rate = int(answer[0]), float(answer[1])
    if batch_size != answer[0] or not 1 <= batch_size <= 506:
        return Finding("실험할 수 없음", "배치 크기는 1부터 506까지의 정수입니다.")
    if rate <= 0:
        return Finding("실험할 수 없음", "학습률은 0보다 커야 합니다.")
    steps = 2 * -(-506 // batch_size)
    worst = max(_final_losses(batch_size, rate))
    if worst > 1000:
        return Finding(f"{steps}걸음 가는 동안 발산", "발산했습니다. 학습률을 줄이세요.")
    result = f"{steps}걸음 뒤 가장 나쁜 손실 {worst:.2f}"
    if worst <= 31.5:
        return Finding(result)
    if steps <= 2:
        return Finding(result, "두 걸음뿐이라 어떤 학습률로도 닿지 못합니다. 배치를 줄이세요.")
    if rate * steps < 1.5:
        return Finding(result, "바닥에 닿기 전에 끝났습니다. 학습률을 키우거나 배치를 줄이세요.")
    return Finding(result, "바닥 둘레에서 흔들립니다. 학습률을 줄이거나 배치를 키우세요.")


BATCH = Trial(
    name="ch04-batch", title="두 에폭 안에", stars=2,
    prompt="표준화한 집값에서 두 에폭 만에, 다섯 씨앗 모두 손실이 31.5 이하가 되는 "
           "(배치 크기, 학습률)을 찾으세요.",
    expects="(배치 크기, 학습률)",
    goal="가장 나쁜 손실이 31.5 이하",
    judge=_judge_batch,
    hint="배치 크기를 8로 두고 학습률을 0.005부터 두 배씩 키워 가며 `worst_loss`를 보세요.",
    after="답은 여럿입니다. 학습률과 배치 크기를 같은 배로 바꾸면 결과가 비슷합니다.",
    solution=(8, 0.02),
    wrong_answers=[(1, 0.5), (506, 0.1), (32, 0.001), (1, 0.02), (0, 0.1), (8, -0.02)],
)


# ch04-minibatch -----------------------------------------------------------------------------

def minibatch_line(x: FloatArray, t: FloatArray, orders: Indices, batch_size: int,
                   learning_rate: float) -> Pair:
    return _fit_line(x, t, orders, batch_size, learning_rate)


def _fit_line(x: FloatArray, t: FloatArray, orders: Indices, batch_size: int,
              learning_rate: float, *, scale: float = 2.0, share: Callable[..., Any] = np.mean,
              whole: bool = False, in_turn: bool = False) -> Pair:
    """미니배치 경사하강법. 나머지 인자는 흔한 실수를 흉내 냅니다."""
    w = b = 0.0
    for order in orders:
        last = len(order) - len(order) % batch_size if whole else len(order)
        for i in range(0, last, batch_size):
            rows = order[i:i + batch_size]
            e = w * x[rows] + b - t[rows]
            w -= learning_rate * scale * float(share(e * x[rows]))
            if in_turn:
                e = w * x[rows] + b - t[rows]
            b -= learning_rate * scale * float(share(e))
    return w, b


def _line_case(n: int, epochs: int, batch_size: int, rate: float, seed: int,
               ) -> tuple[FloatArray, FloatArray, Indices, int, float]:
    rng = np.random.default_rng(seed)
    x = rng.normal(size=n).round(1)
    t = (3 * x + 1 + rng.normal(0, 0.3, n)).round(1)
    return x, t, np.array([rng.permutation(n) for _ in range(epochs)]), batch_size, rate


MINIBATCH = Code(
    name="ch04-minibatch", title="미니배치 경사하강법", stars=3,
    prompt="섞은 순서 orders대로 batch_size개씩 보며 직선을 맞춘 마지막 `(w, b)`를 돌려주는 "
           "`minibatch_line(x, t, orders, batch_size, learning_rate)`를 만드세요.",
    solution=minibatch_line,
    cases=[
        _line_case(4, epochs=1, batch_size=2, rate=0.1, seed=0),
        _line_case(7, epochs=2, batch_size=3, rate=0.1, seed=1),
        _line_case(10, epochs=3, batch_size=4, rate=0.05, seed=2),
        _line_case(6, epochs=2, batch_size=6, rate=0.2, seed=3),
        _line_case(5, epochs=2, batch_size=8, rate=0.1, seed=4),
        _line_case(5, epochs=2, batch_size=1, rate=0.05, seed=5),
    ],
    hint="`for order in orders:` 안에서 `order[i:i + batch_size]`로 번호를 떼고, 그 표본만으로 "
         "두 편미분을 구해 함께 고치세요.",
    after="기울기를 구하는 줄만 바꾸면 어떤 신경망이든 이 고리로 배웁니다.",
    mistakes=[
        Mistake(lambda x, t, orders, batch_size, learning_rate:
                _fit_line(x, t, orders, batch_size, learning_rate, whole=True),
                "모자란 마지막 배치를 빠뜨렸습니다. 남은 표본이 적어도 한 걸음을 가세요."),
        Mistake(lambda x, t, orders, batch_size, learning_rate:
                _fit_line(x, t, orders, batch_size, learning_rate, share=np.sum),
                "배치의 기울기를 더하기만 했습니다. 배치의 표본 수로 나누어 평균을 내세요."),
        Mistake(lambda x, t, orders, batch_size, learning_rate:
                _fit_line(x, t, orders, batch_size, learning_rate,
                          share=lambda g: np.sum(g) / batch_size),
                "언제나 batch_size로 나누었습니다. 마지막 배치는 더 작으니 제 표본 수로 나누세요."),
        Mistake(lambda x, t, orders, batch_size, learning_rate:
                _fit_line(x, t, orders, batch_size, learning_rate,
                          share=lambda g: np.sum(g) / len(x)),
                "전체 표본 수로 나누었습니다. 배치의 평균이므로 배치의 표본 수로 나누세요."),
        Mistake(lambda x, t, orders, batch_size, learning_rate:
                _fit_line(x, t, orders, batch_size, learning_rate, scale=1.0),
                "제곱을 미분할 때 나오는 2가 빠졌습니다."),
        Mistake(lambda x, t, orders, batch_size, learning_rate:
                _fit_line(x, t, orders, batch_size, learning_rate, in_turn=True),
                "고친 w로 b의 기울기를 구했습니다. 두 편미분을 먼저 구하고 함께 고치세요."),
        Mistake(lambda x, t, orders, batch_size, learning_rate:
                _fit_line(x, t, np.sort(orders, axis=1), batch_size, learning_rate),
                "섞은 순서를 쓰지 않았습니다. 표본 번호를 `order`에서 꺼내세요."),
        Mistake(lambda x, t, orders, batch_size, learning_rate:
                _fit_line(x, t, orders[:1], batch_size, learning_rate),
                "한 에폭만 돌았습니다. orders의 행 수만큼 되풀이하세요."),
        Mistake(lambda x, t, orders, batch_size, learning_rate:
                _fit_line(x, t, orders, len(x), learning_rate),
                "걸음마다 데이터 전체를 보았습니다. batch_size개씩 나누어 보세요."),
        Mistake(lambda x, t, orders, batch_size, learning_rate:
                _fit_line(x, t, orders, batch_size, -learning_rate),
                "손실이 커지는 쪽으로 갔습니다. 기울기를 빼세요."),
    ],
)

EXERCISES = (FACTOR, MINIMIZE, MAE, STANDARDIZE, BORDER, BATCH, MINIBATCH)
