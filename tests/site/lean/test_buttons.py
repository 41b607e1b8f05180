"""페이지의 단추: 밝기, 좁은 화면의 차례, 복사, 건너뛰기. 누를 것은 모두 손가락만 합니다."""

from __future__ import annotations

import re

import pytest
from built_site import ROOT, chapters
from playwright.sync_api import Page, expect

AXE = ROOT / "node_modules/axe-core/axe.min.js"
PAGE = "book/ch01_perceptron.html"
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
FORBID = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('denied', 'SecurityError'); } })"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"

# 44px에 못 미치는, 누를 것들. 글 속에 흐르는 링크는 줄의 높이를 따릅니다(WCAG 2.5.8의 예외).
SMALL = """() => {
  document.querySelectorAll('details').forEach((box) => { box.open = true; });
  const things = document.querySelectorAll('a[href], button, summary, input, select, textarea');
  const flows = (thing) => thing.matches(':is(p, li, td, th, dd, dt, figcaption) a')
    && getComputedStyle(thing).display === 'inline';
  return [...things].filter((thing) => !flows(thing)).map((thing) => {
    const { width, height } = thing.getBoundingClientRect();
    return [width, height, thing.outerHTML.slice(0, 120)];
  }).filter(([width, height]) => width && height && (width < 43.9 || height < 43.9));
}"""


def test_brightness_is_kept(visit):
    seen = visit(chapters()[0])
    button = seen.page.locator(".theme-switch-button:visible").first
    for _ in range(3):
        button.click()
        if seen.page.evaluate("document.documentElement.dataset.theme") == "dark":
            break
    seen.page.reload()
    assert seen.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert seen.troubles == []


def test_brightness_follows_the_other_tab(visit):
    page = visit(PAGE).page
    with page.context.expect_page() as opening:
        page.evaluate("window.open(location.href)")
    other = opening.value
    other.wait_for_load_state()
    other.locator(".theme-switch-button:visible").first.click()
    chosen = other.evaluate("document.documentElement.dataset.mode")
    assert chosen != "auto"
    expect(page.locator("html")).to_have_attribute("data-mode", chosen)


def test_a_forbidden_storage_is_said_once_and_everything_goes_on(visit):
    seen = visit(PAGE, color_scheme="light", bypass_csp=True)
    page = seen.page
    page.add_init_script(FORBID)
    page.reload()
    button = page.locator(".theme-switch-button:visible").first
    button.click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    notice = page.locator(".notice")
    expect(notice.get_by_role("status")).to_contain_text("브라우저가 저장을 막고 있어서")
    page.add_script_tag(path=str(AXE))
    assert page.evaluate("axe.run('.notice').then((found) => found.violations)") == []
    button.click()
    expect(notice).to_have_count(1)
    notice.get_by_role("button", name="닫기").click()
    button.click()
    expect(notice).to_have_count(0)
    assert seen.troubles == []


def test_menu_opens_on_a_phone(visit):
    page = visit(chapters()[-1], width=390, height=844).page
    menu = page.locator(".bd-sidebar-primary")
    shown = "() => document.querySelector('.bd-sidebar-primary').getBoundingClientRect().x >= 0"
    expect(menu).to_be_hidden()
    page.click("button.primary-toggle")
    page.wait_for_function(shown, timeout=30_000)
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.locator("button.primary-toggle")).to_be_focused()


