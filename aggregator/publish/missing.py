"""What stands where nothing stands: pages for browsers and lines for programs, as files that any web server can send.

A static server can't choose a language by the address, so one page says it in all the publisher's languages. Its links
begin with the site's root: it is shown at addresses of any depth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urlsplit

from aggregator.publish import pages
from aggregator.publish.links import page_path
from aggregator.publish.text import cleaned

if TYPE_CHECKING:
    from aggregator.model.site import SiteInfo


class Words(NamedTuple):
    """What one language says."""

    missing: str
    missing_text: str
    gone: str
    gone_text: str
    home: str
    cities: str


WORDS: Final[dict[str, Words]] = {
    "en": Words(
        "Nothing is published at this address",
        "It may have been mistyped, or it never existed.",
        "This page was withdrawn",
        "Its story is no longer published here and will not come back.",
        "Newest stories",
        "All cities",
    ),
    "ru": Words(
        "По этому адресу ничего нет",
        "Возможно, в адресе опечатка, или его никогда не было.",
        "Эта страница снята с публикации",
        "Её история здесь больше не публикуется и не вернётся.",
        "Свежие новости",
        "Все города",
    ),
    "be": Words(
        "Па гэтым адрасе нічога няма",
        "Магчыма, у адрасе памылка, або яго ніколі не было.",
        "Гэту старонку знялі з публікацыі",
        "Яе гісторыя тут больш не публікуецца і не вернецца.",
        "Свежыя навіны",
        "Усе гарады",
    ),
    "uk": Words(
        "За цією адресою нічого немає",
        "Можливо, в адресі помилка, або її ніколи не було.",
        "Цю сторінку знято з публікації",
        "Її історія тут більше не публікується і не повернеться.",
        "Свіжі новини",
        "Усі міста",
    ),
    "de": Words(
        "Unter dieser Adresse steht nichts",
        "Vielleicht ist sie falsch geschrieben, oder es gab sie nie.",
        "Diese Seite wurde zurückgezogen",
        "Ihre Meldung wird hier nicht mehr veröffentlicht und kommt nicht wieder.",
        "Neueste Meldungen",
        "Alle Städte",
    ),
    "fr": Words(
        "Rien n’est publié à cette adresse",
        "Elle est peut-être mal écrite, ou elle n’a jamais existé.",
        "Cette page a été retirée",
        "Son actualité n’est plus publiée ici et ne reviendra pas.",
        "Dernières actualités",
        "Toutes les villes",
    ),
    "es": Words(
        "No hay nada publicado en esta dirección",
        "Quizá esté mal escrita o nunca existió.",
        "Esta página se ha retirado",
        "Su noticia ya no se publica aquí y no volverá.",
        "Últimas noticias",
        "Todas las ciudades",
    ),
    "it": Words(
        "A questo indirizzo non c’è nulla",
        "Forse è scritto male, o non è mai esistito.",
        "Questa pagina è stata ritirata",
        "La sua notizia non è più pubblicata qui e non tornerà.",
        "Ultime notizie",
        "Tutte le città",
    ),
    "pl": Words(
        "Pod tym adresem nic nie ma",
        "Być może jest w nim błąd albo nigdy nie istniał.",
        "Ta strona została wycofana",
        "Jej wiadomość nie jest już tu publikowana i nie wróci.",
        "Najnowsze wiadomości",
        "Wszystkie miasta",
    ),
    "pt": Words(
        "Não há nada publicado neste endereço",
        "Pode estar mal escrito ou nunca ter existido.",
        "Esta página foi retirada",
        "A sua notícia já não é publicada aqui e não voltará.",
        "Últimas notícias",
        "Todas as cidades",
    ),
    "tr": Words(
        "Bu adreste hiçbir şey yok",
        "Yanlış yazılmış olabilir ya da hiç var olmamıştır.",
        "Bu sayfa yayından kaldırıldı",
        "Haberi artık burada yayımlanmıyor ve geri gelmeyecek.",
        "En yeni haberler",
        "Tüm şehirler",
    ),
    "zh": Words(
        "此地址没有内容",
        "地址可能有误，或者从未存在。",
        "此页面已撤下",
        "该新闻不再在此发布，也不会恢复。",
        "最新新闻",
        "所有城市",
    ),
}


def write(site: SiteInfo) -> dict[str, bytes]:
    """``404.html`` and ``410.html``, and a line for programs as ``404.txt`` and ``410.txt``: path → bytes."""
    site = cleaned(site)
    root = quote(urlsplit(site.publisher.base_url).path.rstrip("/") + "/")
    languages: dict[str, str] = {}  # spoken → as configured
    for language in site.publisher.languages or ("en",):
        primary = language.lower().partition("-")[0]
        languages.setdefault(primary if primary in WORDS else "en", language)
    written = {}
    for code in (404, 410):
        sections = [_section(code, spoken, root, language, site) for spoken, language in languages.items()]
        written[f"{code}.html"] = pages.render("missing.html", sections=sections, site=site, root=root)
        written[f"{code}.txt"] = f"{code}: {_section(code, 'en', root, None, site)['title']}\n".encode()
    return written


def _section(code: int, spoken: str, root: str, language: str | None, site: SiteInfo) -> dict[str, str]:
    say = WORDS[spoken]
    title, text = (say.missing, say.missing_text) if code == 404 else (say.gone, say.gone_text)
    home, cities = (
        root + page_path(address, language, site).removesuffix("index.html") for address in ("index", "cities/index")
    )
    return {
        "language": spoken,
        "title": title,
        "text": text,
        "home": home,
        "home_name": say.home,
        "cities": cities,
        "cities_name": say.cities,
    }
