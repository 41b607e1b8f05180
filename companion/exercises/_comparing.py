"""기대한 값과 나온 값을 견주어, 무엇이 다른지 말로 적습니다."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from companion._validate import FloatArray
from companion.exercises._feedback import show
from companion.exercises._words import same_word


@dataclass(frozen=True)
class Difference:
    """기대한 것과 나온 것. 여러 값이면 처음 다른 곳과 그곳의 값, 그리고 꼴에서 알 수 있는 힌트.

    ``part``는 기대한 것이 튜플일 때 처음 다른 것의 번호(0부터)이고, ``guess``는 힌트가 두 값의
    생김새에서 짐작한 것인지입니다.
    """

    want: str
    got: str
    place: str = ""
    values: str = ""
    part: int | None = None
    hint: str = ""
    guess: bool = False


def difference(want: object, got: object, tolerance: float) -> Difference | None:
    """두 값이 같으면 ``None``, 다르면 그 차이."""
    if got is None:
        return Difference(show(want), "None",
                          hint="돌려준 값이 없습니다. `return`을 빠뜨린 듯합니다.")
    if inspect.isgenerator(got) or inspect.iscoroutine(got):
        got.close()
        return Difference(show(want), show(got), hint="`return`으로 값을 돌려주세요. "
                          "`yield`나 `async`를 쓰면 값이 아니라 아직 돌지 않은 함수가 나옵니다.")
    if callable(got):
        return Difference(show(want), show(got),
                          hint="함수 자체가 아니라 함수를 부른 값이 필요합니다.")
    return _differ(want, got, tolerance)


def _differ(want: object, got: object, tolerance: float) -> Difference | None:
    if isinstance(want, str):
        return None if same_word(want, got) else Difference(show(want), show(got))
    if isinstance(want, (tuple, list)):
        return _differ_in_parts(want, got, tolerance)
    return _differ_in_numbers(np.asarray(want), got, tolerance)


def _differ_in_parts(want: tuple[object, ...] | list[object], got: object, tolerance: float,
                     ) -> Difference | None:
    whole = Difference(show(want), show(got))
    if (isinstance(got, np.ndarray) and got.ndim
            and not any(isinstance(item, np.ndarray) for item in want)):
        got = got.tolist()
    needed = f"값 {len(want)}개를 차례대로 묶은 {'목록이' if isinstance(want, list) else '튜플이'}"
    if not isinstance(got, (tuple, list)):
        return replace(whole, hint=f"{needed} 필요합니다.")
    if len(got) != len(want):
        return replace(whole, hint=f"{needed} 필요한데 {len(got)}개가 왔습니다.")
    for i, (want_item, got_item) in enumerate(zip(want, got, strict=True)):
        found = _differ(want_item, got_item, tolerance)
        if found is not None:
            return replace(whole, place=f"{i + 1}번째", values=_both(found.want, found.got),
                           part=i, hint=found.hint, guess=found.guess)
    return None


def _differ_in_numbers(want: NDArray[np.generic], got: object, tolerance: float,
                       ) -> Difference | None:
    plain = Difference(show(want), show(got))
    try:
        array = np.asarray(got)
    except Exception:
        return replace(plain, hint="행마다 길이가 같은 숫자 배열이 필요합니다.")
    if array.dtype.kind not in "biuf":
        needed = "숫자 배열이" if want.ndim else "수 하나가"
        return replace(plain, hint=f"{needed} 필요한데 {type(got).__name__} 형의 값이 나왔습니다.")
    x, y = np.asarray(want, dtype=np.float64), array.astype(np.float64)
    if x.shape != y.shape:
        return _differ_in_shape(x, y, plain, tolerance)
    close = np.isclose(y, x, rtol=tolerance, atol=tolerance, equal_nan=True)
    if not close.all():
        return _differ_in_values(x, y, close, plain, array.dtype.kind in "iu")
    if want.ndim and not isinstance(got, np.ndarray):
        return Difference(f"NumPy 배열 {plain.want}", f"{type(got).__name__} {plain.got}",
                          hint="값은 맞습니다. `np.array(값)`으로 NumPy 배열로 바꾸어 돌려주세요.")
    return None


def _differ_in_shape(x: FloatArray, y: FloatArray, plain: Difference, tolerance: float,
                     ) -> Difference:
    def agree(a: FloatArray, b: FloatArray) -> bool:
        return a.shape == b.shape and np.allclose(a, b, rtol=tolerance, atol=tolerance)

    if agree(x, y.T):
        hint = "행과 열이 바뀌었습니다. `.T`로 뒤집으세요."
    elif not agree(x.ravel(), y.ravel()):
        hint = "값보다 모양을 먼저 맞추세요. `.shape`를 찍어 보면 어디서 달라졌는지 보입니다."
    elif x.ndim == 0:
        hint = "값은 맞지만 배열에 들어 있습니다. 배열이 아니라 수 하나를 돌려주세요."
    elif x.ndim < y.ndim:
        hint = "값은 맞지만 축이 더 있습니다. `keepdims=True`를 빼거나 `reshape`로 축을 없애세요."
    else:
        hint = "값은 맞지만 모양이 다릅니다. `reshape`로 모양을 맞추세요."
    return Difference(f"{_shape(x)} {plain.want}", f"{_shape(y)} {plain.got}", hint=hint)


def _both(want: str, got: str) -> str:
    return f"기대한 값 {want}, 나온 값 {got}"


def _shape(array: FloatArray) -> str:
    return f"모양 {array.shape}" if array.ndim else "수 하나"


def _differ_in_values(x: FloatArray, y: FloatArray, close: NDArray[np.bool_], plain: Difference,
                      integer: bool) -> Difference:
    if x.ndim:
        first = tuple(int(i) for i in np.argwhere(~close)[0])
        plain = replace(plain, place=str(list(first)), values=_both(show(x[first]), show(y[first])))
    if plain.want == plain.got:  # 여섯 자리로는 같아 보일 때
        plain = replace(plain, want=show(x, 17), got=show(y, 17))
    if (np.isnan(y) & ~np.isnan(x)).any():
        return replace(plain, hint="nan(수가 아닌 값)이 나왔습니다. 0으로 나누거나 무한대끼리 셈한 "
                                   "곳을 찾아보세요.")
    if (np.isinf(y) & ~np.isinf(x)).any():
        return replace(plain, hint="무한대(inf)가 나왔습니다. 0으로 나누었거나 너무 큰 수를 만든 "
                                   "곳을 찾아보세요.")
    return replace(plain, hint=_guess(x, y, integer), guess=True)


def _guess(x: FloatArray, y: FloatArray, integer: bool) -> str:
    """두 값의 생김새에서 짐작한 힌트. 짐작할 수 없으면 빈 글입니다."""
    if np.allclose(x, -y):
        return "부호가 반대입니다."
    if x.ndim == 2 and x.shape == y.T.shape and np.allclose(x, y.T):
        return "행과 열이 바뀌었습니다. `.T`로 뒤집으세요."
    if integer and (y == np.trunc(x)).all():
        return "소수점 아래가 잘렸습니다. `//`나 `int(...)`, 정수 배열을 쓴 곳을 찾아보세요."
    if any(np.array_equal(y, np.round(x, k)) for k in range(1, 5)):
        return "반올림한 값입니다. 반올림하지 않은 값을 돌려주세요."
    return ""
