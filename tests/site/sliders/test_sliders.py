"""커널 없는 슬라이더: 마우스, 손가락, 글쇠로 움직이면 그림과 설명과 대체 텍스트가 함께 바뀝니다."""

from __future__ import annotations

import json
import math

import pytest
from bs4 import BeautifulSoup, Tag
from built_site import SITE
from playwright.sync_api import ElementHandle, Page

KB = 1024
ANSWER_MS = 50

# 손잡이의 자리에 있어야 할 장면과, 지금 보이는 것
STATE = """figure => {
  const inputs = [...figure.querySelectorAll('input')];
  const labels = inputs.map((i) => JSON.parse(i.dataset.labels));
  const frames = JSON.parse(figure.querySelector('script.explore-frames').textContent);
  const k = inputs.reduce((sum, i, n) => sum * labels[n].length + Number(i.value), 0);
  const image = figure.querySelector('img'), source = figure.querySelector('source');
  const isNarrow = source && matchMedia(source.media).matches;
  const narrow = isNarrow ? source.dataset.frames.split(' ') : null;
  return {
    expected: [narrow ? narrow[k] : frames[k][0], frames[k][1]],
    values: inputs.map((i, n) => labels[n][Number(i.value)]),
    shown: [image.currentSrc.split('/').pop(), figure.querySelector('figcaption').textContent],
    alt: image.alt, width: image.naturalWidth,
    spoken: inputs.map((i) => i.getAttribute('aria-valuetext')),
    written: [...figure.querySelectorAll('output')].map((o) => o.textContent),
  };
}"""


@pytest.fixture
def whole(chapter: str) -> list[Tag]:
    return BeautifulSoup((SITE / chapter).read_text(), "html.parser").select("figure.explore")


def figures(page: Page) -> list[ElementHandle]:
    found = page.query_selector_all("figure.explore")
    for figure in found:
        figure.scroll_into_view_if_needed()
        page.wait_for_function("f => f.querySelector('img').complete", arg=figure)
    return found


def assert_follows(page: Page, figure: ElementHandle, before: dict) -> None:
    """손잡이가 움직였고, 그림과 설명과 대체 텍스트와 값이 모두 그 자리의 것입니다."""
    page.wait_for_function(f"""([f, old]) => {{
      const now = ({STATE})(f);
      return now.values.join() !== old && now.shown.join() === now.expected.join();
    }}""", arg=[figure, ",".join(before["values"])], timeout=5000)
    now = figure.evaluate(STATE)
    assert now["alt"] == now["expected"][1]
    assert now["alt"] != before["alt"]
    assert now["spoken"] == now["written"] == now["values"]
    assert all(value in now["alt"] for value in now["values"])
    assert now["width"] > 0


def far_end(knob: ElementHandle) -> tuple[float, float]:
    """손잡이에서 먼 쪽 끝의 자리."""
    knob.scroll_into_view_if_needed()
    box = knob.bounding_box()
    x = 4 if knob.evaluate("i => i.value > (+i.min + +i.max) / 2") else box["width"] - 4
    return box["x"] + x, box["y"] + box["height"] / 2


def test_keys_move_it(sliding, visit):
    seen = visit(sliding, until="networkidle")
    for figure in figures(seen.page):
        for knob in figure.query_selector_all("input"):
            before = figure.evaluate(STATE)
            knob.focus()
            last = knob.evaluate("i => i.value === i.max")
            seen.page.keyboard.press("ArrowLeft" if last else "ArrowRight")
            assert_follows(seen.page, figure, before)
    assert seen.troubles == []
    assert seen.outside == []


def test_mouse_moves_it(sliding, visit):
    seen = visit(sliding)
    for figure in figures(seen.page):
        for knob in figure.query_selector_all("input"):
            before = figure.evaluate(STATE)
            seen.page.mouse.click(*far_end(knob))
            assert_follows(seen.page, figure, before)


def test_a_finger_moves_it_on_a_phone(sliding, visit):
    seen = visit(sliding, width=390, height=844, has_touch=True, is_mobile=True)
    for figure in figures(seen.page):
        for knob in figure.query_selector_all("input"):
            before = figure.evaluate(STATE)
            assert knob.bounding_box()["height"] >= 44
            seen.page.touchscreen.tap(*far_end(knob))
            assert_follows(seen.page, figure, before)


@pytest.mark.quiet
def test_frames_come_only_when_touched_and_answer_at_once(sliding, visit):
    seen = visit(sliding)
    found = figures(seen.page)
    seen.page.wait_for_load_state("networkidle")
    assert sum("/explore/" in url for url in seen.sizes) <= len(found)
    for figure in found:
        knob = figure.query_selector("input")
        knob.focus()
        seen.page.wait_for_timeout(300)
        seen.page.wait_for_load_state("networkidle")
        spent = seen.page.evaluate("""async ([figure, knob]) => {
          const caption = figure.querySelector('figcaption'), times = [];
          for (let turn = 0; turn < 7; turn++) {
            const next = +knob.value < +knob.max ? +knob.value + 1 : +knob.min;
            const old = caption.textContent, start = performance.now();
            knob.value = next;
            knob.dispatchEvent(new Event('input', { bubbles: true }));
            while (caption.textContent === old) await new Promise((done) => setTimeout(done, 1));
            times.push(performance.now() - start);
          }
          return times.sort((a, b) => a - b)[3];
        }""", [figure, knob])
        assert spent <= ANSWER_MS


