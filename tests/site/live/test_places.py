"""연습 문제는 저마다 제자리입니다: 거기서 켜고, 필요한 것만 실행하고, 한 일을 기억합니다."""

from __future__ import annotations

import re

import pytest
from built_site import running
from live_page import WAIT, LivePage
from live_selectors import NOTICE
from playwright.sync_api import Locator, Page, expect

LAST = "book/ch07_optimizers_2.html"
FIRST = "book/ch01_perceptron.html"
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
RIGHT = "def nor_gate(x1, x2):\n    return int(-x1 - x2 + 0.5 > 0)\n\n\ncheck('ch01-nor', nor_gate)"
WRONG = RIGHT.replace("-x1 - x2 + 0.5", "x1 + x2 - 0.5")

pytestmark = pytest.mark.skipif(LAST not in running(),
                                reason="쪽 안의 파이썬이 없이 지은 책입니다.")


def answer(page: Page, name: str) -> Locator:
    """그 문제의 답을 적는 셀."""
    return page.locator(f'.cell.answer[data-exercise="{name}"]').last


def start_here(page: Page, name: str) -> Locator:
    cell = answer(page, name)
    cell.locator(".live-start").click()
    LivePage(page).output(cell)
    return cell


def text_of(cell: Locator) -> str:
    """편집기의 글."""
    return "\n".join(cell.locator(".cm-line").all_text_contents())


def ran(page: Page) -> list[int]:
    """실행한 셀들의 번호."""
    states = page.locator(".live-state").all_inner_texts()
    return [k for k, state in enumerate(states, 1) if "실행함" in state]


@pytest.mark.parametrize("screen", [PHONE, {"width": 1366, "height": 768}], ids=["phone", "school"])
def test_the_last_exercise_starts_where_it_stands(visit, screen):
    page = visit(LAST, **screen).page
    cell = answer(page, "ch07-lion")
    cell.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    place = cell.bounding_box()["y"]
    assert cell.locator(".feedback").count() == 0  # 풀기 전에는 채점이 없습니다
    start_here(page, "ch07-lion")
    assert len(ran(page)) == 2  # check를 불러온 첫 셀과, 이 셀
    assert abs(cell.bounding_box()["y"] - place) <= 2
    page.wait_for_timeout(500)
    assert abs(cell.bounding_box()["y"] - place) <= 2


def test_progress_is_told_where_the_reader_is(visit):
    page = visit(LAST).page
    cell = answer(page, "ch07-settle")
    page.evaluate("""(cell) => {
      window.told = [];
      const look = () => window.told.push(cell.querySelector('.live-state').textContent);
      new MutationObserver(look).observe(cell,
        { childList: true, subtree: true, characterData: true });
    }""", cell.element_handle())
    start_here(page, "ch07-settle")
    told = page.evaluate("window.told")
    assert any("받는 중" in text for text in told)
    assert any(re.search(r"채점 준비: 앞의 셀 \d/\d", text) for text in told)


def test_tomorrow_it_is_as_it_was_left(visit):
    live = LivePage(visit(FIRST).page)
    cell = start_here(live.page, "ch01-nor")
    assert live.try_out(WRONG, cell).startswith("틀렸습니다")
    live.page.reload()
    cell = answer(live.page, "ch01-nor")
    assert cell.locator(".cell_input pre").inner_text().rstrip() == WRONG
    assert "틀렸습니다" in cell.locator(".cell_output").inner_text()
    assert "지난번의 채점" in cell.locator(".cell_output").inner_text()
    assert cell.locator(".live-start").inner_text() == "▶ 이어서 풀기"
    cell = start_here(live.page, "ch01-nor")
    assert live.try_out(RIGHT, cell).startswith("맞았습니다")
    live.page.reload()
    title = live.page.locator("#ch01-nor .admonition-title")
    assert "✓ 풀었습니다" in title.inner_text()
    assert "맞았습니다" in answer(live.page, "ch01-nor").locator(".cell_output").inner_text()


