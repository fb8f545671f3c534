"""Bytes become text by mark, header, declaration and content, in this order, unless a label evidently lies."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.parse.charset import Form, decode

RUSSIAN = "Делегация Краснодара посетила город-побратим Нанси и подписала программу обменов."
GERMAN = "Die Bürgermeister beider Städte würdigten die langjährige Freundschaft."


def html(text: str, label: str | None = None) -> str:
    """A page whose meta element says ``label``."""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    return f"<html><head>{meta}<title>{text}</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("mark", "codec", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16be"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32le"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32be"),
    ],
)
def test_a_byte_order_mark_beats_every_label(mark: bytes, codec: str, encoding: str) -> None:
    """The mark is believed against header and declaration, and is no part of the text."""
    page = html(RUSSIAN, "windows-1251")

    decoded = decode(mark + page.encode(codec), "text/html; charset=koi8-r", kind="html")

    assert (page, encoding, "bom", None) == (decoded.text, decoded.encoding, decoded.how, decoded.warning)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_seen_by_its_nuls(codec: str) -> None:
    """UTF-16 and UTF-32 are recognised without a mark, whatever the label."""
    page = html(RUSSIAN, "utf-16")

    decoded = decode(page.encode(codec), "text/html; charset=utf-8", kind="html")

    assert page == decoded.text


@pytest.mark.parametrize(
    ("codec", "header", "declared", "kind", "encoding", "how"),
    [
        pytest.param("cp1251", "windows-1251", None, "html", "windows-1251", "header", id="header"),
        pytest.param("cp1251", "CP1251", "utf-8", "html", "windows-1251", "header", id="header before declaration"),
        pytest.param("koi8-r", None, "koi8-r", "html", "koi8-r", "declaration", id="meta"),
        pytest.param("cp1251", "utf-8", "windows-1251", "html", "windows-1251", "declaration", id="header lies"),
        pytest.param(
            "cp1251", "iso-8859-1", "windows-1251", "html", "windows-1251", "declaration", id="default header"
        ),
        pytest.param("cp1251", "iso-8859-1", None, "html", "windows-1251", "content", id="only a default header"),
        pytest.param("utf-8", "windows-1251", "windows-1251", "html", "utf-8", "content", id="both lie"),
        pytest.param("utf-8", None, "utf-16", "html", "utf-8", "declaration", id="meta utf-16 means utf-8"),
        pytest.param("cp1251", "klingon", None, "html", "windows-1251", "content", id="unknown label"),
        pytest.param("utf-8", None, None, "json", "utf-8", "content", id="json"),
    ],
)
def test_order_of_evidence(
    codec: str, header: str | None, declared: str | None, kind: Form, encoding: str, how: str
) -> None:
    """Header before declaration before content, unless the bytes contradict."""
    page = html(RUSSIAN, declared)

    decoded = decode(page.encode(codec), f"text/html; charset={header}" if header else None, kind=kind)

    assert (page, encoding, how) == (decoded.text, decoded.encoding, decoded.how)


def test_a_lying_label_is_told() -> None:
    """Whoever reads the status learns that the server's charset is wrong."""
    decoded = decode(html(RUSSIAN).encode("cp1251"), "text/html; charset=utf-8", kind="html")

    assert "the header says «utf-8», the bytes are something else" == decoded.warning


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        pytest.param("iso-8859-1", "cp1252", "«Freundschaft» – 10 €", id="latin-1 is windows-1252"),
        pytest.param("gb2312", "gb18030", "喀山与明斯克签署合作计划，朱镕基、㐀", id="gb2312 is gb18030"),
        pytest.param("x-sjis", "cp932", "姉妹都市①の市長が訪問しました", id="x-sjis is windows-31j"),
        pytest.param("ks_c_5601-1987", "cp949", "두 도시의 시장이 협정에 서명했다 뷁", id="ksc is windows-949"),
        pytest.param("tis-620", "cp874", "นายกเทศมนตรีลงนามความร่วมมือ", id="tis-620 is windows-874"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, codec: str, text: str) -> None:
    """Labels follow the WHATWG table, not their letter."""
    page = html(text, label)

    assert page == decode(page.encode(codec), None, kind="html").text


def test_the_xml_declaration_counts_in_a_feed() -> None:
    """A feed's encoding stands in its first line."""
    feed = f'<?xml version="1.0" encoding="windows-1251"?><rss><title>{RUSSIAN}</title></rss>'

    decoded = decode(feed.encode("cp1251"), "text/xml", kind="xml")

    assert (feed, "windows-1251", "declaration") == (decoded.text, decoded.encoding, decoded.how)


def test_a_commented_out_declaration_does_not_count() -> None:
    """Templates keep their old meta in a comment."""
    page = f"<!-- <meta charset=koi8-r> --><meta charset=windows-1251><p>{RUSSIAN}"

    assert page == decode(page.encode("cp1251"), None, kind="html").text


