"""신경망의 층.

층은 앞으로 계산하고(forward) 기울기를 뒤로 나릅니다(backward). 작은 층을 `Sequential`로 이으면
신경망이 되고, 흔히 쓰는 다층 퍼셉트론은 `mlp`가 한 번에 만듭니다.
"""

from companion.layers.activation import ELU, GELU, LeakyReLU, ReLU, Sigmoid, Tanh
from companion.layers.base import Layer
from companion.layers.batchnorm import BatchNorm
from companion.layers.dropout import Dropout
from companion.layers.linear import Linear
from companion.layers.sequential import Sequential, mlp

__all__ = ["ELU", "GELU", "BatchNorm", "Dropout", "Layer", "LeakyReLU", "Linear", "ReLU",
           "Sequential", "Sigmoid", "Tanh", "mlp"]
