"""파이썬이 내는 것을 쪽(kernel.js)에 보내는 길: 찍은 글, 보인 것, 위젯의 말."""

from __future__ import annotations

import base64
import io
import json
import time

from comm.base_comm import BaseComm
from pyodide.ffi import to_js

from page import post  # worker.js가 줍니다

LONGEST = 200_000  # 한 셀이 찍는 글자가 이보다 많으면 더 보내지 않습니다


class Place:
    """지금 나오는 것이 갈 자리: 셀의 번호와, 그 안에서 출력을 가로채는 Output 위젯들."""

    cell = 0
    captures: list[str] = []  # noqa: RUF012


def send(kind, buffers=(), **content):
    """쪽에 알립니다. 찍어 둔 글이 있으면 먼저 보내 차례를 지킵니다."""
    if kind != "stream":
        screen.flush()
    content |= {"kind": kind, "cell": Place.cell, "output": (Place.captures or [None])[-1]}
    text = json.dumps(content, ensure_ascii=False, default=encode)
    post(text, to_js([bytes(buffer) for buffer in buffers]))


def encode(value):
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(value).decode()
    return repr(value)


class Screen:
    """print가 쓰는 화면. 바로 보내되, 쏟아지면 모아 보내고, 너무 많으면 그만 보냅니다."""

    def __init__(self):
        self.start()

    def start(self):
        self.name, self.waiting = "stdout", []
        self.messages = self.letters = self.sent_at = 0

    def write(self, name, text):
        if name != self.name:
            self.flush()
            self.name = name
        if self.letters <= LONGEST:
            self.waiting.append(text)
            self.letters += len(text)
            if self.letters > LONGEST:
                self.waiting.append("\n(글이 너무 길어 여기까지만 보입니다.)\n")
        if self.messages < 100 or time.monotonic() - self.sent_at > 0.1:
            self.flush()

    def flush(self):
        if self.waiting:
            text, self.waiting = "".join(self.waiting), []
            self.messages, self.sent_at = self.messages + 1, time.monotonic()
            send("stream", name=self.name, text=text)


class Stream(io.TextIOBase):
    encoding = "utf-8"

    def __init__(self, name):
        self.name = name

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        screen.write(self.name, text)
        return len(text)

    def writable(self):
        return True

    def flush(self):
        screen.flush()


class PageComm(BaseComm):
    """위젯과 쪽 사이의 통로. 위젯이 만들어진 셀을 기억해, 나중에 찍는 것도 그 셀에 보입니다."""

    cells: dict[str, int] = {}  # noqa: RUF012

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **_):
        if msg_type == "comm_open":
            self.cells[self.comm_id] = Place.cell
        # Output 위젯은 가로채는 동안 msg_id를 채워 둡니다.
        catching = (data or {}).get("state", {}).get("msg_id")
        if catching:
            Place.captures.append(self.comm_id)
        elif catching == "" and self.comm_id in Place.captures:
            Place.captures.remove(self.comm_id)
        send(msg_type, buffers or (), id=self.comm_id, data=data or {}, metadata=metadata or {})


screen = Screen()
