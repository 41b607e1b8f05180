"""어느 셀을 실행해야 하는가: 셀들이 주고받는 값의 차례와, 지금의 파이썬에 있는 값의 내력.

쪽의 셀은 위에서 아래로 한 번씩 실행했을 때와 같은 값을 보아야 합니다. 그래서 셀 하나를 실행할 때는
그것이 읽는 값을 만든 셀만, 그것도 아직 없거나 옛것일 때만 먼저 실행합니다.

셀의 **판**은 제 글과 제가 읽는 값들의 판에서 나온 지문입니다. 위의 셀을 고치면 그 값을 쓰는 아래의
판이 모두 달라지므로, 실행한 때의 판과 견주면 무엇이 옛것인지 알 수 있습니다.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

from live.python.names import Call, Names, names

AMBIENT = "*"  # 이름 없이 이어지는 것: 글꼴, 난수의 씨앗, 출력의 꼴
# 인자를 고치는 자리(차례와 이름). 여기 있는 것은 나머지 인자를 고치지 않습니다.
CHANGED: dict[str, tuple[int | str, ...]] = {
    "train": (0, 2, "model", "optimizer", "rng"), "update": (0, "parameters"),
    **dict.fromkeys((
        "accuracy", "backward", "check", "explore", "forward", "grad", "hint", "predict",
        "value", "add", "append", "extend", "insert", "annotate", "axhline", "axvline",
        "axhspan", "axvspan", "bar", "barh", "contour", "contourf", "errorbar", "fill_between",
        "hist", "imshow", "legend", "loglog", "pcolormesh", "plot", "quiver", "scatter",
        "semilogx", "semilogy", "set", "step", "text",
    ), ()),
}  # fmt: skip
# 인자를 고치지 않는 함수와 모듈
PURE = frozenset({
    "abs", "all", "any", "bool", "callable", "dict", "display", "divmod", "enumerate", "float",
    "format", "frozenset", "getattr", "hasattr", "hash", "id", "int", "isinstance",
    "issubclass", "len", "list", "map", "max", "min", "pow", "print", "range", "repr",
    "reversed", "round", "set", "slice", "sorted", "str", "sum", "tuple", "type", "zip",
})  # fmt: skip
PURE_MODULES = frozenset({"np", "numpy", "math", "plt"})
IN_PLACE = frozenset({"copyto", "put", "place", "putmask", "fill_diagonal", "shuffle"})
# 홀로 부르면 파이썬 전체의 꼴을 바꾸는 것
SETTING = frozenset({"seed", "seterr", "set_printoptions", "use", "rc", "update", "simplefilter",
                     "filterwarnings"})  # fmt: skip
SHOWING = ("plot_", "show_", "assert_", "check", "print", "display", "hint", "explore")


class Book:
    """쪽의 셀들. ``first``는 지은이의 글, ``sources``는 지금의 글입니다."""

    def __init__(self, first: Sequence[str],
                 transform: Callable[[str], str] = lambda source: source) -> None:
        self.first = list(first)
        self.sources = list(first)
        self.transform = transform
        self.history: dict[str, list[tuple[int, str]]] = {}  # 이름 → 지금 값을 만든 (셀, 판)들
        self.unnamed: list[tuple[int, str]] = []  # 무엇을 고쳤는지 모르는, 실행한 (셀, 판)들
        self.ran: dict[int, str] = {}  # 셀 → 실행한 때의 판
        self.refresh(self.sources)

    def refresh(self, sources: Sequence[str]) -> None:
        """읽는 이가 고친 글을 받습니다."""
        self.sources = list(sources)
        self.cells = [self._names(k) for k in range(len(self.sources))]
        self._chains: dict[tuple[int, str], list[int]] = {}
        self._effects: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._versions: dict[int, str] = {}
        for k in range(len(self.cells)):
            self._effects[k] = self._resolve(k)

    def _names(self, k: int) -> Names:
        """파이썬의 글이 아닌 셀은 실행되지 않으므로, 지은이의 글이 하던 일을 하는 것으로 봅니다."""
        for source in (self.sources[k], self.first[k]):
            try:
                return names(self.transform(source))
            except Exception:
                continue
        return Names()

    # --- 값의 차례 ---

    def chain(self, cell: int, name: str) -> list[int]:
        """`cell`이 볼 `name`의 값을 만드는 셀들: 묶은 셀과, 그 뒤로 고친 셀들."""
        key = (cell, name)
        if key not in self._chains:
            found: list[int] = []
            for k in range(cell - 1, -1, -1):
                if name in self.cells[k].writes:
                    found.append(k)
                    break
                if name in self._effects[k][1] or self.cells[k].opaque:
                    found.append(k)
            self._chains[key] = found[::-1]
        return self._chains[key]

    def reads(self, cell: int) -> frozenset[str]:
        return self._effects[cell][0]

    def changes(self, cell: int) -> frozenset[str]:
        """`cell`이 고치거나 고쳤을 수 있는, 다른 셀의 이름."""
        return self._effects[cell][1]

    def _maker(self, cell: int, name: str) -> Names | None:
        """`name`을 묶은, `cell` 위의 가장 가까운 셀."""
        return next((self.cells[k] for k in range(cell - 1, -1, -1)
                     if name in self.cells[k].writes), None)

    def _resolve(self, cell: int) -> tuple[frozenset[str], frozenset[str]]:
        own = self.cells[cell]
        reads, changes = {AMBIENT}, set(own.changes)
        calls, waiting = list(own.calls), list(own.reads)
        while waiting:  # 읽는 함수의 속까지 읽습니다
            name = waiting.pop()
            if name in reads:
                continue
            reads.add(name)
            maker = self._maker(cell, name)
            if maker and name in maker.inside:
                inner = Names()
                inner.take(maker.inside[name])
                waiting += inner.reads
                changes |= inner.changes
                calls += inner.calls
        for call in calls:
            changes |= self._changed_by(cell, call)
        changes = {name for name in changes if name == AMBIENT or not self._is_code(cell, name)}
        for name in list(changes):  # 한 몸인 것도 함께 바뀝니다
            changes |= self._one_body(cell, name)
        return frozenset(reads | changes), frozenset(changes - own.writes)

    def _is_code(self, cell: int, name: str) -> bool:
        maker = self._maker(cell, name)
        return maker is not None and name in maker.code

    def _one_body(self, cell: int, name: str) -> set[str]:
        found: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            maker = self._maker(cell, one)
            for other in maker.aliases.get(one, ()) if maker else ():
                if other not in found and not self._is_code(cell, other):
                    found.add(other)
                    waiting.append(other)
        return found

    def _changed_by(self, cell: int, call: Call, depth: int = 0) -> set[str]:
        """부름이 고칠 수 있는 인자들."""
        handed: list[tuple[int | str, set[str]]] = [*enumerate(call.args), *call.keywords.items()]
        everything = set().union(*(found for _, found in handed))

        def at(places: Iterable[int | str]) -> set[str]:
            return set().union(*(found for place, found in handed if place in places))

        own = self.cells[cell]
        maker = own if call.owner in own.writes else self._maker(cell, call.owner)
        imported = maker is not None and call.owner in maker.imports
        alone = call.alone and imported and not everything
        if alone and (call.owner != "plt" or call.word in SETTING):
            return set() if call.word.startswith(SHOWING) else {AMBIENT}
        if not everything:
            return set()
        if call.word in CHANGED:
            return at(CHANGED[call.word])
        if call.word in IN_PLACE:
            return everything
        if (call.owner == call.word and call.word in PURE) or call.owner in PURE_MODULES:
            return at(["out"])
        if imported:  # 불러온 함수가 고치는 것은 난수 발생기뿐입니다
            return at(["rng"]) | {name for name in everything if "rng" in name}
        if maker and call.owner == call.word in maker.inside and depth < 4:
            inner = maker.inside[call.word]
            changed = inner.changes.union(*(self._changed_by(cell, one, depth + 1)
                                            for one in inner.calls))
            return at([place for k, name in enumerate(inner.params) if name in changed
                       for place in (k, name)])
        return everything

    # --- 판과 내력 ---

    def version(self, cell: int) -> str:
        """제 글과, 읽는 값들의 판에서 나온 지문."""
        if cell not in self._versions:
            above = range(cell) if self.cells[cell].opaque else sorted(
                {k for name in self.reads(cell) for k in self.chain(cell, name)})
            parts = [self.sources[cell], *(self.version(k) for k in above)]
            self._versions[cell] = hashlib.sha1("\0".join(parts).encode()).hexdigest()[:12]
        return self._versions[cell]

    def plan(self, goal: int) -> list[int]:
        """`goal`을 실행하기 전에 실행할 셀들을 차례로."""
        wanted: set[int] = set()
        checked: set[int] = set()

        def ask(cell: int) -> None:
            if cell in checked:
                return
            checked.add(cell)
            if self.cells[cell].opaque:
                for k in range(cell):
                    if self.ran.get(k) != self.version(k):
                        want(k)
            for name in self.reads(cell):
                chain = self.chain(cell, name)
                if not self._holds(name, chain, cell) or wanted & set(chain):
                    for k in chain:
                        want(k)

        def want(cell: int) -> None:
            wanted.add(cell)
            ask(cell)

        before = -1
        while before != len(wanted):  # 다시 묶은 값은, 그 뒤로 고친 셀도 다시 거칩니다
            before = len(wanted)
            checked.clear()
            ask(goal)
            for cell in sorted(wanted):
                ask(cell)
        wanted.discard(goal)
        return sorted(wanted)

    def _holds(self, name: str, chain: Iterable[int], cell: int) -> bool:
        """지금의 값이 `chain`을 차례로 거친 것인지. 같은 셀을 거듭 거친 것도 좋습니다."""
        wanted = [(k, self.version(k)) for k in chain]
        actual = self.history.get(name, self.unnamed)
        allowed = {*wanted, (cell, self.version(cell))}
        left = iter(actual)
        return all(step in left for step in wanted) and allowed.issuperset(actual)

    def record(self, cell: int, *, ok: bool) -> None:
        """`cell`을 실행했습니다. 도중에 그친 것의 판은 어느 것과도 다릅니다."""
        version = self.version(cell) if ok else ""
        self.ran[cell] = version
        touched: Iterable[str] = self.changes(cell)
        if self.cells[cell].opaque:
            touched = [*self.history]
            self.unnamed = self._again(self.unnamed, cell, version)
        for name in touched:
            steps = self.history.get(name, self.unnamed)
            self.history[name] = [*steps, (cell, version)] if self._maker(cell, name) \
                else self._again(steps, cell, version)
        for name in self.cells[cell].writes:
            self.history[name] = [(cell, version)]

    @staticmethod
    def _again(steps: Iterable[tuple[int, str]], cell: int, version: str) -> list[tuple[int, str]]:
        """묶는 셀이 없어 처음부터 다시 할 수 없는 것: 같은 셀의 새 판이 옛 판을 갈음합니다."""
        return [*(step for step in steps if step[0] != cell), (cell, version)]

    def stale(self) -> list[int]:
        """실행했지만, 그 뒤로 위의 글이 바뀌어 지금 다시 하면 다를 수 있는 셀들."""
        return [k for k, version in self.ran.items() if version not in ("", self.version(k))]
