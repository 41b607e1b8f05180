"""배열 여럿을 이은 벡터 하나로 봅니다. 큰 배열 하나의 셈이 작은 배열 여럿의 셈보다 빠릅니다."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from companion._validate import FloatArray


def joined(arrays: Sequence[FloatArray]) -> FloatArray:
    """배열을 모두 이은 벡터. 사본입니다."""
    return np.concatenate([a.ravel() for a in arrays])


def split(vector: FloatArray, like: Sequence[FloatArray]) -> list[FloatArray]:
    """벡터를 ``like``의 모양들로 나눕니다. 사본이 아니라 벡터의 토막입니다."""
    pieces, start = [], 0
    for a in like:
        pieces.append(vector[start : start + a.size].reshape(a.shape))
        start += a.size
    return pieces


def side_by_side(arrays: Sequence[FloatArray]) -> list[FloatArray]:
    """새 벡터 하나에 차례로 옮겨 놓은 배열들. `whole`이 그 벡터를 되찾습니다."""
    return split(joined(arrays), arrays)


def whole(arrays: Sequence[FloatArray]) -> FloatArray | None:
    """배열들이 벡터 하나를 차례로 빈틈없이 나눈 토막들이면 그 벡터, 아니면 None.

    배열이 하나면 그것을 편 벡터입니다.
    """
    first = arrays[0]
    if len(arrays) == 1 and first.flags.c_contiguous:
        return first.reshape(-1)
    vector = first.base
    if not isinstance(vector, np.ndarray) or vector.ndim != 1 or not vector.flags.c_contiguous:
        return None
    end = _address(vector)
    for a in arrays:
        if (a.base is not vector or a.dtype != vector.dtype or not a.flags.c_contiguous
                or _address(a) != end):
            return None
        end += a.nbytes
    return vector if end == _address(vector) + vector.nbytes else None


def _address(a: FloatArray) -> int:
    return int(a.__array_interface__["data"][0])