def test_one_broken_exercise_does_not_block_another(visit):
    live = LivePage(visit(FIRST).page)
    cell = start_here(live.page, "ch01-nor")
    live.try_out("def nor_gate(x1, x2:\n    return 0", cell)
    other = answer(live.page, "ch01-half-adder")
    other.locator(".live-cell-run").click()
    expect(other.locator(".feedback")).to_be_visible(timeout=WAIT)
    assert other.locator(".live-notice").all_inner_texts() == ["", ""]


def test_a_needed_cell_that_fails_is_named_and_shown(visit):
    live = LivePage(visit(FIRST).page)
    cell = start_here(live.page, "ch01-nor")
    needed = live.cell("def neuron(x, w, b):")
    number = re.search(r"\d+", needed.locator(".live-number").inner_text())[0]
    live.write(needed, "def neuron(x, w, b):\n    return 1 / 0\n\n\nneuron(0, 0, 0)")
    cell.locator(".live-cell-run").click()
    notice = cell.locator(NOTICE)
    expect(notice).to_contain_text(f"셀 {number}에서 오류가 나서", timeout=WAIT)
    notice.get_by_role("button", name="그 셀 보기").click()
    live.page.wait_for_timeout(300)
    bar = live.page.locator(".live-bar").bounding_box()
    shown = needed.locator(".cm-editor").bounding_box()["y"]
    assert bar["y"] + bar["height"] <= shown <= 600


def test_shift_enter_never_opens_a_solution(visit):
    live = LivePage(visit(FIRST).page)
    cell = start_here(live.page, "ch01-nor")
    cell.locator(".cm-content").click()
    live.page.keyboard.press("Shift+Enter")
    live.output(cell)
    assert live.page.locator("details.solution[open]").count() == 0
    expect(cell.locator(".cm-content")).to_be_focused()
    live.cell(3).locator(".cm-content").click()
    live.page.keyboard.press("Shift+Enter")
    expect(live.cell(4).locator(".cm-content")).to_be_focused()


def test_a_check_that_is_never_reached_is_told(visit):
    live = LivePage(visit(FIRST).page)
    cell = start_here(live.page, "ch01-nor")
    live.try_out(RIGHT.replace("\n\n\ncheck", "\n    check"), cell)
    expect(cell.locator(NOTICE)).to_contain_text("채점하지 않았습니다")


def test_two_places_can_be_pressed_while_python_starts(visit):
    page = visit(FIRST).page
    held = []  # 켜는 동안을 늘입니다: 묶음이 오지 않습니다
    page.route(re.compile(r"/_static/live/main-"), lambda route: held.append(route))
    answer(page, "ch01-nor").locator(".live-start").click()
    other = answer(page, "ch01-half-adder")
    other.locator(".live-start").click()
    expect(other.locator(".live-state")).to_contain_text("이 셀도 실행합니다")
    for route in held:
        route.continue_()
    expect(answer(page, "ch01-nor").locator(".feedback")).to_be_visible(timeout=WAIT)
    expect(other.locator(".feedback")).to_be_visible(timeout=WAIT)


def test_a_press_that_lasts_through_the_start_is_not_lost(visit):
    page = visit(FIRST).page
    other = answer(page, "ch01-half-adder")
    pressed = other.locator(".live-start").element_handle()
    start_here(page, "ch01-nor")
    assert pressed.evaluate("(button) => button.isConnected && button.textContent") == "실행"
    pressed.evaluate("(button) => button.click()")  # 누르기는 켜기 전에, 떼기는 켜진 뒤에
    expect(other.locator(".feedback")).to_be_visible(timeout=WAIT)


# --- 읽는 이가 쓴 것은 말없이 사라지지 않습니다 ---


def test_the_first_text_and_back_again(visit):
    live = LivePage(visit(FIRST).page)
    cell = start_here(live.page, "ch01-nor")
    first = text_of(cell)
    live.write(cell, RIGHT)
    cell.get_by_role("button", name="처음 코드로").click()
    assert text_of(cell) == first
    cell.get_by_role("button", name="되돌리기").click()
    assert text_of(cell) == RIGHT


