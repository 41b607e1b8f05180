"""1장 퍼셉트론의 연습 문제."""

from __future__ import annotations

import numpy as np

from companion._validate import FloatArray
from companion.exercises._checking import Code, Finding, Mistake, Trial, Value
from companion.perceptron import Perceptron, and_gate, nand_gate, or_gate

BITS = [(0, 0), (1, 0), (0, 1), (1, 1)]


# ch01-and -----------------------------------------------------------------------------------

def my_and(x1: float, x2: float) -> int:
    w1, w2, b = 1.0, 1.0, -1.5
    return int(w1 * x1 + w2 * x2 + b > 0)


AND = Code(
    name="ch01-and", title="AND 게이트", stars=1,
    prompt="본문과 다른 w1, w2, b를 골라 AND 게이트 `my_and(x1, x2)`를 만드세요.",
    solution=my_and,
    cases=BITS,
    hint="둘 다 1일 때의 합 w1 + w2 + b만 0보다 크고, 하나만 1일 때의 합은 0 이하여야 합니다.",
    after="답은 하나가 아닙니다. 점 (1, 1)만 갈라내는 직선은 모두 AND 게이트입니다.",
    mistakes=[
        Mistake(lambda x1, x2: int(x1 + x2 > 0),
                "지금은 OR 게이트입니다. 하나만 1이어도 0을 넘습니다. 편향 b를 더 작게 하세요."),
        Mistake(lambda x1, x2: int(x1 + x2 <= 1),
                "지금은 NAND 게이트로, 0과 1이 뒤집혀 있습니다. w1, w2, b의 부호를 모두 바꾸세요."),
        Mistake(lambda x1, x2: 0,
                "어떤 입력에도 켜지지 않습니다. 둘 다 1일 때는 w1 + w2 + b가 0보다 커야 합니다."),
        Mistake(lambda x1, x2: 1, "어떤 입력에도 켜집니다. 입력이 모두 0이면 남는 값은 b뿐입니다."),
        Mistake(lambda x1, x2: x1 + x2 - 1.5,
                "가중합을 그대로 돌려주었습니다. 0보다 큰지 견주어 0이나 1로 바꾸세요."),
    ],
)


# ch01-nand ----------------------------------------------------------------------------------

def _judge_nand(answer: tuple[float, float, float]) -> Finding:
    gate = Perceptron(list(answer[:2]), float(answer[2]))
    y = gate(BITS).tolist()
    result = ", ".join(f"{bits}에서 {value}" for bits, value in zip(BITS, y, strict=True))
    hints = {
        (1, 1, 1, 0): "",
        (0, 0, 0, 1): "AND 게이트가 되었습니다. NAND는 AND와 모든 입력에서 반대입니다. "
                      "세 값의 부호를 모두 바꾸면 어떻게 될까요?",
        (1, 1, 1, 1): "언제나 켜집니다. 입력이 둘 다 1일 때는 w1 + w2 + b가 0 이하여야 합니다.",
        (0, 0, 0, 0): "언제나 꺼져 있습니다. 입력이 둘 다 0일 때 켜지려면 b가 0보다 커야 합니다.",
        (1, 0, 0, 0): "NOR 게이트가 되었습니다. 하나만 1일 때도 켜지도록 b를 더 크게 하세요.",
    }
    return Finding(result, hints.get(tuple(y), "네 입력의 가중합을 하나씩 적어 보세요. "
                                     "(1, 1)에서만 0 이하이고 나머지에서는 0보다 커야 합니다."))


NAND = Trial(
    name="ch01-nand", title="NAND 게이트의 가중치", stars=1,
    prompt="퍼셉트론이 NAND 게이트가 되는 `(w1, w2, b)`를 찾으세요.",
    expects="수 세 개의 튜플 (w1, w2, b)",
    goal="(1, 1)에서만 0, 나머지에서는 1",
    judge=_judge_nand,
    hint="AND 게이트의 가중합에서 부호를 모두 바꾸면, 0보다 크던 곳이 0보다 작아집니다.",
    solution=(-0.5, -0.5, 0.7),
    wrong_answers=[(0.5, 0.5, -0.7), (0.5, 0.5, 0.7), (-0.5, -0.5, -0.7), (-0.5, -0.5, 0.4),
                   (0.5, -0.5, 0.2)],
)


# ch01-threshold -----------------------------------------------------------------------------

