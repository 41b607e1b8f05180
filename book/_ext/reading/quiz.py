"""확인 문제: 고른 보기를 펼치면 맞았는지와 그 까닭이 나옵니다. 커널도 스크립트도 필요 없습니다.

    ::::{admonition} 확인 문제: 편향
    :class: quiz
    편향을 키우면 뉴런은 어떻게 되나요?

    :::{dropdown} 쉽게 켜집니다
    **맞습니다.** 점수에 미리 얹어 주는 값이 커집니다.
    :::
    :::{dropdown} 켜지기 어려워집니다
    **아닙니다.** 그것은 문턱값입니다. 편향은 문턱값의 부호를 뒤집은 것입니다.
    :::
    ::::

보기의 꼴이 어긋나면(맞는 것이 하나가 아니거나 까닭이 없으면) 문제의 이름을 밝히고 빌드를 멈춥니다.
"""

from __future__ import annotations

from typing import Any

from bs4 import Tag
from sphinx.application import Sphinx
from sphinx.util import logging

from page import Page

log = logging.getLogger(__name__)
VERDICTS = {"맞습니다.": "right", "아닙니다.": "wrong"}


def on_page(app: Sphinx, page: Page) -> None:
    for box in page.soup.select("div.admonition.quiz"):
        choices = box.select("details")
        kinds = [verdict(choice) for choice in choices]
        if len(choices) < 3 or kinds.count("right") != 1 or None in kinds:
            log.warning("%s의 ‘%s’: 까닭이 적힌 보기 셋 이상 가운데 하나만 ‘**맞습니다.**’로, "
                        "나머지는 ‘**아닙니다.**’로 시작해야 하는데 %s입니다",
                        page.name, box.p.get_text(), kinds)
        for choice, kind in zip(choices, kinds, strict=True):
            choice["class"] = f"choice {kind}"
            choice.summary.select_one(".sd-summary-text").attrs.clear()  # 보기의 글은 한 덩이로


def verdict(choice: Tag) -> str | None:
    """보기의 풀이가 말하는 것. 판정이나 까닭이 없으면 ``None``."""
    word = choice.strong.get_text() if choice.strong else ""
    body = choice.get_text().partition(word)[2] if word in VERDICTS else ""
    return VERDICTS[word] if len(body.strip()) >= 10 else None


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
