"""색: 글자는 바탕과 4.5:1, 가장자리는 3:1보다 뚜렷합니다. 노랑은 만질 수 있는 것에만 씁니다."""

from __future__ import annotations

import re

import pytest
from built_site import ROOT, chapters

SHEET = (ROOT / "book/_ext/lean/book.css").read_text()
SHEETS = {path: path.read_text() for path in (ROOT / "book/_ext").glob("*/*.css")}
TEXT = ("ink", "soft", "link", "right", "wrong", "warn", "keyword", "string", "number")
GROUNDS = ("paper", "plate", "code", "ask")
CODE_ONLY = {"keyword", "string", "number"}


def tokens(selector: str) -> dict[str, str]:
    """그 선택자에 적힌 색들: 이름 -> ``#rrggbb``."""
    found: dict[str, str] = {}
    for body in re.findall(rf"^{re.escape(selector)} \{{(.*?)\}}", SHEET, re.M | re.S):
        for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", body):
            found[name] = value if len(value) == 7 else "#" + "".join(c * 2 for c in value[1:])
    return found


def luminance(colour: str) -> float:
    """WCAG 2의 상대 휘도."""
    channels = [int(colour[k:k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    dark, light = sorted([luminance(first), luminance(second)])
    return (light + 0.05) / (dark + 0.05)


LIGHT = tokens("html")
DARK = LIGHT | tokens("html[data-theme=dark]")
SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_counted_as_the_standard_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@SCHEMES
def test_text_is_legible_on_every_ground(colours):
    for name in TEXT:
        for ground in GROUNDS if name not in CODE_ONLY else ("code", "paper"):
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)


@SCHEMES
def test_edges_and_handles_are_seen(colours):
    for ground in GROUNDS:
        assert contrast(colours["edge"], colours[ground]) >= 3, ground
    assert contrast(colours["on-touch"], colours["touch"]) >= 4.5


def test_colours_are_named_once():
    """색은 book.css의 앞머리에만 적습니다. 덮개의 반투명한 검정만은 이름이 없습니다."""
    for path, text in SHEETS.items():
        body = re.sub(r"^html(\[data-[\w=-]+\])? \{.*?\}", "", text, flags=re.M | re.S)
        assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", body)) <= {"#0008"}, path.name
        assert not re.findall(r"--pst-|--sbt-|--sd-", text), path.name


# 보이는 것 가운데 노란 바탕인 것들
YELLOW = """() => [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()
  && getComputedStyle(one).backgroundColor === 'rgb(255, 207, 51)').map((one) => [
    one.matches('a[href], button, summary, input, label'), one.outerHTML.slice(0, 80)])"""


@pytest.mark.parametrize("path", ["book/intro.html", *chapters()[:2]])
def test_yellow_means_that_it_can_be_touched(path, visit):
    page = visit(path).page
    found = page.evaluate(YELLOW)
    assert found
    assert [html for touchable, html in found if not touchable] == []
