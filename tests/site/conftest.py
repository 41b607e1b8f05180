"""다 지은 사이트를 진짜 브라우저로 읽습니다. 사이트 밖으로 나가는 요청은 모두 막고 적어 둡니다."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from built_site import SITE, chapters, pages, running, sliding
from playwright.sync_api import Browser, Page, Playwright, Route, sync_playwright

from browser import CHROMIUM, FLAGS, Engine, install, installed
from serve import serving


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for name, values in (("chapter", chapters), ("page_path", pages), ("sliding", sliding),
                         ("running", running)):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, values() or [pytest.param("", marks=pytest.mark.skip(
                reason="그런 쪽이 없습니다. 먼저 `make book`을 실행하십시오."))])


def find(engine: Engine) -> str:
    """엔진의 자리. 없으면 설치하고, 못 하면 이름을 밝히고 건너뜁니다."""
    found = installed(engine) or install(engine)
    if found is None:
        reason = f"{engine.name}: 찾지도 설치하지도 못했습니다."
        pytest.fail(reason) if os.environ.get("EVERY_ENGINE") else pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def find_engine():
    return find


def launch(playwright: Playwright) -> Browser:
    """설치된 것 → Playwright가 받아 둔 것 → apt의 차례로 찾습니다."""
    found = installed()
    if found is None and not Path(playwright.chromium.executable_path).exists():
        found = find(CHROMIUM)
    return playwright.chromium.launch(executable_path=found, args=list(FLAGS))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    with serving(SITE) as address:
        yield address


@dataclass
class Visit:
    """쪽을 여는 동안 일어난 일."""

    page: Page
    outside: list[str] = field(default_factory=list)  # 사이트 밖으로 나가려던 요청
    troubles: list[str] = field(default_factory=list)  # 콘솔의 오류와 경고, 실패한 요청
    sizes: dict[str, int] = field(default_factory=dict)  # 주소 -> 받은 바이트(압축된 채)


def visits(browser: Browser, site: str):
    """``visit(쪽, width=…, until=…, whole=…)``: 쪽을 열고 `Visit`을 돌려줍니다.

    ``whole``이면 한가할 때 배치할 먼 문단까지 배치하고 시작합니다.
    """
    contexts = []

    def open_page(path: str, *, width: int = 1280, height: int = 900, address: str = site,
                  until: str = "load", whole: bool = True, **options) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        seen = Visit(context.new_page())

        def gate(route: Route) -> None:
            url = route.request.url
            if url.startswith((address, "data:", "blob:")):
                route.continue_()
            else:
                seen.outside.append(url)
                route.abort()

        def finished(request) -> None:
            seen.sizes[request.url] = request.sizes()["responseBodySize"]

        context.route("**/*", gate)
        seen.page.on("console", lambda m: m.type in ("error", "warning")
                     and seen.troubles.append(m.text))
        seen.page.on("pageerror", lambda e: seen.troubles.append(str(e)))
        seen.page.on("response", lambda r: r.status >= 400
                     and seen.troubles.append(f"{r.status} {r.url}"))
        seen.page.on("requestfinished", finished)
        seen.page.goto(address + path, wait_until=until)
        if whole:
            seen.page.evaluate("() => { delete document.documentElement.dataset.far; }")
        return seen

    yield open_page
    for context in contexts:
        context.unroute_all(behavior="ignoreErrors")  # 오가던 요청이 닫기를 붙들지 않게
        context.close()


visit = pytest.fixture(visits)
visit_once = pytest.fixture(visits, scope="module")  # 오래 걸리는 쪽을 여러 시험이 함께 봅니다
