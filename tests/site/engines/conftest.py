"""세 엔진을 차례로 켭니다. 없는 엔진은 이름을 밝히고 건너뜁니다."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from socketserver import StreamRequestHandler, ThreadingTCPServer

import pytest
from built_site import SITE
from drivers import START, Driver
from reader import Reader

from browser import ENGINES, Engine
from serve import Handler, serving

# 브라우저가 제 볼일로 만든 곳에 묻는 것: 새 판이 있는지, 시각이 맞는지.
MAKERS = re.compile(r"(.+\.)?(google|gvt1|firefox|mozilla)\.(com|net|org)"
                    r"|(?!fonts|ajax)[\w-]+\.googleapis\.com")


@pytest.fixture(scope="session")
def missing() -> Iterator[list[str]]:
    """청했으나 사이트에 없던 것들."""
    seen: list[str] = []

    def note(handler: Handler, code: int | str = "-", size: int | str = "-") -> None:
        if int(code) >= 400:
            seen.append(f"{int(code)} {handler.path}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Handler, "log_request", note)
        yield seen


class Gate(StreamRequestHandler):
    """브라우저의 대리(proxy). 사이트 밖으로 나가려는 것을 적어 두고 모두 거절합니다."""

    def handle(self) -> None:
        asked = self.rfile.readline().decode()
        host = re.match(r"\w+ (?:\w+://)?([^:/ ]*)", asked)[1]
        if not MAKERS.fullmatch(host):
            self.server.seen.append(host)
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")


class Proxy(ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Gate)
        self.seen: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


@pytest.fixture(scope="session")
def proxy() -> Iterator[Proxy]:
    with Proxy() as server:
        yield server
        server.shutdown()


@pytest.fixture
def outside(proxy) -> list[str]:
    """나가려던 곳의 이름들."""
    return proxy.seen


@pytest.fixture(scope="session")
def engine_site(missing) -> Iterator[str]:
    with serving(SITE) as address:
        yield address


@pytest.fixture(scope="module", params=ENGINES, ids=lambda engine: engine.name)
def driver(request, proxy, find_engine: Callable[[Engine], str]) -> Iterator[Driver]:
    """이야기 한 묶음이 끝나면 닫습니다.

    WebKitGTK는 끊은 일꾼의 끝없는 반복을 멈추지 않습니다. 켜 두면 쪽을 떠난 뒤에도, 남은 시험이 다
    끝날 때까지 프로세서 하나를 태웁니다.
    """
    engine, gate = request.param, f"127.0.0.1:{proxy.server_address[1]}"
    with START[engine](find_engine(engine), gate) as driver:
        yield driver


@pytest.fixture
def quiet(missing, outside, driver, engine_site) -> Iterator[None]:
    """없는 것도, 바깥의 것도 청하지 않았고, 쪽에서 오류가 나지 않았습니다."""
    missing.clear()
    outside.clear()
    yield
    assert missing == []
    assert outside == []
    assert Reader(driver, engine_site).troubles() == []
