"""0장 준비 운동의 연습 문제."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion._validate import FloatArray
from companion.datasets import load_mnist
from companion.exercises._checking import Code, Finding, Mistake, Trial, Value, Word

LABELS = Word("지도", "지도 학습", "supervised", "supervised learning")
NOTHING = Word("비지도", "비지도 학습", "unsupervised", "unsupervised learning")
REWARDS = Word("강화", "강화 학습", "reinforcement", "reinforcement learning")

KINDS = Value(
    name="ch00-kinds", title="어떤 학습일까요", stars=1,
    prompt="(가) 손글씨와 정답을 보고 배워 새 손글씨 맞히기, (나) 정답 없이 비슷한 것끼리 묶기, "
           "(다) 이기면 1점, 지면 -1점을 받으며 더 자주 이기는 수 찾기, (라) 지난 기온과 판매량을 "
           "보고 배워 내일의 판매량 예측하기는 저마다 지도, 비지도, 강화 가운데 무엇인가요?",
    expects='"지도", "비지도", "강화"에서 고른 말 네 개의 목록',
    solution=[LABELS, NOTHING, REWARDS, LABELS],
    hint="배울 때 무엇을 받는지 보세요. 정답인가요, 점수인가요, 아무것도 없나요?",
    after="셋을 나누는 것은 방법이 아니라, 배울 때 받는 것입니다.",
    mistakes=[
        Mistake([LABELS, REWARDS, NOTHING, LABELS],
                "(나)와 (다)가 바뀌었습니다. 점수를 받으며 배우는 쪽이 강화 학습입니다."),
        Mistake([NOTHING, LABELS, REWARDS, NOTHING],
                "지도와 비지도가 바뀌었습니다. 정답을 보고 배우는 쪽이 지도 학습입니다."),
    ],
    part_hints=[
        "(가)에서는 그림마다 정답을 받습니다.",
        "(나)에는 정답이 없습니다. 무엇과 무엇이 비슷한지만 보고 묶습니다.",
        "(다)에서 받는 것은 점수입니다. 어느 수가 옳았는지는 아무도 알려 주지 않습니다.",
        "(라)에는 지난 판매량이라는 정답이 있습니다. 답이 종류가 아니라 수여도 마찬가지입니다.",
    ],
)


ERROR = Word("오류", "에러", "error", "ValueError", "오류가 납니다", "계산할 수 없음",
             "계산할 수 없습니다", "계산 불가", "불가능")

SHAPE = Value(
    name="ch00-shape", title="모양 예측하기", stars=1,
    prompt="(3, 4) + (4,), (3, 4) + (3,), (3, 1) + (4,), (1000,) - (1000, 1), "
           "(1000, 1, 784) - (10, 784), (32, 784) @ (784, 10), (784, 10) @ (32, 784)의 "
           '결과 모양을 튜플로 예측하세요. 계산할 수 없으면 "오류"입니다.',
    expects='모양(튜플)이나 "오류" 일곱 개의 목록',
    solution=[(3, 4), ERROR, (3, 4), (1000, 1000), (1000, 10, 784), (32, 10), ERROR],
    hint="뒤에서부터 축을 맞대어 보세요. `@`는 맞닿은 두 길이가 같아야 하고, 그 길이가 사라집니다.",
    after="넷째처럼 오류 없이 커지는 계산이 가장 위험합니다. 모양은 늘 예측하고 확인하세요.",
    mistakes=[
        Mistake([ERROR, (3, 4), ERROR, (1000, 1000), (1000, 10, 784), (32, 10), ERROR],
                "축을 앞에서부터 맞댔습니다. 브로드캐스팅은 뒤에서부터 맞댑니다."),
        Mistake([(3, 4), ERROR, (3, 4), (1000,), (1000, 10, 784), (32, 10), ERROR],
                "넷째의 (1000,)은 (1, 1000)으로 여깁니다. 서 있는 (1000, 1)과 만나면 표가 됩니다."),
        Mistake([(3, 4), ERROR, (3, 4), (1000, 1000), (1000, 10, 784), (32, 10), (784, 784)],
                "마지막에서 맞닿는 것은 10과 32입니다. `@`는 순서를 바꾸면 다른 계산입니다."),
        Mistake([(3, 4), ERROR, ERROR, ERROR, ERROR, (32, 10), ERROR],
                "길이가 1인 축은 부딪치지 않고 상대의 길이만큼 늘어납니다."),
    ],
    part_hints=[
        "뒤의 4와 4가 같으므로 (4,)를 행마다 더합니다.",
        "뒤에서부터 맞대면 4와 3입니다. 둘이 다르고 어느 쪽도 1이 아닙니다.",
        "(4,)는 (1, 4)로 채워집니다. 두 배열에서 1인 축이 저마다 늘어납니다.",
        "(1000,)은 (1, 1000)으로 채워집니다. 서 있는 배열과 누운 배열이 만나면 어떻게 되나요?",
        "(10, 784)는 (1, 10, 784)로 채워집니다. 뒤에서부터 한 축씩 큰 쪽을 적어 보세요.",
        "맞닿은 784 둘이 사라지고 바깥의 두 수가 남습니다.",
        "맞닿은 두 수는 10과 32입니다. 같아야 곱할 수 있습니다.",
    ],
)


Image = NDArray[np.uint8]


def blend(a: Image, b: Image) -> FloatArray:
    return (a / 255 + b / 255) / 2


def _image(seed: int) -> Image:
    return np.random.default_rng(seed).integers(0, 256, (3, 4), dtype=np.uint8)


BLEND = Code(
    name="ch00-blend", title="두 그림 겹치기", stars=1,
    prompt="정수(`uint8`)로 된 두 그림을 반씩 섞어 0과 1 사이의 실수로 된 그림을 돌려주세요.",
    solution=blend,
    cases=[
        (np.array([[255, 255], [0, 0]], np.uint8), np.array([[255, 0], [255, 0]], np.uint8)),
        (np.array([[100, 201]], np.uint8), np.array([[50, 200]], np.uint8)),
        (_image(1), _image(2)),
    ],
    hint="`uint8`끼리 더하면 255를 넘는 순간 0부터 다시 셉니다. 더하기 전에 실수로 바꾸세요.",
    after="`a / 255`는 나누면서 실수가 되므로, 그다음에는 넘치지 않습니다.",
    mistakes=[
        Mistake(lambda a, b: (a + b) / 2 / 255,
                "더하는 순간 255를 넘어 0부터 다시 셌습니다. 먼저 255로 나누어 실수로 바꾸세요."),
        Mistake(lambda a, b: a / 255 + b / 255,
                "더하기만 해서 1을 넘습니다. 반씩 섞으려면 2로 나누세요."),
        Mistake(lambda a, b: a / 2 + b / 2,
                "0과 255 사이입니다. 255로 나누어 0과 1 사이로 맞추세요."),
        Mistake(lambda a, b: (a // 2 + b // 2) / 255,
                "`//`가 나머지를 버려 조금씩 어두워졌습니다. 실수로 바꾼 다음 `/`로 나누세요."),
        Mistake(lambda a, b: a / 255 * (b / 255),
                "곱하면 둘 다 밝은 곳만 남습니다. 반씩 섞는 것은 더해서 2로 나누는 것입니다."),
        Mistake(lambda a, b: (a + b) // 2 / 255,
                "`uint8`끼리 더해 넘쳤고, `//`로 나머지도 버렸습니다. 먼저 255로 나누세요."),
    ],
)


def center(x: FloatArray) -> FloatArray:
    centered: FloatArray = x - x.mean(axis=1, keepdims=True)
    return centered


CENTER = Code(
    name="ch00-center", title="표본마다 평균 빼기", stars=2,
    prompt="한 행이 표본 하나인 `x`에서 표본마다 자기 평균을 뺀 배열을 돌려주세요.",
    solution=center,
    cases=[
        (np.array([[1.0, 3.0, 5.0], [10.0, 10.0, 40.0]]),),
        (np.array([[0.0, 1.0, 5.0], [2.0, 2.0, 2.0], [7.0, -1.0, 0.0]]),),
        (np.array([[4.0, 8.0]]),),
    ],
    hint="행마다 평균을 내면 (n,)으로 눕습니다. `keepdims=True`를 주면 (n, 1)로 서 있습니다.",
    after="밝은 그림과 어두운 그림을 같은 조건에서 견줄 수 있게 되었습니다.",
    mistakes=[
        Mistake(lambda x: x - x.mean(axis=0),
                "열마다 평균을 뺐습니다. 사라질 축은 열이므로 `axis=1`입니다."),
        Mistake(lambda x: x - x.mean(axis=1),
                "평균이 (n,)으로 누워 열에 맞춰졌습니다. `keepdims=True`로 (n, 1)로 세우세요. "
                "행과 열의 수가 같으면 오류도 나지 않아 더 위험합니다."),
        Mistake(lambda x: x - x.mean(),
                "배열 전체의 평균을 뺐습니다. 표본마다 제 평균이 있습니다."),
        Mistake(lambda x: x.mean(axis=1, keepdims=True),
                "평균을 돌려주었습니다. `x`에서 그것을 빼세요."),
        Mistake(lambda x: x.mean(axis=1, keepdims=True) - x,
                "거꾸로 뺐습니다. 평균에서가 아니라 `x`에서 평균을 빼세요."),
    ],
)


def shrink(images: FloatArray, size: int) -> FloatArray:
    block = 28 // size
    blocks = images.reshape(-1, size, block, size, block)
    small: FloatArray = blocks.mean(axis=(2, 4))
    return small


def _blocks(images: FloatArray, size: int) -> Any:
    return images.reshape(-1, size, 28 // size, size, 28 // size)


def _photos(n: int, seed: int) -> FloatArray:
    return np.random.default_rng(seed).random((n, 28, 28)).round(2)


SHRINK = Code(
    name="ch00-shrink", title="여러 장을 한꺼번에 줄이기", stars=2,
    prompt="그림 여러 장 (n, 28, 28)을 이웃한 화소의 평균을 내어 (n, size, size)로 줄이세요.",
    solution=shrink,
    cases=[(_photos(2, 0), 2), (_photos(3, 1), 7), (_photos(1, 2), 14), (_photos(2, 3), 28)],
    hint="`reshape(-1, size, block, size, block)`의 0번은 그림의 축입니다. 없앨 축은 몇 번일까요?",
    after="축이 늘어도 셈은 그대로입니다. 어느 축을 없앨지만 말하면 됩니다.",
    mistakes=[
        Mistake(lambda images, size: _blocks(images, size).mean(axis=(1, 3)),
                "그림의 축이 앞에 늘어 번호가 한 칸씩 밀렸습니다. 사라질 것은 두 block 축입니다."),
        Mistake(lambda images, size: images[:, ::28 // size, ::28 // size],
                "화소를 건너뛰며 골라냈습니다. 이웃한 화소를 모두 모아 평균을 내세요."),
        Mistake(lambda images, size: images.reshape(-1, 28 // size, size, 28 // size, size)
                .mean(axis=(1, 3)),
                "멀리 떨어진 화소끼리 묶였습니다. 축의 순서는 `size, block, size, block`입니다."),
        Mistake(lambda images, size: _blocks(images, size).sum(axis=(2, 4)),
                "더하기만 했습니다. 평균이어야 밝기가 그대로입니다."),
        Mistake(lambda images, size: _blocks(images, size).max(axis=(2, 4)),
                "가장 밝은 화소를 골랐습니다. `max`가 아니라 `mean`입니다."),
        Mistake(lambda images, size: _blocks(images, size).mean(axis=2),
                "세로로만 줄였습니다. 가로의 block 축도 함께 평균을 내세요."),
    ],
)


# 정답에 견주어 받아 주는 범위. 씨앗을 1,500번 바꾸어도 바르게 잰 값은 벗어나지 않습니다.
_ALLOWED = ((0.8, 1.25), (0.65, 1.35), (0.5, 1.7))


def _judge_spread(spread: tuple[float, float, float]) -> Finding:
    ink = load_mnist().x_train.mean(axis=1)
    goal = ink.std() / np.sqrt([10, 40, 160])
    ratio = np.divide(spread, goal)
    result = ", ".join(f"{size}장이면 {value:.4f}"
                       for size, value in zip((10, 40, 160), spread, strict=True))
    if all(low < r < high for r, (low, high) in zip(ratio, _ALLOWED, strict=True)):
        hint = ""
    elif min(spread) <= 0:
        hint = "표준편차는 0보다 큽니다. `np.std`에 배치마다의 평균을 모두 넣으세요."
    elif (np.abs(np.divide(spread[::-1], goal) - 1) < 0.35).all():
        hint = "차례가 거꾸로입니다. 배치가 크면 평균은 덜 흔들립니다."
    elif max(spread) < 1.2 * min(spread):
        hint = "셋이 거의 같습니다. 배치마다 평균을 낸 다음, 그 평균들의 표준편차를 재세요."
    elif (np.abs(np.sqrt(np.abs(spread)) / goal - 1) < 0.35).all():
        hint = "분산을 적었습니다. 제곱근을 씌우거나 `np.std`를 쓰세요."
    elif abs(ratio[0] - 1) < 0.35:
        hint = "첫째는 맞습니다. 배치가 네 배일 때 몇 분의 1이 되는지 어림하지 말고 재어 보세요."
    else:
        hint = "`[x.mean() for x, t in datasets.batches(...)]`의 표준편차를 크기마다 재세요."
    return Finding(result, hint)


BATCH = Trial(
    name="ch00-batch", title="배치 크기 실험", stars=2,
    prompt="배치 크기가 10, 40, 160일 때, 배치마다 잰 잉크의 평균의 표준편차를 적으세요.",
    expects="수 세 개의 목록 [10장, 40장, 160장일 때의 표준편차]",
    goal="배치마다 잰 평균의 표준편차(다른 씨앗을 써도 됩니다)",
    judge=_judge_spread,
    hint="배치마다의 평균은 `[x.mean() for x, t in datasets.batches(...)]`입니다.",
    after="배치가 네 배가 되면 흩어진 정도는 절반쯤입니다. 배치 크기의 제곱근에 반비례합니다.",
    solution=(0.0127, 0.0060, 0.0029),
    wrong_answers=[(0.0127, 0.0032, 0.0008), (0.0029, 0.0060, 0.0127), (0.13, 0.13, 0.13),
                   (0.0002, 0.00005, 0.0000116), (0.0, 0.0, 0.0), (0.5, 0.3, 0.1)],
)


def window_accuracy(window: tuple[int, int, int, int]) -> tuple[float, float]:
    """네모 안의 잉크로 4와 9를 가를 때 학습 데이터와 시험 데이터의 정확도."""
    mnist = load_mnist()
    top, bottom, left, right = window

    def ink_and_nine(x: FloatArray, t: NDArray[np.intp]) -> tuple[FloatArray, NDArray[np.bool_]]:
        asked = (t == 4) | (t == 9)
        images = x[asked].reshape(-1, 28, 28)[:, top:bottom, left:right]
        return images.mean(axis=(1, 2)), t[asked] == 9

    ink, nine = ink_and_nine(mnist.x_train, mnist.t_train)
    thresholds = np.unique(ink)
    rates = ((ink > thresholds[:, None]) == nine).mean(axis=1)
    best = np.abs(rates - 0.5).argmax()  # 잉크가 많은 쪽이 4일 수도 있습니다
    ink, nine = ink_and_nine(mnist.x_test, mnist.t_test)
    test_rate = np.mean((ink > thresholds[best]) == nine)
    flipped = rates[best] < 0.5
    return (float(abs(rates[best] - 0.5) + 0.5),
            float(1 - test_rate if flipped else test_rate))


def _judge_window(window: tuple[int, int, int, int]) -> Finding:
    if any(side != int(side) for side in window):
        return Finding("네모를 만들 수 없습니다", "칸의 번호이므로 네 수가 모두 정수여야 합니다.")
    top, bottom, left, right = (int(side) for side in window)
    if not (0 <= top < bottom <= 28 and 0 <= left < right <= 28):
        return Finding("네모를 만들 수 없습니다",
                       "`0 <= top < bottom <= 28`이고 `0 <= left < right <= 28`이어야 합니다.")
    rate, test_rate = window_accuracy((top, bottom, left, right))
    result = f"학습 {rate:.1%}, 시험 {test_rate:.1%}"
    if test_rate > 0.8:
        hint = ""
    elif (bottom - top) * (right - left) > 200:
        hint = "네모가 너무 커서 잉크의 양을 잰 것과 비슷합니다. 두 숫자가 다른 곳만 남기세요."
    elif test_rate > 0.65:
        hint = "가까이 왔습니다. 네모를 한두 칸씩 옮기거나 줄이면서 학습 정확도가 오르는지 보세요."
    else:
        hint = "이 안에서는 4와 9가 닮았습니다. `means[9] - means[4]`에서 값이 큰 곳을 찾으세요."
    return Finding(result, hint)


FEATURE = Trial(
    name="ch00-feature", title="4와 9를 가르는 특징", stars=3,
    prompt="안쪽 잉크의 양으로 4와 9를 가를 네모 `(top, bottom, left, right)`를 찾으세요.",
    expects="정수 네 개의 튜플 (top, bottom, left, right)",
    goal="시험 데이터의 4와 9를 80% 넘게 가르기",
    judge=_judge_window,
    hint="9는 위쪽이 닫혀 있고 4는 열려 있습니다. `means[9] - means[4]`를 그려 보세요.",
    after="사람이 고른 특징은 잘 고르면 강하지만, 숫자가 바뀌면 다시 골라야 합니다.",
    solution=(6, 10, 12, 18),
    wrong_answers=[(0, 28, 0, 28), (18, 24, 10, 16), (10, 6, 12, 18), (8, 14, 12, 18),
                   (6.5, 10, 12, 18)],
)

EXERCISES = (KINDS, SHAPE, BLEND, CENTER, SHRINK, BATCH, FEATURE)
