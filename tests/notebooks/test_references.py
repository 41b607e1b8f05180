"""‘3.2절’ 같은 말이 가리키는 절은 모두 있습니다."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

BOOK = Path(__file__).resolve().parents[2] / "book"


def text_of(path: Path) -> str:
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    return "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)


TEXTS = {path.stem: text_of(path) for path in [*BOOK.glob("*.ipynb"), *BOOK.glob("*.md")]}
SECTIONS = {number for text in TEXTS.values()
            for number in re.findall(r"^## (\d+\.\d+) ", text, re.M)}


@pytest.mark.parametrize("name", TEXTS)
def test_every_section_named_is_there(name):
    named = set(re.findall(r"(\d+\.\d+)절", TEXTS[name]))
    assert named - SECTIONS == set()


def test_sections_are_numbered_in_order():
    for name in TEXTS:
        if name.startswith("ch"):
            chapter = int(name[2:4])
            found = re.findall(r"^## (\d+\.\d+) ", TEXTS[name], re.M)
            assert found == [f"{chapter}.{k}" for k in range(1, len(found) + 1)]
