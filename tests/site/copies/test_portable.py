"""노트북의 사본: 어디서 열어도 날것의 MyST와 죽은 링크가 없습니다."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from raw_myst import dead, leftovers, links
from sphinx.errors import ExtensionError

from copies.notebooks import portable
from copies.plain_markdown import NotPlain, Plain, fold
from copies.whereabouts import Whereabouts

BOOK = Path(__file__).resolve().parents[3] / "book"
NOTEBOOKS = sorted(BOOK.glob("*.ipynb"))
PAGES = {f"book/{path.stem}" for path in NOTEBOOKS}
NOWHERE = Whereabouts()
SOMEWHERE = Whereabouts("https://some.example/book/", "https://github.com/a/b", "c" * 40)
PLACES = [(kind, where) for kind in ("download", "colab", "lite") for where in (NOWHERE, SOMEWHERE)]


def copy_of(path: Path, kind: str, where: Whereabouts) -> nbformat.NotebookNode:
    contents = [(f"{name}의 제목", name) for name in sorted(PAGES)]
    return portable(nbformat.read(path, as_version=4), page=f"book/{path.stem}", where=where,
                    kind=kind, contents=contents, neighbours=PAGES, folder=BOOK)


def texts(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


@pytest.mark.parametrize(("kind", "where"), PLACES,
                         ids=lambda v: v if isinstance(v, str) else v.site or "nowhere")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_raw_is_left(path, kind, where):
    copy = copy_of(path, kind, where)
    nbformat.validate(copy)
    for text in texts(copy):
        assert leftovers(text) == []
        assert dead(text, {other.name for other in NOTEBOOKS}) == []
        assert text.count("<details>") == text.count("</details>") == text.count("<summary>")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_is_lost(path):
    """코드와 남겨 둔 출력은 해답까지 모두, 글은 낱말 하나 빠짐없이 있습니다."""
    original = nbformat.read(path, as_version=4)
    copy = copy_of(path, "download", NOWHERE)
    everything = "\n".join(cell.source for cell in copy.cells)
    for cell in original.cells:
        if cell.cell_type == "code":
            assert cell.source in everything
            for output in cell.outputs:
                same = [c for c in copy.cells if c.id == cell.id and c.outputs == cell.outputs]
                assert same or output.get("text", "").strip() in everything
        else:
            text = re.sub(r"^[:`]{3,}\{\S+\}( ch\d\d-\S+$)?|^:(?:label|class):.*$", "",
                          cell.source, flags=re.M)
            plain = re.sub(r"^> ?", "", everything, flags=re.M)
            for word in re.findall(r"[가-힣]{2,}", text):
                assert word in plain, word


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_solutions_are_folded_and_do_not_run(path):
    original, copy = nbformat.read(path, as_version=4), copy_of(path, "download", NOWHERE)
    starts = sum(text.count("{solution-start}") for text in texts(original))
    answers = [text for text in texts(copy) if re.match(r"<details>\n<summary>연습 \d", text)]
    assert len(answers) == starts
    assert all("```python" in text and text.endswith("</details>") for text in answers)
    numbers = re.findall(r"^### 연습 (\d+)\.(\d+)\. ★", "\n".join(texts(copy)), re.M)
    assert [int(k) for _, k in numbers] == list(range(1, starts + 1))
    assert {f"ch{int(chapter):02}" for chapter, _ in numbers} <= {path.stem[:4]}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_code_folded_in_the_book_is_folded_elsewhere(path):
    original = nbformat.read(path, as_version=4)
    hidden = {c.id for c in original.cells if "hide-input" in c.metadata.get("tags", [])}
    for kind in ("download", "colab"):
        for cell in copy_of(path, kind, SOMEWHERE).cells:
            if cell.cell_type == "code" and cell.id != "install":
                folded = cell.metadata.get("jupyter", {}).get("source_hidden", False)
                assert folded == (cell.id in hidden), cell.id
                form = cell.metadata.get("cellView") == "form" and "# @title" in cell.source
                assert form == (folded and kind == "colab"), cell.id


def test_colab_begins_with_the_one_install_cell():
    for path in NOTEBOOKS:
        first, *rest = copy_of(path, "colab", SOMEWHERE).cells
        address = f"git+https://github.com/a/b@{'c' * 40}"
        assert first.cell_type == "code"
        assert f'%pip install --quiet "companion @ {address}"' in first.source
        assert not any("pip install" in cell.source for cell in rest)


def test_choices_are_outside_of_quotes():
    """인용문 안의 접힌 상자는 펼쳐지지 않는 곳이 있습니다."""
    for path in NOTEBOOKS:
        assert "> <details>" not in "\n".join(texts(copy_of(path, "colab", SOMEWHERE)))


def test_inside_the_site_links_lead_to_the_neighbours(tmp_path):
    text = "[다음](ch02.ipynb) [용어](glossary.md)"
    assert rich(tmp_path, SOMEWHERE, {"book/ch02"}, text) == "[다음](ch02.ipynb) 용어"


def test_the_original_is_left_alone():
    original = nbformat.read(NOTEBOOKS[1], as_version=4)
    before = nbformat.writes(original)
    portable(original, page="book/ch01_perceptron", kind="colab", where=SOMEWHERE)
    assert nbformat.writes(original) == before


# --- 책에 아직 없는 것도 바뀝니다: 여기서 고쳐 쓰는 사람이 쓸 만한 MyST ---

RICH = """\
(label)=
# 3장. 시험

