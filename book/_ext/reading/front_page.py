"""첫 페이지의 차례: 장마다 번호, 제목, 걸리는 시간, 그리고 그 장의 그림에서 뽑은 작은 그림.

그림은 실행해 둔 노트북에서 옵니다. ``cover``라고 적은 셀이 있으면 그것, 없으면 첫 그림입니다.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from docutils import nodes
from PIL import Image
from sphinx.application import Sphinx

from lean.figures import lossless_webp, png_of
from page import Page

SIZE = (216, 156)  # 화면에서는 그 절반
MINUTES = re.compile(r"\*\*걸리는 시간\*\*: (\d+분)")
TITLE = re.compile(r"(\d+)장\. (.+)")


def cover(doctree: nodes.document) -> bytes | None:
    """그 장을 나타내는 그림 하나(PNG)."""
    cells = [node for node in doctree.findall(nodes.container)
             if node.get("nb_element") == "cell_code"]
    cells.sort(key=lambda cell: "cover" not in cell["cell_metadata"].get("tags", []))
    for cell in cells:
        for output in cell.findall(nodes.raw):
            soup = BeautifulSoup(output.astext(), "html.parser")
            if image := soup.select_one("img[src^='data:image/png']"):
                return png_of(image["src"])
    return None


def small(png: bytes) -> bytes:
    """같은 크기의 칸에 들어갈 작은 그림."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.thumbnail(SIZE, Image.Resampling.LANCZOS)
    canvas = Image.new("RGB", SIZE, "white")
    canvas.paste(image, ((SIZE[0] - image.width) // 2, (SIZE[1] - image.height) // 2))
    stream = io.BytesIO()
    canvas.save(stream, "PNG")
    return stream.getvalue()


def make_card(app: Sphinx, page: Page, link: Tag) -> None:
    """차례의 한 줄을 카드로."""
    name = link["href"].removesuffix(".html")
    notebook = Path(app.srcdir, "book", f"{name}.ipynb")
    title = TITLE.match(link.get_text().strip())
    if title is None or not notebook.exists():
        return
    link["class"] = "card"
    link.clear()
    minutes = MINUTES.search(notebook.read_text(encoding="utf-8"))
    for kind, text in (("card-number", title[1]), ("card-title", title[2]),
                       ("card-minutes", minutes[1] if minutes else "")):
        part = page.soup.new_tag("span", attrs={"class": kind})
        part.string = text
        link.append(part)
    if png := cover(app.env.get_doctree(f"book/{name}")):
        picture = lossless_webp(app, small(png), colours=32)
        link.append(page.soup.new_tag("img", attrs={
            "src": page.url(picture.path), "width": SIZE[0] // 2, "height": SIZE[1] // 2,
            "alt": f"{title[1]}장의 그림 하나", "loading": "lazy", "decoding": "async"}))


def on_page(app: Sphinx, page: Page) -> None:
    if page.name != app.config.root_doc:
        return
    article = page.soup.select_one("article")
    article["class"] = [*article["class"], "front"]
    links = article.select(".toctree-wrapper a")
    start = page.soup.new_tag("a", attrs={"class": "start", "href": links[0]["href"]})
    start.string = f"{links[0].get_text().partition('장')[0]}장부터 시작"
    article.select_one("div.cell:has(figure.explore)").insert_after(start)
    for link in links:
        make_card(app, page, link)


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page, priority=750)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
