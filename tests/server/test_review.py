"""Reviewing a reading over HTTP, as the page asks, as a stranger asks, and as an attacker."""

import json
import time
from dataclasses import replace

import pytest
from starlette.testclient import TestClient
from tests.actions.unmarked import script
from tests.tesseract import needs_tesseract
from tests.typeset import blank, pdf, scanned

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.prepare_script import hash_of, script_id
from tablework.cli.books import open_books
from tablework.server.app import Desk, make_app
from tablework.server.review_api import ReviewApi
from tablework.server.scans_api import ScansApi
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.sqlite_people import SqlitePeople
from tablework.testing.plays import play

NOON = "2026-11-22T12:00:00Z"
HERE = {"Host": "localhost:8000", "Sec-Fetch-Site": "same-origin"}
LINES = """
    Title: The Pier

    ANNA
    The kettle knows more than the lighthouse.

    BEN
    You said that last year.

    ANNA
    I meant it last year.
"""


@pytest.fixture
def desk(shelf):
    hosts = frozenset({"localhost", "desk.test"})
    with open_books(shelf) as room:
        now = lambda: NOON  # noqa: E731 (a clock that stands still)
        casting = CastingDesk(SqliteCastingLog(shelf.file), now)
        app = make_app(Desk(shelf, SqlitePeople(shelf.file), room, casting, now, hosts, "rosa"))
        here = {"base_url": "http://localhost:8000", "client": ("127.0.0.1", 50_000), "headers": HERE}
        with TestClient(app, raise_server_exceptions=False, **here) as client:
            yield client


@pytest.fixture
def pier(shelf):
    pier = replace(script(), source=blank(2))
    shelf.put(pier, NOON)
    return f"/api/scripts/{pier.id}"


def test_what_was_read_is_shown_and_corrected(desk, pier):
    document = desk.get(f"{pier}/review").json()
    line = next(n for n, found in enumerate(document["lines"]) if found["text"] == "BEN goes.")
    wish = {"act": "is", "line": line, "kind": "furniture", "all": False}
    after = desk.post(f"{pier}/corrections", json=wish).json()
    assert after["corrections"] == 1
    assert after["said"].endswith(".")
    assert desk.get(f"{pier}/review").json() == {k: v for k, v in after.items() if k != "said"}
    assert desk.delete(f"{pier}/corrections/last").json()["corrections"] == 0
    assert desk.delete(f"{pier}/corrections/last").status_code == 409


@pytest.mark.parametrize(
    "wish",
    [
        {},
        [],
        {"act": "burn", "line": 1},
        {"act": "is", "line": 1, "kind": "prologue"},
        {"act": "is", "line": "1", "kind": "cue"},
        {"act": "is", "line": True, "kind": "cue"},
        {"act": "is", "line": 1, "kind": ["cue"]},
        {"act": "split", "line": None},
        {"act": "same_role", "names": ["ANNA"]},
        {"act": "same_role", "names": ["ANNA", "ANNA"]},
        {"act": "same_role", "names": ["ANNA", 7]},
        {"act": "same_role", "names": ["ANNA", "B" * 5000]},
        {"act": "same_role", "names": ["ANNA", "\ud800"]},
    ],
)
def test_a_correction_that_says_nothing_is_refused_in_a_sentence(desk, pier, wish) -> None:
    said = {"content": json.dumps(wish), "headers": {"Content-Type": "application/json"}}
    answer = desk.post(f"{pier}/corrections", **said)
    assert answer.status_code == 422
    assert answer.json()["error"].endswith(".")


@pytest.mark.parametrize("line", [-1, 10**9])
def test_a_line_that_is_not_there_is_a_conflict(desk, pier, line: int) -> None:
    assert desk.post(f"{pier}/corrections", json={"act": "join", "line": line}).status_code == 409


def test_a_form_of_another_site_corrects_nothing(desk, pier):
    wish = b'{"act": "join", "line": 1}'
    assert desk.post(f"{pier}/corrections", content=wish).status_code == 415
    foreign = {"Sec-Fetch-Site": "cross-site", "Content-Type": "application/json"}
    assert desk.post(f"{pier}/corrections", content=wish, headers=foreign).status_code == 403


def test_a_page_is_a_picture_that_stays_in_the_browser_that_asked(desk, pier):
    picture = desk.get(f"{pier}/pages/2?width=600")
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/webp")
    assert picture.headers["cache-control"].startswith("private")
    assert picture.content[8:12] == b"WEBP"
    assert desk.get(f"{pier}/pages/1?width=nonsense").status_code == 200


@pytest.mark.parametrize("page", ["0", "3", "99999999999999999999"])
def test_a_page_that_is_not_there_is_a_sentence(desk, pier, page: str) -> None:
    answer = desk.get(f"{pier}/pages/{page}")
    assert answer.status_code == 404
    assert answer.json()["error"].endswith(".")


def test_pages_of_what_is_no_pdf_and_of_nothing(desk, shelf):
    other = script(name="other.txt")
    shelf.put(other, NOON)
    assert desk.get(f"/api/scripts/{other.id}/pages/1").status_code == 404
    assert desk.get("/api/scripts/nothing/pages/1").status_code == 404
    assert desk.get("/api/scripts/nothing/review").status_code == 404
    assert desk.delete("/api/scripts/nothing/corrections/last").status_code == 404


