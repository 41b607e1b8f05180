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
  const image = figure.querySelector('img');
  return {
    expected: frames[k],
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
        files = {name for name, _ in frames}
        assert sum((folder / name).stat().st_size for name in files) <= 250 * KB
        assert len({caption for _, caption in frames}) == len(frames)
