"""노트북의 꼴: 출력 없이 커밋되고, 셀은 짧고, 연습 문제는 채점기와 이름이 맞습니다."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from companion import exercises

BOOK = Path(__file__).resolve().parents[2] / "book"
NOTEBOOKS = sorted(BOOK.glob("*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> nbformat.NotebookNode:
    return nbformat.read(request.param, as_version=4)


def code_cells(notebook: nbformat.NotebookNode) -> list:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def text_of(notebook: nbformat.NotebookNode) -> str:
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def test_only_compared_outputs_are_kept(notebook):
    for cell in code_cells(notebook):
        assert cell.execution_count is None, cell.id
        tags = cell.metadata.get("tags", [])
        compared, kept = "nbval-check-output" in tags, "keep_output" in tags
        assert compared == kept == bool(cell.outputs), cell.id
        for output in cell.outputs:
            data = output.get("data", {})
            assert not any(kind.startswith("image/") for kind in data), cell.id


def test_metadata_names_no_machine(notebook):
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert set(notebook.metadata.language_info) == {"name"}


def test_cells_are_short(notebook):
    for cell in code_cells(notebook):
        lines = cell.source.splitlines()
        assert all(len(line) <= 79 for line in lines), cell.id
        if "hide-input" not in cell.metadata.get("tags", []):
            assert len(lines) <= 15, cell.id


def test_every_figure_has_words(notebook):
    """그림을 그리는 셀은 대체 텍스트를 갖습니다. 슬라이더의 장면은 explore가 만듭니다."""
    for cell in code_cells(notebook):
        alt = cell.metadata.get("mystnb", {}).get("image", {}).get("alt")
        if alt is not None:
            assert re.search("[가-힣]{2}", alt), cell.id
            assert len(alt) >= 15, cell.id


def test_every_slider_is_predicted_and_explained(notebook):
    """슬라이더 앞에는 예측할 물음이, 뒤에는 무엇을 보았어야 하는지가 있습니다."""
    cells = notebook.cells
    for k, cell in enumerate(cells):
        if cell.cell_type == "code" and re.search(r"^explore\(", cell.source, re.M):
            before = "\n".join(c.source for c in cells[max(0, k - 3):k])
            assert "먼저 예측해 보세요" in before, cell.id
            assert cells[k + 1].cell_type == "markdown", cell.id


CHAPTERS = pytest.mark.parametrize(
    "path", [p for p in NOTEBOOKS if p.stem.startswith("ch")], ids=lambda path: path.stem)


@CHAPTERS
def test_choices_answer_with_a_reason(path):
    """확인 문제마다 보기가 셋 이상이고, 하나만 맞으며, 고른 까닭을 말해 줍니다."""
    text = text_of(nbformat.read(path, as_version=4))
    found = re.findall(r"^::::\{admonition\} 확인 문제: .+?\n:class: quiz\n(.+?)^::::$", text,
                       re.M | re.S)
    assert len(found) >= 3
    assert text.count(":class: quiz") == len(found)
    for question in found:
        choices = re.findall(r"^:::\{dropdown\} .+\n\*\*(맞습니다|아닙니다)\.\*\* (.+)\n:::$",
                             question, re.M)
        assert len(choices) == question.count("{dropdown}") >= 3, question
        assert [verdict for verdict, _ in choices].count("맞습니다") == 1, question
        assert len({reason for _, reason in choices}) == len(choices), question
        assert all(len(reason) >= 10 for _, reason in choices), question


@CHAPTERS
def test_exercises_meet_their_graders(path):
    notebook = nbformat.read(path, as_version=4)
    prefix = path.stem[:4]
    labels = re.findall(r":label: (ch\S+)", text_of(notebook))
    assert len(labels) >= 5
    assert labels == [name for name in exercises.names() if name.startswith(prefix)]
    text = text_of(notebook)
    code = "\n".join(cell.source for cell in code_cells(notebook))
    for label in labels:
        assert f"solution-start}} {label}" in text, label
        assert len(re.findall(rf'check\(\s*"{label}"', code)) >= 2, label
    assert text.count("{dropdown} 힌트") >= len(labels)
    assert text.count("흔한 오해") >= 1
