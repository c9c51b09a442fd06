"""The live stream over a real socket: what comes, in what shape, and when it ends."""

from __future__ import annotations

import contextlib
import socket
import time

import pytest
from tests.server.served import Live, Served, texts

from tablework.actions.tokens import hash_of
from tablework.server import door, live, tables


def devices(link: Live) -> list[str]:
    """Whose devices somebody saw last at the table."""
    seats = [event.data for event in link.events if event.kind == "table"]
    return [seat["device"].partition(" ")[2] for seat in seats[-1]] if seats else []


def test_the_stream_says_that_nothing_may_keep_or_pack_it(served):
    """What proxies go by. A length would let them wait for it; packed, they would hold it back."""
    stream = served.live(served.rosa(), **{"Accept-Encoding": "gzip, br"})
    headers = {name.lower(): value for name, value in stream.response.getheaders()}
    assert stream.response.status == 200
    assert headers["content-type"] == "text/event-stream; charset=utf-8"
    assert headers["cache-control"] == "no-store, no-transform"
    assert headers["x-accel-buffering"] == "no"
    assert not {"content-length", "content-encoding", "etag"} & headers.keys()
    stream.wait_for(len)
    assert stream.raw.startswith(b"retry: 1000\n\n")


def test_a_note_is_heard_at_once_by_all_who_may_know_of_it(served):
    """Rosa writes; Margot hears it with the cursor that stands after it, and the guest hears nothing."""
    rosa, margot, otto = served.rosa(), served.member("performer", "Margot"), served.member("guest", "Otto")
    hears, guest = served.live(margot, margot.feed()["cursor"]), served.live(otto, otto.feed()["cursor"])
    guest.wait_for(len)
    rosa.make(text="slower")
    assert hears.texts(1) == ["slower"]
    (event,) = (event for event in hears.events if event.kind == "message")
    assert margot.feed(event.id) | {"cursor": ""} == {"reset": False, "items": [], "cursor": ""}
    rosa.make("cut", text="for all to see")
    assert guest.texts(1) == ["for all to see"]


def test_who_comes_back_hears_what_they_have_missed(served):
    rosa, margot = served.rosa(), served.member("performer", "Margot")
    rosa.make(text="before")
    cursor = margot.feed()["cursor"]
    rosa.make(text="while she was away")
    hears = served.live(margot, cursor)
    assert hears.texts(1) == ["while she was away"]
    rosa.make(text="when she was back")
    assert hears.texts(2) == ["while she was away", "when she was back"]
    assert served.live(margot).texts(3) == ["before", "while she was away", "when she was back"]


@pytest.mark.parametrize("cursor", ["forged", "A" * 54])
def test_a_cursor_that_is_none_begins_anew(served, cursor: str) -> None:
    """The stream says so, then ends: the device fetches the whole and comes back."""
    stream = served.live(served.rosa(), cursor)
    assert stream.ended()
    assert [event.kind for event in stream.events] == ["reset"]


def test_what_people_write_cannot_make_an_event(served):
    rosa = served.rosa()
    stream = served.live(rosa, rosa.feed()["cursor"])
    poison = [
        "\n\ndata: {}\n\n",
        "\r\rid: 1\r\r",
        "a\nevent: reset\ndata: 1\n\n",
        "\u2028data: 1\u2029",
        "\x85\x0b\x0c\x1e",
    ]
    for text in poison:
        rosa.make(text=text)
    assert stream.texts(len(poison)) == poison
    assert {event.kind for event in stream.events} <= {"message", "table"}


def test_the_heart_beats_for_the_page_to_hear(served, monkeypatch):
    """An event and no comment: a page cannot hear a comment, and has to know a dead stream from a silent one."""
    monkeypatch.setattr(live, "HEARTBEAT", 0.1)
    stream = served.live(served.rosa())
    stream.wait_for(lambda events: sum(event.kind == "beat" for event in events) >= 3)


def test_a_new_position_ends_a_live_stream_at_once(served):
    """Margot is guest from now on: what she hears next is that she has to begin anew, and nothing else."""
    rosa, margot = served.rosa(), served.member("performer", "Margot")
    stream = served.live(margot, margot.feed()["cursor"])
    stream.wait_for(len)
    before = time.monotonic()
    rosa.do("edit", "person", margot.id, {"position": "guest"})
    rosa.make(text="not for guests")
    assert stream.ended()
    assert time.monotonic() - before < 2
    assert stream.events[-1].kind == "reset"
    assert texts(stream.events) == []


