"""1장 퍼셉트론의 연습 문제."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from companion._validate import FloatArray
from companion.datasets import linear
from companion.exercises._checking import Code, Finding, Mistake, Trial, Value
from companion.perceptron import Perceptron, and_gate, or_gate, xor_gate

Labels = NDArray[np.intp]

BITS = [(0, 0), (0, 1), (1, 0), (1, 1)]


def nor_gate(x1: int, x2: int) -> int:
    return int(-0.5 * x1 - 0.5 * x2 + 0.2 > 0)


NOR = Code(
    name="ch01-nor", title="NOR 게이트", stars=1,
    prompt="두 입력이 모두 0일 때만 1인 NOR를 뉴런 하나로 만드세요.",
    solution=nor_gate,
    cases=BITS,
    hint="NAND를 AND에서 얻은 방법을 OR에 써 보세요.",
    after="점 (0, 0)만 떼어 놓는 직선이면 모두 NOR입니다. 답은 하나가 아닙니다.",
    mistakes=[
        Mistake(or_gate, "지금은 OR입니다. 0과 1이 모두 뒤집히도록 w1, w2, b의 부호를 바꾸세요."),
        Mistake(lambda x1, x2: 1 - and_gate(x1, x2),
                "지금은 NAND입니다. 입력이 하나만 1이어도 꺼지도록 b를 더 작게 하세요."),
        Mistake(lambda x1, x2: 0,
                "언제나 꺼져 있습니다. 입력이 모두 0이면 점수는 b뿐이니 b가 0보다 커야 합니다."),
        Mistake(lambda x1, x2: 1,
                "언제나 켜져 있습니다. 입력이 하나라도 1이면 점수가 0 이하로 내려가야 하므로, "
                "가중치는 음수이고 b는 그 크기보다 크지 않아야 합니다."),
        Mistake(lambda x1, x2: 1 - x1,
                "x1만 봅니다. x2가 1일 때도 점수가 0 이하로 내려가도록 둘째 가중치를 줄이세요."),
        Mistake(lambda x1, x2: 1 - x2,
                "x2만 봅니다. x1이 1일 때도 점수가 0 이하로 내려가도록 첫째 가중치를 줄이세요."),
        Mistake(and_gate, "지금은 AND입니다. NOR는 두 입력이 모두 0일 때만 1입니다."),
        Mistake(lambda x1, x2: 0.2 - 0.5 * (x1 + x2),
                "점수를 그대로 돌려주었습니다. 0보다 큰지 보고 0이나 1로 바꾸세요."),
    ],
)


BIAS = Value(
    name="ch01-bias", title="편향만 바꾸면", stars=1,
    prompt="w1 = w2 = 1이고 b가 0.5, -0.5, -1.5, -2.5일 때, (0, 0), (0, 1), (1, 0), (1, 1)의 "
           "출력을 예측하세요. 한 줄이 b 하나입니다.",
    expects="0과 1이 넷씩 네 줄인 목록",
    solution=[[1, 1, 1, 1], [0, 1, 1, 1], [0, 0, 0, 1], [0, 0, 0, 0]],
    hint="네 점의 x1 + x2는 0, 1, 1, 2입니다. 여기에 b를 더해 0보다 큰지 보세요.",
    after="편향을 내리면 켜지기가 점점 어려워집니다. 언제나 1, OR, AND, 언제나 0의 차례입니다.",
    mistakes=[
        Mistake(((0, 1, 1, 1), (1, 1, 1, 1), (1, 1, 1, 1), (1, 1, 1, 1)),
                "b를 문턱값으로 읽었습니다. 편향은 견주는 값이 아니라 점수에 더하는 값입니다."),
        Mistake(((1, 1, 1, 1), (0, 0, 0, 1), (0, 1, 1, 1), (0, 0, 0, 0)),
                "가운데 두 줄이 바뀌었습니다. 편향이 더 작으면 켜지기가 더 어렵습니다."),
        Mistake(((1, 1, 1, 1), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0)),
                "b의 부호만 보았습니다. 점수에는 x1 + x2도 들어갑니다."),
        Mistake(((0, 0, 0, 0), (1, 0, 0, 0), (1, 1, 1, 0), (1, 1, 1, 1)),
                "0과 1이 모두 뒤집혔습니다. 점수가 0보다 클 때가 1입니다."),
        Mistake(((1, 1, 1, 1), (1, 1, 1, 1), (0, 1, 1, 1), (0, 0, 0, 1)),
                "한 줄씩 밀렸습니다. 점수가 0보다 커야 켜진다는 것을 줄마다 확인하세요."),
    ],
)


def half_adder(x1: int, x2: int) -> tuple[int, int]:
    carry = and_gate(x1, x2)
    digit = xor_gate(x1, x2)
    return carry, digit


HALF_ADDER = Code(
    name="ch01-half-adder", title="반가산기", stars=2,
    prompt="한 자리 이진수 둘을 더해 `(carry, digit)`을 돌려주는 함수를 만드세요.",
    solution=half_adder,
    cases=BITS,
    hint="네 경우의 올림과 그 자리의 수를 표로 적고, 두 열이 저마다 어느 게이트인지 찾아보세요.",
    after="XOR가 있어야 덧셈을 할 수 있습니다. 반가산기를 이으면 여러 자리 수도 더합니다.",
    mistakes=[
        Mistake(lambda x1, x2: (xor_gate(x1, x2), and_gate(x1, x2)),
                "차례가 바뀌었습니다. 올림(carry)을 먼저, 그 자리의 수(digit)를 다음에 두세요."),
        Mistake(lambda x1, x2: (and_gate(x1, x2), or_gate(x1, x2)),
                "그 자리의 수에 OR를 썼습니다. 1 + 1에서 그 자리는 0이 되고 올림이 생깁니다."),
        Mistake(lambda x1, x2: (and_gate(x1, x2), x1 + x2),
                "그 자리의 수가 2가 되었습니다. 이진수의 한 자리에는 0과 1만 쓸 수 있습니다."),
        Mistake(lambda x1, x2: (or_gate(x1, x2), xor_gate(x1, x2)),
                "올림은 둘 다 1일 때만 생깁니다. OR가 아닌 다른 게이트가 필요합니다."),
        Mistake(lambda x1, x2: (0, xor_gate(x1, x2)), "1 + 1에서 올림이 생기지 않았습니다."),
    ],
)


def update(w: FloatArray, b: float, x: FloatArray, t: int, learning_rate: float,
           ) -> tuple[FloatArray, float]:
    y = int(w @ x + b > 0)
    change = learning_rate * (t - y)
    return w + change * x, b + change


def _change(w: FloatArray, b: float, x: FloatArray, t: int, learning_rate: float) -> float:
    return update(w, b, x, t, learning_rate)[1] - b


UPDATE = Code(
    name="ch01-update", title="한 번 고치기", stars=2,
    prompt="표본 하나를 보고 한 번 고친 `(w, b)`를 돌려주는 함수를 쓰세요.",
    solution=update,
    cases=[
        (np.array([0.0, 0.0]), 0.0, np.array([1.0, 2.0]), 1, 0.1),
        (np.array([0.5, 0.5]), -0.2, np.array([1.0, 0.0]), 0, 0.1),
        (np.array([0.5, 0.5]), -0.7, np.array([1.0, 1.0]), 1, 0.1),
        (np.array([1.0, 1.0]), -2.0, np.array([1.0, 1.0]), 1, 0.5),
        (np.array([1.0, -3.0, 2.0]), 5.0, np.array([2.0, 0.5, -1.0]), 0, 0.25),
    ],
    hint="출력 y를 구하고 w + η(t - y)x와 b + η(t - y)를 돌려주세요. 맞았으면 t - y가 0입니다.",
    after="맞힌 표본에서는 아무것도 바뀌지 않습니다. 모두 맞히면 배움은 저절로 멈춥니다.",
    mistakes=[
        Mistake(lambda w, b, x, t, learning_rate: (update(w, b, x, t, learning_rate)[0], b),
                "편향이 그대로입니다. b도 η(t - y)만큼 고치세요."),
        Mistake(lambda w, b, x, t, learning_rate: update(w, b, x, t, -learning_rate),
                "반대쪽으로 움직였습니다. 더할 것은 y - t가 아니라 t - y입니다."),
        Mistake(lambda w, b, x, t, learning_rate: update(w, b, x, t, 1.0),
                "학습률을 쓰지 않았습니다. 한 걸음은 η(t - y)x입니다."),
        Mistake(lambda w, b, x, t, learning_rate:
                (w + learning_rate * t * x, b + learning_rate * t),
                "맞혔을 때도 고치고, 정답이 0이면 고치지 않습니다. t가 아니라 t - y를 곱하세요."),
        Mistake(lambda w, b, x, t, learning_rate:
                (w + learning_rate * (t - (w @ x + b)) * x, b + learning_rate * (t - (w @ x + b))),
                "y 자리에 점수를 그대로 썼습니다. 0보다 큰지 보고 0이나 1로 바꾼 다음 빼세요."),
        Mistake(lambda w, b, x, t, learning_rate:
                (w + _change(w, b, x, t, learning_rate), b + _change(w, b, x, t, learning_rate)),
                "가중치에는 저마다의 입력 x를 곱해 더해야 합니다. 편향만 그대로 더합니다."),
        Mistake(lambda w, b, x, t, learning_rate:
                update(w, b, x, t, learning_rate) if w @ x + b != 0
                else (w + learning_rate * (t - 1) * x, b + learning_rate * (t - 1)),
                "점수가 꼭 0일 때를 켜진 것으로 보았습니다. `>=`가 아니라 `>`로 견주세요."),
    ],
)


def count_mistakes(w: tuple[float, float], b: float, learning_rate: float) -> list[int]:
    x, t = linear(40, 0.05, rng=np.random.default_rng(3))
    return Perceptron(w, b).fit(x, t, learning_rate=learning_rate, epochs=30)


def _judge_rates(rates: tuple[float, float]) -> Finding:
    goal = count_mistakes((-1, -2), 0.5, 0.1)
    found = [count_mistakes((-10, -20), 5, rates[0]),
             count_mistakes((-0.01, -0.02), 0.005, rates[1])]
    same = [errors == goal for errors in found]
    result = ", ".join(f"({name}) {sum(errors)}번 고침"
                       for name, errors in zip("가나", found, strict=True))
    if all(same):
        hint = ""
    elif same[0]:
        hint = "(가)는 똑같습니다. (나)에서도 출발점과 학습률을 같은 배로 줄여 보세요."
    elif same[1]:
        hint = "(나)는 똑같습니다. (가)에서도 출발점과 학습률을 같은 배로 늘려 보세요."
    elif rates[0] == rates[1]:
        hint = "두 학습률이 같습니다. 출발점이 클수록 같은 한 걸음은 견주어 작아집니다."
    elif rates[0] < rates[1]:
        hint = "거꾸로입니다. 출발점이 멀어졌으면 한 걸음도 그만큼 커야 합니다."
    else:
        hint = "방향은 맞습니다. w / η가 0.1로 가르칠 때와 같아지는 η를 셈해 보세요."
    return Finding(result, hint)


RATE = Trial(
    name="ch01-rate", title="같은 길을 걷는 학습률", stars=2,
    prompt="출발점이 (가) 10배일 때와 (나) 100분의 1일 때, 에폭마다 틀린 횟수가 똑같아지는 "
           "학습률 둘을 찾으세요.",
    expects="수 두 개의 목록 [(가)의 학습률, (나)의 학습률]",
    goal="둘 다 62번, 에폭마다 틀린 횟수까지 똑같이",
    judge=_judge_rates,
    hint="뜻이 있는 것은 w / η와 b / η뿐이었습니다. 두 목록은 `==`로 견줄 수 있습니다.",
    after="출발점과 학습률을 같은 배로 바꾸면 점수도 그 배가 될 뿐, 부호와 출력은 그대로입니다.",
    solution=(1.0, 0.001),
    wrong_answers=[(0.1, 0.1), (0.01, 10.0), (1.0, 0.1), (0.1, 0.001), (10.0, 0.01)],
)


def pocket(x: FloatArray, t: Labels, epochs: int) -> tuple[FloatArray, float]:
    # min은 값이 같으면 먼저 온 것을 고릅니다. 그래서 더 적을 때만 바꾸는 것과 같습니다.
    return min(_steps(x, t, epochs), key=lambda step: _count_wrong(x, t, *step))


def _steps(x: FloatArray, t: Labels, epochs: int) -> list[tuple[FloatArray, float]]:
    """0에서 시작해 한 번 고칠 때마다의 가중치와 편향."""
    w: FloatArray = np.zeros(x.shape[1])
    b = 0.0
    steps = [(w, b)]
    for _ in range(epochs):
        for x_i, t_i in zip(x, t, strict=True):
            if int(w @ x_i + b > 0) != t_i:
                w, b = update(w, b, x_i, t_i, 1.0)
                steps.append((w, b))
    return steps


def _count_wrong(x: FloatArray, t: Labels, w: FloatArray, b: float) -> int:
    return int(((x @ w + b > 0) != t).sum())


def _pocket_by_epoch(x: FloatArray, t: Labels, epochs: int) -> tuple[FloatArray, float]:
    ends = [_steps(x, t, k)[-1] for k in range(epochs + 1)]
    return min(ends, key=lambda step: _count_wrong(x, t, *step))


def _noisy(seed: int, n: int, flipped: int) -> tuple[FloatArray, Labels]:
    """라벨 몇 개를 뒤집어, 직선 하나로 갈라지지 않게 한 데이터."""
    x, t = linear(n, 0.05, rng=np.random.default_rng(seed))
    t[:flipped] = 1 - t[:flipped]
    return x, t


_XOR = np.array(BITS, dtype=np.float64)

POCKET = Code(
    name="ch01-pocket", title="포켓 알고리즘", stars=3,
    prompt="0에서 시작해 학습률 1로 가르치면서, 지금까지 가장 덜 틀린 `(w, b)`를 돌려주는 "
           "`pocket(x, t, epochs)`를 쓰세요.",
    solution=pocket,
    cases=[
        (_XOR, np.array([0, 0, 0, 1]), 10),
        (_XOR, np.array([0, 1, 1, 0]), 5),
        (*_noisy(0, 20, 3), 4),
        (*_noisy(1, 30, 4), 5),
    ],
    hint="고치는 줄 다음에 오류를 세세요. 모든 표본의 출력은 `x @ w + b > 0`으로 한 번에 나옵니다.",
    after="주머니 덕분에 갈라지지 않는 데이터에서도 쓸 만한 직선이 남습니다.",
    mistakes=[
        Mistake(lambda x, t, epochs: _steps(x, t, epochs)[-1],
                "마지막 가중치를 돌려주었습니다. 가장 덜 틀렸을 때의 것을 주머니에 따로 두세요."),
        Mistake(lambda x, t, epochs: (_steps(x, t, epochs)[-1][0], pocket(x, t, epochs)[1]),
                "주머니 속의 w가 나중에 함께 바뀌었습니다. `w += …` 대신 `w = w + …`를 쓰세요."),
        Mistake(_pocket_by_epoch,
                "에폭이 끝날 때만 세었습니다. 한 번 고칠 때마다 데이터 전체의 오류를 세세요."),
        Mistake(lambda x, t, epochs: min(reversed(_steps(x, t, epochs)),
                                         key=lambda step: _count_wrong(x, t, *step)),
                "오류가 같을 때도 바꾸어 넣었습니다. 주머니의 것보다 적을 때만 바꾸세요."),
    ],
)

EXERCISES = (NOR, BIAS, HALF_ADDER, UPDATE, RATE, POCKET)
