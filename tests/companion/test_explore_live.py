"""커널이 있을 때의 슬라이더를 파이썬에서 움직여 봅니다.

test_explore_colab.py가 이 파일을 ipywidgets 7.7 환경에서 다시 돌립니다. 거기서는 곧바로 실행합니다.
"""

from __future__ import annotations

import base64
import io
import re
import sys
import time
from html import unescape

import matplotlib
import numpy as np
import pytest
from matplotlib import pyplot as plt
from PIL import Image

from companion.explore import explore
from companion.plotting import figure

matplotlib.use("Agg")


class Drawing:
    """몇 번, 어떤 값으로 불렸는지 적어 두는 draw. 왼쪽 위 점의 색이 값을 말합니다."""

    def __init__(self) -> None:
        self.calls: list[tuple[float, int]] = []
        self.seconds = 0.0

    def __call__(self, rate: float, batch: int) -> plt.Figure:
        start = time.process_time()
        self.calls.append((rate, batch))
        fig, ax = figure("half")
        ax.plot([0, rate], [0, batch])
        ax.set(xlabel="걸음", ylabel="손실")
        fig.set_label(f"{len(self.calls)}번째 그림")
        if rate == 9.0:
            raise ZeroDivisionError("<0>으로 나눔")
        self.seconds = time.process_time() - start
        return fig


GRID = {"rate": [1e-05, 0.1, 9.0], "batch": (1, 32, 64, 128)}
LABELS = {"rate": "학습률 η"}


def parts(box):
    """상자 안의 (슬라이더들, 그림의 속성, 그림의 픽셀, 설명)."""
    *sliders, picture, caption = box.children
    tag = dict(re.findall(r'(\w+)="([^"]*)"', picture.value))
    assert tag["src"].startswith("data:image/png;base64,")
    with Image.open(io.BytesIO(base64.b64decode(tag["src"].partition(",")[2]))) as image:
        assert image.size == (int(tag["width"]), int(tag["height"]))
        pixels = np.asarray(image)
    text = re.sub(r"<[^>]*>", "", caption.value)
    assert 'aria-live="polite"' in caption.value
    assert tag["alt"] == text
    return sliders, tag, pixels, unescape(text)


def test_starts_in_the_middle_with_one_slider_a_name():
    draw = Drawing()
    sliders, _, _, text = parts(explore(draw, **GRID, labels=LABELS))
    assert [slider.description for slider in sliders] == ["학습률 η", "batch"]
    assert [slider.label for slider in sliders] == ["0.1", "64"]
    assert [slider.value for slider in sliders] == [0.1, 64]
    assert list(sliders[0].options) == [("0.00001", 1e-05), ("0.1", 0.1), ("9", 9.0)]
    assert text == "학습률 η = 0.1, batch = 64: 1번째 그림"
    assert draw.calls == [(0.1, 64)]


def test_starts_where_asked():
    sliders, _, _, _ = parts(explore(Drawing(), **GRID, start={"batch": 1}))
    assert [slider.label for slider in sliders] == ["0.1", "1"]


def test_moving_a_slider_draws_that_frame_once():
    draw = Drawing()
    box = explore(draw, **GRID)
    (rate, batch), _, before, _ = parts(box)
    batch.index = 3
    _, _, after, text = parts(box)
    assert text == "rate = 0.1, batch = 128: 2번째 그림"
    assert (after != before).any()
    batch.value = 64
    _, _, again, text = parts(box)
    assert text == "rate = 0.1, batch = 64: 1번째 그림"
    assert (again == before).all()
    rate.index, batch.index = 0, 0
    assert parts(box)[3].startswith("rate = 0.00001, batch = 1:")
    assert draw.calls == [(0.1, 64), (0.1, 128), (1e-05, 64), (1e-05, 1)]


