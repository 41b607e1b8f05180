"""책에서 쓰는 데이터.

모두 인터넷 없이 이 자리에서 만들거나 패키지 안에서 읽습니다. 입력 ``x``는 한 행이 표본 하나인
``(n, d)`` 배열이고, 라벨 ``t``는 0부터 세는 정수 ``(n,)``입니다. 같은 씨앗의 생성기 ``rng``를 주면
같은 데이터가 나오며, 넘파이의 전역 난수는 읽지도 바꾸지도 않습니다.

>>> import numpy as np
>>> x, t = moons(200, rng=np.random.default_rng(0))
>>> x.shape, t.shape
((200, 2), (200,))
"""

from companion.datasets.curves import polynomial
from companion.datasets.housing import Housing, load_housing
from companion.datasets.idx import load_idx
from companion.datasets.lectures import pass_or_fail
from companion.datasets.logic import gates
from companion.datasets.mnist import Mnist, load_mnist
from companion.datasets.points import blobs, circles, linear, moons, spiral
from companion.datasets.split import batches, train_test_split

__all__ = [
    "Housing",
    "Mnist",
    "batches",
    "blobs",
    "circles",
    "gates",
    "linear",
    "load_housing",
    "load_idx",
    "load_mnist",
    "moons",
    "pass_or_fail",
    "polynomial",
    "spiral",
    "train_test_split",
]
