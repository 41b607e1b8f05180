"""쪽 안의 파이썬: 셀을 실행하고, 그동안 일어나는 일을 하나하나 쪽에 알립니다.

셸과 화면 표시는 IPython의 것을, 그림은 matplotlib_inline의 것을 그대로 씁니다. 여기서는 그것들이
내는 것을 `channel`로 보내고, 오류에는 `errors`로 우리말을 달고, 먼저 실행할 셀을 `book`에 묻습니다.
worker.js가 브라우저 안에서 돌립니다.
"""

import builtins
import json
import os
import re
import struct
import sys
import types
import warnings
from codeop import PyCF_ALLOW_INCOMPLETE_INPUT

os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
os.environ["JUPYTER_WIDGETS_ECHO"] = "0"
# 터미널 쪽은 쓰지 않으므로 불러오지 않습니다. 켜는 시간이 0.3초 줄어듭니다.
sys.modules["IPython.terminal.embed"] = types.ModuleType("IPython.terminal.embed")
sys.modules["IPython.terminal.embed"].embed = None

import comm
import matplotlib_inline.backend_inline
from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import print_figure
from traitlets import Type

from live.python.book import Book
from live.python.channel import PageComm, Place, Stream, encode, screen, send
from live.python.errors import explain
from page import is_narrow, scale  # worker.js가 줍니다

# companion의 그림도 읽는 이의 화면에 맞춥니다.
os.environ["COMPANION_SCALE"] = str(scale)
os.environ["COMPANION_NARROW"] = str(int(is_narrow))


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
    def __init__(self):
        super().__init__()
        self.flags &= ~PyCF_ALLOW_INCOMPLETE_INPUT  # 어디가 빠졌는지 말하게 합니다

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
        raise OSError("이 페이지의 파이썬에서는 컴퓨터의 명령(!)을 쓸 수 없습니다.")


def plain_warning(message, category, filename, lineno, line=None):
    place = re.fullmatch(r"(셀 \d+)#\d+", filename)
    return f"{f'{place[1]}의 {lineno}번째 줄, ' if place else ''}{category.__name__}: {message}\n"


def no_input(*_, **__):
    raise RuntimeError("이 페이지에서는 input()으로 값을 받을 수 없습니다. "
                       '값을 코드에 바로 적어 주십시오. 예: answer = "3"')


def no_breakpoint(*_, **__):
    raise RuntimeError("이 페이지에서는 breakpoint()로 멈추어 살펴볼 수 없습니다. "
                       "보고 싶은 값을 print로 찍어 보십시오.")


def leave(*_):
    raise SystemExit


def picture(figure):
    """읽는 이의 화면에 맞춘 PNG. 크기와, 그림에 단 설명(`set_label`)을 함께 보냅니다.

    빈 곳을 스스로 맞추는 그림은 책의 것과 같은 크기로 내고, 다른 것은 글자가 잘리지 않게 잽니다.
    """
    alt = str(figure.get_label())
    if figure.get_layout_engine() is not None:
        from companion.plotting._forms import both
        png, (width, height) = both(figure)[0]
        return encode(png), {"width": width, "height": height, "alt": alt}
    png = print_figure(figure, "png", dpi=figure.dpi * scale)
    if png is None:
        return None
    width, height = struct.unpack(">II", png[16:24])
    return encode(png), {"width": width / scale, "height": height / scale, "alt": alt}


def open_book(first):
    """쪽의 셀들. 지은이의 글을 차례대로 받습니다."""
    global book
    book = Book(json.loads(first), shell.transform_cell)


def plan(goal, sources):
    """``goal`` 셀 앞에 실행할 셀의 번호들(JSON). 번호는 1부터입니다."""
    book.refresh(json.loads(sources))
    return json.dumps([cell + 1 for cell in book.plan(goal - 1)])


def stale(sources):
    """위의 글이 바뀌어 옛것이 된 셀의 번호들(JSON)."""
    book.refresh(json.loads(sources))
    return json.dumps([cell + 1 for cell in book.stale()])


async def run(cell, source):
    """셀 하나를 실행하고, 오류 없이 끝났는지 돌려줍니다. 어떤 셀도 파이썬을 끝내지 못합니다."""
    Place.cell, Place.captures[:] = cell, []
    screen.start()
    ok = False
    try:
        code, trouble = source, None
        try:
            code = shell.transform_cell(source)
        except Exception:
            trouble = sys.exc_info()
        result = await shell.run_cell_async(source, store_history=True, transformed_cell=code,
                                            preprocessing_exc_tuple=trouble)
        shell.events.trigger("post_execute")
        shell.events.trigger("post_run_cell", result)
        ok = result.success
    except BaseException as error:  # 보이기나 뒷정리에서 난 것
        send("error", text=explain(error))
    screen.flush()
    book.record(cell - 1, ok=ok)
    return ok


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


sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
builtins.input = no_input
sys.breakpointhook = no_breakpoint
warnings.formatwarning = plain_warning
warnings.filterwarnings("ignore", "tqdm:disabling monitor")  # 일꾼 안에는 스레드가 없습니다
warnings.filterwarnings("ignore", "To exit: use")  # SystemExit에는 errors가 말을 답니다
comm.create_comm = PageComm
shell = Shell.instance()
shell.history_manager.enabled = False
shell.kernel = types.SimpleNamespace(get_parent=lambda: {"header": {"msg_id": "page"}})
shell.user_ns["exit"] = shell.user_ns["quit"] = builtins.exit = builtins.quit = leave
book = Book([], shell.transform_cell)
import matplotlib.pyplot

from companion.plotting import use_korean_font

matplotlib_inline.backend_inline._enable_matplotlib_integration()
shell.display_formatter.formatters["image/png"].for_type(matplotlib.figure.Figure, picture)
use_korean_font()  # 읽는 이가 처음 그리는 그림의 제목에도 글자가 나옵니다
