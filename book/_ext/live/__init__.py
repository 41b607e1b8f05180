"""쪽 안의 파이썬: 단추 하나로 셀을 고치고 실행합니다.

들어오는 것: 코드 셀이 있는 쪽과 `pyodide_folder`.
나가는 것: 쪽 위의 단추와, 누른 뒤에야 받는 묶음 `_static/live/`.
부르는 이: `_config.yml`. 브라우저에서는 `page.js`가 단추를 누를 때 불러옵니다.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

PARTS = ("button",)


def setup(app: Sphinx) -> dict[str, Any]:
    for part in PARTS:
        app.setup_extension(f"live.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
