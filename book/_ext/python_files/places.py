"""공식 파일이 있을 만한 곳: 폴더, 아카이브(zip), 웹의 주소, PyPI의 꾸러미.

어느 곳이든 이름을 주면 내용을 돌려주는 함수(`Source`)가 됩니다. 내용이 맞는지는 `sources`가 봅니다.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from http.client import HTTPException
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError
from urllib.request import urlopen

Source = Callable[[str], bytes | None]  # 파일 이름 -> 내용. 없으면 None


class SourceGoneError(Exception):
    """이 곳에서는 아무것도 얻을 수 없습니다. 다음 곳으로 넘어갑니다."""


class SpoiledError(Exception):
    """이 곳에 그 파일이 있으나 꺼낼 수 없습니다."""


def place(named: str) -> Source:
    """``PYODIDE_WHEELS``에 적힌 곳: 폴더나 아카이브의 자리, 또는 그 http(s) 주소."""
    if named.startswith(("http://", "https://")):
        return at_address(named)
    if Path(named).is_dir():
        return in_folder(Path(named))
    exists = Path(named).is_file()
    return in_archive(Path(named)) if exists else nothing("그런 폴더도 파일도 없습니다.")


def in_folder(folder: Path) -> Source:
    """``folder``에 있는 것."""
    def read(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if path.is_file() else None
    return read


def in_archive(file: Path | BytesIO) -> Source:
    """아카이브에 든 것. 안에서 어느 폴더에 들어 있든 이름으로 찾습니다."""
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile:
        return nothing("아카이브(zip)가 아니거나 끝까지 받지 못한 것입니다.")
    inside = {PurePosixPath(member).name: member for member in archive.namelist()}

    def read(name: str) -> bytes | None:
        try:
            return archive.read(inside[name]) if name in inside else None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError,
                RuntimeError) as error:  # 상한 것, 암호가 걸린 것, 모르는 방식으로 줄인 것
            raise SpoiledError from error
    return read


def at_address(address: str) -> Source:
    """웹의 주소에 있는 것. ``.zip``으로 끝나면 아카이브, 아니면 폴더입니다."""
    if not address.partition("?")[0].endswith(".zip"):
        return lambda name: download(f"{address.rstrip('/')}/{name}")

    def archive() -> Source:
        content = download(address)
        return nothing("그 주소에 없습니다.") if content is None else in_archive(BytesIO(content))
    return once(archive)


def on_package_index(requirement: str) -> Source:
    """PyPI의 꾸러미에 든 것."""
    def archive() -> Source:
        with tempfile.TemporaryDirectory() as folder:
            pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps",
                   "--only-binary=:all:", "--dest", folder, requirement]
            ran = subprocess.run(pip, capture_output=True, text=True)
            if ran.returncode:
                return nothing(ran.stderr.strip().rpartition("\n")[2])
            return in_archive(BytesIO(next(Path(folder).glob("*.whl")).read_bytes()))
    return once(archive)


def download(address: str) -> bytes | None:
    """그 주소의 내용. 없으면 None, 닿지 않거나 끊기면 `SourceGoneError`."""
    try:
        with urlopen(address, timeout=20) as answer:
            return bytes(answer.read())
    except HTTPError as error:
        if error.code < 500:
            return None
        raise SourceGoneError(f"서버가 {error.code}번 오류로 답했습니다.") from error
    except HTTPException as error:
        raise SourceGoneError("받다가 끊겼습니다.") from error
    except (OSError, ValueError) as error:
        raise SourceGoneError(f"닿지 않습니다({getattr(error, 'reason', error)}).") from error


def nothing(why: str) -> Source:
    """아무것도 얻을 수 없는 곳."""
    def read(name: str) -> bytes | None:
        raise SourceGoneError(why)
    return read


def once(open_it: Callable[[], Source]) -> Source:
    """처음 물을 때 한 번 여는 곳."""
    opened: list[Source] = []

    def read(name: str) -> bytes | None:
        if not opened:
            opened.append(open_it())
        return opened[0](name)
    return read
