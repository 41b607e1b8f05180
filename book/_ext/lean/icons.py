"""아이콘을 SVG로 바꿔 본문에 넣습니다.

테마는 아이콘 몇 개를 위해 글꼴과 스크립트 900 KB를 싣습니다. 그 스크립트에 있는 도형만 꺼내 씁니다.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import pydata_sphinx_theme
from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from page import Page

STYLES = {"fas": "solid", "far": "regular", "fab": "brands"}
MODIFIERS = {"fa-solid", "fa-regular", "fa-brands", "fa-lg", "fa-fw"}


@functools.cache
def _library() -> str:
    theme = Path(pydata_sphinx_theme.__file__).parent / "theme"
    return next(theme.glob("*/static/vendor/fontawesome/*/js/all.min.js")).read_text()


@functools.cache
def drawing(name: str, style: str) -> tuple[str, str]:
    """아이콘의 ``viewBox``와 경로. 한 이름이 여러 벌 있으면 solid가 마지막에 옵니다."""
    entry = rf'[{{,]"?{re.escape(name)}"?:\[(\d+),(\d+),\[[^\]]*\],"[0-9a-f]+","([^"]+)"\]'
    found = re.findall(entry, _library())
    if not found:
        raise ExtensionError(f"테마에 없는 아이콘입니다: {name}")
    width, height, path = found[-1 if style == "solid" else 0]
    return f"0 0 {width} {height}", path


def svg(soup: BeautifulSoup, icon: Tag) -> Tag | None:
    classes = icon.get_attribute_list("class")
    names = [c for c in classes if c.startswith("fa-") and c not in MODIFIERS]
    if not names:
        return None
    style = next((STYLES[c] for c in classes if c in STYLES), "solid")
    box, path = drawing(names[0].removeprefix("fa-"), style)
    kept = [c for c in classes if not c.startswith("fa")] + ["icon"]
    kept += ["icon-lg"] if "fa-lg" in classes else []
    data = {key: value for key, value in icon.attrs.items() if key.startswith("data-")}
    tag = soup.new_tag("svg", attrs={"class": kept, "viewBox": box, "aria-hidden": "true",
                                     "focusable": "false", **data})
    tag.append(soup.new_tag("path", attrs={"fill": "currentColor", "d": path}))
    return tag


def on_page(app: Sphinx, page: Page) -> None:
    for icon in page.soup.select("i[class*=fa-], span[class*=fa-]"):
        if drawn := svg(page.soup, icon):
            icon.replace_with(drawn)


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
