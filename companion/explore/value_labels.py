"""슬라이더에 적을 값의 이름: 0.1, 0.00001, 10⁻¹⁰, 켬, ReLU."""

from __future__ import annotations

import math
from collections.abc import Sequence
from numbers import Integral, Real
from typing import Any

import numpy as np

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def value_labels(values: Sequence[Any]) -> list[str]:
    """값마다 짧은 이름. 유효 숫자 여섯 자리로 구별되지 않으면 끝까지 적습니다.

    >>> value_labels([1e-10, 1e-05, 0.1, 0.1 + 0.2, 100.0, -3, True])
    ['10⁻¹⁰', '0.00001', '0.1', '0.3', '100', '−3', '켬']
    """
    short = [_label(value, 6) for value in values]
    return short if len(set(short)) == len(short) else [_label(value, 17) for value in values]


def _label(value: Any, digits: int) -> str:
    if value is None:
        return "없음"
    if isinstance(value, (bool, np.bool_)):
        return "켬" if value else "끔"
    if isinstance(value, Integral):
        whole = int(value)
        text = f"{whole:d}" if abs(whole) < 10_000 else f"{whole:,}"
        return text.replace("-", "−")
    if isinstance(value, Real):
        return _number(float(value), digits)
    if isinstance(value, (tuple, list)):
        return f"({', '.join(_label(part, digits) for part in value)})"
    if isinstance(value, str):
        return " ".join(value.split())
    return str(getattr(value, "__name__", value))


def _number(value: float, digits: int) -> str:
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    rounded = float(f"{value:.{digits}g}")
    exponent = math.floor(math.log10(abs(rounded))) if rounded else 0
    if -6 <= exponent < 7:
        return np.format_float_positional(rounded, trim="-").replace("-", "−")
    mantissa = f"{rounded:.{digits - 1}e}".split("e")[0].rstrip("0").rstrip(".")
    power = "10" + str(exponent).translate(_SUPERSCRIPT)
    shown = {"1": power, "-1": f"−{power}"}
    return shown.get(mantissa, f"{mantissa.replace('-', '−')}×{power}")
