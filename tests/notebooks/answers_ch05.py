"""5장 연습 문제에 사람이 낼 법한 답. 채점기의 실수 목록과 따로, 손으로 썼습니다."""

import numpy as np

from companion.activations import softmax
from companion.layers import Linear, ReLU, Sequential


def relu_by_mask(grad, x):
    return grad * (x > 0)


def relu_on_a_copy(grad, x):
    out = grad.copy()
    out[x <= 0] = 0
    return out


def relu_like_the_book(grad, x):
    grad[x <= 0] = 0
    return grad


def relu_of_the_gradient(grad, x):
    return grad * (grad > 0)


def relu_slope_only(grad, x):
    return (x > 0).astype(float)


def relu_with_equals(grad, x):
    return np.where(x < 0, 0, grad)


def linear_by_loops(grad, x, W):
    n, n_in = x.shape
    dx, dW = np.zeros_like(x), np.zeros_like(W)
    for i in range(n):
        for k in range(n_in):
            dx[i, k] = sum(grad[i, j] * W[k, j] for j in range(W.shape[1]))
            for j in range(W.shape[1]):
                dW[k, j] += x[i, k] * grad[i, j]
    return dx, dW, np.array([sum(column) for column in grad.T])


def linear_by_einsum(grad, x, W):
    return [np.einsum("ij,kj->ik", grad, W), np.einsum("ik,ij->kj", x, grad), np.sum(grad, 0)]


def linear_not_transposed(grad, x, W):
    dx = np.dot(grad, W)
    return dx, np.dot(x.T, grad), np.sum(grad, axis=0)


def linear_averaged_bias(grad, x, W):
    return grad @ W.T, x.T @ grad, np.mean(grad, axis=0)


def linear_whole_bias(grad, x, W):
    return grad @ W.T, x.T @ grad, grad


def linear_sideways(grad, x, W):
    return grad @ W.T, (x.T @ grad).T, np.sum(grad, axis=0)


def linear_without_bias(grad, x, W):
    return grad @ W.T, x.T @ grad


def softmax_by_hand(logits, t):
    e = np.exp(logits - logits.max(axis=1)[:, None])
    p = e / e.sum(axis=1)[:, None]
    for i, k in enumerate(t):
        p[i, k] -= 1
    return p / len(p)


def softmax_not_averaged(logits, t):
    p = softmax(logits)
    p[np.arange(len(t)), t] -= 1
    return p


def softmax_wrong_way(logits, t):
    p = softmax(logits)
    right = np.zeros_like(p)
    right[range(len(t)), t] = 1
    return (right - p) / len(t)


def softmax_naively(logits, t):
    p = np.exp(logits) / np.sum(np.exp(logits), axis=1, keepdims=True)
    p[np.arange(len(t)), t] -= 1
    return p / len(t)


def softmax_in_place(logits, t):
    logits -= logits.max(axis=1, keepdims=True)
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p[np.arange(len(t)), t] -= 1
    return p / len(t)


def network_of_layers(x, t, W1, b1, W2, b2):
    rng = np.random.default_rng(0)
    model = Sequential([Linear(*W1.shape, rng=rng, dtype=np.float64), ReLU(),
                        Linear(*W2.shape, rng=rng, dtype=np.float64)])
    for part, given in zip(model.parameters(), (W1, b1, W2, b2), strict=True):
        part[...] = given
    model.backward(softmax_by_hand(model.forward(x), t))
    return tuple(model.gradients())


def network_one_by_one(x, t, W1, b1, W2, b2):
    dW1, db1 = np.zeros_like(W1), np.zeros_like(b1)
    dW2, db2 = np.zeros_like(W2), np.zeros_like(b2)
    for x_i, t_i in zip(x, t, strict=True):
        a = x_i @ W1 + b1
        z = a * (a > 0)
        g = softmax((z @ W2 + b2)[None])[0]
        g[t_i] -= 1
        g = g / len(x)
        da = (W2 @ g) * (a > 0)
        dW2, db2 = dW2 + np.outer(z, g), db2 + g
        dW1, db1 = dW1 + np.outer(x_i, da), db1 + da
    return dW1, db1, dW2, db2


