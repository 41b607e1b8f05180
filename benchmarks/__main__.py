"""companion의 속도를 PyTorch, scikit-learn, 맨 행렬 곱과 나란히 잽니다: ``make bench``.

한 실행 안에서 번갈아 잰 중앙값의 비를 적습니다. 표는 ``benchmarks/results.md``에도 남깁니다.
"""

from __future__ import annotations

import platform
from pathlib import Path

import numpy as np
import sklearn
import torch

from benchmarks.contests import deep_network, long_graph, small_network, whole_mnist

HEADER = """\
| 무엇을 | companion | 견준 것 | 비 | 목표 |
|---|---:|---:|---:|---:|
"""


def readable(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1e3 * seconds:.3g} ms"


def ratio(what: str, ours: float, theirs: float, against: str, goal: float | None) -> str:
    """표의 한 줄: 두 시간의 비와 목표."""
    wanted = "" if goal is None else f"≤ {goal}"
    return (f"| {what} | {readable(ours)} | {against} {readable(theirs)} "
            f"| {ours / theirs:.2f} | {wanted} |")


def single(what: str, ours: float, goal: float) -> str:
    """표의 한 줄: 견줄 것 없이 시간과 목표."""
    return f"| {what} | {readable(ours)} | | | ≤ {readable(goal)} |"


def rows() -> list[str]:
    torch.set_num_threads(1)
    lines = []
    deep = deep_network()
    for name, of_torch, of_bare in (("Adam", 0.65, 1.55), ("SGD", 0.80, 1.35)):
        what = f"784-100×4-10, 배치 128, {name} 한 걸음"
        lines += [ratio(what, deep[name], deep[f"torch {name}"], "PyTorch", of_torch),
                  ratio(what, deep[name], deep["bare"], "맨 행렬 곱", of_bare)]
    small = small_network()
    for name, goal in (("SGD", 0.15), ("Adam", 0.25)):
        what = f"2-8-1, 배치 32, {name} 2,000걸음"
        lines += [ratio(what, small[name], small[f"torch {name}"], "PyTorch", None),
                  single(what, small[name], goal)]
    mnist, scores = whole_mnist()
    what = f"MNIST 4,000장, 784-256-10, 20에폭 (시험 {scores['companion']:.1%})"
    for name in ("PyTorch", "scikit-learn"):
        lines.append(ratio(what, mnist["companion"], mnist[name],
                           f"{name} (시험 {scores[name]:.1%})", None))
    lines += [single(what, mnist["companion"], 5.0),
              single("계산 그래프 정점 10,000개 역전파", long_graph()["graph"], 0.015)]
    return lines


if __name__ == "__main__":
    versions = (f"Python {platform.python_version()}, NumPy {np.__version__}, "
                f"PyTorch {torch.__version__}, scikit-learn {sklearn.__version__}, 스레드 하나")
    table = HEADER + "\n".join(rows()) + f"\n\n한 실행에서 번갈아 잰 중앙값입니다. {versions}.\n"
    print(table)
    Path(__file__).with_name("results.md").write_text(table, encoding="utf-8")
