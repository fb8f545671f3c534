"""Acts in many languages; names, numbers and days that survive translation."""

from __future__ import annotations

import pytest

from aggregator.stories import acts, names, traces

ACTS = [
    ("ru", "Мэры подписали соглашение", "sign"),
    ("uk", "Мери підписали меморандум", "sign"),
    ("be", "Мэры падпісалі пагадненне", "sign"),
    ("en", "Mayors sign memorandum", "sign"),
    ("de", "Bürgermeister unterzeichnen Vertrag", "sign"),
    ("fr", "Les maires ont signé une convention", "sign"),
    ("es", "Los alcaldes firman un acuerdo", "sign"),
    ("it", "I sindaci hanno firmato un accordo", "sign"),
    ("pt", "Prefeitos assinam acordo", "sign"),
    ("pl", "Prezydenci podpisali umowę", "sign"),
    ("cs", "Primátoři podepsali dohodu", "sign"),
    ("sr", "Градоначелници потписали споразум", "sign"),
    ("bg", "Кметовете подписаха договор", "sign"),
    ("ro", "Primarii au semnat un acord", "sign"),
    ("hu", "Megállapodást írtak alá: a polgármesterek aláírták", "sign"),
    ("el", "Υπέγραψαν πρωτόκολλο οι δήμαρχοι", "sign"),
    ("tr", "Belediyeler protokol imzaladı", "sign"),
    ("az", "Memorandum imzalanıb", "sign"),
    ("kk", "Әкімдер меморандумға қол қойды", "sign"),
    ("hy", "Քաղաքապետերը հուշագիր ստորագրեցին", "sign"),
    ("ka", "მერებმა მემორანდუმს მოაწერეს ხელი", "sign"),
    ("zh", "两市签署合作协议", "sign"),
    ("ja", "両市長が協定書に調印", "sign"),
    ("ko", "두 도시 협약 체결", "sign"),
    ("ar", "المدينتان توقعان اتفاقية", "sign"),
    ("ru", "Город разорвал побратимские связи", "end"),
    ("de", "Stadt kündigt Partnerschaft", "end"),
    ("es", "La alcaldesa anuncia la suspensión", "end"),
    ("en", "Town no longer twinned with city", "end"),
    ("ru", "Делегация прибыла с визитом", "visit"),
    ("fr", "Une délégation en visite", "visit"),
    ("zh", "代表团来访", "visit"),
    ("ru", "Открылась выставка художников", "exhibition"),
    ("tr", "Kardeş şehirde sergi açıldı", "exhibition"),
    ("ru", "Дни Минска прошли в Казани", "days"),
    ("en", "Kazan Days in Minsk", "days"),
    ("pl", "Drużyny na turniej piłkarski", "sport"),
    ("ko", "청소년 축구 경기", "sport"),
    ("uk", "Місто передало гуманітарну допомогу", "aid"),
    ("ja", "友好50周年を祝う", "anniversary"),
    ("en", "Councillors vote to twin", "decide"),
    ("el", "Εγκαίνια νέου πάρκου", "open"),
    ("ru", "Студенты поедут на семинар", "education"),
    ("ru", "Между городами открыт авиарейс", "transport"),
    ("fr", "Le maire et l’exposition de Tunis", "exhibition"),
    ("it", "Festeggiato l'anniversario", "anniversary"),
    ("it", "La firma dell’accordo e dell'inaugurazione", "open"),
    ("sq", "Delegacion nga qyteti binjak", "visit"),
    ("uz", "Toshkentda bog‘ ochildi", "open"),
    ("ky", "Шаарлар турнир өткөрдү", "sport"),
    ("vi", "Doanh nghiệp xúc tiến đầu tư", "trade"),
    ("fi", "Kaupunki onnittelee ystävyyskaupunkia", "greet"),
]


@pytest.mark.parametrize(("language", "headline", "act"), ACTS)
def test_an_act_is_recognised_in_its_language(language: str, headline: str, act: str) -> None:
    """With the language known or not."""
    assert act in acts.acts(headline, language)
    assert act in acts.acts(headline, None)


@pytest.mark.parametrize(
    ("language", "headline", "act"),
    [
        ("de", "Die Macht der Gewohnheit", "sport"),
        ("ru", "В эти дни в городе тепло", "days"),
        ("en", "A weekend by the sea", "end"),
        ("ru", "Погода на завтра", "sign"),
    ],
)
def test_one_languages_stem_is_not_anothers_word(language: str, headline: str, act: str) -> None:
    """Stems count in their own language and at the start of a word only."""
    assert act not in acts.acts(headline, language)


