"""The public preview of a channel: markup as found, words ours."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.errors import LayoutChanged, SourceError
from aggregator.model import Enclosure, Page, Parsed, RawItem, Source
from aggregator.parse import auto, telegram

ADDRESS = "https://t.me/s/kazan_twins"


def parse(body: str, address: str = ADDRESS) -> Parsed:
    """Parse a page as it would come over the wire."""
    page = Page(address, body.encode(), datetime(2026, 11, 22, tzinfo=UTC), content_type="text/html; charset=utf-8")
    return telegram.parse(page, Source("kazan", address, kind="telegram"))


def message(number: int, *parts: str, text: str | None = None, edited: bool = False, kind: str = "") -> str:
    """One message as the preview writes it."""
    said = "" if text is None else f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>'
    return f"""<div class="tgme_widget_message_wrap js-widget_message_wrap">
        <div class="tgme_widget_message text_not_supported_wrap {kind} js-widget_message"
          data-post="kazan_twins/{number}" data-view="eyJjIjox">
        <div class="tgme_widget_message_user"><a href="https://t.me/kazan_twins">
          <i class="tgme_widget_message_user_photo bgcolor0"><img src="https://cdn.example/avatar.jpg"></i></a></div>
        <div class="tgme_widget_message_bubble">
        <div class="tgme_widget_message_author accent_color">
          <a class="tgme_widget_message_owner_name" href="https://t.me/kazan_twins"><span>Побратимы</span></a>
        </div>
        {"".join(parts)}{said}
        <div class="tgme_widget_message_footer compact js-message_footer">
        <div class="tgme_widget_message_info short js-message_info">
          <span class="tgme_widget_message_views">1.2K</span><span class="copyonly"> views</span>
          <span class="tgme_widget_message_meta">{"edited &nbsp;" if edited else ""}
          <a class="tgme_widget_message_date" href="https://t.me/kazan_twins/{number}">
          <time datetime="2026-11-{number:02}T09:30:00+00:00" class="time">09:30</time></a></span>
        </div></div></div></div></div>"""


def channel(*messages: str) -> str:
    """The page of a channel."""
    return f"""<!DOCTYPE html><html><head><title>Побратимы Казани – Telegram</title></head>
        <body class="widget_frame_base tgme_webpreview emoji_image"><header class="tgme_header search_collapsed">
        <a class="tgme_channel_join_telegram" href="//telegram.org/dl">Download</a></header><main class="tgme_main">
        <div class="tgme_channel_info"><div class="tgme_channel_info_header">
        <div class="tgme_channel_info_header_title"><span dir="auto">Побратимы Казани</span></div></div></div>
        <section class="tgme_channel_history js-message_history">{"".join(messages)}</section></main></body></html>"""


def only(*parts: str, text: str | None = None) -> RawItem:
    """The item of a channel's one message."""
    return parse(channel(message(17, *parts, text=text))).items[0]


PHOTO = (
    '<a class="tgme_widget_message_photo_wrap grouped_media_wrap blured js-message_photo" style="left:0px;width:226px;'
    'background-image:url(\'https://cdn.example/{0}.jpg\')" href="https://t.me/kazan_twins/17?single"><div class='
    '"grouped_media_helper"></div></a>'
)


