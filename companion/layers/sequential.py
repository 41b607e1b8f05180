"""층을 한 줄로 잇습니다."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from companion._validate import FloatArray, as_count, as_rng, wrong_type, wrong_value
from companion._vector import side_by_side
from companion.initializers import Initializer, he
from companion.layers.activation import ReLU
from companion.layers.base import Layer
from companion.layers.linear import Linear


class Sequential(Layer):
    r"""층을 앞에서부터 차례로 지나는 신경망. 그 자체도 층입니다.

    .. math:: y = f_L(\cdots f_2(f_1(x)) \cdots)

    ``training``을 바꾸면 모든 층에 전해집니다. ``len(net)``, ``for layer in net``, ``net[i]``가
    됩니다.

    Parameters
    ----------
    layers : sequence of Layer
        층들. 같은 층을 두 번 넣을 수 없습니다.

    Raises
    ------
    TypeError, ValueError
        층이 아닌 것이 있을 때, 비었거나 같은 층이 두 번 나올 때.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> net = Sequential([Linear(2, 3, rng=rng), ReLU(), Linear(3, 1, rng=rng)])
    >>> net.forward(np.zeros((5, 2))).shape
    (5, 1)
    >>> len(net), [p.shape for p in net.parameters()]
    (3, [(2, 3), (3,), (3, 1), (1,)])
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        if not isinstance(layers, Sequence):
            raise wrong_type("layers", "층의 리스트가", layers)
        for i, layer in enumerate(layers):
            if not isinstance(layer, Layer):
                raise wrong_type(f"layers[{i}]", "Layer를 이어받은 층이", layer)
        if len(layers) == 0 or len({id(layer) for layer in layers}) < len(layers):
            raise wrong_value("layers", "서로 다른 층이 하나 이상", layers)
        self.layers = list(layers)
        self._training = True

    @property
    def training(self) -> bool:
        """학습 중이면 True. 바꾸면 모든 층이 따라 바뀝니다."""
        return self._training

    @training.setter
    def training(self, training: bool) -> None:
        self._training = training
        for layer in self.layers:
            layer.training = training

    def __len__(self) -> int:
        return len(self.layers)

    def __iter__(self) -> Iterator[Layer]:
        return iter(self.layers)

    def __getitem__(self, i: int) -> Layer:
        return self.layers[i]

    def forward(self, x: ArrayLike) -> FloatArray:
        """순전파: 첫 층에서 끝 층으로."""
        y = self.layers[0].forward(x)
        for layer in self.layers[1:]:
            y = layer.forward(y)
        return y

    def backward(self, grad: ArrayLike) -> FloatArray | None:
        """역전파: 끝 층에서 첫 층으로."""
        upstream = self.layers[-1].backward(grad)
        for layer in reversed(self.layers[:-1]):
            if upstream is None:
                raise ValueError("layers: 입력의 기울기를 계산하지 않는 층(input_gradient=False)은 "
                                 "맨 앞에만 둘 수 있습니다")
            upstream = layer.backward(upstream)
        return upstream

    def parameters(self) -> list[FloatArray]:
        """모든 층의 매개변수를 앞에서부터."""
        return [p for layer in self.layers for p in layer.parameters()]

    def gradients(self) -> list[FloatArray]:
        """모든 층의 기울기를 앞에서부터."""
        return [g for layer in self.layers for g in layer.gradients()]

    def buffers(self) -> list[FloatArray]:
        """모든 층의 버퍼를 앞에서부터."""
        return [b for layer in self.layers for b in layer.buffers()]


def mlp(sizes: Sequence[int], *, activation: Callable[[], Layer] = ReLU, init: Initializer = he,
        rng: np.random.Generator, dtype: DTypeLike = np.float32,
        input_gradient: bool = False) -> Sequential:
    r"""다층 퍼셉트론(multilayer perceptron): 완전 연결층 사이마다 활성화 함수를 둡니다.

    .. math:: y = f(\cdots f(xW_1 + b_1) \cdots) W_L + b_L

    출력에는 활성화 함수가 없으므로 분류에서 ``y``는 로짓(logit)입니다.

    Parameters
    ----------
    sizes : sequence of int
        입력, 은닉층들, 출력의 유닛 수. 둘 이상.
    activation : callable, optional
        은닉층마다 불러 활성화 층을 만드는 것. ``ReLU``같은 클래스나 ``lambda: LeakyReLU(0.1)``.
    init : Initializer, optional
        가중치의 초깃값 함수.
    rng : numpy.random.Generator
        초깃값을 뽑을 생성기.
    dtype : dtype, optional
        계산에 쓰는 실수형, float32나 float64.
    input_gradient : bool, optional
        신경망의 입력에 대한 기울기까지 계산할지. 학습에는 필요 없습니다.

    Returns
    -------
    Sequential
        ``Linear``와 활성화 층이 번갈아 놓인 신경망.

    Raises
    ------
    TypeError, ValueError
        ``sizes``가 1 이상인 정수 둘 이상이 아닐 때, 나머지 인자가 틀렸을 때.

    Examples
    --------
    >>> net = mlp([784, 100, 10], rng=np.random.default_rng(0))
    >>> [type(layer).__name__ for layer in net]
    ['Linear', 'ReLU', 'Linear']
    >>> sum(p.size for p in net.parameters())
    79510
    """
    if not isinstance(sizes, Sequence) or isinstance(sizes, str):
        raise wrong_type("sizes", "유닛 수의 리스트가", sizes)
    if len(sizes) < 2:
        raise wrong_value("sizes", "유닛 수가 둘 이상", sizes)
    sizes = [as_count(f"sizes[{i}]", size) for i, size in enumerate(sizes)]
    if not callable(activation) or not isinstance(activation(), Layer):
        raise wrong_type("activation", "부르면 층을 만드는 클래스나 함수가", activation)
    as_rng(rng)
    linears = [Linear(n_in, n_out, rng=rng, init=init, dtype=dtype,
                      input_gradient=input_gradient or i > 0)
               for i, (n_in, n_out) in enumerate(pairwise(sizes))]
    _put_side_by_side(linears)
    layers: list[Layer] = [linears[0]]
    for linear in linears[1:]:
        layers += [activation(), linear]
    return Sequential(layers)


def _put_side_by_side(layers: Sequence[Linear]) -> None:
    """매개변수끼리, 기울기끼리 벡터 하나에 잇습니다. 옵티마이저가 베끼지 않고 한 번에 고칩니다."""
    params = iter(side_by_side([p for layer in layers for p in layer.parameters()]))
    grads = iter(side_by_side([g for layer in layers for g in layer.gradients()]))
    for layer in layers:
        layer.weight, layer.bias = next(params), next(params)
        layer.weight_grad, layer.bias_grad = next(grads), next(grads)
