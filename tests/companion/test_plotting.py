"""그림: 한글이 깨지지 않고, 약속한 색과 표식으로, 보여 줄 값을 보여 줍니다."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
import warnings
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from matplotlib import font_manager
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb

from companion import plotting
from companion.graph import Value
from companion.perceptron import Perceptron
from companion.plotting import (
    BACKWARD,
    CLASS_COLORS,
    CLASS_MARKERS,
    FORWARD,
    figure,
    plot_activation_histograms,
    plot_decision_boundary,
    plot_function,
    plot_graph,
    plot_history,
    plot_network,
    plot_path,
    show_digits,
    use_korean_font,
)
from companion.training import History

ROOT = Path(__file__).resolve().parents[2]
KOREAN = "학습률 η = −0.1, 손실 ∂L/∂w₁"
NAN = float("nan")

X = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
T = np.array([0, 0, 0, 1])
AND = Perceptron([0.5, 0.5], -0.7)
HISTORY = History(
    epoch_loss=[0.9, 0.5, 0.3], epoch_accuracy=[0.4, 0.7, 0.9], val_loss=[0.9, 0.6, 0.7],
    val_accuracy=[0.4, 0.6, 0.6],
)
DIVERGED = History(epoch_loss=[0.9, 80.0], diverged_at=33)
PATH = np.array([[-7.0, 2.0], [-6.0, -1.5], [-5.0, 1.0], [1e300, np.inf]])
LONG_SUM = sum(map(Value, range(31)), Value(0))
DIGITS = np.random.default_rng(0).uniform(0, 255, (12, 784)).astype(np.uint8)


def apples() -> Value:
    """두 묶음의 과일값에 세금을 곱한 715원."""
    apple, orange, tax = Value(100, "사과값"), Value(150, "귤값"), Value(1.1, "세율 η")
    total = (apple * Value(2, "사과 수") + orange * Value(3, "귤 수")) * tax
    total.backward()
    return total


def bowl(w):
    return w[0] ** 2 / 20 + w[1] ** 2


# 그림 함수마다 한글을 넣어 그리는 법
DRAWINGS = {
    "plot_function": lambda ax: plot_function(
        [np.tanh, np.cos], labels=[KOREAN, "도함수"], xlabel=KOREAN, ylabel="출력", ax=ax
    ),
    "plot_decision_boundary": lambda ax: plot_decision_boundary(
        AND, X, T, test=(X - 0.1, T), names=["불합격", KOREAN], xlabel=KOREAN, ax=ax
    ),
    "plot_network": lambda ax: plot_network(
        [2, 3, 1], layer_labels=["입력", "은닉", KOREAN], bias=True, ax=ax
    ),
    "plot_history": lambda ax: plot_history({KOREAN: HISTORY, "모멘텀": DIVERGED}, ax=ax),
    "plot_path": lambda ax: plot_path(
        bowl, {KOREAN: PATH}, x_range=(-8, 8), y_range=(-3, 3), minimum=(0, 0), ax=ax
    ),
    "plot_activation_histograms": lambda ax: plot_activation_histograms(
        [np.linspace(-1, 1, 99), np.zeros(99)], labels=["첫 층", KOREAN], ax=ax
    ),
    "plot_graph": lambda ax: plot_graph(apples(), ax=ax),
    "show_digits": lambda ax: show_digits(
        DIGITS, np.arange(12) % 10, predictions=np.arange(12) % 7, ax=ax
    ),
}


@pytest.fixture(autouse=True)
def _fresh_settings():
    with matplotlib.rc_context():
        matplotlib.use("Agg")
        yield
    plt.close("all")


def pixels(ax: Axes) -> np.ndarray:
    ax.figure.canvas.draw()
    return np.asarray(ax.figure.canvas.buffer_rgba())[..., :3]


def colour_at(ax: Axes, x: float, y: float) -> str:
    """그림에서 자료 좌표 (x, y)에 칠해진 색."""
    image = pixels(ax)
    column, row = ax.transData.transform((x, y))
    return to_hex(image[image.shape[0] - 1 - int(row), int(column)] / 255)


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.get_legend().get_texts()]


# 모든 그림 함수


def test_every_function_that_draws_is_tried():
    public = {name for name in plotting.__all__ if inspect.isfunction(getattr(plotting, name))}
    assert public - {"figure", "use_korean_font"} == set(DRAWINGS)


@pytest.mark.parametrize("name", DRAWINGS)
def test_draws_korean_without_a_box(name):
    matplotlib.rcdefaults()  # 글꼴이 걸려 있지 않아도
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # 네모로 찍힐 글자는 경고를 냅니다.
        ax = DRAWINGS[name](None)
        image = pixels(ax)
    assert isinstance(ax, Axes)
    assert (image < 200).any()
    assert (image[0] == 255).all(), "바탕은 흰색이어야 합니다"


def test_a_box_would_be_noticed():
    matplotlib.rcdefaults()
    plt.figure().text(0, 0, KOREAN)
    with pytest.warns(UserWarning, match="missing from"):
        plt.gcf().canvas.draw()


@pytest.mark.parametrize("name", DRAWINGS)
def test_draws_on_the_given_axes_only(name):
    _, axes = figure(columns=2)
    assert DRAWINGS[name](axes[1]) is axes[1]
    assert not axes[0].has_data()
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize("name", DRAWINGS)
def test_ax_must_be_axes(name):
    with pytest.raises(TypeError, match=r"^ax: matplotlib의 좌표축\(Axes\) 하나가"):
        DRAWINGS[name](figure(columns=2)[1])


# 글꼴과 모양


def test_font_can_be_set_at_any_time():
    matplotlib.rcParams.update({"font.family": "serif", "axes.unicode_minus": False})
    fig, ax = plt.subplots()
    ax.plot([-1, 1])
    fig.canvas.draw()
    assert use_korean_font() == "Companion Sans KR"
    plot_function(np.tanh, xlabel=KOREAN, ax=ax).set_title(r"$\mathrm{손실} = -x_1$")
    fig.canvas.draw()
    after, after_ax = plt.subplots()
    after_ax.plot([-2, -1])
    after.canvas.draw()
    assert "\N{MINUS SIGN}2.0" in [tick.get_text() for tick in after_ax.get_yticklabels()]


def test_font_is_registered_once():
    for _ in range(3):
        use_korean_font()
    ours = [entry for entry in font_manager.fontManager.ttflist if "Companion" in entry.name]
    assert len(ours) == 1


def test_korean_letters_come_from_the_bundled_font():
    use_korean_font()
    found = font_manager.findfont(font_manager.FontProperties(family=use_korean_font()))
    assert Path(found).parent == ROOT / "companion" / "fonts"


def test_a_new_python_needs_nothing_else():
    code = rf"""
