"""Which spelling readers of a language are shown."""

from __future__ import annotations

import pytest

from aggregator.places.forms import script
from aggregator.places.names import display
from aggregator.places.palladius import russian

KNOWN = {"Пекин", "Нанкин", "Кантон", "Претория"}


def shown(language: str, name: str, country: str, *alternates: str) -> str | None:
    """What :func:`display` chooses; of Chinese characters two have another shape."""
    by_script = {
        kind: sorted(one for one in alternates if script(one) == kind) for kind in ("cyrillic", "han", "hebrew")
    }
    simple = str.maketrans("紐約寶", "纽约宝")
    return display(
        language,
        name,
        country,
        by_script,
        lambda one: one if one in KNOWN else None,
        lambda one: [one.translate(simple)],
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Shijiazhuang", "Шицзячжуан"),
        ("Nanchang", "Наньчан"),
        ("Xi’an", "Сиань"),
        ("Chang'an", "Чанъань"),
        ("Lüliang", "Люйлян"),
        ("Huizhou", "Хуэйчжоу"),
        ("Zibo", "Цзыбо"),
        ("Xuancheng", "Сюаньчэн"),
        ("Harbin", None),
        ("Hohhot", None),
        ("Bao Tou", None),
        ("", None),
    ],
)
def test_pinyin_is_written_by_the_system_of_palladius(name: str, expected: str | None) -> None:
    """What is no row of Mandarin syllables is left to other rules."""
    assert expected == russian(name)


@pytest.mark.parametrize(
    ("language", "name", "country", "alternates", "expected"),
    [
        pytest.param("ru", "Shijiazhuang", "CN", ["Шъдзяджуан", "Шижяжуан"], "Шицзячжуан", id="by rule"),
        pytest.param("ru", "Nanjing", "CN", ["Нанкин", "Наньцзин", "Нанкинг"], "Нанкин", id="an old name stays"),
        pytest.param("ru", "Guangzhou", "CN", ["Кантон", "Гуанчжоу"], "Гуанчжоу", id="an old name unlike the new"),
        pytest.param("ru", "Beijing", "CN", ["Пекин", "Бейжин"], "Пекин", id="an old name without the new"),
        pytest.param("ru", "Durban", "ZA", ["Дърбан", "Дурбан"], "Дурбан", id="Bulgarian letters"),
        pytest.param("ru", "Pretoria", "ZA", ["Преториа", "Претория"], "Претория", id="endings"),
        pytest.param("uk", "Wuhan", "CN", ["Ухань"], "Ухань", id="letters of both languages"),
        pytest.param("uk", "Shenzhen", "CN", ["Шэньчжэнь"], None, id="letters of Russian only"),
        pytest.param("uk", "Hamburg", "DE", ["Гамбург", "Гамбурґ"], "Гамбург", id="the rare letter"),
        pytest.param("uk", "Astana", "KZ", ["Астана", "Акмолінськ"], "Астана", id="not a former name"),
        pytest.param("be", "Ankara", "TR", ["Анкара"], "Анкара", id="nothing that Belarusian writes otherwise"),
        pytest.param("be", "Osaka", "JP", ["Осака"], None, id="an o that Belarusian may write otherwise"),
        pytest.param("zh", "Shenzhen", "CN", ["宝安", "寶安", "深圳", "深圳市"], "深圳", id="the one called a city"),
        pytest.param("zh", "New York City", "US", ["紐約"], "纽约", id="in simplified characters"),
        pytest.param("he", "New York City", "US", ["ניו יארק", "ניו יורק"], "ניו יורק", id="not Yiddish"),
        pytest.param("he", "Rio de Janeiro", "BR", ["ריא דע זשאנערא"], None, id="Yiddish only"),
        pytest.param("he", "Wuhan", "CN", ["Ухань"], None, id="nothing known"),
    ],
)
def test_a_name_is_shown_as_the_language_writes_it(
    language: str, name: str, country: str, alternates: list[str], expected: str | None
) -> None:
    """Of spellings whose language nobody tells, letters, rules and dictionaries find the fitting one."""
    assert expected == shown(language, name, country, *alternates)
