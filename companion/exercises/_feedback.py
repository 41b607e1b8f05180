"""채점 결과를 글과 HTML로 보여 줍니다.

노트북에서는 HTML로, 그 밖에서는 글로 나옵니다. 결과는 색뿐 아니라 말로도 알립니다. 차례는 맞았는지,
힌트, 자세한 것이므로 배열이 길어도 힌트가 화면 밖으로 밀리지 않습니다.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import numpy as np

Verdict = Literal["right", "wrong", "unfinished"]

_HEADINGS = {
    "right": "맞았습니다.",
    "wrong": "틀렸습니다.",
    "unfinished": "아직 다 채우지 않았습니다.",
    "hint": "힌트",
}
_BORDERS = {"right": "#009e73", "wrong": "#d55e00", "unfinished": "#e69f00", "hint": "#56b4e9"}


@dataclass(frozen=True, repr=False)
class Message:
    """제목과 몇 줄의 글. 줄마다 이름표가 있고, 이름표가 비면 글만 있는 줄입니다."""

    kind: Literal["right", "wrong", "unfinished", "hint"]
    title: str
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """화면에 보이는 것과 같은 내용의 글."""
        rows = [f"{_HEADINGS[self.kind]} ({self.title})"]
        for label, body in self.lines:
            gap = "\n" if "\n" in body else " "
            rows.append(f"{label}:{gap}{body}" if label else body)
        return "\n".join(rows)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        rows = [f"<p><strong>{_HEADINGS[self.kind]}</strong> {_as_html(self.title)}</p>"]
        for words, lines in groupby(self.lines, key=lambda line: line[0] in ("힌트", "")):
            if words:
                rows += [f'<p class="feedback-hint">{label}: {_as_html(body)}</p>' if label
                         else f"<p>{_as_html(body)}</p>" for label, body in lines]
            else:
                details = "".join(_detail(label, body) for label, body in lines)
                rows.append(f'<div class="feedback-details">{details}</div>')
        style = f"border-inline-start: 4px solid {_BORDERS[self.kind]}; padding-inline-start: 1em"
        return f'<div class="feedback feedback-{self.kind}" style="{style}">{"".join(rows)}</div>'


@dataclass(frozen=True, repr=False)
class Feedback(Message):
    """채점 결과. ``bool(feedback)``은 맞았을 때만 참입니다."""

    def __bool__(self) -> bool:
        return self.kind == "right"


def show(value: object, digits: int = 6) -> str:
    """값 하나를 짧게 적습니다. 어떤 값이 와도 오류를 내지 않습니다."""
    try:
        if isinstance(value, np.ndarray) and value.ndim:
            if value.size > 60:
                return f"모양 {value.shape}인 배열"
            return np.array2string(value, precision=digits, separator=", ")
        if isinstance(value, (np.ndarray, np.generic)):
            value = value.item()
        if isinstance(value, float):
            return f"{value:.{digits}g}"
        if isinstance(value, (tuple, list)) and 0 < len(value) <= 20:
            inside = ", ".join(show(item, digits) for item in value)
            if isinstance(value, list):
                return f"[{inside}]"
            return f"({inside},)" if len(value) == 1 else f"({inside})"
        if callable(value):
            return f"함수 {getattr(value, '__name__', type(value).__name__)}"
        text = repr(value)
    except Exception:
        return f"{type(value).__name__} 형의 값"
    return text if len(text) <= 200 else text[:197] + "..."


def _detail(label: str, body: str) -> str:
    """이름표와 값. 여러 줄인 값은 이름표 아래에 따로 놓습니다."""
    style = "white-space: pre-wrap"
    if "\n" in body:
        style += "; display: block"
    return f'<div>{html.escape(label)}: <code style="{style}">{html.escape(body)}</code></div>'


def _as_html(text: str) -> str:
    """글의 ``<``, ``&``를 지키고, 역따옴표로 싼 부분을 코드로 바꿉니다."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))
