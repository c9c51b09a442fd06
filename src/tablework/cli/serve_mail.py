"""The mail server that a desk is given, if any: by options, its password by the environment."""

from __future__ import annotations

import argparse
import os

from tablework.actions.send_mail import MailServer, is_address
from tablework.shelf.trouble import ShelfTroubleError

_SUBMISSION = 587
"""The port that mail is handed in at (RFC 6409)."""

USER, PASSWORD = "TABLEWORK_MAIL_USER", "TABLEWORK_MAIL_PASSWORD"


def add_mail(parser: argparse.ArgumentParser) -> None:
    """How the desk sends offers by itself; without these people send them."""
    parser.add_argument("--mail-server", metavar="HOST[:PORT]", help=f"send offers by mail (sign in by {USER} …)")
    parser.add_argument("--mail-from", metavar="ADDRESS", default="", help="the address on offers that say who asks")
    parser.add_argument(
        "--mail-neutral", metavar="ADDRESS", default="", help="the address on withheld offers; it must name nobody"
    )


def mail_server(arguments: argparse.Namespace) -> MailServer | None:
    """The mail server that a command names; None without one.

    Raises:
        ShelfTroubleError: an address is none, or there is none, or a port is no number.
    """
    if not arguments.mail_server:
        return None
    given = [address for address in (arguments.mail_from, arguments.mail_neutral) if address]
    wrong = next((address for address in given if not is_address(address)), None)
    if wrong or not given:
        raise ShelfTroubleError(f"“{wrong or ''}” is no address that mail comes from: see --mail-from, --mail-neutral.")
    host, _, port = arguments.mail_server.partition(":")
    if port and not port.isdigit():
        raise ShelfTroubleError(f"{arguments.mail_server} is no mail server: give one such as mail.example.org:587.")
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    return MailServer(host, int(port or _SUBMISSION), user, password, arguments.mail_from, arguments.mail_neutral)
