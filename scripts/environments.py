"""시험에 쓰는 다른 파이썬 환경.

.cache에 한 번 만들어 두고, 요구 목록이나 파이썬이 바뀌면 다시 만듭니다.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

from filelock import FileLock

CACHE = Path(__file__).resolve().parents[1] / ".cache"


class CannotInstall(RuntimeError):
    """꾸러미를 받지 못해 환경을 만들 수 없습니다."""


def environment(name: str, requirements: Path, *options: str) -> Path:
    """``requirements``만 깔린 환경의 파이썬. ``options``는 pip install에 더 줄 것입니다."""
    folder = CACHE / name
    wanted = "\n".join([sys.version, *options, requirements.read_text()])
    stamp, python = folder / "made-for.txt", folder / "bin" / "python"
    CACHE.mkdir(exist_ok=True)
    with FileLock(CACHE / f"{name}.lock"):  # 나란히 도는 시험이 함께 만들지 않게
        if not stamp.is_file() or stamp.read_text() != wanted:
            venv.create(folder, clear=True, with_pip=True)
            install = [python, "-m", "pip", "install", "--quiet", "--only-binary", ":all:"]
            run = subprocess.run([*install, *options, "-r", requirements],
                                 capture_output=True, text=True)
            if run.returncode != 0:
                reason = (run.stderr.strip().splitlines() or ["까닭을 알 수 없음"])[-1]
                raise CannotInstall(f"{requirements.name}에 적힌 것을 깔지 못했습니다: {reason}")
            stamp.write_text(wanted)
    return python


def clean_environment(python: Path) -> dict[str, str]:
    """그 환경에 들어선 것처럼 꾸민 환경 변수. 이 저장소의 모듈은 보이지 않습니다."""
    kept = {name: value for name, value in os.environ.items()
            if name not in {"PYTHONPATH", "VIRTUAL_ENV", "COMPANION_STATIC", "MPLBACKEND"}
            and not name.startswith(("GIT_", "JUPYTER_"))}
    return kept | {"PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
