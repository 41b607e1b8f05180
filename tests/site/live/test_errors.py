"""오류의 우리말: 까닭 한 줄이 먼저, 파이썬의 말은 그대로. 어떤 오류도 파이썬을 끝내지 않습니다."""

from __future__ import annotations

import re

import numpy as np
import pytest

from live.python.errors import LINES, because, explain


def error_of(code: str) -> BaseException:
    try:
        exec(compile(code, "셀 3#1", "exec"), {"np": np})
    except BaseException as error:
        return error
    raise AssertionError("오류가 나지 않았습니다")


@pytest.mark.parametrize(("code", "said"), [
    ("print(“안녕”)", "둥근 따옴표 ‘“’"),
    ("x = ‘a’", "둥근 작은따옴표"),
    ("x =\u00a01", "눈에 보이지 않는 글자(U+00A0)"),
    ("x = 1\u200b", "눈에 보이지 않는 글자(U+200B)"),
    ("x = 1a  # “인용”", "파이썬의 문법에 맞지 않습니다"),
    ("print\uff081\uff09", "전각 글자 ‘\uff08’가 있습니다. 반각 (로"),
    ("x = 3 − 1", "빼기 부호가 아닌 글자 ‘−’"),
    ("x = 3 × 2", "곱하기는 *, 나누기는 /"),
    ("x = 3 ∇ 2", "코드에 쓸 수 없는 글자 ‘∇’"),
    ("x = [1, 2", "여는 괄호 [ 하나가 닫히지 않았습니다"),
    ("x = 1)", "닫는 괄호 ) 하나에 짝이 없습니다"),
    ("x = (1]", "괄호의 짝"),
    ("def f()\n    return 1", "쌍점(:)이 빠졌습니다"),
    ("if True:\nx = 1", "네 칸 들여 써야"),
    ("  x = 1", "들여 쓸 곳이 아닌데"),
    ("x = 'a", "따옴표가 닫히지"),
    ("return 1", "함수(def) 안에서만"),
    ("break", "반복(for, while) 안에서만"),
    ("1 = x", "= 왼쪽에는 이름이"),
    ("x = 1 +", "파이썬의 문법에 맞지 않습니다"),
    ("import pandas as pd", "pandas: 이 페이지의 파이썬에 없는 라이브러리입니다. 있는 것은 NumPy"),
    ("from math import cosine", "cosine: math 안에 없는 이름"),
    ("losss", "losss: 아직 없는 이름입니다"),
    ("def f(a, b): ...\nf(1)", "함수 f: 인자 'b' 자리가 비었습니다"),
    ("def f(a): ...\nf(1, 2)", "함수 f: 받는 인자는 1개인데 2개를"),
    ("def f(a): ...\nf(b=1)", "함수 f: b, 없는 인자입니다"),
    ("1 + ...", "아직 채우지 않은 ..."),
    ("1 + 'a'", "왼쪽의 형은 int, 오른쪽의 형은 str"),
    ("'손실 ' + 1", "글과 수는 +로 이을 수 없습니다"),
    ("x = None\nx[0]", "None이 있습니다"),
    ("x = 3\nx(2)", "함수가 아닌 것(형 int)"),
    ("np.ones(2) + np.ones(3)", "모양이 맞지 않는 배열끼리 셈했습니다: (2,) (3,)"),
    ("np.ones((2, 3)) @ np.ones((2, 3))", "앞은 3, 뒤는 2"),
    ("np.ones(4).reshape(3)", "값이 4개인 배열로 만들 수 없는 모양입니다: (3,)"),
    ("bool(np.ones(2))", "통째로 참이나 거짓으로"),
    ("a, b = 1, 2, 3", "값의 수가 다릅니다"),
    ("np.ones(3)[3]", "없는 자리(3번)를 꺼냈습니다. 0번 축에는 값이 3개"),
    ("[1][1]", "없는 자리를"),
    ("{}['a']", "사전에 없는 열쇠입니다: 'a'"),
    ("np.ones(2).lenght", "lenght: numpy.ndarray에 없는 이름"),
    ("1 / 0", "0으로 나누었습니다"),
    ("f = lambda: f()\nf()", ""),
    ("raise RecursionError", "멈추는 조건"),
    ("assert 1 == 2", "참이 아닙니다"),
    ("raise SystemExit", "파이썬과 변수는 그대로"),
    ("raise MemoryError", "메모리가 모자랍니다"),
])  # fmt: skip
def test_the_reason_is_told_in_korean_first(code, said):
    text = explain(error_of(code))
    assert said in text.partition("\n")[0] or not said, text


def test_only_the_readers_lines_are_kept():
    text = explain(error_of("def half(x):\n    return np.reshape(x, 3)\n\nhalf(np.zeros((2, 2)))"))
    assert "셀 3의 4번째 줄\n" in text
    assert "셀 3의 2번째 줄, half 안" in text
    assert "ValueError: cannot reshape" in text
    assert "File" not in text
    assert ".py" not in text


def test_a_message_of_the_reader_needs_no_reason():
    assert because(ValueError("학습률은 0보다 커야 합니다")) == ""
    assert explain(ValueError("학습률은 0보다 커야 합니다")).startswith("ValueError: 학습률은")


@pytest.mark.parametrize("raised", ["ValueError", "SystemExit", "KeyboardInterrupt"])
def test_an_error_that_refuses_to_be_read_is_still_told(raised):
    code = f"class Bad(Exception):\n    def __str__(self):\n        raise {raised}\nraise Bad()"
    assert "Bad" in explain(error_of(code))


def test_no_particle_follows_what_is_filled_in():
    for pairs in LINES.values():
        for _, korean in pairs:
            assert not re.search("}[은는이가을를와과]", korean), korean
