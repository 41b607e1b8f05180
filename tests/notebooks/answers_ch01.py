"""1장 연습 문제에 사람이 낼 법한 답. 채점기의 실수 목록과 따로, 손으로 썼습니다."""

import numpy as np

from companion.perceptron import and_gate, nand_gate, or_gate, xor_gate


def nor_by_comparison(x1, x2):
    return not (x1 or x2)


def nor_with_other_weights(x1, x2):
    return int(np.dot([-3, -2], [x1, x2]) + 1 > 0)


def nor_only_bias_flipped(x1, x2):
    return 1 if 0.5 * x1 + 0.5 * x2 + 0.2 > 0 else 0


def nor_not_flipped(x1, x2):
    return int(0.5 * x1 + 0.5 * x2 - 0.2 > 0)


def nor_like_nand(x1, x2):
    return int(-0.5 * x1 - 0.5 * x2 + 0.7 > 0)


def nor_with_one_number_for_two_weights(x1, x2):
    return int(np.dot(-0.5, [x1, x2]) + 0.2 > 0)


def nor_on_all_the_time(x1, x2):
    return int(-0.5 * x1 - 0.5 * x2 + 1.2 > 0)


def nor_that_hardly_sees_the_second(x1, x2):
    return int(-0.5 * x1 - 0.1 * x2 + 0.2 > 0)


def nor_score(x1, x2):
    return -0.5 * x1 - 0.5 * x2 + 0.2


def adder_by_arithmetic(x1, x2):
    return divmod(x1 + x2, 2)


def adder_from_nand(x1, x2):
    both = nand_gate(x1, x2)
    return [1 - both, and_gate(both, or_gate(x1, x2))]


def adder_swapped(x1, x2):
    return xor_gate(x1, x2), and_gate(x1, x2)


def adder_with_or(x1, x2):
    carry = int(x1 + x2 == 2)
    return carry, min(x1 + x2, 1)


def adder_only_digit(x1, x2):
    return xor_gate(x1, x2)


def adder_as_binary_text(x1, x2):
    return f"{x1 + x2:02b}"


def update_by_cases(w, b, x, t, learning_rate):
    y = 1 if np.dot(w, x) + b > 0 else 0
    if y == t:
        return w, b
    sign = 1 if t == 1 else -1
    return w + sign * learning_rate * x, b + sign * learning_rate


def update_in_place(w, b, x, t, learning_rate):
    y = int(w @ x + b > 0)
    w += learning_rate * (t - y) * x
    return w, b + learning_rate * (t - y)


def update_wrong_sign(w, b, x, t, learning_rate):
    y = int(w @ x + b > 0)
    return w + learning_rate * (y - t) * x, b + learning_rate * (y - t)


def update_without_bias(w, b, x, t, learning_rate):
    y = int(w @ x + b > 0)
    return w + learning_rate * (t - y) * x, b


def update_at_the_threshold(w, b, x, t, learning_rate):
    y = 1 if np.dot(w, x) + b >= 0 else 0
    return w + learning_rate * (t - y) * x, b + learning_rate * (t - y)


def update_only_weights(w, b, x, t, learning_rate):
    return w + learning_rate * (t - int(w @ x + b > 0)) * x


def pocket_by_loop(x, t, epochs):
    w, b = np.zeros(2), 0
    best_w, best_b, fewest = w.copy(), b, sum(t != 0)
    for _ in range(epochs):
        for i in range(len(x)):
            y = 1 if x[i] @ w + b > 0 else 0
            if y == t[i]:
                continue
            w += (t[i] - y) * x[i]
            b += t[i] - y
            wrong = sum((1 if x[j] @ w + b > 0 else 0) != t[j] for j in range(len(x)))
            if wrong < fewest:
                best_w, best_b, fewest = w.copy(), b, wrong
    return best_w, best_b


def pocket_of_the_last(x, t, epochs):
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(epochs):
        for x_i, t_i in zip(x, t, strict=True):
            error = t_i - int(x_i @ w + b > 0)
            w, b = w + error * x_i, b + error
    return w, b


def pocket_with_a_hole(x, t, epochs):
    w, b = np.zeros(x.shape[1]), 0.0
    best, fewest = (w, b), (t != 0).sum()
    for _ in range(epochs):
        for x_i, t_i in zip(x, t, strict=True):
            y = int(x_i @ w + b > 0)
            if y != t_i:
                w += (t_i - y) * x_i
                b += t_i - y
                wrong = ((x @ w + b > 0) != t).sum()
                if wrong < fewest:
                    best, fewest = (w, b), wrong
    return best


def pocket_that_takes_equals(x, t, epochs):
    w, b = np.zeros(x.shape[1]), 0.0
    best, fewest = (w, b), (t != 0).sum()
    for _ in range(epochs):
        for x_i, t_i in zip(x, t, strict=True):
            y = int(x_i @ w + b > 0)
            if y != t_i:
                w, b = w + (t_i - y) * x_i, b + (t_i - y)
                wrong = ((x @ w + b > 0) != t).sum()
                if wrong <= fewest:
                    best, fewest = (w, b), wrong
    return best


RIGHT = {
    "ch01-nor": [nor_by_comparison, nor_with_other_weights],
    "ch01-bias": [np.array([[1, 1, 1, 1], [0, 1, 1, 1], [0, 0, 0, 1], [0, 0, 0, 0]])],
    "ch01-half-adder": [adder_by_arithmetic, adder_from_nand],
    "ch01-update": [update_by_cases],
    "ch01-rate": [[1, 0.001], np.array([1.0, 1e-3])],
    "ch01-pocket": [pocket_by_loop],
}

WRONG = {
    "ch01-nor": [
        (nor_only_bias_flipped, "언제나 켜져"), (nor_not_flipped, "지금은 OR"),
        (nor_like_nand, "지금은 NAND"), (nor_score, "점수를 그대로"),
        (nor_with_one_number_for_two_weights, "수 하나가 올 자리에 배열"),
        (nor_on_all_the_time, "b는 그 크기보다"), (nor_that_hardly_sees_the_second, "x1만"),
    ],
    "ch01-bias": [
        ([[1, 1, 1, 1], [0, 0, 0, 1], [0, 1, 1, 1], [0, 0, 0, 0]], "가운데 두 줄"),
        ([[0, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]], "문턱값으로"),
        ([[1, 1, 1, 1], [0, 1, 1, 1], [0, 0, 1, 1], [0, 0, 0, 0]], "0, 1, 1, 2"),
        ([1, 0, 0, 0], "값 4개"),
    ],
    "ch01-half-adder": [
        (adder_swapped, "차례가 바뀌었습니다"), (adder_with_or, "OR를 썼습니다"),
        (adder_only_digit, "값 2개"), (adder_as_binary_text, "값 2개"),
    ],
    "ch01-update": [
        (update_wrong_sign, "반대쪽으로"), (update_without_bias, "편향이 그대로"),
        (update_at_the_threshold, "꼭 0일 때"), (update_in_place, "w.copy()"),
        (update_only_weights, "값 2개"),
    ],
    "ch01-rate": [
        ([0.1, 0.1], "두 학습률이 같습니다"), ([0.01, 10], "거꾸로"),
        ([1, 0.1], "(가)는 똑같습니다"), ([0.5, 0.001], "(나)는 똑같습니다"),
        ([1, -0.001], "조건에 맞는"), (1, "꼴이 다릅니다"),
    ],
    "ch01-pocket": [
        (pocket_of_the_last, "마지막 가중치"), (pocket_with_a_hole, "함께 바뀌었습니다"),
        (pocket_that_takes_equals, "같을 때도"),
    ],
}
