"""9장 과적합과 정규화의 연습 문제."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from companion._validate import FloatArray
from companion.exercises._code import Code
from companion.exercises._exercise import Mistake
from companion.exercises._value import Finding, Trial, Value
from companion.exercises._words import Word
from companion.regularizers import L2

# ch09-diagnose ------------------------------------------------------------------------------

UNDER = Word("과소적합", "underfitting", "underfit")
OVER = Word("과적합", "overfitting", "overfit")
FINE = Word("적당", "적당함", "적당하다", "적당합니다", "알맞음", "알맞다", "알맞습니다", "적절")

DIAGNOSE = Value(
    name="ch09-diagnose", title="진단", stars=1,
    prompt="네 신경망의 학습 손실과 검증 손실을 보고 '과소적합', '과적합', '적당' 가운데 하나씩 "
           "적으세요.",
    expects="'과소적합', '과적합', '적당' 가운데 하나씩, 문자열 네 개의 목록 (가, 나, 다, 라)",
    solution=[UNDER, OVER, FINE, FINE],
    hint="먼저 학습 손실이 찍을 때의 손실(2.30)보다 한참 작은지, 다음에 검증 손실이 그보다 훨씬 "
         "큰지 보세요.",
    after="두 손실이 모두 크면 과소적합, 학습 손실만 작으면 과적합입니다. 드롭아웃을 쓰면 학습 "
          "손실이 검증 손실보다 커 보일 수 있습니다.",
    part_hints=(
        "가의 학습 손실은 찍을 때의 2.30과 얼마나 다릅니까? 아직 학습 데이터도 배우지 못했습니다.",
        "나의 두 손실은 40배쯤 다릅니다. 본 것만 잘 맞히는 것을 무엇이라고 합니까?",
        "다의 두 손실은 모두 작고 서로 가깝습니다. 조금 다른 것은 늘 있는 일입니다.",
        "라는 드롭아웃을 켠 채 학습 손실을 쟀습니다. 다 켜고 잰 검증 손실은 작습니다.",
    ),
    mistakes=[
        Mistake([OVER, UNDER, FINE, FINE],
                "두 말이 바뀌었습니다. 덜 배운 것이 과소적합, 지나치게 맞춘 것이 과적합입니다."),
        Mistake([UNDER, FINE, FINE, FINE],
                "나를 학습 손실만 보고 판단했습니다. 검증 손실과 견주어 보세요."),
        Mistake([UNDER, OVER, OVER, FINE],
                "검증 손실이 조금이라도 크면 과적합이라고 보았습니다. 다의 차이는 작습니다."),
        Mistake([UNDER, OVER, FINE, OVER],
                "라의 두 손실이 다르다는 것만 보았습니다. 과적합이면 어느 쪽이 더 큽니까?"),
        Mistake([UNDER, OVER, FINE, UNDER],
                "라의 학습 손실이 크다고 보았습니다. 드롭아웃을 켠 채 잰 값임을 생각하세요."),
    ],
)


# ch09-two-dropouts --------------------------------------------------------------------------

TWO_DROPOUTS = Value(
    name="ch09-two-dropouts", title="두 가지 드롭아웃", stars=1,
    prompt="값이 3, 6, 9, 12이고 p = 0.25, 셋째가 꺼졌을 때, 원래 드롭아웃과 역드롭아웃에서 다음 "
           "뉴런이 받는 합을 학습할 때와 예측할 때로 나누어 적으세요.",
    expects="수 네 개의 튜플 (원래 학습, 원래 예측, 역 학습, 역 예측)",
    solution=(21.0, 22.5, 28.0, 30.0),
    hint="꺼진 것을 뺀 합은 21, 모두의 합은 30입니다. 원래는 예측할 때 0.75를 곱하고, 역드롭아웃은 "
         "학습할 때 0.75로 나눕니다.",
    after="어느 쪽이든 학습할 때의 기댓값이 예측할 때의 값입니다. 크기를 맞추는 때만 다릅니다.",
    mistakes=[
        Mistake((21.0, 30.0, 28.0, 30.0),
                "원래 드롭아웃은 예측할 때 남기는 비율 1 - p를 곱해 줄입니다."),
        Mistake((21.0, 22.5, 21.0, 30.0),
                "역드롭아웃은 학습할 때 남은 값을 1 - p로 나누어 키웁니다."),
        Mistake((21.0, 22.5, 28.0, 22.5),
                "역드롭아웃은 이미 키웠으므로 예측할 때 또 줄이지 않습니다."),
        Mistake((28.0, 30.0, 21.0, 22.5),
                "두 방식이 바뀌었습니다. 학습할 때 미리 키우는 쪽이 역드롭아웃입니다."),
        Mistake((21.0, 7.5, 84.0, 30.0),
                "p와 1 - p가 바뀌었습니다. 0.25는 끄는 확률이고, 남는 것은 0.75입니다."),
    ],
)


# ch09-soft ----------------------------------------------------------------------------------

def shrink(w: FloatArray, amount: float) -> FloatArray:
    kept: FloatArray = np.sign(w) * np.maximum(np.abs(w) - amount, 0)
    return kept


SOFT = Code(
    name="ch09-soft", title="깎고 멈추기", stars=2,
    prompt="가중치의 크기를 `amount`만큼 깎되, 0을 지나치게 되면 0에 멈추는 "
           "`shrink(w, amount)`를 만드세요.",
    solution=shrink,
    cases=[
        (np.array([3.0, -2.0, 0.5]), 0.5),
        (np.array([0.2, -0.2, 0.0]), 0.3),
        (np.array([1.0, -0.1, 0.4, -2.5]), 0.25),
        (np.array([[0.5, -0.5], [0.05, -4.0]]), 0.1),
        (np.array([1.5, -1.5]), 0.0),
    ],
    hint="부호는 `np.sign(w)`, 크기는 `np.abs(w)`입니다. 크기에서 amount를 빼고 0보다 작으면 0으로 "
         "두세요.",
    after="L1 벌점의 참된 한 걸음입니다. 이렇게 하면 가중치가 정확히 0이 됩니다.",
    mistakes=[
        Mistake(lambda w, amount: w - amount * np.sign(w),
                "0을 지나쳤습니다. 남은 크기가 amount보다 작으면 0에 멈추어야 합니다."),
        Mistake(lambda w, amount: np.where(np.abs(w) <= amount, 0.0, w),
                "작은 것만 지우고 큰 것은 깎지 않았습니다. 큰 것도 amount만큼 줄이세요."),
        Mistake(lambda w, amount: np.maximum(w - amount, 0),
                "음수인 가중치가 모두 0이 되었습니다. 크기를 깎고 부호를 돌려주세요."),
        Mistake(lambda w, amount: np.maximum(np.abs(w) - amount, 0),
                "부호가 사라졌습니다. `np.sign(w)`를 곱해 되돌리세요."),
        Mistake(lambda w, amount: (1 - amount) * w,
                "같은 비율로 줄였습니다. 그것은 L2이고, L1은 같은 양을 깎습니다."),
    ],
)


# ch09-plateau -------------------------------------------------------------------------------

def lower_on_plateau(val_losses: Sequence[float], rate: float, patience: int, factor: float,
                     ) -> list[float]:
    rates, best, waited = [], math.inf, 0
    for value in val_losses:
        rates.append(rate)
        waited = 0 if value < best else waited + 1
        best = min(best, value)
        if waited == patience:
            rate, waited = rate * factor, 0
    return rates


def _never_reset(val_losses: Sequence[float], rate: float, patience: int, factor: float,
                 ) -> list[float]:
    rates, best, waited = [], math.inf, 0
    for value in val_losses:
        rates.append(rate)
        waited = 0 if value < best else waited + 1
        best = min(best, value)
        if waited >= patience:
            rate = rate * factor
    return rates


def _against_the_last(val_losses: Sequence[float], rate: float, patience: int, factor: float,
                      ) -> list[float]:
    rates, last, waited = [], math.inf, 0
    for value in val_losses:
        rates.append(rate)
        waited = 0 if value < last else waited + 1
        last = value
        if waited == patience:
            rate, waited = rate * factor, 0
    return rates


def _at_once(val_losses: Sequence[float], rate: float, patience: int, factor: float,
             ) -> list[float]:
    return lower_on_plateau(val_losses, rate, 1, factor)


def _one_epoch_late(val_losses: Sequence[float], rate: float, patience: int, factor: float,
                    ) -> list[float]:
    return lower_on_plateau(val_losses, rate, patience + 1, factor)


def _already_lowered(val_losses: Sequence[float], rate: float, patience: int, factor: float,
                     ) -> list[float]:
    return lower_on_plateau([*val_losses, 0.0], rate, patience, factor)[1:]


PLATEAU = Code(
    name="ch09-plateau", title="막히면 보폭을 줄이기", stars=2,
    prompt="검증 손실이 최솟값보다 작아지지 않은 에폭이 patience번 이어질 때마다 학습률에 factor를 "
           "곱하고, 에폭마다 쓴 학습률의 목록을 돌려주는 `lower_on_plateau`를 만드세요.",
    solution=lower_on_plateau,
    cases=[
        ([0.9, 0.8, 0.7, 0.6], 0.1, 2, 0.5),
        ([0.9, 0.8, 0.85, 0.84, 0.83, 0.7], 0.1, 2, 0.5),
        ([0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.4, 0.5], 0.8, 3, 0.5),
        ([1.0, 1.0, 0.9, 0.95, 0.9, 0.8, 0.85], 0.01, 2, 0.1),
    ],
    hint="최솟값(best)과 기다린 에폭의 수(waited)를 따로 두세요. 줄인 다음에는 waited를 0으로 "
         "되돌리고, 그 에폭에 쓴 학습률은 줄이기 전의 것입니다.",
    after="조기 종료와 같은 것을 세지만 멈추는 대신 보폭을 줄입니다. 둘을 함께 쓰기도 합니다.",
    mistakes=[
        Mistake(_never_reset,
                "한 번 줄인 뒤로 에폭마다 줄었습니다. 줄인 다음에는 다시 0부터 세세요."),
        Mistake(_against_the_last,
                "바로 앞 에폭과 견주었습니다. 지금까지의 최솟값과 견주어야 합니다."),
        Mistake(_at_once,
                "한 번만 나빠져도 줄였습니다. patience번 이어질 때까지 기다리세요."),
        Mistake(_one_epoch_late,
                "한 에폭 늦게 줄었습니다. patience번째로 나아지지 않은 에폭 바로 뒤에 줄이세요."),
        Mistake(_already_lowered,
                "그 에폭에 쓴 학습률이 아니라 줄인 뒤의 것을 적었습니다. 먼저 적고 나서 줄이세요."),
    ],
)


# ch09-tune ----------------------------------------------------------------------------------

_FEATURES, _STEPS, _GOAL = 20, 200, 1.9


def _sparse_data() -> tuple[tuple[FloatArray, FloatArray], tuple[FloatArray, FloatArray]]:
    """9.4절의 성긴 회귀: 학습 30개와 검증 30개."""
    rng = np.random.default_rng(3)
    w = np.zeros(_FEATURES)
    w[[2, 7, 13]] = 3, -2, 1.5

    def make(n: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        x = rng.normal(size=(n, _FEATURES))
        return x, x @ w + rng.normal(0, 1, n)

    return make(30), make(30)


def _judge_tune(answer: tuple[float, float]) -> Finding:
    rate, strength = map(float, answer)
    penalty = L2(strength)
    (x, y), (x_val, y_val) = _sparse_data()
    w: FloatArray = np.zeros(_FEATURES)
    if rate <= 0:
        return Finding("움직이지 않거나 거꾸로 감", "학습률은 0보다 큰 수로 고르세요.")
    for _ in range(_STEPS):
        w = w - rate * (2 / len(x) * x.T @ (x @ w - y) + penalty.grad(w))
        if not np.abs(w).max() < 1e6:
            break
    seen = float(((x @ w - y) ** 2).mean())
    unseen = float(((x_val @ w - y_val) ** 2).mean())
    if not seen < float((y**2).mean()):
        return Finding(f"발산: 학습 손실 {seen:.3g}",
                       "보폭이 너무 큽니다. 발산하지 않을 때까지 학습률을 줄이세요.")
    result = f"학습 손실 {seen:.2f}, 검증 손실 {unseen:.2f}"
    if unseen < _GOAL:
        return Finding(result)
    if seen < 0.4:
        hint = "학습 손실은 작은데 검증 손실이 큰 과적합입니다. 벌점을 더 세게 주세요."
    elif rate * (strength + 0.3) * _STEPS > 3:
        hint = "학습 손실까지 커졌습니다. 벌점이 너무 셉니다."
    else:
        hint = "200걸음에 아직 덜 내려왔습니다. 발산하지 않는 선에서 학습률을 키우세요."
    return Finding(result, hint)


TUNE = Trial(
    name="ch09-tune", title="학습률과 벌점을 함께", stars=2,
    prompt="성긴 회귀를 L2 벌점으로 200걸음 가르칠 때 검증 손실이 1.9보다 작아지는 학습률과 세기를 "
           "찾으세요.",
    expects="수 두 개의 튜플 (학습률, L2의 세기)",
    goal="검증 손실 1.9 미만",
    judge=_judge_tune,
    hint="먼저 발산하지 않는 학습률을 찾고, 세기를 0.001부터 열 배씩 키우며 검증 손실을 보세요.",
    after="학습률이 작아 덜 배운 것과 벌점이 세서 덜 배운 것은 검증 손실만 보면 똑같습니다. "
          "학습 손실까지 함께 보아야 가려집니다.",
    solution=(0.1, 0.1),
    wrong_answers=[(0.5, 0.1), (0.001, 0.1), (0.1, 0.0), (0.1, 3.0), (-0.1, 0.1)],
)


# ch09-shift ---------------------------------------------------------------------------------

def shift(images: FloatArray, down: int, right: int) -> FloatArray:
    moved = np.zeros_like(images)
    _, h, w = images.shape
    moved[:, max(down, 0):h + min(down, 0), max(right, 0):w + min(right, 0)] = (
        images[:, max(-down, 0):h - max(down, 0), max(-right, 0):w - max(right, 0)])
    return moved


def _edge(images: FloatArray, down: int, right: int) -> FloatArray:
    _, h, w = images.shape
    rows = np.clip(np.arange(h) - down, 0, h - 1)
    columns = np.clip(np.arange(w) - right, 0, w - 1)
    return images[:, rows][:, :, columns]


def _pictures(n: int, h: int, w: int) -> NDArray[np.float64]:
    return np.arange(1.0, n * h * w + 1).reshape(n, h, w)


SHIFT = Code(
    name="ch09-shift", title="그림 밀기", stars=2,
    prompt="그림 여러 장을 아래로 down칸, 오른쪽으로 right칸 밀고 빈 곳은 0으로 채우는 "
           "`shift(images, down, right)`를 만드세요.",
    solution=shift,
    cases=[
        (_pictures(1, 3, 3), 1, 0),
        (_pictures(1, 3, 4), 0, -1),
        (_pictures(2, 3, 4), -1, 2),
        (_pictures(2, 4, 3), 2, 1),
        (_pictures(1, 3, 3), 0, 0),
    ],
    hint="0으로 찬 배열을 만들고 옮겨 갈 자리에 조각을 넣으세요. `np.roll`로 돌린 다음, 반대쪽에서 "
         "넘어온 줄을 0으로 지워도 됩니다.",
    after="이 함수로 300장이 1,500장이 됩니다. 숫자의 뜻이 바뀌지 않을 만큼만 밀어야 합니다.",
    mistakes=[
        Mistake(lambda images, down, right: np.roll(images, (down, right), axis=(1, 2)),
                "밀려 나간 줄이 반대쪽에서 다시 나타났습니다. 새로 생긴 자리는 0으로 채우세요."),
        Mistake(lambda images, down, right: shift(images, -down, -right),
                "반대쪽으로 밀었습니다. down이 양수이면 아래로, right가 양수이면 오른쪽입니다."),
        Mistake(lambda images, down, right: shift(images, right, down),
                "아래와 오른쪽이 바뀌었습니다. 배열의 축은 (그림, 세로, 가로) 차례입니다."),
        Mistake(_edge, "빈 곳을 가장자리의 값으로 늘여 채웠습니다. 0으로 채우세요."),
        Mistake(lambda images, down, right: shift(images, max(down, 0), max(right, 0)),
                "음수일 때 움직이지 않았습니다. 위와 왼쪽으로도 밀 수 있어야 합니다."),
    ],
)


# ch09-norm-grad -----------------------------------------------------------------------------

def batch_norm_grad(grad: FloatArray, x: FloatArray, gamma: FloatArray, eps: float) -> FloatArray:
    return _back(grad, x, gamma, eps)


def _back(g: FloatArray, x: FloatArray, gamma: FloatArray, eps: float, *, mean: float = 1,
          slope: float = 1) -> FloatArray:
    """``mean``과 ``slope``은 평균을 뺀 길과 표준편차로 나눈 길의 몫입니다."""
    std = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / std
    inside = g - mean * g.mean(axis=0) - slope * x_hat * (g * x_hat).mean(axis=0)
    back: FloatArray = gamma / std * inside
    return back


def _case(n: int, features: int, seed: int) -> tuple[object, ...]:
    rng = np.random.default_rng(seed)
    grad, x = rng.normal(size=(2, n, features)).round(1)
    return grad, x, rng.uniform(0.5, 2, features).round(1), 1e-5


NORM_GRAD = Code(
    name="ch09-norm-grad", title="배치 정규화의 역전파", stars=3,
    prompt="출력의 기울기 grad와 입력 x, gamma, eps로 입력의 기울기를 돌려주는 "
           "`batch_norm_grad(grad, x, gamma, eps)`를 만드세요.",
    solution=batch_norm_grad,
    cases=[_case(4, 2, seed=1), _case(8, 3, seed=2), _case(5, 1, seed=3)],
    hint="x_hat을 다시 구하고, grad에서 그 평균과 x_hat × (grad × x_hat의 평균)을 뺀 다음 "
         "gamma / 표준편차를 곱하세요. 평균은 모두 axis=0입니다.",
    after="평균과 분산의 길로 간 몫을 뺐으므로, 돌아온 기울기는 배치에서 더하면 0입니다.",
    mistakes=[
        Mistake(lambda grad, x, gamma, eps: _back(grad, x, gamma, eps, mean=0, slope=0),
                "평균과 표준편차를 상수로 보았습니다. 둘 다 x의 함수이므로 두 항을 더 빼세요."),
        Mistake(lambda grad, x, gamma, eps: _back(grad, x, gamma, eps, slope=0),
                "셋째 항이 빠졌습니다. 표준편차로 나눈 길로도 기울기가 돌아옵니다."),
        Mistake(lambda grad, x, gamma, eps: _back(grad, x, gamma, eps, mean=0),
                "둘째 항이 빠졌습니다. 평균을 뺀 길로도 기울기가 돌아옵니다."),
        Mistake(lambda grad, x, gamma, eps:
                _back(grad, x, gamma, eps, mean=len(x), slope=len(x)),
                "평균 대신 합을 뺐습니다. 배치에서 낸 평균이어야 합니다."),
        Mistake(lambda grad, x, gamma, eps: _back(grad, x, np.ones_like(gamma), eps),
                "gamma를 곱하지 않았습니다. 출력은 x_hat의 gamma배입니다."),
        Mistake(lambda grad, x, gamma, eps:
                _back(grad, x, gamma, eps) / np.sqrt(x.var(axis=0) + eps),
                "분산으로 나누었습니다. 나누는 것은 그 제곱근인 표준편차입니다."),
    ],
)

EXERCISES = (DIAGNOSE, TWO_DROPOUTS, SOFT, PLATEAU, TUNE, SHIFT, NORM_GRAD)
