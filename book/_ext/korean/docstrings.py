r"""문서 문자열의 조사: ``x``가, `softmax`를처럼 표시에 바로 붙은 우리말도 알아듣게 합니다.

reStructuredText는 닫는 따옴표 뒤에 빈칸이나 문장 부호가 있어야 표시가 끝난 것으로 봅니다. 그래서
``x``\ 가처럼 적어야 하지만, 파이썬에서 ``help``로 읽을 때는 거추장스럽습니다. 빈칸 없는 이음은
참조 쪽을 만들 때 대신 넣습니다. 줄머리의 이름 첫 글자(``D. P. Kingma``)도 번호로 읽지 않게 합니다.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

INITIAL = re.compile(r"^(\s*)([A-Z]\. )")
MARKED = re.compile(r"((?::\w+:)?(?<!`)`[^`]+`|``[^`]+``)(?=[가-힣])")


def on_docstring(app: Sphinx, what: str, name: str, obj: object, options: object,
                 lines: list[str]) -> None:
    lines[:] = [MARKED.sub(r"\1\\ ", INITIAL.sub(r"\1\\\2", line)) for line in lines]


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("autodoc-process-docstring", on_docstring, priority=900)  # napoleon 뒤에
    return {"parallel_read_safe": True, "parallel_write_safe": True}
