"""7장의 문제에 사람이 낼 법한 답."""

from __future__ import annotations

import numpy as np


def rmsprop_with_difference(w, h, g, learning_rate, decay):
    h = h + (1 - decay) * (g * g - h)
    step = g / (h**0.5 + 1e-8)
    return w - learning_rate * step, h


def rmsprop_in_place(w, h, g, learning_rate, decay):
    h *= decay
    h += (1 - decay) * g * g
    return w - learning_rate * g / (np.sqrt(h) + 1e-8), h


def rmsprop_like_adagrad(w, h, g, learning_rate, decay):
    h = h + g * g
    return w - learning_rate * g / (np.sqrt(h) + 1e-8), h


def rmsprop_with_the_old_record(w, h, g, learning_rate, decay):
    new = decay * h + (1 - decay) * g**2
    return w - learning_rate * g / (np.sqrt(h) + 1e-8), new


def rmsprop_without_a_root(w, h, g, learning_rate, decay):
    h = decay * h + (1 - decay) * g**2
    return w - learning_rate * g / (h + 1e-8), h


def rmsprop_swapped(w, h, g, learning_rate, decay):
    h = (1 - decay) * h + decay * g**2
    return w - learning_rate * g / (np.sqrt(h) + 1e-8), h


def rmsprop_with_eps_inside(w, h, g, learning_rate, decay):
    h = decay * h + (1 - decay) * g**2
    return w - learning_rate * g / np.sqrt(h + 1e-8), h


def rmsprop_without_eps(w, h, g, learning_rate, decay):
    h = decay * h + (1 - decay) * g**2
    return w - learning_rate * g / np.sqrt(h), h


def rmsprop_only_weights(w, h, g, learning_rate, decay):
    h = decay * h + (1 - decay) * g**2
    return w - learning_rate * g / (np.sqrt(h) + 1e-8)


def average_by_weights(values, beta):
    result = []
    for t in range(1, len(values) + 1):
        weights = np.power(float(beta), np.arange(t - 1, -1, -1))
        result.append(np.sum(weights * values[:t]) / weights.sum())
    return np.array(result)


def average_with_two_sums(values, beta):
    total = weight = 0.0
    result = np.zeros(len(values))
    for i, value in enumerate(values):
        total = beta * total + value
        weight = beta * weight + 1
        result[i] = total / weight
    return result


def average_plain(values, beta):
    m, result = 0, []
    for v in values:
        m += (1 - beta) * (v - m)
        result.append(m)
    return np.array(result)


def average_from_step_zero(values, beta):
    m, result = 0, []
    for t, v in enumerate(values):
        m = beta * m + (1 - beta) * v
        result.append(float(m) / (1 - beta**t))
    return np.array(result)


def average_fed_back(values, beta):
    m, result = 0.0, []
    for t, v in enumerate(values, 1):
        m = beta * m + (1 - beta) * v
        m = m / (1 - beta**t)
        result.append(m)
    return np.array(result)


def average_as_a_list(values, beta):
    return average_with_two_sums(values, beta).tolist()


def average_from_the_first(values, beta):
    m, result = values[0], []
    for v in values:
        m = beta * m + (1 - beta) * v
        result.append(m)
    return np.array(result)


def rate_by_cases(step, rate, warm, total, floor):
    if step >= total:
        return floor
    if step >= warm:
        angle = np.pi * (step - warm) / (total - warm)
        return 0.5 * (rate + floor) + 0.5 * (rate - floor) * np.cos(angle)
    return (step + 1) * (rate / warm)


def rate_from_zero(step, rate, warm, total, floor):
    if step < warm:
        return step / warm * rate
    return rate_by_cases(step, rate, warm, total, floor)


def rate_that_rises_again(step, rate, warm, total, floor):
    if step < warm:
        return rate * (step + 1) / warm
    p = (step - warm) / (total - warm)
    return floor + 0.5 * (rate - floor) * (1 + np.cos(np.pi * p))


def rate_counted_from_the_start(step, rate, warm, total, floor):
    if step < warm:
        return rate * (step + 1) / warm
    p = min(1, step / total)
    return floor + 0.5 * (rate - floor) * (1 + np.cos(np.pi * p))


def rate_without_a_floor(step, rate, warm, total, floor):
    if step < warm:
        return rate * (step + 1) / warm
    p = min(1, (step - warm) / (total - warm))
    return 0.5 * rate * (1 + np.cos(np.pi * p))


def rate_without_warmup(step, rate, warm, total, floor):
    if step < warm:
        return rate
    return rate_by_cases(step, rate, warm, total, floor)


def rate_that_stops_short(step, rate, warm, total, floor):
    if step < warm:
        return rate * (step + 1) / warm
    p = min(1, (step - warm) / total)
    return floor + 0.5 * (rate - floor) * (1 + np.cos(np.pi * p))


def lion_decayed_in_the_step(w, gradients, learning_rate, beta1, beta2, weight_decay):
    m = 0 * w
    for g in gradients:
        update = np.sign(m * beta1 + g * (1 - beta1)) + weight_decay * w
        w = w - learning_rate * update
        m = m + (1 - beta2) * (g - m)
    return w


def lion_on_a_copy(w, gradients, learning_rate, beta1, beta2, weight_decay):
    w, m = w.copy(), np.zeros(w.shape)
    for g in gradients:
        c = beta1 * m + (1 - beta1) * g
        w *= 1 - learning_rate * weight_decay
        w -= learning_rate * np.where(c > 0, 1.0, np.where(c < 0, -1.0, 0.0))
        m *= beta2
        m += (1 - beta2) * g
    return w


