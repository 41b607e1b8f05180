"""7장 옵티마이저 (2/2)의 연습 문제."""

from __future__ import annotations

from companion.exercises._exercise import Exercise

EXERCISES: tuple[Exercise, ...] = ()
