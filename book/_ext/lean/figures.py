"""그림을 무손실 WebP로 바꾸고 크기를 적습니다.

크기를 적어 두면 그림이 늦게 와도 글이 밀리지 않습니다. 첫 화면 아래의 그림은 다가갈 때 받습니다.
인코딩이 느리므로(한 장에 수십~수백 ms) 내용의 해시를 이름으로 삼아 `_build/.webp`에 남깁니다.
"""

from __future__ import annotations

import hashlib
import io
import shutil
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from page import Page
from PIL import Image
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError


class Picture(NamedTuple):
    path: str  # 사이트 안의 경로
    width: int
    height: int


def lossless_webp(app: Sphinx, png: bytes, folder: str = "_images") -> Picture:
    """같은 화소의 WebP를 사이트에 놓습니다."""
    name = hashlib.sha256(png).hexdigest()[:10] + ".webp"
    kept = Path(app.outdir).parent / ".webp" / name
    image = Image.open(io.BytesIO(png))
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        opaque = image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255)
        draft = kept.with_suffix(f".{id(image)}")
        pixels = image.convert("RGB") if opaque else image
        pixels.save(draft, "WEBP", lossless=True, quality=75, method=4, exact=True)
        draft.replace(kept)
    target = Path(app.outdir, folder, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(kept, target)
    return Picture(f"{folder}/{name}", *image.size)


def on_page(app: Sphinx, page: Page) -> None:
    sources = {name: Path(app.srcdir, uri) for uri, name in app.builder.images.items()}
    for n, tag in enumerate(page.soup.select("article img[src]")):
        if tag.get("width"):
            continue
        source = sources.get(unquote(tag["src"].rsplit("/", 1)[-1]))
        if source is None or source.suffix != ".png":
            raise ExtensionError(f"{page.name}: WebP로 바꿀 수 없는 그림입니다: {tag['src']}")
        if not tag.get("alt", "").strip() or tag["alt"] == tag["src"]:
            raise ExtensionError(f"{page.name}: {n + 1}번째 그림에 대체 텍스트가 없습니다.")
        picture = lossless_webp(app, source.read_bytes())
        tag.attrs |= {"src": page.url(picture.path), "width": picture.width,
                      "height": picture.height, "decoding": "async", "loading": "lazy"}


def on_finish(app: Sphinx, error: Exception | None) -> None:
    """WebP로 대신한 PNG는 사이트에 두지 않습니다."""
    if error is None and app.builder.format == "html":
        for name in app.builder.images.values():
            if name.endswith(".png"):
                Path(app.outdir, "_images", name).unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("page-ready", on_page, priority=600)
    app.connect("build-finished", on_finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
