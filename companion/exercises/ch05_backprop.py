"""5장 오차역전파의 연습 문제."""

from __future__ import annotations

from companion.exercises._exercise import Exercise

EXERCISES: tuple[Exercise, ...] = ()
