"""슬라이더: 정적 페이지에 실릴 HTML, 노트북에 남는 것, 거절하는 입력."""

from __future__ import annotations

import base64
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from bs4 import BeautifulSoup
from matplotlib import pyplot as plt
from PIL import Image

from companion.explore import explore

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = """<b>"&'</script><!--"""


def draw(red: float, blue: int = 0, error: bool = False) -> plt.Figure:
    """바탕색이 값을 말하는 작은 그림."""
    fig = plt.figure(figsize=(1.2, 1), facecolor=(red, 0, blue))
    if error:
        raise ValueError(HOSTILE)
    fig.set_label(f"빨강은\n{red} {HOSTILE}")
    return fig


@pytest.fixture
def static(monkeypatch):
    monkeypatch.setenv("COMPANION_STATIC", "1")


def page(shown) -> BeautifulSoup:
    bundle = shown._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    return BeautifulSoup(bundle["text/html"], "html.parser")


def pixels(src: str) -> np.ndarray:
    head, _, data = src.partition(",")
    assert head == "data:image/png;base64"
    with Image.open(io.BytesIO(base64.b64decode(data))) as image:
        return np.asarray(image)


def frames_of(html: BeautifulSoup) -> list[dict]:
    (script,) = html.select("figure.explore > script.explore-frames")
    assert script["type"] == "application/json"
    return json.loads(script.string)


@pytest.mark.usefixtures("static")
def test_holds_every_frame_in_c_order():
    html = page(explore(draw, red=[0, 1], blue=[0, 1, 0.5][:2], labels={"red": "빨강 r"}))
    colours = [pixels(frame["src"])[0, 0].tolist() for frame in frames_of(html)]
    assert colours == [[0, 0, 0], [0, 0, 255], [255, 0, 0], [255, 0, 255]]
    assert frames_of(html)[1]["caption"] == f"빨강 r = 0, blue = 1: 빨강은 0 {HOSTILE}"
    assert all(set(frame) == {"src", "caption"} for frame in frames_of(html))


@pytest.mark.usefixtures("static")
def test_controls_say_what_they_are():
    html = page(explore(draw, red=[0, 0.5, 1], blue=[0, 1], labels={"red": f"빨강 {HOSTILE}"}))
    red, blue = html.select("figure.explore input[type=range]")
    assert (red["min"], red["max"], red["step"], red["value"]) == ("0", "2", "1", "1")
    assert json.loads(red["data-labels"]) == ["0", "0.5", "1"]
    assert (red["aria-valuetext"], blue["aria-valuetext"]) == ("0.5", "1")
    for control, name, value in ((red, f"빨강 {HOSTILE}", "0.5"), (blue, "blue", "1")):
        assert html.select_one(f'label[for="{control["id"]}"]').text == name
        assert html.select_one(f'output[for="{control["id"]}"]').text == value


@pytest.mark.usefixtures("static")
def test_first_frame_reads_without_javascript():
    html = page(explore(draw, red=[0, 0.5, 1], blue=[0, 1], start={"red": 1, "blue": 0}))
    (image,) = html.select("figure.explore > img")
    first = frames_of(html)[4]
    assert image["src"] == first["src"]
    assert (image["width"], image["height"]) == ("120", "100")
    assert image["alt"] == first["caption"] == html.select_one("figcaption").text
    assert first["caption"].startswith("red = 1, blue = 0: ")
    assert html.select_one("figcaption")["aria-live"] == "polite"


@pytest.mark.usefixtures("static")
def test_ids_are_unique_on_the_page_and_the_same_in_every_build():
    first, again = (page(explore(draw, red=[0, 1])) for _ in range(2))
    others = [
        page(explore(draw, red=[0, 1], labels={"red": "빨강"})),
        page(explore(draw, red=[0, 1], start={"red": 0})),
        page(explore(draw, red=[0, 1], blue=[0])),
    ]
    ids = [[tag["id"] for tag in html.select("[id]")] for html in (first, again, *others)]
    assert ids[0] == ids[1]
    distinct = [each for on_page in ids[1:] for each in on_page]
    assert len(set(distinct)) == len(distinct)


@pytest.mark.usefixtures("static")
def test_an_error_is_one_frame_of_the_same_size():
    html = page(explore(draw, red=[0, 0.5, 1], error=[True, False], start={"error": True}))
    frames = frames_of(html)
    assert [frame.get("error", False) for frame in frames] == [True, False] * 3
    assert {pixels(frame["src"]).shape for frame in frames} == {(200, 240, 3)}  # 두 배 촘촘히
    named = "red = 0.5, error = 켬: 그리지 못했습니다. ValueError: "
    assert frames[2]["caption"] == named + HOSTILE
    assert "빨강은 0.5" in frames[3]["caption"]


@pytest.mark.usefixtures("static")
def test_frames_of_different_sizes_are_refused_by_name():
    with pytest.raises(ValueError, match=r"^inches = 4: .*\(300, 300\).*\(400, 300\)"):
        explore(lambda inches: plt.figure(figsize=(inches, 3)), inches=[4, 3])


@pytest.mark.usefixtures("static")
def test_no_figure_stays_open():
    before = plt.get_fignums()
    explore(draw, red=[0, 1], error=[True, False])
    assert plt.get_fignums() == before


