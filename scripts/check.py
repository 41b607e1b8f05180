"""커밋하기 전의 점검: 코드의 모양과 단위 시험, 그리고 고친 것에 닿는 시험만. ``make check``

고친 것은 작업 폴더에서 마지막 커밋과 다른 파일이고, 다른 것이 없으면 마지막 커밋입니다.
``make check SINCE=main``처럼 견줄 커밋을 적을 수도 있습니다. 세 분 안에 끝나는 것만 합니다.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINT = [["ruff", "check", "."], ["mypy"], ["eslint", "."], ["tsc"], ["knip"]]
PYTEST = ["pytest", "-q", "-n", "auto", "--dist", "loadfile", "-m", "not quiet"]


def changed(since: str = "") -> list[str]:
    """고친 파일들의 이름."""
    def git(*arguments: str) -> list[str]:
        ran = subprocess.run(["git", "-c", "core.quotePath=false", *arguments], cwd=ROOT,
                             check=True, capture_output=True, text=True)
        return ran.stdout.split("\n")[:-1]

    names = git("diff", "--name-only", since or "HEAD")
    names += git("ls-files", "--others", "--exclude-standard")
    return names or ([] if since else git("diff", "--name-only", "HEAD~1"))


def plan(names: list[str]) -> list[list[str]]:
    """고친 파일에 닿는 명령들을 차례로."""
    tests, rest = {"tests/test_lint.py::test_no_machine_paths_or_registry_hosts"}, ""
    for name in names:
        if chapter := re.fullmatch(r"book/(ch\d\d|intro)\w*\.ipynb", name):
            tests |= {name, "tests/notebooks/test_form.py", "tests/notebooks/test_terms.py",
                      "tests/notebooks/test_references.py"}
            rest = f"{rest} or {chapter[1]}" if rest else chapter[1]
        elif re.fullmatch(r"book/.*\.md", name):
            tests |= {"tests/notebooks/test_terms.py", "tests/notebooks/test_references.py"}
        elif exercise := re.fullmatch(r"companion/exercises/(ch\d\d)\w*\.py", name):
            rest = f"{rest} or {exercise[1]}" if rest else exercise[1]
        elif name.startswith(("companion/", "tests/companion/")):
            tests |= {"companion", "tests/companion"}
        elif name.startswith(("tests/notebooks/answers_", "tests/notebooks/test_graders")):
            tests.add("tests/notebooks/test_graders.py")
        elif re.fullmatch(r"tests/.*test_\w+\.py", name) and "/site/" not in name:
            tests.add(name)
        elif room := re.match(r"(?:book/_ext|tests/site)/(\w+)/", name):
            tests |= {str(path.relative_to(ROOT)) for path in browserless(room[1])}
        elif name.startswith((".github/", "scripts/")):
            tests.add("tests/publishing")
        elif name == "README.md":
            tests.add("tests/test_readme.py")
    commands = [*LINT, ["node", "--test", *sorted(map(str, ROOT.glob("tests/**/*.test.mjs")))]]
    there = [name for name in tests if (ROOT / name.partition("::")[0]).exists()]
    commands.append([*PYTEST, *sorted(there)])
    if rest:
        commands.append([*PYTEST, "tests/notebooks/test_graders.py", "-k", rest])
    return commands


def browserless(room: str) -> list[Path]:
    """브라우저도 지은 책도 필요 없는, 그 방의 시험."""
    needs = re.compile(r"\b(visit\w*|browser|page_path|chapter|live|SITE)\b")
    return [path for path in sorted(ROOT.glob(f"tests/site/{room}/test_*.py"))
            if not needs.search(path.read_text())]


def main() -> None:
    names = changed(*sys.argv[1:2])
    print("고친 것:", ", ".join(names) or "없음")
    failed = []
    for command in plan(names):
        print("\n$", " ".join(word.replace(f"{ROOT}/", "") for word in command)[:200], flush=True)
        if subprocess.run(command, cwd=ROOT).returncode:
            failed.append(command[0])
    if any(name.startswith(("book/_ext/", "tests/site/")) for name in names):
        print("\n페이지의 모양이나 동작을 고쳤습니다. 방의 시험도 돌려 보십시오: "
              "make book && .venv/bin/pytest tests/site/<방>")
    if failed:
        sys.exit(f"\n고칠 것이 있습니다: {', '.join(failed)}")
    print("\n좋습니다. 올리기 전에는 make test로 모두 시험합니다.")


if __name__ == "__main__":
    main()
