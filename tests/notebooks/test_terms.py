"""용어집: 한 가지 것은 책 어디에서나 한 가지 말로 부르고, 모든 용어는 적힌 장에 나옵니다."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "book/glossary.md"
ENTRY = re.compile(r"^(\S.*?) \((.+)\)\n  (.+?) (\d+)장\.(?: 다른 말: (.+))?$", re.M)
TERMS = ENTRY.findall(GLOSSARY.read_text(encoding="utf-8"))
OTHERS = {other: term for term, *_, others in TERMS for other in others.split(", ") if other}


def texts() -> dict[str, str]:
    """우리말이 적힌 모든 글: 쪽, 노트북의 글과 코드, 라이브러리, 문서."""
    found = {}
    for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("book/**/*.md"),
                        *ROOT.glob("companion/**/*.py"), *ROOT.glob("book/_ext/**/*.py")]):
        if path != GLOSSARY:
            found[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
    for path in sorted(ROOT.glob("book/*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        found[str(path.relative_to(ROOT))] = "\n".join(
            cell.source + str(cell.metadata) for cell in cells)
    return found


TEXTS = texts()


def test_there_are_enough_terms_and_each_stands_once_in_order():
    names = [term for term, *_ in TERMS]
    assert len(names) >= 120
    assert names == sorted(set(names))
    assert GLOSSARY.read_text(encoding="utf-8").count("\n  ") == len(names)  # 모두 읽혔습니다
    assert not set(OTHERS) & set(names)


@pytest.mark.parametrize("path", TEXTS)
def test_one_thing_has_one_name(path):
    text = TEXTS[path]
    found = [f"{other} → {OTHERS[other]}: …{text[max(0, m.start() - 15):m.end() + 10]!r}"
             for other in OTHERS for m in re.finditer(rf"(?<![가-힣]){other}", text)]
    assert found == []


@pytest.mark.parametrize(("term", "chapter"), [(term, int(ch)) for term, _, _, ch, _ in TERMS])
def test_a_term_is_found_in_the_chapter_it_names(term, chapter):
    where = [int(path[7:9]) for path, text in TEXTS.items()
             if path.startswith("book/ch") and term in text]
    assert chapter in where
