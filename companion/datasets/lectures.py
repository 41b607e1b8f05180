"""수업을 통과할 수 있을까?

들은 강의 수와 프로젝트에 쓴 시간으로 합격을 맞히는, 책에서 되풀이해 쓰는 작은 문제입니다.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from companion._validate import as_count, as_number, as_rng


def pass_or_fail(
    n: int, noise: float = 1.0, *, rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    r"""들은 강의 수와 프로젝트 시간, 그리고 합격 여부.

    .. math:: t = \begin{cases} 1 & (x_1 + 2 x_2 + \varepsilon > 12) \\
              0 & (\text{그 밖}) \end{cases}

    프로젝트 한 시간이 강의 두 개의 몫을 합니다. 강의를 4개 듣고 프로젝트에 5시간을 쓴 학생은
    점수가 14라서, 잡음이 없다면 합격입니다. 지어낸 데이터이며 실제 성적이 아닙니다.

    Parameters
    ----------
    n : int
        학생 수. 1 이상입니다.
    noise : float
        점수에 더하는 잡음 :math:`\varepsilon`의 표준편차. 0 이상입니다.
    rng : Generator
        ``np.random.default_rng(씨앗)``으로 만든 생성기.

    Returns
    -------
    x : ndarray
        ``(n, 2)``. 첫째 열은 들은 강의 수(0~12개), 둘째 열은 프로젝트에 쓴 시간(0~8시간)입니다.
    t : ndarray
        라벨 ``(n,)``. 합격이 1, 불합격이 0입니다.

    Raises
    ------
    TypeError, ValueError
        인자의 형이나 값이 위와 다를 때.

    References
    ----------
    A. Amini, A. Soleimany, "MIT 6.S191: Introduction to Deep Learning", 1강의 예.

    Examples
    --------
    >>> x, t = pass_or_fail(100, noise=0.0, rng=np.random.default_rng(0))
    >>> bool(np.all((x @ [1.0, 2.0] > 12) == t))
    True
    """
    n, noise, rng = as_count("n", n), as_number("noise", noise, at_least=0), as_rng(rng)
    lectures = rng.integers(0, 13, n)
    hours = rng.uniform(0, 8, n).round(1)
    score = lectures + 2 * hours + rng.normal(0, noise, n)
    return np.stack([lectures, hours], axis=1), (score > 12).astype(np.intp)
