r"""평면 위의 점을 나누는 분류 데이터.

나누기 쉬운 것부터 ``linear``, ``blobs``(덩어리), ``moons``(반달), ``circles``(동심원),
``spiral``(소용돌이) 차례입니다. 어느 데이터든 클래스마다 표본 수가 같거나 하나만 다르고,
행의 순서는 섞여 있습니다.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from companion._validate import as_count, as_number, as_rng, as_vector, wrong_value

Points = tuple[NDArray[np.float64], NDArray[np.intp]]


def linear(
    n: int, margin: float = 0.1, *,
    w: ArrayLike = (1.0, 2.0), b: float = -0.5, rng: np.random.Generator,
) -> Points:
    r"""직선 :math:`w \cdot x + b = 0`으로 나뉘는 두 클래스.

    어느 점이든 직선에서 ``margin`` 이상 떨어져 있습니다. 그래서 0에서 시작한 퍼셉트론은
    많아야 다음 횟수만큼 틀린 뒤 모두 맞힙니다(노비코프의 정리).

    .. math:: \frac{(1 + R^2)\,(1 + b^2 / \|w\|^2)}{\gamma^2}, \qquad R = \max_i \|x_i\|

    Parameters
    ----------
    n : int
        표본 수. 2 이상입니다.
    margin : float
        직선과 점 사이 거리의 하한 :math:`\gamma`. 0보다 큽니다.
    w : array_like
        직선의 법선 벡터 ``(d,)``. 모두 0일 수는 없습니다.
    b : float
        직선의 상수항.
    rng : Generator
        ``np.random.default_rng(씨앗)``으로 만든 생성기.

    Returns
    -------
    x : ndarray
        점 ``(n, d)``.
    t : ndarray
        라벨 ``(n,)``. :math:`w \cdot x + b > 0`이면 1, 아니면 0입니다.

    Raises
    ------
    TypeError, ValueError
        인자의 형이나 값이 위와 다를 때.

    References
    ----------
    A. B. J. Novikoff, "On Convergence Proofs on Perceptrons", 1962.

    Examples
    --------
    >>> x, t = linear(100, rng=np.random.default_rng(0))
    >>> bool(np.all((x @ [1.0, 2.0] - 0.5 > 0) == t))
    True
    """
    n, margin = as_count("n", n, at_least=2), as_number("margin", margin, above=0)
    w, b, rng = as_vector("w", w).astype(np.float64), as_number("b", b), as_rng(rng)
    length = float(np.linalg.norm(w))
    if length == 0:
        raise wrong_value("w", "0이 아닌 벡터가", w)
    normal = w / length
    t = _labels(n, 2, rng)
    side = 2 * t[:, None] - 1
    x = rng.uniform(-1, 1, (n, len(w)))
    x *= side * np.sign(x @ normal)[:, None]  # 원점에 대해 뒤집어 제 편으로 보내고
    x += (side * margin - b / length) * normal  # 직선에서 떼어 놓은 뒤 직선과 함께 옮깁니다
    return x, t


def blobs(
    n: int, noise: float = 0.5, *, n_classes: int = 3, rng: np.random.Generator
) -> Points:
    r"""덩어리: 반지름 2인 원 위에 같은 간격으로 놓인 중심마다 정규분포로 흩어진 점.

    .. math:: x = 2\,(\cos\theta_t, \sin\theta_t) + \varepsilon, \qquad
              \theta_t = \frac{\pi}{2} + \frac{2\pi t}{k}

    Parameters
    ----------
    n : int
        표본 수. ``n_classes`` 이상입니다.
    noise : float
        흩어진 정도 :math:`\varepsilon`의 표준편차. 0 이상입니다.
    n_classes : int
        덩어리의 수 k. 2 이상입니다.
    rng : Generator
        ``np.random.default_rng(씨앗)``으로 만든 생성기.

    Returns
    -------
    x : ndarray
        점 ``(n, 2)``.
    t : ndarray
        라벨 ``(n,)``. 몇 번째 덩어리인지입니다. 0번이 맨 위이고 시계 반대 방향으로 셉니다.

    Raises
    ------
    TypeError, ValueError
        인자의 형이나 값이 위와 다를 때.

    Examples
    --------
    >>> x, t = blobs(300, rng=np.random.default_rng(0))
    >>> x.shape, np.bincount(t).tolist()
    ((300, 2), [100, 100, 100])
    """
    n_classes = as_count("n_classes", n_classes, at_least=2)
    n, noise = as_count("n", n, at_least=n_classes), as_number("noise", noise, at_least=0)
    t = _labels(n, n_classes, as_rng(rng))
    angle = np.pi / 2 + 2 * np.pi * t / n_classes
    return 2 * _circle(angle) + rng.normal(0, noise, (n, 2)), t


def moons(n: int, noise: float = 0.1, *, rng: np.random.Generator) -> Points:
    r"""반달: 서로 맞물린 두 반원.

    .. math:: x = \varepsilon + \begin{cases} (\cos\theta,\ \sin\theta) & (t = 0) \\
              (1 - \cos\theta,\ \tfrac{1}{2} - \sin\theta) & (t = 1) \end{cases}
              \qquad 0 \le \theta < \pi

    Parameters
    ----------
    n : int
        표본 수. 2 이상입니다.
    noise : float
        잡음 :math:`\varepsilon`의 표준편차. 0 이상입니다.
    rng : Generator
        ``np.random.default_rng(씨앗)``으로 만든 생성기.

    Returns
    -------
    x : ndarray
        점 ``(n, 2)``.
    t : ndarray
        라벨 ``(n,)``. 위쪽 반달이 0, 아래쪽 반달이 1입니다.

    Raises
    ------
    TypeError, ValueError
        인자의 형이나 값이 위와 다를 때.

    References
    ----------
    scikit-learn의 ``make_moons``와 같은 모양입니다.

    Examples
    --------
    >>> x, t = moons(100, noise=0.0, rng=np.random.default_rng(0))
    >>> bool(np.allclose(np.linalg.norm(x[t == 0], axis=1), 1))
    True
    """
    n, noise = as_count("n", n, at_least=2), as_number("noise", noise, at_least=0)
    t = _labels(n, 2, as_rng(rng))
    sign = 1 - 2 * t
    x = sign[:, None] * _circle(rng.uniform(0, np.pi, n)) + t[:, None] * [1.0, 0.5]
    return x + rng.normal(0, noise, (n, 2)), t


def circles(
    n: int, noise: float = 0.1, *, factor: float = 0.5, rng: np.random.Generator
) -> Points:
    r"""동심원: 큰 원과 그 안의 작은 원.

    .. math:: x = r_t\,(\cos\theta, \sin\theta) + \varepsilon, \qquad r_0 = 1,\ r_1 = r

    Parameters
    ----------
    n : int
        표본 수. 2 이상입니다.
    noise : float
        잡음 :math:`\varepsilon`의 표준편차. 0 이상입니다.
    factor : float
        작은 원의 반지름 r. 0보다 크고 1보다 작습니다.
    rng : Generator
        ``np.random.default_rng(씨앗)``으로 만든 생성기.

    Returns
    -------
    x : ndarray
        점 ``(n, 2)``.
    t : ndarray
        라벨 ``(n,)``. 바깥 원이 0, 안쪽 원이 1입니다.

    Raises
    ------
    TypeError, ValueError
        인자의 형이나 값이 위와 다를 때.

    References
    ----------
    scikit-learn의 ``make_circles``와 같은 모양입니다.

    Examples
    --------
    >>> x, t = circles(100, noise=0.0, rng=np.random.default_rng(0))
    >>> bool(np.allclose(np.linalg.norm(x[t == 1], axis=1), 0.5))
    True
    """
    n, noise = as_count("n", n, at_least=2), as_number("noise", noise, at_least=0)
    factor = as_number("factor", factor, above=0, below=1)
    t = _labels(n, 2, as_rng(rng))
    radius = np.where(t == 0, 1.0, factor)[:, None]
    return radius * _circle(rng.uniform(0, 2 * np.pi, n)) + rng.normal(0, noise, (n, 2)), t


def spiral(
    n: int, noise: float = 0.2, *, n_classes: int = 3, rng: np.random.Generator
) -> Points:
    r"""소용돌이: 가운데에서 감겨 나오는 팔.

    .. math:: x = r\,(\cos\theta, \sin\theta), \qquad
              \theta = \frac{2\pi t}{k} + 4r + \varepsilon, \quad 0 \le r < 1

    Parameters
    ----------
    n : int
        표본 수. ``n_classes`` 이상입니다.
    noise : float
        각도에 더하는 잡음 :math:`\varepsilon`의 표준편차(라디안). 0 이상입니다.
    n_classes : int
        팔의 수 k. 2 이상입니다.
    rng : Generator
        ``np.random.default_rng(씨앗)``으로 만든 생성기.

    Returns
    -------
    x : ndarray
        점 ``(n, 2)``. 원점에서 1보다 멀지 않습니다.
    t : ndarray
        라벨 ``(n,)``. 몇 번째 팔인지입니다.

    Raises
    ------
    TypeError, ValueError
        인자의 형이나 값이 위와 다를 때.

    References
    ----------
    A. Karpathy, "CS231n: Putting it together: Minimal Neural Network Case Study", Stanford, 2015.

    Examples
    --------
    >>> x, t = spiral(300, rng=np.random.default_rng(0))
    >>> x.shape, np.bincount(t).tolist()
    ((300, 2), [100, 100, 100])
    """
    n_classes = as_count("n_classes", n_classes, at_least=2)
    n, noise = as_count("n", n, at_least=n_classes), as_number("noise", noise, at_least=0)
    t = _labels(n, n_classes, as_rng(rng))
    radius = rng.uniform(0, 1, n)
    angle = 2 * np.pi * t / n_classes + 4 * radius + rng.normal(0, noise, n)
    return radius[:, None] * _circle(angle), t


def _labels(n: int, n_classes: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """클래스마다 같은 수로 맞춘 뒤 순서를 섞은 라벨 ``(n,)``."""
    return rng.permutation(np.arange(n) % n_classes)


def _circle(angle: NDArray[np.float64]) -> NDArray[np.float64]:
    """각도 ``(n,)``에 놓인 단위원 위의 점 ``(n, 2)``."""
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)
