"""이 책이 펼쳐질 곳과 저장소의 주소. 어느 파일에도 적지 않고, 짓는 곳에서 알아냅니다.

- 사이트: 환경 변수 ``SITE_URL`` (펼치는 작업 흐름이 GitHub Pages의 주소를 넣습니다)
- 저장소: GitHub Actions의 환경, 없으면 ``git remote get-url origin``
- 커밋: 짓고 있는 커밋. 저장소에 아직 올리지 않은 것이면 비웁니다

알 수 없는 것은 빈 글입니다. 그러면 그 주소가 필요한 단추와 링크는 생기지 않습니다.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

BRANCH = "notebooks"  # 펼칠 때 노트북 사본과 binder/를 올려 두는 가지


@dataclass(frozen=True)
class Whereabouts:
    site: str = ""  # https://아무개.github.io/책/  (끝은 언제나 /)
    repository: str = ""  # https://github.com/아무개/책
    commit: str = ""

    def page(self, path: str) -> str:
        """사이트 안의 쪽의 주소. 사이트를 모르면 빈 글."""
        return self.site + path if self.site else ""

    def requirement(self) -> str:
        """pip에게 줄 `companion`의 주소. 저장소를 모르면 빈 글."""
        pinned = f"@{self.commit}" if self.commit else ""
        return f"companion @ git+{self.repository}{pinned}" if self.repository else ""

    def colab(self, notebook: str) -> str:
        """Colab은 GitHub에 있는 노트북만 엽니다."""
        name = self._on_github()
        start = "https://colab.research.google.com/github"
        return f"{start}/{name}/blob/{BRANCH}/colab/{notebook}" if name else ""

    def binder(self, notebook: str) -> str:
        name = self._on_github()
        start = "https://mybinder.org/v2/gh"
        return f"{start}/{name}/{BRANCH}?urlpath=lab/tree/{notebook}" if name else ""

    def _on_github(self) -> str:
        found = re.fullmatch(r"https://github\.com/([\w.-]+/[\w.-]+)", self.repository)
        return found[1] if found else ""


def find(root: Path, environ: Mapping[str, str]) -> Whereabouts:
    site = environ.get("SITE_URL", "").strip()
    if site and not re.match(r"https?://[^/]+", site):
        raise ValueError(f"SITE_URL은 https://로 시작하는 주소여야 하는데 {site!r}입니다.")
    site = site.rstrip("/") + "/" if site else ""
    ours = repository(root, environ)
    if environ.get("GITHUB_REPOSITORY"):
        return Whereabouts(site, ours, environ.get("GITHUB_SHA", ""))
    pushed = _git(root, "branch", "--remotes", "--contains", "HEAD") if ours else ""
    return Whereabouts(site, ours, _git(root, "rev-parse", "HEAD") if pushed else "")


def repository(root: Path, environ: Mapping[str, str]) -> str:
    """저장소의 웹 주소. 모르면 빈 글."""
    if name := environ.get("GITHUB_REPOSITORY"):
        return f"{environ.get('GITHUB_SERVER_URL', 'https://github.com').rstrip('/')}/{name}"
    return web_address(_git(root, "remote", "get-url", "origin"))


def web_address(remote: str) -> str:
    """git의 주소를 웹의 주소로. 이름과 암호는 떼고, 웹에 없는 것(폴더 따위)은 빈 글입니다."""
    ssh = re.fullmatch(r"(?:ssh://)?[\w.-]+@([\w.-]+)(?::\d+/|[:/])(.+?)(?:\.git)?/?", remote)
    web = re.fullmatch(r"https?://(?:[^@/]*@)?([^/]+)/(.+?)(?:\.git)?/?", remote)
    found = ssh or web
    return f"https://{found[1]}/{found[2]}" if found else ""


def _git(root: Path, *arguments: str) -> str:
    try:
        run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return run.stdout.strip() if run.returncode == 0 else ""
