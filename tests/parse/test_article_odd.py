"""Article pages with what misleads: notes of offices and agencies, boxes, leads set apart, tables of who wrote it."""
# ruff: noqa: E501 - markup as sites print it

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from aggregator.model import Page, Source
from aggregator.parse import article


@dataclass(frozen=True, slots=True)
class Case:
    """A page and what is to be read from it."""

    name: str
    url: str
    html: str
    title: str
    text: str
    published: str
    authors: tuple[str, ...] = ()
    image: str | None = None
    caption: str | None = None
    continued: tuple[str, ...] = ()
    link: str | None = None


CASES: list[Case] = []


def _case(*words: object, **rest: object) -> None:
    CASES.append(Case(*words, **rest))  # type: ignore[arg-type]


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{line}</p>\n" for line in lines)


RU = [
    "Делегация Пскова провела в Валмиере три дня и обсудила школьные обмены.",
    "Стороны договорились, что первая группа поедет в мае, а принимать её будут семьи.",
    "«Мы ждали этого десять лет», — сказала заместитель главы города.",
]
RU_TITLE = "Псков и Валмиера возобновляют школьные обмены"
OTHERS = ["Ярмарка мёда пройдёт на площади", "Хор ветеранов выступил в парке", "Открыт новый мост через реку"]
RELATED = "".join(
    f'<li><a href="/news/{n}.html">{o}</a> <span>0{n}.03.2026</span></li>' for n, o in enumerate(OTHERS, 1)
)
_case(
    "city hall with views, source and print link",
    "https://pskov.example/news/4711.html",
    f"""<html lang=ru><head><title>{RU_TITLE} — Администрация города</title></head><body><div class=top><a href=/>Главная</a> <a href=/news>Новости</a></div>
<div class="content"><div class="bc">Главная » Новости » {RU_TITLE}</div><h1>{RU_TITLE}</h1><div class="info"><span>05 марта 2026, 10:20</span> <span>Просмотров: 1 245</span> <a href="?print=1">Версия для печати</a></div>
<p><img src="/u/1.jpg" alt="" align="left"></p>{_paragraphs(RU)}<p>Пресс-служба администрации города</p><p><a href="/news">← Назад к списку новостей</a></p>
<p>Поделиться: <a href="https://vk.example/share">ВКонтакте</a> <a href="https://ok.example/share">Одноклассники</a></p>
<h3>Другие новости</h3><ul>{RELATED}</ul></div><div class=foot>© 2008–2026 Администрация. При использовании материалов ссылка обязательна.</div></body></html>""",
    RU_TITLE,
    "\n\n".join(RU),
    "05 марта 2026, 10:20",
    image="https://pskov.example/u/1.jpg",
)
_case(
    "agency with dateline, rights and tags",
    "https://agency.example/2026/03/05/pskov-valmiera",
    f'''<html lang=ru><head><meta property="og:title" content="{RU_TITLE}"><meta property="og:site_name" content="Агентство Север"><title>{RU_TITLE} - Агентство Север</title>
<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": RU_TITLE, "datePublished": "2026-03-05T10:20:00+03:00", "dateModified": "2026-03-06T10:20:00+03:00", "author": {"@type": "Person", "name": "Мария Лесная"}, "image": ["https://agency.example/i/9.jpg"], "publisher": {"@type": "Organization", "name": "Агентство Север"}})}</script></head><body>
<header><nav><a href="/a">Политика</a><a href="/b">Общество</a></nav></header><article><h1>{RU_TITLE}</h1><div class="article__meta"><time datetime="2026-03-05T10:20:00+03:00">5 марта, 10:20</time></div>
<figure><img src="/i/9.jpg"><figcaption>Ратуша Валмиеры. © Иван Снимков/Агентство Север</figcaption></figure>
<div class="article__text"><p>ПСКОВ, 5 мар — Агентство Север. {RU[0]}</p><p>{RU[1]}</p><div class="article__inline-related"><strong>Читайте также</strong><a href="/2026/03/01/x">{OTHERS[0]}</a></div><p>{RU[2]}</p></div>
<div class="article__tags"><a href="/t/1">Псков</a><a href="/t/2">Валмиера</a></div><div class="article__subscribe">Подписывайтесь на наш канал в Telegram и будьте в курсе событий.</div>
<div class="article__copyright">Все права защищены. Полное или частичное копирование запрещено.</div></article>
<section><h2>Главное за день</h2><div><a href="/2026/03/05/q">{OTHERS[1]}</a></div><div><a href="/2026/03/05/w">{OTHERS[2]}</a></div></section></body></html>''',
    RU_TITLE,
    "\n\n".join(["ПСКОВ, 5 мар — Агентство Север. " + RU[0], RU[1], RU[2]]),
    "2026-03-05T10:20:00+03:00",
    ("Мария Лесная",),
    "https://agency.example/i/9.jpg",
    "Ратуша Валмиеры. © Иван Снимков/Агентство Север",
)
DE = [
    "Die Städte Görlitz und Zgorzelec eröffnen im Mai eine gemeinsame Musikschule am Fluss.",
    "Rund sechzig Kinder sind bereits angemeldet, unterrichtet wird in zwei Sprachen.",
    "Der Unterricht beginnt am 4. Mai, die Anmeldung läuft noch bis Ende April.",
]
DE_TITLE = "Görlitz und Zgorzelec gründen Musikschule"
_case(
    "typo3 detail with downloads and contact box",
    "https://stadt.example/aktuelles/detail/musikschule",
    f"""<html lang=de><head><title>{DE_TITLE} | Stadt Görlitz</title><meta name="date" content="2026-03-05"></head><body><div id=skip><a href="#c">Zum Inhalt springen</a></div><nav>{"".join(f'<a href="/{n}">Amt {n}</a>' for n in range(6))}</nav>
<main><div class="news news-single"><div class="article"><div class="header"><h1>{DE_TITLE}</h1></div><div class="footer"><p><span class="news-list-date">05.03.2026</span> <span class="news-list-category">Partnerstädte</span></p></div>
<div class="teaser-text"><p><b>{DE[0]}</b></p></div><div class="news-img-wrap"><div class="outer"><div class="mediaelement mediaelement-image"><img src="/fileadmin/m.jpg" title="x"></div><p class="news-img-caption">Foto: Stadtverwaltung</p></div></div>
<div class="news-text-wrap"><p>{DE[1]}</p><p>{DE[2]}</p></div><div class="news-related-wrap"><div class="news-related news-related-files"><h4>Downloads</h4><ul><li><a href="/f.pdf">Flyer der Musikschule (PDF, 2 MB)</a></li></ul></div></div>
<div class="contact-box"><h4>Ansprechpartnerin</h4><p>Petra Muster<br>Tel.: 03581 00000<br>E-Mail: presse@stadt.example</p></div><p><a href="/aktuelles">Zurück zur Übersicht</a></p></div></div></main><footer><p>Impressum</p></footer></body></html>""",
    DE_TITLE,
    "\n\n".join(DE),
    "05.03.2026",
    image="https://stadt.example/fileadmin/m.jpg",
    caption="Foto: Stadtverwaltung",
)
FR = [
    "Les villes de Nancy et de Karlsruhe ont signé samedi un accord sur les transports.",
    "Un bus direct reliera les deux gares dès septembre, avec six départs par jour.",
    "Le billet coûtera neuf euros pour les moins de vingt-six ans.",
]
FR_TITLE = "Nancy et Karlsruhe lancent un bus direct"
_case(
    "newspaper with newsletter, lire aussi, author box",
    "https://journal.example/2026/03/05/bus-direct/",
    f'''<html lang="fr-FR"><head><title>{FR_TITLE} - Le Journal de l'Est</title><meta property="og:title" content="{FR_TITLE}"><meta property="og:site_name" content="Le Journal de l'Est"><meta property="article:published_time" content="2026-03-05T08:00:00+01:00"><meta property="og:image" content="https://journal.example/wp/bus.jpg"></head><body class="single">
<header><a href="/">Le Journal</a></header><main><article><h1 class="entry-title">{FR_TITLE}</h1><p class="chapo"><strong>{FR[0]}</strong></p><p class="entry-meta">Par <a href="/author/paul" rel="author">Paul Vernet</a> · Publié le 5 mars 2026 à 8h00 · Mis à jour le 6 mars 2026 à 9h00 · Temps de lecture : 2 min</p>
<figure class="wp-block-image"><img src="/wp/bus.jpg"><figcaption>Le bus devant la gare. Photo Le Journal</figcaption></figure><div class="entry-content"><p>{FR[1]}</p><p><strong>Lire aussi :</strong> <a href="/2026/02/01/tram/">Le tram de Metz aura une nouvelle ligne</a></p>
<div class="newsletter-box"><p>Recevez chaque matin l'essentiel de l'actualité dans votre boîte mail.</p><form><input type=email><button>Je m'inscris</button></form></div><p>{FR[2]}</p></div>
<div class="author-box"><img src="/a.jpg"><p>Paul Vernet suit les transports et la vie des régions depuis dix ans au sein de la rédaction.</p></div>
<section class="related-posts"><h2>Sur le même sujet</h2><article><h3><a href="/x1/">Le maire de Metz ouvre le marché couvert</a></h3><p>Des centaines de personnes sont venues à la fête.</p></article><article><h3><a href="/x2/">La bibliothèque de Toul rouvre après deux ans</a></h3><p>Les lecteurs retrouvent leurs livres et leurs places.</p></article></section></article></main></body></html>''',
    FR_TITLE,
    "\n\n".join(FR),
    "2026-03-05T08:00:00+01:00",
    ("Paul Vernet",),
    "https://journal.example/wp/bus.jpg",
    "Le bus devant la gare. Photo Le Journal",
)
ZH = [
    "3月5日，苏州市与威尼斯市代表在苏州签署了新一轮友好合作备忘录。",
    "双方将在运河保护、丝绸工艺和青年交流方面开展为期三年的合作。",
    "首批二十名学生将于九月前往威尼斯学习。",
]
ZH_TITLE = "苏州与威尼斯签署友好合作备忘录"
_case(
    "chinese government article, editor line and share",
    "http://www.suzhou.example/szsrmzf/szyw/202603/t20260305_8812.shtml",
    f'''<html><head><meta charset=utf-8><meta name="ArticleTitle" content="{ZH_TITLE}"><meta name="PubDate" content="2026-03-05 16:40"><meta name="ContentSource" content="苏州日报"><title>{ZH_TITLE} - 苏州市人民政府</title></head><body><div class="position">当前位置：<a href="/">首页</a> &gt; <a href="../">苏州要闻</a></div>
<div class="article"><h1>{ZH_TITLE}</h1><div class="info"><span>来源：苏州日报</span><span>发布时间：2026-03-05 16:40</span><span>访问量：<em id="hits">88</em></span><span>字体：[<a>大</a> <a>中</a> <a>小</a>]</span></div><div class="zoom" id="zoomcon"><p style="text-align:center"><img src="./W020260305.jpg"></p><p style="text-align:center">签约仪式现场</p>
{"".join(f'<p style="text-indent:2em">　　{z}</p>' for z in ZH)}<p style="text-align:right">（记者 王小明）</p></div><div class="bot"><span>责任编辑：李华</span> <a>【打印本页】</a> <a>【关闭窗口】</a></div></div></body></html>''',
    ZH_TITLE,
    "\n\n".join(ZH),
    "2026-03-05 16:40",
    (),
    "http://www.suzhou.example/szsrmzf/szyw/202603/W020260305.jpg",
)
EN = [
    "The councils of Dundee and Orleans agreed on Thursday to renew their youth orchestra.",
    "Forty players will rehearse in both towns before a first concert in June.",
    "Tickets go on sale in April, and half of the seats are kept for schools.",
]
EN_TITLE = "Dundee and Orleans renew youth orchestra"
_case(
    "amp page with ads and consent",
    "https://paper.example/news/amp/orchestra-88123",
    f"""<html ⚡ lang=en-GB><head><link rel=canonical href="https://paper.example/news/orchestra-88123"><title>{EN_TITLE} | The Paper</title><script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "@context": "http://schema.org", "headline": EN_TITLE, "datePublished": "2026-03-05T09:00:00Z", "author": [{"@type": "Person", "name": "Isla Grant"}, {"@type": "Person", "name": "Tom Reid"}], "image": {"@type": "ImageObject", "url": "https://paper.example/i/o.jpg"}})}</script></head><body><amp-consent><div>We and our partners store data on your device to show you adverts.</div></amp-consent>
<header><a href="/">The Paper</a></header><article><h1>{EN_TITLE}</h1><p class="byline">By Isla Grant and Tom Reid</p><amp-img src="/i/o.jpg" width=800 height=450></amp-img><p class="caption">The orchestra in 2019 (Image: City archive)</p><p>{EN[0]}</p><amp-ad><div>Advertisement</div></amp-ad><p>{EN[1]}</p><amp-list><div>Recommended for you</div></amp-list><p>{EN[2]}</p><p><em>Get our daily newsletter straight to your inbox. Sign up here.</em></p></article></body></html>""",
    EN_TITLE,
    "\n\n".join(EN),
    "2026-03-05T09:00:00Z",
    ("Isla Grant", "Tom Reid"),
    "https://paper.example/i/o.jpg",
    "The orchestra in 2019 (Image: City archive)",
    link="https://paper.example/news/orchestra-88123",
)
PL = [
    "Gdańsk i Brema podpisały w czwartek umowę o wspólnym szkoleniu strażaków portowych.",
    "Pierwsze ćwiczenia odbędą się jesienią, weźmie w nich udział trzydzieści osób.",
    "Miasta współpracują już prawie pięćdziesiąt lat.",
]
PL_TITLE = "Gdańsk i Brema szkolą razem strażaków"
_case(
    "polish city portal, metric table at the end",
    "https://miasto.example/aktualnosci/strazacy,a,4711",
    f"""<html lang=pl><head><title>{PL_TITLE} - Miasto Gdańsk</title></head><body><ul class="menu"><li><a href="/1">Dla mieszkańca</a></li><li><a href="/2">Dla turysty</a></li></ul><div id="tresc"><h2 class="tytul">{PL_TITLE}</h2><p class="data">Data publikacji: 5 marca 2026 r.</p><div class="lead">{PL[0]}</div><div class="galeria"><a href="/foto/1.jpg"><img src="/foto/1m.jpg" alt="Strażacy"></a><a href="/foto/2.jpg"><img src="/foto/2m.jpg"></a></div><div class="tekst"><p>{PL[1]}</p><p>{PL[2]}</p></div>
<table class="metryka"><tr><th>Wytworzył:</th><td>Jan Nowak</td></tr><tr><th>Data wytworzenia:</th><td>2026-03-04</td></tr><tr><th>Opublikował w BIP:</th><td>Anna Lis</td></tr><tr><th>Liczba wyświetleń:</th><td>321</td></tr></table><div class="drukuj"><a href="#">Drukuj</a> <a href="#">Wyślij znajomemu</a></div></div></body></html>""",
    PL_TITLE,
    "\n\n".join(PL),
    "5 marca 2026",
    image="https://miasto.example/foto/1m.jpg",
)
AR = [
    "وقعت بلديتا صفاقس ومرسيليا يوم الخميس اتفاقا جديدا حول تدوير النفايات.",
    "وسيزور عشرة مهندسين المدينة الفرنسية خلال شهر أبريل المقبل لمدة أسبوعين.",
    "وقال رئيس البلدية إن المشروع يخدم سكان المدينتين معا.",
]
AR_TITLE = "صفاقس ومرسيليا توقعان اتفاقا حول النفايات"
_case(
    "arabic rtl, share words and related",
    "https://baladia.example/ar/news/4711",
    f"""<html lang=ar dir=rtl><head><title>{AR_TITLE} | بلدية صفاقس</title></head><body><nav><a href="/ar">الرئيسية</a></nav><div class="post"><h1>{AR_TITLE}</h1><div class="meta"><i class="fa fa-calendar"></i> ٥ مارس ٢٠٢٦ <i class="fa fa-eye"></i> ١٢٣</div><img class="cover" src="/img/4711.jpg" width=700>{_paragraphs(AR)}<div class="share"><span>شارك الخبر:</span><a href="#">فيسبوك</a><a href="#">تويتر</a></div><div class="more-news"><h3>أخبار ذات صلة</h3><div class="item"><a href="/ar/news/4700">افتتاح حديقة عامة جديدة في المدينة</a></div><div class="item"><a href="/ar/news/4699">انطلاق مهرجان الموسيقى في الميناء القديم</a></div></div></div></body></html>""",
    AR_TITLE,
    "\n\n".join(AR),
    "٥ مارس ٢٠٢٦",
    image="https://baladia.example/img/4711.jpg",
)
CS = [
    "Starosta Plzně podepsal ve čtvrtek s delegací z Řezna dohodu o společném festivalu.",
    "Festival začne v září a potrvá deset dní, program připravují obě města.",
    "Vstupné bude dobrovolné.",
]
CS_TITLE = "Plzeň a Řezno chystají společný festival"
_case(
    "multi-page with numbered links and «next»",
    "https://noviny.example/clanek/festival-4711",
    f"""<html lang=cs><head><title>{CS_TITLE} | Noviny</title><link rel="next" href="/clanek/festival-4711?strana=2"></head><body><article><h1>{CS_TITLE}</h1><p class="perex"><time datetime="2026-03-05T10:00:00+01:00">5. 3. 2026</time></p>{_paragraphs(CS)}<div class="strankovani"><span>1</span> <a href="?strana=2">2</a> <a href="?strana=3">3</a> <a href="?strana=2">Další</a></div></article></body></html>""",
    CS_TITLE,
    "\n\n".join(CS),
    "2026-03-05T10:00:00+01:00",
    continued=(
        "https://noviny.example/clanek/festival-4711?strana=2",
        "https://noviny.example/clanek/festival-4711?strana=3",
    ),
)
TR = [
    "Bursa ile Saraybosna belediyeleri perşembe günü ortak bir çeşme projesi başlattı.",
    "Çalışmalar nisan ayında başlayacak ve iki yıl sürecek.",
    "Başkan, projenin iki kent arasındaki dostluğu güçlendireceğini söyledi.",
]
TR_TITLE = "Bursa ve Saraybosna çeşmeleri birlikte onaracak"
_case(
    "turkish municipality, div text with br, side news",
    "https://belediye.example/haber/4711/cesme",
    f"""<html lang=tr><head><title>Belediye - {TR_TITLE}</title></head><body><div class="container"><div class="row"><div class="col-md-8"><div class="haber-baslik">{TR_TITLE}</div><div class="haber-tarih"><span class="glyphicon"></span> 05.03.2026</div><div class="haber-resim"><img class="img-responsive" src="/resim/4711.jpg"></div><div class="haber-metin">{"<br /><br />".join(TR)}</div><div class="addthis">Paylaş <a href="#">Facebook</a> <a href="#">X</a></div></div>
<div class="col-md-4"><h4>Son Haberler</h4><div><img src="/k/1.jpg"><a href="/haber/4710/park">Yeni park yarın törenle açılıyor</a></div><div><img src="/k/2.jpg"><a href="/haber/4709/yol">Sahil yolu bir hafta kapalı kalacak</a></div></div></div></div></body></html>""",
    TR_TITLE,
    "\n\n".join(TR),
    "05.03.2026",
    image="https://belediye.example/resim/4711.jpg",
)
_case(
    "drupal, hidden labels, related nodes in the body field, survey",
    "https://town.example/news/youth-orchestra",
    f"""<html lang=en><head><title>{EN_TITLE} | Town of Dundee</title><meta name="dcterms.date" content="2026-03-05"></head><body><main><h1 class="page-title"><span class="field field--name-title">{EN_TITLE}</span></h1><article class="node node--type-news"><div class="field field--name-field-date"><div class="field__label visually-hidden">Date</div><div class="field__item"><time datetime="2026-03-05T12:00:00Z">5 March 2026</time></div></div><div class="field field--name-body">{_paragraphs(EN)}<h2>Related information</h2><ul><li><a href="/services/music-lessons">Music lessons in schools of the town</a></li><li><a href="/services/grants">Grants for young players and singers</a></li></ul></div><div class="was-this-helpful"><p>Was this page helpful?</p><button>Yes</button><button>No</button></div></article></main></body></html>""",
    EN_TITLE,
    "\n\n".join(EN),
    "2026-03-05T12:00:00Z",
)
_case(
    "quotes, list and subheads belong to the text",
    "https://town.example/news/orchestra-2",
    f"""<html lang=en><head><title>{EN_TITLE}</title></head><body><div id="wrapper"><div id="main"><h1>{EN_TITLE}</h1><p>Posted: March 5, 2026</p><p>{EN[0]}</p><h3>What comes next</h3><ul><li>Rehearsals begin in Dundee on 12 April.</li><li>The first concert is on 6 June in Orleans.</li></ul><blockquote><p>“We have waited long for this,” said the conductor, who has led both choirs.</p></blockquote><p>{EN[2]}</p><hr><p>Tags: <a href="/t/music">music</a>, <a href="/t/youth">youth</a></p><p>Filed under: <a href="/c/news">News</a></p><p><a href="/news/older">« Older: The library opens on Sundays from now on</a></p><p><a href="/news/newer">Newer: A bench for every street of the old town »</a></p></div></div></body></html>""",
    EN_TITLE,
    "\n\n".join(
        [
            EN[0],
            "What comes next",
            "Rehearsals begin in Dundee on 12 April.",
            "The first concert is on 6 June in Orleans.",
            "“We have waited long for this,” said the conductor, who has led both choirs.",
            EN[2],
        ]
    ),
    "March 5, 2026",
)


