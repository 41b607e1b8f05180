"""8장 가중치 초깃값의 연습 문제."""

from __future__ import annotations

from companion.exercises._exercise import Exercise

EXERCISES: tuple[Exercise, ...] = ()
