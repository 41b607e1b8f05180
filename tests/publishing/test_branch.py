"""노트북 가지: Colab, Binder, nbgitpuller가 가져갈 것이 있고, 커밋이 이어서 쌓입니다."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import notebooks_branch
from notebooks_branch import ROOT, assemble

PUSH = ROOT / "scripts" / "push_branch.sh"


def git(folder: Path, *arguments: str) -> str:
    run = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True,
                         text=True)
    return run.stdout.strip()


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    (folder / "colab").mkdir(parents=True)
    for name in ("ch01.ipynb", "colab/ch01.ipynb"):
        (folder / name).write_text("{}")
    return folder


def test_the_branch_holds_what_readers_need(copies, tmp_path):
    branch = tmp_path / "branch"
    assemble(branch, copies)
    names = {str(path.relative_to(branch)) for path in branch.rglob("*")}
    assert {"ch01.ipynb", "colab/ch01.ipynb", "binder/postBuild", "binder/requirements.txt",
            "companion/__init__.py", "pyproject.toml", "README.md", "LICENSE"} <= names
    assert not [name for name in names if "__pycache__" in name]


def test_what_python_left_behind_stays_behind(tmp_path, monkeypatch):
    for name in ("companion/__pycache__/a.pyc", "companion/a.py", *notebooks_branch.PACKAGE[1:]):
        (tmp_path / "root" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "root" / name).write_text("")
    monkeypatch.setattr(notebooks_branch, "ROOT", tmp_path / "root")
    notebooks_branch.take_package(tmp_path / "out")
    assert [p.name for p in (tmp_path / "out" / "companion").iterdir()] == ["a.py"]


def test_no_copies_no_branch(tmp_path):
    with pytest.raises(SystemExit, match="make book"):
        assemble(tmp_path / "branch", tmp_path)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """원격 저장소를 받아 둔 곳. 가지는 아직 없습니다."""
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(tmp_path, "clone", "--quiet", f"file://{tmp_path}/remote.git", "checkout")
    folder = tmp_path / "checkout"
    for key, value in (("user.name", "a"), ("user.email", "a@example.org")):
        git(folder, "config", key, value)
    (folder / "README.md").write_text("원본")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "원본")
    return folder


def push(checkout: Path, folder: Path, message: str) -> str:
    run = subprocess.run([PUSH, folder, "notebooks", message], cwd=checkout, capture_output=True,
                         text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_commits_follow_one_another(checkout, copies, tmp_path):
    remote = tmp_path / "remote.git"
    push(checkout, copies, "첫째")
    held = git(remote, "ls-tree", "-r", "--name-only", "notebooks").split()
    assert held == ["ch01.ipynb", "colab/ch01.ipynb"]
    assert "달라진 것이 없습니다" in push(checkout, copies, "같은 것")
    git(tmp_path, "clone", "--quiet", "--branch", "notebooks", str(remote), "reader")
    (copies / "ch01.ipynb").unlink()
    (copies / "ch02.ipynb").write_text("{}")
    push(checkout, copies, "둘째")
    assert git(remote, "log", "--format=%s", "notebooks") == "둘째\n첫째"
    git(tmp_path / "reader", "pull", "--quiet", "--ff-only")  # 받아 둔 사람도 이어서 받습니다
    assert sorted(p.name for p in (tmp_path / "reader").glob("*.ipynb")) == ["ch02.ipynb"]
    assert git(checkout, "status", "--porcelain") == "", "받아 둔 곳은 그대로입니다"


def test_binder_files_name_exact_versions():
    lines = [line for line in (ROOT / "binder" / "requirements.txt").read_text().splitlines()
             if not line.startswith("#")]
    assert all(line.count("==") == 1 for line in lines)
    book = set((ROOT / "requirements" / "book.txt").read_text().splitlines())
    for name in ("numpy", "matplotlib", "ipywidgets", "ipykernel", "tqdm"):
        (line,) = [line for line in lines if line.startswith(f"{name}==")]
        assert line in book, "책을 지은 것과 같은 버전"
    assert (ROOT / "binder" / "postBuild").stat().st_mode & 0o100, "실행할 수 있어야 합니다"
