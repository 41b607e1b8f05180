"""읽던 자리: 위쪽의 높이나 화면의 폭이 바뀌어도 읽던 글이 움직이지 않습니다."""

from __future__ import annotations

import pytest
from built_site import ROOT
from playwright.sync_api import Page

PAGE = "book/ch01_perceptron.html"
PLACE = (ROOT / "book/_ext/place.js").read_text()

OPEN = """async ([source, anchoring]) => {
  if (!anchoring) document.head.insertAdjacentHTML('beforeend',  // Safari처럼
    '<style>html { overflow-anchor: none !important; }</style>');
  window.place = await import(URL.createObjectURL(new Blob([source], {type: 'text/javascript'})));
  window.frames2 = () => new Promise((done) => requestAnimationFrame(
    () => requestAnimationFrame(() => requestAnimationFrame(done))));
  window.grow = (height) => document.querySelector('.bd-article h1')
    .insertAdjacentHTML('afterend', `<div style="height: ${height}px"></div>`);
  document.querySelectorAll('.bd-article h2')[3].scrollIntoView();
  scrollBy(0, 777);
  await frames2();
  window.read = document.elementFromPoint(innerWidth / 2, 300).closest('p, pre, li, img, h3');
  window.top0 = read.getBoundingClientRect().top;
  window.moved = async () => { await frames2(); return read.getBoundingClientRect().top - top0; };
}"""


@pytest.fixture(params=[True, False], ids=["anchoring", "no anchoring"])
def page(visit, request) -> Page:
    page = visit(PAGE, bypass_csp=True).page
    page.evaluate(OPEN, [PLACE, request.param])
    return page


def test_what_grows_above_does_not_move_the_reader(page):
    assert page.evaluate("(place.hold(() => { grow(700); grow(33); }), moved())") == pytest.approx(
        0, abs=1)


def test_an_anchor_that_the_browser_keeps_all_the_same_is_not_corrected_twice(page):
    """화면에 바로 매달린 것이 있으면 Chromium은 overflow-anchor: none이어도 자리를 옮깁니다."""
    page.evaluate("""() => {
      for (const link of document.querySelectorAll('.headerlink')) link.style.position = 'absolute';
      document.head.insertAdjacentHTML('beforeend',
        '<style>.bd-article :is(h1, h2, h3) { position: static !important; }</style>');
    }""")
    page.evaluate("frames2()")
    assert page.evaluate("(place.hold(() => grow(700)), moved())") == pytest.approx(0, abs=1)
    page.evaluate("place.hold(async () => { await frames2(); grow(500); await frames2(); })")
    assert page.evaluate("moved()") == pytest.approx(0, abs=1)


def test_a_promise_is_held_until_it_settles_and_the_reader_may_scroll_meanwhile(page):
    page.evaluate("""() => place.hold(async () => {
      for (let turn = 0; turn < 5; turn++) {
        grow(200);
        await frames2();
        window.moves = [...window.moves ?? [], await moved()];
        scrollBy(0, 50);
        top0 -= 50;
      }
    })""")
    assert page.evaluate("moves") == pytest.approx([0] * 5, abs=1)
    assert page.evaluate("moved()") == pytest.approx(0, abs=1)


def test_a_block_that_is_replaced_is_held_by_what_is_around_it(page):
    page.evaluate("""() => {
      const box = read.parentElement;
      window.around = box.getBoundingClientRect().top;
      place.hold(() => {
        grow(500);
        const copy = read.cloneNode(true);
        read.replaceWith(copy);
        read = copy;
      });
    }""")
    assert page.evaluate("moved()") == pytest.approx(0, abs=2)


def test_the_inside_of_a_closed_fold_is_not_where_the_reader_is(page):
    """접힌 상자의 속은 화면에 없는데도 자리와 높이를 말합니다."""
    found = page.evaluate("""async () => {
      const fold = [...document.querySelectorAll('.bd-article details:not([open])')].find(
        (one) => one.querySelector('p, pre')?.getBoundingClientRect().height > 0);
      fold.style.paddingBottom = '99px';  // 제목은 지나갔고, 상자는 아직 끝나지 않았습니다
      fold.scrollIntoView();
      scrollBy(0, fold.firstElementChild.offsetHeight + 20);
      await frames2();
      const places = place.findPlace();
      return places.some(({ element }) => element === fold)
        && places.every(({ element }) => element.checkVisibility());
    }""")
    assert found


def test_an_act_that_fails_lets_go(page):
    assert page.evaluate("""async () => {
      try { place.hold(() => { throw new Error('실패'); }); } catch (error) { window.said = error; }
      await frames2();
      return [said.message, document.documentElement.style.overflowAnchor];
    }""") == ["실패", ""]


def test_one_hold_inside_another_goes_on_without_the_browsers_anchoring(page):
    page.evaluate("""() => place.hold(async () => {
      place.hold(() => grow(100));
      await frames2();
      window.during = document.documentElement.style.overflowAnchor;
      grow(300);
      await frames2();
    })""")
    assert page.evaluate("during") == "none"
    assert page.evaluate("moved()") == pytest.approx(0, abs=1)
    assert page.evaluate("document.documentElement.style.overflowAnchor") == ""


# 글이 시작되는 높이(96px)에 걸린 것과, 그 위 끝
READING = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await new Promise((done) => setTimeout(done, 500));  // 스크롤이 멎은 것을 페이지가 알아챈 다음
  const blocks = document.querySelectorAll('.bd-article :is(p, li, pre, img, tr, h2, h3, summary)');
  window.read = [...blocks].find(
    (one) => one.checkVisibility() && one.getBoundingClientRect().bottom > 96);
  return read.getBoundingClientRect().top;
}"""
SEEN = """async () => {
  for (let n = 0; n < 4; n++) await new Promise(requestAnimationFrame);
  const { top, bottom } = read.getBoundingClientRect();
  return [top, bottom];
}"""


@pytest.mark.parametrize("anchoring", [True, False], ids=["anchoring", "no anchoring"])
def test_turning_the_phone_keeps_the_place(visit, anchoring):
    page = visit(PAGE, width=390, height=844, has_touch=True, is_mobile=True).page
    if not anchoring:
        page.add_style_tag(content="html { overflow-anchor: none !important; }")
    whole = page.evaluate("document.documentElement.scrollHeight")
    for share in (.1, .35, .6, .85):
        page.evaluate(f"scrollTo(0, {whole * share})")
        upright = page.evaluate(READING)
        page.set_viewport_size({"width": 844, "height": 390})
        top, bottom = page.evaluate(SEEN)
        assert top <= 150, share
        assert bottom >= 50, share
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate(SEEN)[0] == pytest.approx(upright, abs=3), share
