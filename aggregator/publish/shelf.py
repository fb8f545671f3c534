"""The published folder: every file appears whole or not at all, and is touched only when its bytes change."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath

from aggregator.errors import PublishError
from aggregator.publish.packing import SUFFIXES, packed, worth


class Shelf:
    """Writes below one folder. One writer at a time: the cycle lock sees to that.

    Every method raises :class:`~aggregator.errors.PublishError` when the folder can't be written or a path would
    leave it.
    """

    def __init__(self, output: Path) -> None:
        self.output = output
        try:
            output.mkdir(parents=True, exist_ok=True)
            self._root = output.resolve(strict=True)
        except OSError as error:
            raise _failed("make the folder", output, error) from error

    def put(self, relative: str, data: bytes) -> bool:
        """Publish ``data`` at ``relative`` (a path with "/"), with its compressed copies; False when it already stands
        there.

        Written beside under a name of its own, synced, then renamed: a crash leaves the old file or the new one. What
        it may leave beside is overwritten or removed by the next put of the same path. The copies go before the file
        changes and come back after it, and are younger than it: none is ever of another version.
        """
        target = self._place(relative)
        file, *copies = _family(target)
        wanted = copies if worth(relative, data) else []
        try:
            if _read(file) == data and [copy for copy in copies if copy.exists()] == wanted:
                _clear(file, *copies)
                return False
            contents = dict(zip(wanted, packed(data).values(), strict=True)) if wanted else {}
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(_beside(file), data)
            for copy, packing in contents.items():
                _write(_beside(copy), packing)
            for copy in copies:
                copy.unlink(missing_ok=True)
            for place in (file, *contents):
                _beside(place).replace(place)
            _clear(*copies)
            _sync(target.parent)
        except OSError as error:
            with suppress(OSError):
                _clear(file, *copies)
            raise _failed("write", target, error) from error
        return True

    def standing(self, folder: str) -> list[str]:
        """The paths of the files right in a folder, in order; copies and what begins with a dot left out."""
        place = self._place(folder)
        try:
            names = sorted(entry.name for entry in place.iterdir() if entry.is_file())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _failed("read", place, error) from error
        prefix = f"{folder.rstrip('/')}/"
        return [prefix + name for name in names if not name.startswith(".") and not name.endswith(SUFFIXES)]

    def remove(self, relative: str) -> bool:
        """Take a file and its copies away; False when there is none."""
        target = self._place(relative)
        try:
            for copy in _family(target)[1:]:
                copy.unlink(missing_ok=True)
            target.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise _failed("remove", target, error) from error
        return True

    def _place(self, relative: str) -> Path:
        parts = PurePosixPath(relative).parts
        plain = bool(parts) and not relative.startswith("/") and "\\" not in relative and "\0" not in relative
        if not plain or ".." in parts:
            raise PublishError(f"«{relative}» is no path below the published folder; nothing was written")
        target = self._root.joinpath(*parts)
        # A link inside the folder must not lead out of it.
        if not target.parent.resolve().is_relative_to(self._root):
            raise PublishError(f"{target} leads out of the published folder {self._root}; remove the link in between")
        return target


def _family(target: Path) -> tuple[Path, ...]:
    """The file and the names its copies have."""
    return (target, *(target.with_name(target.name + suffix) for suffix in SUFFIXES))


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


def _clear(*files: Path) -> None:
    """Remove what a killed or failed put left beside."""
    for file in files:
        _beside(file).unlink(missing_ok=True)


def _write(target: Path, data: bytes) -> None:
    with target.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _read(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _sync(folder: Path) -> None:
    """The rename itself must outlast a power cut: the store marks the address clean right after."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _failed(doing: str, target: Path, error: OSError) -> PublishError:
    reason = error.strerror or type(error).__name__
    return PublishError(f"can't {doing} {target}: {reason}; check that the folder is writable and the disk has room")
