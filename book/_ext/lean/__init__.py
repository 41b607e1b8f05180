"""가벼운 쪽: 그림, 아이콘, 글꼴, 스타일 하나와 스크립트 하나, 보안 정책. 맨 나중에 씁니다.

들어오는 것: 다른 방이 고치고 난 쪽과, 저마다의 스크립트와 스타일.
나가는 것: `_static/book.js`, `_static/book.css`, WebP, 정책이 걸린 쪽.
부르는 이: `_config.yml`. `sliders`가 `figures.lossless_webp`를 씁니다.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

PARTS = ("figures", "tokens", "icons", "assets", "fonts")


def setup(app: Sphinx) -> dict[str, Any]:
    for part in PARTS:
        app.setup_extension(f"lean.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
