"""셀 하나를 실행하는 데 필요한 셀만 실행해도, 위에서부터 모두 실행한 것과 같은 값이 나옵니다."""

from __future__ import annotations

import contextlib
import io
import json
import random
from hashlib import sha256
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest
from built_site import ROOT

from live.python.book import Book
from live.python.names import names

NOTEBOOKS = sorted(ROOT.glob("book/*.ipynb"))


class Kernel:
    """쪽 안의 파이썬처럼, 셀을 실행하기 전에 필요한 셀을 먼저 실행합니다."""

    def __init__(self, *sources: str) -> None:
        self.book = Book(sources)
        self.namespace: dict[str, object] = {"__name__": "__main__"}

    def run(self, goal: int) -> list[int]:
        """실행한 셀들. 마지막 셀이 찍은 것은 ``said``에 있습니다."""
        steps = [*self.book.plan(goal), goal]
        for cell in steps:
            screen = io.StringIO()
            try:
                with contextlib.redirect_stdout(screen):
                    code = compile(self.book.sources[cell], f"셀 {cell + 1}", "exec")
                    exec(code, self.namespace)
            except Exception:
                self.book.record(cell, ok=False)
                raise
            finally:
                plt.close("all")
            self.said = screen.getvalue()
            self.book.record(cell, ok=True)
        return steps

    def edit(self, cell: int, source: str) -> None:
        sources = list(self.book.sources)
        sources[cell] = source
        self.book.refresh(sources)


# --- 책의 모든 장: 아무 차례로나 ---


