"""Which of the encodings older than Unicode are these bytes, when nobody says?"""

from __future__ import annotations

from typing import Final

# WHATWG name → the name our library knows it by.
_CANDIDATES: Final = {
    "windows-1251": "cp1251", "koi8-r": "koi8_r", "ibm866": "cp866", "iso-8859-5": "iso8859_5",
    "windows-1250": "cp1250", "iso-8859-2": "iso8859_2", "windows-1252": "cp1252", "windows-1254": "cp1254",
    "windows-1257": "cp1257", "windows-1253": "cp1253", "windows-1255": "cp1255", "windows-1256": "cp1256",
    "windows-874": "cp874", "gb18030": "gb18030", "big5": "big5", "shift_jis": "cp932", "euc-jp": "euc_jp",
    "euc-kr": "cp949",
}  # fmt: skip


def guess(body: bytes) -> str | None:
    """The WHATWG name of the likeliest encoding; None when none fits."""
    import charset_normalizer

    best = charset_normalizer.from_bytes(body, cp_isolation=[*_CANDIDATES.values()]).best()
    names = {codec: name for name, codec in _CANDIDATES.items()}
    return None if best is None else names.get(best.encoding)
