"""색을 따로 입히지 않는 코드 조각(이름, 연산자, 괄호, 빈칸)의 ``<span>``을 벗깁니다.

코드가 많은 쪽에서는 이런 껍데기가 압축한 HTML의 열에 하나를 차지합니다. 주석, 문자열, 수, 예약어는
그대로 색을 입습니다.
"""

from __future__ import annotations

from typing import Any

from page import Page
from sphinx.application import Sphinx

PLAIN = ("n", "nn", "o", "p", "w")


def on_page(app: Sphinx, page: Page) -> None:
    for token in page.soup.select(",".join(f".highlight pre span.{name}" for name in PLAIN)):
        token.unwrap()
    for token in page.soup.select(".highlight pre > span"):
        if not token.get_text():  # :empty는 빈칸뿐인 글자열까지 지웁니다
            token.decompose()


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
