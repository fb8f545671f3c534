"""What an answer says of a file: type, caching, who may use it how, and what it is linked to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from aggregator.serve.conditions import http_date

if TYPE_CHECKING:
    from aggregator.serve.finding import Found

#: Formats a feed has, with their media types.
FEEDS: Final = {
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".json": "application/feed+json",
}
_TYPES: Final = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".opml": "text/x-opml; charset=utf-8",
    ".png": "image/png",
    ".rss": "application/rss+xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
_FEED_ROOMS: Final = frozenset({"all", "archive", "cities", "pairs"})
_ROOMS: Final = _FEED_ROOMS | {"countries", "embed", "sources", "static", "stories"}

#: Everything here is public and asks for no cookies: any site may read it, also what is missing or unchanged.
OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Length, ETag, Last-Modified, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT: Final = {
    **OPEN,
    "Access-Control-Allow-Headers": "Accept, If-Modified-Since, If-None-Match, Range",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}
_OWN_ONLY: Final = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; frame-src 'self'; "
    "img-src 'self' data:; script-src 'self'; style-src 'self'"
)
PAGE_POLICY: Final = f"{_OWN_ONLY}; frame-ancestors 'self'"
_FRAME_POLICY: Final = f"{_OWN_ONLY}; frame-ancestors *"
#: A browser that shows a feed or data as a document runs nothing that a source may have put into it.
_DATA_POLICY: Final = "default-src 'none'; img-src 'self' data:; style-src 'self'; frame-ancestors 'none'; sandbox"


def of_file(found: Found, *, age: int, base: str, hubs: tuple[str, ...]) -> dict[str, str]:
    """Every header of a file but those of its body. ``base`` is what its links begin with, "/" at the end."""
    fields = {
        **OPEN,
        "Accept-Ranges": "bytes",
        "Cache-Control": f"public, max-age={age}, stale-while-revalidate={age}, stale-if-error=86400",
        "Content-Security-Policy": policy(found.path),
        "Content-Type": media_type(found.path),
        "Last-Modified": http_date(found.changed),
    }
    if links := links_of(found, base, hubs):
        fields["Link"] = ", ".join(links)
    return fields


def without_content(fields: dict[str, str]) -> dict[str, str]:
    """What is left of a file's headers in a 304 (RFC 9110 § 15.4.5)."""
    return {
        name: value for name, value in fields.items() if not name.startswith("Content-T") and name != "Content-Encoding"
    }


def room(path: str) -> str:
    """The kind of what is asked for, one of few: what is counted by."""
    first = path.removeprefix("/").partition("/")[0]
    name = first.partition(".")[0]
    return name if name in _ROOMS else "pages"


def is_feed(path: str) -> bool:
    """Whether a path is a feed's in one of its formats."""
    return PurePosixPath(path).suffix in FEEDS and room(path) in _FEED_ROOMS


def media_type(path: str) -> str:
    """The Content-Type; a JSON file is a JSON Feed only where feeds stand."""
    suffix = PurePosixPath(path).suffix
    if suffix == ".json" and is_feed(path):
        return FEEDS[suffix]
    return _TYPES.get(suffix, "application/octet-stream")


def policy(path: str) -> str:
    """The Content-Security-Policy: other sites may frame what is made for that."""
    if not path.endswith(".html"):
        return _DATA_POLICY
    return _FRAME_POLICY if path.endswith(".frame.html") else PAGE_POLICY


def max_age(path: str, next_visit: datetime | None, now: datetime) -> int:
    """Seconds for which a copy is as good as the file: feeds and pages can't change before the next visit.

    At least a minute, at most a quarter of an hour, which is how often a source is visited at most. What a new
    version of the program may change is kept for an hour.
    """
    if room(path) == "static" or path.endswith((".js", ".css")):
        return 3600
    if path.rpartition("/")[2].startswith("status.") or next_visit is None:
        return 60
    return round(min(max((next_visit - now).total_seconds(), 60), 900))


def links_of(found: Found, base: str, hubs: tuple[str, ...]) -> list[str]:
    """Link headers (RFC 8288): what the same is in other formats; of a feed, who tells of changes (WebSub); of a
    document of its archive, which does not change, the feed itself (RFC 5005)."""
    steps = PurePosixPath(found.path).parts
    root = found.file.parents[len(steps) - 1]
    if is_feed(found.path):
        own = f'<{base}{found.path}>; rel="self"'
        if steps[0] == "archive":
            current = f"{'/'.join(steps[1:-1])}{PurePosixPath(found.path).suffix}"
            more = [f'<{base}{current}>; rel="current"']
        else:
            more = [f'<{hub}>; rel="hub"' for hub in hubs]
        return [own, *more, *_formats(root, found.path.rpartition(".")[0], base, but=found.path)]
    if not found.path.endswith(".html"):
        return []
    page = found.path.removesuffix("index.html") if steps[-1] == "index.html" else found.path
    translated = len(steps) > 1 and steps[0] not in _ROOMS  # ru/cities/minsk-by.html
    stem = "/".join(steps[1:] if translated else steps).removesuffix(".html")
    edition = f"{stem}.{steps[0]}" if translated else stem
    feed = "all" if stem == "index" else edition
    return [f'<{base}{page}>; rel="canonical"', *_formats(root, feed, base)]


def _formats(root: Path, feed: str, base: str, but: str = "") -> list[str]:
    """A link to each format of a feed that is there."""
    return [
        f'<{base}{feed}{suffix}>; rel="alternate"; type="{kind}"'
        for suffix, kind in FEEDS.items()
        if f"{feed}{suffix}" != but and (root / f"{feed}{suffix}").is_file()
    ]
