"""채점기의 약속: 어떤 답이 와도 예외를 내지 않고, 무엇이 틀렸는지 정확히 말합니다."""

from __future__ import annotations

import ast
import itertools
import linecache
import re
import subprocess
import sys
import textwrap
import threading
import time
import unicodedata
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import exercises
from companion.exercises import Feedback, check, hint, names
from companion.exercises._checking import Code, Finding, Mistake, Trial, Value, Word
from companion.exercises._feedback import Message, show
from companion.exercises._limit import Limit
from companion.exercises._running import run

counter = itertools.count()


def scale(x, factor):
    """모범 답안: 행마다 가장 큰 값으로 나누고 factor를 곱합니다."""
    return x / x.max(axis=1, keepdims=True) * factor


CODE = Code(
    name="t-code", title="행마다 맞추기", stars=2, prompt="", hint="행마다 나누세요.",
    after="잘 나누었습니다.",
    solution=scale,
    cases=[
        (np.array([[1.0, 2.0], [4.0, 8.0]]), 1.0),
        (np.array([[1.0, 2.0, 4.0]]), 0.5),
        (np.array([[-1.0, 2.0], [3.0, 1.0], [1.0, 1.0]]), 2.0),
    ],
    mistakes=[
        Mistake(lambda x, factor: x / x.max() * factor, "배열 전체의 최댓값입니다."),
        Mistake(lambda x, factor: x / x.max(axis=1) * factor, "keepdims가 없습니다."),
    ],
)
GATE = Code(
    name="t-gate", title="게이트", stars=1, prompt="", hint="네 경우를 보세요.",
    solution=lambda x1, x2: int(x1 and x2),
    cases=[(0, 0), (0, 1), (1, 0), (1, 1)],
    mistakes=[Mistake(lambda x1, x2: int(x1 or x2), "OR입니다."),
              Mistake(lambda x1, x2: 1, "언제나 1입니다.")],
)
HALF = Code(
    name="t-half", title="반", stars=1, prompt="", hint="2로 나누세요.",
    solution=lambda n: n / 2, cases=[(1,), (5,), (8,)], mistakes=[],
)
PAIR = Code(
    name="t-pair", title="짝", stars=1, prompt="", hint="합과 차",
    solution=lambda a, b: (a + b, a - b), cases=[(1, 2), (5, 3)], mistakes=[],
)
NORM = Code(
    name="t-norm", title="길이", stars=1, prompt="", hint="제곱해 더하세요.",
    solution=lambda v: np.sqrt((v ** 2).sum()),
    cases=[(np.array([3.0, 4.0]),), (np.zeros(2),)], mistakes=[],
)
STABLE = Code(
    name="t-stable", title="시그모이드", stars=2, prompt="", hint="큰 입력", strict=True,
    solution=lambda x: 0.5 * (1 + np.tanh(x / 2)),
    cases=[(0.0,), (-1000.0,), (3.0,)],
    mistakes=[Mistake(lambda x: 1 / (1 + np.exp(-np.float64(x))), "지수가 넘칩니다."),
              Mistake(lambda x: 1 / (1 + np.exp(np.float64(x))), "부호가 반대입니다(지수).")],
)
VALUE = Value(
    name="t-value", title="예측", stars=1, prompt="", hint="모양을 그려 보세요.",
    expects="정수의 튜플", solution=(3, 4),
    mistakes=[Mistake((4, 3), "축이 바뀌었습니다."), Mistake((12,), "펼쳤습니다.")],
)
NUMBER = Value(
    name="t-number", title="수", stars=1, prompt="", hint="세어 보세요.",
    expects="수 하나", solution=0.25, mistakes=[],
)
PARTS = Value(
    name="t-parts", title="여러 답", stars=1, prompt="", hint="하나씩", expects="목록",
    solution=[(2, 3), "오류", 5], mistakes=[], part_hints=["첫째", "둘째", "셋째"],
)


def judge(rate):
    if rate > 100:
        while True:
            pass
    if rate < 0:
        raise ValueError("rate: 0보다 커야 합니다")
    return Finding(f"오차 {1 - rate:g}", "" if rate > 0.5 else "더 크게 하세요.")


TRIAL = Trial(
    name="t-trial", title="실험", stars=2, prompt="", hint="키워 보세요.", after="배웠습니다.",
    expects="수 하나", goal="오차 0.5 미만", judge=judge, solution=0.9, wrong_answers=[0.1],
)


@pytest.fixture(autouse=True)
def short_limit(monkeypatch):
    monkeypatch.setattr("companion.exercises._code.STEPS", 20_000)
    monkeypatch.setattr("companion.exercises._value.STEPS", 20_000)


