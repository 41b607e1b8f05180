"""학습 곡선: 에폭이 지나면서 손실이나 정확도가 어떻게 바뀌었는가."""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from companion._validate import wrong_type, wrong_value
from companion.plotting._palette import INK, LINES
from companion.plotting._style import axes_for
from companion.training import History


def plot_history(
    histories: History | Mapping[str, History],
    *,
    accuracy: bool = False,
    ax: Axes | None = None,
) -> Axes:
    r"""학습의 기록을 에폭을 가로축으로 그립니다.

    학습 데이터에서 잰 값은 실선과 속을 채운 점, 검증 데이터에서 잰 값은 파선과 속이 빈 점입니다.
    발산한 기록은 마지막 점에 ✕를 찍습니다.

    Parameters
    ----------
    histories : History or mapping of str to History
        `companion.training.train`이 돌려준 기록. ``{"SGD": h1, "Adam": h2}``처럼 이름을 붙여
        일곱 개까지 겹쳐 그릴 수 있습니다.
    accuracy : bool
        손실 대신 정확도를 그릴지.
    ax : Axes, optional
        그릴 좌표축. 없으면 새 그림을 만듭니다.

    Returns
    -------
    Axes

    Raises
    ------
    TypeError, ValueError
        기록이 아니거나 비었거나, 정확도가 없는 기록에서 정확도를 찾을 때.

    Examples
    --------
    >>> from companion.training import History
    >>> ax = plot_history(History(epoch_loss=[0.9, 0.4, 0.2], val_loss=[0.9, 0.6, 0.7]))
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['학습', '검증']
    """
    named = {"": histories} if isinstance(histories, History) else histories
    if not isinstance(named, Mapping):
        raise wrong_type("histories", "History나 {이름: History} 사전이", histories)
    if not 0 < len(named) <= len(LINES):
        raise wrong_value("histories", f"기록 1~{len(LINES)}개가", list(named))
    for name, history in named.items():
        if not isinstance(history, History):
            raise wrong_type(f"histories[{name!r}]", "History가", history)
        if accuracy and history.epoch_accuracy is None:
            raise ValueError(f"histories[{name!r}]: 정확도가 적힌 분류의 기록이 필요합니다")

    ax = axes_for(ax)
    for (name, history), (color, _) in zip(named.items(), LINES, strict=False):
        train = history.epoch_accuracy if accuracy else history.epoch_loss
        validation = history.val_accuracy if accuracy else history.val_loss
        label = name or "학습"
        if history.diverged_at is not None:
            label += " (발산)"
        _curve(ax, train or [], color, label, filled=True)
        if history.diverged_at is not None and train:
            ax.plot(len(train), train[-1], "x", color=INK, markersize=10, markeredgewidth=2)
        if validation is not None:
            _curve(ax, validation, color, f"{name} 검증".strip(), filled=False)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set(xlabel="에폭", ylabel="정확도" if accuracy else "손실")
    ax.legend()
    return ax


def _curve(ax: Axes, values: list[float], color: str, label: str, *, filled: bool) -> None:
    ax.plot(
        range(1, len(values) + 1), values, "o-" if filled else "o--", color=color, label=label,
        markersize=4, markevery=max(1, len(values) // 20),
        markerfacecolor=color if filled else "white",
    )
