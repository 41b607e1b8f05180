"""Pyodide의 공식 배포판에서 쓸 파일의 이름과 지문(sha256).

npm의 `pyodide`에는 알맹이(`pyodide.asm.wasm` 등)와 공식 목록(`pyodide-lock.json`)이 들어 있습니다.
목록에 있는 꾸러미(NumPy 등)는 거기에 없고, `sources`가 찾습니다. 판은 package.json에만 적혀
있습니다(0.27.8의 꾸러미 351개는 모두 0.27.7의 것과 지문이 같습니다).
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
# 쪽 안의 파이썬이 쓰는 것. 나머지(자동 완성에 쓰는 jedi 등)는 노트북(/lite/)만 씁니다.
PAGE = ("numpy", "six", "packaging", "pyparsing", "cycler", "kiwisolver", "python-dateutil",
        "pillow", "contourpy", "matplotlib", "traitlets", "decorator", "executing", "asttokens",
        "pure-eval", "stack-data", "pygments", "matplotlib-inline", "ipython")  # fmt: skip
NOTEBOOK = ("fonttools", "matplotlib-pyodide", "pytz", "micropip", "ssl", "sqlite3", "jedi")
# 쓰지 않으므로 받지도 않는 것. archives.py의 fit_ipython을 보십시오.
NOT_NEEDED = {"ipython": ("prompt_toolkit", "sqlite3", "wcwidth")}


class Official:
    """쓸 것만 남긴 공식 목록."""

    def __init__(self, root: Path) -> None:
        self.core = root / "node_modules" / "pyodide"
        lock = json.loads((self.core / "pyodide-lock.json").read_text())
        self.info: dict[str, str] = lock["info"]
        self.packages = closure(lock["packages"], (*PAGE, *NOTEBOOK))
        self.hashes = {entry["file_name"]: entry["sha256"] for entry in self.packages.values()}

    @property
    def version(self) -> str:
        return self.info["version"]

    @property
    def sums(self) -> str:
        """`sha256sum -c`가 읽는 꼴의 지문."""
        return "".join(f"{digest}  {name}\n" for name, digest in sorted(self.hashes.items()))

    @property
    def bundle(self) -> str:
        """모두 담은 아카이브의 이름. 담을 것이 달라지면 이름도 달라집니다."""
        return f"pyodide-{self.version}-{sha256(self.sums.encode()).hexdigest()[:12]}.zip"


def closure(official: dict[str, Any], names: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """``names``와 그것이 기대는 것의 항목을 기대는 차례로."""
    order: dict[str, dict[str, Any]] = {}

    def visit(name: str) -> None:
        if name not in order:
            entry = dict(official[name])
            entry["depends"] = [needed for needed in entry["depends"]
                                if needed not in NOT_NEEDED.get(name, ())]
            for needed in entry["depends"]:
                visit(needed.replace("_", "-").lower())
            order[name] = entry

    for name in names:
        visit(name)
    return order
