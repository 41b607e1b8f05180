"""3장 연습 문제에 사람이 낼 법한 답. 채점기의 실수 목록과 따로, 손으로 썼습니다."""

from __future__ import annotations

import math

import numpy as np


def mse_flattened(y, t):
    d = y.flatten() - t
    return np.dot(d, d) / len(t)


def mse_by_hand(y, t):
    total = 0.0
    for (guess,), truth in zip(y, t, strict=True):
        total += (guess - truth) ** 2
    return total / len(t)


def mse_with_t_as_column(y, t):
    return np.mean((y - t.reshape(-1, 1)) ** 2)


def mse_as_it_is(y, t):
    d = y - t
    return np.mean(d * d)


def mse_summed(y, t):
    return sum((y.ravel() - t) ** 2)


def mse_rooted(y, t):
    return np.mean((y.ravel() - t) ** 2) ** 0.5


def mse_per_sample(y, t):
    return (y.ravel() - t) ** 2


def binary_by_where(p, t):
    return np.mean(-np.log(np.where(t == 1, p, 1 - p) + 1e-7))


def binary_by_hand(p, t):
    losses = []
    for p_i, t_i in zip(p, t, strict=True):
        losses.append(-math.log(p_i + 1e-7) if t_i else -math.log(1 - p_i + 1e-7))
    return sum(losses) / len(losses)


def binary_clipped(p, t):
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.average(np.log(p) * t + np.log(1 - p) * (1 - t))


def binary_positives_only(p, t):
    return -np.mean(t * np.log(p + 1e-7))


def binary_without_eps(p, t):
    return np.mean(-np.log(np.where(t == 1, p, 1 - p)))


def binary_eps_outside(p, t):
    return np.mean(-np.log(np.where(t == 1, p, 1 - p)) + 1e-7)


def binary_without_minus(p, t):
    return np.mean(np.log(np.where(t == 1, p, 1 - p) + 1e-7))


def binary_summed(p, t):
    return -sum(t * np.log(p + 1e-7) + (1 - t) * np.log(1 - p + 1e-7))


def partial_with_a_step(f, x, i, h):
    step = np.zeros(len(x))
    step[i] = h
    return (f(x + step) - f(x - step)) / (h + h)


def partial_restoring(f, x, i, h):
    x = x.astype(float)
    old = x[i]
    x[i] = old + h
    right = f(x)
    x[i] = old - h
    left = f(x)
    x[i] = old
    return (right - left) / (2 * h)


def partial_truncated(f, x, i, h):
    right = x.copy()
    left = x.copy()
    right[i] += h
    left[i] -= h
    return (f(right) - f(left)) / (2 * h)


def partial_one_sided(f, x, i, h):
    x = x.astype(float)
    before = f(x)
    x[i] += h
    return (f(x) - before) / h


def partial_over_h(f, x, i, h):
    step = h * np.eye(len(x))[i]
    return (f(x + step) - f(x - step)) / h


def partial_everywhere(f, x, i, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def partial_left_changed(f, x, i, h):
    x[i] = x[i] + h
    right = f(x)
    x[i] = x[i] - 2 * h
    left = f(x)
    return (right - left) / (2 * h)


def logits_row_by_row(a, t):
    losses = []
    for row, label in zip(a, t, strict=True):
        top = row.max()
        losses.append(top + math.log(np.exp(row - top).sum()) - row[label])
    return np.mean(losses)


def logits_by_logaddexp(a, t):
    return np.mean(np.logaddexp.reduce(a, axis=1) - np.take_along_axis(a, t[:, None], 1)[:, 0])


def logits_through_softmax(a, t):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[range(len(t)), t] + 1e-7))


def logits_overflowing(a, t):
    p = np.exp(a) / np.exp(a).sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[range(len(t)), t]))


def logits_log_sum_overflowing(a, t):
    return np.mean(np.log(np.sum(np.exp(a), axis=1)) - a[range(len(t)), t])


def logits_summed(a, t):
    return len(t) * logits_row_by_row(a, t)


def logits_all_rows_of_t(a, t):
    top = a.max(axis=1, keepdims=True)
    log_p = a - top - np.log(np.exp(a - top).sum(axis=1, keepdims=True))
    return -log_p[:, t].mean()


RIGHT = {
    "ch03-compare": [("같음", "가", "나", "같음"), ["같음 ", "가", " 나", "같음"],
                     ["같습니다", "(가)", "(나)", "둘이 같음"]],
    "ch03-mse": [mse_flattened, mse_by_hand, mse_with_t_as_column],
    "ch03-binary": [binary_by_where, binary_by_hand, binary_clipped],
    "ch03-batch": [200, 160.0, np.int64(187)],
    "ch03-partial": [partial_with_a_step, partial_restoring],
    "ch03-cost": [(23860, 47720, 23861, 47720), np.array([23860, 47720, 23861, 47720])],
    "ch03-logits": [logits_row_by_row, logits_by_logaddexp],
}

WRONG = {
    "ch03-compare": [
        (["가", "가", "나", "같음"], "1번"), (["같음", "같음", "나", "같음"], "0.3의 제곱"),
        (["같음", "가", "가", "가"], "3번"), (["같음", "나", "가", "같음"], "작은 쪽"),
        (["같음", "가", "나"], "4개"),
    ],
    "ch03-mse": [
        (mse_as_it_is, "(n, n)"), (mse_summed, "합"), (mse_rooted, "RMSE"), (mse_per_sample, ""),
    ],
    "ch03-binary": [
        (binary_positives_only, "정답이 0인"), (binary_without_eps, "1e-7"),
        (binary_eps_outside, "로그 안에서"), (binary_without_minus, "부호"),
        (binary_summed, "평균"),
    ],
    "ch03-batch": [
        (64, "네 배"), (128, "조금 더"), (512, "훨씬 많이"), (4000, "모두 보았"), (0, "정수"),
        (256, "0.04보다 작"), ("187", "꼴이 다릅니다"),
    ],
    "ch03-partial": [
        (partial_truncated, "잘립니다"), (partial_one_sided, "앞 차분"), (partial_over_h, "두 배"),
        (partial_everywhere, "모두 흔들"), (partial_left_changed, ""),
    ],
    "ch03-cost": [
        ([23820, 47640, 23821, 47640], "편향"), ([23860, 47720, 23861, 4772], "통째로"),
        ([23860, 23860, 23861, 23860], "두 번"), ([23860, 47720, 23860, 47720], "f(x)"),
    ],
    "ch03-logits": [
        (logits_through_softmax, "뭉개진"), (logits_overflowing, ""),
        (logits_log_sum_overflowing, "넘칩니다"), (logits_summed, "평균"),
        (logits_all_rows_of_t, "[:, t]"),
    ],
}
