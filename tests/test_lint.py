"""코드와 노트북의 모양."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("command", [["ruff", "check", "."], ["mypy"]], ids=["ruff", "mypy"])
def test_tool_is_content(command):
    run = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("command", [["eslint", "."], ["tsc"], ["knip"]],
                         ids=["eslint", "tsc", "knip"])
def test_tool_of_the_browser_side_is_content(command):
    tool, *words = command
    run = subprocess.run([ROOT / "node_modules/.bin" / tool, *words], cwd=ROOT,
                         capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_machine_paths_or_registry_hosts():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    names = tracked.stdout.split() if tracked.returncode == 0 else []
    forbidden = re.compile(
        r"/(?:root|home/[a-z]+|work|tmp)/|registry\.npmjs|files\.pythonhosted"
    )
    for name in names:
        path = ROOT / name
        if path.suffix in {".ttf", ".woff2", ".npz", ".png", ".webp", ".gz"} or not path.is_file():
            continue
        assert not forbidden.search(path.read_text()), name
        assert name == ".ci/run" or not re.search(r"\bshared[/]", path.read_text()), name
