"""그림에 쓸 한글 글꼴을 만듭니다: Pretendard에서 필요한 글자만 골라 companion/fonts에 둡니다.

원본은 ``npm install``이 node_modules에 받아 둔 pretendard 패키지입니다. SIL OFL 1.1에 따라 고친
글꼴은 원래 이름(Reserved Font Name)을 쓸 수 없으므로, 이름을 바꾸고 라이선스를 곁에 둡니다.
같은 원본과 같은 fontTools에서는 언제나 같은 바이트가 나옵니다.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules" / "pretendard" / "dist"
FONTS = ROOT / "companion" / "fonts"

FAMILY = "Companion Sans KR"
NAME = FAMILY.replace(" ", "")
# 글꼴 안의 이름표(name table). 저작권 줄(0)만 원본의 이름을 말합니다.
COPYRIGHT = (
    "Copyright (c) 2021, Kil Hyung-jin (https://github.com/orioncactus/pretendard), "
    "with Reserved Font Name Pretendard."
)
RECORDS = {
    0: COPYRIGHT,
    1: FAMILY,
    2: "Regular",
    3: f"1.0;{NAME}-Regular",
    4: f"{FAMILY} Regular",
    5: "Version 1.0",
    6: f"{NAME}-Regular",
    13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    14: "https://openfontlicense.org",
}

# 원본에 있는 글자만 실립니다. 없는 기호(∇, ∈ 등)는 그림에서 DejaVu Sans가 대신합니다.
SYMBOLS = [
    (0x0020, 0x007E),  # 라틴
    (0x00A0, 0x00FF),  # 라틴-1
    (0x0174, 0x0177),  # ŵ, ŷ
    (0x0370, 0x03FF),  # 그리스
    (0x1D62, 0x1D6A),  # ᵢ
    (0x2010, 0x2033),  # 줄표, 따옴표, 말줄임표, 프라임
    (0x2070, 0x209C),  # 위첨자와 아래첨자
    (0x20A9, 0x20A9),  # ₩
    (0x2100, 0x214F),  # 글자꼴 기호
    (0x2190, 0x21FF),  # 화살표
    (0x2200, 0x22FF),  # 수학 기호. U+2212(−)가 여기에 있습니다.
    (0x2460, 0x2473),  # ①
    (0x25A0, 0x25FF),  # 도형
    (0x2600, 0x26FF),  # ★☆
    (0x2700, 0x27BF),  # ✓
    (0x2C7C, 0x2C7C),  # ⱼ
    (0x3000, 0x3015),  # 「」『』
    (0x3131, 0x318E),  # 호환 자모
]

# 첫가끝 자모(풀어 쓴 한글)는 원본에 없어, 같은 모양의 호환 자모로 보냅니다.
JAMO = {
    0x1100: "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ",
    0x1161: "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
    0x11A8: "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ",
}


def ksx1001_syllables() -> list[int]:
    """KS X 1001 완성형 한글 2,350자의 코드 포인트."""
    rows, cells = range(0xB0, 0xC9), range(0xA1, 0xFF)
    return [ord(bytes([row, cell]).decode("euc_kr")) for row in rows for cell in cells]


def make(source: Path, licence: Path, folder: Path) -> Path:
    """글꼴과 라이선스 파일을 ``folder``에 쓰고 글꼴의 경로를 돌려줍니다."""
    options = subset.Options(
        hinting=False, layout_features=["kern"], name_IDs=[], notdef_outline=True, glyph_names=False
    )
    options.drop_tables += ["DSIG"]
    font = TTFont(source, recalcTimestamp=False)

    wanted = set(ksx1001_syllables())
    wanted.update(code for first, last in SYMBOLS for code in range(first, last + 1))
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)

    for table in font["cmap"].tables:
        if table.isUnicode():
            for first, letters in JAMO.items():
                for offset, letter in enumerate(letters):
                    table.cmap[first + offset] = table.cmap[ord(letter)]

    names = font["name"]
    names.names.clear()
    for name_id, text in RECORDS.items():
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].achVendID = "NONE"

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}-Regular.ttf"
    font.save(path)
    (folder / f"LICENSE-{NAME}.txt").write_bytes(licence.read_bytes())
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", type=Path, default=PACKAGE, help="pretendard의 dist 폴더")
    parser.add_argument("--to", type=Path, default=FONTS, help="글꼴을 둘 폴더")
    args = parser.parse_args()
    source = args.package / "public" / "static" / "alternative" / "Pretendard-Regular.ttf"
    if not source.is_file():
        parser.error(f"글꼴 파일이 없습니다: {source}. 먼저 npm install을 하십시오.")
    path = make(source, args.package / "LICENSE.txt", args.to)
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
