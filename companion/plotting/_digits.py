"""손글씨 숫자를 바둑판처럼 늘어놓습니다."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from companion._validate import as_count, as_finite, as_labels, wrong_value
from companion.plotting._palette import BACKWARD
from companion.plotting._style import FULL, axes_for

_SIDE = 28
_PITCH = _SIDE + 4  # 숫자 사이를 4픽셀씩 띄웁니다.
_TEXT = 12  # 라벨을 적을 높이(픽셀)


def show_digits(
    images: ArrayLike,
    labels: ArrayLike | None = None,
    *,
    predictions: ArrayLike | None = None,
    columns: int = 10,
    ax: Axes | None = None,
) -> Axes:
    r"""흰 바탕에 검은 숫자로 보여 줍니다.

    ``predictions``를 함께 주면, 틀린 숫자에는 ``4 → 9``처럼 정답과 예측을 주홍색으로 적습니다.

    Parameters
    ----------
    images : array_like
        ``(n, 784)``나 ``(n, 28, 28)`` 배열. 값은 클수록 진합니다. 100장까지입니다.
    labels : array_like, optional
        정답 ``(n,)``.
    predictions : array_like, optional
        예측한 라벨 ``(n,)``. ``labels``가 있어야 합니다.
    columns : int
        한 줄에 놓을 숫자의 수.
    ax : Axes, optional
        그릴 좌표축. 없으면 새 그림을 만듭니다.

    Returns
    -------
    Axes

    Raises
    ------
    TypeError, ValueError
        배열의 모양이나 라벨의 수가 맞지 않을 때.

    Examples
    --------
    >>> import numpy as np
    >>> ax = show_digits(np.zeros((3, 784)), [4, 7, 1], predictions=[9, 7, 1])
    >>> [text.get_text() for text in ax.texts]
    ['4 → 9', '7', '1']
    """
    x = as_finite("images", images)
    if x.shape[1:] not in ((_SIDE * _SIDE,), (_SIDE, _SIDE)) or not 0 < len(x) <= 100:
        raise wrong_value("images", "숫자 1~100장인 (n, 784)나 (n, 28, 28) 배열이", x)
    if predictions is not None and labels is None:
        raise ValueError("labels: predictions와 견줄 정답이 필요합니다")
    answers = None if labels is None else as_labels("labels", labels, len(x))
    guesses = answers if predictions is None else as_labels("predictions", predictions, len(x))
    columns = min(as_count("columns", columns), len(x))

    rows = -(-len(x) // columns)
    pitch = _PITCH + (_TEXT if answers is not None else 0)
    sheet = np.zeros((rows * pitch, columns * _PITCH))
    ax = axes_for(ax, (FULL[0], FULL[0] * rows * pitch / (columns * _PITCH)))
    for k, image in enumerate(x.reshape(-1, _SIDE, _SIDE)):
        top, left = k // columns * pitch, k % columns * _PITCH + (_PITCH - _SIDE) // 2
        sheet[top : top + _SIDE, left : left + _SIDE] = image
        if answers is not None and guesses is not None:
            wrong = bool(answers[k] != guesses[k])
            text = f"{answers[k]} → {guesses[k]}" if wrong else f"{answers[k]}"
            ax.text(left + _SIDE / 2, top + _SIDE, text, ha="center", va="top", fontsize=10,
                    color=BACKWARD if wrong else None)
    ax.imshow(sheet, cmap="gray_r", vmin=0, vmax=float(x.max()) or 1, interpolation="nearest")
    ax.set_axis_off()
    return ax
