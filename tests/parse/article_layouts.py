"""Article pages in the manner of the systems that city halls and newspapers run: markup true to life, words ours."""
# ruff: noqa: E501 - markup as sites print it

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from .article_stories import Story

URL = "https://www.gorod.example/news/2024/bridge-office-4711/"
HOST = "https://www.gorod.example"


@dataclass(frozen=True, slots=True)
class Made:
    """A page and what is to be read from it."""

    html: str
    published: str | None = None
    authors: tuple[str, ...] = ()
    image: str | None = None
    caption: str | None = None
    continued: tuple[str, ...] = ()
    extra: dict[str, object] = field(default_factory=dict)


def paragraphs(story: Story) -> str:
    """The text as any editor writes it."""
    return "".join(f"<p>{line}</p>\n" for line in story.paragraphs)


def menu(story: Story) -> str:
    """A header with a menu, as every page has."""
    links = "".join(
        f'<li><a href="/{name}/">{name.title()}</a></li>' for name in ("city", "culture", "sport", "contacts")
    )
    return f'<header><a href="/">{story.home}</a><nav><ul>{links}</ul></nav></header>'


def cards(story: Story) -> str:
    """Teasers of other news."""
    return "".join(
        f'<div class="card"><a href="/news/2024/choirs-and-oaks-480{number}/"><img src="/i/o{number}.jpg" alt=""></a>'
        f'<h3><a href="/news/2024/choirs-and-oaks-480{number}/">{line}</a></h3><span>0{number + 1}.05.2024</span></div>'
        for number, line in enumerate(story.others)
    )


def footer(story: Story) -> str:
    """What stands at the end of every page."""
    return f'<footer><p>© 2019–2026 {story.home}. All rights reserved.</p><a href="/privacy/">Privacy</a></footer>'


def page(story: Story, head: str, body: str, attributes: str = "") -> str:
    """A whole document."""
    return (
        f'<!DOCTYPE html><html lang="{story.language}"{attributes}><head><meta charset="utf-8">'
        f"<title>{story.title} | Gorod Example</title>{head}</head><body>{menu(story)}{body}{footer(story)}</body></html>"
    )


