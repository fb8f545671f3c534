"""Content codings, honest, mislabelled, broken and hostile."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from aggregator.fetch.decode import Body, Garbled, Overflow

CAP = 1_000_000
PAGE = b"<rss version='2.0'><channel><title>Two towns, one river</title></channel></rss>" * 40


def bare(data: bytes) -> bytes:
    """Deflate without the zlib wrapping, as some servers send it."""
    return zlib.compress(data)[2:-4]


PACK = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: brotli.compress(data, quality=4),
    "zstd": zstandard.compress,
}


def unpack(coding: str | None, data: bytes, *, cap: int = CAP, step: int | None = None) -> bytes:
    """Feed in steps, as the wire does."""
    body = Body(coding, cap)
    step = step or len(data) or 1
    for start in range(0, len(data), step):
        body.feed(data[start : start + step])
    return body.finish()


def feed_all(body: Body, *pieces: bytes) -> None:
    """All pieces, then the end."""
    for piece in pieces:
        body.feed(piece)
    body.finish()


@pytest.mark.parametrize("step", [1, 7, 1000, None])
@pytest.mark.parametrize(
    ("coding", "data"),
    [
        pytest.param(None, PAGE, id="none"),
        pytest.param("identity", PAGE, id="identity"),
        *(pytest.param(coding, pack(PAGE), id=coding) for coding, pack in PACK.items()),
        pytest.param("x-gzip", gzip.compress(PAGE), id="x-gzip"),
        pytest.param("GZIP", gzip.compress(PAGE), id="upper case"),
        pytest.param("deflate", bare(PAGE), id="bare deflate"),
        pytest.param("gzip", gzip.compress(PAGE[:100]) + gzip.compress(PAGE[100:]), id="two gzip members"),
        pytest.param("zstd", zstandard.compress(PAGE[:100]) + zstandard.compress(PAGE[100:]), id="two zstd frames"),
        pytest.param("gzip", gzip.compress(PAGE) + b"\0" * 512, id="padded gzip"),
        pytest.param("gzip, br", brotli.compress(gzip.compress(PAGE)), id="one upon another"),
        pytest.param("gzip", PAGE, id="says gzip, is plain"),
        pytest.param("deflate", PAGE, id="says deflate, is plain"),
        pytest.param("br", PAGE, id="says br, is plain"),
        pytest.param("zstd", PAGE, id="says zstd, is plain"),
        pytest.param("deflate", gzip.compress(PAGE), id="says deflate, is gzip"),
        pytest.param(None, gzip.compress(PAGE), id="says nothing, is gzip"),
        pytest.param(None, zstandard.compress(PAGE), id="says nothing, is zstd"),
        pytest.param("gzip", gzip.compress(gzip.compress(PAGE)), id="a .gz file, sent as gzip"),
        pytest.param("utf-8", PAGE, id="a charset for a coding"),
    ],
)
def test_the_page_comes_out(coding: str | None, data: bytes, step: int | None) -> None:
    """However it was packed, labelled and cut into pieces."""
    assert PAGE == unpack(coding, data, step=step)


@pytest.mark.parametrize("coding", [None, "gzip", "br", "zstd", "deflate"])
def test_an_empty_body_stays_empty(coding: str | None) -> None:
    """Nothing at all is no broken stream."""
    assert unpack(coding, b"") == b""


@pytest.mark.parametrize("text", [b"User-agent: *", b"{}", b"\xd0\xbd\xd0\xbe", b"x"])
def test_short_text_sent_as_gzip(text: bytes) -> None:
    """A body shorter than any header of a coding."""
    assert text == unpack("gzip", text)


@pytest.mark.parametrize("coding", PACK)
def test_a_cut_stream_is_told(coding: str) -> None:
    """Half a page is not a page."""
    with pytest.raises(Garbled):
        unpack(coding, PACK[coding](PAGE)[:-12])


@pytest.mark.parametrize("coding", PACK)
def test_a_broken_stream_is_told(coding: str) -> None:
    """Bytes changed on the way."""
    packed = bytearray(PACK[coding](bytes(range(256)) * 50))
    packed[len(packed) // 2 :] = bytes(byte ^ 0xA5 for byte in packed[len(packed) // 2 :])
    with pytest.raises(Garbled):
        unpack(coding, bytes(packed))


@pytest.mark.parametrize("coding", PACK)
def test_binary_rubbish_is_told(coding: str) -> None:
    """Neither the coding nor text."""
    with pytest.raises(Garbled):
        unpack(coding, b"\x00\x01\x02\xff\xfe\x07" * 50)


def test_wrapped_too_often() -> None:
    """Three codings one upon another serve no reader."""
    with pytest.raises(Garbled, match="3 content codings"):
        Body("gzip, gzip, gzip", CAP)


@pytest.mark.parametrize("coding", PACK)
def test_the_cap_is_exact(coding: str) -> None:
    """As many bytes as the cap pass, one more does not; then just the cap's worth is held."""
    body = Body(coding, len(PAGE) - 1)

    assert PAGE == unpack(coding, PACK[coding](PAGE), cap=len(PAGE))
    with pytest.raises(Overflow):
        feed_all(body, PACK[coding](PAGE))
    assert PAGE[:-1] == body.data


@pytest.mark.parametrize("coding", PACK)
def test_a_bomb_costs_no_memory(coding: str) -> None:
    """60 MB in one piece from the wire: we stop near the cap."""
    bomb = PACK[coding](b"\0" * 60_000_000)
    body = Body(coding, CAP)
    tracemalloc.start()
    with pytest.raises(Overflow):
        body.feed(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 24_000_000


def test_a_bomb_in_a_bomb() -> None:
    """gzip in gzip unfolds ten thousand times."""
    bomb = gzip.compress(gzip.compress(b"\0" * 60_000_000))
    with pytest.raises(Overflow):
        unpack("gzip, gzip", bomb)


def test_empty_members_without_end() -> None:
    """A stream that unfolds to nothing for ever is stopped by its raw size."""
    body = Body("gzip", 10_000)
    with pytest.raises(Overflow):
        feed_all(body, *[gzip.compress(b"")] * 1000)


@given(st.sampled_from([None, *PACK]), st.binary(max_size=300))
def test_any_bytes_are_unpacked_or_told(coding: str | None, data: bytes) -> None:
    """No other error escapes, whatever comes."""
    try:
        assert len(unpack(coding, data)) <= CAP
    except (Garbled, Overflow):
        return


@given(st.sampled_from([*PACK]), st.binary(min_size=1, max_size=2000), st.integers(1, 50))
def test_what_was_packed_comes_back(coding: str, data: bytes, step: int) -> None:
    """Any bytes, any pieces; what looks like gzip or zstd itself is unpacked once more and is left out here."""
    if data.startswith((b"\x1f\x8b", b"\x28\xb5\x2f\xfd")) or data[1:4] == b"\x2a\x4d\x18":
        return
    assert data == unpack(coding, PACK[coding](data), step=step)