def written(source, name="answer", **names):
    """노트북의 셀처럼 소스가 남는 함수."""
    filename = f"<cell {next(counter)}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    namespace = {"__name__": "notebook", "np": np, **names}
    exec(compile(source, filename, "exec"), namespace)
    return namespace[name]


def line(feedback, label):
    return dict(feedback.lines).get(label, "")


# 맞은 답 -----------------------------------------------------------------------------------

def test_a_right_answer_is_right_and_says_so():
    feedback = CODE.check(lambda x, factor: factor * (x.T / x.max(axis=1)).T)
    assert feedback
    assert isinstance(feedback, Feedback)
    assert feedback.text == "맞았습니다. (t-code · 행마다 맞추기 ★★)\n잘 나누었습니다."


@pytest.mark.parametrize("answer", [
    lambda x1, x2: bool(x1 and x2),
    lambda x1, x2: float(x1 and x2),
    lambda x1, x2: np.int64(x1 and x2),
    lambda x1, x2: np.array(x1 * x2),
    lambda x1, x2, bias=0: x1 * x2 + bias,
    lambda *x: min(x),
    min,
    np.minimum,
], ids=["bool", "float", "np.int64", "0-d", "default", "args", "builtin", "ufunc"])
def test_equal_values_of_other_types_are_right(answer):
    assert GATE.check(answer)


def test_a_pair_may_come_as_a_list_or_an_array():
    assert PAIR.check(lambda a, b: [a + b, a - b])
    assert PAIR.check(lambda a, b: np.array([a + b, a - b]))


def test_rounding_errors_are_forgiven():
    assert HALF.check(lambda n: n * 0.1 * 5)


def test_ellipsis_as_an_index_is_not_a_gap():
    assert CODE.check(written("""
def answer(x, factor):
    return x / x.max(axis=-1)[..., None] * factor
"""))
    wrong = CODE.check(written("""
def answer(x, factor):
    return x[..., :1] * factor
"""))
    assert wrong.kind == "wrong"


# 아직 쓰지 않은 답 -------------------------------------------------------------------------

UNFINISHED = {
    "dots": "def answer(x, factor): ...",
    "pass": "def answer(x, factor):\n    pass",
    "docstring": "def answer(x, factor):\n    '''행마다 맞춥니다.'''",
    "docstring and dots": "def answer(x, factor):\n    '''행마다 맞춥니다.'''\n    ...",
    "returned": "def answer(x, factor):\n    return ...",
    "returned in a tuple": "def answer(x, factor):\n    return ..., x",
    "assigned": "def answer(x, factor):\n    top = ...\n    return x / top * factor",
    "assigned together": "def answer(x, factor):\n    a, b = ..., ...\n    return x * a + b",
    "in a call": "def answer(x, factor):\n    return x / x.max(...) * factor",
    "in an array": "def answer(x, factor):\n    return np.array([..., factor])",
    "as a missing line": "def answer(x, factor):\n    y = x.copy()\n    ...\n    return y",
    "lambda": "answer = lambda x, factor: ...",
    "not implemented": "def answer(x, factor):\n    raise NotImplementedError",
}


@pytest.mark.parametrize("source", UNFINISHED.values(), ids=UNFINISHED)
def test_unfinished_is_told_apart_from_wrong(source):
    feedback = CODE.check(written(source))
    assert feedback.kind == "unfinished"
    assert not feedback
    assert feedback.text.startswith("아직 다 채우지 않았습니다.")
    assert CODE.hint not in feedback.text  # 힌트는 독자가 펼칠 때까지 접혀 있습니다


@pytest.mark.parametrize("name", [n for n in UNFINISHED if n != "as a missing line"])
def test_unfinished_is_seen_without_the_source(name):
    namespace = {"np": np}
    exec(UNFINISHED[name], namespace)
    assert CODE.check(namespace["answer"]).kind == "unfinished"


@pytest.mark.parametrize("exercise", [CODE, VALUE, NUMBER, TRIAL, PARTS], ids=lambda e: e.name)
@pytest.mark.parametrize("answer", [..., None, (..., 1), [[...]], np.array(..., dtype=object)],
                         ids=["dots", "None", "tuple", "nested", "array"])
def test_an_empty_value_is_unfinished(exercise, answer):
    assert exercise.check(answer).kind == "unfinished"


def test_a_forgotten_return_is_wrong_not_unfinished():
    feedback = CODE.check(written("def answer(x, factor):\n    y = x * factor"))
    assert feedback.kind == "wrong"
    assert line(feedback, "나온 값") == "None"
    assert "`return`을 빠뜨린" in line(feedback, "힌트")


