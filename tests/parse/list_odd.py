# ruff: noqa: E501  (markup stands as it is sent)
"""More list pages, with what misleads: blocks of equal make, links inside teasers, files, badges, filters, hosts."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tests.parse.list_layouts import LAYOUTS, layout, rows
from tests.parse.list_news import CONSENT, CRUMBS, MONTHS, News, footer, menu, pager, popular

__all__ = ["LAYOUTS"]

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@layout("home page of a city with six blocks", "ru", "/", "/press/news/{n.number}/")
def _home(news: Sequence[News]) -> str:
    slides = rows(
        news[:2],
        lambda n: (
            f'<div class="slide"><img src="/i/{n.number}.jpg"><a href="/press/news/{n.number}/">{n.title}</a></div>'
        ),
    )
    lines = rows(
        news,
        lambda n: (
            f'<div class="news-block__item"><span class="news-block__date">{n.printed("ru")}</span>'
            f'<a class="news-block__link" href="/press/news/{n.number}/">{n.title}</a></div>'
        ),
    )
    places = "".join(
        f'<div class="event"><b>{day}.04.2026</b> <a href="/afisha/{day}/">Концерт на площади города, часть {day}</a></div>'
        for day in range(11, 16)
    )
    papers = "".join(
        f'<li><a href="/docs/p{n}.pdf">Постановление администрации № {n} «О порядке уборки снега»</a> <i>0{n}.02.2026</i></li>'
        for n in range(1, 6)
    )
    services = "".join(
        f'<a class="tile" href="/services/{n}"><img src="/i/s{n}.svg"><span>Запись ребёнка в сад номер {n}</span></a>'
        for n in range(1, 7)
    )
    banners = "".join(
        f'<a href="https://portal{n}.example/"><img src="/b/{n}.png" alt="Портал государственных услуг номер {n}"></a>'
        for n in range(1, 6)
    )
    videos = "".join(
        f'<div class="video"><a href="/video/{n}"><img src="/v/{n}.jpg"></a><a href="/video/{n}">Смотрите выпуск программы {n}</a></div>'
        for n in range(1, 4)
    )
    return (
        f'{menu()}<div class="slider">{slides}</div><section class="services">{services}</section>'
        f'<div class="cols"><section class="news-block"><h2><a href="/press/news/">Новости</a></h2>{lines}'
        f'<a href="/press/news/">Все новости города</a></section><section class="events"><h2>Афиша</h2>{places}</section></div>'
        f'<section class="docs"><h2>Документы</h2><ul>{papers}</ul></section><section class="videos">{videos}</section>'
        f'<section class="banners">{banners}</section>{footer()}'
    )


@layout("georgian cards, short months, announcements beside", "ka", "/ka/siakhleebi", "/ka/siakhleebi/{n.number}")
def _georgian(news: Sequence[News]) -> str:
    def card(n: News) -> str:
        month = MONTHS["ka"].split()[n.day.month - 1][:3]
        return (
            f'<div class="col-4"><a class="box" href="/ka/siakhleebi/{n.number}"><div class="ph"><img src="/u/{n.number}.webp"></div>'
            f'<p class="dt">{n.day.day:02} {month}, {n.day.year}</p><p class="tt">{n.title}</p></a></div>'
        )

    notes = "".join(
        f'<li><a href="/ka/tenders/{n}">კონკურსის გამოცხადება საჯარო სამსახურში ნომერი {n}</a><em>0{n} მარ, 2026</em></li>'
        for n in range(1, 5)
    )
    return (
        f'{menu()}<div class="row"><div class="col-9"><div class="row">{rows(news, card)}</div>{pager()}</div>'
        f'<div class="col-3 right"><h4>განცხადებები</h4><ul>{notes}</ul></div></div>{footer()}'
    )


@layout("armenian table, two items in a row", "hy", "/hy/lurer", "/hy/lur/{n.slug}")
def _armenian(news: Sequence[News]) -> str:
    def cell(n: News) -> str:
        return (
            f'<td width="50%" valign="top"><a href="/hy/lur/{n.slug}"><img src="/p/{n.number}.jpg" width="90" align="left"></a>'
            f'<a href="/hy/lur/{n.slug}"><b>{n.title}</b></a><br><font color="gray">{n.printed("hy")}</font><br>{n.teaser}</td>'
        )

    lines = "".join(f"<tr>{cell(a)}{cell(b)}</tr>" for a, b in zip(news[::2], news[1::2], strict=True))
    left = "".join(
        f'<tr><td><a href="/hy/section{n}">Քաղաքապետարանի կառուցվածքային բաժին {n}</a></td></tr>' for n in range(8)
    )
    return f'<table width="980"><tr><td width="200"><table>{left}</table></td><td><table cellpadding="5">{lines}</table></td></tr></table>'


@layout("arabic, eastern digits and levantine months", "ar", "/ar/akhbar", "/ar/akhbar/{n.number}")
def _arabic(news: Sequence[News]) -> str:
    months = ["كانون الثاني", "شباط", "آذار"]

    def row(n: News) -> str:
        day = f"{n.day.day} {months[n.day.month - 1]} {n.day.year}".translate(ARABIC)
        return (
            f'<div class="media" dir="rtl"><div class="media-right"><a href="/ar/akhbar/{n.number}"><img src="/f/{n.number}.jpg" alt=""></a></div>'
            f'<div class="media-body"><h4><a href="/ar/akhbar/{n.number}">{n.title}</a></h4><small>{day}</small><p>{n.teaser}'
            f' <a href="/ar/akhbar/{n.number}">المزيد من التفاصيل</a></p></div></div>'
        )

    return f'{menu()}<div class="container">{rows(news, row)}{pager()}</div>{footer()}'


@layout(
    "chinese tables with cut headlines and a column of sections",
    "zh",
    "/col/col1229/index.html",
    "/art/{d:%Y}/{d.month}/{d.day}/art_1229_{n.number}.html",
)
def _chinese(news: Sequence[News]) -> str:
    lines = rows(
        news,
        lambda n: (
            f'<tr><td height="30" class="line">·<a href="/art/{n.day.year}/{n.day.month}/{n.day.day}/art_1229_{n.number}.html"'
            f' title="{n.title}" target="_blank">{n.title[:9]}...</a></td><td width="90">[{n.day:%Y-%m-%d}]</td></tr>'
        ),
    )
    left = "".join(
        f'<tr><td><a href="/col/col12{n}/index.html">政府信息公开目录第{n}部分内容</a></td></tr>' for n in range(30, 40)
    )
    return (
        f'<table width="1000"><tr><td width="220"><table>{left}</table></td><td><table width="100%">{lines}</table>'
        '<table><tr><td>共 <b>27</b> 页 <a href="index_2.html">下一页</a> <a href="index_27.html">尾页</a></td></tr></table></td></tr></table>'
    )


@layout("nested tables, spacers and «подробнее»", "ru", "/news.php", "/news.php?id={n.number}", lang=False)
def _tables(news: Sequence[News]) -> str:
    lines = rows(
        news,
        lambda n: (
            f'<TR><TD COLSPAN=2><IMG SRC="spacer.gif" HEIGHT=5></TD></TR><TR><TD BGCOLOR="#EEEEEE"><FONT SIZE=1>{n.dotted}</FONT></TD>'
            f'<TD BGCOLOR="#EEEEEE"><A HREF="news.php?id={n.number}"><FONT COLOR=NAVY><B>{n.title}</B></FONT></A></TD></TR>'
            f'<TR><TD COLSPAN=2>{n.teaser}<DIV ALIGN=RIGHT><A HREF="news.php?id={n.number}">подробнее &gt;&gt;</A></DIV></TD></TR>'
        ),
    )
    left = "".join(f'<A HREF="page.php?id={n}">Раздел о жизни нашего города {n}</A><BR>' for n in range(9))
    return (
        f"<TABLE WIDTH=100%><TR><TD WIDTH=150 VALIGN=TOP><TABLE><TR><TD>{left}</TD></TR></TABLE></TD><TD VALIGN=TOP><TABLE>{lines}</TABLE>"
        "<CENTER>[1] <A HREF=news.php?p=2>2</A> <A HREF=news.php?p=3>3</A></CENTER></TD></TR></TABLE>"
    )


@layout(
    "bitrix with a calendar, rubrics as filters, clock beside the day",
    "ru",
    "/city/news/",
    "/city/news/mezhdunarodnye/{n.slug}/",
)
def _bitrix(news: Sequence[News]) -> str:
    calendar = "".join(f'<td><a href="/city/news/?date={n}.02.2026">{n}</a></td>' for n in range(1, 29))
    chips = "".join(
        f'<a class="chip" href="/city/news/rubric-{n}/">Социальная сфера и семья {n}</a>' for n in range(1, 9)
    )
    lines = rows(
        news,
        lambda n: (
            f'<div class="news-list__item" data-entity="item" id="bx_{n.number}"><div class="news-list__info"><span class="date">{n.printed("ru")}, 14:05</span>'
            f'<a class="news-list__rubric" href="/city/news/mezhdunarodnye/">Международные и межрегиональные связи</a></div>'
            f'<a href="/city/news/mezhdunarodnye/{n.slug}/" class="news-list__title">{n.title}</a><div class="news-list__text">{n.teaser}</div></div>'
        ),
    )
    return f'{menu()}{CRUMBS}<div class="filter">{chips}<table class="cal"><tr>{calendar}</tr></table></div><div class="news-list">{lines}</div>{pager()}{footer()}'


@layout(
    "typo3 news, one article lives elsewhere on the site", "de", "/rathaus/aktuelles", "/rathaus/aktuelles/{n.slug}"
)
def _typo3(news: Sequence[News]) -> str:
    def item(n: News) -> str:
        return (
            f'<div class="article articletype-0 topnews" itemscope itemtype="http://schema.org/Article"><div class="header"><h3>'
            f'<a title="{n.title}" href="/rathaus/aktuelles/{n.slug}"><span itemprop="headline">{n.title}</span></a></h3></div>'
            f'<div class="footer"><p><span class="news-list-date"><time itemprop="datePublished" datetime="{n.day}"> {n.dotted} </time></span>'
            f'<span class="news-list-category">Partnerstädte</span></p></div><div class="teaser-text"><div itemprop="description"><p>{n.teaser}'
            f' <a class="more" title="{n.title}" href="/rathaus/aktuelles/{n.slug}">Weiterlesen</a></p></div></div></div>'
        )

    quick = "".join(
        f'<li><a href="/buergerservice/{n}">Anmeldung einer Wohnung im Bezirk {n}</a></li>' for n in range(7)
    )
    return (
        f'{menu("de")}<div class="frame"><h2>Schnell gefunden</h2><ul class="ce-menu">{quick}</ul></div><div class="frame frame-type-list">'
        f'<div class="news"><div class="news-list-view">{rows(news, item)}{pager("?page=")}</div></div></div>{footer()}'
    )


@layout("drupal view, exposed filter, a view of events below", "en", "/news", "/news/{n.slug}")
def _drupal(news: Sequence[News]) -> str:
    lines = rows(
        news,
        lambda n: (
            f'<div class="views-row"><div class="views-field views-field-field-image"><div class="field-content"><a href="/news/{n.slug}"><img src="/sites/{n.number}.jpg" alt="{n.title}"></a></div></div>'
            f'<div class="views-field views-field-title"><span class="field-content"><a href="/news/{n.slug}" hreflang="en">{n.title}</a></span></div>'
            f'<div class="views-field views-field-created"><span class="field-content"><time datetime="{n.day}T10:00:00Z" class="datetime">{n.day:%a, %m/%d/%Y} - 10:00</time></span></div>'
            f'<div class="views-field views-field-body"><div class="field-content">{n.teaser}</div></div></div>'
        ),
    )
    events = "".join(
        f'<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="/events/{n}">Open evening of the town band, part {n}</a></span></div>'
        f'<div class="views-field views-field-field-date"><time datetime="2026-05-0{n}T18:00:00Z">May {n}</time></div></div>'
        for n in range(1, 4)
    )
    return (
        f'{menu("en")}<form class="views-exposed-form"><select><option>- Any -</option></select></form><div class="view view-news">'
        f'<div class="view-content">{lines}</div>{pager("?page=")}</div><div class="view view-events"><h2>Coming events</h2><div class="view-content">{events}</div></div>{footer()}'
    )


@layout(
    "wordpress query loop, the date is the link, another loop in the footer",
    "fr",
    "/category/jumelage/",
    "/{d:%Y/%m/%d}/{n.slug}/",
)
def _loop(news: Sequence[News]) -> str:
    def post(n: News) -> str:
        address = f"/{n.day:%Y/%m/%d}/{n.slug}/"
        return (
            f'<li class="wp-block-post post-{n.number} post type-post status-publish has-post-thumbnail category-jumelage"><figure class="wp-block-post-featured-image">'
            f'<a href="{address}" target="_self"><img src="/wp-content/{n.number}.jpg" class="attachment-post-thumbnail" alt=""></a></figure>'
            f'<h2 class="wp-block-post-title">{n.title}</h2><div class="wp-block-post-date"><time datetime="{n.day}T09:00:00+01:00"><a href="{address}">{n.printed("fr")}</a></time></div>'
            f'<div class="wp-block-post-author">Par Jeanne Duvallon de la Mairie</div><div class="taxonomy-category wp-block-post-terms"><a href="/category/jumelage/" rel="tag">Jumelage et coopération locale</a></div>'
            f'<div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{n.teaser} </p></div></li>'
        )

    recent = "".join(
        f'<li class="wp-block-post"><h3 class="wp-block-post-title"><a href="/2026/01/0{n}/voeux-{n}/">Les vœux du maire en {2019 + n} dans la salle</a></h3></li>'
        for n in range(1, 5)
    )
    return (
        f'{menu("en")}<main><ul class="wp-block-post-template">{rows(news, post)}</ul><nav class="wp-block-query-pagination"><a href="/category/jumelage/page/2/">Page suivante</a></nav></main>'
        f'<footer class="wp-block-template-part"><ul class="wp-block-post-template">{recent}</ul></footer>'
    )


@layout("next.js, hashed classes, days in the state alone", "en", "/newsroom", "/newsroom/{n.slug}")
def _next(news: Sequence[News]) -> str:
    cards = rows(
        news,
        lambda n: (
            f'<div class="NewsCard_root__k3J9s"><a href="/newsroom/{n.slug}" class="NewsCard_link__aX1"><div class="NewsCard_media__9qq"><span><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></span></div>'
            f'<div class="NewsCard_tag__1ab">Partnerships</div><div class="NewsCard_title__x7Yz1">{n.title}</div><div class="NewsCard_lead__p0">{n.teaser}</div></a></div>'
        ),
    )
    state = {
        "props": {
            "pageProps": {
                "menu": [{"title": f"A section of the council {n}", "href": f"/section/{n}"} for n in range(9)],
                "posts": {
                    "items": [
                        {
                            "id": n.number,
                            "headline": n.title,
                            "path": f"/newsroom/{n.slug}",
                            "publishedAt": f"{n.day}T08:30:00.000Z",
                            "excerpt": n.teaser,
                        }
                        for n in news
                    ]
                },
            }
        }
    }
    return f'<div id="__next">{menu("en")}<div class="Grid_grid__22">{cards}</div>{footer()}</div><script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>'


@layout("h-feed, the permalink is the day, authors are cards", "en", "/stream", "/stream/{n.number}")
def _stream(news: Sequence[News]) -> str:
    return (
        menu("en")
        + '<main class="h-feed"><h1 class="p-name">Stream of the town</h1>'
        + rows(
            news,
            lambda n: (
                f'<article class="h-entry"><p class="p-author h-card"><a class="u-url" href="https://people.example/jo-marsh"><img class="u-photo" src="/me.jpg" alt="">Jo Marsh from the council press office</a></p>'
                f'<h2 class="p-name">{n.title}</h2><div class="p-summary">{n.teaser}</div>'
                f'<a class="u-url" href="/stream/{n.number}"><time class="dt-published" datetime="{n.day}T10:00:00+00:00">{n.printed("en")}</time></a>'
                f' <a href="/stream/{n.number}#comments">3 replies</a> <a class="p-category" rel="tag" href="/tags/partner-towns-and-friends">partner towns and friends</a></article>'
            ),
        )
        + f"</main>{footer()}"
    )


@layout("definition list, several headlines under one day", "de", "/presse/archiv", "/presse/{n.number}", pairs=True)
def _definitions(news: Sequence[News]) -> str:
    parts = "".join(
        f'<dt>{a.dotted}</dt><dd><a href="/presse/{a.number}">{a.title}</a></dd><dd><a href="/presse/{b.number}">{b.title}</a></dd>'
        for a, b in zip(news[::2], news[1::2], strict=True)
    )
    return f'{menu("de")}<div id="content"><h1>Pressearchiv</h1><dl>{parts}</dl></div>{footer()}'


@layout("gallery cards with counts of pictures", "pl", "/galerie", "/galeria/{n.number}/{n.slug}")
def _gallery(news: Sequence[News]) -> str:
    cards = rows(
        news,
        lambda n: (
            f'<figure class="gallery-card"><a href="/galeria/{n.number}/{n.slug}"><img data-src="/foto/{n.number}.jpg" src="/blank.gif" alt="Zdjęcie {n.number}"><span class="count">24 zdjęcia</span></a>'
            f'<figcaption><a href="/galeria/{n.number}/{n.slug}">{n.title}</a><span>{n.printed("pl")} r.</span></figcaption></figure>'
        ),
    )
    return f'{menu("en")}<div class="gallery-grid">{cards}</div>{pager("/galerie?p=")}{footer()}'


@layout("table with number, department and file in each row", "be", "/be/navinki", "/be/navinki/{n.slug}")
def _office(news: Sequence[News]) -> str:
    lines = rows(
        news,
        lambda n: (
            f'<tr><td>{n.number}</td><td>{n.dotted}</td><td><a href="/be/navinki/{n.slug}">{n.title}</a></td>'
            f'<td><a href="/be/addzel/7">Аддзел знешнеэканамічных сувязяў гарвыканкама</a></td><td><a href="/files/{n.number}.pdf">Спампаваць поўны тэкст (PDF, 120 КБ)</a></td></tr>'
        ),
    )
    return f'{menu()}<table class="table"><thead><tr><th>№</th><th>Дата</th><th>Назва</th><th>Аддзел</th><th>Файл</th></tr></thead><tbody>{lines}</tbody></table>{footer()}'


@layout("teasers with links to other stories inside", "en", "/blog/", "/blog/{n.slug}/")
def _inner(news: Sequence[News]) -> str:
    lines = rows(
        news,
        lambda n: (
            f'<div class="post"><h2><a href="/blog/{n.slug}/">{n.title}</a></h2><p class="meta">Posted on {n.printed("en")} by <a href="/author/jo/">Jo Marsh</a> | <a href="/blog/{n.slug}/#respond">5 Comments</a></p>'
            f'<p>{n.teaser} As we wrote in <a href="/blog/old-story-{n.number}/">the story of the first meeting of mayors</a>, and in <a href="https://paper.example/a/{n.number}">a report of the county paper</a>, it went on for long.</p>'
            f'<p class="tags">Tagged <a href="/tag/partner/">partner towns</a>, <a href="/tag/people/">people and their stories</a></p></div>'
        ),
    )
    return f'{menu("en")}<div id="main">{lines}<a href="/blog/page/2/">Older entries of this blog</a></div>{popular()}{footer()}'


@layout(
    "french badges in pieces, the card carries an aria label",
    "fr",
    "/toutes-les-actualites",
    "/actualite/{n.number}-{n.slug}",
)
def _badges(news: Sequence[News]) -> str:
    cards = rows(
        news,
        lambda n: (
            f'<article class="card"><a class="stretched" href="/actualite/{n.number}-{n.slug}" aria-label="Lire la suite : {n.title}"></a><div class="badge-date"><span class="d">{n.day.day:02}</span><span class="m">{n.printed("fr", year=False).split()[1]}</span><span class="y">{n.day.year}</span></div>'
            f'<div class="card-body"><span class="theme">Relations internationales</span><h3 class="card-title">{n.title}</h3><p>{n.teaser}</p></div></article>'
        ),
    )
    agenda = "".join(
        f'<article class="card agenda"><a class="stretched" href="/agenda/{n}" aria-label="Lire la suite"></a><h3 class="card-title">Marché nocturne de la place {n}</h3></article>'
        for n in range(1, 4)
    )
    return f'{CONSENT}{menu("en")}<div class="grid">{cards}</div><section class="agenda"><h2>Agenda</h2><div class="grid">{agenda}</div></section>{footer()}'


@layout(
    "turkish list, day and month in a calendar leaf, short headlines", "tr", "/tr/haberler", "/tr/haberler/{n.number}"
)
def _leaf(news: Sequence[News]) -> str:
    lines = rows(
        news,
        lambda n: (
            f'<li class="list-group-item"><div class="leaf"><strong>{n.day.day}</strong><em>{MONTHS["tr"].split()[n.day.month - 1][:3]}</em><em>{n.day.year}</em></div>'
            f'<a href="/tr/haberler/{n.number}">{n.title}</a></li>'
        ),
    )
    return f'{menu("en")}<ul class="list-group">{lines}</ul><ul class="list-group"><li class="list-group-item"><a href="/tr/ihale/1">Park yapım ihalesi ilanı duyurusu</a></li><li class="list-group-item"><a href="/tr/ihale/2">Yol bakım ihalesi ilanı duyurusu</a></li></ul>{footer()}'
