"""먼 문단은 쪽이 한가할 때 배치하고, 어딘가로 건너뛰면 그 전에 모두 배치합니다."""

from __future__ import annotations

import pytest
from built_site import numbered
from playwright.sync_api import Page

BUSY = "window.requestIdleCallback = (act) => { window.rest = act; };"  # 한가해지지 않는 쪽
WAITING = """() => [...document.querySelectorAll('.bd-article section > *')]
  .filter((one) => getComputedStyle(one).contentVisibility === 'auto').length"""
JUMP = """async (link) => {
  link.click();
  const { top } = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    .getBoundingClientRect();
  for (let n = 0; n < 10; n++) await new Promise(requestAnimationFrame);
  const now = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    .getBoundingClientRect().top;
  return [top, now];
}"""

pytestmark = pytest.mark.parametrize("path", numbered())


@pytest.fixture
def busy(path: str, visit) -> Page:
    page = visit(path, width=412, whole=False).page
    address = page.url
    page.goto("about:blank")
    page.add_init_script(BUSY)
    page.goto(address)
    return page


def test_far_paragraphs_wait_and_come_in_small_parts(busy):
    waiting = busy.evaluate(WAITING)
    assert waiting > 50
    for _ in range(2):  # 한 번 한가할 때 한 문단만
        busy.evaluate("() => { rest({ timeRemaining: () => 0 }); }")
        waiting -= 1
        assert busy.evaluate(WAITING) == waiting
    busy.evaluate("() => rest({ timeRemaining: () => 50 })")
    assert busy.evaluate(WAITING) == 0


def test_a_jump_lands_where_it_should_before_the_page_had_any_rest(busy):
    landed, after = busy.query_selector_all(".bd-toc-nav a")[-1].evaluate(JUMP)
    assert abs(landed - after) < 2
    assert 0 < landed < 900


def test_a_page_that_is_loaded_again_stays_where_it_was(path, visit):
    page = visit(path, width=412).page
    heading = "[...document.querySelectorAll('.bd-article h2')].at(-3)"
    page.evaluate(f"{heading}.scrollIntoView()")
    before = page.evaluate(f"{heading}.getBoundingClientRect().top")
    page.add_init_script(BUSY)
    page.reload()
    assert page.evaluate(WAITING) == 0
    page.wait_for_function(
        f"(before) => Math.abs({heading}.getBoundingClientRect().top - before) < 3", arg=before)


@pytest.mark.parametrize("act", ["Control+f", "F3", "print"])
def test_looking_for_words_and_printing_wait_for_nothing(busy, act):
    if act == "print":
        busy.pdf()
    else:
        busy.keyboard.press(act)
    assert busy.evaluate(WAITING) == 0