def test_printing_instead_of_returning_is_recognised(capsys):
    feedback = GATE.check(lambda x1, x2: print("답은", x1 and x2))
    assert "`print` 대신 `return`" in line(feedback, "힌트")
    assert line(feedback, "찍은 글") == "답은 0"
    assert capsys.readouterr().out == ""


# 틀린 답 -----------------------------------------------------------------------------------

def test_the_first_failing_input_is_shown_whole():
    feedback = GATE.check(lambda x1, x2: int(x1 == x2))
    assert feedback.text == "\n".join([
        "틀렸습니다. (t-gate · 게이트 ★)",
        "힌트: 네 경우를 보세요.",
        "입력: x1=0, x2=0",
        "기대한 값: 0",
        "나온 값: 1",
        "맞은 입력: 4가지 가운데 3가지",
    ])


def test_a_verdict_reads_verdict_hint_details_and_arrays_last():
    feedback = CODE.check(lambda x, factor: -scale(x, factor))
    assert [label for label, _ in feedback.lines] == [
        "힌트", "처음 다른 곳", "입력", "기대한 값", "나온 값"]
    assert feedback.text.startswith("틀렸습니다. (t-code · 행마다 맞추기 ★★)\n힌트: 부호가 반대")
    html = feedback._repr_html_()
    places = [html.index(part) for part in (
        "틀렸습니다.", '<p class="feedback-hint">힌트: ', '<div class="feedback-details">',
        "처음 다른 곳", "입력", "기대한 값: ")]
    assert places == sorted(places)
    assert html.count("feedback-details") == 1


def test_arrays_are_shown_with_the_first_difference():
    feedback = CODE.check(lambda x, factor: scale(x, factor) + (x == 8))
    assert line(feedback, "기대한 값") == "[[0.5, 1. ],\n [0.5, 1. ]]"
    assert line(feedback, "나온 값") == "[[0.5, 1. ],\n [0.5, 2. ]]"
    assert line(feedback, "처음 다른 곳") == "[1, 1]에서 기대한 값 1, 나온 값 2"


def test_inputs_of_many_lines_are_lined_up():
    feedback = CODE.check(lambda x, factor: x)
    assert line(feedback, "입력") == "x=[[1., 2.],\n   [4., 8.]],\nfactor=1"
    assert feedback.text.count("\n입력:\nx=[[") == 1


@pytest.mark.parametrize("exercise", [CODE, GATE, STABLE], ids=lambda e: e.name)
def test_every_usual_mistake_gets_its_own_hint(exercise):
    for mistake in exercise.mistakes:
        assert line(exercise.check(mistake.wrong), "힌트") == mistake.hint


def test_a_mistake_that_crashes_is_recognised_by_its_error():
    """행의 수와 열의 수가 다르면 오류가 나고, 같으면 조용히 틀리는 실수."""
    feedback = CODE.check(written("""
def answer(x, factor):
    top = np.max(x, 1)
    return factor * x / top
"""))
    assert line(feedback, "힌트") == "keepdims가 없습니다."


def test_one_wrong_edge_case_is_found():
    feedback = NORM.check(lambda v: np.sqrt((v ** 2).sum()) if v.any() else np.nan)
    assert line(feedback, "입력") == "v=[0., 0.]"
    assert line(feedback, "나온 값") == "nan"
    assert "nan" in line(feedback, "힌트")


def test_infinity_is_named():
    feedback = HALF.check(lambda n: n / 2 if n < 8 else float("inf"))
    assert "무한대" in line(feedback, "힌트")


def test_numpy_warnings_are_passed_on():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        feedback = NORM.check(lambda v: np.exp(v * 1000).sum())
    assert "overflow" in line(feedback, "NumPy 경고")
    assert "무한대" in line(feedback, "힌트")


def test_strict_exercises_refuse_silent_overflow():
    naive = written("def answer(x):\n    return 1 / (1 + np.exp(np.float64(-x)))")
    feedback = STABLE.check(naive)
    assert "overflow" in line(feedback, "오류")
    assert line(feedback, "힌트") == "지수가 넘칩니다."


