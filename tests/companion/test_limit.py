"""끝나지 않는 계산을 멈추는 `Limit`. 무엇을 삼켜도 끝나고, 끝나면 흔적이 없어야 합니다."""

from __future__ import annotations

import _thread
import itertools
import sys
import threading
import time
import warnings

import pytest

from companion.exercises._limit import Limit, TimeUp

STEPS = 2_000


def busy():
    return sum(range(20_000))


def plain():
    while True:
        pass


def counting():
    n = 0
    while True:
        n += 1


def over_an_iterator():
    for _ in itertools.count():
        pass


def swallowing_in_a_context_manager():
    class Swallow:
        def __enter__(self):
            return self

        def __exit__(self, *error):
            return True

    while True:
        with Swallow():
            busy()


def in_a_generator_read_by_c():
    def numbers():
        while True:
            yield 1

    return sum(numbers())


def in_a_comprehension():
    return [n for n in itertools.count() if n < 0]


def in_a_callback_from_c():
    return list(iter(lambda: 0, 1))


def branching_recursion(n=40):
    return branching_recursion(n - 1) + branching_recursion(n - 1) if n else 1


def answering_after_all():
    try:
        plain()
    except BaseException:
        return 3


def failing_after_all():
    try:
        plain()
    except BaseException:
        raise ValueError("끝낼 생각이 없습니다") from None


# 좋은 코드라면 쓰지 않을 꼴이라 글로 둡니다.
SWALLOWING = {
    "swallowing": """
def endless():
    n = 0
    while True:
        try:
            n += 1
        except:
            pass
""",
    "swallowing_around_a_call": """
def endless():
    while True:
        try:
            busy()
        except BaseException:
            pass
""",
    "swallowing_twice_and_keeping_the_errors": """
def endless():
    kept = []
    while True:
        try:
            while True:
                try:
                    busy()
                except BaseException as error:
                    kept.append(error)
        except BaseException as error:
            kept.append(error)
""",
    # 반복 없이 부르기만 합니다. 첫 신호는 삼켜지므로 거듭되는 신호만이 끝낼 수 있습니다.
    "swallowing_in_branching_recursion": """
def endless(n=60):
    if n:
        try:
            endless(n - 1)
        except:
            pass
        try:
            endless(n - 1)
        except:
            pass
""",
    "continuing_in_finally": """
def endless():
    while True:
        try:
            busy()
        finally:
            continue
""",
}


def written(source):
    namespace = {"busy": busy}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # 3.14부터 finally 안의 continue
        exec(source, namespace)
    return namespace["endless"]


stubborn = written(SWALLOWING["swallowing_around_a_call"])

ENDLESS = {
    **{name: written(source) for name, source in SWALLOWING.items()},
    **{f.__name__: f for f in (
        plain, counting, over_an_iterator, swallowing_in_a_context_manager,
        in_a_generator_read_by_c, in_a_comprehension, in_a_callback_from_c, branching_recursion,
        answering_after_all, failing_after_all)},
}


def tools_in_use():
    if sys.version_info < (3, 12):
        return []
    return [i for i in range(6) if sys.monitoring.get_tool(i) is not None]


@pytest.mark.parametrize("endless", ENDLESS.values(), ids=ENDLESS)
def test_every_endless_loop_ends_and_leaves_nothing_behind(endless):
    before = _thread._count(), tools_in_use(), sys.gettrace(), sys.getprofile()
    start = time.perf_counter()
    with pytest.raises(TimeUp):
        Limit(STEPS).run(endless)
    assert time.perf_counter() - start < 5.3
    settled = time.perf_counter() + 1
    while _thread._count() > before[0] and time.perf_counter() < settled:
        time.sleep(0.01)  # 스레드는 자물쇠를 푼 다음 아주 잠깐 더 삽니다
    assert (_thread._count(), tools_in_use(), sys.gettrace(), sys.getprofile()) == before
    for _ in range(2000):  # 늦게 온 신호가 있다면 여기서 터집니다
        busy_less = sum(range(10))
    assert busy_less == 45


def test_a_result_comes_back():
    assert Limit(STEPS).run(lambda: 42) == 42


