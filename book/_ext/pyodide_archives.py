"""브라우저로 보낼 아카이브를 꾸립니다: 쓰지 않는 것을 덜고, 깔려 있는 것을 담습니다."""

from __future__ import annotations

import json
import re
import zipfile
from fnmatch import fnmatch
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)  # 같은 내용이면 같은 바이트가 되게 합니다

# 읽는 이의 브라우저에서 쓸 데가 없는 것. 이름은 공식 목록의 꾸러미 이름입니다.
UNNEEDED = {
    "numpy": ("numpy/f2py/*", "numpy/_core/include/*", "numpy/random/lib/*", "numpy/*.a",
              "numpy/*.pyi", "numpy/*.pxd"),
    "matplotlib": ("matplotlib/mpl-data/sample_data/*", "matplotlib/mpl-data/images/*",
                   "matplotlib/mpl-data/fonts/pdfcorefonts/*", "matplotlib/mpl-data/fonts/afm/*",
                   "matplotlib/backends/web_backend/*", "matplotlib/testing/*", "*.pyi"),
}


def pack(members: dict[str, bytes]) -> bytes:
    """``{이름: 내용}``을 zip으로. 언제 만들어도 같은 바이트입니다."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpack(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def trimmed(package: str, archive: bytes) -> bytes:
    """쓰지 않는 것을 덜어 낸 아카이브."""
    patterns = UNNEEDED.get(package, ())
    members = {name: content for name, content in unpack(archive).items()
               if not any(fnmatch(name, pattern) for pattern in patterns)}
    if package == "matplotlib":
        members["matplotlib/fontlist.json"] = font_list(members)
    return pack(members)


def font_list(members: dict[str, bytes]) -> bytes:
    """실제로 담은 글꼴만 적은 목록.

    Pyodide의 matplotlib에는 글꼴 목록이 들어 있지만 적힌 판이 달라 쓰이지 않고, 켤 때마다 글꼴을
    다시 훑습니다(빨간 안내가 한 줄 나옵니다). 판을 바로잡으면 그대로 쓰입니다.
    """
    code = members["matplotlib/font_manager.py"].decode()
    listed = json.loads(members["matplotlib/fontlist.json"])
    listed["_version"] = int(re.search(r"class FontManager.*?__version__ = (\d+)", code, re.S)[1])
    for kind in ("afmlist", "ttflist"):
        listed[kind] = [font for font in listed[kind]
                        if f"matplotlib/mpl-data/{font['fname']}" in members]
    return json.dumps(listed, ensure_ascii=False).encode()


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