def ld(**values: object) -> str:
    """A block of JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **values})}</script>'


def bitrix_detail(story: Story) -> Made:
    """1C-Bitrix news.detail: date span in front of the text, «back to the list» behind."""
    return Made(
        page(
            story,
            "",
            f'<div class="breadcrumb"><a href="/">{story.home}</a> / <a href="/news/">News</a> / {story.title}</div>'
            f'<h1 id="pagetitle">{story.title}</h1><div class="news-detail"><img class="detail_picture" border="0" '
            f'src="/upload/iblock/1a2/bridge.jpg" width="400" height="300" alt="x">'
            f'<span class="news-date-time">06.05.2024</span>{paragraphs(story)}<div style="clear:both"></div>'
            f'</div><p><a href="/news/">&larr; News</a></p>',
        ),
        "06.05.2024",
        image=f"{HOST}/upload/iblock/1a2/bridge.jpg",
    )


def bitrix_loose_text(story: Story) -> Made:
    """Bitrix detail text typed without paragraphs: line breaks only."""
    text = "<br>\n<br>\n".join(story.paragraphs)
    return Made(
        page(
            story,
            "",
            f'<div class="workarea"><h1>{story.title}</h1><div class="date">06.05.2024 14:30</div>'
            f'<div class="detail-text">{text}</div><div class="tags"><a href="/t/1">bridge</a> <a href="/t/2">office</a>'
            f'</div></div><div class="other-news">{cards(story)}</div>',
        ),
        "06.05.2024 14:30",
    )


def wordpress_post(story: Story) -> Made:
    """WordPress with Yoast: article, entry-header, linked time, share bar, next post, comments."""
    return Made(
        page(
            story,
            '<link rel="canonical" href="https://www.gorod.example/news/2024/bridge-office-4711/">'
            '<meta property="article:published_time" content="2024-05-06T09:00:00+00:00">'
            '<meta property="article:modified_time" content="2024-05-09T10:00:00+00:00">'
            '<meta property="og:image" content="https://www.gorod.example/wp-content/uploads/bridge.jpg">',
            f'<main><article class="post-4711 post"><header class="entry-header"><h1 class="entry-title">{story.title}'
            f'</h1><span class="posted-on"><a href="{URL}"><time class="entry-date published" '
            f'datetime="2024-05-06T12:00:00+03:00">{story.date}</time></a></span> <span class="byline">'
            f'<span class="author vcard"><a href="/author/x/">{story.author}</a></span></span></header>'
            f'<figure class="wp-block-image"><img src="/wp-content/uploads/bridge-1024x768.jpg"><figcaption>'
            f'{story.caption}</figcaption></figure><div class="entry-content">{paragraphs(story)}'
            f'<div class="sharedaddy sd-sharing"><ul><li><a href="https://t.example/s">Telegram</a></li></ul></div></div>'
            f'</article><nav class="post-navigation"><a rel="next" href="/news/2024/choirs-and-oaks-4801/">{story.others[1]}</a></nav>'
            f'<div id="comments" class="comments-area"><ol><li><p>I remember the old bridge very well, it was narrow, '
            f'and the trams had to wait for each other.</p><time datetime="2024-05-10">10 May</time></li></ol></div></main>',
        ),
        "2024-05-06T09:00:00+00:00",
        (story.author,),
        f"{HOST}/wp-content/uploads/bridge.jpg",
        story.caption,
    )


def drupal_node(story: Story) -> Made:
    """Drupal node: microdata of RDF-ish themes, submitted line, visually-hidden field labels, related view."""
    return Made(
        page(
            story,
            f'<meta name="dcterms.issued" content="2024-05-06T10:15+02:00"><meta name="author" content="{story.author}">',
            f'<main role="main"><h1 class="page-title">{story.title}</h1><article class="node node--type-news">'
            f'<footer class="node__meta"><div class="node__submitted">{story.author}, 06/05/2024 - 10:15</div></footer>'
            f'<div class="node__content"><h2 class="visually-hidden">Body</h2><div class="field field--name-body">'
            f'{paragraphs(story)}</div></div></article><section class="views-element-container block-related">'
            f"<h2>{story.also}</h2>{cards(story)}</section></main>",
        ),
        "2024-05-06T10:15+02:00",
        (story.author,),
    )


def typo3_news(story: Story) -> Made:
    """TYPO3 ext:news: schema.org item, time element, hidden microdata, prev/next navigation."""
    return Made(
        page(
            story,
            "",
            f'<div class="news news-single"><div class="article" itemscope="itemscope" '
            f'itemtype="http://schema.org/Article"><div class="header"><h1 itemprop="headline">{story.title}</h1></div>'
            f'<div class="footer"><p><span class="news-list-date"><time itemprop="datePublished" datetime="2024-05-06">'
            f'{story.date}</time></span></p></div><div class="teaser-text" itemprop="description">'
            f'</div><div class="news-img-wrap"><div class="outer"><div class="mediaelement mediaelement-image">'
            f'<img src="/fileadmin/bridge.jpg"></div><p class="news-img-caption">{story.caption}</p></div></div>'
            f'<div class="news-text-wrap" itemprop="articleBody">{paragraphs(story)}</div>'
            f'<span style="display:none" itemprop="publisher">Gorod</span></div></div>'
            f'<div class="news-related">{cards(story)}</div>',
        ),
        "2024-05-06",
        image=f"{HOST}/fileadmin/bridge.jpg",
        caption=story.caption,
    )


def joomla_item(story: Story) -> Made:
    """Joomla com_content: item-page, icons for printing, definition list of details, pager of articles."""
    return Made(
        page(
            story,
            f'<meta name="author" content="{story.author}">',
            f'<div class="item-page"><div class="page-header"><h2 itemprop="headline">{story.title}</h2></div>'
            f'<div class="icons"><a href="{URL}?print=1">Print</a> <a href="/mailto/">Email</a></div>'
            f'<dl class="article-info"><dt>Details</dt><dd class="published"><time datetime="2024-05-06T08:00:00+00:00">'
            f'{story.date}</time></dd><dd class="hits">Views: 117</dd></dl><div itemprop="articleBody">'
            f'{paragraphs(story)}</div><ul class="pager pagenav"><li><a rel="prev" href="/news/2024/choirs-and-oaks-4800/">'
            f'{story.others[0]}</a></li><li><a rel="next" href="/news/2024/choirs-and-oaks-4801/">{story.others[1]}</a></li></ul></div>',
        ),
        "2024-05-06T08:00:00+00:00",
        (story.author,),
    )


def gov_table(story: Story) -> Made:
    """A government page of the older Chinese manner: tables, a line of source and clicks, font buttons, editors."""
    return Made(
        page(
            story,
            '<meta name="PubDate" content="2024-05-06 09:30">',
            f'<table width="980"><tr><td align="center"><b>{story.title}</b></td></tr><tr><td>2024-05-06 09:30'
            f'&nbsp;&nbsp;<a href="javascript:void(0)">A+</a> <a href="javascript:void(0)">A-</a></td></tr>'
            f'<tr><td id="zoom">{paragraphs(story)}</td></tr><tr><td>责任编辑：{story.author}</td></tr></table>',
        ),
        "2024-05-06 09:30",
    )


def trs_cms(story: Story) -> Made:
    """gov.cn style: TRS_Editor, meta for everything, scan code and printing behind the text."""
    return Made(
        page(
            story,
            f'<meta name="ArticleTitle" content="{story.title}"><meta name="PubDate" content="2024-05-06">',
            f'<div class="position"><a href="/">{story.home}</a> &gt; <a href="/news/">News</a></div>'
            f'<div class="article"><h1>{story.title}</h1><div class="info"><span>{story.date}</span></div>'
            f'<div class="TRS_Editor">{paragraphs(story)}</div><div class="share"><span>微信</span></div>'
            f'<div class="prints"><a href="javascript:window.print()">打印</a></div></div>',
        ),
        "2024-05-06",
    )


def municipality_tr(story: Story) -> Made:
    """A Turkish municipality: Bootstrap columns, date with an icon, gallery below, side column of news."""
    return Made(
        page(
            story,
            f'<meta property="og:title" content="{story.title}"><meta property="og:image" content="/uploads/logo.png">',
            f'<div class="container"><div class="row"><div class="col-md-8"><h1>{story.title}</h1>'
            f'<div class="meta"><i class="fa fa-calendar"></i> {story.date}</div><img src="/uploads/haber/bridge.jpg" '
            f'class="img-fluid">{paragraphs(story)}<div class="row gallery"><a href="/uploads/1.jpg"><img '
            f'src="/uploads/t1.jpg"></a><a href="/uploads/2.jpg"><img src="/uploads/t2.jpg"></a></div></div>'
            f'<div class="col-md-4"><h4>{story.also}</h4>{cards(story)}</div></div></div>',
        ),
        story.date,
        image=f"{HOST}/uploads/haber/bridge.jpg",
    )


def amp(story: Story) -> Made:
    """An AMP page: canonical to the main page, amp-img, JSON-LD."""
    return Made(
        page(
            story,
            f'<link rel="canonical" href="{URL}">'
            + ld(
                **{"@type": "NewsArticle"},
                headline=story.title,
                datePublished="2024-05-06T09:00:00Z",
                dateModified="2024-05-07T09:00:00Z",
                author={"@type": "Person", "name": story.author},
                image={"@type": "ImageObject", "url": f"{HOST}/i/bridge.jpg"},
            ),
            f'<article><h1>{story.title}</h1><amp-img src="/i/bridge.jpg" width="900" height="600"></amp-img>'
            f'{paragraphs(story)}<amp-ad type="x"></amp-ad></article>',
            " amp",
        ),
        "2024-05-06T09:00:00Z",
        (story.author,),
        f"{HOST}/i/bridge.jpg",
        extra={"url": "https://amp.gorod.example/news/2024/bridge-office-4711/", "link": URL},
    )


def print_version(story: Story) -> Made:
    """A page for the printer: nothing but the text, address of the main page printed."""
    return Made(
        f'<html lang="{story.language}"><head><title>{story.title}</title><link rel="canonical" href="{URL}"></head>'
        f"<body><h1>{story.title}</h1><div>{story.date}</div>{paragraphs(story)}<hr></body></html>",
        story.date,
        extra={"url": f"{URL}print/", "link": URL},
    )


def newspaper_json_ld(story: Story) -> Made:
    """A newspaper: @graph, teasers with JSON-LD of their own, a follow-us line, an advert in the text."""
    first, *rest = (f"<p>{line}</p>" for line in story.paragraphs)
    return Made(
        page(
            story,
            ld(
                **{
                    "@graph": [
                        {"@type": "Organization", "name": "Gorod Example"},
                        {
                            "@type": "NewsArticle",
                            "headline": story.others[0],
                            "datePublished": "2024-05-11T00:00:00Z",
                            "url": f"{HOST}/news/2024/choirs-and-oaks-4800/",
                        },
                        {
                            "@type": "NewsArticle",
                            "headline": story.title,
                            "datePublished": "2024-05-06T12:00:00+03:00",
                            "author": [{"@type": "Person", "name": story.author}],
                        },
                    ]
                }
            ),
            f'<main><article><h1>{story.title}</h1>{first}<div class="ad">Advertisement</div>{"".join(rest)}'
            f'<p><b><a href="https://t.example/gorod">{story.follow}</a></b></p></article><aside>{cards(story)}</aside></main>',
        ),
        "2024-05-06T12:00:00+03:00",
        (story.author,),
    )


def agency_tail(story: Story) -> Made:
    """An agency: «read also» in the middle, a mistake to report, rights at the end."""
    first, second, third = (f"<p>{line}</p>" for line in story.paragraphs)
    return Made(
        page(
            story,
            '<meta property="article:published_time" content="2024-05-06T09:00:00Z">',
            f'<div class="content"><h1>{story.title}</h1>{first}<p><strong>{story.also}:</strong> '
            f'<a href="/news/2024/choirs-and-oaks-4800/">{story.others[0]}</a></p>{second}{third}'
            f"<p>Ctrl+Enter</p><p>© Gorod Example 2024. All rights reserved.</p></div>",
        ),
        "2024-05-06T09:00:00Z",
    )


def div_soup(story: Story) -> Made:
    """No paragraph, no class with a meaning: divs of a page builder."""
    text = "".join(
        f'<div class="t{n}"><div class="t-text">{line}</div></div>' for n, line in enumerate(story.paragraphs)
    )
    return Made(
        page(
            story,
            "",
            f'<div id="rec1"><div class="a1"><div class="a2"><h1>{story.title}</h1></div><div class="a3">{story.date}</div>'
            f'</div></div><div id="rec2">{text}</div>',
        ),
        story.date,
    )


def hashed_classes(story: Story) -> Made:
    """A React page: class names that mean nothing, state in a script, hidden copy for machines."""
    text = "".join(f'<div class="sc-{n}x"><p class="sc-1a">{line}</p></div>' for n, line in enumerate(story.paragraphs))
    copy = " ".join(story.paragraphs)
    return Made(
        page(
            story,
            "",
            f'<div id="__next"><div class="sc-q"><h1 class="sc-h">{story.title}</h1><time datetime="2024-05-06T08:30:00Z">'
            f"{story.date}</time>{text}</div></div><div style='display:none' itemscope itemtype='http://schema.org/Thing'>"
            f'<div>{copy}</div></div><script id="__NEXT_DATA__" type="application/json">{json.dumps({"t": copy})}</script>',
        ),
        "2024-05-06T08:30:00Z",
    )


def updated_first(story: Story) -> Made:
    """The day of the last change stands nearer to the headline than the day of publication."""
    return Made(
        page(
            story,
            "",
            f'<article><h1>{story.title}</h1><p class="meta">Updated: 9 May 2024</p><p class="meta">Published: 6 May 2024'
            f"</p>{paragraphs(story)}</article>",
        ),
        "6 May 2024",
    )


def date_below(story: Story) -> Made:
    """The day stands below the text, labelled; a copyright year and a calendar must not win."""
    return Made(
        page(
            story,
            "",
            f'<div id="content"><h1>{story.title}</h1>{paragraphs(story)}<div class="info"><span>Published: 06.05.2024'
            f'</span></div></div><table class="calendar"><caption>07.2026</caption></table>',
        ),
        "06.05.2024",
    )


def date_in_front(story: Story) -> Made:
    """The day stands above the headline, beside the rubric."""
    return Made(
        page(
            story,
            "",
            f'<section><div><span>{story.date}</span> <a href="/culture/">Culture</a></div><h1>{story.title}</h1>'
            f"{paragraphs(story)}</section>",
        ),
        story.date,
    )


def definition_list(story: Story) -> Made:
    """An academy's or ministry's page: title and text in a definition list."""
    text = "<br><br>".join(story.paragraphs)
    return Made(
        page(
            story,
            "",
            f'<dl class="view"><dt><strong>{story.title}</strong></dt><dd class="date">2024.05.06</dd><dd>{text}</dd></dl>',
        ),
        "2024.05.06",
        extra={"no h1": True},
    )


def frames_of_tables(story: Story) -> Made:
    """A hand-made page of nested tables: menu on the left, news on the right."""
    return Made(
        page(
            story,
            "",
            f'<table><tr><td width="150"><a href="/a/">Mayor</a><br><a href="/b/">Council</a><br><a href="/c/">Map</a></td>'
            f'<td><table><tr><td><h1>{story.title}</h1><font size="1">06.05.2024</font>{paragraphs(story)}</td></tr></table>'
            f"</td></tr></table>",
        ),
        "06.05.2024",
    )


def side_dates(story: Story) -> Made:
    """No date of its own; those of the side column are not taken."""
    return Made(
        page(
            story,
            "",
            f"<main><article><h1>{story.title}</h1>{paragraphs(story)}</article></main><aside>{cards(story)}</aside>",
        )
    )


def two_pages(story: Story) -> Made:
    """A long article on three pages: numbers below the text lead on."""
    numbers = "".join(f'<a href="{URL}?page={number}">{number}</a> ' for number in (2, 3))
    return Made(
        page(
            story,
            f'<link rel="next" href="{URL}?page=2">',
            f'<article><h1>{story.title}</h1><span class="d">06.05.2024</span>{paragraphs(story)}'
            f'<div class="pager"><b>1</b> {numbers}</div></article>',
        ),
        "06.05.2024",
        continued=(f"{URL}?page=2", f"{URL}?page=3"),
    )


def collapsed(story: Story) -> Made:
    """«Read on» unfolds the rest, which is there but not shown."""
    first, *rest = (f"<p>{line}</p>" for line in story.paragraphs)
    return Made(
        page(
            story,
            '<meta name="publish-date" content="2024-05-06">',
            f'<article><h1>{story.title}</h1>{first}<div style="display: none">{"".join(rest)}</div></article>',
        ),
        "2024-05-06",
    )


def ad_in_text(story: Story) -> Made:
    """Cards of other articles between the paragraphs."""
    first, second, third = (f"<p>{line}</p>" for line in story.paragraphs)
    return Made(
        page(
            story,
            '<meta property="article:published_time" content="2024-05-06T09:00:00Z">',
            f'<article><h1>{story.title}</h1>{first}<article class="preview"><a href="/news/2024/choirs-and-oaks-4800/"><h3>'
            f'{story.others[0]}</h3></a></article>{second}<div class="x"><a href="/news/2024/choirs-and-oaks-4801/">{story.others[1]}</a>'
            f"</div>{third}</article>",
        ),
        "2024-05-06T09:00:00Z",
    )


def figure_between(story: Story) -> Made:
    """Pictures with captions of three makes stand inside the text."""
    first, second, third = (f"<p>{line}</p>" for line in story.paragraphs)
    return Made(
        page(
            story,
            '<meta property="article:published_time" content="2024-05-06T09:00:00Z">',
            f'<article><h1>{story.title}</h1><figure><img src="/i/bridge.jpg"><figcaption>{story.caption}</figcaption>'
            f'</figure>{first}<div class="wp-caption"><img src="/i/2.jpg"><p class="wp-caption-text">{story.caption}</p></div>'
            f'{second}<div class="image"><img src="/i/3.jpg"><span class="credit">{story.caption}</span></div>{third}</article>',
        ),
        "2024-05-06T09:00:00Z",
        image=f"{HOST}/i/bridge.jpg",
        caption=story.caption,
    )


def broken_json_ld(story: Story) -> Made:
    """JSON-LD with a comma too many, wrapped in a CDATA section."""
    return Made(
        page(
            story,
            '<script type="application/ld+json">//<![CDATA[\n{"@type":"NewsArticle","headline":"'
            + story.title.replace('"', "'")
            + '","datePublished":"2024-05-06T07:00:00Z",}\n//]]></script>',
            f"<article><h1>{story.title}</h1>{paragraphs(story)}</article>",
        ),
        "2024-05-06T07:00:00Z",
    )


def h_entry(story: Story) -> Made:
    """Microformats: h-entry, dt-published, p-author, e-content."""
    return Made(
        page(
            story,
            "",
            f'<article class="h-entry"><h1 class="p-name">{story.title}</h1><a class="p-author h-card" rel="author" '
            f'href="/x/">{story.author}</a> <time class="dt-published" datetime="2024-05-06T10:00:00+02:00">6.5.</time>'
            f'<div class="e-content">{paragraphs(story)}</div></article>',
        ),
        "2024-05-06T10:00:00+02:00",
        (story.author,),
    )


def consent_and_modal(story: Story) -> Made:
    """A cookie bar in front and a log-in window behind; neither is the article."""
    return Made(
        page(
            story,
            "",
            f'<div id="cookie-bar" class="cookie-consent"><p>We use cookies to make our site better for you. By going on '
            f"you agree to our use of cookies and to the rules of the site.</p><button>OK</button></div>"
            f"<main><h1>{story.title}</h1><p>{story.date}</p>{paragraphs(story)}</main>"
            f'<div class="modal" role="dialog"><form><p>Log in</p><input type="password"></form></div>',
        ),
        story.date,
    )


def share_bars(story: Story) -> Made:
    """Share bars above and below, a count of views, the size of the letters."""
    bar = (
        '<div class="social-share"><a href="https://v.example/s">VK</a><a href="https://t.example/s">Telegram</a></div>'
    )
    return Made(
        page(
            story,
            "",
            f'<div class="post"><h1>{story.title}</h1><div>{story.date}</div>{bar}<p>Text size</p>{paragraphs(story)}{bar}'
            f"<p>{story.author}</p></div>",
        ),
        story.date,
    )


def portal_ru(story: Story) -> Made:
    """A regional portal: rubric, clock and day in one line, lead in bold, tags, «read also» with cards."""
    lead, *rest = story.paragraphs
    return Made(
        page(
            story,
            f'<meta property="og:image" content="{HOST}/i/bridge.jpg">',
            f'<div class="article-page"><div class="article-info"><a href="/culture/">Culture</a> <span>12:40, 06.05.2024'
            f'</span></div><h1>{story.title}</h1><div class="lead"><b>{lead}</b></div>'
            + "".join(f"<p>{line}</p>" for line in rest)
            + f'<div class="tags"><a href="/t/1">bridge</a><a href="/t/2">office</a></div></div>'
            f"<div><div>{story.also}</div>{cards(story)}</div>",
        ),
        "12:40, 06.05.2024",
        image=f"{HOST}/i/bridge.jpg",
    )


def no_paragraph_tags(story: Story) -> Made:
    """Unclosed paragraphs and capital tags of the nineties."""
    text = "<P>".join(story.paragraphs)
    return Made(
        f'<HTML LANG="{story.language}"><HEAD><TITLE>{story.title}</TITLE></HEAD><BODY><H1>{story.title}</H1>'
        f"<I>06.05.2024</I><P>{text}<HR><A HREF=/>Home</A></BODY></HTML>",
        "06.05.2024",
    )


def wordpress_block_theme(story: Story) -> Made:
    """A block theme of WordPress: no class but wp-block-*, query loop of other posts below."""
    return Made(
        page(
            story,
            "",
            f'<main class="wp-block-group"><h1 class="wp-block-post-title">{story.title}</h1><div class="wp-block-post-date">'
            f'<time datetime="2024-05-06T11:00:00+03:00">{story.date}</time></div><div class="entry-content '
            f'wp-block-post-content">{paragraphs(story)}</div><h2>{story.also}</h2><ul class="wp-block-post-template">'
            + "".join(
                f'<li class="wp-block-post"><h3><a href="/news/2024/choirs-and-oaks-480{n}/">{line}</a></h3><time '
                f'datetime="2024-05-0{n + 1}">0{n + 1}.05</time></li>'
                for n, line in enumerate(story.others)
            )
            + "</ul></main>",
        ),
        "2024-05-06T11:00:00+03:00",
    )


LAYOUTS: tuple[Callable[[Story], Made], ...] = (
    bitrix_detail, bitrix_loose_text, wordpress_post, drupal_node, typo3_news, joomla_item, gov_table, trs_cms,
    municipality_tr, amp, print_version, newspaper_json_ld, agency_tail, div_soup, hashed_classes, updated_first,
    date_below, date_in_front, definition_list, frames_of_tables, side_dates, two_pages, collapsed, ad_in_text,
    figure_between, broken_json_ld, h_entry, consent_and_modal, share_bars, portal_ru, no_paragraph_tags,
    wordpress_block_theme,
)  # fmt: skip
