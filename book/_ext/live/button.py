"""코드가 있는 쪽에 “▶” 단추를 두고, 그때 쓸 것(이 폴더의 스크립트)을 묶어 둡니다.

단추는 쪽의 맨 위와, 연습 문제의 답을 적는 셀과 슬라이더의 셀마다 있습니다. 누르기 전에는 한
바이트도 받지 않습니다. 누르면 `page.js`가 묶음을 불러옵니다. 파이썬(Pyodide)의 폴더는
`pyodide_folder`가 알려 줍니다. 비어 있으면 단추도 없습니다.

셀에는 노트북의 셀 이름(id)을 답니다. 읽는 이가 고친 코드를 그 이름으로 남겨 두므로, 지은이가 셀을
고치거나 새로 끼워 넣어도 어느 셀의 것인지 잃지 않습니다.

쪽 안의 파이썬은 쪽에 보이는 코드를 실행합니다. 그래서 셀을 감추는 태그(`remove-cell` 등)가 있으면
앞뒤가 맞지 않게 되므로, 이름을 밝히고 빌드를 멈춥니다.
"""

from __future__ import annotations

import json
import re
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

from bs4 import Tag
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from page import Page

LIVE = Path(__file__).parent
FRONT = (".js", ".mjs", ".css", ".py")
CHECK = re.compile(r"\bcheck\(\s*[\"']")
HIDING = ("tag_remove-cell", "tag_remove-input", "tag_remove_cell", "tag_remove_input")


def fingerprint(root: Path) -> str:
    """묶음의 이름에 넣을 지문: 소스와, 쓰는 라이브러리의 판."""
    parts = [path for path in sorted(LIVE.rglob("*")) if path.suffix in FRONT]
    parts += [LIVE.parent / name for name in ("place.js", "storage.js", "korean/josa.js")]
    parts.append(root / "package-lock.json")
    return sha256(b"".join(path.read_bytes() for path in parts)).hexdigest()[:10]


def on_config(app: Sphinx, config: Any) -> None:
    config.live_fingerprint = fingerprint(Path(app.srcdir))


def on_page(app: Sphinx, page: Page) -> None:
    cells = page.soup.select("article div.cell")
    if not cells or not app.config.pyodide_folder:
        return
    for cell in cells:
        if not cell.select_one(".cell_input pre"):
            raise ExtensionError(f"{page.name}: 코드가 감추어진 셀이 있어 페이지 안에서 차례로 "
                                 f"실행할 수 없습니다: {cell['class']}")
    for cell, name in zip(cells, cell_names(Path(app.env.doc2path(page.name))), strict=True):
        cell["data-cell"] = name
        if fold := cell.select_one("details.hide"):  # 단추와 소식은 접힌 줄 곁에 있습니다
            fold.wrap(page.soup.new_tag("div", attrs={"class": "folded"}))
        if is_answer(cell):
            make_place(cell)
            add_row(page, cell, "▶ 여기서 풀기")
        elif cell.select_one("figure.explore"):
            add_row(page, cell, "▶ 실행")
    bar = page.soup.new_tag("div", attrs={"class": "live-bar"})
    button = start_button(page, "▶ 이 페이지에서 실행")
    button.attrs |= {"data-python": app.config.pyodide_folder,
                     "data-live": f"main-{app.config.live_fingerprint}.js"}
    bar.extend([button, page.soup.new_tag("span", attrs={"role": "status"})])
    page.soup.select_one("article h1").insert_after(bar)


def cell_names(notebook: Path) -> list[str]:
    """노트북에 있는 코드 셀들의 이름."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [cell["id"] for cell in cells if cell["cell_type"] == "code"]


def is_answer(cell: Tag) -> bool:
    """읽는 이가 답을 적는 셀: 채점을 부르고, 해답 안에 있지 않습니다."""
    code = cell.select_one(".cell_input pre").get_text()
    return bool(CHECK.search(code)) and cell.find_parent(class_="solution") is None


def make_place(cell: Tag) -> None:
    """답을 적는 자리. 풀기 전에는 채점이 없고, 어느 문제의 것인지 압니다."""
    cell["class"] = [*cell["class"], "answer"]
    if exercise := cell.find_previous(class_="exercise"):
        cell["data-exercise"] = exercise["id"]
    if output := cell.select_one(".cell_output"):
        output.decompose()


def start_button(page: Page, text: str) -> Tag:
    button = page.soup.new_tag("button", attrs={"class": "live-start", "type": "button"})
    button.string = text
    return button


def add_row(page: Page, cell: Tag, text: str) -> None:
    """코드 아래(접힌 코드라면 접힌 줄 곁)의 줄: 여기서 바로 켜는 단추와 소식."""
    row = page.soup.new_tag("div", attrs={"class": "live-tools"})
    row.extend([start_button(page, text), page.soup.new_tag("span", attrs={"class": "live-state"})])
    (cell.select_one("details.hide") or cell.select_one(".cell_input .highlight")).insert_after(row)


def on_finish(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.format != "html" or not app.config.pyodide_folder:
        return
    recipe = {"source": str(LIVE), "fingerprint": app.config.live_fingerprint,
              "target": str(Path(app.outdir, "_static", "live"))}
    ran = subprocess.run(["node", str(LIVE / "bundle.mjs")], text=True,
                         input=json.dumps(recipe), capture_output=True, cwd=app.srcdir)
    if ran.returncode:
        raise ExtensionError(f"페이지의 파이썬을 묶지 못했습니다.\n{ran.stderr}")


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_config_value("live_fingerprint", "", "html", [str])
    if "pyodide_folder" not in app.config:
        app.add_config_value("pyodide_folder", "", "html", [str])
    app.connect("config-inited", on_config)
    app.connect("page-ready", on_page)
    app.connect("build-finished", on_finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