SHAPES = [
    (NORM, lambda v: np.sqrt((v ** 2).sum(keepdims=True)), "수 하나를 돌려주세요"),
    (CODE, lambda x, factor: scale(x, factor)[None], "keepdims"),
    (CODE, lambda x, factor: scale(x, factor).ravel(), "reshape"),
    (CODE, lambda x, factor: scale(x, factor).sum(axis=1), ".shape"),
    (CODE, lambda x, factor: scale(x, factor).tolist(), "np.array"),
    (CODE, lambda x, factor: scale(x, factor).T, ".T"),
    (CODE, lambda x, factor: scale(x, factor) if len(x) == 2 else scale(x, factor).T, ".T"),
    (CODE, lambda x, factor: [[1], [1, 2]], "길이가 같은"),
    (CODE, lambda x, factor: "배열", "str"),
    (CODE, lambda x, factor: {"y": x}, "dict"),
    (CODE, lambda x, factor: scale(x, factor) * 1j, "ndarray"),
    (CODE, lambda x, factor: 3.0, ".shape"),
    (CODE, lambda x, factor: scale, "함수를 부른 값"),
    (CODE, lambda x, factor: (row for row in x), "return"),
    (PAIR, lambda a, b: a + b, "값 2개"),
    (PAIR, lambda a, b: (a + b, a - b, a * b), "튜플이 필요한데 3개가"),
    (PARTS, [(2, 3), "오류"], "목록이 필요한데 2개가"),
    (PARTS, "오류", "값 3개를 차례대로 묶은 목록이 필요합니다"),
    (PAIR, lambda a, b: (a + b, b - a), "부호가 반대"),
    (HALF, lambda n: n // 2, "소수점 아래가 잘렸"),
    (HALF, lambda n: -n / 2, "부호가 반대"),
    (NUMBER, lambda: 0.25, "함수를 부른 값"),
]


@pytest.mark.parametrize(("exercise", "answer", "words"), SHAPES)
def test_a_wrong_kind_of_value_gets_a_fitting_hint(exercise, answer, words):
    feedback = exercise.check(answer)
    assert feedback.kind == "wrong"
    assert words in line(feedback, "힌트")


def test_a_guess_from_one_input_must_fit_the_others():
    """1의 절반에서만 보면 0은 소수점 아래를 버린 것 같습니다."""
    assert line(HALF.check(lambda n: 0), "힌트") == HALF.hint
    assert line(HALF.check(lambda n: -n / 2 if n == 1 else n), "힌트") == HALF.hint


def test_a_value_is_not_told_to_mend_code():
    assert line(NUMBER.check(0), "힌트") == NUMBER.hint
    assert line(NUMBER.check(-0.25), "힌트") == "부호가 반대입니다."


def test_both_shapes_are_shown():
    feedback = CODE.check(lambda x, factor: scale(x, factor)[:, :1])
    assert line(feedback, "기대한 값").startswith("모양 (2, 2) ")
    assert line(feedback, "나온 값").startswith("모양 (2, 1) ")


def test_rounded_answers_are_recognised():
    third = Code(name="t", title="t", stars=1, prompt="", hint="", solution=lambda n: n / 3,
                 cases=[(1,)], mistakes=[])
    assert "반올림" in line(third.check(lambda n: round(n / 3, 2)), "힌트")


def test_values_that_look_alike_are_shown_in_full():
    feedback = HALF.check(lambda n: n / 2 + 2e-6 * n)
    assert line(feedback, "기대한 값") != line(feedback, "나온 값")


@pytest.mark.parametrize("given", [
    [np.ones(2), np.zeros((2, 2))], (np.ones(2), [np.zeros(1)]), [1.0, "둘"], {"w": 1},
    [float("nan"), 1.0]], ids=["arrays", "nested", "plain", "dict", "nan"])
def test_an_input_of_many_parts_may_be_kept_or_changed(given):
    assert run(lambda x: len(x), (given,), Limit(1000)).changed is None
    if isinstance(given, list):
        assert run(lambda x: x.append(0), (given,), Limit(1000)).changed == 0
        assert run(lambda x: x.__setitem__(1, np.ones(3)), (given,), Limit(1000)).changed == 0
    if isinstance(given, (list, tuple)) and isinstance(given[0], np.ndarray):
        assert run(lambda x: x[0].fill(5), (given,), Limit(1000)).changed == 0


def test_changing_the_input_is_refused_although_the_value_is_right():
    given_array = CODE.cases[0][0].copy()

    def in_place(x, factor):
        x /= x.max(axis=1, keepdims=True)
        x *= factor
        return x

    feedback = CODE.check(in_place)
    assert "입력 x: 바뀜" in line(feedback, "나온 값")
    assert "x.copy()" in line(feedback, "힌트")
    np.testing.assert_array_equal(CODE.cases[0][0], given_array)
    assert CODE.check(scale)


def test_random_answers_are_noticed():
    feedback = HALF.check(lambda n: np.random.default_rng().random())
    assert "언제 불러도" in line(feedback, "힌트")


def test_an_answer_that_wears_out_is_noticed():
    calls = []

    def right_at_first(n):
        calls.append(n)
        return n / 2 if len(calls) <= 3 else 0

    feedback = HALF.check(right_at_first)
    assert line(feedback, "처음 나온 값") == "0.5"
    assert line(feedback, "다시 나온 값") == "0"


@pytest.mark.parametrize(("answer", "got"), [
    (lambda x1: x1, "(x1)"),
    (lambda: 1, "()"),
    (lambda x1, x2, x3: x1, "(x1, x2, x3)"),
    (lambda x1, *, x2: x1, "(x1, *, x2)"),
])
def test_the_number_of_arguments_is_checked(answer, got):
    feedback = GATE.check(answer)
    assert line(feedback, "기대한 답") == "입력 2개를 받는 함수 (x1, x2)"
    assert got in line(feedback, "받은 답")
    assert "`def` 줄" in line(feedback, "힌트")


@pytest.mark.parametrize("answer", [1, "my_and", np.zeros(3), [1, 2], object()])
def test_a_value_where_a_function_is_needed(answer):
    feedback = GATE.check(answer)
    assert feedback.kind == "wrong"
    assert "괄호 없이" in line(feedback, "힌트")


# 오류를 내거나 끝나지 않는 답 --------------------------------------------------------------

CRASHES = {
    "ZeroDivisionError": "1 / 0",
    "NameError": "undefined + 1",
    "IndexError": "x[10]",
    "KeyError": "{}['a']",
    "ValueError": "np.zeros(3) + np.zeros(4)",
    "TypeError": "len(3)",
    "AttributeError": "x.nothing",
    "AssertionError": "fail()",
    "SystemExit": "quit_now()",
    "GeneratorExit": "leave()",
}


@pytest.mark.parametrize("kind", CRASHES)
def test_a_crash_is_shown_with_its_line(kind):
    def fail():
        raise AssertionError("아니오")

    def leave():
        raise GeneratorExit

    feedback = CODE.check(written(f"""
def answer(x, factor):
    y = x * factor
    return {CRASHES[kind]}
""", fail=fail, leave=leave, quit_now=sys.exit))
    assert feedback.kind == "wrong"
    assert line(feedback, "오류").startswith(f"{kind}:")
    assert line(feedback, "오류가 난 곳") == f"4번째 줄  return {CRASHES[kind]}"
    assert line(feedback, "입력").startswith("x=[[1., 2.]")


FITTING = {
    "x[1.0]": "정수", "np.zeros(4 / 2)": "`//`", "[1, 2][0:2 / 1]": "정수", "range(4 / 2)": "`//`",
    "x[10]": "0부터", "[1][3]": "0부터", "x[0, 0, 0]": ".ndim",
    "x.reshape(3, 5)": "reshape", "np.zeros(3) + np.zeros(4)": ".shape",
    "np.zeros((2, 3)) @ np.zeros((2, 3))": ".shape", "np.zeros(2) @ np.zeros(3)": ".shape",
    "x.sum(axis=2)": "축의 번호", "x[np.array([0.0])]": "`//`", "x @ 2": "`*`",
    "float(x)": "배열이 왔습니다", "1 if x > 0 else 0": "np.where", "undefined": "철자",
    "factor + y\n    y = 1": "먼저 값을",
}
SILENT = ["len(3)", "x.nothing", "{}['a']", "list(x)['a']", "list(x)[0, 0]", "int('a')", "fail()",
          "x()"]


@pytest.mark.parametrize(("expression", "words"), FITTING.items())
def test_an_error_gets_a_hint_that_fits(expression, words):
    feedback = CODE.check(written(f"def answer(x, factor):\n    return {expression}"))
    assert line(feedback, "오류")
    assert words in line(feedback, "힌트")


@pytest.mark.parametrize("expression", SILENT)
def test_an_error_that_no_hint_fits_gets_none(expression):
    def fail():
        raise AssertionError("아니오")

    feedback = CODE.check(written(f"def answer(x, factor):\n    return {expression}", fail=fail))
    assert line(feedback, "오류")
    assert "힌트" not in dict(feedback.lines)
    assert feedback.text.startswith("틀렸습니다. (t-code · 행마다 맞추기 ★★)\n나온 값: 없음")


def test_endless_recursion_is_shown_with_its_line():
    # 어느 줄에서 넘칠지는 그때그때 다르므로 한 줄로 적습니다.
    code = "def answer(x, factor): return answer(x, factor)"
    feedback = CODE.check(written(f"\n{code}\n"))
    assert feedback.kind == "wrong"
    assert line(feedback, "오류").startswith("RecursionError:")
    assert line(feedback, "오류가 난 곳") == f"2번째 줄  {code}"
    assert line(feedback, "입력").startswith("x=[[1., 2.]")


def test_the_line_is_the_readers_own_not_the_librarys():
    feedback = CODE.check(written("""
def helper(x):
    return np.linalg.inv(x)

def answer(x, factor):
    return helper(np.zeros((2, 2)))
"""))
    assert line(feedback, "오류가 난 곳") == "3번째 줄  return np.linalg.inv(x)"


def test_keyboard_interrupt_passes_through():
    def interrupted(x1, x2):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        GATE.check(interrupted)


def test_an_error_with_a_broken_message_does_not_break_the_grader():
    class Broken(Exception):
        def __str__(self):
            raise RuntimeError("말할 수 없음")

    def crash(x1, x2):
        raise Broken

    assert "Broken" in line(GATE.check(crash), "오류")


@pytest.mark.parametrize("body", ["pass", "print('가' * 100)",
                                  "try:\n    x = 1\nexcept:\n    pass"],
                         ids=["plain", "printing", "swallowing"])
def test_an_endless_answer_is_ended(body):
    loop = textwrap.indent(f"while True:\n{textwrap.indent(body, '    ')}", " " * 8)
    answer = written(f"def answer(x1, x2):\n    if x1 and not x2:\n{loop}\n    return x1 * x2")
    before = threading.active_count()
    feedback = GATE.check(answer)
    assert feedback.kind == "wrong"
    assert line(feedback, "입력") == "x1=1, x2=0"
    assert "끝나지 않아" in line(feedback, "나온 값")
    assert "while" in line(feedback, "힌트")
    assert threading.active_count() == before


def test_endless_recursion_gets_its_own_hint():
    feedback = GATE.check(written("def answer(x1, x2):\n    return answer(x1, x2)"))
    assert "자기 자신" in line(feedback, "힌트")


def test_a_right_answer_may_take_its_time():
    """걸음은 몇 안 되지만 시계로는 오래 걸리는 답: 느린 전화기, 바쁜 컴퓨터."""
    calls = []

    def slow(x1, x2):
        calls.append(x1)
        if len(calls) == 1:
            time.sleep(2.5)
        return x1 * x2

    assert GATE.check(slow)


def test_a_second_pass_that_does_not_end_is_not_another_result():
    calls = []

    def right_at_first(x1, x2):
        calls.append(x1)
        while len(calls) > 5:
            pass
        return x1 * x2

    assert GATE.check(right_at_first)
    assert len(calls) == 6


def test_nothing_more_is_tried_after_an_endless_input():
    tried = []

    def endless(x1, x2):
        tried.append((x1, x2))
        while True:
            pass

    GATE.check(endless)
    assert tried == [(0, 0)]


def test_the_limit_is_for_all_inputs_together():
    slow = Code(name="t", title="t", stars=1, prompt="", hint="", mistakes=[],
                solution=lambda n: n, cases=[(n,) for n in range(100)])

    def quarter(n):
        end = time.perf_counter() + 0.25
        while time.perf_counter() < end:
            pass
        return n

    assert "끝나지 않아" in line(slow.check(quarter), "나온 값")


def test_printed_text_is_cut_short():
    feedback = GATE.check(lambda x1, x2: [print("가" * 1000) for _ in range(100)] and 7)
    assert len(line(feedback, "찍은 글")) <= 300


# 값을 답하는 문제 --------------------------------------------------------------------------

@pytest.mark.parametrize("answer", [(3, 4), [3, 4], np.array([3, 4]), (np.int64(3), 4.0)])
def test_right_values(answer):
    assert VALUE.check(answer)


def test_a_wrong_value_does_not_give_the_answer_away():
    feedback = VALUE.check((3, 5))
    assert line(feedback, "기대한 답") == "정수의 튜플"
    assert line(feedback, "받은 답") == "(3, 5)"
    assert line(feedback, "처음 틀린 곳") == "2번째"
    assert line(feedback, "힌트") == "모양을 그려 보세요."
    assert "4" not in feedback.text.replace("t-value", "")


@pytest.mark.parametrize("mistake", VALUE.mistakes, ids=lambda m: m.hint)
def test_usual_wrong_values_get_their_own_hint(mistake):
    assert line(VALUE.check(list(mistake.wrong)), "힌트") == mistake.hint


@pytest.mark.parametrize(("answer", "expected"), [
    ([(3, 2), "오류", 5], "첫째"), ([(2, 3), 7, 5], "둘째"), ([(2, 3), "오류", "5"], "셋째"),
])
def test_each_part_has_its_hint(answer, expected):
    assert line(PARTS.check(answer), "힌트") == expected


@pytest.mark.parametrize("answer", ["0.25", [0.25], (0.25, 0.25), {}, object, max, float("nan"),
                                    float("inf"), 10 ** 400, 1j, b"1", np.zeros((0,)),
                                    np.array("2026-01-01", dtype="datetime64[D]")])
def test_odd_values_are_wrong(answer):
    feedback = NUMBER.check(answer)
    assert feedback.kind == "wrong"
    assert line(feedback, "힌트")


def test_a_trial_is_really_run():
    assert TRIAL.check(0.75).text.splitlines()[1:] == ["나온 결과: 오차 0.25", "배웠습니다."]
    feedback = TRIAL.check(0.25)
    assert line(feedback, "기대한 결과") == "오차 0.5 미만"
    assert line(feedback, "나온 결과") == "오차 0.75"
    assert line(feedback, "힌트") == "더 크게 하세요."


def test_a_trial_that_refuses_the_value_says_why():
    assert "0보다 커야 합니다" in line(TRIAL.check(-1), "나온 결과")


def test_a_trial_that_does_not_end_is_ended():
    assert "끝나지 않아" in line(TRIAL.check(1000), "나온 결과")


@pytest.mark.parametrize("answer", ["0.9", (0.9,), True, float("nan"), lambda: 0.9, 1j])
def test_a_trial_wants_the_right_form(answer):
    assert "꼴이 다릅니다" in line(TRIAL.check(answer), "힌트")


# 낱말로 하는 답 ----------------------------------------------------------------------------

WORDS = Value(
    name="t-words", title="낱말", stars=1, prompt="", hint="무엇을 받나요?",
    expects="낱말 두 개의 목록",
    solution=[Word("지도", "지도 학습", "supervised"), Word("가", "True")],
    mistakes=[Mistake([Word("비지도", "비지도 학습"), Word("가", "True")], "정답을 받습니다.")],
)


@pytest.mark.parametrize("spelling", [
    "지도", " 지도\n", "지도 학습", "지도학습", "지 도  학습", "지도 학습(supervised learning)",
    "(지도)", "‘지도 학습’", "지도.", "Supervised", np.str_("지도"),
])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_word_may_be_written_in_many_ways(spelling, form):
    assert WORDS.check([unicodedata.normalize(form, spelling), "가"])


@pytest.mark.parametrize("other", ["(가)", "\uff08가\uff09", True, np.True_, "true"])
def test_brackets_and_truth_values_may_stand_for_a_word(other):
    assert WORDS.check(("지도", other))


@pytest.mark.parametrize("other", ["", "지", "비지도", "지도자", "학습", "지도 비지도", False, 1])
def test_another_word_is_wrong(other):
    assert not WORDS.check([other, "가"])


def test_a_usual_mistake_is_known_in_any_spelling():
    decomposed = unicodedata.normalize("NFD", "비지도 학습")
    assert line(WORDS.check([decomposed, True]), "힌트") == "정답을 받습니다."


# 어떤 답에도 예외를 내지 않기 --------------------------------------------------------------

class Hostile:
    """무엇을 물어도 오류를 내는 값."""

    def __getattribute__(self, name):
        raise RuntimeError(name)

    def __repr__(self):
        raise RuntimeError("repr")

    def __eq__(self, other):
        raise RuntimeError("eq")

    __hash__ = None


def circle():
    loop = []
    loop.append(loop)
    return loop


class Unreadable:
    def __array__(self, *args, **kwargs):
        raise RuntimeError("배열이 아닙니다")


ODD = {
    "hostile": Hostile, "circle": circle, "unreadable": Unreadable, "a class": lambda: Hostile,
    "type": lambda: type, "dots": lambda: ..., "NotImplemented": lambda: NotImplemented,
    "a circle inside": lambda: {1: circle()}, "masked": lambda: np.ma.masked,
    "objects": lambda: np.array([None, 1], dtype=object), "range": lambda: range(3),
    "a huge number": lambda: 10 ** 5000, "bytes": lambda: memoryview(b"12"),
    "a generator": lambda: (n for n in range(3)), "NaN": lambda: float("nan"),
}
EXERCISES = [CODE, GATE, VALUE, NUMBER, TRIAL, PARTS]


@pytest.fixture
def registered(monkeypatch):
    """이 파일의 문제를 `check`로 부를 수 있게 합니다."""
    monkeypatch.setattr(exercises, "_EXERCISES", {e.name: e for e in EXERCISES})


@pytest.mark.usefixtures("registered")
@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
@pytest.mark.parametrize("name", [e.name for e in EXERCISES])
def test_no_answer_makes_check_raise(name, make):
    for given_answer in (make(), lambda *args: make()):
        feedback = check(name, given_answer)
        assert not feedback
        assert feedback.text
        assert feedback._repr_html_()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text()
    | st.binary() | st.just(...), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    | st.tuples(inner, inner), max_leaves=8)


