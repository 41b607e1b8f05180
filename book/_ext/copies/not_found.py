"""없는 쪽(404.html)과 사이트 지도(sitemap.xml).

호스트는 없는 주소마다 404.html을 **그 주소에서** 보입니다. 거기서는 상대 주소가 어디를 가리킬지
알 수 없습니다. 그래서 펼칠 곳을 알면(``SITE_URL``) 온전한 주소를 적고, 모르면 첫 쪽이 있는
윗폴더를 스크립트가 찾습니다. 다른 파일이 필요 없도록 모양도 스크립트도 이 한 장에 들어 있습니다.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

# 없는 주소의 윗폴더를 안쪽부터 하나씩 열어 봅니다. 첫 쪽이 있으면 거기가 책입니다.
SEARCH = """\
(async () => {
  const links = document.querySelectorAll('a[data-page]');
  for (let folder = new URL('.', location); ; folder = new URL('..', folder)) {
    const start = new URL(links[0].dataset.page, folder);
    if ((await fetch(start, { method: 'HEAD' })).ok) {
      links.forEach((link) => { link.href = new URL(link.dataset.page, folder); });
      return;
    }
    if (folder.pathname === '/') return;
  }
})();"""
STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 36rem; margin: 15vh auto 0; padding: 0 1.25rem; font-size: 1.0625rem;
       line-height: 1.75; letter-spacing: -.01em; word-break: keep-all; background: #fdfcf9;
       color: #1c1e22; font-family: Pretendard, "Apple SD Gothic Neo", "Noto Sans KR",
       "Malgun Gothic", NanumGothic, sans-serif; }
h1 { font-size: 1.875rem; font-weight: 800; line-height: 1.25; letter-spacing: -.025em; }
a { display: inline-block; min-height: 2.75rem; padding: .5rem 1.25rem; margin: 0 .75rem .75rem 0;
    box-sizing: border-box; border: 1.5px solid #1c1e22; border-radius: 2rem; background: #ffcf33;
    color: #1c1e22; font-weight: 700; text-decoration: none; }
a:hover { text-decoration: underline; }
@media (prefers-color-scheme: dark) { body { background: #16181c; color: #e3e5e8; } }"""
PAGE = """\
<!DOCTYPE html>
<html lang="ko"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; connect-src 'self'; \
base-uri 'none'; form-action 'none'">
<title>없는 페이지입니다 — {title}</title>
<style>{style}</style></head>
<body><main>
<h1>없는 페이지입니다</h1>
<p>주소를 잘못 적었거나, 페이지가 다른 곳으로 옮겨 갔습니다.</p>
<p>{links}</p>
</main>{script}</body></html>
"""


def not_found(title: str, site: str, pages: dict[str, str]) -> str:
    """404.html의 글. ``pages``는 이어 줄 쪽의 {주소: 이름}이고, 첫째가 첫 쪽입니다."""
    places = {page: f'href="{escape(site + page)}"' if site else f'data-page="{escape(page)}"'
              for page in pages}
    script = "" if site else SEARCH
    return PAGE.format(
        title=escape(title), style=STYLE, style_hash=_hash(STYLE), script_hash=_hash(script),
        links=" ".join(f"<a {places[page]}>{escape(name)}</a>" for page, name in pages.items()),
        script=f"<script>{script}</script>" if script else "",
    )


def sitemap(site: str, pages: list[str]) -> str:
    rows = "\n".join(f"<url><loc>{escape(site + page)}</loc></url>" for page in pages)
    return ('<?xml version="1.0" encoding="utf-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}\n</urlset>\n')


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def on_finish(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.format != "html":
        return
    site, out = app.config.whereabouts.site, Path(app.outdir)
    pages = {f"{app.config.root_doc}.html": "첫 페이지로", "search.html": "책에서 찾기"}
    out.joinpath("404.html").write_text(not_found(app.config.project, site, pages))
    if site:
        names = sorted(f"{name}.html" for name in app.env.found_docs)
        out.joinpath("sitemap.xml").write_text(sitemap(site, names))


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("build-finished", on_finish, priority=910)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
