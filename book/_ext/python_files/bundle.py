"""공식 파일을 꼭 쓰는 것만 모아 아카이브 하나로 만듭니다: ``make pyodide-bundle``.

펼칠 때 이 저장소의 릴리스에 올려 두면 다음에 지을 때 거기에서 받습니다. 받은 것이 온전한지는 안에
든 SHA256SUMS로 봅니다(``sha256sum -c SHA256SUMS``). 언제 어디서 만들어도 같은 바이트입니다.
"""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path

from python_files.archives import EPOCH
from python_files.official import Official
from python_files.sources import MissingError, fetch, keep


def bundle(files: dict[str, Path], sums: str) -> bytes:
    """파일들과 그 지문을 담은 zip. 이미 줄어 있는 것들이라 더 줄이지 않습니다."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in [("SHA256SUMS", sums.encode()),
                              *((name, files[name].read_bytes()) for name in sorted(files))]:
            member = zipfile.ZipInfo(name, EPOCH)
            member.create_system, member.external_attr = 3, 0o644 << 16  # 어느 컴퓨터에서든 같게
            archive.writestr(member, content)
    return out.getvalue()


def main(root: Path = Path(__file__).parents[3]) -> None:
    official = Official(root)
    try:
        files = fetch(root, official, say=lambda text: print(text, file=sys.stderr))
    except MissingError as missing:
        sys.exit(f"Pyodide의 공식 파일을 얻을 수 없습니다: {missing}")
    print(keep(bundle(files, official.sums), root / "_build" / "pyodide" / official.bundle))


if __name__ == "__main__":
    main()
