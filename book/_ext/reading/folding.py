"""접는 상자를 ``<details>``로 바꿉니다.

``dropdown``이 붙은 상자(해답)는 본래 스크립트가 접습니다. ``<details>``는 스크립트 없이도 열리고
글쇠와 화면 낭독기가 알며, 인쇄할 때는 `lean/printing.js`가 펼칩니다.

``fold``가 붙은 셀은 페이지에서만 접습니다(import, 슬라이더를 부르는 줄, 확인하는 assert).
노트북의 사본은 코드를 고치러 여는 것이므로 펼쳐 둡니다. ``hide-input``은 사본에서도 접습니다.

접은 코드 가운데 내보이는 것이 없는 셀은 무엇을 하는지 이름을 답니다: 뒤에 올 것을 준비하거나,
글에 적은 것을 확인합니다(assert뿐일 때).
"""

from __future__ import annotations

import json
from typing import Any

from sphinx.application import Sphinx

from page import Page


def fold_on_page(app: Sphinx, name: str, content: list[str]) -> None:
    if not str(app.env.doc2path(name)).endswith(".ipynb"):
        return
    notebook = json.loads(content[0])
    for cell in notebook["cells"]:
        tags = cell["metadata"].get("tags", [])
        if "fold" in tags:
            tags.append("hide-input")
    content[0] = json.dumps(notebook, ensure_ascii=False)


def on_page(app: Sphinx, page: Page) -> None:
    for mark in page.soup.select(".sd-summary-state-marker"):
        mark.decompose()  # 접는 상자의 세모는 모두 브라우저의 것으로
    for box in page.soup.select("div.admonition.dropdown"):
        title = box.select_one("p.admonition-title")
        box.name = "details"
        title.name = "summary"
    for fold in page.soup.select("div.cell:not(:has(> .cell_output)) details.hide"):
        code = fold.select_one("pre").get_text()
        cell = fold.find_parent(class_="cell")
        cell["class"] = [*cell["class"], "prepares"]
        word = "확인" if all(line[:6] in ("assert", "") for line in code.split("\n")) else "준비"
        for text in fold.summary.find_all("p"):  # 잇달아 접힌 것을 이름으로 가립니다
            text.string = f"{word} {text.get_text()}"


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("source-read", fold_on_page)
    app.connect("page-ready", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
