"""쪽 안의 파이썬: 셀을 실행하고, 그동안 일어나는 일을 하나하나 쪽에 알립니다.

셸과 화면 표시는 IPython의 것을, 그림은 matplotlib_inline의 것을 그대로 씁니다. 여기서는 그것들이
내는 것을 `send`로 쪽(kernel.js)에 보내고, 오류를 읽는 이가 쓴 줄만 남겨 우리말로 적습니다.
worker.js가 브라우저 안에서 돌립니다.
"""

import base64
import builtins
import io
import json
import os
import re
import struct
import sys
import time
import traceback
import types
import warnings

os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
os.environ["JUPYTER_WIDGETS_ECHO"] = "0"
# 터미널 쪽은 쓰지 않으므로 불러오지 않습니다. 켜는 시간이 0.3초 줄어듭니다.
sys.modules["IPython.terminal.embed"] = types.ModuleType("IPython.terminal.embed")
sys.modules["IPython.terminal.embed"].embed = None

import comm
import matplotlib_inline.backend_inline
from comm.base_comm import BaseComm
from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import print_figure
from page import pixel_ratio, post  # worker.js가 줍니다
from pyodide.ffi import to_js
from traitlets import Type

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


class Publisher(DisplayPublisher):
    def publish(self, data, metadata=None, *, transient=None, update=False, **_):
        send("display", data=data, metadata=metadata or {}, update=update,
             id=(transient or {}).get("display_id"))

    def clear_output(self, wait=False):
        send("clear", wait=wait)


class Hook(DisplayHook):
    """마지막 식의 값."""

    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        send("display", data=format_dict, metadata=md_dict or {})

    def finish_displayhook(self):
        pass


class Compiler(CachingCompiler):
    def get_code_name(self, raw_code, transformed_code, number):
        return f"셀 {Place.cell}#{number}"  # 고쳐 다시 실행한 셀과 헷갈리지 않게 번호를 답니다


class Shell(InteractiveShell):
    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)
    compiler_class = Type(Compiler)

    def showtraceback(self, exc_tuple=None, *_, **__):
        send("error", text=explain(self._get_exc_info(exc_tuple)[1]))

    def showsyntaxerror(self, *_, **__):
        self.showtraceback()

    def enable_gui(self, gui=None):
        pass

    def system(self, cmd):
        raise OSError("이 쪽의 파이썬에서는 컴퓨터의 명령(!)을 쓸 수 없습니다.")


def explain(error):
    """오류를 읽는 이가 쓴 줄만 남겨 적습니다. 라이브러리와 이 파일의 줄은 뺍니다."""
    told = traceback.TracebackException.from_exception(error)
    chain, seen = [told], set()
    while chain:
        part = chain.pop()
        if part is None or id(part) in seen:
            continue
        seen.add(id(part))
        part.stack = traceback.StackSummary.from_list(
            [frame for frame in part.stack if frame.filename.startswith("셀 ")])
        chain += [part.__cause__, part.__context__]
    text = "".join(told.format())
    for pattern, korean in (
        (r"Traceback \(most recent call last\):\n", "오류가 난 자리(맨 아래가 마지막)\n"),
        (r'File "(셀 \d+)#\d+", line (\d+)(?:, in <(?:cell line: \d+|module)>)?(?=\n)',
         r"\1의 \2번째 줄"),
        (r'File "(셀 \d+)#\d+", line (\d+), in (.+)', r"\1의 \2번째 줄, \3 안"),
        ("The above exception was the direct cause of the following exception:",
         "이 오류 때문에 다음 오류가 났습니다."),
        ("During handling of the above exception, another exception occurred:",
         "이 오류를 다루다가 다음 오류가 났습니다."),
    ):
        text = re.sub(pattern, korean, text)
    return text


def plain_warning(message, category, filename, lineno, line=None):
    place = re.fullmatch(r"(셀 \d+)#\d+", filename)
    return f"{f'{place[1]}의 {lineno}번째 줄, ' if place else ''}{category.__name__}: {message}\n"


def no_input(*_, **__):
    raise RuntimeError("이 쪽에서는 input()으로 값을 받을 수 없습니다. "
                       '값을 코드에 바로 적어 주십시오. 예: answer = "3"')


def picture(figure):
    """화면의 화소에 맞춘 PNG. 크기와, 그림에 단 설명(`set_label`)을 함께 보냅니다."""
    png = print_figure(figure, "png", dpi=figure.dpi * pixel_ratio)
    if png is None:
        return None
    width, height = struct.unpack(">II", png[16:24])
    return encode(png), {"width": width / pixel_ratio, "height": height / pixel_ratio,
                         "alt": str(figure.get_label())}


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


async def run(cell, source):
    """셀 하나를 실행하고, 오류 없이 끝났는지 돌려줍니다."""
    Place.cell, Place.captures[:] = cell, []
    screen.start()
    code, trouble = source, None
    try:
        code = shell.transform_cell(source)
    except Exception:
        trouble = sys.exc_info()
    result = await shell.run_cell_async(source, store_history=True, transformed_cell=code,
                                        preprocessing_exc_tuple=trouble)
    shell.events.trigger("post_execute")
    shell.events.trigger("post_run_cell", result)
    screen.flush()
    return result.success


def receive(text, buffers):
    """쪽의 위젯이 보낸 것을 파이썬의 위젯에 건넵니다."""
    content = json.loads(text)
    Place.cell, Place.captures[:] = PageComm.cells.get(content["comm_id"], Place.cell), []
    screen.start()
    shell.events.trigger("pre_execute")
    comm.get_comm_manager().comm_msg(None, None, {
        "content": content, "buffers": [memoryview(b.to_py()) for b in buffers]})
    shell.events.trigger("post_execute")
    screen.flush()


screen = Screen()
sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
builtins.input = no_input
warnings.formatwarning = plain_warning
warnings.filterwarnings("ignore", "tqdm:disabling monitor")  # 일꾼 안에는 스레드가 없습니다
comm.create_comm = PageComm
shell = Shell.instance()
shell.history_manager.enabled = False
shell.kernel = types.SimpleNamespace(get_parent=lambda: {"header": {"msg_id": "page"}})
import matplotlib.pyplot

matplotlib_inline.backend_inline._enable_matplotlib_integration()
shell.display_formatter.formatters["image/png"].for_type(matplotlib.figure.Figure, picture)
