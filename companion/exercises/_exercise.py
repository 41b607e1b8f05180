"""연습 문제의 뼈대: 이름과 문제, 힌트, 그리고 결과를 말하는 법."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from companion.exercises._feedback import Feedback, Message

# 한 번의 채점에서 독자의 코드가 갈 수 있는 걸음. 하나씩 세며 찾는 긴 답도 2만 걸음 남짓입니다.
STEPS = 300_000

# 결과에 적는 줄들: (이름표, 글)
Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class Mistake:
    """흔한 실수. ``wrong``은 그 실수를 한 함수(`Code`)나 값(`Value`)입니다."""

    wrong: Any
    hint: str


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """모든 문제에 있는 것. ``stars``는 1부터 3까지, ``after``는 맞힌 뒤에 들려줄 말입니다."""

    name: str
    title: str
    stars: int
    prompt: str
    hint: str
    after: str = ""

    def check(self, answer: object) -> Feedback:
        """답을 채점합니다. 문제의 꼴마다 다릅니다."""
        raise NotImplementedError

    def show_hint(self) -> Message:
        """답을 내기 전에 볼 수 있는 힌트."""
        return Message("hint", self._heading, (("", self.hint),))

    def right(self, lines: Lines | None = None) -> Feedback:
        """맞은 답에 대한 말."""
        after = [("", self.after)] if self.after else []
        return Feedback("right", self._heading, (*(lines or []), *after))

    def wrong(self, lines: Lines, hint: str) -> Feedback:
        """틀린 답에 대한 말. 힌트가 (있으면) 먼저이고, 여러 줄인 배열이 맨 뒤입니다."""
        first = [("힌트", hint)] if hint else []
        return Feedback("wrong", self._heading,
                        (*first, *sorted(lines, key=lambda line: "\n" in line[1])))

    def unfinished(self) -> Feedback:
        """아직 쓰지 않은 답에 대한 말."""
        line = "`...`이 있는 자리를 채운 다음 다시 채점하세요."
        return Feedback("unfinished", self._heading, (("", line),))

    @property
    def _heading(self) -> str:
        return f"{self.name} · {self.title} {'★' * self.stars}"
