"""2장 연습 문제에 사람이 낼 법한 답. 채점기의 실수 목록과 따로, 손으로 썼습니다."""

import math

import numpy as np

from companion.activations import sigmoid


def tanh_itself(a):
    return np.tanh(a)


def tanh_from_two_sides(a):
    return sigmoid(2 * a) - sigmoid(-2 * a)


def tanh_not_narrowed(a):
    return sigmoid(a) * 2 - 1


def tanh_not_lowered(a):
    return sigmoid(2 * a) * 2


def tanh_of_one_number(a):
    return math.tanh(a)


def collapse_by_probing(W1, b1, W2, b2):
    def through(x):
        return (x @ W1 + b1) @ W2 + b2

    b = through(np.zeros(len(W1)))
    return through(np.eye(len(W1))) - b, b


def collapse_without_first_bias(W1, b1, W2, b2):
    return np.dot(W1, W2), b2


def collapse_in_wrong_order(W1, b1, W2, b2):
    W = W2 @ W1
    return W, b1 @ W2 + b2


def collapse_with_plain_sum_of_biases(W1, b1, W2, b2):
    return W1 @ W2, b2 + b1


def softmax_by_rows(a, T):
    rows = []
    for row in a:
        e = np.exp((row - max(row)) / T)
        rows.append(e / sum(e))
    return np.array(rows)


def softmax_naive(a, T):
    return np.exp(a / T) / np.exp(a / T).sum(axis=1, keepdims=True)


def softmax_over_everything(a, T):
    z = a / T
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


def softmax_multiplied(a, T):
    z = a * T
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def softmax_in_place(a, T):
    a /= T
    a -= a.max(axis=1, keepdims=True)
    e = np.exp(a)
    return e / e.sum(axis=1, keepdims=True)


def swish_grad_expanded(a):
    return sigmoid(a) * (1 + a * (1 - sigmoid(a)))


def swish_grad_first_term(a):
    return sigmoid(a)


def swish_grad_of_each_factor(a):
    return 1 * (sigmoid(a) * (1 - sigmoid(a)))


def swish_grad_naive(a):
    s = np.exp(a) / (1 + np.exp(a))
    return s + a * s * (1 - s)


def swish_grad_numerically(a):
    h = 1e-3
    return ((a + h) * sigmoid(a + h) - a * sigmoid(a)) / h



RIGHT = {
    "ch02-tanh": [tanh_itself, tanh_from_two_sides],
    "ch02-shapes": [[[784, 50], [128, 50], (100,), (100, 10), (128, 10)]],
    "ch02-collapse": [collapse_by_probing],
    "ch02-softmax": [softmax_by_rows],
    "ch02-batch": [((1000, 16, 4, 1), 1), [np.array([1000, 16, 4, 1]), np.int64(1)]],
    "ch02-absolute": [(2, -2, 0.5, -4, 4, 0.25), (-1, 1, 1, 1, -1, 1)],
    "ch02-swish": [swish_grad_expanded],
}

WRONG = {
    "ch02-tanh": [
        (tanh_not_narrowed, "두 배"), (tanh_not_lowered, "1을 빼"),
        (tanh_of_one_number, "배열이 왔습니다"),
    ],
    "ch02-shapes": [
        ([(50, 784), (128, 50), (100,), (10, 100), (128, 10)], "행과 열"),
        ([(784, 50), (50,), (100,), (100, 10), (10,)], "한 장"),
        ([(784, 50), (128, 50), (100, 1), (100, 10), (128, 10)], ""),
    ],
    "ch02-collapse": [
        (collapse_without_first_bias, "사라졌습니다"), (collapse_in_wrong_order, "순서"),
        (collapse_with_plain_sum_of_biases, "그대로 더해지지"),
    ],
    "ch02-softmax": [
        (softmax_naive, "넘"), (softmax_over_everything, "전체"), (softmax_multiplied, "곱했"),
        (softmax_in_place, "a.copy()"),
    ],
    "ch02-batch": [
        (([1000, 15, 3, 1], 1), "나머지"), (([1000, 16, 4, 1], 1000), "다시 재"),
        ([1000, 16, 4, 1], "값 2개"),
    ],
    "ch02-absolute": [
        ((1, 0, 1, -1, 0, 1), "꺾이는 곳이 1"), ((1, -1, -1, -1, 1, -1), "뒤집"),
        ((1, -1, 1, 0, 0, 0), "오른쪽 팔만"), ((1, -1, 1), "꼴이 다릅니다"),
    ],
    "ch02-swish": [
        (swish_grad_first_term, "첫"), (swish_grad_of_each_factor, "각각"), (swish_grad_naive, ""),
        (swish_grad_numerically, ""),
    ],
}
