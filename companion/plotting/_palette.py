"""책의 색: 색각 이상이 있어도 구별되는 색상표와, 책 전체에서 정해진 뜻."""

# 오카베·이토(Okabe & Ito, 2008) 색상표
BLACK = "#000000"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
YELLOW = "#F0E442"
BLUE = "#0072B2"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"

# 뜻이 정해진 색
FORWARD = BLUE  # 앞으로 흐르는 값, 함수
BACKWARD = VERMILION  # 뒤로 흐르는 기울기, 도함수
INK = "#222222"  # 글자와 테두리
MUTED = "#767676"  # 축, 보조선
GRID = "#E3E3E3"

# 선이 여럿일 때의 차례. 색만으로 구별하지 않도록 선의 꼴도 함께 바뀝니다.
LINES = [
    (FORWARD, "-"), (BACKWARD, "--"), (GREEN, "-."), (PURPLE, ":"), (ORANGE, (0, (5, 1))),
    (BLACK, (0, (1, 1))), (SKY, (0, (3, 1, 1, 1))),
]

# 클래스 0, 1, 2, …의 색, 속이 빈 표식의 진한 테두리, 표식의 꼴
CLASS_COLORS = [SKY, ORANGE, GREEN, PURPLE, YELLOW, BLUE, VERMILION, "#999999"]
CLASS_EDGES = ["#1B6FA0", "#8F6300", "#006B4E", "#94487A", "#7A7400", BLUE, "#A04700", "#555555"]
CLASS_MARKERS = ["o", "^", "s", "D", "v", "P", "X", "*"]
