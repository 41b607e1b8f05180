"""찾기: 조사가 붙은 말로도 찾고, 글쇠로 열고, 밖에 아무것도 청하지 않습니다."""

from __future__ import annotations

import pytest
from built_site import chapters
from playwright.sync_api import expect


@pytest.mark.parametrize(("query", "expected"), [
    ("퍼셉트론", "ch01_perceptron"), ("퍼셉트론을", "ch01_perceptron"),
    ("브로드캐스팅은", "ch00_warmup"), ("시그모이드", "ch02_activation"),
])  # fmt: skip
def test_search_finds(visit, query, expected):
    seen = visit(f"search.html?q={query}", until="networkidle")
    seen.page.wait_for_selector("#search-results li a")
    found = [a.get_attribute("href") for a in seen.page.query_selector_all("#search-results li a")]
    assert any(expected in href for href in found), found
    assert seen.troubles == []
    assert seen.outside == []


def test_the_search_box_leads_to_results(visit):
    page = visit(chapters()[0]).page
    page.keyboard.press("Control+k")
    page.keyboard.type("편향")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")


BOX = ".search-button__wrapper"
PRESS = """([key, code, options]) => document.activeElement.dispatchEvent(
  new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...options }))"""


def test_the_key_opens_the_box_with_a_korean_layout(visit):
    page = visit(chapters()[0]).page
    page.evaluate(PRESS, ["ㅏ", "KeyK", {"ctrlKey": True}])
    expect(page.locator(f"{BOX} input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f"{BOX} input")).to_be_hidden()


def test_the_keys_of_an_editor_stay_in_the_editor(visit):
    page = visit(chapters()[0]).page
    page.evaluate("""() => {
      document.querySelector('article').insertAdjacentHTML('beforeend',
        '<div class="cm-editor"><textarea></textarea></div>');
      document.querySelector('.cm-editor textarea').focus();
    }""")
    page.keyboard.press("Control+k")
    expect(page.locator(f"{BOX} input")).to_be_hidden()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+Shift+k")
    expect(page.locator(f"{BOX} input")).to_be_hidden()


def test_the_page_of_results_speaks_korean(visit):
    seen = visit("search.html?q=없는말입니다", until="networkidle")
    said = seen.page.locator("#search-results")
    expect(said).to_contain_text("검색")
    assert "Your search" not in said.inner_text()
    assert seen.troubles == []
