"""수치 미분, 경사하강법, 기울기 검사.

검사는 두 쪽으로 시험합니다. 맞는 기울기 1,000개를 하나도 놓치지 않고, 틀린 기울기는 모두 찾습니다.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import arrays

from companion.gradients import (
    check_gradient,
    gradient_descent,
    numerical_diff,
    numerical_gradient,
    relative_error,
)

SHAPES = [(), (1,), (5,), (2, 3), (3, 3), (2, 1, 3)]


# 수치 미분


@pytest.mark.parametrize(("x", "slope"), [(5, 0.1999999999990898), (10, 0.2999999999986347)])
def test_published_numerical_derivatives(x, slope):
    def f(x):
        return 0.01 * x**2 + 0.1 * x

    assert numerical_diff(f, x) == slope
    assert numerical_gradient(f, [x]).tolist() == [slope]


def test_numerical_diff_takes_any_one_number():
    assert numerical_diff(lambda x: np.array([x**2]), np.float32(3), h=0.5) == 6.0
    assert numerical_diff(lambda x: x**3, 1, h=0.5) == 3.25


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("dtype", "rtol"), [(np.float64, 1e-7), (np.float32, 0.05)])
def test_numerical_gradient_of_any_shape_keeps_the_dtype(shape, dtype, rtol):
    rng = np.random.default_rng(1)
    x, w = rng.uniform(1, 2, (2, *shape)).astype(dtype)
    gradient = numerical_gradient(lambda x: np.sum(w * x**2), x)
    assert gradient.shape == shape
    assert gradient.dtype == dtype
    np.testing.assert_allclose(gradient, 2 * w * x, rtol=rtol)


@pytest.mark.parametrize("x", [[3, 4], np.array([3, 4]), np.array([3, 4], dtype=np.uint8)])
def test_integer_input_is_promoted(x):
    gradient = numerical_gradient(lambda x: x[0] ** 2 + x[1] ** 2, x)
    assert gradient.dtype == np.float64
    np.testing.assert_allclose(gradient, [6, 8], rtol=1e-9)


def test_published_gradient_of_a_one_layer_softmax_net():
    x, t = np.array([0.6, 0.9]), 2
    weight = np.array([[0.47355232, 0.9977393, 0.84668094], [0.85557411, 0.03563661, 0.69422093]])

    def p(weight):
        e = np.exp(x @ weight)
        return e[t] / e.sum()

    assert -np.log(p(weight) + 1e-7) == pytest.approx(0.92806828, abs=1e-8)
    gradient = numerical_gradient(lambda weight: -np.log(p(weight)), weight)
    np.testing.assert_allclose(gradient[0], [0.21924763, 0.14356247, -0.36281009], atol=5e-9)
    np.testing.assert_allclose(gradient[1], gradient[0] * 1.5, atol=1e-9)


@pytest.mark.parametrize("measure", [numerical_gradient, lambda f, x: check_gradient(f, 2 * x, x)])
def test_x_is_shaken_in_place_and_restored(measure):
    """f가 인자를 보지 않고 x를 직접 읽어도 재고, 끝나면 -0.0까지 그대로입니다."""
    x = np.array([[1.5, -0.0], [0.1, 1e16]])
    before = x.tobytes()
    seen = []
    result = measure(lambda _: seen.append(x.copy()) or float(x[0, 0] ** 2), x)
    assert len({s.tobytes() for s in seen}) > 4
    assert x.tobytes() == before
    slope = getattr(result, "numerical", result)
    np.testing.assert_allclose(slope, [[3, 0], [0, 0]], atol=1e-9)


@pytest.mark.parametrize("calls", range(7))
@pytest.mark.parametrize("measure", [numerical_gradient, lambda f, x: check_gradient(f, x * 0, x)])
def test_x_is_restored_even_when_f_raises(measure, calls):
    x = np.array([1.0, 0.1, -3.0])
    before = x.tobytes()
    left = [calls]

    def f(x):
        if not left[0]:
            raise RuntimeError("도중에 실패")
        left[0] -= 1
        return x @ x

    if measure is numerical_gradient and calls == 6:
        measure(f, x)
    else:
        with pytest.raises(RuntimeError, match="도중에 실패"):
            measure(f, x)
    assert x.tobytes() == before


@pytest.mark.parametrize("measure", [numerical_gradient, lambda f, x: check_gradient(f, 2 * x, x)])
def test_a_read_only_point_is_copied(measure):
    x = np.broadcast_to(3.0, (2, 2))
    slope = measure(lambda x: np.sum(x**2), x)
    np.testing.assert_allclose(getattr(slope, "numerical", slope), 6, rtol=1e-9)


# 상대 오차


@pytest.mark.parametrize(
    ("a", "b", "error"),
    [
        (1.0, 1.0, 0.0),
        (1.0, -1.0, 1.0),
        ([1.0, 3.0], [1.0, 1.0], 0.5),
        ([[0.0, 2.0]], [[0.0, 2.0]], 0.0),
        (0.0, 1e-12, 1e-4),  # 분모는 1e-8보다 작아지지 않습니다.
        (3e-9, 1e-9, 0.2),
        (1e308, -1e308, 1.0),
        (np.float32(3e38), np.float32(3e38), 0.0),
    ],
)
def test_relative_error(a, b, error):
    assert relative_error(a, b) == pytest.approx(error, rel=1e-12)
    assert relative_error(b, a) == relative_error(a, b)


@given(a=arrays(shape=(3,)), b=arrays(shape=(3,)))
def test_relative_error_is_the_formula(a, b):
    formula = np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))
    assert relative_error(a, b) == pytest.approx(formula, rel=1e-12)
    assert 0 <= relative_error(a, b) <= 1


# 경사하강법


def bowl(x):
    return np.sum(x**2)


@pytest.mark.parametrize("grad", [None, lambda x: 2 * x])
def test_published_gradient_descent(grad):
    path = gradient_descent(bowl, [-3, 4], learning_rate=0.1, steps=100, grad=grad)
    assert path.shape == (101, 2)
    assert path[0].tolist() == [-3, 4]
    np.testing.assert_allclose(path[-1], [-6.111e-10, 8.148e-10], rtol=1e-4)


@pytest.mark.parametrize("grad", [None, lambda x: 2 * x])
def test_a_rate_too_large_diverges_and_too_small_barely_moves(grad):
    far = gradient_descent(bowl, [-3, 4], learning_rate=10, steps=100, grad=grad)
    assert np.abs(far[-1]).min() > 1e12
    near = gradient_descent(bowl, [-3, 4], learning_rate=1e-10, steps=100, grad=grad)
    assert 0 < np.abs(near[-1] - [-3, 4]).max() < 1e-6


@given(x0=arrays(-10, 10, shape=(3,)), rate=st.floats(0.01, 1.5), steps=st.integers(0, 20))
def test_each_step_goes_against_the_gradient(x0, rate, steps):
    w = np.array([0.5, 1.0, 2.0])
    path = gradient_descent(
        lambda x: np.sum(w * x**2), x0, learning_rate=rate, steps=steps, grad=lambda x: 2 * w * x
    )
    assert path.shape == (steps + 1, 3)
    np.testing.assert_array_equal(path[0], x0)
    np.testing.assert_array_equal(path[1:], path[:-1] - rate * (2 * w * path[:-1]))


@pytest.mark.parametrize("grad", [None, lambda x: 2 * x, lambda x: 2 * x[0]])
def test_one_number_is_a_point_of_one_coordinate(grad):
    path = gradient_descent(lambda x: x**2, 1, learning_rate=0.25, steps=3, grad=grad)
    np.testing.assert_allclose(path, [[1], [0.5], [0.25], [0.125]], rtol=1e-9)


@pytest.mark.parametrize("grad", [None, lambda x: 4 * x**3])
def test_a_diverging_path_ends_quietly(grad):
    """경고는 오류로 바뀌므로, 넘침 경고가 하나라도 나면 이 시험은 실패합니다."""
    calls = []
    path = gradient_descent(
        lambda x: np.sum(x**4),
        [2.0, 3.0],
        learning_rate=1.0,
        steps=50,
        grad=grad and (lambda x: calls.append(1) or grad(x)),
    )
    finite = np.isfinite(path).all(axis=1)
    end = int(np.argmin(finite)) if not finite.all() else 50
    assert np.abs(path[end - 1]).max() > 1e12
    assert finite[:end].all()
    if grad:
        assert 0 < end < 10
        assert len(calls) == end
        np.testing.assert_array_equal(path[end:], np.tile(path[end], (51 - end, 1)))


def test_gradient_descent_leaves_its_arguments_alone():
    x0 = np.array([1.0, -2.0], dtype=np.float32)

    def rude(x):
        x *= 2
        return x

    path = gradient_descent(bowl, x0, learning_rate=0.25, steps=2, grad=rude)
    assert x0.tolist() == [1.0, -2.0]
    assert path.dtype == np.float32
    assert path.tolist() == [[1, -2], [0.5, -1], [0.25, -0.5]]


# 기울기 검사: 맞는 것은 모두 통과하고 틀린 것은 모두 걸립니다


def power(rng):
    """Σ w xᵖ: 아무 모양."""
    shape = SHAPES[rng.integers(len(SHAPES))]
    x, w, p = np.array(rng.normal(size=shape)), rng.normal(size=shape), rng.integers(1, 5)
    return lambda x: np.sum(w * x**p), np.array(w * p * x ** (p - 1)), x


def network(rng):
    """소프트맥스 교차 엔트로피로 끝나는 2층 신경망. 가중치나 편향 하나를 흔듭니다."""
    n, d, m, k = rng.integers(2, 7, 4)
    x, t = rng.normal(size=(n, d)), rng.integers(0, k, n)
    w1, b1, w2 = rng.normal(size=(d, m)), rng.normal(size=m), rng.normal(size=(m, k))
    f, slope = [
        (np.tanh, lambda a: 1 - np.tanh(a) ** 2),
        (lambda a: np.maximum(a, 0), lambda a: a > 0),
        (np.sin, np.cos),
    ][rng.integers(3)]
    a = x @ w1 + b1
    p = np.exp(f(a) @ w2)
    p /= p.sum(axis=1, keepdims=True)
    p[np.arange(n), t] -= 1
    da = (p / n) @ w2.T * slope(a)
    which = rng.integers(3)
    gradient = (x.T @ da, da.sum(axis=0), f(a).T @ p / n)[which]

    def loss(_):
        s = f(x @ w1 + b1) @ w2
        return np.mean(np.log(np.exp(s).sum(axis=1)) - s[np.arange(n), t])

    return loss, gradient, (w1, b1, w2)[which]


def normalized(rng):
    """배치 정규화를 지나 가중합: 큰 수끼리 지워집니다."""
    n, d = rng.integers(4, 10), rng.integers(1, 6)
    x, w = rng.normal(size=(n, d)) + rng.normal(size=d) * 10, rng.normal(size=(n, d))
    std = np.sqrt(x.var(axis=0) + 1e-5)
    z = (x - x.mean(axis=0)) / std
    gradient = (w - w.mean(axis=0) - z * np.mean(w * z, axis=0)) / std
    return (
        lambda x: np.sum(w * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + 1e-5)),
        gradient,
        x,
    )


def nothing(rng):
    """정규화한 값의 합은 늘 0입니다. 남는 것은 반올림 오차뿐입니다."""
    x = rng.normal(size=(rng.integers(2, 30), rng.integers(1, 4)))
    return lambda x: np.sum((x - x.mean(axis=0)) / x.std(axis=0)), np.zeros_like(x), x


FAMILIES = [power, network, normalized, nothing]
family = pytest.mark.parametrize("draw", FAMILIES, ids=lambda f: f.__name__)


@family
def test_a_thousand_right_gradients_are_all_right(draw):
    rng = np.random.default_rng(0)
    for _ in range(1000 // len(FAMILIES)):
        f, gradient, x = draw(rng)
        report = check_gradient(f, gradient, x)
        assert report.ok, str(report)


def largest_2_percent_off(gradient, rng):
    index = np.unravel_index(np.argmax(np.abs(gradient)), gradient.shape)
    gradient[index] *= 1.02
    return gradient


def one_missing(gradient, rng):
    index = np.unravel_index(rng.integers(gradient.size), gradient.shape)
    gradient[index] = 0
    return gradient


WRONG = {
    "2 %": lambda gradient, rng: gradient * 1.02,
    "부호": lambda gradient, rng: -gradient,
    "두 배": lambda gradient, rng: gradient * 2,
    "전치": lambda gradient, rng: gradient.T.copy(),
    "빠진 항": lambda gradient, rng: gradient - 0.1,
    "원소 하나의 2 %": largest_2_percent_off,
    "빠진 원소 하나": one_missing,
}


@pytest.mark.parametrize("mistake", WRONG)
@pytest.mark.parametrize("draw", [power, network, normalized], ids=lambda f: f.__name__)
def test_wrong_gradients_are_all_found(draw, mistake):
    rng = np.random.default_rng(1)
    found = 0
    while found < 60:
        f, gradient, x = draw(rng)
        wrong = WRONG[mistake](gradient.copy(), rng)
        if wrong.shape != gradient.shape or np.allclose(wrong, gradient, rtol=1e-3, atol=1e-4):
            continue
        report = check_gradient(f, wrong, x)
        assert not report.ok, str(report)
        assert str(report).startswith("틀렸습니다"), str(report)
        found += 1


def test_the_worst_element_is_named():
    x = np.array([[1.0, 2.0], [3.0, 4.0]])
    wrong = 2 * x
    wrong[1, 0] = 5.0
    wrong[0, 1] = 4.1
    report = check_gradient(lambda x: np.sum(x**2), wrong, x)
    assert report.worst_index == (1, 0)
    assert report.error == pytest.approx(1 / 11)
    np.testing.assert_allclose(report.numerical, 2 * x, rtol=1e-9)
    assert report.analytic.tolist() == wrong.tolist()
    assert "위치 (1, 0)에서 수치 미분은 6, 검사한 미분은 5입니다" in str(report)
    assert not report


def test_a_right_report():
    x = np.array([1.0, 2.0])
    report = check_gradient(lambda x: np.sum(x**2), lambda x: 2 * x, x)
    assert report
    assert report.ok is True
    assert report.notes == ()
    assert str(report).startswith("맞습니다. 가장 큰 상대 오차가 ")
    x[:] = 0
    assert report.analytic.tolist() == [2, 4]


def test_the_gradient_is_copied_before_f_runs_again():
    """층의 gradients()는 늘 같은 배열이라, f가 다시 돌면 값이 바뀔 수 있습니다."""
    x, buffer = np.array([1.0, 2.0]), np.zeros(2)

    def f(x):
        buffer[:] = 0
        return np.sum(x**2)

    def grad(x):
        buffer[:] = 2 * x
        return buffer

    assert check_gradient(f, grad, x).ok
    assert check_gradient(f, grad(x), x).ok


@pytest.mark.parametrize("x", [1e-6, 1e-3, 1.0, 1e4, 1e8, 1e12])
def test_points_of_any_size(x):
    assert check_gradient(lambda x: np.sum(x**2), lambda x: 2 * x, [x, -2 * x]).ok
    assert not check_gradient(lambda x: np.sum(x**2), lambda x: 2.04 * x, [x, -2 * x]).ok


@pytest.mark.parametrize("steepness", [50, 1000])
def test_steep_functions(steepness):
    x = np.array([0.01, 0.003, -0.2])
    slope = steepness * (1 - np.tanh(steepness * x) ** 2)
    assert check_gradient(lambda x: np.sum(np.tanh(steepness * x)), slope, x).ok
    assert not check_gradient(lambda x: np.sum(np.tanh(steepness * x)), 1.02 * slope, x).ok


# 기울기 검사: 재지 못하는 것과 틀린 것을 가립니다


def relu_sum(x):
    return np.sum(np.maximum(x, 0))


@pytest.mark.parametrize("slope", [0.0, 1.0, 0.25])
@pytest.mark.parametrize("gap", [0.0, 1e-8, -1e-8, 1.5e-7, -1.5e-7])
def test_a_kink_is_not_called_wrong(slope, gap):
    report = check_gradient(relu_sum, [slope, 1.0, 0.0], [gap, 2.0, -2.0])
    assert not report.ok
    assert report.worst_index == (0,)
    assert str(report).startswith("판정할 수 없습니다")
    assert "꺾인 점" in str(report)
    assert "왼쪽에서 잰 기울기는 0, 오른쪽에서 잰 기울기는 1" in str(report)


@pytest.mark.parametrize("slope", [3.0, 8.0, 5.0])
def test_a_kink_of_a_curved_function_is_not_called_wrong(slope):
    """꺾인 점의 양쪽이 곧지 않아도, 한쪽 기울기는 틀린 미분이 아닙니다."""

    def f(x):
        return np.sum(np.exp(3 * x) + 5 * np.maximum(np.sin(x), 0))

    report = check_gradient(f, [slope], [0.0])
    assert not report.ok
    assert "꺾인 점" in str(report)
    assert str(check_gradient(f, [8.2], [0.0])).startswith("틀렸습니다")


@pytest.mark.parametrize("slope", [0.0, 1.0])
def test_a_kink_of_a_sharply_curved_function_is_not_called_wrong(slope):
    report = check_gradient(lambda x: np.sum(np.maximum(x, 0) - 500 * x**2), [slope], [0.0])
    assert "꺾인 점" in str(report)


def test_a_jump_of_the_second_derivative_is_no_obstacle():
    """ELU처럼 기울기는 이어지고 굽은 정도만 바뀌는 자리에서도 판정합니다."""

    def f(x):
        return np.sum(3 * x + 20 * np.where(x > 0, x, 0) ** 2)

    assert check_gradient(f, [3.0], [0.0]).ok
    assert not check_gradient(f, [3.001], [0.0]).ok


def test_two_kinks_close_together_are_kinks():
    """기울기가 0, −1, 1로 이어지는 좁은 골짜기에서는 가운데 기울기도 틀린 미분이 아닙니다."""

    def f(x):
        return np.sum(2 * np.maximum(x, 0) - np.maximum(x + 2e-7, 0))

    assert "꺾인 점" in str(check_gradient(f, [-1.0], [-5e-8]))


@pytest.mark.parametrize("slope", [-0.1, 1.1])
def test_a_wrong_derivative_at_a_kink_is_wrong(slope):
    report = check_gradient(relu_sum, [slope, 1.0], [0.0, 2.0])
    assert str(report).startswith("틀렸습니다")
    assert "꺾인 점" not in str(report)


def test_a_wrong_element_beside_a_kink_is_named():
    report = check_gradient(relu_sum, [0.0, 1.001], [0.0, 2.0])
    assert str(report).startswith("틀렸습니다")
    assert report.worst_index == (1,)


@pytest.mark.parametrize("gap", [4e-7, 2e-6, 1e-5, 1.9e-5])
def test_a_kink_within_h_is_stepped_over(gap):
    """꺾인 점이 폭 안에 걸렸을 뿐이면, 폭을 줄여 다시 재어 판정합니다."""
    report = check_gradient(relu_sum, [1.0, 0.0], [gap, -gap])
    assert report.ok
    assert not report.doubtful
    assert report.notes == ()
    np.testing.assert_allclose(report.numerical, [1, 0], atol=1e-6)
    assert str(check_gradient(relu_sum, [1.02, 0.0], [gap, -gap])).startswith("틀렸습니다")


def test_the_bottom_of_a_smooth_bowl_is_no_kink():
    report = check_gradient(lambda x: 1e3 * np.sum(x**2), [0.01, 0.0], [0.0, 0.0])
    assert str(report).startswith("틀렸습니다")


@pytest.fixture
def smooth():
    x = np.random.default_rng(0).normal(size=(4, 3))
    return x, lambda x: np.sum(np.tanh(x)), lambda x: 1 - np.tanh(x) ** 2


def test_float32_input_is_not_called_wrong(smooth):
    x, f, grad = smooth
    report = check_gradient(f, grad, x.astype(np.float32))
    assert not report.ok
    assert str(report).startswith("판정할 수 없습니다")
    assert "float32" in str(report)
    assert report.analytic.dtype == report.numerical.dtype == np.float64
    assert check_gradient(f, grad, x).ok


def test_float32_input_summed_in_float64_is_not_called_wrong(smooth):
    x, _, grad = smooth
    report = check_gradient(
        lambda x: np.sum(np.tanh(x), dtype=np.float64), grad, x.astype(np.float32)
    )
    assert str(report).startswith("판정할 수 없습니다")
    assert "float32" in str(report)


def test_a_wrong_derivative_in_float32_is_wrong(smooth):
    x, f, grad = smooth
    report = check_gradient(f, lambda x: -grad(x), x.astype(np.float32))
    assert str(report).startswith("틀렸습니다")
    assert "float32" in str(report)


def test_a_float32_model_under_float64_input_is_noticed(smooth):
    x, f, grad = smooth
    report = check_gradient(lambda x: float(f(x.astype(np.float32))), grad, x)
    assert str(report).startswith("판정할 수 없습니다")
    assert "float32" in str(report)
    assert "float32" not in str(check_gradient(f, lambda x: -grad(x), x))
    assert "float32" not in str(check_gradient(lambda x: 3.0, np.ones(3), np.zeros(3)))


def test_a_batch_of_one_is_named():
    def standardized(x):
        z = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + 1e-5)
        return np.sum(np.arange(3) * z**2)

    rng = np.random.default_rng(0)
    one = check_gradient(standardized, np.zeros((1, 3)), rng.normal(size=(1, 3)))
    assert one.ok
    assert "표본이 하나뿐인 배치" in str(one)
    assert "모두 0입니다" in str(one)
    four = check_gradient(standardized, np.zeros((4, 3)), rng.normal(size=(4, 3)))
    assert not four.ok
    assert "표본이 하나뿐인 배치" not in str(four)
    assert "배치" not in str(check_gradient(relu_sum, [1.0], [1.0]))


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_derivative_that_is_not_finite_is_wrong(bad):
    report = check_gradient(relu_sum, [1.0, bad], [1.0, 2.0])
    assert report.error == np.inf
    assert report.worst_index == (1,)
    assert str(report).startswith("틀렸습니다")


@pytest.mark.parametrize("x", [0.0, 1e-8, 1e-6])
def test_the_edge_of_the_domain_is_not_called_wrong(x):
    with np.errstate(divide="ignore"):
        slope = 1 / np.array([x, 1.0])
    report = check_gradient(lambda x: np.sum(np.log(x)), np.minimum(slope, 1e300), [x, 1.0])
    assert not report.ok
    assert str(report).startswith("판정할 수 없습니다")
    assert "유한하지 않습니다" in str(report)


def test_just_inside_the_domain_is_judged():
    """폭 1e-5는 정의역을 벗어나지만 줄인 폭은 벗어나지 않습니다."""
    assert check_gradient(lambda x: np.sum(x**1.5), lambda x: 1.5 * np.sqrt(x), [1.5e-5, 1.0]).ok


@pytest.mark.parametrize("h", [1e-1, 1e-2, 1e-6, 1e-8, 1e-12])
def test_h_may_be_chosen(smooth, h):
    x, f, grad = smooth
    assert check_gradient(f, grad, x, h=h).ok
    assert not check_gradient(f, lambda x: 1.02 * grad(x), x, h=h).ok
