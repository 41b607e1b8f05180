"""쪽 안의 파이썬: 누르기 전에는 없고, 누르면 셀이 살고, 멈출 수 있고, 안 되면 까닭을 말합니다."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest
from built_site import ROOT, SITE, running
from live_page import WAIT, LivePage
from live_selectors import FIGURE, NOTICE, STATUS
from playwright.sync_api import expect

from serve import serving

AXE = ROOT / "node_modules/axe-core/axe.min.js"
PAGE = "book/ch01_perceptron.html"
INTERACT = """
from ipywidgets import interact

@interact(n=(1, 9))
def show(n=3):
    print("제곱은", n * n)
"""
ENDLESS = "while True:\n    pass"

pytestmark = pytest.mark.skipif(PAGE not in running(),
                                reason="쪽 안의 파이썬이 없이 지은 책입니다.")


@pytest.fixture(scope="module")
def live(visit_once) -> LivePage:
    return LivePage(visit_once(PAGE).page).start()


@pytest.fixture
def fresh(live) -> LivePage:
    """시험마다 3번 셀을 처음대로 돌려놓습니다."""
    yield live
    reset = live.cell(3).locator(".live-cell-reset")
    if reset.is_visible():
        reset.click()


def test_nothing_is_loaded_before_the_click(running, visit):
    seen = visit(running, until="networkidle")
    assert seen.page.locator(".live-bar .live-start").is_visible()
    assert [url for url in seen.sizes if "/live/" in url or "/pyodide/" in url] == []


def test_one_click_to_the_first_figure(visit):
    seen = visit(PAGE, device_scale_factor=2)
    static = seen.page.locator(".cell_output img").first
    size, alt = static.bounding_box(), static.get_attribute("alt")
    static.scroll_into_view_if_needed()
    told = []
    seen.page.expose_function("told", lambda text: told.append(text))
    seen.page.evaluate(f"""() => {{ const status = document.querySelector('{STATUS}');
      new MutationObserver(() => told(status.textContent))
        .observe(status, {{childList: true}}); }}""")
    LivePage(seen.page).start()
    figure = seen.page.locator(FIGURE)
    assert figure.get_attribute("alt") == alt
    density = figure.evaluate("(image) => image.naturalWidth / image.width")
    assert density == pytest.approx(2, rel=.02)
    assert figure.bounding_box()["width"] == pytest.approx(size["width"], abs=2)
    assert any(re.search(r"\d+\.\d / \d+\.\d MB", text) for text in told), told
    assert seen.troubles == []
    assert seen.outside == []


def test_works_under_a_sub_path(visit):
    with serving(SITE, prefix="/some/repo/") as address:
        seen = visit(PAGE, address=address)
        LivePage(seen.page).start()
        assert seen.troubles == []
        assert seen.outside == []


def test_an_edited_cell_runs_after_those_before_it(visit):
    live = LivePage(visit(PAGE).page).start()
    cell = live.cell("gates = {")
    assert "NAND [1, 1, 1, 0]" in live.run(cell)  # 앞의 셀에서 만든 neuron을 씁니다
    live.write(live.cell("def neuron(x, w, b):"), "def neuron(x, w, b):\n    return 7")
    live.write(cell, "print(neuron(0, 0, 0))")
    live.page.keyboard.press("Shift+Enter")
    expect(cell.locator(".cell_output")).to_have_text("7", timeout=WAIT)
    expect(live.cell(8).locator(".cm-content")).to_be_focused()
    live.page.keyboard.press("Escape")
    live.page.keyboard.press("Tab")  # 글쇠만으로 편집기를 빠져나갑니다
    expect(live.cell(8).locator(".live-cell-run")).to_be_focused()


def test_what_python_says_is_shown(fresh):
    assert fresh.try_out("print('안녕')\n1 + 1").split() == ["안녕", "2"]
    assert "UserWarning: 조심" in fresh.try_out("import warnings\nwarnings.warn('조심')")
    assert "값을 코드에 바로" in fresh.try_out("input('이름? ')")
    assert "2" in fresh.try_out("%time 1 + 1")
    fresh.try_out("from IPython.display import HTML\nHTML('<b id=bold>굵게</b>')")
    assert fresh.page.locator("#bold").is_visible()


def test_a_traceback_shows_only_the_readers_lines(fresh):
    said = fresh.try_out("def half(x):\n    return np.reshape(x, 3)\n\nhalf(np.zeros((2, 2)))")
    assert "셀 3의 4번째 줄" in said
    assert "셀 3의 2번째 줄, half 안" in said
    assert "return np.reshape(x, 3)" in said
    assert "ValueError: cannot reshape" in said
    assert "File" not in said
    assert ".py" not in said


def test_prints_come_while_running(fresh):
    cell = fresh.cell(3)
    fresh.write(cell, "import time\nprint('먼저')\ntime.sleep(3)\nprint('나중')")
    cell.locator(".live-cell-run").click()
    expect(cell.locator(".cell_output")).to_have_text("먼저")
    assert cell.locator(".live-state").inner_text() == "실행 중"
    assert fresh.output(cell).split() == ["먼저", "나중"]


def test_an_exercise_answered_wrongly_then_rightly(live):
    cell = live.cell('check("ch01-nor"')
    starter = cell.locator(".cm-content").inner_text()
    wrong = live.try_out(starter.replace("..., ...", "[1, 1], -0.5"), cell)
    assert "틀렸습니다" in wrong
    assert "x1=0, x2=0" in wrong
    assert "맞았습니다" in live.try_out(starter.replace("..., ...", "[-1, -1], 0.5"), cell)
    slow = live.try_out("def nor_gate(x1, x2):\n    while True:\n        pass\n\n\n"
                        'check("ch01-nor", nor_gate)', cell)
    assert "while" in slow  # 끝나지 않는 답에도 힌트가 있습니다


def test_an_interact_slider_runs_python(fresh):
    assert "제곱은 9" in fresh.try_out(INTERACT)
    handle = fresh.cell(3).get_by_role("slider", name="n")
    handle.press("ArrowRight")
    expect(fresh.cell(3).locator(".cell_output")).to_contain_text("제곱은 16", timeout=WAIT)
    assert handle.get_attribute("aria-valuetext") == "4"


def test_linked_widgets_and_output_widgets(fresh):
    said = fresh.try_out("""
