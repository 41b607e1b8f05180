"""접는 상자를 ``<details>``로 바꿉니다.

``dropdown``이 붙은 상자(해답)는 본래 스크립트가 접습니다. ``<details>``는 스크립트 없이도 열리고
글쇠와 화면 낭독기가 알며, 인쇄할 때는 `lean/printing.js`가 펼칩니다.
"""

from __future__ import annotations

from typing import Any

from page import Page
from sphinx.application import Sphinx


def on_page(app: Sphinx, page: Page) -> None:
    for mark in page.soup.select(".sd-summary-state-marker"):
        mark.decompose()  # 접는 상자의 세모는 모두 브라우저의 것으로
    for box in page.soup.select("div.admonition.dropdown"):
        title = box.select_one("p.admonition-title")
        box.name = "details"
        title.name = "summary"


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
