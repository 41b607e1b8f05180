"""사이트가 내어놓는 파이썬(Pyodide의 NumPy 2.0, matplotlib 3.8)에서의 시험."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from python_files.folder import make
from python_files.sources import MissingError

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).parent
NOTEBOOKS = sorted(ROOT.glob("book/*.ipynb"))
LONGEST = 718  # 기준이 되는 일의 배수. 그 일이 0.0835초 걸리는 조용한 컴퓨터에서 60초입니다
Run = Callable[..., str]

pytestmark = pytest.mark.skipif(not (ROOT / "node_modules/pyodide").exists()
                                or not shutil.which("node"), reason="npm ci를 먼저 실행하십시오.")


@pytest.fixture(scope="module")
def folder() -> Path:
    """책을 지을 때 만든 파이썬의 폴더. 아직 없으면 책을 지을 때처럼 찾아 만듭니다."""
    try:
        return make(ROOT)
    except MissingError as missing:
        pytest.skip(f"Pyodide의 공식 파일을 어디에서도 얻을 수 없습니다({missing}). "
                    "파일이 있는 곳을 PYODIDE_WHEELS로 알려 주십시오.")


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    def run_inside(test: str, *arguments: str) -> str:
        ran = subprocess.run(["node", HERE / "smoke.mjs", folder, HERE / test, *arguments],
                             cwd=ROOT, capture_output=True, text=True, timeout=580)
        assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-4000:]
        return ran.stdout
    return run_inside


def test_companion_works_in_the_browsers_python(run):
    assert "numpy 2.0" in run("inside.py")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_runs_in_the_browsers_python(run, folder, notebook):
    """모든 셀이 제때에 경고 없이 돌고, 견줄 출력은 여기서도 같습니다.

    오래 걸리므로, 이미 지난 것은 노트북과 파이썬의 폴더(`companion`도 거기 있습니다)가 바뀌기
    전까지 다시 돌리지 않습니다.
    """
    parts = [path.read_bytes() for path in (notebook, HERE / "cells.py", HERE / "smoke.mjs")]
    digest = sha256(b"".join([folder.name.encode(), *parts])).hexdigest()
    passed = ROOT / "_build" / ".pyodide" / f"{notebook.stem}-{digest[:16]}"
    if not passed.exists():
        times = float(run("cells.py", str(notebook)).rsplit(" ", 1)[1].removesuffix("배\n"))
        assert times <= LONGEST
        passed.parent.mkdir(parents=True, exist_ok=True)
        passed.touch()
