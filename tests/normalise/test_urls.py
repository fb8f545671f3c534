"""When two addresses are one article: strictly, loosely (with an equal title only), or never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.normalise.urls import absolute, identity, loose

A = "https://site.ru/news/1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # scheme, host, port, user
        ("http://site.ru/news/1", A),
        ("HTTPS://SITE.RU/news/1", A),
        ("https://site.ru:443/news/1", A),
        ("http://site.ru:80/news/1", A),
        ("https://site.ru./news/1", A),
        ("https://site.ru", "https://site.ru/"),
        ("https://site.ru?a=1", "https://site.ru/?a=1"),
        ("https://user:secret@site.ru/news/1", A),
        ("https://пример.рф/новость", "https://xn--e1afmkfd.xn--p1ai/новость"),
        ("https://ПРИМЕР.рф/", "https://пример.рф"),
        ("https://bücher.de/a", "https://xn--bcher-kva.de/a"),
        ("https://[::1]/a", "https://[::1]:443/a"),
        # path
        ("https://site.ru/news/1/", A),
        ("https://site.ru/news/./1", A),
        ("https://site.ru/x/../news/1", A),
        ("https://site.ru/../news/1", A),
        ("https://site.ru/%6eews/1", A),
        ("https://site.ru/%6Eews/%31", A),
        ("https://site.ru/%d0%b0", "https://site.ru/%D0%B0"),
        ("https://site.ru/а", "https://site.ru/%D0%B0"),
        ("https://site.ru/a b", "https://site.ru/a%20b"),
        ("https://site.ru/a~b", "https://site.ru/a%7Eb"),
        ("https://site.ru/100%", "https://site.ru/100%25"),
        ("https://site.ru/news/1;jsessionid=0A1B2C3D", A),
        ("https://site.ru/news/1;JSESSIONID=0A1B?x=1", A + "?x=1"),
        ("https://site.ru/(S(lit3py55t21z5v55vlm25s55))/news/1", A),
        # fragment
        ("https://site.ru/news/1#top", A),
        ("https://site.ru/news/1#comment-5", A),
        ("https://site.ru/news/1#", A),
        ("https://site.ru/news/1#xtor=RSS-1", A),
        ("https://site.ru/news/1#:~:text=Minsk", A),
        # white space
        ("  https://site.ru/news/1\n", A),
        ("https://site.ru/new\ns/1", A),
        ("\ufeffhttps://site.ru/news/1\u200b", A),
        # query
        (A + "?", A),
        (A + "?&", A),
        (A + "?b=2&a=1", A + "?a=1&b=2"),
        (A + "?a=1&&b=2", A + "?a=1&b=2"),
        (A + "?a=1&amp;b=2", A + "?a=1&b=2"),
        (A + "?q=a+b", A + "?q=a%20b"),
        (A + "?q=%d0%b0", A + "?q=а"),
        *((f"{A}?{tail}", A) for tail in (
            "utm_source=rss", "utm_source=rss&utm_medium=feed&utm_campaign=x", "UTM_SOURCE=rss", "utm_content=a%20b",
            "utm_id=5", "fbclid=IwAR0", "gclid=abc", "yclid=123", "ysclid=lx1", "ymclid=9", "msclkid=1", "dclid=1",
            "twclid=1", "igshid=x", "_openstat=dGVzdA", "openstat=1", "sphrase_id=12345", "from=main", "from=rss",
            "ref=rss", "ref=vk.com", "referrer=tg", "source=rss", "src=feed", "mc_cid=1&mc_eid=2", "_ga=2.1", "_gl=1*x",
            "mkt_tok=x", "_hsenc=p2&_hsmi=1", "__hstc=1", "pk_campaign=x", "mtm_source=x", "piwik_kwd=x",
            "at_medium=rss",
            "hsa_acc=1", "xtor=RSS-1", "cmpid=rss", "ncid=rss", "ocid=x", "smid=tw", "wt_mc=x", "ns_mchannel=rss",
            "gbraid=1", "wbraid=1", "li_fat_id=1", "guccounter=1", "PHPSESSID=0123456789abcdef", "jsessionid=1",
            "ASPSESSIONIDQQ=1", "ga_source=x", "spm=a.b", "ref_src=twsrc%5Etfw", "itm_source=x", "via=tg", "share=1a",
        )),
        (A + "?id=5&utm_source=x&page=2", A + "?id=5&page=2"),
        (A + "?id=5&from=rss", A + "?id=5"),
        ("https://site.ru/news.php?id=5&ref=rss", "https://site.ru/news.php?id=5"),
    ],
)  # fmt: skip
def test_one_article(one: str, other: str) -> None:
    """Spelling, tracking and sessions do not make another article."""
    assert identity(other) == identity(one)
    assert loose(other) == loose(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.site.ru/news/1", A),
        ("https://m.site.ru/news/1", A),
        ("https://mobile.site.ru/news/1", A),
        ("https://amp.site.ru/news/1", A),
        ("https://wap.site.ru/news/1", A),
        ("https://touch.site.ru/news/1", A),
        ("https://www.m.site.ru/news/1", A),
        ("https://ru.m.wikipedia.org/wiki/X", "https://ru.wikipedia.org/wiki/X"),
        ("https://site.ru/news/1/amp", A),
        ("https://site.ru/news/1/amp/", A),
        ("https://site.ru/amp/news/1", A),
        ("https://site.ru/news/1?amp", A),
        ("https://site.ru/news/1?amp=1", A),
        ("https://site.ru/news/1?outputType=amp", A),
        ("https://site.ru/news/1.amp", A),
        ("https://site.ru/a.amp.html", "https://site.ru/a.html"),
        ("https://site.ru/a_print.html", "https://site.ru/a.html"),
        ("https://site.ru/news/1/print", A),
        ("https://site.ru/print/news/1", A),
        ("https://site.ru/news/1?print=1", A),
        ("https://site.ru/news/1?print=Y", A),
        ("https://site.ru/news/1?tmpl=component&print=1", A),
        ("https://site.ru/news/1?view=print", A),
        ("https://site.ru/news/1?version=print", A),
        ("https://site.ru/news/1/index.html", A),
        ("https://site.ru/news/1/index.php", A),
        ("https://site.ru/news/1/Default.aspx", A),
        ("https://site.ru/index.php/news/1", A),
        ("https://site.ru/index.php?id=5", "https://site.ru/?id=5"),
        ("https://site.ru/news/1?m=1", A),
        ("https://www.google.com/amp/s/site.ru/news/1", A),
        ("https://site-ru.cdn.ampproject.org/c/s/site.ru/news/1/amp", A),
        ("https://site.ru//news//1", A),
    ],
)
def test_one_page_in_two_editions(one: str, other: str) -> None:
    """Mobile, AMP, print and index pages share only the loose key: it counts with an equal title."""
    assert loose(other) == loose(one)
    assert identity(other) != identity(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (A, "https://site.ru/news/2"),
        (A, "https://site.by/news/1"),
        (A, "https://news.site.ru/news/1"),
        (A, "https://site.ru:8080/news/1"),
        (A, "https://site.ru/News/1"),
        (A, A + "?id=5"),
        (A + "?id=5", A + "?id=6"),
        (A + "?sid=5", A + "?sid=6"),
        (A + "?ELEMENT_ID=5", A + "?ELEMENT_ID=6"),
        (A + "?newsid=5", A + "?newsid=6"),
        (A + "?p=5", A + "?p=6"),
        (A + "?page=1", A + "?page=2"),
        (A + "?PAGEN_1=1", A + "?PAGEN_1=2"),
        (A + "?idx=8576&page=1", A + "?idx=8723&page=1"),
        (A + "?from=10", A + "?from=20"),
        (A + "?ref=101", A + "?ref=102"),
        ("https://site.ru/article.php?ref=A12", "https://site.ru/article.php?ref=A13"),
        ("https://site.ru/show.do?source=budget", "https://site.ru/show.do?source=twins"),
        (A + "?lang=en", A + "?lang=ru"),
        (A + "?type=news", A + "?type=event"),
        (A + "?view=article", A + "?view=event"),
        (A + "?m=2024", A + "?m=2025"),
        (A + "?id=5&id=6", A + "?id=6&id=5"),
        (A + "#!/news/1", A + "#!/news/2"),
        (A + "#/news/1", A + "#/news/2"),
        ("https://site.ru/a%2Fb", "https://site.ru/a/b"),
        ("https://site.ru/?q=a%26b", "https://site.ru/?q=a&b"),
        ("https://site.ru/a?q=1%2B1", "https://site.ru/a?q=1+1"),
        ("https://site.ru/amphora", "https://site.ru/hora"),
        ("https://site.ru/printing/1", "https://site.ru/1"),
        ("https://site.ru/index-2726.html", "https://site.ru/index-2727.html"),
        ("https://m.ru/a", "https://ru/a"),
        ("https://mail.site.ru/a", "https://site.ru/a"),
        ("https://site.ru/%D0%B0", "https://site.ru/%D0%B1"),
        ("https://site.ru/%E0", "https://site.ru/%D0%B0"),
    ],
)
def test_different_articles(one: str, other: str) -> None:
    """An unknown parameter, a number, a path's case may name another article: even the loose keys differ."""
    assert identity(other) != identity(one)
    assert loose(other) != loose(one)


