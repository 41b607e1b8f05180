"""잡음이 섞인 곡선: 회귀와 과적합을 보는 데이터.

다항식 하나에 정규 잡음을 더합니다. 계수를 둘만 주면 직선이 되어 단순 선형 회귀에 쓸 수 있습니다.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from companion._validate import as_count, as_number, as_rng, as_vector


def polynomial(
    n: int, noise: float = 0.2, *,
    coefficients: ArrayLike = (0.0, -2.0, 0.0, 3.0), rng: np.random.Generator,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    r"""잡음이 섞인 다항식. 계수를 주지 않으면 :math:`3x^3 - 2x`입니다.

    .. math:: y = \sum_k c_k x^k + \varepsilon, \qquad -1 \le x < 1

    Parameters
    ----------
    n : int
        표본 수. 1 이상입니다.
    noise : float
        잡음 :math:`\varepsilon`의 표준편차. 0 이상입니다.
    coefficients : array_like
        상수항부터 차례로 적은 계수 :math:`c_0, c_1, \ldots`
    rng : Generator
        ``np.random.default_rng(씨앗)``으로 만든 생성기.

    Returns
    -------
    x : ndarray
        입력 ``(n, 1)``. 작은 값부터 차례로 놓입니다.
    y : ndarray
        목푯값 ``(n, 1)``. 출력이 하나인 신경망의 출력과 모양이 같습니다.

    Raises
    ------
    TypeError, ValueError
        인자의 형이나 값이 위와 다를 때.

    Examples
    --------
    >>> x, y = polynomial(50, noise=0.0, coefficients=(1, 2), rng=np.random.default_rng(0))
    >>> bool(np.allclose(y, 1 + 2 * x))
    True
    """
    n, noise = as_count("n", n), as_number("noise", noise, at_least=0)
    coefficients, rng = as_vector("coefficients", coefficients), as_rng(rng)
    x = np.sort(rng.uniform(-1, 1, (n, 1)), axis=0)
    y = np.polynomial.polynomial.polyval(x, coefficients) + rng.normal(0, noise, (n, 1))
    return x, y
