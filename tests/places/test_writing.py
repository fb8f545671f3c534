"""Names where no blanks part words, where «and» is written onto a name, where countries stand before their cities."""

from __future__ import annotations

import pytest

from aggregator.places import Tagger


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("ja", "つくば市で展示会。", {"Tsukuba, JP"}, id="hiragana before «city»"),
        pytest.param("ja", "つくばいと思う。", set(), id="hiragana elsewhere"),
        pytest.param("ja", "スイス・ブリエンツ町の生徒。", {"Brienz, CH"}, id="a dot behind the country"),
        pytest.param("ja", "セント・ボストンさん。", set(), id="a dot inside a name"),
        pytest.param("ja", "新潟県と黒竜江省が友好協定を結んだ。", set(), id="friendship is no town"),
        pytest.param(
            "tr", "Fuara İsveç'ten Kalmar ve ABD'den Tulsa katıldı.", {"Kalmar, SE", "Tulsa, US"}, id="Turkish"
        ),
        pytest.param(
            "tr", "Darmstadt (Almanya), Saraybosna (Bosna-Hersek)", {"Darmstadt, DE", "Sarajevo, BA"}, id="brackets"
        ),
        pytest.param("tr", "Konya Lale Festivali başladı.", {"Konya, TR"}, id="a festival of the city"),
        pytest.param("tr", "Başkan Kaya Bakü'de konuştu.", {"Baku, AZ"}, id="a surname before «in»"),
        pytest.param(
            "ko", "안동시는 중국 시안시와 교류한다.", {"Andong, KR", "Xi’an, CN"}, id="a name opening like «city»"
        ),
        pytest.param("ar", "وقع خالد ورشيد الاتفاقية في طرابلس.", {"Tripoli, LY"}, id="a given name behind «and»"),
        pytest.param(
            "kk", "Атырау, Батыс Қазақстан, Маңғыстау облыстары хабарлады.", set(), id="a noun for all regions"
        ),
        pytest.param(
            "az", "ABŞ-ın Oklahoma ştatının Stilluoter şəhəri.", {"Stillwater, US"}, id="a state and its town"
        ),
        pytest.param("tr", "Charlottenburg-Wilmersdorf ilçesi açıkladı.", set(), id="a borough of two names"),
        pytest.param("zh", "日本栃木縣日光市代表團來訪。", {"Nikkō, JP"}, id="a prefecture before its town"),
        pytest.param("ja", "飯山市が発表した。", {"Iiyama, JP"}, id="the sign for «city» behind two signs"),
        pytest.param("ja", "カリフォルニア州が発表した。", set(), id="a state"),
        pytest.param("ko", "시민을 위해 방문한다.", set(), id="words of every day"),
        pytest.param("ko", "중국 조장시 대표단이 왔다.", {"Zaozhuang, CN"}, id="a Korean reading"),
    ],
)
def test_names_stand_where_they_are_written(tagger: Tagger, language: str, text: str, expected: set[str]) -> None:
    """The cities of a text, of the countries printed beside them."""
    found = tagger.tag(title="", text=text, language=language).cities

    assert expected == {f"{tag.city.name}, {tag.city.country}" for tag in found}


@pytest.mark.parametrize(
    ("language", "title", "text", "expected"),
    [
        pytest.param(
            "ar", "", "الرباط متوأمة مع لشبونة ومدريد وباماكو.", {"Lisbon", "Madrid", "Bamako"}, id="«and» on the name"
        ),
        pytest.param(
            "ja",
            "",
            "姫路市はベルギーのハッセルト市、豪アデレード市と姉妹都市だ。",
            {"Hasselt", "Adelaide"},
            id="one sign",
        ),
        pytest.param(
            "tr",
            "Köln heyeti Edirne'de",
            "Edirne'nin kardeş kentleri Köln, Yambol ve Verona'dan konuklar geldi.",
            {"Köln", "Yambol", "Verona"},
            id="the owner of the list",
        ),
        pytest.param(
            "zh", "", "我市与里加市、波特兰市签订协议。苏州市国际友好城市已达9个。", {"Riga", "Portland"}, id="with"
        ),
        pytest.param(
            "zh", "苏州市有友城五个", "友好关系城市有里加市、图尔库市等。", {"Riga", "Turku"}, id="a list of twins"
        ),
    ],
)
def test_a_list_of_partners_is_a_star(tagger: Tagger, language: str, title: str, text: str, expected: set[str]) -> None:
    """Each is tied to the city whose partners they are, none to another."""
    pairs = [tag.pair for tag in tagger.tag(title=title, text=text, language=language).pairs if tag.score >= 0.5]
    shared = set.intersection(*({pair.a.name, pair.b.name} for pair in pairs))

    assert len(shared) == 1
    assert expected == {name for pair in pairs for name in (pair.a.name, pair.b.name)} - shared
