"""Where a language's news usually happens: countries where it is official or spoken by a large part (CLDR)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HOMELANDS: Final[Mapping[str, tuple[str, ...]]] = {
    "ar": ("EG", "SA", "IQ", "SY", "JO", "LB", "PS", "MA", "DZ", "TN", "LY", "SD", "YE", "AE", "QA", "KW", "BH", "OM"),
    "az": ("AZ",), "be": ("BY",), "bg": ("BG",), "ca": ("ES", "AD", "FR"), "cs": ("CZ",), "da": ("DK",),
    "de": ("DE", "AT", "CH", "LI", "LU"), "el": ("GR", "CY"), "en": ("US", "GB", "CA", "AU", "IE", "NZ"),
    "es": ("ES", "MX", "AR", "CO", "PE", "CL", "VE", "EC", "BO", "UY", "PY", "CU", "GT", "CR", "PA", "DO", "HN", "SV",
           "NI", "PR"),
    "et": ("EE",), "fa": ("IR", "AF", "TJ"), "fi": ("FI",), "fr": ("FR", "BE", "CH", "CA", "LU"), "he": ("IL",),
    "hr": ("HR", "BA"), "hu": ("HU",), "hy": ("AM",), "id": ("ID",), "it": ("IT", "CH", "SM"), "ja": ("JP",),
    "ka": ("GE",), "kk": ("KZ",), "ko": ("KR",), "ky": ("KG",), "lt": ("LT",), "lv": ("LV",), "mk": ("MK",),
    "mn": ("MN",), "nl": ("NL", "BE"), "no": ("NO",), "pl": ("PL",), "pt": ("PT", "BR", "AO", "MZ", "CV"),
    "ro": ("RO", "MD"),
    "ru": ("RU", "BY", "UA", "KZ", "GE", "AM", "AZ", "UZ", "KG", "TJ", "TM", "MD", "LV", "LT", "EE"), "sk": ("SK",),
    "sl": ("SI",), "sq": ("AL", "XK", "MK"), "sr": ("RS", "BA", "ME", "XK"), "sv": ("SE", "FI"), "tr": ("TR", "CY"),
    "uk": ("UA",), "uz": ("UZ",), "vi": ("VN",), "zh": ("CN", "TW", "HK", "MO", "SG"),
}  # fmt: skip
