"""줄이 갈리는 자리: 긴 코드 줄은 들여 잇고, 짧은 코드와 ``(3, 4)``는 가르지 않습니다.

휴대전화에서 접힌 코드가 맨 앞에서 이어지면 들여쓰기가 뜻인 파이썬에서는 새 줄로 읽힙니다. 그래서
접힐 만한 줄만 ``<span class="row4">``로 감싸, 제 들여쓰기(4칸)보다 네 칸 더 들어간 자리에서
잇습니다(모양은 `book.css`). 글자는 그대로이므로, 베끼거나 편집기가 읽는 코드도 그대로입니다.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any
from unicodedata import east_asian_width

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PageElement
from sphinx.application import Sphinx

from page import Page

FITS = 32  # 폭이 360px인 화면에 접히지 않고 들어가는 칸. 한글은 두 칸입니다
DEEPEST = 24  # 들여쓰기를 4의 배수로 올린 것. 이보다 깊은 줄은 여기서부터
SHORT = 20  # 가르지 않을 코드의 길이
NO_BREAK = "\N{NO-BREAK SPACE}"
SHAPE = re.compile(r"\([\w.−-]{1,6}(?:, [\w.−-]{1,6}){1,3}\)")  # 글 속의 (3, 4)


def columns(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def split(pre: Tag) -> list[PageElement]:
    """줄바꿈을 저마다 한 조각으로 떼어 놓습니다. 색을 입힌 조각은 줄을 넘지 않습니다."""
    pieces: list[PageElement] = []
    for node in list(pre.contents):
        if isinstance(node, NavigableString):
            pieces += map(NavigableString, filter(None, re.split(r"(\n)", node)))
        else:
            pieces.append(node)
    return pieces


def cut(nodes: list[PageElement], spaces: int) -> list[PageElement]:
    """앞의 빈칸을 덜어 낸 조각들."""
    rest: list[PageElement] = []
    for node in nodes:
        text = node.get_text()
        kept = text[min(spaces, len(text) - len(text.lstrip(" "))):]
        spaces -= len(text) - len(kept)
        if isinstance(node, Tag):
            node.string = kept
            rest.append(node)
        elif kept:
            rest.append(NavigableString(kept))
    return rest


def hang(soup: BeautifulSoup, pre: Tag) -> None:
    """들여쓰기는 밖에 두고 나머지를 감쌉니다. 안에 두면 들여쓰기 뒤에서 줄이 갈리기도 합니다."""
    pieces = split(pre)
    pre.clear()
    for is_break, row in groupby(pieces, key=lambda piece: piece == "\n"):
        nodes = list(row)
        text = "".join(node.get_text() for node in nodes)
        if is_break or columns(text) <= FITS or "\n" in text:
            pre.extend(nodes)
            continue
        spaces = len(text) - len(text.lstrip(" "))
        line = soup.new_tag("span", attrs={"class": f"row{min(-spaces // 4 * -4, DEEPEST)}"})
        line.extend(cut(nodes, spaces))
        pre.extend([NavigableString(" " * spaces), line])


def join(code: Tag) -> None:
    """낱말마다 나뉜 짧은 코드를 한 덩이로. 스타일은 덩이(span.pre) 안에서 줄을 가르지 않습니다."""
    words = code.select("span.pre")
    text = code.get_text()
    if len(words) > 1 and len(text) <= SHORT:
        code.clear()
        words[0].string = text
        code.append(words[0])


def on_page(app: Sphinx, page: Page) -> None:
    for pre in page.soup.select("article .highlight pre"):
        if not pre.find_parent(class_="cell_output"):
            hang(page.soup, pre)
    for code in page.soup.select("article code.literal"):
        join(code)
    for paragraph in page.soup.select("article :is(p, li, td, th, dd)"):
        for text in paragraph.find_all(string=SHAPE, recursive=False):
            text.replace_with(SHAPE.sub(lambda shape: shape[0].replace(" ", NO_BREAK), text))


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page, priority=520)  # lean.tokens가 조각을 벗긴 다음
    return {"parallel_read_safe": True, "parallel_write_safe": True}
