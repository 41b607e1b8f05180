"""저장소와 사이트의 주소는 짓는 곳에서 알아냅니다. 모르면 단추가 없습니다."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from copies.whereabouts import Whereabouts, find, web_address


@pytest.mark.parametrize(("remote", "address"), [
    ("https://github.com/a/b.git", "https://github.com/a/b"),
    ("https://github.com/a/b", "https://github.com/a/b"),
    ("https://name:secret@github.com/a/b.git", "https://github.com/a/b"),
    ("https://secret@github.com/a/b/", "https://github.com/a/b"),
    ("git@github.com:a/b.c.git", "https://github.com/a/b.c"),
    ("ssh://git@git.example.org:2222/a/b.git", "https://git.example.org/a/b"),
    ("../b", ""), ("file:///srv/b.git", ""), ("/srv/b", ""), ("", ""),
])  # fmt: skip
def test_a_remote_becomes_an_address_without_secrets(remote, address):
    assert web_address(remote) == address


def test_the_publishing_ci_knows():
    ci = {"GITHUB_REPOSITORY": "a/b", "GITHUB_SERVER_URL": "https://github.com",
          "GITHUB_SHA": "c" * 40, "SITE_URL": "https://a.github.io/b"}
    where = find(Path(), ci)
    assert where == Whereabouts("https://a.github.io/b/", "https://github.com/a/b", "c" * 40)
    assert where.page("book/x.html") == "https://a.github.io/b/book/x.html"
    assert where.requirement() == f"companion @ git+https://github.com/a/b@{'c' * 40}"
    assert where.colab("x.ipynb") == \
        "https://colab.research.google.com/github/a/b/blob/notebooks/colab/x.ipynb"
    assert where.binder("x.ipynb") == \
        "https://mybinder.org/v2/gh/a/b/notebooks?urlpath=lab/tree/x.ipynb"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    run = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True,
                         text=True)
    return run.stdout.strip()


def test_a_checkout_knows_its_remote_and_pins_only_what_was_pushed(tmp_path):
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "하나")
    assert find(tmp_path, {}) == Whereabouts()
    git(tmp_path, "remote", "add", "origin", "git@github.com:a/b.git")
    assert find(tmp_path, {}) == Whereabouts("", "https://github.com/a/b", "")
    assert find(tmp_path, {}).requirement() == "companion @ git+https://github.com/a/b"
    head = git(tmp_path, "rev-parse", "HEAD")
    git(tmp_path, "update-ref", "refs/remotes/origin/main", head)
    assert find(tmp_path, {}).commit == head
    git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "올리지 않은 것")
    assert find(tmp_path, {}).commit == ""


def test_without_a_repository_there_is_nowhere_to_go(tmp_path):
    where = find(tmp_path, {})
    assert where == Whereabouts()
    assert (where.colab("x"), where.binder("x"), where.requirement(), where.page("x")) == ("",) * 4


def test_colab_and_binder_only_for_github():
    where = Whereabouts(repository="https://git.example.org/a/b", commit="c")
    assert (where.colab("x"), where.binder("x")) == ("", "")
    assert where.requirement() == "companion @ git+https://git.example.org/a/b@c"


def test_a_wrong_site_is_refused():
    with pytest.raises(ValueError, match="SITE_URL은 https"):
        find(Path(), {"SITE_URL": "a.github.io/b"})
