"""Pyodide 안에서 돕니다: 아카이브 속의 .py를 .pyc로 바꾸어 새 아카이브에 담습니다.

읽는 이의 브라우저가 켤 때마다 하던 컴파일을 한 번만 합니다. 컴파일한 것은 같은 파이썬에서만
돌므로 꼭 Pyodide의 파이썬이어야 합니다. 내용은 소스에서 나온 그대로이고 최적화하지 않습니다.
``JOBS``는 pyodide_compile.mjs가 넣어 줍니다.
"""

import json
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

EPOCH = (1980, 1, 1, 0, 0, 0)


def compiled(source, path):
    code = compile(source, path, "exec", dont_inherit=True)
    return bytes(_code_to_hash_pyc(code, source_hash(source), checked=False))


def convert(source, target, prefix, keep_source):
    """``keep_source``이면 .py 곁의 __pycache__에, 아니면 .py 대신 .pyc를 둡니다."""
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        def put(name, content):
            new.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)

        for name in old.namelist():
            content = old.read(name)
            if keep_source or not name.endswith(".py"):
                put(name, content)
            if name.endswith(".py"):
                folder, _, file = name.rpartition("/")
                beside = f"{folder}/__pycache__/{file[:-3]}.cpython-312.pyc"
                put(beside if keep_source else name + "c", compiled(content, f"{prefix}/{name}"))


for job in json.loads(JOBS):  # noqa: F821
    convert(**job)
