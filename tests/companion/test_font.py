"""함께 실린 글꼴: 필요한 글자가 모두 있고, 라이선스가 바라는 대로 이름을 바꾸었습니다."""

from __future__ import annotations

import filecmp
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from companion.plotting import use_korean_font

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "companion" / "fonts"
FILE = FONTS / "CompanionSansKR-Regular.ttf"
LICENCE = FONTS / "LICENSE-CompanionSansKR.txt"
RESERVED = "pretendard"

# EUC-KR에서 두 바이트인 한글이 KS X 1001의 2,350자입니다(나머지는 여덟 바이트로 풀어 적습니다).
SYLLABLES = [c for c in map(chr, range(0xAC00, 0xD7A4)) if len(c.encode("euc_kr")) == 2]
LETTERS = {
    "완성형 한글": SYLLABLES,
    "호환 자모": [*map(chr, range(0x3131, 0x3164))],
    "첫소리": [*map(chr, range(0x1100, 0x1113))],
    "가운뎃소리": [*map(chr, range(0x1161, 0x1176))],
    "끝소리": [*map(chr, range(0x11A8, 0x11C3))],
    "라틴": [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x100))],
    "그리스": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω",
    "음의 부호": "\N{MINUS SIGN}",
    "위아래 첨자": "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₙ",
    "화살표": "←↑→↓↔⇒",
    "수학": "∂∑∏∫√∞≈≠≤≥×÷±·",
    "도형": "★☆○●△▲□■◇◆",
    "문장 부호": "–—‘’“”…「」『』",
}


@pytest.fixture(scope="module")
def font():
    with TTFont(FILE) as font:
        yield font


def test_there_are_2350_syllables():
    assert len(SYLLABLES) == 2350


@pytest.mark.parametrize("kind", LETTERS)
def test_has_every_letter(font, kind):
    shapes = font.getBestCmap()
    assert [c for c in LETTERS[kind] if ord(c) not in shapes] == []


def test_letters_are_drawn(font):
    shapes, outlines = font.getBestCmap(), font["glyf"]
    assert [c for c in SYLLABLES if outlines[shapes[ord(c)]].numberOfContours == 0] == []


def test_is_renamed(font):
    names = {record.nameID: record.toUnicode() for record in font["name"].names}
    assert names[1] == use_korean_font()
    assert RESERVED in names[0].lower()  # 저작권 줄은 그대로 둡니다.
    del names[0]
    assert [text for text in names.values() if RESERVED in text.lower()] == []
    assert RESERVED not in FILE.name.lower()


def test_licence_is_beside():
    text = LICENCE.read_text()
    assert "Copyright (c) 2021, Kil Hyung-jin" in text
    assert "with Reserved Font Name Pretendard" in text
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "PERMISSION & CONDITIONS" in text


def test_is_small():
    assert FILE.stat().st_size <= 700_000


@pytest.mark.skipif(
    not (ROOT / "node_modules" / "pretendard").is_dir(),
    reason="원본 글꼴이 없습니다. npm install을 하면 같은 글꼴이 나오는지 시험합니다.",
)
def test_script_makes_the_same_bytes(tmp_path):
    for name in ("first", "second"):
        command = [sys.executable, "scripts/make_font.py", "--to", str(tmp_path / name)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        same, changed, missing = filecmp.cmpfiles(
            FONTS, tmp_path / name, [FILE.name, LICENCE.name], shallow=False
        )
        assert (same, changed, missing) == ([FILE.name, LICENCE.name], [], [])
