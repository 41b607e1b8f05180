"""2장 활성화 함수의 연습 문제."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from companion._validate import FloatArray
from companion.activations import relu, sigmoid
from companion.exercises._code import Code
from companion.exercises._exercise import Mistake
from companion.exercises._value import Finding, Trial, Value

# ch02-tanh ----------------------------------------------------------------------------------

def my_tanh(a: FloatArray) -> FloatArray:
    return 2 * sigmoid(2 * a) - 1


TANH = Code(
    name="ch02-tanh", title="시그모이드로 tanh 만들기", stars=1,
    prompt="`activations.sigmoid`만 써서 tanh를 계산하는 `my_tanh(a)`를 만드세요.",
    solution=my_tanh,
    cases=[(0.0,), (0.5,), (-2.0,), (np.array([-1.0, 0.0, 3.0]),), (400.0,)],
    hint="시그모이드를 가로로 반이 되게 좁히고, 세로로 두 배 늘이고, 1만큼 내리세요.",
    after="둘은 늘이고 옮기면 겹치는 곡선입니다. 그런데도 도함수의 최댓값은 네 배 차이가 납니다.",
    mistakes=[
        Mistake(lambda a: 2 * sigmoid(a) - 1,
                "가로로 두 배 넓습니다. 반이 되게 좁히려면 입력에도 2를 곱하세요."),
        Mistake(lambda a: sigmoid(2 * a),
                "범위가 0에서 1까지입니다. 세로로 두 배 늘인 다음 1을 빼세요."),
        Mistake(lambda a: 2 * sigmoid(2 * a),
                "범위가 0에서 2까지입니다. 한가운데가 0이 되도록 1을 빼세요."),
        Mistake(lambda a: sigmoid(2 * a) - 0.5,
                "한가운데는 0이지만 높이가 절반입니다. 세로로 두 배 늘이는 것을 빠뜨렸습니다."),
    ],
)


# ch02-shapes --------------------------------------------------------------------------------

SHAPES = Value(
    name="ch02-shapes", title="모양 맞히기", stars=1,
    prompt="그림 128장을 784–50–100–10 신경망에 넣을 때 W1, Z1, b2, W3, Y의 모양을 적으세요.",
    expects="모양(튜플) 다섯 개의 목록. 차례는 W1, Z1, b2, W3, Y",
    solution=[(784, 50), (128, 50), (100,), (100, 10), (128, 10)],
    hint="가중치는 (들어오는 수, 나가는 수), 편향은 (나가는 수,)입니다. "
         "표본의 수는 층을 지나도 그대로입니다.",
    after="안쪽 두 수가 맞물려 사라지고 바깥쪽 두 수가 남습니다. 128은 끝까지 그대로입니다.",
    mistakes=[
        Mistake([(50, 784), (128, 50), (100,), (10, 100), (128, 10)],
                "가중치의 행과 열이 바뀌었습니다. 이 책은 XW로 곱합니다."),
        Mistake([(784, 50), (50, 128), (100,), (100, 10), (10, 128)],
                "출력의 행과 열이 바뀌었습니다. 한 행이 표본 하나입니다."),
        Mistake([(784, 50), (128, 50), (50,), (100, 10), (128, 10)],
                "둘째 층의 편향은 둘째 층에서 나가는 뉴런마다 하나씩입니다."),
        Mistake([(784, 50), (50,), (100,), (100, 10), (10,)],
                "그림 한 장일 때의 모양입니다. 128장을 한꺼번에 넣으면 행이 128개입니다."),
        Mistake([(128, 784), (128, 50), (100,), (100, 10), (128, 10)],
                "첫째에 입력의 모양을 적었습니다. 가중치의 모양은 표본의 수와 상관이 없습니다."),
    ],
)


# ch02-collapse ------------------------------------------------------------------------------

def collapse(W1: FloatArray, b1: FloatArray, W2: FloatArray, b2: FloatArray,
             ) -> tuple[FloatArray, FloatArray]:
    return W1 @ W2, b1 @ W2 + b2


def _layers(n_in: int, n_hidden: int, n_out: int, seed: int,
            ) -> tuple[NDArray[np.float64], ...]:
    """소수 첫째 자리까지 적은 두 층의 가중치와 편향."""
    rng = np.random.default_rng(seed)
    shapes = [(n_in, n_hidden), (n_hidden,), (n_hidden, n_out), (n_out,)]
    return tuple(rng.normal(size=shape).round(1) for shape in shapes)


COLLAPSE = Code(
    name="ch02-collapse", title="두 층을 한 층으로", stars=2,
    prompt="활성화 함수가 없는 두 층과 같은 답을 내는 한 층의 (W, b)를 돌려주는 "
           "`collapse(W1, b1, W2, b2)`를 만드세요.",
    solution=collapse,
    cases=[_layers(2, 2, 2, seed=1), _layers(2, 3, 1, seed=2), _layers(4, 5, 3, seed=3)],
    hint="(xW1 + b1)W2 + b2를 풀어 x가 곱해진 것과 나머지로 나누세요.",
    after="몇 층이든 이 일을 되풀이하면 한 층이 됩니다. 층을 쌓는 보람은 활성화 함수에서 나옵니다.",
    mistakes=[
        Mistake(lambda W1, b1, W2, b2: (W1 @ W2, b2),
                "첫째 편향이 사라졌습니다. b1도 둘째 층을 지나 b1W2가 됩니다."),
        Mistake(lambda W1, b1, W2, b2: (W1 @ W2, b1 + b2),
                "b1은 그대로 더해지지 않습니다. 둘째 층의 가중치 W2를 지납니다."),
        Mistake(lambda W1, b1, W2, b2: (W2 @ W1, b1 @ W2 + b2),
                "곱하는 순서가 바뀌었습니다. x는 W1을 먼저 만나므로 W1W2입니다."),
        Mistake(lambda W1, b1, W2, b2: (W1 * W2, b1 * W2 + b2),
                "`*`는 원소끼리 곱합니다. 행렬의 곱은 `@`입니다."),
        Mistake(lambda W1, b1, W2, b2: (W1 + W2, b1 + b2),
                "층을 잇는 것은 더하기가 아니라 곱하기입니다. 앞 층의 출력에 W2가 곱해집니다."),
    ],
)


# ch02-softmax -------------------------------------------------------------------------------

def softmax_with_temperature(a: FloatArray, T: float) -> FloatArray:
    scaled = a / T
    return _shares(scaled - scaled.max(axis=1, keepdims=True), axis=1)


def _shares(a: FloatArray, axis: int | None, keepdims: bool = True) -> FloatArray:
    e = np.exp(a)
    p: FloatArray = e / e.sum(axis=axis, keepdims=keepdims)
    return p


def _softmax_of_columns(a: FloatArray, T: float) -> FloatArray:
    return _shares(a / T - (a / T).max(axis=0), axis=0)


def _softmax_without_keepdims(a: FloatArray, T: float) -> FloatArray:
    return _shares(a / T - (a / T).max(axis=1), axis=1, keepdims=False)


SOFTMAX = Code(
    name="ch02-softmax", title="온도가 있는 소프트맥스", stars=2,
    prompt="행마다 합이 1인, 온도 T의 소프트맥스 `softmax_with_temperature(a, T)`를 만드세요.",
    solution=softmax_with_temperature,
    cases=[
        (np.array([[0.3, 2.9, 4.0]]), 1.0),
        (np.array([[0.3, 2.9, 4.0], [1.0, 1.0, 1.0]]), 2.0),
        (np.array([[1.0, 2.0, 3.0], [3.0, 1.0, 2.0], [0.0, 0.5, -4.0]]), 0.5),
        (np.array([[1010.0, 1000.0, 990.0], [0.0, -1000.0, 1000.0]]), 1.0),
        (np.array([[5.0, -5.0], [0.1, 0.2]]), 0.01),
    ],
    hint="T로 나누고, 행마다 최댓값을 빼고, 지수를 취하고, 행마다 합으로 나눕니다. "
         "`axis=1, keepdims=True`를 쓰세요.",
    after="온도가 낮으면 1등이 다 가져가고, 높으면 고르게 나눕니다. 순위는 바뀌지 않습니다.",
    mistakes=[
        Mistake(lambda a, T: _shares(a / T, axis=1),
                "로짓이 크면 지수가 넘칩니다. 행마다 가장 큰 값을 먼저 빼세요."),
        Mistake(lambda a, T: _shares(a / T - (a / T).max(), axis=None),
                "배열 전체의 합이 1이 되었습니다. 최댓값과 합을 행마다(axis=1) 구하세요."),
        Mistake(_softmax_of_columns,
                "열마다 합이 1이 되었습니다. 한 행이 표본 하나이므로 axis=1입니다."),
        Mistake(_softmax_without_keepdims,
                "(n, K) 배열에서 (n,) 배열을 뺐습니다. `keepdims=True`로 (n, 1)을 남기세요."),
        Mistake(lambda a, T: softmax_with_temperature(a, 1.0),
                "온도를 쓰지 않았습니다. 먼저 로짓을 T로 나누세요."),
        Mistake(lambda a, T: softmax_with_temperature(a, 1 / T),
                "온도를 곱했습니다. 온도가 높을수록 고르게 퍼지려면 로짓을 T로 나누어야 합니다."),
    ],
)


# ch02-batch ---------------------------------------------------------------------------------

BATCH = Value(
    name="ch02-batch", title="배치 크기 실험", stars=2,
    prompt="표본 1,000개를 배치 크기 1, 64, 300, 1000으로 나누어 넣을 때 순전파의 횟수와, "
           "가장 느린 배치 크기를 적으세요.",
    expects="튜플 (순전파 횟수 네 개의 목록, 가장 느린 배치 크기)",
    solution=([1000, 16, 4, 1], 1),
    hint="마지막 배치는 꽉 차지 않아도 됩니다. 시간은 `seconds`로 직접 재어 보세요.",
    after="어떻게 나누어도 출력은 같습니다. 한 장씩 넣으면 큰 행렬로 묶어 곱하는 이득이 없습니다.",
    mistakes=[
        Mistake(([1000, 15, 3, 1], 1),
                "나머지 표본을 빠뜨렸습니다. 마지막 배치는 꽉 차지 않아도 한 번 넣어야 합니다."),
        Mistake(([1000, 16, 4, 1], 1000),
                "횟수는 맞습니다. 시간은 다시 재어 보세요. 한 번에 많이 넣는 쪽이 느릴까요?"),
        Mistake(([1, 64, 300, 1000], 1),
                "배치 크기를 그대로 적었습니다. 64개씩 넣으면 1,000개를 몇 번에 다 넣을까요?"),
        Mistake(([2000, 32, 8, 2], 1),
                "층마다 세었습니다. 입력에서 출력까지 한 번 지나가는 것이 순전파 한 번입니다."),
    ],
)


# ch02-absolute ------------------------------------------------------------------------------

_LINE = np.linspace(-3, 5, 33)


def _two_relus(w1: float, b1: float, v1: float, w2: float, b2: float, v2: float) -> FloatArray:
    return v1 * relu(w1 * _LINE + b1) + v2 * relu(w2 * _LINE + b2)


def _judge_absolute(answer: tuple[float, ...]) -> Finding:
    y = _two_relus(*map(float, answer))
    wanted = np.abs(_LINE - 1)
    off = np.abs(y - wanted)
    worst = int(off.argmax())
    result = f"가장 많이 벗어난 곳은 x = {_LINE[worst]:g}. 그곳의 출력 {y[worst]:g}"
    known = [
        (np.abs(_LINE), "|x|가 되었습니다. 꺾이는 곳이 1이 되도록 편향을 고르세요."),
        (np.abs(_LINE + 1), "|x + 1|이 되었습니다. 두 편향의 부호를 살펴보세요."),
        (-wanted, "위아래가 뒤집혔습니다. 출력 쪽 가중치 v1, v2의 부호를 바꾸세요."),
        (_LINE - 1, "곧은 선이 되었습니다. 왼쪽에서 켜지는 뉴런을 빼지 말고 더하세요."),
        (relu(_LINE - 1), "오른쪽 팔만 있습니다. 왼쪽에서 켜지는 뉴런이 하나 필요합니다. "
                          "입력의 가중치가 음수이면 왼쪽에서 켜집니다."),
        (relu(1 - _LINE), "왼쪽 팔만 있습니다. 오른쪽에서 켜지는 뉴런이 하나 필요합니다."),
        (2 * relu(_LINE - 1), "두 뉴런이 모두 오른쪽에서 켜집니다. 하나는 왼쪽에서 켜지게 하세요."),
    ]
    if off.max() < 1e-9:
        return Finding("-3부터 5까지의 서른세 점에서 모두 |x - 1|과 같습니다")
    hints = (hint for shape, hint in known if np.allclose(y, shape))
    return Finding(result, next(hints, "x = 1에서 꺾이고 양쪽 기울기가 -1과 1이어야 합니다. "
                                       "뉴런 하나가 팔 하나씩을 맡게 하세요."))


ABSOLUTE = Trial(
    name="ch02-absolute", title="ReLU 둘로 절댓값", stars=2,
    prompt="v1·ReLU(w1·x + b1) + v2·ReLU(w2·x + b2)가 |x - 1|이 되는 여섯 수를 찾으세요.",
    expects="수 여섯 개의 튜플 (w1, b1, v1, w2, b2, v2)",
    goal="모든 x에서 |x - 1|",
    judge=_judge_absolute,
    hint="|u| = ReLU(u) + ReLU(-u)입니다. u 자리에 x - 1을 넣으세요.",
    after="꺾인 선은 ReLU 뉴런을 더해 만들 수 있습니다. 뉴런이 많으면 꺾이는 곳도 많아집니다.",
    solution=(1, -1, 1, -1, 1, 1),
    wrong_answers=[(1, 0, 1, -1, 0, 1), (1, 1, 1, -1, -1, 1), (1, -1, -1, -1, 1, -1),
                   (1, -1, 1, -1, 1, -1), (1, -1, 1, 0, 0, 0), (0, 0, 0, -1, 1, 1),
                   (1, -1, 1, 1, -1, 1), (1, 1, 1, 1, 1, 1)],
)


# ch02-swish ---------------------------------------------------------------------------------

def swish_grad(a: FloatArray) -> FloatArray:
    y = sigmoid(a)
    return y + a * y * (1 - y)


SWISH = Code(
    name="ch02-swish", title="스위시의 도함수", stars=3,
    prompt="f(a) = aσ(a)의 도함수 `swish_grad(a)`를 만드세요.",
    solution=swish_grad,
    cases=[(0.0,), (1.0,), (-2.0,), (np.array([-5.0, -1.278, 0.5, 4.0]),), (1000.0,), (-1000.0,)],
    hint="곱의 미분 (uv)' = u'v + uv'에 u = a, v = σ(a)를 넣으세요. σ' = σ(1 - σ)입니다.",
    after="a = -1.278 언저리에서 도함수가 0입니다. 스위시도 GELU처럼 거기서 바닥을 찍습니다.",
    mistakes=[
        Mistake(lambda a: sigmoid(a),
                "첫 항뿐입니다. σ(a)도 a에 따라 변하므로 aσ'(a)를 더해야 합니다."),
        Mistake(lambda a: a * sigmoid(a) * (1 - sigmoid(a)),
                "둘째 항뿐입니다. a를 미분한 1에 σ(a)를 곱한 항이 빠졌습니다."),
        Mistake(lambda a: sigmoid(a) * (1 - sigmoid(a)),
                "각각 미분해서 곱했습니다. 곱의 미분은 u'v + uv'입니다."),
        Mistake(lambda a: sigmoid(a) + sigmoid(a) * (1 - sigmoid(a)),
                "둘째 항에 a가 빠졌습니다. uv'에서 u는 a입니다."),
        Mistake(lambda a: a * sigmoid(a),
                "미분하지 않은 스위시입니다. 이 함수의 도함수가 필요합니다."),
    ],
)

EXERCISES = (TANH, SHAPES, COLLAPSE, SOFTMAX, BATCH, ABSOLUTE, SWISH)
