"""셀 하나가 읽고, 새로 묶고, 고치는 이름을 구문 나무에서 알아냅니다.

- **묶기**(``x = …``, ``def``, ``import``): 앞의 값은 잊힙니다.
- **고치기**(``x[0] = …``, ``x += …``, ``net.forward(x)``): 묶인 것을 바꾸거나, 바꿀 수 있습니다.
- **부르기**(``train(net, x)``): 함수에 따라 인자를 고칠 수 있습니다. `book`이 가립니다.
- **속**: 함수의 몸이 읽고 고치는 것은, 그 함수를 쓰는 셀이 읽고 고치는 것입니다.

이름으로는 알 수 없는 셀(``exec``, ``globals()``, ``from … import *``)은 ``opaque``입니다.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

BUILTINS = frozenset(dir(builtins)) | {"__name__", "__file__", "display", "get_ipython"}
CONTAINERS = (ast.List, ast.Tuple, ast.Set, ast.Dict)
OPAQUE = frozenset({"exec", "eval", "globals", "locals", "vars", "__import__", "setattr",
                    "delattr"})  # fmt: skip
# 배열과 목록과 글을 바꾸지 않는 메서드
PURE_METHODS = frozenset({
    "all", "any", "argmax", "argmin", "argsort", "astype", "copy", "count", "cumsum", "dot",
    "endswith", "flatten", "format", "get", "index", "item", "items", "join", "keys", "lower",
    "max", "mean", "min", "nonzero", "prod", "ravel", "repeat", "replace", "reshape", "round",
    "split", "squeeze", "startswith", "std", "strip", "sum", "tobytes", "tolist", "transpose",
    "upper", "values", "var",
})  # fmt: skip


@dataclass
class Call:
    """인자를 건넨 부름: ``owner.word(args, …)``. 인자는 통째로 건넨 이름들입니다."""

    owner: str
    word: str
    args: list[set[str]]
    keywords: dict[str, set[str]]
    alone: bool = False  # 값을 쓰지 않고 부르기만 했는지


@dataclass
class Names:
    """셀 하나나 함수의 몸이 하는 일. 이름은 모두 그 밖에서 보이는 것입니다."""

    reads: set[str] = field(default_factory=set)
    writes: set[str] = field(default_factory=set)
    changes: set[str] = field(default_factory=set)
    calls: list[Call] = field(default_factory=list)
    code: set[str] = field(default_factory=set)  # 묶은 것 가운데 함수, 클래스, 모듈
    imports: set[str] = field(default_factory=set)  # 그 가운데 불러온 것
    inside: dict[str, Names] = field(default_factory=dict)  # 이름 → 거기에 든 함수의 속
    params: list[str] = field(default_factory=list)  # 함수의 속일 때
    aliases: dict[str, set[str]] = field(default_factory=dict)  # 이름 → 한 몸일 수 있는 이름들
    opaque: bool = False

    def take(self, inner: Names, hidden: Iterable[str] = ()) -> None:
        """부르는 함수의 속도 제 것으로 셈합니다. 그 인자와 ``hidden``은 밖의 이름이 아닙니다."""
        mine = {*inner.params, *hidden}
        self.reads |= inner.reads - mine
        self.changes |= inner.changes - mine
        self.calls += [Call(call.owner, call.word, [names - mine for names in call.args],
                            {word: names - mine for word, names in call.keywords.items()})
                       for call in inner.calls]


@lru_cache(maxsize=1024)
def names(source: str) -> Names:
    """`source`가 하는 일. 파이썬의 글이 아니면 ``SyntaxError``."""
    reader = Reader()
    reader.block(ast.parse(source).body)
    return reader.finish()


class Reader(ast.NodeVisitor):
    """문장을 차례로 읽습니다. ``own``은 함수의 변수, ``params``는 함수의 인자입니다."""

    def __init__(self, own: Iterable[str] = (), params: Iterable[str] = ()) -> None:
        self.found = Names(params=list(params))
        self.own = frozenset(own)
        self.used: set[str] = set()
        self.bodies: dict[str, set[str]] = {}  # 이름 → 한 몸일 수 있는 이름들
        self.held: dict[str, set[str]] = {}  # 이름 → 그 목록이나 사전에 든 이름들
        self.sure = True  # 갈래의 안이 아닌지

    def finish(self) -> Names:
        """제 안에서 만들어 쓴 함수의 속까지 제 것으로 셈합니다."""
        found = self.found
        for name in sorted(self.used & found.inside.keys()):
            found.take(found.inside[name], found.writes | self.own)
        found.reads |= found.changes - found.writes
        return found

    def block(self, body: Iterable[ast.AST], *, sure: bool = True) -> None:
        before, self.sure = self.sure, self.sure and sure
        for statement in body:
            self.visit(statement)
        self.sure = before

    # --- 이름 ---

    def bind(self, name: str) -> None:
        if name in self.own or name in self.found.params:  # 건넨 것은 그대로입니다
            return
        if self.sure:
            self.found.writes.add(name)
            self.found.code.discard(name)
        elif name not in self.found.writes:
            self.found.changes.add(name)

    def change(self, node: ast.expr) -> None:
        """``path.append(w)``는 목록을, ``path[0].sort()``는 목록에 든 것까지 고칩니다."""
        inner = node.value if isinstance(node, (ast.Attribute, ast.Subscript)) else node
        self.found.changes |= self.outer({root(node)}, deep=not isinstance(inner, ast.Name))

    def outer(self, found: set[str], *, deep: bool = True) -> set[str]:
        """밖에서 보이는 이름들. 제 이름은 그것과 한 몸인(또는 거기에 든) 밖의 이름으로 봅니다."""
        seen: set[str] = set()
        waiting = list(found)
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += self.bodies.get(name, ())
                waiting += self.held.get(name, ()) if deep else ()
        return seen - self.own - self.found.writes - BUILTINS - {""}

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.bind(node.id)
        elif node.id in OPAQUE:
            self.found.opaque = True
        elif node.id not in BUILTINS | self.own:
            self.used.add(node.id)
            if node.id not in self.found.writes:
                self.found.reads.add(node.id)

    # --- 묶고 고치는 문장 ---

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            self.store(target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)
            self.store(node.target, node.value)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self.store(node.target, node.value)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.visit(node.value)
        self.visit(ast.copy_location(as_load(node.target), node))
        self.change(node.target)

    def store(self, target: ast.expr, value: ast.expr | None) -> None:
        if isinstance(target, (ast.Tuple, ast.List)):
            paired = isinstance(value, (ast.Tuple, ast.List)) \
                and len(value.elts) == len(target.elts) \
                and not any(isinstance(part, ast.Starred) for part in target.elts)
            for k, part in enumerate(target.elts):
                self.store(part, value.elts[k] if paired else value)  # type: ignore[union-attr]
        elif isinstance(target, ast.Starred):
            self.store(target.value, value)
        elif isinstance(target, ast.Name):
            self.bind(target.id)
            if value is not None:
                into = self.held if isinstance(value, CONTAINERS) else self.bodies
                into.setdefault(target.id, set()).update(bodies(value) - {target.id})
            if value is not None and target.id not in self.own:
                self.found.aliases[target.id] = bodies(value) - {target.id}
                for inner in functions(value):
                    self.found.inside.setdefault(target.id, Names()).take(inner)
        else:  # x[0] = …, x.a = …
            self.visit(target)
            self.change(target)

    def visit_Delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            self.change(target)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in [*node.decorator_list, *node.args.defaults, *node.args.kw_defaults]:
            if part is not None:
                self.visit(part)
        self.define(node.name, function(node))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in [*node.decorator_list, *node.bases, *(word.value for word in node.keywords)]:
            self.visit(part)
        inner = Reader({part.id for part in ast.walk(node)
                        if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load)})
        inner.block(node.body)
        inside = inner.finish()
        for method in inside.inside.values():
            inside.take(method)
        self.found.reads |= inside.reads - self.found.writes - self.own  # 클래스의 몸은 바로 돕니다
        self.define(node.name, inside)

    def define(self, name: str, inside: Names) -> None:
        self.bind(name)
        self.found.code.add(name)
        self.found.inside[name] = inside

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for item in node.names:
            name = item.asname or item.name.split(".")[0]
            if name == "*":
                self.found.opaque = True
            else:
                self.bind(name)
                self.found.code.add(name)
                self.found.imports.add(name)

    visit_ImportFrom = visit_Import

    # --- 갈래와 반복: 안에서 묶은 것은 묶이지 않을 수도 있습니다 ---

    def visit_If(self, node: ast.If | ast.While) -> None:
        self.visit(node.test)
        self.block([*node.body, *node.orelse], sure=False)

    visit_While = visit_If

    def visit_For(self, node: ast.For) -> None:
        self.visit(node.iter)
        self.store(node.target, node.iter)
        # 빈 것을 도는 일은 드뭅니다. 도중에 건너뛰는 반복만 조심합니다.
        skips = any(isinstance(part, (ast.Break, ast.Continue)) for part in ast.walk(node))
        self.block(node.body, sure=not skips)
        self.block(node.orelse, sure=False)

    def visit_With(self, node: ast.With) -> None:
        for item in node.items:
            self.visit(item.context_expr)
            if item.optional_vars is not None:
                self.store(item.optional_vars, item.context_expr)
        self.block(node.body)

    def visit_Try(self, node: ast.Try) -> None:
        handlers = [part for one in node.handlers for part in [one.type, *one.body] if part]
        self.block([*node.body, *handlers, *node.orelse], sure=False)
        self.block(node.finalbody)

    def visit_Match(self, node: ast.Match) -> None:
        self.visit(node.subject)
        for case in node.cases:
            for part in ast.walk(case.pattern):
                for name in (getattr(part, "name", None), getattr(part, "rest", None)):
                    if name:
                        self.bind(name)
            self.block([part for part in [case.guard, *case.body] if part], sure=False)

    # --- 식 ---

    def visit_Expr(self, node: ast.Expr) -> None:
        self.visit(node.value)
        if isinstance(node.value, ast.Call) and self.found.calls:
            self.found.calls[-1].alone = True

    def visit_Call(self, node: ast.Call) -> None:
        if (magic := magic_code(node)) is not None:
            self.block(magic)
            return
        owner, word = root(node.func), last_word(node.func)
        self.found.opaque |= owner == "get_ipython"
        for part in ast.iter_child_nodes(node):
            self.visit(part)
        if isinstance(node.func, ast.Attribute) and word not in PURE_METHODS:
            self.change(node.func)
        self.found.calls.append(Call(
            owner, word, [self.outer(handed_over(part)) for part in node.args],
            {word.arg or "**": self.outer(handed_over(word.value)) for word in node.keywords}))

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.found.take(function(node), self.found.writes | self.own)

    def visit_ListComp(self, node: ast.ListComp) -> None:
        inside, self.own = self.own, self.own | stored(node)  # 안의 이름은 안에서만 삽니다
        self.generic_visit(node)
        self.own = inside

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp


def function(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> Names:
    """함수의 속. 인자와 변수는 제 것이고, ``global``은 밖의 것입니다."""
    body = node.body if isinstance(node.body, list) else [node.body]
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs,
                 *filter(None, (node.args.vararg, node.args.kwarg))]
    params = [one.arg for one in arguments]
    outer = {name for part in body for one in ast.walk(part) if isinstance(one, ast.Global)
             for name in one.names}
    defined = {one.name for part in body for one in ast.walk(part)
               if isinstance(one, (ast.FunctionDef, ast.ClassDef))}
    reader = Reader((set().union(*map(stored, body)) | defined) - outer - set(params), params)
    reader.sure = False  # 부를 때에야 묶습니다
    reader.block(body)
    found = reader.finish()
    for inner in found.inside.values():
        found.take(inner, reader.own)
    found.reads -= set(params)
    return found


def functions(*nodes: ast.AST) -> Iterable[Names]:
    """식이나 몸에 든 함수와 람다의 속."""
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Lambda):
                yield function(part)


def stored(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node)
            if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load)}


def root(node: ast.AST) -> str:
    """``net.layers[0].weight``의 ``net``. 이름에서 나오지 않은 것이면 빈 글."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def last_word(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def handed_over(node: ast.expr) -> set[str]:
    """통째로 건네는 이름. 셈한 값(``a + b``, ``f(a)``)은 새것이므로 뺍니다."""
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return set().union(*map(handed_over, node.elts))
    if isinstance(node, ast.Dict):
        return set().union(*map(handed_over, node.values))
    if isinstance(node, ast.IfExp):
        return handed_over(node.body) | handed_over(node.orelse)
    return {root(node)} - {""} - BUILTINS


def bodies(node: ast.expr) -> set[str]:
    """``w = net.weight``의 net처럼, 고치면 함께 바뀔 수 있는 이름. 부름은 인자를 담기도 합니다."""
    if isinstance(node, ast.Call):
        method = isinstance(node.func, ast.Attribute) and last_word(node.func) not in PURE_METHODS
        owner = {root(node.func)} - {""} if method else set()
        words = [word.value for word in node.keywords]
        return set().union(owner, *map(handed_over, [*node.args, *words])) - BUILTINS
    return handed_over(node)


def as_load(node: ast.expr) -> ast.expr:
    return ast.parse(ast.unparse(node), mode="eval").body


def magic_code(node: ast.Call) -> list[ast.stmt] | None:
    """``%time x = 1``처럼 IPython이 부름으로 바꾼 것 속의 파이썬."""
    if last_word(node.func) in ("run_line_magic", "run_cell_magic") and node.args:
        first, last = node.args[0], node.args[-1]
        if isinstance(first, ast.Constant) and first.value in ("time", "timeit") \
                and isinstance(last, ast.Constant):
            try:
                return ast.parse(str(last.value)).body
            except SyntaxError:
                return None
    return None
