"""6장 옵티마이저 (1/2)의 연습 문제."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from companion._validate import FloatArray
from companion.exercises._code import Code
from companion.exercises._exercise import Exercise, Mistake
from companion.exercises._value import Finding, Trial, Value
from companion.optimizers import Momentum

Grad = Callable[[FloatArray], FloatArray]
Pair = tuple[FloatArray, FloatArray]


def bowl(p: FloatArray) -> FloatArray:
    """x²/20 + y²의 기울기."""
    return p * [0.1, 2.0]


def narrow(p: FloatArray) -> FloatArray:
    """(x − 1)²/2 + 5(y + 2)²의 기울기."""
    return (p - [1.0, -2.0]) * [1.0, 10.0]


def saddle(p: FloatArray) -> FloatArray:
    """x²/2 − y²/2의 기울기."""
    return p * [1.0, -1.0]


# ch06-limit ---------------------------------------------------------------------------------

LIMIT = Value(
    name="ch06-limit", title="발산하는 학습률", stars=1,
    prompt="3x² + y²/2, x²/2 + y²/8, x² + 5y²에서 경사하강법이 발산하기 시작하는 학습률을 "
           "차례로 적으세요.",
    expects="수 세 개의 목록 [(가), (나), (다)]",
    solution=[1 / 3, 2.0, 0.2],
    tolerance=1e-3,
    hint="방향마다 두 번 미분해 곡률을 구하고, 2를 가장 큰 곡률로 나누세요.",
    after="급한 방향 하나가 모두의 학습률을 묶습니다. 완만한 방향은 한계를 바꾸지 못합니다.",
    mistakes=[
        Mistake([1 / 6, 1.0, 0.1],
                "급한 방향을 한 걸음에 바닥으로 보내는 학습률입니다. 발산은 그 두 배부터입니다."),
        Mistake([2.0, 8.0, 1.0],
                "완만한 방향의 한계입니다. 그보다 훨씬 작은 학습률에서 급한 방향이 발산합니다."),
        Mistake([2 / 3, 4.0, 0.4],
                "계수를 그대로 곡률로 읽었습니다. ax²을 두 번 미분하면 2a입니다."),
        Mistake([2 / 7, 1.6, 1 / 6],
                "두 방향이 똑같이 빨리 줄어드는, 가장 좋은 학습률입니다. 한계는 그보다 큽니다."),
        Mistake([6.0, 1.0, 10.0],
                "가장 큰 곡률을 적었습니다. 학습률의 한계는 2를 곡률로 나눈 값입니다."),
    ],
)


# ch06-momentum ------------------------------------------------------------------------------

def momentum_step(x: FloatArray, v: FloatArray, g: FloatArray, learning_rate: float,
                  momentum: float) -> Pair:
    v = momentum * v + g
    return x - learning_rate * v, v


_STEPS = [
    (np.array([-7.0, 2.0]), np.array([0.0, 0.0]), np.array([-0.7, 4.0]), 0.1, 0.9),
    (np.array([-6.93, 1.6]), np.array([-0.7, 4.0]), np.array([-0.693, 3.2]), 0.1, 0.9),
    (np.array([1.0, 0.5]), np.array([2.0, -1.0]), np.array([0.5, 0.25]), 0.2, 0.5),
    (np.array([3.0]), np.array([10.0]), np.array([-4.0]), 0.5, 0.0),
]

MOMENTUM = Code(
    name="ch06-momentum", title="모멘텀 한 걸음", stars=1,
    prompt="모멘텀으로 한 걸음 걸은 뒤의 `(x, v)`를 돌려주는 함수를 쓰세요.",
    solution=momentum_step,
    cases=_STEPS,
    hint="새 속도는 momentum * v + g이고, 자리는 x - learning_rate * (새 속도)입니다.",
    after="μ = 0이면 새 속도가 기울기 그대로이므로 SGD입니다.",
    mistakes=[
        Mistake(lambda x, v, g, learning_rate, momentum:
                (x - learning_rate * v, momentum * v + g),
                "고치기 전 속도로 걸었습니다. 속도를 먼저 고치고, 고친 속도로 걸으세요."),
        Mistake(lambda x, v, g, learning_rate, momentum:
                (x + learning_rate * (momentum * v + g), momentum * v + g),
                "오르막으로 걸었습니다. 속도는 기울기를 쌓은 것이므로 자리에서 빼야 합니다."),
        Mistake(lambda x, v, g, learning_rate, momentum:
                momentum_step(x, momentum * v, (1 - momentum) * g, learning_rate, 1.0),
                "기울기에 1 - μ를 곱했습니다. 이 책의 속도는 평균이 아니라 합입니다."),
        Mistake(lambda x, v, g, learning_rate, momentum:
                (x + momentum * v - learning_rate * g, momentum * v - learning_rate * g),
                "학습률까지 쌓는 꼴입니다. 이 문제의 v는 기울기만 쌓고, 걸을 때 η를 곱합니다."),
        Mistake(lambda x, v, g, learning_rate, momentum: (x - learning_rate * g, v),
                "속도를 쓰지 않았습니다. 지금은 SGD입니다."),
        Mistake(lambda x, v, g, learning_rate, momentum:
                momentum_step(x, v, g, learning_rate, 1.0),
                "모멘텀 계수를 곱하지 않았습니다. 마찰이 없으면 속도가 끝없이 쌓입니다."),
        Mistake(lambda x, v, g, learning_rate, momentum:
                momentum_step(x, v, g, learning_rate, momentum)[::-1],
                "차례가 바뀌었습니다. 자리 x를 먼저, 속도 v를 다음에 두세요."),
    ],
)


# ch06-stride --------------------------------------------------------------------------------

STRIDE = Value(
    name="ch06-stride", title="쌓인 걸음의 길이", stars=2,
    prompt="학습률 0.1, μ = 0.5와 0.9일 때 걸음의 길이가 결국 얼마에 이르는지, 기울기가 늘 1일 "
           "때와 1과 -1이 번갈아 올 때로 나누어 적으세요.",
    expects="수 두 개씩 두 줄인 목록 [[늘 1: μ = 0.5, 0.9], [번갈아: μ = 0.5, 0.9]]",
    solution=[[0.2, 1.0], [0.1 / 1.5, 0.1 / 1.9]],
    tolerance=5e-4,
    hint="기하급수의 합 1/(1 - μ)와 1/(1 + μ)에 학습률을 곱하세요.",
    after="μ = 0.9이면 같은 쪽의 걸음이 번갈아 오는 쪽의 19배입니다. 골짜기를 그만큼 잘 따릅니다.",
    mistakes=[
        Mistake([[2.0, 10.0], [1 / 1.5, 1 / 1.9]],
                "쌓인 속도입니다. 한 걸음의 길이는 여기에 학습률을 곱한 것입니다."),
        Mistake([[0.1 / 1.5, 0.1 / 1.9], [0.2, 1.0]],
                "두 줄이 바뀌었습니다. 같은 쪽이면 길어지고, 번갈아 오면 지워집니다."),
        Mistake([[0.15, 0.19], [0.05, 0.01]],
                "두 걸음까지만 셌습니다. 그 앞의 기울기도 μ를 거듭 곱한 만큼 남아 있습니다."),
        Mistake([[0.2, 1.0], [0.0, 0.0]],
                "번갈아 와도 다 지워지지는 않습니다. 지난 기울기는 μ배로 줄어든 뒤에 더해집니다."),
        Mistake([[0.05, 0.09], [0.05, 0.09]],
                "학습률에 μ를 곱했습니다. μ는 학습률이 아니라 지난 속도에 곱합니다."),
    ],
)


# ch06-nag -----------------------------------------------------------------------------------

def nag_step(grad: Grad, x: FloatArray, v: FloatArray, learning_rate: float, momentum: float,
             ) -> Pair:
    return _look(grad, x, v, learning_rate, momentum, momentum * learning_rate)


def _look(grad: Grad, x: FloatArray, v: FloatArray, learning_rate: float, momentum: float,
          distance: float) -> Pair:
    """속도의 ``distance``배만큼 앞선 자리에서 기울기를 재어 걷습니다."""
    v = momentum * v + grad(x - distance * v)
    return x - learning_rate * v, v


def _from_the_point_ahead(grad: Grad, x: FloatArray, v: FloatArray, learning_rate: float,
                          momentum: float) -> Pair:
    new_v = nag_step(grad, x, v, learning_rate, momentum)[1]
    return x - learning_rate * momentum * v - learning_rate * new_v, new_v


def _second_form(grad: Grad, x: FloatArray, v: FloatArray, learning_rate: float,
                 momentum: float) -> Pair:
    g = grad(x)
    v = momentum * v + g
    return x - learning_rate * (g + momentum * v), v


NAG = Code(
    name="ch06-nag", title="먼저 가 보는 걸음", stars=2,
    prompt="NAG의 첫째 꼴로 한 걸음 걸은 뒤의 `(x, v)`를 돌려주는 함수를 쓰세요.",
    solution=nag_step,
    cases=[
        (bowl, np.array([-7.0, 2.0]), np.array([0.0, 0.0]), 0.1, 0.9),
        (bowl, np.array([-6.93, 1.6]), np.array([-0.7, 4.0]), 0.1, 0.9),
        (narrow, np.array([0.0, 1.0]), np.array([3.0, -2.0]), 0.05, 0.5),
        (saddle, np.array([1.0, 0.25]), np.array([-1.0, 0.5]), 0.2, 0.8),
    ],
    hint="grad(x - learning_rate * momentum * v)로 기울기를 재고, 나머지는 모멘텀과 같습니다.",
    after="둘째 꼴은 이 함수가 기울기를 잰 자리를 매개변수로 삼은 것입니다.",
    mistakes=[
        Mistake(lambda grad, x, v, learning_rate, momentum:
                _look(grad, x, v, learning_rate, momentum, 0.0),
                "지금 자리에서 기울기를 쟀습니다. 아직은 모멘텀입니다."),
        Mistake(lambda grad, x, v, learning_rate, momentum:
                _look(grad, x, v, learning_rate, momentum, -momentum * learning_rate),
                "뒤를 돌아보았습니다. 공은 -v 쪽으로 가므로 먼저 갈 자리도 빼서 구합니다."),
        Mistake(lambda grad, x, v, learning_rate, momentum:
                _look(grad, x, v, learning_rate, momentum, momentum),
                "먼저 갈 자리에 학습률을 빠뜨렸습니다. 관성으로 가는 거리는 ημv입니다."),
        Mistake(lambda grad, x, v, learning_rate, momentum:
                _look(grad, x, v, learning_rate, momentum, learning_rate),
                "먼저 갈 자리에 μ를 빠뜨렸습니다. 지난 속도는 μ배만 남습니다."),
        Mistake(_from_the_point_ahead,
                "먼저 본 자리에서 걸었습니다. 보기만 하고, 걷는 것은 원래 자리에서 합니다."),
        Mistake(_second_form,
                "둘째 꼴입니다. 이 문제는 먼저 갈 자리에서 기울기를 재는 첫째 꼴로 쓰세요."),
        Mistake(lambda grad, x, v, learning_rate, momentum:
                _look(grad, x, v, learning_rate, momentum,
                      learning_rate * momentum * (1 + momentum)),
                "두 걸음 앞을 보았습니다. 관성으로 한 걸음 갈 자리에서 재세요."),
    ],
)


# ch06-tune ----------------------------------------------------------------------------------

def distance_after_30(learning_rate: float, momentum: float) -> float:
    point, optimizer = np.array([-7.0, 2.0]), Momentum(learning_rate, momentum)
    for _ in range(30):
        optimizer.update([point], [bowl(point)])
    return float(np.linalg.norm(point))


def _judge_tune(answer: tuple[float, float]) -> Finding:
    learning_rate, momentum = answer
    distance = distance_after_30(learning_rate, momentum)
    result = f"30걸음 뒤 최솟점까지의 거리 {distance:.3g}"
    if distance < 0.01:
        return Finding(result)
    if learning_rate >= 1 + momentum:
        hint = "발산했습니다. 급한 방향의 한계는 η < 1 + μ입니다."
    elif momentum == 0:
        hint = "모멘텀이 0이면 SGD입니다. SGD는 가장 좋은 학습률에서도 0.35쯤 남습니다."
    elif momentum > 0.7:
        hint = "관성이 너무 커서 아직 출렁입니다. μ를 줄이면 더 빨리 잦아듭니다."
    elif learning_rate < 0.5:
        hint = "완만한 방향이 아직 멀었습니다. 모멘텀이 있으니 학습률을 더 키워도 견딥니다."
    elif momentum < 0.3:
        hint = "관성이 너무 작습니다. μ를 조금 올리면 견디는 학습률도 커집니다."
    else:
        hint = "가까이 왔습니다. 하나를 붙들어 두고 다른 하나만 조금씩 바꾸어 보세요."
    return Finding(result, hint)


TUNE = Trial(
    name="ch06-tune", title="서른 걸음의 경주", stars=2,
    prompt="x²/20 + y²의 (-7, 2)에서 Momentum으로 30걸음을 걸어 최솟점에서 0.01보다 가까이 가는 "
           "학습률과 모멘텀을 찾으세요.",
    expects="수 두 개의 튜플 (학습률, 모멘텀)",
    goal="30걸음 뒤 최솟점까지의 거리가 0.01보다 작음",
    judge=_judge_tune,
    hint="출렁임은 걸음마다 √μ배로 줄어듭니다. 학습률은 1 + μ보다 작으면 됩니다.",
    after="곡률을 알면 알맞은 μ가 0.4, η가 1.34임을 셈할 수 있습니다. 모를 때는 이렇게 찾습니다.",
    solution=(1.3, 0.4),
    wrong_answers=[(1.8, 0.5), (0.95, 0.0), (0.1, 0.9), (0.2, 0.4), (0.9, 0.1), (0.6, 0.5)],
)


# ch06-restart -------------------------------------------------------------------------------

def restart_walk(grad: Grad, start: FloatArray, learning_rate: float, momentum: float,
                 steps: int) -> FloatArray:
    return _walk(grad, start, learning_rate, momentum, steps, _reset_uphill)


def _walk(grad: Grad, start: FloatArray, learning_rate: float, momentum: float, steps: int,
          reset: Callable[[FloatArray, FloatArray], FloatArray]) -> FloatArray:
    """기울기를 쌓기 전에 속도를 ``reset(g, v)``로 바꾸어 걷습니다."""
    x, v = np.array(start, dtype=np.float64), np.zeros(len(start))
    path = [x]
    for _ in range(steps):
        g = grad(x)
        v = momentum * reset(g, v) + g
        x = x - learning_rate * v
        path.append(x)
    return np.array(path)


def _reset_uphill(g: FloatArray, v: FloatArray) -> FloatArray:
    return np.zeros_like(v) if g @ v < 0 else v


def _stand_still(grad: Grad, start: FloatArray, learning_rate: float, momentum: float,
                 steps: int) -> FloatArray:
    x, v = np.array(start, dtype=np.float64), np.zeros(len(start))
    path = [x]
    for _ in range(steps):
        g = grad(x)
        v = np.zeros_like(v) if g @ v < 0 else momentum * v + g
        x = x - learning_rate * v
        path.append(x)
    return np.array(path)


def _reset_after(grad: Grad, start: FloatArray, learning_rate: float, momentum: float,
                 steps: int) -> FloatArray:
    x, v = np.array(start, dtype=np.float64), np.zeros(len(start))
    path = [x]
    for _ in range(steps):
        g = grad(x)
        v = momentum * v + g
        v = np.zeros_like(v) if g @ v < 0 else v
        x = x - learning_rate * v
        path.append(x)
    return np.array(path)


RESTART = Code(
    name="ch06-restart", title="오르막에서 멈추는 공", stars=3,
    prompt="g·v가 음수이면 속도를 0으로 되돌린 다음 모멘텀으로 걷고, 지나온 점 (steps + 1, d)를 "
           "돌려주는 함수를 쓰세요.",
    solution=restart_walk,
    cases=[
        (bowl, np.array([-7.0, 2.0]), 0.1, 0.9, 3),
        (bowl, np.array([-7.0, 2.0]), 0.1, 0.9, 30),
        (bowl, np.array([-7.0, 2.0]), 0.3, 0.9, 20),
        (narrow, np.array([0.0, 1.0]), 0.05, 0.8, 20),
        (saddle, np.array([1.0, 0.001]), 0.1, 0.9, 25),
    ],
    hint="기울기를 재고, g @ v < 0이면 v를 0으로 만들고, 그 뒤에 v = momentum * v + g로 쌓으세요.",
    after="출렁임은 없애고 같은 쪽으로 쌓이는 이득은 남깁니다. μ를 크게 두어도 괜찮습니다.",
    mistakes=[
        Mistake(lambda grad, start, learning_rate, momentum, steps:
                _walk(grad, start, learning_rate, momentum, steps, lambda g, v: v),
                "되돌리지 않았습니다. 여느 모멘텀과 똑같은 길입니다."),
        Mistake(lambda grad, start, learning_rate, momentum, steps:
                _walk(grad, start, learning_rate, momentum, steps,
                      lambda g, v: np.zeros_like(v) if g @ v > 0 else v),
                "내리막에서 되돌렸습니다. 공은 -v 쪽으로 가므로 g·v가 음수일 때가 오르막입니다."),
        Mistake(_stand_still,
                "되돌린 걸음에서 쉬었습니다. v를 0으로 만든 다음에도 이번 기울기는 쌓아 걷습니다."),
        Mistake(_reset_after,
                "기울기를 쌓은 뒤에 견주었습니다. 쌓기 전의 속도와 이번 기울기를 견주세요."),
        Mistake(lambda grad, start, learning_rate, momentum, steps:
                _walk(grad, start, learning_rate, momentum, steps,
                      lambda g, v: np.where(g * v < 0, 0.0, v)),
                "좌표마다 따로 되돌렸습니다. 내적 g @ v 하나로 속도 전체를 되돌립니다."),
        Mistake(lambda grad, start, learning_rate, momentum, steps:
                restart_walk(grad, start, learning_rate, momentum, steps)[1:],
                "출발점이 빠졌습니다. 첫 행은 걷기 전의 자리입니다."),
        Mistake(lambda grad, start, learning_rate, momentum, steps:
                restart_walk(grad, start, learning_rate, momentum, steps)[-1],
                "마지막 점만 돌려주었습니다. 출발점부터 지나온 점을 모두 모으세요."),
    ],
)

EXERCISES: tuple[Exercise, ...] = (LIMIT, MOMENTUM, STRIDE, NAG, TUNE, RESTART)