@given(value=VALUES)
def test_no_generated_answer_makes_check_raise(value):
    for exercise in (GATE, VALUE, NUMBER, TRIAL, PARTS):
        feedback = exercise.check(value)
        assert feedback.kind in ("right", "wrong", "unfinished")
        assert bool(feedback) == (feedback.kind == "right")
        assert feedback.text
    assert not CODE.check(lambda x, factor: value)


def test_the_grader_leaves_numpy_warnings_and_output_as_they_were():
    state, filters, out = np.geterr(), list(warnings.filters), sys.stdout

    def meddling(x1, x2):
        np.seterr(all="ignore")
        warnings.simplefilter("ignore")
        return x1 * x2

    assert GATE.check(meddling)
    assert (np.geterr(), warnings.filters, sys.stdout) == (state, filters, out)


# 이름 --------------------------------------------------------------------------------------

def test_names_are_unique_and_in_order():
    assert names() == sorted(names(), key=lambda name: name[:4])
    assert len(set(names())) == len(names())
    assert all(re.fullmatch(r"ch\d\d-[a-z-]+", name) for name in names())


@pytest.mark.parametrize("ask", [hint, lambda name: check(name, 1)], ids=["hint", "check"])
def test_an_unknown_name_is_the_callers_error(ask):
    with pytest.raises(ValueError, match=r"name: .*받은 것: 'ch01-noor'.*비슷한 이름: ch01-nor"):
        ask("ch01-noor")
    with pytest.raises(ValueError, match=r"names\(\)"):
        ask("전혀 다른 이름")
    with pytest.raises(TypeError, match=r"name: .*필요합니다. 받은 것: "):
        ask(len)


