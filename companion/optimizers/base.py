"""모든 옵티마이저가 지키는 약속.

매개변수는 그 자리에서 고치고 기울기는 바꾸지 않습니다. 인자를 모두 살핀 뒤에야 고치기 시작하므로
거절한 뒤에는 아무것도 바뀌어 있지 않습니다. 기울기의 NaN은 막지 않습니다. 규칙은 매개변수를 모두
이은 벡터 하나에 대한 식입니다. `mlp`의 매개변수는 처음부터 이어져 있어 베끼지 않고 고칩니다.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from operator import is_
from typing import ClassVar

import numpy as np

from companion._validate import FloatArray, as_float, as_number, wrong_type, wrong_value
from companion._vector import joined, split, whole
from companion.optimizers.schedules import Schedule

_PART = 32_768    # 한 토막의 원소 수. 캐시에 머무는 동안 셈을 모두 마칩니다


class Optimizer(ABC):
    r"""옵티마이저 하나. 새로운 규칙은 이 클래스를 이어받아 ``_step``을 채웁니다.

    ``n_states``는 매개변수마다 기억하는 값의 수이고, 처음에는 모두 0입니다.

    Parameters
    ----------
    learning_rate : float or Schedule
        학습률 η. 0보다 큰 수나, 걸음 수(0부터)를 받아 0 이상인 학습률을 내는 함수.

    Attributes
    ----------
    steps : int
        지금까지 갱신한 횟수.

    Raises
    ------
    TypeError, ValueError
        학습률이 틀렸을 때.
    """

    n_states: ClassVar[int] = 0

    def __init__(self, learning_rate: float | Schedule) -> None:
        if not callable(learning_rate):
            learning_rate = as_number("learning_rate", learning_rate, above=0)
        self.learning_rate = learning_rate
        self.steps = 0
        self._shapes: list[tuple[int, ...]] = []
        self._state: list[FloatArray] = []
        self._last: tuple[list[FloatArray], list[FloatArray],
                          FloatArray | None, FloatArray | None] = [], [], None, None

    def update(self, params: Sequence[FloatArray], grads: Sequence[FloatArray]) -> None:
        r"""매개변수를 한 걸음 고칩니다.

        Parameters
        ----------
        params : list of ndarray
            고칠 실수 배열들. 부를 때마다 개수와 모양이 같아야 합니다.
        grads : list of ndarray
            같은 순서, 같은 모양의 기울기. 바뀌지 않습니다.

        Raises
        ------
        TypeError, ValueError
            리스트가 아닐 때, 고칠 수 없는 배열일 때, 개수나 모양이 서로 또는 지난번과 다를 때.
        """
        seen = self._seen(params, grads)
        if not seen:
            grads = self.check(params, grads)
        rate = self._current_rate()
        if not seen:
            self._last = list(params), list(grads), whole(params), whole(grads)
        _, _, shared, g = self._last
        p = joined(params) if shared is None else shared
        g = joined(grads) if g is None else g
        if self.steps == 0:
            self._shapes = [a.shape for a in params]
            self._state = [np.zeros_like(p) for _ in range(self.n_states)]
        for start in range(0, p.size, _PART):
            part = slice(start, start + _PART)
            self._step(rate, p[part], g[part], [s[part] for s in self._state])
        if shared is None:
            for a, new in zip(params, split(p, params), strict=True):
                a[...] = new
        self.steps += 1

    @abstractmethod
    def _step(self, rate: float, p: FloatArray, g: FloatArray,
              state: list[FloatArray]) -> None:
        """갱신 규칙: 매개변수 ``p``와 상태를 그 자리에서 고칩니다. ``g``는 기울기입니다."""

    def _seen(self, params: Sequence[FloatArray], grads: Sequence[FloatArray]) -> bool:
        """지난번에 살핀 바로 그 배열들인지. 그렇다면 그사이에 잠기지 않았는지만 봅니다."""
        last_params, last_grads, _, _ = self._last
        return (isinstance(params, (list, tuple)) and isinstance(grads, (list, tuple))
                and len(params) == len(last_params) > 0 and all(map(is_, params, last_params))
                and len(grads) == len(last_grads) and all(map(is_, grads, last_grads))
                and all(p.flags.writeable for p in last_params))

    def _current_rate(self) -> float:
        rate = self.learning_rate
        return as_number("learning_rate", rate(self.steps) if callable(rate) else rate, at_least=0)

    def check(self, params: Sequence[FloatArray],
              grads: Sequence[FloatArray]) -> list[FloatArray]:
        """아무것도 바꾸지 않고 `update`의 인자를 살핍니다. 배열로 바꾼 기울기를 돌려줍니다."""
        for name, arrays in (("params", params), ("grads", grads)):
            if not isinstance(arrays, (list, tuple)):
                raise wrong_type(name, "배열의 리스트가", arrays)
            if not arrays:
                raise wrong_value(name, "배열이 하나 이상 든 리스트가", arrays)
        if len(grads) != len(params):
            raise wrong_value("grads", f"params처럼 배열이 {len(params)}개인 리스트가", len(grads))
        if self._shapes and len(params) != len(self._shapes):
            raise self._another_model(params)
        checked: list[FloatArray] = []
        for p, g in zip(params, grads, strict=True):
            i = len(checked)
            if not isinstance(p, np.ndarray) or p.dtype.kind != "f" or not p.flags.writeable:
                raise wrong_type(f"params[{i}]", "고칠 수 있는 실수 배열(ndarray)이", p)
            if not isinstance(g, np.ndarray) or g.dtype.kind != "f":
                g = as_float(f"grads[{i}]", g)
            if g.shape != p.shape:
                raise wrong_value(f"grads[{i}]", f"params[{i}]와 같은 모양 {p.shape}인 배열이", g)
            checked.append(g)
        if self._shapes and [p.shape for p in params] != self._shapes:
            raise self._another_model(params)
        return checked

    @staticmethod
    def _another_model(params: Sequence[FloatArray]) -> ValueError:
        return wrong_value("params", "첫 갱신 때와 개수와 모양이 같은 배열이 (다른 신경망에는 "
                           "새 옵티마이저가)", [np.shape(p) for p in params])
