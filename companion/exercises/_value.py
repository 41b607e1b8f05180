"""값을 답하는 문제의 채점: 예측하거나 고른 값(`Value`), 실험으로 찾은 값(`Trial`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np

from companion.exercises._comparing import difference
from companion.exercises._exercise import STEPS, Exercise, Mistake
from companion.exercises._feedback import Feedback, show
from companion.exercises._limit import Limit, TimeUp
from companion.exercises._unfinished import is_blank


@dataclass(frozen=True, kw_only=True)
class Value(Exercise):
    """값을 예측하거나 고르는 문제. 결과에는 답 대신 답의 꼴(``expects``)만 적습니다.

    답이 여러 부분이면 ``part_hints``에 부분마다의 힌트를 줄 수 있습니다. 처음 틀린 부분의 것을
    씁니다.
    """

    expects: str
    solution: object
    mistakes: Sequence[Mistake]
    part_hints: Sequence[str] = ()
    tolerance: float = 1e-6

    def check(self, answer: object) -> Feedback:
        """값을 정답과, 틀렸으면 흔한 실수와 견줍니다."""
        if is_blank(answer):
            return self.unfinished()
        found = difference(self.solution, answer, self.tolerance)
        if found is None:
            return self.right()
        lines = [("기대한 답", self.expects), ("받은 답", show(answer))]
        if found.place:
            lines.append(("처음 틀린 곳", found.place))
        known = (mistake.hint for mistake in self.mistakes
                 if difference(mistake.wrong, answer, self.tolerance) is None)
        # 짐작한 힌트 가운데 코드를 고치라는 것은, 적어 낸 값에는 맞지 않습니다.
        hint = "" if found.guess and "`" in found.hint else found.hint
        if self.part_hints and found.part is not None:
            hint = self.part_hints[found.part]
        return self.wrong(lines, next(known, hint or self.hint))


@dataclass(frozen=True)
class Finding:
    """실험의 결과를 적은 말과, 목표에 닿지 못했을 때의 힌트. 힌트가 비면 닿은 것입니다."""

    result: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Trial(Exercise):
    """실험으로 값을 찾는 문제. ``judge``가 독자의 값으로 실험을 실제로 돌려 봅니다.

    ``solution``은 맞는 답 하나, ``wrong_answers``는 저마다 다른 힌트를 받는 틀린 답입니다.
    """

    expects: str
    goal: str
    judge: Callable[[Any], Finding]
    solution: object
    wrong_answers: Sequence[object]

    def check(self, answer: object) -> Feedback:
        """독자의 값으로 실험을 돌려 목표에 닿는지 봅니다."""
        if is_blank(answer):
            return self.unfinished()
        if not _same_form(self.solution, answer):
            return self.wrong([("기대한 답", self.expects), ("받은 답", show(answer))],
                              "답의 꼴이 다릅니다. `기대한 답`의 꼴로 다시 적으세요.")
        lines = [("넣은 값", show(answer)), ("기대한 결과", self.goal)]
        try:
            finding = Limit(STEPS).run(lambda: self.judge(answer))
        except TimeUp:
            finding = Finding("끝나지 않아 멈춤",
                              "실험이 너무 깁니다. 반복하는 횟수를 줄여 보세요.")
        except (ValueError, TypeError, ArithmeticError) as error:
            finding = Finding(f"실험할 수 없음. {error}",
                              "나온 결과에 적힌 조건에 맞는 값으로 바꾸세요.")
        if finding.hint:
            return self.wrong([*lines, ("나온 결과", finding.result)], finding.hint)
        return self.right([("나온 결과", finding.result)])


def _same_form(example: object, answer: object) -> bool:
    """``answer``가 ``example``처럼 수, 글, 또는 그 묶음인지."""
    if isinstance(answer, np.ndarray):
        answer = answer.tolist()
    if isinstance(example, tuple):
        return (isinstance(answer, (tuple, list)) and len(answer) == len(example)
                and all(_same_form(e, a) for e, a in zip(example, answer, strict=True)))
    if isinstance(example, str):
        return isinstance(answer, str)
    return (isinstance(answer, Real) and not isinstance(answer, (bool, np.bool_))
            and bool(np.isfinite(float(answer))))