def test_a_slider_is_light_and_whole(chapter, whole):
    for figure in whole:
        frames = json.loads(figure.select_one("script.explore-frames").string)
        shape = [len(json.loads(knob["data-labels"])) for knob in figure.select("input")]
        assert len(frames) == math.prod(shape)
        folder = (SITE / chapter).parent / figure.img["src"].rsplit("/", 1)[0]
        forms = [[name for name, _ in frames]]
        if figure.source:  # 휴대전화에 따로 보일 것. 한 화면은 한 꼴만 받습니다
            forms.append(figure.source["data-frames"].split())
        for files in forms:
            assert len(files) == len(frames)
            assert sum((folder / name).stat().st_size for name in set(files)) <= 350 * KB
        assert len({caption for _, caption in frames}) == len(frames)


SWIPED = "book/ch01_perceptron.html"


def swipe(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    """손가락을 대고, 조금씩 밀고, 뗍니다."""
    touch = page.context.new_cdp_session(page)
    (x, y), (dx, dy) = start, by
    steps = 12
    path = [(x + dx * k / steps, y + dy * k / steps) for k in range(steps + 1)]
    for k, (left, top) in enumerate(path):
        kind = "touchStart" if k == 0 else "touchMove"
        touch.send("Input.dispatchTouchEvent",
                   {"type": kind, "touchPoints": [{"x": left, "y": top}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def settled(page: Page, figure: ElementHandle) -> dict:
    """그림과 설명이 손잡이의 자리에 온 다음의 모습."""
    page.wait_for_function(f"f => (s => s.shown.join() === s.expected.join())(({STATE})(f))",
                           arg=figure)
    return figure.evaluate(STATE)


@pytest.mark.parametrize("dy", [-300, 200], ids=["up", "down"])
def test_a_vertical_swipe_that_starts_on_a_slider_scrolls_and_changes_nothing(visit, dy):
    page = visit(SWIPED, width=390, height=844, has_touch=True, is_mobile=True).page
    figure = figures(page)[0]
    for knob in figure.query_selector_all("input"):
        knob.evaluate("(knob) => knob.scrollIntoView({ block: 'center' })")
        page.evaluate("new Promise(requestAnimationFrame)")
        before, top = settled(page, figure), page.evaluate("scrollY")
        swipe(page, far_end_shown(knob), (0, dy))
        page.wait_for_function("(top) => Math.abs(scrollY - top) > 50", arg=top)
        assert settled(page, figure) == before


def far_end_shown(knob: ElementHandle) -> tuple[float, float]:
    box = knob.bounding_box()
    right = knob.evaluate("(knob) => knob.value > (+knob.min + +knob.max) / 2")
    return box["x"] + (12 if right else box["width"] - 12), box["y"] + box["height"] / 2


def test_a_sideways_swipe_still_moves_the_knob(visit):
    page = visit(SWIPED, width=390, height=844, has_touch=True, is_mobile=True).page
    figure = figures(page)[0]
    knob = figure.query_selector("input")
    knob.evaluate("(knob) => knob.scrollIntoView({ block: 'center' })")
    before = figure.evaluate(STATE)
    x, y = far_end_shown(knob)
    swipe(page, (x, y), (-40 if x > 195 else 40, 0))
    assert_follows(page, figure, before)


def test_knobs_stay_where_they_were_put_when_the_page_is_loaded_again(sliding, visit):
    seen = visit(sliding)
    figure = figures(seen.page)[0]
    knob = figure.query_selector("input")
    before = figure.evaluate(STATE)
    knob.focus()
    last = knob.evaluate("(knob) => knob.value === knob.max")
    key, back = ("ArrowLeft", "ArrowRight") if last else ("ArrowRight", "ArrowLeft")
    seen.page.keyboard.press(key)
    assert_follows(seen.page, figure, before)
    moved = figure.evaluate(STATE)
    seen.page.reload(wait_until="domcontentloaded")
    again = seen.page.query_selector("figure.explore").evaluate(STATE)
    assert again["shown"][1] == again["alt"] == moved["alt"]  # 읽는 이가 보기 전에
    assert again["written"] == again["spoken"] == moved["values"]
    assert settled(seen.page, figures(seen.page)[0])["shown"] == moved["shown"]
    knob = seen.page.query_selector("figure.explore input")
    knob.focus()
    seen.page.keyboard.press(back)
    seen.page.reload()
    assert figures(seen.page)[0].evaluate(STATE)["values"] == before["values"]
    assert seen.page.evaluate(
        "Object.keys(localStorage).filter((key) => key.includes('sliders'))") == []
    assert seen.troubles == []


def test_a_slider_that_the_author_changed_forgets_its_old_place(visit):
    seen = visit(SWIPED)
    page = seen.page
    first = page.query_selector("figure.explore").evaluate(STATE)["values"]
    changed = json.dumps({"explore-1": [*first[1:], "없는 값"]})
    for kept in (changed, '{"explore-1": []}', '{"explore-99": ["1"]}', '{"live": 3}', "null", "{"):
        page.evaluate("""(kept) => localStorage.setItem(
          `/#sliders:${location.pathname}`, kept)""", kept)
        page.reload()
        assert page.query_selector("figure.explore").evaluate(STATE)["values"] == first
    assert seen.troubles == []
