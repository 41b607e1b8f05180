"""쪽마다 스타일 하나, 스크립트 하나만 싣고 콘텐츠 보안 정책(CSP)을 겁니다.

테마의 스타일 열두 장은 이 책의 것으로 갈음합니다: `book.css`와 방마다의 `page.css`를
`assets.mjs`에서 esbuild가 묶고 PurgeCSS가 쓰지 않는 것을 덜어 냅니다. 스크립트 열여섯 개는
방마다의 `page.js`를 묶은 것으로 갈음합니다. 본문 안의 스크립트는 밝기를 정하는 한 줄만 지문을
걸어 두므로 CSP를 엄하게 겁니다.
"""

from __future__ import annotations

import json
import re
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Script
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from page import Page

HERE = Path(__file__).parent
SEARCH = (
    "_static/documentation_options.js", "_static/doctools.js", "_static/sphinx_highlight.js",
    "_static/language_data.js", "_static/messages.js", "_static/searchtools.js",
    "searchindex.js",
)  # fmt: skip
# 화면이 번쩍이지 않게 그림보다 먼저 도는 한 줄. 본문에 넣되 지문이 맞을 때만 돕니다.
FIRST = Script((HERE / "theme.js").read_text().strip())
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' "
    f"'sha256-{b64encode(sha256(FIRST.encode()).digest()).decode()}'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)


def unwrap_scripts(app: Sphinx, page: Page) -> None:
    """데이터는 두고, `document.write`는 그것이 쓰려던 단추로 바꾸고, 나머지는 없앱니다."""
    for script in page.soup.select("script:not([type='application/json'])"):
        if written := re.search(r"document\.write\(`(.*?)`\)", script.string or "", re.S):
            script.insert_before(*BeautifulSoup(written[1], "html.parser").contents)
        script.decompose()


def drop_spare_anchors(app: Sphinx, page: Page) -> None:
    """아무도 가리키지 않는 자리: Sphinx가 한글 제목에 덧붙인 ``id3``."""
    wanted = {link["href"] for link in page.soup.select('[href^="#"]')}
    for spare in page.soup.select("article span[id^=id]:empty"):
        if re.fullmatch(r"id\d+", spare["id"]) and f"#{spare['id']}" not in wanted:
            spare.decompose()


def link_assets(app: Sphinx, page: Page) -> None:
    soup, head = page.soup, page.soup.head
    for link in head.select("link[rel=stylesheet], link[rel=preload]"):
        link.decompose()
    for button in soup.select("[onclick]"):
        button["data-action"] = "print" if "print" in button["onclick"] else "fullscreen"
        del button["onclick"]
    policy = {"http-equiv": "Content-Security-Policy", "content": POLICY}
    scripts = ["_static/book.js", *(SEARCH if page.name == "search" else ())]
    head.select_one("meta[charset]").insert_after(soup.new_tag("meta", attrs=policy))
    first = soup.new_tag("script")
    first.string = FIRST
    head.title.insert_before(
        first,
        soup.new_tag("link", rel="stylesheet", href=page.url("_static/book.css")),
        *(soup.new_tag("script", src=page.url(path), defer="") for path in scripts),
    )


def write_messages(static: Path) -> None:
    """찾은 결과에 보일 우리말. Sphinx의 파일은 글을 코드로 바꾸어(eval) 정책에 걸립니다."""
    text = (static / "translations.js").read_text()
    catalog = json.loads(text.partition("(")[2].rpartition(")")[0])
    messages = json.dumps(catalog["messages"], ensure_ascii=False)
    (static / "messages.js").write_text(
        f"Object.assign(Documentation.TRANSLATIONS, {messages});")


def on_finish(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    recipe = {
        "root": str(app.srcdir),
        "site": str(app.outdir),
        "styles": [str(HERE / "book.css"), *sorted(map(str, HERE.parent.glob("*/page.css")))],
        "scripts": sorted(map(str, HERE.parent.glob("*/page.js"))),
    }
    write_messages(static)
    tool = HERE / "assets.mjs"
    run = subprocess.run(["node", str(tool)], input=json.dumps(recipe), text=True,
                         capture_output=True, cwd=app.srcdir)
    if run.returncode:
        raise ExtensionError(f"스타일과 스크립트를 묶지 못했습니다.\n{run.stderr}")


def setup(app: Sphinx) -> dict[str, Any]:
    # 다른 확장이 단추를 볼 수 있게 먼저 풀고, 싣는 일은 맨 나중에 합니다.
    app.connect("page-ready", unwrap_scripts, priority=550)
    app.connect("page-ready", drop_spare_anchors, priority=890)
    app.connect("page-ready", link_assets, priority=900)
    app.connect("build-finished", on_finish, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