def test_a_message_whole() -> None:
    """Title, text, moment, picture, tags and the message's own address; the channel's name."""
    parsed = parse(
        channel(
            message(
                17,
                PHOTO.format("a"),
                text="""<i class="emoji" style="background-image:url('//telegram.org/F09F.png')"><b>🤝</b></i>
                <b>Делегация Ханчжоу посетила Казань</b><br/><br/>Гости увидели порт &amp; метро.<br/>Вечером –
                <a href="https://kzn.example/n/1" target="_blank" rel="noopener">концерт</a>.<br/><br/>
                <a href="?q=%23побратимы">#побратимы</a> <a href="?q=%23Ханчжоу">#Ханчжоу</a>""",
                edited=True,
            )
        )
    )
    item = parsed.items[0]

    assert ("telegram", "Побратимы Казани", "https://t.me/kazan_twins") == (parsed.kind, parsed.title, parsed.site)
    assert ("Делегация Ханчжоу посетила Казань", "2026-11-17T09:30:00+00:00") == (item.title, item.published)
    assert ("https://t.me/kazan_twins/17", "kazan_twins/17") == (item.link, item.guid)
    assert "https://cdn.example/a.jpg" == item.image
    assert ("побратимы", "Ханчжоу") == item.categories
    assert (
        "<p>🤝 <b>Делегация Ханчжоу посетила Казань</b></p><p>Гости увидели порт &amp; метро.<br>Вечером – "
        '<a href="https://kzn.example/n/1">концерт</a>.</p><p>#побратимы #Ханчжоу</p>'
    ) == item.content


def test_the_order_of_the_page_is_kept() -> None:
    """The preview shows the oldest first."""
    parsed = parse(channel(message(3, text="Первая новость дня"), message(4, text="Вторая новость дня")))

    assert [(0, "kazan_twins/3"), (1, "kazan_twins/4")] == [(item.position, item.guid) for item in parsed.items]


def test_a_group_of_media_is_one_item() -> None:
    """Photos after the first, and stills of videos, are enclosures; a video's duration is no date."""
    video = """<a class="tgme_widget_message_video_player grouped_media_wrap" href="https://t.me/x/18?single">
        <i class="tgme_widget_message_video_thumb" style="background-image:url('https://cdn.example/v.jpg')"></i>
        <time class="message_video_duration js-message_video_duration">1:05</time></a>"""
    item = only(
        f"""<div class="tgme_widget_message_grouped_wrap js-message_grouped_wrap">
        <div class="tgme_widget_message_grouped">{PHOTO.format("a")}{PHOTO.format("b")}{video}</div></div>""",
        text="Хор вернулся из Антальи",
    )

    assert "https://cdn.example/a.jpg" == item.image
    assert (
        Enclosure("https://cdn.example/b.jpg", "image/jpeg"),
        Enclosure("https://cdn.example/v.jpg", "image/jpeg"),
    ) == item.enclosures
    assert "2026-11-17T09:30:00+00:00" == item.published


def test_service_messages_and_messages_without_words_are_no_news() -> None:
    """«Pinned a photo» has text and a date; a lone picture has nothing to tell."""
    parsed = parse(
        channel(
            message(1, text="Channel created", kind="service_message"),
            message(2, PHOTO.format("a")),
            message(3, text="Города подписали соглашение о дружбе"),
        )
    )

    assert ["kazan_twins/3"] == [item.guid for item in parsed.items]


def test_who_is_forwarded_is_the_author_and_what_is_answered_is_left_out() -> None:
    """The words of another message quoted above are not this message's."""
    forwarded = """<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;
        <a class="tgme_widget_message_forwarded_from_name" href="https://t.me/minsk/5">Минск сегодня</a></div>"""
    reply = """<a class="tgme_widget_message_reply user-color-6" href="https://t.me/kazan_twins/9">
        <i class="tgme_widget_message_reply_thumb" style="background-image:url('https://cdn.example/q.jpg')"></i>
        <div class="tgme_widget_message_author">
        <span class="tgme_widget_message_author_name" dir="auto">Побратимы</span></div>
        <div class="tgme_widget_message_text js-message_reply_text" dir="auto">Старая новость</div></a>"""
    item = only(forwarded, reply, text="Трамваи Минска поедут по Казани")

    assert (("Минск сегодня",), "Трамваи Минска поедут по Казани", None) == (item.authors, item.title, item.image)
    assert "Старая" not in (item.content or "")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Короткая новость о побратимах", "Короткая новость о побратимах"),
        ("❗️❗️ Важно<br/>Мост дружбы закрыт на ремонт", "Важно: Мост дружбы закрыт на ремонт"),
        ("Друзья!<br/>Завтра день побратимов", "Друзья! Завтра день побратимов"),
        ('<a href="?q=%23x">#новости</a> <a href="?q=%23y">#Казань</a><br/>Открыт сквер дружбы', "Открыт сквер дружбы"),
        ('<a href="?q=%23x">#новости</a>', "#новости"),
        (
            "Делегация города Ханчжоу во главе с мэром прибыла в Казань. Гости осмотрели порт и новые кварталы города.",
            "Делегация города Ханчжоу во главе с мэром прибыла в Казань",
        ),
        (
            "Мэр г. Казани встретился с делегацией провинции, которая прибыла накануне вечером! Они говорили о школах.",
            "Мэр г. Казани встретился с делегацией провинции, которая прибыла накануне вечером!",
        ),
        (
            "杭州市代表团访问喀山。双方签署了友好合作协议，内容包括教育、文化与旅游等多个方面的交流。" * 3,
            "杭州市代表团访问喀山。",
        ),
        ("Wort " * 60, "Wort " * 30 + "Wort…"),
        ("«Дни Казани» в Минске", "«Дни Казани» в Минске"),
    ],
)
def test_the_title_is_the_first_line_or_its_first_sentence(text: str, title: str) -> None:
    """Emoji before it, lines of hashtags and what is too short by itself are understood."""
    assert title == only(text=text).title


