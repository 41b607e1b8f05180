"""Colab의 ipywidgets 7.7에서도 슬라이더가 움직입니다.

그 버전의 환경을 .cache에 한 번 만들어 두고, 거기서 test_explore_live.py를 다시 돌립니다.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from environments import CannotInstall, environment

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def colab_python() -> Path:
    """ipywidgets 7.7이 깔린 파이썬."""
    try:
        requirements = ROOT / "requirements" / "colab-widgets.txt"
        return environment("colab", requirements, "--no-deps")
    except CannotInstall as error:
        pytest.skip(str(error))


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
