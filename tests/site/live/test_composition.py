"""한글을 짓다 만 채 Shift+Enter: 마지막 글자까지 담겨, 꼭 한 번 실행됩니다.

입력기마다 마지막 글자를 내려놓는 차례가 다릅니다. Chromium에게 입력기의 말(CDP의 `Input`)로 그대로
시킵니다.
"""

from __future__ import annotations

import pytest
from built_site import running
from live_page import LivePage
from live_selectors import EDITOR
from playwright.sync_api import CDPSession

PAGE = "book/ch01_perceptron.html"
SHIFT = 8
COUNT = "turns.append(1)\nprint(len(turns), '번')\n"

pytestmark = pytest.mark.skipif(PAGE not in running(),
                                reason="쪽 안의 파이썬이 없이 지은 책입니다.")


class Ime:
    """두벌식 입력기."""

    def __init__(self, keyboard: CDPSession) -> None:
        self.keyboard = keyboard

    def compose(self, *steps: str) -> None:
        """짓고 있는 글자가 ``steps``를 차례로 지나갑니다: ㅅ, 시, 실."""
        for step in steps:
            self.key("rawKeyDown", code="KeyT", key="Process", number=229)
            self.keyboard.send("Input.imeSetComposition", {
                "text": step, "selectionStart": len(step), "selectionEnd": len(step)})
            self.key("keyUp", code="KeyT", key="t", number=84)

    def commit(self, text: str) -> None:
        """짓던 글자를 내려놓습니다."""
        self.keyboard.send("Input.insertText", {"text": text})

    def key(self, kind: str, code: str, key: str, number: int, shift: bool = False,
            text: str = "") -> None:
        self.keyboard.send("Input.dispatchKeyEvent", {
            "type": kind, "code": code, "key": key, "windowsVirtualKeyCode": number,
            "modifiers": SHIFT * shift, "text": text})

    def shift_enter(self) -> None:
        self.key("keyDown", code="Enter", key="Enter", number=13, shift=True, text="\r")
        self.key("keyUp", code="Enter", key="Enter", number=13, shift=True)


def key_then_commit(ime: Ime) -> None:
    """Windows와 macOS: 글쇠를 입력기가 먼저 받아 글자를 내려놓고, 쪽에 다시 건넵니다."""
    ime.key("rawKeyDown", code="Enter", key="Process", number=229, shift=True)
    ime.commit("실")
    ime.shift_enter()


def commit_then_key(ime: Ime) -> None:
    """Linux(ibus): 글자를 내려놓은 다음에 글쇠를 건넵니다."""
    ime.commit("실")
    ime.shift_enter()


def key_while_open(ime: Ime) -> None:
    """글자를 내려놓지 않은 채 글쇠가 옵니다."""
    ime.shift_enter()


@pytest.fixture(scope="module")
def live(visit_once) -> LivePage:
    return LivePage(visit_once(PAGE).page).start()


@pytest.mark.parametrize("finish", [key_then_commit, commit_then_key, key_while_open],
                         ids=lambda finish: finish.__name__)
@pytest.mark.parametrize(("before", "after"), [("# ", ""), ("print('", "')")],
                         ids=["comment", "string"])
def test_the_cell_runs_once_with_the_whole_word(live, finish, before, after):
    cell = live.cell(3)
    live.try_out("turns = []", live.cell(2))
    live.write(cell, COUNT + before + after)
    for _ in after:
        live.page.keyboard.press("ArrowLeft")
    ime = Ime(live.page.context.new_cdp_session(live.page))
    ime.compose("ㅅ", "소", "손")
    ime.commit("손")
    ime.compose("ㅅ", "시", "실")
    finish(ime)
    said = live.output(cell)
    assert said.split() == (["1", "번", "손실"] if after else ["1", "번"])
    assert cell.locator(EDITOR).inner_text() == f"{COUNT}{before}손실{after}"
    assert live.try_out("print(len(turns))", live.cell(4)).strip() == "1", "더 돌지 않았습니다"
