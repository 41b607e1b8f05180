"""‘파이토치로 옮기기’의 코드를 위에서 아래로 모두 실행합니다. 쪽의 assert가 두 결과를 견줍니다."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "book/pytorch.md"


def test_both_sides_of_the_page_give_the_same():
    blocks = re.findall(r"^```python\n(.+?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    assert sum("assert" in block for block in blocks) >= 7
    assert all(len(line) <= 79 for block in blocks for line in block.splitlines())
    namespace: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, PAGE.name, "exec"), namespace)