@pytest.mark.parametrize(
    ("link", "base", "expected"),
    [
        ("/news/1", "https://site.ru/list/", "https://site.ru/news/1"),
        ("1", "https://site.ru/list/", "https://site.ru/list/1"),
        ("../1", "https://site.ru/list/", "https://site.ru/1"),
        ("//cdn.site.ru/a", "https://site.ru/", "https://cdn.site.ru/a"),
        ("?id=5", "https://site.ru/list/?page=2", "https://site.ru/list/?id=5"),
        ("https://other.org/a b", "https://site.ru/", "https://other.org/a%20b"),
        (" /news/1\n", "https://site.ru/", "https://site.ru/news/1"),
        ("/новость", "https://site.ru/", "https://site.ru/новость"),
        ("javascript:alert(1)", "https://site.ru/", None),
        ("JaVaScRiPt:alert(1)", "https://site.ru/", None),
        ("java\nscript:alert(1)", "https://site.ru/", None),
        ("data:text/html,x", "https://site.ru/", None),
        ("mailto:a@site.ru", "https://site.ru/", None),
        ("tel:+7", "https://site.ru/", None),
        ("file:///etc/passwd", "https://site.ru/", None),
        ("ftp://site.ru/a", "https://site.ru/", None),
        ("https://", "https://site.ru/", None),
        ("http://[broken/", "https://site.ru/", None),
        ("", "https://site.ru/", None),
        (None, "https://site.ru/", None),
        ("/news/1", None, None),
    ],
)
def test_absolute(link: str | None, base: str | None, expected: str | None) -> None:
    """Links are resolved against their page; only http(s) with a host is worth following."""
    assert expected == absolute(link, base)


