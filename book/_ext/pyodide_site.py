"""브라우저의 파이썬(Pyodide)을 사이트가 스스로 내어놓습니다.

공식 파일을 찾아 지문을 확인하고(`pyodide_sources`), 쓰지 않는 것을 덜고(`pyodide_archives`), 미리
컴파일한 다음(`pyodide_compile`), 이 저장소의 `companion`과 함께 `.cache/pyodide/<지문>`에 둡니다.
지문은 들어가는 모든 것에서 나오므로, 바뀐 것이 없으면 다시 만들지 않고, 사이트에서는 그 이름
그대로 두어 브라우저가 한 번 받은 것을 오래 간직할 수 있습니다.

폴더에는 Pyodide가 아는 이름의 파일들과 `files.json`이 있습니다. 거기에는 쪽 안의 파이썬이
받을 것과 그 크기가 받는 차례로 있습니다: ``{"core": [[이름, 바이트]…], "packages": […]}``.

얻을 수 없으면 책은 그대로 지어지고, 실행 단추만 없습니다.

    python book/_ext/pyodide_site.py      # 만들고, 폴더의 자리를 찍습니다
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from pyodide_archives import installed_wheel, project_wheel, trimmed
from pyodide_sources import MissingError, Say, gather, sources

HERE = Path(__file__).parent
CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
# 쪽 안의 파이썬이 쓰는 것. 나머지(찾기용 sqlite3, 자동 완성용 jedi 등)는 노트북(/lite/)만 씁니다.
PAGE = ("numpy", "six", "packaging", "pyparsing", "cycler", "kiwisolver", "python-dateutil",
        "pillow", "contourpy", "matplotlib", "traitlets", "decorator", "wcwidth", "executing",
        "asttokens", "pure-eval", "stack-data", "pygments", "prompt-toolkit",
        "matplotlib-inline", "ipython")  # fmt: skip
NOTEBOOK = ("micropip", "ssl", "sqlite3", "jedi")
INSTALLED = ("comm", "tqdm", "ipywidgets")
DEPENDS = {
    "comm": ["traitlets"],
    "tqdm": [],
    "ipywidgets": ["comm", "ipython", "traitlets"],
    "companion": ["ipywidgets", "matplotlib", "numpy", "tqdm"],
}


def normal(name: str) -> str:
    return name.replace("_", "-").lower()


def closure(packages: dict[str, Any], names: tuple[str, ...]) -> list[str]:
    """``names``와 그것이 기대는 것을 기대는 차례로."""
    order: list[str] = []

    def visit(name: str) -> None:
        if name not in order:
            for needed in packages[name]["depends"]:
                visit(normal(needed))
            order.append(name)

    for name in names:
        visit(name)
    return order


class Recipe:
    """들어갈 것을 모두 정하고 지문을 냅니다. 아직 아무것도 받지 않습니다."""

    def __init__(self, root: Path) -> None:
        self.core = root / "node_modules" / "pyodide"
        self.official = json.loads((self.core / "pyodide-lock.json").read_text())
        self.names = closure(self.official["packages"], (*PAGE, *NOTEBOOK))
        version = tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"]
        self.ours = {name: installed_wheel(name) for name in INSTALLED}
        self.ours["companion"] = project_wheel(root, "companion", version)
        self.wanted = {self.entry(name)["file_name"]: self.entry(name)["sha256"]
                       for name in self.names}
        self.tools = sha256(b"".join(
            path.read_bytes() for path in sorted(HERE.glob("pyodide_*")) if path.is_file()
        )).digest()
        digest = sha256(self.tools + json.dumps(self.wanted).encode())
        for name in CORE:
            digest.update((self.core / name).read_bytes())
        for name, wheel in self.ours.values():
            digest.update(name.encode() + wheel)
        self.key = digest.hexdigest()[:16]

    def entry(self, name: str) -> dict[str, Any]:
        return self.official["packages"][name]  # type: ignore[no-any-return]


def make(root: Path, say: Say = print) -> Path:
    """`.cache/pyodide/<지문>`을 (없으면 만들어) 돌려줍니다."""
    recipe = Recipe(root)
    cache = root / ".cache" / "pyodide"
    folder = cache / recipe.key
    if not folder.is_dir():
        found = gather(recipe.wanted, cache / "official", sources(root), say)
        say("브라우저의 파이썬을 꾸립니다(처음이나 바뀐 뒤에 한 번)")
        with tempfile.TemporaryDirectory(dir=cache) as half:
            assemble(recipe, found, cache / "parts", Path(half, "done"))
            Path(half, "done").rename(folder)
    return folder


def assemble(recipe: Recipe, found: dict[str, Path], parts: Path, target: Path) -> None:
    """컴파일한 것들을 모아 폴더를 꾸립니다."""
    plain = {"python_stdlib.zip": ("", (recipe.core / "python_stdlib.zip").read_bytes())}
    for name in recipe.names:
        file = recipe.entry(name)["file_name"]
        plain[file] = (name, found[file].read_bytes())
    plain |= {file: (name, wheel) for name, (file, wheel) in recipe.ours.items()}
    made = compiled(plain, recipe, parts)

    target.mkdir()
    for name in CORE:
        shutil.copy(made.get(name, recipe.core / name), target / name)
    shutil.copy(recipe.core / "pyodide.js", target)
    for name in plain:
        shutil.copy(made[name], target / name)
    write_lock(recipe, target)
    write_list(recipe, target)


def compiled(plain: dict[str, tuple[str, bytes]], recipe: Recipe, parts: Path) -> dict[str, Path]:
    """아카이브마다 미리 컴파일한 것의 자리. 전에 해 둔 것은 다시 하지 않습니다."""
    parts.mkdir(parents=True, exist_ok=True)
    made, jobs = {}, []
    with tempfile.TemporaryDirectory(dir=parts) as work:
        for file, (name, content) in plain.items():
            digest = sha256(recipe.tools + file.encode() + content).hexdigest()[:16]
            made[file] = parts / f"{digest}-{file}"
            if made[file].exists():
                continue
            Path(work, file).write_bytes(trimmed(name, content))
            where = "/lib/python312.zip" if file in CORE else "/lib/python3.12/site-packages"
            jobs.append({"source": f"/work/{file}", "target": f"/work/new-{file}",
                         "prefix": where, "keep_source": name == "companion"})
        if jobs:
            task = {"core": str(recipe.core) + "/", "folder": work, "jobs": jobs,
                    "script": str(HERE / "pyodide_compile.py")}
            ran = subprocess.run(["node", str(HERE / "pyodide_compile.mjs")], text=True,
                                 input=json.dumps(task), capture_output=True)
            if ran.returncode:
                raise RuntimeError(f"Pyodide에서 컴파일하지 못했습니다.\n{ran.stderr[-2000:]}")
        for job in jobs:
            file = job["source"].removeprefix("/work/")
            Path(work, f"new-{file}").replace(made[file])
    return made


def write_lock(recipe: Recipe, target: Path) -> None:
    """공식 목록에서 담은 것만 남기고, 바뀐 지문을 다시 적고, 우리 것을 더합니다."""
    packages = {name: dict(recipe.entry(name)) for name in recipe.names}
    for name, (file, _) in recipe.ours.items():
        packages[name] = {
            "name": name, "version": file.split("-")[1], "file_name": file,
            "install_dir": "site", "package_type": "package", "imports": [name],
            "depends": DEPENDS[name], "unvendored_tests": False,
        }
    for package in packages.values():
        package["sha256"] = sha256((target / package["file_name"]).read_bytes()).hexdigest()
    lock = {"info": recipe.official["info"], "packages": packages}
    (target / "pyodide-lock.json").write_text(json.dumps(lock, ensure_ascii=False))


def write_list(recipe: Recipe, target: Path) -> None:
    def sizes(names: Iterator[str]) -> list[tuple[str, int]]:
        def size(name: str) -> int:
            content = (target / name).read_bytes()
            squeezed = name.endswith((".mjs", ".js", ".wasm", ".json"))
            return len(gzip.compress(content, 6) if squeezed else content)
        return [(name, size(name)) for name in names]

    files = [recipe.entry(name)["file_name"] for name in PAGE]
    files += [file for file, _ in recipe.ours.values()]
    listed = {"core": sizes(iter((*CORE, "pyodide-lock.json"))), "packages": sizes(iter(files))}
    (target / "files.json").write_text(json.dumps(listed, indent=1))


def main() -> None:
    try:
        print(make(Path.cwd(), say=lambda text: print(text, file=sys.stderr)))
    except MissingError as error:
        sys.exit(f"Pyodide의 공식 파일을 얻을 수 없습니다: {error}")


if __name__ == "__main__":
    main()
