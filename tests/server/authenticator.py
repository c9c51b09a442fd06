"""A device that makes passkeys and proves them, as W3C WebAuthn has it: what a phone does, without the phone."""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from base64 import urlsafe_b64encode
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

_PRESENT_AND_VERIFIED = 0x05
_WITH_KEY = 0x40


class Authenticator:
    """One passkey on one device."""

    def __init__(self) -> None:
        self.id, self.count = secrets.token_bytes(16), 0
        self.flags = _PRESENT_AND_VERIFIED
        self._key = generate_private_key(SECP256R1())

    def make(self, options: dict[str, Any], origin: str, name: str) -> dict[str, Any]:
        """What ``create()`` answers."""
        numbers = self._key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        held = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cbor2.dumps(cose)
        data = self._data(name, self.flags | _WITH_KEY) + held
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._credential(
            {"clientDataJSON": _client("webauthn.create", options, origin), "attestationObject": attestation}
        )

    def prove(self, options: dict[str, Any], origin: str, name: str) -> dict[str, Any]:
        """What ``get()`` answers."""
        self.count += 1
        client, data = _client("webauthn.get", options, origin), self._data(name, self.flags)
        signature = self._key.sign(data + hashlib.sha256(client).digest(), ECDSA(SHA256()))
        return self._credential({"clientDataJSON": client, "authenticatorData": data, "signature": signature})

    def _data(self, name: str, flags: int) -> bytes:
        return hashlib.sha256(name.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _credential(self, response: dict[str, bytes]) -> dict[str, Any]:
        id_ = _b64(self.id)
        answer = {key: _b64(value) for key, value in response.items()}
        return {"id": id_, "rawId": id_, "type": "public-key", "response": answer, "clientExtensionResults": {}}


def _client(kind: str, options: dict[str, Any], origin: str) -> bytes:
    return json.dumps({"type": kind, "challenge": options["challenge"], "origin": origin}).encode()


def _b64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
