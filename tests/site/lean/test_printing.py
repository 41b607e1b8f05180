"""인쇄: 어두운 화면에서도 흰 종이에, 접은 상자까지 모두 펴서."""

from __future__ import annotations

PAGE = "book/ch01_perceptron.html"
CLOSED = "document.querySelectorAll('article details:not([open])').length"
LOOK = f"""() => ({{
  theme: document.documentElement.dataset.theme, closed: {CLOSED},
  paper: getComputedStyle(document.body).backgroundColor,
  filter: getComputedStyle(document.querySelector('.cell_output img')).filter,
}})"""


def test_a_dark_page_prints_on_white_paper_with_everything_open(visit):
    seen = visit(PAGE, color_scheme="dark")
    page = seen.page
    closed = page.evaluate(CLOSED)
    assert closed > 10
    before = page.evaluate(LOOK)
    assert before["filter"] != "none"
    page.evaluate(f"addEventListener('beforeprint', () => {{ window.printed = ({LOOK})(); }})")
    page.pdf()
    assert page.evaluate("printed") == {
        "theme": "light", "closed": 0, "paper": "rgb(255, 255, 255)", "filter": "none"}
    assert page.evaluate(LOOK) == before  # 보던 대로 돌아옵니다
    assert seen.troubles == []


def test_printing_asked_for_twice_still_comes_back(visit):
    page = visit(PAGE, color_scheme="dark").page
    before = page.evaluate(LOOK)
    for event in ("beforeprint", "beforeprint", "afterprint"):
        page.evaluate(f"dispatchEvent(new Event('{event}'))")
    assert page.evaluate(LOOK) == before


def test_what_was_opened_for_paper_is_not_remembered_as_the_readers_choice(visit):
    page = visit(PAGE).page
    page.pdf()
    page.reload()
    assert page.locator(".choice[open]").count() == 0
