"""부리는 손과 지키는 눈이 제대로인지: 나가는 것을 알아보고, 없는 엔진의 이름을 댑니다."""

from __future__ import annotations

import browser
import pytest
from browser import ENGINES
from reader import Reader

# 쪽의 정책이 없는 빈 쪽에서 밖으로 나갑니다.
GO_OUT = """
for (const address of ['http://a.example/', 'https://b.example/']) {
  fetch(address, { mode: 'no-cors' }).catch(() => {});
}
try { new WebSocket('ws://c.example/'); } catch { /* 거절되어도 됩니다 */ }
"""


def test_what_goes_out_is_seen(driver, engine_site, outside):
    reader = Reader(driver, engine_site)
    driver.goto("about:blank")
    driver.evaluate(GO_OUT)
    hosts = {"a.example", "b.example", "c.example"}
    reader.until(lambda: hosts <= set(outside), "나간 것을 보지 못했습니다")


def test_what_is_missing_is_seen(driver, engine_site, missing):
    driver.goto(f"{engine_site}nowhere.html")
    assert "404 /nowhere.html" in missing


def test_troubles_of_a_page_are_seen(driver, engine_site):
    reader = Reader(driver, engine_site).open("book/intro.html")
    driver.evaluate("setTimeout(() => { throw new Error('탈'); })")
    assert "탈" in reader.until(reader.troubles, "오류를 보지 못했습니다")[0]


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_an_engine_that_cannot_be_had_is_named(engine, find_engine, monkeypatch):
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("EVERY_ENGINE", raising=False)
    with pytest.raises(pytest.skip.Exception, match=engine.name):
        find_engine(engine)
    monkeypatch.setenv("EVERY_ENGINE", "1")
    with pytest.raises(pytest.fail.Exception, match=engine.name):
        find_engine(engine)
