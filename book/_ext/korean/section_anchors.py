"""제목에서 절의 주소를 만듭니다.

docutils는 한글 제목에 ``id1``, ``id2`` 같은 번호를 붙이므로, 절 하나를 끼워 넣으면 뒤의 주소가 모두
바뀝니다. 대신 GitHub과 같은 규칙으로 제목을 그대로 주소로 씁니다(``#13-xor의-한계``).
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform


def slug(title: str) -> str:
    """GitHub이 제목으로 만드는 것과 같은 주소."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


class SectionAnchors(SphinxTransform):
    """자동 번호(``idN``)뿐인 절의 첫 주소를 제목에서 만든 것으로 바꿉니다."""

    default_priority = 350

    def apply(self, **kwargs: Any) -> None:
        for section in self.document.findall(nodes.section):
            name = slug(section[0].astext()) if len(section) else ""
            automatic = all(re.fullmatch(r"id\d+", i) for i in section["ids"])
            if name and automatic and name not in self.document.ids:
                section["ids"].insert(0, name)
                self.document.ids[name] = section


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_transform(SectionAnchors)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