def test_every_row_of_the_table_is_read() -> None:
    """Each act has cues in at least ten languages, and every language is a BCP 47 primary subtag or «*»."""
    for act, rows in acts.ACTS.items():
        languages = {language for names in rows for language in names.split()}

        assert len(languages) >= 15, act
        assert all(language == "*" or (2 <= len(language) <= 3 and language.isascii()) for language in languages)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Метшин", "Metşin", "Metshin", "Metszin", "Метшином"),
        ("Первышов", "Pervyshov", "Perwyschow", "Первышовым"),
        ("Калаидзе", "Kalaidze", "კალაიძე", "Կալաիձե"),
        ("Чосич", "Ćosić", "Ћосић", "Tschositsch"),
        ("Кухарев", "Kukharev", "Kuharev", "Кухареву"),
    ],
)
def test_a_name_keeps_its_skeleton_in_any_spelling(spellings: tuple[str, ...]) -> None:
    """Transliterations differ in vowels and sibilants, not in consonants."""
    first, *others = map(names.skeleton, spellings)

    assert [True] * len(others) == [names.same_name(first, other) for other in others]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "ru", "Вчера мэр Ильсур Метшин встретил гостей и МЧС РФ.", ("msn",), id="a given name tells nobody"
        ),
        pytest.param("ru", "Гости были в Нижнем Новгороде.", (), id="a city told of"),
        pytest.param("ru", "По словам Метшина, всё готово.", ("^msn",), id="a surname alone"),
        pytest.param("ru", "Метшин сказал.", (), id="a sentence's first word"),
        pytest.param("de", "Der Beschluss des Rates gilt.", (), id="German nouns"),
        pytest.param("en", "There Ada Colau spoke", ("=kolau",), id="few consonants"),
        pytest.param("en", "J. Kaladze and Taavi Aas signed", ("=tavi", "^klts"), id="an initial"),
        pytest.param("zh", "市长纳乌莫夫会见客人", ("~nvmv",), id="Han signs for sounds"),
        pytest.param("ja", "市長はナウモフ氏と会談", ("~nmv",), id="Katakana"),
        pytest.param("ar", "التقى كالادزه", ("~klts",), id="Arabic"),
        pytest.param("ka", "კახა კალაძე ეწვია", ("~klts",), id="Georgian"),
    ],
)
def test_names(language: str, text: str, expected: tuple[str, ...]) -> None:
    """Sure ones plain, a word alone marked ^, what only may be a name ~."""
    found = names.names("", text, language, without=["Нижнем Новгороде"])

    assert set(expected) <= set(found) if language in {"ar", "ka", "en"} else set(expected) == set(found)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        pytest.param(("msn",), ("msn",), ["msn"], id="both sure"),
        pytest.param(("nmv",), ("~nmv",), ["nmv"], id="sure in one"),
        pytest.param(("~nmv",), ("~nmv",), [], id="sure in none"),
        pytest.param(("^msn",), ("msn",), ["^msn"], id="alone in one"),
        pytest.param(("^msn", "msn"), ("msnm",), ["msn"], id="once"),
        pytest.param(("msn",), ("kkrv",), [], id="two names"),
    ],
)
def test_shared_names(one: tuple[str, ...], other: tuple[str, ...], shared: list[str]) -> None:
    """Whichever side is asked first."""
    assert shared == names.shared_names(one, other)
    assert len(shared) == len(names.shared_names(other, one))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 200 000 жителей и 55.000 гостей", ("1200000", "55000")),
        ("в 2025 году в 11:02, 10.06.2025, 5 лет", ()),
        ("33-я ярмарка, 13 делегаций, 13 стран", ("13", "33")),
    ],
)
def test_numbers_are_compared_without_years_clocks_and_days(text: str, expected: tuple[str, ...]) -> None:
    """What is left are counts, which survive translation."""
    assert expected == traces.numbers(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "11:02, 10 June 2025", ("2025-06-10",)),
        ("en", "on June 10th", ("--06-10",)),
        ("ru", "20 ноября глава города", ("--11-20",)),
        ("uk", "26 липня 2022 року", ("2022-07-26",)),
        ("be", "3 снежня", ("--12-03",)),
        ("de", "am 9. Dezember 2023", ("2023-12-09",)),
        ("fr", "Du 11 au 14 avril", ("--04-14",)),
        ("es", "este 6 de septiembre", ("--09-06",)),
        ("pl", "27 lutego 2022", ("2022-02-27",)),
        ("cs", "5. června", ("--06-05",)),
        ("hu", "2024. június 10-én", ("2024-06-10",)),
        ("tr", "11 Şubat 2026", ("2026-02-11",)),
        ("az", "Fevralın 11-də", ("--02-11",)),
        ("el", "στις 5 Ιουνίου 2024", ("2024-06-05",)),
        ("ka", "6 დეკემბერს", ("--12-06",)),
        ("hy", "հունիսի 10-ին", ("--06-10",)),
        ("ja", "2017年11月24日", ("2017-11-24",)),
        ("ko", "6월 10일", ("--06-10",)),
        ("ar", "10 يونيو 2024", ("2024-06-10",)),
        ("en", "2025-06-10 and 10.06.2025", ("2025-06-10",)),
        ("en", "a score of 3:2, version 1.2.3, 40.13.99", ()),
        ("en", "he may come with 12 friends", ()),
        (None, "10 июня и 5 May", ("--05-05", "--06-10")),
    ],
)
def test_printed_days_are_read_in_our_languages(language: str | None, text: str, expected: tuple[str, ...]) -> None:
    """With their year where it is printed."""
    assert expected == traces.printed_days(text, language)


def test_ch_is_read_as_its_language_says() -> None:
    """German and its neighbours write Kucharew for Кухарев; English Chekhov begins as Чехов does."""
    assert names.skeleton("Кухарев") == names.skeleton("Kucharew", "de")
    assert names.skeleton("Чехов") == names.skeleton("Chekhov", "en") == names.skeleton("Tschechow", "de")


def test_countries_are_no_names() -> None:
    """They are told of at every event of a pair, in any case and script."""
    found = names.names("", "Гости из Беларуси и Армении встретили Метшина.", "ru")

    assert ("^msn",) == found
    assert not {"~srl", "~msrl"} & set(names.names("", "הוא הגיע מישראל", "he"))


def test_belarusian_short_u_is_the_v_of_russian() -> None:
    """Леўковіч, Левкович, Levkovich."""
    assert 1 == len({names.key("Леўковіч", "be"), names.key("Левкович", "ru"), names.key("Levkovich", "en")})