def test_when_the_author_mends_a_cell_the_readers_text_is_offered(visit):
    page = visit(FIRST).page
    page.evaluate("""() => {
      const cell = document.querySelector('.cell[data-exercise="ch01-nor"]').dataset.cell;
      const root = new URL(document.documentElement.dataset.content_root, location.href).pathname;
      localStorage.setItem(`${root}#code/ch01_perceptron/${cell}`,
        JSON.stringify({ text: 'print("내 것")', of: '옛 글의 지문', older: null }));
    }""")
    page.reload()
    assert "def nor_gate" in answer(page, "ch01-nor").locator(".cell_input").inner_text()
    cell = start_here(page, "ch01-nor")
    expect(cell.locator(".live-offer")).to_contain_text("지은이가 이 셀을 고쳤습니다")
    cell.get_by_role("button", name="내가 고친 것 보기").click()
    assert text_of(cell) == 'print("내 것")'


def test_another_tab_is_told_and_loses_nothing(visit):
    live = LivePage(visit(FIRST).page)
    cell = start_here(live.page, "ch01-nor")
    live.write(cell, WRONG)
    twin = live.page.context.new_page()
    twin.goto(live.page.url)
    other = LivePage(twin)
    mine = start_here(twin, "ch01-nor")
    other.write(mine, RIGHT)
    live.page.bring_to_front()
    expect(cell.locator(".live-offer")).to_contain_text("다른 탭에서 이 셀을 고쳤습니다")
    cell.get_by_role("button", name="그 글로 바꾸기").click()
    assert text_of(cell) == RIGHT


# --- 무엇이 옛것인지 ---


def test_cells_below_an_edited_one_are_marked_and_run_again(visit):
    live = LivePage(visit(FIRST).page).start()
    live.run(live.cell("gates = {"))
    live.write(live.cell("def neuron(x, w, b):"), "def neuron(x, w, b):\n    return 7")
    state = live.cell("gates = {").locator(".live-state")
    expect(state).to_contain_text("위의 코드가 바뀜", timeout=WAIT)
    assert "7" in live.run(live.cell("gates = {"))
    assert "실행함" in state.inner_text()


def test_a_cell_edited_while_it_runs_is_not_done(visit):
    live = LivePage(visit(FIRST).page).start()
    cell = live.cell(3)
    live.write(cell, "import time\nprint('시작')\ntime.sleep(3)")
    cell.locator(".live-cell-run").click()
    expect(cell.locator(".cell_output")).to_have_text("시작", timeout=WAIT)
    live.write(cell, "print('고침')")
    expect(cell.locator(".live-state")).to_have_text("고침: 아직 실행하지 않음", timeout=WAIT)


def test_a_live_slider_is_the_same_control_at_the_same_value(visit):
    page = visit(FIRST).page
    name = page.locator(".cell:has(figure.explore)").first.get_attribute("data-cell")
    cell = page.locator(f'.cell[data-cell="{name}"]')
    knobs = cell.locator(".explore-control input")
    knobs.last.press("ArrowRight")
    knobs.last.press("ArrowRight")
    static = cell.locator("output").all_inner_texts()
    boxes = [knob.bounding_box() for knob in knobs.all()]
    cell.locator(".live-start").click()
    expect(cell.locator(".live-widget .explore-control").last).to_be_visible(timeout=WAIT)
    expect(cell.locator("output").last).to_have_text(static[-1])
    assert cell.locator("output").all_inner_texts() == static
    alt = re.compile(re.escape(static[-1]))  # 그림은 손잡이보다 늦게 옵니다
    expect(cell.locator("img")).to_have_attribute("alt", alt, timeout=WAIT)
    for before, after in zip(boxes, [knob.bounding_box() for knob in knobs.all()], strict=True):
        assert (after["width"], after["height"]) == pytest.approx(
            (before["width"], before["height"]), abs=2)


def test_the_edited_line_and_the_button_stay_above_the_keyboard(visit):
    page = visit(FIRST, **PHONE).page
    cell = start_here(page, "ch01-nor")
    page.set_viewport_size({"width": 390, "height": 420})  # 화면 자판이 올라온 만큼
    cell.locator(".cm-content").tap()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n# 끝")
    line, run = cell.locator(".cm-activeLine, .cm-line").last, cell.locator(".live-cell-run")
    for box in (line.bounding_box(), run.bounding_box()):
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 420