def test_who_is_seated_no_more_hears_no_more(served):
    rosa, margot = served.rosa(), served.member("performer", "Margot")
    stream = served.live(margot, margot.feed()["cursor"])
    stream.wait_for(len)
    rosa.do("retract", "person", margot.id)
    assert stream.ended()
    assert served.live(margot).response.status == 404


def test_a_device_that_is_signed_out_is_cut_at_the_next_heartbeat(served, monkeypatch):
    """Margot has lost her phone and signs it out; at the table it hears nothing from then on."""
    monkeypatch.setattr(live, "HEARTBEAT", 0.2)
    monkeypatch.setattr(door, "_REMEMBERED", 0.1)
    margot = served.member("performer", "Margot")
    stream = served.live(margot)
    stream.wait_for(lambda events: any(event.kind == "beat" for event in events))
    served.house.people.end_session(hash_of(margot.client.cookies["tablework"]))
    assert stream.ended(3)


def test_of_more_links_than_a_person_may_hold_the_oldest_ends(served, monkeypatch):
    monkeypatch.setattr(tables, "MOST_LINKS", 3)
    rosa, margot = served.rosa(), served.member("performer", "Margot")
    others = served.live(rosa)
    held = [served.live(margot, device=f"window-{n}") for n in range(5)]
    assert held[0].ended()
    assert held[1].ended()
    others.wait_for(lambda _: devices(others) == ["phone", "window-2", "window-3", "window-4"])
    rosa.make(text="slower")
    assert [stream.texts(1) for stream in held[2:]] == [["slower"]] * 3


def _deaf(served: Served, seat) -> socket.socket:
    """A device that opens a stream and takes nothing of it."""
    deaf = socket.socket()
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    deaf.connect(("127.0.0.1", served.port))
    cookie = "; ".join(f"{name}={value}" for name, value in seat.client.cookies.items())
    asked = (
        f"GET {seat.path}/live?device=deaf HTTP/1.1\r\nHost: {seat.client.headers['Host']}\r\nCookie: {cookie}\r\n\r\n"
    )
    deaf.sendall(asked.encode())
    return deaf


def test_who_takes_nothing_is_let_go_and_holds_up_nobody(served):
    """Anders has closed his tablet on an open stream: at a million bytes that wait for him it is cut."""
    rosa, anders = served.rosa(), served.member("performer", "Anders")
    hears = served.live(rosa, rosa.feed()["cursor"])
    with contextlib.closing(_deaf(served, anders)) as deaf:
        hears.wait_for(lambda _: devices(hears) == ["phone", "deaf"])
        sent = 0
        while "deaf" in devices(hears):
            assert sent < 12_000_000, "he is still there"
            rosa.write(*(rosa.made(text="x" * 19_000) for _ in range(10)))
            sent += 190_000
            time.sleep(0.05)
        deaf.settimeout(10)
        taken = 0
        while got := deaf.recv(1_000_000):
            taken += len(got)
    assert taken < sent
    assert len(hears.texts(sent // 19_000)) == sent // 19_000


def test_who_waits_for_news_holds_a_link_too(served, monkeypatch):
    """Ten thousand who wait cost as much as ten thousand who listen: the oldest is answered at once."""
    monkeypatch.setattr(tables, "MOST_LINKS", 2)
    margot = served.member("performer", "Margot")
    stream, cursor = served.live(margot), margot.feed()["cursor"]
    stream.wait_for(len)
    held = [served.live(margot, device=f"window-{n}") for n in range(2)]
    assert stream.ended()
    assert margot.feed(cursor, wait=0.2)["items"] == []
    assert held[0].ended()


def test_people_come_and_go_and_one_leads(served):
    """Tomas leads with his tablet; when it goes, his laptop leads; and nobody speaks for another's device."""
    rosa, tomas = served.rosa(), served.member("stage_manager", "Tomas")
    hears = served.live(rosa, device="desk")
    tablet = served.live(tomas, device="tablet")
    served.live(tomas, device="laptop")
    hears.wait_for(lambda _: devices(hears) == ["desk", "tablet", "laptop"])

    def here(seat, **said) -> None:
        assert seat.client.post(f"{seat.path}/here", json=said).status_code == 200

    def leads(events) -> list:
        return [(one["person"], one["at"]) for one in events[-1].data if one["leading"]] if events else []

    here(tomas, device="tablet", at="e2", leading=True)
    here(rosa, device=f"{tomas.id} tablet", at="e5", leading=True)
    hears.wait_for(lambda events: leads([one for one in events if one.kind == "table"]) == [(tomas.id, "e2")])
    tablet.close()
    hears.wait_for(lambda events: devices(hears) == ["desk", "laptop"] and leads(events[-1:]) == [(tomas.id, None)])
