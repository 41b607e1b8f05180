"""explore가 받은 이름과 값을 그리기 전에 살핍니다."""

from __future__ import annotations

import inspect
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from companion._validate import as_function, wrong_type, wrong_value
from companion.explore.frames import Draw, Frames, Position
from companion.explore.value_labels import value_labels

MAX_FRAMES = 1000


def as_grid(grid: Mapping[str, object]) -> dict[str, list[Any]]:
    """이름마다 서로 다른 값의 목록. 조합이 너무 많으면 거절합니다."""
    if not grid:
        example = "explore(draw, w=[1, 2, 3])"
        raise ValueError(f"grid: 이름=값의 목록이 하나 이상 필요합니다. 예: {example}")
    listed = {name: _as_values(name, values) for name, values in grid.items()}
    count = math.prod(len(values) for values in listed.values())
    if count > MAX_FRAMES:
        sizes = " × ".join(f"{name} {len(values):,}개" for name, values in listed.items())
        raise ValueError(
            f"grid: 조합이 {MAX_FRAMES:,}개 이하여야 합니다. 받은 것: {sizes} = {count:,}개. "
            "값의 수를 줄이거나 슬라이더를 나누십시오"
        )
    values = {name: list(each) for name, each in listed.items()}
    for name, each in values.items():
        texts = value_labels(each)
        again = [text for text in texts if texts.count(text) > 1]
        if again:
            raise ValueError(f"{name}: 서로 다른 값이 필요합니다. 여러 번 나온 값: {again[0]}")
    return values


def _as_values(name: str, values: object) -> Sequence[Any]:
    """차례와 길이가 있고 비어 있지 않은 목록."""
    if isinstance(values, np.ndarray):
        if values.ndim != 1:
            raise wrong_value(name, "1차원 배열이", values)
        values = values.tolist()
    if not isinstance(values, (list, tuple, range)):
        raise wrong_type(name, "값의 목록(리스트, 튜플, range, 1차원 배열)이", values)
    if not values:
        raise wrong_value(name, "값이 하나 이상 있는 목록이", values)
    return values


def check_draw(draw: Draw, grid: Mapping[str, object]) -> None:
    """draw가 받는 이름과 grid의 이름이 맞는지 그리기 전에 봅니다."""
    as_function("draw", draw)
    try:
        parameters = inspect.signature(draw).parameters.values()
    except ValueError:  # 서명을 알 수 없는 내장 함수
        return
    named = {p.name: p for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)}
    if not any(p.kind is p.VAR_KEYWORD for p in parameters):
        for name in grid:
            if name not in named:
                raise TypeError(
                    f"{name}: draw가 받는 이름({', '.join(named) or '없음'})이 필요합니다"
                )
    for name, parameter in named.items():
        if parameter.default is parameter.empty and name not in grid:
            raise TypeError(f"{name}: draw에 필요한 인자입니다. {name}=값의 목록을 함께 주십시오")


def as_names(
    name: str, given: Mapping[str, Any] | None, grid: Mapping[str, object]
) -> Mapping[str, Any]:
    """grid에 있는 이름만 쓴 사전."""
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise wrong_type(name, "{인자 이름: 값} 사전이", given)
    for key in given:
        if key not in grid:
            raise wrong_value(name, f"슬라이더에 있는 이름({', '.join(grid)})이", key)
    return given


def start_position(frames: Frames, start: Mapping[str, Any]) -> Position:
    """처음에 보일 자리. 적지 않은 이름은 가운데입니다."""
    position = []
    for name, values in frames.grid.items():
        index = len(values) // 2
        if name in start:
            texts = frames.value_labels[name]
            (wanted,) = value_labels([start[name]])
            if wanted not in texts:
                expected = f"목록에 있는 값({', '.join(texts)})이"
                raise wrong_value(f"start[{name!r}]", expected, start[name])
            index = texts.index(wanted)
        position.append(index)
    return tuple(position)
