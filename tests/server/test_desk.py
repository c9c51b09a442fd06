"""The desk over HTTP, as a browser and as an attacker would ask."""

import json

import pytest
from starlette.testclient import TestClient

from tablework.actions.casting_desk import CastingDesk
from tablework.cli.books import open_books
from tablework.server.app import Desk, make_app
from tablework.server.stack_api import StackApi
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.sqlite_people import SqlitePeople

DUST = b"Title: Dust\n\nANNA\nA door.\n\nBEN\nWhere?\n"
HERE = {"Host": "localhost:8000", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def desk(tmp_path):
    shelf = SqliteShelf(tmp_path / "desk.sqlite")
    hosts = frozenset({"localhost", "[::1]"})
    here = {"base_url": "http://localhost:8000", "client": ("127.0.0.1", 50_000), "headers": HERE}
    with open_books(shelf) as room:
        now = lambda: "2026-11-22T12:00:00Z"  # noqa: E731 (a clock that stands still)
        casting = CastingDesk(SqliteCastingLog(shelf.file), now)
        desk = Desk(shelf, SqlitePeople(shelf.file), room, casting, now, hosts, "me")
        with TestClient(make_app(desk), raise_server_exceptions=False, **here) as client:
            yield client
    shelf.close()


@pytest.fixture
def dust(desk):
    return desk.post("/api/scripts?name=dust.fountain", content=DUST).json()["files"][0]["script"]["id"]


def test_a_file_dropped_is_on_the_stack(desk, dust):
    stack = desk.get("/api/stack").json()
    assert [row["title"] for row in stack["scripts"]] == ["Dust"]
    assert stack["could_not_read"] == []
    again = desk.post("/api/scripts?name=copy.fountain", content=DUST).json()["files"][0]
    assert (again["outcome"], again["script"]["id"]) == ("already", dust)


def test_a_file_that_is_no_script_is_named_with_its_reason(desk):
    bad = desk.post("/api/scripts?name=poster.fountain", content=b"\x89PNG\x00").json()["files"][0]
    assert bad["outcome"] == "unreadable"
    assert desk.get("/api/stack").json()["could_not_read"][0]["why"] == bad["why"]


def test_a_file_too_large_is_never_taken_whole(desk, monkeypatch):
    monkeypatch.setattr("tablework.server.stack_api.LARGEST", 10)
    huge = desk.post("/api/scripts?name=huge.fountain", content=DUST).json()["files"][0]
    assert "at most" in huge["why"]
    assert desk.get("/api/stack").json()["could_not_read"][0]["name"] == "huge.fountain"


def test_a_path_is_no_name(desk):
    named = desk.post("/api/scripts?name=..%2F..%5Cetc%2Fdust.fountain", content=DUST).json()["files"][0]
    assert named["name"] == "dust.fountain"


def test_opening_finding_and_the_file_as_it_came(desk, dust):
    assert desk.get(f"/api/scripts/{dust}").json()["draft"]["title"] == "Dust"
    assert desk.get("/api/find?q=door").json()["scripts"][0]["id"] == dust
    source = desk.get(f"/api/scripts/{dust}/source")
    assert source.content == DUST
    assert source.headers["content-disposition"].startswith("attachment;")
    assert source.headers["content-type"] == "application/octet-stream"


def test_piles_and_sparks(desk, dust):
    row = desk.patch(f"/api/scripts/{dust}", json={"pile": "reading", "spark": 2}).json()
    assert (row["pile"], row["spark"]) == ("reading", 2)
    for wish in [{"pile": "heap"}, {"spark": 4}, {"spark": True}, {"spark": "1"}]:
        assert desk.patch(f"/api/scripts/{dust}", json=wish).status_code == 422


def test_an_answer_to_a_doubt_is_kept(desk, dust):
    answer = {"element": "e1", "roles": ["ben"], "on_stage": False}
    breakdown = desk.post(f"/api/scripts/{dust}/answers", json=answer).json()
    assert desk.get(f"/api/scripts/{dust}/breakdown").json() == breakdown
    assert any(doubt["answered"] for doubt in breakdown["doubts"])


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[1]",
        b"{",
        b'{"element": 3, "roles": []}',
        b'{"element": "e1", "roles": ["ben"], "on_stage": 1}',
        b"[" * 9000,
    ],
)
def test_an_answer_that_says_nothing_is_refused_in_a_sentence(desk, dust, said: bytes) -> None:
    answer = desk.post(f"/api/scripts/{dust}/answers", content=said)
    assert answer.status_code == 422
    assert answer.json()["error"].endswith(".")


