"""One city and several others: who is tied to whom."""

from __future__ import annotations

import pytest

from aggregator.places import Tagger

STARS = (
    pytest.param(
        "fr",
        "",
        "Dijon compte trois villes jumelles : Mayence, Skopje et Dallas. Cette année Mayence fête son jubilé.",
        "dallas-us--dijon-fr dijon-fr--mainz-de dijon-fr--skopje-mk",
        id="the list's own sentence names the host",
    ),
    pytest.param(
        "es",
        "Bilbao recibe a Burdeos y Tiflis",
        "El alcalde dio la bienvenida a las delegaciones de sus ciudades hermanas Burdeos, en Francia, y Tiflis.",
        "bilbao-es--bordeaux-fr bilbao-es--tbilisi-ge",
        id="the title names the host, the list has a country in it",
    ),
    pytest.param(
        "hu",
        "",
        "Pécs vendégeket várt. Testvérvárosai: Graz, Lyon és Terracina kórust küldtek. Graz és Lyon tavaly is.",
        "graz-at--pecs-hu lyon-fr--pecs-hu pecs-hu--terracina-it",
        id="twins named together again",
    ),
    pytest.param(
        "hr",
        "Gosti iz Pečuha i Tuzle",
        "Na sjednici u Osijeku bila su izaslanstva gradova prijatelja Maribora, Nitre i Pečuha.",
        "maribor-si--osijek-hr nitra-sk--osijek-hr osijek-hr--pecs-hu osijek-hr--tuzla-ba",
        id="the venue of delegations is their host, guests of the title are none",
    ),
    pytest.param(
        "pl",
        "Elbląg żegna Kursk",
        "Elbląg wypowiedział umowę z Kurskiem. Robert Lis skończył partnerstwo Krosna z Brześciem, radna wzywa do tego "
        "Sanok, związany z Mińskiem.",
        "brest-by--krosno-pl elblag-pl--kursk-ru minsk-by--sanok-pl",
        id="others' ties in a text about one",
    ),
    pytest.param(
        "sr",
        "Зрењанин добија побратима",
        "Градоначелник је у Пекингу потписао споразум о братимљењу са градом Чангчун.",
        "changchun-cn--zrenjanin-rs",
        id="signed elsewhere",
    ),
)

NOTHING_BUT = (
    pytest.param(
        "en",
        "Coventry drops Volgograd link",
        "Coventry ended its twinning with Volgograd on Monday. The council will look at twinning with Mariupol.",
        "coventry-gb--mariupol-ua coventry-gb--volgograd-ru",
        id="who looks at twinning is told before",
    ),
    pytest.param(
        "en",
        "Porto in the rain",
        "Trains between Porto and Coimbra stood still on Monday. The twin city of Kassel sent sandbags to Porto.",
        "kassel-de--porto-pt",
        id="«between» of a railway",
    ),
    pytest.param(
        "en",
        "Police in Leeds arrest two",
        "Police in Leeds, in cooperation with colleagues in Kassel, arrested two suspects after a robbery. "
        "The agreement with Kassel helped, said a detective.",
        "",
        id="policemen work together",
    ),
    pytest.param(
        "en",
        "",
        "Derry council said on Friday that the friendship with Utrecht, signed ten years ago, was over.",
        "derry-gb--utrecht-nl",
        id="when it began, in the news of its end",
    ),
)


@pytest.mark.parametrize(("language", "title", "text", "pairs"), [*STARS, *NOTHING_BUT])
def test_a_text_ties_what_it_tells_of(tagger: Tagger, language: str, title: str, text: str, pairs: str) -> None:
    """Twins in a list belong to their city; what else stands in the text ties none."""
    found = tagger.tag(title=title, text=text, language=language)

    assert pairs == " ".join(sorted(tag.pair.slug for tag in found.pairs if tag.score >= 0.5))
