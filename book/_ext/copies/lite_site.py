"""모든 장을 온전한 노트북으로 여는 주피터라이트를 ``lite/``에 둡니다.

쪽 안의 파이썬과 같은 Pyodide 폴더를 쓰고, 사이트 밖에는 아무것도 청하지 않습니다. 화면은
우리말입니다. 주피터라이트 자체는 판이 바뀔 때만 다시 만들어 ``.cache/lite``에 두고, 지을 때는
옮겨 둔 것에 노트북과 설정만 새로 씁니다. Pyodide가 없으면 ``lite/``도 없습니다.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from copies.lite_icons import ICON, write_icons
from copies.lite_page import write_pages
from copies.notebooks import write as write_copies

PACKAGES = ("jupyterlite-core", "jupyterlite-pyodide-kernel", "jupyterlab_widgets",
            "jupyterlab-language-pack-ko-KR")
LOCALE = "ko_KR"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
# 커널이 켜질 때 함께 받을 것. 하나씩 찾아 나서지 않습니다.
EARLY = ["micropip", "ssl", "sqlite3", "comm", "jedi", "ipython", "companion"]
# 제목을 접는 글쇠. 두면 초점이 슬라이더에 있을 때에도 왼쪽·오른쪽 글쇠를 가로챕니다.
FOLDING = [
    {"command": f"notebook:move-cursor-heading-{what}", "keys": [key], "disabled": True,
     "selector": ".jp-Notebook.jp-mod-commandMode:not(.jp-mod-readWrite) :focus"}
    for what, key in (("above-or-collapse", "ArrowLeft"), ("below-or-expand", "ArrowRight"))
]
DISABLED = [
    "@jupyterlab/javascript-extension",  # 여기부터 둘은 글을 코드나 다른 페이지로 돌리는 출력입니다
    "@jupyterlite/iframe-extension",
    "@jupyter-notebook/notebook-extension:kernel-logo",  # 여기부터 둘은 위의 띠가 대신합니다
    "@jupyter-notebook/notebook-extension:kernel-status",
    "@jupyter-notebook/notebook-extension:trusted",  # 우리 사본에는 출력이 없어 쓸 일이 없습니다
    "@jupyterlite/notebook-application-extension:logo",  # 여기부터는 짓지 않은 앱으로 보냅니다
    "@jupyter-notebook/console-extension",
    "@jupyterlab/console-extension",
    "@jupyterlab/fileeditor-extension",
    "@jupyterlab/tooltip-extension:consoles",
    "@jupyterlab/tooltip-extension:files",
]
# 짓지 않은 앱으로 보내는, 메뉴의 항목.
NOWHERE = [{"command": command, "disabled": True} for command in
           ("notebook:open-tree-tab", "filemenu:create-console", "filebrowser:open-url")]
# 꾸러미의 번역에 없거나, 조사가 어긋난 것(‘커널 재시작와 모든 셀 실행’).
WORDS = {
    "%1 and %2": "%1 및 %2",
    "Cell Type": "셀 종류",
    "Clear Browser Data": "브라우저에 저장한 것 지우기",
    "Duplicate": "복제",
    "More commands": "더 보기",
    "Open Recent": "최근에 연 노트북",
    "Revert %1 to Checkpoint…": "체크포인트로 되돌리기…",
    "Show Keyboard Shortcuts…": "단축키 보기…",
}
SETTINGS = {
    "@jupyterlab/translation-extension:plugin": {"locale": LOCALE},
    "@jupyterlab/apputils-extension:notification": {
        "checkForUpdates": False, "fetchNews": "false", "doNotDisturbMode": True,
    },
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    # 안 보이는 셀도 쪽에 둡니다. 화면 낭독기와 찾기가 노트북 전체를 봅니다.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/shortcuts-extension:shortcuts": {"shortcuts": FOLDING},
    "@jupyterlab/mainmenu-extension:plugin": {
        "menus": [{"id": "jp-mainmenu-file", "items": NOWHERE}],
    },
}  # fmt: skip


def base(root: Path) -> Path:
    """설정과 노트북을 뺀 주피터라이트. 판이 바뀔 때만 다시 만듭니다."""
    known = " ".join(f"{name}={version(name)}" for name in PACKAGES) + Path(__file__).read_text()
    folder = root / ".cache" / "lite" / sha256(known.encode()).hexdigest()[:16]
    if not folder.is_dir():
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.parent.mkdir(parents=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as work:
            made = Path(work, "lite")
            ran = subprocess.run(
                [sys.executable, "-m", "jupyterlite_core", "build", "--no-sourcemaps",
                 "--no-unused-shared-packages", "--apps", "notebooks",
                 "--output-dir", str(made)],
                cwd=work, capture_output=True, text=True,
            )  # fmt: skip
            if ran.returncode:
                raise ExtensionError("주피터라이트를 만들지 못했습니다.\n"
                                     + ran.stdout[-1000:] + ran.stderr[-1000:])
            translate(made)
            shutil.rmtree(made / "doc")  # 짓지 않은 앱으로 보내는 페이지들
            made.rename(folder)
    return folder


def translate(lite: Path) -> None:
    """우리말을 담습니다. 주피터라이트는 주피터 서버가 깔려 있을 때만 스스로 담습니다."""
    pack = files("jupyterlab_language_pack_ko_KR") / "locale" / LOCALE / "LC_MESSAGES"
    words = {part.name.removesuffix(".json"): json.loads(part.read_text())
             for part in pack.iterdir() if part.name.endswith(".json")}
    for domain in ("jupyterlab", "notebook"):
        words[domain] |= {english: [korean] for english, korean in WORDS.items()}
    names = {"en": {"displayName": "English", "nativeName": "English"},
             LOCALE: {"displayName": "Korean (South Korea)", "nativeName": "한국어"}}
    folder = lite / "api" / "translations"
    for name, content in (("all", names), (LOCALE, words)):
        write(folder / f"{name}.json", {"data": content, "message": ""})


def configure(lite: Path, pyodide_folder: str) -> None:
    path = lite / "jupyter-lite.json"
    config = json.loads(path.read_text())
    data = config["jupyter-config-data"]
    data |= {"appName": "노트북", "appUrl": "./notebooks", "settingsOverrides": SETTINGS}
    data["faviconUrl"] = f"./{ICON}"
    data["disabledExtensions"] = DISABLED
    data["litePluginSettings"][KERNEL] |= {
        "pyodideUrl": f"./../{pyodide_folder}/pyodide.js",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": EARLY},
    }
    write(path, config)


def list_contents(lite: Path, names: list[str]) -> None:
    """주피터가 아는 꼴의 목록."""
    when = datetime.now(UTC).isoformat(timespec="seconds")  # 노트북 위에 ‘며칠 전’으로 보입니다

    def entry(name: str, **more: Any) -> dict[str, Any]:
        return {"name": name, "path": name, "created": when, "last_modified": when,
                "mimetype": None, "writable": True, **more}

    notebooks = [entry(name, type="notebook", format=None, content=None,
                       size=(lite / "files" / name).stat().st_size) for name in names]
    folder = entry("", type="directory", format="json", size=None, content=notebooks)
    write(lite / "api" / "contents" / "all.json", folder)


def write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False))


def on_finish(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.format != "html":
        return
    lite = Path(app.outdir, "lite")
    if not app.config.pyodide_folder:
        shutil.rmtree(lite, ignore_errors=True)
        return
    made = base(Path(app.srcdir))
    mark = lite / ".made-from"
    if not mark.is_file() or mark.read_text() != made.name:
        shutil.rmtree(lite, ignore_errors=True)
        shutil.copytree(made, lite)
        mark.write_text(made.name)
    shutil.copy(made / "jupyter-lite.json", lite)
    configure(lite, app.config.pyodide_folder)
    names = sorted((name for name in app.env.found_docs
                    if app.env.doc2path(name).endswith(".ipynb")),
                   key=lambda name: (name != app.config.root_doc, name))
    write_copies(app, lite / "files", "lite")
    files = [Path(app.env.doc2path(name)) for name in names]
    list_contents(lite, [file.name for file in files])
    write_pages(lite, made, app.config.project,
                {file.stem: (f"{name}.html", app.env.titles[name].astext())
                 for name, file in zip(names, files, strict=True)})
    write_icons(lite, Path(app.srcdir, app.config.html_favicon))


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("build-finished", on_finish, priority=500)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
