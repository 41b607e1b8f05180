"""브라우저의 파이썬(Pyodide)을 사이트가 스스로 내어놓는 곳.

들어오는 것: 공식 파일(지문이 맞는 것만)과 이 저장소의 `companion`.
나가는 것: 사이트의 `pyodide/<지문>/`과, 그 자리를 적은 설정 `pyodide_folder`.
부르는 이: `_config.yml`. `live`와 `copies`는 그 설정만 읽습니다.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

PARTS = ("folder",)


def setup(app: Sphinx) -> dict[str, Any]:
    for part in PARTS:
        app.setup_extension(f"python_files.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