THRESHOLD = Value(
    name="ch01-threshold", title="편향과 문턱값", stars=1,
    prompt="w = (1, 1), b = -1.5인 퍼셉트론은 x1 + x2가 얼마를 넘을 때 1을 내보낼까요?",
    expects="수 하나",
    solution=1.5,
    hint="x1 + x2 + b > 0을 x1 + x2 > □ 꼴로 옮겨 적어 보세요.",
    after="편향은 문턱값에 음의 부호를 붙인 것입니다(b = -θ). 편향이 클수록 뉴런은 쉽게 켜집니다.",
    mistakes=[
        Mistake(-1.5, "b를 반대쪽으로 옮기면 부호가 바뀝니다."),
        Mistake(0, "0과 견주는 것은 편향까지 더한 합입니다. x1 + x2만 남기면 얼마와 견주게 될까요?"),
        Mistake(0.75, "입력 하나의 몫이 아니라 두 입력의 합이 넘어야 할 값을 묻습니다."),
    ],
)


# ch01-lines ---------------------------------------------------------------------------------

LINES = Value(
    name="ch01-lines", title="XOR에 필요한 직선", stars=1,
    prompt="XOR의 네 점을 0과 1로 나누려면 직선이 적어도 몇 개 필요할까요?",
    expects="정수 하나",
    solution=2,
    hint="네 점을 종이에 찍고 (1, 0)과 (0, 1)만 남기도록 선을 그어 보세요.",
    after="한 직선은 (0, 0)을, 다른 직선은 (1, 1)을 떼어 냅니다. 첫 층의 OR와 NAND가 그 두 직선입니다.",
    mistakes=[
        Mistake(1, "직선 하나의 같은 쪽에 (1, 0)과 (0, 1)을 두면 그 가운데 점 (0.5, 0.5)도 같은 쪽입니다. "
                   "그런데 그 점은 (0, 0)과 (1, 1)의 가운데이기도 합니다."),
        Mistake(3, "더 적은 수로도 됩니다. (1, 0)과 (0, 1)을 띠 하나 안에 넣어 보세요."),
        Mistake(4, "점마다 직선 하나가 필요하지는 않습니다. 직선 하나는 여러 점을 한꺼번에 나눕니다."),
    ],
)


# ch01-xor -----------------------------------------------------------------------------------

def my_xor(x1: int, x2: int) -> int:
    s1 = nand_gate(x1, x2)
    s2 = or_gate(x1, x2)
    return and_gate(s1, s2)


XOR = Code(
    name="ch01-xor", title="게이트를 쌓아 만드는 XOR", stars=2,
    prompt="`and_gate`, `nand_gate`, `or_gate`만 써서 `my_xor(x1, x2)`를 만드세요.",
    solution=my_xor,
    cases=BITS,
    hint="XOR은 '적어도 하나는 1'이면서 '둘 다 1은 아닌' 것입니다. 두 조건을 만드는 게이트를 먼저 고르세요.",
    after="퍼셉트론 하나로는 안 되던 것이 두 층을 쌓으니 되었습니다.",
    mistakes=[
        Mistake(lambda x1, x2: or_gate(x1, x2),
                "지금은 OR 게이트입니다. (1, 1)에서 0이 되게 할 게이트가 하나 더 필요합니다."),
        Mistake(lambda x1, x2: and_gate(x1, x2),
                "지금은 AND 게이트입니다. 첫 층의 둘 가운데 하나를 NAND로 바꾸어 보세요."),
        Mistake(lambda x1, x2: nand_gate(x1, x2),
                "지금은 NAND 게이트입니다. (0, 0)에서 0이 되게 할 게이트가 하나 더 필요합니다."),
        Mistake(lambda x1, x2: 1, "어떤 입력에도 1입니다. 마지막 층에서 두 신호를 OR로 합치지 않았나요? "
                                  "두 조건을 '모두' 만족해야 합니다."),
        Mistake(lambda x1, x2: int(x1 == x2),
                "0과 1이 모두 뒤집혔습니다. 마지막 게이트가 NAND는 아닌가요?"),
    ],
)


# ch01-majority ------------------------------------------------------------------------------

def majority(x1: int, x2: int, x3: int) -> int:
    return int(x1 + x2 + x3 - 1.5 > 0)


