r"""가중치의 초깃값.

초깃값 함수는 모두 같은 꼴입니다. 입력 수 ``n_in``, 출력 수 ``n_out``, 난수 생성기 ``rng``를 받아
``(n_in, n_out)`` 배열을 만듭니다. ``constant``, ``normal``, ``uniform``은 값을 먼저 정하면
그런 함수를 돌려줍니다.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from companion._validate import as_count, as_number, as_rng


class Initializer(Protocol):
    """초깃값 함수의 꼴: ``(n_in, n_out, *, rng) -> (n_in, n_out) 배열``."""

    @abstractmethod
    def __call__(self, n_in: int, n_out: int, *,
                 rng: np.random.Generator) -> NDArray[np.floating[Any]]: ...


def constant(value: float) -> Initializer:
    r"""모든 가중치를 한 값으로 두는 초깃값 함수를 만듭니다.

    .. math:: w_{ij} = c

    Parameters
    ----------
    value : float
        모든 가중치의 값 c.

    Returns
    -------
    Initializer
        ``(n_in, n_out, *, rng)``를 받는 함수. ``rng``는 같은 꼴을 지키려고 받을 뿐입니다.

    Raises
    ------
    TypeError, ValueError
        ``value``가 유한한 수가 아니거나, 만든 함수에 틀린 인자를 줄 때.

    Examples
    --------
    >>> constant(0.5)(2, 3, rng=np.random.default_rng(0))
    array([[0.5, 0.5, 0.5],
           [0.5, 0.5, 0.5]])
    """
    value = as_number("value", value)

    def init(n_in: int, n_out: int, *, rng: np.random.Generator) -> NDArray[np.float64]:
        as_rng(rng)
        return np.full((as_count("n_in", n_in), as_count("n_out", n_out)), value)

    return init


def normal(std: float) -> Initializer:
    r"""평균 0, 표준편차 ``std``인 정규분포에서 뽑는 초깃값 함수를 만듭니다.

    .. math:: w_{ij} \sim \mathcal{N}(0, \sigma^2)

    Parameters
    ----------
    std : float
        표준편차 σ. 0 이상.

    Returns
    -------
    Initializer
        ``(n_in, n_out, *, rng)``를 받는 함수.

    Raises
    ------
    TypeError, ValueError
        ``std``가 0 이상인 수가 아니거나, 만든 함수에 틀린 인자를 줄 때.

    Examples
    --------
    >>> w = normal(0.01)(100, 50, rng=np.random.default_rng(0))
    >>> w.shape, round(float(w.std()), 4)
    ((100, 50), 0.01)
    """
    std = as_number("std", std, at_least=0)

    def init(n_in: int, n_out: int, *, rng: np.random.Generator) -> NDArray[np.float64]:
        shape = as_count("n_in", n_in), as_count("n_out", n_out)
        return as_rng(rng).normal(0, std, shape)

    return init


def uniform(limit: float) -> Initializer:
    r"""``-limit``과 ``limit`` 사이에서 고르게 뽑는 초깃값 함수를 만듭니다.

    .. math:: w_{ij} \sim U(-a, a), \qquad \text{표준편차는 } a / \sqrt{3}

    Parameters
    ----------
    limit : float
        범위의 끝 a. 0 이상.

    Returns
    -------
    Initializer
        ``(n_in, n_out, *, rng)``를 받는 함수.

    Raises
    ------
    TypeError, ValueError
        ``limit``이 0 이상인 수가 아니거나, 만든 함수에 틀린 인자를 줄 때.

    Examples
    --------
    >>> w = uniform(0.1)(100, 50, rng=np.random.default_rng(0))
    >>> bool((abs(w) <= 0.1).all()), round(float(w.std()), 3)
    (True, 0.058)
    """
    limit = as_number("limit", limit, at_least=0)

    def init(n_in: int, n_out: int, *, rng: np.random.Generator) -> NDArray[np.float64]:
        shape = as_count("n_in", n_in), as_count("n_out", n_out)
        return as_rng(rng).uniform(-limit, limit, shape)

    return init


def zeros(n_in: int, n_out: int, *, rng: np.random.Generator) -> NDArray[np.floating[Any]]:
    r"""모든 가중치를 0으로 둡니다.

    .. math:: w_{ij} = 0

    한 층의 유닛이 모두 같은 기울기를 받아 영원히 같은 값으로 남으므로 은닉층에는 쓸 수 없습니다.

    Parameters
    ----------
    n_in, n_out : int
        입력 수와 출력 수.
    rng : numpy.random.Generator
        같은 꼴을 지키려고 받을 뿐 쓰지는 않습니다.

    Returns
    -------
    ndarray
        ``(n_in, n_out)``.

    Raises
    ------
    TypeError, ValueError
        ``n_in``, ``n_out``이 1 이상인 정수가 아니거나 ``rng``가 생성기가 아닐 때.

    Examples
    --------
    >>> zeros(1, 3, rng=np.random.default_rng(0))
    array([[0., 0., 0.]])
    """
    return constant(0)(n_in, n_out, rng=rng)


def xavier(n_in: int, n_out: int, *, rng: np.random.Generator) -> NDArray[np.floating[Any]]:
    r"""Xavier 초깃값: 시그모이드와 tanh에 맞는 정규분포.

    .. math:: w_{ij} \sim \mathcal{N}\!\left(0, \frac{2}{n_\text{in} + n_\text{out}}\right)

    순전파의 값과 역전파의 기울기가 층을 지나도 비슷한 크기로 남게 합니다.

    Parameters
    ----------
    n_in, n_out : int
        입력 수와 출력 수.
    rng : numpy.random.Generator
        난수 생성기.

    Returns
    -------
    ndarray
        ``(n_in, n_out)``. 표준편차는 √(2 / (n_in + n_out))입니다.

    Raises
    ------
    TypeError, ValueError
        ``n_in``, ``n_out``이 1 이상인 정수가 아니거나 ``rng``가 생성기가 아닐 때.

    References
    ----------
    X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural
    networks", AISTATS 2010.

    Examples
    --------
    >>> w = xavier(100, 100, rng=np.random.default_rng(0))
    >>> round(float(w.std()), 2)
    0.1
    """
    n_in, n_out = as_count("n_in", n_in), as_count("n_out", n_out)
    return normal(float(np.sqrt(2 / (n_in + n_out))))(n_in, n_out, rng=rng)


def he(n_in: int, n_out: int, *, rng: np.random.Generator) -> NDArray[np.floating[Any]]:
    r"""He 초깃값: ReLU에 맞는 정규분포.

    .. math:: w_{ij} \sim \mathcal{N}\!\left(0, \frac{2}{n_\text{in}}\right)

    ReLU는 값의 절반을 0으로 만들므로 분산을 두 배로 늘려 채웁니다.

    Parameters
    ----------
    n_in, n_out : int
        입력 수와 출력 수.
    rng : numpy.random.Generator
        난수 생성기.

    Returns
    -------
    ndarray
        ``(n_in, n_out)``. 표준편차는 √(2 / n_in)입니다.

    Raises
    ------
    TypeError, ValueError
        ``n_in``, ``n_out``이 1 이상인 정수가 아니거나 ``rng``가 생성기가 아닐 때.

    References
    ----------
    K. He, X. Zhang, S. Ren, J. Sun, "Delving Deep into Rectifiers", ICCV 2015.

    Examples
    --------
    >>> w = he(200, 100, rng=np.random.default_rng(0))
    >>> round(float(w.std()), 2)
    0.1
    """
    n_in, n_out = as_count("n_in", n_in), as_count("n_out", n_out)
    return normal(float(np.sqrt(2 / n_in)))(n_in, n_out, rng=rng)
