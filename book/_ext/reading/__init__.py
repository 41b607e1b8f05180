"""글을 읽고 푸는 자리: 노트북의 실행, 접는 상자, 확인 문제, 연습 문제의 번호, 수식.

들어오는 것: 장의 노트북과, `page`가 알리는 쪽.
나가는 것: 실행해 둔 출력과, 스크립트 없이 읽히는 상자와 수식.
부르는 이: `_config.yml`뿐. 다른 방은 이 방을 부르지 않습니다.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

PARTS = ("fresh_notebooks", "exercise_numbers", "folding", "quiz", "static_math", "line_breaks",
         "description", "chapter_frame", "front_page")


def setup(app: Sphinx) -> dict[str, Any]:
    for part in PARTS:
        app.setup_extension(f"reading.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
