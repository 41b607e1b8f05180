"""데이터를 나누는 법.

학습에 쓸 것과 시험에 쓸 것으로 한 번 나누고, 학습할 때는 다시 미니배치로 나눕니다.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from companion._validate import as_count, as_number, as_rng, as_rows, wrong_value

Rows = NDArray[Any]


def train_test_split(
    x: ArrayLike, t: ArrayLike, *, test_size: float, rng: np.random.Generator
) -> tuple[Rows, Rows, Rows, Rows]:
    """표본을 섞어 학습 데이터와 시험 데이터로 나눕니다.

    Parameters
    ----------
    x : array_like
        표본 ``(n, ...)``.
    t : array_like
        라벨이나 목푯값 ``(n, ...)``.
    test_size : float or int
        시험 데이터의 몫. 0과 1 사이의 실수면 비율이고(표본 수는 반올림합니다), 정수면 표본
        수입니다. 두 쪽 모두 표본이 하나 이상 있어야 합니다.
    rng : Generator
        ``np.random.default_rng(씨앗)``으로 만든 생성기.

    Returns
    -------
    x_train, x_test, t_train, t_test : ndarray
        나눈 사본. dtype은 그대로입니다.

    Raises
    ------
    TypeError
        수로 된 배열이 아닐 때.
    ValueError
        표본 수가 서로 다르거나, 비었거나, 유한하지 않은 값이 있거나, 한쪽이 비게 될 때.

    Examples
    --------
    >>> x, t = np.arange(10).reshape(5, 2), np.arange(5)
    >>> x_train, x_test, t_train, t_test = train_test_split(
    ...     x, t, test_size=0.4, rng=np.random.default_rng(0))
    >>> x_train.shape, x_test.shape, t_train.shape, t_test.shape
    ((3, 2), (2, 2), (3,), (2,))
    """
    x = as_rows("x", x)
    n = len(x)
    t = as_rows("t", t, n=n)
    share = as_number("test_size", test_size, above=0, below=n)
    n_test = round(share * n) if share < 1 else as_count("test_size", test_size)
    if not 1 <= n_test < n:
        raise wrong_value("test_size", f"표본 {n}개를 둘로 나누는 값이", test_size)
    order = as_rng(rng).permutation(n)
    test, train = order[:n_test], order[n_test:]
    return x[train], x[test], t[train], t[test]


def batches(
    x: ArrayLike, t: ArrayLike, batch_size: int, *, rng: np.random.Generator
) -> Iterator[tuple[Rows, Rows]]:
    """한 에폭의 미니배치. 표본을 섞어, 모든 표본이 꼭 한 번씩 나옵니다.

    인자는 부르는 순간에 검사하고, 순서도 그때 정합니다. 에폭마다 다시 부르세요.

    Parameters
    ----------
    x : array_like
        표본 ``(n, ...)``.
    t : array_like
        라벨이나 목푯값 ``(n, ...)``.
    batch_size : int
        배치 하나의 표본 수. 1 이상입니다. n보다 크면 배치가 하나입니다.
    rng : Generator
        ``np.random.default_rng(씨앗)``으로 만든 생성기.

    Returns
    -------
    iterator of (ndarray, ndarray)
        ``(x_batch, t_batch)``가 차례로 나옵니다. dtype은 그대로이고, 마지막 배치는 더 작을 수
        있습니다.

    Raises
    ------
    TypeError
        수로 된 배열이 아니거나 ``batch_size``가 정수가 아닐 때.
    ValueError
        표본 수가 서로 다르거나, 비었거나, 유한하지 않은 값이 있거나, 배치 크기가 1보다 작을 때.

    Examples
    --------
    >>> x, t = np.arange(10).reshape(5, 2), np.arange(5)
    >>> [len(t_batch) for _, t_batch in batches(x, t, 2, rng=np.random.default_rng(0))]
    [2, 2, 1]
    """
    x = as_rows("x", x)
    t = as_rows("t", t, n=len(x))
    batch_size = as_count("batch_size", batch_size)
    order = as_rng(rng).permutation(len(x))
    starts = range(0, len(x), batch_size)
    chosen = (order[start : start + batch_size] for start in starts)
    return ((x[rows], t[rows]) for rows in chosen)
