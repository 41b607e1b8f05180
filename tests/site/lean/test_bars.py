"""붙어 다니는 막대: 건너뛴 제목이 그 아래에 내리고, 화면의 자판이 올라오면 자리를 비킵니다."""

from __future__ import annotations

import pytest
from built_site import running
from playwright.sync_api import Page, expect

PAGE = "book/ch01_perceptron.html"
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}

# 차례의 항목을 하나씩 눌러, 제목이 막대에 가리거나 다른 항목이 나타난 것을 모읍니다.
MISSED = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const covered = () => Math.max(...[...document.querySelectorAll('.bd-header-article, .live-bar')]
    .filter((bar) => getComputedStyle(bar).position === 'sticky')
    .map((bar) => bar.getBoundingClientRect().bottom).filter((bottom) => bottom < 300));
  const missed = [];
  const links = [...document.querySelectorAll('.bd-sidebar-secondary .bd-toc-nav a')];
  for (let n = 0; n < 3; n++) await frame(); // 막 연 쪽이 숨을 돌린 다음
  for (const link of [...links, ...links.reverse()]) {
    link.click();
    for (let n = 0; n < 3; n++) await frame();
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const heading = section.querySelector(':scope > :is(h2, h3)') ?? section;
    const { top } = heading.getBoundingClientRect();
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const marked = document.querySelector('.bd-sidebar-secondary [aria-current=true]');
    if (top < covered() || (!atEnd && top > covered() + 40) || marked !== link) {
      missed.push([link.hash, top, covered(), marked?.hash]);
    }
  }
  return missed;
}"""


@pytest.mark.parametrize("screen", [PHONE, {"width": 1280}], ids=["390", "1280"])
def test_headings_land_below_the_bars_and_are_marked(chapter, visit, screen):
    assert visit(chapter, **screen).page.evaluate(MISSED) == []


@pytest.mark.skipif(PAGE not in running(), reason="쪽 안의 파이썬이 없이 지은 책입니다.")
@pytest.mark.parametrize("screen", [PHONE, {"width": 1280}], ids=["390", "1280"])
def test_headings_land_below_the_bar_of_python_too(visit, screen):
    page = visit(PAGE, **screen).page
    before = page.evaluate("getComputedStyle(document.documentElement).scrollPaddingTop")
    page.click(".live-start")
    page.wait_for_selector(".live-open", timeout=180_000)
    page.wait_for_function(
        "(before) => getComputedStyle(document.documentElement).scrollPaddingTop !== before",
        arg=before)
    for _ in range(3):  # 편집기로 바뀌는 동안에는 높이가 아직 움직입니다
        if (missed := page.evaluate(MISSED)) == []:
            break
    assert missed == []


def bar(page: Page) -> str:
    return page.locator(".bd-header-article").evaluate("(bar) => getComputedStyle(bar).position")


def test_bars_make_room_while_the_keyboard_of_the_screen_is_up(visit):
    page = visit(PAGE, **PHONE).page
    page.evaluate("scrollTo(0, 3000)")
    page.click(".search-button__button:visible")
    root = page.locator("html")
    expect(root).not_to_have_attribute("data-keyboard", "")
    page.set_viewport_size({"width": 390, "height": 420})
    expect(root).to_have_attribute("data-keyboard", "")
    assert bar(page) == "static"
    assert page.locator(".bd-header-article").bounding_box()["y"] < -1000
    page.evaluate("document.activeElement.blur()")
    expect(root).not_to_have_attribute("data-keyboard", "")
    assert bar(page) == "sticky"


def test_a_low_window_is_not_a_keyboard(visit):
    page = visit(PAGE, **PHONE).page
    page.set_viewport_size({"width": 844, "height": 390})  # 돌렸을 뿐입니다
    page.click(".search-button__button:visible")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator("html").get_attribute("data-keyboard") is None
