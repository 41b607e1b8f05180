"""슬라이더의 프레임: 값의 조합 하나를 그림 하나와 한 줄 설명으로 바꿉니다.

프레임은 처음 볼 때 그려 두고 다시 씁니다. 어떤 조합에서 오류가 나면 그 프레임에 오류를 적습니다.
"""

from __future__ import annotations

import textwrap
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import matplotlib
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from companion._validate import describe
from companion.explore.value_labels import value_labels
from companion.plotting import HALF
from companion.plotting._forms import DPI, Picture, both
from companion.plotting._style import ensure_style

Draw = Callable[..., Figure]
Position = tuple[int, ...]


class NotAFigure(TypeError):
    """draw가 그림을 돌려주지 않았습니다."""


class SizeMismatch(ValueError):
    """한 조합의 그림만 크기가 다릅니다."""


@dataclass(frozen=True)
class Frame:
    r"""그려진 그림 하나. ``error``가 있으면 그림 대신 그 오류가 적혀 있습니다."""

    shown: Picture
    narrow: Picture | None  # 휴대전화에 따로 보일 것
    caption: str
    error: Exception | None = None


class Frames:
    r"""값의 자리 ``(i, j, …)``로 찾는 프레임. 자리의 차례는 ``grid``의 차례입니다."""

    def __init__(
        self, draw: Draw, grid: Mapping[str, Sequence[Any]], labels: Mapping[str, str]
    ) -> None:
        self.draw = draw
        self.grid = grid
        self.labels = {name: labels.get(name, name) for name in grid}
        self.value_labels = {name: value_labels(values) for name, values in grid.items()}
        self.size: tuple[int, int] | None = None
        self._drawn: dict[Position, Frame] = {}

    def at(self, position: Position) -> Frame:
        """그 자리의 프레임. 처음이면 그리고, 아니면 그려 둔 것을 돌려줍니다."""
        if position not in self._drawn:
            self._drawn[position] = self._make(position)
        return self._drawn[position]

    def every(self) -> list[Frame]:
        """모든 프레임을 C 순서(마지막 이름이 가장 빨리 바뀌는 순서)로 그립니다."""
        positions = list(np.ndindex(*(len(values) for values in self.grid.values())))
        frames = [self.at(position) for position in positions]
        # 크기를 모를 때 적은 오류는 다른 프레임의 크기로 다시 적습니다.
        for position, frame in zip(positions, frames, strict=True):
            if frame.error is not None and frame.shown.size != self.size:
                self._drawn[position] = self._failure(position, frame.error)
        return [self.at(position) for position in positions]

    def situation(self, position: Position) -> str:
        """값의 조합을 적은 글: ``학습률 η = 0.1, 배치 크기 = 32``."""
        pairs = zip(self.grid, position, strict=True)
        return ", ".join(f"{self.labels[name]} = {self.value_labels[name][i]}" for name, i in pairs)

    def _make(self, position: Position) -> Frame:
        values = {name: self.grid[name][i] for name, i in zip(self.grid, position, strict=True)}
        situation = self.situation(position)
        _choose_backend()
        before = set(plt.get_fignums())
        try:
            with matplotlib.rc_context(), plt.ioff():
                ensure_style()
                figure = self.draw(**values)
                if not isinstance(figure, Figure):
                    raise NotAFigure(_not_a_figure(figure))
                plt.close(figure)
                shown, narrow = both(figure)
            if self.size not in (None, shown.size):
                raise SizeMismatch(
                    f"{situation}: 다른 프레임과 크기가 같은 {self.size} 픽셀 그림이 필요합니다. "
                    f"받은 것: {shown.size} 픽셀"
                )
        except Exception as error:
            # 오류에 딸린 자취(traceback)는 그리던 배열을 붙들고 있으므로 떼어 냅니다.
            return self._failure(position, error.with_traceback(None))
        finally:
            for number in set(plt.get_fignums()) - before:
                plt.close(number)
        self.size = shown.size
        happened = " ".join(str(figure.get_label()).split())
        return Frame(shown, narrow, f"{situation}: {happened}" if happened else situation)

    def _failure(self, position: Position, error: Exception) -> Frame:
        """오류를 적은 프레임. 크기는 다른 프레임과 같습니다."""
        width, height = self.size or (round(DPI * HALF[0]), round(DPI * HALF[1]))
        situation = self.situation(position)
        message = " ".join(f"{type(error).__name__}: {error}".split())
        paragraphs = ["이 조합은 그리지 못했습니다.", situation, textwrap.shorten(message, 300)]
        with matplotlib.rc_context(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # 오류 글에는 글꼴에 없는 글자가 있을 수 있습니다.
            ensure_style()
            figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI)
            figure.text(0.04, 0.95, "\n\n".join(paragraphs), va="top", wrap=True, parse_math=False)
            shown, narrow = both(figure)
        return Frame(shown, narrow, f"{situation}: 그리지 못했습니다. {message}", error)


@cache
def _choose_backend() -> None:
    """matplotlib이 그림을 내보낼 곳을 미리 고르게 합니다.

    고르기 전에 ``plt.ioff()``에 들어갔다 나오면 처음의 상태(꺼짐)로 되돌아가, 주피터에서 슬라이더
    뒤에 그린 그림이 나오지 않습니다.
    """
    plt.close(plt.figure())


def _not_a_figure(result: object) -> str:
    hint = ""
    if result is None:
        hint = " 함수 끝에 return fig가 있는지 보십시오."
    elif isinstance(result, Axes):
        hint = " 좌표축 대신 return ax.figure로 돌려주십시오."
    return (
        "draw가 Figure를 돌려주지 않았습니다. matplotlib의 그림(Figure) 하나가 필요합니다. "
        f"받은 것: {describe(result)}.{hint}"
    )
