"""수식을 빌드할 때 조판합니다.

sphinxcontrib-katex가 Node로 KaTeX를 돌려 HTML과 MathML을 만듭니다. 읽는 이의 브라우저에는
스크립트 없이 스타일과 글꼴만 갑니다(`lean.assets`가 싣습니다). 틀린 수식은 빌드를 멈춥니다.
"""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ConfigError, ExtensionError
from sphinxcontrib import katex

from page import Page

LONG = re.compile(r"\d+\.\d{3,}")


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


def lay_out(app: Sphinx, document: nodes.document) -> None:
    """빈 줄로 나눈 수식(문서 문자열의 ``.. math::``)을 한 줄에 하나씩 쌓습니다.

    넓게 띄운 곳에서는 줄을 바꿀 수 있습니다.
    """
    for block in document.findall(nodes.math_block):
        rows = [row.strip() for row in block.astext().strip().split("\n\n")]
        text = rows[0]
        if len(rows) > 1:
            text = r"\begin{gathered}" + r" \\[.4em] ".join(rows) + r"\end{gathered}"
        block.children = [nodes.Text(re.sub(r"\\qq?uad\b", r"\g<0>\\allowbreak", text))]


def fold(soup: BeautifulSoup, formula: Tag) -> None:
    """폭이 모자라면 넓게 띄운 곳에서, 그래도 모자라면 등호나 덧셈 앞에서 줄을 바꾸게 합니다.

    KaTeX는 기호 뒤에서 식을 토막(``katex-base``)으로 나눕니다. 기호를 다음 토막으로 옮기고,
    넓게 띄운 곳까지를 한 덩이(``clause``)로 묶습니다.
    """
    bases = formula.find_all(class_="katex-base", recursive=False)
    clause = None
    for base, following in zip(bases, [*bases[1:], None], strict=True):
        *_, sign, space = [None, None, *base.find_all(recursive=False)]
        if following and sign and {"mrel", "mbin"} & set(sign["class"]):
            following.select_one(".katex-strut").insert_after(sign.extract(), space.extract())
        if clause is None:
            clause = base.insert_before(soup.new_tag("span", attrs={"class": "clause"}))[0]
        clause.append(base.extract())
        if base.find_all(class_="allowbreak", recursive=False):
            clause = None


def on_page(app: Sphinx, page: Page) -> None:
    """긴 수식은 글쇠로도 밀어 볼 수 있게 하고, 표 머리의 수식은 낭독기에 글자로 들려줍니다.

    낭독기도 읽지 않고 글을 베낄 때 끼어들기만 하는 TeX 원문은 덜어 냅니다(압축해서 쪽마다 1 KB쯤).
    """
    for source in page.soup.select("annotation"):
        source.decompose()
    for formula in page.soup.select("math"):
        del formula["xmlns"]  # HTML에서는 적지 않아도 MathML입니다
    for formula in page.soup.select(".katex-display .katex-html"):
        fold(page.soup, formula)
    for part in page.soup.select(".katex-html [style]"):  # 0.001em은 화소 하나보다 훨씬 작습니다
        part["style"] = LONG.sub(lambda number: f"{float(number[0]):.3g}", part["style"])
    for block in page.soup.select("div.math"):
        block.attrs |= {"tabindex": "0", "role": "group", "aria-label": "수식"}
    for formula in page.soup.select("th .katex"):
        formula.select_one(".katex-mathml").string = formula.select_one(".katex-html").get_text()


def setup(app: Sphinx) -> dict[str, Any]:
    app.setup_extension("sphinxcontrib.katex")
    app.connect("config-inited", on_config, priority=900)
    app.connect("builder-inited", start_katex)
    app.connect("doctree-read", lay_out)
    app.connect("page-ready", on_page)
    return {"env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}
