"""The desk at the table: its addresses, its certificates, its invitations from the command line."""

from __future__ import annotations

import json
import signal
import socket
import ssl
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from tablework.cli.authority import certificates_in
from tablework.cli.books import open_books
from tablework.cli.desks import OWNER, open_shelf
from tablework.cli.network import listen, own_addresses, own_names
from tablework.cli.serving import qr_in_words
from tablework.shelf.people import Person
from tablework.shelf.sqlite_people import SqlitePeople
from tablework.shelf.trouble import ShelfTroubleError

DUST = b"Title: Dust\n\nANNA\nA door.\n\nBEN\nWhere?\n"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMES = ["localhost", "127.0.0.1", "::1", "192.168.1.5", "desk.local"]


def run(*words: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tablework", *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60)


@contextmanager
def serving(*words: object) -> Iterator[tuple[str, list[str]]]:
    """A desk that is served; the address on this machine, and what it said at its start."""
    command = [sys.executable, "-m", "tablework", "serve", "--port", "0", "--no-open", *map(str, words)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        first = server.stderr.readline()
        said = [first]
        try:
            yield first.split()[5], said
        finally:
            server.send_signal(signal.SIGINT)
            said += server.stderr.read().splitlines()
            server.wait(timeout=20)


@pytest.fixture
def desk(tmp_path):
    """A desk with one book."""
    folder = tmp_path / "desk"
    (tmp_path / "dust.fountain").write_bytes(DUST)
    assert run("add", tmp_path / "dust.fountain", "--desk", folder).returncode == 0
    with closing(open_shelf(str(folder))) as shelf, open_books(shelf) as room:
        people = SqlitePeople(shelf.file)
        people.put_person(Person(OWNER, "Rosa"))
        people.put_person(Person("margot", "Margot"))
        room.books.open(shelf.stack(OWNER)[0].id, OWNER, "Rosa")
    return folder


# -- where ------------------------------------------------------------------------------------------------------------


def test_own_addresses_are_no_loopback():
    assert all(not address.startswith("127.") for address in own_addresses())
    assert own_names()


def test_the_first_free_port_and_one_that_is_taken():
    first = listen("127.0.0.1", 0)
    first.listen()
    port = first.getsockname()[1]
    with pytest.raises(ShelfTroubleError, match="is taken"):
        listen("127.0.0.1", port)
    first.close()


def test_a_desk_on_its_own_is_reached_from_this_machine_only(desk):
    with serving("--desk", desk) as (address, said):
        port = int(address.rstrip("/").rpartition(":")[2])
        for other in own_addresses()[:1]:
            with pytest.raises(OSError, match="refused"):
                socket.create_connection((other, port), timeout=2)
    assert not any("table" in line for line in said[1:])


def test_at_the_table_the_address_and_its_code_are_shown_and_what_is_missing_is_said(desk):
    """Others reach it under this machine's address, as strangers; under a name that is not ours nobody does."""
    with serving("--desk", desk, "--table") as (address, said):
        port = address.rstrip("/").rpartition(":")[2]
        (other,) = own_addresses()[:1] or [None]
        if other is None:
            pytest.skip("this machine has no network")
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"http://{other}:{port}/api/me", timeout=10)
        assert refused.value.code == 401
        refused.value.close()
    text = "\n".join(said)
    assert f"The table is at http://{other}:{port}/" in text
    assert "█" in text
    assert "Without https" in text


def test_a_whole_address_is_what_links_lead_to(desk):
    with serving("--desk", desk, "--name", "https://desk.example.org") as (address, _):
        body = json.dumps({"position": "guest"}).encode()
        with urllib.request.urlopen(f"{address}api/me", timeout=10) as answer:  # noqa: S310 (our own address)
            (book,) = json.load(answer)["books"]
        request = urllib.request.Request(  # noqa: S310 (our own address)
            f"{address}api/books/{book['id']}/invites", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 (our own address)
            made = json.load(answer)
        assert made["link"].startswith("https://desk.example.org/join#")
        assert not made["alone"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--certificate", "nothing.crt"], "--certificate names no file"),
        (["--key", "/dev/null"], "--certificate names no file"),
        (["--name", "http://"], "is no name"),
    ],
)
def test_what_cannot_be_served_is_said_in_a_sentence(tmp_path, words: list[str], says: str) -> None:
    done = run("serve", "--no-open", "--port", "0", "--desk", tmp_path / "desk", *words)
    assert done.returncode == 1
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_code_for_the_terminal():
    assert len(qr_in_words("http://desk.test:8000/").splitlines()) > 10


# -- certificates -----------------------------------------------------------------------------------------------------


def loaded(file: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(file.read_bytes())


def test_certificates_are_made_once_and_their_keys_are_the_owner_s_alone(tmp_path):
    files = certificates_in(tmp_path / "c", NAMES, NOW)
    first = files.certificate.read_bytes()
    assert certificates_in(tmp_path / "c", NAMES, NOW + timedelta(days=300)).certificate.read_bytes() == first
    for key in ("server.key", "authority.key"):
        assert stat.S_IMODE((tmp_path / "c" / key).stat().st_mode) == 0o600
    authority, server = loaded(files.authority), loaded(files.certificate)
    server.verify_directly_issued_by(authority)
    assert server.not_valid_after_utc - server.not_valid_before_utc <= timedelta(days=397)
    assert authority.not_valid_after_utc - authority.not_valid_before_utc == timedelta(days=730)


def test_a_certificate_is_renewed_before_its_end_and_for_another_address(tmp_path):
    folder = tmp_path / "c"
    authority = certificates_in(folder, NAMES, NOW).authority.read_bytes()
    first = (folder / "server.crt").read_bytes()
    certificates_in(folder, [*NAMES, "10.0.0.9"], NOW)
    second = (folder / "server.crt").read_bytes()
    certificates_in(folder, [*NAMES, "10.0.0.9"], NOW + timedelta(days=380))
    third = (folder / "server.crt").read_bytes()
    assert len({first, second, third}) == 3
    assert (folder / "authority.crt").read_bytes() == authority
    certificates_in(folder, NAMES, NOW + timedelta(days=720))
    assert (folder / "authority.crt").read_bytes() != authority
    loaded(folder / "server.crt").verify_directly_issued_by(loaded(folder / "authority.crt"))


def test_an_authority_vouches_for_its_own_desk_and_nothing_else(tmp_path):
    certificates_in(tmp_path / "c", NAMES, NOW)
    for name in ("bank.example", "8.8.8.8"):
        with pytest.raises(ShelfTroubleError, match=f"does not cover {name}"):
            certificates_in(tmp_path / "c", [*NAMES, name], NOW)
    named = certificates_in(tmp_path / "d", [*NAMES, "desk.example.org", "203.0.113.9"], NOW)
    assert certificates_in(tmp_path / "d", [*NAMES, "203.0.113.9"], NOW) == named


def test_a_file_that_is_no_certificate_is_made_anew(tmp_path):
    folder = tmp_path / "c"
    certificates_in(folder, NAMES, NOW)
    (folder / "server.crt").write_text("torn")
    assert loaded(certificates_in(folder, NAMES, NOW).certificate)


def test_https_with_our_own_authority_speaks_http_2_to_who_trusts_it(desk):
    """A device that has been told to trust the desk's authority; and one that has not."""
    with serving("--desk", desk, "--https", "--name", "desk.local") as (address, said):
        port = int(address.rstrip("/").rpartition(":")[2])
        assert address.startswith("https://localhost:")
        trusting = ssl.create_default_context(cafile=str(desk / "certificates" / "authority.crt"))
        trusting.verify_flags |= ssl.VERIFY_X509_STRICT
        trusting.set_alpn_protocols(["h2", "http/1.1"])
        for name in ("localhost", "desk.local"):
            with (
                socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
                trusting.wrap_socket(plain, server_hostname=name) as safe,
            ):
                assert safe.selected_alpn_protocol() == "h2"
        context = ssl.create_default_context(cafile=str(desk / "certificates" / "authority.crt"))
        with urllib.request.urlopen(f"{address}api/me", timeout=10, context=context) as answer:  # noqa: S310
            assert json.load(answer)["secure"] is True
            # Other programs' pages at localhost must not be asked for by https because of this desk.
            assert answer.headers["strict-transport-security"] is None
        with urllib.request.urlopen(f"{address}authority.crt", timeout=10, context=context) as answer:  # noqa: S310
            assert answer.headers["content-type"] == "application/x-x509-ca-cert"
            assert answer.read() == (desk / "certificates" / "authority.crt").read_bytes()
        with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
            urllib.request.urlopen(f"{address}api/me", timeout=10)  # noqa: S310 (our own address)
    assert any("authority.crt" in line for line in said)


# -- invitations from the command line --------------------------------------------------------------------------------


def test_invite_prints_a_link(desk):
    whom = ["--position", "performer", "--name", "Anders"]
    done = run("invite", "dust", *whom, "--address", "https://desk.local/", "--json", "--desk", desk)
    assert done.returncode == 0, done.stderr
    invitation = json.loads(done.stdout)
    assert invitation["link"] == f"https://desk.local/join#{invitation['token']}"
    assert (invitation["position"], invitation["name"], invitation["person"]) == ("performer", "Anders", None)


def test_invite_lets_somebody_in_again(desk):
    done = run("invite", "--person", "margot", "--address", "http://desk.local", "--desk", desk)
    assert done.stdout.decode().startswith("http://desk.local/join#")
    assert "█" in done.stderr.decode()


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        ([], 2, "Name either a book"),
        (["dust"], 2, "Name either a book"),
        (["dust", "--person", "margot", "--position", "guest"], 2, "Name either a book"),
        (["rain", "--position", "guest"], 1, "Open on this desk: Dust"),
        (["dust", "--position", "guest"], 1, "has not been served yet"),
        (["--person", "Nobody"], 1, "Nobody here is called Nobody"),
        (["dust", "--position", "king"], 2, "invalid choice"),
    ],
)
def test_what_invite_cannot_do_is_said_in_a_sentence(desk, words: list[str], status: int, says: str) -> None:
    done = run("invite", *words, "--desk", desk)
    assert done.returncode == status
    assert says in done.stderr.decode()
    assert done.stdout == b""
