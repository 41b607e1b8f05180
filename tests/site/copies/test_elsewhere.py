"""쪽을 다른 곳에서: 위의 메뉴, 내려받는 사본, 없는 쪽."""

from __future__ import annotations

import json
import os
import re

import pytest
from bs4 import BeautifulSoup
from built_site import ROOT, SITE, chapters

from copies.not_found import not_found, sitemap
from copies.whereabouts import find
from serve import serving

NOTEBOOKS = [path for path in chapters() if (ROOT / path).with_suffix(".ipynb").exists()]


@pytest.fixture(params=NOTEBOOKS or [pytest.param("", marks=pytest.mark.skip(
    reason="사이트가 없습니다. 먼저 `make book`을 실행하십시오."))])
def notebook_page(request: pytest.FixtureRequest) -> str:
    return request.param


def test_the_menu_leads_only_where_something_is(notebook_page):
    soup = BeautifulSoup((SITE / notebook_page).read_text(), "html.parser")
    links = {a.get_text(strip=True): a["href"]
             for a in soup.select(".dropdown-download-buttons a")}
    name = (ROOT / notebook_page).with_suffix(".ipynb").name
    assert links.pop("노트북 내려받기") == f"../notebooks/{name}"
    assert (SITE / "notebooks" / name).is_file()
    lite = links.pop("이 사이트의 주피터에서 열기", "")
    assert bool(lite) == (SITE / "lite" / "notebooks" / "index.html").is_file()
    where = find(ROOT, os.environ)
    elsewhere = {"Colab에서 열기": where.colab(name), "Binder에서 열기": where.binder(name)}
    if links:  # 지을 때와 지금의 저장소가 다를 수도 있으므로 꼴만 봅니다
        assert set(links) == set(elsewhere)
        assert all(re.fullmatch(r"https://[\w.]+/\S+", link) for link in links.values())
        assert (SITE / "notebooks" / "colab" / name).is_file()
    else:
        assert not any(elsewhere.values())


def test_the_jupyter_of_the_site_opens_copies_too(notebook_page):
    name = (ROOT / notebook_page).with_suffix(".ipynb").name
    copy = SITE / "lite" / "files" / name
    if copy.exists():
        notebook = json.loads(copy.read_text())
        texts = [c["source"] for c in notebook["cells"] if c["cell_type"] == "markdown"]
        assert not any(":::" in "".join(text) for text in texts)


def test_the_menu_opens_without_scripts(visit):
    page = visit(NOTEBOOKS[0], java_script_enabled=False, width=390).page
    page.click(".dropdown-download-buttons > summary")
    link = page.locator(".dropdown-download-buttons a").first
    assert link.is_visible()
    assert not page.locator(".dropdown-download-buttons [data-action=print]").is_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_menu_fits_and_closes(visit, width):
    page = visit(NOTEBOOKS[0], width=width).page
    menu = page.locator(".dropdown-download-buttons > ul")
    page.click(".dropdown-download-buttons > summary")
    box = menu.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    for link in page.query_selector_all(".dropdown-download-buttons li > *"):
        assert link.bounding_box()["height"] >= 44
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.click(".dropdown-download-buttons > summary")
    page.mouse.click(8, 600)
    assert not menu.is_visible()


def test_a_copy_can_be_downloaded(visit):
    page = visit(NOTEBOOKS[0]).page
    page.click(".dropdown-download-buttons > summary")
    with page.expect_download() as waiting:
        page.click("text=노트북 내려받기")
    notebook = json.loads(waiting.value.path().read_text())
    assert waiting.value.suggested_filename == (ROOT / NOTEBOOKS[0]).with_suffix(".ipynb").name
    assert ":::" not in json.dumps(notebook)


@pytest.mark.parametrize("prefix", ["/", "/some/repo/"])
@pytest.mark.parametrize("missing", ["nowhere.html", "book/nowhere.html", "a/b/c/d/"])
def test_a_missing_page_leads_back_from_any_depth(visit, prefix, missing):
    with serving(SITE, prefix=prefix) as address:
        seen = visit(missing, address=address, color_scheme="dark", width=390)
        assert seen.page.locator("h1").inner_text() == "없는 페이지입니다"
        seen.page.wait_for_selector("a[href]")
        links = [link.get_attribute("href") for link in seen.page.locator("a").all()]
        if links[0].startswith(address):  # 펼칠 주소를 적고 지은 책이면 거기로 갑니다
            seen.page.click("text=첫 페이지로")
            assert seen.page.url == f"{address}book/intro.html"
        assert links == [links[0], links[0].replace("book/intro", "search")]
        troubles = [t for t in seen.troubles if not t.startswith(("404 ", "Failed to load"))]
        assert troubles == []


def test_a_missing_page_needs_no_script_when_the_address_is_known(visit, tmp_path):
    with serving(tmp_path, prefix="/some/book/") as address:
        text = not_found("책", f"{address}", {"start.html": "첫 페이지로", "search.html": "찾기"})
        (tmp_path / "404.html").write_text(text)
        (tmp_path / "start.html").write_text("<meta charset=utf-8><title>여기</title>")
        page = visit("a/b/c", address=address, java_script_enabled=False).page
        page.click("text=첫 페이지로")
        assert page.title() == "여기"
    assert "<script" not in text


def test_the_map_of_the_site():
    text = sitemap("https://a.example/b/", ["x.html", "y&z.html"])
    assert re.findall("<loc>(.*?)</loc>", text) == [
        "https://a.example/b/x.html", "https://a.example/b/y&amp;z.html"]
