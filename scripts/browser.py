"""이 컴퓨터의 브라우저를 찾습니다. 브라우저 시험과 속도 재기가 함께 씁니다.

Chromium은 읽는 이가 쓰는 온전한 것이 먼저입니다. 창이 없는 것(headless shell)은 사람의
브라우저가 청하는 것을 다 청하지 않습니다. 다른 것으로 해 보려면 `CHROMIUM`에 이름이나 자리를
적습니다:
``CHROMIUM=google-chrome make test``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


@dataclass(frozen=True)
class Engine:
    name: str
    commands: tuple[str, ...]  # 앞의 것부터, 하나만 있으면 됩니다
    packages: tuple[str, ...]  # Debian에서 그것이 든 것
    beside: tuple[str, ...] = ()  # 함께 있어야 하는 명령


CHROMIUM = Engine(
    "Chromium",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
     "chromium-headless-shell"),
    ("chromium", "fonts-nanum"),
)  # fmt: skip
FIREFOX = Engine("Firefox", ("firefox-esr", "firefox"), ("firefox-esr",))
WEBKIT = Engine("WebKitGTK", ("WebKitWebDriver",), ("webkit2gtk-driver", "xvfb"), ("Xvfb",))
ENGINES = (CHROMIUM, FIREFOX, WEBKIT)


def installed(engine: Engine = CHROMIUM) -> str | None:
    """설치된 엔진의 자리. 골라 적은 Chromium이 없으면 다른 것을 쓰지 않고 멈춥니다."""
    chosen = os.environ.get("CHROMIUM") if engine is CHROMIUM else None
    if chosen and not shutil.which(chosen):
        raise FileNotFoundError(f"CHROMIUM={chosen}: 그런 브라우저가 없습니다.")
    if not all(shutil.which(name) for name in engine.beside):
        return None
    commands = (chosen,) if chosen else engine.commands
    return next((found for name in commands if (found := shutil.which(name))), None)


def install(engine: Engine = CHROMIUM) -> str | None:
    """Debian의 관리자이면 apt로 설치합니다. 안 되면 None입니다."""
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return None
    import fcntl  # 관리자가 있는 곳에만 있습니다

    with Path(tempfile.gettempdir(), "companion-apt.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # 나란히 도는 시험들이 한꺼번에 설치하지 않습니다
        if installed(engine) is None:
            subprocess.run(["apt-get", "update"], capture_output=True)
            subprocess.run(["apt-get", "install", "-y", *engine.packages], capture_output=True)
    return installed(engine)