@pytest.mark.parametrize(
    ("part", "title"),
    [
        (
            """<a class="tgme_widget_message_link_preview" href="https://kzn.example/1">
            <div class="link_preview_site_name">kzn</div><div class="link_preview_title">Мэр принял гостей</div></a>""",
            "Мэр принял гостей",
        ),
        (
            """<div class="tgme_widget_message_poll js-poll">
            <div class="tgme_widget_message_poll_question">Кого вы ждёте?</div>
            <div class="tgme_widget_message_poll_type">Anonymous Poll</div></div>""",
            "Кого вы ждёте?",
        ),
        (
            """<a class="tgme_widget_message_document_wrap" href="https://t.me/x/1">
            <div class="tgme_widget_message_document_title accent_color" dir="auto">Программа недели.pdf</div></a>""",
            "Программа недели.pdf",
        ),
    ],
)
def test_what_stands_for_a_text_that_is_not_there(part: str, title: str) -> None:
    """A linked page, a poll and a file have titles of their own."""
    assert title == only(part).title


def test_the_channel_page_leads_to_its_preview() -> None:
    """Operators paste the short address."""
    page = """<html><body><div class="tgme_page"><div class="tgme_page_title"><span>Побратимы</span></div>
        <div class="tgme_page_context_link_wrap">
        <a class="tgme_page_context_link" href="/s/kazan_twins">Preview channel</a></div></div>"""

    assert ("https://t.me/s/kazan_twins",) == parse(page, "https://t.me/kazan_twins").more


def test_a_channel_without_preview_is_told() -> None:
    """Private channels show their name only."""
    page = '<html><body><div class="tgme_page"><div class="tgme_page_title">Побратимы</div></div></body></html>'

    with pytest.raises(LayoutChanged, match=r"no messages at .*: the channel shows no public preview"):
        parse(page)


def test_auto_recognises_a_channel() -> None:
    """An address pasted without a kind is read too."""
    body = channel(message(3, text="Города подписали соглашение о дружбе")).encode()

    assert "telegram" == auto.parse(Page(ADDRESS, body, datetime(2026, 11, 22, tzinfo=UTC)), Source("k", ADDRESS)).kind


@given(st.text() | st.builds("".join, st.lists(st.sampled_from([
    "<br/>", "<b>", "</b>", "<i class=emoji>", "</i>", "#a", "!", ".", "Words of it", "<a href='https://e.org'>",
]))))  # fmt: skip
def test_any_text_gives_an_item_or_a_source_error(text: str) -> None:
    """Titles are one line with words in it."""
    with suppress(SourceError):
        for item in parse(channel(message(17, text=text))).items:
            assert item.title.strip()
            assert "\n" not in item.title
