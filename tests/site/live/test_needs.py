"""셀 하나를 실행하는 데 필요한 셀만 실행해도, 위에서부터 모두 실행한 것과 같은 것이 나옵니다."""

from __future__ import annotations

import contextlib
import io
import json
import random
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from built_site import ROOT
from live.python.book import Book
from live.python.names import names

NOTEBOOKS = sorted(ROOT.glob("book/*.ipynb"))


class Kernel:
    """쪽 안의 파이썬처럼, 셀을 실행하기 전에 필요한 셀을 먼저 실행합니다."""

    def __init__(self, sources: list[str]) -> None:
        self.book = Book(sources)
        self.namespace: dict[str, object] = {"__name__": "__main__"}

    def run(self, goal: int) -> str:
        for cell in [*self.book.plan(goal), goal]:
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(self.book.sources[cell], f"셀 {cell + 1}", "exec"), self.namespace)
            plt.close("all")
            self.book.record(cell, ok=True)
        return printed.getvalue()

    def edit(self, cell: int, source: str) -> None:
        sources = list(self.book.sources)
        sources[cell] = source
        self.book.refresh(sources)


def code_cells(path: Path) -> list[dict]:
    return [cell for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]


def printed(cell: dict) -> str:
    return "".join("".join(out.get("text", "")) for out in cell["outputs"])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_any_order_gives_what_the_book_gives(path):
    """견줄 출력이 남은 셀과 해답을 아무 차례로나 실행합니다."""
    cells = code_cells(path)
    kernel = Kernel(["".join(cell["source"]) for cell in cells])
    goals = [k for k, cell in enumerate(cells)
             if cell["outputs"] or "assert feedback" in "".join(cell["source"])]
    random.Random(path.stem).shuffle(goals)
    for k in goals:
        said = kernel.run(k)
        if cells[k]["outputs"]:
            assert said == printed(cells[k]), cells[k]["id"]