def sources(path: Path) -> list[str]:
    cells = json.loads(path.read_text())["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def digest(value: object, depth: int = 0) -> object:
    """견줄 수 있는 값. 함수나 그림처럼 견줄 것이 없으면 형의 이름뿐입니다."""
    if isinstance(value, np.ndarray) and value.dtype != object:
        return value.shape, str(value.dtype), value.tobytes()
    if isinstance(value, (bool, int, float, str, bytes, np.generic)) or value is None:
        return repr(value)
    if isinstance(value, (list, tuple)) and depth < 4:
        return [digest(one, depth + 1) for one in value]
    if isinstance(value, dict) and depth < 4:
        return [(digest(key, depth + 1), digest(one, depth + 1)) for key, one in value.items()]
    if hasattr(value, "parameters") and not isinstance(value, type):
        return digest(value.parameters(), depth)
    if isinstance(value, np.random.Generator):
        return digest(value.bit_generator.state, depth)
    return type(value).__name__


TIMED = {"perf_counter", "process_time", "timeit", "default_timer", "monotonic"}


def is_clocked(code: list[str], cells: list[int]) -> bool:
    """시간을 재는 셀을 거친 값은 실행할 때마다 다릅니다."""
    return any(word in code[k] for k in cells for word in TIMED)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_any_order_gives_the_values_of_the_book(path):
    """무작위로 고른 셀들을 무작위 차례로. 만든 값이 위에서부터 실행했을 때와 비트까지 같습니다.

    오래 걸리므로, 지난 것은 노트북이나 코드가 바뀌기 전까지 다시 하지 않습니다.
    """
    parts = [path, Path(__file__), *sorted(ROOT.glob("companion/**/*.py")),
             *sorted(ROOT.glob("book/_ext/live/python/*.py"))]
    mark = sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()[:16]
    passed = ROOT / "_build" / ".live" / f"needs-{path.stem}-{mark}"
    if passed.exists():
        return
    code = sources(path)
    straight = Kernel(*code)
    expected = []
    for k in range(len(code)):
        straight.book.plan = lambda goal: []
        straight.run(k)
        made = names(code[k]).writes
        expected.append((straight.said, {name: digest(straight.namespace[name]) for name in made}))
    dice = random.Random(path.stem)
    goals = dice.sample(range(len(code)), min(25, len(code)))
    kernel, fresh = Kernel(*code), Book(code)
    for k in goals:
        kernel.run(k)
        if not is_clocked(code, [*fresh.plan(k), k]):
            said, made = expected[k]
            found = {name: digest(kernel.namespace[name]) for name in made}
            assert [name for name in made if found[name] != made[name]] == [], f"셀 {k + 1}"
            assert kernel.said == said, f"셀 {k + 1}"
    passed.parent.mkdir(parents=True, exist_ok=True)
    passed.touch()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_an_exercise_needs_few_cells(path):
    """답을 적는 셀은 다른 문제의 셀을 기다리지 않고, 제 이름이 필요로 하는 것만 기다립니다."""
    code = sources(path)
    book = Book(code)
    answers = [k for k, one in enumerate(code) if "check(" in one and "assert feedback" not in one
               and k > 0]
    for k in answers:
        assert not set(book.plan(k)) & {other for other in answers if other != k}, f"셀 {k + 1}"
    assert sum(len(book.plan(k)) for k in answers) <= 4 * max(len(answers), 1)


# --- 작은 것들 ---


def test_only_what_makes_the_value_runs():
    kernel = Kernel("a = 1", "b = 2", "c = a + 1", "print(c)")
    assert kernel.run(3) == [0, 2, 3]
    assert kernel.said == "2\n"
    assert kernel.run(3) == [3]


@pytest.mark.parametrize("change", [
    "x.append(4)", "x[0] = 9", "x += [4]", "x[0] += 1", "del x[0]", "x.sort(reverse=True)",
    "y = x\ny.append(4)", "y = [x]\ny[0].append(4)", "change(x)", "other.change(x)",
    "for one in [1]:\n    x.append(one)", "if True:\n    x = [7]", "[x.append(k) for k in [4]]",
    "(lambda: x.append(4))()", "with open_it() as it:\n    x.append(4)",
    "try:\n    x = 1 / 0\nexcept ZeroDivisionError:\n    x = [8]", "(x := [5])",
    "x, z = [6], 1", "[x] = [[6]]", "*x, z = 6, 7, 8", "import math as x", "def x(): ...",
    "class x: ...", "for x in [[3], [4]]:\n    pass", "global_change()", "wrap()",
    "match [9]:\n    case [_] as x:\n        pass", "run = lambda: x.append(1)\nrun()",
])  # fmt: skip
def test_a_change_on_the_way_is_not_skipped(change):
    setup = ("class other:\n    change = staticmethod(lambda x: x.append(1))\n"
             "def change(x): x.append(1)\ndef open_it():\n    import contextlib\n"
             "    return contextlib.nullcontext()")
    late = "def global_change():\n    global x\n    x = [0]\ndef wrap():\n    global_change()"
    assert 2 in Kernel("x = [1, 2, 3]", f"{setup}\n{late}", change, "print(x)").run(3)


def test_a_new_value_forgets_what_happened_to_the_old():
    kernel = Kernel("x = [1]", "x.append(2)", "x = [3]", "print(x)")
    assert kernel.run(3) == [2, 3]


def test_an_alias_made_in_one_cell_and_changed_in_another():
    kernel = Kernel("x = [1]", "y = x", "y.append(2)", "print(x)")
    assert kernel.run(3) == [0, 1, 2, 3]


def test_reading_does_not_change():
    kernel = Kernel("import numpy as np\nx = np.arange(3)", "print(x.mean(), len(x), np.sum(x))",
                    "for one in x:\n    print(one)", "y = x[1:] + x.max()", "print(x)")
    assert kernel.run(4) == [0, 4]


def test_a_function_reads_when_it_is_called():
    kernel = Kernel("def f():\n    return k", "k = 1", "unused = f", "k = 5", "print(f())")
    assert kernel.run(4) == [0, 3, 4]
    assert kernel.said == "5\n"


def test_random_numbers_come_in_the_order_of_the_book():
    kernel = Kernel("import numpy as np\nrng = np.random.default_rng(0)", "a = rng.random()",
                    "b = rng.random()", "print(b)")
    kernel.run(3)
    late = np.random.default_rng(0).random(2)[1]
    assert kernel.said == f"{late}\n"


def test_settings_without_a_name_are_kept():
    kernel = Kernel("import numpy as np", "np.set_printoptions(precision=2);", "print(np.pi * 1)")
    assert 1 in kernel.run(2)


def test_an_edited_cell_makes_those_below_old():
    kernel = Kernel("a = 1", "b = a + 1", "c = 10", "print(b)")
    kernel.run(3)
    kernel.run(2)
    kernel.edit(0, "a = 5")
    assert kernel.book.stale() == [0, 1, 3]
    assert kernel.run(3) == [0, 1, 3]  # 사이의 셀은 고치지 않았어도 다시 실행합니다
    assert kernel.said == "6\n"
    assert kernel.book.stale() == []


def test_going_back_gives_the_value_of_that_place():
    kernel = Kernel("x = 1", "print(x)", "x = 2", "print(x)")
    kernel.run(3)
    assert kernel.run(1) == [0, 1]
    assert kernel.said == "1\n"
    assert kernel.run(3) == [2, 3]


def test_running_a_cell_again_goes_on_from_where_it_is():
    kernel = Kernel("x = [0]", "x.append(1)", "print(len(x))")
    kernel.run(1)
    assert kernel.run(1) == [1]
    assert kernel.run(2) == [2]
    assert kernel.said == "3\n"


def test_a_cell_that_failed_is_not_taken_for_done():
    kernel = Kernel("x = 1\nx / 0", "print(x)")
    with pytest.raises(ZeroDivisionError):
        kernel.run(1)
    kernel.edit(0, "x = 2")
    assert kernel.run(1) == [0, 1]


def test_a_cell_that_is_not_python_does_what_the_author_wrote():
    kernel = Kernel("x = 1", "y = 2", "print(x)")
    kernel.edit(1, "y = (")
    assert kernel.run(2) == [0, 2]
    kernel.edit(0, "x = (")
    assert kernel.book.plan(2) == [0]


@pytest.mark.parametrize("secret", ["exec('x = 2')", "globals()['x'] = 2", "from math import *"])
def test_what_names_cannot_tell_falls_back_to_everything_above(secret):
    kernel = Kernel("x = 1", "unrelated = 1", secret, "print(x)")
    assert kernel.run(3) == [0, 1, 2, 3]


@pytest.mark.parametrize("secret", ["exec('x += 1')", "globals()['x'] += 1"])
def test_what_names_cannot_tell_runs_once(secret):
    kernel = Kernel("x = 1", secret, "print(x)", "print(x + 1)")
    assert kernel.run(2) == [0, 1, 2]
    assert kernel.run(3) == [3]
    assert kernel.run(2) == [2]
    assert kernel.said == "2\n"
    assert kernel.run(1) == [1]
    kernel.run(3)
    assert kernel.said == "4\n"  # 손으로 한 번 더 실행한 만큼
    kernel.edit(1, secret.replace("1", "5"))
    assert kernel.run(2) == [0, 1, 2]
    assert kernel.said == "6\n"
    assert kernel.run(2) == [2]


def test_an_edited_setting_runs_once():
    kernel = Kernel("import numpy as np\nnp.random.seed(1)", "print(np.random.rand() > 2)")
    kernel.run(1)
    kernel.edit(0, "import numpy as np\nnp.random.seed(2)")
    assert kernel.run(1) == [0, 1]
    assert kernel.run(1) == [1]


def test_a_name_that_no_cell_makes_does_not_repeat_what_names_cannot_tell():
    kernel = Kernel("x = 1", "exec('y = 2')", "print(y)")
    assert kernel.run(2) == [0, 1, 2]
    assert kernel.run(2) == [2]


def test_names_inside_stay_inside():
    found = names("total = sum(k * w for k in items)\ndef f(a, *b, c=d, **e):\n    g = a\n"
                  "    return g + h")
    assert found.reads == {"w", "items", "d"}
    assert found.writes == {"total", "f"}
    assert found.inside["f"].reads == {"h"}
