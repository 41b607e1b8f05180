"""사본을 다른 환경에서 돌려 보는 시험이 함께 쓰는 것."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from make_copy import ROOT

from environments import CACHE
from notebooks_branch import take_package


@pytest.fixture(scope="session")
def companion_text() -> bytes:
    """`companion`의 모든 것. 바뀌면 사본을 다시 돌려 봅니다."""
    files = sorted(p for p in (ROOT / "companion").rglob("*")
                   if p.is_file() and "__pycache__" not in p.parts)
    return b"".join(str(p.relative_to(ROOT)).encode() + p.read_bytes() for p in files)


@pytest.fixture
def once(companion_text: bytes, request: pytest.FixtureRequest):
    """``once(할 일, 재료…)``: 재료가 그대로이면 지난번의 성공을 믿고 다시 하지 않습니다."""

    def run(act: Callable[[], None], *parts: str | bytes) -> None:
        whole = [Path(request.path).read_bytes(), companion_text, *parts]
        digest = hashlib.sha256(b"\0".join(
            part.encode() if isinstance(part, str) else part for part in whole)).hexdigest()
        passed = CACHE / "copies-that-ran" / f"{request.node.name}-{digest[:16]}"
        if not passed.exists():
            act()
            passed.parent.mkdir(parents=True, exist_ok=True)
            passed.touch()

    return run


@pytest.fixture(scope="session")
def git_repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """이 저장소의 지금 모습을 커밋 하나로 담은 git 저장소와 그 커밋."""
    folder = tmp_path_factory.mktemp("git") / "책"
    take_package(folder)
    for command in (["init", "--quiet"], ["add", "."], ["-c", "user.name=시험",
                    "-c", "user.email=test@example.org", "commit", "--quiet", "-m", "지금"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, check=True,
                          capture_output=True, text=True)
    return folder, head.stdout.strip()
