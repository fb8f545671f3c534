"""The published folder: whole files or none, touched only when they change."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import brotli
import pytest

from aggregator.errors import PublishError
from aggregator.publish import Shelf


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files included."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_once(tmp_path: Path) -> None:
    """Equal bytes leave it alone, its time too."""
    shelf = Shelf(tmp_path / "output")
    target = tmp_path / "output/cities/a.atom"

    assert shelf.put("cities/a.atom", b"one")
    before = target.stat()
    assert not shelf.put("cities/a.atom", b"one")
    assert (before.st_mtime_ns, before.st_ino) == (target.stat().st_mtime_ns, target.stat().st_ino)
    assert shelf.put("cities/a.atom", b"two")
    assert b"two" == target.read_bytes()
    assert ["a.atom"] == names(target.parent)


def test_what_a_crash_left_is_cleared(tmp_path: Path) -> None:
    """The half file beside is never served, and goes with the next put of its path, equal or not."""
    shelf = Shelf(tmp_path)
    half = tmp_path / ".a.atom.part"

    for data, changed in ((b"one", True), (b"one", False), (b"two", True)):
        half.write_bytes(b"ha")
        assert changed == shelf.put("a.atom", data)
        assert not half.exists()


def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    """Killed in the middle of thousands of writes: what stands there is one of the versions, to the last byte."""
    program = textwrap.dedent(
        """
        import itertools, pathlib, sys
        from aggregator.publish import Shelf
        shelf = Shelf(pathlib.Path(sys.argv[1]))
        for n in itertools.count():
            shelf.put("a.atom", str(n % 10).encode() * 300_000)
            if n == 5:
                print("going", flush=True)
        """
    )
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
    found = (tmp_path / "a.atom").read_bytes()

    assert found == found[:1] * 300_000
    assert Shelf(tmp_path).put("a.atom", b"new")
    assert ["a.atom"] == names(tmp_path)


LONG = b"<p>Nancy and Karlsruhe</p>\n" * 100


def test_a_text_has_compressed_copies(tmp_path: Path) -> None:
    """Older than none of its copies, so that a server can tell a stale one; the same bytes every time; gone with it."""
    shelf = Shelf(tmp_path)
    shelf.put("a.html", LONG)
    first = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}

    assert ["a.html", "a.html.br", "a.html.gz"] == names(tmp_path)
    assert LONG == brotli.decompress(first["a.html.br"][0]) == gzip.decompress(first["a.html.gz"][0])
    assert first["a.html"][1] <= min(first["a.html.br"][1], first["a.html.gz"][1])
    assert not shelf.put("a.html", LONG)
    assert first == {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    shelf.put("b.html", LONG)
    assert first["a.html.gz"][0] == (tmp_path / "b.html.gz").read_bytes()
    assert shelf.remove("b.html")
    assert ["a.html", "a.html.br", "a.html.gz"] == names(tmp_path)


def test_copies_come_and_go_with_the_file(tmp_path: Path) -> None:
    """A copy that was lost is made again; a short text and a picture have none."""
    shelf = Shelf(tmp_path)
    shelf.put("a.html", LONG)
    (tmp_path / "a.html.br").unlink()

    assert shelf.put("a.html", LONG)
    assert ["a.html", "a.html.br", "a.html.gz"] == names(tmp_path)
    assert shelf.put("a.html", b"short")
    assert ["a.html"] == names(tmp_path)
    assert shelf.put("a.png", LONG)
    assert ["a.html", "a.png"] == names(tmp_path)


@pytest.mark.parametrize(
    "path",
    ["../a", "/etc/a", "a/../../b", "", ".", "a\\..\\b", "a\0b", ".."],
    ids=["up", "root", "in and out", *"edbnu"],
)
def test_no_path_leaves_the_folder(path: str, tmp_path: Path) -> None:
    """Slugs come from data; a folder is not a toy for them."""
    shelf = Shelf(tmp_path / "output")

    with pytest.raises(PublishError, match="no path below the published folder"):
        shelf.put(path, b"x")
    assert ["output"] == names(tmp_path)


def test_a_link_does_not_lead_out(tmp_path: Path) -> None:
    """Nor does one inside the folder."""
    shelf = Shelf(tmp_path / "output")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output/cities").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(PublishError, match="leads out"):
        shelf.put("cities/a.atom", b"x")


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """Operators mount things."""
    (tmp_path / "disk").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "disk")

    assert Shelf(tmp_path / "output").put("a", b"x")
    assert b"x" == (tmp_path / "disk/a").read_bytes()


def test_what_can_not_be_written_is_told(tmp_path: Path) -> None:
    """One line: what, where, why, and what to do."""
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder/inside").mkdir(parents=True)

    with pytest.raises(PublishError, match=r"can't make the folder .*file/output: Not a directory; check that"):
        Shelf(tmp_path / "file/output")
    with pytest.raises(PublishError, match=r"can't write .*folder/inside: Is a directory; check that"):
        Shelf(tmp_path / "folder").put("inside", b"x")
    assert ["inside"] == names(tmp_path / "folder")


def test_removing(tmp_path: Path) -> None:
    """A page nobody should find any more."""
    shelf = Shelf(tmp_path)
    shelf.put("stories/a.html", b"x")

    assert shelf.remove("stories/a.html")
    assert not shelf.remove("stories/a.html")
    with pytest.raises(PublishError):
        shelf.remove("../a")
