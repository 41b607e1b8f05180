"""끝나지 않는 계산을 정해진 시간 뒤에 멈춥니다.

시간이 다 되면 계산 안에서 `TimeUp`을 일으킵니다. 한 번은 뒷정리(``with``, ``finally``)를 할 틈을
주고, 그래도 계속하면 반복과 호출마다 다시 일으키므로 ``except: pass``로 삼켜도 끝납니다.
Python 3.12부터는 ``sys.monitoring``을 쓰고(브라우저 안에서도 됩니다), 3.11에서는 그동안만 사는
스레드가 예외를 보냅니다. 어느 쪽도 디버거나 coverage의 추적 함수를 건드리지 않습니다.

파이썬 코드만 멈출 수 있습니다. ``sum(itertools.count())``나 ``time.sleep(10**6)``처럼 C로 된 호출
하나가 끝나지 않으면 그 안에는 끼어들 자리가 없어, 커널을 멈추는 수밖에 없습니다.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# 첫 신호 뒤에 뒷정리를 기다려 주는 시간(초)
_GRACE = 0.1


class TimeUp(BaseException):
    """시간이 다 되었다는 신호. ``except Exception``에는 걸리지 않습니다."""


if sys.version_info >= (3, 12):
    from time import perf_counter

    def run_limited(call: Callable[[], T], seconds: float) -> T:
        """``call()``의 결과. ``seconds``초 안에 끝나지 않으면 멈추고 `TimeUp`을 일으킵니다."""
        monitoring = sys.monitoring
        tool = next((i for i in range(5, -1, -1) if monitoring.get_tool(i) is None), None)
        if tool is None:  # 여섯 자리가 모두 찼다면 바깥쪽 제한이 이미 걸려 있습니다.
            return call()
        # 끝없이 도는 코드는 뒤로 뛰거나(JUMP) 함수를 부를(PY_START) 수밖에 없습니다.
        events = (monitoring.events.JUMP, monitoring.events.PY_START)
        thread = threading.get_ident()
        deadline = perf_counter() + seconds
        fired = over = False

        def tick(*_: object) -> None:
            nonlocal deadline, fired
            now = perf_counter()
            if over or now < deadline or threading.get_ident() != thread:
                return
            if not fired:
                fired, deadline = True, now + _GRACE
            raise TimeUp

        error: BaseException | None = None
        monitoring.use_tool_id(tool, "companion.exercises")
        for event in events:
            monitoring.register_callback(tool, event, tick)
        monitoring.set_events(tool, events[0] | events[1])
        try:
            result = call()
            over = True
        except BaseException as raised:
            over = True
            error = raised
        finally:
            monitoring.set_events(tool, monitoring.events.NO_EVENTS)
            for event in events:
                monitoring.register_callback(tool, event, None)
            monitoring.free_tool_id(tool)
        if fired and not isinstance(error, KeyboardInterrupt):
            raise TimeUp from None
        if error is not None:
            raise error
        return result

else:
    import _thread
    import ctypes
    from functools import partial

    # 스레드에 예외 클래스를 보냅니다. 받는 쪽은 다음 호출이나 반복에서 그 예외를 맞습니다.
    _send = ctypes.pythonapi.PyThreadState_SetAsyncExc
    _send.argtypes = (ctypes.c_ulong, ctypes.py_object)
    _send.restype = None

    def run_limited(call: Callable[[], T], seconds: float) -> T:
        """``call()``의 결과. ``seconds``초 안에 끝나지 않으면 멈추고 `TimeUp`을 일으킵니다."""
        thread = threading.get_ident()
        # 누가 잡을 때마다(= 인스턴스가 만들어질 때마다) 자신을 다시 보내는 예외
        insistent: type[TimeUp] = type("InsistentTimeUp", (TimeUp,), {})
        type.__setattr__(insistent, "__init__", partial(_send, thread, insistent))
        fired = over = False
        done, gone = threading.Lock(), threading.Lock()
        done.acquire()
        gone.acquire()

        def watch() -> None:
            nonlocal fired
            signal: type[TimeUp] = TimeUp
            pause = seconds
            while not done.acquire(timeout=pause):
                if not over:
                    fired = True
                    _send(thread, signal)
                signal, pause = insistent, 0.01 if signal is insistent else _GRACE
            gone.release()

        error: BaseException | None = None
        _thread.start_new_thread(watch, ())
        try:
            result = call()
            over = True
        except BaseException as raised:
            over = True
            error = raised
        # 아직 맞지 않은 신호가 있으면 여기서 맞고, 더는 다시 보내지 않게 합니다.
        try:
            type.__delattr__(insistent, "__init__")
        except TimeUp:
            fired = True
        done.release()
        gone.acquire()
        if fired and not isinstance(error, KeyboardInterrupt):
            raise TimeUp from None
        if error is not None:
            raise error
        return result
