"""10장 연습 문제에 사람이 낼 법한 답. 채점기의 실수 목록과 따로, 손으로 썼습니다."""

import math

import numpy as np


def pair_by_loop(C):
    best, found = -1, None
    for i in range(len(C)):
        for j in range(i + 1, len(C)):
            if C[i][j] + C[j][i] > best:
                best, found = C[i][j] + C[j][i], (i, j)
    return found


def pair_by_filled_diagonal(C):
    both = C + C.T
    np.fill_diagonal(both, 0)
    i, j = np.unravel_index(both.argmax(), both.shape)
    return sorted([int(i), int(j)])


def pair_with_the_diagonal(C):
    i, j = np.unravel_index(np.argmax(C + C.T), C.shape)
    return int(i), int(j)


def pair_of_one_cell(C):
    biggest, found = 0, (0, 1)
    for i in range(len(C)):
        for j in range(len(C)):
            if i != j and C[i, j] > biggest:
                biggest, found = C[i, j], (min(i, j), max(i, j))
    return found


def pair_that_erases(C):
    np.fill_diagonal(C, 0)
    both = C + C.T
    return divmod(int(both.argmax()), len(C))


def pair_backwards(C):
    i, j = pair_by_loop(C)
    return j, i


def rates_by_loop(C):
    recall, precision = [], []
    for k in range(len(C)):
        recall.append(C[k, k] / sum(C[k, :]))
        precision.append(C[k, k] / sum(C[:, k]))
    return np.array(recall), np.array(precision)


def rates_by_transpose(C):
    return [np.diag(M) / M.sum(axis=1) for M in (C, C.T)]


def rates_swapped(C):
    hits = np.diag(C)
    return hits / C.sum(axis=0), hits / C.sum(axis=1)


def rates_of_the_whole(C):
    hits = np.diag(C)
    return hits / np.sum(C), hits / np.sum(C)


def rates_as_one(C):
    return np.diag(C) / C.sum(axis=1)


def needed_by_counting_up(p, half):
    n = 1
    while 1.96 * (p * (1 - p) / n) ** 0.5 > half:
        n += 1
    return n


def needed_with_math(p, half):
    return math.ceil(p * (1 - p) * (1.96 / half) ** 2)


def needed_cut(p, half):
    return int(p * (1 - p) * (1.96 / half) ** 2)


def needed_as_a_float(p, half):
    return p * (1 - p) * (1.96 / half) ** 2


def needed_with_one_error(p, half):
    return int(np.ceil(p * (1 - p) / half**2))


def needed_unsquared(p, half):
    return math.ceil(1.96 * math.sqrt(p * (1 - p)) / half)


def refuse_by_loop(P, t, threshold):
    answered = hit = 0
    for p, label in zip(P, t, strict=True):
        if max(p) >= threshold:
            answered += 1
            hit += list(p).index(max(p)) == label
    return answered / len(t), hit / answered if answered else 0


def refuse_above(P, t, threshold):
    keep = P.max(axis=1) > threshold
    if keep.sum() == 0:
        return 0, 0
    return keep.mean(), (P.argmax(axis=1)[keep] == t[keep]).mean()


def refuse_over_all(P, t, threshold):
    keep = P.max(axis=1) >= threshold
    hits = keep * (P.argmax(axis=1) == t)
    return sum(keep) / len(t), sum(hits) / len(t)


def refuse_knowing_the_answer(P, t, threshold):
    keep = np.array([p[label] >= threshold for p, label in zip(P, t, strict=True)])
    if not any(keep):
        return 0.0, 0.0
    return keep.mean(), (P.argmax(axis=1)[keep] == t[keep]).mean()


def refuse_without_a_guard(P, t, threshold):
    keep = P.max(axis=1) >= threshold
    return keep.mean(), (P.argmax(axis=1) == t)[keep].mean()


def step_with_one_hot(W1, b1, W2, b2, x, t, learning_rate, decay):
    n = len(x)
    hidden = np.tanh(np.dot(x, W1) + b1)
    scores = np.dot(hidden, W2) + b2
    e = np.exp(scores - np.max(scores, axis=1, keepdims=True))
    p = e / np.sum(e, axis=1, keepdims=True)
    error = (p - np.eye(len(b2))[t]) / n
    dW2, db2 = hidden.T.dot(error) + decay * W2, error.sum(0)
    back = error.dot(W2.T) * (1 - np.square(hidden))
    dW1, db1 = x.T.dot(back) + decay * W1, back.sum(0)
    return [p - learning_rate * g
            for p, g in [(W1, dW1), (b1, db1), (W2, dW2), (b2, db2)]]


