"""Who bears a town's name without being the town; every row stands for a rule, not for a name."""

from __future__ import annotations

import pytest

from aggregator.places import Gazetteer
from aggregator.places.adjectives import Adjectives
from aggregator.places.find import Finder
from aggregator.places.guards import judge
from aggregator.places.verdicts import Kind, remember

WRONG = [
    # persons
    ("en", "Councillor Ellen Preston spoke first", "Preston", Kind.PERSON),
    ("en", "She met Councillor Mary Ann Preston there", "Preston", Kind.PERSON),
    ("en", "The late J. R. Preston wrote it", "Preston", Kind.PERSON),
    ("en", "The choir sang for Florence Lincoln on Friday", "Florence", Kind.PERSON),
    ("en", "A statue of Salvador Dalí was shown", "Salvador", Kind.PERSON),
    ("en", "Roman and Viktor did their homework", "Roman", Kind.PERSON),
    ("de", "Peter wohnt jetzt hier", "Peter", Kind.PERSON),
    ("es", "Habló el poeta Francisco de Vitoria", "Vitoria", Kind.PERSON),
    ("hu", "A küldöttséget Szegedi Péter vezette", "Szegedi", None),
    ("hu", "A szobrász Eger Péter szólt", "Eger", Kind.PERSON),
    ("he", "הזמר דוד לונדון הופיע", "לונדון", Kind.PERSON),
    ("zh", "记者:王长春", "长春", Kind.PERSON),
    ("ja", "交流している。(北京=田中大阪)", "大阪", Kind.PERSON),
    # streets, waters, regions, clubs
    ("it", "Il coro canta in piazza Trento e Trieste", "Trieste", Kind.OTHER),
    ("en", "Boats on the Volga were late", "Volga", Kind.OTHER),
    ("ru", "Дети приехали с берегов Невы", "Невы", Kind.OTHER),
    ("en", "He went to Émile-Zola square", "Zola", Kind.OTHER),
    ("ro", "Acordul de la Paris se aplică", "Paris", Kind.OTHER),
    ("lv", "Svētdien Samaras un Pleskavas apgabalos sēro", "Samaras", Kind.OTHER),
    # words
    ("tr", "İki kent anlaştı", "İki", Kind.WORD),
    ("ar", "زار المنطقة الجديدة أمس", "الجديدة", Kind.WORD),
    ("en", "Talks at the World Cities Summit Mayors Forum", "Summit", Kind.WORD),
]

RIGHT = [
    ("ru", "Заморозил договор президент Белостока Тадеуш Трускаляски", "Белостока"),
    ("en", "Bergen's mayor arrived", "Bergen's"),
    ("az", "Bakıdan gələn qonaqlar", "Bakıdan"),
    ("de", "Der Chor sang im Dom zu Regensburg", "Regensburg"),
    ("es", "La coral de Aquisgrán cantó", "Aquisgrán"),
    ("de", "Die Wahl gewann Nancys Mathieu Klein", "Nancys"),
    ("az", "Prezident İlham Əliyevin Gəncəyə səfəri", "Gəncəyə"),
    ("ru", "Гродно и Восточное Сараево", "Гродно"),
    ("ru", "Британский Ковентри ответил", "Ковентри"),
    ("ru", "Казанская делегация прибыла", "Казанская"),
    ("ru", "Вчера приехала казанская городская делегация", "казанская"),
    ("ru", "Подписано минско-казанское соглашение", "казанское"),
    ("de", "Dresdner und Straßburger Jugendliche", "Dresdner"),
    ("hu", "A nyíregyházi küldöttség megérkezett", "nyíregyházi"),
    ("pl", "Wczoraj krakowska delegacja poleciała", "krakowska"),
    ("fi", "Kaupungit ovat Kotka ja Pori", "Kotka"),
]

NOT_FOUND = [
    ("ru", "Казанская область", "Казанская"),
    ("ru", "казанская железная дорога", "казанская"),
    ("ru", "казахско-армянского взаимодействия", "армянского"),
    ("cs", "Starosta Tomáš Spurný Brněnský a starosta Nysy", "Brněnský"),
    ("bg", "Кметът Радев-Бургаски и кметът", "Бургаски"),
    ("de", "Der Kölner Dom", "Kölner"),
]


def _judged(gazetteer: Gazetteer, code: str, text: str) -> dict[str, Kind]:
    language = gazetteer.language(code)
    assert language is not None
    mentions = [mention for mention in Finder(gazetteer, language)(text) if mention.entry.readings]
    titled = code == "en" and text.startswith("Talks")
    verdicts = [judge(text, mention, gazetteer, language, titled=titled) for mention in mentions]
    return {
        text[mention.start : mention.end]: verdict.kind for mention, verdict in zip(mentions, verdicts, strict=True)
    }


@pytest.mark.parametrize(("code", "text", "name", "kind"), WRONG)
def test_what_bears_a_towns_name_is_told(gazetteer: Gazetteer, code: str, text: str, name: str, kind: Kind) -> None:
    """Persons, streets, rivers, treaties, words; or the name is not even found."""
    assert _judged(gazetteer, code, text).get(name) in (kind, None)


@pytest.mark.parametrize(("code", "text", "name"), RIGHT)
def test_a_town_stays_a_town(gazetteer: Gazetteer, code: str, text: str, name: str) -> None:
    """Though it is a given name too, or an adjective of it stands before what is the town's own."""
    assert Kind.CITY == _judged(gazetteer, code, text).get(name)


@pytest.mark.parametrize(("code", "text", "name"), NOT_FOUND)
def test_an_adjective_alone_is_no_town(gazetteer: Gazetteer, code: str, text: str, name: str) -> None:
    """Regions, railways, family names and cathedrals are not the town's own."""
    assert _judged(gazetteer, code, text).get(name) is not Kind.CITY


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ellen Preston came. Preston thanked all.", [Kind.PERSON, Kind.PERSON]),
        ("Ellen Preston came back in Preston.", [Kind.PERSON, Kind.CITY]),
        ("Preston thanked all. Ellen Preston left.", [Kind.PERSON, Kind.PERSON]),
    ],
)
def test_a_surname_is_remembered(gazetteer: Gazetteer, text: str, kinds: list[Kind]) -> None:
    """Within one text, before and after the full name, unless the text names the town too."""
    language = gazetteer.language("en")
    assert language is not None
    mentions = [mention for mention in Finder(gazetteer, language)(text) if mention.key == "preston"]
    judged = [(mention, judge(text, mention, gazetteer, language, titled=False)) for mention in mentions]

    assert kinds == [verdict.kind for verdict in remember(judged)]


@pytest.mark.parametrize(
    ("stems", "ends", "word", "name"),
    [
        (["ск>ь"], ["ая"], "казанская", "казань"),
        (["ск>ск"], ["ий", "ого"], "минского", "минск"),
        (["инск>а"], ["ие"], "ялтинские", "ялта"),
        (["уфимск>уфа"], ["ий"], "уфимский", "уфа"),
        (["er>e"], [], "karlsruher", "karlsruhe"),
        (["zsk>ha"], ["á"], "prazska", "praha"),
    ],
)
def test_adjectives_lead_back_to_names(stems: list[str], ends: list[str], word: str, name: str) -> None:
    """By the ending of the stem and the ending of the case."""
    assert [name] == Adjectives.of(stems, ends, small=True).names(word)


def test_a_word_of_another_make_is_no_adjective() -> None:
    """Nor is one of which too little is left."""
    rules = Adjectives.of(["ск>"], ["ий"], small=True)

    assert [] == rules.names("река")
    assert [] == rules.names("аский")
