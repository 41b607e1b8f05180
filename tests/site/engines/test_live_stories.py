"""쪽 안의 파이썬을 쓰는 이의 이야기를 세 엔진에서. 한 엔진의 이야기들은 같은 쪽에서 이어집니다."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from built_site import running
from live_selectors import EDITOR, FIGURE, NOTICE, RESET, RUN, STATE
from reader import LiveReader

PAGE = "book/ch01_perceptron.html"

pytestmark = [pytest.mark.usefixtures("quiet"), pytest.mark.skipif(
    PAGE not in running(), reason="쪽 안의 파이썬이 없이 지은 책입니다.")]


@pytest.fixture(scope="module")
def live(driver, engine_site) -> LiveReader:
    live = LiveReader(driver, engine_site).open(PAGE)
    driver.evaluate("localStorage.clear()")  # 먼저 읽은 이의 것이 없도록
    return live.open(PAGE).start()


@pytest.fixture
def cell(live) -> Iterator[str]:
    """마음대로 고칠 셀. 뒤의 셀이 쓰는 것이므로 처음대로 돌려놓습니다."""
    yield live.cell(3)
    live.click(RESET, within=live.cell(3))


def test_a_click_runs_to_the_first_figure(live):
    assert live.until(lambda: live.ask(FIGURE, "it.complete && it.naturalWidth"), "그림이 없습니다")


def test_an_edited_cell_runs(live, cell):
    live.write(cell, "print('손실', 6 * 7)")
    live.driver.press("Shift", "Enter")
    assert live.output(cell) == "손실 42"


def test_an_exercise_answered_wrongly_then_rightly(live):
    cell = live.cell('check("ch01-nor"')
    live.write(cell, 'check("ch01-nor", lambda x1, x2: 1)')
    wrong = live.run(cell)
    assert "틀렸습니다" in wrong
    live.write(cell, 'check("ch01-nor", lambda x1, x2: int(x1 + x2 == 0))')
    assert "맞았습니다" in live.run(cell)


def test_an_endless_loop_is_stopped(live, cell):
    live.write(cell, "while True: pass")
    live.click(RUN, within=cell)
    live.see(f"{cell} {STATE}", "실행 중")
    live.click(RUN, "멈추기", within=cell)
    live.see(f"{cell} {NOTICE}", "변수는 모두 사라졌습니다")
    live.write(cell, "print(int(np.float64(4)))")  # 새 파이썬에서 첫 셀의 np를 씁니다
    assert live.run(cell) == "4"


def test_a_reload_keeps_the_edit(live, cell):
    live.write(cell, "print('내 코드')")
    live.open(PAGE).start()
    kept = live.cell(3)  # 새로 연 쪽의 셀
    assert live.text(f"{kept} {EDITOR}") == "print('내 코드')"
    assert live.run(kept) == "내 코드"
