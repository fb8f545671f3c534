"""XML as publishers send it → XML that a parser reads: forbidden characters, false declarations, stray references."""

from __future__ import annotations

import re

_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*\?>", re.IGNORECASE)
# XML 1.0, production [2]: one of these makes the strict parser give up the whole document.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9A-Fa-f]+)|0*([0-9]+));")


def readable(text: str) -> str:
    """The document without its declaration (the text is decoded already) and without forbidden characters."""
    text = _DECLARATION.sub("", text).lstrip()
    text = _FORBIDDEN.sub("", text)
    return _REFERENCE.sub(lambda reference: reference[0] if _allowed(reference) else "\ufffd", text)


def _allowed(reference: re.Match[str]) -> bool:
    digits, radix = (reference[1], 16) if reference[1] else (reference[2], 10)
    if len(digits) > 7:
        return False
    code = int(digits, radix)
    return code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
