"""오류를 우리말로: 까닭 한 줄을 먼저 적고, 읽는 이가 쓴 줄만 남깁니다.

라이브러리와 이 폴더의 줄은 빼고, 파이썬의 말은 맨 아래에 그대로 둡니다. 찾아볼 수 있어야 합니다.
"""

from __future__ import annotations

import re
import traceback
import unicodedata

# 파이썬의 말(정규식)과 우리말. 앞에 있는 것부터 봅니다. {0}, {1}에는 정규식의 묶음이 들어갑니다.
# 묶음 바로 뒤에는 조사를 두지 않습니다. 어떤 말이 올지 모르기 때문입니다.
LINES: dict[type[BaseException], list[tuple[str, str]]] = {
    SyntaxError: [
        (r"invalid (?:non-printable )?character", ""),  # letter()가 글자의 이름을 댑니다
        (r"'(.)' was never closed", "여는 괄호 {0} 하나가 닫히지 않았습니다."),
        (r"unmatched '(.)'", "닫는 괄호 {0} 하나에 짝이 없습니다."),
        (r"closing parenthesis '(.)' does not match opening parenthesis '(.)'",
         "여는 괄호 {1} 다음에 닫는 괄호 {0} 표가 왔습니다. 괄호의 짝을 맞추십시오."),
        (r"expected ':'", "줄의 끝에 쌍점(:)이 빠졌습니다."),
        (r"Perhaps you forgot a comma", "쉼표(,)가 빠진 것 같습니다."),
        (r"cannot assign to", "= 왼쪽에는 이름이 와야 합니다. 같은지 견주려면 ==를 씁니다."),
        (r"Maybe you meant '=='", "같은지 견줄 때는 =가 아니라 ==를 씁니다."),
        (r"unterminated .*string literal", "따옴표가 닫히지 않았습니다."),
        (r"expected an indented block", "쌍점(:) 다음 줄은 네 칸 들여 써야 합니다."),
        (r"unexpected indent", "들여 쓸 곳이 아닌데 들여 썼습니다. 앞줄과 맞추십시오."),
        (r"unindent does not match", "들여쓰기가 위의 어느 줄과도 맞지 않습니다."),
        (r"inconsistent use of tabs", "들여쓰기에 탭과 빈칸이 섞였습니다. 빈칸으로 맞추십시오."),
        (r"'(?:return|yield|await)' outside",
         "return과 yield는 함수(def) 안에서만 쓸 수 있습니다. 들여쓰기를 살펴보십시오."),
        (r"'(?:break|continue)' (?:outside|not properly)",
         "break와 continue는 반복(for, while) 안에서만 쓸 수 있습니다."),
        (r"positional argument follows keyword",
         "이름을 붙인 인자(k=1)는 붙이지 않은 인자 뒤에 와야 합니다."),
        (r"", "파이썬의 문법에 맞지 않습니다. 괄호, 쉼표, 쌍점, 따옴표를 살펴보십시오."),
    ],
    ModuleNotFoundError: [
        (r"No module named '([^'.]+)",
         "{0}: 이 페이지의 파이썬에 없는 라이브러리입니다. 있는 것은 NumPy, matplotlib, "
         "ipywidgets, companion과 파이썬의 표준 라이브러리입니다."),
    ],
    ImportError: [(r"cannot import name '(.+?)' from '(.+?)'",
                   "{0}: {1} 안에 없는 이름입니다. 철자를 살펴보십시오.")],
    NameError: [
        (r"name '(.+?)' is not defined",
         "{0}: 아직 없는 이름입니다. 철자를 살피거나, 그 이름을 만드는 셀을 먼저 실행하십시오."),
        (r"cannot access local variable '(.+?)'", "{0}: 함수 안에서 값을 넣기 전에 읽었습니다."),
    ],
    TypeError: [
        (r"'?ellipsis'?", "아직 채우지 않은 ...이 있습니다."),
        (r"(\w+)\(\) missing \d+ required .*?arguments?: (.+)",
         "함수 {0}: 인자 {1} 자리가 비었습니다."),
        (r"(\w+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+)",
         "함수 {0}: 받는 인자는 {1}개인데 {2}개를 주었습니다."),
        (r"(\w+)\(\) got an unexpected keyword argument '(.+?)'",
         "함수 {0}: {1}, 없는 인자입니다."),
        (r"can only concatenate str",
         '글과 수는 +로 이을 수 없습니다. f"손실 {{loss}}"처럼 쓰거나 str(loss)로 바꾸십시오.'),
        (r"unsupported operand type\(s\) for (\S+?):? '(.+?)' and '(.+?)'",
         "{0} 계산을 할 수 없는 두 값입니다. 왼쪽의 형은 {1}, 오른쪽의 형은 {2}."),
        (r"'NoneType' object",
         "값이 있어야 할 자리에 None이 있습니다. 함수가 return으로 값을 돌려주는지 살펴보십시오."),
        (r"'(.+?)' object is not callable",
         "함수가 아닌 것(형 {0})을 괄호로 불렀습니다. 함수와 같은 이름에 다른 값을 넣지 않았는지 "
         "살펴보십시오."),
        (r"'(.+?)' object is not subscriptable", "[ ]로 꺼낼 것이 없는 값(형 {0})입니다."),
        (r"'(.+?)' object is not iterable", "하나씩 꺼낼 수 없는 값(형 {0})입니다."),
    ],
    ValueError: [
        (r"array is too big|Maximum allowed dimension",
         "메모리가 모자랍니다. 더 작은 배열로 해 보십시오."),
        (r"operands could not be broadcast together with shapes (.+)",
         "모양이 맞지 않는 배열끼리 셈했습니다: {0}"),
        (r"matmul: .*mismatch.*\(size (\d+) is different from (\d+)\)",
         "행렬 곱에서는 앞의 열 수와 뒤의 행 수가 같아야 합니다. 앞은 {1}, 뒤는 {0}."),
        (r"shapes (.+?) and (.+?) not aligned", "곱할 수 없는 모양의 배열입니다: {0}, {1}"),
        (r"cannot reshape array of size (\d+) into shape (.+)",
         "값이 {0}개인 배열로 만들 수 없는 모양입니다: {1}"),
        (r"truth value of an array",
         "배열을 통째로 참이나 거짓으로 볼 수 없습니다. .any()나 .all()을 붙이십시오."),
        (r"(?:not enough|too many) values to unpack",
         "= 왼쪽에 있는 이름의 수와 오른쪽에 있는 값의 수가 다릅니다."),
    ],
    IndexError: [
        (r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
         "없는 자리({0}번)를 꺼냈습니다. {1}번 축에는 값이 {2}개이고, 번호는 0부터 셉니다."),
        (r"", "없는 자리를 꺼냈습니다. 번호는 0부터 셉니다."),
    ],
    KeyError: [(r"(.+)", "사전에 없는 열쇠입니다: {0}")],
    AttributeError: [(r"'(.+?)' (?:object )?has no attribute '(.+?)'",
                      "{1}: {0}에 없는 이름입니다. 철자를 살펴보십시오.")],
    ZeroDivisionError: [(r"", "0으로 나누었습니다.")],
    RecursionError: [(r"", "함수가 자기 자신을 너무 많이 불렀습니다. 멈추는 조건을 살펴보십시오.")],
    MemoryError: [(r"", "메모리가 모자랍니다. 더 작은 배열로 해 보십시오.")],
    AssertionError: [(r"^$", "assert 뒤의 식이 참이 아닙니다.")],
    SystemExit: [(r"", "exit()나 SystemExit로 셀을 끝냈습니다. 파이썬과 변수는 그대로 있습니다.")],
    KeyboardInterrupt: [(r"", "셀이 KeyboardInterrupt로 멈췄습니다.")],
}


