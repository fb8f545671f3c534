"""Language tags (BCP 47), and what people write instead of them."""

from __future__ import annotations

import re
from typing import Final

from aggregator.settings.values import text

_TAG: Final = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*",
    re.IGNORECASE,
)

# ISO 639-1; a code of two letters is in this text just when it is one of them.
_TWO_LETTERS: Final = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss "
    "st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)

# Country codes taken for languages, where no language has that code.
_COUNTRY_CODES: Final = {
    "al": "sq", "at": "de", "by": "be", "cn": "zh", "cz": "cs", "dk": "da", "gb": "en", "ge": "ka",
    "gr": "el", "il": "he", "in": "hi", "ir": "fa", "jp": "ja", "kz": "kk", "md": "ro", "me": "sr", "ph": "tl",
    "pk": "ur", "rs": "sr", "tj": "tg", "ua": "uk", "us": "en", "vn": "vi",
}  # fmt: skip


def language(value: object) -> str:
    """A language tag in its canonical letter case, such as ``ru``, ``pt-BR``, ``zh-Hant``."""
    if isinstance(value, bool):
        raise ValueError('must be a language tag, but YAML read it as true/false; put it in quotes, such as "no"')
    written = text(value)
    match = _TAG.fullmatch(written)
    if not match:
        raise ValueError(f"«{written}» is not a language tag such as ru, en or zh-Hant{_meant(written)}")
    code = match["language"].lower()
    if len(code) == 2 and code not in _TWO_LETTERS:
        raise ValueError(f"«{written}» is no language{_meant(code)}")
    rest = written[len(code) :].lower()
    if script := match["script"]:
        rest = rest.replace(script.lower(), script.title(), 1)
    if region := match["region"]:
        rest = re.sub(rf"-{region.lower()}(?=-|$)", f"-{region.upper()}", rest, count=1)
    return code + rest


def _meant(written: str) -> str:
    word = written.strip().lower()
    if word in _COUNTRY_CODES:
        return f" (it is a country); did you mean «{_COUNTRY_CODES[word]}»?"
    if _TAG.fullmatch(dashed := written.partition(".")[0].replace("_", "-")):
        return f"; did you mean «{dashed}»?" if dashed != written else ""
    from babel import Locale

    for code in ("en", "ru", "de", "fr"):
        for tag, name in Locale(code).languages.items():
            if name.lower() == word:
                return f"; did you mean «{tag.replace('_', '-')}»?"
    return ""
