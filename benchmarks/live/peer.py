"""pycrdt-websocket with its SQLite store, in an environment of its own that goes with the benchmark."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.fountain_peers.installing import PeerTroubleError, said_by
from benchmarks.live.asking import Asked

NAME = "pycrdt-websocket 0.16.5"
_PACKAGES = (
    "pycrdt-websocket==0.16.5",
    "pycrdt-store==0.1.5",
    "pycrdt==0.14.13",
    "uvicorn==0.54.0",
    "websockets==17.4",
)
_HERE = Path(__file__).parent


class Peer:
    """The peer, installed from the registry into a folder."""

    def __init__(self, folder: Path) -> None:
        """Install it.

        Raises:
            PeerTroubleError: it cannot be installed here.
        """
        uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
        if not uv:
            raise PeerTroubleError("not installed: there is no uv here")
        self.folder, self._python = folder, str(folder / "peer" / "bin" / "python")
        said_by([uv, "venv", "--quiet", "--python", sys.executable, str(folder / "peer")])
        said_by([uv, "pip", "install", "--quiet", "--python", self._python, *_PACKAGES])

    @contextmanager
    def served(self, store: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
        """Its server in a process of its own, with a store, and its port."""
        port = _free_port()
        command = [self._python, str(_HERE / "peer_server.py"), str(port), str(store)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            try:
                said = server.stderr.readline() if server.stderr else ""
                if "listening" not in said:
                    raise PeerTroubleError(f"its server did not start: {said.strip()[:80]}")
                yield server, port
            finally:
                server.send_signal(signal.SIGKILL)

    def ask(self, what: str, **job: Any) -> Asked:
        """Have its clients do something in a process of their own."""
        return Asked([self._python, str(_HERE / "peer_clients.py"), what], self.folder, job)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
