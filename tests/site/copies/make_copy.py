"""책이 만드는 것과 같은 사본을 씁니다."""

from __future__ import annotations

from pathlib import Path

import nbformat

from copies.notebooks import Kind, portable
from copies.whereabouts import Whereabouts

ROOT = Path(__file__).resolve().parents[3]
BOOK = ROOT / "book"
STEMS = sorted(path.stem for path in BOOK.glob("*.ipynb"))


def write_copy(stem: str, kind: Kind, where: Whereabouts, folder: Path) -> Path:
    """사본을 ``folder``에 쓰고 그 자리를 알려 줍니다."""
    original = nbformat.read(BOOK / f"{stem}.ipynb", as_version=4)
    pages = [f"book/{name}" for name in STEMS]
    copy = portable(original, page=f"book/{stem}", where=where, kind=kind,
                    contents=[(page, page) for page in pages], neighbours=pages, folder=BOOK)
    path = folder / f"{stem}.ipynb"
    nbformat.write(copy, path)
    return path
