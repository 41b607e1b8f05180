"""보스턴 집값: 방의 수와 LSTAT으로 집값을 맞히는 회귀 문제."""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Housing(NamedTuple):
    """집값 데이터.

    Attributes
    ----------
    x : ndarray
        지역마다의 특징 ``(506, 2)``. 첫 열은 집 한 채의 평균 방 수(RM, 개), 둘째 열은 LSTAT(%),
        곧 고등학교를 마치지 않은 어른의 비율과 노동직 남성의 비율을 더해 2로 나눈 값입니다.
    price : ndarray
        집값의 중앙값 ``(506,)``. 단위는 1,000달러입니다.
    feature_names : tuple of str
        ``("RM", "LSTAT")``.
    """

    x: NDArray[np.float64]
    price: NDArray[np.float64]
    feature_names: tuple[str, str]


def load_housing() -> Housing:
    """보스턴 주변 506개 지역의 방의 수, LSTAT, 집값.

    Returns
    -------
    Housing
        부를 때마다 새 배열입니다. 고쳐도 다음 호출에 남지 않습니다.

    Notes
    -----
    출처: 1970년 미국 인구 조사를 Harrison과 Rubinfeld가 1978년에 정리하고 StatLib이 배포한 공개
    자료입니다. 따로 정한 라이선스는 없습니다. PyPI의 mlxtend 0.25.0에 든 것에서 세 열만 옮겼습니다.

    원본의 열 열넷에는 지역의 흑인 비율로 만든 ``B``가 있어, scikit-learn은 1.2판에서 이 데이터를
    뺐습니다. 이 책도 ``B``를 비롯한 나머지 열을 싣지 않습니다. LSTAT 역시 사람을 나누는 지표이므로,
    집값의 원인이 아니라 함께 움직이는 수로만 읽어야 합니다.

    집값은 50에서 잘려 있습니다. 16곳의 값이 꼭 50입니다.

    References
    ----------
    D. Harrison, D. L. Rubinfeld, "Hedonic housing prices and the demand for clean air",
    Journal of Environmental Economics and Management 5, 1978.

    Examples
    --------
    >>> x, price, feature_names = load_housing()
    >>> x.shape, price.shape, feature_names
    ((506, 2), (506,), ('RM', 'LSTAT'))
    >>> x[0].tolist(), float(price[0])
    ([6.575, 4.98], 24.0)
    """
    text = files("companion").joinpath("data", "housing.csv").read_text(encoding="ascii")
    rm, lstat, price = np.loadtxt(text.splitlines(), delimiter=",", skiprows=1).T
    return Housing(np.column_stack([rm, lstat]), price.copy(), ("RM", "LSTAT"))
