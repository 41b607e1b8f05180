"""주피터라이트의 페이지를 책의 것으로: 정책(CSP), 책으로 돌아가는 띠, 손가락에 맞는 크기.

주피터라이트의 코드는 고치지 않고, 페이지(`index.html`)에 파일 셋을 더합니다.

- `guard.js`가 맨 먼저 돌아, 페이지의 정책이 **파이썬이 도는 일꾼(Worker)에도** 걸리게 합니다.
- `bar.js`는 위의 띠에서 책의 그 장으로 이어 주고 파이썬의 상태를 말합니다.
- `lite.css`는 띠의 모양과, 좁은 화면에서의 크기입니다.
"""

from __future__ import annotations

import html
import json
import shutil
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from bs4 import BeautifulSoup

from copies.lite_icons import ICON

HERE = Path(__file__).parent / "lite"
# 주피터랩은 설정을 살피는 코드를 글로 지어 돌리므로 'unsafe-eval'을 막을 수 없습니다. 대신 글을
# 코드로 돌리는 출력(application/javascript)의 확장을 끕니다(lite_site의 DISABLED).
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'{scripts}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'none'"
)
STARTING = "파이썬을 켜는 중입니다. 켜진 뒤에 실행하십시오"
BAR = """\
<header id="book-bar" data-pages="{pages}">
<a href="../../index.html">← 책으로</a>
<p role="status">{starting}</p>
</header>"""
LIST = """<!DOCTYPE html>
<html lang="ko"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>노트북 — {title}</title>
<link rel="icon" href="{icon}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ font: 1.1rem/1.9 sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem;
word-break: keep-all; color-scheme: light dark }} a {{ display: inline-block; padding: .3rem 0 }}
ul {{ padding-left: 1.2rem }}</style>
<h1>노트북</h1>
<p>브라우저 안에서 도는 주피터입니다. 고친 것은 이 브라우저에만 저장됩니다.</p>
<ul>
{rows}
</ul>
<p><a href="../index.html">책으로 돌아가기</a></p>
<!-- 주피터라이트가 여기에서 설정을 찾습니다 -->
<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{{}}</script>
</html>
"""


def dressed(page: str, title: str, pages: dict[str, str]) -> str:
    """주피터라이트의 ``index.html``에 우리 것을 더합니다. ``pages``는 {노트북: 책의 페이지}."""
    soup = BeautifulSoup(page, "html.parser")
    soup.html["lang"] = "ko"
    soup.title.string = f"노트북 — {title}"
    soup.noscript.string = "이 페이지는 자바스크립트를 켜야 열립니다."
    inline = [script.string for script in soup.select("script:not([src], [type])")]
    policy = POLICY.format(scripts="".join(f" 'sha256-{_hash(text)}'" for text in inline))
    links = {name: f"../../{page}" for name, page in pages.items()}
    bar = BAR.format(pages=html.escape(json.dumps(links)), starting=STARTING)
    soup.select_one("meta[charset]").insert_after(
        soup.new_tag("meta", attrs={"http-equiv": "Content-Security-Policy", "content": policy}),
        soup.new_tag("script", src="../guard.js"),
        soup.new_tag("link", rel="icon", href=f"../{ICON}"),
        soup.new_tag("link", rel="stylesheet", href="../lite.css"),
        soup.new_tag("script", src="../bar.js", type="module"),
    )
    soup.body.insert(0, BeautifulSoup(bar, "html.parser"))
    return str(soup)


def listed(title: str, notebooks: dict[str, str]) -> str:
    """사람이 볼 노트북의 목록. ``notebooks``는 {노트북: 제목}."""
    rows = "\n".join(f'<li><a href="notebooks/index.html?path={name}.ipynb">'
                     f"{html.escape(text)}</a></li>" for name, text in notebooks.items())
    return LIST.format(title=html.escape(title), icon=ICON, rows=rows,
                       policy=POLICY.format(scripts=""))


def write_pages(lite: Path, original: Path, title: str, notebooks: dict[str, tuple[str, str]]
                ) -> None:
    """``notebooks``는 {노트북: (책의 페이지, 제목)}."""
    for file in HERE.iterdir():
        shutil.copy(file, lite)
    page = Path("notebooks", "index.html")
    pages = {name: where for name, (where, _) in notebooks.items()}
    (lite / page).write_text(dressed((original / page).read_text(), title, pages))
    titles = {name: text for name, (_, text) in notebooks.items()}
    (lite / "index.html").write_text(listed(title, titles))


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
