"""The door: who is asking, and what is there for them."""

import pytest
from starlette.requests import HTTPConnection
from tests.server.conftest import NAME

from tablework.actions.tokens import hash_of
from tablework.server.door import Door
from tablework.server.rate import Bucket


class Seconds:
    """A clock of seconds that is turned by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def request(address: str, host: str, headers: dict[str, str] | None = None) -> HTTPConnection:
    pairs = {"host": host, **(headers or {})}
    return HTTPConnection(
        {
            "type": "http",
            "scheme": "http",
            "path": "/api/me",
            "query_string": b"",
            "headers": [(key.encode(), value.encode()) for key, value in pairs.items()],
            "client": (address, 50_000),
            "server": ("127.0.0.1", 8000),
        }
    )


@pytest.mark.parametrize(
    ("address", "host", "headers", "owner"),
    [
        ("127.0.0.1", "localhost:8000", {}, True),
        ("127.0.0.1", "127.0.0.1:8000", {}, True),
        ("::1", "[::1]:8000", {}, True),
        ("127.0.0.1", f"{NAME}:8000", {}, False),
        ("127.0.0.1", "127.0.0.2:8000", {}, False),
        ("127.0.0.1", "rosa.localhost:8000", {}, False),
        ("192.168.1.7", "localhost:8000", {}, False),
        ("192.168.1.7", "127.0.0.1:8000", {}, False),
        ("127.0.0.1", "localhost:8000", {"x-forwarded-for": "127.0.0.1"}, False),
        ("127.0.0.1", "localhost:8000", {"forwarded": "for=127.0.0.1"}, False),
        ("nobody", "localhost", {}, False),
    ],
)
def test_the_owner_is_who_sits_at_this_machine(house, address: str, host: str, headers, *, owner: bool) -> None:
    """Coming from here, for here, and through nobody: a phone that says it is localhost is still a phone."""
    assert Door(house.devices, "owner").person(request(address, host, headers)) == ("owner" if owner else None)


def test_everybody_else_is_known_by_their_session(house):
    secret = house.devices.sign_in("owner", "Phone")
    door = Door(house.devices, "owner")
    known = request("192.168.1.7", NAME, {"cookie": f"tablework={secret}"})
    assert door.person(known) == "owner"
    assert door.session(known) == hash_of(secret)
    assert door.person(request("192.168.1.7", NAME, {"cookie": "tablework=guessed"})) is None
    assert door.person(request("192.168.1.7", NAME)) is None


def test_a_session_is_remembered_for_ten_seconds_and_not_when_it_has_ended(house):
    """Whoever is signed out from another program is out within ten seconds; from this one at once."""
    seconds = Seconds()
    door = Door(house.devices, "owner", seconds)
    session = hash_of(house.devices.sign_in("owner", "Phone"))
    assert door.still(session)
    house.people.end_session(session)
    seconds.now = 9.9
    assert door.still(session)
    seconds.now = 10.0
    assert not door.still(session)
    another = hash_of(house.devices.sign_in("owner", "Phone"))
    assert door.still(another)
    door.end(another)
    assert not door.still(another)
    assert door.still(None)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/stack"),
        ("POST", "/api/scripts"),
        ("GET", "/api/scripts/abc"),
        ("PATCH", "/api/scripts/abc"),
        ("GET", "/api/scripts/abc/breakdown"),
        ("POST", "/api/scripts/abc/answers"),
        ("GET", "/api/scripts/abc/source"),
        ("GET", "/api/find?q=door"),
        ("POST", "/api/books"),
        ("GET", "/api/%73tack"),
        ("GET", "/api/anything"),
        ("GET", "/api/meet"),
        ("GET", "/api"),
    ],
)
def test_the_stack_is_the_owner_s_alone(house, method: str, path: str) -> None:
    """For a director with a session as for a stranger there is nothing there."""
    for guest in (house.guest(), house.member("director", "Tomas")):
        answer = guest.request(method, path, json={})
        assert answer.status_code == 404
        assert answer.json() == {"error": "There is nothing here for you."}


def test_the_owner_has_the_stack(house):
    assert house.at_own_machine().get("/api/stack").status_code == 200


# -- the bucket -------------------------------------------------------------------------------------------------------


def test_a_bucket_empties_and_fills():
    seconds = Seconds()
    bucket = Bucket(3, 0.5, seconds)
    assert [bucket.take("a") for _ in range(4)] == [0, 0, 0, 2]
    assert bucket.take("b") == 0
    seconds.now = 2
    assert bucket.take("a") == 0
    bucket.give_back("a", 9)
    assert [bucket.take("a") for _ in range(4)] == [0, 0, 0, 2]
    seconds.now = 10_000
    assert bucket.take("a", 3) == 0


def test_buckets_do_not_fill_the_memory():
    bucket = Bucket(1, 1, Seconds())
    for number in range(20_000):
        bucket.take(str(number))
    assert len(bucket._held) == 10_000
