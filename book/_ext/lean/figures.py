"""그림을 무손실 WebP로 바꾸고 크기를 적습니다.

크기를 적어 두면 그림이 늦게 와도 글이 밀리지 않습니다. 첫 화면 아래의 그림은 다가갈 때 받습니다.
화소는 화면보다 두 배 촘촘합니다. 선과 글자뿐인 그림에는 색이 몇 없으므로, 드문 색을 가장 가까운
흔한 색으로 바꾸어 가볍게 합니다. 인코딩이 느리므로(한 장에 수십~수백 ms) 내용의 해시를 이름으로
삼아 `_build/.webp`에 남깁니다.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import numpy as np
from PIL import Image
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from page import Page

COLOURS = 128


class Picture(NamedTuple):
    path: str  # 사이트 안의 경로
    width: int  # 화소
    height: int
    bytes: int


def few_colours(pixels: np.ndarray, count: int) -> np.ndarray:
    """가장 흔한 ``count``가지 색만 남긴 ``(높이, 너비, 3)``의 화소. 흔한 색은 그대로입니다."""
    packed = pixels.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    colours, places, often = np.unique(packed, return_inverse=True, return_counts=True)
    if len(colours) <= count:
        return pixels
    rgb = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=-1).astype(np.int32)
    kept = rgb[np.argsort(-often, kind="stable")[:count]]
    nearest = ((rgb[:, None] - kept) ** 2).sum(axis=-1).argmin(axis=1)
    return kept[nearest].astype(np.uint8)[places].reshape(pixels.shape)


def lossless_webp(app: Sphinx, png: bytes, folder: str = "_images",
                  colours: int = COLOURS) -> Picture:
    """그림을 WebP로 사이트에 놓습니다."""
    name = hashlib.sha256(png + bytes([colours])).hexdigest()[:10] + ".webp"
    kept = Path(app.outdir).parent / ".webp" / name
    image = Image.open(io.BytesIO(png))
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{id(image)}")
        pixels = few_colours(np.asarray(image.convert("RGB")), colours)
        Image.fromarray(pixels).save(draft, "WEBP", lossless=True, quality=75, method=4)
        draft.replace(kept)
    target = Path(app.outdir, folder, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(kept, target)
    return Picture(f"{folder}/{name}", *image.size, kept.stat().st_size)


def png_of(uri: str) -> bytes:
    """``data:image/png;base64,…``의 속."""
    return base64.b64decode(uri.partition(",")[2])


def alternative_texts(app: Sphinx, page: Page) -> dict[int, str]:
    """셀(``id()``)마다 노트북에 적어 둔 대체 텍스트."""
    path = Path(app.srcdir, f"{page.name}.ipynb")
    if not path.exists():
        return {}
    cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
             if cell["cell_type"] == "code"]
    shown = page.soup.select("article div.cell")
    return {id(box): cell["metadata"].get("mystnb", {}).get("image", {}).get("alt", "")
            for box, cell in zip(shown, cells, strict=True)}


def move_drawn(app: Sphinx, page: Page) -> None:
    """셀이 그린 그림(`companion.plotting`)을 파일로 옮깁니다."""
    alts = alternative_texts(app, page)
    for tag in page.soup.select("article img[src^='data:'], article source[srcset^='data:']"):
        key = "src" if tag.name == "img" else "srcset"
        tag[key] = page.url(lossless_webp(app, png_of(tag[key])).path)
        if tag.name == "img":
            tag["alt"] = alts.get(id(tag.find_parent("div", class_="cell")), "")


def on_page(app: Sphinx, page: Page) -> None:
    move_drawn(app, page)
    sources = {name: Path(app.srcdir, uri) for uri, name in app.builder.images.items()}
    for n, tag in enumerate(page.soup.select("article img[src]")):
        if not tag.get("alt", "").strip() or tag["alt"] == tag["src"]:
            raise ExtensionError(f"{page.name}: {n + 1}번째 그림에 대체 텍스트가 없습니다.")
        tag.attrs |= {"decoding": "async", "loading": "lazy"}
        if tag.get("width"):
            continue
        source = sources.get(unquote(tag["src"].rsplit("/", 1)[-1]))
        if source is None or source.suffix != ".png":
            raise ExtensionError(f"{page.name}: WebP로 바꿀 수 없는 그림입니다: {tag['src']}")
        picture = lossless_webp(app, source.read_bytes())
        tag.attrs |= {"src": page.url(picture.path), "width": picture.width,
                      "height": picture.height}


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