MAJORITY = Code(
    name="ch01-majority", title="다수결 뉴런", stars=2,
    prompt="입력 세 개 가운데 둘 이상이 1이면 1을 내보내는 `majority(x1, x2, x3)`를 "
           "퍼셉트론 하나로 만드세요.",
    solution=majority,
    cases=[(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)],
    hint="세 가중치를 모두 1로 두면 가중합은 1의 개수입니다. 편향을 1과 2 사이에서 가르도록 고르세요.",
    after="AND와 OR는 다수결의 두 끝입니다. 편향만 바꾸면 셋이 서로 바뀝니다.",
    mistakes=[
        Mistake(lambda x1, x2, x3: int(x1 + x2 + x3 > 2),
                "셋이 모두 1일 때만 켜집니다(AND). 편향을 조금 크게 하세요."),
        Mistake(lambda x1, x2, x3: int(x1 + x2 + x3 > 0),
                "하나만 1이어도 켜집니다(OR). 편향을 더 작게 하세요."),
        Mistake(lambda x1, x2, x3: int(x1 + x2 + x3 == 2),
                "정확히 둘일 때만 켜집니다. 셋이 모두 1이어도 다수입니다. 같은지 말고 큰지를 견주세요."),
        Mistake(lambda x1, x2, x3: int(x1 + x2 > 1), "x3을 보지 않고 있습니다. 세 입력을 모두 더하세요."),
    ],
)


# ch01-update --------------------------------------------------------------------------------

def update(w: FloatArray, b: float, x: FloatArray, t: int, learning_rate: float,
           ) -> tuple[FloatArray, float]:
    y = int(w @ x + b > 0)
    return w + learning_rate * (t - y) * x, b + learning_rate * (t - y)


def _update_without_bias(w: FloatArray, b: float, x: FloatArray, t: int, learning_rate: float,
                         ) -> tuple[FloatArray, float]:
    return update(w, b, x, t, learning_rate)[0], b


def _update_backwards(w: FloatArray, b: float, x: FloatArray, t: int, learning_rate: float,
                      ) -> tuple[FloatArray, float]:
    return update(w, b, x, t, -learning_rate)


def _update_full_step(w: FloatArray, b: float, x: FloatArray, t: int, learning_rate: float,
                      ) -> tuple[FloatArray, float]:
    return update(w, b, x, t, 1.0)


def _update_always(w: FloatArray, b: float, x: FloatArray, t: int, learning_rate: float,
                   ) -> tuple[FloatArray, float]:
    return w + learning_rate * t * x, b + learning_rate * t


def _update_with_sum(w: FloatArray, b: float, x: FloatArray, t: int, learning_rate: float,
                     ) -> tuple[FloatArray, float]:
    error = t - (w @ x + b)
    return w + learning_rate * error * x, b + learning_rate * error


def _update_without_input(w: FloatArray, b: float, x: FloatArray, t: int, learning_rate: float,
                          ) -> tuple[FloatArray, float]:
    step = learning_rate * (t - int(w @ x + b > 0))
    return w + step, b + step


UPDATE = Code(
    name="ch01-update", title="학습 규칙 한 걸음", stars=2,
    prompt="표본 하나 (x, t)를 보고 고친 가중치와 편향을 돌려주는 "
           "`update(w, b, x, t, learning_rate)`를 만드세요.",
    solution=update,
    cases=[
        (np.array([0.0, 0.0]), 0.0, np.array([1.0, 2.0]), 1, 0.1),
        (np.array([0.5, 0.5]), -0.2, np.array([1.0, 0.0]), 0, 0.1),
        (np.array([0.5, 0.5]), -0.7, np.array([1.0, 1.0]), 1, 0.1),
        (np.array([-1.0, 2.0]), 0.0, np.array([2.0, 1.0]), 1, 0.5),
        (np.array([1.0, -3.0, 2.0]), 1.0, np.array([2.0, 0.5, -1.0]), 0, 0.25),
    ],
    hint="먼저 y를 구하고, w + η(t - y)x와 b + η(t - y)를 돌려주세요. 맞혔으면 t - y가 0입니다.",
    after="맞힌 표본에서는 아무것도 바뀌지 않습니다. 모두 맞히면 학습은 저절로 멈춥니다.",
    mistakes=[
        Mistake(_update_without_bias, "편향이 그대로입니다. b도 η(t - y)만큼 고치세요."),
        Mistake(_update_backwards, "반대쪽으로 움직였습니다. 더할 것은 (y - t)가 아니라 (t - y)입니다."),
        Mistake(_update_full_step, "학습률을 쓰지 않았습니다. 한 걸음은 η(t - y)x입니다."),
        Mistake(_update_always, "맞혔을 때도 가중치를 고치고 있습니다. t가 아니라 t - y를 곱하세요."),
        Mistake(_update_with_sum, "y 자리에 가중합을 썼습니다. 0보다 큰지 견주어 0이나 1로 바꾼 다음 빼세요."),
        Mistake(_update_without_input, "가중치마다 제 입력 x를 곱해야 합니다. 편향만 입력이 없습니다."),
    ],
)


