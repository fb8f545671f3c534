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

#: Classes of acts, as ``stories`` names them, for people.
ACTS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "aid": "Aid",
        "anniversary": "Anniversary",
        "culture": "Culture",
        "days": "City days",
        "decide": "Decision",
        "education": "Education",
        "end": "End of ties",
        "exhibition": "Exhibition",
        "forum": "Forum",
        "greet": "Greeting",
        "honour": "Honour",
        "memorial": "Remembrance",
        "open": "Opening",
        "plan": "Plan",
        "react": "Reaction",
        "sign": "Agreement",
        "sport": "Sport",
        "talks": "Talks",
        "trade": "Trade",
        "transport": "Transport",
        "twin": "Twinning",
        "visit": "Visit",
    },
    "ru": {
        "aid": "Помощь",
        "anniversary": "Годовщина",
        "culture": "Культура",
        "days": "Дни города",
        "decide": "Решение",
        "education": "Образование",
        "end": "Разрыв отношений",
        "exhibition": "Выставка",
        "forum": "Форум",
        "greet": "Поздравление",
        "honour": "Награда",
        "memorial": "Память",
        "open": "Открытие",
        "plan": "Планы",
        "react": "Отклик",
        "sign": "Соглашение",
        "sport": "Спорт",
        "talks": "Переговоры",
        "trade": "Торговля",
        "transport": "Транспорт",
        "twin": "Побратимство",
        "visit": "Визит",
    },
}


def act_label(name: str, language: str) -> str:
    """An act's class in ``language``, else in English, else as it is named."""
    return ACTS.get(language.lower().partition("-")[0], ACTS["en"]).get(name) or ACTS["en"].get(name, name)


def words(language: str) -> Mapping[str, str]:
    """The table of ``language`` (region ignored), or the English one."""
    return WORDS.get(language.lower().partition("-")[0], WORDS["en"])
