"""접은 코드: 노트북의 태그대로 페이지에서 접히고, 무엇을 하는 코드인지 접힌 줄이 말합니다."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from built_site import ROOT, SITE, chapters

NOTEBOOKS = [path for path in chapters() if (ROOT / path).with_suffix(".ipynb").exists()]


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_the_page_folds_what_the_notebook_says(path):
    notebook = json.loads((ROOT / path).with_suffix(".ipynb").read_text(encoding="utf-8"))
    soup = BeautifulSoup((SITE / path).read_text(), "html.parser")
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        tags = set(cell["metadata"].get("tags", []))
        shown = soup.select_one(f"div.cell[data-cell='{cell['id']}']")
        fold = shown.select_one(".folded > details.hide")
        assert (fold is not None) == bool(tags & {"fold", "hide-input"}), cell["id"]
        if fold is not None:
            word = fold.summary.get_text().split()[0]
            shows = shown.select_one(".cell_output") is not None
            assert word == "코드" if shows else word in ("준비", "확인"), cell["id"]
            assert fold.get("open") is None
