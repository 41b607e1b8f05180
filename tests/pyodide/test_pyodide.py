"""책의 쪽 안에서 도는 파이썬과 같은 것(Pyodide 0.27.7: NumPy 2.0, matplotlib 3.8)에서의 시험."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent


def wheels() -> Path | None:
    """Pyodide의 공식 꾸러미가 있는 폴더."""
    places = (os.environ.get("PYODIDE_WHEELS"), ROOT.parent / "shared" / "pyodide-wheels")
    return next((Path(p) for p in places if p and Path(p, "SHA256SUMS").is_file()), None)


@pytest.mark.skipif(wheels() is None, reason="Pyodide의 꾸러미가 없습니다. "
                    "공식 0.27.7 배포판의 폴더를 PYODIDE_WHEELS로 알려 주십시오.")
@pytest.mark.skipif(not (ROOT / "node_modules/pyodide").exists() or shutil.which("node") is None,
                    reason="npm ci를 먼저 실행하십시오.")
def test_companion_works_in_the_browsers_python():
    run = subprocess.run(
        ["node", str(HERE / "smoke.mjs"), str(wheels()), str(ROOT / "companion"),
         str(HERE / "inside.py")],
        cwd=ROOT, capture_output=True, text=True, timeout=300,
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-4000:]
    assert "numpy 2.0" in run.stdout