@pytest.mark.parametrize(
    "text", ["urn:uuid:1", "tag:site.ru,2025:1", "mailto:a@b.c", "just text", "", "http://[x", "http://a:b/"]
)
def test_no_address_is_its_own_key(text: str) -> None:
    """A guid that is no address stays as it is."""
    assert text == identity(f" {text} ") == loose(text)


def test_numbered_items_of_one_page() -> None:
    """A list without article pages numbers its items; other fragments are places within one article."""
    assert identity(A + "#1") != identity(A + "#2")
    assert identity(A + "#comment-1") == identity(A + "#comment-2")


_TEXT = st.text(max_size=60)
_URL = st.builds(
    "{}://{}/{}?{}#{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(["a.ru", "www.a.ru:80", "пример.рф", "m.a.b", "[::1]", "A.RU."]),
    st.text(alphabet="ab/.%20;=й~()A", max_size=20),
    st.text(alphabet="abutm_=&%20+;1й", max_size=20),
    st.text(alphabet="!/ab%2", max_size=6),
)


@given(st.one_of(_TEXT, _TEXT.map("https://a.ru/{}".format), _TEXT.map("http://{}".format), _URL))
def test_keys_settle(url: str) -> None:
    """No text makes them fail, and the key of a key is the key."""
    strict, loosely = identity(url), loose(url)

    assert strict == identity(strict)
    assert loosely == loose(loosely)


@given(_URL, _URL)
def test_strict_implies_loose(one: str, other: str) -> None:
    """Addresses that are strictly one are loosely one, too."""
    assert identity(one) != identity(other) or loose(one) == loose(other)
    assert loose(one) == loose(identity(one))
