"""What feeds say of themselves, a table per language; English where a language has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aggregator.compose.act_words import ACTS

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Final[dict[str, dict[str, str]]] = {
    "be": {
        "all": "Навіны супрацоўніцтва гарадоў",
        "city": "{city}: навіны супрацоўніцтва з іншымі гарадамі",
        "pair": "{a} і {b}: навіны супрацоўніцтва",
        "cities": "Гарады",
        "pairs": "Пары гарадоў",
    },
    "de": {
        "all": "Meldungen über die Zusammenarbeit von Städten",
        "city": "{city}: Meldungen über die Zusammenarbeit mit anderen Städten",
        "pair": "{a} und {b}: Meldungen über ihre Zusammenarbeit",
        "cities": "Städte",
        "pairs": "Städtepaare",
    },
    "en": {
        "all": "News of cooperation between cities",
        "city": "{city}: news of its cooperation with other cities",
        "pair": "{a} and {b}: news of their cooperation",
        "cities": "Cities",
        "pairs": "City pairs",
    },
    "es": {
        "all": "Noticias de la cooperación entre ciudades",
        "city": "{city}: noticias de su cooperación con otras ciudades",
        "pair": "{a} y {b}: noticias de su cooperación",
        "cities": "Ciudades",
        "pairs": "Pares de ciudades",
    },
    "fr": {
        "all": "Actualités de la coopération entre villes",
        "city": "{city} : actualités de sa coopération avec d’autres villes",
        "pair": "{a} et {b} : actualités de leur coopération",
        "cities": "Villes",
        "pairs": "Paires de villes",
    },
    "he": {
        "all": "חדשות על שיתוף פעולה בין ערים",
        "city": "{city}: חדשות על שיתוף הפעולה עם ערים אחרות",
        "pair": "{a} ו{b}: חדשות על שיתוף הפעולה ביניהן",
        "cities": "ערים",
        "pairs": "צמדי ערים",
    },
    "pl": {
        "all": "Wiadomości o współpracy miast",
        "city": "{city}: wiadomości o współpracy z innymi miastami",
        "pair": "{a} i {b}: wiadomości o współpracy",
        "cities": "Miasta",
        "pairs": "Pary miast",
    },
    "ru": {
        "all": "Новости сотрудничества городов",
        "city": "{city}: новости сотрудничества с другими городами",
        "pair": "{a} и {b}: новости сотрудничества",
        "cities": "Города",
        "pairs": "Пары городов",
    },
    "tr": {
        "all": "Şehirler arası iş birliği haberleri",
        "city": "{city}: diğer şehirlerle iş birliği haberleri",
        "pair": "{a} ve {b}: iş birliği haberleri",
        "cities": "Şehirler",
        "pairs": "Şehir çiftleri",
    },
    "uk": {
        "all": "Новини співпраці міст",
        "city": "{city}: новини співпраці з іншими містами",
        "pair": "{a} і {b}: новини співпраці",
        "cities": "Міста",
        "pairs": "Пари міст",
    },
    "zh": {
        "all": "城市间合作新闻",
        "city": "{city}：与其他城市合作的新闻",
        "pair": "{a}与{b}：合作新闻",
        "cities": "城市",
        "pairs": "城市对",
    },
}


def act_label(name: str, language: str) -> str:
    """An act's class in ``language``, else in English, else as it is named."""
    return ACTS.get(language.lower().partition("-")[0], ACTS["en"]).get(name) or ACTS["en"].get(name, name)


def words(language: str) -> Mapping[str, str]:
    """The table of ``language`` (region ignored), or the English one."""
    return WORDS.get(language.lower().partition("-")[0], WORDS["en"])
