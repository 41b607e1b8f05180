"""브라우저의 파이썬을 찾는 곳: 지문이 공식 목록과 같은 것만 쓰고, 없으면 단추 없이 짓습니다."""

from __future__ import annotations

import http.server
import threading
import zipfile
from hashlib import sha256
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from live import button
from python_files import folder
from python_files.sources import (
    INSIDE,
    MissingError,
    SourceGoneError,
    gather,
    in_folder,
    on_cdn,
    on_package_index,
)

GOOD = {"one.whl": b"first", "two.whl": b"second"}
WANTED = {name: sha256(content).hexdigest() for name, content in GOOD.items()}


def folder_of(folder, files):
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return in_folder(folder)


@pytest.fixture
def said():
    return []


def test_the_first_source_that_has_a_file_gives_it(tmp_path, said):
    first = folder_of(tmp_path / "first", {"one.whl": b"first"})
    second = folder_of(tmp_path / "second", GOOD)
    found = gather(WANTED, tmp_path / "kept", [("가", first), ("나", second)], said.append)
    assert {name: path.read_bytes() for name, path in found.items()} == GOOD
    assert {path.parent for path in found.values()} == {tmp_path / "kept"}
    assert said == []


@pytest.mark.parametrize("bad", [b"secon", b"sEcond", b"", b"second\n"],
                         ids=["truncated", "wrong", "empty", "longer"])
def test_a_wrong_file_is_refused_by_name(tmp_path, said, bad):
    wrong = folder_of(tmp_path / "wrong", GOOD | {"two.whl": bad})
    with pytest.raises(MissingError, match=r"^two\.whl$"):
        gather(WANTED, tmp_path / "kept", [("이상한 곳", wrong)], said.append)
    assert said == [f"이상한 곳의 two.whl을(를) 거절했습니다: {len(bad)}바이트이고, "
                    "지문(sha256)이 공식 목록과 다릅니다."]
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["one.whl"]


def test_a_file_spoiled_on_the_disk_is_found_again(tmp_path, said):
    kept = tmp_path / "kept"
    folder_of(kept, GOOD | {"one.whl": b"fir"})
    good = folder_of(tmp_path / "good", GOOD)
    found = gather(WANTED, kept, [("가", good)], said.append)
    assert found["one.whl"].read_bytes() == b"first"
    assert len(said) == 1
    assert "one.whl" in said[0]


def test_a_source_out_of_reach_is_told_and_passed_over(tmp_path, said):
    def gone(name):
        raise SourceGoneError("닿지 않음")

    good = folder_of(tmp_path / "good", GOOD)
    found = gather(WANTED, tmp_path / "kept", [("먼 곳", gone), ("가", good)], said.append)
    assert len(found) == 2
    assert said == ["Pyodide의 꾸러미를 먼 곳에서 얻지 못했습니다: 닿지 않음"]


def test_every_missing_file_is_named(tmp_path, said):
    with pytest.raises(MissingError, match=r"^one\.whl, two\.whl$"):
        gather(WANTED, tmp_path / "kept", [], said.append)


def test_the_cdn_gives_what_it_has(tmp_path):
    folder_of(tmp_path / "cdn", GOOD)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args):
            super().__init__(*args, directory=tmp_path / "cdn")

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        read = on_cdn(f"http://127.0.0.1:{server.server_port}/")
        assert read("one.whl") == b"first"
        assert read("three.whl") is None
        server.shutdown()
    with pytest.raises(SourceGoneError):
        read("one.whl")


def test_a_package_of_the_index_gives_what_it_carries(tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "carrier-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{INSIDE}one.whl", b"first")
        wheel.writestr("carrier-1.0.dist-info/METADATA",
                       "Metadata-Version: 2.1\nName: carrier\nVersion: 1.0\n")
        wheel.writestr("carrier-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    read = on_package_index("carrier==1.0")
    assert read("one.whl") == b"first"
    assert read("two.whl") is None
    with pytest.raises(SourceGoneError):
        on_package_index("carrier==2.0")("one.whl")


def test_without_python_the_page_has_no_button(monkeypatch, said):
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
    button.on_page(SimpleNamespace(config=config), page)
    assert page.soup.select(".live-bar") == []
    config.pyodide_folder = "pyodide/0"
    button.on_page(SimpleNamespace(config=config), page)
    assert page.soup.select_one("h1 + .live-bar > .live-start")["data-python"] == "pyodide/0"
