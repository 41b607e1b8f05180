"""변수의 옷: 글 속의 변수도 수식처럼 기울여 보입니다.

낱자 하나(로마자나 그리스 문자)와 그 아래 글자를 변수로 봅니다. 책의 페이지에서는 같은 일을
`sliders/variables.js`가 합니다.
"""

from __future__ import annotations

import re
from html import escape

_VARIABLE = re.compile(r"(^|[^A-Za-z0-9_.])([A-Za-zα-ωΑ-Ω][₀-₉]*)(?![A-Za-z0-9_])")


def dress(text: str) -> str:
    r"""글을 HTML로. 변수는 ``<i class="var">``에 담깁니다.

    >>> dress("학습률 η = 0.1, L2, w₁<0")
    '학습률 <i class="var">η</i> = 0.1, L2, <i class="var">w₁</i>&lt;0'
    """
    parts = _VARIABLE.split(text)  # 글, 앞 글자, 변수, 글, 앞 글자, 변수, …
    html = escape(parts[0])
    for before, name, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        html += f'{escape(before)}<i class="var">{name}</i>{escape(after)}'
    return html
