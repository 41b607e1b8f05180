"""입력을 받는 문에서 하는 검사.

모든 오류는 한 가지 꼴입니다. 어느 인자인지, 무엇이 필요한지, 무엇이 왔는지를 말합니다.
형(type)이 틀리면 ``TypeError``, 값이나 모양이 틀리면 ``ValueError``입니다.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from numbers import Integral, Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.floating[Any]]


def describe(value: object) -> str:
    """오류 문장에 넣을, 받은 값의 짧은 설명."""
    if isinstance(value, np.ndarray):
        return f"모양 {value.shape}, dtype {value.dtype}인 배열"
    text = repr(value)
    return f"{text if len(text) <= 60 else text[:57] + '...'} ({type(value).__name__})"


def wrong_type(name: str, expected: str, got: object) -> TypeError:
    """형이 틀렸을 때의 오류."""
    return TypeError(f"{name}: {expected} 필요합니다. 받은 것: {describe(got)}")


def wrong_value(name: str, expected: str, got: object) -> ValueError:
    """값이나 모양이 틀렸을 때의 오류."""
    return ValueError(f"{name}: {expected} 필요합니다. 받은 것: {describe(got)}")


def as_float(name: str, x: ArrayLike) -> FloatArray:
    """실수 배열로 봅니다. 실수 dtype은 그대로 두고, 정수와 참거짓은 float64로 바꿉니다."""
    try:
        array = np.asarray(x)
    except ValueError as error:
        raise wrong_value(name, "행마다 길이가 같은 숫자 배열이", x) from error
    if array.dtype.kind == "f":
        return array
    if array.dtype.kind in "iub":
        return array.astype(np.float64)
    raise wrong_type(name, "실수로 된 배열이나 수가", x)


def as_finite(name: str, x: ArrayLike) -> FloatArray:
    """`as_float`에 더해 NaN과 무한대를 거절합니다."""
    array = as_float(name, x)
    bad = ~np.isfinite(array)
    if bad.any():
        where = tuple(int(i) for i in np.argwhere(bad)[0])
        at = f"위치 {where}의 값이" if where else "값이"
        raise ValueError(f"{name}: 유한한 수만 쓸 수 있습니다. {at} {array[where]}입니다")
    return array


def as_samples(name: str, x: ArrayLike, *, features: int | None = None) -> FloatArray:
    """한 행이 표본 하나인 유한한 ``(n, d)`` 배열. 표본이 하나 이상 있어야 합니다."""
    array = as_finite(name, x)
    if array.ndim != 2:
        raise wrong_value(name, "한 행이 표본 하나인 2차원 배열 (n, d)가", array)
    if array.size == 0:
        raise wrong_value(name, "비어 있지 않은 배열이", array)
    if features is not None and array.shape[1] != features:
        raise wrong_value(name, f"특징이 {features}개인 배열 (n, {features})가", array)
    return array


def as_vector(name: str, x: ArrayLike) -> FloatArray:
    """비어 있지 않은, 유한한 1차원 배열 ``(d,)``."""
    array = as_finite(name, x)
    if array.ndim != 1 or array.size == 0:
        raise wrong_value(name, "비어 있지 않은 1차원 배열 (d,)가", x)
    return array


def as_rows(name: str, x: ArrayLike, *, n: int | None = None) -> NDArray[Any]:
    """첫 축이 표본인 유한한 배열 ``(n, ...)``. dtype은 정수도 그대로 둡니다."""
    rows = as_finite(name, x)
    if rows.ndim == 0 or rows.size == 0:
        raise wrong_value(name, "표본이 하나 이상 있는 배열이", x)
    if n is not None and len(rows) != n:
        raise wrong_value(name, f"표본이 {n}개인 배열이", rows)
    return np.asarray(x)


def as_labels(name: str, t: ArrayLike, n: int, *, n_classes: int | None = None) -> NDArray[np.intp]:
    """길이 ``n``인 정수 라벨 ``(n,)``. 값은 0부터 ``n_classes - 1``까지입니다."""
    integers = isinstance(t, np.ndarray) and t.dtype.kind in "iu"
    array = np.asarray(t) if integers else as_finite(name, t)
    if not integers and (array != np.trunc(array)).any():
        raise wrong_type(name, "정수 라벨 배열이", t)
    if array.shape != (n,):
        raise wrong_value(name, f"모양이 ({n},)인 라벨 배열이", t)
    top = np.iinfo(np.intp).max if n_classes is None else n_classes - 1
    if n and (array.min() < 0 or array.max() > top):
        bound = "" if n_classes is None else f" {top} 이하의"
        outside = array[(array < 0) | (array > top)]
        raise wrong_value(name, f"0 이상{bound} 라벨이", outside[0].item())
    return array.astype(np.intp)


def as_axis(name: str, axis: object, x: FloatArray) -> int:
    """1차원 이상인 배열 ``x``의, 비어 있지 않은 축 번호 하나."""
    if isinstance(axis, (bool, np.bool_)) or not isinstance(axis, Integral):
        raise wrong_type(name, "정수 하나가", axis)
    number = int(axis)
    if x.ndim == 0:
        raise wrong_value("x", "1차원 이상인 배열이", x)
    if not -x.ndim <= number < x.ndim:
        raise wrong_value(name, f"{x.ndim}차원 배열에 있는 축이", number)
    if x.shape[number] == 0:
        raise wrong_value("x", f"{number}번 축이 비어 있지 않은 배열이", x)
    return number


def as_number(name: str, value: object, *,
              above: float | None = None, at_least: float | None = None,
              below: float | None = None, at_most: float | None = None) -> float:
    """유한한 실수 하나. ``above``와 ``below``는 경계를 빼고, ``at_*``는 경계를 넣습니다."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Real):
        raise wrong_type(name, "실수 하나가", value)
    try:
        number = float(value)
    except OverflowError as error:
        raise wrong_value(name, "float64로 나타낼 수 있는 수가", value) from error
    inside = (math.isfinite(number)
              and (above is None or number > above) and (at_least is None or number >= at_least)
              and (below is None or number < below) and (at_most is None or number <= at_most))
    if not inside:
        parts = [f"{bound:g} {word}" for bound, word in
                 ((above, "초과"), (at_least, "이상"), (below, "미만"), (at_most, "이하"))
                 if bound is not None]
        raise wrong_value(name, f"{' '.join(parts) + '인' if parts else '유한한'} 수가", value)
    return number


