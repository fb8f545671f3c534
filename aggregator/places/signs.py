"""The signs of scripts, as the ranges of a pattern."""

from __future__ import annotations

import re
from typing import Final

_CASED = [(0x41, 0x5B), (0xC0, 0x250), (0x370, 0x590), (0x1E00, 0x2000)]
UPPER: Final = "".join(re.escape(chr(c)) for a, b in _CASED for c in range(a, b) if chr(c).isupper())
APOSTROPHE: Final = "['’‘ʼ`´ʻ]"
UNCASED: Final = "\u0590-\u06ff\u0750-\u077f\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff"
HAN: Final = "\u3005\u3400-\u9fff\uf900-\ufaff\u3041-\u3096\u30a1-\u30ff"
HANGUL: Final = "\uac00-\ud7af"
