"""옵티마이저: 기울기를 보고 매개변수를 고치는 규칙.

어느 것이든 ``update(params, grads)`` 하나로 씁니다. 방향을 고치는 것(`SGD`, `Momentum`,
`Nesterov`)과 보폭을 고치는 것(`AdaGrad`, `RMSProp`, `AdaDelta`, `Adam`, `AdamW`)이 있습니다.
학습률 자리에는 수나 일정(`step_decay`, `exponential_decay`, `cosine_decay`, `warmup`)을 둡니다.
"""

from companion.optimizers.adam import Adam, AdamW
from companion.optimizers.adaptive import AdaDelta, AdaGrad, RMSProp
from companion.optimizers.base import Optimizer
from companion.optimizers.momentum import SGD, Momentum, Nesterov
from companion.optimizers.schedules import (
    Schedule,
    cosine_decay,
    exponential_decay,
    step_decay,
    warmup,
)

__all__ = ["SGD", "AdaDelta", "AdaGrad", "Adam", "AdamW", "Momentum", "Nesterov", "Optimizer",
           "RMSProp", "Schedule", "cosine_decay", "exponential_decay", "step_decay", "warmup"]
