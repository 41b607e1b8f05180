"""8장 연습 문제에 사람이 낼 법한 답. 채점기의 실수 목록과 따로, 손으로 썼습니다."""

from __future__ import annotations

import math

import numpy as np


def units_with_a_set(W, b):
    return len({(*column, shift) for column, shift in zip(W.T.tolist(), b.tolist(), strict=True)})


def units_by_comparing(W, b):
    count = 0
    for j in range(W.shape[1]):
        seen = False
        for k in range(j):
            if (W[:, j] == W[:, k]).all() and b[j] == b[k]:
                seen = True
        if not seen:
            count += 1
    return count


def units_of_weights_only(W, b):
    return len({tuple(column) for column in W.T})


def units_of_rows(W, b):
    return len({tuple(row) for row in W})


def units_as_values(W, b):
    return len(set(W.ravel().tolist()))


def units_all(W, b):
    return len(b)


def units_array(W, b):
    return np.unique(np.vstack([W, b]), axis=1)


def limit_from_the_std(n_in, n_out):
    std = math.sqrt(2 / (n_in + n_out))
    return std * math.sqrt(3)


def limit_by_solving(n_in, n_out):
    variance = 2 / (n_in + n_out)
    return (3 * variance) ** 0.5


def limit_is_the_std(n_in, n_out):
    return (2 / (n_in + n_out)) ** 0.5


def limit_divided(n_in, n_out):
    return math.sqrt(2 / (n_in + n_out) / 3)


def limit_squared(n_in, n_out):
    return 3 * 2 / (n_in + n_out)


def limit_of_the_book(n_in, n_out):
    return math.sqrt(1 / n_in) * math.sqrt(3)


def limit_whole(n_in, n_out):
    return (6 // (n_in + n_out)) ** 0.5


def leaky_as_a_ratio(n_in, slope):
    kept = (1 + slope * slope) / 2
    return 1 / math.sqrt(n_in * kept)


def leaky_numpy(n_in, slope):
    return np.sqrt(2.0 / n_in / (1.0 + slope**2))


def leaky_not_squared(n_in, slope):
    return math.sqrt(2 / n_in / (1 + slope))


def leaky_forgotten(n_in, slope):
    return math.sqrt(2 / n_in)


def leaky_variance(n_in, slope):
    return 2 / n_in / (1 + slope * slope)


def leaky_inverted(n_in, slope):
    kept = (1 + slope**2) / 2
    return math.sqrt(kept / n_in)


def leaky_outside(n_in, slope):
    return math.sqrt(2 / n_in) / (1 + slope * slope)


def measure_with_a_list(x, weights, f):
    scaled, z = [], x
    for W in weights:
        W = W / np.std(z @ W)
        scaled.append(W)
        z = f(z @ W)
    return np.array(scaled)


def measure_by_score(x, weights, f):
    result = np.zeros_like(weights)
    z = x
    for k, W in enumerate(weights):
        a = z @ W
        size = a.std()
        result[k] = W / size
        z = f(a / size)
    return result


def measure_in_place(x, weights, f):
    z = x
    for k in range(len(weights)):
        weights[k] /= (z @ weights[k]).std()
        z = f(z @ weights[k])
    return weights


def measure_without_f(x, weights, f):
    scaled, z = weights.copy(), x
    for k in range(len(scaled)):
        scaled[k] /= (z @ scaled[k]).std()
        z = z @ scaled[k]
    return scaled


def measure_the_old_signal(x, weights, f):
    result, z = np.zeros_like(weights), x
    for k, W in enumerate(weights):
        a = z @ W
        result[k] = W / a.std()
        z = f(a)
    return result


def measure_only_x(x, weights, f):
    return np.array([W / np.std(x @ W) for W in weights])


def measure_each_neuron(x, weights, f):
    result, z = np.zeros_like(weights), x
    for k, W in enumerate(weights):
        result[k] = W / np.std(z @ W, axis=0)
        z = f(z @ result[k])
    return result


def measure_after_f(x, weights, f):
    result, z = np.zeros_like(weights), x
    for k, W in enumerate(weights):
        result[k] = W / np.std(f(z @ W))
        z = f(z @ result[k])
    return result


RIGHT = {
    "ch08-symmetry": [
        [0, 0, 1, 1, 1, 0], [False, False, True, True, True, False],
        np.array([0, 0, 1, 1, 1, 0]),
    ],
    "ch08-power": [[-10, 0, 10], np.array([-10.0, 0.0, 10.0])],
    "ch08-units": [units_with_a_set, units_by_comparing],
    "ch08-uniform": [limit_from_the_std, limit_by_solving],
    "ch08-rate": [[0.1, 0.0002], [0.3, 0.001], np.array([0.2, 0.0003])],
    "ch08-leaky": [leaky_as_a_ratio, leaky_numpy],
    "ch08-measure": [measure_with_a_list, measure_by_score],
}

WRONG = {
    "ch08-symmetry": [
        ([0, 0, 1, 1, 1, 1], "뉴런끼리 견주세요"), ([0, 0, 0, 1, 1, 0], "(다)에서"),
        ([0, 0, 1, 0, 1, 0], "(라)의 첫 층"), ([0, 0, 1, 1, 0, 0], "(마)에서"),
        ([0, 1, 1, 1, 1, 0], "모두 1로 같습니다"), ([0, 0, 0, 1, 0, 0], "모두 같을 때만"),
        ([0, 0, 1], "값 6개"),
    ],
    "ch08-power": [
        ([-5, 0, 5], "그 제곱근"), ([-1, 0, 1], "한 층의 답"), ([0, 10, 20], "절반을 지우는"),
        ([10, 0, -10], "부호가 반대"), ([2**-10, 1, 2**10], "한 층에"), (-10, "값 3개"),
    ],
    "ch08-units": [
        (units_of_weights_only, "편향을 보지"), (units_of_rows, "행을 세었습니다"),
        (units_as_values, "서로 다른 값을"), (units_all, "모두 세었습니다"),
        (units_array, ""),
    ],
    "ch08-uniform": [
        (limit_is_the_std, "표준편차를 그대로"), (limit_divided, "√3으로 나누었습니다"),
        (limit_squared, "제곱근을 취하세요"), (limit_of_the_book, "√(1/n_in)"),
        (limit_whole, ""),
    ],
    "ch08-rate": [
        ([0.1, 0.1], "한 학습률로는"), ([0.1, 0.01], "(가)는 됩니다. (나)는 더 작게"),
        ([0.1, 0.0000001], "(가)는 됩니다. (나)는 더 크게"), ([0.001, 0.001], "한 학습률로는"),
        ([0.002, 0.0005], "(나)는 됩니다. (가)는 더 크게"),
        ([3, 0.0005], "(나)는 됩니다. (가)는 더 작게"),
        ([-0.1, 0.0005], "조건에 맞는"), (0.1, "꼴이 다릅니다"),
    ],
    "ch08-leaky": [
        (leaky_not_squared, "s가 아니라 s²"), (leaky_forgotten, "허 초깃값 그대로"),
        (leaky_variance, "분산을 돌려주었습니다"), (leaky_inverted, "거꾸로입니다"),
        (leaky_outside, "제곱근 안으로"),
    ],
    "ch08-measure": [
        (measure_without_f, "활성화 함수 f를"), (measure_the_old_signal, "고치기 전의"),
        (measure_only_x, "모든 층에 입력 x"), (measure_each_neuron, "뉴런마다 따로"),
        (measure_after_f, "활성화값의 표준편차"), (measure_in_place, "weights.copy()"),
    ],
}
