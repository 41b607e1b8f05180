r"""퍼셉트론과 논리 게이트.

퍼셉트론은 입력의 가중합이 0을 넘으면 1을, 아니면 0을 내보냅니다. 게이트는 가중치를 사람이 고른
퍼셉트론이고, `Perceptron.fit`은 가중치를 데이터에서 스스로 찾습니다. 직선 하나로 나눌 수 없는
XOR는 게이트를 두 층으로 쌓아야 나옵니다.
"""

from __future__ import annotations

from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from companion._validate import (
    as_count,
    as_finite,
    as_labels,
    as_number,
    as_samples,
    as_vector,
    wrong_type,
    wrong_value,
)


class Perceptron:
    r"""퍼셉트론: 가중합이 0을 넘으면 1, 아니면 0.

    .. math:: y = \begin{cases} 1 & (w \cdot x + b > 0) \\ 0 & (w \cdot x + b \le 0) \end{cases}

    Parameters
    ----------
    w : array_like
        가중치 ``(d,)``. 사본을 만들어 두므로 준 배열은 바뀌지 않습니다.
    b : float
        편향. 0을 넘어야 하는 문턱값에 음의 부호를 붙인 것입니다.

    Attributes
    ----------
    w : ndarray
        지금의 가중치 ``(d,)``. 실수 dtype은 그대로 지키고 정수는 float64로 바꿉니다.
    b : float
        지금의 편향.

    Raises
    ------
    TypeError
        ``w``가 실수 배열이 아니거나 ``b``가 실수가 아닐 때.
    ValueError
        ``w``가 비었거나 1차원이 아닐 때, 값이 유한하지 않을 때.

    References
    ----------
    F. Rosenblatt, "The Perceptron: A Probabilistic Model for Information Storage and Organization
    in the Brain", Psychological Review 65(6), 1958.

    Examples
    --------
    >>> gate = Perceptron([0.5, 0.5], -0.7)
    >>> gate([[0, 0], [1, 0], [0, 1], [1, 1]])
    array([0, 0, 0, 1])
    """

    def __init__(self, w: ArrayLike, b: float) -> None:
        self.w = as_vector("w", w).copy()
        self.b = as_number("b", b)

    def __repr__(self) -> str:
        return f"Perceptron(w={self.w.tolist()}, b={self.b:g})"

    def __call__(self, x: ArrayLike) -> NDArray[np.intp]:
        """입력의 라벨을 예측합니다.

        Parameters
        ----------
        x : array_like
            표본 ``(n, d)``나 표본 하나 ``(d,)``.

        Returns
        -------
        ndarray
            0 또는 1로 된 정수 배열 ``(n,)``. 표본 하나를 주면 수 하나입니다.

        Raises
        ------
        TypeError
            ``x``가 실수 배열이 아닐 때.
        ValueError
            특징의 수가 d가 아닐 때, 비었거나 유한하지 않을 때.
        """
        x = as_finite("x", x)
        if x.ndim != 1:
            x = as_samples("x", x)
        if x.shape[-1] != len(self.w):
            raise wrong_value("x", f"특징이 {len(self.w)}개인 배열이", x)
        y: NDArray[np.intp] = (x @ self.w + self.b > 0).astype(np.intp)
        return y

    def fit(self, x: ArrayLike, t: ArrayLike, *,
            learning_rate: float = 0.1, epochs: int = 10) -> list[int]:
        r"""퍼셉트론 학습 규칙으로 가중치를 고칩니다.

        .. math:: w \leftarrow w + \eta\,(t - y)\,x, \qquad b \leftarrow b + \eta\,(t - y)

        표본을 주어진 차례대로 하나씩 봅니다. 맞히면 (t = y) 그대로 두고, 틀렸을 때만
        정답 쪽으로 옮깁니다. 지금의 ``w``와 ``b``에서 이어서 배웁니다.

        Parameters
        ----------
        x : array_like
            표본 ``(n, d)``.
        t : array_like
            정답 라벨 ``(n,)``. 0 또는 1입니다.
        learning_rate : float
            학습률 :math:`\eta`. 0보다 큽니다.
        epochs : int
            데이터를 처음부터 끝까지 보는 횟수.

        Returns
        -------
        list of int
            에폭마다 틀린 표본의 수. 길이는 ``epochs``이고, 0이 나오면 그 뒤로는 모두 0입니다.

        Raises
        ------
        TypeError
            ``x``나 ``t``가 수로 된 배열이 아닐 때, ``epochs``가 정수가 아닐 때.
        ValueError
            모양이 맞지 않거나 라벨이 0과 1이 아닐 때, 학습률이 0 이하일 때.

        References
        ----------
        A. B. J. Novikoff, "On Convergence Proofs on Perceptrons", 1962.

        Examples
        --------
        >>> p = Perceptron([0, 0], 0)
        >>> p.fit([[0, 0], [1, 0], [0, 1], [1, 1]], [0, 0, 0, 1], epochs=6)
        [1, 3, 3, 2, 1, 0]
        """
        x = as_samples("x", x, features=len(self.w))
        t = as_labels("t", t, len(x), n_classes=2)
        learning_rate = as_number("learning_rate", learning_rate, above=0)
        epochs = as_count("epochs", epochs)

        w, b = self.w.copy(), self.b
        errors = []
        for _ in range(epochs):
            wrong = 0
            for x_i, t_i in zip(x, t.tolist(), strict=True):
                y_i = int(x_i @ w + b > 0)
                if y_i != t_i:
                    w += learning_rate * (t_i - y_i) * x_i
                    b += learning_rate * (t_i - y_i)
                    wrong += 1
            errors.append(wrong)
        self.w, self.b = w, b
        return errors


