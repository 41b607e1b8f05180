"""README의 보기는 적힌 그대로 돌고, 적힌 수가 나옵니다."""

from __future__ import annotations

import re
from pathlib import Path

README = (Path(__file__).resolve().parents[1] / "README.md").read_text()


def test_the_example_prints_what_it_says(capsys):
    example = re.search(r"```python\n(.*?)```", README, re.S)[1]
    expected = re.search(r"```text\n(.*?)```", README, re.S)[1]
    exec(compile(example, "README.md", "exec"), {})
    assert capsys.readouterr().out == expected


def test_every_picture_and_link_is_there():
    root = Path(__file__).resolve().parents[1]
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (root / target).is_file(), target
