"""Where a desk is served: on this machine alone, or at the table for the room; by which names, in clear or not."""

from __future__ import annotations

import argparse
import io
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import segno

from tablework.cli.authority import Certificates, certificates_in
from tablework.cli.network import listen, own_addresses, own_names
from tablework.shelf.trouble import ShelfTroubleError

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_EVERYWHERE = "0.0.0.0"  # noqa: S104 (what --table asks for)

_ADDRESS = "address.txt"

IN_CLEAR = (
    "Without https, devices other than this one cannot work offline and have no passkeys, and whoever shares the "
    "network can read along: see --https."
)


@dataclass(frozen=True, slots=True)
class Place:
    """The socket that is listened on, the names that are answered to, and how others come there.

    `home` is the address on this machine, `table` the address for others (None: nobody else can come).
    """

    listener: socket.socket
    hosts: frozenset[str]
    home: str
    table: str | None
    files: Certificates | None
    own_authority: bool

    @property
    def authority(self) -> Path | None:
        """The certificate that devices are told to trust, where the desk made its own."""
        return self.files.authority if self.files and self.own_authority else None

    def for_uvicorn(self) -> dict[str, Any]:
        """What the server speaks, and what it needs for https; HTTP/2 is spoken by browsers over https only."""
        if self.files is None:
            return {"http": "zttp"}
        return {
            "http": "zttp",
            "http2": True,
            "ssl_certfile": self.files.certificate,
            "ssl_keyfile": self.files.key,
        }


def find_place(arguments: argparse.Namespace, folder: Path) -> Place:
    """Listen where the command says.

    Raises:
        ShelfTroubleError: the port is taken, or a certificate is not there.
    """
    given = [_Named.read(name) for name in arguments.name]
    names = [named.host for named in given]
    if arguments.table:
        names += [*own_addresses(), *own_names()]
    listener = listen(_EVERYWHERE if arguments.table else "127.0.0.1", arguments.port)
    files = _files(arguments, folder, names)
    scheme, port = "https" if files else "http", listener.getsockname()[1]
    whole = next((named.address for named in given if named.address), None)
    reached = whole or (f"{scheme}://{names[0]}:{port}/" if names else None)
    return Place(
        listener,
        frozenset({*_LOOPBACK, *names}),
        f"{scheme}://localhost:{port}/",
        reached,
        files,
        arguments.https,
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that was given, or a whole address, as a proxy before the desk has one."""

    host: str
    address: str | None

    @classmethod
    def read(cls, given: str) -> _Named:
        parts = urlsplit(given if "://" in given else f"//{given}")
        if not parts.hostname:
            raise ShelfTroubleError(f"{given} is no name: give one such as desk.example.org, or its whole address.")
        return cls(parts.hostname, f"{parts.scheme}://{parts.netloc}/" if parts.scheme else None)


def _files(arguments: argparse.Namespace, folder: Path, names: list[str]) -> Certificates | None:
    if arguments.https:
        return certificates_in(folder / "certificates", ["localhost", "127.0.0.1", "::1", *names])
    if not arguments.certificate and not arguments.key:
        return None
    given = {"--certificate": arguments.certificate, "--key": arguments.key}
    for option, file in given.items():
        if not file or not Path(file).is_file():
            raise ShelfTroubleError(f"https needs a certificate and its key: {option} names no file.")
    return Certificates(Path(arguments.certificate), Path(arguments.key), Path(arguments.certificate))


def qr_in_words(text: str) -> str:
    """A QR code for a terminal."""
    out = io.StringIO()
    segno.make_qr(text, error="m").terminal(out, compact=True)
    return out.getvalue().rstrip("\n")


def keep_address(folder: Path, place: Place) -> None:
    """Write down where the desk is reached, for commands that make links to it."""
    (folder / _ADDRESS).write_text(place.table or place.home, encoding="utf-8")


def last_address(folder: Path) -> str:
    """Where the desk was last reached.

    Raises:
        ShelfTroubleError: it has not been served yet.
    """
    try:
        return (folder / _ADDRESS).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise ShelfTroubleError("This desk has not been served yet: start it, or say where with --address.") from None