# ch01-learning-rate -------------------------------------------------------------------------

def errors_of_or(learning_rate: float, epochs: int) -> list[int]:
    """잘못된 곳(w = (-2, -2), b = 0)에서 시작해 OR을 배울 때, 에폭마다 틀린 표본의 수."""
    neuron = Perceptron([-2.0, -2.0], 0.0)
    return neuron.fit(BITS, [0, 1, 1, 1], learning_rate=learning_rate, epochs=epochs)


def _judge_learning_rate(answer: tuple[float, int]) -> Finding:
    learning_rate, epochs = answer
    errors = errors_of_or(learning_rate, epochs)
    shown = f"에폭마다 틀린 표본의 수 {errors[:10]}{' …' if len(errors) > 10 else ''}"
    if epochs > 10:
        hint = "에폭은 10까지만 쓸 수 있습니다. 오래 걷는 대신 보폭을 바꾸어 보세요."
    elif errors[-1] == 0:
        hint = ""
    elif errors_of_or(learning_rate, 10)[-1] == 0:
        hint = "학습률은 알맞습니다. 몇 에폭만 더 돌리면 틀린 표본이 없어집니다."
    else:
        hint = "보폭이 너무 작아 10에폭 안에 닿지 못합니다. 학습률을 더 크게 하세요."
    return Finding(shown, hint)


LEARNING_RATE = Trial(
    name="ch01-learning-rate", title="10에폭 안에 배우기", stars=2,
    prompt="w = (-2, -2), b = 0에서 시작하는 퍼셉트론이 10에폭 안에 OR을 모두 맞히는 "
           "`(learning_rate, epochs)`를 실험으로 찾으세요.",
    expects="수 두 개의 튜플 (learning_rate, epochs)",
    goal="epochs는 10 이하, 마지막 에폭에서 틀린 표본 0개",
    judge=_judge_learning_rate,
    hint="`fit`이 돌려주는 목록의 마지막 수가 0이면 됩니다. 학습률을 열 배씩 바꾸어 보세요.",
    after="계단 함수를 쓰는 퍼셉트론은 학습률이 커도 잘 배웁니다. 4장의 경사하강법은 그렇지 않습니다.",
    solution=(1.0, 8),
    wrong_answers=[(0.01, 10), (1.0, 2), (0.01, 500)],
)


# ch01-half-adder ----------------------------------------------------------------------------

def half_adder(x1: int, x2: int) -> tuple[int, int]:
    total = and_gate(nand_gate(x1, x2), or_gate(x1, x2))
    carry = and_gate(x1, x2)
    return total, carry


HALF_ADDER = Code(
    name="ch01-half-adder", title="뉴런으로 만드는 덧셈기", stars=3,
    prompt="한 자리 이진수 둘을 더해 `(합, 올림)`을 돌려주는 `half_adder(x1, x2)`를 게이트로 만드세요. "
           "1 + 1은 이진수로 10이므로 (0, 1)입니다.",
    solution=half_adder,
    cases=BITS,
    hint="네 경우의 합과 올림을 표로 적고, 두 열이 각각 어느 게이트인지 찾아보세요.",
    after="덧셈기를 이으면 컴퓨터의 산술 회로가 됩니다. 컴퓨터는 퍼셉트론만으로도 만들 수 있습니다.",
    mistakes=[
        Mistake(lambda x1, x2: (and_gate(x1, x2), int(x1 != x2)),
                "합과 올림의 차례가 바뀌었습니다. 합을 먼저 돌려주세요."),
        Mistake(lambda x1, x2: (or_gate(x1, x2), and_gate(x1, x2)),
                "합에 OR을 썼습니다. 1 + 1에서 합의 자리는 0이 되고 올림이 생깁니다."),
        Mistake(lambda x1, x2: (x1 + x2, and_gate(x1, x2)),
                "합이 한 자리를 넘었습니다. 이진수의 한 자리에는 0과 1만 쓸 수 있습니다."),
        Mistake(lambda x1, x2: (int(x1 != x2), or_gate(x1, x2)),
                "올림은 둘 다 1일 때만 생깁니다. OR이 아닌 다른 게이트가 필요합니다."),
    ],
)

EXERCISES = (AND, NAND, THRESHOLD, LINES, XOR, MAJORITY, UPDATE, LEARNING_RATE, HALF_ADDER)
