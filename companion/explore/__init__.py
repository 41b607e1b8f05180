"""값을 바꾸면 그림이 따라 바뀌는 슬라이더.

커널이 있으면 프레임을 처음 볼 때 그리고, 책의 정적 페이지를 만들 때는 모두 미리 그립니다.
같은 노트북이 주피터, Colab, 정적 페이지에서 똑같이 움직입니다.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ipywidgets as widgets

from companion._validate import wrong_type
from companion.explore.frames import Draw, Frames, NotAFigure, Position
from companion.explore.slider_grid import as_grid, as_names, check_draw, start_position
from companion.explore.static_figure import StaticFigure
from companion.explore.variables import dress
from companion.plotting._forms import picture_tag
from companion.plotting._style import is_static


def explore(
    draw: Draw,
    /,
    *,
    labels: Mapping[str, str] | None = None,
    start: Mapping[str, Any] | None = None,
    **grid: Sequence[Any],
) -> widgets.VBox | StaticFigure:
    r"""``draw``의 인자마다 슬라이더를 하나씩 두고, 고른 값으로 그린 그림을 보여 줍니다.

    그림 아래의 설명과 대체 텍스트에는 고른 값이 적힙니다. ``draw`` 안에서
    ``fig.set_label("30걸음 뒤 손실 0.02")``로 한 줄을 달아 두면, 무슨 일이 일어났는지도 함께
    적힙니다.

    Parameters
    ----------
    draw : callable
        ``draw(**values) -> Figure``. 같은 값에는 언제나 같은 그림을 돌려주어야 합니다.
        그림의 크기는 모두 같아야 합니다.
    labels : mapping, optional
        인자 이름을 사람이 읽을 이름으로 바꿉니다: ``{"learning_rate": "학습률 η"}``.
    start : mapping, optional
        처음에 보일 값. 적지 않은 인자는 목록의 가운데에서 시작합니다.
    **grid : sequence
        인자마다 고를 값의 목록: 리스트, 튜플, ``range``, 1차원 배열.
        조합은 모두 1,000개까지입니다.

    Returns
    -------
    ipywidgets.VBox
        슬라이더와 그림. 환경 변수 ``COMPANION_STATIC=1``로 정적 페이지를 만들 때는 모든 프레임을
        담은 `StaticFigure`입니다.

    Raises
    ------
    TypeError, ValueError
        ``draw``가 그림을 돌려주지 않거나, 값의 목록이나 이름이 잘못되었을 때.
        어떤 조합에서 ``draw``가 낸 오류는 던지지 않고 그 조합의 그림에 적습니다.

    Notes
    -----
    정적 페이지에서는 프레임 하나가 무손실 WebP 파일 하나입니다. ``figure("half")``만 한 그림에서
    단순한 것은 2~4 KB, 점이나 등고선이 많은 것은 7~10 KB입니다. 모든 프레임을 더해 250 KB를 넘지
    않게 하려면 그림을 작게, 선과 글자와 표식을 적게 그립니다. 매끄럽게 변하는 색, 반투명한 색,
    촘촘한 점은 피합니다.

    Examples
    --------
    >>> from companion.plotting import figure, plot_function
    >>> def draw(slope):
    ...     fig, ax = figure("half")
    ...     plot_function(lambda x: slope * x, ax=ax)
    ...     fig.set_label(f"x = 1에서 높이 {slope}")
    ...     return fig
    >>> slider = explore(draw, slope=[1, 2, 3], labels={"slope": "기울기 w"}).children[0]
    >>> slider.description, slider.label
    ('기울기 w', '2')
    """
    labels = as_names("labels", labels, grid)
    start = as_names("start", start, grid)
    for name, label in labels.items():
        if not isinstance(label, str):
            raise wrong_type(f"labels[{name!r}]", "문자열이", label)
    check_draw(draw, grid)
    frames = Frames(draw, as_grid(grid), labels)
    position = start_position(frames, start)
    if is_static():
        return StaticFigure(frames, position)
    return _live(frames, position)


def _live(frames: Frames, position: Position) -> widgets.VBox:
    r"""커널이 그때그때 그려 주는 위젯.

    ipywidgets의 Image에는 대체 텍스트가 없으므로 HTML 위젯에 ``<img alt>``를 넣습니다.
    """
    sliders = [
        widgets.SelectionSlider(
            options=_options(frames.value_labels[name], frames.grid[name]),
            index=index,
            description=frames.labels[name],
            style={"description_width": "initial"},
            layout={"width": "100%", "max_width": "32em"},
        )
        for name, index in zip(frames.grid, position, strict=True)
    ]
    picture, caption = widgets.HTML(), widgets.HTML()

    def show(_: object = None) -> None:
        frame = frames.at(tuple(slider.index for slider in sliders))
        picture.value = picture_tag(frame.shown, alt=frame.caption)
        caption.value = f'<div role="status" aria-live="polite">{dress(frame.caption)}</div>'

    first = frames.at(position)
    if isinstance(first.error, NotAFigure):
        raise first.error
    show()
    for slider in sliders:
        slider.observe(show, names="index")
    # 보이는 차례는 그림, 설명, 손잡이입니다. 손가락이 그림을 가리지 않습니다.
    picture.layout.order, caption.layout.order = "-2", "-1"
    return widgets.VBox([*sliders, picture, caption])


def _options(labels: list[str], values: Sequence[Any]) -> list[Any]:
    """슬라이더에서 고를 (이름, 값). 값만 보고 자리를 찾을 수 없으면 이름만 둡니다."""
    try:
        distinct = len({*values, None}) > len(values)
    except TypeError:  # 배열이나 리스트
        distinct = False
    return list(zip(labels, values, strict=True)) if distinct else labels
