"""A certificate authority of this desk's own: what makes https possible in a room that no public name leads to.

Devices that trust its certificate trust this desk. It can vouch for nothing else: its certificate is limited to private
addresses and to this desk's own names (RFC 5280, name constraints), so a stolen key opens no bank.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tablework.shelf.trouble import ShelfTroubleError

AUTHORITY_STAYS = timedelta(days=730)
"""Two years: devices are told to trust it once for a production, not for ever."""

SERVER_STAYS = timedelta(days=397)
"""The longest that browsers on Apple's systems take from anybody (398 days, less one for clocks that differ)."""

_RENEWED = timedelta(days=30)
"""How long before its end a certificate is made anew."""

_PRIVATE = (
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "127.0.0.0/8",
    "fc00::/7",
    "fe80::/10",
    "::1/128",
)
"""Addresses that lead nowhere but to one's own network (RFC 1918, 3927, 4193, 4291)."""

_ALWAYS = ("localhost", "local", "home.arpa", "internal")
"""Names that no public authority may vouch for (RFC 6761, 6762, 8375; ICANN 2024), and all that end in them."""

_Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Certificates:
    """The files that https needs, and the one that devices are told to trust."""

    certificate: Path
    key: Path
    authority: Path


def certificates_in(folder: Path, names: Iterable[str], now: datetime | None = None) -> Certificates:
    """The certificates in a folder for these names and addresses; what is missing or about to end is made.

    Raises:
        ShelfTroubleError: the authority that devices trust already does not cover one of the names.
    """
    now, wanted = now or datetime.now(UTC), sorted(set(names))
    files = Certificates(folder / "server.crt", folder / "server.key", folder / "authority.crt")
    authority_key = folder / "authority.key"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _good(files.authority, now):
        _make_authority(files.authority, authority_key, wanted, now)
        files.certificate.unlink(missing_ok=True)
    authority = _load(files.authority)
    for name in wanted:
        if not _covers(authority, name):
            raise ShelfTroubleError(
                f"This desk's authority does not cover {name}: delete the folder {folder} to have a new one made, "
                "which every device then has to be told to trust again."
            )
    if not _good(files.certificate, now) or _names_in(_load(files.certificate)) != wanted:
        _make_server(files, _load_key(authority_key), authority, wanted, now)
    return files


def _make_authority(file: Path, key_file: Path, names: list[str], now: datetime) -> None:
    key = generate_private_key(SECP256R1())
    name = _called(f"Tablework desk, {now:%B %Y}")
    networks = [*map(ip_network, _PRIVATE), *(ip_network(a) for a in map(_address, names) if a and not _is_private(a))]
    domains = [*_ALWAYS, *(n for n in names if _address(n) is None and not _below(n, _ALWAYS))]
    permitted = [*map(x509.IPAddress, networks), *map(x509.DNSName, domains)]
    built = (
        _builder(name, name, key, now, AUTHORITY_STAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    _write_key(key_file, key)
    _write(file, built.public_bytes(Encoding.PEM), 0o644)


def _make_server(
    files: Certificates,
    authority_key: EllipticCurvePrivateKey,
    authority: x509.Certificate,
    names: list[str],
    now: datetime,
) -> None:
    key = generate_private_key(SECP256R1())
    stays = min(SERVER_STAYS, authority.not_valid_after_utc - now)
    built = (
        _builder(_called("Tablework"), authority.subject, key, now, stays)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(list(map(_general, names))), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False)
        .sign(authority_key, SHA256())
    )
    _write_key(files.key, key)
    _write(files.certificate, built.public_bytes(Encoding.PEM), 0o644)


def _builder(
    name: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey, now: datetime, stays: timedelta
) -> x509.CertificateBuilder:
    """Good from yesterday on: a phone whose clock is a few hours behind must be able to come in."""
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now - timedelta(days=1) + stays)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


# -- what a certificate says ------------------------------------------------------------------------------------------


def _good(file: Path, now: datetime) -> bool:
    try:
        return _load(file).not_valid_after_utc - now > _RENEWED
    except (FileNotFoundError, ValueError):
        return False


def _names_in(certificate: x509.Certificate) -> list[str]:
    found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return sorted(str(name.value) for name in found)


def _covers(authority: x509.Certificate, name: str) -> bool:
    permitted = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    address = _address(name)
    if address:
        return any(isinstance(tree, x509.IPAddress) and _within(address, tree.value) for tree in permitted)
    return _below(name, [tree.value for tree in permitted if isinstance(tree, x509.DNSName)])


def _within(address: IPv4Address | IPv6Address, network: object) -> bool:
    return isinstance(network, _Network) and address.version == network.version and address in network


def _is_private(address: IPv4Address | IPv6Address) -> bool:
    return any(_within(address, ip_network(network)) for network in _PRIVATE)


def _below(name: str, domains: Iterable[str]) -> bool:
    return any(name == domain or name.endswith(f".{domain}") for domain in domains)


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None


def _general(name: str) -> x509.GeneralName:
    address = _address(name)
    return x509.IPAddress(address) if address else x509.DNSName(name)


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


# -- files ------------------------------------------------------------------------------------------------------------


def _load(file: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(file.read_bytes())


def _load_key(file: Path) -> EllipticCurvePrivateKey:
    key = load_pem_private_key(file.read_bytes(), None)
    assert isinstance(key, EllipticCurvePrivateKey)  # noqa: S101 (we made it)
    return key


def _write_key(file: Path, key: EllipticCurvePrivateKey) -> None:
    _write(file, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), 0o600)


def _write(file: Path, data: bytes, mode: int) -> None:
    """A new file in place of the old one, never readable by more than it should be, not even for a moment."""
    new = file.with_suffix(file.suffix + ".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as out:
        out.write(data)
    new.replace(file)
