"""Colab처럼: 까는 셀을 실행하고, 깔려 있던 버전을 지키고, 끝까지 돌고, 슬라이더가 대답합니다.

`companion` 없이 Colab의 NumPy 2.0, matplotlib 3.10, ipywidgets 7.7.1이 깔린 환경에서,
사본의 첫 셀이 이 저장소를 ``git+file://`` 주소에서 받아 깝니다. 내용이 그대로이면 다시 돌리지
않습니다(.cache).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import nbformat
import pytest
from make_copy import ROOT, STEMS, write_copy

from copies.whereabouts import Whereabouts
from environments import CannotInstall, clean_environment, environment

REQUIREMENTS = ROOT / "requirements" / "colab-widgets.txt"
# 1장은 게이트와 표, 5장은 계산 그래프, 7장은 가장 오래 걸리는 학습. 모두 돌리려면 EVERY_COPY=1
# (주마다 하는 점검이 그렇게 합니다). 라이브러리는 같으므로 나머지는 Binder의 시험이 돌립니다.
CHOSEN = [stem for stem in STEMS if stem[:4] in {"intr", "ch01", "ch05", "ch07"}]
KEPT = ("numpy", "matplotlib", "ipywidgets", "tqdm", "traitlets", "ipykernel")
# 브라우저가 보내는 것과 같은 메시지로 슬라이더를 하나씩 움직여 봅니다.
MOVE = """
def move_every_slider():
    import ipywidgets
    boxes = [w for w in ipywidgets.Widget.widgets.values()
             if isinstance(w, ipywidgets.VBox)
             and isinstance(w.children[0], ipywidgets.SelectionSlider)]
    for box in boxes:
        *sliders, picture, caption = box.children
        for slider in sliders:
            before = slider.index, caption.value
            state = {"index": (slider.index + 1) % len(slider.options)}
            data = {"method": "update", "state": state, "buffer_paths": []}
            slider._handle_msg({"content": {"data": data}, "buffers": []})
            assert (slider.index, caption.value)[0] != before[0]
            assert caption.value != before[1], slider.description
            assert "그리지 못했습니다" not in caption.value, caption.value
            assert "<img" in picture.value
    return len(boxes)


print(move_every_slider())
"""


@pytest.fixture(scope="module")
def colab_python() -> Path:
    try:
        return environment("colab", REQUIREMENTS, "--no-deps")
    except CannotInstall as error:
        pytest.skip(str(error))


@pytest.fixture
def fresh(colab_python: Path, tmp_path: Path) -> Path:
    """Colab의 환경 위에 얇게 덧댄 새 환경. 여기에 깐 것은 다음 시험에 남지 않습니다."""
    folder = tmp_path / "runtime"
    venv.create(folder, with_pip=False)
    (beneath,) = colab_python.parents[1].glob("lib/python*/site-packages")
    (mine,) = folder.glob("lib/python*/site-packages")
    (mine / "colab.pth").write_text(f"{beneath}\n")
    return folder / "bin" / "python"


def installed(python: Path, cwd: Path) -> dict[str, str]:
    """깔려 있는 것들의 버전."""
    run = subprocess.run([python, "-m", "pip", "list", "--format", "json"], cwd=cwd, check=True,
                         capture_output=True, text=True, env=clean_environment(python))
    return {each["name"].lower(): each["version"] for each in json.loads(run.stdout)}


def execute(path: Path, python: Path) -> nbformat.NotebookNode:
    """그 파이썬의 커널에서 노트북을 끝까지 돌린 것."""
    kernels = path.parent / "jupyter" / "kernels" / "colab"
    kernels.mkdir(parents=True)
    argv = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    kernels.joinpath("kernel.json").write_text(json.dumps(
        {"argv": argv, "display_name": "Colab", "language": "python"}))
    run = subprocess.run(
        [sys.executable, "-c", "from nbclient.cli import main; main()", path, "--inplace",
         "--kernel_name=colab", "--timeout=240"],
        cwd=path.parent, capture_output=True, text=True,
        env=clean_environment(python) | {"JUPYTER_PATH": str(path.parent / "jupyter")})
    assert run.returncode == 0, run.stderr[-3000:]
    return nbformat.read(path, as_version=4)


@pytest.mark.parametrize("stem", STEMS if os.environ.get("EVERY_COPY") else CHOSEN)
def test_the_copy_installs_and_runs(stem, fresh, git_repository, once, tmp_path):
    folder, commit = git_repository
    path = write_copy(stem, "colab", Whereabouts(repository=folder.as_uri(), commit=commit),
                      tmp_path)
    notebook = nbformat.read(path, as_version=4)

    def act() -> None:
        before = installed(fresh, tmp_path)
        assert "companion" not in before
        assert (before["numpy"][:3], before["ipywidgets"]) == ("2.0", "7.7.1")
        sliders = sum(len(re.findall(r"^explore\(", cell.source, re.M))
                      for cell in notebook.cells if cell.cell_type == "code")
        notebook.cells.append(nbformat.v4.new_code_cell(MOVE))
        nbformat.write(notebook, path)
        done = execute(path, fresh)
        assert done.cells[-1].outputs[0].text.strip() == str(sliders)
        after = installed(fresh, tmp_path)
        assert set(after) - set(before) == {"companion"}
        assert {name: after[name] for name in before} == before
        assert all(after[name] for name in KEPT)

    body = "\n".join(cell.source for cell in notebook.cells[1:])
    once(act, body, REQUIREMENTS.read_text(), (ROOT / "pyproject.toml").read_text(), sys.version)
