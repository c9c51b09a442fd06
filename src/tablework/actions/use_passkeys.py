"""Come back by a passkey (W3C WebAuthn): made on a device, proven by its face, finger or number, kept by nobody else.

A ceremony begins with a challenge that is good once and for five minutes, and ends with the device's answer to it.
"""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from tablework.actions.come_back import NotProvenError
from tablework.actions.tokens import stamp
from tablework.shelf.people import Passkey, People, Person

_SECONDS = 300
_MOST_AT_ONCE = 1000
_VERIFIED = UserVerificationRequirement.REQUIRED
"""A passkey is all that is asked for, so the device itself must ask who holds it."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a passkey counts: the host's name, and the page's whole origin."""

    name: str
    origin: str


@dataclass(frozen=True, slots=True)
class _Ceremony:
    challenge: bytes
    person: str | None
    ends: float


class Passkeys:
    """Makes passkeys and recognises them."""

    def __init__(self, people: People, now: Callable[[], str], seconds: Callable[[], float] = time.monotonic) -> None:
        """Keep them with the people; `seconds` is the clock that challenges run out by."""
        self._people, self._now, self._seconds = people, now, seconds
        self._begun: dict[str, _Ceremony] = {}
        self._lock = threading.Lock()

    def begin_making(self, person: Person, site: Site) -> dict[str, Any]:
        """What a device needs to know to make a passkey: the ceremony's id, and options for ``create()``."""
        options = generate_registration_options(
            rp_id=site.name,
            rp_name="Tablework",
            user_name=person.name,
            user_id=person.id.encode(),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=_VERIFIED
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(key.id) for key in self._people.passkeys(person.id)],
        )
        return self._begin(options.challenge, person.id, options_to_json(options))

    def finish_making(self, person: Person, site: Site, ceremony: str, answer: dict[str, Any]) -> None:
        """Keep the passkey that a device has made.

        Raises:
            NotProvenError: it was made for another challenge, person or site, or is somebody's already.
        """
        challenge = self._challenge(ceremony, person.id)
        try:
            made = verify_registration_response(
                credential=answer,
                expected_challenge=challenge,
                expected_rp_id=site.name,
                expected_origin=site.origin,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError):
            raise _refused() from None
        if self._people.passkey(made.credential_id):
            raise _refused()
        self._people.put_passkey(
            Passkey(made.credential_id, person.id, made.credential_public_key, made.sign_count, stamp(self._now()))
        )

    def begin_proving(self, site: Site) -> dict[str, Any]:
        """What a device needs to know to prove a passkey: the ceremony's id, and options for ``get()``."""
        options = generate_authentication_options(rp_id=site.name, user_verification=_VERIFIED)
        return self._begin(options.challenge, None, options_to_json(options))

    def finish_proving(self, site: Site, ceremony: str, answer: dict[str, Any]) -> Person:
        """Who has proven a passkey.

        Raises:
            NotProvenError: nobody: another challenge or site, an unknown passkey, or one whose count goes backwards.
        """
        challenge = self._challenge(ceremony, None)
        try:
            passkey = self._people.passkey(base64url_to_bytes(answer["rawId"]))
            if passkey is None:
                raise _refused()
            proven = verify_authentication_response(
                credential=answer,
                expected_challenge=challenge,
                expected_rp_id=site.name,
                expected_origin=site.origin,
                credential_public_key=passkey.key,
                credential_current_sign_count=passkey.count,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError):
            raise _refused() from None
        self._people.put_passkey(replace(passkey, count=proven.new_sign_count))
        person = self._people.person(passkey.person)
        if person is None:
            raise _refused()
        return person

    def _begin(self, challenge: bytes, person: str | None, options: str) -> dict[str, Any]:
        ceremony, now = secrets.token_urlsafe(16), self._seconds()
        with self._lock:
            for old in [id_ for id_, begun in self._begun.items() if begun.ends <= now]:
                del self._begun[old]
            if len(self._begun) >= _MOST_AT_ONCE:
                del self._begun[next(iter(self._begun))]
            self._begun[ceremony] = _Ceremony(challenge, person, now + _SECONDS)
        return {"ceremony": ceremony, "options": json.loads(options)}

    def _challenge(self, ceremony: str, person: str | None) -> bytes:
        """A ceremony's challenge, once."""
        with self._lock:
            begun = self._begun.pop(ceremony, None)
        if begun is None or begun.person != person or begun.ends <= self._seconds():
            raise NotProvenError("This took too long or was tried before: begin again.")
        return begun.challenge


def _refused() -> NotProvenError:
    return NotProvenError("This passkey does not open this desk: try another way, or ask for a way back in.")
