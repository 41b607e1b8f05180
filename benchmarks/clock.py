"""번갈아 재기: 한 번에 하나씩 돌아가며 재어, 기계가 느려지는 때가 모두에게 고르게 걸리게 합니다."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def medians(contestants: Mapping[str, Callable[[], object]], *, rounds: int,
            repeats: int = 1) -> dict[str, float]:
    """이름마다 한 번 부르는 데 든 시간(초)의 중앙값. 저마다 한 번은 몸풀기로 버립니다.

    다른 프로그램에 밀려난 동안은 세지 않는, 이 프로세스가 실제로 쓴 시간입니다. 한 바퀴에서는
    저마다 ``repeats``번 잇달아 불러, 캐시가 서로 밀려난 첫 번째의 몫을 줄입니다.
    """
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for run in contestants.values():
        run()
    for _ in range(rounds):
        for name, run in contestants.items():
            for _ in range(repeats):
                start = time.process_time()
                run()
                times[name].append(time.process_time() - start)
    return {name: statistics.median(seconds) for name, seconds in times.items()}
