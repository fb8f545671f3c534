"""Names that stand in a telling sentence and yet are no end of a tie."""

from __future__ import annotations

import pytest

from aggregator.places import Tagger

APART = [
    # where somebody was born, lives or sits; how far it is
    ("fr", "Le compositeur, né à Bucarest et mort à Paris, a signé trois opéras", set()),
    ("en", "The painter, born in Dresden, signed the guest book in Leeds", set()),
    ("en", "The mayors of Leeds and Dresden, 90 km from Leipzig, signed an agreement", {"dresden-de--leeds-gb"}),
    ("de", "Die Partnerschaft zwischen Erfurt und Lille, 220 Kilometer von Paris", {"erfurt-de--lille-fr"}),
    ("ru", "Композитор, уроженец Казани, подписал договор с театром Минска", set()),
    ("ru", "Омск и Витебск подписали соглашение, сообщило посольство в Москве", {"omsk-ru--vitebsk-by"}),
    # the place of signing
    ("ru", "Главы Омска и Витебска подписали в Минске соглашение о побратимстве", {"omsk-ru--vitebsk-by"}),
    ("en", "In Vienna, the mayors of Leeds and Dresden signed a twinning agreement", {"dresden-de--leeds-gb"}),
    ("fr", "Les maires de Lille et d'Erfurt ont signé à Bruxelles un accord de jumelage", {"erfurt-de--lille-fr"}),
    # earlier partners named to compare with
    ("ru", "Наньчан стал вторым городом-побратимом Такамацу после Харбина", {"nanchang-cn--takamatsu-jp"}),
    ("en", "Leeds twins with Dresden after Lille and Dortmund", {"dresden-de--leeds-gb"}),
    ("de", "Neben Lille hat Erfurt nun auch mit Leipzig eine Partnerschaft vereinbart", {"erfurt-de--leipzig-de"}),
    # «both cities», a city's district
    ("zh", "两市签署友好城市协议，南昌市与高松市", {"nanchang-cn--takamatsu-jp"}),
    ("zh", "两座城市缔结友好城市，合作更上一层楼", set()),
    ("ru", "В администрации Прикубанского внутригородского округа Краснодара приняли делегацию", set()),
    ("ru", "Визит делегации Краснодара в Ленинский район", set()),
    # what only bears a city's name
    ("ru", "Краснодар: договор подписали в крепости «Нарын-Кала»", set()),
    ("ru", "Герцоги д’Эсте и город Феррара: в Краснодаре подписали соглашение", {"ferrara-it--krasnodar-ru"}),
    ("ru", "Столица Кубани и Феррара подписали соглашение", set()),
    # a list that one preposition governs has its host elsewhere
    ("pl", "Burmistrz zerwał współpracę z Irkuckiem, Kaliningradem i Tomskiem", set()),
    ("ru", "Театр сотрудничает: гастроли прошли в Минске, Гродно и Бресте", set()),
    # people, half names, transit
    ("es", "Francisco de Montejo y el alcalde de Sevilla firmaron un acuerdo", set()),
    ("en", "Mayor Chiang Wan-an of Taipei and Seoul's mayor signed a memorandum", {"seoul-kr--taipei-tw"}),
    ("nl", "Utrecht en Gent ondertekenden een stedenband, de gasten reisden via Brussel", {"gent-be--utrecht-nl"}),
    # no word of twinning: neighbours meet every day
    ("en", "Officials from Calgary and Red Deer met on Monday", set()),
    # small towns, where twinning is told
    ("sv", "Falkenberg har tre vänorter: Mosfellsbær, Thisted och Skien",
     {"falkenberg-se--mosfellsbaer-is", "falkenberg-se--skien-no", "falkenberg-se--thisted-dk"}),
    ("fi", "Ystävyyskaupunkeja ovat Kotka (Tallinna) ja Pori (Riika)", {"kotka-fi--tallinn-ee", "pori-fi--riga-lv"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), APART)
def test_what_is_only_named_is_no_end(tagger: Tagger, language: str, text: str, expected: set[str]) -> None:
    """Birthplaces, venues, earlier partners, districts."""
    tagging = tagger.tag(title="", text=text, language=language)

    assert expected == {tag.pair.slug for tag in tagging.pairs if not tag.background and tag.score >= 0.5}
