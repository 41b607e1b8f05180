"""쪽의 파이썬은 착한 이웃입니다: 쪽을 떠나지 않고, 다른 곳에 닿지 않고, 죽지 않습니다."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest
from built_site import running
from hostile import CELLS, SHOWN, fill
from live_page import WAIT, LivePage
from live_selectors import NOTICE
from playwright.sync_api import expect

PAGE = "book/ch01_perceptron.html"
pytestmark = pytest.mark.skipif(PAGE not in running(),
                                reason="쪽 안의 파이썬이 없이 지은 책입니다.")


# 정책이 없어도 닿지 않는 길: 일꾼에 없거나, 다른 곳의 것을 본디 받지 않습니다.
NEVER = {"beacon", "worker", "micropip"}


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """다른 곳의 서버와, 거기에 닿은 것들."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        do_POST = do_HEAD = do_OPTIONS = do_GET

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        def verify_request(self, request, client_address):
            asked.append("이음")  # 미리 잇기만 하는 것(preconnect)도 셉니다
            return True

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.fixture(scope="module")
def live(browser, site) -> Iterator[LivePage]:
    """밖으로 나가는 것을 막지 않은 브라우저. 막는 것은 책 스스로여야 합니다."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site + PAGE)
    yield LivePage(page).start()
    context.close()


def test_the_other_server_counts(elsewhere, browser):
    """잘못 세고 있지는 않은지: 막지 않는 쪽에서는 닿습니다."""
    there, asked = elsewhere
    page = browser.new_page()
    page.goto(f"{there}/hello")
    assert "/hello" in asked
    page.close()
    asked.clear()


@pytest.mark.parametrize("way", CELLS)
def test_no_cell_reaches_another_host(live, elsewhere, way):
    there, asked = elsewhere
    url = live.page.url
    live.try_out(fill(CELLS[way], there))
    live.page.wait_for_timeout(300)
    assert asked == []
    assert live.page.url == url
    assert "살아 있음" in live.try_out("print('살아 있음')")


@pytest.mark.parametrize("how", ["HTML", "widget", "update"])
@pytest.mark.parametrize("way", SHOWN)
def test_nothing_shown_reaches_another_host_or_takes_the_page_away(live, elsewhere, way, how):
    there, asked = elsewhere
    url, text = live.page.url, fill(SHOWN[way], there)
    live.try_out({
        "HTML": f"from IPython.display import HTML\nHTML({text!r})",
        "widget": f"import ipywidgets\nipywidgets.HTML({text!r})",
        "update": f"from IPython.display import HTML, display\nh = display('', display_id=True)\n"
                  f"h.update(HTML({text!r}))",
    }[how])
    if way == "form" and live.page.locator("#go").count():
        live.page.locator("#go").click()
    live.page.wait_for_timeout(300)
    assert asked == []
    assert live.page.url == url
    title = live.page.locator("article h1")
    live.page.evaluate("scrollTo(0, 0)")
    assert title.is_visible()
    box = title.bounding_box()
    hit = "([x, y]) => document.elementFromPoint(x, y)?.closest('h1') !== null"
    assert live.page.evaluate(hit, [box["x"] + 5, box["y"] + box["height"] / 2])


def test_a_link_opens_elsewhere_and_leaves_the_page(live, elsewhere):
    there, _ = elsewhere
    live.try_out(f"from IPython.display import HTML\nHTML('<a href=\"{there}/a\">가 보기</a>')")
    link = live.cell(3).get_by_role("link", name="가 보기")
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in link.get_attribute("rel")


def test_rich_outputs_are_played(live):
    live.try_out("from IPython.display import Markdown\nMarkdown('**굵게** $x^2$ 와 `코드`')")
    output = live.cell(3).locator(".cell_output")
    expect(output.locator("strong")).to_have_text("굵게", timeout=WAIT)
    expect(output.locator("math msup")).to_be_visible()
    live.try_out(r"from IPython.display import Math" "\n" r"Math(r'\frac{1}{2} \sum_i x_i')")
    expect(output.locator("math mfrac")).to_be_visible(timeout=WAIT)
    live.try_out("from IPython.display import SVG\nSVG('<svg xmlns=\"http://www.w3.org/2000/svg\" "
                 "width=\"20\" height=\"20\"><circle r=\"9\" cx=\"10\" cy=\"10\"/></svg>')")
    assert output.locator("img").evaluate("(image) => image.decode().then(() => image.width)") == 20


def test_a_movie_of_matplotlib_moves(live):
    live.try_out("""
