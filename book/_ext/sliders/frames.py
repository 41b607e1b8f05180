"""`companion.explore`의 슬라이더를 커널 없이 움직이게 합니다.

노트북을 실행할 때 `explore`는 모든 장면을 미리 그려 `<figure class="explore">`에 담습니다. 여기서는
장면을 저마다 파일로 옮기고 주소만 남깁니다. 첫 장면 말고는 읽는 이가 만질 때에야 받습니다
(`page.js`). 정적으로 바꾸지 못한 위젯이 남으면 이름을 밝히고 빌드를 멈춥니다.
"""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bs4 import Tag
from bs4.element import Script
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from lean.figures import Picture, lossless_webp, png_of
from page import Page

logger = logging.getLogger(__name__)
FOLDER = "_images/explore"
BUDGET = 350 * 1024  # 슬라이더 하나의 모든 장면(바이트)
COLOURS = (64, 48, 32, 24, 16)


def rename(figure: Tag, name: str) -> None:
    """쪽 안에서 차례대로 이름을 붙입니다. 똑같은 슬라이더가 둘 있어도 이름이 겹치지 않습니다."""
    old = figure["id"]
    for tag in [figure, *figure.select("[id], [for]")]:
        for key in ("id", "for"):
            if tag.has_attr(key):
                tag[key] = name + "".join(tag[key]).removeprefix(old)


def save(app: Sphinx, frames: list[dict[str, str]], form: str) -> list[Picture]:
    """장면들의 그림을 파일로 옮깁니다. 한도를 넘으면 색의 수를 줄여 봅니다."""
    pngs = [png_of(frame[form]) for frame in frames]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for colours in COLOURS:
            def one(png: bytes, colours: int = colours) -> Picture:
                return lossless_webp(app, png, FOLDER, colours)

            pictures = list(pool.map(one, pngs))
            weight = sum({picture.path: picture.bytes for picture in pictures}.values())
            if weight <= BUDGET:
                return pictures
    logger.warning("슬라이더의 장면을 더한 것이 %s KB를 넘습니다: %s",
                   BUDGET // 1024, weight // 1024)
    return pictures


def file_name(picture: Picture) -> str:
    return picture.path.rsplit("/", 1)[-1]


def make_static(app: Sphinx, page: Page, figure: Tag) -> None:
    """데이터에는 ``[파일 이름, 설명]``만 남습니다. 넓은 것은 휴대전화의 파일 이름도 따로 둡니다."""
    data = figure.select_one("script.explore-frames")
    frames = json.loads(data.string)
    pictures = save(app, frames, "src")
    text = json.dumps([[file_name(picture), frame["caption"]]
                       for picture, frame in zip(pictures, frames, strict=True)],
                      ensure_ascii=False, separators=(",", ":"))
    data.string = Script(text.replace("<", "\\u003c"))
    for frame in frames:
        if frame.get("error"):
            logger.warning("%s: 그리지 못한 장면이 있습니다: %s", page.name, frame["caption"])
    shown = figure.select_one("img")
    start = next(k for k, frame in enumerate(frames) if frame["src"] == shown["src"])
    shown.attrs |= {"src": page.url(pictures[start].path), "decoding": "async", "loading": "lazy"}
    if source := figure.select_one("source"):
        narrow = save(app, frames, "narrow")
        source["srcset"] = page.url(narrow[start].path)
        source["data-frames"] = " ".join(map(file_name, narrow))


def on_page(app: Sphinx, page: Page) -> None:
    for n, figure in enumerate(page.soup.select("figure.explore"), start=1):
        rename(figure, f"explore-{n}")
        make_static(app, page, figure)
    left = page.soup.select_one('script[type="application/vnd.jupyter.widget-view+json"]')
    if left is not None:
        raise ExtensionError(
            f"{page.name}: 정적 페이지에서 움직일 수 없는 위젯이 있습니다: {left.string.strip()}. "
            "슬라이더는 companion.explore로 만드십시오."
        )


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page, priority=500)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
