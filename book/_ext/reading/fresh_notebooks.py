"""노트북 실행: 바뀐 것만 다시, 여럿이면 함께, 슬라이더의 모든 장면을 미리, 실패는 이름을 밝혀서.

`companion`이나 그림을 그리는 라이브러리가 바뀌면 그것을 쓰는 노트북의 저장된 결과를 버립니다.
다시 실행할 노트북이 여럿이면 Sphinx가 하나씩 읽기에 앞서 코어 수만큼 나란히 실행해 저장해 둡니다.
셀이 실패하면 노트북과 셀과 오류를 밝히고 빌드를 멈춥니다.
"""

from __future__ import annotations

import hashlib
import logging
import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

LIBRARIES = ("numpy", "matplotlib", "ipywidgets", "myst-nb")


def fingerprint(package: Path) -> str:
    """실행 결과를 바꿀 수 있는 모든 것의 지문."""
    digest = hashlib.sha256(" ".join(f"{name}={version(name)}" for name in LIBRARIES).encode())
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(package)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def on_config(app: Sphinx, config: Any) -> None:
    config.companion_fingerprint = fingerprint(Path(app.srcdir, "companion"))
    cache = config.nb_execution_cache_path or Path(app.outdir).parent / ".jupyter_cache"
    config.nb_execution_cache_path = str(Path(cache, config.companion_fingerprint))
    config.nb_execution_show_tb = True
    os.environ["COMPANION_STATIC"] = "1"
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # 작은 행렬은 스레드가 많을수록 느립니다


def execute_together(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """저장된 결과가 없는 노트북을 나란히 실행합니다. 실패는 Sphinx가 읽을 때 다시 드러납니다."""
    cache = get_cache(app.config.nb_execution_cache_path)
    stale = []
    for name in docnames:
        path = env.doc2path(name)
        if path.endswith(".ipynb"):
            try:
                cache.match_cache_file(path)
            except KeyError:
                stale.append(cache.add_nb_to_project(path).pk)
    if len(stale) > 1:
        executor = load_executor("local-parallel", cache, logging.getLogger(__name__))
        executor.run_and_cache(filter_pks=stale, timeout=app.config.nb_execution_timeout)


def setup(app: Sphinx) -> dict[str, Any]:
    # "env": 지문이 바뀌면 Sphinx가 모든 쪽을 다시 읽습니다.
    app.add_config_value("companion_fingerprint", "", "env", [str])
    app.connect("config-inited", on_config, priority=100)
    app.connect("env-before-read-docs", execute_together)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
