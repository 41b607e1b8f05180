"""오류를 내거나 끝나지 않은 답에 대한 말. 오류에 꼭 맞는 힌트가 없으면 힌트를 주지 않습니다."""

from __future__ import annotations

import re

from companion.exercises._exercise import Lines
from companion.exercises._limit import TimeUp
from companion.exercises._running import Function, describe_error, failing_line

_WHOLE = ("번호와 크기는 정수여야 합니다. `/`로 나눈 값은 나누어떨어져도 실수이니, 몫이 필요하면 "
          "`//`를 쓰세요.")
_SHAPES = "두 배열의 모양이 서로 맞지 않습니다. 셈하기 바로 앞에서 두 `.shape`를 찍어 보세요."

# 오류의 형, 오류의 말에 들어 있는 것, 힌트
_HINTS: tuple[tuple[type[BaseException], str, str], ...] = (
    (TimeUp, "", "반복이 끝나는 조건을 살펴보세요. `while`의 조건은 언젠가 거짓이 되어야 합니다."),
    (RecursionError, "", "함수가 자기 자신을 끝없이 부릅니다. 멈추는 조건을 넣으세요."),
    (SystemExit, "", "`exit()`나 `quit()`를 빼고 `return`으로 값을 돌려주세요."),
    (UnboundLocalError, "", "값을 넣기 전에 읽은 이름이 있습니다. 함수 안에서 그 이름에 먼저 값을 "
                            "넣으세요."),
    (NameError, "", "아직 만들지 않았거나 철자가 다른 이름을 쓰고 있습니다."),
    (IndexError, "axis .* out of bounds for array of dimension",
     "배열에 없는 축입니다. 축의 번호는 0부터 세고, 축이 몇 개인지는 `.ndim`에 있습니다."),
    (IndexError, "out of (range|bounds)",
     "없는 자리를 읽었습니다. 번호는 0부터 세고, 배열의 크기는 `.shape`에 있습니다."),
    (IndexError, "too many indices",
     "배열의 축보다 많은 번호를 썼습니다. 축이 몇 개인지는 `.ndim`에 있습니다."),
    (IndexError, "only integers|must be of integer", _WHOLE),
    (TypeError, "float.* as an integer|indices must be integers.*(float|None)|single integer, got",
     _WHOLE),
    (TypeError, r"only .* arrays can be converted",
     "수 하나가 올 자리에 배열이 왔습니다. 수여야 할 것이 배열이 된 곳을 찾아보세요."),
    (ValueError, "truth value of an array",
     "`if`와 `while`에는 참거짓 하나가 필요한데 배열이 왔습니다. 원소마다 고르려면 `np.where`를 "
     "쓰세요."),
    (ValueError, "cannot reshape",
     "`reshape`에 준 수를 모두 곱하면 원소의 수가 되어야 합니다. `.shape`를 찍어 견주어 보세요."),
    (ValueError, "broadcast together|mismatch in its core|not aligned", _SHAPES),
    (ValueError, "not have enough dimensions",
     "`@`는 배열끼리의 곱입니다. 수를 곱하려면 `*`를 쓰세요."),
    (ZeroDivisionError, "", "0으로 나누게 되는 입력이 있습니다."),
    (FloatingPointError, "", "셈하는 도중에 값이 너무 커지거나 0으로 나누게 되었습니다."),
    (OverflowError, "", "셈하는 도중에 값이 너무 커졌습니다."),
)


def crash(function: Function, want: str, error: BaseException) -> tuple[Lines, str]:
    """오류를 내거나 끝나지 않은 함수에 대한 줄과 힌트."""
    said = describe_error(error)
    hint = next((hint for kind, part, hint in _HINTS
                 if isinstance(error, kind) and re.search(part, said)), "")
    lines = [("기대한 값", want)]
    if isinstance(error, TimeUp):
        return [*lines, ("나온 값", "없음 (끝나지 않아 멈춤)")], hint
    lines += [("나온 값", "없음 (도중에 오류가 남)"), ("오류", said)]
    if line := failing_line(function, error):
        lines.append(("오류가 난 곳", line))
    return lines, hint
