"""책에서 찾기.

들어오는 것: Sphinx가 읽은 글과, 읽는 이가 적은 말.
나가는 것: 조사와 어미를 뗀 찾아보기와, 같은 규칙으로 찾는 스크립트.
부르는 이: `_config.yml`뿐입니다.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

PARTS = ("stemming",)


def setup(app: Sphinx) -> dict[str, Any]:
    for part in PARTS:
        app.setup_extension(f"find.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