def test_an_error_of_the_call_comes_through():
    with pytest.raises(ZeroDivisionError):
        Limit(STEPS).run(lambda: 1 / 0)


def test_keyboard_interrupt_comes_through():
    def interrupted():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Limit(STEPS).run(interrupted)


@pytest.mark.parametrize("name", ["plain", "swallowing_in_branching_recursion"])
def test_keyboard_interrupt_wins_over_the_limit(name):
    def interrupted():
        try:
            ENDLESS[name]()
        finally:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Limit(STEPS).run(interrupted)


def test_recursion_is_told_apart():
    def deep():
        return deep()

    with pytest.raises(RecursionError):
        Limit(10 ** 6).run(deep)


def test_the_first_signal_leaves_time_to_clean_up():
    cleaned = []

    class Guard:
        def __enter__(self):
            return self

        def __exit__(self, *error):
            cleaned.append(busy())

    def guarded():
        with Guard():
            plain()

    with pytest.raises(TimeUp):
        Limit(STEPS).run(guarded)
    assert cleaned == [busy()]


def test_a_tracer_keeps_working():
    seen = []

    def tracer(frame, event, arg):
        seen.append(frame.f_code.co_name)
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        Limit(STEPS).run(busy)
        assert sys.gettrace() is tracer
    finally:
        sys.settrace(before)
    assert "busy" in seen


def test_several_calls_share_the_steps():
    limit = Limit(STEPS // 10)

    def again_and_again():
        while True:
            assert limit.run(busy) == busy()

    with pytest.raises(TimeUp):
        again_and_again()
    assert limit.steps <= 0


def test_slow_is_not_endless():
    """걸음이 적으면 오래 걸려도 됩니다. 느린 전화기, 바쁜 컴퓨터가 그렇습니다."""
    def slow():
        for _ in range(30):
            time.sleep(0.1)
        return "늦게 맞음"

    assert Limit(STEPS).run(slow) == "늦게 맞음"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="3.11은 걸음 대신 CPU 시간을 봅니다")
def test_the_same_work_takes_the_same_steps_everywhere():
    def work(n):
        return lambda: [busy() for _ in range(n)]

    limits = [Limit(STEPS), Limit(STEPS), Limit(STEPS)]
    for limit, n in zip(limits, (1, 101, 101), strict=True):
        limit.run(work(n))
    one, many, again = (STEPS - limit.steps for limit in limits)
    assert many == again
    assert many - one == 200  # 반복 한 번과 함수 부르기 한 번이 저마다 한 걸음


def test_the_clock_ends_what_takes_hardly_any_steps():
    def sleeping():
        while True:
            time.sleep(0.01)

    with pytest.raises(TimeUp):
        Limit(10 ** 9, seconds=0.2).run(sleeping)


def test_limits_nest():
    def outer():
        with pytest.raises(TimeUp):
            Limit(STEPS).run(stubborn)
        return "안쪽만 멈춤"

    assert Limit(10 ** 6).run(outer) == "안쪽만 멈춤"


def test_an_outer_limit_ends_an_inner_one():
    start = time.perf_counter()
    with pytest.raises(TimeUp):
        Limit(STEPS).run(lambda: Limit(10 ** 9).run(stubborn))
    assert time.perf_counter() - start < 10


def test_other_threads_are_left_alone():
    stop, survived = threading.Event(), []

    def work():
        while not stop.is_set():
            busy()
        survived.append(True)

    workers = [threading.Thread(target=work) for _ in range(5)]
    for worker in workers:
        worker.start()
    for _ in range(3):
        with pytest.raises(TimeUp):
            Limit(STEPS).run(stubborn)
    stop.set()
    for worker in workers:
        worker.join()
    assert survived == [True] * 5


@pytest.mark.quiet
def test_long_but_finite_work_is_not_slowed_down_much():
    def loop():
        total = 0
        for i in range(100_000):
            total += i
        return total

    def fastest(call):
        times = []
        for _ in range(5):
            start = time.perf_counter()
            assert call() == 4_999_950_000
            times.append(time.perf_counter() - start)
        return min(times)

    assert fastest(lambda: Limit(10 ** 6).run(loop)) < 40 * fastest(loop)
