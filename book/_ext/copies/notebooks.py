"""내려받기, Colab, Binder, 주피터라이트가 여는 노트북의 사본을 만듭니다.

장의 노트북은 MyST로 적혀 있어 다른 곳에서 열면 지시어가 날것으로 보입니다. 사본에서는

- 지시어와 역할이 평범한 마크다운이 되고(`plain_markdown`), 그림은 글 속에 들어갑니다.
- 해답은 접힌 글이 됩니다. 모든 셀을 실행해도 해답이 읽는 이의 답을 덮어쓰지 않습니다.
- 다른 쪽으로 가는 링크는 펼쳐진 사이트로, 모르면 곁의 사본으로 이어집니다. 없으면 글만 남습니다.
- 접어 둔 코드는 주피터와 Colab에서도 접혀 있습니다.
- Colab의 것은 `companion`을 까는 셀 하나로 시작합니다.

짓고 나면 ``notebooks/<장>.ipynb``와 ``notebooks/colab/<장>.ipynb``에 있습니다.
"""

from __future__ import annotations

import base64
import mimetypes
import os
import posixpath
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from copies.plain_markdown import NotPlain, Plain
from copies.whereabouts import Whereabouts, find

Kind = Literal["download", "colab", "lite"]
FOLDER = "notebooks"
SOLUTION = re.compile(r"^(:{3,}|`{3,})\{solution-(start|end)\}[ ]*(\S*)\n(?::.*\n)*\1[ ]*$", re.M)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
INSTALL = """\
# 먼저 이 셀을 실행하십시오. 책의 라이브러리만 더하고, 깔려 있는 것은 그대로 둡니다.
%pip install --quiet "{requirement}\""""


def portable(
    notebook: NotebookNode,
    *,
    page: str = "",
    where: Whereabouts | None = None,
    kind: Kind = "download",
    contents: Sequence[tuple[str, str]] = (),
    neighbours: Collection[str] = (),
    references: Mapping[str, tuple[str, str]] | None = None,
    folder: Path = Path(),
) -> NotebookNode:
    """어디서나 읽히는 사본. 받은 노트북은 바꾸지 않습니다.

    ``page``는 책 안의 이름(``book/ch01_perceptron``), ``contents``는 차례의 (제목, 쪽),
    ``neighbours``는 곁에 사본이 있는 쪽, ``references``는 이름표마다 (제목, 쪽과 ``#자리``),
    ``folder``는 그림을 찾을 곳입니다.
    """
    where = where or Whereabouts()

    def address(target: str) -> str:
        """쪽(``book/ch02#자리``)의 주소. 사이트를 알면 사이트로, 모르면 곁의 사본으로."""
        name, _, anchor = target.partition("#")
        if where.site and kind != "lite":
            return where.page(f"{name}.html" + (f"#{anchor}" if anchor else ""))
        return f"{posixpath.basename(name)}.ipynb" if name in neighbours and name != page else ""

    def link(target: str) -> str:
        if ELSEWHERE.match(target):
            return target
        name, _, anchor = target.partition("#")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page), name)) if name else page
        return address(re.sub(r"\.(ipynb|md|html)$", "", name) + (f"#{anchor}" if anchor else ""))

    def picture(target: str) -> str:
        if ELSEWHERE.match(target):
            return target
        kind_of, _ = mimetypes.guess_type(target)
        data = base64.b64encode(Path(folder, target).read_bytes()).decode()
        return f"data:{kind_of};base64,{data}"

    def reference(role: str, name: str) -> tuple[str, str]:
        key = posixpath.normpath(posixpath.join(posixpath.dirname(page), name)) \
            if role == "doc" else name
        if references is None or key not in references:
            raise NotPlain(f"가리키는 것을 찾을 수 없는 {{{role}}}`{name}`")
        title, target = references[key]
        return title, address(target)

    first = notebook.cells[0].source if notebook.cells else ""
    heading = re.search(r"^# (?:(\d+)장)?", first, re.M)
    plain = Plain(
        link, picture, reference, [(title, address(name)) for title, name in contents],
        chapter=heading[1] or "" if heading else "",
    )
    cells = _opening(kind, where, page) + _converted(notebook.cells, plain, page)
    for cell in cells:
        if cell.cell_type == "code":
            _dress(cell, kind)
    return nbformat.from_dict({
        "nbformat": 4, "nbformat_minor": 5, "metadata": _about(notebook), "cells": cells,
    })  # fmt: skip


