# ruff: noqa: E501  (markup stands as it is sent)
"""Still more list pages: utility classes, web components, tabs, twin lists for small screens, shells with their data."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tests.parse.list_layouts import layout, rows
from tests.parse.list_news import MONTHS, News, footer, menu, pager, popular
from tests.parse.list_odd import LAYOUTS

__all__ = ["LAYOUTS"]


@layout("utility classes, the headline is a paragraph in the link", "en", "/council/news", "/council/news/{n.slug}")
def _utility(news: Sequence[News]) -> str:
    cards = rows(
        news,
        lambda n: (
            f'<a class="group block rounded-lg border p-4 hover:shadow" href="/council/news/{n.slug}"><div class="flex gap-4"><img class="h-24 w-32" loading="lazy" src="/i/{n.number}.avif" alt="">'
            f'<div><p class="text-xs uppercase text-gray-500">News · {n.printed("en")}</p><p class="text-lg font-semibold">{n.title}</p><p class="text-sm line-clamp-2">{n.teaser}</p></div></div></a>'
        ),
    )
    tools = "".join(
        f'<a class="block rounded p-2" href="/services/{n}"><p class="font-semibold">Pay your council bill number {n}</p></a>'
        for n in range(5)
    )
    return f'{menu("en")}<div class="grid grid-cols-3"><div class="col-span-2 space-y-4">{cards}</div><div class="space-y-2">{tools}</div></div>{footer()}'


@layout("ministry, rows of a table with headings by month", "ru", "/press/news", "/press/news/{n.number}")
def _ministry(news: Sequence[News]) -> str:
    body, last = "", ""
    for n in news:
        month = f"{MONTHS['ru'].split()[n.day.month - 1]}"
        if month != last:
            body += f'<tr><td colspan="2" class="month"><b>Новости за период: {month} 2026</b></td></tr>'
            last = month
        body += f'<tr><td class="d">{n.dotted}</td><td class="t"><a href="/press/news/{n.number}">{n.title}</a><div class="an">{n.teaser}</div></td></tr>'
    return f'{menu()}<div id="content"><table>{body}</table>{pager()}</div>{footer()}'


@layout("portal with tabs: latest shown, popular hidden", "ru", "/lenta", "/text/{n.number}/")
def _tabs(news: Sequence[News]) -> str:
    latest = rows(
        news,
        lambda n: (
            f'<div class="feed__item"><time class="feed__time" datetime="{n.day}T09:30:00+05:00">{n.printed("ru", year=False)}, 09:30</time><a class="feed__title" href="/text/{n.number}/">{n.title}</a><span class="feed__comments"><a href="/text/{n.number}/#comments">17</a></span></div>'
        ),
    )
    hidden = "".join(
        f'<div class="feed__item"><a class="feed__title" href="/text/9{n}/">Самое читаемое за прошлый год номер {n}</a></div>'
        for n in range(5)
    )
    return f'{menu()}<main><div class="tabs"><a href="#latest">Лента</a><a href="#popular">Популярное</a></div><div class="tab" id="latest">{latest}</div><div class="tab" id="popular" style="display:none">{hidden}</div></main>{footer()}'


@layout(
    "list items with icon fonts, schema.org ListItem and itemprop url",
    "pl",
    "/dla-mediow/aktualnosci",
    "/dla-mediow/aktualnosci/{n.slug}",
)
def _items(news: Sequence[News]) -> str:
    return (
        f'{menu("en")}<ol itemscope itemtype="https://schema.org/ItemList">'
        + rows(
            news,
            lambda n: (
                f'<li itemprop="itemListElement" itemscope itemtype="https://schema.org/NewsArticle"><i class="icon-calendar"></i><meta itemprop="datePublished" content="{n.day}"><span>{n.printed("pl")}</span>'
                f'<h2 itemprop="headline"><a itemprop="url" href="/dla-mediow/aktualnosci/{n.slug}">{n.title}</a></h2><span itemprop="description">{n.teaser}</span> <a href="/dla-mediow/aktualnosci/{n.slug}"><i class="icon-arrow"></i> Czytaj dalej</a></li>'
            ),
        )
        + f"</ol>{popular()}{footer()}"
    )


@layout("swiss bilingual page, language twins beside each headline", "fr", "/fr/actualites", "/fr/actualites/{n.slug}")
def _twins(news: Sequence[News]) -> str:
    return (
        f"{menu('en')}<section>"
        + rows(
            news,
            lambda n: (
                f'<div class="news"><div class="news-date">{n.day.day}. {n.printed("fr", year=False).split()[1]} {n.day.year}</div><h4><a href="/fr/actualites/{n.slug}">{n.title}</a></h4>'
                f'<ul class="langs"><li><a hreflang="de" href="/de/aktuelles/{n.slug}">Auf Deutsch lesen</a></li></ul></div>'
            ),
        )
        + f"</section>{footer()}"
    )


@layout(
    "cards of web components, the link wraps nothing but an arrow",
    "de",
    "/stadt/meldungen",
    "/stadt/meldungen/{n.number}.html",
)
def _components(news: Sequence[News]) -> str:
    return (
        f'{menu("de")}<div class="teaser-grid">'
        + rows(
            news,
            lambda n: (
                f'<ms-card><div slot="media"><img src="/m/{n.number}.jpg"></div><div slot="content"><span class="meta">{n.dotted} | Internationales</span><h3>{n.title}</h3><p>{n.teaser}</p></div>'
                f'<div slot="actions"><a href="/stadt/meldungen/{n.number}.html" title="{n.title}">→</a></div></ms-card>'
            ),
        )
        + f"</div>{pager('?seite=')}{footer()}"
    )


@layout("kazakh style: views, comments and hashtags around", "tr", "/gundem", "/gundem/{n.slug}-{n.number}")
def _counts(news: Sequence[News]) -> str:
    return (
        f'{menu("en")}<div class="list">'
        + rows(
            news,
            lambda n: (
                f'<div class="row item"><div class="col-sm-4"><a href="/gundem/{n.slug}-{n.number}"><img src="/k/{n.number}.jpg" alt="{n.title}"></a></div><div class="col-sm-8"><ul class="inline"><li><i class="fa"></i> {n.dotted} 18:40</li><li><i class="fa"></i> 1 204</li><li><a href="/gundem/{n.slug}-{n.number}#yorum">3 yorum</a></li></ul>'
                f'<a class="h4" href="/gundem/{n.slug}-{n.number}">{n.title}</a><p>{n.teaser}</p><a href="/etiket/kardes-sehir">#kardeş şehir haberleri</a></div></div>'
            ),
        )
        + f"</div>{footer()}"
    )


@layout("mobile twin list: the same items again for small screens", "zh", "/zh/news", "/zh/news/{n.number}.html")
def _twice(news: Sequence[News]) -> str:
    wide = rows(
        news,
        lambda n: (
            f'<li><span>{n.day:%m-%d}</span><a href="/zh/news/{n.number}.html" title="{n.title}">{n.title}</a></li>'
        ),
    )
    small = rows(
        news,
        lambda n: (
            f'<div class="m-item"><a href="/zh/news/{n.number}.html"><p>{n.title}</p><em>{n.day:%Y-%m-%d}</em></a></div>'
        ),
    )
    return f'{menu("en")}<ul class="pc-list">{wide}</ul><div class="m-list">{small}</div>{footer()}'


@layout(
    "joomla-like, created and modified days, «read more: headline»",
    "en",
    "/index.php/news",
    "/index.php/news/{n.number}-{n.slug}",
)
def _readmore(news: Sequence[News]) -> str:
    return (
        f'{menu("en")}<div class="blog">'
        + rows(
            news,
            lambda n: (
                f'<div class="item"><h2>{n.title}</h2><dl class="article-info"><dd class="create">Created: {n.printed("en")}</dd><dd class="modified">Last Updated: 9 March 2026</dd><dd class="hits">Hits: 120</dd></dl><p>{n.teaser}</p>'
                f'<p class="readmore"><a class="btn" href="/index.php/news/{n.number}-{n.slug}">Read more: {n.title}</a></p></div>'
            ),
        )
        + f"</div>{footer()}"
    )


@layout("svelte state beside an empty list", "en", "/press-room", "/press-room/{n.slug}")
def _kit(news: Sequence[News]) -> str:
    data = [
        {
            "type": "data",
            "nodes": [
                {
                    "posts": [
                        {"title": n.title, "url": f"/press-room/{n.slug}", "date": str(n.day), "summary": n.teaser}
                        for n in news
                    ]
                }
            ],
        }
    ]
    return f'{menu("en")}<div id="app"></div>{footer()}<script type="application/json" data-sveltekit-fetched>{json.dumps(data)}</script>'