NOTEBOOK = """
import json, sys
import nbformat
from nbclient import NotebookClient

cell = '''
from matplotlib import pyplot as plt
from companion.explore import explore

def draw(k):
    fig, ax = plt.subplots()
    ax.set_title("한글 −1")
    if k == 2:
        raise ValueError
    return fig

explore(draw, k=[0, 1, 2])
'''
cells = [nbformat.v4.new_code_cell(source) for source in (cell, "plt.plot([0, 1]);")]
notebook = nbformat.v4.new_notebook(cells=cells)
NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
outputs = [[sorted(output.get("data", [output.get("text")])) for output in cell.outputs]
           for cell in notebook.cells]
print(json.dumps([outputs, "widgets" in notebook.metadata]))
"""


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("", "application/vnd.jupyter.widget-view+json"), ("1", "text/html")],
    ids=["live", "static"],
)
def test_a_notebook_shows_it_once_and_the_next_figure_too(mode, kind):
    run = subprocess.run(
        [sys.executable, "-c", NOTEBOOK],
        env={**os.environ, "PYTHONPATH": str(ROOT), "COMPANION_STATIC": mode},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    outputs, has_widgets = json.loads(run.stdout)
    assert outputs == [[sorted([kind, "text/plain"])], [["image/png", "text/plain"]]]
    assert has_widgets == (mode == "")


def never(**values):
    raise AssertionError("거절할 입력으로 그리기 시작했습니다")


def wants(a, b=0):
    never()


BAD = [
    (TypeError, "draw: 함수가 필요합니다. 받은 것: None", None, {"a": [1]}),
    (ValueError, "grid: 이름=값의 목록이 하나 이상 필요합니다", never, {}),
    (ValueError, "a: 값이 하나 이상 있는 목록이 필요합니다. 받은 것: []", never, {"a": []}),
    (ValueError, "a: 값이 하나 이상 있는 목록이", never, {"a": range(0)}),
    (ValueError, "a: 값이 하나 이상 있는 목록이", never, {"a": np.array([])}),
    (ValueError, "a: 1차원 배열이 필요합니다. 받은 것: 모양 (2, 2)", never, {"a": np.eye(2)}),
    (TypeError, "a: 값의 목록(리스트, 튜플, range, 1차원 배열)이", never, {"a": "abc"}),
    (TypeError, "a: 값의 목록(리스트, 튜플, range, 1차원 배열)이", never, {"a": 3}),
    (TypeError, "a: 값의 목록(리스트, 튜플, range, 1차원 배열)이", never, {"a": {1, 2}}),
    (TypeError, "a: 값의 목록", never, {"a": (k for k in range(3))}),
    (ValueError, "a: 서로 다른 값이 필요합니다. 여러 번 나온 값: 0.1", never, {"a": [0.1, 2, 0.1]}),
    (ValueError, "grid: 조합이 1,000개 이하여야 합니다. 받은 것: a 100개 × b 100개 = 10,000개",
     never, {"a": range(100), "b": range(100)}),
    (ValueError, "grid: 조합이 1,000개 이하여야", never, {"a": range(10**12)}),
    (TypeError, "c: draw가 받는 이름(a, b)이 필요합니다", wants, {"a": [1], "c": [1]}),
    (TypeError, "a: draw에 필요한 인자입니다", wants, {"b": [1]}),
    (TypeError, "labels: {인자 이름: 값} 사전이 필요합니다", never, {"a": [1], "labels": ["가"]}),
    (ValueError, "labels: 슬라이더에 있는 이름(a)이", never, {"a": [1], "labels": {"b": "나"}}),
    (TypeError, "labels['a']: 문자열이 필요합니다", never, {"a": [1], "labels": {"a": 3}}),
    (TypeError, "start: {인자 이름: 값} 사전이 필요합니다", never, {"a": [1], "start": [1]}),
    (ValueError, "start: 슬라이더에 있는 이름(a)이", never, {"a": [1], "start": {"b": 1}}),
    (ValueError, "start['a']: 목록에 있는 값(1, 2)이 필요합니다. 받은 것: 3 (int)",
     never, {"a": [1, 2], "start": {"a": 3}}),
]


@pytest.mark.parametrize("mode", ["", "1"], ids=["live", "static"])
@pytest.mark.parametrize(("error", "says", "draw", "grid"), BAD)
def test_refuses_before_drawing(monkeypatch, mode, error, says, draw, grid):
    monkeypatch.setenv("COMPANION_STATIC", mode)
    with pytest.raises(error) as caught:
        explore(draw, **grid)
    assert caught.type is error
    assert str(caught.value).startswith(says)


@pytest.mark.parametrize("mode", ["", "1"], ids=["live", "static"])
@pytest.mark.parametrize(
    ("result", "hint"),
    [(lambda: None, "return fig가"), (lambda: plt.figure().add_subplot(), "return ax.figure"),
     (lambda: "그림", "'그림' (str)")],
)
def test_draw_must_return_a_figure(monkeypatch, mode, result, hint):
    monkeypatch.setenv("COMPANION_STATIC", mode)
    before = plt.get_fignums()
    with pytest.raises(TypeError, match="draw가 Figure를 돌려주지 않았습니다") as caught:
        explore(lambda a: result(), a=[1, 2])
    assert hint in str(caught.value)
    assert plt.get_fignums() == before
