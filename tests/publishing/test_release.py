"""파이썬의 공식 파일을 담은 릴리스: 한 번만 올리고, 올리다 만 것은 다시 올립니다."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = "pyodide-0.0.1-0123456789ab"
# gh를 흉내 냅니다: 올라 있는 릴리스가 초안인지 말하고, 부른 것을 적어 둡니다.
GH = """\
#!/bin/sh
echo "$*" >> asked
case "$2" in
  view) [ -f draft ] && cat draft || { echo 'release not found' >&2; exit 1; } ;;
  create) [ ! -f refused ] ;;
esac
"""


@pytest.fixture
def attach(tmp_path: Path):
    """작업 흐름의 그 단계를 그대로 돌립니다."""
    job = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text())["jobs"]["pyodide"]
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH)
    (tmp_path / "bin" / "gh").chmod(0o755)
    (tmp_path / "pyodide").mkdir()
    (tmp_path / "pyodide" / f"{BUNDLE}.zip").touch()
    environ = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}

    def run() -> tuple[int, list[str]]:
        ran = subprocess.run(["bash", "-eo", "pipefail", "-c", job["steps"][-1]["run"]],
                             cwd=tmp_path, env=environ, capture_output=True, text=True)
        return ran.returncode, (tmp_path / "asked").read_text().splitlines()
    return run


def test_the_first_time_it_is_released_with_its_file(attach):
    code, (view, create) = attach()
    assert code == 0
    assert view.startswith(f"release view {BUNDLE} ")
    assert create.startswith(f"release create {BUNDLE} pyodide/{BUNDLE}.zip --latest=false ")


def test_what_is_there_is_left_alone(attach, tmp_path):
    (tmp_path / "draft").write_text("false\n")
    code, asked = attach()
    assert code == 0
    assert len(asked) == 1


def test_what_was_broken_off_is_released_again(attach, tmp_path):
    (tmp_path / "draft").write_text("true\n")
    code, asked = attach()
    assert code == 0
    assert asked[1].startswith("release create")


def test_a_refusal_is_not_kept_silent(attach, tmp_path):
    (tmp_path / "refused").touch()
    assert attach()[0] != 0


def test_the_file_is_made_where_nothing_can_be_written():
    """쓰기 권한이 없는 일이 만들고, 얻지 못해도 책은 펼쳐지며, 그때는 올리지 않습니다."""
    jobs = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text())["jobs"]
    (made,) = [step for step in jobs["build"]["steps"] if step.get("run") == "make pyodide-bundle"]
    assert made["continue-on-error"] is True
    assert "write" not in jobs["build"]["permissions"].values()
    (kept,) = [step for step in jobs["build"]["steps"]
               if step.get("with", {}).get("path") == "_build/pyodide"]
    assert kept["if"] == f"steps.{made['id']}.outcome == 'success'"
    assert jobs["build"]["outputs"]["pyodide"] == f"${{{{ steps.{made['id']}.outcome }}}}"
    assert jobs["pyodide"]["if"] == "needs.build.outputs.pyodide == 'success'"
