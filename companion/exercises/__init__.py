"""스스로 채점하는 연습 문제.

장마다 모듈 하나가 있고, 문제 하나는 그 안의 자료 하나입니다. `check`에 문제의 이름과 답을 주면
실수에 맞는 힌트와 처음 틀린 입력, 기대한 값, 나온 값을 말해 줍니다.

>>> from companion.exercises import check
>>> check("ch01-nor", lambda x1, x2: int(x1 + x2 > 0))
틀렸습니다. (ch01-nor · NOR 게이트 ★)
힌트: 지금은 OR입니다. 0과 1이 모두 뒤집히도록 w1, w2, b의 부호를 바꾸세요.
입력: x1=0, x2=0
기대한 값: 1
나온 값: 0
"""

from __future__ import annotations

import difflib

from companion._validate import wrong_type, wrong_value
from companion.exercises import (
    ch00_warmup,
    ch01_perceptron,
    ch02_activation,
    ch03_loss,
    ch04_gradient_descent,
    ch05_backprop,
    ch06_optimizers_1,
    ch07_optimizers_2,
    ch08_initialization,
    ch09_regularization,
    ch10_mnist,
)
from companion.exercises._exercise import Exercise
from companion.exercises._feedback import Feedback, Message

__all__ = ["Feedback", "check", "hint", "names"]

_EXERCISES: dict[str, Exercise] = {
    exercise.name: exercise
    for chapter in (
        ch00_warmup, ch01_perceptron, ch02_activation, ch03_loss,
        ch04_gradient_descent, ch05_backprop, ch06_optimizers_1,
        ch07_optimizers_2, ch08_initialization, ch09_regularization, ch10_mnist,
    )
    for exercise in chapter.EXERCISES
}


def check(name: str, answer: object) -> Feedback:
    """답을 채점합니다. 답이 어떤 것이든 예외를 내지 않습니다.

    답이 함수이면 여러 입력으로 불러 모범 답안과 견줍니다. 입력은 사본으로 주고, 다 합쳐 30만
    걸음(반복이나 함수 부르기)이 넘도록 끝나지 않으면 멈춥니다. 시계가 아니라 걸음을 세므로 느린
    기기에서도 맞은 답은 맞습니다(Python 3.11에서는 그만큼의 CPU 시간을 봅니다). 걸음이 거의 없는
    답은 1분 뒤에 멈춥니다. 다만 ``sum(itertools.count())``처럼 C로 된 호출 하나가 끝나지 않으면
    멈추지 못합니다.

    Parameters
    ----------
    name : str
        문제의 이름. 예: ``"ch01-nor"``
    answer : object
        함수나 값. 문제에 따라 다릅니다.

    Returns
    -------
    Feedback
        ``bool(feedback)``은 맞았을 때만 참입니다. 노트북에서는 HTML로 보입니다.

    Raises
    ------
    ValueError
        그런 이름의 문제가 없을 때.
    TypeError
        이름이 문자열이 아닐 때.

    Examples
    --------
    >>> def nor_gate(x1, x2):
    ...     return int(-x1 - x2 > -1)
    >>> bool(check("ch01-nor", nor_gate))
    True
    >>> check("ch01-nor", lambda x1, x2: ...)
    아직 다 채우지 않았습니다. (ch01-nor · NOR 게이트 ★)
    `...`이 있는 자리를 채운 다음 다시 채점하세요.
    """
    exercise = _find(name)
    try:
        return exercise.check(answer)
    except Exception as error:  # 견주는 것조차 거부하는 값
        return exercise.wrong([("받은 답", f"{type(answer).__name__} 형의 값"),
                               ("오류", f"{type(error).__name__}: {error}")],
                              "답을 읽을 수 없습니다. 수, NumPy 배열, 함수처럼 평범한 값을 쓰세요.")


def hint(name: str) -> Message:
    """답을 내기 전에 볼 수 있는 힌트.

    Parameters
    ----------
    name : str
        문제의 이름.

    Returns
    -------
    Message
        노트북에서는 HTML로, 그 밖에서는 글로 보입니다.

    Raises
    ------
    ValueError
        그런 이름의 문제가 없을 때.
    TypeError
        이름이 문자열이 아닐 때.

    Examples
    --------
    >>> hint("ch01-nor")
    힌트 (ch01-nor · NOR 게이트 ★)
    NAND를 AND에서 얻은 방법을 OR에 써 보세요.
    """
    return _find(name).show_hint()


def names() -> list[str]:
    """모든 문제의 이름을 책의 차례대로.

    Returns
    -------
    list of str
        `check`와 `hint`에 줄 수 있는 이름.

    Examples
    --------
    >>> names()[0]
    'ch00-kinds'
    """
    return list(_EXERCISES)


def _find(name: str) -> Exercise:
    if not isinstance(name, str):
        raise wrong_type("name", "문제의 이름(문자열)이", name)
    if name not in _EXERCISES:
        close = difflib.get_close_matches(name, _EXERCISES, n=3, cutoff=0.5)
        nearest = f"비슷한 이름: {', '.join(close)}" if close else "이름은 names()로 볼 수 있습니다"
        raise ValueError(f"{wrong_value('name', '있는 문제의 이름이', name)}. {nearest}")
    return _EXERCISES[name]
