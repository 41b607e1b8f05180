"""Pyodide 안에서 노트북의 코드 셀을 차례로 모두 실행합니다. 견줄 출력이 있으면 견줍니다.

마지막에 걸린 시간과, 그것이 기준이 되는 일의 몇 배인지를 찍습니다. 프로세서를 쓴 시간만 셉니다.
느린 컴퓨터나 바쁜 때에는 셀 사이사이에 하는 기준도 그만큼 느려지므로, 배수는 흔들리지 않습니다.

``NOTEBOOK``은 smoke.mjs가 넣어 주는 노트북의 글(JSON)입니다.
"""

import contextlib
import io
import json
import traceback

import matplotlib.pyplot as plt
import numpy as np
from js import process

namespace = {"__name__": "__main__"}
failed = []
cells = [cell for cell in json.loads(NOTEBOOK)["cells"] if cell["cell_type"] == "code"]  # noqa: F821
square = np.random.default_rng(0).normal(size=(200, 200))


def now():
    return process.cpuUsage().user / 1e6


def standard():
    """기준이 되는 일. 파이썬의 덧셈 20만 번과 행렬 곱 열 번입니다."""
    total = 0
    for k in range(200_000):
        total += k % 7
    for _ in range(10):
        square @ square


spent = paced = 0.0
for cell in cells:
    printed = io.StringIO()
    began = now()
    standard()
    between = now()
    paced += between - began
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile("".join(cell["source"]), cell["id"], "exec"), namespace)
    except Exception:
        failed.append(f"{cell['id']}\n{traceback.format_exc(limit=-1)}")
    plt.close("all")
    spent += now() - between
    if "nbval-check-output" in cell["metadata"].get("tags", []):
        kept = "".join("".join(out.get("text", "")) for out in cell["outputs"])
        if printed.getvalue() != kept:
            failed.append(f"{cell['id']}의 출력\n{printed.getvalue()}---\n{kept}")
assert not failed, "\n".join(failed)
print(f"셀 {len(cells)}개, {spent:.1f}초, 기준의 {spent / (paced / len(cells)):.0f}배")