def as_count(name: str, value: object, *, at_least: int = 1) -> int:
    """``at_least`` 이상인 정수 하나."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Integral):
        raise wrong_type(name, "정수 하나가", value)
    if value < at_least:
        raise wrong_value(name, f"{at_least} 이상인 정수가", value)
    return int(value)


def as_rng(rng: object) -> np.random.Generator:
    """무작위성은 부른 쪽이 준 생성기에서만 나옵니다."""
    if not isinstance(rng, np.random.Generator):
        raise wrong_type("rng", "np.random.default_rng(씨앗)으로 만든 생성기가", rng)
    return rng


def as_function(name: str, f: object) -> Callable[..., Any]:
    """부를 수 있는 것."""
    if not callable(f):
        raise wrong_type(name, "함수가", f)
    return f


def as_scalar(name: str, y: ArrayLike) -> float:
    """함수 ``name``이 돌려준 실수 하나. NaN과 무한대도 그대로 둡니다."""
    value = as_float(name, y)
    if value.size != 1:
        raise wrong_value(name, "수 하나를 돌려주는 함수가", y)
    return float(value.item())


def as_point(name: str, x: ArrayLike) -> FloatArray:
    """기울기를 잴 점. 쓸 수 있는 실수 배열이면 베끼지 않고 그 배열을 그대로 돌려줍니다."""
    point = as_finite(name, x)
    if point.size == 0:
        raise wrong_value(name, "비어 있지 않은 배열이", point)
    return point if point.flags.writeable else point.copy()
