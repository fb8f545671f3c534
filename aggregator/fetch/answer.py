"""What an answer means: a page, nothing new, a way on, a wish to be left alone, a failure. Nothing here asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

import xxhash

from aggregator.errors import Gone, HTTPFailed, Refused, TransferFailed
from aggregator.fetch.address import Address, BadAddress, locate
from aggregator.model import Page, Source, Unchanged, Validators

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
PERMANENT: Final = frozenset({301, 308})
BUSY: Final = frozenset({429, 503})
LONGEST_HOLD: Final = timedelta(hours=24)  # a longer Retry-After is cut


@dataclass(frozen=True, slots=True)
class Answer:
    """One response, read as far as its status asks for; ``body`` is decoded."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes = b""


def place(source: Source, url: str) -> Address:
    """The address to ask. Raises Refused."""
    try:
        return locate(url)
    except BadAddress as error:
        raise Refused(source.id, f"not asking: {error}") from error


def target(source: Source, address: Address, answer: Answer) -> Address:
    """Where a redirect leads. Raises Refused for a step down to http or out of the web, TransferFailed for nowhere."""
    location = answer.headers.get("location", "").strip()
    if not location:
        raise TransferFailed(source.id, f"{phrase(answer.status)} from {address} without a Location")
    try:
        there = locate(location, base=address)
    except BadAddress as error:
        raise Refused(source.id, f"not following the redirect of {address}: {error}") from error
    if address.scheme == "https" and there.scheme == "http":
        raise Refused(source.id, f"not following the redirect of {address} from https to http: {there}")
    return there


def ours(known: Validators | None, address: Address) -> Validators | None:
    """What is known of this very address; validators of another say nothing of it (RFC 9110 § 8.8)."""
    return known if known is None or known.url in (None, address.url) else None


def conditions(known: Validators | None) -> tuple[tuple[str, str], ...]:
    """The request headers that let a server say 304 (RFC 9110 § 13.1)."""
    if known is None:
        return ()
    pairs = (("if-none-match", known.etag), ("if-modified-since", known.last_modified))
    return tuple((name, value) for name, value in pairs if value)


def verdict(
    source: Source, address: Address, answer: Answer, known: Validators | None, *, now: datetime, moved: str | None
) -> Page | Unchanged:
    """A page, or Unchanged for a 304 and for the bytes of last time, with the validators for next time."""
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    known, fresh_for = ours(known, address), fresh(answer.headers)
    if answer.status == HTTPStatus.NOT_MODIFIED:
        if known is None:
            raise TransferFailed(source.id, f"304 Not Modified from {address}, though nothing was known of it")
        kept = Validators(etag or known.etag, modified or known.last_modified, known.digest, address.url)
        return Unchanged(answer.status, kept, moved, fresh_for)
    digest = xxhash.xxh3_128_hexdigest(answer.body)
    validators = Validators(etag, modified, digest, address.url)
    if known is not None and known.digest == digest:
        return Unchanged(answer.status, validators, moved, fresh_for)
    return Page(
        url=address.url,
        body=answer.body,
        fetched=now,
        status=answer.status,
        content_type=answer.headers.get("content-type"),
        last_modified=modified,
        validators=validators,
        moved_to=moved,
        fresh_for=fresh_for,
    )


def fresh(headers: Mapping[str, str]) -> timedelta | None:
    """For how long the answer stays fresh (RFC 9111 § 4.2): max-age, else Expires less Date, and less Age."""
    stated = headers.get("cache-control", "").lower()
    if re.search(r"\bno-(?:cache|store)\b", stated):
        return None
    if found := re.search(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", stated):
        whole = timedelta(seconds=int(found[1]))
    else:
        until, sent = http_date(headers.get("expires", "")), http_date(headers.get("date", ""))
        if until is None or sent is None:
            return None
        whole = until - sent
    age = headers.get("age", "")
    whole -= timedelta(seconds=int(age[:9]) if age.isdecimal() and age.isascii() else 0)
    return whole if whole > timedelta(0) else None


def failure(source: Source, address: Address, status: int) -> HTTPFailed:
    """The error for a status that is neither a body nor a redirect."""
    kind = Gone if status == HTTPStatus.GONE else HTTPFailed
    return kind(source.id, f"{phrase(status)} from {address}", status)


def phrase(status: int) -> str:
    """``404 Not Found``."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """RFC 9110 § 10.2.3: seconds, or a date counting from the answer's own Date. At most a day; None if not stated."""
    stated = headers.get("retry-after", "").strip()
    if stated.isdecimal() and stated.isascii():
        return min(timedelta(seconds=int(stated[:9])), LONGEST_HOLD)
    until = http_date(stated)
    if until is None:
        return None
    return min(max(until - (http_date(headers.get("date", "")) or now), timedelta(0)), LONGEST_HOLD)


def http_date(text: str) -> datetime | None:
    """A date of any of HTTP's three forms (RFC 9110 § 5.6.7); None when it is none."""
    try:
        moment = parsedate_to_datetime(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
