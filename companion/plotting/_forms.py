"""그림 하나의 두 꼴: 넓은 화면의 것과, 좌표축을 아래로 쌓은 휴대전화의 것.

휴대전화에서 넓은 그림을 줄여 보이면 글자가 8픽셀이 됩니다. 줄이지 않고 다시 그립니다.
"""

from __future__ import annotations

import base64
import io
import math
import os
from html import escape
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec
from PIL import Image

from companion.plotting._style import HALF, TALL, is_static

NARROW = "(max-width: 40rem)"  # 이보다 좁은 화면에는 휴대전화의 꼴을 보입니다
DPI = 100  # 화면의 픽셀로 적는 그림의 크기

# 채널마다 32단계로 고른 색. 눈으로는 구별되지 않고, 파일은 3분의 1에서 3분의 2까지 작아집니다.
_FIVE_BITS = (np.round(np.arange(256) / 255 * 31) * 255 / 31).round().astype(np.uint8)


class Picture(NamedTuple):
    r"""PNG와, 그것이 화면에서 차지할 크기(픽셀). 촘촘한 화면의 것은 PNG의 화소가 더 많습니다."""

    png: bytes
    size: tuple[int, int]

    @property
    def uri(self) -> str:
        return "data:image/png;base64," + base64.b64encode(self.png).decode("ascii")


def scale() -> float:
    """화면의 픽셀 하나에 그릴 화소의 수. 페이지 안의 파이썬은 읽는 이의 화면에 맞춥니다."""
    return 2 if is_static() else float(os.environ.get("COMPANION_SCALE", "1"))


def fold(figure: Figure) -> bool:
    """넓은 그림을 휴대전화의 폭에 다시 놓습니다. 이미 좁으면 그대로 두고 False입니다.

    좌표축이 여럿이면 차례대로 아래로 쌓고, 하나면 높이를 줄입니다. 나란히 있어서 적지 않았던
    세로축의 이름과 눈금을 되살립니다.
    """
    width, height = figure.get_size_inches()
    if width <= HALF[0]:
        return False
    placed = [ax for ax in figure.axes if ax.get_subplotspec() is not None]
    places = sorted({_place(ax) for ax in placed})
    columns = max(1, round(math.sqrt(len(places) * TALL[0] / TALL[1])))
    rows = max(1, math.ceil(len(places) / columns))
    grid = GridSpec(rows, columns, figure=figure)
    first = {_place(ax)[0]: ax for ax in reversed(placed)}  # 가로줄마다 맨 왼쪽의 것
    for ax in placed:
        row, column = _place(ax)
        where = places.index((row, column))
        if column > 0 and where % columns == 0:
            _name_again(ax, first[row])
        ax.set_subplotspec(grid[where])
    alone = (HALF[0], max(HALF[1], HALF[0] * height / width))
    figure.set_size_inches(*(TALL if len(places) > 1 else alone))
    return True


def _place(ax: Axes) -> tuple[int, int]:
    spec: Any = ax.get_subplotspec()
    spec = spec.get_topmost_subplotspec()
    return spec.rowspan.start, spec.colspan.start


def _name_again(ax: Axes, left: Axes) -> None:
    """왼쪽의 것과 세로축을 함께 쓰던 좌표축에 눈금과 이름을 적습니다."""
    if ax.get_shared_y_axes().joined(ax, left):
        ax.tick_params(labelleft=True)
        if not ax.get_ylabel():
            label = left.yaxis.label
            ax.set_ylabel(label.get_text(), rotation=label.get_rotation())


def render(figure: Figure) -> Picture:
    """그림을 한 번 그려 얻은 PNG. 크기는 인치에 100을 곱한 것입니다."""
    if to_rgba(figure.get_facecolor())[3] < 1:
        figure.set_facecolor("white")
    own = figure.dpi
    size = (figure.get_size_inches() * own).round().astype(int)
    try:
        figure.set_dpi(own * scale())
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        image = Image.fromarray(_FIVE_BITS[np.asarray(canvas.buffer_rgba())[..., :3]])
    finally:
        figure.set_dpi(own)
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=1)
    return Picture(stream.getvalue(), (int(size[0]), int(size[1])))


def both(figure: Figure) -> tuple[Picture, Picture | None]:
    """보일 것과, 휴대전화에 따로 보일 것. 따로 보일 것이 없으면 None입니다.

    정적 페이지에서만 둘 다 그립니다. 페이지 안의 파이썬은 제 화면의 것 하나를 그립니다.
    """
    if os.environ.get("COMPANION_NARROW") == "1":
        fold(figure)
    shown = render(figure)
    return shown, render(figure) if is_static() and fold(figure) else None


def picture_tag(shown: Picture, narrow: Picture | None = None, alt: str = "") -> str:
    """``<img>``, 또는 휴대전화의 것과 함께 담은 ``<picture>``."""
    width, height = shown.size
    image = f'<img src="{shown.uri}" width="{width}" height="{height}" alt="{escape(alt)}">'
    if narrow is None:
        return image
    width, height = narrow.size
    source = (
        f'<source media="{NARROW}" srcset="{narrow.uri}" width="{width}" height="{height}">'
    )
    return f"<picture>{source}{image}</picture>"


def show_both(figure: Figure) -> None:
    """정적 페이지를 만드는 커널에서는 이 그림을 두 꼴로 보입니다.

    IPython에 적어 두면 matplotlib의 인라인 화면이 켜지면서 지우므로, 그림이 스스로 말하게 합니다.
    """
    figure._repr_html_ = lambda: picture_tag(*both(figure))  # type: ignore[method-assign]
