"""What feeds say of themselves, a table per language; English where a language has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "all": "News of cooperation between cities",
        "city": "{city}: news of its cooperation with other cities",
        "pair": "{a} and {b}: news of their cooperation",
        "cities": "Cities",
        "pairs": "City pairs",
    },
    "ru": {
        "all": "Новости сотрудничества городов",
        "city": "{city}: новости сотрудничества с другими городами",
        "pair": "{a} и {b}: новости сотрудничества",
        "cities": "Города",
        "pairs": "Пары городов",
    },
}


def words(language: str) -> Mapping[str, str]:
    """The table of ``language`` (region ignored), or the English one."""
    return WORDS.get(language.lower().partition("-")[0], WORDS["en"])