import ipywidgets as w
a, b, out = w.IntSlider(description="가"), w.IntSlider(description="나"), w.Output()
link = w.jslink((a, "value"), (b, "value"))
a.observe(lambda change: out.append_stdout(f"이제 {change.new}\\n"), "value")
with out:
    print("안에")
w.VBox([a, b, out])
""")
    assert "안에" in said
    fresh.cell(3).get_by_role("slider", name="가").press("ArrowRight")
    expect(fresh.cell(3).get_by_role("slider", name="나")).to_have_attribute("aria-valuetext", "1")
    expect(fresh.cell(3).locator(".live-output")).to_contain_text("안에")
    expect(fresh.cell(3).locator(".live-output")).to_contain_text("이제 1")


def test_an_explore_slider_runs_python(live):
    cell = live.cell("explore(draw_gate")
    live.run(cell)
    assert cell.locator("figure.explore").count() == 0
    image = cell.locator("img")
    before = image.get_attribute("alt")
    cell.get_by_role("slider", name="편향 b").press("ArrowRight")
    expect(image).not_to_have_attribute("alt", before, timeout=WAIT)
    assert "편향 b = −0.2" in image.get_attribute("alt")


@pytest.mark.quiet
def test_a_slider_answers_in_time(live):
    cell = live.cell("explore(draw_gate")
    live.run(cell)
    spent = cell.evaluate("""async (cell) => {
      const knob = [...cell.querySelectorAll('input[type=range]')].at(-1), times = [];
      for (let turn = 0; turn < 3; turn++) {
        const old = cell.querySelector('img').src, start = performance.now();
        knob.value = knob.value === knob.max ? knob.value - 1 : +knob.value + 1;
        knob.dispatchEvent(new Event('input', { bubbles: true }));
        while (cell.querySelector('img').src === old) {
          await new Promise((done) => setTimeout(done, 5));
        }
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[1];
    }""")
    assert spent <= 400


def test_an_endless_loop_is_stopped(visit):
    live = LivePage(visit(PAGE).page).start()
    cell = live.cell(6)
    live.write(cell, ENDLESS)
    cell.locator(".live-cell-run").click()
    expect(cell.locator(".live-state")).to_have_text("실행 중", timeout=WAIT)
    live.button("멈추기").click()
    expect(cell.locator(NOTICE)).to_contain_text("변수는 모두 사라졌습니다")
    live.wait_status("다시 켜는 중")
    # 새 파이썬에서, 1번 셀의 np와 4번 셀의 neuron을 시키지 않아도 먼저 실행합니다.
    assert "4" in live.try_out("print(int(np.float64(4)), neuron)", cell)
    states = [live.cell(k).locator(".live-state").inner_text() for k in range(1, 7)]
    assert [k for k, state in enumerate(states, 1) if state.startswith("실행함")] == [1, 3, 4, 6]


def test_restart_forgets_and_run_all_runs(visit):
    live = LivePage(visit("book/intro.html").page).start()
    live.button("다시 시작").click()
    live.wait_status("변수는 모두 사라졌습니다")
    assert live.cell(1).locator(".live-state").inner_text() == ""
    live.button("모두 실행").click()
    expect(live.cell(2).locator(".live-state")).to_contain_text("실행함", timeout=WAIT)


def test_text_survives_a_reload(visit):
    live = LivePage(visit(PAGE).page).start()
    first = live.cell(3).locator(".cm-content").inner_text()
    live.write(live.cell(3), "print('내 코드')")
    live.page.reload()
    live.start()
    assert live.cell(3).locator(".cm-content").inner_text() == "print('내 코드')"
    live.cell(3).get_by_role("button", name="처음 코드로").click()
    assert live.cell(3).locator(".cm-content").inner_text() == first
    live.page.reload()
    live.start()
    assert live.cell(3).locator(".cm-content").inner_text() == first


def test_works_without_storage(visit):
    page = visit(PAGE).page
    page.add_init_script("Object.defineProperty(window, 'localStorage', "
                         "{ get() { throw new DOMException('막힘', 'SecurityError'); } });")
    page.reload()
    assert "안녕" in LivePage(page).start().try_out("print('안녕')")


@pytest.mark.parametrize(("pattern", "named"), [
    ("**/numpy-*", "numpy-"), ("**/live/main-*.js*", "main-"), ("**/live/cell-*.js", ""),
    ("**/pyodide.js", "pyodide.js"), ("**/pyodide.asm.js", "pyodide.asm.js"),
    ("**/files.json", "files.json")])
def test_a_missing_file_is_told_and_can_be_tried_again(visit, pattern, named):
    page = visit(PAGE).page
    page.route(pattern, lambda route: route.fulfill(status=404, body=""))
    page.click(".live-start")
    again = page.get_by_role("button", name="다시 시도")
    again.wait_for(timeout=WAIT)
    expect(page.locator(STATUS)).to_contain_text("다시 시도해 주십시오")
    expect(page.locator(STATUS)).to_contain_text(named)
    page.unroute(pattern)
    again.click()
    page.get_by_role("button", name="모두 실행").wait_for(timeout=WAIT)
    live = LivePage(page)
    live.wait_status("다") if named else None
    assert "안녕" in live.try_out("print('안녕')")


def test_a_truncated_file_is_named(visit):
    page = visit(PAGE).page
    page.route("**/matplotlib-*",
               lambda route: route.fulfill(body=b"PK", content_type="application/zip"))
    page.click(".live-start")
    expect(page.locator(STATUS)).to_contain_text("matplotlib-", timeout=WAIT)
    expect(page.locator(STATUS)).to_contain_text("바이트")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_a_live_page(visit, scheme):
    live = LivePage(visit(PAGE, color_scheme=scheme, bypass_csp=True).page).start()
    live.run(live.cell("explore(draw_gate"))
    live.try_out(INTERACT)
    live.try_out("print('안녕')\nimport sys\nprint('조심', file=sys.stderr)\n1 / 0", live.cell(4))
    live.page.add_script_tag(path=str(AXE))
    for width in (1280, 390):
        live.page.set_viewport_size({"width": width, "height": 900})
        found = live.page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        assert [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]] == []
        assert live.page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_cell_runs_in_the_page(running, visit):
    """모든 셀이 오류 없이 돕니다.

    오래 걸리므로, 지난 것은 쪽이나 파이썬이 바뀌기 전까지 다시 돌리지 않습니다.
    """
    html = (SITE / running).read_bytes()
    folder = re.search(rb'data-python="([^"]+)"', html)[1]
    codes = b"".join(re.findall(rb'<div class="cell_input.*?</pre>', html, re.S))
    bundle = re.search(rb'data-live="([^"]+)"', html)[1]
    name = running.split("/")[-1].removesuffix(".html")
    passed = ROOT / "_build/.live" / f"{name}-{sha256(codes + folder + bundle).hexdigest()[:16]}"
    if passed.exists():
        return
    seen = visit(running)
    live = LivePage(seen.page).start()
    live.button("모두 실행").click()
    live.page.locator(STATUS).filter(has_text=re.compile("마쳤습니다|오류")).wait_for(timeout=580_000)
    states = live.page.locator(".live-state").all_inner_texts()
    bad = [k for k, state in enumerate(states, 1) if not state.startswith("실행함")]
    assert bad == [], live.cell(bad[0]).locator(".cell_output").inner_text()
    assert live.page.locator(".cell_output .stderr").all_inner_texts() == []
    assert seen.troubles == []
    assert seen.outside == []
    passed.parent.mkdir(parents=True, exist_ok=True)
    passed.touch()
