"""브라우저 엔진 셋을 같은 다섯 마디로 부립니다: goto, evaluate, click, type, press.

왜 둘로 부리는가.

- Chromium과 Firefox는 puppeteer-core로 부립니다(`puppeteer.mjs`). 브라우저를 받아 오지 않고,
  설치된 것을 그것의 말(CDP와 WebDriver BiDi)로 바로 부립니다. Playwright의 Firefox는 고쳐 지은 것을
  받아 와야 하고, 설치된 것을 부리는 길(`moz-firefox`)은 ESR이 모르는 명령부터 보냅니다. Selenium의
  Firefox에는 geckodriver가 있어야 하는데, Debian에도 PyPI에도 믿고 쓸 것이 없습니다.
- WebKitGTK는 Selenium으로 부립니다. apt의 WebKitWebDriver는 옛 WebDriver만 압니다. 창이 있어야
  하므로 보이지 않는 화면(Xvfb)을 켭니다. iPad의 사파리는 아니지만, 여기서 구할 수 있는 가장 가까운
  것입니다.

쪽의 정책이 글로 된 함수(eval)를 막으므로, 기다림은 쪽 안에서가 아니라 밖에서 물어 가며
합니다(`reader.py`). 사이트 밖으로 가는 요청은 세 엔진 모두 대리(proxy)에게 갑니다. 무엇이 나가려
했는지를 대리가 적어 두고 거절합니다(`conftest.py`).
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from selenium import webdriver
from selenium.common import WebDriverException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection

import browser

PUPPETEER = Path(__file__).with_name("puppeteer.mjs")
KEYS = {"Control": Keys.CONTROL, "Shift": Keys.SHIFT, "Enter": Keys.ENTER, "Escape": Keys.ESCAPE,
        "Tab": Keys.TAB, "ArrowLeft": Keys.ARROW_LEFT, "ArrowRight": Keys.ARROW_RIGHT,
        "ArrowUp": Keys.ARROW_UP, "ArrowDown": Keys.ARROW_DOWN}  # fmt: skip
SIZE = (1280, 900)
WAIT = 400  # 바쁜 기계에서도 브라우저의 답을 기다려 주는 시간(초)


class DriverError(RuntimeError):
    """브라우저가 시킨 일을 못 했습니다."""


class Driver(Protocol):
    """브라우저의 쪽 하나. 누르고 적는 것은 진짜 마우스와 글쇠처럼 갑니다."""

    def goto(self, address: str) -> None: ...

    def evaluate(self, body: str, *values: Any) -> Any:
        """쪽 안에서 함수의 몸을 실행합니다. ``values``는 ``arguments``로 갑니다."""

    def click(self, selector: str) -> None: ...

    def type(self, text: str) -> None:
        """초점이 있는 곳에 글을 칩니다."""

    def press(self, *keys: str) -> None:
        """글쇠를 함께 누릅니다: ``press("Shift", "Enter")``."""


class Puppeteer:
    """Node의 puppeteer-core에게 한 줄씩 시킵니다."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def call(self, *words: Any) -> Any:
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("puppeteer가 끝났습니다. 위의 오류를 보십시오.")
        answer = json.loads(line)
        if "error" in answer:
            raise DriverError(f"{words[0]}: {answer['error']}")
        return answer.get("value")

    def goto(self, address: str) -> None:
        self.call("goto", address)

    def evaluate(self, body: str, *values: Any) -> Any:
        return self.call("evaluate", body, *values)

    def click(self, selector: str) -> None:
        self.call("click", selector)

    def type(self, text: str) -> None:
        self.call("type", text)

    def press(self, *keys: str) -> None:
        self.call("press", *keys)


class WebKit:
    """Selenium으로 부리는 WebKitGTK."""

    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        self.driver = driver

    def goto(self, address: str) -> None:
        self.driver.get(address)

    def evaluate(self, body: str, *values: Any) -> Any:
        try:
            return self.driver.execute_script(body, *values)
        except WebDriverException as error:
            raise DriverError(error.msg) from error

    def click(self, selector: str) -> None:
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def type(self, text: str) -> None:
        ActionChains(self.driver).send_keys(text).perform()

    def press(self, *keys: str) -> None:
        strokes = [KEYS.get(key, key) for key in keys]
        chain = ActionChains(self.driver)
        for stroke in strokes:
            chain.key_down(stroke)
        for stroke in reversed(strokes):
            chain.key_up(stroke)
        chain.perform()


@contextlib.contextmanager
def puppeteer(**options: Any) -> Iterator[Puppeteer]:
    with subprocess.Popen(["node", PUPPETEER, json.dumps(options)], text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Puppeteer(process)
        # 나가며 stdin을 닫습니다. 더 시킬 것이 없으면 브라우저를 닫고 끝납니다.


def chromium(path: str, proxy: str) -> AbstractContextManager[Driver]:
    return puppeteer(browser="chrome", executablePath=path,
                     args=[*browser.FLAGS, f"--proxy-server={proxy}"])


def firefox(path: str, proxy: str) -> AbstractContextManager[Driver]:
    host, port = proxy.split(":")
    return puppeteer(browser="firefox", executablePath=path, extraPrefsFirefox={
        "security.fileuri.strict_origin_policy": True,  # 부리는 Firefox는 이것을 늦추어 둡니다
        "network.proxy.type": 1, "network.proxy.http": host, "network.proxy.ssl": host,
        "network.proxy.http_port": int(port), "network.proxy.ssl_port": int(port)})


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """보이지 않는 화면의 이름. 번호는 Xvfb가 빈 것으로 고릅니다."""
    hear, speak = os.pipe()
    with open(hear) as said, subprocess.Popen(
            ["Xvfb", "-displayfd", str(speak), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
            pass_fds=[speak], stderr=subprocess.DEVNULL) as server:
        os.close(speak)
        try:
            yield f":{said.readline().strip()}"
        finally:
            server.terminate()


@contextlib.contextmanager
def webkit(path: str, proxy: str) -> Iterator[WebKit]:
    options = webdriver.WebKitGTKOptions()
    # WebDriver의 proxy로는 https가 대리에게 오지 않습니다. 그래서 브라우저의 옵션으로 줍니다.
    for option in ("--automation", f"--proxy=http://{proxy}", "--ignore-host=127.0.0.1"):
        options.add_argument(option)
    with screen() as display:
        # 모래 상자(bwrap)는 이름 공간을 막은 컨테이너와 Ubuntu에서 켜지지 않습니다.
        service = webdriver.WebKitGTKService(path, env={
            **os.environ, "DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"})
        service.start()
        try:
            at = ClientConfig(remote_server_addr=service.service_url, timeout=WAIT)
            with webdriver.Remote(RemoteConnection(client_config=at), options=options) as driver:
                driver.set_window_size(*SIZE)
                yield WebKit(driver)
        finally:
            service.stop()


START = {browser.CHROMIUM: chromium, browser.FIREFOX: firefox, browser.WEBKIT: webkit}
