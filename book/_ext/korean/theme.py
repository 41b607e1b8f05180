"""테마의 영어 이름표를 한국어로 바꾸고, 화면 낭독기에 걸리는 곳을 고칩니다."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from page import Page

LABELS = {
    "Skip to main content": "본문으로 건너뛰기",
    "Back to top": "맨 위로",
    "Contents": "이 페이지 차례",
    "내용": "이 페이지 차례",
    "Toggle primary sidebar": "책 차례 여닫기",
    "Toggle secondary sidebar": "이 페이지 차례 여닫기",
    "light/dark": "밝게 또는 어둡게",
    "Main": "책 차례",
    "Page": "이 페이지 차례",
    "previous page": "이전 페이지",
    "next page": "다음 페이지",
    "Link to this heading": "이 절의 주소",
    "Link to this definition": "이 항목의 주소",
    "Link to this term": "이 용어의 주소",
    "Link to this image": "이 그림의 주소",
    "Link to this equation": "이 수식의 주소",
    "Permalink to this equation": "이 수식의 주소",
}
REDIRECT = """<!DOCTYPE html>
<html lang="ko"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="refresh" content="0; url={start}"></head>
<body><main><h1><a href="{start}">{title}</a></h1></main></body></html>
"""


def relabel(page: Page) -> None:
    for tag in page.soup.find_all(True):
        for name in ("title", "aria-label", "placeholder"):
            if tag.get(name) in LABELS:
                tag[name] = LABELS[tag[name]]
    for text in page.soup.find_all(string=lambda s: s.strip() in LABELS):
        if text.find_parent(["main", "article"]) is None:
            text.replace_with(LABELS[text.strip()])


def repair(page: Page) -> None:
    """axe가 짚는 테마의 흠: 이름이 없거나 글자와 다른 단추, 구역 밖의 곁단, 두 벌인 viewport."""
    soup = page.soup
    first, *rest = soup.select("meta[name=viewport]")
    first["content"] = "width=device-width, initial-scale=1"
    for tag in [*rest, *soup.select(".pst-async-banner-revealer")]:
        tag.decompose()
    for tag in soup.select("button.search-button-field, details.hide > summary"):
        del tag["aria-label"]  # 보이는 글자가 곧 이름입니다
    for summary in soup.select(".bd-links details > summary"):
        summary["aria-label"] = "하위 페이지"
    for link in soup.select("a.reference.internal[title]"):
        del link["title"]  # 코드의 이름은 보이는 글자로 충분합니다
    for side, label in (("primary", "책 메뉴"), ("secondary", "이 페이지 차례")):
        for box in soup.select(f"div.bd-sidebar-{side}"):
            box.attrs |= {"role": "complementary", "aria-label": label}
        for button in soup.select(f"button.{side}-toggle"):
            button["aria-label"] = button["title"]
    if start := soup.select_one(".live-start"):
        start["id"] = start.get("id", "run")
        skip = soup.new_tag("a", href=f"#{start['id']}")
        skip.string = "코드 실행으로 건너뛰기"
        soup.select_one("#pst-skip-link").append(skip)
    for label in soup.select("label.overlay"):
        label["aria-hidden"] = "true"
    for box in soup.select("div.pst-scrollable-table-container"):
        box["tabindex"] = "0"  # 좁은 화면에서 넓은 표를 자판으로도 밀어 봅니다
    if header := soup.select_one(".bd-header-article .header-article-items__start"):
        # 지금 읽는 마디(reading/page.js가 적습니다). 누르면 이 페이지의 차례가 나옵니다.
        where = soup.new_tag("button", attrs={"class": "where", "hidden": "",
                                              "type": "button"})
        header.insert_after(where)
    for box in soup.select("input.sidebar-toggle"):
        box.attrs |= {"aria-hidden": "true", "tabindex": "-1"}


def on_page(app: Sphinx, page: Page) -> None:
    relabel(page)
    repair(page)


def on_finish(app: Sphinx, error: Exception | None) -> None:
    """사이트의 대문은 첫 쪽으로 이어집니다."""
    front = Path(app.outdir, "index.html")
    if error is None and app.builder.format == "html" and app.config.root_doc != "index":
        front.write_text(REDIRECT.format(title=app.config.project,
                                         start=f"{app.config.root_doc}.html"))


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page, priority=700)
    app.connect("build-finished", on_finish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
