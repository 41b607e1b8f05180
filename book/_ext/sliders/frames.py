"""`companion.explore`의 슬라이더를 커널 없이 움직이게 합니다.

노트북을 실행할 때 `explore`는 모든 장면을 미리 그려 `<figure class="explore">`에 담습니다. 여기서는
장면을 저마다 파일로 옮기고 주소만 남깁니다. 첫 장면 말고는 읽는 이가 만질 때에야 받습니다
(`page.js`). 정적으로 바꾸지 못한 위젯이 남으면 이름을 밝히고 빌드를 멈춥니다.
"""

from __future__ import annotations

import base64
import json
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bs4 import Tag
from bs4.element import Script
from lean.figures import Picture, lossless_webp
from page import Page
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

logger = logging.getLogger(__name__)
FOLDER = "_images/explore"


def rename(figure: Tag, name: str) -> None:
    """쪽 안에서 차례대로 이름을 붙입니다. 똑같은 슬라이더가 둘 있어도 이름이 겹치지 않습니다."""
    old = figure["id"]
    for tag in [figure, *figure.select("[id], [for]")]:
        for key in ("id", "for"):
            if tag.has_attr(key):
                tag[key] = name + "".join(tag[key]).removeprefix(old)


def make_static(app: Sphinx, page: Page, figure: Tag) -> None:
    """장면을 파일로 옮깁니다. 데이터에는 ``[파일 이름, 설명]``만 남습니다."""
    data = figure.select_one("script.explore-frames")
    frames = json.loads(data.string)

    def save(frame: dict[str, str]) -> Picture:
        return lossless_webp(app, base64.b64decode(frame["src"].partition(",")[2]), FOLDER)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pictures = list(pool.map(save, frames))
    text = json.dumps(
        [[picture.path.rsplit("/", 1)[-1], frame["caption"]]
         for picture, frame in zip(pictures, frames, strict=True)],
        ensure_ascii=False, separators=(",", ":"),
    )
    data.string = Script(text.replace("<", "\\u003c"))
    for frame in frames:
        if frame.get("error"):
            logger.warning("%s: 그리지 못한 장면이 있습니다: %s", page.name, frame["caption"])
    shown = figure.select_one("img")
    start = next(k for k, frame in enumerate(frames) if frame["src"] == shown["src"])
    shown.attrs |= {"src": page.url(pictures[start].path), "width": pictures[start].width,
                    "height": pictures[start].height, "decoding": "async", "loading": "lazy"}


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
