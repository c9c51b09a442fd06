"""What a browser lets our pages do at the address they were loaded from."""

from __future__ import annotations

import ipaddress

from starlette.requests import HTTPConnection

from tablework.actions.use_passkeys import Site


def whole_browser(request: HTTPConnection) -> bool:
    """Whether it is a secure context (W3C): https, or this machine itself. Elsewhere no page works offline."""
    name = request.url.hostname or ""
    return request.url.scheme == "https" or own_machine_name(name)


def own_machine_name(name: str) -> bool:
    """Whether a name always means one's own machine, whichever desk or program answers there."""
    return name == "localhost" or name.endswith(".localhost") or _is_loopback(name)


def site_of(request: HTTPConnection) -> Site | None:
    """Where passkeys count; None where they cannot be had: they need a secure context, and a name, not a number."""
    name = request.url.hostname or ""
    if not whole_browser(request) or _is_number(name):
        return None
    return Site(name, f"{request.url.scheme}://{request.url.netloc}")


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(name: str) -> bool:
    return _is_number(name) and ipaddress.ip_address(name).is_loopback
