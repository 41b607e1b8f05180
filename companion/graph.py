r"""스칼라 계산 그래프.

수 하나가 정점 하나입니다. 계산을 하면 결과가 어떤 수에서 어떤 연산으로 나왔는지 기억해 두었다가,
`Value.backward`가 출력에서 입력 쪽으로 연쇄 법칙을 거꾸로 밟아 모든 정점의 미분을 한 번에 구합니다.

>>> apple, count, tax = Value(100), Value(2), Value(1.1)
>>> total = apple * count * tax
>>> total.backward()
>>> round(total.data, 9), round(apple.grad, 9), round(count.grad, 9), tax.grad
(220.0, 2.2, 110.0, 200.0)
"""

from __future__ import annotations

import math
from itertools import count
from operator import attrgetter

import numpy as np

from companion._validate import as_number, wrong_type, wrong_value

# 정점이 만들어진 차례.
_births = count()


class Value:
    """계산 그래프의 정점: 수 하나와, 그 수가 나온 내력.

    ``+ - * / **``와 부호 바꾸기, 그리고 `exp`, `log`, `tanh`, `sigmoid`, `relu`, `max`로 새 정점을
    만듭니다. 보통 수와도 섞어 쓸 수 있습니다.

    Parameters
    ----------
    data : float
        담을 유한한 수.
    label : str, optional
        그림에 적을 이름.

    Attributes
    ----------
    data : float
        값. 계산한 값이 너무 크면 무한대가 됩니다.
    grad : float
        마지막 `backward`를 부른 출력의, 이 정점에 대한 미분. 처음에는 0입니다.
    op : str
        이 정점을 만든 연산. 입력이면 빈 글입니다.
    parents : tuple of Value
        연산에 들어간 정점들.
    local : tuple of float
        ``parents`` 하나하나에 대한 이 연산의 미분(국소 미분). 간선마다 하나입니다.
    label : str
        이름.

    Raises
    ------
    TypeError, ValueError
        ``data``가 유한한 수가 아닐 때.

    References
    ----------
    S. Linnainmaa, "Taylor expansion of the accumulated rounding error", BIT 16, 1976.

    Examples
    --------
    >>> x = Value(3.0, "x")
    >>> y = x * x + 1
    >>> y.backward()
    >>> y.data, x.grad
    (10.0, 6.0)
    """

    __slots__ = ("_born", "data", "grad", "label", "local", "op", "parents")
    __array_ufunc__ = None  # 넘파이 수가 왼쪽에 와도 이 클래스의 연산을 씁니다.

    def __init__(self, data: float, label: str = "") -> None:
        self.data = as_number("data", data)
        self.grad = 0.0
        self.op = ""
        self.parents: tuple[Value, ...] = ()
        self.local: tuple[float, ...] = ()
        self.label = label
        self._born = next(_births)

    def __repr__(self) -> str:
        label = f", label={self.label!r}" if self.label else ""
        return f"Value({self.data!r}{label}, grad={self.grad!r})"

    def __add__(self, other: Value | float) -> Value:
        other = _value("+", other)
        return _node(self.data + other.data, "+", (self, other), (1.0, 1.0))

    def __sub__(self, other: Value | float) -> Value:
        other = _value("-", other)
        return _node(self.data - other.data, "-", (self, other), (1.0, -1.0))

    def __mul__(self, other: Value | float) -> Value:
        other = _value("*", other)
        return _node(self.data * other.data, "*", (self, other), (other.data, self.data))

    def __truediv__(self, other: Value | float) -> Value:
        other = _value("/", other)
        a, b = self.data, other.data
        if b == 0:
            raise wrong_value("/", "0이 아닌 나누는 수가", b)
        return _node(a / b, "/", (self, other), (1 / b, -(a / b) / b))

    def __pow__(self, exponent: Value | float) -> Value:
        """거듭제곱. 지수가 `Value`이면 밑은 0보다 커야 합니다."""
        a = self.data
        if isinstance(exponent, Value):
            if not a > 0:
                raise wrong_value("**", "지수가 변수이면 0보다 큰 밑이", a)
            b = exponent.data
            y = _power(a, b)
            return _node(y, "**", (self, exponent), (b * _power(a, b - 1), math.log(a) * y))
        n = as_number("**", exponent)
        if a < 0 and not n.is_integer():
            raise wrong_value("**", "밑이 음수이면 정수 지수가", exponent)
        if a == 0 and n < 1 and n != 0:
            raise wrong_value("**", "밑이 0이면 0이나 1 이상인 지수가", exponent)
        slope = n * _power(a, n - 1) if n != 0 else 0.0
        return _node(_power(a, n), f"**{n:g}", (self,), (slope,))

    def __neg__(self) -> Value:
        return _node(-self.data, "neg", (self,), (-1.0,))

    def __radd__(self, other: float) -> Value:
        return _value("+", other) + self

    def __rsub__(self, other: float) -> Value:
        return _value("-", other) - self

    def __rmul__(self, other: float) -> Value:
        return _value("*", other) * self

    def __rtruediv__(self, other: float) -> Value:
        return _value("/", other) / self

    def __rpow__(self, other: float) -> Value:
        return _value("**", other) ** self

    def exp(self) -> Value:
        """지수 함수. 미분은 자기 자신입니다."""
        try:
            y = math.exp(self.data)
        except OverflowError:
            y = math.inf
        return _node(y, "exp", (self,), (y,))

    def log(self) -> Value:
        """자연로그. 0보다 큰 수에서만 정의됩니다."""
        if not self.data > 0:
            raise wrong_value("log", "0보다 큰 수가", self.data)
        return _node(math.log(self.data), "log", (self,), (1 / self.data,))

    def tanh(self) -> Value:
        """쌍곡탄젠트. 미분은 1 − tanh²입니다."""
        y = math.tanh(self.data)
        return _node(y, "tanh", (self,), (1 - y * y,))

    def sigmoid(self) -> Value:
        """시그모이드. 미분은 y(1 − y)입니다."""
        e = math.exp(-abs(self.data))  # 지수가 음수이므로 넘치지 않습니다.
        y = (1.0 if self.data >= 0 else e) / (1 + e)
        return _node(y, "sigmoid", (self,), (e / (1 + e) ** 2,))

    def relu(self) -> Value:
        """0보다 크면 그대로, 아니면 0. 꺾인 점 0에서의 미분은 0으로 둡니다."""
        on = self.data > 0
        return _node(self.data if on else 0.0, "relu", (self,), (1.0 if on else 0.0,))

    def max(self, other: Value | float) -> Value:
        """둘 가운데 큰 것. 미분은 큰 쪽으로만 흐르고, 같으면 반씩 나눕니다(PyTorch와 같습니다)."""
        other = _value("max", other)
        a, b = self.data, other.data
        share = 0.5 if a == b else float(a > b)
        return _node(a if a > b else b, "max", (self, other), (share, 1 - share))

    def backward(self) -> None:
        r"""이 정점을 모든 조상으로 미분하여 그들의 ``grad``에 넣습니다.

        출력의 미분 1에서 출발하여, 정점마다 제 미분에 국소 미분을 곱해 부모에게 보냅니다.
        한 정점이 여러 곳에 쓰였으면 받은 것을 더합니다.

        .. math:: \frac{\partial L}{\partial p}
                  = \sum_{v\,:\,p \to v} \frac{\partial L}{\partial v} \frac{\partial v}{\partial p}

        부를 때마다 0에서 다시 시작하므로 여러 번 불러도 결과가 같습니다.
        """
        nodes = _in_order(self)
        for node in nodes:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(nodes):
            for i, parent in enumerate(node.parents):
                parent.grad += node.grad * node.local[i]


