"""끝나지 않는 계산을 정해진 걸음 뒤에 멈춥니다.

시계가 아니라 걸음을 셉니다. 걸음 하나는 반복 한 번이나 함수 부르기 한 번입니다. 그래서 느린
전화기에서도 바쁜 컴퓨터에서도 같은 답은 같은 곳까지 가고, 맞는 답은 늦게 끝나도 맞습니다.
시계는 걸음이 거의 없는 계산(``while True: time.sleep(1)``)을 거두는 마지막 안전장치입니다.

걸음이 다 되면 계산 안에서 `TimeUp`을 일으킵니다. 한 번은 뒷정리(``with``, ``finally``)를 할 틈을
주고, 그래도 계속하면 걸음마다 다시 일으키므로 ``except: pass``로 삼켜도 끝납니다. Python 3.12부터는
``sys.monitoring``으로 셉니다(브라우저 안에서도 됩니다). 3.11에는 셀 방법이 없어, 그동안만 사는
스레드가 이 스레드의 CPU 시간을 걸음으로 바꾸어 봅니다. CPU 시간은 다른 프로그램이 바빠도 늘지
않습니다. 어느 쪽도 디버거나 coverage의 추적 함수를 건드리지 않습니다.

파이썬 코드만 멈출 수 있습니다. ``sum(itertools.count())``나 ``time.sleep(10**6)``처럼 C로 된 호출
하나가 끝나지 않으면 그 안에는 끼어들 자리가 없어, 커널을 멈추는 수밖에 없습니다.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")

# 마지막 안전장치의 시간(초). 가장 오래 걸리는 맞는 답의 수백 배입니다.
SECONDS = 60.0
# 첫 신호 뒤에 뒷정리를 기다려 주는 걸음과 초
_GRACE_STEPS, _GRACE_SECONDS = 10_000, 1.0


class TimeUp(BaseException):
    """걸음이 다 되었다는 신호. ``except Exception``에는 걸리지 않습니다."""


class Limit:
    """걸음 ``steps``번과 ``seconds``초. 여러 계산이 나누어 쓸 수 있습니다."""

    def __init__(self, steps: int, seconds: float = SECONDS) -> None:
        self.steps, self.seconds = steps, seconds

    def run(self, call: Callable[[], T]) -> T:
        """``call()``의 결과. 남은 걸음 안에 끝나지 않으면 멈추고 `TimeUp`을 일으킵니다."""
        if self.steps <= 0 or self.seconds <= 0:
            raise TimeUp
        return _run(self, call)


if sys.version_info >= (3, 12):

    def _run(limit: Limit, call: Callable[[], T]) -> T:
        monitoring = sys.monitoring
        tool = next((i for i in range(5, -1, -1) if monitoring.get_tool(i) is None), None)
        if tool is None:  # 여섯 자리가 모두 찼다면 바깥쪽 제한이 이미 걸려 있습니다.
            return call()
        # 끝없이 도는 코드는 뒤로 뛰거나(JUMP) 함수를 부를(PY_START) 수밖에 없습니다.
        events = (monitoring.events.JUMP, monitoring.events.PY_START)
        thread = threading.get_ident()
        left, end = limit.steps, perf_counter() + limit.seconds
        fired = over = False

        def tick(*_: object) -> None:
            nonlocal left, end, fired
            if over or threading.get_ident() != thread:
                return
            left -= 1
            if left >= 0 and perf_counter() < end:
                return
            if not fired:
                fired, left, end = True, _GRACE_STEPS, perf_counter() + _GRACE_SECONDS
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
        limit.steps, limit.seconds = 0 if fired else left, end - perf_counter()
        if fired and not isinstance(error, KeyboardInterrupt):
            raise TimeUp from None
        if error is not None:
            raise error
        return result

else:
    import _thread
    import ctypes
    import time
    import timeit
    from functools import cache, partial

    # 스레드에 예외 클래스를 보냅니다. 받는 쪽은 다음 호출이나 반복에서 그 예외를 맞습니다.
    _send = ctypes.pythonapi.PyThreadState_SetAsyncExc
    _send.argtypes = (ctypes.c_ulong, ctypes.py_object)
    _send.restype = None

    # 스레드마다 CPU 시간을 잴 수 있는 곳인지. 윈도와 macOS는 아니어서 프로세스의 것을 봅니다.
    _EACH_THREAD = hasattr(time, "pthread_getcpuclockid")

    def _cpu_clock(thread: int) -> Callable[[], float]:
        """스레드가 쓴 CPU 시간(초)을 읽는 시계."""
        if _EACH_THREAD:
            return partial(time.clock_gettime, time.pthread_getcpuclockid(thread))
        return time.process_time

    @cache
    def _seconds_a_step() -> float:
        """걸음 하나로 치는 CPU 시간: 이 컴퓨터에서 작은 배열 몇 개를 셈하는 시간(5 µs쯤)."""
        timer = time.thread_time if _EACH_THREAD else perf_counter
        return min(timeit.repeat(lambda: sum(range(500)), timer=timer, number=40, repeat=5)) / 40

    def _run(limit: Limit, call: Callable[[], T]) -> T:
        thread = threading.get_ident()
        cpu, step = _cpu_clock(thread), _seconds_a_step()
        cpu_end, end = cpu() + limit.steps * step, perf_counter() + limit.seconds
        # 누가 잡을 때마다(= 인스턴스가 만들어질 때마다) 자신을 다시 보내는 예외
        insistent: type[TimeUp] = type("InsistentTimeUp", (TimeUp,), {})
        type.__setattr__(insistent, "__init__", partial(_send, thread, insistent))
        fired = over = False
        done, gone = threading.Lock(), threading.Lock()
        done.acquire()
        gone.acquire()

        def left() -> float:
            return min(cpu_end - cpu(), end - perf_counter())

        def watch() -> None:
            nonlocal fired, cpu_end, end
            while not done.acquire(timeout=max(left(), 0.01)):
                if over or left() > 0:
                    continue
                if not fired:
                    cpu_end = cpu() + _GRACE_STEPS * step
                    end = perf_counter() + _GRACE_SECONDS
                signal, fired = insistent if fired else TimeUp, True
                _send(thread, signal)
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
        limit.steps = 0 if fired else int((cpu_end - cpu()) / step)
        limit.seconds = end - perf_counter()
        if fired and not isinstance(error, KeyboardInterrupt):
            raise TimeUp from None
        if error is not None:
            raise error
        return result