from matplotlib.animation import FuncAnimation
from IPython.display import HTML
fig, ax = plt.subplots(figsize=(2, 2))
line, = ax.plot([0, 1])
movie = FuncAnimation(fig, lambda k: line.set_ydata([0, k]), frames=4, interval=50)
plt.close(fig)
HTML(movie.to_jshtml())
""".replace("plt.", "__import__('matplotlib.pyplot').pyplot."))
    output = live.cell(3).locator(".live-player")
    knob, image = output.get_by_role("slider", name="장면"), output.locator("img")
    first = image.get_attribute("src")
    knob.press("ArrowRight")
    expect(image).not_to_have_attribute("src", first)
    output.get_by_role("button", name="▶ 움직이기").click()
    expect(image).to_have_attribute("alt", "움직임: 장면 4 / 4", timeout=WAIT)


@pytest.mark.parametrize("code", [
    "HTML('<script>1</script><p>글</p>')", "Javascript('alert(1)')",
    "HTML('<iframe src=\"about:blank\"></iframe>')"])
def test_what_cannot_be_played_says_so(live, code):
    said = live.try_out(f"from IPython.display import HTML, Javascript\n{code}")
    assert "이 페이지에서 돌지 않습니다" in said


@pytest.mark.parametrize(("code", "said"), [
    ("exit()", "셀을 끝냈습니다. 파이썬과 변수는 그대로"),
    ("quit", ""),
    ("raise SystemExit(3)", "셀을 끝냈습니다. 파이썬과 변수는 그대로"),
    ("import sys\nsys.exit()", "셀을 끝냈습니다. 파이썬과 변수는 그대로"),
    ("breakpoint()", "breakpoint()로 멈추어 살펴볼 수 없습니다"),
    ("class Bad(Exception):\n    def __str__(self): raise ValueError\nraise Bad", "Bad"),
    ("class Bad(Exception):\n    def __str__(self): raise SystemExit\nraise Bad", "Bad"),
    ("class Bad:\n    def __repr__(self): raise KeyboardInterrupt\nBad()", ""),
    ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    ("import pandas", "있는 것은 NumPy"),
    ("!ls", "컴퓨터의 명령(!)을"),
    ("def f(): return f()\nf()", "자기 자신을 너무 많이"),
    ("import numpy as np\nnp.ones(10**11)", "메모리가 모자랍니다"),
    ("%없는마법", ""), ("(", "닫히지 않았습니다"),
])  # fmt: skip
def test_no_cell_ends_python(live, code, said):
    live.try_out("kept = '그대로'", live.cell(2))
    shown = live.try_out(code)
    assert said in shown
    assert "_ask_exit" not in shown
    assert "To exit" not in shown
    assert live.try_out("print(kept)").strip() == "그대로"


def test_a_death_says_what_happened(visit):
    live = LivePage(visit(PAGE).page).start()
    cell = live.cell(3)
    live.write(cell, "import ctypes\nctypes.string_at(0xFFFFFFF0, 64)")  # WebAssembly가 무너집니다
    cell.locator(".live-cell-run").click()
    expect(cell.locator(NOTICE)).to_contain_text("파이썬이 꺼졌습니다", timeout=WAIT)
    assert "인터넷" not in live.page.locator(".live-bar").inner_text()
    assert "안녕" in live.try_out("print('안녕')")


def test_the_first_title_of_a_reader_shows_letters(live):
    said = live.try_out("import matplotlib.pyplot as plot\nplot.title('손실 −1');")
    assert "Glyph" not in said
    assert live.cell(3).locator(".cell_output img").count() == 1


def test_long_output_stays_short(live):
    live.try_out("for k in range(400):\n    print(k)")
    output = live.cell(3).locator(".cell_output")
    assert output.bounding_box()["height"] <= 450
    assert output.locator("pre").evaluate("(pre) => pre.scrollHeight > pre.clientHeight")
    assert output.locator("pre[tabindex='0']").count() == 1


def test_what_a_phone_types_is_made_straight(live):
    cell = live.cell(3)
    cell.locator(".cm-content").click()
    live.page.keyboard.press("Control+a")
    live.page.keyboard.press("Delete")
    for letter in "x = “a”":
        live.page.keyboard.insert_text(letter)
    assert cell.locator(".cm-content").inner_text() == 'x = "a"'


def test_keys_of_the_editor_stay_in_the_editor(live):
    live.cell(3).locator(".cm-content").click()
    for keys in ("Control+k", "Control+Shift+k", "Meta+k"):
        live.page.keyboard.press(keys)
        assert not live.page.locator(".search-button__wrapper.show").count()
    live.page.keyboard.press("Control+z")


def test_the_way_out_of_the_editor_is_told(live):
    editor = live.cell(3).locator(".cm-content")
    described = editor.get_attribute("aria-describedby")
    assert "Esc를 누른 다음 Tab" in live.page.locator(f"#{described}").text_content()
    editor.click()
    expect(live.cell(3).locator(".live-keys")).to_be_visible()
    live.page.keyboard.press("Escape")
    live.page.keyboard.press("Tab")
    expect(editor).not_to_be_focused()


def test_a_worker_is_made_only_of_text_and_obeys_the_page(live, elsewhere):
    """일꾼은 Blob으로만 만듭니다. 파일로 만든 일꾼은 쪽의 정책을 물려받지 않기 때문입니다."""
    there, asked = elsewhere
    refused = live.page.evaluate("""() => new Promise((done) => {
      addEventListener('securitypolicyviolation', (e) => done(e.effectiveDirective));
      new Worker('../_static/book.js').onmessage = () => done('만들어졌습니다');
    })""")
    assert refused == "worker-src"
    said = live.page.evaluate("""(there) => new Promise((done) => {
      const text = `fetch('${there}/worker')
        .then(() => postMessage('닿음'), () => postMessage('막힘'))`;
      const made = new Worker(URL.createObjectURL(new Blob([text])));
      made.onmessage = ({ data }) => done(data);
    })""", there)
    assert said == "막힘"
    assert asked == []


def test_without_the_policy_the_same_cells_reach_it(browser, site, elsewhere):
    """위의 시험이 헛되지 않은지: 지키는 것을 끄면 여러 길이 정말로 닿습니다."""
    there, asked = elsewhere
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(site + PAGE)
    live = LivePage(page).start()
    for way in sorted(CELLS.keys() - NEVER):
        asked.clear()
        live.try_out(fill(CELLS[way], there))
        for _ in range(100):
            if asked:
                break
            page.wait_for_timeout(100)
        assert asked, way
    context.close()
