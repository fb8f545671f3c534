"""Clean titles, safe HTML, plain text, summaries of whole words, and the language of it all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.normalise import html
from aggregator.normalise.language import detect, language_of, tidy
from aggregator.normalise.text import cut, first_sentence, one_line, paragraphs, summarise

BASE = "https://site.ru/news/1"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Minsk &amp; Kazan", "Minsk & Kazan"),
        ("Minsk &amp;amp; Kazan", "Minsk & Kazan"),
        ("«Казань»&nbsp;&mdash; побратим", "«Казань» — побратим"),
        ("<b>Bold</b> news<br/>here", "Bold news here"),
        ("&lt;b&gt;Bold&lt;/b&gt;", "Bold"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("a <3 b", "a <3 b"),
        ("  two\n  lines\t here ", "two lines here"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffbom", "softhyphen zerowidth bom"),
        ("nul\x00 bell\x07", "nul bell"),
        ("Nancy e\u0301", "Nancy é"),
        ("bad\ud800surrogate \ufffe", "badsurrogate"),
        ("\u202eright to left", "right to left"),
        ("\u2067שלום\u2069 world", "\u2067שלום\u2069 world"),
        ("closed\u202c only", "closed only"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<![CDATA[Title]]>", "Title"),
        ("", ""),
        (None, ""),
    ],
)
def test_titles(raw: str | None, expected: str) -> None:
    """A title is one line of NFC text without markup or invisible characters."""
    assert expected == one_line(raw)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<br>line &amp; more</p>", "One line & more"),
        ("<div>One<div>Two</div>three</div>", "One\n\nTwo\n\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("<p>in <b>bo</b>ld</p>", "in bold"),
        ("<script>x</script><style>y</style><p>One</p><!-- c -->tail", "One\n\ntail"),
        ("<figure><img src=a><figcaption>Photo: X</figcaption></figure><p>One</p>", "One"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("Plain\ntext\n\nwith two  paragraphs", "Plain text\n\nwith two paragraphs"),
        ("unclosed <b>bold <i>it", "unclosed bold it"),
        ("a < b", "a < b"),
        ("&laquo;x&raquo;", "«x»"),
        ("<svg><text>no</text></svg>", ""),
        ("<!-- only -->", ""),
        ("", ""),
    ],
)
def test_plain_text(markup: str, expected: str) -> None:
    """Text keeps its paragraphs, one blank line between, and holds neither scripts nor captions."""
    assert expected == html.to_text(markup)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<p onclick="x()" style="a" class="b">Hi</p>', "<p>Hi</p>"),
        ("<script>alert(1)</script>Hi <b>you</b>", "Hi <b>you</b>"),
        ('<a href="/a?b=1">x</a>', '<a href="https://site.ru/a?b=1" rel="noopener noreferrer nofollow">x</a>'),
        (
            '<a href="mailto:a@b.ru" target="_blank">x</a>',
            '<a href="mailto:a@b.ru" rel="noopener noreferrer nofollow">x</a>',
        ),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener noreferrer nofollow">x</a>'),
        ('<a href="java&#10;script:alert(1)">x</a>', '<a rel="noopener noreferrer nofollow">x</a>'),
        ('<a href="data:text/html,x">x</a>', '<a rel="noopener noreferrer nofollow">x</a>'),
        ('<img src="p.png" alt="A" onerror="x">', '<img src="https://site.ru/news/p.png" alt="A">'),
        ('<p>a</p><img src="data:image/png;base64,x">', "<p>a</p>"),
        ('<p>a</p><img src="https://count.ru/1.gif" width="1" height="1">', "<p>a</p>"),
        ('<iframe src="https://x.ru"></iframe><p>a</p>', "<p>a</p>"),
        ("<form><input name=a><button>b</button></form><p>a</p>", "<p>a</p>"),
        ("<svg onload=alert(1)><text>a</text></svg><p>b</p>", "<p>b</p>"),
        ("<math><mtext><script>x</script></mtext></math><p>b</p>", "<p>b</p>"),
        ("plain & simple\n\nsecond", "<p>plain &amp; simple</p><p>second</p>"),
        ("<p> </p>", None),
        ("<script>x</script>", None),
        ("", None),
        (None, None),
    ],
)
def test_safe_html(markup: str | None, expected: str | None) -> None:
    """Only harmless markup survives, with absolute links and pictures."""
    assert expected == html.sanitise(markup, BASE)


LONG = "Делегация города прибыла в Краснодар. Программа визита включает встречи с главой города и посещение парка. " * 4


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Short.", 300, "Short."),
        ("One sentence here. Another one there. And a third.", 40, "One sentence here. Another one there."),
        ("One very long sentence without any end in sight at all", 30, "One very long sentence…"),
        ("Глава г. Минска встретил гостей из Казани в парке", 30, "Глава г. Минска встретил…"),
        ("这是一个很长的句子没有任何空格也没有标点符号可以断开", 10, "这是一个很长的句子…"),
        ("第一句。第二句很长很长很长很长", 6, "第一句。"),
        ("a" * 50, 10, "a" * 9 + "…"),
        ("one\n\ntwo", 300, "one two"),
    ],
)
def test_summaries(text: str, limit: int, expected: str) -> None:
    """A summary ends with a sentence where one fills half of it, or else between words; Chinese has no spaces."""
    assert expected == summarise(text, limit)


def test_first_sentence_makes_a_title() -> None:
    """A title out of text is its first sentence, cut at a word."""
    assert "Делегация города прибыла в Краснодар." == first_sentence(LONG)
    assert len(first_sentence("слово " * 100)) <= 120


@given(st.text(max_size=400), st.integers(5, 100))
def test_cut_keeps_the_limit(text: str, limit: int) -> None:
    """Nothing is ever longer than allowed."""
    assert len(cut(text, limit)) <= limit
    assert len(summarise(text, limit)) <= limit


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """No text makes the cleaners fail; what comes out is clean."""
    title = one_line(text)
    safe = html.sanitise(text, BASE)

    assert "\n" not in title
    assert unicodedata.normalize("NFC", title) == title
    assert "<script" not in (safe or "").lower()
    assert paragraphs(html.to_text(text)) == html.to_text(text)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div>", "<b", ">", "<!--", "&#0;", "&lt;", "<a href=", '"', "x", "<svg>", "<td>"]
        )
    )
)
def test_any_markup(pieces: list[str]) -> None:
    """Nor does a heap of broken tags."""
    markup = "".join(pieces)

    assert isinstance(html.to_text(markup), str)
    html.sanitise(markup, BASE)


def test_deep_markup() -> None:
    """A page nested thousands deep neither fails nor overflows."""
    assert "x" == html.to_text("<div>" * 5000 + "x")


RUSSIAN = "Минск и Чанчунь заключили договор о дружественных связях и о развитии сотрудничества городов"
ENGLISH = "Minsk and Kazan have signed a cooperation programme for the coming three years"


@pytest.mark.parametrize(
    ("text", "item", "feed", "hint", "expected"),
    [
        (RUSSIAN, None, None, None, "ru"),
        (RUSSIAN, None, "en-us", None, "ru"),
        (RUSSIAN, "en", "en-us", "ru", "ru"),
        (RUSSIAN, None, "ru-RU", None, "ru-RU"),
        (RUSSIAN, "be", "ru", None, "be"),
        (ENGLISH, None, "en-us", None, "en-US"),
        (ENGLISH, None, "ru", None, "en"),
        (ENGLISH, "en-GB", "ru", None, "en-GB"),
        (ENGLISH, None, None, "de", "en"),
        ("Die Partnerstädte Karlsruhe und Krasnodar haben ein Abkommen unterzeichnet", None, None, None, "de"),
        ("克拉斯诺达尔市与金华市签署了合作备忘录", None, "en", None, "zh"),
        ("姉妹都市の代表団が市役所を訪れました", None, "zh", None, "ja"),
        ("자매도시 대표단이 시청을 방문했다", None, None, None, "ko"),
        ("Միջքաղաքային համագործակցություն", None, "en", None, "hy"),
        ("12:00", None, None, "ru", "ru"),
        ("12:00", None, "ru", None, "ru"),
        ("12:00", None, None, None, None),
        ("Minsk", "und", "", "be", "be"),
    ],
)
def test_language(text: str, item: str | None, feed: str | None, hint: str | None, expected: str | None) -> None:
    """Item before feed before detection before hint; a tag that the script contradicts is not believed."""
    assert expected == language_of(text, item=item, feed=feed, hint=hint)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ru_RU", "ru-RU"), ("EN-us", "en-US"), ("zh-hans-cn", "zh-Hans-CN"), ("ru-RU,en", "ru-RU"), ("UA", "uk"),
        ("de_DE.UTF-8", "de-DE"), ("und", None), ("", None), (None, None), ("Russian language", None), ("x" * 40, None),
    ],
)  # fmt: skip
def test_language_tags(tag: str | None, expected: str | None) -> None:
    """Tags come out in the usual spelling of BCP 47, or not at all."""
    assert expected == tidy(tag)


@given(st.text(max_size=200))
def test_detecting_any_text(text: str) -> None:
    """The detector is never asked what makes it fail."""
    found = detect(text)

    assert found is None or found.isalpha()
