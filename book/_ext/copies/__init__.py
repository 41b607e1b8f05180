"""쪽을 다른 곳에서: 내려받는 사본, Colab, Binder, 주피터라이트, 그리고 없는 쪽.

들어오는 것: 장의 노트북, 저장소와 사이트의 주소, `pyodide_folder`.
나가는 것: `notebooks/`, `lite/`, `404.html`, 쪽 위의 메뉴, 설정 `whereabouts`.
부르는 이: `_config.yml`뿐입니다.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

PARTS = ("notebooks", "launch_menu", "not_found", "lite_site")


def setup(app: Sphinx) -> dict[str, Any]:
    for part in PARTS:
        app.setup_extension(f"copies.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