def lion_without_a_sign(w, gradients, learning_rate, beta1, beta2, weight_decay):
    m = 0
    for g in gradients:
        c = beta1 * m + (1 - beta1) * g
        w = w * (1 - learning_rate * weight_decay) - learning_rate * c
        m = beta2 * m + (1 - beta2) * g
    return w


def lion_with_one_memory(w, gradients, learning_rate, beta1, beta2, weight_decay):
    m = np.zeros_like(w)
    for g in gradients:
        m = beta1 * m + (1 - beta1) * g
        w = w * (1 - learning_rate * weight_decay) - learning_rate * np.sign(m)
    return w


def lion_without_decay(w, gradients, learning_rate, beta1, beta2, weight_decay):
    m = np.zeros_like(w)
    for g in gradients:
        w = w - learning_rate * np.sign(beta1 * m + (1 - beta1) * g)
        m = beta2 * m + (1 - beta2) * g
    return w


def lion_in_place(w, gradients, learning_rate, beta1, beta2, weight_decay):
    m = np.zeros_like(w)
    for g in gradients:
        w *= 1 - learning_rate * weight_decay
        w -= learning_rate * np.sign(beta1 * m + (1 - beta1) * g)
        m = beta2 * m + (1 - beta2) * g
    return w


def lion_that_returns_the_memory(w, gradients, learning_rate, beta1, beta2, weight_decay):
    m = np.zeros_like(w)
    for g in gradients:
        m = beta2 * m + (1 - beta2) * g
    return m


RIGHT: dict = {
    "ch07-first-step": [np.array([[10, 0.001], [0.1, 0.1], [0.2, 0.2], [0.1, 0.1]])],
    "ch07-rmsprop": [rmsprop_with_difference],
    "ch07-decay": [((0.99, 0.9999), (0.9, 0.900001))],
    "ch07-average": [average_by_weights, average_with_two_sums],
    "ch07-warmup": [rate_by_cases],
    "ch07-settle": [[2, 10, 0.5], (1.0, 12.0, 0.4)],
    "ch07-lion": [lion_decayed_in_the_step, lion_on_a_copy],
}

WRONG: dict = {
    "ch07-first-step": [
        ([[10, 0.001], [0.1, 0.1], [0.1, 0.1], [0.1, 0.1]], "(1 - ρ)g²에서 시작"),
        ([[10, 0.001], [0.1, 0.1], [0.2, 0.2], [0.316228, 0.316228]], "편향 보정을"),
        ([[10, 0.001], [10, 0.001], [10, 0.001], [10, 0.001]], "SGD의 걸음을"),
        ([[10, 0.001], [0.1, 0.1], [0.4, 0.4], [0.1, 0.1]], "제곱근을"),
        ([10, 0.1, 0.2, 0.1], ""),
    ],
    "ch07-rmsprop": [
        (rmsprop_like_adagrad, "AdaGrad입니다"), (rmsprop_with_the_old_record, "고치기 전의"),
        (rmsprop_without_a_root, "제곱근을 빠뜨렸습니다"), (rmsprop_swapped, "바뀌었습니다"),
        (rmsprop_with_eps_inside, "제곱근 안에"), (rmsprop_without_eps, "0을 0으로"),
        (rmsprop_in_place, "h.copy()"), (rmsprop_only_weights, "값 2개"),
    ],
    "ch07-decay": [
        ([[0.99, 0.9999], [0.99, 0.9999]], "SGD라면"), ([[0.99, 0.9999], [1, 1]], "λθ가 되어"),
        ([[0.9, 0.999], [0.9, 0.9]], "학습률을 빠뜨렸습니다"),
        ([[1.0, 1.0], [0.9, 0.9]], "기울기가 0이어도"), ([[0.9, 0.9], [0.9, 0.9]], ""),
    ],
    "ch07-average": [
        (average_plain, "보정하지 않았습니다"), (average_fed_back, "다시 m에"),
        (average_from_step_zero, "0으로 나누"), (average_as_a_list, "np.array"),
        (average_from_the_first, "첫 값에서 출발"),
    ],
    "ch07-warmup": [
        (rate_from_zero, "step + 1"), (rate_that_rises_again, "다시 오릅니다"),
        (rate_counted_from_the_start, "처음부터 세었습니다"),
        (rate_without_a_floor, "floor를 쓰지 않아"), (rate_without_warmup, "준비 운동이 없습니다"),
        (rate_that_stops_short, "너무 천천히"),
    ],
    "ch07-settle": [
        ((0.3, 10, 1), "줄이지 않아"), ((0.5, 60, 0.5), "아직 학습률이 커서"),
        ((0.001, 100, 0.5), "처음 학습률을 키우세요"), ((0.5, 3, 0.5), "보폭이 사라졌습니다"),
        ((1, 10, 1.5), "조건에 맞는"), ((-1, 10, 0.5), "조건에 맞는"), (0.5, "꼴이 다릅니다"),
    ],
    "ch07-lion": [
        (lion_without_a_sign, "부호를 취하지"), (lion_with_one_memory, "c를 그대로 다음 m"),
        (lion_without_decay, "가중치 감소를 빠뜨렸습니다"), (lion_in_place, "w.copy()"),
        (lion_that_returns_the_memory, ""),
    ],
}
