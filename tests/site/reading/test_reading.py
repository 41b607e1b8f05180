"""읽는 이가 겪는 그대로: 폭, 글자, 스크립트 없는 브라우저, 하위 경로."""

from __future__ import annotations

import json
import re

from bs4 import BeautifulSoup
from built_site import ROOT, SITE, chapters, pages

from serve import serving

SIDEWAYS = """() => [...document.querySelectorAll('pre, div.math, table, .bd-article img')]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.offsetParent)
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
    page.set_viewport_size({"width": 320, "height": 568})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


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


# 접힌 코드 줄에서, 이어진 조각이 제 줄의 첫 글자보다 두 칸 넘게 들어가지 않은 것
NOT_HANGING = """() => {
  document.querySelectorAll('.bd-article details').forEach((box) => { box.open = true; });
  const wrong = [];
  let wrapped = 0;
  for (const pre of document.querySelectorAll('.cell_input .highlight pre')) {
    const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
    let line = null, text = '';
    const end = () => {
      const rects = line ? [...line.map((range) => [...range.getClientRects()])].flat()
        .filter((rect) => rect.width > 0) : [];
      const first = rects[0];
      const rest = rects.filter((rect) => rect.top > (first?.bottom ?? 0) - 2);
      if (rest.length) {
        wrapped += 1;
        if (Math.min(...rest.map((rect) => rect.left)) < first.left + 14) wrong.push(text);
      }
      line = null; text = '';
    };
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let from = 0;
      for (const part of node.data.split(/(\\n)/)) {
        if (part === '\\n') end();
        else if (part.trim()) {
          const range = document.createRange();
          range.setStart(node, from + (line ? 0 : part.length - part.trimStart().length));
          range.setEnd(node, from + part.length);
          (line ??= []).push(range);
          text += part;
        }
        from += part.length;
      }
    }
    end();
  }
  return [wrapped, wrong];
}"""


def test_a_wrapped_line_of_code_goes_on_further_in_than_it_began(chapter, visit):
    page = visit(chapter, width=390).page
    wrapped, wrong = page.evaluate(NOT_HANGING)
    assert wrong == []
    if page.locator(".cell_input").count() > 20:
        assert wrapped > 10


def test_selected_code_is_the_code_also_where_it_wraps(visit):
    page = visit("book/ch04_gradient_descent.html", width=390).page
    for pre in page.query_selector_all(".cell_input .highlight pre")[:20]:
        if pre.is_visible():
            pre.evaluate("(pre) => getSelection().selectAllChildren(pre)")
            selected = page.evaluate("getSelection().toString()")
            assert selected.rstrip("\n") == pre.text_content().rstrip("\n")


def test_a_shape_is_never_broken(chapter, visit):
    page = visit(chapter, width=390).page
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    broken = page.evaluate(r"""() => {
      const found = [];
      for (const place of document.querySelectorAll('.bd-article code.literal')) {
        if (/^\([\w, ]{1,18}\)$/.test(place.textContent)
            && new Set([...place.getClientRects()].map((rect) => rect.top)).size > 1) {
          found.push(place.textContent);
        }
      }
      return found;
    }""")
    assert broken == []


def test_an_address_cut_in_the_middle_of_a_letter_opens_the_top(visit):
    seen = visit("book/ch01_perceptron.html#%EC%A0%95%EB%A6")
    assert seen.page.evaluate("scrollY") == 0
    seen.page.evaluate("location.hash = '%EC%A0'")
    seen.page.evaluate("new Promise((done) => setTimeout(done))")
    assert seen.page.evaluate("scrollY") == 0
    assert seen.troubles == []


def test_an_address_inside_a_closed_box_opens_it(visit):
    page = visit("book/ch01_perceptron.html").page
    inside = page.evaluate("""() => {
      const heading = document.querySelector('details.admonition p');
      heading.id = '상자-안';
      return heading.closest('details').open;
    }""")
    assert not inside
    page.evaluate("location.hash = encodeURIComponent('상자-안')")
    page.wait_for_function("document.getElementById('상자-안').closest('details').open")


def test_an_answer_to_a_quiz_stays_open_when_the_page_is_loaded_again(visit):
    seen = visit("book/ch01_perceptron.html")
    choice = seen.page.locator(".choice").nth(1)
    choice.locator("summary").click()
    seen.page.reload(wait_until="domcontentloaded")
    assert seen.page.locator(".choice[open]").count() == 1
    assert choice.get_attribute("open") is not None
    choice.locator("summary").click()
    seen.page.reload()
    assert seen.page.locator(".choice[open]").count() == 0
    assert seen.page.evaluate(
        "Object.keys(localStorage).filter((key) => key.includes('quiz'))") == []
    assert seen.troubles == []


def test_what_was_opened_above_does_not_move_the_reader_who_comes_back(visit):
    page = visit("book/ch01_perceptron.html").page
    page.locator(".choice summary").first.click()
    heading = "document.querySelectorAll('.bd-article h2')[6]"
    page.evaluate(f"{heading}.scrollIntoView()")
    before = page.evaluate(f"{heading}.getBoundingClientRect().top")
    page.reload()
    page.wait_for_function(
        f"(before) => Math.abs({heading}.getBoundingClientRect().top - before) < 3", arg=before)


def test_every_page_introduces_itself():
    said = {}
    for path in pages():
        soup = BeautifulSoup((SITE / path).read_text(), "html.parser")
        [meta] = soup.select("meta[name=description]")
        said[path] = meta["content"]
        assert 15 <= len(meta["content"]) <= 160, path
        assert re.search("[가-힣]{2}", meta["content"]), path
        assert "\\" not in meta["content"], path  # 수식의 원문이 아니라 보이는 글
    assert len({*said.values()}) == len(said)
    chapters_said = [text for path, text in said.items() if "/ch" in path]
    assert chapters_said
    for text in chapters_said:
        assert len(text) >= 40
        assert text.endswith((".", "?", "…"))


def test_the_title_of_a_box_is_as_wide_as_the_box(chapter, visit):
    page = visit(chapter, width=1366).page
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    short = page.evaluate("""() => [...document.querySelectorAll('.admonition > .admonition-title')]
      .filter((title) => {
        const box = title.parentElement;
        const inside = box.getBoundingClientRect().right
          - parseFloat(getComputedStyle(box).borderRightWidth);
        return Math.abs(title.getBoundingClientRect().right - inside) > 1;
      }).map((title) => title.outerHTML.slice(0, 120))""")
    assert short == []