def and_gate(x1: int, x2: int) -> int:
    """AND 게이트: 둘 다 1일 때만 1.

    Parameters
    ----------
    x1, x2 : int
        입력. 0 또는 1입니다.

    Returns
    -------
    int
        0 또는 1.

    Raises
    ------
    TypeError
        입력이 수가 아닐 때.
    ValueError
        입력이 0도 1도 아닐 때.

    Examples
    --------
    >>> [and_gate(0, 0), and_gate(1, 0), and_gate(0, 1), and_gate(1, 1)]
    [0, 0, 0, 1]
    """
    return int(Perceptron([0.5, 0.5], -0.7)(_bits(x1, x2)))


def nand_gate(x1: int, x2: int) -> int:
    """NAND 게이트: AND를 뒤집은 것. 둘 다 1일 때만 0입니다.

    Parameters
    ----------
    x1, x2 : int
        입력. 0 또는 1입니다.

    Returns
    -------
    int
        0 또는 1.

    Raises
    ------
    TypeError
        입력이 수가 아닐 때.
    ValueError
        입력이 0도 1도 아닐 때.

    Examples
    --------
    >>> [nand_gate(0, 0), nand_gate(1, 0), nand_gate(0, 1), nand_gate(1, 1)]
    [1, 1, 1, 0]
    """
    return int(Perceptron([-0.5, -0.5], 0.7)(_bits(x1, x2)))


def or_gate(x1: int, x2: int) -> int:
    """OR 게이트: 하나라도 1이면 1.

    Parameters
    ----------
    x1, x2 : int
        입력. 0 또는 1입니다.

    Returns
    -------
    int
        0 또는 1.

    Raises
    ------
    TypeError
        입력이 수가 아닐 때.
    ValueError
        입력이 0도 1도 아닐 때.

    Examples
    --------
    >>> [or_gate(0, 0), or_gate(1, 0), or_gate(0, 1), or_gate(1, 1)]
    [0, 1, 1, 1]
    """
    return int(Perceptron([0.5, 0.5], -0.2)(_bits(x1, x2)))


def xor_gate(x1: int, x2: int) -> int:
    r"""XOR 게이트: 서로 다를 때만 1.

    .. math:: \mathrm{XOR}(x) = \mathrm{AND}(\mathrm{NAND}(x), \mathrm{OR}(x))

    직선 하나로는 나눌 수 없어 퍼셉트론을 두 층으로 쌓습니다.

    Parameters
    ----------
    x1, x2 : int
        입력. 0 또는 1입니다.

    Returns
    -------
    int
        0 또는 1.

    Raises
    ------
    TypeError
        입력이 수가 아닐 때.
    ValueError
        입력이 0도 1도 아닐 때.

    References
    ----------
    M. Minsky, S. Papert, "Perceptrons", 1969.

    Examples
    --------
    >>> [xor_gate(0, 0), xor_gate(1, 0), xor_gate(0, 1), xor_gate(1, 1)]
    [0, 1, 1, 0]
    """
    return and_gate(nand_gate(x1, x2), or_gate(x1, x2))


def _bits(x1: Any, x2: Any) -> list[int]:
    """게이트의 두 입력. 참과 거짓도 1과 0으로 받습니다."""
    for name, value in (("x1", x1), ("x2", x2)):
        if not isinstance(value, (Real, np.bool_)):
            raise wrong_type(name, "0이나 1이", value)
        if value not in (0, 1):
            raise wrong_value(name, "0이나 1이", value)
    return [int(x1), int(x2)]
