"""9장의 문제에 사람이 낼 법한 답."""

from __future__ import annotations

from itertools import pairwise

import numpy as np


def shrink_by_cases(w, amount):
    return np.where(w > amount, w - amount, np.where(w < -amount, w + amount, 0.0))


def shrink_by_clip(w, amount):
    return w - np.clip(w, -amount, amount)


def shrink_past_zero(w, amount):
    result = w.copy()
    result[w > 0] -= amount
    result[w < 0] += amount
    return result


def shrink_only_the_small(w, amount):
    result = w.copy()
    result[abs(w) <= amount] = 0
    return result


def shrink_in_place(w, amount):
    w[abs(w) <= amount] = 0
    w -= amount * np.sign(w)
    return w


def shrink_like_l2(w, amount):
    return w - amount * w


def plateau_by_last_improvement(val_losses, rate, patience, factor):
    used, best, since = [], val_losses[0], 0
    for epoch, value in enumerate(val_losses):
        used.append(rate)
        if value < best:
            best, since = value, epoch
        elif epoch - since == patience:
            rate *= factor
            since = epoch
    return np.array(used)


def plateau_without_reset(val_losses, rate, patience, factor):
    used, best, wait = [], 1e9, 0
    for value in val_losses:
        used.append(rate)
        if value < best:
            best = value
            wait = 0
        else:
            wait += 1
        if wait >= patience:
            rate = rate * factor
    return used


def plateau_against_previous(val_losses, rate, patience, factor):
    used, wait = [rate], 0
    for before, now in pairwise(val_losses):
        used.append(rate)
        wait = wait + 1 if now >= before else 0
        if wait == patience:
            rate, wait = rate * factor, 0
    return used


def plateau_lowered_first(val_losses, rate, patience, factor):
    used, best, wait = [], float("inf"), 0
    for value in val_losses:
        if value < best:
            best, wait = value, 0
        else:
            wait += 1
            if wait == patience:
                rate, wait = rate * factor, 0
        used.append(rate)
    return used


def plateau_impatient(val_losses, rate, patience, factor):
    used, best = [], float("inf")
    for value in val_losses:
        used.append(rate)
        if value >= best:
            rate *= factor
        best = min(best, value)
    return used


def shift_by_roll_and_wipe(images, down, right):
    moved = np.roll(np.roll(images, down, 1), right, 2)
    if down > 0:
        moved[:, :down] = 0
    elif down < 0:
        moved[:, down:] = 0
    if right > 0:
        moved[:, :, :right] = 0
    elif right < 0:
        moved[:, :, right:] = 0
    return moved


def shift_by_loop(images, down, right):
    n, h, w = images.shape
    moved = np.zeros((n, h, w))
    for i in range(h):
        for j in range(w):
            if 0 <= i - down < h and 0 <= j - right < w:
                moved[:, i, j] = images[:, i - down, j - right]
    return moved


def shift_by_roll(images, down, right):
    return np.roll(np.roll(images, right, axis=2), down, axis=1)


def shift_the_other_way(images, down, right):
    return shift_by_loop(images, -down, -right)


def shift_across(images, down, right):
    return shift_by_loop(images, right, down)


def shift_in_place(images, down, right):
    images[:] = shift_by_loop(images, down, right)
    return images


def norm_grad_by_paths(grad, x, gamma, eps):
    n, mu, var = len(x), x.mean(0), x.var(0)
    std = np.sqrt(var + eps)
    d_hat = grad * gamma
    d_var = (d_hat * (x - mu)).sum(0) * -0.5 / std**3
    d_mu = -d_hat.sum(0) / std
    return d_hat / std + d_var * 2 * (x - mu) / n + d_mu / n


def norm_grad_of_a_constant(grad, x, gamma, eps):
    return grad * gamma / np.sqrt(x.var(0) + eps)


def norm_grad_without_the_std(grad, x, gamma, eps):
    d_hat = grad * gamma
    return (d_hat - d_hat.mean(0)) / np.sqrt(x.var(0) + eps)


def norm_grad_with_sums(grad, x, gamma, eps):
    std = np.sqrt(x.var(0) + eps)
    x_hat = (x - x.mean(0)) / std
    return gamma / std * (grad - grad.sum(0) - x_hat * (grad * x_hat).sum(0))


def norm_grad_without_gamma(grad, x, gamma, eps):
    return norm_grad_by_paths(grad, x, 1.0, eps)


RIGHT = {
    "ch09-diagnose": [("과소적합", "과적합", "적당", "적당"),
                      ["과소 적합", "과적합(overfitting)", "알맞습니다", "알맞음"]],
    "ch09-two-dropouts": [[21, 22.5, 28, 30], np.array([21.0, 22.5, 28.0, 30.0])],
    "ch09-soft": [shrink_by_cases, shrink_by_clip],
    "ch09-plateau": [plateau_by_last_improvement],
    "ch09-tune": [(0.05, 0.1), [0.2, 0.2], np.array([0.3, 0.15])],
    "ch09-shift": [shift_by_roll_and_wipe, shift_by_loop],
    "ch09-norm-grad": [norm_grad_by_paths],
}

WRONG = {
    "ch09-diagnose": [
        (["과소적합", "적당", "적당", "적당"], "학습 손실만"),
        (["과적합", "과소적합", "적당", "적당"], "바뀌었습니다"),
        (["과소적합", "과적합", "적당", "과적합"], "어느 쪽이 더"),
        (["적당", "과적합", "적당", "적당"], "2.30과"),
        (["과소적합", "과적합", "과소적합", "적당"], "모두 작고"),
    ],
    "ch09-two-dropouts": [
        ((21, 30, 28, 30), "1 - p를 곱해"), ((21, 22.5, 28, 22.5), "또 줄이지"),
        ((28, 30, 21, 22.5), "바뀌었습니다"), ((30, 30, 30, 30), "합은 21"),
    ],
    "ch09-soft": [
        (shrink_past_zero, "지나쳤습니다"), (shrink_only_the_small, "깎지 않았습니다"),
        (shrink_like_l2, "같은 비율"), (shrink_in_place, "w.copy()"),
    ],
    "ch09-plateau": [
        (plateau_without_reset, "다시 0부터"), (plateau_against_previous, "바로 앞 에폭"),
        (plateau_lowered_first, "먼저 적고"), (plateau_impatient, "기다리세요"),
    ],
    "ch09-tune": [
        ((1, 0.1), "너무 큽니다"), ((0.002, 0.01), "덜 내려왔습니다"), ((0.2, 0.001), "과적합"),
        ((0.05, 2), "너무 셉니다"), ((0, 0.1), "0보다 큰"), ((0.1, -1), "조건에 맞는"),
        (0.1, "꼴이 다릅니다"),
    ],
    "ch09-shift": [
        (shift_by_roll, "다시 나타났습니다"), (shift_the_other_way, "반대쪽으로 밀"),
        (shift_across, "아래와 오른쪽이"), (shift_in_place, "images.copy()"),
    ],
    "ch09-norm-grad": [
        (norm_grad_of_a_constant, "상수로"), (norm_grad_without_the_std, "셋째 항"),
        (norm_grad_with_sums, "합을 뺐습니다"), (norm_grad_without_gamma, "gamma를 곱하지"),
    ],
}
