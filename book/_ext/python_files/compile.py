"""Pyodide 안에서 돕니다: 아카이브 속의 .py를 .pyc로 바꾸어 새 아카이브에 담습니다.

읽는 이의 브라우저가 켤 때마다 하던 컴파일을 한 번만 합니다. 컴파일한 것은 같은 파이썬에서만
돌므로 꼭 Pyodide의 파이썬이어야 합니다. 내용은 소스에서 나온 그대로이고 최적화하지 않습니다.

.pyc는 소스보다 크므로, 첫 그림을 그리기까지 불러오는 것만 바꾸고 나머지는 소스로 둡니다.
``TASK``는 compile.mjs가 넣어 줍니다.
"""

import contextlib
import io
import json
import sys
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

EPOCH = (1980, 1, 1, 0, 0, 0)
SITE = "/lib/python3.12/site-packages"
FIRST = """
import matplotlib
matplotlib.use("module://matplotlib_inline.backend_inline")
import contourpy, io, ipywidgets, IPython.display, numpy.random, tqdm
import matplotlib.pyplot as plt
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.run_cell("1 / 0")
fig, axes = plt.subplots()
axes.plot([1, 2], label="$x_1$")
axes.legend()
fig.savefig(io.BytesIO())
ipywidgets.IntSlider()
"""


def loaded_first(archives):
    """첫 그림을 그리고 슬라이더를 만들기까지 불러오는 파일들."""
    for archive in archives:
        zipfile.ZipFile(archive).extractall(SITE)
    with contextlib.redirect_stdout(io.StringIO()):
        exec(FIRST, {"__name__": "__main__"})
    files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    return {file for file in files if file and file.endswith(".py")}


def compiled(source, path):
    code = compile(source, path, "exec", dont_inherit=True)
    return bytes(_code_to_hash_pyc(code, source_hash(source), checked=False))


def convert(source, target, prefix, wanted, keep_source):
    """``keep_source``이면 .py 곁의 __pycache__에, 아니면 .py 대신 .pyc를 둡니다."""
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        def put(name, content):
            new.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)

        for name in old.namelist():
            content, path = old.read(name), f"{prefix}/{name}"
            chosen = name.endswith(".py") and (wanted is None or path in wanted)
            if keep_source or not chosen:
                put(name, content)
            if chosen:
                folder, _, file = name.rpartition("/")
                beside = f"{folder}/__pycache__/{file[:-3]}.cpython-312.pyc"
                put(beside if keep_source else name + "c", compiled(content, path))


task = json.loads(TASK)  # noqa: F821
first = loaded_first(task["trace"]) if task["trace"] else set()
for job in task["jobs"]:
    if job["wanted"] == "first":
        job["wanted"] = first
    convert(**job)
