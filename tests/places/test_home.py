"""When the source's own city is one end of a tie, and when it only tells of others."""

from __future__ import annotations

import pytest

from aggregator.model import Tagging
from aggregator.places import Gazetteer, Tagger

# the source's home, language, about its partnerships, title, text, pairs to publish
TIES = [
    # others' ties, told by an agency or a neighbour
    ("Minsk, BY", "ru", False, "Баку и Абу-Даби договорились стать городами-побратимами", "",
     {"abu-dhabi-ae--baku-az"}),
    ("Minsk, BY", "ru", False, "Омск и Витебск подписали соглашение о побратимстве", "Документ подписан в пятницу.",
     {"omsk-ru--vitebsk-by"}),
    ("Minsk, BY", "en", False, "Baku and Abu Dhabi agree to become sister cities", "", {"abu-dhabi-ae--baku-az"}),
    ("Minsk, BY", "en", False, "Omsk and Vitebsk sign twinning agreement",
     "The mayor of Omsk thanked the mayor of Vitebsk.", {"omsk-ru--vitebsk-by"}),
    ("Minsk, BY", "en", False, "Delegation from Omsk visits Vitebsk", "The guests saw a factory.",
     {"omsk-ru--vitebsk-by"}),
    ("Minsk, BY", "en", False, "Omsk and Vitebsk sign twinning agreement", "The papers were signed in Minsk.",
     {"omsk-ru--vitebsk-by"}),
    ("Moscow, RU", "ru", False, "Гомель и Сургут стали побратимами", "Ранее об этом писала пресс-служба.",
     {"homyel-by--surgut-ru"}),
    ("Berlin, DE", "de", False, "Erlangen und Jena feiern ihre Städtepartnerschaft", "", {"erlangen-de--jena-de"}),
    ("Berlin, DE", "de", False, "Städtepartnerschaft zwischen Köln und Tunis besiegelt", "", {"koln-de--tunis-tn"}),
    ("Paris, FR", "fr", False, "Strasbourg et Dresde renouvellent leur jumelage", "", {"dresden-de--strasbourg-fr"}),
    ("Madrid, ES", "es", False, "Hermanamiento entre Zaragoza y Burdeos", "", {"bordeaux-fr--zaragoza-es"}),
    ("Rome, IT", "it", False, "Firmato il gemellaggio tra Bologna e Lipsia", "", {"bologna-it--leipzig-de"}),
    ("Warsaw, PL", "pl", False, "Kraków i Lwów podpisały umowę partnerską", "", {"krakow-pl--lviv-ua"}),
    ("Kyiv, UA", "uk", False, "Харків і Люблін підписали угоду про співпрацю", "", {"kharkiv-ua--lublin-pl"}),
    ("Ankara, TR", "tr", False, "Bursa ile Saraybosna kardeş şehir oldu", "", {"bursa-tr--sarajevo-ba"}),
    ("Sofia, BG", "bg", False, "Бургас и Краснодар подписаха споразумение за побратимяване", "",
     {"burgas-bg--krasnodar-ru"}),
    ("Beijing, CN", "zh", False, "上海市与汉堡市缔结友好城市", "", {"hamburg-de--shanghai-cn"}),
    ("Minsk, BY", "ru", True, "Омск и Витебск подписали соглашение о сотрудничестве", "", {"omsk-ru--vitebsk-by"}),
    ("Minsk, BY", "ru", True, "Подписан меморандум между Гродно и Щецином", "", {"hrodna-by--szczecin-pl"}),
    # its own ties, named or not
    ("Minsk, BY", "ru", False, "Минск и Казань подписали соглашение", "Ранее соглашение заключили Омск и Витебск.",
     {"kazan-ru--minsk-by"}),
    ("Krasnodar, RU", "ru", True, "Делегации Карлсруэ и Вельса прибыли на День города", "",
     {"karlsruhe-de--krasnodar-ru", "krasnodar-ru--wels-at"}),
    ("Krasnodar, RU", "ru", True, "Города-побратимы Карлсруэ и Вельс поздравили горожан с праздником", "",
     {"karlsruhe-de--krasnodar-ru", "krasnodar-ru--wels-at"}),
    ("Krasnodar, RU", "ru", True, "Мэр встретился с гостями из Нанси", "", {"krasnodar-ru--nancy-fr"}),
    ("Krasnodar, RU", "ru", False, "Наши побратимы Карлсруэ и Нанси подписали меморандум о молодёжном обмене", "",
     {"karlsruhe-de--krasnodar-ru", "krasnodar-ru--nancy-fr"}),
    ("Leeds, GB", "en", False, "Our twin towns Dortmund and Lille sent their choirs", "",
     {"dortmund-de--leeds-gb", "leeds-gb--lille-fr"}),
    ("Leeds, GB", "en", False, "Our twin town Dortmund sent a delegation", "", {"dortmund-de--leeds-gb"}),
    ("Leeds, GB", "en", True, "Agreements signed with Dortmund and Lille", "",
     {"dortmund-de--leeds-gb", "leeds-gb--lille-fr"}),
    ("Karlsruhe, DE", "de", True, "Delegation aus Nancy im Rathaus empfangen", "", {"karlsruhe-de--nancy-fr"}),
    ("Karlsruhe, DE", "de", False, "Unsere Partnerstädte Nancy und Nottingham gratulieren", "",
     {"karlsruhe-de--nancy-fr", "karlsruhe-de--nottingham-gb"}),
    ("Minsk, BY", "en", False, "Minsk hosts delegations of Omsk and Kazan", "",
     {"kazan-ru--minsk-by", "minsk-by--omsk-ru"}),
    ("Minsk, BY", "ru", False, "Погода в Омске и Витебске испортится", "", set()),
]  # fmt: skip


def slugs(tagging: Tagging) -> set[str]:
    """The pairs that would be published."""
    return {tag.pair.slug for tag in tagging.pairs if not tag.background and tag.score >= 0.5}


@pytest.mark.parametrize(("home", "language", "partnerships", "title", "text", "expected"), TIES)
def test_the_home_is_an_end_only_of_its_own_ties(
    tagger: Tagger,
    gazetteer: Gazetteer,
    home: str,
    language: str,
    partnerships: bool,
    title: str,
    text: str,
    expected: set[str],
) -> None:
    """What the text itself ties comes before where it was published."""
    tagging = tagger.tag(
        title=title,
        text=text,
        language=language,
        home=gazetteer.find_home(home),
        about="partnerships" if partnerships else None,
    )

    assert expected == slugs(tagging)


def test_a_home_is_the_town_rather_than_a_part_of_another(gazetteer: Gazetteer) -> None:
    """Salamanca is the university town, though a district of Madrid has a few inhabitants more."""
    home = gazetteer.find_home("Salamanca, ES")

    assert home is not None
    assert home.slug == "salamanca-es-3111108"
