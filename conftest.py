"""nbval에게: 견줄 출력이 남아 있는 셀은 실행된 셀입니다.

노트북은 실행 번호 없이 커밋합니다. nbval은 번호가 없는데 출력이 있는 셀을 오류로 보므로,
시험할 때만 번호를 채웁니다.
"""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        cell = getattr(item, "cell", None)
        if cell is not None and cell.get("outputs"):
            cell.execution_count = 1
