"""쪽의 소개(meta description): 찾은 결과와 공유한 주소에 보이는 두세 문장.

장을 여는 글의 처음을 160자 안에서 문장째 가져옵니다. 글이 없거나 아주 짧으면 제목을 앞세웁니다.
"""

from __future__ import annotations

import re
from copy import copy
from itertools import islice
from typing import Any

from bs4 import Tag
from sphinx.application import Sphinx

from page import Page

LONGEST = 160
SHORTEST = 40


def plain(paragraph: Tag) -> str:
    """글자만. 수식은 낭독용(MathML)과 두 벌이므로 보이는 것만 남깁니다."""
    words = copy(paragraph)
    for hidden in words.select(".katex-mathml"):
        hidden.decompose()
    return re.sub(r"\s+", " ", words.get_text()).strip()


def shorten(text: str) -> str:
    """들어가는 데까지 문장째. 첫 문장이 이미 길면 낱말에서 끊고 줄임표를 둡니다."""
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    if end := max(head.rfind(mark) + 1 for mark in (". ", "? ", "! ")):
        return head[:end]
    return head[: LONGEST - 1].rpartition(" ")[0] + "…"


def on_page(app: Sphinx, page: Page) -> None:
    title = page.soup.select_one("article h1, h1")
    paragraphs = filter(None, map(plain, page.soup.select("article section > p")))
    text = next(paragraphs, "")
    if text.endswith("?"):  # 장을 여는 물음 한 문장에는 그다음 글이 이어집니다
        text = " ".join([text, *islice(paragraphs, 1)])
    if len(text) < SHORTEST:
        parts = [plain(title) if title else "", text.rstrip("."), app.config.html_title]
        text = " — ".join(filter(None, parts))
    meta = page.soup.new_tag("meta", attrs={"name": "description", "content": shorten(text)})
    page.soup.head.title.insert_after(meta)


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page, priority=390)  # 다른 방이 글에 무엇을 더하기 전에
    return {"parallel_read_safe": True, "parallel_write_safe": True}