def test_a_hint_is_shown_like_feedback():
    message = hint("ch01-nor")
    assert isinstance(message, Message)
    assert str(message).startswith("힌트 (ch01-nor · NOR 게이트 ★)\n")
    assert 'class="feedback feedback-hint"' in message._repr_html_()


# 보이는 모습 -------------------------------------------------------------------------------

@pytest.mark.parametrize(("feedback", "kind", "word"), [
    (GATE.check(min), "right", "맞았습니다"),
    (GATE.check(max), "wrong", "틀렸습니다"),
    (GATE.check(...), "unfinished", "채우지 않았습니다"),
])
def test_the_verdict_is_told_in_words_and_by_class(feedback, kind, word):
    html = feedback._repr_html_()
    assert word in html
    assert f'class="feedback feedback-{kind}"' in html
    assert "background" not in html  # 밝은 쪽과 어두운 쪽에서 모두 읽히도록 색은 테두리에만
    assert re.search(r"[;\" ]color:", html) is None
    assert repr(feedback) == str(feedback) == feedback.text


def test_html_is_escaped_and_backticks_become_code():
    html = GATE.check(written("def answer(x1, x2):\n    return '<b>&</b>'"))._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;&amp;" in html
    html = Message("hint", "<i>", (("", "`a < b`와 **c**"),))._repr_html_()
    assert "<code>a &lt; b</code>" in html
    assert "<i>" not in html


