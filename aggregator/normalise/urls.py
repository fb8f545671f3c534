"""When are two addresses the same article? Keys for comparing, never for visiting.

:func:`identity` is strict: it drops only what cannot name another article (RFC 3986 § 6.2 normalisation, tracking
parameters from our own list, session ids). :func:`loose` also drops what tells one edition of a page from another (www,
m., amp, print, index.html); it counts only together with an equal title. An unknown parameter always stays.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin, urlsplit

from aggregator.normalise.words import listed

_LONGEST: Final = 8192  # characters; what servers accept (RFC 9110 § 4.1 asks for 8000)
_SCHEMES: Final = frozenset({"http", "https"})
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE: Final = _UNRESERVED | frozenset("!$&'()*+,;=:@/%")
_QUERY_SAFE: Final = _UNRESERVED | frozenset("!$'()*,;:@/?%=&")

# Parameters that say where the reader came from. Sources: the documentation of each service.
_TRACKING_PREFIXES: Final = (
    "utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "oly_", "vero_", "__hs", "_hs", "at_", "wt_", "ns_", "ga_",
    "mc_", "fb_", "stm_", "itm_", "uta_", "yadclid", "yadordid", "_openstat", "trk_", "tblci", "wt.", "gad_", "__cft__",
    "roistat_", "amp_js_", "amp_gsa",
)  # fmt: skip
_TRACKING: Final = listed(
    "fbclid gclid gclsrc dclid wbraid gbraid yclid ymclid ysclid msclkid twclid ttclid igshid igsh li_fat_id mkt_tok "
    "_ga _gl _gac zanpid epik s_kwcid ef_id openstat sphrase_id rss_source feature_source gs_l ved ei spm "
    "share_token s_cid cmpid cmp cid_source ncid nr_email_referer ml_subscriber ml_subscriber_hash vgo_ee xtor "
    "wprov guccounter "
    "guce_referrer guce_referrer_sig ref_src ref_url _branch_match_id rb_clickid dm_i sc_campaign sc_channel sc_src "
    "partner_source echobox socialreferrer smid ocid yandex_source fromrss rssfeed recommend_id srsltid mibextid sfnsn "
    "__tn__ action_object_map action_type_map action_ref_map __twitter_impression icid irclickid cjevent etext erid "
    "usqp __amp_source_origin"
)
# Mostly tracking too, but on some sites an article's own number or name.
_AMBIGUOUS: Final = frozenset(
    {"from", "ref", "referrer", "referer", "source", "src", "origin", "medium", "share", "via"}
)
_SCRIPT = re.compile(r"\.(?:php\d?|aspx?|cgi|pl|jsp|do|cfm|dll|exe)$", re.IGNORECASE)
_SESSION_PARAMETER = re.compile(
    r"phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken|oscsid|zenid|session_?id|sessid", re.IGNORECASE
)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;?#]*|/\([a-z]\([a-z0-9]{20,}\)\)(?=/)", re.IGNORECASE)

_LOOSE_LABELS: Final = frozenset({"www", "www2", "m", "mobile", "mob", "wap", "touch", "amp", "pda", "print", "lite"})
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php\d?|aspx?|jsp|shtml|cgi|cfm)(?=/|$)", re.IGNORECASE)
_AMP_OR_PRINT_SEGMENT = re.compile(r"/(?:amp|print|printable|printversion|print-version|mobile)(?=/|$)", re.IGNORECASE)
_AMP_OR_PRINT_SUFFIX = re.compile(r"[._-](?:amp|print)(?=\.(?:html?|php|aspx?)$)|\.(?:amp|print)$", re.IGNORECASE)
_EDITION: Final = {
    "amp": None, "outputtype": {"amp", "amp-type"}, "print": None, "printable": None, "print_version": None,
    "version": {"print", "amp", "mobile"}, "view": {"print", "amp", "mobile"}, "format": {"print", "amp", "html"},
    "mode": {"print"}, "type": {"print", "98"}, "tmpl": {"component", "print"}, "theme": {"mobile", "amp", "print"},
    "mobile": None, "m": {"1", "true"}, "layout": {"print", "amp"}, "action": {"print"}, "display": {"print"},
    "do": {"print"}, "printer": None, "device": {"mobile"}, "noamp": {"mobile", "1"}, "amp_markup": None,
}  # fmt: skip
_AMP_CACHE = re.compile(
    r"^https?://(?:(?:www\.)?google\.[a-z.]+/amp/|[^/]+\.cdn\.ampproject\.org/(?:[cvwra]/)+)(s/)?(?=[^/]+\.[^/]+)",
    re.IGNORECASE,
)


def absolute(link: str | None, base: str | None) -> str | None:
    """``link`` resolved against ``base``, ready to be linked to; None for anything but http(s)."""
    if not link:
        return None
    tidy = _tidy(link)
    if len(tidy) > _LONGEST or re.fullmatch(r"https?:/*", tidy, re.IGNORECASE):
        return None
    try:
        joined = urljoin(base or "", tidy)
        parts = urlsplit(joined)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not host:
        return None
    return "".join(c if c not in ' "<>\\^`{|}' else f"%{ord(c):02X}" for c in joined)


def identity(url: str) -> str:
    """The strict key: equal keys are the same article. Text that is no http(s) address comes back trimmed."""
    key = _normal(_tidy(url), loosely=False)
    return key if key is not None else url.strip()


def loose(url: str) -> str:
    """The loose key: editions of one page share it. It counts only together with an equal title."""
    tidy = _tidy(url)
    for _ in range(3):  # a cached AMP page wraps the address of the original
        unwrapped = _AMP_CACHE.sub(lambda m: "https://" if m[1] else "http://", tidy)
        if unwrapped == tidy:
            break
        tidy = unwrapped
    key = _normal(tidy, loosely=True)
    return key if key is not None else url.strip()


def _tidy(url: str) -> str:
    """What every browser drops: white space and controls around, tabs and newlines inside (WHATWG URL § 4.4)."""
    return re.sub(r"[\t\r\n]", "", url.strip("".join(map(chr, range(33))) + "\u00a0\u200b\ufeff"))


def _normal(url: str, *, loosely: bool) -> str | None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not host:
        return None
    path = _path(parts.path, loosely=loosely)
    query = _query(parts.query, path, loosely=loosely)
    # «#!/news/1» is an address of its own; a list that has no article pages numbers its items «#1», «#2».
    names = parts.fragment.startswith(("!", "/")) or (parts.fragment.isdecimal() and not loosely)
    fragment = _escaped(parts.fragment, _QUERY_SAFE | {"#", "+"}) if names else ""
    place = _host(host, loosely=loosely) + (f":{port}" if port not in {None, 80, 443} else "")
    return f"https://{place}{path}" + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def _host(host: str, *, loosely: bool) -> str:
    host = host.rstrip(".").lower()
    if ":" in host:
        return f"[{host}]"
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host, uts46=True).decode("ascii").lower()
        except idna.IDNAError:
            host = _escaped(host, _UNRESERVED).lower()
    if loosely:
        labels = host.split(".")
        while len(labels) > 2 and labels[0] in _LOOSE_LABELS:
            labels.pop(0)
        # ru.m.wikipedia.org
        labels = [label for n, label in enumerate(labels) if n != 1 or len(labels) < 4 or label not in {"m", "amp"}]
        host = ".".join(labels)
    return host


def _path(path: str, *, loosely: bool) -> str:
    path = _escaped(_SESSION_IN_PATH.sub("", path), _PATH_SAFE)
    path = _without_dots(path)
    if loosely:
        path = _INDEX.sub("", path)
        path = _AMP_OR_PRINT_SUFFIX.sub("", _AMP_OR_PRINT_SEGMENT.sub("", path))
        path = re.sub(r"/{2,}", "/", path)
    return path.rstrip("/")


def _query(query: str, path: str, *, loosely: bool) -> str:
    pairs = [_escaped(pair.replace("+", "%20"), _QUERY_SAFE) for pair in re.split(r"&(?:amp;)?", query) if pair]
    named = [(pair.partition("=")[0].lower(), pair) for pair in pairs]
    named = [(name, pair) for name, pair in named if not _is_tracking(name) and not _SESSION_PARAMETER.fullmatch(name)]
    if loosely:
        named = [(name, pair) for name, pair in named if not _is_edition(name, pair)]
    sure = [(name, pair) for name, pair in named if name not in _AMBIGUOUS]
    # «article.php?ref=A12» has nothing else to name the article; a bare number may be its own number.
    if sure or not _SCRIPT.search(path):
        named = [(n, pair) for n, pair in named if n not in _AMBIGUOUS or pair.partition("=")[2].isdecimal()]
    return "&".join(pair for _, pair in sorted(named, key=lambda one: one[0]))


def _is_tracking(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def _is_edition(name: str, pair: str) -> bool:
    if name not in _EDITION:
        return False
    values = _EDITION[name]
    value = pair.partition("=")[2].lower()
    return (
        value in values
        if values is not None
        else value in {"", "1", "y", "yes", "true", "on", "amp", "print", "mobile"}
    )


def _escaped(text: str, safe: frozenset[str] | set[str]) -> str:
    """Percent-encoding in one spelling (RFC 3986 § 6.2.2): unreserved plain, hex digits upper case, UTF-8."""
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    text = "".join(
        c if c in safe else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "surrogatepass")) for c in text
    )

    def one(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char in _UNRESERVED else match[0].upper()

    return re.sub(r"%([0-9A-Fa-f]{2})", one, text)


def _without_dots(path: str) -> str:
    """RFC 3986 § 5.2.4."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept)
