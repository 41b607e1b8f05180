r"""활성화 함수와 그 도함수.

뉴런은 입력의 가중합을 이 함수에 한 번 통과시켜 내보냅니다. 함수 ``f``마다 도함수 ``f_grad``가
짝으로 있고, 둘 다 배열의 원소 하나하나에 적용됩니다(소프트맥스만 축 하나를 함께 봅니다).
실수 dtype은 그대로 지키고 정수는 float64로 계산하며, ±10,000 같은 큰 입력에도 넘치지 않습니다.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from companion._validate import FloatArray, as_float, as_number

# GELU의 tanh 근사에 쓰는 상수 √(2/π)
_GELU_SCALE = float(np.sqrt(2 / np.pi))


def step(x: ArrayLike) -> FloatArray:
    r"""계단 함수: 0보다 크면 1, 아니면 0.

    .. math:: f(x) = \begin{cases} 1 & (x > 0) \\ 0 & (x \le 0) \end{cases}

    Parameters
    ----------
    x : array_like
        아무 모양의 실수 배열.

    Returns
    -------
    ndarray
        ``x``와 같은 모양. 값은 0 또는 1입니다. ``x = 0``에서는 0입니다.

    Raises
    ------
    TypeError
        실수 배열이 아닐 때.

    References
    ----------
    F. Rosenblatt, "The Perceptron", Psychological Review 65(6), 1958.

    Examples
    --------
    >>> step([-1.0, 0.0, 2.0])
    array([0., 0., 1.])
    """
    x = as_float("x", x)
    return np.asarray(x > 0, dtype=x.dtype)
