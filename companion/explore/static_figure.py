"""커널이 없는 정적 페이지에서 쓸 슬라이더: 모든 프레임을 담은 HTML 그림 하나.

``figure.explore`` 안에 이름마다 ``input[type=range]``가 있고, ``script.explore-frames``에 프레임의
주소와 설명이 C 순서로 들어 있습니다. 책의 스크립트가 그림을 바꾸고, 스크립트가 없어도 첫 그림은
보입니다.
"""

from __future__ import annotations

import hashlib
import json
from html import escape

from companion.explore.frames import Frames, NotAFigure, Position, SizeMismatch
from companion.explore.variables import dress
from companion.plotting._forms import picture_tag


class StaticFigure:
    """모든 프레임이 그려진 슬라이더. 노트북에는 HTML로 보입니다."""

    def __init__(self, frames: Frames, start: Position) -> None:
        self.frames = frames
        self.start = start
        self.html = _figure_html(frames, start)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"<슬라이더 {self.frames.at(self.start).caption}>"


def _figure_html(frames: Frames, start: Position) -> str:
    frames.at(start)  # 크기는 처음에 보일 프레임이 정합니다.
    every = frames.every()
    for frame in every:
        if isinstance(frame.error, (NotAFigure, SizeMismatch)):
            raise frame.error
    payload = [
        {"src": frame.shown.uri, "caption": frame.caption}
        | ({"narrow": frame.narrow.uri} if frame.narrow is not None else {})
        | ({"error": True} if frame.error is not None else {})
        for frame in every
    ]
    # '</script>'와 '<!--'가 나타나지 않게 합니다.
    data = json.dumps(payload, ensure_ascii=False).replace("<", "\\u003c")
    key = "explore-" + hashlib.sha256(f"{start}{frames.labels}{data}".encode()).hexdigest()[:10]
    controls = "\n".join(
        _control(f"{key}-{i}", frames.labels[name], frames.value_labels[name], start[i])
        for i, name in enumerate(frames.grid)
    )
    first = frames.at(start)
    return (
        f'<figure class="explore" id="{key}">\n'
        f"{picture_tag(first.shown, first.narrow, first.caption)}\n"
        f'<figcaption aria-live="polite">{dress(first.caption)}</figcaption>\n{controls}\n'
        f'<script type="application/json" class="explore-frames">{data}</script>\n</figure>'
    )


def _control(key: str, label: str, values: list[str], index: int) -> str:
    return (
        f'<div class="explore-control"><label for="{key}">{dress(label)}</label>\n'
        f'<input type="range" id="{key}" min="0" max="{len(values) - 1}" step="1" value="{index}" '
        f'autocomplete="off" aria-valuetext="{escape(values[index])}" '
        f'data-labels="{escape(json.dumps(values, ensure_ascii=False))}">\n'
        f'<output for="{key}">{escape(values[index])}</output></div>'
    )
