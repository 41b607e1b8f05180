r"""활성화 함수와 그 도함수.

뉴런은 입력의 가중합을 이 함수에 한 번 통과시켜 내보냅니다. 함수 ``f``마다 도함수 ``f_grad``가
짝으로 있고, 둘 다 배열의 원소 하나하나에 적용됩니다(소프트맥스만 축 하나를 함께 봅니다).
실수 dtype은 그대로 지키고 정수는 float64로 계산하며, ±10,000 같은 큰 입력에도 넘치지 않습니다.
수 하나를 넣으면 넘파이의 수 하나가 나오고, 꺾인 점 ``x = 0``에서는 모두 왼쪽 조각의 값을 씁니다.
"""

from companion.activations.gaussian import gelu, gelu_grad
from companion.activations.probabilities import softmax, softmax_grad
from companion.activations.rectifiers import (
    elu,
    elu_grad,
    leaky_relu,
    leaky_relu_grad,
    relu,
    relu_grad,
)
from companion.activations.sigmoidal import sigmoid, sigmoid_grad, tanh, tanh_grad
from companion.activations.threshold import identity, identity_grad, step, step_grad

__all__ = [
    "elu",
    "elu_grad",
    "gelu",
    "gelu_grad",
    "identity",
    "identity_grad",
    "leaky_relu",
    "leaky_relu_grad",
    "relu",
    "relu_grad",
    "sigmoid",
    "sigmoid_grad",
    "softmax",
    "softmax_grad",
    "step",
    "step_grad",
    "tanh",
    "tanh_grad",
]
