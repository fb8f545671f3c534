"""Unknown names in a city's place: heard where the words beside them prove it, and nowhere else."""

from __future__ import annotations

import pytest

from aggregator.places import Gazetteer, Tagger
from aggregator.places.unlisted import heard


def _found(tagger: Tagger, language: str, text: str) -> set[str]:
    return {f"{tag.city.name}, {tag.city.country}" for tag in tagger.tag(title="", text=text, language=language).cities}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "济南市与土耳其特拉布松、意大利帕尔玛签署友好城市协议。", {"Jinan, CN", "Trabzon, TR", "Parma, IT"}),
        ("zh", "乌克兰赫梅利尼茨基代表团访问济南市。", {"Khmelnytskyi, UA", "Jinan, CN"}),
        ("zh", "西安市与白俄罗斯莫吉廖夫市建立友好城市关系。", {"Xi’an, CN", "Mahilyow, BY"}),
        ("zh", "法国旺多姆、土耳其特拉布松等城市同济南结为友城。", {"Vendôme, FR", "Trabzon, TR", "Jinan, CN"}),
        ("ja", "神戸市はオーストラリアのブルーマウンテンズ市と姉妹都市です。", {"Kobe, JP", "Blue Mountains, AU"}),
        ("ko", "튀르키예 트라브존시 대표단이 부산시를 방문했다.", {"Trabzon, TR", "Busan, KR"}),
        ("uk", "Полтава та польське місто Прущ-Гданський підписали угоду.", {"Poltava, UA", "Pruszcz Gdański, PL"}),
        ("uk", "Делегація зі Стілвотера (США) відвідала Полтаву.", {"Stillwater, US", "Poltava, UA"}),
        ("az", "Bakı ilə ABŞ-ın Stilluater şəhəri memorandum imzaladı.", {"Baku, AZ", "Stillwater, US"}),
        ("ru", "Вологду посетила делегация финского города Кувола.", {"Vologda, RU", "Kouvola, FI"}),
        (
            "pl",
            "Umowy wypowiadają Elbląg (Swietłyj) i Gdynia (Kursk).",
            {"Elbląg, PL", "Svetlyy, RU", "Gdynia, PL", "Kursk, RU"},
        ),
        ("pl", "Krosno zerwało partnerstwo z Czerepowcem.", {"Krosno, PL", "Cherepovets, RU"}),
        ("lv", "Vēstuli parakstīja sadraudzības pilsēta Norčēpinge un Liepāja.", {"Norrköping, SE", "Liepāja, LV"}),
        ("ru", "Договор Твери, Пензы и Стилуотера подписан.", {"Tver, RU", "Penza, RU", "Stillwater, US"}),
    ],
)
def test_an_unknown_name_in_a_citys_place_is_heard(
    tagger: Tagger, language: str, text: str, expected: set[str]
) -> None:
    """Behind its country, beside «city», before its country in a bracket."""
    assert expected == _found(tagger, language, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "济南市市长会见了土耳其大使卡普兰，双方就合作进行交流。", {"Jinan, CN"}),
        ("zh", "土耳其特拉布松大学代表团访问济南市。", {"Jinan, CN"}),
        ("zh", "土耳其特拉布松昨日降雪。", set()),
        ("uk", "Делегацію Полтави очолив Джон Вокер (США), підписано угоду.", {"Poltava, UA"}),
        ("uk", "Мер Вальчак підписав угоду з Полтавою.", {"Poltava, UA"}),
        ("ru", "Делегация Пскова посетила школу имени Трапезникова (Турция).", {"Pskov, RU"}),
        ("ru", "Любиша Чосич подписал договор. Вместе с Чосичем Псков посетил хор.", {"Pskov, RU"}),
        ("sr", "Skupština grada Sombora potpisala je sporazum o saradnji.", {"Sombor, RS"}),
        ("en", "The city of Trabson signed a partnership agreement with Leeds.", {"Leeds, GB"}),
        ("ja", "神戸市の市長がトルコのカプラン大使と会談した。", {"Kobe, JP"}),
    ],
)
def test_persons_bodies_and_weather_are_not_heard(tagger: Tagger, language: str, text: str, expected: set[str]) -> None:
    """Without a cue, with a title or a given name before, with a university behind nothing is added."""
    assert expected == _found(tagger, language, text)


def test_a_sentence_without_unknown_names_is_left_as_it_is(gazetteer: Gazetteer) -> None:
    """The names found before come back unchanged."""
    language = gazetteer.language("uk")
    assert language is not None
    text = "угода про співпрацю"

    assert heard(text, 0, len(text), [], gazetteer, language, twins=False) == []
