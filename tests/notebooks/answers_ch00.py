"""0장 연습 문제에 사람이 낼 법한 답. 채점기의 실수 목록과 따로, 손으로 썼습니다."""

import unicodedata

import numpy as np


def blend_in_float(a, b):
    return (a.astype(float) + b) * 0.5 / 255


def blend_with_mean(a, b):
    return np.mean([a, b], axis=0) / 255


def blend_wrapping(a, b):
    mixed = a + b
    return mixed / 2 / 255.0


def blend_back_to_bytes(a, b):
    return ((a / 255 + b / 255) / 2).astype(np.uint8)


def blend_by_half(a, b):
    return 0.5 * a + 0.5 * b


def center_with_newaxis(x):
    return x - x.mean(axis=1)[:, np.newaxis]


def center_by_loop(x):
    return np.array([row - sum(row) / len(row) for row in x])


def center_of_columns(x):
    return x - np.mean(x, axis=0, keepdims=True)


def center_lying_down(x):
    row_means = np.array([row.mean() for row in x])
    return x - row_means


def center_in_place(x):
    x -= x.mean(axis=1, keepdims=True)
    return x


def center_as_lists(x):
    return [[value - sum(row) / len(row) for value in row] for row in x]


def shrink_in_two_steps(images, size):
    n, block = len(images), 28 // size
    return images.reshape(n, size, block, 28).mean(2).reshape(n, size, size, block).mean(3)


def shrink_wrong_axes(images, size):
    block = 28 // size
    return np.mean(images.reshape(-1, size, block, size, block), axis=(1, 3))


def shrink_by_skipping(images, size):
    step = 28 // size
    return images[:, 0:28:step, 0:28:step]


def shrink_one_image(images, size):
    block = 28 // size
    return images.reshape(size, block, size, block).mean(axis=(1, 3))


def shrink_by_true_division(images, size):
    block = 28 / size
    return images.reshape(-1, size, block, size, block).mean(axis=(2, 4))


def decomposed(words):
    """macOS의 파일에서 베낀 글처럼 자모를 풀어 저장한 낱말."""
    return [unicodedata.normalize("NFD", word) for word in words]


LEARNING = ["지도 학습", "비지도 학습", "강화 학습", "지도 학습"]
RIGHT = {
    "ch00-kinds": [
        ["지도", "비지도", "강화", "지도"], ("지도", "비지도 ", "강화", " 지도"), LEARNING,
        decomposed(LEARNING), [word.replace(" ", "") for word in LEARNING],
        ["지도 학습(supervised learning)", "비지도 학습(unsupervised learning)",
         "강화 학습(reinforcement learning)", "지도 학습(회귀)"],
    ],
    "ch00-shape": [
        [(3, 4), "오류", [3, 4], (1000, 1000), (1000, 10, 784), (32, 10), "오류"],
        [(3, 4), *decomposed(["오류"]), (3, 4), (1000, 1000), (1000, 10, 784), (32, 10),
         "계산할 수 없음"],
    ],
    "ch00-blend": [blend_in_float, blend_with_mean],
    "ch00-center": [center_with_newaxis, center_by_loop],
    "ch00-shrink": [shrink_in_two_steps],
    "ch00-batch": [np.array([0.0139, 0.0065, 0.0039]), [0.0131, 0.0071, 0.0026]],
    "ch00-feature": [[6, 10, 12, 18], np.array([5, 9, 12, 18])],
}

WRONG = {
    "ch00-kinds": [
        (["지도", "지도", "강화", "지도"], "(나)에는 정답이 없습니다"),
        (["지도", "비지도", "강화", "비지도"], "(라)에는"),
        (["지도", "강화", "비지도", "지도"], "(나)와 (다)가 바뀌었습니다"),
        ("지도", "목록"), (["지도", "비지도", "강화"], "목록이 필요한데 3개"),
        (["지도 학습", "강화 학습", "비지도 학습", "지도 학습"], "(나)와 (다)가 바뀌었습니다"),
    ],
    "ch00-shape": [
        ([(3, 4), (3, 4), (3, 4), (1000, 1000), (1000, 10, 784), (32, 10), "오류"], "4와 3"),
        ([(3, 4), "오류", (3, 4), (1000,), (1000, 10, 784), (32, 10), "오류"], "넷째"),
        ([(3, 4), "오류", (3, 4), (1000, 1000), (10000, 784), (32, 10), "오류"], "(1, 10, 784)"),
        ([(3, 4), "오류", (3, 4)], "값 7개"),
    ],
    "ch00-blend": [
        (blend_wrapping, "255를 넘어"), (blend_back_to_bytes, ""), (blend_by_half, "0과 255 사이"),
    ],
    "ch00-center": [
        (center_of_columns, "열마다"), (center_lying_down, "누워"), (center_in_place, "x.copy()"),
        (center_as_lists, "np.array"),
    ],
    "ch00-shrink": [
        (shrink_wrong_axes, "한 칸씩"), (shrink_by_skipping, "건너뛰며"),
        (shrink_one_image, "`reshape`에 준 수"), (shrink_by_true_division, "`//`"),
    ],
    "ch00-batch": [
        ([0.0034, 0.0066, 0.0127], "거꾸로"), ([0.0133, 0.0033, 0.0008], "첫째는 맞습니다"),
        ([0.00018, 0.00004, 0.00001], "분산"), ([0.042, 0.042, 0.042], "거의 같습니다"),
        (0.0133, "꼴이 다릅니다"),
    ],
    "ch00-feature": [
        ((0, 27, 0, 28), "너무 커서"), ((28, 0, 28, 0), "top < bottom"),
        ((0, 6, 0, 6), "닮았습니다"), ((6, 10, 12), "꼴이 다릅니다"), ((6.2, 10, 12, 18), "정수"),
    ],
}
