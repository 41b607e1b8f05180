"""3장 손실 함수의 연습 문제."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from companion._validate import FloatArray
from companion.activations import softmax
from companion.datasets import load_mnist
from companion.exercises._code import Code
from companion.exercises._exercise import Mistake
from companion.exercises._value import Finding, Trial, Value
from companion.exercises._words import Word

Labels = NDArray[np.intp]
Scalar = Callable[[FloatArray], float]

# ch03-compare -------------------------------------------------------------------------------

GA = Word("가", "가 쪽", "신경망 가", "가 신경망")
NA = Word("나", "나 쪽", "신경망 나", "나 신경망")
SAME = Word("같음", "같다", "같습니다", "똑같음", "똑같다", "똑같습니다", "둘이 같음", "둘 다 같음")

COMPARE = Value(
    name="ch03-compare", title="어느 쪽의 손실이 작은가", stars=1,
    prompt="네 경우에 손실이 작은 쪽을 \"가\", \"나\", \"같음\"으로 예측하세요.",
    expects="\"가\", \"나\", \"같음\" 가운데 하나씩 네 개의 목록",
    solution=[SAME, GA, NA, SAME],
    hint="교차 엔트로피는 정답에 매긴 확률만 봅니다. 평균은 그 확률의 곱으로 견주세요.",
    after="교차 엔트로피의 평균을 줄이는 것은 정답에 매긴 확률의 곱을 키우는 것입니다.",
    mistakes=[
        Mistake([GA, GA, NA, SAME],
                "1번을 오차제곱합으로 보았습니다. 교차 엔트로피는 나머지를 어떻게 나누었는지 "
                "보지 않습니다."),
        Mistake([SAME, SAME, NA, SAME],
                "2번의 오차제곱합은 정답이 아닌 두 클래스의 제곱도 더합니다. 0.3의 제곱 둘을 "
                "더한 것과 0.6의 제곱을 견주세요."),
        Mistake([SAME, GA, SAME, SAME],
                "3번의 확률을 평균했습니다. 0.9와 0.1, 0.5와 0.5는 평균이 같지만 로그의 합은 "
                "다릅니다."),
        Mistake([SAME, GA, NA, GA],
                "4번의 두 곱을 셈해 보세요. 0.9 × 0.4와 0.6 × 0.6은 얼마인가요?"),
        Mistake([SAME, NA, GA, SAME],
                "큰 쪽을 적었습니다. 묻는 것은 손실이 작은 쪽입니다."),
    ],
    part_hints=[
        "1번: 두 답이 정답에 매긴 확률은 저마다 얼마인가요?",
        "2번: 세 클래스의 차이를 모두 제곱해 더해 보세요.",
        "3번: 0.9 × 0.1과 0.5 × 0.5 가운데 큰 쪽의 손실이 작습니다.",
        "4번: 정답에 매긴 두 확률을 저마다 곱해 보세요.",
    ],
)


# ch03-mse -----------------------------------------------------------------------------------

def mse(y: FloatArray, t: FloatArray) -> float:
    return float(((y[:, 0] - t) ** 2).mean())


def _column(*values: float) -> FloatArray:
    return np.array(values)[:, np.newaxis]


MSE = Code(
    name="ch03-mse", title="모양이 다른 평균 제곱 오차", stars=1,
    prompt="출력 y (n, 1)과 정답 t (n,)의 평균 제곱 오차 `mse(y, t)`를 만드세요.",
    solution=mse,
    cases=[
        (_column(3.0), np.array([1.0])),
        (_column(1.0, 2.0, 3.0), np.array([1.0, 2.0, 3.0])),
        (_column(0.5, -1.0, 2.0, 4.0), np.array([1.0, 1.0, 0.0, 4.5])),
        (_column(-3.0, 3.0), np.array([3.0, -3.0])),
    ],
    hint="`y[:, 0]`으로 (n,)을 만든 다음 빼고, 제곱하고, 평균하세요.",
    after="모양이 다른 두 배열을 빼면 오류 없이 (n, n)이 됩니다. 손실에서 가장 흔한 사고입니다.",
    mistakes=[
        Mistake(lambda y, t: ((y - t) ** 2).mean(),
                "(n, 1)에서 (n,)을 빼면 (n, n)이 됩니다. 먼저 `y[:, 0]`으로 모양을 맞추세요."),
        Mistake(lambda y, t: ((y[:, 0] - t) ** 2).sum(),
                "합을 돌려주었습니다. 표본의 수로 나눈 평균이어야 합니다."),
        Mistake(lambda y, t: 0.5 * ((y[:, 0] - t) ** 2).mean(),
                "절반이 되었습니다. ½은 오차제곱합에 붙이는 것이고 평균 제곱 오차에는 없습니다."),
        Mistake(lambda y, t: np.abs(y[:, 0] - t).mean(),
                "차이의 절댓값을 평균했습니다. 절댓값 대신 제곱을 쓰세요."),
        Mistake(lambda y, t: (y[:, 0] - t).mean() ** 2,
                "평균한 다음 제곱했습니다. 먼저 제곱해야 양수와 음수가 지워지지 않습니다."),
        Mistake(lambda y, t: np.sqrt(((y[:, 0] - t) ** 2).mean()),
                "제곱근까지 취했습니다. 그것은 RMSE입니다."),
    ],
)


# ch03-binary --------------------------------------------------------------------------------

def binary_cross_entropy(p: FloatArray, t: Labels) -> float:
    return float(-(t * np.log(p + 1e-7) + (1 - t) * np.log(1 - p + 1e-7)).mean())


BINARY = Code(
    name="ch03-binary", title="이진 교차 엔트로피", stars=2,
    prompt="확률 p와 정답 t의 이진 교차 엔트로피 `binary_cross_entropy(p, t)`를 만드세요. "
           "로그 안에 1e-7을 더합니다.",
    solution=binary_cross_entropy,
    cases=[
        (np.array([0.1]), np.array([1])),
        (np.array([0.1]), np.array([0])),
        (np.array([0.9, 0.2, 0.6]), np.array([1, 0, 0])),
        (np.array([0.0, 1.0, 0.5]), np.array([1, 0, 1])),
        (np.array([1.0, 0.0]), np.array([1, 0])),
    ],
    hint="정답이 1이면 log(p), 0이면 log(1 - p)입니다. 두 항을 더하고 부호를 뒤집어 평균하세요.",
    after="ε을 더하면 꼭 맞혔을 때 손실이 0보다 조금 작아집니다. "
          "로짓에서 바로 재면 그럴 일이 없습니다.",
    tolerance=1e-5,
    mistakes=[
        Mistake(lambda p, t: -(t * np.log(p + 1e-7)).mean(),
                "정답이 1인 표본만 세었습니다. 정답이 0인 표본은 (1 - t)log(1 - p)로 세세요."),
        Mistake(lambda p, t: -(t * np.log(p) + (1 - t) * np.log(1 - p)).mean(),
                "확률이 0이나 1이면 로그가 무너집니다. 두 로그 안에 모두 1e-7을 더하세요."),
        Mistake(lambda p, t: -np.log(np.where(t == 1, p, 1 - p)).mean(),
                "정답에 매긴 확률이 0이면 무한대가 됩니다. 1e-7을 로그 안에서 더하세요."),
        Mistake(lambda p, t: -(t * np.log(p + 1e-7) + (1 - t) * np.log(1 - p + 1e-7)).sum(),
                "합을 돌려주었습니다. 배치 크기에 매이지 않도록 평균하세요."),
        Mistake(lambda p, t: (t * np.log(p + 1e-7) + (1 - t) * np.log(1 - p + 1e-7)).mean(),
                "확률의 로그는 0 이하입니다. 손실은 작을수록 좋아야 하니 앞에 음수 부호를 "
                "붙이세요."),
        Mistake(lambda p, t: -((1 - t) * np.log(p + 1e-7) + t * np.log(1 - p + 1e-7)).mean(),
                "두 항이 서로 바뀌었습니다. p는 정답이 1일 확률입니다."),
        Mistake(lambda p, t: -(np.log(p + 1e-7) + np.log(1 - p + 1e-7)).mean(),
                "두 로그를 모두 더했습니다. t와 1 - t를 곱해 한쪽만 남기세요."),
    ],
)


# ch03-batch ---------------------------------------------------------------------------------

@cache
def digit_losses() -> NDArray[np.float64]:
    """3.5절의 신경망이 학습 데이터 4,000장마다 내는 손실."""
    x, t, _, _ = load_mnist()
    means = np.array([x[t == k].mean(axis=0) for k in range(10)])
    p = softmax(x @ (0.2 * means.T) - 0.1 * (means**2).sum(axis=1))
    return -np.log(p[np.arange(len(p)), t].astype(np.float64))


def _judge_batch(batch_size: float) -> Finding:
    every = digit_losses()
    if batch_size != int(batch_size) or not 1 <= batch_size <= len(every):
        return Finding(f"표본을 {batch_size:g}개씩 뽑을 수 없음",
                       "배치 크기는 1부터 4000까지의 정수입니다.")
    rng = np.random.default_rng(1)
    size = int(batch_size)
    draws = [every[rng.choice(len(every), size, replace=False)].mean() for _ in range(400)]
    noise = float(np.std(draws))
    result = f"미니배치 400번의 표준편차 {noise:.4f}"
    if size == len(every):
        return Finding(result, "데이터를 모두 보았으니 흔들릴 것이 없습니다. 훨씬 조금만 보아도 "
                               "됩니다.")
    if noise > 0.07:
        return Finding(result, "아직 많이 흔들립니다. 절반으로 줄이려면 배치 크기를 네 배로 "
                               "키워야 합니다.")
    if noise > 0.05:
        return Finding(result, "가까워졌지만 아직 0.05보다 큽니다. 조금 더 키우세요.")
    if noise < 0.03:
        return Finding(result, "필요한 것보다 훨씬 많이 봅니다. 흔들림을 두 배로 늘려도 되면 "
                               "배치 크기는 4분의 1로 줄어듭니다.")
    if noise < 0.04:
        return Finding(result, "0.04보다 작습니다. 흔들림이 너무 작다는 것은 계산을 아낄 수 있다는 "
                               "뜻이니 조금 줄이세요.")
    return Finding(result)


BATCH = Trial(
    name="ch03-batch", title="배치 크기 고르기", stars=2,
    prompt="손글씨 손실의 표준편차가 0.04와 0.05 사이가 되는 배치 크기를 찾으세요.",
    expects="1부터 4000까지의 정수 하나",
    goal="미니배치 400번의 표준편차가 0.04와 0.05 사이",
    judge=_judge_batch,
    hint="흔들림은 배치 크기의 제곱근에 반비례합니다. 64일 때의 0.077에서 셈을 시작하세요.",
    after="흔들림을 0.6배로 줄이려고 세 배를 보았습니다. 여기서 또 절반으로 줄이려면 다시 네 배가 "
          "듭니다.",
    solution=187,
    wrong_answers=[32, 110, 300, 2000, 4000, 187.5],
)


# ch03-partial -------------------------------------------------------------------------------

def partial(f: Scalar, x: FloatArray, i: int, h: float) -> float:
    right = np.array(x, dtype=np.float64)
    left = right.copy()
    right[i] += h
    left[i] -= h
    return float((f(right) - f(left)) / (2 * h))


def bowl(x: FloatArray) -> float:
    """x₀² + x₁²"""
    return float(x[0] ** 2 + x[1] ** 2)


def cubes(x: FloatArray) -> float:
    """변수마다 세제곱해 더합니다."""
    return float((x**3).sum())


def product(x: FloatArray) -> float:
    """모두 곱합니다."""
    return float(x.prod())


def _partial_of_integers(f: Scalar, x: FloatArray, i: int, h: float) -> float:
    right, left = x.copy(), x.copy()
    right[i] = right[i] + h
    left[i] = left[i] - h
    return float((f(right) - f(left)) / (2 * h))


def _partial_forward(f: Scalar, x: FloatArray, i: int, h: float) -> float:
    right = np.array(x, dtype=np.float64)
    start = right.copy()
    right[i] += h
    return float((f(right) - f(start)) / h)


def _partial_of_all(f: Scalar, x: FloatArray, i: int, h: float) -> float:
    start = np.array(x, dtype=np.float64)
    return float((f(start + h) - f(start - h)) / (2 * h))


PARTIAL = Code(
    name="ch03-partial", title="편미분 하나", stars=2,
    prompt="i번째 변수에 대한 편미분을 중앙 차분으로 재는 `partial(f, x, i, h)`를 만드세요.",
    solution=partial,
    cases=[
        (bowl, np.array([3.0, 4.0]), 0, 1e-3),
        (bowl, np.array([3, 4]), 1, 1e-3),
        (cubes, np.array([1.0, -2.0, 0.5]), 1, 0.1),
        (product, np.array([2.0, 3.0, 5.0]), 2, 0.01),
        (product, np.array([2, 3, 5]), 0, 0.5),
    ],
    hint="실수로 바꾼 사본 둘을 만들어 i번째만 하나는 h를 더하고 하나는 h를 빼세요. "
         "차이를 2h로 나눕니다.",
    after="이것을 변수마다 되풀이한 것이 수치 기울기입니다. 변수가 n개이면 f를 2n번 부릅니다.",
    mistakes=[
        Mistake(_partial_of_integers,
                "정수 배열에 0.001을 더하면 소수점 아래가 잘립니다. "
                "`np.array(x, dtype=float)`로 실수 사본을 만드세요."),
        Mistake(_partial_forward,
                "앞 차분입니다. 왼쪽 점 x - h도 재어 차이를 2h로 나누세요."),
        Mistake(lambda f, x, i, h: 2 * partial(f, x, i, h),
                "두 배가 되었습니다. 두 점 사이의 거리는 h가 아니라 2h입니다."),
        Mistake(_partial_of_all,
                "변수를 모두 흔들었습니다. i번째만 흔들고 나머지는 고정하세요."),
        Mistake(lambda f, x, i, h: partial(f, x, i, h) * 2 * h,
                "차이를 나누지 않았습니다. 움직인 거리 2h로 나누어야 변화율입니다."),
    ],
)


# ch03-cost ----------------------------------------------------------------------------------

COST = Value(
    name="ch03-cost", title="기울기 한 번의 값", stars=2,
    prompt="784–30–10 신경망의 매개변수의 수, 중앙 차분과 앞 차분의 순전파 횟수, "
           "배치 크기를 10으로 줄인 중앙 차분의 순전파 횟수를 적으세요.",
    expects="정수 네 개의 목록 [매개변수, 중앙 차분, 앞 차분, 배치 크기 10]",
    solution=[23_860, 47_720, 23_861, 47_720],
    hint="층마다 (들어오는 수 + 1) × 나가는 수를 더하고, 매개변수마다 f를 몇 번 부르는지 세세요.",
    after="횟수를 줄일 길은 흔드는 방법에 없습니다. 5장의 역전파는 매개변수의 수와 상관없이 순전파 "
          "두어 번 값이면 됩니다.",
    mistakes=[
        Mistake([23_820, 47_640, 23_821, 47_640],
                "편향을 빠뜨렸습니다. 뉴런마다 편향이 하나씩, 모두 40개가 더 있습니다."),
        Mistake([23_860, 47_720, 23_860, 47_720],
                "앞 차분에도 흔들기 전의 f(x)가 한 번 필요합니다."),
        Mistake([23_860, 47_720, 47_720, 47_720],
                "앞 차분의 f(x)는 어느 변수에서나 같습니다. 한 번만 구해 두고 다시 쓰세요."),
        Mistake([23_860, 47_720, 23_861, 4_772],
                "배치는 순전파 한 번에 통째로 들어갑니다. 배치가 작아도 흔들 매개변수의 수는 "
                "그대로입니다."),
    ],
    part_hints=[
        "1번: (784 + 1) × 30과 (30 + 1) × 10을 더하세요.",
        "2번: 매개변수 하나마다 오른쪽과 왼쪽, 두 번입니다.",
        "3번: 매개변수 하나마다 오른쪽 한 번, 그리고 모두가 함께 쓸 f(x) 한 번입니다.",
        "4번: 순전파의 횟수는 배치 크기와 상관이 있을까요?",
    ],
)


# ch03-logits --------------------------------------------------------------------------------

def cross_entropy_from_logits(a: FloatArray, t: Labels) -> float:
    log_p = _log_softmax(a, axis=1)
    return float(-log_p[np.arange(len(t)), t].mean())


def _log_softmax(a: FloatArray, axis: int | None) -> FloatArray:
    shifted = a - a.max(axis=axis, keepdims=True)
    log_p: FloatArray = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
    return log_p


def _naive_logits(a: FloatArray, t: Labels) -> float:
    return float((np.log(np.exp(a).sum(axis=1)) - a[np.arange(len(t)), t]).mean())


def _picked(log_p: FloatArray, t: Labels) -> FloatArray:
    return log_p[np.arange(len(t)), t]


LOGITS = Code(
    name="ch03-logits", title="로짓에서 바로 재기", stars=3,
    prompt="로짓 a와 라벨 t의 교차 엔트로피 평균 `cross_entropy_from_logits(a, t)`를 만드세요. "
           "로짓이 아주 커도 정확해야 합니다.",
    solution=cross_entropy_from_logits,
    cases=[
        (np.array([[0.3, 2.9, 4.0]]), np.array([1])),
        (np.zeros((4, 10)), np.array([0, 3, 5, 9])),
        (np.array([[1.0, 2.0, 3.0], [3.0, 1.0, 0.0]]), np.array([0, 0])),
        (np.array([[1010.0, 1000.0, 990.0], [0.0, 0.0, 1.0]]), np.array([0, 2])),
        (np.array([[0.0, -10_000.0, 10_000.0]]), np.array([1])),
        (np.array([[-50.0, 0.0], [30.0, 0.0]]), np.array([0, 0])),
    ],
    hint="행마다 최댓값을 뺀 다음, log(지수의 합)에서 정답의 로짓을 빼고 평균하세요.",
    after="companion의 SoftmaxCrossEntropy가 하는 계산입니다. "
          "ε이 없으니 손실이 16에서 멈추지 않습니다.",
    mistakes=[
        Mistake(lambda a, t: -np.log(_picked(softmax(a), t) + 1e-7).mean(),
                "소프트맥스에서 0으로 뭉개진 확률은 ε을 더해도 되살아나지 않습니다. "
                "로그를 식에서 먼저 풀어 로짓으로 셈하세요."),
        Mistake(_naive_logits,
                "식은 맞지만 지수가 넘칩니다. 지수를 취하기 전에 행마다 가장 큰 로짓을 빼세요."),
        Mistake(lambda a, t: -_picked(_log_softmax(a, axis=1), t).sum(),
                "표본마다의 손실을 더했습니다. 더하지 말고 평균하세요."),
        Mistake(lambda a, t: -_picked(_log_softmax(a, axis=0), t).mean(),
                "열마다 셈했습니다. 한 행이 표본 하나이므로 axis=1입니다."),
        Mistake(lambda a, t: -_picked(_log_softmax(a, axis=None), t).mean(),
                "배열 전체의 합으로 나누었습니다. 합은 행마다 구해야 합니다."),
        Mistake(lambda a, t: _picked(_log_softmax(a, axis=1), t).mean(),
                "확률의 로그를 그대로 평균했습니다. 앞에 음수 부호가 필요합니다."),
        Mistake(lambda a, t: -_log_softmax(a, axis=1).mean(),
                "모든 클래스의 로그를 평균했습니다. 행마다 정답의 자리 하나만 고르세요."),
        Mistake(lambda a, t: -_log_softmax(a, axis=1)[:, t].mean(),
                "`[:, t]`는 모든 행에서 t열을 다 고릅니다. "
                "행 번호도 `np.arange(len(t))`로 주세요."),
    ],
)

EXERCISES = (COMPARE, MSE, BINARY, BATCH, PARTIAL, COST, LOGITS)
