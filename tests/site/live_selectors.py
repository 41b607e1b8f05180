"""쪽 안의 파이썬에서 시험이 손대는 자리들. Playwright의 시험과 세 엔진의 이야기가 함께 씁니다."""

START = ".live-start"
STATUS = ".live-bar [role=status]"
FIGURE = '.cell_output img[src^="data:image/png"]'
CELL = ".bd-article div.cell"  # 아래의 것은 모두 셀 안의 자리입니다
EDITOR = ".cm-content"
RUN = ".live-cell-run"  # 실행하는 동안에는 멈추기
STATE = ".live-state"
NOTICE = ".live-notice"
RESET = ".live-cell-reset"
OUTPUT = ".cell_output"
