"""브라우저의 파이썬을 찾는 곳: 지문이 공식 목록과 같은 것만 쓰고, 없으면 단추 없이 짓습니다."""

from __future__ import annotations

import contextlib
import http.server
import socketserver
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from live import button
from python_files import folder, sources
from python_files.bundle import bundle
from python_files.official import Official
from python_files.places import (
    SourceGoneError,
    SpoiledError,
    in_folder,
    on_package_index,
    place,
)
from python_files.sources import MissingError, gather, release

ROOT = Path(__file__).resolve().parents[3]
GOOD = {"one.whl": b"first", "two.whl": b"second"}
WANTED = {name: sha256(content).hexdigest() for name, content in GOOD.items()}
SUMS = "".join(f"{digest}  {name}\n" for name, digest in WANTED.items())


def folder_of(folder, files):
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return in_folder(folder)


def archive_of(path, files):
    folder = path.with_suffix("")
    folder_of(folder, files)
    path.write_bytes(bundle({name: folder / name for name in files}, SUMS))
    return path


@contextlib.contextmanager
def web(folder: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args):
            super().__init__(*args, directory=folder)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextlib.contextmanager
def answering(answer: bytes) -> Iterator[str]:
    """무엇을 물어도 ``answer``만 보내고 끊는 서버."""
    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            while self.rfile.readline().strip():
                pass
            self.wfile.write(answer)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def said():
    return []


@pytest.fixture
def get(tmp_path, said):
    """``get(곳)``: 이 곳에서만 찾아 얻은 것의 내용."""
    def get_from(named):
        found = gather(WANTED, tmp_path / "kept", [("이곳", place(str(named)))], said.append)
        return {name: path.read_bytes() for name, path in found.items()}
    return get_from


def test_the_first_source_that_has_a_file_gives_it(tmp_path, said):
    first = folder_of(tmp_path / "first", {"one.whl": b"first"})
    second = folder_of(tmp_path / "second", GOOD)
    found = gather(WANTED, tmp_path / "kept", [("가", first), ("나", second)], said.append)
    assert {name: path.read_bytes() for name, path in found.items()} == GOOD
    assert {path.parent for path in found.values()} == {tmp_path / "kept"}
    assert said == ["Pyodide의 꾸러미 1개를 얻은 곳: 가", "Pyodide의 꾸러미 1개를 얻은 곳: 나"]


def test_what_was_found_before_is_not_sought_again(tmp_path, said):
    folder_of(tmp_path / "kept", GOOD)

    def asked(name):
        raise AssertionError(name)

    assert len(gather(WANTED, tmp_path / "kept", [("가", asked)], said.append)) == 2
    assert said == []


@pytest.mark.parametrize("bad", [b"secon", b"sEcond", b"", b"second\n"],
                         ids=["truncated", "wrong", "empty", "longer"])
@pytest.mark.parametrize("kind", ["folder", "archive", "address of an archive",
                                  "address of a folder"])
def test_a_wrong_file_is_refused_by_name(tmp_path, said, get, bad, kind):
    files = GOOD | {"two.whl": bad}
    archive = archive_of(tmp_path / "wrong.zip", files)
    with web(tmp_path) as address, pytest.raises(MissingError, match=r"^two\.whl$"):
        get({"folder": tmp_path / "wrong", "archive": archive,
             "address of an archive": f"{address}/wrong.zip",
             "address of a folder": f"{address}/wrong/"}[kind])
    assert said == [f"거절한 파일: 이곳의 two.whl. {len(bad)}바이트이고, "
                    "지문(sha256)이 공식 목록과 다릅니다.", "Pyodide의 꾸러미 1개를 얻은 곳: 이곳"]
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["one.whl"]


def test_a_file_spoiled_on_the_disk_is_found_again(tmp_path, said):
    kept = tmp_path / "kept"
    folder_of(kept, GOOD | {"one.whl": b"fir"})
    good = folder_of(tmp_path / "good", GOOD)
    found = gather(WANTED, kept, [("가", good)], said.append)
    assert found["one.whl"].read_bytes() == b"first"
    assert len(said) == 2
    assert "one.whl" in said[0]


def test_a_source_out_of_reach_is_told_and_passed_over(tmp_path, said):
    def gone(name):
        raise SourceGoneError("닿지 않음")

    good = folder_of(tmp_path / "good", GOOD)
    found = gather(WANTED, tmp_path / "kept", [("먼 곳", gone), ("가", good)], said.append)
    assert len(found) == 2
    assert said[0] == "Pyodide의 꾸러미를 얻지 못한 곳: 먼 곳. 닿지 않음"


