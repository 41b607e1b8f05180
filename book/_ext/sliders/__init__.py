"""커널 없는 슬라이더: 미리 그린 장면을 손잡이로 넘깁니다.

들어오는 것: `companion.explore`가 노트북에 남긴 `<figure class="explore">`.
나가는 것: 장면의 파일과 주소만 남은 그림. 브라우저에서는 `page.js`가 움직입니다.
부르는 이: `_config.yml`. 그림을 WebP로 만드는 일은 `lean.figures`에 맡깁니다.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

PARTS = ("frames",)


def setup(app: Sphinx) -> dict[str, Any]:
    for part in PARTS:
        app.setup_extension(f"sliders.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
