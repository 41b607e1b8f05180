"""장마다의 모듈이 문제를 만들 때 쓰는 것: 함수는 `Code`, 값은 `Value`, 실험은 `Trial`."""

from companion.exercises._code import Code
from companion.exercises._exercise import Mistake
from companion.exercises._value import Finding, Trial, Value
from companion.exercises._words import Word

__all__ = ["Code", "Finding", "Mistake", "Trial", "Value", "Word"]
