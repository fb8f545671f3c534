"""``aggregator serve`` as a process of its own, and what to serve."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.whole.work import Work


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(work: Work, *words: str, port: int = 0) -> Iterator[str]:
    """The address, without "/" at the end, at which the folder's output is served."""
    with subprocess.Popen(
        work.command("serve", "--port", str(port), *words),
        cwd=work.folder,
        env=work.environment(),
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stderr is not None
            told = ""
            while not (found := re.search(r"http://\S+(?=/$)", told.strip())):
                line = server.stderr.readline()
                assert line, told
                told += line
            yield found[0]
        finally:
            server.terminate()
            assert server.wait(20) == 0, server.stderr and server.stderr.read()
