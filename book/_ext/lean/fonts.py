"""수식의 글꼴에서 이 책에 나오는 글자만 남깁니다. 쪽마다 20 KB쯤 덜 받습니다."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter, load_font, save_font
from sphinx.application import Sphinx


def on_finish(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.format != "html":
        return
    pages = [*Path(app.outdir).glob("*.html"), *Path(app.outdir, "book").glob("**/*.html")]
    letters = "".join({*html.unescape("".join(page.read_text() for page in pages))})
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    for path in Path(app.outdir, "_static", "fonts").glob("KaTeX_*.woff2"):
        font = load_font(str(path), options)
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        save_font(font, str(path), options)


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("build-finished", on_finish, priority=960)  # assets가 글꼴을 놓은 다음
    return {"parallel_read_safe": True, "parallel_write_safe": True}
