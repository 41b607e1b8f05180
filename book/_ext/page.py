"""완성된 페이지를 손볼 자리를 엽니다.

Sphinx의 템플릿이 낸 HTML을 한 번 읽어 ``page-ready`` 이벤트로 넘깁니다. 이 폴더의 방들은
그 이벤트에서 페이지(BeautifulSoup)를 저마다 한 가지씩 고칩니다. 파일에는 고친 결과만 쓰입니다.

    def on_page(app, page): ...          # page.name, page.soup, page.url("_static/…")
    app.connect("page-ready", on_page)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.jinja2glue import BuiltinTemplateLoader


@dataclass(frozen=True)
class Page:
    """쓰이기 직전의 페이지 하나."""

    name: str
    soup: BeautifulSoup
    url: Callable[[str], str]  # 사이트 안의 경로를 이 페이지에서 본 상대 주소로


class PageLoader(BuiltinTemplateLoader):
    """HTML 템플릿을 그린 뒤 ``page-ready``를 알리는 템플릿 다리."""

    def init(self, builder: Any, *args: Any, **kwargs: Any) -> None:
        super().init(builder, *args, **kwargs)
        self.app: Sphinx = builder.app

    def render(self, template: str, context: dict[str, Any]) -> str:
        text = super().render(template, context)
        if "</html>" not in text:  # 테마는 단추 같은 조각도 이 길로 그립니다
            return text
        page = Page(
            context["pagename"],
            BeautifulSoup(text, "html.parser"),
            lambda path: str(context["pathto"](path, 1)),
        )
        self.app.emit("page-ready", page)
        return page.soup.decode(formatter="minimal")


def fingerprint() -> str:
    """페이지를 고치는 것들의 지문. "html" 설정이므로, 바뀌면 Sphinx가 모든 쪽을 다시 씁니다."""
    rooms = Path(__file__).parent
    parts = sorted([*rooms.rglob("*.py"), *rooms.rglob("*.js")])
    return sha256(b"".join(path.read_bytes() for path in parts)).hexdigest()[:16]


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_event("page-ready")
    app.add_config_value("page_fingerprint", fingerprint(), "html", [str])
    app.config.template_bridge = "page.PageLoader"  # type: ignore[attr-defined]
    return {"parallel_read_safe": True, "parallel_write_safe": True}
