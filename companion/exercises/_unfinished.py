"""아직 쓰지 않은 답을 틀린 답과 구별합니다."""

from __future__ import annotations

import ast
import dis
import inspect
import textwrap
from types import CodeType

import numpy as np


def is_blank(answer: object) -> bool:
    """답이 ``...``이거나, 몸통에 ``...``, ``pass``, 설명글밖에 없는 함수인지."""
    if answer is None or has_ellipsis(answer):
        return True
    code = getattr(answer, "__code__", None)
    if not isinstance(code, CodeType):
        return False
    steps = [step for step in dis.get_instructions(code) if step.opname not in ("RESUME", "NOP")]
    return all(step.opname in ("LOAD_CONST", "RETURN_CONST", "RETURN_VALUE")
               and step.argval is None for step in steps)


def has_ellipsis(value: object) -> bool:
    """값이 ``...``이거나 그 안에 ``...``이 들어 있는지."""
    if isinstance(value, np.ndarray):
        return value.dtype == object and has_ellipsis(value.tolist())
    if isinstance(value, (tuple, list)):
        return any(map(has_ellipsis, value))
    return value is ...


def has_gap(function: object) -> bool:
    """함수 안에 채우지 않은 ``...``이 남아 있는지. ``x[..., 0]``의 ``...``은 세지 않습니다."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))  # type: ignore[arg-type]
    except (OSError, TypeError, ValueError, SyntaxError):  # 소스를 볼 수 없을 때
        code = getattr(function, "__code__", None)
        return isinstance(code, CodeType) and has_ellipsis(code.co_consts)
    indices = {id(node) for outer in ast.walk(tree) if isinstance(outer, ast.Subscript)
               for node in ast.walk(outer.slice)}
    return any(isinstance(node, ast.Constant) and node.value is ... and id(node) not in indices
               for node in ast.walk(tree))
