"""7장 옵티마이저 (2/2)의 연습 문제."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from companion._validate import FloatArray
from companion.exercises._code import Code
from companion.exercises._exercise import Exercise, Mistake
from companion.exercises._value import Finding, Trial, Value
from companion.optimizers import RMSProp, step_decay

# ch07-first-step ----------------------------------------------------------------------------

FIRST_STEP = Value(
    name="ch07-first-step", title="첫걸음의 길이", stars=1,
    prompt="기울기가 (100, 0.01)이고 η = 0.1일 때 SGD, AdaGrad, RMSProp(ρ = 0.75), Adam의 "
           "첫걸음에서 두 매개변수가 움직이는 크기를 예측하세요.",
    expects="수 둘씩 네 줄인 목록. 차례는 SGD, AdaGrad, RMSProp, Adam",
    solution=[[10.0, 0.001], [0.1, 0.1], [0.2, 0.2], [0.1, 0.1]],
    hint="첫걸음에 AdaGrad의 h는 g²이고 RMSProp의 h는 (1 - ρ)g²입니다. Adam은 편향을 보정합니다.",
    after="적응적 방법의 첫걸음은 기울기의 크기를 모릅니다. 만 배가 달라도 똑같이 딛습니다.",
    tolerance=1e-5,
    mistakes=[
        Mistake([[10, 0.001], [0.1, 0.1], [0.1, 0.1], [0.1, 0.1]],
                "RMSProp의 h는 g²이 아니라 (1 - ρ)g²에서 시작합니다. 제곱근을 씌워 나누어 보세요."),
        Mistake([[10, 0.001], [0.1, 0.1], [0.4, 0.4], [0.1, 0.1]],
                "RMSProp에서 제곱근을 빠뜨렸습니다. 0.25가 아니라 √0.25로 나눕니다."),
        Mistake([[10, 0.001], [0.1, 0.1], [0.1 / math.sqrt(0.75)] * 2, [0.1, 0.1]],
                "RMSProp에서 ρ와 1 - ρ가 바뀌었습니다. 새 기울기에 곱하는 것은 1 - ρ입니다."),
        Mistake([[10, 0.001], [0.1, 0.1], [0.2, 0.2], [0.1 * 0.1 / math.sqrt(0.001)] * 2],
                "Adam의 편향 보정을 빠뜨렸습니다. 첫걸음의 m̂은 g, v̂은 g²입니다."),
        Mistake([[10, 0.001], [0.001, 10], [0.004, 40], [0.1, 0.1]],
                "h로 나누었습니다. 기울기를 √h로 나누어야 크기가 지워집니다."),
        Mistake([[10, 0.001]] * 4,
                "SGD의 걸음을 네 번 적었습니다. 나머지는 기울기를 지난 기울기의 크기로 나눕니다."),
    ],
)


# ch07-rmsprop -------------------------------------------------------------------------------

def rmsprop_step(w: FloatArray, h: FloatArray, g: FloatArray, learning_rate: float, decay: float,
                 ) -> tuple[FloatArray, FloatArray]:
    h = decay * h + (1 - decay) * g**2
    return _divided(w, h, g, learning_rate), h


def _divided(w: FloatArray, h: FloatArray, g: FloatArray, learning_rate: float) -> FloatArray:
    return w - learning_rate * g / (np.sqrt(h) + 1e-8)


def _rmsprop_like(record: FloatArray, used: FloatArray, w: FloatArray, g: FloatArray,
                  learning_rate: float) -> tuple[FloatArray, FloatArray]:
    """``record``를 기록으로 남기고, 걸음은 ``used``로 나눈 답."""
    return _divided(w, used, g, learning_rate), record


RMSPROP = Code(
    name="ch07-rmsprop", title="RMSProp 한 걸음", stars=1,
    prompt="한 걸음 뒤의 `(w, h)`를 돌려주는 `rmsprop_step(w, h, g, learning_rate, decay)`를 "
           "쓰세요.",
    solution=rmsprop_step,
    cases=[
        (np.array([1.0, -2.0]), np.array([0.0, 0.0]), np.array([3.0, -0.5]), 0.1, 0.9),
        (np.array([1.0, -2.0]), np.array([4.0, 1.0]), np.array([1.0, 2.0]), 0.1, 0.75),
        (np.array([0.5]), np.array([0.0]), np.array([0.0]), 0.1, 0.9),
        (np.array([0.5, 0.5]), np.array([0.0, 1e-8]), np.array([1e-4, 1e-4]), 0.01, 0.9),
        (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 0.1], [0.0, 9.0]]),
         np.array([[0.1, -0.1], [5.0, 3.0]]), 0.3, 0.5),
    ],
    hint="h를 ρh + (1 - ρ)g²으로 고친 다음, 새 h로 w - ηg / (√h + 1e-8)을 구하세요.",
    after="첫걸음만 빼면 걸음의 크기는 늘 η 언저리입니다. 기울기가 만 배가 되어도 그렇습니다.",
    mistakes=[
        Mistake(lambda w, h, g, learning_rate, decay:
                _rmsprop_like(h + g**2, h + g**2, w, g, learning_rate),
                "더하기만 하는 것은 AdaGrad입니다. 옛 기록에 ρ, 새 제곱에 1 - ρ를 곱하세요."),
        Mistake(lambda w, h, g, learning_rate, decay:
                _rmsprop_like(decay * h + (1 - decay) * g**2, h, w, g, learning_rate),
                "고치기 전의 h로 나누었습니다. 기록을 먼저 고치고 새 기록으로 나누세요."),
        Mistake(lambda w, h, g, learning_rate, decay:
                rmsprop_step(w, h, g, learning_rate, 1 - decay),
                "ρ와 1 - ρ가 바뀌었습니다. ρ는 옛 기록을 남기는 비율입니다."),
        Mistake(lambda w, h, g, learning_rate, decay:
                (w - learning_rate * g / (decay * h + (1 - decay) * g**2 + 1e-8),
                 decay * h + (1 - decay) * g**2),
                "제곱근을 빠뜨렸습니다. h는 제곱의 평균이므로 √h로 나누어야 크기가 맞습니다."),
        Mistake(lambda w, h, g, learning_rate, decay:
                (w - learning_rate * g / np.sqrt(decay * h + (1 - decay) * g**2 + 1e-8),
                 decay * h + (1 - decay) * g**2),
                "ε을 제곱근 안에 넣었습니다. 제곱근을 씌운 다음 더하세요."),
        Mistake(lambda w, h, g, learning_rate, decay:
                (w - learning_rate * g / np.sqrt(decay * h + (1 - decay) * g**2),
                 decay * h + (1 - decay) * g**2),
                "기울기와 기록이 모두 0이면 0을 0으로 나눕니다. 분모에 1e-8을 더하세요."),
        Mistake(lambda w, h, g, learning_rate, decay:
                (w + learning_rate * g / (np.sqrt(decay * h + (1 - decay) * g**2) + 1e-8),
                 decay * h + (1 - decay) * g**2),
                "오르막으로 갔습니다. 걸음을 더하지 말고 빼세요."),
    ],
)


# ch07-decay ---------------------------------------------------------------------------------

DECAY = Value(
    name="ch07-decay", title="기울기가 0인 가중치", stars=2,
    prompt="기울기가 0이고 가중치가 1, η = 0.1일 때, AdamW와 L2를 더한 Adam으로 한 걸음을 걸은 "
           "뒤의 가중치를 λ = 0.1과 0.001에 대해 예측하세요.",
    expects="수 둘씩 두 줄인 목록. 첫 줄은 AdamW, 둘째 줄은 Adam + L2",
    solution=[[0.99, 0.9999], [0.9, 0.9]],
    hint="L2를 더한 Adam이 보는 기울기는 λθ입니다. Adam의 첫걸음은 기울기의 크기를 보지 않습니다.",
    after="L2를 더한 Adam에서는 λ를 100배 바꾸어도 첫걸음이 같습니다. 그래서 AdamW가 나왔습니다.",
    tolerance=1e-5,
    mistakes=[
        Mistake([[0.99, 0.9999], [0.99, 0.9999]],
                "AdamW는 맞습니다. SGD라면 둘이 같지만, Adam은 벌점의 기울기도 √v̂로 나눕니다."),
        Mistake([[0.99, 0.9999], [1, 1]],
                "AdamW는 맞습니다. L2를 더하면 기울기가 0이 아니라 λθ가 되어 움직입니다."),
        Mistake([[0.9, 0.999], [0.9, 0.9]],
                "AdamW에서 학습률을 빠뜨렸습니다. 곱하는 것은 1 - λ가 아니라 1 - ηλ입니다."),
        Mistake([[0.9, 0.9], [0.99, 0.9999]],
                "둘이 바뀌었습니다. 감소를 걸음과 따로 하는 것이 AdamW입니다."),
        Mistake([[1, 1], [0.9, 0.9]],
                "AdamW는 기울기가 0이어도 가중치를 줄입니다. 감소가 기울기와 따로이기 때문입니다."),
    ],
)


# ch07-average -------------------------------------------------------------------------------

def corrected_average(values: Sequence[float] | FloatArray, beta: float) -> NDArray[np.float64]:
    plain = _plain_average(values, beta)
    return plain / (1 - beta ** np.arange(1, len(plain) + 1))


def _plain_average(values: Sequence[float] | FloatArray, beta: float, start: float = 0.0,
                   ) -> NDArray[np.float64]:
    m, averages = start, []
    for value in values:
        m = beta * m + (1 - beta) * value
        averages.append(m)
    return np.array(averages)


def _fed_back(values: FloatArray, beta: float) -> NDArray[np.float64]:
    """보정한 값을 다시 상태에 넣는 실수."""
    m, averages = 0.0, []
    for t, value in enumerate(values, start=1):
        m = (beta * m + (1 - beta) * value) / (1 - beta**t)
        averages.append(m)
    return np.array(averages)


def _one_step_late(values: FloatArray, beta: float) -> NDArray[np.float64]:
    """t를 2부터 세는 실수."""
    plain = _plain_average(values, beta)
    return plain / (1 - beta ** np.arange(2, len(plain) + 2))


AVERAGE = Code(
    name="ch07-average", title="보정한 이동 평균", stars=2,
    prompt="0에서 시작한 지수 이동 평균을 편향 보정해 걸음마다 적은 배열을 돌려주는 "
           "`corrected_average(values, beta)`를 쓰세요.",
    solution=corrected_average,
    cases=[
        (np.array([1.0, 1.0, 1.0, 1.0]), 0.9),
        (np.array([4.0]), 0.99),
        (np.array([3.0, -1.0, 2.0, 0.5, 7.0]), 0.5),
        (np.array([10.0, 0.1, 0.1, 0.1]), 0.999),
        (np.array([2.0, 5.0, -3.0]), 0.0),
    ],
    hint="m은 βm + (1 - β)·값으로 이어 가고, 적을 때만 `1 - beta**t`로 나누세요. t는 1부터입니다.",
    after="보정한 값은 무게의 합이 1인 평균입니다. 한결같은 값의 평균은 처음부터 그 값입니다.",
    mistakes=[
        Mistake(_plain_average,
                "보정하지 않았습니다. 처음 값들이 0 쪽으로 치우쳐 있습니다."),
        Mistake(_fed_back,
                "나눈 값을 다시 m에 넣어 보정이 거듭됩니다. 적을 값만 나누고 m은 그대로 두세요."),
        Mistake(_one_step_late,
                "걸음을 하나 더 세었습니다. 첫 값은 1 - β로 나누어 values[0]과 같아야 합니다."),
        Mistake(lambda values, beta: _plain_average(values, beta) / (1 - beta),
                "언제나 1 - β로 나누었습니다. 무게의 합은 `1 - beta**t`로 걸음마다 커집니다."),
        Mistake(lambda values, beta: _plain_average(values, beta, start=values[0]),
                "첫 값에서 출발했습니다. 0에서 출발해 보정한 것과는 둘째 값부터 다릅니다."),
        Mistake(lambda values, beta: corrected_average(values, beta)[-1],
                "마지막 값만 돌려주었습니다. 걸음마다 적은 배열을 돌려주세요."),
    ],
)


# ch07-warmup --------------------------------------------------------------------------------

def rate_at(step: int, rate: float, warm: int, total: int, floor: float) -> float:
    if step < warm:
        return rate * (step + 1) / warm
    return _cosine(min((step - warm) / (total - warm), 1), rate, floor)


def _cosine(done: float, rate: float, floor: float) -> float:
    return floor + (rate - floor) * (1 + math.cos(math.pi * done)) / 2


def _warm(step: int, rate: float, warm: int, rest: float) -> float:
    return rate * (step + 1) / warm if step < warm else rest


WARMUP = Code(
    name="ch07-warmup", title="준비 운동과 코사인", stars=2,
    prompt="준비 운동으로 올린 다음 코사인으로 floor까지 줄이는 학습률 "
           "`rate_at(step, rate, warm, total, floor)`를 쓰세요.",
    solution=rate_at,
    cases=[(step, 0.1, 5, 25, 0.01) for step in (0, 2, 4, 5, 10, 15, 24, 25, 30, 60)]
          + [(7, 1.0, 10, 110, 0.0), (60, 1.0, 10, 110, 0.0), (200, 1.0, 10, 110, 0.0)],
    hint="준비 운동은 (step + 1) / warm을 곱합니다. 코사인은 준비 운동이 끝난 걸음부터 0으로 세고, "
         "1을 넘지 않게 min으로 막으세요.",
    after="지금 큰 언어 모델을 가르칠 때 가장 흔히 쓰는 모양이 이것입니다.",
    mistakes=[
        Mistake(lambda step, rate, warm, total, floor:
                rate * step / warm if step < warm else rate_at(step, rate, warm, total, floor),
                "첫걸음의 학습률이 0입니다. 걸음을 0부터 세므로 step + 1을 곱하세요."),
        Mistake(lambda step, rate, warm, total, floor:
                _warm(step, rate, warm, _cosine(min(step / total, 1), rate, floor)),
                "코사인을 처음부터 세었습니다. 준비 운동이 끝난 걸음에서 다시 0으로 세세요."),
        Mistake(lambda step, rate, warm, total, floor:
                _warm(step, rate, warm, _cosine((step - warm) / (total - warm), rate, floor)),
                "다 줄인 뒤에 학습률이 다시 오릅니다. 나아간 비율을 1에서 막으세요."),
        Mistake(lambda step, rate, warm, total, floor: rate_at(step, rate, warm, total, 0.0),
                "floor를 쓰지 않아 0까지 줄었습니다."),
        Mistake(lambda step, rate, warm, total, floor:
                _warm(step, rate, warm, floor + rate_at(max(step, warm), rate, warm, total, 0.0)),
                "floor를 더하기만 해서 rate보다 높은 데서 시작합니다. rate - floor를 줄이세요."),
        Mistake(lambda step, rate, warm, total, floor:
                _warm(step, rate, warm, _cosine(min((step - warm) / total, 1), rate, floor)),
                "너무 천천히 줄입니다. 코사인의 길이는 total이 아니라 total - warm입니다."),
        Mistake(lambda step, rate, warm, total, floor:
                _cosine(min(max(step - warm, 0) / (total - warm), 1), rate, floor),
                "준비 운동이 없습니다. 처음 warm걸음에는 학습률을 올리세요."),
    ],
)


# ch07-settle --------------------------------------------------------------------------------

def _judge_settle(answer: tuple[float, float, float]) -> Finding:
    rate, every, factor = answer
    if every != int(every):
        return Finding("실험할 수 없음. 간격이 정수가 아님",
                       "둘째 값은 몇 걸음마다 줄일지 정하는 정수입니다.")
    schedule = step_decay(rate, int(every), factor)
    w, optimizer = np.array([-7.0, 2.0]), RMSProp(schedule)
    for _ in range(100):
        optimizer.update([w], [np.array([w[0] / 10, 2 * w[1]])])
    loss = float(w[0] ** 2 / 20 + w[1] ** 2)
    x, y = f"{w[0]:.3g}", f"{w[1]:.3g}"
    result = f"100걸음 뒤 ({x}, {y}), 손실 {loss:.2g}, 마지막 학습률 {schedule(99):.2g}"
    if loss < 1e-6:
        return Finding(result)
    if factor == 1:
        hint = "학습률을 줄이지 않아 ±η/2에서 튑니다. 셋째 값을 1보다 작게 하세요."
    elif abs(w).max() < schedule(99):
        hint = "최솟점까지는 왔지만 아직 학습률이 커서 튑니다. 더 자주, 또는 더 많이 줄이세요."
    elif schedule(99) > rate / 10:
        hint = "학습률은 별로 줄지 않았는데 아직 멉니다. 처음 학습률을 키우세요."
    else:
        hint = "닿기 전에 보폭이 사라졌습니다. 더 크게 시작하거나 더 천천히 줄이세요."
    return Finding(result, hint)


SETTLE = Trial(
    name="ch07-settle", title="RMSProp을 앉히기", stars=2,
    prompt="RMSProp에 계단식 감소를 붙여 (-7, 2)에서 100걸음 뒤의 손실을 10⁻⁶ 아래로 내리는 "
           "`step_decay`의 세 값을 찾으세요.",
    expects="수 세 개의 튜플 (처음 학습률, 줄이는 간격, 줄이는 비율)",
    goal="100걸음 뒤의 손실이 10⁻⁶보다 작음",
    judge=_judge_settle,
    hint="줄이기 전에 최솟점까지 갈 만큼은 커야 하고, 끝날 때는 η/2가 0.001보다 작아야 합니다.",
    after="크게 시작해 줄이면 멀리 가면서도 멈출 수 있습니다. 학습률 스케줄이 하는 일입니다.",
    solution=(1.0, 10, 0.5),
    wrong_answers=[(0.3, 10, 1.0), (1.0, 50, 0.5), (0.01, 60, 0.5), (0.3, 5, 0.5),
                   (1.0, 2.5, 0.5)],
)


# ch07-lion ----------------------------------------------------------------------------------

def lion(w: FloatArray, gradients: FloatArray, learning_rate: float, beta1: float,
         beta2: float, weight_decay: float) -> FloatArray:
    m: FloatArray = np.zeros_like(w)
    for g in gradients:
        c = beta1 * m + (1 - beta1) * g
        w = (1 - learning_rate * weight_decay) * w - learning_rate * np.sign(c)
        m = beta2 * m + (1 - beta2) * g
    return w


def _lion_of_sizes(w: FloatArray, gradients: FloatArray, learning_rate: float,
                   beta1: float, beta2: float, weight_decay: float) -> FloatArray:
    """부호를 빠뜨린 실수."""
    m: FloatArray = np.zeros_like(w)
    for g in gradients:
        c = beta1 * m + (1 - beta1) * g
        w = (1 - learning_rate * weight_decay) * w - learning_rate * c
        m = beta2 * m + (1 - beta2) * g
    return w


def _lion_of_the_record(w: FloatArray, gradients: FloatArray, learning_rate: float,
                        beta1: float, beta2: float, weight_decay: float) -> FloatArray:
    """c 대신 먼저 고친 m의 부호로 가는 실수."""
    m: FloatArray = np.zeros_like(w)
    for g in gradients:
        m = beta2 * m + (1 - beta2) * g
        w = (1 - learning_rate * weight_decay) * w - learning_rate * np.sign(m)
    return w


def _lion_that_keeps_c(w: FloatArray, gradients: FloatArray, learning_rate: float,
                       beta1: float, beta2: float, weight_decay: float) -> FloatArray:
    """c를 다음 걸음의 m으로 넘기는 실수."""
    return lion(w, gradients, learning_rate, beta1, beta1, weight_decay)


def _lion_of_one_gradient(w: FloatArray, gradients: FloatArray, learning_rate: float,
                          beta1: float, beta2: float, weight_decay: float) -> FloatArray:
    """기억 없이 지금 기울기의 부호로만 가는 실수."""
    return lion(w, gradients, learning_rate, 0.0, beta2, weight_decay)


_PULLS = np.array([[4.0, -1.0, 0.5], [-0.5, 1.5, 0.4], [-0.6, -0.2, -6.0],
                   [-0.3, 2.0, 0.1], [0.2, -0.7, 3.0], [-2.0, 0.3, 0.2]])

LION = Code(
    name="ch07-lion", title="부호만 보는 Lion", stars=3,
    prompt="한 행이 한 걸음의 기울기인 배열을 받아 Lion으로 고친 마지막 가중치를 돌려주는 "
           "`lion(w, gradients, learning_rate, beta1, beta2, weight_decay)`를 쓰세요.",
    solution=lion,
    cases=[
        (np.array([1.0, -1.0, 0.5]), _PULLS[:1], 0.1, 0.9, 0.99, 0.0),
        (np.array([1.0, -1.0, 0.5]), _PULLS, 0.1, 0.9, 0.99, 0.0),
        (np.array([1.0, -1.0, 0.5]), _PULLS, 0.1, 0.9, 0.99, 0.5),
        (np.array([2.0, 3.0, -4.0]), _PULLS[::-1], 0.01, 0.5, 0.8, 0.1),
        (np.array([0.0, 0.0, 0.0]), np.tile(_PULLS, (3, 1)), 0.05, 0.8, 0.6, 0.0),
    ],
    hint="c로 걸음의 부호를 정하고, m은 그다음에 β₂로 고칩니다. c와 m을 섞는 비율이 다릅니다.",
    after="기억하는 배열이 하나뿐입니다. 걸음의 크기가 늘 η이므로 스케줄이 꼭 필요합니다.",
    mistakes=[
        Mistake(_lion_of_sizes,
                "부호를 취하지 않았습니다. 걸음은 c가 아니라 np.sign(c)에 η를 곱한 것입니다."),
        Mistake(_lion_of_the_record,
                "m을 먼저 고치고 그 부호로 갔습니다. 걸음은 β₁로 섞은 c로 정합니다."),
        Mistake(_lion_that_keeps_c,
                "c를 그대로 다음 m으로 썼습니다. m은 옛 m과 g를 β₂로 섞어 따로 고치세요."),
        Mistake(_lion_of_one_gradient,
                "지금 기울기의 부호로만 갔습니다. 지난 기울기를 쌓은 m을 β₁로 섞으세요."),
        Mistake(lambda w, gradients, learning_rate, beta1, beta2, weight_decay:
                lion(w, gradients, learning_rate, beta2, beta1, weight_decay),
                "β₁과 β₂가 바뀌었습니다. 걸음의 c에는 β₁, 기록 m에는 β₂입니다."),
        Mistake(lambda w, gradients, learning_rate, beta1, beta2, weight_decay:
                lion(w, gradients, learning_rate, beta1, beta2, 0.0),
                "가중치 감소를 빠뜨렸습니다. 걸음마다 w에 1 - ηλ를 곱하세요."),
        Mistake(lambda w, gradients, learning_rate, beta1, beta2, weight_decay:
                lion(w, gradients, -learning_rate, beta1, beta2, -weight_decay),
                "오르막으로 갔습니다. 부호를 더하지 말고 빼세요."),
    ],
)

EXERCISES: tuple[Exercise, ...] = (FIRST_STEP, RMSPROP, DECAY, AVERAGE, WARMUP, SETTLE, LION)
