"""읽는 이: 어느 엔진에서든 같은 손으로 쪽을 읽고, 누르고, 적습니다.

기다림은 모두 `until`을 지납니다. 기계가 느리면 오래 기다릴 뿐, 시간을 정해 놓고 쉬지 않습니다.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from drivers import WAIT, Driver, DriverError
from live_selectors import CELL, EDITOR, FIGURE, NOTICE, OUTPUT, RUN, START, STATE, STATUS

# 그 글이거나 그 글이 든 첫 요소, 또는 몇째 요소에 표를 붙입니다. 그 뒤에 글이 바뀌어도 표로 같은
# 요소를 찾습니다.
FIND = """
const [selector, which, within] = arguments;
const all = [...document.querySelectorAll(within ? `${within} ${selector}` : selector)];
const found = typeof which === 'number' ? all[which - 1]
  : all.find((element) => element.textContent.trim() === which)
    ?? all.find((element) => element.textContent.includes(which));
if (!found) return null;
window.marks ??= 0;
found.dataset.mark ??= ++window.marks;
return `[data-mark="${found.dataset.mark}"]`;
"""
# 쪽에서 난 오류를 모읍니다. 크기를 알리는 일(ResizeObserver)이 다음 화면으로 미루어졌다는 알림은
# 오류가 아닙니다(명세의 deliver resize loop error). 편집기가 제 크기를 바꾸는 바쁜 때에 납니다.
LISTEN = """
if (window.troubles) return;
window.troubles = [];
addEventListener('error', ({ message, target }) => {
  if (!message?.startsWith('ResizeObserver loop')) troubles.push(message || target.outerHTML);
}, true);
addEventListener('unhandledrejection', (event) => troubles.push(String(event.reason)));
addEventListener('securitypolicyviolation', (event) => troubles.push(
  `${event.violatedDirective}: ${event.blockedURI}`));
"""


class Reader:
    def __init__(self, driver: Driver, site: str) -> None:
        self.driver, self.site = driver, site

    def open(self, path: str) -> Reader:
        self.driver.goto(self.site + path)
        self.driver.evaluate(LISTEN)
        return self

    def troubles(self) -> list[str]:
        """쪽을 연 뒤에 쪽에서 난 오류."""
        return self.driver.evaluate("return window.troubles ?? []")

    def until(self, ask: Callable[[], Any], what: str) -> Any:
        """``ask``가 참인 것을 줄 때까지 묻습니다."""
        end = time.monotonic() + WAIT
        seen: Any = None
        while time.monotonic() < end:
            try:
                seen = ask()
            except DriverError as error:  # 쪽이 바뀌는 사이에 물었습니다
                seen = error
            else:
                if seen:
                    return seen
            time.sleep(.1)
        raise AssertionError(f"{WAIT:.0f}초를 기다려도 {what}: {seen!r}")

    def find(self, selector: str, which: str | int = "", within: str = "") -> str:
        """글이 든 첫 요소나 몇째 요소를 기다려, 그 요소만 가리키는 선택자를 돌려줍니다."""
        return self.until(lambda: self.driver.evaluate(FIND, selector, which, within),
                          f"{within} {selector}에 {which!r}인 것이 없습니다")

    def ask(self, selector: str, expression: str, *values: Any) -> Any:
        """``expression`` 안에서 ``it``은 그 요소입니다."""
        body = f"const it = document.querySelector(arguments[0]); return {expression};"
        return self.driver.evaluate(body, selector, *values)

    def text(self, selector: str) -> str:
        return self.ask(selector, "it.innerText").strip()

    def see(self, selector: str, text: str) -> str:
        """``text``가 보이기를 기다려 거기 적힌 것을 돌려줍니다."""
        self.until(lambda: text in self.text(selector) or None, f"“{text}”가 보이지 않습니다")
        return self.text(selector)

    def painted(self) -> None:
        """다음 화면이 그려지기를 기다립니다."""
        self.driver.evaluate("window.painted = false;"
                             "requestAnimationFrame(() => { window.painted = true; });")
        self.until(lambda: self.driver.evaluate("return window.painted"), "화면이 멈춰 있습니다")

    def click(self, selector: str, which: str | int = "", within: str = "") -> None:
        """화면 가운데로 데려와, 움직이지 않을 때 누릅니다."""
        target = self.find(selector, which, within)
        self.ask(target, "it.scrollIntoView({ block: 'center', behavior: 'instant' })")
        places: list[str] = []

        def still() -> bool:
            places.append(self.ask(target, "JSON.stringify(it.getBoundingClientRect())"))
            return places[-1:] == places[-2:-1]

        self.until(still, f"{selector}이 멈추지 않습니다")
        self.driver.click(target)


class LiveReader(Reader):
    """쪽 안의 파이썬을 쓰는 이."""

    def start(self) -> LiveReader:
        """누르고, 첫 그림까지 나오기를 기다립니다."""
        self.click(START)
        self.find(FIGURE)
        self.see(STATUS, "마쳤습니다")
        return self

    def cell(self, which: str | int) -> str:
        """번호나, 코드에 든 글로 찾은 셀."""
        return self.find(CELL, which)

    def write(self, cell: str, code: str) -> None:
        self.click(EDITOR, within=cell)
        self.driver.press("Control", "a")
        self.driver.type(code)

    def run(self, cell: str) -> str:
        """실행 단추를 누르고 끝나기를 기다려 출력을 돌려줍니다."""
        self.click(RUN, within=cell)
        return self.output(cell)

    def output(self, cell: str) -> str:
        notice = f"{cell} {NOTICE}"
        self.until(lambda: self.text(f"{cell} {STATE}").startswith(("실행함", "오류"))
                   or self.text(notice), "셀이 끝나지 않습니다")
        assert self.text(notice) == ""
        self.painted()
        return self.text(f"{cell} {OUTPUT}")
