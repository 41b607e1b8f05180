"""아무도 보지 않는 것을 덜어 냅니다: 색 없는 코드의 껍데기, 주석, 빈 줄, 쓰이지 않는 이름.

코드가 많은 쪽에서는 색을 따로 입히지 않는 조각(이름, 연산자, 괄호, 빈칸)의 ``<span>``이 압축한
HTML의 열에 하나를 차지합니다. 주석, 문자열, 수, 예약어는 그대로 색을 입습니다.
"""

from __future__ import annotations

from typing import Any

from bs4 import Comment
from sphinx.application import Sphinx

from page import Page

PLAIN = ("n", "nn", "o", "p", "w")


def unwrap_tokens(app: Sphinx, page: Page) -> None:
    for token in page.soup.select(",".join(f".highlight pre span.{name}" for name in PLAIN)):
        token.unwrap()
    for token in page.soup.select(".highlight pre > span"):
        if not token.get_text():  # :empty는 빈칸뿐인 글자열까지 지웁니다
            token.decompose()


def drop_settings(app: Sphinx, page: Page) -> None:
    """테마의 부트스트랩이 읽는 ``data-bs-*``. 그 스크립트는 싣지 않습니다."""
    for tag in page.soup.find_all(True):
        for name in [name for name in tag.attrs if name.startswith("data-bs-")]:
            del tag[name]
    for comment in page.soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()


def drop_traces(app: Sphinx, page: Page) -> None:
    """노트북의 꼬리표는 할 일을 마쳤고, 템플릿은 빈 줄을 남겼습니다."""
    for cell in page.soup.select("div.cell"):
        cell["class"] = [name for name in cell["class"] if not name.startswith("tag_")]
    for text in page.soup.find_all(string=lambda text: text.isspace() and text.count("\n") > 1):
        if not text.find_parent(["pre", "textarea"]):
            text.replace_with("\n")


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", unwrap_tokens)
    app.connect("page-ready", drop_settings, priority=890)
    app.connect("page-ready", drop_traces, priority=890)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