def network_forgetting_relu(x, t, W1, b1, W2, b2):
    z = np.maximum(x @ W1 + b1, 0)
    g = softmax_by_hand(z @ W2 + b2, t)
    dz = g @ W2.T
    return x.T @ dz, dz.sum(0), z.T @ g, g.sum(0)


def network_forgetting_the_mean(x, t, W1, b1, W2, b2):
    a = x @ W1 + b1
    z = np.maximum(a, 0)
    g = softmax_not_averaged(z @ W2 + b2, t)
    da = (g @ W2.T) * (a > 0)
    return x.T @ da, da.sum(axis=0), z.T @ g, g.sum(axis=0)


def network_backwards(x, t, W1, b1, W2, b2):
    dW1, db1, dW2, db2 = network_one_by_one(x, t, W1, b1, W2, b2)
    return dW2, db2, dW1, db1


def network_gradient_mask(x, t, W1, b1, W2, b2):
    z = np.maximum(x @ W1 + b1, 0)
    g = softmax_by_hand(z @ W2 + b2, t)
    dz = g @ W2.T
    dz[dz < 0] = 0
    return x.T @ dz, dz.sum(0), z.T @ g, g.sum(0)


RIGHT = {
    "ch05-circuit": [[3, 7, 0], np.array([3.0, 7.0, 0.0])],
    "ch05-relu": [relu_by_mask, relu_on_a_copy],
    "ch05-linear": [linear_by_loops, linear_by_einsum],
    "ch05-softmax": [softmax_by_hand],
    "ch05-suspect": [["맞음", "틀림", "틀림", "맞음"], ("맞음 ", "틀림", "틀림", " 맞음"),
                     [True, False, False, True], ["맞습니다", "틀렸습니다", "틀렸음", "맞다"]],
    "ch05-rate": [[0.8, 10], np.array([1.5, 7.0])],
    "ch05-network": [network_of_layers, network_one_by_one],
}

WRONG = {
    "ch05-circuit": [
        ([3, 3, 0], "최댓값 쪽에서"), ([4, 7, 0], "상대의 값"), ([3, 7, 4], "작은 쪽"),
        ([1, 1, 1], "합은 4"), (3, "값 3개"),
    ],
    "ch05-relu": [
        (relu_like_the_book, "grad.copy()"), (relu_of_the_gradient, "부호"),
        (relu_slope_only, "국소 기울기만"), (relu_with_equals, "꺾인 점"),
    ],
    "ch05-linear": [
        (linear_not_transposed, "W.T"), (linear_averaged_bias, "평균"),
        (linear_whole_bias, "더하지 않았습니다"), (linear_sideways, "행과 열"),
        (linear_without_bias, "값 3개"),
    ],
    "ch05-softmax": [
        (softmax_not_averaged, "표본의 수로 나누지"), (softmax_wrong_way, "부호"),
        (softmax_naively, "넘칩니다"), (softmax_in_place, "logits.copy()"),
    ],
    "ch05-suspect": [
        (["맞음", "맞음", "틀림", "맞음"], "음수에서도"),
        (["맞음", "틀림", "맞음", "맞음"], "0 가까이"),
        (["맞음", "틀림", "틀림", "틀림"], "꺾인 점"), (["틀림", "틀림"], "값 4개"),
    ],
    "ch05-rate": [
        ([0.05, 5], "너무 작습니다"), ([2.9, 8], "너무 큽니다"), ([1, 0.3], "훨씬 키워"),
        ([1, 2], "조금 더"), ([6, 0.9], "차례"), ([1, 0], "조건에 맞는"), (1, "꼴이 다릅니다"),
    ],
    "ch05-network": [
        (network_forgetting_relu, "ReLU의 역전파"), (network_forgetting_the_mean, "표본의 수만큼"),
        (network_backwards, "층의 차례"), (network_gradient_mask, "부호로"),
    ],
}
