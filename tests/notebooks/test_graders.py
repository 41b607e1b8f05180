"""문제마다 채점기가 맞는 답, 빈 답, 틀린 답을 가려내고 실수마다 제 힌트를 주는지 봅니다.

``answers_chNN.py``는 사람이 낼 법한 답입니다. 장을 더하면 그런 파일을 써서 아래 목록에 넣습니다.
"""

from __future__ import annotations

import inspect
import itertools
import linecache
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import answers_ch00
import answers_ch01
import answers_ch02
import answers_ch03
import answers_ch04
import answers_ch05
import answers_ch06
import answers_ch07
import answers_ch08
import answers_ch09
import answers_ch10
import nbformat
import pytest

from companion.exercises import _EXERCISES, check, hint, names
from companion.exercises._checking import Code, Trial, Value, Word

BOOK = Path(__file__).resolve().parents[2] / "book"
CHAPTERS = (
    answers_ch00, answers_ch01, answers_ch02, answers_ch03, answers_ch04, answers_ch05,
    answers_ch06, answers_ch07, answers_ch08, answers_ch09, answers_ch10,
)
RIGHT = {name: answers for chapter in CHAPTERS for name, answers in chapter.RIGHT.items()}
WRONG = {name: answers for chapter in CHAPTERS for name, answers in chapter.WRONG.items()}
CODE = [name for name, exercise in _EXERCISES.items() if isinstance(exercise, Code)]
VALUES = [name for name, exercise in _EXERCISES.items() if isinstance(exercise, Value)]
TRIALS = [name for name, exercise in _EXERCISES.items() if isinstance(exercise, Trial)]
LISTS = [name for name in VALUES if isinstance(_EXERCISES[name].solution, (list, tuple))]
WORDS = [(name, i, word) for name in LISTS for i, part in enumerate(_EXERCISES[name].solution)
         if isinstance(part, str) for word in (part, *part.others)]


def hint_given(feedback):
    assert feedback.kind == "wrong", feedback.text
    return dict(feedback.lines)["힌트"]


def starters():
    """노트북에서 독자가 채울 셀: 문제의 이름과 (노트북의 첫 셀인 import, 소스)."""
    for path in sorted(BOOK.glob("ch*.ipynb")):
        cells = [cell for cell in nbformat.read(path, as_version=4).cells
                 if cell.cell_type == "code"]
        for cell in cells:
            if "..." in cell.source:
                for name in names():
                    if f'check("{name}"' in cell.source:
                        yield name, (cells[0].source, cell.source)


STARTERS = dict(starters())


def test_every_exercise_has_answers_by_hand_and_a_starter():
    assert list(RIGHT) == list(WRONG) == names()
    assert sorted(STARTERS) == sorted(names())
    assert all(len(answers) >= 2 for answers in WRONG.values())


def test_every_chapter_has_what_it_promises():
    for chapter, group in itertools.groupby(names(), key=lambda name: name[:4]):
        exercises = [_EXERCISES[name] for name in group]
        assert len(exercises) >= 5, chapter
        assert {exercise.stars for exercise in exercises} == {1, 2, 3}, chapter
        assert any(isinstance(exercise, Code) for exercise in exercises), chapter
        assert any(isinstance(exercise, (Value, Trial)) for exercise in exercises), chapter


@pytest.mark.parametrize("name", names())
def test_the_model_answer_is_right(name):
    feedback = check(name, _EXERCISES[name].solution)
    assert feedback, feedback.text


@pytest.mark.parametrize(("name", "answer"),
                         [(name, answer) for name, answers in RIGHT.items() for answer in answers])
def test_other_right_answers_are_right(name, answer):
    feedback = check(name, answer)
    assert feedback, feedback.text


# 책에서 같은 뜻으로 쓰는 말, 붙여 쓴 말, 자모를 풀어 저장한 말
@pytest.mark.parametrize(("name", "i", "word"), WORDS)
def test_a_right_word_is_right_however_it_is_written(name, i, word):
    solution = _EXERCISES[name].solution
    for written in (word, word.replace(" ", ""), unicodedata.normalize("NFD", f" {word} ")):
        assert check(name, [*solution[:i], written, *solution[i + 1:]])


@pytest.mark.parametrize("name", sorted({name for name, _, _ in WORDS}))
def test_no_word_stands_for_two_answers(name):
    exercise = _EXERCISES[name]
    answers = (exercise.solution, *(mistake.wrong for mistake in exercise.mistakes))
    words = {word: word.others for answer in answers for word in answer if isinstance(word, Word)}
    spellings = [spelling for word, others in words.items() for spelling in (word, *others)]
    assert len(set(spellings)) == len(spellings)
    assert all(f'"{word}"' in exercise.expects or f"'{word}'" in exercise.expects for word in words)


@pytest.mark.parametrize("name", LISTS)
def test_too_few_values_are_asked_for_in_the_words_of_the_question(name):
    """목록을 적으라고 해 놓고 튜플이 필요하다고 하지 않습니다."""
    exercise = _EXERCISES[name]
    said = hint_given(check(name, exercise.solution[:-1]))
    word = re.search("목록|튜플", said)[0]
    assert f"값 {len(exercise.solution)}개" in said
    assert re.search("목록|튜플", exercise.expects.replace("(튜플)", ""))[0] == word


