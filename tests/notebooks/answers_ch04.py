"""4장의 문제에 사람이 낼 법한 답. 채점기의 실수 목록과 따로, 손으로 썼습니다."""

from __future__ import annotations

import numpy as np


def minimize_by_while(x, learning_rate, steps):
    while steps > 0:
        x -= learning_rate * x * (x * x - 2)
        steps -= 1
    return x


def minimize_recursively(x, learning_rate, steps):
    if steps == 0:
        return x
    return minimize_recursively(x - learning_rate * (x**3 - 2 * x), learning_rate, steps - 1)


def minimize_numerically(x, learning_rate, steps):
    def f(x):
        return x**4 / 4 - x**2

    for _ in range(steps):
        x = x - learning_rate * (f(x + 1e-5) - f(x - 1e-5)) / 2e-5
    return x


def minimize_uphill(x, learning_rate, steps):
    for _ in range(steps):
        x = x + learning_rate * (x**3 - 2 * x)
    return x


def minimize_returning_early(x, learning_rate, steps):
    for _ in range(steps):
        return x - learning_rate * (x**3 - 2 * x)
    return x


def minimize_with_one_gradient(x, learning_rate, steps):
    slope = x**3 - 2 * x
    for _ in range(steps):
        x = x - learning_rate * slope
    return x


def minimize_without_a_rate(x, learning_rate, steps):
    for _ in range(steps):
        x = x - (x**3 - 2 * x)
    return x


def minimize_with_the_value(x, learning_rate, steps):
    for _ in range(steps):
        x = x - learning_rate * (0.25 * x**4 - x**2)
    return x


def minimize_and_print(x, learning_rate, steps):
    for _ in range(steps):
        x = x - learning_rate * (x**3 - 2 * x)
    print(x)


def mae_by_loop(x, t, w, b):
    dw = db = 0
    for x_i, t_i in zip(x, t, strict=True):
        s = 1 if w * x_i + b > t_i else -1
        dw += s * x_i
        db += s
    return dw / len(x), db / len(x)


def mae_by_division(x, t, w, b):
    e = w * x + b - t
    s = e / abs(e)
    return (s @ x) / x.size, s.mean()


def mae_like_mse(x, t, w, b):
    e = w * x + b - t
    return 2 * (e * x).mean(), 2 * e.mean()


def mae_summed(x, t, w, b):
    s = np.sign(w * x + b - t)
    return sum(s * x), sum(s)


def mae_other_way(x, t, w, b):
    s = np.sign(t - (w * x + b))
    return np.mean(s * x), np.mean(s)


def mae_without_x(x, t, w, b):
    s = np.sign(w * x + b - t)
    return s.mean(), s.mean()


def mae_only_w(x, t, w, b):
    return np.mean(np.sign(w * x + b - t) * x)


def standardize_by_columns(x_train, x_test):
    z_train, z_test = np.empty_like(x_train), np.empty_like(x_test)
    for j in range(x_train.shape[1]):
        m = sum(x_train[:, j]) / len(x_train)
        s = (sum((x_train[:, j] - m) ** 2) / len(x_train)) ** 0.5
        z_train[:, j] = (x_train[:, j] - m) / s
        z_test[:, j] = (x_test[:, j] - m) / s
    return z_train, z_test


def standardize_each(x_train, x_test):
    return ((x_train - x_train.mean(0)) / x_train.std(0),
            (x_test - x_test.mean(0)) / x_test.std(0))


def standardize_stacked(x_train, x_test):
    both = np.vstack([x_train, x_test])
    z = (both - both.mean(0)) / both.std(0)
    return z[:len(x_train)], z[len(x_train):]


def standardize_the_whole_array(x_train, x_test):
    m, s = x_train.mean(), x_train.std()
    return (x_train - m) / s, (x_test - m) / s


def standardize_in_place(x_train, x_test):
    m, s = x_train.mean(axis=0), x_train.std(axis=0)
    x_train -= m
    x_train /= s
    return x_train, (x_test - m) / s


def standardize_only_train(x_train, x_test):
    return (x_train - x_train.mean(0)) / x_train.std(0), x_test


def line_by_samples(x, t, orders, batch_size, learning_rate):
    w = b = 0.0
    for order in orders:
        rest = list(order)
        while rest:
            batch, rest = rest[:batch_size], rest[batch_size:]
            dw = sum(2 * (w * x[i] + b - t[i]) * x[i] for i in batch) / len(batch)
            db = sum(2 * (w * x[i] + b - t[i]) for i in batch) / len(batch)
            w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b


def line_by_matrix(x, t, orders, batch_size, learning_rate):
    ones = np.c_[x, np.ones(len(x))]
    theta = np.zeros(2)
    for order in orders:
        for rows in np.split(order, range(batch_size, len(order), batch_size)):
            e = ones[rows] @ theta - t[rows]
            theta = theta - learning_rate * 2 * e @ ones[rows] / len(rows)
    return theta[0], theta[1]


