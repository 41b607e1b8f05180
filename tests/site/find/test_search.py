"""찾기: 조사가 붙은 말로도 찾고, 글쇠로 열고, 밖에 아무것도 청하지 않습니다."""

from __future__ import annotations

import pytest
from built_site import chapters


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
