"""수식을 빌드할 때 조판합니다.

sphinxcontrib-katex가 Node로 KaTeX를 돌려 HTML과 MathML을 만듭니다. 읽는 이의 브라우저에는
스크립트 없이 스타일과 글꼴만 갑니다(`lean.assets`가 싣습니다). 틀린 수식은 빌드를 멈춥니다.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from docutils import nodes
from page import Page
from sphinx.application import Sphinx
from sphinx.errors import ConfigError, ExtensionError
from sphinxcontrib import katex


def on_config(app: Sphinx, config: Any) -> None:
    source = Path(app.srcdir, "node_modules/katex/dist/katex.min.js")
    if not source.exists():
        raise ConfigError("KaTeX가 없습니다. 먼저 `make setup`이나 `npm ci`를 실행하십시오.")
    config.katex_prerender = True
    config.katex_js_path = str(source)
    config.html_math_renderer = "katex"
    katex.KATEX_DEFAULT_OPTIONS = {"throwOnError": True, "strict": "ignore"}
    katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = 60  # 바쁜 컴퓨터에서는 Node도 늦게 뜹니다


def start_katex(app: Sphinx) -> None:
    """조판 서버를 미리 띄웁니다. 소켓이 생겼어도 아직 받지 않을 때가 있어 몇 번 두드려 봅니다."""
    for attempt in range(20):
        try:
            katex.KaTeXServer.get()
            return
        except ConnectionRefusedError:
            time.sleep(0.1 * attempt)
    raise ExtensionError("KaTeX 서버에 이을 수 없습니다. Node가 제대로 도는지 살펴보십시오.")


def stack(app: Sphinx, document: nodes.document) -> None:
    """빈 줄로 나눈 수식(문서 문자열의 ``.. math::``)을 한 줄에 하나씩 쌓습니다."""
    for block in document.findall(nodes.math_block):
        rows = [row.strip() for row in block.astext().strip().split("\n\n")]
        if len(rows) > 1:
            text = r"\begin{gathered}" + r" \\[.4em] ".join(rows) + r"\end{gathered}"
            block.children = [nodes.Text(text)]


def on_page(app: Sphinx, page: Page) -> None:
    """긴 수식은 글쇠로도 밀어 볼 수 있게 하고, 표 머리의 수식은 낭독기에 글자로 들려줍니다.

    낭독기도 읽지 않고 글을 베낄 때 끼어들기만 하는 TeX 원문은 덜어 냅니다(압축해서 쪽마다 1 KB쯤).
    """
    for source in page.soup.select("annotation"):
        source.decompose()
    for block in page.soup.select("div.math"):
        block.attrs |= {"tabindex": "0", "role": "group", "aria-label": "수식"}
    for formula in page.soup.select("th .katex"):
        formula.select_one(".katex-mathml").string = formula.select_one(".katex-html").get_text()


def setup(app: Sphinx) -> dict[str, Any]:
    app.setup_extension("sphinxcontrib.katex")
    app.connect("config-inited", on_config, priority=900)
    app.connect("builder-inited", start_katex)
    app.connect("doctree-read", stack)
    app.connect("page-ready", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