BE = [
    "Гарады Брэст і Люблін падпісалі ў чацвер дамову аб абмене настаўнікамі.",
    "У красавіку дзесяць настаўнікаў пачнуць працу ў школах горада-пабраціма.",
    "Праграма разлічана на тры гады.",
]
BE_TITLE = "Брэст і Люблін абмяняюцца настаўнікамі"
_case(
    "belarusian executive committee, social words and pdf",
    "https://brest.example/be/naviny/4711",
    f"""<html lang=be><head><title>Брэсцкі гарвыканкам | {BE_TITLE}</title></head><body><header><div class="phones">Адзінае акно: 142</div></header><div class="wrap"><div class="left-menu"><ul><li><a href="/be/a">Кіраўніцтва горада і раёна</a></li><li><a href="/be/b">Звароты грамадзян і юрыдычных асоб</a></li></ul></div><div class="main"><h1>{BE_TITLE}</h1><div class="date">5 сакавіка 2026</div><div class="text"><div style="text-align:justify"><img src="/f/4711.jpg" style="float:left">{BE[0]}</div><div style="text-align:justify">{BE[1]}</div><div style="text-align:justify">{BE[2]}</div><div><em>Фота: прэс-служба гарвыканкама</em></div></div><div class="back"><a href="/be/naviny">Усе навіны</a></div></div></div></body></html>""",
    BE_TITLE,
    "\n\n".join(BE),
    "5 сакавіка 2026",
    image="https://brest.example/f/4711.jpg",
)
IT = [
    "I comuni di Trento e Kempten hanno firmato giovedì un patto per i giovani.",
    "Venti ragazzi partiranno a giugno per un tirocinio di due mesi nelle aziende locali.",
    "Le domande si presentano entro il 30 aprile.",
]
IT_TITLE = "Trento e Kempten firmano un patto per i giovani"
_case(
    "italian comune (design kit), date in a list, index of contents, attachments",
    "https://comune.example/it/novita/patto-giovani",
    f'''<html lang=it><head><title>{IT_TITLE} - Comune di Trento</title><meta property="og:title" content="{IT_TITLE}"></head><body><main><div class="container"><nav class="breadcrumb-container"><ol><li><a href="/">Home</a></li><li><a href="/novita">Novità</a></li></ol></nav><h1>{IT_TITLE}</h1><h2 class="visually-hidden">Dettagli della notizia</h2><p class="lead">{IT[0]}</p><div class="row"><div class="col-6"><small>Data:</small><p class="fw-semibold">05 Marzo 2026</p></div><div class="col-6"><small>Tempo di lettura:</small><p class="fw-semibold">2 min</p></div></div><div class="dropdown"><button>Condividi</button><ul><li><a href="#">Facebook</a></li></ul></div>
<aside><h3>Indice della pagina</h3><ul><li><a href="#d">Descrizione</a></li><li><a href="#c">A cura di</a></li></ul></aside><section id="d"><h2>Descrizione</h2><p>{IT[1]}</p><p>{IT[2]}</p></section><section id="c"><h2>A cura di</h2><div class="card"><a href="/uffici/giovani">Ufficio politiche giovanili</a><p>Via Belenzani 3</p></div></section><p class="text-muted">Ultimo aggiornamento: 06/03/2026, 10:11</p></div></main><section class="feedback"><h2>Quanto sono chiare le informazioni su questa pagina?</h2></section></body></html>''',
    IT_TITLE,
    "\n\n".join([IT[0], "Descrizione", IT[1], IT[2]]),
    "05 Marzo 2026",
)
UK = [
    "Міста Луцьк і Люблін відкрили у п'ятницю спільну майстерню кераміки.",
    "Навчання безкоштовне, перша група набереться до кінця квітня.",
    "Майстри приїдуть з обох міст і працюватимуть разом.",
]
UK_TITLE = "Луцьк і Люблін відкрили майстерню кераміки"
_case(
    "ukrainian portal, telegram push, inline teaser, tags",
    "https://portal.example/news/majsternia-keramiky-4711.html",
    f'''<html lang=uk><head><meta property="og:title" content="{UK_TITLE}"><meta property="article:published_time" content="2026-03-06T12:00:00+02:00"><meta property="og:image" content="https://portal.example/i/k.jpg"><title>{UK_TITLE} | Портал Волинь</title></head><body><article class="news-full"><h1>{UK_TITLE}</h1><div class="news-full__info"><span>6 березня 2026, 12:00</span> <a href="/author/olena">Олена Гай</a></div><div class="news-full__img"><img src="/i/k.jpg" alt=""><span class="news-full__author-img">Фото: Портал Волинь</span></div><div class="news-full__text"><p>{UK[0]}</p><p>Підписуйтесь на наш <a href="https://t.me/x">Telegram-канал</a>, щоб першими дізнаватися новини.</p><p>{UK[1]}</p><blockquote class="read-also"><a href="/news/yarmarok-1.html">Читайте також: Ярмарок меду відбудеться на площі</a></blockquote><p>{UK[2]}</p></div><div class="news-full__tags">Теги: <a href="/t/1">Луцьк</a>, <a href="/t/2">кераміка</a></div><div class="error-note">Якщо ви помітили помилку, виділіть необхідний текст і натисніть Ctrl+Enter</div></article></body></html>''',
    UK_TITLE,
    "\n\n".join(UK),
    "2026-03-06T12:00:00+02:00",
    ("Олена Гай",),
    "https://portal.example/i/k.jpg",
    "Фото: Портал Волинь",
)
HU = [
    "Pécs és Graz városa csütörtökön közös kerékpáros programot indított.",
    "A két város önkormányzata százmillió forintot ad a fejlesztésre.",
    "Az első szakaszt júniusban adják át.",
]
HU_TITLE = "Pécs és Graz közös kerékpáros programot indít"
_case(
    "hungarian, date in front, gallery and event box behind",
    "https://varos.example/hirek/kerekpar",
    f"""<html lang=hu><head><title>{HU_TITLE} &#8211; Pécs városa</title></head><body><div id="content"><div class="meta-top">2026. március 5. | <a href="/hirek/kategoria/kozlekedes">Közlekedés</a></div><h1>{HU_TITLE}</h1><div class="entry"><p><strong>{HU[0]}</strong></p><p>{HU[1]}</p><p>{HU[2]}</p></div><div class="gallery"><h3>Képgaléria</h3><a href="/k/1.jpg"><img src="/k/1s.jpg" width=120></a><a href="/k/2.jpg"><img src="/k/2s.jpg" width=120></a></div><div class="box"><h3>Közelgő események</h3><ul><li><a href="/esemeny/1">Tavaszi vásár a főtéren minden hétvégén</a> 2026. április 11.</li><li><a href="/esemeny/2">Könyvbemutató a városi könyvtárban délután</a> 2026. április 14.</li></ul></div></div></body></html>""",
    HU_TITLE,
    "\n\n".join(HU),
    "2026. március 5.",
    image="https://varos.example/k/1s.jpg",
)
KA = [
    "ქუთაისმა და ლვოვმა ხუთშაბათს ტურიზმის სფეროში თანამშრომლობის მემორანდუმი გააფორმეს.",
    "მხარეები ერთობლივ მარშრუტებს მოამზადებენ და გიდებს გადაამზადებენ.",
    "პირველი ჯგუფი ივნისში ჩამოვა.",
]
KA_TITLE = "ქუთაისი და ლვოვი ტურიზმში ითანამშრომლებენ"
_case(
    "georgian, bootstrap, similar news in columns",
    "https://kutaisi.example/ka/news/4711",
    f"""<html lang=ka><head><title>{KA_TITLE}</title><meta property="og:image" content="https://kutaisi.example/u/4711.jpg"></head><body><nav class=navbar><a href=/ka>მთავარი</a></nav><div class="container"><h3 class="news-title">{KA_TITLE}</h3><span class="badge"><i></i>05 მარტი 2026</span><img src="/u/4711.jpg" class="img-fluid"><div class="news-body">{"".join(f'<p style="text-align: justify;"><span style="font-size:14px">{x}</span></p>' for x in KA)}<p>&nbsp;</p></div><hr><h4>მსგავსი სიახლეები</h4><div class="row"><div class="col"><a href="/ka/news/4700"><img src="/u/4700.jpg"><p>ქალაქში ახალი პარკი გაიხსნა დღეს</p></a></div><div class="col"><a href="/ka/news/4699"><img src="/u/4699.jpg"><p>ბიბლიოთეკამ ახალი წიგნები მიიღო</p></a></div></div></div></body></html>""",
    KA_TITLE,
    "\n\n".join(KA),
    "05 მარტი 2026",
    image="https://kutaisi.example/u/4711.jpg",
)
SV = [
    "Umeå och Vasa förlänger avtalet om färjan över Kvarken till år 2030.",
    "Kommunerna delar på kostnaden och räknar med fler resenärer redan i sommar.",
    "Beslutet var enhälligt i båda fullmäktige.",
]
SV_TITLE = "Umeå och Vasa förlänger avtalet om färjan"
_case(
    "swedish newspaper, fact box inside, ad label, premium teaser",
    "https://tidning.example/a/Xy12/farjan",
    f"""<html lang=sv><head><title>{SV_TITLE} | Tidningen</title><script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"}, {"@type": "NewsArticle", "headline": SV_TITLE, "datePublished": "2026-03-05T06:00:00.000Z", "author": [{"@type": "Person", "name": "Eva Lind"}]}]})}</script></head><body><main><article><h1>{SV_TITLE}</h1><p>{SV[0]}</p><div>Annons</div><p>{SV[1]}</p><div class="teaser-premium"><a href="/a/Zz99/x">Därför blir maten dyrare i höst – experten förklarar</a></div><p>{SV[2]}</p></article></main></body></html>""",
    SV_TITLE,
    "\n\n".join(SV),
    "2026-03-05T06:00:00.000Z",
    ("Eva Lind",),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_article_and_nothing_beside_it(case: Case) -> None:
    """All of the article in its order, its day, authors, picture and caption; nothing that stands around it."""
    item = article.parse(
        Page(case.url, case.html.encode(), datetime(2026, 3, 10, tzinfo=UTC)), Source("s", case.url)
    ).items[0]

    assert case.text == item.text
    assert (case.title, case.published) == (item.title, item.published)
    assert (case.authors, case.link or case.url, case.continued) == (item.authors, item.link, item.continued)
    assert (case.image, case.caption) == (item.image, item.caption)
