"""읽는 이가 겪는 그대로: 폭, 글자, 스크립트 없는 브라우저, 하위 경로."""

from __future__ import annotations

import json
import re

from bs4 import BeautifulSoup
from built_site import ROOT, SITE, chapters
from serve import serving

SIDEWAYS = """() => [...document.querySelectorAll('pre, div.math, table, .bd-article img')]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.offsetParent && !e.matches('div.math'))
  .map((e) => e.outerHTML.slice(0, 200))"""


FORMULA_FONTS = """() => {
  const plain = (name) => name.split(',')[0].replaceAll('"', '');
  const seen = [...document.querySelectorAll('.katex-html *')].filter(
    (e) => e.firstChild?.nodeType === 3 && e.textContent.trim() && e.offsetParent);
  const used = new Set(seen.map((e) => plain(getComputedStyle(e).fontFamily)));
  const loaded = new Set([...document.fonts].filter((f) => f.status === 'loaded')
    .map((f) => plain(f.family)));
  return used.has('KaTeX_Main') && [...used].every((n) => !n.startsWith('KaTeX') || loaded.has(n));
}"""


def test_formulas_come_in_their_own_fonts(chapter, visit):
    """제 글꼴이 없으면 모자(^)와 겹세로줄이 글자에 겹칩니다."""
    if "katex-html" in (SITE / chapter).read_text():
        visit(chapter).page.wait_for_function(FORMULA_FONTS, timeout=10_000)


def test_code_is_shown_to_the_letter(chapter):
    """쪽에서 베낀 코드는 노트북의 코드와 한 글자도 다르지 않습니다."""
    source = (ROOT / chapter).with_suffix(".ipynb")
    if source.exists():
        soup = BeautifulSoup((SITE / chapter).read_text(), "html.parser")
        shown = [pre.get_text().rstrip("\n") for pre in soup.select(".cell_input .highlight pre")]
        cells = json.loads(source.read_text(encoding="utf-8"))["cells"]
        assert shown == [c["source"].rstrip("\n") for c in cells if c["cell_type"] == "code"]


def test_nothing_scrolls_sideways(page_path, visit):
    page = visit(page_path).page
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SIDEWAYS) == []


def test_lines_are_of_readable_length(chapter, visit):
    page = visit(chapter).page
    widest = page.evaluate("""() => Math.max(0, ...[...document.querySelectorAll('.bd-article p')]
      .map((p) => p.clientWidth / parseFloat(getComputedStyle(p).fontSize)))""")
    assert widest <= 46  # 한 줄에 한글 46자


def test_every_picture_has_words(chapter):
    soup = BeautifulSoup((SITE / chapter).read_text(), "html.parser")
    for image in soup.select("img"):
        assert re.search("[가-힣]", image.get("alt", "")), image
        assert image.get("width"), image
        assert image.get("height"), image


def test_readable_without_javascript(chapter, visit):
    page = visit(chapter, java_script_enabled=False).page
    for figure in page.query_selector_all("figure.explore"):
        figure.scroll_into_view_if_needed()
        image = figure.query_selector("img")
        page.wait_for_timeout(300)
        box = image.bounding_box()
        assert box["width"] > 100
        assert box["height"] > 100
        assert not figure.query_selector("input").is_visible()
    for solution in page.query_selector_all("details.solution"):
        solution.query_selector("summary").click()
        assert solution.query_selector("pre").is_visible()


def test_works_under_a_sub_path(visit):
    with serving(SITE, prefix="/some/repo/") as address:
        for path in [*chapters(), "search.html?q=퍼셉트론"]:
            seen = visit(path, address=address, until="networkidle")
            assert seen.troubles == []
            assert seen.outside == []
