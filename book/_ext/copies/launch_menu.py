"""쪽 위의 ‘이 쪽을 다른 곳에서’ 메뉴: 내려받기, 주피터라이트, Colab, Binder, 인쇄.

``<details>``라서 스크립트 없이 열립니다. 갈 곳을 모르는 항목은 없습니다: 저장소를 모르면 Colab과
Binder가, 사이트에 Pyodide가 없으면 주피터라이트가 빠집니다.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from sphinx.application import Sphinx

from copies.notebooks import FOLDER
from page import Page

TITLE = "이 페이지를 내려받거나 다른 곳에서 열기"


class Item(NamedTuple):
    text: str
    icon: str
    attributes: dict[str, str]


def items(app: Sphinx, page: Page) -> list[Item]:
    source = Path(app.env.doc2path(page.name))
    notebook, where = source.name, app.config.whereabouts
    found = []
    if source.suffix == ".ipynb":
        copy = page.url(f"{FOLDER}/{notebook}")
        found.append(Item("노트북 내려받기", "fa-download", {"href": copy, "download": notebook}))
        if getattr(app.config, "pyodide_folder", ""):
            lite = page.url(f"lite/notebooks/index.html?path={notebook}")
            found.append(Item("이 사이트의 주피터에서 열기", "fa-laptop-code", {"href": lite}))
        if where.colab(notebook):
            found.append(Item("Colab에서 열기", "fa-cloud", {"href": where.colab(notebook)}))
            found.append(Item("Binder에서 열기", "fa-server", {"href": where.binder(notebook)}))
    return found


def on_page(app: Sphinx, page: Page) -> None:
    for box in page.soup.select("div.dropdown-download-buttons"):
        box.name, button = "details", box.select_one("button.dropdown-toggle")
        button.name = "summary"
        button.attrs = {"class": ["btn"], "title": TITLE, "aria-label": TITLE}
        menu = box.select_one("ul.dropdown-menu")
        menu["class"] = ["dropdown-menu", "show"]
        links = menu.select("li:has(a)")
        if chosen := items(app, page):
            for link in links:
                link.decompose()
        for item in reversed(chosen):
            menu.insert(0, entry(page, item))
        for text in menu.find_all(string=".pdf"):
            text.replace_with("인쇄하거나 PDF로")
        for text in menu.find_all(string=".md"):
            text.replace_with("원고 내려받기")
        for tag in menu.select("[title]"):
            del tag["title"]  # 보이는 글자가 곧 이름입니다


def entry(page: Page, item: Item) -> Any:
    soup = page.soup
    row, icon, text = soup.new_tag("li"), soup.new_tag("span"), soup.new_tag("span")
    link = soup.new_tag("a", attrs={"class": ["btn", "btn-sm", "dropdown-item"],
                                    **item.attributes})
    if item.attributes["href"].startswith("https:"):
        link.attrs |= {"target": "_blank", "rel": "noopener"}
    icon["class"], text["class"] = ["btn__icon-container"], ["btn__text-container"]
    icon.append(soup.new_tag("i", attrs={"class": ["fas", item.icon]}))
    text.string = item.text
    link.extend([icon, text])
    row.append(link)
    return row


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page, priority=710)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
