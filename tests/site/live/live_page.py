"""쪽 안의 파이썬을 사람처럼 씁니다: 단추를 누르고, 셀을 고치고, 실행합니다."""

from __future__ import annotations

from live_selectors import CELL, EDITOR, FIGURE, OUTPUT, RUN, START, STATE, STATUS
from playwright.sync_api import Locator, Page

WAIT = 180_000  # 바쁜 기계에서도 기다려 주는 시간(ms)


class LivePage:
    def __init__(self, page: Page) -> None:
        self.page = page

    def start(self) -> LivePage:
        """누르고, 첫 그림까지 나오기를 기다립니다."""
        self.page.click(START)
        self.page.wait_for_selector(FIGURE, state="attached", timeout=WAIT)
        self.wait_status("마쳤습니다")
        self.page.evaluate("document.querySelectorAll('.bd-article details')"
                           ".forEach((box) => { box.open = true; })")
        return self

    @property
    def status(self) -> str:
        return self.page.locator(STATUS).inner_text()

    def wait_status(self, text: str) -> None:
        self.page.locator(STATUS).filter(has_text=text).wait_for(timeout=WAIT)

    def button(self, name: str) -> Locator:
        return self.page.locator(".live-bar").get_by_role("button", name=name)

    def cell(self, which: int | str) -> Locator:
        """번호나, 코드에 든 글로 찾은 셀. 코드를 고쳐도 그 셀입니다."""
        cells = self.page.locator(CELL)
        if isinstance(which, str):
            codes = cells.locator(".cell_input").all_inner_texts()
            which = next(k for k, code in enumerate(codes, 1) if which in code)
        return cells.nth(which - 1)

    def write(self, cell: Locator, code: str) -> None:
        editor = cell.locator(EDITOR)
        editor.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(code)

    def run(self, cell: Locator) -> str:
        """실행 단추를 누르고 끝나기를 기다려 출력을 돌려줍니다."""
        cell.locator(RUN).click()
        return self.output(cell)

    def output(self, cell: Locator) -> str:
        cell.locator(STATE, has_text="실행함").or_(
            cell.locator(STATE, has_text="오류")).wait_for(timeout=WAIT)
        self.page.evaluate("new Promise(requestAnimationFrame)")
        return cell.locator(OUTPUT).inner_text()

    def try_out(self, code: str, cell: Locator | None = None) -> str:
        """셀에 적고 실행합니다."""
        cell = cell or self.cell(3)
        self.write(cell, code)
        return self.run(cell)
