"""낱말로 하는 답. 띄어쓰기, 괄호, 대소문자, 자모를 저장하는 방식이 달라도 같은 낱말입니다."""

from __future__ import annotations

import re
import unicodedata

import numpy as np


class Word(str):
    """낱말로 된 정답. 장에서 같은 뜻으로 쓰는 ``others``로 적어도 맞습니다."""

    others: tuple[str, ...]

    def __new__(cls, word: str, *others: str) -> Word:
        """``word``는 문제에 적힌 말입니다."""
        self = super().__new__(cls, word)
        self.others = others
        return self


def same_word(want: str, got: object) -> bool:
    """``got``이 ``want``를 적은 것인지. 참거짓은 ``"True"``, ``"False"``로 봅니다."""
    if not isinstance(got, (str, bool, np.bool_)):
        return False
    return _plain(str(got)) in map(_plain, (want, *getattr(want, "others", ())))


def _plain(word: str) -> str:
    """글자와 숫자만 남긴 것. 낱말 뒤의 괄호는 풀이로 보아 뺍니다: ``지도 학습(supervised)``."""
    word = unicodedata.normalize("NFKC", word).strip()
    return re.sub(r"\W|_", "", re.sub(r"(?<=\w)\s*\(.*\)$", "", word)).casefold()
