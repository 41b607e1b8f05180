"""책의 쪽 안에서 도는 파이썬과 같은 것(Pyodide 0.27.7: NumPy 2.0, matplotlib 3.8)에서의 시험."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).parent
NOTEBOOKS = sorted(ROOT.glob("book/*.ipynb"))
LONGEST = 60  # 초


def wheels() -> Path | None:
    """Pyodide의 공식 꾸러미가 있는 폴더."""
    places = (os.environ.get("PYODIDE_WHEELS"), ROOT.parent / "shared" / "pyodide-wheels")
    return next((Path(p) for p in places if p and Path(p, "SHA256SUMS").is_file()), None)


def installed(name: str) -> str:
    """설치된 순수 파이썬 모듈의 폴더. 브라우저 안의 파이썬에 그대로 옮겨 씁니다."""
    found = importlib.util.find_spec(name)
    assert found is not None
    assert found.submodule_search_locations
    return found.submodule_search_locations[0]


def run(test: str, *arguments: str) -> str:
    modules = [str(ROOT / "companion"), *map(installed, ("ipywidgets", "comm", "tqdm"))]
    ran = subprocess.run(
        ["node", str(HERE / "smoke.mjs"), str(wheels()), str(HERE / test), *arguments, "--",
         *modules],
        cwd=ROOT, capture_output=True, text=True, timeout=580,
    )
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-4000:]
    return ran.stdout


pytestmark = [
    pytest.mark.skipif(wheels() is None, reason="Pyodide의 꾸러미가 없습니다. "
                       "공식 0.27.7 배포판의 폴더를 PYODIDE_WHEELS로 알려 주십시오."),
    pytest.mark.skipif(not (ROOT / "node_modules/pyodide").exists() or not shutil.which("node"),
                       reason="npm ci를 먼저 실행하십시오."),
]


def test_companion_works_in_the_browsers_python():
    assert "numpy 2.0" in run("inside.py")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_runs_in_the_browsers_python(notebook):
    """모든 셀이 1분 안에 경고 없이 돌고, 견줄 출력은 여기서도 같습니다.

    오래 걸리므로, 이미 지난 것은 노트북과 `companion`이 바뀌기 전까지 다시 돌리지 않습니다.
    """
    companion = sorted(path for path in ROOT.glob("companion/**/*")
                       if path.is_file() and path.suffix != ".pyc")
    parts = [notebook, HERE / "cells.py", HERE / "smoke.mjs", *companion]
    digest = sha256(b"".join(path.read_bytes() for path in parts)).hexdigest()
    passed = ROOT / "_build" / ".pyodide" / f"{notebook.stem}-{digest[:16]}"
    if not passed.exists():
        seconds = float(run("cells.py", str(notebook)).rsplit(" ", 1)[1].removesuffix("초\n"))
        assert seconds <= LONGEST
        passed.parent.mkdir(parents=True, exist_ok=True)
        passed.touch()
