"""Send mail by a mail server that the desk is given; nothing in it names the machine or whoever sits at it."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from tablework.actions.tokens import new_token

_SECONDS = 20
_OWN = frozenset({"localhost", "127.0.0.1", "::1"})
"""A mail server on this very machine: nobody is on the way who could read along."""


class MailError(Exception):
    """Mail could not be sent. Its text is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server, and the addresses that mail comes from.

    `sender` stands on offers that name who asks, `neutral` on those that withhold it; without one of them mail of that
    sort is not sent by the desk. A server on another machine is spoken to over STARTTLS only; `trusted` says whose
    certificates count (None: those of this system).
    """

    host: str
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    neutral: str = ""
    trusted: ssl.SSLContext | None = None

    def address(self, *, withheld: bool) -> str:
        """Where such mail comes from; an empty text where the desk cannot send it."""
        return self.neutral if withheld else self.sender


def letter(to: str, sender: str, subject: str, text: str, now: str) -> EmailMessage:
    """A mail with the headers that every mail must have, and no other. Its time is the minute's; its id is chance."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = format_datetime(datetime.fromisoformat(now).replace(second=0, microsecond=0))
    message["Message-ID"] = f"<{new_token()}@{_domain(sender)}>"
    message.set_content(text)
    return message


def send(server: MailServer, message: EmailMessage) -> None:
    """Hand a mail to the server. The desk greets it by the sender's domain, not by the machine's own name.

    Raises:
        MailError: the server did not take it.
    """
    try:
        with smtplib.SMTP(server.host, server.port, local_hostname=_domain(message["From"]), timeout=_SECONDS) as link:
            link.ehlo()
            if server.trusted or server.host not in _OWN:
                link.starttls(context=server.trusted or ssl.create_default_context())
            if server.user:
                link.login(server.user, server.password)
            link.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise MailError("The mail server did not take the message: copy the link and send it yourself.") from error


def is_address(address: str) -> bool:
    """Whether mail can come from or go to this, as far as its looks tell."""
    name, _, domain = address.rpartition("@")
    return bool(name) and "." in domain and not any(letter.isspace() or letter in "<>,;\\" for letter in address)


def _domain(address: str) -> str:
    return address.rpartition("@")[2].rstrip(">") or "localhost.invalid"
