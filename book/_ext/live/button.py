"""코드가 있는 쪽에 “▶ 이 페이지에서 실행” 단추를 두고, 그때 쓸 것(이 폴더의 스크립트)을 묶어 둡니다.

단추를 누르기 전에는 한 바이트도 받지 않습니다. 쪽에는 단추의 몇 글자만 있고, 누르면 `book.js`가
묶음을 불러옵니다. 파이썬(Pyodide)의 폴더는 `pyodide_folder`가 알려 줍니다. 비어 있으면 단추도
없습니다.

쪽 안의 파이썬은 쪽에 보이는 코드를 실행합니다. 그래서 셀을 감추는 태그(`remove-cell` 등)가 있으면
앞뒤가 맞지 않게 되므로, 이름을 밝히고 빌드를 멈춥니다.
"""

from __future__ import annotations

import json
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

from page import Page
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

LIVE = Path(__file__).parent
HIDING = ("tag_remove-cell", "tag_remove-input", "tag_remove_cell", "tag_remove_input")


def fingerprint(root: Path) -> str:
    """묶음의 이름에 넣을 지문: 소스와, 쓰는 라이브러리의 판."""
    parts = [*sorted(LIVE.iterdir()), root / "package-lock.json"]
    return sha256(b"".join(path.read_bytes() for path in parts if path.is_file())).hexdigest()[:10]


def on_config(app: Sphinx, config: Any) -> None:
    config.live_fingerprint = fingerprint(Path(app.srcdir))


def on_page(app: Sphinx, page: Page) -> None:
    cells = page.soup.select("article div.cell")
    if not cells or not app.config.pyodide_folder:
        return
    for cell in cells:
        if not cell.select_one(".cell_input pre"):
            raise ExtensionError(f"{page.name}: 코드가 감추어진 셀이 있어 쪽 안에서 차례로 "
                                 f"실행할 수 없습니다: {cell['class']}")
    bar = page.soup.new_tag("div", attrs={"class": "live-bar"})
    button = page.soup.new_tag("button", attrs={
        "class": "live-start", "type": "button", "data-python": app.config.pyodide_folder,
        "data-live": f"main-{app.config.live_fingerprint}.js"})
    button.string = "▶ 이 페이지에서 실행"
    bar.extend([button, page.soup.new_tag("span", attrs={"role": "status"})])
    page.soup.select_one("article h1").insert_after(bar)


def on_finish(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.format != "html" or not app.config.pyodide_folder:
        return
    recipe = {"source": str(LIVE), "fingerprint": app.config.live_fingerprint,
              "target": str(Path(app.outdir, "_static", "live"))}
    ran = subprocess.run(["node", str(LIVE / "bundle.mjs")], text=True,
                         input=json.dumps(recipe), capture_output=True, cwd=app.srcdir)
    if ran.returncode:
        raise ExtensionError(f"쪽 안의 파이썬을 묶지 못했습니다.\n{ran.stderr}")


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_config_value("live_fingerprint", "", "html", [str])
    if "pyodide_folder" not in app.config:
        app.add_config_value("pyodide_folder", "", "html", [str])
    app.connect("config-inited", on_config)
    app.connect("page-ready", on_page)
    app.connect("build-finished", on_finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
