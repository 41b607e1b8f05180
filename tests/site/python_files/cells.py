"""Pyodide 안에서 노트북의 코드 셀을 차례로 모두 실행합니다. 견줄 출력이 있으면 견줍니다.

마지막에 걸린 시간을 찍습니다. 곁에서 다른 시험이 돌아도 흔들리지 않게 프로세서를 쓴 시간만 셉니다.

``NOTEBOOK``은 smoke.mjs가 넣어 주는 노트북의 글(JSON)입니다.
"""

import contextlib
import io
import json
import traceback

import matplotlib.pyplot as plt
from js import process

namespace = {"__name__": "__main__"}
failed = []
cells = [cell for cell in json.loads(NOTEBOOK)["cells"] if cell["cell_type"] == "code"]  # noqa: F821
began = process.cpuUsage().user
for cell in cells:
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile("".join(cell["source"]), cell["id"], "exec"), namespace)
    except Exception:
        failed.append(f"{cell['id']}\n{traceback.format_exc(limit=-1)}")
    plt.close("all")
    if "nbval-check-output" in cell["metadata"].get("tags", []):
        kept = "".join("".join(out.get("text", "")) for out in cell["outputs"])
        if printed.getvalue() != kept:
            failed.append(f"{cell['id']}의 출력\n{printed.getvalue()}---\n{kept}")
assert not failed, "\n".join(failed)
print(f"셀 {len(cells)}개, {(process.cpuUsage().user - began) / 1e6:.1f}초")
