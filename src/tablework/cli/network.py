"""This machine on its network: where others reach it, and the socket it listens on."""

from __future__ import annotations

import socket
from collections.abc import Iterator

from tablework.shelf.trouble import ShelfTroubleError

FIRST_PORT = 8000
_PORTS_TRIED = 20

_SOMEWHERE = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254")
"""An address of each kind, none of them anybody's: the way to each tells which of ours it would leave from."""


def own_addresses() -> list[str]:
    """The IPv4 addresses by which others on this machine's networks may reach it, the likeliest first."""
    found = [*_ways_out(), *_by_name()]
    return [address for address in dict.fromkeys(found) if not address.startswith(("127.", "0."))]


def own_names() -> list[str]:
    """The names that this machine may be called by on its network."""
    name = socket.gethostname().lower()
    short = name.partition(".")[0]
    return list(dict.fromkeys(filter(None, [name, short, f"{short}.local"])))


def listen(address: str, port: int | None) -> socket.socket:
    """A socket bound to an address, on the port that is named or the first that is free.

    Raises:
        ShelfTroubleError: it is taken.
    """
    tried = [port] if port is not None else range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED)
    for number in tried:
        # The protocol is named because asyncio switches off the waiting for more to send (Nagle) only where it is:
        # every small answer would come 40 ms late.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address, number))
        except (OSError, OverflowError):
            listener.close()
        else:
            return listener
    raise ShelfTroubleError(f"Port {tried[-1]} is taken by another program: choose another with --port.")


def _ways_out() -> Iterator[str]:
    """Nothing is sent: connecting a UDP socket only asks the system which way it would go."""
    for somewhere in _SOMEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            try:
                asking.connect((somewhere, 9))
            except OSError:
                continue
            yield asking.getsockname()[0]


def _by_name() -> list[str]:
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []
