"""MyST를 어디서나 읽히는 마크다운으로: 상자는 인용문으로, 접는 상자는 ``<details>``로, 역할은 글로.

주피터, Colab, GitHub은 지시어(``:::{admonition}``)와 역할(``{ref}`이름` ``)을 모릅니다. 여기 없는
것을 만나면 그 이름을 밝히고 멈춥니다. 날것이 읽는 이에게 가는 일은 없습니다.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt

OPENING = re.compile(r"(?P<indent>\s*)(?P<fence>:{3,}|`{3,}|~{3,})"
                     r"(?:\{(?P<name>[^}\s]+)\}[ ]*(?P<title>.*)|[^`]*)")
FORMULA = r"\$\$.+?\$\$|(?<![\\$])\$[^$\n]+\$"
CODE = r"(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)"
ROLE = r"\{(?P<role>[\w:+.-]+)\}(?P<quote>`+)(?P<content>.+?)(?P=quote)"
LITERAL = re.compile(f"{ROLE}|{FORMULA}|{CODE}", re.S)
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]"
                  r"\(<?((?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+\"[^\"]*\")?\)")
NOISE = re.compile(r"^(?:\([^()\s]+\)=|%.*|\+\+\+.*)[ ]*\n?", re.M)  # 이름표, 주석, 마디 나눔
TITLES = {
    "note": "참고", "tip": "도움말", "hint": "힌트", "important": "중요", "warning": "주의",
    "caution": "주의", "attention": "주의", "danger": "위험", "error": "오류",
    "seealso": "함께 보기",
}  # fmt: skip
INLINE = MarkdownIt("commonmark")


class NotPlain(ValueError):
    """평범한 마크다운으로 바꾸는 법을 모르는 것을 만났습니다."""


@dataclass(frozen=True)
class Directive:
    name: str
    title: str
    options: Mapping[str, str]
    body: str


def nowhere(role: str, name: str) -> tuple[str, str]:
    raise NotPlain(f"가리키는 것을 찾을 수 없는 {{{role}}}`{name}`")


@dataclass
class Plain:
    """글 한 편을 바꿉니다. 연습 문제의 번호처럼 글 전체에 걸친 것을 기억합니다.

    ``link(주소)``는 링크의 새 주소를 돌려줍니다. 빈 글이면 링크를 풀고 글만 남깁니다.
    ``picture(주소)``는 그림의 새 주소, ``reference(역할, 이름)``은 가리키는 것의 (제목, 주소).
    """

    link: Callable[[str], str] = str
    picture: Callable[[str], str] = str
    reference: Callable[[str, str], tuple[str, str]] = nowhere
    contents: Sequence[tuple[str, str]] = ()  # 차례: (제목, 주소)
    chapter: str = ""  # 연습 문제 번호의 앞자리
    numbers: dict[str, str] = field(default_factory=dict)  # 연습 문제의 이름표 → 번호

    def __call__(self, text: str) -> str:
        out: list[str] = []
        run: list[str] = []  # 상자와 코드 사이의 글

        def flush() -> None:
            if run:
                out.append(self.inline("\n".join(run)))
                run.clear()

        lines = text.split("\n")
        while lines:
            line = lines.pop(0)
            opening = OPENING.fullmatch(line)
            if not opening:
                run.append(line)
                continue
            name, fence = opening["name"], opening["fence"]
            if (name and opening["indent"]) or (not name and fence[0] == ":"):
                raise NotPlain(f"줄 {line!r}")
            inside = _until_close(lines, fence)
            flush()
            if name:
                out.append(self.box(_directive(name, opening["title"], inside)))
            else:
                out.append("\n".join([line, *inside, opening["indent"] + fence]))
        flush()
        return "\n".join(out)

    # --- 줄 안의 것 ---

    def inline(self, text: str) -> str:
        text = re.sub(r"^\$\$[ ]*\([\w:-]+\)[ ]*$", "$$", text, flags=re.M)  # 수식의 이름표
        text = NOISE.sub("", text)
        text, put_back = set_aside(text, self._literal)
        return put_back(LINK.sub(self._link, text))

    def _literal(self, found: re.Match[str]) -> str:
        """수식과 코드의 안은 손대지 않습니다."""
        return self._role(found["role"], found["content"]) if found["role"] else found[0]

    def _role(self, role: str, content: str) -> str:
        named = re.fullmatch(r"(.*?)\s*<(.+)>", content, re.S)
        title, target = (named[1], named[2]) if named else ("", content)
        match role.removeprefix("std:"):
            case "math":
                return f"${content}$"
            case "term":
                return title or content
            case "abbr":
                return content
            case "kbd" | "sub" | "sup":
                return f"<{role}>{html.escape(content)}</{role}>"
            case "ref" | "numref" | "doc" | "eq":
                name, address = self.reference(role, target.lstrip("/"))
                return f"[{title or name}]({address})" if address else title or name
            case _ if role.startswith("py:"):
                return f"`{title or (target.rpartition('.')[2] if target[0] in '~.' else target)}`"
        raise NotPlain(f"역할 {{{role}}}")

    def _link(self, found: re.Match[str]) -> str:
        image, text, address = found.groups()
        if image:
            return f"![{text}]({self.picture(address)})"
        address = self.link(address)
        return f"[{text}]({address})" if address else text

    # --- 상자 ---

    def box(self, box: Directive) -> str:
        classes = box.options.get("class", "").split()
        if box.name in {"admonition", *TITLES}:
            title = box.title or TITLES.get(box.name, "")
            if "dropdown" in classes:
                return fold(title, self(box.body))
            text = f"**{self.inline(title)}**\n\n{self(box.body).strip()}"
            # 확인 문제의 접힌 보기는 인용문 밖에 있어야 어디서나 펼쳐집니다.
            return f"{text}\n" if "quiz" in classes else f"{_quote(text)}\n"
        match box.name:
            case "dropdown":
                return fold(box.title, self(box.body))
            case "exercise":
                number = f"연습 {self.chapter}.{len(self.numbers) + 1}".replace(" .", " ")
                self.numbers[box.options.get("label", number)] = number
                return f"### {number}. {self.inline(box.title)}\n\n{self(box.body)}"
            case "solution":
                return self.solution(box.title, self(box.body))
            case "math":
                return f"$$\n{box.body.strip()}\n$$"
            case "figure" | "image":
                picture = f"![{box.options.get('alt', '')}]({self.picture(box.title)})"
                return f"{picture}\n\n{self(box.body)}"
            case "code-block" | "code" | "sourcecode":
                return f"```{box.title}\n{box.body}\n```"
            case "tab-set":
                return self(box.body)
            case "tab-item":
                return f"**{self.inline(box.title)}**\n\n{self(box.body)}\n"
            case "tableofcontents":
                return "\n".join(f"- [{title}]({address})" if address else f"- {title}"
                                 for title, address in self.contents)
        raise NotPlain(f"지시어 {{{box.name}}}")

    def solution(self, label: str, body: str) -> str:
        """이름표가 ``label``인 연습 문제의 접힌 해답."""
        if label not in self.numbers:
            raise NotPlain(f"앞에 문제가 없는 해답 {label!r}")
        return fold(f"{self.numbers[label]}의 해답", body)


def set_aside(
    text: str, change: Callable[[re.Match[str]], str]
) -> tuple[str, Callable[[str], str]]:
    """수식, 코드, 역할 자리에 표를 둔 글과, 표를 ``change``한 것으로 되돌리는 함수."""
    kept: list[str] = []

    def mark(found: re.Match[str]) -> str:
        kept.append(change(found))
        return f"\ue000{len(kept) - 1}\ue001"  # 글에 쓰지 않는 글자

    marked = LITERAL.sub(mark, text)
    return marked, lambda out: re.sub("\ue000(\\d+)\ue001", lambda m: kept[int(m[1])], out)


def fold(title: str, body: str) -> str:
    """접는 상자. 요약 줄의 마크다운은 어디서도 풀리지 않으므로 HTML로 적습니다."""
    marked, put_back = set_aside(title or "펼쳐 보기", _as_html)
    shown = put_back(INLINE.renderInline(marked))
    return f"<details>\n<summary>{shown}</summary>\n\n{body.strip()}\n\n</details>\n"


def _as_html(found: re.Match[str]) -> str:
    text = found[0]
    return INLINE.renderInline(text) if text.startswith("`") else html.escape(text, quote=False)


def _quote(text: str) -> str:
    """인용문. 여러 줄의 수식에는 ‘>’가 섞여 들어가므로 한 줄로 폅니다."""
    text = re.sub(r"\$\$\s*\n(.+?)\n\s*\$\$",
                  lambda found: f"$${' '.join(found[1].split())}$$", text, flags=re.S)
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _until_close(lines: list[str], fence: str) -> list[str]:
    """울타리가 닫힐 때까지의 줄들. ``lines``에서 덜어 냅니다."""
    closing = re.compile(rf"\s*{re.escape(fence[0])}{{{len(fence)},}}\s*")
    for k, line in enumerate(lines):
        if closing.fullmatch(line):
            inside = lines[:k]
            del lines[: k + 1]
            return inside
    raise NotPlain(f"닫히지 않은 {fence}")


def _directive(name: str, title: str, lines: list[str]) -> Directive:
    options = {}
    while lines and (found := re.fullmatch(r":([\w-]+):\s*(.*)", lines[0])):
        options[found[1]] = found[2].strip()
        lines = lines[1:]
    return Directive(name, title.strip(), options, "\n".join(lines).strip("\n"))
