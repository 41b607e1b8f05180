"""Pyodide 안에서 도는 시험. 경고는 오류입니다(smoke.mjs가 그렇게 해 둡니다)."""

import io
import sys
import time

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

from companion.datasets import moons
from companion.exercises import check, names
from companion.perceptron import Perceptron, xor_gate
from companion.plotting import plot_decision_boundary, use_korean_font

assert [xor_gate(a, b) for a in (0, 1) for b in (0, 1)] == [0, 1, 1, 0]

# 한글, 그리스 문자, 뺄셈 부호를 상자 없이 그립니다. 없는 글자는 경고, 곧 오류입니다.
use_korean_font()
x, t = moons(60, rng=np.random.default_rng(0))
ax = plot_decision_boundary(Perceptron([1, -1], 0), x, t)
ax.set_title("학습률 η와 손실: −0.5 ≤ x₁ ≤ 0.5")
ax.figure.savefig(io.BytesIO(), format="png")
plt.close("all")


def endless(*_):
    count = 0
    while True:
        try:
            count += 1
        except BaseException:
            count = 0


started = time.monotonic()
code = next(name for name in names() if name.startswith("ch01"))
assert not check(code, endless)
assert time.monotonic() - started < 15
print("Pyodide", sys.version.split()[0], "numpy", np.__version__, "matplotlib", mpl.__version__)
