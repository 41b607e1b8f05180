"""기계의 빠르기와 상관없는 예산: 바이트, 요청, 접근성, 보안 정책, 콘솔."""

from __future__ import annotations

import gzip
from base64 import b64encode
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup
from built_site import ROOT, SITE, chapters
from fontTools.ttLib import TTFont

from lean.assets import FIRST, POLICY

AXE = ROOT / "node_modules/axe-core/axe.min.js"
KB = 1024


def test_a_page_is_light_and_asks_nobody_else(page_path, visit):
    seen = visit(page_path, width=412, until="networkidle")
    seen.page.evaluate("document.fonts.ready.then(() => 0)")  # 아래쪽의 글꼴까지
    assert seen.outside == []
    assert seen.troubles == []
    total = sum(seen.sizes.values())
    assert total <= 250 * KB, sorted(seen.sizes.items(), key=lambda item: -item[1])[:5]


def test_html_is_small(page_path):
    text = (SITE / page_path).read_bytes()
    assert len(gzip.compress(text, 6)) <= 60 * KB


def test_policy_is_strict_and_only_the_known_script_is_inline(page_path):
    soup = BeautifulSoup((SITE / page_path).read_text(), "html.parser")
    assert soup.select_one("meta[http-equiv=Content-Security-Policy]")["content"] == POLICY
    assert "unsafe-eval" not in POLICY.replace("wasm-unsafe-eval", "")
    assert "'unsafe-inline'" not in POLICY.split("style-src")[0]
    inline = [script for script in soup.select("script:not([type='application/json'])")
              if not script.get("src")]
    assert [script.string for script in inline] == [FIRST]
    digest = b64encode(sha256(FIRST.encode()).digest()).decode()
    assert f"script-src 'self' 'wasm-unsafe-eval' 'sha256-{digest}';" in POLICY
    assert not soup.select("[onclick], [onload], [onchange]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(page_path, visit, scheme):
    # 시험 도구만은 페이지의 보안 정책 밖에서 넣습니다.
    page = visit(page_path, color_scheme=scheme, bypass_csp=True).page
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    page.wait_for_function("document.getAnimations().length === 0")  # 나타나는 동안은 재지 않습니다
    page.add_script_tag(path=str(AXE))
    for width in (1280, 412):
        page.set_viewport_size({"width": width, "height": 900})
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        found = [(width, rule["id"], node["html"][:200], node["failureSummary"][:300])
                 for rule in result["violations"] for node in rule["nodes"]]
        assert found == []


def test_the_front_page_leads_to_the_book(visit):
    seen = visit("", width=412, until="networkidle")
    seen.page.wait_for_url("**/book/intro.html")
    assert seen.troubles == []
    assert seen.outside == []


def test_the_fonts_of_formulas_hold_what_formulas_show():
    formulas = [BeautifulSoup((SITE / path).read_text(), "html.parser").select(".katex-html")
                for path in chapters()]
    shown = {ord(letter) for found in formulas for formula in found
             for letter in formula.get_text()}
    assert len(shown) > 50
    kept, whole = SITE / "_static/fonts", ROOT / "node_modules/katex/dist/fonts"
    for path in kept.glob("KaTeX_*.woff2"):
        letters = set(TTFont(path).getBestCmap())
        assert set(TTFont(whole / path.name).getBestCmap()) & shown <= letters, path.name
        assert path.stat().st_size < (whole / path.name).stat().st_size
