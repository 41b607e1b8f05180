"""만든 책을 이 컴퓨터에서 봅니다: ``python scripts/serve.py [폴더] [포트]``.

정적 호스트처럼 글과 WebAssembly를 gzip으로 줄여 보내고, 이름에 지문이 든 폴더의 것은 오래 간직하게
합니다. `make serve`, 브라우저 시험, 속도 재기가 함께 씁니다.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import re
import sys
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import ClassVar

COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".ipynb", ".wasm"}
FINGERPRINTED = re.compile(r"/pyodide/[0-9a-f]{16}/")  # 내용이 바뀌면 이름도 바뀝니다


@functools.lru_cache(maxsize=64)
def compressed(path: Path, changed: int) -> bytes:
    """줄인 내용. 10 MB인 WebAssembly를 청할 때마다 다시 줄이지 않습니다."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Handler(http.server.SimpleHTTPRequestHandler):
    """gzip을 아는 정적 파일 서버. ``prefix`` 아래에서 사이트를 보입니다."""

    extensions_map: ClassVar[dict[str, str]] = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".webp": "image/webp",
    }
    protocol_version = "HTTP/1.1"

    def __init__(self, *args, prefix: str = "/", **kwargs):
        self.prefix = prefix
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory, "\0"))  # 사이트 밖: 없는 파일
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # 쪽을 떠난 브라우저는 받다가 끊습니다
            super().handle()

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.suffix not in COMPRESSED or not path.is_file():
            super().do_GET()
            return
        squeeze = "gzip" in self.headers.get("Accept-Encoding", "")
        body = compressed(path, path.stat().st_mtime_ns) if squeeze else path.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if squeeze:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        if FINGERPRINTED.search(self.path):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    def send_error(self, code: int, *args: object, **options: object) -> None:
        """없는 쪽에는 정적 호스트처럼 404.html을 그 주소에서 보입니다."""
        missing = Path(self.directory, "404.html")
        inside = self.path.startswith(self.prefix)
        if code != HTTPStatus.NOT_FOUND or not (inside and missing.is_file()):
            super().send_error(code, *args, **options)
            return
        body = missing.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """요청마다 한 줄씩 찍지 않습니다."""


@contextlib.contextmanager
def serving(folder: Path, port: int = 0, prefix: str = "/") -> Iterator[str]:
    """``folder``를 내어놓고 주소를 알려 줍니다. ``port``가 0이면 빈 자리를 씁니다."""
    handler = functools.partial(Handler, directory=str(folder), prefix=prefix)
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
        server.shutdown()


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "_build/html")
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 8000
    if not (folder / "index.html").is_file():
        sys.exit("아직 책이 없습니다. 먼저 'make book'을 실행하십시오.")
    try:
        with serving(folder, port) as address:
            print(f"{address} 에서 볼 수 있습니다. 멈추려면 Ctrl+C를 누르십시오.", flush=True)
            threading.Event().wait()
    except OSError:
        sys.exit(f"{port}번 포트를 이미 쓰고 있습니다. 다른 포트로: make serve PORT={port + 1}")
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
