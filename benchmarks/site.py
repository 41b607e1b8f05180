"""쪽마다 Lighthouse(휴대전화 설정)로 재고 예산과 견줍니다: ``make bench-site``.

세 번 재어 가운데 값을 씁니다. 예산을 넘는 쪽이 있으면 그 값에 ``!``를 붙이고 실패로 끝냅니다.
axe-core의 접근성 검사는 Lighthouse의 접근성 점수와 별개로 밝은 화면과 어두운 화면에서 합니다.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from browser import FLAGS, installed
from serve import serving

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "_build" / "html"
RUNS = 3


class Budget(NamedTuple):
    title: str
    limit: float
    shown: str  # 값을 적는 꼴

    def broken(self, value: float) -> bool:
        return value < self.limit if self.title in ("성능", "검색") else value > self.limit


BUDGETS = {
    "score": Budget("성능", 0.97, "{:.2f}"),
    "seo": Budget("검색", 1.0, "{:.2f}"),
    "largest-contentful-paint": Budget("가장 큰 그림(s)", 2.0, "{:.2f}"),
    "total-blocking-time": Budget("막힘(ms)", 100, "{:.0f}"),
    "cumulative-layout-shift": Budget("밀림", 0.01, "{:.3f}"),
    "total-byte-weight": Budget("받은 것(KB)", 250, "{:.0f}"),
    "axe": Budget("axe 위반", 0, "{:.0f}"),
}
SCALE = {"largest-contentful-paint": 1e-3, "total-byte-weight": 1 / 1024}


def lighthouse(url: str, chrome: str) -> dict[str, float]:
    command = [str(ROOT / "node_modules/.bin/lighthouse"), url, "--quiet", "--output=json",
               "--only-categories=performance,seo",
               f"--chrome-flags=--headless=new {' '.join(FLAGS)}"]
    run = subprocess.run(command, capture_output=True, text=True, check=True,
                         env={**os.environ, "CHROME_PATH": chrome})
    report = json.loads(run.stdout)
    values = {name: report["audits"][name]["numericValue"] * SCALE.get(name, 1)
              for name in BUDGETS if name in report["audits"]}
    scores = {name: report["categories"][name]["score"] for name in ("performance", "seo")}
    return {"score": scores["performance"], "seo": scores["seo"], **values}


def axe(url: str, chrome: str) -> int:
    script = str(ROOT / "node_modules/axe-core/axe.min.js")
    found = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome, args=list(FLAGS))
        for scheme in ("light", "dark"):
            for width in (1280, 412):
                page = browser.new_page(color_scheme=scheme, bypass_csp=True,
                                        viewport={"width": width, "height": 900})
                page.goto(url)
                page.add_script_tag(path=script)
                found += len(page.evaluate("axe.run()")["violations"])
                page.close()
        browser.close()
    return found


def measure(url: str, chrome: str) -> dict[str, float]:
    runs = [lighthouse(url, chrome) for _ in range(RUNS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]} | {
        "axe": axe(url, chrome)}


def main() -> None:
    chrome = installed()
    if chrome is None:
        sys.exit("Chromium이 필요합니다. Debian에서는: apt-get install chromium")
    wanted = sys.argv[1:] or sorted(str(p.relative_to(SITE)) for p in SITE.glob("book/*.html"))
    print("| 쪽 |", " | ".join(budget.title for budget in BUDGETS.values()), "|")
    print("|---|" + "---|" * len(BUDGETS))
    print("| 예산 |", " | ".join(b.shown.format(b.limit) for b in BUDGETS.values()), "|")
    failed = False
    with serving(SITE) as address:
        for path in wanted:
            values = measure(address + path, chrome)
            cells = []
            for name, budget in BUDGETS.items():
                broken = budget.broken(values[name])
                failed |= broken
                cells.append(budget.shown.format(values[name]) + ("!" if broken else ""))
            print(f"| {path} |", " | ".join(cells), "|", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