def line_dropping_the_rest(x, t, orders, batch_size, learning_rate):
    w, b = 0.0, 0.0
    for order in orders:
        for k in range(len(order) // batch_size):
            rows = order[k * batch_size:(k + 1) * batch_size]
            e = w * x[rows] + b - t[rows]
            dw, db = 2 * np.mean(e * x[rows]), 2 * np.mean(e)
            w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b


def line_not_shuffled(x, t, orders, batch_size, learning_rate):
    w, b = 0.0, 0.0
    for _ in range(len(orders)):
        for i in range(0, len(x), batch_size):
            e = w * x[i:i + batch_size] + b - t[i:i + batch_size]
            dw, db = 2 * np.mean(e * x[i:i + batch_size]), 2 * np.mean(e)
            w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b


def line_one_after_the_other(x, t, orders, batch_size, learning_rate):
    w, b = 0.0, 0.0
    for order in orders:
        for i in range(0, len(order), batch_size):
            rows = order[i:i + batch_size]
            w -= learning_rate * 2 * np.mean((w * x[rows] + b - t[rows]) * x[rows])
            b -= learning_rate * 2 * np.mean(w * x[rows] + b - t[rows])
    return w, b


def line_summed(x, t, orders, batch_size, learning_rate):
    w, b = 0.0, 0.0
    for order in orders:
        for i in range(0, len(order), batch_size):
            rows = order[i:i + batch_size]
            e = w * x[rows] + b - t[rows]
            dw, db = 2 * e @ x[rows], 2 * e.sum()
            w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b


def line_without_two(x, t, orders, batch_size, learning_rate):
    w, b = 0.0, 0.0
    for order in orders:
        for i in range(0, len(order), batch_size):
            rows = order[i:i + batch_size]
            e = w * x[rows] + b - t[rows]
            w, b = w - learning_rate * np.mean(e * x[rows]), b - learning_rate * np.mean(e)
    return w, b


RIGHT = {
    "ch04-factor": [np.array([0.36, 0, 0.36, 1, 1.96]), (0.36, 0, 0.36, 1, 1.96)],
    "ch04-minimize": [minimize_by_while, minimize_recursively, minimize_numerically],
    "ch04-mae": [mae_by_loop, mae_by_division],
    "ch04-standardize": [standardize_by_columns],
    "ch04-border": [0.004, 0.00414, np.float64(0.0041)],
    "ch04-batch": [(1, 0.002), [64, 0.1], (16, 0.03), (256, 0.35)],
    "ch04-minibatch": [line_by_samples, line_by_matrix],
}

WRONG = {
    "ch04-factor": [
        ([0.6, 0, -0.6, -1, -1.4], "한 걸음 뒤"),
        ([0.64, 0.25, 0.04, 0, 0.04], "2x로 보았습니다"),
        ([0.2, -1, -2.2, -3, -3.8], "두 번 뺐습니다"),
        ([1.96, 4, 6.76, 9, 11.56], "올라갔습니다"),
        ([0.36, 0, -0.36, -1, -1.96], "건너편에서"), ([0.3, 0, 0.3, 1, 2], "1 - 4η"),
        ([0.36, 0, 0.36, 1], "값 5개"),
    ],
    "ch04-minimize": [
        (minimize_uphill, "올라가고"), (minimize_returning_early, "한 걸음만"),
        (minimize_with_one_gradient, "처음의 기울기만"), (minimize_with_the_value, "함숫값을"),
        (minimize_without_a_rate, "학습률을 쓰지 않았습니다"), (minimize_and_print, "return"),
    ],
    "ch04-mae": [
        (mae_like_mse, "MSE"), (mae_summed, "표본 수로"), (mae_other_way, "부호가 반대"),
        (mae_without_x, "x가 빠졌습니다"), (mae_only_w, "값 2개"),
    ],
    "ch04-standardize": [
        (standardize_each, "제 평균"), (standardize_stacked, "합쳐"),
        (standardize_the_whole_array, "axis=0"), (standardize_in_place, "x_train.copy()"),
        (standardize_only_train, "그대로입니다"),
    ],
    "ch04-border": [
        (0.02, "발산합니다"), (0.002, "더 키울 수"), (0.6197, "표준화했을 때"),
        (0.0244, "하나만 쓸 때"), (0, "0보다 커야"), (0.0042, "언저리"),
        (0.0039, "언저리"), ("0.004", "꼴이 다릅니다"),
    ],
    "ch04-batch": [
        ((1, 0.3), "발산"), ((506, 0.2), "두 걸음뿐"), ((128, 0.01), "닿기 전에"),
        ((1, 0.01), "흔들립니다"), ((1, 0.005), "흔들립니다"), ((506, 0.4), "두 걸음뿐"),
        ((2.5, 0.1), "정수"), ((1000, 0.1), "1부터 506까지"),
        ((8, 0), "0보다"), (0.02, "꼴이 다릅니다"),
    ],
    "ch04-minibatch": [
        (line_dropping_the_rest, "마지막 배치"), (line_not_shuffled, "섞은 순서"),
        (line_one_after_the_other, "함께 고치세요"), (line_summed, "더하기만"),
        (line_without_two, "2가 빠졌습니다"),
    ],
}