@pytest.mark.parametrize(("value", "text"), [
    (1, "1"), (0.1 + 0.2, "0.3"), (np.float64(0.5), "0.5"), (np.int64(3), "3"), (True, "True"),
    ((1,), "(1,)"), ([0.5, np.float32(2)], "[0.5, 2]"), ("오류", "'오류'"),
    (np.array([1.0, 2.5]), "[1. , 2.5]"), (np.zeros((30, 40)), "모양 (30, 40)인 배열"),
    (np.array(2.0), "2"), (len, "함수 len"), ((), "()"),
])
def test_values_are_shown_short(value, text):
    assert show(value) == text


def test_a_value_that_cannot_be_shown_is_named_by_its_type():
    assert show(Hostile()) == "Hostile 형의 값"


PARTICLE = re.compile(r"[`'\")\]]*(을|를|이|가|은|는|과|와|로|으로|나|이나|라|이라)(?=[ .,]|$)")


@pytest.mark.parametrize("path", sorted(Path(exercises.__file__).parent.glob("*.py")),
                         ids=lambda path: path.stem)
def test_no_particle_follows_a_generated_word(path):
    """끼워 넣은 이름이나 수에는 어느 조사가 맞을지 모르므로, 조사 없이 적습니다."""
    joined = [node for node in ast.walk(ast.parse(path.read_text("utf-8")))
              if isinstance(node, ast.JoinedStr)]
    wrong = [ast.unparse(node) for node in joined
             for one, following in itertools.pairwise(node.values)
             if isinstance(one, ast.FormattedValue) and isinstance(following, ast.Constant)
             and PARTICLE.match(following.value)]
    assert wrong == []


def test_grading_needs_numpy_only():
    code = "import sys, companion.exercises; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                             check=True).stdout.split()
    assert not {"matplotlib", "ipywidgets", "torch", "IPython"} & set(modules)
