"""사이트의 주피터라이트에서 첫 출력까지, 세 엔진에서."""

from __future__ import annotations

import pytest
from built_site import SITE
from reader import Reader

PAGE = "lite/notebooks/index.html?path=ch01_perceptron.ipynb"
KERNEL = ".jp-Toolbar-kernelName, .jp-KernelName"
IDLE = ".jp-Notebook-ExecutionIndicator[data-status=idle]"

pytestmark = [pytest.mark.usefixtures("quiet"), pytest.mark.skipif(
    not (SITE / "lite").is_dir(), reason="주피터라이트 없이 지은 책입니다.")]


def test_a_notebook_runs_to_its_first_output(driver, engine_site):
    reader = Reader(driver, engine_site).open(PAGE)
    # 파이썬이 켜지기 전에 누른 것은 주피터라이트가 흘려버립니다. 파이썬의 이름이 아직 없을 때에도
    # 쉬는 것(idle)처럼 보입니다.
    reader.find(KERNEL, "Python")
    reader.find(IDLE)
    cell = reader.find(".jp-Notebook .jp-CodeCell", "import numpy")
    reader.click(".cm-content", within=cell)
    driver.press("Control", "a")
    driver.type("from companion import perceptron; print('답은', perceptron.xor_gate(1, 0))")
    driver.press("Shift", "Enter")
    output = reader.find(".jp-OutputArea-output", within=cell)
    reader.see(output, "답은 1")
