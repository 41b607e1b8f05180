"""이 컴퓨터의 Chromium을 찾습니다. 브라우저 시험과 속도 재기가 함께 씁니다."""

from __future__ import annotations

import os
import shutil
import subprocess

# 창이 없는 것이 시험에는 더 가볍습니다.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
         "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


def installed() -> str | None:
    """설치된 Chromium이나 Chrome의 자리."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def install() -> str | None:
    """Debian의 관리자이면 apt로 설치합니다(한글 글꼴도 함께). 안 되면 None입니다."""
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return None
    subprocess.run(["apt-get", "update"], capture_output=True)
    for package in NAMES[:2]:
        command = ["apt-get", "install", "-y", package, "fonts-nanum"]
        if subprocess.run(command, capture_output=True).returncode == 0:
            return installed()
    return None
