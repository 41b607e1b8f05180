"""어디를 읽고 있는지: 머리의 마디 이름, 읽은 만큼의 줄, 첫 페이지의 차례."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from built_site import SITE
from playwright.sync_api import expect

PAGE = "book/ch04_gradient_descent.html"
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}


def test_the_header_names_the_section_and_leads_to_the_contents(visit):
    page = visit(PAGE, **PHONE).page
    where = page.locator(".where")
    expect(where).to_be_hidden()
    page.evaluate("document.querySelectorAll('.bd-article h3')[4].scrollIntoView()")
    heading = page.evaluate("""() => [...document.querySelectorAll('.bd-article h2')].filter(
      (one) => one.getBoundingClientRect().top < 90).pop().firstChild.textContent.trim()""")
    expect(where).to_have_text(heading)
    box = where.bounding_box()
    assert box["height"] >= 44
    assert box["x"] + box["width"] <= page.locator(".header-article-items__end").bounding_box()["x"]
    where.tap()
    contents = page.locator(".bd-sidebar-secondary")
    expect(contents).to_be_visible()
    contents.get_by_role("link", name="정리").tap()
    expect(contents).to_be_hidden()
    expect(where).to_have_text("정리")


def test_the_line_under_the_header_grows_to_the_end(visit):
    page = visit(PAGE, **PHONE).page

    def share() -> float:
        return page.evaluate("""async () => {
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          const line = getComputedStyle(document.querySelector('.bd-header-article'), '::after');
          return new DOMMatrix(line.transform).a;
        }""")

    shares = []
    for part in (0, 0.5, 1):
        page.evaluate("(part) => scrollTo(0, part * document.documentElement.scrollHeight)", part)
        shares.append(share())
    assert shares[0] == 0
    assert 0.4 < shares[1] < 0.6
    assert shares[2] > 0.99


def test_the_front_page_shows_every_chapter_with_its_picture_and_time():
    article = BeautifulSoup((SITE / "book/intro.html").read_text(), "html.parser").article
    cards = article.select(".card")
    numbers = [card.select_one(".card-number").get_text() for card in cards]
    assert numbers == [str(k) for k in range(11)]
    for card in cards:
        assert re.fullmatch(r"\d+분", card.select_one(".card-minutes").get_text())
        assert card.img["src"]
        assert (SITE / "book" / card["href"]).exists()
    assert len({card.img["src"] for card in cards}) == len(cards)
    assert article.select_one(".start")["href"] == cards[0]["href"]
