"""노트북의 글에 남은 MyST와 죽은 링크를 찾습니다. 바꾸는 쪽과 코드를 나누어 쓰지 않습니다."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").use(dollarmath_plugin)
NOT_CODE = {"text", "html_block", "html_inline"}


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def leftovers(text: str) -> list[str]:
    """날것으로 남은 지시어, 역할, 이름표, 주석."""
    found = []
    for token in tokens(text):
        if token.type == "fence" and token.info.startswith("{"):
            found.append(f"지시어 {token.info}")
        elif token.type == "math_block_label":
            found.append(f"수식의 이름표 {token.info}")
        elif token.type in NOT_CODE:
            found += re.findall(r":{3,}.*|\{[\w:+.-]+\}$|^\([\w:-]+\)=|^%.*|^\+\+\+|\{\{.*?\}\}",
                                token.content)
    return found


def links(text: str) -> list[str]:
    """글과 그림이 가리키는 주소. HTML로 적은 것도 봅니다."""
    found = []
    for token in tokens(text):
        if token.type in {"link_open", "image"}:
            found.append(str(token.attrs.get("href") or token.attrs.get("src")))
        elif token.type.startswith("html_"):
            found += re.findall(r"(?:href|src)=\"([^\"]*)\"", token.content)
    return found


def dead(text: str, neighbours: set[str]) -> list[str]:
    """어디서나 열리는 주소가 아니고, 곁에 있는 파일도 아닌 것."""
    return [link for link in links(text)
            if not re.match(r"https?://\S+\.|data:image/", link) and link not in neighbours]
