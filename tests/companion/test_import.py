"""불러오는 것만으로는 아무 일도 일어나지 않습니다. 새 파이썬에서 확인합니다."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys

import pytest

import companion

# 그림과 슬라이더를 만드는 모듈. 나머지는 모두 넘파이만으로 움직입니다.
DRAWING = ("companion.plotting", "companion.explore")
MODULES = [m.name for m in pkgutil.walk_packages(companion.__path__, "companion.")]
PLAIN = [name for name in MODULES if "._" not in name and not name.startswith(DRAWING)]


def run(code: str) -> object:
    """``code``를 새 파이썬에서 돌리고, 마지막에 찍은 JSON을 읽습니다."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def brought_by(imports: str) -> list[str]:
    """``imports``를 하면 표준 라이브러리와 넘파이 말고 새로 들어오는 최상위 모듈."""
    return run(f"""
import json, sys
import numpy, numpy.random
before = set(sys.modules)
{imports}
new = {{name.partition(".")[0] for name in set(sys.modules) - before}}
print(json.dumps(sorted(new - set(sys.stdlib_module_names) - {{"numpy"}})))
""")


def test_companion_brings_numpy_at_most():
    assert brought_by("import companion") == ["companion"]


def test_everything_but_drawing_brings_numpy_at_most():
    assert {"companion.perceptron", "companion.activations", "companion.datasets"} <= set(PLAIN)
    assert brought_by("import " + ", ".join(PLAIN)) == ["companion"]


def test_nothing_touches_matplotlib_settings_or_random_state():
    code = f"""
import json
import matplotlib
import numpy as np
settings = lambda: repr((dict(matplotlib.rcParams), np.random.get_bit_generator().state))
before = settings()
import {", ".join(MODULES)}
print(json.dumps(settings() == before))
"""
    assert run(code) is True


@pytest.mark.quiet
def test_takes_at_most_0_3_seconds_more_than_numpy():
    code = """
import json, time
import numpy
start = time.perf_counter()
import pytest

import companion
print(json.dumps(time.perf_counter() - start))
"""
    assert min(run(code) for _ in range(3)) <= 0.3
