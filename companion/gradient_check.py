r"""기울기 검사: 손으로 유도한 미분을 수치 미분과 견줍니다.

미분이 틀린 것과 재는 방법이 못 미치는 것은 다릅니다. 꺾인 점 위에 있거나, float32로 계산했거나,
표본이 하나뿐인 배치라면 그렇다고 말합니다.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from companion._validate import (
    FloatArray,
    as_float,
    as_function,
    as_number,
    as_point,
    as_scalar,
    wrong_value,
)

# 맞는 미분은 넘지 않고, 백만분의 몇만 틀려도 넘는 상대 오차.
TOLERANCE = 1e-6

_KINK = (
    "꺾인 점입니다: 왼쪽에서 잰 기울기는 {left:.6g}, 오른쪽에서 잰 기울기는 {right:.6g}이고, "
    "폭을 줄여도 차이가 그대로입니다. x를 조금 옮겨 다시 재 보세요."
)
_SINGLE = (
    "float32로 계산한 값입니다. 유효 숫자가 일곱 자리쯤이라, 작은 폭으로 나누면 반올림 오차가 "
    "크게 불어납니다. x와 모델을 float64로 바꾸어 다시 재 보세요."
)
_ROUGH = (
    "잴 때마다 수치 미분이 달라지거나 f의 값이 유한하지 않습니다. "
    "h를 바꾸거나 x를 옮겨 다시 재 보세요."
)
_ONE = (
    "첫 축의 길이가 1입니다. 표본이 하나뿐인 배치라면, 배치 평균을 빼는 층(배치 정규화)의 "
    "기울기가 늘 0이어서 틀린 미분도 통과할 수 있습니다. 표본을 4개 이상 넣어 다시 재 보세요."
)
_ZERO = "검사한 미분이 모두 0입니다. 0이 아닌 자리에서도 재 보세요."


@dataclass(frozen=True, eq=False)
class GradientReport:
    """기울기 검사의 결과. 참거짓으로 쓰면 `ok`이고, 글로 바꾸면 무슨 일인지 한국어로 말합니다.

    Attributes
    ----------
    error : float
        가장 나쁜 원소의 상대 오차. 잴 수 없었으면 무한대입니다.
    worst_index : tuple of int
        그 원소의 위치.
    numerical, analytic : ndarray
        수치 미분과 검사한 미분. 둘 다 ``x``와 같은 모양의 float64 배열입니다.
    doubtful : bool
        어긋났지만 미분이 틀렸다고 할 수 없으면 참. 까닭은 `notes`에 있습니다.
    notes : tuple of str
        꺾인 점, float32, 표본이 하나뿐인 배치처럼 알아 둘 것.
    """

    error: float
    worst_index: tuple[int, ...]
    numerical: FloatArray
    analytic: FloatArray
    doubtful: bool
    notes: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """상대 오차가 `TOLERANCE` 이하이면 참."""
        return self.error <= TOLERANCE

    def __bool__(self) -> bool:
        return self.ok

    def __str__(self) -> str:
        if self.ok:
            verdict = f"맞습니다. 가장 큰 상대 오차가 {self.error:.1e}입니다."
        else:
            verdict = (
                f"{'판정할 수 없습니다' if self.doubtful else '틀렸습니다'}. "
                f"위치 {self.worst_index}에서 "
                f"수치 미분은 {self.numerical[self.worst_index]:.6g}, "
                f"검사한 미분은 {self.analytic[self.worst_index]:.6g}입니다"
                f"(상대 오차 {self.error:.1e}, 기준 {TOLERANCE:.0e})."
            )
        return "\n".join([verdict, *self.notes])


def check_gradient(
    f: Callable[[FloatArray], ArrayLike],
    grad: Callable[[FloatArray], ArrayLike] | ArrayLike,
    x: ArrayLike,
    *,
    h: float = 1e-5,
) -> GradientReport:
    r"""미분 ``grad``가 맞는지 수치 미분으로 검사합니다.

    원소마다 상대 오차를 재어 가장 큰 것으로 판정합니다. :math:`a`는 검사할 미분,
    :math:`n`은 네 점으로 잰 수치 미분, :math:`s_i`는 반올림 오차가 묻어 들어오는 크기입니다.

    .. math:: \max_i \frac{|a_i - n_i|}{\max(s_i,\ |a_i| + |n_i|)} \le 10^{-6}

    Parameters
    ----------
    f : callable
        ``x``와 같은 모양의 배열을 받아 수 하나를 돌려주는 함수.
    grad : callable or array_like
        ``f``의 미분. ``x``를 받는 함수나, ``x``에서의 값 그 자체.
    x : array_like
        아무 모양의 실수 배열. `numerical_gradient`처럼 그 자리에서 흔들었다가 되돌립니다.
    h : float, default 1e-5
        흔드는 폭. ``x``의 반올림 폭에 묻힐 만큼 작으면 키웁니다.

    Returns
    -------
    GradientReport
        ``report.ok``가 판정이고, ``print(report)``가 설명입니다.

    Raises
    ------
    TypeError, ValueError
        ``x``가 비었거나 유한하지 않을 때, ``grad``의 모양이 ``x``와 다를 때, ``f``가 수 하나를
        돌려주지 않을 때, ``h``가 0 이하일 때.

    References
    ----------
    Stanford CS231n, "Neural Networks Part 3: Gradient checks", 2015.

    Examples
    --------
    >>> f = lambda x: np.sum(x**3)
    >>> check_gradient(f, lambda x: 3 * x**2, [1.0, 2.0]).ok
    True
    >>> print(check_gradient(f, lambda x: 2 * x**2, [1.0, 2.0]))
    틀렸습니다. 위치 (1,)에서 수치 미분은 12, 검사한 미분은 8입니다(상대 오차 2.0e-01, 기준 1e-06).
    """
    f, x, h = as_function("f", f), as_point("x", x), as_number("h", h, above=0)
    analytic = as_float("grad", grad(x) if callable(grad) else grad).astype(np.float64)
    if analytic.shape != x.shape:
        raise wrong_value("grad", f"x와 모양이 같은 미분 {x.shape}이", analytic)
    with np.errstate(all="ignore"):
        return _compare(f, analytic, x, h)


def _compare(
    f: Callable[[FloatArray], ArrayLike], a: FloatArray, x: FloatArray, h: float
) -> GradientReport:
    """잰 미분과 ``a``를 견주고, 어긋난 원소는 폭을 백분의 일로 줄여 다시 재어 까닭을 가립니다."""
    far = _measure(f, x, h, np.ones(x.shape, dtype=bool))
    n, s = far.slope, _scale(far)
    error = _error(a, n, s)
    missed = error > TOLERANCE
    near = _measure(f, x, h / 100, missed) if missed.any() else far

    # 폭 안에 꺾인 점이 걸렸거나 f의 정의역을 벗어났던 자리는 폭을 줄이면 벗어납니다.
    # 폭이 백분의 일이면 반올림 오차는 백 배이므로 s도 백 배로 봅니다.
    nearer = _error(a, near.slope, 100 * s)
    unsteady = ~(far.spread <= TOLERANCE * np.maximum(s, np.abs(a) + np.abs(n)))
    settled = missed & unsteady & (nearer <= TOLERANCE)
    n, error = np.where(settled, near.slope, n), np.where(settled, nearer, error)
    missed &= ~settled

    single = far.single or x.dtype.itemsize < 8
    kink = ~np.bool_(single) & _kinked(a, far, near, 100 * s)
    if single:
        rounding = 8 * np.finfo(np.float32).eps * abs(far.center) / h
        rough = np.abs(a - n) <= 5 * np.max(far.spread) + rounding
    else:
        rough = _uncertain(a, far) & _uncertain(a, near)
    wrong = missed & ~kink & ~rough

    doubtful = bool(missed.any() and not wrong.any())
    # 틀린 원소가 있으면 그 가운데서, 없으면 전체에서 가장 나쁜 것을 고릅니다.
    worst = np.unravel_index(np.argmax(np.where(wrong | doubtful | ~missed, error, 0)), x.shape)
    notes = []
    if single and (missed.any() or x.dtype.itemsize < 8):
        notes.append(_SINGLE)
    elif doubtful and kink[worst]:
        notes.append(_KINK.format(left=far.slopes[0][worst], right=far.slopes[3][worst]))
    elif doubtful:
        notes.append(_ROUGH)
    if x.ndim > 1 and x.shape[0] == 1:
        notes.append(_ONE)
    if not a.any():
        notes.append(_ZERO)
    return GradientReport(
        error=float(error[worst]),
        worst_index=tuple(int(i) for i in worst),
        numerical=n,
        analytic=a,
        doubtful=doubtful,
        notes=tuple(notes),
    )


def _kinked(
    a: FloatArray, far: _Measured, near: _Measured, s: FloatArray
) -> NDArray[np.bool_]:
    """폭을 줄여도 구간마다 기울기가 다르고 ``a``가 그 사이에 있으면 꺾인 점입니다."""
    slopes = np.concatenate([far.slopes, near.slopes])
    low, high = slopes.min(axis=0), slopes.max(axis=0)
    slack = TOLERANCE * np.maximum(s, np.abs(a)) + 0.02 * (high - low)
    between: NDArray[np.bool_] = (low - slack <= a) & (a <= high + slack)
    # 매끄러운 곳에서는 폭이 백분의 일이면 기울기의 차이도 백분의 일로 줄어듭니다.
    between &= np.ptp(near.slopes, axis=0) > 0.03 * np.ptp(far.slopes, axis=0) + TOLERANCE * s
    return between


def _uncertain(a: FloatArray, measured: _Measured) -> NDArray[np.bool_]:
    """``a``가 어긋난 만큼 잰 값 스스로도 흔들리면(또는 유한하지 않으면) 참."""
    return np.isfinite(a) & ~(np.abs(a - measured.slope) > 3 * measured.spread)


def _scale(far: _Measured) -> FloatArray:
    """상대 오차의 분모가 이보다 작아지지 않는 크기 s. 여기까지는 반올림 오차가 묻어 들어옵니다.

    f와 기울기의 크기에 견주어 잡습니다. f 안에서 큰 수끼리 지워져 잡음이 더 크면 잡음에 견줍니다.
    """
    from_f = abs(far.center) * np.minimum(1e-3, 1e-8 / far.step)
    largest = np.max(np.abs(far.slope), initial=0.0, where=np.isfinite(far.slope))
    noise = np.max(far.spread, initial=0.0, where=far.spread < 1e-7)
    s: FloatArray = np.maximum(from_f, max(1e-3 * largest, 10 * noise / TOLERANCE, 1e-4))
    return s


def _error(a: FloatArray, n: FloatArray, s: FloatArray) -> FloatArray:
    """원소마다의 상대 오차. 잴 수 없으면 무한대입니다."""
    error = np.abs(a - n) / np.maximum(s, np.abs(a) + np.abs(n))
    return np.where(np.isfinite(error), error, np.inf)


class _Measured(NamedTuple):
    center: float  # f(x)
    step: FloatArray  # 실제로 흔든 폭
    slope: FloatArray  # 네 점으로 잰 미분
    spread: FloatArray  # 폭 h와 2h로 잰 미분의 차이. 매끄러운 자리에서는 거의 0입니다.
    slopes: FloatArray  # 다섯 점 사이 네 구간의 기울기, 왼쪽부터
    single: bool  # f의 값이 float32로 계산한 듯한가


def _measure(
    f: Callable[[FloatArray], ArrayLike], x: FloatArray, h: float, where: NDArray[np.bool_]
) -> _Measured:
    r"""``where``가 참인 원소를 하나씩 흔들어 미분을 잽니다. 나머지는 NaN입니다.

    폭 h와 2h의 중앙 차분 :math:`D_h, D_{2h}`를 섞으면 오차가 h²에서 h⁴으로 줍니다(리처드슨 외삽).

    .. math:: f'(x) \approx D_h + \frac{D_h - D_{2h}}{3}
    """
    center = as_scalar("f", f(x))
    values = np.full((4, *x.shape), np.nan)
    step = np.full(x.shape, np.nan)
    for index in map(tuple, np.argwhere(where)):
        x_i = x[index]
        # 큰 수 옆에서는 폭을 키우고, x + h를 반올림한 뒤 실제로 움직인 거리를 폭으로 삼습니다.
        step[index] = (x_i + max(h, np.sqrt(np.finfo(x.dtype).eps) * abs(x_i))) - x_i
        try:
            for k, shift in enumerate((-2, -1, 1, 2)):
                x[index] = x_i + shift * step[index]
                values[(k, *index)] = as_scalar("f", f(x))
        finally:
            x[index] = x_i
    narrow = (values[2] - values[1]) / (2 * step)
    wide = (values[3] - values[0]) / (4 * step)
    seen = values[:, where]
    return _Measured(
        center=center,
        step=step,
        slope=narrow + (narrow - wide) / 3,
        spread=np.abs(narrow - wide),
        slopes=np.diff(np.insert(values, 2, center, axis=0), axis=0) / step,
        # 모두 float32에 담기지만 float16에는 담기지 않으면 우연으로 보기 어렵습니다.
        single=bool((seen == seen.astype(np.float32)).all())
        and not (seen == seen.astype(np.float16)).all(),
    )
