"""5장 오차역전파의 연습 문제."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from companion._validate import FloatArray
from companion.activations import softmax
from companion.exercises._code import Code
from companion.exercises._exercise import Mistake
from companion.exercises._value import Finding, Trial, Value
from companion.exercises._words import Word
from companion.layers import mlp
from companion.losses import SoftmaxCrossEntropy, one_hot

Labels = NDArray[np.intp]

# ch05-circuit -------------------------------------------------------------------------------

CIRCUIT = Value(
    name="ch05-circuit", title="회로를 거꾸로", stars=1,
    prompt="f = (x + y) max(y, z)에 x = 1, y = 3, z = 2를 넣었을 때, x, y, z에 대한 f의 기울기를 "
           "예측하세요.",
    expects="수 세 개의 목록 [x의 기울기, y의 기울기, z의 기울기]",
    solution=[3, 7, 0],
    hint="앞으로 값을 적으면 합은 4, 최댓값은 3입니다. 뒤에서 1을 보내며 정점마다의 규칙을 쓰세요.",
    after="갈라졌던 y는 두 길로 온 기울기를 더하고, 최댓값에서 진 z는 아무것도 받지 못합니다.",
    mistakes=[
        Mistake((3, 3, 0),
                "y가 최댓값 쪽에서 받은 기울기를 빠뜨렸습니다. 두 길로 온 것을 더하세요."),
        Mistake((3, 4, 0),
                "y가 더하기 쪽에서 받은 기울기를 빠뜨렸습니다. 두 길로 온 것을 더하세요."),
        Mistake((4, 7, 0),
                "곱하기는 제 값이 아니라 상대의 값을 곱해 보냅니다. x로 가는 길을 다시 보세요."),
        Mistake((3, 7, 4),
                "최댓값은 더하기처럼 양쪽에 보내지 않습니다. 작은 쪽은 움직여도 f가 그대로입니다."),
        Mistake((3, 3, 4), "최댓값이 작은 쪽으로 보냈습니다. y와 z 가운데 큰 것은 y입니다."),
        Mistake((3, 12, 0), "두 길로 온 기울기를 곱했습니다. 갈라졌던 값에서는 더합니다."),
        Mistake((3, 5, 2),
                "최댓값에서 기울기를 반씩 나누었습니다. 그것은 두 값이 꼭 같을 때뿐입니다."),
    ],
)


# ch05-relu ----------------------------------------------------------------------------------

def relu_backward(grad: FloatArray, x: FloatArray) -> FloatArray:
    return np.where(x > 0, grad, 0.0)


RELU = Code(
    name="ch05-relu", title="ReLU의 역전파", stars=1,
    prompt="받은 기울기 grad와 순전파의 입력 x로, ReLU가 앞으로 보낼 기울기를 돌려주는 "
           "`relu_backward(grad, x)`를 만드세요.",
    solution=relu_backward,
    cases=[
        (np.array([5.0, 5.0]), np.array([2.0, -2.0])),
        (np.array([1.0, -2.0, 3.0, -4.0]), np.array([0.5, 3.0, -1.0, -0.1])),
        (np.array([7.0, 7.0]), np.array([0.0, 1.0])),
        (np.array([[0.5, -0.5], [-1.5, 2.5]]), np.array([[-3.0, 4.0], [0.2, 0.0]])),
    ],
    hint="입력이 0보다 컸던 자리의 기울기만 그대로 두고, 나머지 자리에는 0을 두세요.",
    after="꺼진 뉴런은 기울기를 막습니다. 모든 표본에서 꺼져 있으면 다시는 배우지 못합니다.",
    mistakes=[
        Mistake(lambda grad, x: np.maximum(grad, 0),
                "기울기의 부호를 보았습니다. 지나가게 할지는 순전파의 입력 x가 정합니다."),
        Mistake(lambda grad, x: np.maximum(x, 0),
                "순전파를 했습니다. 역전파에서 보낼 것은 받은 기울기 grad입니다."),
        Mistake(lambda grad, x: np.where(x > 0, 1.0, 0.0),
                "국소 기울기만 돌려주었습니다. 여기에 받은 기울기를 곱하세요."),
        Mistake(lambda grad, x: grad * np.maximum(x, 0),
                "x의 값을 곱했습니다. ReLU의 국소 기울기는 x가 아니라 1이나 0입니다."),
        Mistake(lambda grad, x: np.where(x >= 0, grad, 0.0),
                "꺾인 점에서도 지나갔습니다. x가 꼭 0이면 0을 보내기로 했습니다."),
        Mistake(lambda grad, x: np.where(x < 0, grad, 0.0),
                "거꾸로 막았습니다. 켜졌던 자리, 곧 x가 0보다 큰 자리가 지나가야 합니다."),
    ],
)


# ch05-linear --------------------------------------------------------------------------------

Three = tuple[FloatArray, FloatArray, FloatArray]


def linear_backward(grad: FloatArray, x: FloatArray, W: FloatArray) -> Three:
    return grad @ W.T, x.T @ grad, grad.sum(axis=0)


def _batch(n: int, n_in: int, n_out: int, seed: int) -> Three:
    """소수 첫째 자리까지 적은 받은 기울기, 입력, 가중치."""
    rng = np.random.default_rng(seed)
    shapes = [(n, n_out), (n, n_in), (n_in, n_out)]
    grad, x, W = (rng.normal(size=shape).round(1) for shape in shapes)
    return grad, x, W


LINEAR = Code(
    name="ch05-linear", title="완전 연결층의 역전파", stars=2,
    prompt="Y = XW + b의 역전파 `(dx, dW, db)`를 돌려주는 `linear_backward(grad, x, W)`를 "
           "만드세요.",
    solution=linear_backward,
    cases=[_batch(2, 2, 2, seed=1), _batch(4, 3, 2, seed=2), _batch(3, 1, 5, seed=3)],
    hint="dx는 x와, dW는 W와 모양이 같아지는 곱을 찾으세요. 편향은 모든 표본에 쓰였습니다.",
    after="순전파의 곱 하나에 역전파의 곱은 둘입니다. 그래서 한 걸음이 순전파의 세 배쯤입니다.",
    mistakes=[
        Mistake(lambda grad, x, W: (grad @ W, x.T @ grad, grad.sum(axis=0)),
                "dx에서 W를 뒤집지 않았습니다. 출력에서 입력으로 거꾸로 가므로 W.T를 곱하세요."),
        Mistake(lambda grad, x, W: (grad @ W.T, grad.T @ x, grad.sum(axis=0)),
                "dW의 행과 열이 바뀌었습니다. W와 모양이 같아지도록 곱하는 차례를 바꾸세요."),
        Mistake(lambda grad, x, W: (grad @ W.T, x.T @ grad, grad.mean(axis=0)),
                "편향의 기울기를 평균 냈습니다. 여러 표본에 쓰인 값에는 기울기를 더합니다."),
        Mistake(lambda grad, x, W: (grad @ W.T, x.T @ grad, grad),
                "편향의 기울기를 표본에 걸쳐 더하지 않았습니다. 편향은 모든 표본에 쓰였습니다."),
        Mistake(lambda grad, x, W: (grad @ W.T, x.T @ grad, grad.sum(axis=1)),
                "편향의 기울기를 출력에 걸쳐 더했습니다. 표본에 걸쳐, 곧 axis=0으로 더하세요."),
        Mistake(lambda grad, x, W: (grad @ W.T, x.T @ grad / len(x), grad.sum(axis=0) / len(x)),
                "표본의 수로 나누었습니다. 평균을 내는 것은 손실 층이 이미 했습니다."),
        Mistake(lambda grad, x, W: (x.T @ grad, grad.sum(axis=0), grad @ W.T),
                "차례가 다릅니다. dx, dW, db의 차례로 돌려주세요."),
    ],
)


# ch05-softmax -------------------------------------------------------------------------------

def softmax_loss_backward(logits: FloatArray, t: Labels) -> FloatArray:
    return _error(logits, t) / len(t)


def _error(logits: FloatArray, t: Labels) -> FloatArray:
    """확률에서 원-핫을 뺀 것."""
    return np.asarray(softmax(logits) - one_hot(t, logits.shape[1]))


def _naive_softmax(a: FloatArray) -> FloatArray:
    return np.asarray(np.exp(a) / np.exp(a).sum(axis=1, keepdims=True))


def _softmax_of_everything(a: FloatArray) -> FloatArray:
    e = np.exp(a - a.max())
    return np.asarray(e / e.sum())


SOFTMAX = Code(
    name="ch05-softmax", title="소프트맥스와 손실의 역전파", stars=2,
    prompt="평균 교차 엔트로피의 로짓에 대한 기울기 `softmax_loss_backward(logits, t)`를 만드세요.",
    solution=softmax_loss_backward,
    cases=[
        (np.log([[0.3, 0.2, 0.5]]), np.array([1])),
        (np.array([[0.0, 0.0], [2.0, -1.0]]), np.array([0, 1])),
        (np.array([[1.0, 2.0, 0.5], [0.1, -0.3, 0.2], [3.0, 0.0, 1.0]]), np.array([2, 0, 1])),
        (np.array([[1010.0, 1000.0, 990.0], [0.0, 0.0, 0.0]]), np.array([1, 2])),
    ],
    hint="확률에서 원-핫을 뺀 오차를 표본의 수로 나누세요.",
    after="행마다 더하면 0입니다. 정답의 로짓을 올리는 만큼 나머지를 내립니다.",
    mistakes=[
        Mistake(_error, "표본의 수로 나누지 않았습니다. 손실이 평균이므로 기울기도 나눕니다."),
        Mistake(lambda logits, t: -softmax_loss_backward(logits, t),
                "부호가 뒤집혔습니다. 확률에서 정답을 빼야 합니다."),
        Mistake(lambda logits, t: softmax(logits) / len(t),
                "확률만 남았습니다. 정답의 자리에서 1을 빼세요."),
        Mistake(lambda logits, t: _error(logits, t) / logits.size,
                "로짓의 개수로 나누었습니다. 손실은 표본에 걸친 평균입니다."),
        Mistake(lambda logits, t: (logits - one_hot(t, logits.shape[1])) / len(t),
                "로짓에서 정답을 뺐습니다. 먼저 소프트맥스로 확률을 만드세요."),
        Mistake(lambda logits, t: (_naive_softmax(logits) - one_hot(t, logits.shape[1])) / len(t),
                "로짓이 크면 지수가 넘칩니다. `activations.softmax`를 쓰세요."),
        Mistake(lambda logits, t:
                (_softmax_of_everything(logits) - one_hot(t, logits.shape[1])) / len(t),
                "배열 전체의 합이 1인 확률입니다. 소프트맥스는 행마다 계산합니다."),
    ],
)


# ch05-suspect -------------------------------------------------------------------------------

GOOD = Word("맞음", "맞다", "맞습니다", "맞는 미분", "옳음", "통과", "True")
BAD = Word("틀림", "틀렸음", "틀리다", "틀립니다", "틀렸습니다", "틀린 미분", "False")

SUSPECT = Value(
    name="ch05-suspect", title="틀린 미분 찾기", stars=2,
    prompt="함수와 미분의 짝 넷을 검사해, 차례로 `맞음`이나 `틀림`을 적으세요.",
    expects='"맞음"이나 "틀림" 네 개의 목록',
    solution=[GOOD, BAD, BAD, GOOD],
    hint="음수와 양수, 작은 수와 큰 수를 섞은 점에서 검사하고, 꺾인 점 0은 피하세요.",
    after="검사한 자리에서만 보증합니다. 갈래가 있는 함수는 갈래마다 검사해야 합니다.",
    mistakes=[
        Mistake([GOOD, GOOD, BAD, GOOD],
                "둘째는 x가 0 이하일 때의 식이 따로 있습니다. 음수에서도 검사하세요."),
        Mistake([GOOD, BAD, GOOD, GOOD],
                "셋째는 0 가까이에서는 맞아 보입니다. 2나 3처럼 큰 수에서도 검사하세요."),
        Mistake([GOOD, BAD, BAD, BAD],
                "넷째를 0에서 검사했다면 꺾인 점이라 판정할 수 없습니다. 0을 빼고 검사하세요."),
        Mistake([GOOD, GOOD, GOOD, GOOD],
                "검사한 점이 너무 적습니다. 음수와 큰 수를 섞어 다시 검사하세요."),
        Mistake([GOOD, GOOD, BAD, BAD],
                "둘째와 넷째를 다시 보세요. 음수에서도 검사하고 꺾인 점 0은 빼세요."),
        Mistake([BAD, GOOD, GOOD, BAD],
                "모두 거꾸로 적었습니다. 검사를 통과한 것이 `맞음`입니다."),
    ],
)


# ch05-rate ----------------------------------------------------------------------------------

STEPS = 30
_XOR = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float64)
_TARGET = np.array([0, 1, 1, 0])


def learn_xor(learning_rate: float) -> tuple[float, int]:
    """30걸음 뒤의 손실과, 네 점 가운데 하나에라도 켜지는 은닉 뉴런의 수."""
    model = mlp([2, 16, 2], rng=np.random.default_rng(0), dtype=np.float64)
    loss = SoftmaxCrossEntropy()
    weights, slopes = model.parameters(), model.gradients()
    weights[1][:] = 0.1
    for _ in range(STEPS):
        model.backward(loss.grad(model.forward(_XOR), _TARGET))
        for weight, slope in zip(weights, slopes, strict=True):
            weight -= learning_rate * slope
    alive = (_XOR @ weights[0] + weights[1] > 0).any(axis=0).sum()
    return loss.value(model.forward(_XOR), _TARGET), int(alive)


def _judge_rates(rates: tuple[float, float]) -> Finding:
    if min(rates) <= 0 or max(rates) > 1000:
        raise ValueError("학습률은 0보다 크고 1,000 이하인 수여야 합니다")
    (fast, _), (_, alive) = learn_xor(rates[0]), learn_xor(rates[1])
    result = f"(가) 손실 {fast:.3f}, (나) 산 뉴런 {alive}개"
    hint = ""
    if fast >= 0.1 and learn_xor(rates[1])[0] < 0.1:
        hint = "(나)가 오히려 배웁니다. 차례를 바꾸어 적은 것은 아닌지 보세요."
    elif fast >= 0.1 and learn_xor(rates[0] / 4)[0] >= fast:
        hint = "(가)가 너무 작습니다. 방향은 맞지만 30걸음에 다 가지 못합니다. 더 키우세요."
    elif fast >= 0.1:
        hint = "(가)가 너무 큽니다. 손실이 튀어 올랐다가 주저앉았습니다. 줄이세요."
    elif alive > 8:
        hint = "(나)에서 뉴런이 거의 다 살아 있습니다. 훨씬 키워 보세요."
    elif alive > 0:
        hint = "(나)에서 뉴런이 많이 죽었지만 남은 것이 있습니다. 조금 더 키워 보세요."
    return Finding(result, hint)


RATE = Trial(
    name="ch05-rate", title="살리는 학습률, 죽이는 학습률", stars=2,
    prompt="XOR를 역전파로 30걸음 가르칠 때, (가) 손실이 0.1보다 작아지는 학습률과 (나) 은닉 "
           "뉴런이 모두 죽는 학습률을 찾으세요.",
    expects="수 두 개의 목록 [(가)의 학습률, (나)의 학습률]",
    goal="(가) 손실 0.1 미만, (나) 산 뉴런 0개",
    judge=_judge_rates,
    hint="슬라이더의 눈금 사이를 시험하며, 30걸음 뒤의 손실과 산 뉴런의 수를 적어 보세요.",
    after="빠른 학습률과 망가뜨리는 학습률은 열 배도 떨어져 있지 않습니다.",
    solution=(1.0, 5.0),
    wrong_answers=[(0.1, 5.0), (3.0, 5.0), (1.0, 0.05), (1.0, 2.0), (5.0, 1.0)],
)


# ch05-network -------------------------------------------------------------------------------

Four = tuple[FloatArray, FloatArray, FloatArray, FloatArray]


def two_layer_gradients(x: FloatArray, t: Labels, W1: FloatArray, b1: FloatArray,
                        W2: FloatArray, b2: FloatArray) -> Four:
    a, z, g = _forward(x, t, W1, b1, W2, b2)
    return _first_and_second(x, z, np.where(a > 0, g @ W2.T, 0.0), g)


def _forward(x: FloatArray, t: Labels, W1: FloatArray, b1: FloatArray, W2: FloatArray,
             b2: FloatArray) -> Three:
    """은닉층의 점수와 출력, 그리고 로짓의 기울기."""
    a: FloatArray = x @ W1 + b1
    z = np.maximum(a, 0)
    return a, z, softmax_loss_backward(z @ W2 + b2, t)


def _first_and_second(x: FloatArray, z: FloatArray, da: FloatArray, g: FloatArray) -> Four:
    return x.T @ da, da.sum(axis=0), z.T @ g, g.sum(axis=0)


def _without_relu(x: FloatArray, t: Labels, W1: FloatArray, b1: FloatArray, W2: FloatArray,
                  b2: FloatArray) -> Four:
    _, z, g = _forward(x, t, W1, b1, W2, b2)
    return _first_and_second(x, z, g @ W2.T, g)


def _mask_by_gradient(x: FloatArray, t: Labels, W1: FloatArray, b1: FloatArray, W2: FloatArray,
                      b2: FloatArray) -> Four:
    _, z, g = _forward(x, t, W1, b1, W2, b2)
    return _first_and_second(x, z, np.maximum(g @ W2.T, 0), g)


def _score_for_output(x: FloatArray, t: Labels, W1: FloatArray, b1: FloatArray, W2: FloatArray,
                      b2: FloatArray) -> Four:
    a, _, g = _forward(x, t, W1, b1, W2, b2)
    return _first_and_second(x, a, np.where(a > 0, g @ W2.T, 0.0), g)


def _summed(x: FloatArray, t: Labels, W1: FloatArray, b1: FloatArray, W2: FloatArray,
            b2: FloatArray) -> Four:
    dW1, db1, dW2, db2 = two_layer_gradients(x, t, W1, b1, W2, b2)
    n = len(t)
    return n * dW1, n * db1, n * dW2, n * db2


def _second_first(x: FloatArray, t: Labels, W1: FloatArray, b1: FloatArray, W2: FloatArray,
                  b2: FloatArray) -> Four:
    dW1, db1, dW2, db2 = two_layer_gradients(x, t, W1, b1, W2, b2)
    return dW2, db2, dW1, db1


def _negative(x: FloatArray, t: Labels, W1: FloatArray, b1: FloatArray, W2: FloatArray,
              b2: FloatArray) -> Four:
    dW1, db1, dW2, db2 = two_layer_gradients(x, t, W1, b1, W2, b2)
    return -dW1, -db1, -dW2, -db2


def _case(n: int, sizes: tuple[int, int, int], seed: int) -> tuple[object, ...]:
    """소수 첫째 자리까지 적은 배치와 두 층. 라벨은 클래스를 차례로 돕니다."""
    n_in, n_hidden, n_out = sizes
    rng = np.random.default_rng(seed)
    shapes = [(n, n_in), (n_in, n_hidden), (n_hidden,), (n_hidden, n_out), (n_out,)]
    x, W1, b1, W2, b2 = (rng.normal(size=shape).round(1) for shape in shapes)
    return x, np.arange(n) % n_out, W1, b1, W2, b2


NETWORK = Code(
    name="ch05-network", title="두 층을 한꺼번에", stars=3,
    prompt="ReLU를 쓰는 2층 신경망의 평균 교차 엔트로피를 미분해 `(dW1, db1, dW2, db2)`를 돌려주는 "
           "`two_layer_gradients(x, t, W1, b1, W2, b2)`를 만드세요.",
    solution=two_layer_gradients,
    cases=[_case(3, (2, 2, 2), seed=4), _case(4, (3, 5, 2), seed=5), _case(5, (2, 4, 3), seed=6)],
    hint="로짓의 기울기 g에서 시작해 둘째 층, ReLU, 첫째 층의 차례로 거슬러 올라가세요.",
    after="이 몇 줄이 신경망을 가르치는 계산의 전부입니다. 층이 늘어도 같은 일을 되풀이합니다.",
    mistakes=[
        Mistake(_without_relu,
                "ReLU의 역전파를 빠뜨렸습니다. 꺼져 있던 은닉 뉴런의 기울기를 0으로 막으세요."),
        Mistake(_mask_by_gradient,
                "기울기의 부호로 막았습니다. 순전파의 점수가 0보다 컸는지로 막아야 합니다."),
        Mistake(_score_for_output,
                "dW2에 ReLU를 지나기 전의 점수를 썼습니다. 둘째 층의 입력은 ReLU의 출력입니다."),
        Mistake(_summed,
                "모든 기울기가 표본의 수만큼 큽니다. 손실이 평균이므로 처음에 한 번 나누세요."),
        Mistake(_second_first,
                "층의 차례가 바뀌었습니다. 계산은 뒤에서부터 하더라도 첫째 층부터 돌려주세요."),
        Mistake(_negative,
                "부호가 모두 뒤집혔습니다. 로짓의 기울기는 확률에서 정답을 뺀 것입니다."),
    ],
)

EXERCISES = (CIRCUIT, RELU, LINEAR, SOFTMAX, SUSPECT, RATE, NETWORK)
