"""Too much at once, and trouble with the disk. The numbers are those of the list of abuse tests."""

from __future__ import annotations

import contextlib
import socket
import statistics
import threading
import time

from tests.server.letters import Seat
from tests.server.photos import hang, photo

from tablework.actions.tokens import new_id


def test_who_opens_many_links_keeps_ten_and_others_hear_as_ever(served):
    """20. Sixty streams of one account; and fifty letters that never come to their end."""
    rosa, margot, anders = served.rosa(), served.member("performer", "Margot"), served.member("performer", "Anders")
    hears = served.live(anders)
    hears.wait_for(len)
    held = [served.live(margot, device=f"window-{n}") for n in range(60)]
    begun = (
        f"POST {margot.path}/entries HTTP/1.1\r\nHost: {margot.client.headers['Host']}\r\nContent-Length: 999\r\n\r\n{{"
    )
    with contextlib.ExitStack() as stack:
        for _ in range(50):
            slow = stack.enter_context(socket.create_connection(("127.0.0.1", served.port)))
            slow.sendall(begun.encode())
        assert all(stream.ended(5) for stream in held[:50])
        assert not held[-1].ended(0)
        before = time.monotonic()
        rosa.make(text="slower")
        assert hears.texts(1) == ["slower"]
        assert time.monotonic() - before < 1


def test_a_flood_is_held_off_and_others_do_not_notice(served):
    """21. Margot's tablet sends ten thousand entries at full speed: 429; Rosa's notes are kept as soon as before."""
    rosa, margot = served.rosa(), served.member("performer", "Margot")
    quiet = [_takes(rosa) for _ in range(20)]
    statuses: list[int] = []
    notes = [margot.made() for _ in range(100)]

    def flood() -> None:
        for _ in range(100):
            letter = [note | {"id": new_id(), "record": new_id()} for note in notes]
            statuses.append(margot.post(*letter).status_code)

    flooding = threading.Thread(target=flood)
    flooding.start()
    busy = [_takes(rosa) for _ in range(20)]
    flooding.join()
    assert statuses.count(200) <= 40
    assert statuses.count(429) >= 60
    assert statistics.median(busy) < max(0.1, 10 * statistics.median(quiet))


def _takes(seat: Seat) -> float:
    before = time.perf_counter()
    seat.make()
    return time.perf_counter() - before


def test_a_disk_that_cannot_be_written_keeps_nothing_and_says_so(open_house, rosa, margot):
    """29. A letter, a photo: 507, one sentence. When the disk is well again, what the devices kept goes through."""
    file, letter, held = open_house.shelf.file, margot.made(text="kept on the tablet"), margot.feed()["cursor"]
    margot.make("idea")

    def read_only(on: int) -> None:
        open_house.scribe.ask(rosa.book, lambda _: file.connection.execute(f"PRAGMA query_only = {on}")).result()

    read_only(1)
    refused = margot.post(letter)
    assert (refused.status_code, refused.json()["error"][:29]) == (507, "The desk cannot be written to")
    assert rosa.texts() == []
    read_only(0)
    assert margot.write(letter, letter) == ["kept", "kept"]
    assert rosa.texts() == ["kept on the tablet"]
    assert margot.texts(held) == ["slower", "kept on the tablet"]


def test_a_photo_on_a_full_disk_is_not_taken(rosa, monkeypatch):
    """29. Photos are what fills a disk."""
    from tablework.shelf.sqlite_log import SqliteLog

    keep = SqliteLog.keep_photo

    def full(log, *photo) -> None:
        (pages,) = log._file.connection.execute("PRAGMA page_count").fetchone()
        log._file.connection.execute(f"PRAGMA max_page_count = {pages}")
        keep(log, *photo)

    monkeypatch.setattr(SqliteLog, "keep_photo", full)
    answer = hang(rosa, photo(size=(1600, 1600)))
    assert (answer.status_code, answer.json()["error"][:17]) == (507, "The disk is full:")
