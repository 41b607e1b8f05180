"""연습 문제에 장마다 새로 번호를 매깁니다: 3장의 둘째 문제는 ‘연습 3.2’입니다."""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

from page import Page


def on_page(app: Sphinx, page: Page) -> None:
    heading = page.soup.select_one("article h1")
    chapter = re.match(r"(\d+)장", heading.get_text()) if heading else None
    if chapter is None:
        return
    numbers = {}
    for k, box in enumerate(page.soup.select("div.exercise"), start=1):
        numbers["#" + box["id"]] = number = f"연습 {chapter[1]}.{k}"
        title = box.select_one("p.admonition-title")
        title.select_one(".caption-number").string = f"{number} "
        name = title.find(string=re.compile(r"^\s*\(.+\)\s*$"))
        if name:
            name.replace_with(name.strip()[1:-1])  # (★ NOR 게이트) -> ★ NOR 게이트
    for title in page.soup.select("div.solution > p.admonition-title"):
        title.string = f"{numbers[title.a['href']]}의 해답"


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