def trace(root: Value) -> tuple[list[Value], list[tuple[Value, Value]]]:
    """출력 ``root``에 이르는 그래프 전체.

    Parameters
    ----------
    root : Value
        출력 정점.

    Returns
    -------
    nodes : list of Value
        정점. 만들어진 차례여서 부모가 자식보다 먼저 나오고 ``root``가 마지막입니다. 순전파의
        순서이며, 뒤집으면 역전파의 순서입니다.
    edges : list of (Value, Value)
        (부모, 자식) 간선. 자식의 순서대로, 자식마다 ``parents``와 ``local``의 순서대로입니다.

    Raises
    ------
    TypeError
        ``root``가 `Value`가 아닐 때.

    Examples
    --------
    >>> a, b = Value(2.0, "a"), Value(3.0, "b")
    >>> nodes, edges = trace(a * b + a)
    >>> [node.label or node.op for node in nodes]
    ['a', 'b', '*', '+']
    >>> [(parent.label or parent.op, child.op) for parent, child in edges]
    [('a', '*'), ('b', '*'), ('*', '+'), ('a', '+')]
    """
    if not isinstance(root, Value):
        raise wrong_type("root", "Value가", root)
    nodes = _in_order(root)
    return nodes, [(parent, node) for node in nodes for parent in node.parents]


def _in_order(root: Value) -> list[Value]:
    """``root``와 그 조상을 만들어진 차례로 늘어놓습니다. 부모는 늘 자식보다 먼저 만들어집니다.

    재귀하지 않으므로 아주 긴 사슬에서도 멈추지 않습니다.
    """
    nodes, found = [root], {root}
    for node in nodes:  # 도는 동안 뒤에 덧붙습니다.
        for parent in node.parents:
            if parent not in found:
                found.add(parent)
                nodes.append(parent)
    return sorted(nodes, key=attrgetter("_born"))


def _value(name: str, other: object) -> Value:
    if isinstance(other, Value):
        return other
    if isinstance(other, (int, float, np.number)):
        return Value(as_number(name, other))
    raise wrong_type(name, "수나 Value가", other)


def _node(
    data: float, op: str, parents: tuple[Value, ...], local: tuple[float, ...]
) -> Value:
    """계산으로 나온 정점. 무한대나 NaN이 되어도 막지 않아, 발산이 드러나게 둡니다."""
    node = Value.__new__(Value)
    node.data, node.grad, node.label = data, 0.0, ""
    node.op, node.parents, node.local = op, parents, local
    node._born = next(_births)
    return node


def _power(a: float, n: float) -> float:
    try:
        return float(a**n)
    except OverflowError:
        return -math.inf if a < 0 and n % 2 == 1 else math.inf
