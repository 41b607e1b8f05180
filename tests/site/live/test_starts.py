"""켜지지 못할 때는 까닭을 바로 말합니다: 일부러 그렇게 만들어 봅니다."""

from __future__ import annotations

import shutil

import pytest
from built_site import SITE, running
from live_page import WAIT, LivePage
from live_selectors import STATUS
from playwright.sync_api import Page, expect

PAGE = "book/ch01_perceptron.html"
pytestmark = pytest.mark.skipif(PAGE not in running(),
                                reason="쪽 안의 파이썬이 없이 지은 책입니다.")


def told(page: Page) -> str:
    """누르고, 쓸 수 없다고 말할 때까지 기다립니다."""
    page.click(".live-bar .live-start")
    status = page.locator(STATUS)
    expect(status).to_contain_text("그대로 쓸 수 있습니다", timeout=WAIT)
    return status.inner_text()


@pytest.mark.parametrize("name", ["main-", "pyodide.js", "pyodide.asm.js"])
def test_a_server_that_calls_scripts_text_is_named(visit, name):
    page = visit(PAGE).page

    def as_text(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-type": "text/plain",
                                                "x-content-type-options": "nosniff"})

    page.route(f"**/{name}*" if name != "main-" else "**/live/main-*", as_text)
    said = told(page)
    assert f"서버가 {name}" in said
    assert "text/plain" in said
    assert "인터넷" not in said


def test_a_page_left_open_over_a_new_edition_is_told(visit):
    page = visit(PAGE).page
    html = (SITE / PAGE).read_text()
    page.route("**/live/main-*", lambda route: route.fulfill(status=404, body=""))
    page.route(f"**/{PAGE}", lambda route: route.fulfill(
        content_type="text/html", body=html.replace("main-", "main-new-")))
    page.click(".live-bar .live-start")
    expect(page.locator(STATUS)).to_contain_text("새 판이 나왔습니다", timeout=WAIT)
    expect(page.locator(STATUS)).to_contain_text("새로 고치십시오")


def test_a_python_that_is_gone_with_a_new_edition_is_told(visit):
    page = visit(PAGE).page
    html = (SITE / PAGE).read_text()
    page.route("**/pyodide/**", lambda route: route.fulfill(status=404, body=""))
    page.route(f"**/{PAGE}", lambda route: route.fulfill(
        content_type="text/html", body=html.replace("pyodide/", "pyodide/new-")))
    page.click(".live-bar .live-start")
    expect(page.locator(STATUS)).to_contain_text("새 판이 나왔습니다", timeout=WAIT)


def test_a_sandboxed_frame_is_told_to_open_a_window(browser, site):
    page = browser.new_page()
    page.route("**/frame.html", lambda route: route.fulfill(
        content_type="text/html",
        body=f'<iframe sandbox="allow-scripts" src="{site}{PAGE}" width=800 height=600></iframe>'))
    page.goto(f"{site}frame.html")
    frame = page.frame_locator("iframe")
    frame.locator(".live-bar .live-start").click()
    expect(frame.locator(STATUS)).to_contain_text("새 창에서 열어", timeout=WAIT)
    page.close()


def test_a_browser_without_webassembly_is_told(visit):
    page = visit(PAGE).page
    page.add_init_script("delete window.WebAssembly")
    page.reload()
    assert "WebAssembly를 쓸 수 없습니다" in told(page)


def test_a_book_opened_as_a_file_is_told(browser, tmp_path):
    shutil.copytree(SITE / "book", tmp_path / "book", ignore=shutil.ignore_patterns("api"))
    shutil.copytree(SITE / "_static", tmp_path / "_static")
    page = browser.new_page()
    page.goto((tmp_path / PAGE).as_uri())
    page.click(".live-bar .live-start")
    expect(page.locator(STATUS)).to_contain_text("make serve", timeout=WAIT)
    assert "인터넷" not in page.locator(STATUS).inner_text()
    page.close()


def test_a_start_that_dies_twice_says_so_and_can_be_tried_again(visit):
    page = visit(PAGE).page
    for _ in range(2):  # 켜다가 브라우저가 쪽을 꺼뜨린 것처럼: 떠난다는 소식 없이 사라집니다
        page.evaluate("""() => {
          const { content_root } = document.documentElement.dataset;
          const key = `${new URL(content_root, location.href).pathname}#starts`;
          const died = Number(localStorage.getItem(key) ?? 0);
          addEventListener('pagehide', () => localStorage.setItem(key, died + 1));
        }""")
        page.reload()
    said = told(page)
    assert "두 번은 파이썬을 켜다가 페이지가 꺼졌습니다" in said
    assert "다른 탭과 앱을 닫고" in said
    LivePage(page).start()


def test_a_start_that_went_well_leaves_nothing_behind(visit):
    live = LivePage(visit(PAGE).page)
    for _ in range(3):
        live.start()
        live.page.reload()
    live.start()


def test_pyodide_is_told_that_the_ipad_is_an_ipad(visit):
    page = visit(PAGE).page
    page.add_init_script("Object.defineProperty(navigator, 'maxTouchPoints', { value: 5 })")
    page.reload()
    said = LivePage(page).start().try_out("import js\nprint(js.navigator.maxTouchPoints)")
    assert said.strip() == "5"


def test_the_network_is_blamed_only_when_it_is_gone(visit):
    page = visit(PAGE).page
    page.route("**/pyodide/**", lambda route: route.abort())
    assert "인터넷 연결을 살핀 다음" in told(page)