% 주석
+++
{ref}`그림으로 <label>` {numref}`label` {doc}`ch02` {term}`경사 <경사하강법>` {math}`a^2` {eq}`식`
{abbr}`SGD (경사하강법)` {kbd}`Ctrl` {sub}`2` {py:func}`~companion.training.train` `{ref}` 는 코드

[다음](ch02.ipynb#자리) [용어](glossary.md) [밖](https://a.example/x_(y)) [자리](#여기) $f[x](t)$

![그림](dot.png)

$$
x < y
$$ (식)

```{figure} dot.png
:alt: 점 하나
:name: label
점 **하나**
```

:::{note}
여러 줄

$$
a \\\\
> b
$$
:::

::::{tab-set}
:::{tab-item} 하나
첫째
:::
::::

:::{math}
:label: 또
z
:::

:::{dropdown} `a < b`와 $c < d$
안 `:::{note}`

```python
::: = {ref}`x`
```
:::

````{code-block} text
:::{note}
````
"""
REFERENCES = {"label": ("그림", "book/ch02#label"), "식": ("(1)", "book/ch03"),
              "book/ch02": ("2장", "book/ch02")}


def rich(tmp_path: Path, where: Whereabouts, neighbours: set[str], text: str = RICH):
    (tmp_path / "dot.png").write_bytes(b"\x89PNG")
    notebook = new_notebook(cells=[new_markdown_cell(text)])
    copy = portable(notebook, page="book/ch03", where=where, kind="lite", neighbours=neighbours,
                    references=REFERENCES, folder=tmp_path)
    return "\n".join(texts(copy))


def test_everything_myst_has_becomes_plain(tmp_path):
    text = rich(tmp_path, NOWHERE, {"book/ch02", "book/ch03"})
    assert leftovers(text) == []
    assert dead(text, {"ch02.ipynb"}) == []
    for line in ("[그림으로](ch02.ipynb) [그림](ch02.ipynb) [2장](ch02.ipynb) 경사 $a^2$ (1)",
                 "SGD (경사하강법) <kbd>Ctrl</kbd> <sub>2</sub> `train` `{ref}` 는 코드",
                 "[다음](ch02.ipynb) 용어 [밖](https://a.example/x_(y)) 자리 $f[x](t)$",
                 "![그림](data:image/png;base64,iVBORw==)", "> $$a \\\\ > b$$",
                 "![점 하나](data:image/png;base64,iVBORw==)", "**하나**",
                 "<summary><code>a &lt; b</code>와 $c &lt; d$</summary>"):
        assert line in text
    assert "::: = {ref}`x`" in text, "코드는 그대로 둡니다"
    assert "```text\n:::{note}\n```" in text


def test_links_lead_to_the_site_when_it_is_known(tmp_path):
    notebook = new_notebook(cells=[new_markdown_cell(RICH)])
    (tmp_path / "dot.png").write_bytes(b"\x89PNG")
    copy = portable(notebook, page="book/ch03", where=SOMEWHERE, references=REFERENCES,
                    neighbours={"book/ch02"}, folder=tmp_path)
    found = [link for link in links("\n".join(texts(copy))) if not link.startswith("data:")]
    assert found == [
        "https://some.example/book/book/ch03.html", *["https://some.example/book/book/ch02.html"
        + end for end in ("#label", "#label", "")], "https://some.example/book/book/ch03.html",
        "https://some.example/book/book/ch02.html#%EC%9E%90%EB%A6%AC",
        "https://some.example/book/book/glossary.html", "https://a.example/x_(y)",
        "https://some.example/book/book/ch03.html#%EC%97%AC%EA%B8%B0",
    ]


@pytest.mark.parametrize("text", [
    ":::{mermaid}\n:::", "{cite}`x`", "{ref}`없는 것`", ":::{note}\n닫지 않음",
    "- 목록\n  :::{note}\n  안\n  :::", ":::{solution-start} ch01-x\n:::", ":::{solution-end}\n:::",
    ":::{solution} ch01-x\n안\n:::",
    "::::{exercise} 하나\n:label: ch01-x\n::::\n\n::::{exercise} 둘\n:label: ch01-y\n::::\n\n"
    ":::{solution-start} ch01-y\n:::\n\n:::{solution-start} ch01-x\n:::\n\n"
    ":::{solution-end}\n:::",
])  # fmt: skip
def test_what_cannot_be_plain_stops_the_build_by_name(text):
    notebook = new_notebook(cells=[new_markdown_cell(text, id="here")])
    with pytest.raises(ExtensionError, match=r"book/ch03.*(here|ch01-x)"):
        portable(notebook, page="book/ch03")


def test_kept_outputs_stay():
    code = new_code_cell("print(1)", metadata={"tags": ["keep_output", "nbval-check-output"]},
                         outputs=[new_output("stream", text="1\n")])
    copy = portable(new_notebook(cells=[new_markdown_cell("# 1장"), code]))
    assert copy.cells[-1].outputs == code.outputs
    assert copy.cells[-1].metadata == {}


def test_the_summary_of_a_fold_is_html():
    assert "<summary><strong>a</strong> $x_1*y*z$ <code>$b$</code></summary>" in fold(
        "**a** $x_1*y*z$ `$b$`", "안")


def test_the_finder_of_leftovers_finds():
    """찾는 쪽이 눈감고 있지 않은지: 바꾸지 않은 원본에서는 모두 찾아냅니다."""
    for path in NOTEBOOKS:
        raw = "\n\n".join(texts(nbformat.read(path, as_version=4)))
        assert len(leftovers(raw)) >= raw.count("{dropdown}") + raw.count("{exercise}") + 1
    for text in ("{ref}`x`", "(x)=\n", ":::{note}\n:::", "```{note}\n```", "$$\nx\n$$ (a)",
                 "% 주석", "+++", "{{ x }}"):
        assert leftovers(text), text
    assert dead("[a](b.ipynb) ![c](d.png) [e](#f) <a href=\"g\">", {"b.ipynb"}) == [
        "d.png", "#f", "g"]


def test_plain_text_is_untouched():
    text = ("# 제목\n\n글 `코드` $x$ [밖](https://a.example)\n\n- 목록 {집합}\n\n"
            "```python\nx = {1}\n```")
    assert Plain()(text) == text
    with pytest.raises(NotPlain):
        Plain()("{ref}`x`")