def test_an_answer_about_nobody_is_a_conflict(desk, dust):
    answer = desk.post(f"/api/scripts/{dust}/answers", json={"element": "e1", "roles": ["x"], "on_stage": True})
    assert answer.status_code == 409


@pytest.mark.parametrize("path", ["", "/breakdown", "/source"])
def test_what_is_not_there_is_not_found(desk, path: str) -> None:
    answer = desk.get(f"/api/scripts/nothing{path}")
    assert answer.status_code == 404
    assert answer.json()["error"].endswith(".")


def test_nothing_not_there_can_be_changed(desk):
    assert desk.patch("/api/scripts/nothing", json={"spark": 1}).status_code == 404


def test_every_page_of_the_desk_is_the_one_page(desk):
    pages = {desk.get(path).text for path in ["/", "/scripts/abc", "/scripts/abc/breakdown", "/join"]}
    assert len(pages) == 1
    assert "<script" in pages.pop()


def test_pages_that_are_not_there_and_paths_that_climb(desk):
    for path in ["/nothing.js", "/..%2f..%2fpyproject.toml", "/assets/..%5c..%5capp.py", "/%00"]:
        assert desk.get(path).status_code == 404


def test_what_carries_a_hash_in_its_name_is_kept_for_ever(desk):
    import re

    script = re.search(r'src="(/assets/[^"]+)"', desk.get("/").text)
    assert script
    assert "immutable" in desk.get(script[1]).headers["cache-control"]
    assert desk.get("/").headers["cache-control"] == "no-cache"


# -- attacks ----------------------------------------------------------------------------------------------------------


def test_a_desk_answers_only_to_its_own_name(desk):
    """DNS rebinding: a page of evil.example that has itself resolved to this machine."""
    assert desk.get("/api/stack", headers={"Host": "evil.example"}).status_code == 421
    assert desk.get("/api/stack", headers={"Host": "[::1]:8000"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:8000"}, 200),
        ({}, 200),
    ],
)
def test_a_change_comes_from_our_own_page_or_not_at_all(desk, headers: dict[str, str], status: int) -> None:
    del desk.headers["Sec-Fetch-Site"]
    assert desk.post("/api/scripts?name=x.fountain", content=DUST, headers=headers).status_code == status


def test_every_answer_says_what_a_page_may_load(desk, dust):
    for path in ["/", "/api/stack", f"/api/scripts/{dust}", "/api/scripts/nothing"]:
        headers = desk.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_a_mistake_of_ours_is_said_without_its_inside(desk, monkeypatch):
    monkeypatch.setattr(SqliteShelf, "stack", lambda *_: 1 / 0)
    answer = desk.get("/api/stack")
    assert answer.status_code == 500
    assert answer.json() == {"error": "The desk made a mistake. Nothing is lost; load the page again."}


def test_words_that_no_encoding_holds_go_out_all_the_same(desk):
    odd = "Title: Odd\n\nANNA\n\ud83d\u202e\u2028</script>\n".encode("utf-8", "surrogatepass")
    assert json.dumps(desk.post("/api/scripts?name=odd.fountain", content=odd).json())


def test_every_address_is_known(desk):
    """Whoever adds an address adds a test of it."""
    del desk
    api = StackApi(None, None, "me", str)  # type: ignore[arg-type]
    assert {(route.path, *sorted(route.methods - {"HEAD"})) for route in api.routes} == {
        ("/api/stack", "GET"),
        ("/api/scripts", "POST"),
        ("/api/scripts/{script}", "GET"),
        ("/api/scripts/{script}", "PATCH"),
        ("/api/scripts/{script}/breakdown", "GET"),
        ("/api/scripts/{script}/answers", "POST"),
        ("/api/scripts/{script}/source", "GET"),
        ("/api/find", "GET"),
    }