def test_escape_closes_the_search_before_the_menu_under_it(visit):
    page = visit(chapters()[-1], width=390, height=844).page
    menu = page.locator(".bd-sidebar-primary")
    search = page.locator(".search-button__search-container")
    page.click("button.primary-toggle")
    page.keyboard.press("Control+k")
    expect(search).to_be_visible()
    page.keyboard.press("Escape")
    expect(search).to_be_hidden()
    expect(page.locator("#pst-primary-sidebar-checkbox")).to_be_checked()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_escape_closes_the_menu_wherever_the_focus_is(visit):
    page = visit(chapters()[-1], width=390, height=844).page
    menu = page.locator(".bd-sidebar-primary")
    page.click("button.primary-toggle")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_the_contents_close_on_choosing_on_a_phone(visit):
    page = visit(PAGE, **PHONE).page
    panel = page.locator(".bd-sidebar-secondary")
    for k in (2, 0, -1):
        page.click("button.secondary-toggle")
        link = panel.locator(".bd-toc-nav > ul > li > a").nth(k)
        link.click()
        expect(panel).to_be_hidden()
        expect(link).to_have_attribute("aria-current", "true")


@pytest.fixture(params=["", "https와 같이"], ids=["http", "https"])
def copying(visit, request) -> Page:
    page = visit(PAGE, permissions=["clipboard-read", "clipboard-write"]).page
    if not request.param:
        page.add_init_script(NO_CLIPBOARD)
        page.reload()
    return page


def test_code_is_copied_also_where_there_is_no_clipboard(copying):
    cell = copying.locator(".cell_input .highlight", has_text="gates = {").first
    cell.scroll_into_view_if_needed()
    cell.hover()
    cell.locator(".copy").click()
    expect(cell.locator(".copy")).to_have_text("복사했습니다")
    copying.evaluate("document.body.append(document.createElement('textarea'))")
    copying.locator("body > textarea").focus()
    copying.keyboard.press("Control+v")
    pasted = copying.locator("body > textarea").input_value()
    code = cell.locator("pre").evaluate("(pre) => pre.textContent")
    assert pasted.rstrip("\n") == code.rstrip("\n")


def test_copying_that_fails_says_what_to_press(visit):
    page = visit(PAGE).page
    page.add_init_script(f"{NO_CLIPBOARD}; document.execCommand = () => false;")
    page.reload()
    cell = page.locator(".cell_input .highlight:visible").first
    cell.hover()
    cell.locator(".copy").click()
    expect(cell.locator(".copy")).to_contain_text("Ctrl+C를 누르십시오")
    selected = page.evaluate("getSelection().toString()")
    assert selected.strip() == cell.locator("pre").inner_text().strip()


def test_two_tabs_lead_to_the_text_and_to_running(visit):
    page = visit(PAGE).page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="본문으로 건너뛰기")).to_be_focused()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="코드 실행으로 건너뛰기")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["height"] >= 44
    page.keyboard.press("Enter")
    expect(page.locator("#run")).to_be_focused()


@pytest.mark.parametrize("screen", [PHONE, {"width": 1280}], ids=["390", "1280"])
def test_everything_to_press_is_as_large_as_a_finger(page_path, visit, screen):
    page = visit(page_path, **screen).page
    assert page.evaluate(SMALL) == []


def test_words_are_not_broken_in_the_middle_anywhere(page_path, visit):
    page = visit(page_path).page
    broken = page.evaluate("""() => [...document.querySelectorAll('body *')]
      .filter((one) => [...one.childNodes].some(
        (text) => text.nodeType === 3 && /[가-힣]{2}/.test(text.data)))
      .filter((one) => getComputedStyle(one).wordBreak !== 'keep-all')
      .map((one) => one.outerHTML.slice(0, 120))""")
    assert broken == []


def test_keys_are_not_written_where_there_is_no_keyboard(visit):
    page = visit(PAGE, **PHONE).page
    page.click(".search-button__button:visible")
    expect(page.locator(".search-button__wrapper input")).to_be_focused()
    assert not re.search("Ctrl|⌘", page.locator(".search-button__wrapper").inner_text())
    icon = page.locator(".search-button__wrapper .icon").bounding_box()
    box = page.locator(".search-button__wrapper input")
    assert box.bounding_box()["x"] + box.evaluate(
        "(input) => parseFloat(getComputedStyle(input).paddingLeft)") >= icon["x"] + icon["width"]
