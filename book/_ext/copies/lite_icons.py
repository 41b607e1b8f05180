"""주피터라이트가 탭에 다는 작은 그림(.ico) 둘을 책의 favicon.svg로 그립니다.

파이썬이 도는 동안의 그림은 마지막 동그라미가 비어 있습니다. 주피터 서버가 주는 것을 주피터라이트도
같은 이름으로 청하지만, 주피터라이트에는 들어 있지 않습니다.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageDraw
from sphinx.errors import ExtensionError

ICON = "static/favicons/favicon-notebook.ico"
BUSY = "static/favicons/favicon-busy-1.ico"
SIZES = [(16, 16), (32, 32), (48, 48)]
FINE = 16  # 크게 그려서 줄이면 가장자리가 매끄럽습니다


def draw(svg: str, *, busy: bool) -> Image.Image:
    """곧은 선(M x y x y …)과 동그라미로 된 SVG를 그림으로."""
    root = ElementTree.fromstring(svg)
    side = int(root.attrib["viewBox"].split()[2]) * FINE
    image = Image.new("RGBA", (side, side))
    pen = ImageDraw.Draw(image)
    parents = {child: parent for parent in root.iter() for child in parent}
    last = [shape for shape in root.iter() if shape.tag.endswith("circle")][-1:]
    for shape in root.iter():
        kind = shape.tag.rpartition("}")[2]
        style = {**(parents[shape].attrib if shape in parents else {}), **shape.attrib}
        if kind == "path":
            points = [float(part) * FINE for part in style["d"].removeprefix("M").split()]
            pen.line(points, fill=style["stroke"], joint="curve",
                     width=round(float(style["stroke-width"]) * FINE))
        elif kind == "circle":
            x, y, r = (float(style[name]) * FINE for name in ("cx", "cy", "r"))
            hollow = busy and [shape] == last
            pen.ellipse([x - r, y - r, x + r, y + r], outline=style["fill"],
                        fill="white" if hollow else style["fill"], width=2 * FINE)
        elif kind not in ("svg", "g"):
            raise ExtensionError(f"favicon에 그릴 줄 모르는 것이 있습니다: <{kind}>")
    return image


def write_icons(lite: Path, favicon: Path) -> None:
    (lite / ICON).parent.mkdir(parents=True, exist_ok=True)
    for name in (ICON, BUSY):
        big = draw(favicon.read_text(), busy=name == BUSY)
        big.resize(SIZES[-1], Image.Resampling.LANCZOS).save(lite / name, sizes=SIZES)
