"""시험 전체의 준비.

계산은 한 스레드로 합니다. 작은 행렬은 스레드가 둘이면 열 배 느려지기도 합니다.

nbval에게: 견줄 출력이 남아 있는 셀은 실행된 셀입니다.

노트북은 실행 번호 없이 커밋합니다. nbval은 번호가 없는데 출력이 있는 셀을 오류로 보므로,
시험할 때만 번호를 채웁니다.
"""

from __future__ import annotations

import os

import pytest

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        cell = getattr(item, "cell", None)
        if cell is not None and cell.get("outputs"):
            cell.execution_count = 1
