"""사이트의 주피터라이트: 쪽에서 열어 모두 실행하고, 슬라이더를 움직이고, 연습 문제를 풉니다."""

from __future__ import annotations

import json
import re

import pytest
from built_site import ROOT, SITE
from playwright.sync_api import Locator, Page, expect

from serve import serving

LITE = SITE / "lite"
PAGE = "book/ch01_perceptron.html"
WAIT = 120_000  # 바쁜 기계에서도 기다려 주는 시간(ms)
RAN = re.compile(r"^\[\d+\]:$")

pytestmark = pytest.mark.skipif(not LITE.is_dir(), reason="주피터라이트 없이 지은 책입니다.")


class Notebook:
    """주피터라이트에서 연 노트북."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cells = page.locator(".jp-Notebook .jp-CodeCell")
        self.cells.first.wait_for(timeout=WAIT)

    def menu(self, name: str, entry: str) -> None:
        self.page.locator(".lm-MenuBar-itemLabel").get_by_text(name, exact=True).click()
        self.page.locator(".lm-Menu-itemLabel").get_by_text(entry, exact=True).click()

    def run_all(self) -> None:
        # 파이썬의 이름이 아직 없을 때에도 쉬는 것(idle)처럼 보입니다.
        kernel = self.page.locator(".jp-Toolbar-kernelName, .jp-KernelName")
        expect(kernel.first).to_contain_text("Python", timeout=WAIT)
        idle = self.page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")
        idle.wait_for(timeout=WAIT)  # 파이썬이 켜지기 전에 누른 것은 주피터라이트가 흘려버립니다
        self.menu("실행", "모든 셀 실행")
        expect(self.page.locator(".jp-OutputArea-output").first).to_be_attached(timeout=WAIT)
        idle.wait_for(timeout=WAIT)

    def cell(self, code: str) -> Locator:
        """그 글이 든 코드 셀."""
        return self.cells.filter(has_text=code).first

    def write(self, cell: Locator, code: str) -> str:
        """셀을 고쳐 실행하고 출력을 돌려줍니다."""
        cell.locator(".cm-content").click()
        cell = cell.page.locator(".jp-CodeCell.jp-mod-active")  # 글이 바뀌어도 그 셀입니다
        prompt = cell.locator(".jp-InputArea-prompt")
        before = prompt.inner_text()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(code)
        self.page.keyboard.press("Control+Enter")
        expect(prompt).not_to_have_text(before, timeout=WAIT)
        expect(prompt).to_have_text(RAN, timeout=WAIT)
        return cell.locator(".jp-OutputArea").inner_text()


@pytest.fixture(scope="module")
def seen(visit_once):
    """쪽의 메뉴에서 열어 모두 실행한 1장."""
    seen = visit_once(PAGE)
    link = seen.page.locator("a", has_text="이 사이트의 주피터에서 열기").first
    address = link.evaluate("(link) => link.href")
    seen.page.goto(address)
    Notebook(seen.page).run_all()
    return seen


@pytest.fixture
def notebook(seen) -> Notebook:
    return Notebook(seen.page)


def test_every_cell_ran(seen, notebook):
    copy = json.loads((LITE / "files" / "ch01_perceptron.ipynb").read_text())
    shown = [cell["metadata"].get("jupyter", {}).get("source_hidden", False)
             for cell in copy["cells"] if cell["cell_type"] == "code"]
    expected = [f"[{n}]:" for n, hidden in enumerate(shown, 1) if not hidden]
    assert notebook.cells.locator(".jp-InputArea-prompt").all_inner_texts() == expected
    outputs = notebook.page.locator(".jp-OutputArea-output")
    assert outputs.locator("img").count() >= 5
    for kind in ("stderr", "error"):
        mime = f"application/vnd.jupyter.{kind}"
        assert notebook.page.locator(f"[data-mime-type='{mime}']").all_inner_texts() == []
    assert seen.outside == []
    assert [what for what in seen.troubles if re.match(r"[45]\d\d ", what)] == []


def test_python_comes_from_the_folder_of_the_pages(seen):
    folder = re.search(r'data-python="([^"]+)"', (SITE / PAGE).read_text())[1]
    fetched = {url for url in seen.sizes if "/pyodide/" in url}
    assert fetched
    assert all(folder.strip("./") in url for url in fetched)


def test_the_screen_is_korean(notebook):
    labels = notebook.page.locator(".lm-MenuBar-itemLabel").all_inner_texts()
    assert labels == ["파일", "편집", "보기", "실행", "커널", "설정", "도움말"]


def test_a_slider_runs_python(notebook):
    cell = notebook.cell("explore(draw_gate")
    image, handle = cell.locator("img").first, cell.get_by_role("slider").last
    before = image.get_attribute("src")
    handle.press("ArrowRight")
    expect(image).not_to_have_attribute("src", before, timeout=WAIT)
    assert "편향 b = −0.2" in image.get_attribute("alt")


def test_an_exercise_answered_wrongly_then_rightly(notebook):
    cell = notebook.cell("def nor_gate")
    answer = ("def nor_gate(x1, x2):\n    w1, w2, b = {}\n"
              "    return int(w1 * x1 + w2 * x2 + b > 0)\n\n\ncheck('ch01-nor', nor_gate)")
    wrong = notebook.write(cell, answer.format("1, 1, -0.5"))
    assert "틀렸습니다" in wrong
    assert "x1=0, x2=0" in wrong
    assert "맞았습니다" in notebook.write(cell, answer.format("-1, -1, 0.5"))


def test_lists_every_chapter(visit):
    page = visit("lite/index.html").page
    links = page.locator("li a")
    names = sorted(path.name for path in (ROOT / "book").glob("*.ipynb"))
    assert sorted(href.split("path=")[1] for href in
                  links.evaluate_all("(all) => all.map((link) => link.href)")) == names
    assert all(re.search("[가-힣]", text) for text in links.all_inner_texts())


def test_works_under_a_sub_path(visit):
    with serving(SITE, prefix="/some/repo/") as address:
        seen = visit("lite/notebooks/index.html?path=intro.ipynb", address=address)
        notebook = Notebook(seen.page)
        notebook.run_all()
        assert notebook.page.locator("[data-mime-type$='error']").all_inner_texts() == []
        assert seen.outside == []
