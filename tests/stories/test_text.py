"""The same item and the same text, however it was edited on its way."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.stories import fold

PARAGRAPHS = (
    (
        "Делегация Минского горисполкома прибыла в Казань, чтобы обсудить с мэрией новые автобусные маршруты и ремонт "
        "набережных. Гостей встретил руководитель исполкома, показал новый парк у озера и мастерские художников."
    ),
    (
        "На второй день стороны посетили депо трамваев, где расчет расписания ведет новая программа, и договорились об "
        "обмене инженерами. Осенью казанские специалисты поедут в Минск и еще раз сверят чертежи вагонов."
    ),
    (
        "В завершение встречи хозяева подарили гостям книгу о старинных мостах города, а минчане пригласили оркестр "
        "казанской школы на фестиваль духовой музыки, который пройдет в сентябре под открытым небом."
    ),
)
TEXT = "\n\n".join(PARAGRAPHS)
TITLE = "Минск и Казань обменяются инженерами"
OTHER = (
    "Городская библиотека закрылась на ремонт до конца года, сообщили в управлении культуры. Читальный зал переедет "
    "в здание бывшей гимназии, книги выдадут по прежним билетам, а детский отдел будет работать по субботам."
)


def words_changed(text: str, every: int) -> str:
    """Every n-th word replaced."""
    return " ".join("иное" if at % every == every - 1 else word for at, word in enumerate(text.split()))


EDITS = {
    "untouched": TEXT,
    "agency credit in front": "КАЗАНЬ, 10 июня — Пресс-служба. " + TEXT,
    "credit at the end": TEXT + "\n\nФото: архив городской газеты. Подписывайтесь на наш канал.",
    "last paragraph dropped": "\n\n".join(PARAGRAPHS[:2]),
    "first paragraph only": PARAGRAPHS[0],
    "teaser": " ".join(TEXT.split()[:32]) + "…",
    "one word in twelve changed": words_changed(TEXT, 12),
    "paragraphs in another order": "\n\n".join(reversed(PARAGRAPHS)),
    "typographic quotes, dashes, no-break blanks": TEXT.replace(" — ", "\u00a0– ").replace(", ", ",\u00a0"),
    "with ё": TEXT.replace("расчет", "расчёт").replace("еще", "ещё").replace("ведет", "ведёт"),
    "in capitals": TEXT.upper(),
    "boiler-plate around": "Главная Новости Афиша Поиск Версия для слабовидящих\n"
    + TEXT
    + "\nВсе права защищены. Контакты",
}


@pytest.mark.parametrize("title", [TITLE, "Гости увидели депо и парк"], ids=["same title", "new title"])
@pytest.mark.parametrize("edited", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("paired", [True, False], ids=["with pair", "without"])
def test_a_copy_is_known_however_it_was_edited(news, edited: str, title: str, paired: bool) -> None:
    """Another source copies an article, credits, cuts, retitles or retypes it."""
    cities = ("Kazan", "Minsk") if paired else ("Kazan",)
    first = news.telling(TITLE, TEXT, cities=cities)
    copy = news.telling(title, edited, cities=cities, day="2025-06-11")

    assert ["new", "same-text"] == news.relations(first, copy)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        pytest.param(OTHER, {}, id="another text"),
        pytest.param(TEXT, {"day": "2025-09-10"}, id="the same words three months later"),
        pytest.param(TEXT, {"cities": ("Kazan", "Brest")}, id="the same words about another pair"),
        pytest.param("Подробности позже.", {}, id="too short to tell"),
    ],
)
def test_what_is_no_copy_stays_apart(news, text: str, more: dict[str, object]) -> None:
    """Other words, another occasion, another pair, or too few words."""
    base = {"paired": "cities" in more, "cities": ("Kazan", "Minsk")} | more
    first = news.telling("Заметка", TEXT if text != "Подробности позже." else text, paired=bool(base["paired"]))
    second = news.telling("Иной заголовок о другом", text, **base)

    assert ["new", "new"] == news.relations(first, second)


def test_an_old_item_that_comes_back_is_the_old_item(news) -> None:
    """A source republishes the same article under a new address and day, years later."""
    first = news.telling("Заметка", TEXT, source="kzn", day="2023-06-10")
    again = news.telling("Заметка", TEXT, source="kzn", day="2025-06-10")
    short = news.telling("Погода", "Сегодня в городе тепло, ветер слабый, осадков нет.", source="kzn", day="2023-06-10")
    next_time = news.telling("Погода", "Сегодня в городе тепло, ветер слабый, осадков нет.", source="kzn")

    assert ["new", "same-text", "new", "new"] == news.relations(first, again, short, next_time)


def test_a_form_letter_filled_in_anew_is_no_copy(news) -> None:
    """Weekly bulletins share their words; other numbers and another headline make another occasion."""
    form = (
        "За минувшую неделю коммунальные службы города вывезли {} кубометров мусора, отремонтировали {} скамеек, "
        "подстригли {} деревьев и покрасили {} метров ограждений. Работы велись во всех районах, жители довольны. "
        "{}"
    )
    first = form.format(310, 42, 96, 1210, "Особое внимание уделили скверу у вокзала и дворам старой части города.")
    second = form.format(275, 57, 83, 1475, "На очереди школьные стадионы, детские площадки и остановки автобусов.")
    tellings = (
        news.telling("Убрали сквер у вокзала", first, cities=("Kazan",)),
        news.telling("Очередь за стадионами школ", second, cities=("Kazan",), day="2025-06-17"),
    )

    assert ["new", "new"] == news.relations(*tellings)


def test_one_sources_common_furniture_joins_nothing(news) -> None:
    """Articles of one site share menus and footers; only nearly the same text is one article there."""
    menu = (
        "Главная Новости Афиша Поиск Обращения граждан Телефоны служб Карта сайта Версия для слабовидящих Контакты " * 2
    )
    one = news.telling("О парке", menu + "Парк у озера открыли после ремонта.", cities=("Kazan",), source="kzn")
    two = news.telling("О школе", menu + "Школа приняла первый звонок рано.", cities=("Kazan",), source="kzn")
    again = news.telling("О парке", menu + "Парк у озера открыли после ремонта.", cities=("Kazan",), source="kzn")

    assert ["new", "new", "same-text"] == news.relations(one, two, again)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param({"url": "a.example/1"}, {"url": "a.example/1"}, True, id="one address at two sources"),
        pytest.param({"guid": "g", "source": "s"}, {"guid": "g", "source": "s"}, True, id="one guid of one source"),
        pytest.param({"guid": "g"}, {"guid": "g"}, False, id="one guid of two sources"),
        pytest.param({"loose": "a/1"}, {"loose": "a/1"}, True, id="nearly one address, one title"),
        pytest.param({"loose": "a/1"}, {"loose": "a/1", "title": "Совсем другое"}, False, id="… two titles"),
        pytest.param(
            {"loose": "a/1"}, {"loose": "a/1", "title": "Мост через Волгу откpыт"}, True, id="… a letter mistyped"
        ),
        pytest.param({"url": ""}, {"url": ""}, False, id="no address is no identity"),
    ],
)
def test_the_same_item(news, one: dict[str, str], two: dict[str, str], same: bool) -> None:
    """Guids within a source, strict addresses anywhere, loose ones with an equal title."""
    title = {"title": "Мост через Волгу открыт", "cities": (), "day": None}

    assert ["new", "same-item" if same else "new"] == news.relations(
        news.telling(**(title | one)), news.telling(**(title | two))
    )


def test_han_text_is_shingled_by_signs(news) -> None:
    """Chinese has no blanks between words; a cut copy is still found."""
    text = (
        "六月十日喀山市长会见明斯克代表团双方就公共交通和桥梁修复交换意见并参观电车停车场与湖畔公园秋季将互派工程师学习"
    )

    one = news.telling("会见", text, cities=("Kazan",), language="zh")
    two = news.telling("消息", "本报讯：" + text[:-12], cities=("Kazan",), language="zh")

    assert ["new", "same-text"] == news.relations(one, two)


def test_a_sketch_is_the_same_for_ever() -> None:
    """Sketches are stored for years and compared across machines: these numbers must never change."""
    shingles = fold.shingles(fold.words("Minsk and Kazan sign a programme"))

    assert _MINIMA == fold.sketch(shingles)[:3]
    assert (_SAMPLE, 32) == (fold.sample(shingles)[:2], len(fold.bands(shingles)))


_MINIMA = (3252948143, 3277920947, 3675316526)
_SAMPLE = (768057502, 3779258832)


@given(st.lists(st.sampled_from("абвгдежзик"), min_size=3, max_size=60))
def test_a_sketch_does_not_depend_on_order_or_repeats(letters: list[str]) -> None:
    """It is a function of the set."""
    hashes = [hash_ for letter in letters for hash_ in fold.shingles([letter] * 3)]

    assert fold.sketch(hashes) == fold.sketch(reversed(hashes + hashes[:5]))


@given(st.text())
def test_folding_is_settled_after_once(text: str) -> None:
    """Folded text folds to itself, and holds no capitals and no ё."""
    folded = fold.fold(text)

    assert folded == fold.fold(folded)
    assert not re.search("[ёЁ]", folded)
