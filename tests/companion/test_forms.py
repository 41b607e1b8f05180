"""그림의 두 꼴: 넓은 것과, 좌표축을 아래로 쌓은 휴대전화의 것."""

from __future__ import annotations

import io

import numpy as np
import pytest
from matplotlib import pyplot as plt
from PIL import Image

from companion.plotting import FULL, HALF, figure
from companion.plotting._forms import both, fold, picture_tag, render
from companion.plotting._style import TALL

plt.switch_backend("Agg")


@pytest.fixture(autouse=True)
def _tidy():
    yield
    plt.close("all")


def boxes(fig):
    """그려진 좌표축들의 자리(픽셀): 왼쪽, 아래, 오른쪽, 위."""
    fig.canvas.draw()
    return [ax.get_tightbbox().extents for ax in fig.axes]


def overlaps(first, second) -> bool:
    return bool((np.maximum(first[:2], second[:2]) < np.minimum(first[2:], second[2:])).all())


@pytest.mark.parametrize(("rows", "columns", "size", "shape"), [
    (1, 1, HALF, (1, 1)), (1, 2, TALL, (2, 1)), (1, 3, TALL, (3, 1)), (1, 4, TALL, (2, 2)),
    (2, 2, TALL, (2, 2)), (2, 5, TALL, (4, 3))])
def test_a_wide_figure_is_drawn_again_for_a_phone(rows, columns, size, shape):
    fig, _ = figure("full", rows=rows, columns=columns)
    assert fold(fig)
    assert fig.get_size_inches() == pytest.approx(size)
    grids = {ax.get_subplotspec().get_gridspec().get_geometry() for ax in fig.axes}
    assert grids == {shape}
    places = boxes(fig)
    width, height = (fig.get_size_inches() * fig.dpi).tolist()
    for k, box in enumerate(places):
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[2] <= width
        assert box[3] <= height
        assert not any(overlaps(box, other) for other in places[:k])


def test_panels_keep_their_order_and_a_second_fold_does_nothing():
    fig, axes = figure("full", columns=3)
    fold(fig)
    tops = [box[3] for box in boxes(fig)]
    assert tops == sorted(tops, reverse=True)
    assert [ax.get_subplotspec().num1 for ax in axes] == [0, 1, 2]
    assert not fold(fig)


def test_what_the_left_panel_said_for_all_is_said_again():
    fig, (left, right) = figure("full", columns=2, sharey=True)
    left.set_ylabel("손실", rotation=0)
    left.plot([0, 1])
    fold(fig)
    fig.canvas.draw()
    assert right.get_ylabel() == "손실"
    assert right.yaxis.label.get_rotation() == 0
    assert any(tick.label1.get_visible() for tick in right.yaxis.get_major_ticks())


def test_panels_that_share_nothing_keep_their_own_names():
    fig, (left, right) = figure("full", columns=2)
    left.set_ylabel("손실")
    fold(fig)
    assert right.get_ylabel() == ""


def test_a_figure_with_a_colour_bar_folds():
    fig, axes = figure("full", columns=2)
    for ax in axes:
        image = ax.imshow(np.eye(3))
    fig.colorbar(image, ax=axes)
    assert fold(fig)
    fig.canvas.draw()


def test_a_narrow_figure_and_an_empty_one():
    assert not fold(figure("half")[0])
    assert fold(plt.figure(figsize=FULL))
    fig, _ = figure((8, 8))
    fold(fig)
    assert fig.get_size_inches() == pytest.approx((3.6, 3.6))  # 하나뿐인 것은 꼴을 지킵니다


@pytest.mark.parametrize(("static", "scale", "pixels"), [("0", "1", 1), ("0", "1.5", 1.5),
                                                         ("1", "1", 2)])
def test_pixels_fit_the_screen_and_sizes_do_not_change(monkeypatch, static, scale, pixels):
    monkeypatch.setenv("COMPANION_STATIC", static)
    monkeypatch.setenv("COMPANION_SCALE", scale)
    fig, ax = figure("half")
    ax.plot([0, 1])
    shown = render(fig)
    assert shown.size == (360, 260)
    assert Image.open(io.BytesIO(shown.png)).size == (360 * pixels, 260 * pixels)
    assert fig.dpi == 100


def test_only_static_pages_get_both(monkeypatch):
    assert both(figure("full", columns=2)[0])[1] is None
    monkeypatch.setenv("COMPANION_STATIC", "1")
    assert both(figure("half")[0])[1] is None
    shown, narrow = both(figure("full", columns=2)[0])
    assert (shown.size, narrow.size) == ((640, 280), (360, 520))
    tag = picture_tag(shown, narrow, "<곡선>")
    assert 'alt="&lt;곡선&gt;"' in tag
    assert tag.index("<source") < tag.index("<img")


def test_a_phone_with_python_gets_its_own(monkeypatch):
    monkeypatch.setenv("COMPANION_NARROW", "1")
    assert both(figure("full", columns=2)[0])[0].size == (360, 520)
