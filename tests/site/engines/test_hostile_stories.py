"""쪽에서 실행하거나 쪽에 보이는 어떤 것도, 어느 엔진에서도, 다른 곳에 닿지 못합니다."""

from __future__ import annotations

import time

import pytest
from built_site import running
from drivers import Driver
from hostile import CELLS, SHOWN, fill
from live_selectors import EDITOR, OUTPUT
from reader import LiveReader

PAGE = "book/ch01_perceptron.html"
THERE = "http://elsewhere.example:1"

pytestmark = pytest.mark.skipif(PAGE not in running(),
                                reason="쪽 안의 파이썬이 없이 지은 책입니다.")


@pytest.fixture(scope="module")
def live(driver: Driver, engine_site: str) -> LiveReader:
    live = LiveReader(driver, engine_site).open(PAGE)
    driver.evaluate("localStorage.clear()")
    return live.open(PAGE).start()


def attempt(live: LiveReader, code: str, outside: list[str]) -> None:
    """실행해 보아도 나간 것이 없고, 쪽도 파이썬도 제자리입니다."""
    outside.clear()
    address = live.driver.evaluate("return location.href")
    cell = live.cell(3)
    live.write(cell, code)
    live.driver.press("Control", "Enter")
    live.output(cell)
    time.sleep(.3)  # 쪽에 붙은 것이 제 할 일을 할 사이
    assert outside == []
    assert live.driver.evaluate("return location.href") == address
    live.write(cell, "print('살아 있음')")
    live.driver.press("Control", "Enter")
    live.see(f"{cell} {OUTPUT}", "살아 있음")
    assert live.text(f"{cell} {EDITOR}") == "print('살아 있음')"


@pytest.mark.parametrize("way", CELLS)
def test_no_cell_reaches_another_host(live, outside, way):
    attempt(live, fill(CELLS[way], THERE), outside)


@pytest.mark.parametrize("way", SHOWN)
def test_nothing_shown_reaches_another_host(live, outside, way):
    text = fill(SHOWN[way], THERE)
    attempt(live, f"from IPython.display import HTML\nHTML({text!r})", outside)
