"""논리 게이트의 진리표를 데이터로.

네 표본뿐이지만 XOR는 직선 하나로 나눌 수 없어, 층을 쌓아야 하는 까닭을 보여 줍니다.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from companion._validate import as_rng, wrong_type, wrong_value

_TRUTH_TABLES = {
    "and": (0, 0, 0, 1),
    "nand": (1, 1, 1, 0),
    "or": (0, 1, 1, 1),
    "xor": (0, 1, 1, 0),
}


def gates(
    name: str, *, rng: np.random.Generator | None = None
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """논리 게이트의 진리표.

    Parameters
    ----------
    name : str
        ``"and"``, ``"nand"``, ``"or"``, ``"xor"``. 대문자로 써도 됩니다.
    rng : Generator, optional
        주면 네 행의 순서를 섞습니다. 주지 않으면 (0, 0), (0, 1), (1, 0), (1, 1) 차례입니다.

    Returns
    -------
    x : ndarray
        두 입력 ``(4, 2)``. 값은 0과 1입니다.
    t : ndarray
        게이트의 출력 ``(4,)``. 값은 0과 1입니다.

    Raises
    ------
    TypeError
        ``name``이 문자열이 아니거나 ``rng``가 생성기가 아닐 때.
    ValueError
        모르는 게이트일 때.

    Examples
    --------
    >>> x, t = gates("xor")
    >>> t
    array([0, 1, 1, 0])
    """
    if not isinstance(name, str):
        raise wrong_type("name", "게이트 이름을 적은 문자열이", name)
    if name.lower() not in _TRUTH_TABLES:
        raise wrong_value("name", f"{', '.join(_TRUTH_TABLES)} 가운데 하나가", name)
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float64)
    t = np.array(_TRUTH_TABLES[name.lower()])
    if rng is None:
        return x, t
    order = as_rng(rng).permutation(4)
    return x[order], t[order]