def _converted(cells: list[NotebookNode], plain: Plain, page: str) -> list[NotebookNode]:
    """셀마다 바꿉니다. 해답의 시작과 끝 사이에 있는 셀들은 접힌 글 하나가 됩니다."""
    out: list[NotebookNode] = []
    solving, inside = "", []  # 풀고 있는 문제의 이름표와 그 해답
    for cell in cells:
        if cell.cell_type != "markdown":
            if solving:
                inside.append(_as_text(cell))
            else:
                out.append(nbformat.from_dict(cell))
            continue
        try:
            pieces = SOLUTION.split(cell.source)
            texts = [pieces[0], *pieces[4::4]]
            marks = list(zip(pieces[2::4], pieces[3::4], strict=True))
            for k, text in enumerate(texts):
                if k:
                    mark, label = marks[k - 1]
                    if (mark == "end") != bool(solving):
                        raise NotPlain(f"짝이 맞지 않는 solution-{mark}")
                    if mark == "end":
                        body = plain.solution(solving, "\n\n".join(inside))
                        out.append(new_markdown_cell(body.strip(), id=f"{solving}-answer"))
                        inside = []
                    solving = label if mark == "start" else ""
                done = plain(text).strip()
                if done and solving:
                    inside.append(done)
                elif done:
                    name = cell.id if not any(c.id == cell.id for c in out) else f"{cell.id}-{k}"
                    out.append(new_markdown_cell(done, id=name))
        except NotPlain as error:
            place = f"{page}의 셀 {cell.id}"
            raise ExtensionError(f"{place}: 사본에 옮길 수 없습니다: {error}") from None
    if solving:
        raise ExtensionError(f"{page}: {solving}의 해답이 끝나지 않았습니다(solution-end).")
    return out


def _as_text(cell: NotebookNode) -> str:
    """코드 셀을 글로: 코드와 남겨 둔 출력."""
    outputs = "".join(out.get("text", "") for out in cell.outputs)
    shown = f"\n\n```text\n{outputs.rstrip()}\n```" if outputs else ""
    return f"```python\n{cell.source}\n```{shown}"


def _dress(cell: NotebookNode, kind: Kind) -> None:
    """책에서만 뜻이 있는 꼬리표를 떼고, 접어 둔 코드는 접어 둡니다."""
    tags = cell.metadata.get("tags", [])
    cell.metadata = {}
    if {"hide-input", "hide-cell"} & set(tags):
        cell.metadata["jupyter"] = {"source_hidden": True}
        if kind == "colab":
            cell.metadata["cellView"] = "form"
            cell.source = f"# @title 접어 둔 코드입니다. 두 번 누르면 보입니다.\n{cell.source}"


def _opening(kind: Kind, where: Whereabouts, page: str) -> list[NotebookNode]:
    """사본의 첫 셀: Colab에서는 까는 셀, 내려받은 것에는 돌리는 법."""
    requirement = where.requirement()
    if kind == "colab" and requirement:
        return [new_code_cell(INSTALL.format(requirement=requirement), id="install")]
    if kind != "download":
        return []
    how = f"`pip install jupyterlab \"{requirement}\"`" if requirement else \
        "이 책의 저장소 폴더에서 `pip install jupyterlab .`"
    source = where.page(f"{page}.html")
    whole = f" 웹에서 읽으려면 [이 페이지]({source})를 여십시오." if source else ""
    text = f"> 이 노트북을 돌리려면 Python 3.11 이상에 한 번 깔아 둡니다: {how}{whole}"
    return [new_markdown_cell(text, id="how-to-run")]


def _about(notebook: NotebookNode) -> dict[str, Any]:
    names = ("kernelspec", "language_info")
    return {name: notebook.metadata[name] for name in names if name in notebook.metadata}


# --- 책을 지을 때 ---


def originals(app: Sphinx) -> list[str]:
    """노트북인 쪽들의 이름."""
    return sorted(name for name in app.env.found_docs if app.env.doc2path(name).endswith(".ipynb"))


def references(app: Sphinx) -> dict[str, tuple[str, str]]:
    """이름표와 쪽 이름마다 (제목, 쪽#자리)."""
    found = {name: (title.astext(), name) for name, title in app.env.titles.items()}
    for label, (page, anchor, title) in app.env.get_domain("std").labels.items():
        found.setdefault(label, (title, f"{page}#{anchor}"))
    return found


def contents(app: Sphinx) -> list[tuple[str, str]]:
    """차례에 있는 큰 쪽들의 (제목, 쪽). 대문은 뺍니다."""
    toc = app.config.external_site_map
    pages = [str(item) for tree in toc.root.subtrees for item in tree.items]
    return [(app.env.titles[page].astext(), page) for page in pages]


def write(app: Sphinx, folder: Path, kind: Kind) -> None:
    """모든 노트북의 사본을 ``folder``에 씁니다."""
    folder.mkdir(parents=True, exist_ok=True)
    names = originals(app)
    for name in names:
        path = Path(app.env.doc2path(name))
        copy = portable(
            nbformat.read(path, as_version=4), page=name, where=app.config.whereabouts, kind=kind,
            contents=contents(app), neighbours=names, references=references(app),
            folder=path.parent,
        )
        nbformat.write(copy, folder / path.name)


def on_config(app: Sphinx, config: Any) -> None:
    config.whereabouts = find(Path(app.srcdir), os.environ)
    config.html_baseurl = config.whereabouts.site
    config.published_at = f"{config.whereabouts.site} {config.whereabouts.repository}"


def on_finish(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        folder = Path(app.outdir, FOLDER)
        write(app, folder, "download")
        if app.config.whereabouts.repository:
            write(app, folder / "colab", "colab")


def setup(app: Sphinx) -> dict[str, Any]:
    # 커밋만 바뀌었을 때는 쪽을 다시 쓰지 않습니다.
    app.add_config_value("whereabouts", Whereabouts(), "", [Whereabouts])
    app.add_config_value("published_at", "", "html", [str])
    app.connect("config-inited", on_config)
    app.connect("build-finished", on_finish, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
