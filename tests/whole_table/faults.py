"""Faults, one for each rule of the book: whoever breaks the rule must be found out by the state machine.

Those of the devices are in `web/src/testing/device.ts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from tablework.actions import scribe
from tablework.book import feed
from tablework.book.book import Book
from tablework.book.entries import Entry
from tablework.book.feed import Gone
from tablework.book.records import Record
from tablework.server import tables
from tablework.server.cursor import Cursors

ON_DEVICES = (
    "the cursor is kept before the entries",
    "what one owes goes with what one may see no more",
    "a refused entry stays owed",
    "erased words stay on the device",
    "what is gone stays",
    "beginning anew keeps what was there",
    "sent is taken for kept",
)


def _everybody_sees_everything(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Book, "sees", lambda *_: True)


def _what_is_shown_comes_without_what_was_before(patch: pytest.MonkeyPatch) -> None:
    def news(book: Book, reader: Any, after: int) -> list[Entry | Gone]:
        return [item for item in feed.news(book, reader, after) if isinstance(item, Gone) or item.number > after]

    patch.setattr(tables, "news", news)


def _nobody_is_told_what_is_gone(patch: pytest.MonkeyPatch) -> None:
    def news(book: Book, reader: Any, after: int) -> list[Entry | Gone]:
        return [item for item in feed.news(book, reader, after) if not isinstance(item, Gone)]

    patch.setattr(tables, "news", news)


def _rights_that_are_taken_change_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Book, "epoch", lambda *_: 0)


def _what_is_sent_twice_is_refused(patch: pytest.MonkeyPatch) -> None:
    """A reply is lost, the device sends again, and is told that the id is taken."""
    patch.setattr(scribe, "same", lambda *_: False)


def _another_s_id_is_one_s_own(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(scribe, "_again", lambda known, entry, _: scribe.Answer(entry.id, "kept", at=known.at))


def _the_last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    take = Record.take

    def takes(self: Record, entry: Entry) -> None:
        take(self, replace(entry, on=tuple(self.versions)))

    patch.setattr(Record, "take", takes)


def _clocks_make_the_order(patch: pytest.MonkeyPatch) -> None:
    def news(book: Book, reader: Any, after: int) -> list[Entry | Gone]:
        found = feed.news(book, reader, after)
        return sorted(found, key=lambda item: "" if isinstance(item, Gone) else item.made_at)

    patch.setattr(tables, "news", news)


def _a_letter_with_one_bad_entry_is_lost(patch: pytest.MonkeyPatch) -> None:
    answer = scribe.Scribe._answer

    def answers(self: scribe.Scribe, book: Book, letter: Any, found: object, taken: list[Any]) -> scribe.Answer:
        said = answer(self, book, letter, found, taken)
        if said.outcome == "refused":
            raise ValueError("the whole letter goes")
        return said

    patch.setattr(scribe.Scribe, "_answer", answers)


def _cursors_are_plain_numbers(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Cursors, "make", lambda _, __, ___, epoch, number: f"{epoch}.{number}")
    patch.setattr(Cursors, "read", lambda _, text, *__: tuple(int(part) for part in text.split(".")))


AT_THE_TABLE: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "everybody sees everything": _everybody_sees_everything,
    "what is shown comes without what was before": _what_is_shown_comes_without_what_was_before,
    "nobody is told what is gone": _nobody_is_told_what_is_gone,
    "rights that are taken change nothing": _rights_that_are_taken_change_nothing,
    "what is sent twice is refused": _what_is_sent_twice_is_refused,
    "another's id is one's own": _another_s_id_is_one_s_own,
    "the last writer wins": _the_last_writer_wins,
    "clocks make the order": _clocks_make_the_order,
    "a letter with one bad entry is lost": _a_letter_with_one_bad_entry_is_lost,
    "cursors are plain numbers": _cursors_are_plain_numbers,
}


@contextmanager
def planted(fault: str) -> Iterator[None]:
    """The house with one rule broken."""
    with pytest.MonkeyPatch.context() as patch:
        if fault in AT_THE_TABLE:
            AT_THE_TABLE[fault](patch)
        yield