@pytest.fixture
def eight_busy_processes():
    """프로세서를 나누어 쓰는 여덟 프로세스. 시험하는 프로세스가 죽으면 스스로 끝납니다."""
    code = "import os; parent = os.getppid()\nwhile os.getppid() == parent: pass"
    processes = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(8)]
    yield
    for process in processes:
        process.kill()
        process.wait()


@pytest.mark.quiet
@pytest.mark.usefixtures("eight_busy_processes")
def test_right_is_right_and_endless_ends_on_a_busy_machine():
    """더 여러 번 돌리려면: ``ROUNDS=20 pytest -m quiet tests/notebooks``."""
    for _ in range(int(os.environ.get("ROUNDS", "3"))):
        for name, exercise in _EXERCISES.items():
            feedback = check(name, exercise.solution)
            assert feedback, feedback.text

    def endless(x1, x2):
        while True:
            try:
                x1 += 1
            except BaseException:
                x1 = 0

    assert "끝나지 않아" in dict(check("ch01-nor", endless).lines)["나온 값"]


@pytest.mark.parametrize("name", STARTERS)
def test_the_starter_of_the_notebook_is_unfinished(name):
    (imports, source), seen = STARTERS[name], []
    filename = f"<{name}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    namespace = {}
    exec(imports, namespace)
    namespace["check"] = lambda *args: seen.append(args)
    exec(compile(source, filename, "exec"), namespace)
    assert [(given, check(given, answer).kind) for given, answer in seen] == [(name, "unfinished")]


@pytest.mark.parametrize("name", CODE)
def test_an_empty_function_is_unfinished(name):
    parameters = ", ".join(inspect.signature(_EXERCISES[name].solution).parameters)
    for body in ("...", "pass", "return ...", "'''설명'''"):
        namespace = {}
        exec(f"def answer({parameters}):\n    {body}", namespace)
        assert check(name, namespace["answer"]).kind == "unfinished"


@pytest.mark.parametrize("name", VALUES + TRIALS)
def test_an_empty_value_is_unfinished(name):
    solution = _EXERCISES[name].solution
    assert check(name, ...).kind == "unfinished"
    if isinstance(solution, (tuple, list)):
        for i in range(len(solution)):
            assert check(name, [*solution[:i], ..., *solution[i + 1:]]).kind == "unfinished"


@pytest.mark.parametrize("name", CODE + VALUES)
def test_every_usual_mistake_gets_its_own_hint(name):
    exercise = _EXERCISES[name]
    hints = [hint_given(check(name, mistake.wrong)) for mistake in exercise.mistakes]
    assert hints == [mistake.hint for mistake in exercise.mistakes]
    assert len({*hints, *getattr(exercise, "part_hints", ()), exercise.hint}) == (
        len(hints) + len(getattr(exercise, "part_hints", ())) + 1)
    assert len(hints) >= 2


@pytest.mark.parametrize("name", TRIALS)
def test_every_wrong_try_gets_its_own_hint(name):
    exercise = _EXERCISES[name]
    hints = [hint_given(check(name, answer)) for answer in exercise.wrong_answers]
    assert len(set(hints)) == len(hints) >= 2


@pytest.mark.parametrize("name", [n for n in VALUES if _EXERCISES[n].part_hints])
def test_every_part_has_its_hint(name):
    exercise = _EXERCISES[name]
    assert len(exercise.part_hints) == len(exercise.solution)
    for i, expected in enumerate(exercise.part_hints):
        answer = [*exercise.solution[:i], "다른 답", *exercise.solution[i + 1:]]
        assert hint_given(check(name, answer)) == expected


@pytest.mark.parametrize(("name", "answer", "words"), [
    (name, answer, words) for name, answers in WRONG.items() for answer, words in answers])
def test_wrong_answers_get_a_fitting_hint(name, answer, words):
    """``words``가 비면 힌트가 무엇이든 좋으나 틀린 것은 틀린 것입니다."""
    assert words in hint_given(check(name, answer))


@pytest.mark.parametrize("name", CODE)
def test_an_endless_answer_is_ended(name, monkeypatch):
    monkeypatch.setattr("companion.exercises._code.STEPS", 10_000)
    parameters = ", ".join(inspect.signature(_EXERCISES[name].solution).parameters)
    namespace = {}
    exec(f"def answer({parameters}):\n    while True: pass", namespace)
    feedback = check(name, namespace["answer"])
    assert "끝나지 않아" in dict(feedback.lines)["나온 값"]
    assert "while" in hint_given(feedback)


@pytest.mark.parametrize("name", CODE)
def test_a_crashing_answer_is_shown_with_its_error(name):
    parameters = ", ".join(inspect.signature(_EXERCISES[name].solution).parameters)
    namespace = {}
    exec(f"def answer({parameters}):\n    return undefined", namespace)
    feedback = check(name, namespace["answer"])
    assert dict(feedback.lines)["오류"] == "NameError: name 'undefined' is not defined"
    assert "철자" in hint_given(feedback)


@pytest.mark.parametrize("name", names())
def test_words_are_whole(name):
    """문제, 힌트, 실수의 힌트는 마침표나 물음표로 끝나는 문장입니다."""
    exercise = _EXERCISES[name]
    hints = [mistake.hint for mistake in getattr(exercise, "mistakes", ())]
    for text in (exercise.prompt, exercise.hint, exercise.after, *hints):
        assert text[-1] in ".?"
        assert text.count("`") % 2 == 0
    assert exercise.hint in hint(name).text
