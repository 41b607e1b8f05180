"""함수를 쓰는 문제의 채점: 여러 입력으로 불러, 처음 틀린 입력과 실수에 맞는 힌트를 찾습니다."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import dataclass

from companion.exercises._comparing import difference
from companion.exercises._crash import crash
from companion.exercises._exercise import STEPS, Exercise, Lines, Mistake
from companion.exercises._feedback import Feedback, show
from companion.exercises._limit import Limit, TimeUp
from companion.exercises._running import Function, Outcome, describe_error, run
from companion.exercises._unfinished import has_ellipsis, has_gap, is_blank

Args = tuple[object, ...]


@dataclass(frozen=True)
class _Problem:
    """입력 하나에서 틀린 점. ``guess``는 힌트가 이 입력의 값만 보고 짐작한 것인지입니다."""

    lines: Lines
    hint: str
    crashed: bool
    guess: bool


@dataclass(frozen=True, kw_only=True)
class Code(Exercise):
    """함수를 쓰는 문제. 모든 ``cases``에서 ``solution``과 결과가 같으면 맞습니다.

    ``mistakes`` 가운데 하나와 모든 결과가 같으면 그 실수의 힌트를 줍니다. ``strict``이면 값이
    맞아도 도중에 넘치거나 0으로 나누는 답은 틀린 것으로 봅니다.
    """

    solution: Function
    cases: Sequence[Args]
    mistakes: Sequence[Mistake]
    tolerance: float = 1e-6
    strict: bool = False

    def check(self, answer: object) -> Feedback:
        """함수를 모든 입력으로 불러 봅니다."""
        if is_blank(answer):
            return self.unfinished()
        if not callable(answer) or not _accepts(answer, len(self._names)):
            return self._not_the_right_function(answer)
        outcomes = self._run_all(answer)
        problems = [self._problem(answer, args, outcome)
                    for args, outcome in zip(self.cases, outcomes, strict=False)]
        found = next((problem for problem in problems if problem is not None), None)
        if found is None:
            different = self._unstable(answer, outcomes)
            return self.right() if different is None else different
        if has_gap(answer) or any(isinstance(outcome.error, NotImplementedError)
                                  or has_ellipsis(outcome.value) for outcome in outcomes):
            return self.unfinished()
        hint = self._known_mistake(outcomes) or self._fitting_hint(problems)
        if not hint and (different := self._unstable(answer, outcomes)) is not None:
            return different
        if not found.crashed:  # 오류가 난 까닭과 문제의 힌트는 서로 다른 이야기입니다
            hint = hint or self.hint
        lines = found.lines
        if passed := problems.count(None):
            lines = [*lines, ("맞은 입력", f"{len(self.cases)}가지 가운데 {passed}가지")]
        return self.wrong(lines, hint)

    @property
    def _names(self) -> list[str]:
        return list(inspect.signature(self.solution).parameters)

    def _not_the_right_function(self, answer: object) -> Feedback:
        names = self._names
        lines = [("기대한 답", f"입력 {len(names)}개를 받는 함수 ({', '.join(names)})"),
                 ("받은 답", show(answer))]
        if not callable(answer):
            return self.wrong(lines, "함수를 부른 값이 아니라 함수의 이름을 괄호 없이 넘기세요.")
        lines[1] = ("받은 답", f"{show(answer)}{inspect.signature(answer)}")
        return self.wrong(lines, f"`def` 줄을 고쳐 입력 {len(names)}개를 차례대로 받으세요.")

    def _run_all(self, function: Function) -> list[Outcome]:
        """모든 입력으로 불러 봅니다. 걸음이 다 되면 거기서 그칩니다."""
        limit = Limit(STEPS)
        outcomes: list[Outcome] = []
        for args in self.cases:
            outcomes.append(run(function, args, limit, strict=self.strict))
            if isinstance(outcomes[-1].error, TimeUp):
                break
        return outcomes

    def _problem(self, answer: Function, args: Args, outcome: Outcome) -> _Problem | None:
        """입력 하나에서 틀린 점. 맞았으면 ``None``."""
        lines = [("입력", self._show_input(args))]
        want, guess = self.solution(*args), False
        if outcome.error is not None:
            more, hint = crash(answer, show(want), outcome.error)
        elif found := difference(want, outcome.value, self.tolerance):
            more, hint = [("기대한 값", found.want), ("나온 값", found.got)], found.hint
            guess = found.guess
            if found.place:
                more.append(("처음 다른 곳", f"{found.place}에서 {found.values}"))
            if outcome.value is None and outcome.printed:
                hint = "화면에 찍기만 하고 돌려주지 않았습니다. `print` 대신 `return`을 쓰세요."
        elif outcome.changed is not None:
            name = self._names[outcome.changed]
            more = [("기대한 값", show(want)),
                    ("나온 값", f"{show(outcome.value)} (입력 {name}: 바뀜)")]
            hint = f"값은 맞지만 받은 `{name}`까지 고쳤습니다. `{name}.copy()`로 사본을 만드세요."
        else:
            return None
        if outcome.warning:
            more.append(("NumPy 경고", outcome.warning))
        if outcome.printed:
            more.append(("찍은 글", outcome.printed))
        return _Problem(lines + more, hint, outcome.error is not None, guess)

    def _unstable(self, answer: Function, before: list[Outcome]) -> Feedback | None:
        """한 번 더 불러 보아 같은 입력에 다른 결과를 내면 그 말을, 아니면 ``None``."""
        for args, old, new in zip(self.cases, before, self._run_all(answer), strict=False):
            if isinstance(new.error, TimeUp):  # 끝나지 않은 것은 다른 결과가 아닙니다
                return None
            if not self._agree(old, new):
                again = show(new.value) if new.error is None else describe_error(new.error)
                return self.wrong(
                    [("입력", self._show_input(args)), ("처음 나온 값", show(old.value)),
                     ("다시 나온 값", again)],
                    "같은 입력이면 언제 불러도 같은 값이 나와야 합니다. "
                    "난수나 함수 밖의 변수를 쓰는 곳을 찾아보세요.")
        return None

    def _fitting_hint(self, problems: list[_Problem | None]) -> str:
        """처음 틀린 입력의 힌트. 값만 보고 짐작한 것이면 틀린 입력 모두에 맞을 때만 씁니다."""
        first, *others = [problem for problem in problems if problem is not None]
        fits = not first.guess or all(problem.hint == first.hint for problem in others)
        return first.hint if fits else ""

    def _known_mistake(self, outcomes: list[Outcome]) -> str:
        """모든 결과가 같은 흔한 실수의 힌트. 없으면 빈 글."""
        for mistake in self.mistakes:
            usual = self._run_all(mistake.wrong)
            if all(map(self._agree, usual, outcomes)):
                return mistake.hint
        return ""

    def _agree(self, a: Outcome, b: Outcome) -> bool:
        if a.error is not None or b.error is not None:
            return type(a.error) is type(b.error)
        if a.value is None or b.value is None:
            return a.value is b.value
        return difference(a.value, b.value, self.tolerance) is None

    def _show_input(self, args: Args) -> str:
        parts = [f"{name}={show(arg)}".replace("\n", "\n" + " " * len(f"{name}="))
                 for name, arg in zip(self._names, args, strict=True)]
        return (",\n" if any("\n" in part for part in parts) else ", ").join(parts)


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
