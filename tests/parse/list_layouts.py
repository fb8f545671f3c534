# ruff: noqa: E501  (markup stands as it is sent)
"""List pages in the manner of the systems that publish them: their markup, our words. With what stands around lists."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from tests.parse.list_news import (
    CONSENT,
    CRUMBS,
    NEWS,
    News,
    adverts,
    clouds,
    footer,
    menu,
    pager,
    popular,
)

HOST = "https://gorod.example"
Body = Callable[[Sequence[News]], str]


@dataclass(frozen=True)
class Layout:
    """One page: where it stands, how its items are addressed, and its body."""

    language: str
    page: str  # path of the page
    item: str  # path of an item
    body: Body
    dated: bool = True
    lang: bool = True  # whether the page names its language
    head: str = ""
    ordered: tuple[int, ...] = (0, 1, 2, 3, 4, 5)  # places of the news in the order of the page
    pairs: bool = False  # whether a day heads two items each

    @property
    def url(self) -> str:
        """Address of the page."""
        return HOST + self.page

    @property
    def news(self) -> list[News]:
        """Its items in its order."""
        return [NEWS[self.language][place] for place in self.ordered]

    @property
    def links(self) -> list[str]:
        """Their addresses."""
        return [self.link(each) for each in self.news]

    @property
    def days(self) -> list[date | None]:
        """Their days, where the page prints them."""
        days = [each.day for each in self.news]
        if self.pairs:
            days = [days[place - place % 2] for place in range(len(days))]
        return [day if self.dated else None for day in days]

    @property
    def html(self) -> str:
        """The whole page."""
        lang = f' lang="{self.language}"' if self.lang else ""
        return (
            f"<!DOCTYPE html><html{lang}><head><meta charset=utf-8><title>News — Town</title>{self.head}</head>"
            f"<body>{self.body(self.news)}</body></html>"
        )

    def link(self, news: News) -> str:
        """Address of one item."""
        return HOST + path(self.item, news)


LAYOUTS: dict[str, Layout] = {}


def layout(name: str, language: str, page: str, item: str, **rest: object) -> Callable[[Body], Body]:
    """Put a body into the table."""

    def put(body: Body) -> Body:
        LAYOUTS[name] = Layout(language, page, item, body, **rest)  # type: ignore[arg-type]
        return body

    return put


def path(item: str, n: News) -> str:
    """The path of an item."""
    return item.format(n=n, d=n.day)


def rows(news: Sequence[News], row: Callable[[News], str], glue: str = "") -> str:
    """One row for each."""
    return glue.join(map(row, news))


# Bitrix -----------------------------------------------------------------------------------------------------------


@layout("bitrix news.list, default template", "ru", "/press/news/", "/press/news/{n.number}/")
def _bitrix(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<p class="news-item" id="bx_3218110189_{n.number}"><a href="/press/news/{n.number}/">'
            f'<img class="preview_picture" border="0" src="/upload/iblock/{n.number}.jpg" alt="{n.title}"'
            f' title="{n.title}" style="float:left"></a><span class="news-date-time">{n.dotted}</span>'
            f'<a href="/press/news/{n.number}/"><b>{n.title}</b></a><br>{n.teaser}<div style="clear:both"></div>'
            "<small>Рубрика:&nbsp;Международные связи</small><br></p>"
        ),
    )
    return f'{menu()}{CRUMBS}<div class="news-list">{pager()}<br>{body}<br>{pager()}</div>{footer()}'


@layout("bitrix tiles with a pinned first", "ru", "/novosti/", "/novosti/{n.slug}/", ordered=(3, 0, 1, 2, 4, 5))
def _bitrix_tiles(news: Sequence[News]) -> str:
    def tile(n: News) -> str:
        pinned = " news-tile--pinned" if n.number == NEWS["ru"][3].number else ""
        return (
            f'<div class="col-md-4"><div class="news-tile{pinned}"><a class="news-tile__img"'
            f' href="/novosti/{n.slug}/" style="background-image:url(/upload/{n.number}.jpg)"></a>'
            f'<div class="news-tile__body"><a class="news-tile__rubric" href="/novosti/?rubric=7">Связи</a>'
            f'<a class="news-tile__title" href="/novosti/{n.slug}/">{n.title}</a>'
            f'<div class="news-tile__date">{n.printed("ru")} г.</div>'
            f'<a class="news-tile__more" href="/novosti/{n.slug}/">Подробнее</a></div></div></div>'
        )

    return (
        f'{menu()}<div class="container"><div class="row">{rows(news, tile)}</div>{pager()}</div>{popular()}{footer()}'
    )


@layout("bitrix, whole card a link, day and month apart", "ru", "/press/", "/press/{n.number}.html")
def _bitrix_card(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<a class="press-item" href="/press/{n.number}.html"><span class="press-item__date">{n.printed("ru")}</span>'
            f'<span class="press-item__title">{n.title}</span><span class="press-item__text">{n.teaser}</span></a>'
        ),
    )
    return f"{menu()}{CRUMBS}<main><h1>Пресс-центр</h1>{body}</main>{footer()}"


# WordPress --------------------------------------------------------------------------------------------------------


@layout("wordpress classic", "de", "/category/partner/", "/{d:%Y/%m}/{n.slug}/")
def _wordpress(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<article id="post-{n.number}" class="post-{n.number} post type-post status-publish hentry category-partner">'
            f'<header class="entry-header"><h2 class="entry-title"><a href="{HOST}{path("/{d:%Y/%m}/{n.slug}/", n)}"'
            f' rel="bookmark">{n.title}</a></h2><div class="entry-meta"><span class="posted-on"><a href="'
            f'{HOST}{path("/{d:%Y/%m}/{n.slug}/", n)}"><time class="entry-date published" datetime="{n.day}T09:30:00+01:00">'
            f'{n.printed("de")}</time></a></span> <span class="byline">von <a class="url fn n" href="/author/anna/">'
            f'Anna Beispiel aus dem Rathaus</a></span> <span class="comments-link"><a href="{HOST}'
            f'{path("/{d:%Y/%m}/{n.slug}/", n)}#comments">3 Kommentare</a></span></div></header>'
            f'<div class="entry-content"><p>{n.teaser} <a class="more-link" href="{HOST}'
            f'{path("/{d:%Y/%m}/{n.slug}/", n)}">Weiterlesen <span class="screen-reader-text">{n.title}</span></a></p>'
            "</div></article>"
        ),
    )
    recent = rows(
        news[:3], lambda n: f'<li><a href="/2019/11/{n.slug}-old/">Ein alter Bericht, Teil {n.number}</a></li>'
    )
    side = f'<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><ul>{recent}</ul></section></aside>'
    return f'{menu("de")}<div id="content"><main id="main" class="site-main">{body}{pager("/page/")}</main></div>{side}{clouds()}{footer()}'


@layout("wordpress gutenberg query loop", "en", "/news/", "/{n.slug}/")
def _gutenberg(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<li class="wp-block-post post-{n.number} post type-post"><div class="wp-block-group is-layout-flow">'
            f'<figure class="wp-block-post-featured-image"><a href="{HOST}/{n.slug}/" target="_self"><img src="/p/{n.number}'
            f'.webp" alt=""></a></figure><div class="taxonomy-category wp-block-post-terms"><a href="/category/twins/"'
            f' rel="tag">Twin towns of our town</a></div><h2 class="wp-block-post-title"><a href="{HOST}/{n.slug}/"'
            f' target="_self">{n.title}</a></h2><div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">'
            f'{n.teaser} </p></div><div class="wp-block-post-date"><time datetime="{n.day}T10:00:00+00:00">'
            f"{n.printed('en')}</time></div></div></li>"
        ),
    )
    return (
        f'{menu("en")}{CONSENT}<main class="wp-block-group"><div class="wp-block-query"><ul class="wp-block-post-template'
        f' is-layout-grid columns-3">{body}</ul><nav class="wp-block-query-pagination"><a href="/news/page/2/">Next Page</a>'
        f"</nav></div></main>{footer()}"
    )


@layout("wordpress page builder cards", "pl", "/aktualnosci/", "/aktualnosci/{n.slug}/")
def _elementor(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<article class="elementor-post elementor-grid-item post-{n.number}"><div class="elementor-post__card">'
            f'<a class="elementor-post__thumbnail__link" href="/aktualnosci/{n.slug}/" tabindex="-1"><div'
            f' class="elementor-post__thumbnail"><img src="/w/{n.number}.jpg"></div></a>'
            f'<div class="elementor-post__badge">Współpraca</div><div class="elementor-post__text"><h3'
            f' class="elementor-post__title"><a href="/aktualnosci/{n.slug}/">{n.title}</a></h3>'
            f'<div class="elementor-post__excerpt"><p>{n.teaser}</p></div><a class="elementor-post__read-more"'
            f' href="/aktualnosci/{n.slug}/" aria-label="Czytaj więcej">Czytaj więcej »</a></div>'
            f'<div class="elementor-post__meta-data"><span class="elementor-post-date">{n.printed("pl")}</span>'
            '<span class="elementor-post-avatar">Brak komentarzy</span></div></div></article>'
        ),
    )
    return f'{menu("pl")}<div class="elementor-posts-container elementor-posts">{body}</div>{popular()}{footer()}'


# Drupal, TYPO3, Joomla --------------------------------------------------------------------------------------------


@layout("drupal views rows", "fr", "/actualites", "/actualites/{n.slug}")
def _drupal(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="views-row"><div class="views-field views-field-field-image"><div class="field-content"><a'
            f' href="/actualites/{n.slug}"><img src="/sites/default/files/{n.number}.jpg"></a></div></div>'
            f'<div class="views-field views-field-title"><span class="field-content"><a href="/actualites/{n.slug}"'
            f' hreflang="fr">{n.title}</a></span></div><div class="views-field views-field-created"><span'
            f' class="field-content">{n.printed("fr")}</span></div><div class="views-field views-field-body"><div'
            f' class="field-content"><p>{n.teaser}</p></div></div></div>'
        ),
    )
    return (
        f'{menu("fr")}<main><div class="region region-content"><div class="views-element-container"><div class="view'
        f' view-actualites"><div class="view-content">{body}</div>{pager("?page=")}</div></div></div></main>{footer()}'
    )


@layout("drupal node teasers", "en", "/press-releases", "/node/{n.number}")
def _drupal_nodes(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<article role="article" data-history-node-id="{n.number}" class="node node--type-article node--promoted'
            f' node--view-mode-teaser"><h2 class="node__title"><a href="/node/{n.number}" rel="bookmark"><span'
            f' class="field field--name-title">{n.title}</span></a></h2><footer class="node__meta"><div'
            f' class="node__submitted">Submitted by <span class="field--name-uid">editor</span> on <span>'
            f'{n.day:%d %B %Y} - 09:15</span></div></footer><div class="node__content"><div class="field--name-body"><p>'
            f'{n.teaser}</p></div><ul class="links inline"><li class="node-readmore"><a href="/node/{n.number}"'
            f' title="{n.title}">Read more<span class="visually-hidden"> about {n.title}</span></a></li></ul></div></article>'
        ),
    )
    return f'{menu("en")}<main role="main"><h1>Press releases</h1>{body}</main>{clouds()}{footer()}'


@layout("typo3 news list", "de", "/aktuelles/", "/aktuelles/detail/{n.slug}/")
def _typo3(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="article articletype-0 topnews" itemscope="itemscope" itemtype="http://schema.org/Article">'
            f'<div class="header"><h3><a itemprop="url" title="{n.title}" href="/aktuelles/detail/{n.slug}/"><span'
            f' itemprop="headline">{n.title}</span></a></h3></div><div class="news-img-wrap"><a title="{n.title}"'
            f' href="/aktuelles/detail/{n.slug}/"><img src="/fileadmin/{n.number}.jpg" width="320" height="200"></a></div>'
            f'<div class="teaser-text"><div itemprop="description"><p>{n.teaser}</p></div><a class="more"'
            f' title="{n.title}" href="/aktuelles/detail/{n.slug}/">Weiterlesen</a></div><div class="footer"><p><span'
            f' class="news-list-date"><time itemprop="datePublished" datetime="{n.day}">{n.dotted}</time></span>'
            '<span class="news-list-category">Städtepartnerschaft</span></p></div></div>'
        ),
    )
    return f'{menu("de")}<main id="content"><div class="news"><div class="news-list-view">{body}{pager("?page=")}</div></div></main>{footer()}'


@layout("typo3 tt_news, flat", "de", "/presse/", "/presse/artikel/?tx_ttnews[tt_news]={n.number}")
def _tt_news(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="news-list-item"><span class="news-list-date">{n.dotted}</span><h2><a'
            f' href="/presse/artikel/?tx_ttnews[tt_news]={n.number}" title="{n.title}">{n.title}</a></h2><p class="bodytext">'
            f'{n.teaser}</p><div class="news-list-morelink"><a href="/presse/artikel/?tx_ttnews[tt_news]={n.number}">'
            '[mehr]</a></div><hr class="clearer"></div>'
        ),
    )
    return f'{menu("de")}<div id="main">{body}</div>{footer()}'


@layout("joomla blog", "pl", "/aktualnosci", "/aktualnosci/{n.number}-{n.slug}")
def _joomla(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="items-row cols-1 row-{n.number}"><div class="item column-1" itemprop="blogPost" itemscope'
            f' itemtype="https://schema.org/BlogPosting"><div class="page-header"><h2 itemprop="name"><a'
            f' href="/aktualnosci/{n.number}-{n.slug}" itemprop="url">{n.title}</a></h2></div><dl class="article-info'
            f' muted"><dt class="article-info-term">Szczegóły</dt><dd class="createdby">Autor: <span itemprop="name">'
            f'Urząd Miasta</span></dd><dd class="category-name">Kategoria: <a href="/aktualnosci/partnerstwo">Miasta'
            f' partnerskie naszego miasta</a></dd><dd class="published"><time datetime="{n.day}T08:00:00+01:00"'
            f' itemprop="datePublished">Opublikowano: {n.printed("pl")}</time></dd><dd class="hits">Odsłony: {n.number}</dd>'
            f'</dl><p>{n.teaser}</p><p class="readmore"><a class="btn" href="/aktualnosci/{n.number}-{n.slug}">Czytaj'
            f" więcej: {n.title}</a></p></div></div>"
        ),
    )
    return f'{menu("pl")}<div class="blog">{body}</div><div class="pagination"><a href="/aktualnosci?start=6">2</a></div>{footer()}'


@layout("joomla category table", "en", "/news", "/news/{n.number}-{n.slug}")
def _joomla_table(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<tr class="cat-list-row0"><td headers="categorylist_header_title" class="list-title"><a href="/news/{n.number}'
            f'-{n.slug}">{n.title}</a></td><td headers="categorylist_header_date" class="list-date small">{n.day:%d %B %Y}'
            f'</td><td class="list-author">Written by Town Hall</td><td class="list-hits"><span class="badge">Hits: '
            f"{n.number}</span></td></tr>"
        ),
    )
    head = '<thead><tr><th><a href="#" onclick="Joomla.tableOrdering(\'a.title\')">Title</a></th><th>Date</th></tr></thead>'
    return f'{menu("en")}<div class="category-list"><table class="category table">{head}<tbody>{body}</tbody></table></div>{footer()}'


# Government systems of several countries -----------------------------------------------------------------------------


@layout("chinese government list", "zh", "/xwzx/zwyw/index.html", "/xwzx/zwyw/{d:%Y%m}/t{d:%Y%m%d}_{n.number}.html")
def _china(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<li><a href="./{n.day:%Y%m}/t{n.day:%Y%m%d}_{n.number}.html" target="_blank" title="{n.title}">{n.title}</a>'
            f"<span>{n.day}</span></li>"
        ),
    )
    side = "".join(
        f'<li><a href="/zwgk/{name}/">{name}</a></li>' for name in ("政务公开", "办事服务", "互动交流", "走进城市")
    )
    return (
        f'<div class="nav"><ul>{side}</ul></div><div class="dqwz">当前位置：<a href="/">首页</a>&gt;<a href="/xwzx/">新闻中心</a>'
        f'</div><div class="main"><div class="left"><ul>{side}</ul></div><div class="right"><ul class="list">{body}</ul>'
        '<div class="page"><script>createPageHTML(20, 0, "index", "html");</script></div></div></div>'
    )


@layout("chinese list, date in brackets in front, five to a block", "zh", "/news/", "/news/{n.number}.shtml")
def _china_blocks(news: Sequence[News]) -> str:
    def row(n: News) -> str:
        return f'<li><em>[{n.day:%Y-%m-%d}]</em><a href="/news/{n.number}.shtml" target="_blank">·{n.title}</a></li>'

    return f'<div class="list_box"><ul>{rows(news[:3], row)}</ul><div class="line"></div><ul>{rows(news[3:], row)}</ul></div>'


@layout("turkish municipality cards", "tr", "/haberler", "/haber/{n.number}/{n.slug}")
def _turkey(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="col-lg-4 col-md-6"><div class="haber-kutu"><a href="/haber/{n.number}/{n.slug}"><img'
            f' data-src="/resim/{n.number}.jpg" src="data:image/gif;base64,R0lGOD" class="lazy"><div class="haber-tarih">'
            f'{n.printed("tr")}</div><h4 class="haber-baslik">{n.title}</h4><p>{n.teaser}</p></a></div></div>'
        ),
    )
    return f'{menu("tr")}<section class="haberler"><div class="row">{body}</div></section>{footer()}'


@layout("belarusian executive committee", "be", "/be/naviny/", "/be/naviny/{n.number}")
def _belarus(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="news_block"><div class="news_block_img"><a href="/be/naviny/{n.number}"><img src="/i/{n.number}.jpg">'
            f'</a></div><div class="news_block_text"><div class="date">{n.printed("be")}</div><a class="zag" href="/be/naviny/'
            f'{n.number}">{n.title}</a><div class="txt">{n.teaser}</div></div></div>'
        ),
    )
    return f'{menu("ru")}{CRUMBS}<div class="content">{body}</div><div class="right-col">{adverts()}</div>{footer()}'


@layout("georgian city, year-less days in a badge", "ka", "/ka/news", "/ka/news/{n.number}/{n.slug}")
def _georgia(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="news-box"><a href="/ka/news/{n.number}/{n.slug}"><div class="pic"><img src="/p/{n.number}.png">'
            f'</div><div class="badge-date">{n.printed("ka")}</div><div class="news-title">{n.title}</div></a></div>'
        ),
    )
    return f'{menu("en")}<div class="news-grid">{body}</div>{footer()}'


@layout("armenian municipality", "hy", "/hy/news/", "/hy/news/?id={n.number}")
def _armenia(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="nblock"><a href="/hy/news/?id={n.number}" class="ntitle">{n.title}</a><div class="ndate">'
            f'{n.day:%d/%m/%Y}</div><div class="ntext">{n.teaser}</div></div>'
        ),
    )
    return f'{menu("en")}<div id="news">{body}</div>{footer()}'


@layout("arabic city, right to left", "ar", "/ar/news", "/ar/news/{n.number}")
def _arabic(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="card h-100"><img class="card-img-top" src="/m/{n.number}.jpg"><div class="card-body"><h5'
            f' class="card-title"><a class="stretched-link" href="/ar/news/{n.number}">{n.title}</a></h5><p class="card-text">'
            f'{n.teaser}</p></div><div class="card-footer"><small class="text-muted">{n.printed("ar")}</small></div></div>'
        ),
    )
    return f'{menu("en")}<main dir="rtl"><div class="row">{body}</div></main>{footer()}'


@layout("russian gov system, day above its items", "ru", "/news", "/news/{n.number}", pairs=True)
def _day_headings(news: Sequence[News]) -> str:
    parts = []
    for place in range(0, len(news), 2):
        first, second = news[place], news[place + 1]
        parts.append(
            f'<div class="news-day"><div class="news-day__title">{first.printed("ru")}</div>'
            f'<div class="news-line"><span class="news-line__time">16:40</span> <a href="/news/{first.number}">{first.title}</a>'
            f'</div><div class="news-line"><span class="news-line__time">09:05</span> <a href="/news/{second.number}">'
            f"{second.title}</a></div></div>"
        )
    return f'{menu()}<div class="news-feed">{"".join(parts)}</div>{footer()}'


@layout("flat days as headings between list items", "de", "/ticker/", "/ticker/{n.slug}.html", pairs=True)
def _flat_days(news: Sequence[News]) -> str:
    parts = []
    for place in range(0, len(news), 2):
        parts.append(f'<h4 class="tag">{news[place].printed("de")}</h4>')
        parts += [
            f'<p class="zeile"><a href="/ticker/{n.slug}.html">{n.title}</a></p>' for n in news[place : place + 2]
        ]
    return f'{menu("de")}<div id="inhalt"><h1>Ticker</h1>{"".join(parts)}</div>{footer()}'


# Hand-made --------------------------------------------------------------------------------------------------------


@layout("hand-made table with fonts", "ru", "/news.htm", "/news/{d:%y%m%d}.htm", lang=False)
def _old_table(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f"<tr><td width=90 valign=top><font size=2 color=gray>{n.dotted}</font></td><td><font face=Arial><a"
            f" href=news/{n.day:%y%m%d}.htm><b>{n.title}</b></a><br><font size=2>{n.teaser}</font></font></td></tr>"
        ),
    )
    left = "".join(f"<tr><td><a href=page{n}.htm>Отделы и службы города, часть {n}</a></td></tr>" for n in range(6))
    return (
        f"<table width=100%><tr><td width=150><table>{left}</table></td><td><table border=0 cellpadding=3>{body}</table>"
        "</td></tr></table>"
    )


@layout("definition list, dates as terms", "en", "/press/", "/press/{n.slug}.html")
def _terms(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: f'<dt>{n.day:%d %b %Y}</dt><dd><a href="{n.slug}.html">{n.title}</a><br>{n.teaser}</dd>',
    )
    return f"{menu('en')}<h1>Press</h1><dl>{body}</dl>{footer()}"


@layout("definition list, headlines as terms", "fr", "/presse/", "/presse/{n.number}.php")
def _headline_terms(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<dt><a href="/presse/{n.number}.php">{n.title}</a></dt><dd class="date">{n.dotted}</dd><dd>{n.teaser}</dd>'
        ),
    )
    return f'{menu("fr")}<dl class="liste">{body}</dl>{footer()}'


@layout("div soup without a class", "tr", "/duyurular", "/duyuru.php?id={n.number}")
def _soup(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div><div><div><a href="duyuru.php?id={n.number}"><div>{n.title}</div></a></div><div><div>{n.dotted}</div>'
            f"</div></div><div>{n.teaser}</div></div>"
        ),
    )
    return (
        f'<div><div><a href="/">Ana sayfa</a><a href="/iletisim">İletişim</a></div><div><div>{body}</div></div></div>'
    )


@layout("paragraphs with the date in bold", "ru", "/novosti.html", "/n{n.number}.html", lang=False)
def _paragraphs(news: Sequence[News]) -> str:
    body = rows(news, lambda n: f'<p><b>{n.dotted}</b> <a href="n{n.number}.html">{n.title}</a>. {n.teaser}</p>')
    return f"<center><h1>Новости</h1></center>{body}<hr><p><a href=index.html>На главную страницу нашего города</a></p>"


@layout("paragraphs, the date inside the link", "ru", "/vesti/", "/vesti/{n.number}/", dated=True)
def _date_in_link(news: Sequence[News]) -> str:
    body = rows(news, lambda n: f'<li><a href="/vesti/{n.number}/">{n.dotted} - {n.title}</a></li>')
    return f'{menu()}<div class="vesti"><ul>{body}</ul></div>{footer()}'


@layout("kickers inside the headings", "de", "/nachrichten/", "/nachrichten/{n.slug}-{n.number}.html")
def _kickers(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<article><a href="/nachrichten/{n.slug}-{n.number}.html"><h3 class="c1"><div class="c2"><span'
            f' data-manual="teaser-overline">Partnerstädte</span></div><span class="c3">:</span><span class="c4">{n.title}'
            f'</span></h3></a><p>{n.teaser}</p><time datetime="{n.day}T12:00:00Z">vor kurzem</time></article>'
        ),
    )
    return f"{menu('de')}<main>{body}</main>{footer()}"


@layout("kicker span, label and comments count in the heading", "en", "/stories/", "/stories/{n.number}")
def _labels(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="story"><h2 class="story-title"><a href="/stories/{n.number}"><span class="kicker">Abroad</span>'
            f' {n.title} <span class="comments-count">{n.number % 7}</span></a></h2><span class="when">{n.printed("en")}</span>'
            "</div>"
        ),
    )
    return f'{menu("en")}<div class="stories">{body}</div>{popular()}{footer()}'


@layout("nothing but links", "pl", "/wiadomosci/", "/wiadomosci/{n.number},{n.slug}.html", dated=False)
def _bare_links(news: Sequence[News]) -> str:
    body = rows(news, lambda n: f'<li><a href="/wiadomosci/{n.number},{n.slug}.html">{n.title}</a></li>')
    return f'{menu("pl")}<div class="srodek"><ul>{body}</ul></div>{footer()}'


@layout("headlines without links, «read more» below", "en", "/about/in-the-news/", "/stories/{n.slug}")
def _read_more_only(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="feature"><h4>{n.title}</h4><p class="dateline">{n.day:%B %d, %Y}</p><p>{n.teaser}</p><a'
            f' class="button" href="/stories/{n.slug}">Read more</a></div>'
        ),
    )
    return f'{menu("en")}<section class="features">{body}</section>{footer()}'


@layout("cards under an empty link", "fr", "/infos/", "/infos/{n.number}")
def _overlays(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="carte"><a class="carte__lien" href="/infos/{n.number}" aria-hidden="true"></a><img src="/i/{n.number}'
            f'.jpg"><h3>{n.title}</h3><span class="carte__date">{n.printed("fr")}</span><p>{n.teaser}</p></div>'
        ),
    )
    return f'{menu("fr")}<div class="cartes">{body}</div>{footer()}'


@layout("links in onclick only", "ru", "/sobytiya/", "/sobytiya/{n.number}.html")
def _onclick(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="event" onclick="location.href=\'/sobytiya/{n.number}.html\'"><div class="event__name">{n.title}</div>'
            f'<div class="event__date">{n.printed("ru")}</div><div class="event__text">{n.teaser}</div></div>'
        ),
    )
    return f'{menu()}<div class="events">{body}</div>{footer()}'


@layout("links opened by a function", "tr", "/haber", "/haber/{n.slug}.aspx")
def _opened(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<tr><td>{n.dotted}</td><td><a href="#" onclick="window.open(\'/haber/{n.slug}.aspx\'); return false;">'
            f"{n.title}</a></td></tr>"
        ),
    )
    return f'{menu("tr")}<table class="liste"><tbody>{body}</tbody></table>{footer()}'


@layout("base href and relative links", "en", "/en/press/list/", "/media/{n.slug}.html", head='<base href="/media/">')
def _based(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="pr"><a href="{n.slug}.html">{n.title}</a> <i>{n.printed("en")}</i><p>{n.teaser}</p></div>'
        ),
    )
    return f'{menu("en")}<div class="prs">{body}</div>{footer()}'


@layout("absolute, relative and protocol-relative links mixed", "de", "/neu/", "/neu/{n.number}")
def _mixed(news: Sequence[News]) -> str:
    starts = (HOST, "", "//gorod.example")
    body = "".join(
        f'<div class="neu"><a href="{starts[place % 3]}/neu/{n.number}#top"><h3>{n.title}</h3></a><em>{n.dotted}</em></div>'
        for place, n in enumerate(news)
    )
    return f'{menu("de")}<div class="liste">{body}</div>{footer()}'


@layout("a carousel that repeats the first items", "ru", "/glavnoe/", "/glavnoe/{n.number}/")
def _carousel(news: Sequence[News]) -> str:
    slides = rows(
        [*news[:3], *news[:3]],
        lambda n: (
            f'<div class="slick-slide"><a href="/glavnoe/{n.number}/"><img src="/s/{n.number}.jpg"><div class="caption">'
            f"{n.title}</div></a></div>"
        ),
    )
    body = rows(
        news,
        lambda n: (
            f'<div class="item"><a href="/glavnoe/{n.number}/"><img src="/s/{n.number}.jpg"></a><h2><a href="/glavnoe/{n.number}/">'
            f'{n.title}</a></h2><p class="date">{n.printed("ru")}</p><p>{n.teaser}</p></div>'
        ),
    )
    return f'{menu()}<div class="slick-track">{slides}</div><div class="items">{body}</div>{footer()}'


@layout("adverts between the items", "ru", "/lenta/", "/lenta/{d:%Y/%m/%d}/{n.slug}/")
def _between_adverts(news: Sequence[News]) -> str:
    def row(n: News) -> str:
        at = path("/lenta/{d:%Y/%m/%d}/{n.slug}/", n)
        return f'<div class="lenta-item"><a href="{at}">{n.title}</a><time datetime="{n.day}">{n.dotted}</time></div>'

    return f'{menu()}<div class="lenta">{rows(news[:2], row)}{adverts()}{rows(news[2:], row)}</div>{popular()}{clouds()}{footer()}'


@layout("a side list longer than the news", "en", "/council/news", "/council/news/{n.number}")
def _long_side(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="news-row"><a href="/council/news/{n.number}">{n.title}</a><div class="posted">{n.printed("en")}</div>'
            f"<p>{n.teaser}</p></div>"
        ),
    )
    return f'{menu("en")}<div class="wrap"><div class="main-col">{body}</div>{popular(20)}</div>{footer()}'


@layout("broken nesting", "ru", "/info/", "/info/{n.number}")
def _broken(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f"<li class=inf><a href=/info/{n.number}><b>{n.title}</a></b><span class=dt>{n.dotted}<p>{n.teaser}</div></td>"
        ),
    )
    return f"{menu()}</div></div><ul>{body}</ul></span></p>{footer()}"


@layout("duplicate ids", "en", "/updates/", "/updates/{n.slug}")
def _duplicate_ids(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div id="item"><div id="title"><a id="link" href="/updates/{n.slug}">{n.title}</a></div><div id="date">'
            f'{n.printed("en")}</div><div id="text">{n.teaser}</div></div>'
        ),
    )
    return f'{menu("en")}<div id="item-list">{body}</div>{footer()}'


@layout("five megabytes of script in front", "de", "/meldungen/", "/meldungen/{n.number}")
def _big_script(news: Sequence[News]) -> str:
    script = "<script>var bundle=[" + "'function(a,b){return a<b&&b>a}'," * 160_000 + "0];</script>"
    body = rows(
        news, lambda n: f'<div class="m"><h3><a href="/meldungen/{n.number}">{n.title}</a></h3><i>{n.dotted}</i></div>'
    )
    return f'{script}{menu("de")}<div class="ms">{body}</div>{footer()}'


@layout("forty nested wrappers around each item", "en", "/deep/", "/deep/{n.slug}")
def _deep(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: "<div>" * 40 + f'<a href="/deep/{n.slug}">{n.title}</a><span>{n.dotted}</span>' + "</div>" * 40,
    )
    return "<div>" * 30 + menu("en") + f"<div>{body}</div>" + "</div>" * 30


# For machines --------------------------------------------------------------------------------------------------------


def script_json(value: object, attributes: str = 'type="application/ld+json"') -> str:
    """A script element with data."""
    return f"<script {attributes}>{json.dumps(value, ensure_ascii=False)}</script>"


@layout("JSON-LD ItemList beside a shell", "de", "/stories/", "/stories/{n.slug}")
def _item_list(news: Sequence[News]) -> str:
    entries = [
        {
            "@type": "ListItem",
            "position": place,
            "item": {
                "@type": "NewsArticle",
                "headline": n.title,
                "url": f"/stories/{n.slug}",
                "datePublished": f"{n.day}",
            },
        }
        for place, n in enumerate(news, start=1)
    ]
    crumbs = [
        {"@type": "ListItem", "position": 1, "name": "Startseite unserer Stadt", "item": "https://gorod.example/"}
    ]
    return (
        menu("de")
        + script_json({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": crumbs})
        + script_json({"@context": "https://schema.org", "@type": "ItemList", "itemListElement": entries})
        + '<div id="app"></div>'
        + footer()
    )


@layout("dates in JSON-LD only", "en", "/local/", "/local/{n.slug}")
def _dates_for_machines(news: Sequence[News]) -> str:
    graph = [
        {"@type": "BlogPosting", "headline": n.title, "url": f"/local/{n.slug}", "datePublished": f"{n.day}"}
        for n in news
    ]
    body = rows(
        news, lambda n: f'<div class="t"><h3><a href="/local/{n.slug}">{n.title}</a></h3><p>{n.teaser}</p></div>'
    )
    return menu("en") + script_json({"@graph": graph}) + f"<main>{body}</main>" + footer()


@layout("microdata without links around headlines", "fr", "/mag/", "/mag/{n.slug}")
def _microdata(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div itemscope itemtype="https://schema.org/NewsArticle"><link itemprop="url" href="/mag/{n.slug}"><span'
            f' itemprop="headline">{n.title}</span><meta itemprop="datePublished" content="{n.day}"><span'
            f' itemprop="description">{n.teaser}</span></div>'
        ),
    )
    return f"{menu('fr')}<main>{body}</main>{footer()}"


@layout("h-feed", "en", "/notes/", "/notes/{n.slug}")
def _h_feed(news: Sequence[News]) -> str:
    body = rows(
        news,
        lambda n: (
            f'<div class="h-entry"><a class="u-url p-name" href="/notes/{n.slug}">{n.title}</a> <time class="dt-published"'
            f' datetime="{n.day}T10:00:00Z">a while ago</time><p class="p-summary">{n.teaser}</p><a class="p-author h-card"'
            ' href="/people/editor">Editor of the notes</a></div>'
        ),
    )
    return f'{menu("en")}<div class="h-feed">{body}</div>{footer()}'


def _records(news: Sequence[News], folder: str) -> list[dict[str, object]]:
    return [
        {
            "id": n.number,
            "title": n.title,
            "url": f"{folder}/{n.slug}",
            "publishedAt": f"{n.day}T08:00:00.000Z",
            "excerpt": n.teaser,
            "category": {"title": "Twin towns", "url": "/category/twin-towns"},
        }
        for n in news
    ]


@layout("next.js shell", "en", "/blog", "/blog/{n.slug}")
def _next_data(news: Sequence[News]) -> str:
    navigation = [{"title": f"Department number {n} of the town", "url": f"/dep-{n}/"} for n in range(3)]
    state = {
        "props": {"pageProps": {"menu": navigation, "posts": {"edges": [{"node": r} for r in _records(news, "/blog")]}}}
    }
    return '<div id="__next"><div class="spinner"></div></div>' + script_json(
        state, 'id="__NEXT_DATA__" type="application/json"'
    )


@layout("state on window, epoch milliseconds", "ru", "/feed", "/feed/{n.slug}")
def _window_state(news: Sequence[News]) -> str:
    days = [int(1000 * (n.day.toordinal() - date(1970, 1, 1).toordinal()) * 86_400) + 43_200_000 for n in news]
    items = [
        {"headline": n.title, "link": f"https://gorod.example/feed/{n.slug}", "created_at": day}
        for n, day in zip(news, days, strict=True)
    ]
    state = json.dumps({"news": {"list": items, "total": 600}}, ensure_ascii=False)
    return f'<div id="root"></div><script>window.__INITIAL_STATE__ = {state}; (function(){{}})();</script>'


@layout("state parsed from a string", "pl", "/app", "/app/{n.slug}")
def _parsed_state(news: Sequence[News]) -> str:
    state = json.dumps(json.dumps({"items": _records(news, "/app")}))
    return f'<div id="app"></div><script>window.__APP__ = JSON.parse({state});</script>'


@layout("apollo store by key", "de", "/magazin", "/magazin/{n.slug}")
def _apollo(news: Sequence[News]) -> str:
    store = {
        f"Article:{n.number}": {"__typename": "Article", **record}
        for n, record in zip(news, _records(news, "/magazin"), strict=True)
    }
    store["Author:1"] = {"__typename": "Author", "name": "Die Redaktion der Stadt", "url": "/autor/redaktion"}
    return (
        f'<div id="root"></div><script>window.__APOLLO_STATE__={json.dumps({"ROOT_QUERY": {"a": 1}, **store})}</script>'
    )


@layout("flight data of server components", "en", "/journal", "/journal/{n.slug}")
def _flight(news: Sequence[News]) -> str:
    line = "5:" + json.dumps(["$", "div", None, {"articles": _records(news, "/journal")}]) + "\n"
    half = len(line) // 2
    return '<div id="main"></div>' + "".join(
        f"<script>self.__next_f.push({json.dumps([1, part])})</script>" for part in (line[:half], line[half:])
    ).replace(escape("&"), "&")


@layout("nuxt 3 payload", "fr", "/jdv", "/jdv/{n.slug}")
def _nuxt(news: Sequence[News]) -> str:
    flat: list[object] = [{"state": 1, "list": 2}, {}, []]
    for record in _records(news, "/jdv"):
        keys = {}
        at = len(flat)
        flat.append(keys)
        flat[2].append(at)  # type: ignore[attr-defined]
        for name in ("title", "url", "publishedAt", "excerpt"):
            keys[name] = len(flat)
            flat.append(record[name])
    return '<div id="__nuxt"></div>' + script_json(flat, 'type="application/json" id="__NUXT_DATA__"')
