r"""학습률 일정: 걸음 수(0부터)를 받아 학습률을 내는 함수.

옵티마이저의 ``learning_rate`` 자리에 그대로 넣습니다. 직접 만든 ``step -> float`` 함수도 됩니다.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from companion._validate import as_count, as_number, wrong_type

Schedule = Callable[[int], float]


def step_decay(rate: float, every: int, factor: float) -> Schedule:
    r"""계단식 감소: ``every`` 걸음마다 ``factor``배로 줄입니다.

    .. math:: \eta_s = \eta_0 \, f^{\lfloor s / k \rfloor}

    Parameters
    ----------
    rate : float
        처음 학습률 η₀. 0 초과.
    every : int
        줄이는 간격 k(걸음). 1 이상.
    factor : float
        줄이는 비율 f. 0 초과 1 이하.

    Returns
    -------
    Schedule
        걸음 수를 받아 학습률을 내는 함수.

    Raises
    ------
    TypeError, ValueError
        인자나 걸음 수가 틀렸을 때.

    Examples
    --------
    >>> schedule = step_decay(0.1, every=10, factor=0.5)
    >>> schedule(0), schedule(9), schedule(10), schedule(20)
    (0.1, 0.1, 0.05, 0.025)
    """
    rate = as_number("rate", rate, above=0)
    every = as_count("every", every)
    factor = as_number("factor", factor, above=0, at_most=1)

    def schedule(step: int) -> float:
        return rate * factor ** (as_count("step", step, at_least=0) // every)

    return schedule


def exponential_decay(rate: float, decay: float) -> Schedule:
    r"""지수 감소: 걸음마다 ``decay``배로 줄입니다.

    .. math:: \eta_s = \eta_0 \, d^{\,s}

    Parameters
    ----------
    rate : float
        처음 학습률 η₀. 0 초과.
    decay : float
        걸음마다 곱하는 비율 d. 0 초과 1 이하.

    Returns
    -------
    Schedule
        걸음 수를 받아 학습률을 내는 함수.

    Raises
    ------
    TypeError, ValueError
        인자나 걸음 수가 틀렸을 때.

    Examples
    --------
    >>> schedule = exponential_decay(0.1, 0.99)
    >>> round(schedule(0), 4), round(schedule(100), 4)
    (0.1, 0.0366)
    """
    rate = as_number("rate", rate, above=0)
    decay = as_number("decay", decay, above=0, at_most=1)

    def schedule(step: int) -> float:
        return rate * decay ** as_count("step", step, at_least=0)

    return schedule


def cosine_decay(rate: float, steps: int, floor: float = 0.0) -> Schedule:
    r"""코사인 감소: ``steps`` 걸음에 걸쳐 ``floor``까지 부드럽게 줄이고 거기에 머뭅니다.

    .. math::

        \eta_s = \eta_\text{min} + \left(\eta_0 - \eta_\text{min}\right)
        \frac{1 + \cos(\pi \min(s, T) / T)}{2}

    Parameters
    ----------
    rate : float
        처음 학습률 η₀. 0 초과.
    steps : int
        줄이는 데 걸리는 걸음 수 T. 1 이상.
    floor : float, optional
        마지막 학습률. 0 이상 ``rate`` 이하.

    Returns
    -------
    Schedule
        걸음 수를 받아 학습률을 내는 함수.

    Raises
    ------
    TypeError, ValueError
        인자나 걸음 수가 틀렸을 때.

    References
    ----------
    I. Loshchilov, F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", ICLR 2017.

    Examples
    --------
    >>> schedule = cosine_decay(0.1, steps=100)
    >>> [round(schedule(s), 4) for s in (0, 50, 100, 200)]
    [0.1, 0.05, 0.0, 0.0]
    """
    rate = as_number("rate", rate, above=0)
    steps = as_count("steps", steps)
    floor = as_number("floor", floor, at_least=0, at_most=rate)

    def schedule(step: int) -> float:
        done = min(as_count("step", step, at_least=0), steps) / steps
        return floor + (rate - floor) * (1 + math.cos(math.pi * done)) / 2

    return schedule


def warmup(rate: float, steps: int, after: Schedule | None = None) -> Schedule:
    r"""준비 운동(warmup): ``steps`` 걸음에 걸쳐 학습률을 ``rate``까지 고르게 올립니다.

    .. math::

        \eta_s = \begin{cases} \eta\,(s + 1) / T & (s < T) \\ \text{after}(s - T) & (s \ge T)
        \end{cases}

    Parameters
    ----------
    rate : float
        다다를 학습률 η. 0 초과.
    steps : int
        올리는 데 걸리는 걸음 수 T. 1 이상.
    after : Schedule, optional
        다 올린 뒤에 0부터 다시 세어 따를 일정. 없으면 ``rate``에 머뭅니다.

    Returns
    -------
    Schedule
        걸음 수를 받아 학습률을 내는 함수.

    Raises
    ------
    TypeError, ValueError
        인자나 걸음 수가 틀렸을 때.

    References
    ----------
    P. Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017.

    Examples
    --------
    >>> schedule = warmup(0.1, steps=5, after=cosine_decay(0.1, steps=10))
    >>> [round(schedule(s), 4) for s in (0, 4, 5, 10, 15)]
    [0.02, 0.1, 0.1, 0.05, 0.0]
    """
    rate = as_number("rate", rate, above=0)
    steps = as_count("steps", steps)
    if after is not None and not callable(after):
        raise wrong_type("after", "걸음 수를 받아 학습률을 내는 함수가", after)

    def schedule(step: int) -> float:
        step = as_count("step", step, at_least=0)
        if step < steps:
            return rate * (step + 1) / steps
        return rate if after is None else after(step - steps)

    return schedule
