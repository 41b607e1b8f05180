"""Colab의 ipywidgets 7.7에서도 슬라이더가 움직입니다.

그 버전의 환경을 .cache에 한 번 만들어 두고, 거기서 test_explore_live.py를 다시 돌립니다.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements" / "colab-widgets.txt"
FOLDER = ROOT / ".cache" / "ipywidgets-7"


@pytest.fixture(scope="module")
def colab_python() -> Path:
    """ipywidgets 7.7이 깔린 파이썬. 요구 목록이나 파이썬이 바뀌면 다시 만듭니다."""
    wanted = sys.version + REQUIREMENTS.read_text()
    stamp = FOLDER / "made-for.txt"
    python = FOLDER / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not stamp.is_file() or stamp.read_text() != wanted:
        venv.create(FOLDER, clear=True, with_pip=True)
        install = [python, "-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:"]
        run = subprocess.run([*install, "-r", REQUIREMENTS], capture_output=True, text=True)
        if run.returncode != 0:
            reason = (run.stderr.strip().splitlines() or ["까닭을 알 수 없음"])[-1]
            pytest.skip(f"ipywidgets 7.7을 깔지 못했습니다: {reason}")
        stamp.write_text(wanted)
    return python


def test_sliders_move_with_ipywidgets_7(colab_python):
    run = subprocess.run(
        [colab_python, "-W", "error::UserWarning", "tests/companion/test_explore_live.py"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith("ipywidgets 7.7.1: ")
