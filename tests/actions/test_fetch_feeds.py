"""Feeds are fetched from the open web, and from nowhere inside the house."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tablework.actions.fetch_feeds import FeedError, Feeds, is_open, web_address
from tablework.readers.calendar import LARGEST

INSIDE = """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1
:: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1
2001:db8::1""".split()


class Answers(BaseHTTPRequestHandler):
    """A server with a calendar, a door that turns in circles, and one that leads inside."""

    def do_GET(self):
        self.server.asked.append(dict(self.headers) | {"path": self.path})
        if self.path.startswith("/moved"):
            self.answer(302, Location=self.path.removeprefix("/moved") or "/moved")
        elif self.headers["If-None-Match"] == '"1"':
            self.answer(304)
        elif self.path == "/large":
            self.answer(200, b"x" * (LARGEST + 10))
        elif self.path == "/inside":
            self.answer(301, Location="http://10.0.0.1/secret")
        elif self.path == "/file":
            self.answer(301, Location="file:///etc/passwd")
        else:
            self.answer(200 if self.path == "/mine.ics" else 404, b"BEGIN:VCALENDAR", ETag='"1"')

    def answer(self, status: int, body: bytes = b"", **headers: str):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object):
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.asked = []
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def feeds(*, allowed=lambda address: address == "127.0.0.1", seconds: float = 10) -> Feeds:
    return Feeds(lambda host, _: ["10.0.0.1"] if host == "10.0.0.1" else ["127.0.0.1"], allowed, seconds)


def at(server: ThreadingHTTPServer, path: str) -> str:
    return f"http://calendars.example:{server.server_port}{path}"


def test_a_feed_is_had_and_not_sent_again_while_it_stays_the_same(server):
    first = feeds().fetch(at(server, "/mine.ics"))
    assert first == (b"BEGIN:VCALENDAR", '"1"')
    assert feeds().fetch(at(server, "/mine.ics"), first.etag) == (None, '"1"')
    assert server.asked[0]["Host"] == f"calendars.example:{server.server_port}"


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_never_asked(address):
    assert not is_open(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_an_open_address_is_asked(address):
    assert is_open(address)


def test_the_desk_itself_is_refused_by_its_real_name_and_number(server):
    for host in ("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"):
        with pytest.raises(FeedError, match=r"\.$"):
            Feeds().fetch(f"http://{host}:{server.server_port}/mine.ics")
    assert server.asked == []


def test_one_address_inside_among_several_is_enough_to_refuse(server):
    both = Feeds(lambda *_: ["127.0.0.1", "10.0.0.1"], lambda address: address == "127.0.0.1")
    with pytest.raises(FeedError, match="inside a network"):
        both.fetch(at(server, "/mine.ics"))


def test_a_redirect_is_a_new_question(server):
    """Three are followed; one that leads inside, or to a file, is not."""
    assert feeds().fetch(at(server, "/moved/moved/moved/mine.ics")).data
    with pytest.raises(FeedError, match="from one place to the next"):
        feeds().fetch(at(server, "/moved/moved/moved/moved/mine.ics"))
    with pytest.raises(FeedError, match="inside a network"):
        feeds().fetch(at(server, "/inside"))
    with pytest.raises(FeedError, match="begins with https"):
        feeds().fetch(at(server, "/file"))


def test_what_is_too_large_or_not_there_or_silent_is_said(server):
    with pytest.raises(FeedError, match="larger"):
        feeds().fetch(at(server, "/large"))
    with pytest.raises(FeedError, match="404"):
        feeds().fetch(at(server, "/nothing"))
    with pytest.raises(FeedError, match="does not answer"):
        feeds().fetch("http://calendars.example:1/")
    with pytest.raises(FeedError, match="does not answer"):
        feeds().fetch(at(server, "/mine.ics").replace("http:", "https:"))


@pytest.mark.parametrize(
    "url",
    [
        *("", "calendar", "ftp://a.example/x", "file:///etc/passwd", "http://", "http://a b/", "gopher://a"),
        *("http://a.example:99999/", "http://[::1/", f"http://a.example/{'x' * 2000}", "http://á.example/"),
        "http://me:pw@a.example/x",
    ],
)
def test_what_is_no_address_is_said(url):
    with pytest.raises(FeedError, match=r"\.$"):
        web_address(url)


def test_webcal_is_https():
    assert web_address(" webcal://a.example/b.ics?key=1 ") == "https://a.example/b.ics?key=1"
