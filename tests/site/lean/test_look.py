"""책의 모양: 상자는 셋뿐이고, 코드는 물러나 있고, 그림의 크기는 둘입니다. 휴대전화에서 셉니다."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from built_site import SITE, numbered
from playwright.sync_api import Page

NUMBERED = numbered()
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
CODE_SHARE = 0.15
SIZES = {("360", "260"), ("640", "280")}
NARROW_SIZES = {("360", "260"), ("360", "520")}

pytestmark = pytest.mark.parametrize("path", NUMBERED)

# 글의 차례대로 [상자의 종류, 위, 아래, 첫머리, 끝의 종류]. 글이 사이에 있으면 종류가 null입니다.
# 접힌 상자와 아무것도 보이지 않는 셀은 상자도 글도 아닙니다. 문제와 답을 적는 셀은 한 상자입니다.
BOXES = """() => {
  const isSeen = (one) => one.checkVisibility() && one.getBoundingClientRect().height > 0;
  const flat = (box) => [...box.children].flatMap(
    (one) => (one.matches('section') ? flat(one) : [one]));
  const kindOf = (one) => {
    if (one.matches('.tip, .quiz, .exercise')) return 'ask';
    if (one.matches('.admonition:not(details)')) return 'aside';
    if (one.matches('.cell') && [...one.children].some(
      (part) => part.matches('.cell_input') && isSeen(part))) return 'machine';
    return null;
  };
  const isNothing = (one) => one.matches('details, span, .prev-next-area')
    || (one.matches('.cell') && !one.querySelector('.cell_output'));
  const found = [];
  for (const one of flat(document.querySelector('article')).filter(isSeen)) {
    const kind = kindOf(one);
    if (!kind && isNothing(one)) continue;
    const { top, bottom } = one.getBoundingClientRect();
    const last = found.at(-1);
    if (one.matches('.exercise + .answer')) [last[2], last[4]] = [bottom, kind];
    else found.push([kind, top, bottom, one.innerText.slice(0, 40), kind]);
  }
  return found;
}"""


@pytest.fixture
def phone(path: str, visit) -> Page:
    return visit(path, **PHONE).page


@pytest.fixture
def article(path: str) -> BeautifulSoup:
    return BeautifulSoup((SITE / path).read_text(), "html.parser").select_one("article")


def test_no_two_boxes_of_a_kind_stand_together(phone):
    boxes = phone.evaluate(BOXES)
    together = [(before[3], after[3]) for before, after in pairwise(boxes)
                if before[4] is not None and before[4] == after[0]]
    assert together == []


def test_at_most_two_whole_boxes_on_a_screen(phone):
    boxes = [box for box in phone.evaluate(BOXES) if box[0] is not None]
    crowded = [[box[3] for box in three] for three in zip(boxes, boxes[1:], boxes[2:],
                                                          strict=False)
               if three[2][2] - three[0][1] <= PHONE["height"]]
    assert crowded == []


def test_no_box_is_in_a_box(article):
    box = ".admonition:not(details)"
    assert article.select(f"{box} {box}, .tip .highlight, .quiz .highlight") == []


def test_code_steps_back(phone):
    code, whole = phone.evaluate("""() => {
      const height = (one) => (one.checkVisibility() ? one.getBoundingClientRect().height : 0);
      const codes = [...document.querySelectorAll('article .cell_input')];
      return [codes.map(height).reduce((sum, one) => sum + one, 0),
              document.querySelector('article').getBoundingClientRect().height];
    }""")
    assert code / whole <= CODE_SHARE


def test_figures_have_two_sizes_and_wide_ones_are_drawn_again(article):
    for image in article.select("img"):
        assert (image["width"], image["height"]) in SIZES, image["alt"]
        source = image.parent.select_one("source") if image.parent.name == "picture" else None
        assert (source is not None) == (image["width"] == "640"), image["alt"]
        if source is not None:
            assert (source["width"], source["height"]) in NARROW_SIZES, image["alt"]


def test_figures_are_shown_as_they_were_drawn(phone):
    """줄여 보이면 글자도 작아집니다."""
    shrunk = phone.evaluate("""() => [...document.querySelectorAll('article img')].map((image) => {
      const drawn = image.parentElement.querySelector('source') ?? image;
      return [image.alt, image.getBoundingClientRect().width / drawn.getAttribute('width')];
    }).filter(([, share]) => share > 0 && share < 0.95)""")
    assert shrunk == []


def test_a_chapter_opens_with_a_question_and_at_most_three_goals(article):
    question = article.select_one(".live-bar ~ p").get_text()
    assert question.endswith("?")
    assert len(re.findall(r"[.?!](?:\s|$)", question)) == 1
    goals = article.select_one(".live-bar ~ .admonition")
    assert goals.p.get_text() == "이 장을 마치면"
    assert 1 <= len(goals.select("li")) <= 3
    assert "걸리는 시간" in goals.get_text()


def test_a_chapter_ends_with_a_summary_the_next_and_the_sources(path, article):
    sections = [heading.get_text().removesuffix("#") for heading in article.select("h2")]
    assert sections[-2:] == ["정리", "출처"]
    summary, sources = article.find(id="정리"), article.find(id="출처")
    assert len(summary.select("li")) <= 5
    area = article.select_one(".prev-next-area")
    assert area.find_previous("h2") is summary.h2
    assert area.find_next("h2") is sources.h2
    if path != NUMBERED[-1]:
        assert area.select_one(".right-next .prev-next-question").get_text().endswith("?")


def test_the_dots_say_where_one_is(path, article):
    dots = article.select(".dots > i")
    assert len(dots) == len(NUMBERED)
    assert [dot.get("class") for dot in dots].index(["here"]) == NUMBERED.index(path)