def test_values_may_be_anything():
    def draw(a, b, c):
        fig = plt.figure(figsize=(1, 1))
        fig.set_label(f"{type(a).__name__}, {b!r}, {c!r}")
        return fig

    a = [np.zeros(2), [1, 2], (3, 4), np.tanh, "글자", float("inf")]
    box = explore(draw, a=a, b=[1, True, False], c=[None, 2])
    sliders = box.children[:3]
    captions = []
    for i, j, k in np.ndindex(len(a), 3, 2):
        sliders[0].index, sliders[1].index, sliders[2].index = i, j, k
        captions.append(parts(box)[3])
    assert captions[12] == "a = (3, 4), b = 1, c = 없음: tuple, 1, None"
    assert captions[21] == "a = tanh, b = 켬, c = 2: ufunc, True, 2"
    assert len(set(captions)) == 6 * len(a)


def test_an_error_is_shown_in_its_frame_and_named():
    box = explore(Drawing(), **GRID, labels=LABELS)
    (rate, batch), good, _, _ = parts(box)
    rate.index = 2
    _, tag, pixels, text = parts(box)
    assert text.startswith("학습률 η = 9, batch = 64: 그리지 못했습니다.")
    assert "ZeroDivisionError: <0>으로 나눔" in text
    assert (tag["width"], tag["height"]) == (good["width"], good["height"])
    assert (pixels < 128).any(), "오류 글이 그림에 적혀 있어야 합니다"
    rate.index, batch.index = 0, 1
    assert parts(box)[3].startswith("학습률 η = 0.00001, batch = 32: ")


def test_an_error_in_the_first_frame_leaves_the_others():
    box = explore(Drawing(), **GRID, start={"rate": 9.0})
    (rate, _), _, _, text = parts(box)
    assert "ZeroDivisionError" in text
    rate.index = 1
    assert parts(box)[3].endswith("2번째 그림")


def test_a_frame_of_another_size_says_so():
    def draw(inches):
        return plt.figure(figsize=(inches, 3))

    box = explore(draw, inches=[3, 4, 5])
    box.children[0].index = 2
    _, tag, _, text = parts(box)
    assert text.startswith("inches = 5: 그리지 못했습니다. SizeMismatch: inches = 5:")
    assert tag["width"] == "400"


def test_no_figure_stays_open():
    before = plt.get_fignums()
    mine = plt.figure()

    def draw(k):
        plt.figure()
        fig = plt.figure()
        if k:
            raise RuntimeError
        return fig

    box = explore(draw, k=[0, 1])
    box.children[0].index = 0
    box.children[0].index = 1
    assert plt.get_fignums() == [*before, mine.number]
    plt.close(mine)


def test_settings_are_left_alone():
    with matplotlib.rc_context():
        matplotlib.rcParams["font.family"] = ["serif"]
        before = dict(matplotlib.rcParams)
        explore(Drawing(), **GRID)
        assert dict(matplotlib.rcParams) == before


def test_ground_is_white():
    box = explore(lambda k: plt.figure(facecolor=(1, 0, 0, 0.1)), k=[0, 1])
    assert (parts(box)[2] == 255).all()


@pytest.mark.quiet
def test_a_frame_costs_at_most_100_ms_on_top_of_draw():
    # 다른 일로 바쁜 기계에서도 잴 수 있도록 벽시계가 아니라 이 프로그램이 쓴 CPU 시간을 봅니다.
    draw = Drawing()
    batches = list(range(1, 20))
    box = explore(draw, rate=[0.1], batch=batches)
    extra = []
    for i in range(9):
        start = time.process_time()
        box.children[1].index = i
        extra.append(time.process_time() - start - draw.seconds)
    assert len(draw.calls) == 10
    assert min(extra) <= 0.1


if __name__ == "__main__":
    import ipywidgets

    tests = [f for name, f in list(globals().items())
             if name.startswith("test_") and not hasattr(f, "pytestmark")]  # 시간은 재지 않습니다
    for test in tests:
        test()
    print(f"ipywidgets {ipywidgets.__version__}: {len(tests)}")
    sys.exit(0)
