"""Content codings, undone while the bytes come in, never beyond a cap: a bomb costs neither memory nor time."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Final, Protocol

PIECE: Final = 64 * 1024
# RFC 8878 § 3.1.1.2: a block of 4 bytes may unfold to 128 KiB, and zstandard unfolds all it is given.
ZSTD_SLICE: Final = 256
ZSTD_WINDOW: Final = 8 * 1024 * 1024  # RFC 9659: the most a server may ask for
MOST_CODINGS: Final = 2
HEAD: Final = 16  # bytes seen before deciding what they are
GZIP_MAGIC: Final = b"\x1f\x8b"
ZSTD_MAGIC: Final = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
# What feeds, pages and JSON begin with.
PLAIN: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[?!a-zA-Z]|[\[{]\s*[\"\[{}\]])")
BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


class Overflow(Exception):
    """More bytes than the cap."""


class Garbled(Exception):
    """Not what the coding should be, cut off, or wrapped too often."""


class Stream(Protocol):
    """One stream of one coding."""

    def feed(self, data: bytes) -> Iterator[bytes]: ...
    def whole(self) -> bool: ...


class Body:
    """Takes the raw bytes of one response and holds the decoded ones.

    ``coding`` is the Content-Encoding header. A label that the bytes belie is overlooked: plain text sent as gzip is
    taken as it is, gzip and zstd sent without a label (``sitemap.xml.gz``) are unpacked.

    Raises Garbled at once for more than two codings, one upon another.
    """

    def __init__(self, coding: str | None, cap: int) -> None:
        labels = [label.strip().lower().removeprefix("x-") for label in (coding or "").split(",")]
        labels = [label for label in labels if label in CODINGS]
        if len(labels) > MOST_CODINGS:
            raise Garbled(f"{len(labels)} content codings one upon another")
        self._layers = [_Layer(label) for label in (*reversed(labels), "")]
        self._cap = cap
        self._raw = 0
        self.data = bytearray()

    def feed(self, raw: bytes) -> None:
        """Take the next bytes from the wire. Raises Overflow (``data`` then holds ``cap`` bytes) and Garbled."""
        self._raw += len(raw)
        self._pour(raw, 0)
        if self._raw > self._cap:  # empty blocks without end
            raise Overflow

    def finish(self) -> bytes:
        """The whole body. Raises Overflow, and Garbled when a stream is cut off."""
        for depth, layer in enumerate(self._layers):
            for piece in layer.finish():
                self._pour(piece, depth + 1)
        return bytes(self.data)

    def _pour(self, data: bytes, depth: int) -> None:
        if depth < len(self._layers):
            for piece in self._layers[depth].feed(data):
                self._pour(piece, depth + 1)
            return
        self.data += data[: self._cap - len(self.data) + 1]
        if len(self.data) > self._cap:
            del self.data[self._cap :]
            raise Overflow


class _Layer:
    """One coding: waits for enough bytes to see what they really are, then lets them through a stream."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._head = b""
        self._stream: Stream | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        stream = self._stream
        if stream is None:
            self._head += data
            if len(self._head) < HEAD:
                return
            stream, data = self._open()
        yield from stream.feed(data)

    def finish(self) -> Iterator[bytes]:
        stream = self._stream
        if stream is None:
            if not self._head:
                return
            stream, head = self._open()
            yield from stream.feed(head)
        if not stream.whole():
            raise Garbled(f"ends in the middle of its {self._label or 'compressed'} data")

    def _open(self) -> tuple[Stream, bytes]:
        head, self._head = self._head, b""
        self._stream = _stream(self._label, head)
        return self._stream, head


def _stream(label: str, head: bytes) -> Stream:
    if head.startswith(GZIP_MAGIC) and label != "br":
        return _Zlib("gzip", 16 + zlib.MAX_WBITS)
    if ZSTD_MAGIC.match(head) and label != "br":
        return _Zstd()
    if label == "" or PLAIN.match(head) or (label in {"gzip", "zstd"} and not BINARY.search(head)):
        return _Plain()
    return CODINGS[label](head)


class _Plain:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def whole(self) -> bool:
        return True


class _Zlib:
    """gzip of any number of members (RFC 1952), zlib (RFC 1950), raw deflate (RFC 1951). What follows is ignored."""

    def __init__(self, name: str, bits: int) -> None:
        self._name = name
        self._bits = bits
        self._inflate = zlib.decompressobj(bits)
        self._rest = b""
        self._done = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        data = self._rest + data
        self._rest = b""
        while data and not self._done:
            if self._inflate.eof:  # another member, or padding
                if len(data) < len(GZIP_MAGIC):
                    self._rest = data
                    return
                if self._bits <= zlib.MAX_WBITS or not data.startswith(GZIP_MAGIC):
                    self._done = True
                    return
                self._inflate = zlib.decompressobj(self._bits)
            try:
                yield self._inflate.decompress(data, PIECE)
            except zlib.error as error:
                raise Garbled(f"broken {self._name} data ({error})") from None
            data = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail

    def whole(self) -> bool:
        return self._inflate.eof


class _Brotli:
    def __init__(self) -> None:
        import brotli  # type: ignore[import-untyped]

        self._decoder = brotli.Decompressor()
        self._error: type[Exception] = brotli.error

    def feed(self, data: bytes) -> Iterator[bytes]:
        try:
            while not self._decoder.is_finished():
                yield self._decoder.process(data, output_buffer_limit=PIECE)
                data = b""
                if self._decoder.can_accept_more_data():
                    return
        except self._error as error:
            raise Garbled(f"broken br data ({error})") from None

    def whole(self) -> bool:
        return bool(self._decoder.is_finished())


class _Zstd:
    """Any number of frames (RFC 8878)."""

    def __init__(self) -> None:
        import zstandard

        self._decoder = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
        self._frame = self._decoder.decompressobj()
        self._error = zstandard.ZstdError

    def feed(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), ZSTD_SLICE):
            rest = data[start : start + ZSTD_SLICE]
            while rest:
                if self._frame.eof:
                    self._frame = self._decoder.decompressobj()
                try:
                    yield self._frame.decompress(rest)
                except self._error as error:
                    raise Garbled(f"broken zstd data ({error})") from None
                rest = self._frame.unused_data if self._frame.eof else b""

    def whole(self) -> bool:
        return self._frame.eof


def _deflate(head: bytes) -> Stream:
    """«deflate» means zlib, but some servers send it bare."""
    wrapped = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
    return _Zlib("deflate", zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)


CODINGS: Final[dict[str, Callable[[bytes], Stream]]] = {
    "gzip": lambda _: _Zlib("gzip", 16 + zlib.MAX_WBITS),
    "deflate": _deflate,
    "br": lambda _: _Brotli(),
    "zstd": lambda _: _Zstd(),
}
