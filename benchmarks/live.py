"""쪽 안의 파이썬이 얼마나 빨리 답하는지: ``make bench-live``.

- “▶ 이 페이지에서 실행”을 눌러 첫 그림이 나올 때까지
- 장마다, 마지막 연습 문제의 “▶ 여기서 풀기”를 눌러 채점이 나올 때까지

처음(cold)은 아무것도 받아 두지 않은 브라우저, 다시(warm)는 한 번 받아 둔 브라우저입니다. 바이트는
누른 뒤에 받은 것을 압축된 채로 셉니다.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserType, sync_playwright

from browser import FLAGS, installed
from serve import serving

SITE = Path(__file__).resolve().parents[1] / "_build" / "html"
PAGE = "book/ch01_perceptron.html"
COLD, WARM = 5, 3  # 마지막 문제의 채점까지의 한도(초)
# 누른 때부터, 파이썬이 그린 그림이 화면에 놓일 때까지
CLICK_TO_FIGURE = """() => new Promise((resolve) => {
  const start = performance.now();
  const look = () => document.querySelector('.cell_output img[src^="data:image/png"]')?.complete
    ? resolve(performance.now() - start) : requestAnimationFrame(look);
  document.querySelector('.live-start').click();
  look();
})"""

# 마지막 문제의 단추를 누른 때부터, 채점이 화면에 놓일 때까지
CLICK_TO_VERDICT = """() => new Promise((resolve) => {
  const cell = [...document.querySelectorAll('.cell.answer')].at(-1);
  const start = performance.now();
  // 지난번의 채점은 세지 않습니다.
  const ran = () => cell.querySelector('.live-state').textContent.startsWith('실행함');
  const look = () => ran() && cell.querySelector('.cell_output .feedback')
    ? resolve(performance.now() - start) : requestAnimationFrame(look);
  cell.querySelector('.live-start').click();
  look();
})"""


class Measured(NamedTuple):
    seconds: float
    megabytes: float


def measure(chromium: BrowserType, chrome: str, profile: str, url: str,
            act: str = CLICK_TO_FIGURE) -> Measured:
    """브라우저를 새로 켜서 한 번."""
    context = chromium.launch_persistent_context(profile, executable_path=chrome, args=list(FLAGS))
    page = context.pages[0]
    page.goto(url, wait_until="networkidle")
    sizes: list[int] = []
    # 캐시에서 나온 것은 세지 않습니다.
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    context.on("requestfinished", lambda request: sizes.append(
        request.sizes()["responseBodySize"]))
    seconds = page.evaluate(act) / 1000
    page.wait_for_load_state("networkidle")
    context.close()
    return Measured(seconds, sum(sizes) / 1e6)


def cold_and_warm(chromium: BrowserType, chrome: str, url: str,
                  act: str = CLICK_TO_FIGURE) -> tuple[Measured, Measured]:
    with tempfile.TemporaryDirectory() as profile:
        cold = measure(chromium, chrome, profile, url, act)
        measure(chromium, chrome, profile, url, act)  # 이때에야 WebAssembly가 번역된 채로 남습니다
        return cold, measure(chromium, chrome, profile, url, act)


def last_exercises(chromium: BrowserType, chrome: str, address: str) -> bool:
    """장마다 마지막 문제의 채점까지. 한도를 넘은 장이 있는지."""
    print("\n| 마지막 문제 | 처음(초) | 다시(초) |\n|---|---:|---:|")
    print(f"| 한도 | {COLD} | {WARM} |")
    slow = False
    for path in sorted(SITE.glob("book/ch*.html")):
        cold, warm = cold_and_warm(chromium, chrome, f"{address}book/{path.name}",
                                   CLICK_TO_VERDICT)
        over = cold.seconds > COLD or warm.seconds > WARM
        slow |= over
        print(f"| {path.stem} | {cold.seconds:.2f} | {warm.seconds:.2f}{'!' if over else ''} |",
              flush=True)
    return slow


def main() -> None:
    chrome = installed()
    if chrome is None:
        sys.exit("Chromium이 필요합니다. Debian에서는: apt-get install chromium")
    path = sys.argv[1] if len(sys.argv) > 1 else PAGE
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with serving(SITE) as address, sync_playwright() as playwright:
        pairs = [cold_and_warm(playwright.chromium, chrome, address + path) for _ in range(runs)]
        report(pairs)
        if len(sys.argv) == 1:
            sys.exit(1 if last_exercises(playwright.chromium, chrome, address) else 0)


def report(pairs: list[tuple[Measured, Measured]]) -> None:
    cold, warm = zip(*pairs, strict=True)
    for name, limit, measured in (("처음", 8, cold), ("다시", 5, warm)):
        times = [m.seconds for m in measured]
        print(f"{name}: {statistics.median(times):.2f}초 (한도 {limit}초; "
              f"{min(times):.2f}–{max(times):.2f}), 받은 것 {measured[0].megabytes:.1f} MB")


if __name__ == "__main__":
    main()