def step_in_any_order(W1, b1, W2, b2, x, t, learning_rate, decay):
    """한 줄씩 고치며 내려가다가, 이미 고친 W2로 뒤로 나릅니다."""
    z = np.tanh(x @ W1 + b1)
    e = np.exp(z @ W2 + b2)
    d = e / e.sum(axis=1, keepdims=True)
    d[range(len(t)), t] -= 1
    d = d / len(t)
    W2 = W2 - learning_rate * (z.T @ d + decay * W2)
    b2 = b2 - learning_rate * d.sum(axis=0)
    d = d @ W2.T * (1 - z * z)
    W1 = W1 - learning_rate * (x.T @ d + decay * W1)
    b1 = b1 - learning_rate * d.sum(axis=0)
    return W1, b1, W2, b2


def _gradients(W1, b1, W2, b2, x, t):
    z = np.tanh(x @ W1 + b1)
    e = np.exp(z @ W2 + b2)
    d = e / e.sum(axis=1, keepdims=True)
    d[range(len(t)), t] -= 1
    d = d / len(t)
    back = d @ W2.T * (1 - z * z)
    return x.T @ back, back.sum(axis=0), z.T @ d, d.sum(axis=0)


def step_without_decay(W1, b1, W2, b2, x, t, learning_rate, decay):
    grads = _gradients(W1, b1, W2, b2, x, t)
    return tuple(p - learning_rate * g for p, g in zip((W1, b1, W2, b2), grads, strict=True))


def step_that_shrinks_all(W1, b1, W2, b2, x, t, learning_rate, decay):
    grads = _gradients(W1, b1, W2, b2, x, t)
    return tuple(p - learning_rate * (g + decay * p)
                 for p, g in zip((W1, b1, W2, b2), grads, strict=True))


def step_in_place(W1, b1, W2, b2, x, t, learning_rate, decay):
    dW1, db1, dW2, db2 = _gradients(W1, b1, W2, b2, x, t)
    W1 -= learning_rate * (dW1 + decay * W1)
    b1 -= learning_rate * db1
    W2 -= learning_rate * (dW2 + decay * W2)
    b2 -= learning_rate * db2
    return W1, b1, W2, b2


def step_uphill(W1, b1, W2, b2, x, t, learning_rate, decay):
    dW1, db1, dW2, db2 = _gradients(W1, b1, W2, b2, x, t)
    return (W1 + learning_rate * (dW1 + decay * W1), b1 + learning_rate * db1,
            W2 + learning_rate * (dW2 + decay * W2), b2 + learning_rate * db2)


RIGHT = {
    "ch10-count": [(167560, 960, 48000), np.array([167560, 960, 48000])],
    "ch10-pair": [pair_by_loop, pair_by_filled_diagonal],
    "ch10-rates": [rates_by_loop, rates_by_transpose],
    "ch10-needed": [needed_by_counting_up, needed_with_math],
    "ch10-rate": [[0.1, 12], (0.2, 20), (np.float64(0.15), 10)],
    "ch10-refuse": [refuse_by_loop],
    "ch10-step": [step_with_one_hot],
}

WRONG = {
    "ch10-count": [
        ([784 * 200 + 200 * 50 + 50 * 10, 960, 48000], "편향을 빠뜨렸습니다"),
        ([167560, 64, 48000], "한 에폭의 걸음 수"),
        ([167560, 960, 3200], "다시 봅니다"),
        ([167560, 960], "값 3개"),
    ],
    "ch10-pair": [
        (pair_with_the_diagonal, "대각선이 섞였습니다"), (pair_of_one_cell, "한 방향만"),
        (pair_backwards, "거꾸로"), (pair_that_erases, "C.copy()"),
    ],
    "ch10-rates": [
        (rates_swapped, "둘이 바뀌었습니다"), (rates_of_the_whole, "전체의 수로"),
        (rates_as_one, "값 2개"),
    ],
    "ch10-needed": [
        (needed_cut, "내림했습니다"), (needed_as_a_float, "정수가 아닙니다"),
        (needed_with_one_error, "1.96을 빠뜨렸습니다"), (needed_unsquared, "제곱을 빠뜨렸습니다"),
    ],
    "ch10-rate": [
        ([0.1, 1], "예산을 넘습니다"), ([2, 20], "학습률을 줄여"), ([0.02, 10], "학습률을 키워"),
        ([0.1, 600], "배치를 줄이세요"), ([0.1, 2.5], "조건에 맞는"), (0.1, "꼴이 다릅니다"),
    ],
    "ch10-refuse": [
        (refuse_above, ">="), (refuse_over_all, "분모에서도"),
        (refuse_knowing_the_answer, "정답을 모르므로"), (refuse_without_a_guard, "nan"),
    ],
    "ch10-step": [
        (step_in_any_order, "고치기 전의 값"), (step_without_decay, "가중치 감소가 없습니다"),
        (step_that_shrinks_all, "편향까지"), (step_in_place, "W1.copy()"),
        (step_uphill, "오르막"),
    ],
}
