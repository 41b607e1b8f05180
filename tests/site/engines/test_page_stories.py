"""파이썬 없이 읽는 이의 이야기를 세 엔진에서: 슬라이더, 확인 문제, 찾기."""

from __future__ import annotations

import pytest
from reader import Reader

PAGE = "book/ch01_perceptron.html"
SHOWN = "it.complete && it.naturalWidth"

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture
def reader(driver, engine_site) -> Reader:
    return Reader(driver, engine_site).open(PAGE)


def test_a_slider_moves_by_keys(reader):
    figure = reader.find("figure.explore")
    knob, image = reader.find("input", within=figure), reader.find("img", within=figure)
    before = reader.text(f"{figure} figcaption")
    reader.ask(knob, "it.focus()")
    reader.driver.press("ArrowRight")
    reader.until(lambda: reader.text(f"{figure} figcaption") != before, "설명이 그대로입니다")
    now = reader.text(f"{figure} figcaption")
    assert "가중치 w₁ = 1," in now
    assert reader.ask(image, "it.alt") == now
    assert reader.ask(knob, "it.getAttribute('aria-valuetext')") == "1"
    assert reader.until(lambda: reader.ask(image, SHOWN), "그림이 없습니다")


def test_a_quiz_answers_what_is_chosen(reader):
    quiz = reader.find(".quiz", "AND를 만드는 뉴런의 가중치는")
    for choice, answer in (("직선이 돌아갑니다", "아닙니다."), ("마침내 언제나 1이", "맞습니다.")):
        box = reader.find("details", choice, within=quiz)
        assert answer not in reader.text(box)
        reader.click("summary", within=box)
        reader.see(box, answer)


def test_search_finds_a_page_and_opens_it(reader):
    reader.driver.press("Control", "k")
    reader.until(lambda: reader.ask(":focus", "it?.name") == "q", "찾기 상자가 열리지 않습니다")
    reader.driver.type("브로드캐스팅")
    reader.driver.press("Enter")
    reader.click("#search-results li a")
    heading = reader.until(lambda: reader.text("article h1"), "쪽이 열리지 않습니다")
    assert "준비 운동" in heading or "NumPy" in heading, heading
