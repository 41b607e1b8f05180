"""6장의 문제에 사람이 낼 법한 답. 채점기의 실수 목록과 따로, 손으로 썼습니다."""

from __future__ import annotations

import numpy as np


def momentum_other_order(x, v, g, learning_rate, momentum):
    new = g + v * momentum
    return [x - new * learning_rate, new]


def momentum_in_place(x, v, g, learning_rate, momentum):
    v *= momentum
    v += g
    return x - learning_rate * v, v


def momentum_of_the_other_book(x, v, g, learning_rate, momentum):
    v = momentum * v - learning_rate * g
    return x + v, v


def momentum_old_speed(x, v, g, learning_rate, momentum):
    x = x - learning_rate * v
    v = momentum * v + g
    return x, v


def momentum_averaged(x, v, g, learning_rate, momentum):
    v = momentum * v + (1 - momentum) * g
    return x - learning_rate * v, v


def momentum_only_position(x, v, g, learning_rate, momentum):
    return x - learning_rate * (momentum * v + g)


def nag_in_three_lines(grad, x, v, learning_rate, momentum):
    ahead = x - learning_rate * momentum * v
    speed = grad(ahead) + momentum * v
    return ahead - learning_rate * grad(ahead), speed


def nag_not_looking(grad, x, v, learning_rate, momentum):
    v = momentum * v + grad(x)
    return x - learning_rate * v, v


def nag_as_in_pytorch(grad, x, v, learning_rate, momentum):
    g = grad(x)
    v = v * momentum + g
    return x - learning_rate * (g + v * momentum), v


def nag_speed_first(grad, x, v, learning_rate, momentum):
    coasting = momentum * v + momentum * (momentum * v)
    v = momentum * v + grad(x - learning_rate * coasting)
    return x - learning_rate * v, v


def nag_walks_from_ahead(grad, x, v, learning_rate, momentum):
    x = x - learning_rate * momentum * v
    v = momentum * v + grad(x)
    return x - learning_rate * v, v


def nag_looks_back(grad, x, v, learning_rate, momentum):
    v = momentum * v + grad(x + learning_rate * momentum * v)
    return x - learning_rate * v, v


def restart_filling_rows(grad, start, learning_rate, momentum, steps):
    path = np.zeros((steps + 1, len(start)))
    path[0] = start
    v = 0 * path[0]
    for k in range(steps):
        g = grad(path[k])
        going_up = np.dot(-v, g) > 0
        v = g if going_up else g + momentum * v
        path[k + 1] = path[k] - learning_rate * v
    return path


def restart_never(grad, start, learning_rate, momentum, steps):
    x, v, path = start, np.zeros(2), [start]
    for _ in range(steps):
        v = momentum * v + grad(x)
        x = x - learning_rate * v
        path.append(x)
    return np.array(path)


def restart_the_wrong_way(grad, start, learning_rate, momentum, steps):
    x, v, path = start, np.zeros(2), [start]
    for _ in range(steps):
        g = grad(x)
        if np.dot(g, v) > 0:
            v = np.zeros(2)
        v = momentum * v + g
        x = x - learning_rate * v
        path.append(x)
    return np.array(path)


def restart_with_a_rest(grad, start, learning_rate, momentum, steps):
    x, v, path = start, np.zeros(2), [start]
    for _ in range(steps):
        g = grad(x)
        if g @ v < 0:
            v = np.zeros(2)
        else:
            v = momentum * v + g
            x = x - learning_rate * v
        path.append(x)
    return np.array(path)


def restart_too_late(grad, start, learning_rate, momentum, steps):
    x, v, path = start, np.zeros(2), [start]
    for _ in range(steps):
        g = grad(x)
        v = momentum * v + g
        if sum(g * v) < 0:
            v = np.zeros(2)
        x = x - learning_rate * v
        path.append(x)
    return np.array(path)


def restart_as_a_list(grad, start, learning_rate, momentum, steps):
    return list(restart_filling_rows(grad, start, learning_rate, momentum, steps))


def restart_without_the_start(grad, start, learning_rate, momentum, steps):
    x, v, path = start, np.zeros(2), []
    for _ in range(steps):
        g = grad(x)
        v = (0 if g @ v < 0 else momentum) * v + g
        x = x - learning_rate * v
        path.append(x)
    return np.array(path)


RIGHT = {
    "ch06-limit": [(2 / 6, 2, 2 / 10), np.array([0.333, 2.0, 0.2])],
    "ch06-momentum": [momentum_other_order],
    "ch06-stride": [[(0.2, 1), (0.0667, 0.0526)]],
    "ch06-nag": [nag_in_three_lines],
    "ch06-tune": [[1.1, 0.5], (1.0, 0.45)],
    "ch06-restart": [restart_filling_rows],
}

WRONG = {
    "ch06-limit": [
        ([0.167, 1, 0.1], "두 배부터"), ([2, 8, 1], "완만한 방향의 한계"),
        ([0.667, 4, 0.4], "계수를 그대로"), ([0.286, 1.6, 0.1667], "가장 좋은 학습률"),
        ([0.5, 2, 0.2], "두 번 미분"), (0.2, "값 3개"),
    ],
    "ch06-momentum": [
        (momentum_of_the_other_book, "학습률까지 쌓는"), (momentum_old_speed, "고치기 전 속도"),
        (momentum_averaged, "평균이 아니라 합"), (momentum_in_place, "v.copy()"),
        (momentum_only_position, "값 2개"),
    ],
    "ch06-stride": [
        ([[2, 10], [0.6667, 0.5263]], "쌓인 속도입니다"), ([[0.2, 1], [0, 0]], "다 지워지지는"),
        ([[0.15, 0.19], [0.05, 0.01]], "두 걸음까지만"), ([[0.2, 1], [0.05, 0.05]], "기하급수"),
    ],
    "ch06-nag": [
        (nag_not_looking, "아직은 모멘텀"), (nag_as_in_pytorch, "둘째 꼴"),
        (nag_speed_first, "두 걸음 앞"), (nag_walks_from_ahead, "보기만 하고"),
        (nag_looks_back, "뒤를 돌아보았습니다"),
    ],
    "ch06-tune": [
        ((2, 0.9), "발산했습니다"), ((0.95, 0), "SGD입니다"), ((0.1, 0.9), "아직 출렁입니다"),
        ((0.1, 0.5), "더 키워도"), ((1.0, 0.2), "너무 작습니다"), ((0.6, 0.5), "가까이 왔습니다"),
        ((1.0, 1.5), "조건에 맞는"), (1.3, "꼴이 다릅니다"),
    ],
    "ch06-restart": [
        (restart_never, "되돌리지 않았습니다"), (restart_the_wrong_way, "내리막에서"),
        (restart_with_a_rest, "쉬었습니다"), (restart_too_late, "쌓은 뒤에"),
        (restart_as_a_list, "np.array"), (restart_without_the_start, "출발점이 빠졌습니다"),
    ],
}
