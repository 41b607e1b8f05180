"""우리말: 테마의 이름표, 문서 문자열의 조사, 절의 주소.

들어오는 것: `page`가 알리는 쪽, autodoc의 문서 문자열, docutils의 절.
나가는 것: 같은 것을 우리말로 고친 것과, 사이트의 대문.
부르는 이: `_config.yml`뿐입니다.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

PARTS = ("section_anchors", "theme", "docstrings")


def setup(app: Sphinx) -> dict[str, Any]:
    for part in PARTS:
        app.setup_extension(f"korean.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