import matplotlib
matplotlib.use("Agg")
from matplotlib import pyplot as plt
from companion.plotting import use_korean_font
use_korean_font()
plt.title({KOREAN!r})
plt.xlabel(r"$\mathcal{{L}} = \mathtt{{x}}\,\mathbf{{w}}$")
plt.gcf().canvas.draw()
"""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == "", "없는 글꼴을 찾습니다"


def test_own_settings_are_kept():
    use_korean_font()
    matplotlib.rcParams["font.size"] = 20
    plot_function(np.tanh)
    assert matplotlib.rcParams["font.size"] == 20


@pytest.mark.parametrize(
    ("width", "shape"), [("full", (280, 640)), ("half", (260, 360)), ((5, 2), (200, 500))]
)
def test_figure_sizes(width, shape):
    fig, ax = figure(width)
    assert pixels(ax).shape[:2] == shape
    assert fig is ax.figure


def test_several_axes():
    _, axes = figure(rows=2, columns=3, sharey=True)
    assert axes.shape == (2, 3)


def test_classes_differ_without_colour():
    assert len(set(CLASS_MARKERS)) == len(CLASS_MARKERS) == len(CLASS_COLORS)


# 함수의 그래프


def test_function_and_derivative_keep_their_colours():
    ax = plot_function([np.square, lambda x: 2 * x], (-3, 3), labels=["함수", "도함수"])
    curve, slope = ax.get_lines()[-2:]
    assert (curve.get_color(), slope.get_color()) == (FORWARD, BACKWARD)
    assert curve.get_linestyle() != slope.get_linestyle()
    np.testing.assert_allclose(slope.get_ydata(), 2 * slope.get_xdata())
    assert (ax.get_xlim(), texts(ax)) == ((-3, 3), ["함수", "도함수"])


def test_function_of_infinite_value_is_cut():
    with np.errstate(divide="ignore"):
        ax = plot_function(lambda x: 1 / x, (-1, 1), points=3)
    assert np.isnan(ax.get_lines()[-1].get_ydata()[1])


def test_constant_function_may_return_a_number():
    assert plot_function(lambda x: 3, (0, 1)).get_lines()[-1].get_ydata().tolist() == [3] * 401


# 결정 경계


def tint(k: int) -> str:
    return to_hex([0.75 + channel / 4 for channel in to_rgb(CLASS_COLORS[k])])


PREDICTIONS = {
    "라벨": lambda x: (x[:, 0] > 0.5).astype(int),
    "실수 라벨": lambda x: (x[:, 0] > 0.5).astype(np.float32),
    "확률": lambda x: 1 / (1 + np.exp(-9 * (x[:, 0] - 0.5))),
    "확률 (m, 1)": lambda x: 1 / (1 + np.exp(-9 * (x[:, :1] - 0.5))),
    "점수 (m, K)": lambda x: np.stack([0.5 - x[:, 0], x[:, 0] - 0.5], axis=1) * 1e4,
    "퍼셉트론": Perceptron([1.0, 0.0], -0.5),
}


@pytest.mark.parametrize("kind", PREDICTIONS)
def test_regions_show_the_prediction(kind):
    ax = plot_decision_boundary(PREDICTIONS[kind], X, T, x_range=(-1, 2), y_range=(-1, 2))
    for x, k in ((-0.5, 0), (0.3, 0), (0.7, 1), (1.5, 1)):
        assert colour_at(ax, x, 0.5) == tint(k)


@pytest.mark.parametrize("scores", [True, False])
def test_regions_of_many_classes(scores):
    centers = np.array([[0, 0], [3, 0], [0, 3], [3, 3]])

    def predict(x):
        near = -((x[:, None] - centers) ** 2).sum(axis=-1)
        return near if scores else near.argmax(axis=1)

    ax = plot_decision_boundary(predict, centers, range(4), x_range=(-1, 4), y_range=(-1, 4))
    for k, (x, y) in enumerate(centers):
        assert colour_at(ax, x - 0.5, y + 0.5) == tint(k)


@pytest.mark.parametrize("k", [0, 1])
def test_a_model_that_says_one_thing(k):
    ax = plot_decision_boundary(lambda x: np.full(len(x), k), X, T)
    assert colour_at(ax, 0.5, 0.5) == tint(k)


def test_half_a_chance_counts_as_class_0():
    ax = plot_decision_boundary(lambda x: np.full(len(x), 0.5), X, T)
    assert colour_at(ax, 0.5, 0.5) == tint(0)


def test_training_data_filled_and_test_data_open():
    ax = plot_decision_boundary(AND, X, T, test=(X + 0.2, 1 - T), names=["불합격", "합격"])
    train0, train1, test0, test1 = (line for line in ax.get_lines() if len(line.get_xdata()))
    assert train0.get_marker() == test0.get_marker() != train1.get_marker() == test1.get_marker()
    assert [line.get_markerfacecolor() for line in (train0, train1)] == CLASS_COLORS[:2]
    assert [line.get_markerfacecolor() for line in (test0, test1)] == ["white"] * 2
    np.testing.assert_array_equal(train1.get_xydata(), [[1, 1]])
    np.testing.assert_array_equal(test0.get_xydata(), [[1.2, 1.2]])
    assert texts(ax) == ["불합격", "합격", "시험 데이터"]


def test_input_is_left_alone():
    x, t = X.copy(), T.copy()
    x.flags.writeable = t.flags.writeable = False
    plot_decision_boundary(AND, x, t)


# 학습 곡선, 길, 히스토그램, 얼개, 숫자


def test_history_of_training_and_validation():
    ax = plot_history(HISTORY)
    train, validation = ax.get_lines()
    assert train.get_xydata().tolist() == [[1, 0.9], [2, 0.5], [3, 0.3]]
    assert validation.get_ydata().tolist() == [0.9, 0.6, 0.7]
    assert (train.get_linestyle(), validation.get_linestyle()) == ("-", "--")
    assert validation.get_markerfacecolor() == "white"
    accuracy = plot_history(HISTORY, accuracy=True)
    assert accuracy.get_lines()[0].get_ydata().tolist() == [0.4, 0.7, 0.9]
    assert accuracy.get_lines()[1].get_ydata().tolist() == [0.4, 0.6, 0.6]
    assert (ax.get_ylabel(), accuracy.get_ylabel()) == ("손실", "정확도")


def test_history_tells_divergence():
    ax = plot_history({"SGD": DIVERGED, "Adam": History(diverged_at=0)})
    assert texts(ax) == ["SGD (발산)", "Adam (발산)"]
    assert ax.get_lines()[1].get_xydata().tolist() == [[2, 80]]
    assert ax.get_lines()[1].get_marker() == "x"


def test_path_stops_where_it_leaves():
    ax = plot_path(bowl, PATH, x_range=(-8, 8), y_range=(-3, 3))
    path, start = ax.get_lines()
    np.testing.assert_array_equal(path.get_xydata(), PATH[:3])
    assert start.get_xydata().tolist() == [[-7, 2]]
    assert (ax.get_xlim(), ax.get_ylim()) == ((-8, 8), (-3, 3))
    assert len(ax.collections[0].get_paths()) == 12


def test_path_on_a_flat_or_infinite_function():
    for f in (lambda w: 1.0, lambda w: float("inf")):
        assert plot_path(f, PATH, x_range=(-8, 8), y_range=(-3, 3)).collections[:] == []


def test_histograms_are_comparable():
    ax = plot_activation_histograms([[0, 0, 0, 1], [-9, 0.9, 0.9]], y_range=(0, 1), bins=2)
    first, second = (patch.get_data() for patch in ax.patches)
    np.testing.assert_allclose(first.values, [0.9, 0.3])
    np.testing.assert_allclose(second.values - 1, [0.45, 0.9])
    assert first.edges.tolist() == [0, 0.5, 1]


def words_of(ax: Axes, colour: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_color() == colour and text.get_text()]


def test_graph_shows_values_and_gradients():
    ax = plot_graph(apples())
    assert words_of(ax, FORWARD) == ["100", "150", "1.1", "2", "200", "3", "450", "650", "715"]
    assert words_of(ax, BACKWARD) == ["2.2", "3.3", "650", "110", "1.1", "165", "1.1", "1.1", "1"]
    assert texts(ax) == ["값", "기울기"]


def test_graph_is_followed_step_by_step():
    ax = plot_graph(apples(), values=4, gradients=2)
    assert words_of(ax, FORWARD) == ["100", "150", "1.1", "2"]
    assert words_of(ax, BACKWARD) == ["1.1", "1"]
    last = plot_graph(apples())
    assert (ax.get_xlim(), ax.get_ylim()) == (last.get_xlim(), last.get_ylim())


def test_graph_flows_rightwards_and_nothing_overlaps():
    x, w = Value(3.0, "x"), Value(2.0, "w")
    for root in (apples(), x * x + x * w + 1, 1 / (1 + (-(w * x + 1)).exp()), (x - w) ** 2):
        ax = plot_graph(root)
        ax.figure.canvas.draw()
        boxes = [text.get_bbox_patch().get_window_extent() for text in ax.texts
                 if text.get_bbox_patch() is not None]
        assert all(not a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
        arrows = [text for text in ax.texts if getattr(text, "arrow_patch", None)]
        steps = [arrow.xy[0] - arrow.xyann[0] for arrow in arrows]
        assert steps
        assert min(steps) > 0
        assert max(steps) == 1, "입력은 처음 쓰이는 연산의 곁에 둡니다"


def test_graph_names_its_operations():
    x = Value(0.5, "x")
    words = {text.get_text() for text in plot_graph((-x / 2).max(0.1) ** 3 - x**-0.5).texts}
    assert {"−", "÷", "max", "x³", "x⁻⁰·⁵", "상수", "x"} <= words


def test_network_counts():
    ax = plot_network([2, 3, 1], bias=True)
    markers = [line for line in ax.get_lines() if line.get_marker() == "o"]
    edges = [line for line in ax.get_lines() if line.get_marker() != "o"]
    assert len(markers) == 2 + 3 + 1 + 2
    assert len(edges) == (2 + 1) * 3 + (3 + 1) * 1


def test_large_network_is_shortened():
    words = [text.get_text() for text in plot_network([784, 10]).texts]
    assert words[:2] == ["입력층 (784)", "출력층 (10)"]
    assert "$x_{784}$" in words
    assert words.count("⋮") == 2


def test_digits_are_dark_on_white_with_their_mistakes():
    image = np.zeros((2, 28, 28))
    image[1, 3:9, 4:12] = 0.5
    ax = show_digits(image, [4, 7], predictions=[9, 7])
    (wrong, right) = ax.texts
    assert (wrong.get_text(), right.get_text()) == ("4 → 9", "7")
    assert (wrong.get_color(), right.get_color()) != (BACKWARD, BACKWARD)
    assert wrong.get_color() == BACKWARD
    sheet = np.asarray(ax.images[0].get_array())
    np.testing.assert_array_equal(sheet[:28, 2:30], image[0])
    np.testing.assert_array_equal(sheet[:28, 34:62], image[1])
    assert colour_at(ax, 2 + 7, 5) == "#ffffff"
    assert colour_at(ax, 34 + 7, 5) == "#000000"


# 거절하는 입력

BAD = [
    (TypeError, "functions[1]: 배열을 받아", plot_function, ([np.tanh, 3],), {}),
    (ValueError, "functions: 함수 1~7개가 필요합니다", plot_function, ([],), {}),
    (ValueError, "functions: 함수 1~7개가", plot_function, ([np.tanh] * 8,), {}),
    (ValueError, "labels: 함수의 수와 같은 1개", plot_function, (np.tanh,), {"labels": ["a", "b"]}),
    (ValueError, "x_range: (처음, 끝)이고", plot_function, (np.tanh, (3, 3)), {}),
    (ValueError, "x_range: (처음, 끝)이고", plot_function, (np.tanh, (1, 2, 3)), {}),
    (ValueError, "x_range: 유한한 수만", plot_function, (np.tanh, (0, NAN)), {}),
    (TypeError, "x_range: 실수로 된", plot_function, (np.tanh, "ab"), {}),
    (ValueError, "points: 2 이상인 정수가", plot_function, (np.tanh,), {"points": 1}),
    (ValueError, "functions[0]의 값: 입력과 모양이", plot_function, (lambda x: x[:3],), {}),
    (TypeError, "functions[0]의 값: 실수로 된", plot_function, (lambda x: None,), {}),
    (TypeError, "predict: (m, 2) 배열을 받는 함수", plot_decision_boundary, (3, X, T), {}),
    (ValueError, "x: 특징이 2개인 배열 (n, 2)가", plot_decision_boundary, (AND, X[:, :1], T), {}),
    (ValueError, "x: 유한한 수만", plot_decision_boundary, (AND, X * NAN, T), {}),
    (ValueError, "t: 모양이 (4,)인 라벨", plot_decision_boundary, (AND, X, T[:3]), {}),
    (ValueError, "t: 0 이상 7 이하의 라벨이", plot_decision_boundary, (AND, X, T + 7), {}),
    (ValueError, "test[0]: 특징이 2개인", plot_decision_boundary, (AND, X, T),
     {"test": (X[:, :1], T)}),
    (ValueError, "test[1]: 모양이 (4,)인", plot_decision_boundary, (AND, X, T),
     {"test": (X, T[:1])}),
    (TypeError, "test: (자료, 라벨) 두 배열이", plot_decision_boundary, (AND, X, T), {"test": 3}),
    (ValueError, "names: 클래스마다 하나씩 이름 2개가", plot_decision_boundary, (AND, X, T),
     {"names": ["하나"]}),
    (ValueError, "resolution: 2 이상인", plot_decision_boundary, (AND, X, T), {"resolution": 1}),
    (ValueError, "predict의 값: 모양이 (14641,)", plot_decision_boundary,
     (lambda x: x[:5, 0], X, T), {}),
    (ValueError, "predict의 값: 정수 라벨이나 0과 1 사이의 확률이", plot_decision_boundary,
     (lambda x: x[:, 0] * 9.5, X, T), {}),
    (ValueError, "predict의 값: 유한한 수만", plot_decision_boundary,
     (lambda x: x[:, 0] * NAN, X, T), {}),
    (TypeError, "histories: History나", plot_history, ([1, 2],), {}),
    (ValueError, "histories: 기록 1~7개가", plot_history, ({},), {}),
    (TypeError, "histories['a']: History가", plot_history, ({"a": [1.0]},), {}),
    (ValueError, "histories['']: 정확도가", plot_history, (DIVERGED,), {"accuracy": True}),
    (TypeError, "f: 함수가", plot_path, (3, PATH), {"x_range": (0, 1), "y_range": (0, 1)}),
    (ValueError, "paths: 모양이 (steps + 1, 2)인", plot_path, (bowl, [1, 2]),
     {"x_range": (0, 1), "y_range": (0, 1)}),
    (ValueError, "paths['가']: 모양이", plot_path, (bowl, {"가": PATH[:0]}),
     {"x_range": (0, 1), "y_range": (0, 1)}),
    (ValueError, "y_range: (처음, 끝)이고", plot_path, (bowl, PATH),
     {"x_range": (0, 1), "y_range": (1, 0)}),
    (ValueError, "f의 값: 수 하나가", plot_path, (lambda w: w, PATH),
     {"x_range": (0, 1), "y_range": (0, 1)}),
    (ValueError, "activations: 값이 하나 이상", plot_activation_histograms, ([],), {}),
    (ValueError, "activations: 값이 하나 이상", plot_activation_histograms, ([[]],), {}),
    (ValueError, "activations[1]: 유한한 수만", plot_activation_histograms, ([[1], [NAN]],), {}),
    (ValueError, "labels: 층의 이름 1개가", plot_activation_histograms, ([[1]],), {"labels": []}),
    (ValueError, "sizes: 층이 둘 이상", plot_network, ([3],), {}),
    (ValueError, "sizes[1]: 1 이상인 정수가", plot_network, ([3, 0],), {}),
    (ValueError, "layer_labels: 층의 이름 2개", plot_network, ([2, 1],), {"layer_labels": ["가"]}),
    (ValueError, "node_labels: 층마다 [2, 1]", plot_network, ([2, 1],), {"node_labels": [["가"]]}),
    (ValueError, "edge_labels: 층 사이마다 모양이 [(2, 1)]인", plot_network, ([2, 1],),
     {"edge_labels": [[["가"]]]}),
    (ValueError, "edge_labels: 층마다 뉴런이 8개 이하인", plot_network, ([9, 1],),
     {"edge_labels": [[["가"]] * 9]}),
    (TypeError, "root: Value가 필요합니다", plot_graph, (3,), {}),
    (ValueError, "root: 정점이 60개 이하인", plot_graph, (LONG_SUM,), {}),
    (ValueError, "values: 0 이상인 정수가", plot_graph, (Value(1),), {"values": -1}),
    (TypeError, "gradients: 정수 하나가", plot_graph, (Value(1),), {"gradients": 0.5}),
    (ValueError, "images: 숫자 1~100장인", show_digits, (np.zeros((2, 100)),), {}),
    (ValueError, "images: 숫자 1~100장인", show_digits, (np.zeros((0, 784)),), {}),
    (ValueError, "labels: 모양이 (2,)인", show_digits, (np.zeros((2, 784)), [1]), {}),
    (ValueError, "labels: predictions와", show_digits, (np.zeros((1, 784)),), {"predictions": [1]}),
    (ValueError, "columns: 1 이상인", show_digits, (np.zeros((1, 784)),), {"columns": 0}),
    (ValueError, 'width: "full"이나 "half"', figure, ("큰",), {}),
    (ValueError, "width: 0보다 크고 20 이하인", figure, ((3, 0),), {}),
    (ValueError, "width: 0보다 크고 20 이하인", figure, (3,), {}),
    (TypeError, "width: 실수로 된", figure, (None,), {}),
    (ValueError, "rows: 1 이상인 정수가", figure, (), {"rows": 0}),
]


def test_every_function_refuses_something():
    assert {function.__name__ for _, _, function, _, _ in BAD} == {*DRAWINGS, "figure"}


@pytest.mark.parametrize(("error", "says", "function", "args", "kwargs"), BAD)
def test_refuses_before_making_a_figure(error, says, function, args, kwargs):
    with pytest.raises((TypeError, ValueError)) as caught:
        function(*args, **kwargs)
    assert caught.type is error
    assert str(caught.value).startswith(says)
    assert plt.get_fignums() == []
