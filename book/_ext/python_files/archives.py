"""브라우저로 보낼 아카이브를 꾸립니다: 쓰지 않는 것을 덜고, 깔려 있는 것을 담습니다."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from fnmatch import fnmatch
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)  # 같은 내용이면 같은 바이트가 되게 합니다
Members = dict[str, bytes]

# 읽는 이의 브라우저에서 쓸 데가 없는 것. 이름은 공식 목록의 꾸러미 이름입니다.
# 굵거나 기울인 글꼴의 일부는 없어도 matplotlib이 가장 가까운 것으로 그립니다.
UNNEEDED = {
    "numpy": ("numpy/f2py/*", "numpy/_core/include/*", "numpy/random/lib/*", "*.a", "*.pyi",
              "*.pxd"),
    "matplotlib": ("matplotlib/mpl-data/sample_data/*", "matplotlib/mpl-data/images/*",
                   "matplotlib/mpl-data/fonts/pdfcorefonts/*", "matplotlib/mpl-data/fonts/afm/*",
                   "*/DejaVuSans-BoldOblique.ttf", "*/DejaVuSansMono-*.ttf",
                   "*/DejaVuSerif-*.ttf", "matplotlib/testing/*", "matplotlib/sphinxext/*",
                   "matplotlib/backends/web_backend/*", "*/_tkagg*", "*/_backend_[gt]*",
                   "*/backend_[gmqtw]*k*.py", "*/backend_qt*", "*/backend_wx*",
                   "*/backend_macosx.py", "*/backend_cairo.py", "*/qt_compat.py",
                   "*/qt_editor/*", "*.pyi"),
    "pillow": ("PIL/_imagingft.*", "PIL/_webp.*", "*.pyi"),
    "python-dateutil": ("dateutil/zoneinfo/*.tar.gz",),
    "ipython": ("IPython/testing/plugin/*", "IPython/sphinxext/*", "IPython/terminal/[!p]*"),
    "ipywidgets": ("ipywidgets/tests/*", "ipywidgets/*/tests/*"),
    "tqdm": ("tqdm/completion.sh", "tqdm/tqdm.1"),
}  # fmt: skip
# 색을 입힐 언어. 나머지 수백 가지는 덜어 냅니다.
LEXERS = ("__init__", "_mapping", "css", "data", "diff", "html", "javascript", "jvm", "markup",
          "perl", "python", "ruby", "scripting", "shell", "special", "web")  # fmt: skip


def pack(members: Members) -> bytes:
    """``{이름: 내용}``을 zip으로. 언제 만들어도 같은 바이트입니다."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpack(archive: bytes) -> Members:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def trimmed(package: str, archive: bytes) -> bytes:
    """쓰지 않는 것을 덜어 낸 아카이브."""
    patterns = UNNEEDED.get(package, ())
    members = {name: content for name, content in unpack(archive).items()
               if not any(fnmatch(name, pattern) for pattern in patterns)}
    if package in FITTED:
        FITTED[package](members)
    return pack(members)


def fit_matplotlib(members: Members) -> None:
    """글꼴 목록을 실제로 담은 글꼴에 맞춥니다.

    Pyodide의 matplotlib에는 글꼴 목록이 들어 있지만 적힌 판이 달라 쓰이지 않고, 켤 때마다 글꼴을
    다시 훑습니다(빨간 안내가 한 줄 나옵니다). 판을 바로잡으면 그대로 쓰입니다.
    """
    code = members["matplotlib/font_manager.py"].decode()
    version = re.search(r"class FontManager.*?__version__ = (\d+)", code, re.S)
    assert version is not None
    listed = json.loads(members["matplotlib/fontlist.json"])
    listed["_version"] = int(version[1])
    for kind in ("afmlist", "ttflist"):
        listed[kind] = [font for font in listed[kind]
                        if f"matplotlib/mpl-data/{font['fname']}" in members]
    members["matplotlib/fontlist.json"] = json.dumps(listed, ensure_ascii=False).encode()


def fit_ipython(members: Members) -> None:
    """브라우저에 없는 터미널과, 켜 두지 않는 명령 기록(sqlite3)을 찾지 않게 합니다.

    IPython은 불러올 때 이 둘을 함께 불러옵니다. prompt_toolkit과 sqlite3까지 1.3 MB를 더 받고
    0.5초를 더 기다리게 되지만, 쪽 안의 파이썬은 어느 것도 쓰지 않습니다.
    """
    members["IPython/terminal/__init__.py"] = b""
    members["IPython/terminal/embed.py"] = (
        'def embed(**kwargs):\n    raise RuntimeError("브라우저에는 터미널이 없습니다.")\n'.encode()
    )
    history = members["IPython/core/history.py"]
    for old, new in (
        (b"\nimport sqlite3\n", b"\nfrom IPython.core import _no_history as sqlite3\n"),
        (b"enabled = Bool(True,", b"enabled = Bool(False,"),
    ):
        assert history.count(old) == 1
        history = history.replace(old, new)
    members["IPython/core/history.py"] = history
    members["IPython/core/_no_history.py"] = b"".join(
        b"class %s(Exception): pass\n" % name
        for name in (b"Connection", b"DatabaseError", b"OperationalError", b"IntegrityError")
    )


def fit_pygments(members: Members) -> None:
    kept = {f"pygments/lexers/{name}.py" for name in LEXERS}
    for name in [name for name in members if name.startswith("pygments/lexers/")]:
        if name not in kept:
            del members[name]


FITTED: dict[str, Callable[[Members], None]] = {
    "matplotlib": fit_matplotlib, "ipython": fit_ipython, "pygments": fit_pygments,
}  # fmt: skip


def installed_wheel(name: str) -> tuple[str, bytes]:
    """지금 환경에 깔려 있는 순수 파이썬 꾸러미를 wheel로. 버전은 requirements에 적힌 것입니다."""
    found = distribution(name)
    members = {}
    for file in sorted(found.files or ()):
        inside = file.parts[0] != ".." and "__pycache__" not in file.parts
        if inside and file.name not in ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json"):
            members[file.as_posix()] = Path(str(found.locate_file(file))).read_bytes()
    return f"{name}-{found.version}-py3-none-any.whl", pack(members)


def project_wheel(root: Path, name: str, version: str) -> tuple[str, bytes]:
    """이 저장소의 ``name`` 패키지를 wheel로."""
    members = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / name).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    info = f"{name}-{version}.dist-info"
    facts = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    members[f"{info}/METADATA"] = facts.encode()
    members[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    return f"{name}-{version}-py3-none-any.whl", pack(members)
