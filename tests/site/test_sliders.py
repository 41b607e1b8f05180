"""커널 없는 슬라이더: 마우스, 손가락, 글쇠로 움직이면 그림과 설명과 대체 텍스트가 함께 바뀝니다."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from built_site import SITE, chapters
from playwright.sync_api import ElementHandle, Page

KB = 1024


def figures(chapter: str) -> list:
    soup = BeautifulSoup((SITE / chapter).read_text(), "html.parser")
    return soup.select("figure.explore")


SLIDERS = [(chapter, k) for chapter in chapters() for k in range(len(figures(chapter)))]


def state(figure: ElementHandle) -> tuple[str, str, str, list[str], list[str]]:
    """지금 보이는 것: 그림의 주소, 대체 텍스트, 설명, 입력의 값, 곁에 적힌 값."""
    return tuple(figure.evaluate("""f => [
      f.querySelector('img').currentSrc, f.querySelector('img').alt,
      f.querySelector('figcaption').textContent,
      [...f.querySelectorAll('input')].map((i) => i.getAttribute('aria-valuetext')),
      [...f.querySelectorAll('output')].map((o) => o.textContent)]"""))


def changed(page: Page, figure: ElementHandle, before: tuple) -> tuple:
    page.wait_for_function("([f, src]) => f.querySelector('img').currentSrc !== src",
                           arg=[figure, before[0]], timeout=5000)
    after = state(figure)
    for old, new in zip(before, after, strict=True):
        assert old != new
    assert after[1] == after[2]
    assert after[3] == after[4]
    assert all(value in after[2] for value in after[3]), after
    assert figure.evaluate("f => f.querySelector('img').naturalWidth") > 0
    return after


def far_end(knob: ElementHandle) -> tuple[float, float]:
    """손잡이에서 먼 쪽 끝의 자리."""
    box = knob.bounding_box()
    x = 4 if knob.evaluate("i => i.value > (+i.min + +i.max) / 2") else box["width"] - 4
    return box["x"] + x, box["y"] + box["height"] / 2


def reach(page: Page, k: int) -> ElementHandle:
    figure = page.query_selector_all("figure.explore")[k]
    figure.scroll_into_view_if_needed()
    page.wait_for_function("f => f.querySelector('img').complete", arg=figure)
    return figure


@pytest.mark.parametrize(("chapter_path", "k"), SLIDERS)
def test_keys_move_it(visit, chapter_path, k):
    seen = visit(chapter_path)
    figure = reach(seen.page, k)
    for knob in figure.query_selector_all("input"):
        before = state(figure)
        knob.focus()
        last = knob.evaluate("i => i.value === i.max")
        seen.page.keyboard.press("ArrowLeft" if last else "ArrowRight")
        changed(seen.page, figure, before)
    assert seen.troubles == []
    assert seen.outside == []


@pytest.mark.parametrize(("chapter_path", "k"), SLIDERS)
def test_mouse_moves_it(visit, chapter_path, k):
    seen = visit(chapter_path)
    figure = reach(seen.page, k)
    before = state(figure)
    knob = figure.query_selector("input")
    seen.page.mouse.click(*far_end(knob))
    changed(seen.page, figure, before)


@pytest.mark.parametrize(("chapter_path", "k"), SLIDERS)
def test_a_finger_moves_it_on_a_phone(visit, chapter_path, k):
    seen = visit(chapter_path, width=390, height=844, has_touch=True, is_mobile=True)
    figure = reach(seen.page, k)
    before = state(figure)
    knob = figure.query_selector("input")
    assert knob.bounding_box()["height"] >= 44
    seen.page.touchscreen.tap(*far_end(knob))
    changed(seen.page, figure, before)


@pytest.mark.parametrize(("chapter_path", "k"), SLIDERS)
def test_frames_come_only_when_touched_and_answer_at_once(visit, chapter_path, k):
    seen = visit(chapter_path)
    figure = reach(seen.page, k)
    seen.page.wait_for_load_state("networkidle")
    frames = {url for url in seen.sizes if "/explore/" in url}
    assert len(frames) <= len(seen.page.query_selector_all("figure.explore"))
    knob = figure.query_selector("input")
    knob.focus()
    seen.page.wait_for_timeout(200)
    seen.page.wait_for_load_state("networkidle")
    spent = seen.page.evaluate("""async ([f, knob]) => {
      const image = f.querySelector('img'), times = [];
      for (let turn = 0; turn < 5; turn++) {
        const next = +knob.value < +knob.max ? +knob.value + 1 : +knob.min, old = image.src;
        const start = performance.now();
        knob.value = next; knob.dispatchEvent(new Event('input', { bubbles: true }));
        while (image.src === old) await new Promise((done) => setTimeout(done, 1));
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[2];
    }""", [figure, knob])
    assert spent <= 50


@pytest.mark.parametrize(("chapter_path", "k"), SLIDERS)
def test_a_slider_is_light_and_whole(chapter_path, k):
    figure = figures(chapter_path)[k]
    frames = json.loads(figure.select_one("script.explore-frames").string)
    shape = [len(json.loads(knob["data-labels"])) for knob in figure.select("input")]
    expected = 1
    for n in shape:
        expected *= n
    assert len(frames) == expected
    folder = (SITE / chapter_path).parent / figure.img["src"].rsplit("/", 1)[0]
    sizes = {name: (folder / name).stat().st_size for name, _ in frames}
    assert sum(sizes.values()) <= 250 * KB
    assert all(caption.strip() for _, caption in frames)
    assert len({caption for _, caption in frames}) == len(frames)