@pytest.mark.parametrize(
    ("text", "codecs_"),
    [
        pytest.param(RUSSIAN, ["cp1251", "koi8-r", "cp866", "iso8859-5"], id="russian"),
        pytest.param(
            "Делегація міста Львова підписала угоду про співпрацю з ґмінами.", ["cp1251", "koi8-u"], id="ukrainian"
        ),
        pytest.param("Кметът на София подписа споразумение с града-побратим", ["cp1251"], id="bulgarian"),
        pytest.param(GERMAN, ["cp1252"], id="german"),
        pytest.param(
            "Les deux villes jumelées ont signé un accord de coopération à la mairie", ["cp1252"], id="french"
        ),
        pytest.param("As duas cidades irmãs assinaram um acordo de cooperação económica", ["cp1252"], id="portuguese"),
        pytest.param("Kardeş şehirlerin belediye başkanları işbirliği anlaşması imzaladı, ğ", ["cp1254"], id="turkish"),
        pytest.param(
            "Miasta partnerskie podpisały umowę o współpracy między szkołami", ["cp1250", "iso8859-2"], id="polish"
        ),
        pytest.param(
            "Primátoři obou měst podepsali dohodu o přátelství a spolupráci", ["cp1250", "iso8859-2"], id="czech"
        ),
        pytest.param(
            "A testvérvárosok polgármesterei együttműködési megállapodást írtak alá, hűség, jövő",
            ["cp1250"],
            id="hungarian",
        ),
        pytest.param(
            "Miestų merai pasirašė susitarimą dėl bendradarbiavimo, draugystės šventė", ["cp1257"], id="lithuanian"
        ),
        pytest.param("Sadraudzības pilsētu mēri parakstīja līgumu par sadarbību", ["cp1257"], id="latvian"),
        pytest.param("Οι δήμαρχοι των αδελφοποιημένων πόλεων υπέγραψαν συμφωνία", ["cp1253"], id="greek"),
        pytest.param("ראשי הערים חתמו על הסכם שיתוף פעולה", ["cp1255"], id="hebrew"),
        pytest.param("وقع رئيسا البلديتين اتفاقية تعاون بين المدينتين", ["cp1256"], id="arabic"),
        pytest.param("นายกเทศมนตรีของทั้งสองเมืองลงนามในข้อตกลงความร่วมมือ", ["cp874"], id="thai"),
        pytest.param("两个城市的市长签署了合作备忘录，庆祝友好关系二十周年", ["gb18030"], id="simplified"),
        pytest.param("兩個城市的市長簽署了合作備忘錄，慶祝友好關係二十週年", ["big5"], id="traditional"),
        pytest.param(
            "姉妹都市の市長が市役所を訪問し、交流の協定に署名しました。",
            ["cp932", "euc-jp", "iso2022-jp"],
            id="japanese",
        ),
        pytest.param("두 도시의 시장이 우호 협력 협정에 서명하고 학생 교류를 약속했다.", ["cp949"], id="korean"),
    ],
)
def test_without_any_label_the_language_tells(text: str, codecs_: list[str]) -> None:
    """Old encodings are told apart by what the bytes would say in each."""
    page = html(text)

    assert [page] * len(codecs_) == [decode(page.encode(codec), None, kind="html").text for codec in codecs_]


def test_a_character_cut_in_two_does_not_make_utf8_something_else() -> None:
    """Servers that cut teasers by bytes leave half a character; the page stays UTF-8 and the loss is told."""
    body = (html(RUSSIAN)[:-20]).encode() + "я".encode()[:1] + b"</p>"

    decoded = decode(body, None, kind="html")

    assert "utf-8" == decoded.encoding
    assert decoded.text.startswith(html(RUSSIAN)[:60])
    assert "1 characters could not be read as utf-8" == decoded.warning


@pytest.mark.parametrize("body", [b"", b"\xff", b"\xfe\xff", b"\x00\x01\x02", bytes(range(256))])
def test_nonsense_gives_text_too(body: bytes) -> None:
    """There is no input that it refuses."""
    assert isinstance(decode(body, 'text/html; charset="', kind="html").text, str)


@given(body=st.binary(), header=st.none() | st.text(), kind=st.sampled_from(["html", "xml", "json"]))
def test_decoding_never_raises(body: bytes, header: str | None, kind: Form) -> None:
    """Any bytes under any header give text that can be written again."""
    decode(body, header, kind=kind).text.encode("utf-8")


@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\ufeff")))
def test_what_is_utf8_is_read_as_utf8(text: str) -> None:
    """Valid UTF-8 comes back unchanged (the escapes of ISO-2022-JP excepted)."""
    body = f"<p>{text}".encode()

    assert b"\x1b$" in body or f"<p>{text}" == decode(body, None, kind="html").text
