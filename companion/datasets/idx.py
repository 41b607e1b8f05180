"""IDX 파일: MNIST가 배포되는 형식.

머리말(0, 0, 수의 종류, 차원 수)과 축마다의 길이 뒤에 값이 이어집니다. 정수는 모두 빅 엔디언입니다.
"""

from __future__ import annotations

import gzip
import math
import os
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion._validate import wrong_type

_DTYPES = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}


def load_idx(path: str | os.PathLike[str]) -> NDArray[Any]:
    """IDX 파일 하나를 배열로 읽습니다. gzip으로 압축한 파일도 그대로 읽습니다.

    전체 MNIST(학습 60,000장, 시험 10,000장)를 내려받아 두었다면 이 함수로 읽어 쓸 수 있습니다.

    Parameters
    ----------
    path : str or path-like
        파일의 경로.

    Returns
    -------
    ndarray
        파일에 적힌 모양과 수의 종류 그대로인 배열. MNIST의 그림은 uint8 ``(n, 28, 28)``, 라벨은
        uint8 ``(n,)``입니다.

    Raises
    ------
    TypeError
        ``path``가 경로가 아닐 때.
    FileNotFoundError
        파일이 없을 때.
    ValueError
        IDX 파일이 아니거나, 잘렸거나, 뒤에 다른 것이 붙었을 때.

    References
    ----------
    Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits", 1998.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "labels.idx"
    ...     _ = path.write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4]))
    ...     load_idx(path)
    array([5, 0, 4], dtype=uint8)
    """
    if not isinstance(path, (str, os.PathLike)):
        raise wrong_type("path", "파일의 경로가", path)
    return read_idx(Path(path).read_bytes(), str(path))


def read_idx(content: bytes, name: str) -> NDArray[Any]:
    """IDX 형식의 바이트를 배열로. ``name``은 오류 문장에 씁니다."""

    def broken(why: str) -> ValueError:
        return ValueError(f"path: 온전한 IDX 파일이 필요합니다. {name}: {why}")

    if content[:2] == b"\x1f\x8b":
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error) as error:
            raise broken("압축이 깨졌습니다") from error
    if len(content) < 4:
        raise broken("머리말 4바이트보다 짧습니다")
    zero, kind, ndim = struct.unpack_from(">HBB", content)
    if zero != 0 or kind not in _DTYPES or not 1 <= ndim <= 32:
        raise broken(f"첫 4바이트가 IDX의 머리말이 아닌 {content[:4].hex(' ')}입니다")
    start = 4 + 4 * ndim
    if len(content) < start:
        raise broken("축의 길이를 적은 곳에서 잘렸습니다")
    shape = struct.unpack_from(f">{ndim}I", content, 4)
    if 0 in shape:
        raise broken(f"모양이 {shape}여서 값이 하나도 없습니다")
    dtype = np.dtype(_DTYPES[kind])
    expected = start + math.prod(shape) * dtype.itemsize
    if len(content) != expected:
        raise broken(f"{expected:,}바이트여야 하는데 {len(content):,}바이트입니다")
    array = np.frombuffer(content, dtype, offset=start).reshape(shape)
    return array.astype(dtype.newbyteorder("="))
