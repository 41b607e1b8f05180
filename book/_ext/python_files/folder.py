"""브라우저의 파이썬(Pyodide)을 사이트가 스스로 내어놓습니다.

공식 파일(`official`)을 찾아 지문을 확인하고(`sources`), 쓰지 않는 것을 덜고(`archives`), 미리
컴파일한 다음(`compile`), 이 저장소의 `companion`과 함께 `.cache/pyodide/<지문>`에 둡니다.
지문은 들어가는 모든 것에서 나오므로, 바뀐 것이 없으면 다시 만들지 않고, 사이트에서는 그 이름
그대로 두어 브라우저가 한 번 받은 것을 오래 간직할 수 있습니다.

폴더에는 Pyodide가 아는 이름의 파일들과 `files.json`이 있습니다. 거기에는 쪽 안의 파이썬이
받을 것과 그 크기가 받는 차례로 있습니다: ``{"core": [[이름, 바이트]…], "packages": […]}``.

얻을 수 없으면 책은 그대로 지어지고, 실행 단추만 없습니다.

    PYTHONPATH=book/_ext python -m python_files.folder   # 만들고, 폴더의 자리를 찍습니다
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.logging import getLogger

from python_files.archives import installed_wheel, project_wheel, trimmed
from python_files.official import CORE, PAGE, Official
from python_files.sources import MissingError, Say, fetch

logger = getLogger(__name__)
WITHOUT = ("‘▶ 이 페이지에서 실행’ 단추와 /lite/ 없이 책을 짓습니다. 브라우저의 파이썬(Pyodide)의 "
           "공식 파일을 얻을 수 없습니다(%s). 파일이 있는 곳을 PYODIDE_WHEELS로 알려 주십시오.")
HERE = Path(__file__).parent
INSTALLED = ("comm", "tqdm", "ipywidgets")
DEPENDS = {
    "comm": ["traitlets"],
    "tqdm": [],
    "ipywidgets": ["comm", "ipython", "traitlets"],
    "companion": ["ipywidgets", "matplotlib", "numpy", "tqdm"],
}


class Recipe:
    """들어갈 것을 모두 정하고 지문을 냅니다. 아직 아무것도 받지 않습니다."""

    def __init__(self, root: Path) -> None:
        self.official = Official(root)
        self.core = self.official.core
        version = tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"]
        self.ours = {name: installed_wheel(name) for name in INSTALLED}
        self.ours["companion"] = project_wheel(root, "companion", version)
        tools = (HERE / name for name in
                 ("archives.py", "compile.py", "compile.mjs", "official.py"))
        outside = [self.official.sums.encode(),
                   *((self.core / name).read_bytes() for name in CORE),
                   *(self.ours[name][1] for name in INSTALLED)]
        # 컴파일한 것의 지문: companion만 바뀌면 나머지는 다시 컴파일하지 않습니다.
        self.base = sha256(b"".join([*(tool.read_bytes() for tool in tools), *outside])).digest()
        everything = self.base + Path(__file__).read_bytes() + self.ours["companion"][1]
        self.key = sha256(everything).hexdigest()[:16]


def make(root: Path, say: Say = print) -> Path:
    """`.cache/pyodide/<지문>`을 (없으면 만들어) 돌려줍니다."""
    recipe = Recipe(root)
    cache = root / ".cache" / "pyodide"
    folder = cache / recipe.key
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        found = fetch(root, recipe.official, say)
        say("브라우저의 파이썬을 꾸립니다(처음이나 바뀐 뒤에 한 번)")
        with tempfile.TemporaryDirectory(dir=cache) as half:
            assemble(recipe, found, cache / "parts", Path(half, "done"))
            Path(half, "done").rename(folder)
        forget(cache, folder)
    return folder


def forget(cache: Path, folder: Path) -> None:
    """더 쓰지 않을 폴더와 컴파일한 것을 지웁니다. 한 벌에 40 MB씩 쌓이지 않게 합니다."""
    used = {path.name for path in folder.iterdir()}
    latest = {name: max((cache / "parts").glob(f"*-{name}"), key=os.path.getmtime, default=None)
              for name in used}
    for part in (cache / "parts").iterdir():
        if part not in latest.values():
            part.unlink()
    for old in cache.iterdir():
        if re.fullmatch("[0-9a-f]{16}", old.name) and old != folder:
            shutil.rmtree(old)


def assemble(recipe: Recipe, found: dict[str, Path], parts: Path, target: Path) -> None:
    """컴파일한 것들을 모아 폴더를 꾸립니다."""
    plain = {"python_stdlib.zip": ("", (recipe.core / "python_stdlib.zip").read_bytes())}
    for name, entry in recipe.official.packages.items():
        plain[entry["file_name"]] = (name, found[entry["file_name"]].read_bytes())
    plain |= {file: (name, wheel) for name, (file, wheel) in recipe.ours.items()}
    made = compiled(plain, recipe, parts)

    target.mkdir()
    for name in CORE:
        shutil.copy(recipe.core / name, target)
    for name, path in made.items():
        shutil.copy(path, target / name)
    write_lock(recipe, target)
    write_list(recipe, target)


def compiled(plain: dict[str, tuple[str, bytes]], recipe: Recipe, parts: Path) -> dict[str, Path]:
    """아카이브마다 미리 컴파일한 것의 자리. 전에 해 둔 것은 다시 하지 않습니다."""
    parts.mkdir(parents=True, exist_ok=True)
    made, jobs, trace = {}, [], []
    with tempfile.TemporaryDirectory(dir=parts) as work:
        for file, (name, content) in plain.items():
            digest = sha256(recipe.base + file.encode() + content).hexdigest()[:16]
            made[file] = parts / f"{digest}-{file}"
            if made[file].exists():
                continue
            Path(work, file).write_bytes(trimmed(name, content))
            first = name in (*PAGE, *INSTALLED)
            if first:
                trace.append(f"/parts/{file}")
            jobs.append({
                "source": f"/parts/{file}", "target": f"/parts/new-{file}",
                "prefix": "/lib/python" + ("3.12/site-packages" if name else "312.zip"),
                "wanted": "first" if first or not name else None,
                "keep_source": name == "companion",
            })
        if jobs:
            order = {"core": f"{recipe.core}/", "folder": work,
                     "script": str(HERE / "compile.py"),
                     "task": {"jobs": jobs, "trace": trace}}
            ran = subprocess.run(["node", str(HERE / "compile.mjs")], text=True,
                                 input=json.dumps(order), capture_output=True)
            if ran.returncode:
                raise RuntimeError(f"Pyodide에서 컴파일하지 못했습니다.\n{ran.stderr[-2000:]}")
        for job in jobs:
            file = Path(str(job["source"])).name
            Path(work, f"new-{file}").replace(made[file])
    return made


def write_lock(recipe: Recipe, target: Path) -> None:
    """공식 목록에서 담은 것만 남기고, 바뀐 지문을 다시 적고, 우리 것을 더합니다."""
    packages = dict(recipe.official.packages)
    for name, (file, _) in recipe.ours.items():
        packages[name] = {
            "name": name, "version": file.split("-")[1], "file_name": file,
            "install_dir": "site", "package_type": "package", "imports": [name],
            "depends": DEPENDS[name], "unvendored_tests": False,
        }
    for package in packages.values():
        package["sha256"] = sha256((target / package["file_name"]).read_bytes()).hexdigest()
    lock = {"info": recipe.official.info, "packages": packages}
    (target / "pyodide-lock.json").write_text(json.dumps(lock, ensure_ascii=False))


def write_list(recipe: Recipe, target: Path) -> None:
    def sized(name: str) -> tuple[str, int]:
        content = (target / name).read_bytes()
        squeezed = name.endswith((".mjs", ".js", ".wasm", ".json"))
        return name, len(gzip.compress(content, 6) if squeezed else content)

    files = [recipe.official.packages[name]["file_name"] for name in PAGE]
    files += [file for file, _ in recipe.ours.values()]
    listed = {"core": [sized(name) for name in (*CORE, "pyodide-lock.json")],
              "packages": [sized(name) for name in files]}
    (target / "files.json").write_text(json.dumps(listed, indent=1))


def on_config(app: Sphinx, config: Any) -> None:
    try:
        folder = make(Path(app.srcdir), logger.info)
    except MissingError as missing:
        logger.info(WITHOUT, missing)
    else:
        config.pyodide_folder = f"pyodide/{folder.name}"


def on_finish(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.format != "html":
        return
    site = Path(app.outdir, "pyodide")
    name = app.config.pyodide_folder.removeprefix("pyodide/")
    if site.is_dir():
        for old in site.iterdir():
            if old.name != name:
                shutil.rmtree(old)
    if not name:
        logger.info(WITHOUT, "위에 적은 출처에서 얻지 못했습니다")
    elif not (site / name).is_dir():
        half = Path(app.outdir, f".{name}")
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(Path(app.srcdir, ".cache", "pyodide", name), half)
        site.mkdir(exist_ok=True)
        half.rename(site / name)


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_config_value("pyodide_folder", "", "html", [str])
    app.connect("config-inited", on_config)
    app.connect("build-finished", on_finish, priority=300)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def main() -> None:
    try:
        print(make(HERE.parents[2], say=lambda text: print(text, file=sys.stderr)))
    except MissingError as missing:
        sys.exit(f"Pyodide의 공식 파일을 얻을 수 없습니다: {missing}")


if __name__ == "__main__":
    main()
