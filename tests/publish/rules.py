"""The rules of the W3C feed validator and of the specifications that no grammar of ours holds, as checks.

Sources: RFC 4287, RFC 5005, RFC 6721, the RSS 2.0 specification and the RSS Advisory Board's best practices,
jsonfeed.org/version/1.1, OPML 2.0, and the messages that the validator's documentation lists.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

A = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}"
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
URI = re.compile(r"[0-9A-Za-z;/?:@&=+$.\-_!~*'()%,#\[\]]+")
MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} "
    r"([+-]\d{4}|GMT)"
)
RSS_CHANNEL_ONCE = {"title", "link", "description", "language", "lastBuildDate", "generator", "docs", "managingEditor"}
RSS_ITEM_ONCE = {"title", "link", "description", "guid", "pubDate", "source", "enclosure"}
RSS_KNOWN = RSS_CHANNEL_ONCE | RSS_ITEM_ONCE | {"item", "category", "image"}
UNSAFE = ("script", "object", "embed", "iframe", "form", "meta", "style", "link")


def moment(text: str | None) -> datetime:
    """RFC 3339, with its offset."""
    value = datetime.fromisoformat(text or "")
    assert value.tzinfo is not None
    return value


def is_address(text: str | None) -> bool:
    """An absolute http(s) address, or a URI of another scheme; no IRI (InvalidFullLink, InvalidUriChar, UriNotIri)."""
    parts = urlsplit(text or "")
    whole = bool(parts.scheme) and (parts.scheme not in {"http", "https"} or bool(parts.netloc))
    return whole and URI.fullmatch(text or "") is not None


def complaints_about_links(links: list[Any]) -> Iterator[str]:
    """RFC 4287 § 4.2.7, and no two alternates alike (§ 4.1.1)."""
    seen = set()
    for link in links:
        if not is_address(link.get("href")):
            yield f"href {link.get('href')!r}"
        if link.get("type") and not MEDIA_TYPE.fullmatch(link.get("type")):
            yield f"type {link.get('type')!r}"
        if link.get("hreflang") and not LANGUAGE.fullmatch(link.get("hreflang")):
            yield f"hreflang {link.get('hreflang')!r}"
        if link.get("length") and not link.get("length").isdecimal():
            yield f"length {link.get('length')!r}"
        key = tuple(link.get(name) for name in ("rel", "type", "hreflang"))
        if link.get("rel") == "alternate" and key in seen:
            yield f"two alternates {key}"
        seen.add(key)


def complaints_about_media(node: Any) -> Iterator[str]:
    """Media RSS and GeoRSS: addresses, sizes that are positive, coordinates on the globe (InvalidCoord)."""
    for file in [*node.iterfind(f"{MEDIA}content"), *node.iterfind(f"{MEDIA}thumbnail")]:
        if not is_address(file.get("url")):
            yield f"media {file.get('url')!r}"
        if int(file.get("fileSize", "1")) <= 0:
            yield "fileSize"
    for point in node.iterfind("{http://www.georss.org/georss}point"):
        latitude, longitude = map(float, point.text.split())
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            yield f"point {point.text!r}"


def complaints_about_order(parent: Any, entries: str) -> Iterator[str]:
    """MisplacedMetadata, MisplacedItem: what is said of the feed stands before its entries."""
    names = [child.tag for child in parent]
    if entries in names and set(names[names.index(entries) :]) != {entries}:
        yield "metadata after an entry"


def complaints_about_html(html: str | None) -> Iterator[str]:
    """SecurityRisk, ContainsRelRef, NotHtml."""
    if not html:
        return
    tree = etree.HTML(f"<div>{html}</div>")
    if tree is None:
        yield "not HTML"
        return
    for node in tree.iter():
        if node.tag in UNSAFE:
            yield f"{node.tag} in HTML"
        for name, value in node.attrib.items():
            if name.startswith("on") or "javascript:" in value:
                yield f"{name} in HTML"
            if name in {"href", "src"} and not is_address(value):
                yield f"relative {value!r}"


def atom_complaints(data: bytes, address: str) -> list[str]:
    """What the validator would say of an Atom document served at ``address``; the grammar says the rest."""
    root = etree.fromstring(data)
    links = root.findall(f"{A}link")
    found = [*complaints_about_links(links), *complaints_about_order(root, f"{A}entry")]
    if [address] != [link.get("href") for link in links if link.get("rel") == "self"]:
        found.append("SelfDoesntMatchLocation")
    ids = [node.text for node in root.iterfind(f"{A}entry/{A}id")]
    if len(ids) != len(set(ids)):
        found.append("DuplicateIds")
    updates = [moment(node.text) for node in root.iterfind(f"{A}entry/{A}updated")]
    if updates and moment(root.findtext(f"{A}updated")) < max(updates):
        found.append("the feed is older than an entry")
    for node in root.iterfind(f"{A}entry"):
        found += complaints_about_entry(node)
    for stone in root.iter("{http://purl.org/atompub/tombstones/1.0}deleted-entry"):
        moment(stone.get("when"))
        if not is_address(stone.get("ref")) or stone.get("ref") in ids:
            found.append(f"tombstone {stone.get('ref')!r}")
    archive = root.find("{http://purl.org/syndication/history/1.0}archive") is not None
    rels = [link.get("rel") for link in links]
    if archive != ("current" in rels) or any(rels.count(rel) > 1 for rel in ("prev-archive", "next-archive")):
        found.append("RFC 5005 § 4")
    return found


def complaints_about_entry(node: Any) -> Iterator[str]:
    """RFC 4287 § 4.1.2."""
    yield from complaints_about_links(node.findall(f"{A}link"))
    yield from complaints_about_html(node.findtext(f"{A}content"))
    yield from complaints_about_media(node)
    if not (node.findtext(f"{A}content") or node.findtext(f"{A}summary")):
        yield "MissingTextualContent"
    if any(node.find(f"{A}source/{A}{name}") is None for name in ("id", "title", "updated")):
        yield "MissingSourceElement"
    if not is_address(node.findtext(f"{A}id")):
        yield f"id {node.findtext(f'{A}id')!r}"
    if moment(node.findtext(f"{A}updated")) < moment(node.findtext(f"{A}published")):
        yield "updated before published"
    if node.find(f"{A}content") is None and node.find(f"{A}link[@rel='alternate']") is None:
        yield "MissingAlternateLink"
    if not (node.findtext(f"{A}title") or "").strip():
        yield "MissingTitle"


def rss_complaints(data: bytes, address: str) -> list[str]:
    """What the validator would say of an RSS document served at ``address``."""
    root = etree.fromstring(data)
    channel = root.find("channel")
    found = [] if (root.tag, root.get("version")) == ("rss", "2.0") else ["not RSS 2.0"]
    found += [f"unknown {node.tag}" for node in channel.iter("*") if not known(node)]
    found += [f"{name} × {len(channel.findall(name))}" for name in RSS_CHANNEL_ONCE if len(channel.findall(name)) > 1]
    found += [f"no {name}" for name in ("title", "link", "description") if not channel.findtext(name)]
    found += complaints_about_links(channel.findall(f"{A}link"))
    found += complaints_about_order(channel, "item")
    if [address] != [link.get("href") for link in channel.findall(f"{A}link[@rel='self']")]:
        found.append("SelfDoesntMatchLocation")
    image = channel.find("image")
    if image is not None:
        if not (image.findtext("url") or "").endswith((".png", ".gif", ".jpg")):
            found.append("image of another type")
        if (image.findtext("title"), image.findtext("link")) != (channel.findtext("title"), channel.findtext("link")):
            found.append("ImageLinkDoesntMatch")
    if editor := channel.findtext("managingEditor"):
        found += [] if re.fullmatch(r"\S+@\S+ \(.+\)", editor, re.DOTALL) else [f"managingEditor {editor!r}"]
    guids = [node.text for node in channel.iterfind("item/guid")]
    if len(guids) != len(set(guids)):
        found.append("DuplicateIds")
    for item in channel.iterfind("item"):
        found += [f"{name} × {len(item.findall(name))}" for name in RSS_ITEM_ONCE if len(item.findall(name)) > 1]
        found += complaints_about_links(item.findall(f"{A}link"))
        found += complaints_about_media(item)
        found += complaints_about_html(item.findtext("description"))
        names = [child.tag for child in item]
        if CONTENT in names and "description" not in names[: names.index(CONTENT)]:
            found.append("NeedDescriptionBeforeContent")
        found += complaints_about_html(item.findtext(CONTENT))
        found += [] if item.find("guid").get("isPermaLink") == "false" else ["guid taken for a link"]
        found += [] if is_address(item.findtext("link")) else ["link"]
        found += [] if is_address(item.find("source").get("url")) and item.findtext("source") else ["source"]
        enclosure = item.find("enclosure")
        if enclosure is not None:
            whole = is_address(enclosure.get("url")) and MEDIA_TYPE.fullmatch(enclosure.get("type") or "")
            found += [] if whole and (enclosure.get("length") or "").isdecimal() else ["enclosure"]
    for node in [*channel.iter("pubDate"), *channel.iter("lastBuildDate")]:
        parsedate_to_datetime(node.text or "")
        found += [] if RFC_822.fullmatch(node.text or "") else [f"InvalidRFC2822Date {node.text!r}"]
    return found


def known(node: Any) -> bool:
    """An element of RSS itself in its place, or one of a module."""
    if not isinstance(node.tag, str) or node.tag.startswith("{"):
        return True
    return node.tag in (RSS_KNOWN | {"channel", "url", "author"})


def json_complaints(data: bytes, address: str) -> list[str]:
    """What jsonfeed.org's specification would refuse."""
    document = json.loads(data)
    found = [] if document["version"] == "https://jsonfeed.org/version/1.1" else ["version"]
    found += [] if document.get("title") and address == document.get("feed_url") else ["title or feed_url"]
    if document.get("next_url") in {address, ""}:
        found.append("next_url")
    for key in ("home_page_url", "icon"):
        found += [] if is_address(document[key]) else [key]
    for hub in document.get("hubs", []):
        found += [] if {"type", "url"} == set(hub) else ["hub"]
    found += [f"{key} is no object" for key in document if key.startswith("_") and not isinstance(document[key], dict)]
    ids = [item["id"] for item in document["items"]]
    if len(ids) != len(set(ids)) or not all(isinstance(one, str) for one in ids):
        found.append("ids")
    for item in document["items"]:
        found += [] if {"content_html", "content_text"} & set(item) else ["no content"]
        found += complaints_about_html(item.get("content_html"))
        found += [key for key in ("url", "image") if key in item and not is_address(item[key])]
        found += [] if all(isinstance(tag, str) for tag in item.get("tags", [])) else ["tags"]
        for key in ("date_published", "date_modified"):
            moment(item[key])
        for file in item.get("attachments", []):
            right = is_address(file["url"]) and MEDIA_TYPE.fullmatch(file["mime_type"])
            found += [] if right and isinstance(file.get("size_in_bytes", 0), int) else ["attachment"]
        found += [] if all(one.get("name") or one.get("url") for one in item["authors"]) else ["author"]
        found += [f"{key} is no object" for key in item if key.startswith("_") and not isinstance(item[key], dict)]
    return found


def opml_complaints(data: bytes) -> list[str]:
    """What the specification of OPML 2.0 would refuse in a subscription list."""
    root = etree.fromstring(data)
    found = [] if (root.tag, root.get("version")) == ("opml", "2.0") else ["not OPML 2.0"]
    found += [] if ["head", "body"] == [child.tag for child in root] else ["head and body"]
    if root.find("body/outline") is None:
        found.append("an empty body")
    for outline in root.iter("outline"):
        if not outline.get("text"):
            found.append("an outline without text")
        if outline.get("version", "RSS") not in {"RSS", "RSS1", "RSS2", "scriptingNews"}:
            found.append("InvalidOutlineVersion")
        if outline.get("type") == "rss" and not outline.get("title"):
            found.append("MissingTitleAttr")
        if outline.get("type") == "rss" and not is_address(outline.get("xmlUrl")):
            found.append(f"xmlUrl {outline.get('xmlUrl')!r}")
        if not outline.get("type") and len(outline) == 0:
            found.append("an outline that leads nowhere")
    return found


COMPLAINTS = {"atom": atom_complaints, "json": json_complaints, "rss": rss_complaints}
