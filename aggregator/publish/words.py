"""What pages and feeds say in their own voice: a table per language, English where a language has none.

A word that depends on a number is a table by CLDR plural category.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "about": "About",
        "about_intro": "This site collects news of cooperation between cities, files each story under the pair of "
        "cities it is about, and publishes one feed for every city and every pair.",
        "about_merge": "When several sources tell the same event, they are shown as one story with all its tellers.",
        "about_name": "Every headline links to its original. Texts belong to their publishers.",
        "about_why": "A story's page says how its date was read, by which words its cities were found and why its "
        "tellers stand together.",
        "all_stories": "All stories",
        "also_told_by": "Also told by",
        "attribution": "City names and positions:",
        "because": "Why",
        "cities": "Cities",
        "city_empty": "No story of this city has been published yet.",
        "date_first-seen": "no date on the page; the day we first saw it",
        "date_inferred": "date worked out from the page",
        "date_stated": "date as stated by the source",
        "empty": "No stories have been published yet.",
        "error": "Problem",
        "feeds": "Subscribe",
        "founded": "first teller",
        "found_by": "found by",
        "full": "full text",
        "health_failing": "failing",
        "health_new": "not visited yet",
        "health_ok": "well",
        "health_stopped": "stopped",
        "home": "Home city",
        "home_unnamed": "home city of the source, not named in the text",
        "imprint": "Imprint",
        "items": "Items",
        "joined_same-event": "tells the same event",
        "joined_same-item": "is the same article",
        "joined_same-text": "has the same text",
        "language": "Language",
        "languages": "Languages",
        "last_success": "Last success",
        "more_cities": "All cities",
        "more_pairs": "All city pairs",
        "newest": "Newest stories",
        "news": "News",
        "next_visit": "Next visit",
        "opml": "All feeds as OPML",
        "original": "Read the original",
        "own_partnerships": "The home city's own news of its partner cities",
        "pair": "City pair",
        "pairs": "City pairs",
        "partners": "Partners",
        "passing": "in passing",
        "places": "Cities and pairs",
        "privacy": "Privacy",
        "published": "Published",
        "recent_cities": "Cities in the news",
        "recent_pairs": "City pairs in the news",
        "redirect": "This page has moved.",
        "republished": "Shown here",
        "rights": "Rights",
        "skip": "To the content",
        "source": "Source",
        "sources": "Sources",
        "state": "State",
        "status": "Status",
        "status_intro": "How the sources were doing at",
        "story": "Story",
        "summary": "headline, summary and link",
        "tellings": "Tellings",
        "title": "headline and link",
        "told_by": "Told by",
        "updated": "updated",
    },
    "ru": {
        "about": "О сайте",
        "about_intro": "Сайт собирает новости о сотрудничестве городов, относит каждую историю к паре городов, о "
        "которой она рассказывает, и публикует по одной ленте на каждый город и каждую пару.",
        "about_merge": "Если об одном событии рассказывают несколько источников, они показаны как одна история со "
        "всеми рассказчиками.",
        "about_name": "Каждый заголовок ведёт к оригиналу. Тексты принадлежат их издателям.",
        "about_why": "На странице истории указано, как прочитана дата, по каким словам найдены города и почему "
        "рассказы объединены.",
        "all_stories": "Все истории",
        "also_told_by": "Об этом также",
        "attribution": "Названия и координаты городов:",
        "because": "Почему",
        "cities": "Города",
        "city_empty": "Об этом городе пока ничего не опубликовано.",
        "date_first-seen": "на странице нет даты; день, когда мы её увидели",
        "date_inferred": "дата выведена по странице",
        "date_stated": "дата указана источником",
        "empty": "Пока ничего не опубликовано.",
        "error": "Неполадка",
        "feeds": "Подписаться",
        "founded": "первый рассказчик",
        "found_by": "найдено по словам",
        "full": "полный текст",
        "health_failing": "сбой",
        "health_new": "ещё не посещён",
        "health_ok": "в порядке",
        "health_stopped": "остановлен",
        "home": "Город источника",
        "home_unnamed": "город источника, в тексте не назван",
        "imprint": "Выходные данные",
        "items": "Записей",
        "joined_same-event": "рассказывает о том же событии",
        "joined_same-item": "та же статья",
        "joined_same-text": "тот же текст",
        "language": "Язык",
        "languages": "Языки",
        "last_success": "Последний успех",
        "more_cities": "Все города",
        "more_pairs": "Все пары городов",
        "newest": "Свежие истории",
        "news": "Новости",
        "next_visit": "Следующее посещение",
        "opml": "Все ленты в OPML",
        "original": "Читать в источнике",
        "own_partnerships": "Собственные новости города о городах-партнёрах",
        "pair": "Пара городов",
        "pairs": "Пары городов",
        "partners": "Партнёры",
        "passing": "вскользь",
        "places": "Города и пары",
        "privacy": "Конфиденциальность",
        "published": "Опубликовано",
        "recent_cities": "Города в новостях",
        "recent_pairs": "Пары городов в новостях",
        "redirect": "Страница переехала.",
        "republished": "Здесь показано",
        "rights": "Права",
        "skip": "К содержанию",
        "source": "Источник",
        "sources": "Источники",
        "state": "Состояние",
        "status": "Состояние источников",
        "status_intro": "Состояние источников на",
        "story": "История",
        "summary": "заголовок, краткое содержание и ссылка",
        "tellings": "Рассказы",
        "title": "заголовок и ссылка",
        "told_by": "Рассказывают",
        "updated": "обновлено",
    },
}

COUNTED: Final[dict[str, dict[str, dict[str, str]]]] = {
    "en": {
        "stories": {"one": "{n} story", "other": "{n} stories"},
        "tellers": {"one": "{n} source", "other": "{n} sources"},
        "cities": {"one": "{n} city", "other": "{n} cities"},
        "pairs": {"one": "{n} city pair", "other": "{n} city pairs"},
    },
    "ru": {
        "stories": {"one": "{n} история", "few": "{n} истории", "many": "{n} историй", "other": "{n} истории"},
        "tellers": {"one": "{n} источник", "few": "{n} источника", "many": "{n} источников", "other": "{n} источника"},
        "cities": {"one": "{n} город", "few": "{n} города", "many": "{n} городов", "other": "{n} города"},
        "pairs": {"one": "{n} пара", "few": "{n} пары", "many": "{n} пар", "other": "{n} пары"},
    },
}


def spoken(language: str) -> str:
    """The language we really have words in for readers of ``language`` (region ignored)."""
    primary = language.lower().partition("-")[0]
    return primary if primary in WORDS else "en"


def words(language: str) -> Mapping[str, str]:
    """The table for readers of ``language``."""
    return WORDS[spoken(language)]
