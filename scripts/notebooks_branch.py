"""노트북 가지를 꾸립니다: ``python scripts/notebooks_branch.py <빈 폴더>``.

펼치는 작업 흐름은 이 폴더를 저장소의 `notebooks` 가지로 올립니다. Colab은 GitHub에 있는 노트북만
열고, Binder와 nbgitpuller는 가지 하나를 통째로 가져가므로, 셋이 여기를 봅니다.

- 맨 위에는 노트북 사본, ``colab/``에는 Colab의 것
- ``binder/``와 `companion`: repo2docker가 짓고, 깔지 않아도 곁에서 불러와집니다
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPIES = ROOT / "_build" / "html" / "notebooks"
PACKAGE = ("companion", "pyproject.toml", "LICENSE", "LICENSE-CONTENT")
README = """\
# 노트북 사본

책을 펼칠 때마다 저절로 만들어지는 가지입니다. 여기서 고친 것은 다음에 펼칠 때 사라집니다.
고칠 것은 책의 원본에 있습니다.
"""


def assemble(target: Path, copies: Path = COPIES) -> None:
    """``target``에 가지의 내용을 놓습니다."""
    if not any(copies.glob("*.ipynb")):
        sys.exit("노트북 사본이 없습니다. 먼저 'make book'을 실행하십시오.")
    shutil.copytree(copies, target)
    shutil.copytree(ROOT / "binder", target / "binder")
    take_package(target)


def take_package(target: Path) -> None:
    """`companion`을 깔 수 있을 만큼만 ``target``에 놓습니다."""
    target.mkdir(parents=True, exist_ok=True)
    for name in PACKAGE:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, target / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, target / name)
    (target / "README.md").write_text(README)


if __name__ == "__main__":
    assemble(Path(sys.argv[1]))
