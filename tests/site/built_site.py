"""다 지은 사이트가 있는 곳과 그 쪽들."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "_build" / "html"


def chapters() -> list[str]:
    """읽을거리인 쪽의 주소들."""
    return sorted(str(p.relative_to(SITE)) for p in SITE.glob("book/**/*.html"))


def numbered() -> list[str]:
    """번호가 붙은 장들."""
    return [path for path in chapters() if re.search(r"/ch\d\d_", path)]


def pages() -> list[str]:
    """브라우저가 열 수 있는 모든 쪽."""
    return [*chapters(), "search.html"]


def running() -> list[str]:
    """쪽 안에서 파이썬을 켤 수 있는 쪽의 주소들."""
    return [path for path in chapters() if 'class="live-start"' in (SITE / path).read_text()]


def sliding() -> list[str]:
    """슬라이더가 있는 쪽의 주소들."""
    return [path for path in chapters() if 'class="explore"' in (SITE / path).read_text()]
