"""독자의 함수를 입력 하나로 불러 보고, 일어난 일을 모두 적어 둡니다."""

from __future__ import annotations

import contextlib
import copy
import io
import linecache
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from companion.exercises._limit import Limit

# 값이 무엇이어야 하는지는 문제마다 다르므로, 독자의 함수는 무엇이든 받고 무엇이든 돌려줍니다.
Function = Callable[..., object]
_PRINTED_AT_MOST = 300


@dataclass(frozen=True)
class Outcome:
    """함수를 한 번 부른 결과: 값이나 오류, 찍은 글, NumPy 경고, 함수가 바꿔 버린 입력의 번호."""

    value: object = None
    error: BaseException | None = None
    printed: str = ""
    warning: str = ""
    changed: int | None = None


class _Screen(io.StringIO):
    """찍은 글의 앞부분만 담습니다. 끝없이 찍는 함수가 메모리를 채우지 못하게 합니다."""

    def write(self, text: str) -> int:
        if self.tell() < _PRINTED_AT_MOST:
            super().write(text[:_PRINTED_AT_MOST])
        return len(text)


def run(function: Function, args: tuple[object, ...], limit: Limit, *, strict: bool = False,
        ) -> Outcome:
    """입력의 사본으로 ``function``을 부릅니다. ``KeyboardInterrupt`` 말고는 예외를 내지 않습니다.

    ``strict``이면 넘침(overflow)이나 0으로 나누기를 경고가 아니라 오류로 다룹니다.
    """
    given = copy.deepcopy(args)
    screen = _Screen()
    value: object = None
    error: BaseException | None = None
    with (np.errstate(all="raise" if strict else "warn", under="ignore"),
          warnings.catch_warnings(record=True) as caught,
          contextlib.redirect_stdout(screen)):
        warnings.simplefilter("always")
        try:
            value = limit.run(lambda: function(*given))
        except KeyboardInterrupt:
            raise
        except BaseException as raised:
            error = raised
    numeric = [str(w.message) for w in caught if issubclass(w.category, RuntimeWarning)]
    changed = [i for i, arg in enumerate(args) if _differs(arg, given[i])]
    return Outcome(value, error, screen.getvalue().strip(),
                   numeric[0] if numeric else "", changed[0] if changed else None)


def _differs(was: object, now: object) -> bool:
    if isinstance(was, np.ndarray) and isinstance(now, np.ndarray):
        return was.shape != now.shape or was.tobytes() != now.tobytes()
    if was is now:  # 사본에서도 같은 객체인 수와 글. NaN은 자신과도 다르므로 먼저 봅니다
        return False
    if isinstance(was, (list, tuple)) and isinstance(now, (list, tuple)):
        return len(was) != len(now) or any(map(_differs, was, now))
    return type(was) in (int, float, str, bool) and (type(was) is not type(now) or was != now)


def describe_error(error: BaseException) -> str:
    """오류의 형과 말. 말을 읽을 수 없는 오류도 있습니다."""
    try:
        return f"{type(error).__name__}: {error}"[:300]
    except Exception:
        return type(error).__name__


def failing_line(function: Function, error: BaseException) -> str:
    """오류가 난, 독자가 쓴 코드의 줄. 찾지 못하면 빈 글입니다."""
    own = getattr(function, "__globals__", None)
    lines = [(frame.f_code.co_filename, lineno)
             for frame, lineno in traceback.walk_tb(error.__traceback__) if frame.f_globals is own]
    if not lines:
        return ""
    filename, lineno = lines[-1]
    return f"{lineno}번째 줄  {linecache.getline(filename, lineno).strip()}".strip()