def test_nobody_but_the_owner_finds_anything_there(desk, pier):
    del desk.headers["Host"]
    guest = TestClient(desk.app, "http://desk.test:8000", client=("192.168.1.9", 50_000))
    for path in (f"{pier}/review", f"{pier}/pages/1", "/api/scans"):
        assert guest.get(path).status_code == 404
    assert guest.post(f"{pier}/corrections", json={"act": "join", "line": 1}).status_code == 404
    assert guest.post("/api/scans/x", json={}).status_code == 404


# -- scans ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def scan(shelf):
    data = scanned(pdf(play(LINES)), 150)
    shelf.could_not("pier.pdf", "This PDF is a scan: its pages are pictures.", NOON)
    shelf.keep_scan(hash_of(data), "pier.pdf", data, NOON)
    return hash_of(data)


def ended(desk) -> dict:
    for _ in range(300):
        (job,) = desk.get("/api/scans").json()["jobs"]
        if job["state"] not in {"waiting", "reading"}:
            return job
        time.sleep(0.1)
    raise AssertionError(job)


@needs_tesseract
def test_a_scan_is_read_in_the_background_and_comes_onto_the_stack(desk, shelf, scan):
    assert desk.get("/api/stack").json()["could_not_read"][0]["scan"] == scan
    known = desk.get("/api/scans").json()
    assert known["missing"] is None
    assert known["usual"] in known["languages"]
    begun = desk.post(f"/api/scans/{scan}", json={"language": known["usual"]}).json()
    assert begun["state"] in {"waiting", "reading"}
    job = ended(desk)
    assert (job["state"], job["why"], job["page"], job["pages"]) == ("done", None, 1, 1)
    stack = desk.get("/api/stack").json()
    assert [row["id"] for row in stack["scripts"]] == [job["script"]] == [script_id(scan)]
    assert stack["could_not_read"] == []
    document = desk.get(f"/api/scripts/{job['script']}/review").json()
    assert document["scanned"]
    assert "ANNA" in [line["text"] for line in document["lines"]]
    assert desk.get(f"/api/scripts/{job['script']}/pages/1").status_code == 200
    assert list(shelf.damage()) == []


@needs_tesseract
def test_a_script_with_bad_text_is_read_once_more_by_ocr(desk, shelf):
    bad = replace(script(), source=scanned(pdf(play(LINES)), 150))
    shelf.put(bad, NOON)
    desk.post(f"/api/scans/{bad.id}", json={})
    assert ended(desk)["script"] == bad.id
    texts = [line["text"] for line in desk.get(f"/api/scripts/{bad.id}/review").json()["lines"]]
    assert "I meant it last year." in texts
    assert "BENJAMIN" not in texts


@needs_tesseract
def test_a_job_is_stopped(desk, shelf, scan):
    desk.post(f"/api/scans/{scan}", json={})
    desk.delete(f"/api/scans/{scan}")
    assert ended(desk)["state"] in {"stopped", "done"}
    data = blank(30)
    shelf.keep_scan(hash_of(data), "long.pdf", data, NOON)
    desk.post(f"/api/scans/{hash_of(data)}", json={})
    desk.delete(f"/api/scans/{hash_of(data)}")
    states = {}
    for _ in range(300):
        states = {job["id"]: job["state"] for job in desk.get("/api/scans").json()["jobs"]}
        if states[hash_of(data)] == "stopped":
            break
        time.sleep(0.1)
    assert states[hash_of(data)] == "stopped"


@needs_tesseract
def test_pages_without_words_fail_with_a_sentence(desk, shelf):
    data = blank()
    shelf.keep_scan(hash_of(data), "blank.pdf", data, NOON)
    desk.post(f"/api/scans/{hash_of(data)}", json={})
    job = ended(desk)
    assert (job["state"], "no words" in job["why"]) == ("failed", True)


@needs_tesseract
@pytest.mark.parametrize("language", ["xyz", "-h", "eng --user-words /etc/passwd"])
def test_a_language_that_is_none_is_refused(desk, scan, language: str) -> None:
    answer = desk.post(f"/api/scans/{scan}", json={"language": language})
    assert answer.status_code == 409
    assert answer.json()["error"].startswith("Tesseract has no")


def test_without_tesseract_it_is_said_how_it_is_got(desk, scan, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "sudo apt install tesseract-ocr" in desk.get("/api/scans").json()["missing"]
    answer = desk.post(f"/api/scans/{scan}", json={})
    assert (answer.status_code, "install Tesseract" in answer.json()["error"]) == (409, True)


def test_a_scan_that_is_not_there(desk):
    assert desk.post("/api/scans/nothing", json={}).status_code == 404


def test_every_address_is_known(desk):
    """Whoever adds an address adds a test of it."""
    del desk
    routes = [*ReviewApi(None, None, None, "me", str).routes, *ScansApi(None).routes]  # type: ignore[arg-type]
    assert {(route.path, *sorted(route.methods - {"HEAD"})) for route in routes} == {
        ("/api/scripts/{script}/review", "GET"),
        ("/api/scripts/{script}/corrections", "POST"),
        ("/api/scripts/{script}/corrections/last", "DELETE"),
        ("/api/scripts/{script}/pages/{page:int}", "GET"),
        ("/api/scans", "GET"),
        ("/api/scans/{scan}", "POST"),
        ("/api/scans/{scan}", "DELETE"),
    }
