"""Binder가 까는 것만 깔린 새 환경에서 모든 장의 사본이 끝까지 돌고, 깨진 것 없이 보입니다.

repo2docker가 하는 대로 ``binder/requirements.txt``를 깔고 ``binder/postBuild``를 실행합니다. 사본은
노트북 가지와 같은 폴더에 있습니다. 내용이 그대로이면 다시 돌리지 않습니다(.cache).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from make_copy import ROOT, STEMS, write_copy

from copies.whereabouts import Whereabouts
from environments import CannotInstall, clean_environment, environment
from notebooks_branch import assemble

REQUIREMENTS = ROOT / "binder" / "requirements.txt"


@pytest.fixture(scope="module")
def binder_python() -> Path:
    try:
        return environment("binder", REQUIREMENTS)
    except CannotInstall as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory, binder_python: Path) -> Path:
    """노트북 가지: 사본, binder/, `companion`. repo2docker처럼 여기서 postBuild를 실행합니다."""
    copies = tmp_path_factory.mktemp("copies")
    for stem in STEMS:
        write_copy(stem, "download", Whereabouts(), copies)
    folder = copies.parent / "branch"
    assemble(folder, copies)
    run = subprocess.run([folder / "binder" / "postBuild"], cwd=folder, capture_output=True,
                         text=True, env=clean_environment(binder_python))
    assert run.returncode == 0, run.stdout + run.stderr
    assert not (folder / "build").exists(), "배우는 이의 폴더에 찌꺼기를 남기지 않습니다"
    return folder


def python(binder_python: Path, code: str, cwd: Path) -> str:
    run = subprocess.run([binder_python, "-c", code], cwd=cwd, capture_output=True, text=True,
                         env=clean_environment(binder_python), check=True)
    return run.stdout.strip()


def test_the_package_is_installed_whole(binder_python, branch, tmp_path):
    code = ("import companion, importlib.metadata as m; from companion.datasets import load_mnist;"
            "print(companion.__file__, len(load_mnist()[0]), m.version('companion'))")
    where, images, _ = python(binder_python, code, tmp_path).split()
    assert "site-packages" in where
    assert images == "4000"
    beside = python(binder_python, code, branch)
    assert beside.startswith(str(branch)), "깔지 않아도 곁에서 불러옵니다"


def test_jupyterlab_is_there_for_a_reader(binder_python, branch, tmp_path):
    code = "import jupyterlab, ipywidgets, jupyterlab_widgets; print(ipywidgets.__version__)"
    assert python(binder_python, code, tmp_path).startswith("8.")


@pytest.mark.parametrize("stem", STEMS)
def test_the_copy_runs_to_its_end_and_shows_nothing_raw(stem, binder_python, branch, once,
                                                        tmp_path):
    path = branch / f"{stem}.ipynb"

    def act() -> None:
        run = subprocess.run(
            [binder_python, "-m", "nbconvert", "--to", "html", "--execute", path,
             "--output-dir", tmp_path, "--ExecutePreprocessor.timeout=240"],
            cwd=branch, capture_output=True, text=True, env=clean_environment(binder_python))
        assert run.returncode == 0, run.stderr[-3000:]
        look(BeautifulSoup((tmp_path / f"{stem}.html").read_text(), "html.parser"), stem)

    once(act, path.read_text(), REQUIREMENTS.read_text(), sys.version)


def look(page: BeautifulSoup, stem: str) -> None:
    """nbconvert가 그린 쪽: 날것이 없고, 접힌 상자와 그림과 슬라이더가 제 꼴입니다."""
    for cell in page.select(".jp-MarkdownCell"):
        for fold in cell.select("details"):
            assert fold.find("summary", recursive=False).get_text(strip=True)
            assert len(fold.get_text(strip=True)) > len(fold.summary.get_text(strip=True))
        for image in cell.select("img"):
            assert image["src"].startswith("data:"), image["src"]
        for code in cell.select("pre, code"):
            code.extract()
        text = cell.get_text()
        for raw in (":::", "{ref}", "```", "</", "<summary", ")=\n"):
            assert raw not in text, f"{raw!r}: {text}"
    assert not page.select(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']")
    if stem.startswith("ch"):
        assert len(page.select("details")) >= 15
        assert len(page.select(".jp-RenderedImage img")) >= 3
        widgets = page.select("script[type='application/vnd.jupyter.widget-view+json']")
        assert len(widgets) >= 2
