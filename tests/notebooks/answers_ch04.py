"""4장의 문제에 사람이 낼 법한 답."""

from __future__ import annotations

RIGHT: dict = {}

WRONG: dict = {}