def explain(error: BaseException) -> str:
    """까닭 한 줄과, 읽는 이가 쓴 줄만 남긴 파이썬의 말. 어떤 오류에도 예외를 내지 않습니다."""
    try:
        reason, text = because(error), trace(error)
    except BaseException:  # 제 글을 보이기를 거부하는 오류
        return f"{type(error).__name__}: 이 오류는 제 글을 읽을 수 없게 만들어져 있습니다."
    return f"{reason}\n\n{text}" if reason else text


def because(error: BaseException) -> str:
    """오류의 까닭을 우리말 한 줄로. 모르는 오류이면 빈 글."""
    if type(error).__name__ == "UsageError":  # IPython의 %마법
        return "이 페이지의 파이썬이 모르는 %명령입니다."
    message = str(error.msg if isinstance(error, SyntaxError) else error)
    if isinstance(error, SyntaxError) and (found := stray(error)):
        return letter(f"U+{ord(found):04X}")
    for kind in type(error).__mro__:
        for pattern, korean in LINES.get(kind, ()):
            if found := re.search(pattern, message):
                if not korean:
                    return letter(message)
                return korean.format(*(word or "" for word in found.groups()))
    return ""


def stray(error: SyntaxError) -> str:
    """수 바로 뒤에 붙은, 이름에 쓸 수 없는 글자. 파이썬 3.11.2는 그 글자를 대지 않습니다."""
    if "literal" not in str(error.msg) or not error.text or not error.offset:
        return ""
    found = re.match(r"[\w.]*([^\w\s\x00-\x7f])", error.text[error.offset - 1:])
    return found[1] if found else ""


def letter(message: str) -> str:
    """파이썬이 모르는 글자에 이름을 붙입니다."""
    code = re.search(r"U\+([0-9A-F]+)", message)
    if not code:
        return "파이썬이 모르는 글자가 있습니다."
    found = chr(int(code[1], 16))
    plain = unicodedata.normalize("NFKC", found)
    if found in "“”„‟«»":
        return f"둥근 따옴표 ‘{found}’가 있습니다. 곧은 따옴표 \"로 바꾸십시오."
    if found in "‘’":
        return f"둥근 작은따옴표 {found}가 있습니다. 곧은 작은따옴표 '로 바꾸십시오."
    if unicodedata.category(found) in ("Zs", "Cf", "Cc"):
        return f"눈에 보이지 않는 글자(U+{code[1]})가 있습니다. 그 자리를 지우고 다시 치십시오."
    if found in "×÷":
        return f"‘{found}’로는 셈할 수 없습니다. 곱하기는 *, 나누기는 /입니다."
    if found in "−–—":
        return f"빼기 부호가 아닌 글자 ‘{found}’가 있습니다. 키보드의 -로 바꾸십시오."
    if plain != found and plain.isascii():
        return f"전각 글자 ‘{found}’가 있습니다. 반각 {plain}로 바꾸십시오."
    return f"코드에 쓸 수 없는 글자 ‘{found}’(U+{code[1]})가 있습니다."


def trace(error: BaseException) -> str:
    """읽는 이가 쓴 줄만 남긴 자취."""
    told = traceback.TracebackException.from_exception(error)
    chain: list[traceback.TracebackException | None] = [told]
    seen: set[int] = set()
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
