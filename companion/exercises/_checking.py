"""연습 문제의 세 가지 꼴과 그 채점.

문제 하나는 자료 하나입니다. `Code`는 독자의 함수를 모범 답안과 견주고, `Value`는 예측한 값을,
`Trial`은 독자가 실험으로 찾은 값을 채점합니다. 답이 틀리거나, 비었거나, 오류를 내거나, 끝나지
않아도 채점은 예외를 내지 않고 `Feedback`으로 말합니다.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from numbers import Real
from time import perf_counter
from typing import Any

import numpy as np

from companion.exercises._comparing import difference
from companion.exercises._feedback import Feedback, Message, show
from companion.exercises._limit import TimeUp, run_limited
from companion.exercises._running import Function, Outcome, failing_line, run
from companion.exercises._unfinished import has_ellipsis, has_gap, is_blank

# 한 번의 채점에서 독자의 코드가 쓸 수 있는 시간(초)
SECONDS = 2.0

Lines = list[tuple[str, str]]

_ERROR_HINTS: tuple[tuple[type[BaseException], str], ...] = (
    (TimeUp, "반복이 끝나는 조건을 살펴보세요. `while`의 조건은 언젠가 거짓이 되어야 합니다."),
    (RecursionError, "함수가 자기 자신을 끝없이 부릅니다. 더 부르지 않고 멈추는 조건을 넣으세요."),
    (SystemExit, "`exit()`나 `quit()`를 빼고 `return`으로 값을 돌려주세요."),
    (NameError, "아직 만들지 않았거나 철자가 다른 이름을 쓰고 있습니다."),
    (IndexError, "없는 자리를 읽었습니다. 번호는 0부터 세고, 축의 수는 `.ndim`으로 볼 수 있습니다."),
    (ZeroDivisionError, "0으로 나누게 되는 입력이 있습니다."),
    (FloatingPointError, "셈하는 도중에 값이 너무 커지거나 0으로 나누게 되었습니다."),
    (OverflowError, "셈하는 도중에 값이 너무 커졌습니다."),
)


@dataclass(frozen=True)
class Mistake:
    """흔한 실수. ``wrong``은 그 실수를 한 함수(`Code`)나 값(`Value`)입니다."""

    wrong: Any
    hint: str


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """세 꼴에 공통인 것: 이름, 제목, 별의 수, 문제, 힌트, 맞힌 뒤에 들려줄 말."""

    name: str
    title: str
    stars: int
    prompt: str
    hint: str
    after: str = ""

    def check(self, answer: object) -> Feedback:
        """답을 채점합니다."""
        raise NotImplementedError

    @property
    def heading(self) -> str:
        """결과의 첫 줄에 적는 이름."""
        return f"{self.name} · {self.title} {'★' * self.stars}"

    def show_hint(self) -> Message:
        """답을 내기 전에 볼 수 있는 힌트."""
        return Message("hint", self.heading, (("", self.hint),))

    def right(self) -> Feedback:
        """맞은 답에 대한 말."""
        return Feedback("right", self.heading, (("", self.after),) if self.after else ())

    def wrong(self, lines: Lines, hint: str) -> Feedback:
        """틀린 답에 대한 말. 맞는 힌트가 없으면 문제의 힌트를 줍니다."""
        return Feedback("wrong", self.heading, (*lines, ("힌트", hint or self.hint)))

    def unfinished(self) -> Feedback:
        """아직 쓰지 않은 답에 대한 말."""
        return Feedback("unfinished", self.heading,
                        (("", "`...`이 있는 자리를 채운 다음 다시 채점하세요."), ("힌트", self.hint)))


@dataclass(frozen=True, kw_only=True)
class Code(Exercise):
    """함수를 쓰는 문제. 모든 ``cases``에서 ``solution``과 결과가 같으면 맞습니다.

    ``mistakes``의 함수와 모든 결과가 같으면 그 실수의 힌트를 줍니다. ``strict``이면 넘침 경고가
    나는 답도 틀린 것으로 봅니다.
    """

    solution: Function
    cases: Sequence[tuple[object, ...]]
    mistakes: Sequence[Mistake]
    tolerance: float = 1e-6
    strict: bool = False

    def check(self, answer: object) -> Feedback:
        if is_blank(answer):
            return self.unfinished()
        names = list(inspect.signature(self.solution).parameters)
        if not callable(answer):
            return self.wrong([("기대한 답", f"함수 (입력 {', '.join(names)})"), ("받은 답", show(answer))],
                              "함수를 부른 값이 아니라 함수의 이름을 괄호 없이 넘기세요.")
        if not _accepts(answer, len(names)):
            return self.wrong([("기대한 입력", f"{len(names)}개 ({', '.join(names)})"),
                               ("받은 함수", f"{getattr(answer, '__name__', '함수')}"
                                f"{inspect.signature(answer)}")],
                              f"함수가 입력 {len(names)}개를 차례대로 받도록 `def` 줄을 고치세요.")
        outcomes = self._run_all(answer)
        problems = [self._problem(answer, args, outcome, names)
                    for args, outcome in zip(self.cases, outcomes, strict=False)]
        first = next((i for i, problem in enumerate(problems) if problem is not None), None)
        if first is None:
            return self._unstable(answer, outcomes, names) or self.right()
        if has_gap(answer) or any(isinstance(o.error, NotImplementedError)
                                  or has_ellipsis(o.value) for o in outcomes):
            return self.unfinished()
        lines, hint = problems[first] or ([], "")
        hint = self._known_mistake(outcomes) or hint
        if not hint and (unstable := self._unstable(answer, outcomes, names)):
            return unstable
        passed = problems.count(None)
        if passed:
            lines = [*lines, ("맞은 입력", f"{len(self.cases)}가지 가운데 {passed}가지")]
        return self.wrong(lines, hint)

    def _run_all(self, function: Function) -> list[Outcome]:
        """모든 입력으로 불러 봅니다. 시간이 다 되면 거기서 그칩니다."""
        end = perf_counter() + SECONDS
        outcomes: list[Outcome] = []
        for args in self.cases:
            left = max(end - perf_counter(), 0.01)
            outcomes.append(run(function, args, left, strict=self.strict))
            if isinstance(outcomes[-1].error, TimeUp):
                break
        return outcomes

    def _problem(self, answer: Function, args: tuple[object, ...], outcome: Outcome,
                 names: list[str]) -> tuple[Lines, str] | None:
        """입력 하나에서 틀린 점을 적은 줄과 힌트. 맞았으면 ``None``."""
        lines = [("입력", _arguments(names, args))]
        want = self.solution(*args)
        hint = ""
        if isinstance(outcome.error, TimeUp):
            lines += [("기대한 값", show(want)),
                      ("나온 값", f"없음. {SECONDS:g}초가 지나도 끝나지 않아 멈췄습니다")]
        elif outcome.error is not None:
            error = outcome.error
            lines += [("기대한 값", show(want)), ("나온 값", "없음. 도중에 오류가 났습니다"),
                      ("오류", f"{type(error).__name__}: {error}"[:300])]
            line = failing_line(answer, error)
            lines += [("오류가 난 곳", line)] if line else []
        else:
            found = difference(want, outcome.value, self.tolerance)
            if found is None and outcome.changed is None:
                return None
            if found is None:
                name = names[outcome.changed or 0]
                lines += [("기대한 값", f"{show(want)} (입력 {name}은 그대로)"),
                          ("나온 값", f"{show(outcome.value)} (입력 {name}이 바뀜)")]
                return lines, (f"값은 맞지만 받은 배열 `{name}`을 고쳤습니다. "
                               f"`{name}.copy()`로 사본을 만들어 쓰세요.")
            lines += [("기대한 값", found.want), ("나온 값", found.got)]
            lines += [("처음 다른 곳", f"{found.place}: {found.values}")] if found.place else []
            hint = found.hint
            if outcome.value is None and outcome.printed:
                hint = "화면에 찍기만 하고 돌려주지 않았습니다. `print` 대신 `return`을 쓰세요."
        if outcome.warning:
            lines.append(("NumPy 경고", outcome.warning))
        if outcome.printed:
            lines.append(("찍은 글", outcome.printed))
        hints = (text for kind, text in _ERROR_HINTS if isinstance(outcome.error, kind))
        return lines, hint or next(hints, "")

    def _unstable(self, answer: Function, before: list[Outcome], names: list[str],
                  ) -> Feedback | None:
        """한 번 더 불러 보아 같은 입력에 다른 결과를 내면 그 말을, 아니면 ``None``."""
        for args, old, new in zip(self.cases, before, self._run_all(answer), strict=False):
            if not self._agree(old, new):
                again = type(new.error).__name__ if new.error else show(new.value)
                return self.wrong([("입력", _arguments(names, args)), ("처음 나온 값", show(old.value)),
                                   ("다시 나온 값", again)],
                                  "같은 입력이면 언제 불러도 같은 값이 나와야 합니다. "
                                  "난수나 함수 밖의 변수를 쓰는 곳을 찾아보세요.")
        return None

    def _known_mistake(self, outcomes: list[Outcome]) -> str:
        """모든 결과가 같은 흔한 실수의 힌트. 없으면 빈 글."""
        if len(outcomes) < len(self.cases):
            return ""
        for mistake in self.mistakes:
            if all(self._agree(expected, outcome) for expected, outcome in
                   zip(self._run_all(mistake.wrong), outcomes, strict=True)):
                return mistake.hint
        return ""

    def _agree(self, a: Outcome, b: Outcome) -> bool:
        if a.error is not None or b.error is not None:
            return type(a.error) is type(b.error)
        if a.value is None or b.value is None:
            return a.value is b.value
        return difference(a.value, b.value, self.tolerance) is None


@dataclass(frozen=True, kw_only=True)
class Value(Exercise):
    """값을 예측하거나 고르는 문제. ``expects``는 답의 꼴을 적은 말입니다(답은 알려 주지 않습니다)."""

    expects: str
    solution: object
    mistakes: Sequence[Mistake]
    tolerance: float = 1e-6

    def check(self, answer: object) -> Feedback:
        if is_blank(answer):
            return self.unfinished()
        found = difference(self.solution, answer, self.tolerance)
        if found is None:
            return self.right()
        known = (mistake.hint for mistake in self.mistakes
                 if difference(mistake.wrong, answer, self.tolerance) is None)
        lines = [("기대한 답", self.expects), ("받은 답", show(answer))]
        lines += [("처음 틀린 곳", found.place)] if found.place else []
        return self.wrong(lines, next(known, found.hint))


@dataclass(frozen=True)
class Finding:
    """실험의 결과를 적은 말과, 목표에 닿지 못했을 때의 힌트. 힌트가 비면 닿은 것입니다."""

    result: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Trial(Exercise):
    """실험으로 값을 찾는 문제. ``judge``가 독자의 값으로 실험을 실제로 돌려 봅니다.

    ``solution``은 맞는 답 하나, ``wrong_answers``는 서로 다른 힌트를 받는 틀린 답들입니다.
    """

    expects: str
    goal: str
    judge: Callable[[Any], Finding]
    solution: object
    wrong_answers: Sequence[object]

    def check(self, answer: object) -> Feedback:
        if is_blank(answer):
            return self.unfinished()
        if not _same_form(self.solution, answer):
            return self.wrong([("기대한 답", self.expects), ("받은 답", show(answer))],
                              f"답의 꼴부터 맞추세요. {self.expects}이어야 합니다.")
        lines = [("넣은 값", show(answer)), ("기대한 결과", self.goal)]
        try:
            finding = run_limited(lambda: self.judge(answer), SECONDS)
        except TimeUp:
            return self.wrong([*lines, ("나온 결과", f"{SECONDS:g}초 안에 끝나지 않았습니다")],
                              "실험이 너무 깁니다. 반복하는 횟수를 줄여 보세요.")
        except (ValueError, TypeError, ArithmeticError) as error:
            return self.wrong([*lines, ("나온 결과", f"쓸 수 없는 값입니다. {error}")], "")
        if finding.hint:
            return self.wrong([*lines, ("나온 결과", finding.result)], finding.hint)
        return Feedback("right", self.heading, (("나온 결과", finding.result), *self.right().lines))


def _same_form(example: object, answer: object) -> bool:
    """``answer``가 ``example``처럼 수, 글, 또는 그 묶음인지."""
    if isinstance(example, tuple):
        return (isinstance(answer, (tuple, list)) and len(answer) == len(example)
                and all(_same_form(e, a) for e, a in zip(example, answer, strict=True)))
    if isinstance(example, str):
        return isinstance(answer, str)
    return (isinstance(answer, Real) and not isinstance(answer, (bool, np.bool_))
            and bool(np.isfinite(float(answer))))


def _accepts(function: Function, count: int) -> bool:
    """함수가 입력 ``count``개를 차례대로 받을 수 있는지. 알 수 없으면 참입니다."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return True
    try:
        signature.bind(*range(count))
    except TypeError:
        return False
    return True


def _arguments(names: list[str], args: tuple[object, ...]) -> str:
    return ", ".join(f"{name}={show(arg)}" for name, arg in zip(names, args, strict=True))
