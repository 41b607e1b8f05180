"""hypothesis가 무엇을 뽑을지 정하는 곳. 시험 파일들이 함께 씁니다."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

SEEDS = st.integers(0, 2**32 - 1)


def generators() -> st.SearchStrategy[np.random.Generator]:
    """씨앗이 저마다 다른 난수 생성기."""
    return SEEDS.map(np.random.default_rng)


def arrays(
    low: float = -20.0,
    high: float = 20.0,
    *,
    shape: st.SearchStrategy[tuple[int, ...]] | tuple[int, ...] | None = None,
    dtype: type[np.floating] = np.float64,
) -> st.SearchStrategy[NDArray[np.floating]]:
    """유한한 실수 배열. 모양을 주지 않으면 0~3차원이고, 빈 배열도 나옵니다."""
    if shape is None:
        shape = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)
    width = 8 * np.dtype(dtype).itemsize
    return hnp.arrays(dtype, shape, elements=st.floats(low, high, width=width))


def away_from_kink(
    low: float = -20.0, high: float = 20.0, *, gap: float = 0.01
) -> st.SearchStrategy[NDArray[np.floating]]:
    """0에서 ``gap`` 이상 떨어진 배열: 꺾인 점을 걸치면 중심 차분이 뜻을 잃습니다."""
    return arrays(low, high).map(
        lambda x: np.asarray(np.where(np.abs(x) < gap, np.copysign(gap, x), x))
    )