def test_a_source_that_breaks_off_keeps_what_it_gave(tmp_path, said):
    def breaking(name):
        if name == "one.whl":
            return b"first"
        raise SourceGoneError("끊김")

    with pytest.raises(MissingError, match=r"^two\.whl$"):
        gather(WANTED, tmp_path / "kept", [("가", breaking)], said.append)
    assert (tmp_path / "kept" / "one.whl").read_bytes() == b"first"


def test_every_missing_file_is_named(tmp_path, said):
    with pytest.raises(MissingError, match=r"^one\.whl, two\.whl$"):
        gather(WANTED, tmp_path / "kept", [], said.append)


# --- PYODIDE_WHEELS가 가리킬 수 있는 곳 ---


def test_a_folder_an_archive_and_the_address_of_either_will_do(tmp_path):
    archive = archive_of(tmp_path / "all.zip", GOOD)
    with web(tmp_path) as address:
        for named in (tmp_path / "all", archive, f"{address}/all.zip", f"{address}/all",
                      f"{address}/all/", f"{address}/all.zip?download=1"):
            read = place(str(named))
            assert [read(name) for name in GOOD] == list(GOOD.values()), named
            assert read("three.whl") is None, named


def test_an_archive_may_hold_its_files_in_a_folder(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("pyodide/full/one.whl", b"first")
    assert place(str(tmp_path / "all.zip"))("one.whl") == b"first"


@pytest.mark.parametrize("content", [b"", b"<html>404</html>", None],
                         ids=["empty", "a page", "truncated"])
@pytest.mark.parametrize("far", [False, True], ids=["here", "at an address"])
def test_what_is_no_archive_is_refused(tmp_path, said, get, content, far):
    archive = archive_of(tmp_path / "all.zip", GOOD)
    archive.write_bytes(archive.read_bytes()[:-9] if content is None else content)
    with web(tmp_path) as address, pytest.raises(MissingError):
        get(f"{address}/all.zip" if far else archive)
    assert said == ["Pyodide의 꾸러미를 얻지 못한 곳: 이곳. "
                    "아카이브(zip)가 아니거나 끝까지 받지 못한 것입니다."]


def test_a_file_spoiled_inside_an_archive_is_refused_by_name(tmp_path, said, get):
    archive = archive_of(tmp_path / "all.zip", GOOD)
    content = archive.read_bytes()
    assert content.count(b"second") == 1
    archive.write_bytes(content.replace(b"second", b"sec0nd"))
    with pytest.raises(MissingError, match=r"^two\.whl$"):
        get(archive)
    assert said[0] == "거절한 파일: 이곳의 two.whl. 아카이브가 상해 꺼낼 수 없습니다."


def test_an_archive_with_a_password_is_refused(tmp_path):
    archive = archive_of(tmp_path / "all.zip", {"one.whl": b"first"})
    content = bytearray(archive.read_bytes())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = -1
        while (start := content.find(mark, start + 1)) >= 0:
            content[start + at] |= 1
    archive.write_bytes(content)
    with pytest.raises(SpoiledError):
        place(str(archive))("one.whl")


def test_nothing_where_it_was_said_to_be(tmp_path, said, get):
    with pytest.raises(MissingError):
        get(tmp_path / "nowhere")
    assert said == ["Pyodide의 꾸러미를 얻지 못한 곳: 이곳. 그런 폴더도 파일도 없습니다."]
    said.clear()
    with web(tmp_path) as address, pytest.raises(MissingError):
        get(f"{address}/nowhere.zip")
    assert said == ["Pyodide의 꾸러미를 얻지 못한 곳: 이곳. 그 주소에 없습니다."]


@pytest.mark.parametrize(("answer", "why"), [
    (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nPK", "받다가 끊겼습니다."),
    (b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", "서버가 503번 오류로 답했습니다."),
    (b"not http\r\n\r\n", "받다가 끊겼습니다."),
    (b"", "받다가 끊겼습니다."),
], ids=["broken off", "busy", "not http", "silent"])
@pytest.mark.parametrize("path", ["", "/all.zip"], ids=["folder", "archive"])
def test_a_server_that_fails_is_passed_over(said, get, answer, why, path):
    with answering(answer) as address, pytest.raises(MissingError):
        get(address + path)
    assert said == [f"Pyodide의 꾸러미를 얻지 못한 곳: 이곳. {why}"]


def test_an_address_that_nobody_serves_is_passed_over():
    with web(Path()) as address:
        pass
    for wrong in (address, f"{address}/all.zip", "http://[", "http://"):
        with pytest.raises(SourceGoneError):
            place(wrong)("one.whl")


def test_a_package_of_the_index_gives_what_it_carries(tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "carrier-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("carrier/assets/one.whl", b"first")
        wheel.writestr("carrier-1.0.dist-info/METADATA",
                       "Metadata-Version: 2.1\nName: carrier\nVersion: 1.0\n")
        wheel.writestr("carrier-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    read = on_package_index("carrier==1.0")
    assert read("one.whl") == b"first"
    assert read("two.whl") is None
    with pytest.raises(SourceGoneError, match=r"carrier==2\.0"):
        on_package_index("carrier==2.0")("one.whl")


# --- 이 저장소의 릴리스 ---


def test_the_order_of_the_sources(tmp_path, monkeypatch):
    official = SimpleNamespace(version="0.0.1", bundle="pyodide-0.0.1-abc.zip")
    for name in ("PYODIDE_WHEELS", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL"):
        monkeypatch.delenv(name, raising=False)
    others = ["공식 CDN", "PyPI의 " + sources.CARRIER.partition("==")[0]]
    assert [label for label, _ in sources.sources(tmp_path, official)] == others
    monkeypatch.setenv("PYODIDE_WHEELS", "/어딘가")
    monkeypatch.setenv("GITHUB_REPOSITORY", "아무개/책")
    labels = [label for label, _ in sources.sources(tmp_path, official)]
    assert labels == ["/어딘가", "이 저장소의 릴리스", *others]
    monkeypatch.delenv("GITHUB_REPOSITORY")  # 펼치는 곳이 아니면 git의 원격 주소에서 압니다
    for command in (["init", "-q"], ["remote", "add", "origin", "git@git.example.org:a/b.git"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    assert [label for label, _ in sources.sources(tmp_path, official)] == labels
    assert release("https://git.example.org/a/b", official.bundle) == \
        "https://git.example.org/a/b/releases/download/pyodide-0.0.1-abc/pyodide-0.0.1-abc.zip"


def test_what_was_attached_to_the_release_is_found_there(tmp_path, monkeypatch, said):
    official = SimpleNamespace(version="0.0.1", bundle="pyodide-0.0.1-abc.zip", hashes=WANTED)
    monkeypatch.delenv("PYODIDE_WHEELS", raising=False)
    attached = tmp_path / "web" / release("somebody/book", official.bundle)
    attached.parent.mkdir(parents=True)
    archive_of(tmp_path / "all.zip", GOOD).replace(attached)
    with web(tmp_path / "web") as server:
        monkeypatch.setenv("GITHUB_SERVER_URL", server)
        monkeypatch.setenv("GITHUB_REPOSITORY", "somebody/book")
        found = sources.fetch(tmp_path, official, said.append)
    assert {name: path.read_bytes() for name, path in found.items()} == GOOD
    assert said == ["Pyodide의 꾸러미 2개를 얻은 곳: 이 저장소의 릴리스"]


def test_a_bundle_holds_exactly_what_is_needed_and_is_always_the_same(tmp_path):
    archive = archive_of(tmp_path / "all.zip", GOOD)
    with zipfile.ZipFile(archive) as opened:
        assert opened.namelist() == ["SHA256SUMS", "one.whl", "two.whl"]
        opened.extractall(tmp_path / "out")
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path / "out",
                   check=True, capture_output=True)
    again = {name: tmp_path / "out" / name for name in reversed(GOOD)}
    assert bundle(again, SUMS) == archive.read_bytes()


def test_the_name_of_a_bundle_tells_what_is_in_it():
    official = Official(ROOT)
    assert official.bundle.startswith(f"pyodide-{official.version}-")
    before = official.bundle
    official.hashes["three.whl"] = "0" * 64
    assert official.bundle != before


def test_without_python_the_page_has_no_button(monkeypatch, said, tmp_path):
    def make(root, say):
        raise MissingError("one.whl")

    monkeypatch.setattr(folder, "make", make)
    monkeypatch.setattr(folder.logger, "info",
                        lambda text, *words: said.append(text % words if words else text))
    config = SimpleNamespace(pyodide_folder="", live_fingerprint="0")
    folder.on_config(SimpleNamespace(srcdir="."), config)
    assert config.pyodide_folder == ""
    assert "‘▶ 이 페이지에서 실행’ 단추와 /lite/ 없이" in said[0]
    assert "one.whl" in said[0]

    html = '<article><h1>1장</h1><div class="cell"><div class="cell_input"><pre>1</pre></div></div>'
    page = SimpleNamespace(name="장", soup=BeautifulSoup(html, "html.parser"))
    notebook = tmp_path / "장.ipynb"
    notebook.write_text('{"cells": [{"cell_type": "code", "id": "ch01-001"}]}')
    app = SimpleNamespace(config=config, env=SimpleNamespace(doc2path=lambda name: notebook))
    button.on_page(app, page)
    assert page.soup.select(".live-bar") == []
    config.pyodide_folder = "pyodide/0"
    button.on_page(app, page)
    assert page.soup.select_one("h1 + .live-bar > .live-start")["data-python"] == "pyodide/0"
