"""Everything that can go wrong, as one tree; catch at the height where you can do something about it.

::

    AggregatorError
    ├── UsageError              wrong usage or configuration (exit 2)
    │   └── ConfigurationError  feeds.yaml has problems; carries all of them
    ├── OperationFailed         the operation as a whole failed (exit 1)
    │   ├── StoreError          the database can't be opened, read or written
    │   ├── PublishError        the output folder can't be written
    │   ├── GazetteerError      the compiled gazetteer is missing, stale or broken
    │   └── NothingReachable    every due host failed by DNS or connect: our network, no source's fault
    ├── Stopped                 told to stop: raised instead of beginning another request
    ├── CycleLocked             another cycle holds the lock (exit 75)
    └── SourceError             one source failed; never stops the others
        ├── FetchError          no usable answer came
        │   ├── Refused         we will not ask: address guard, robots.txt, forbidden redirect
        │   ├── Unreachable     DNS, connect: may be our own network
        │   ├── TLSFailed       the certificate or handshake failed
        │   ├── TimedOut        the deadline of a response or of the visit passed
        │   ├── TooLarge        more decompressed bytes than ``max_body``
        │   ├── HTTPFailed      an error status; carries it
        │   │   ├── Throttled   429/503: carries ``retry_after``
        │   │   └── Gone        410: the source stops
        │   └── TransferFailed  broken framing, broken compression, redirect loop
        └── ParseError          an answer came, but not what the source should be
            ├── UnknownFormat   neither feed, JSON Feed nor a page we can read
            ├── LayoutChanged   a page that yields nothing: redesigned
            └── ParserStuck     a worker passed its deadline or memory cap and was killed
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from aggregator.model import Problem


class AggregatorError(Exception):
    """Root of every error this program raises on purpose."""


class UsageError(AggregatorError):
    """The command line or the configuration asks for something that makes no sense."""


class ConfigurationError(UsageError):
    """feeds.yaml has problems; ``problems`` holds every one of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class OperationFailed(AggregatorError):
    """The operation as a whole failed."""


class StoreError(OperationFailed):
    """The database can't be opened, read or written."""


class PublishError(OperationFailed):
    """The output folder can't be written."""


class GazetteerError(OperationFailed):
    """The compiled gazetteer is missing, stale or broken."""


class NothingReachable(OperationFailed):
    """Every due host failed by DNS or connect: our own network is down."""


class CycleLocked(AggregatorError):
    """Another cycle holds the lock."""


class Stopped(AggregatorError):
    """Told to stop: raised instead of beginning another request."""


class SourceError(AggregatorError):
    """One source failed. Never stops the others. ``str()`` is one line without the source's id."""

    def __init__(self, source_id: str, message: str) -> None:
        super().__init__(message)
        self.source_id = source_id

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders (the parser pool); the default would replay args=(message,) only.
        return _rebuild, (type(self), str(self), dict(self.__dict__))


def _rebuild(kind: type[SourceError], message: str, state: dict[str, object]) -> SourceError:
    error = kind.__new__(kind)
    Exception.__init__(error, message)
    error.__dict__.update(state)
    return error


class FetchError(SourceError):
    """No usable answer came."""


class Refused(FetchError):
    """We will not ask: address guard, robots.txt or a forbidden redirect."""


class Unreachable(FetchError):
    """DNS or connect failed; may be our own network. ``host`` is what could not be reached."""

    def __init__(self, source_id: str, message: str, host: str) -> None:
        super().__init__(source_id, message)
        self.host = host


class TLSFailed(FetchError):
    """The certificate or the handshake failed."""


class TimedOut(FetchError):
    """The deadline of a response or of the whole visit passed."""


class TooLarge(FetchError):
    """More decompressed bytes than ``max_body``."""


class HTTPFailed(FetchError):
    """An error status, kept in ``status``."""

    def __init__(self, source_id: str, message: str, status: int) -> None:
        super().__init__(source_id, message)
        self.status = status


class Throttled(HTTPFailed):
    """We were asked to slow down; ``retry_after`` counts from the answer (None when not stated)."""

    def __init__(self, source_id: str, message: str, status: int, retry_after: timedelta | None) -> None:
        super().__init__(source_id, message, status)
        self.retry_after = retry_after


class Gone(HTTPFailed):
    """410: the source says it is over."""


class TransferFailed(FetchError):
    """Broken framing, broken compression or a redirect loop."""


class ParseError(SourceError):
    """An answer came, but not what the source should be."""


class UnknownFormat(ParseError):
    """Neither feed, JSON Feed nor a page we can read."""


class LayoutChanged(ParseError):
    """The page yields nothing any more: redesigned."""


class ParserStuck(ParseError):
    """A worker passed its deadline or memory cap and was killed."""
