"""What the embed kit says in its own voice, a table per language; English where a language has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "accent": "Colour of links",
        "all_languages": "also stories told in other languages",
        "all_partners": "all partners",
        "caption": "Title above the list",
        "city": "City",
        "copied": "Copied.",
        "copy_it": "Copy",
        "count": "Number of stories",
        "element": "Element",
        "element_note": "One script from this site, without cookies, and an element. Where the page has a "
        "Content-Security-Policy, let script-src and connect-src name this site.",
        "failed": "The list of cities can’t be loaded.",
        "feed": "Feed",
        "feed_note": "For the feed block of a CMS.",
        "frame": "Frame",
        "frame_note": "For editors that allow no scripts: without the second line the frame keeps the height it says.",
        "heading": "Level of headlines",
        "include": "Include",
        "include_note": "The web server puts the list into the page: no script, your own style. The address goes "
        "through a proxy of your server; see the documentation.",
        "intro": "Shows a city’s news of its partner cities on any website. Choose, look, copy the lines into your "
        "page.",
        "language": "Language",
        "look": "Look",
        "look_auto": "card, as the visitor’s device",
        "look_dark": "dark card",
        "look_light": "light card",
        "look_page": "as the page around",
        "more": "All stories",
        "no_script": "The choice needs JavaScript. The lines to paste look like this; the name of the city stands in "
        "the address of its page:",
        "none": "No stories yet.",
        "partner": "Partner city",
        "preview": "Preview",
        "search": "Filter the cities",
        "snippet": "To paste",
        "summaries": "with summaries",
        "title": "News for your website",
        "way": "Way",
    },
    "ru": {
        "accent": "Цвет ссылок",
        "all_languages": "и истории на других языках",
        "all_partners": "все партнёры",
        "caption": "Заголовок над списком",
        "city": "Город",
        "copied": "Скопировано.",
        "copy_it": "Скопировать",
        "count": "Сколько историй",
        "element": "Элемент",
        "element_note": "Один скрипт с этого сайта, без куки, и элемент. Если на странице действует "
        "Content-Security-Policy, разрешите этот сайт в script-src и connect-src.",
        "failed": "Список городов не загружается.",
        "feed": "Лента",
        "feed_note": "Для блока лент в CMS.",
        "frame": "Фрейм",
        "frame_note": "Для редакторов, где скрипты запрещены: без второй строки фрейм сохранит указанную высоту.",
        "heading": "Уровень заголовков",
        "include": "Вставка на сервере",
        "include_note": "Список вставляет веб-сервер: без скриптов, в стиле вашего сайта. Адрес ведёт через прокси "
        "вашего сервера; см. документацию.",
        "intro": "Новости города о городах-партнёрах на любом сайте. Выберите, посмотрите и скопируйте строки на свою "
        "страницу.",
        "language": "Язык",
        "look": "Вид",
        "look_auto": "карточка, как на устройстве",
        "look_dark": "тёмная карточка",
        "look_light": "светлая карточка",
        "look_page": "как страница вокруг",
        "more": "Все новости",
        "no_script": "Для выбора нужен JavaScript. Строки для вставки выглядят так; имя города стоит в адресе его "
        "страницы:",
        "none": "Пока новостей нет.",
        "partner": "Город-партнёр",
        "preview": "Предпросмотр",
        "search": "Поиск города",
        "snippet": "Вставьте на страницу",
        "summaries": "с кратким содержанием",
        "title": "Новости для вашего сайта",
        "way": "Способ",
    },
}


def spoken(language: str) -> str:
    """The language the kit really has words in for readers of ``language`` (region ignored)."""
    primary = language.lower().partition("-")[0]
    return primary if primary in WORDS else "en"


def words(language: str) -> Mapping[str, str]:
    """The table for readers of ``language``."""
    return WORDS[spoken(language)]
