"""장의 머리와 끝: 열한 장 가운데 어디인지, 그리고 다음 장의 물음.

머리의 점은 눈으로 보는 것이고, 같은 것을 제목과 차례가 글로 말합니다. 다음 장으로 가는 길은
정리와 출처 사이에 둡니다.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from bs4 import Tag
from sphinx.application import Sphinx

from page import Page

CHAPTERS = 11
NAME = re.compile(r"book/ch(\d\d)_\w+")


def question_of(notebook: Path) -> str:
    """장을 여는 물음: 제목 다음의 첫 문단이 물음 한 문장일 때만."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    blocks = "".join(cells[0]["source"]).split("\n\n")
    text = blocks[1].strip() if len(blocks) > 1 else ""
    return text if text.endswith("?") and not re.search(r"[.?!] |[$`\[]", text) else ""


def add_dots(page: Page, chapter: int) -> None:
    dots = page.soup.new_tag("p", attrs={"class": "dots", "aria-hidden": "true"})
    for k in range(CHAPTERS):
        dots.append(page.soup.new_tag("i", attrs={"class": "here"} if k == chapter else {}))
    page.soup.select_one("article h1").insert_before(dots)


def add_question(page: Page, link: Tag, source: Path) -> None:
    name = link["href"].rsplit("/", 1)[-1].removesuffix(".html")
    if not (notebook := source / f"{name}.ipynb").exists():
        return
    link.select_one(".prev-next-subtitle").string = "다음 장"
    if question := question_of(notebook):
        line = page.soup.new_tag("p", attrs={"class": "prev-next-question"})
        line.string = question
        link.select_one(".prev-next-title").insert_after(line)


def on_page(app: Sphinx, page: Page) -> None:
    chapter = NAME.fullmatch(page.name)
    if chapter is None:
        return
    add_dots(page, int(chapter[1]))
    area, sources = page.soup.select_one(".prev-next-area"), page.soup.find(id="출처")
    if link := area.select_one(".right-next"):
        add_question(page, link, Path(app.srcdir, "book"))
    if sources is not None:
        sources.insert_before(area.extract())
        sources["class"] = "sources"


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page, priority=750)  # 이름표가 우리말이 된 다음
    return {"parallel_read_safe": True, "parallel_write_safe": True}
