"""Pictures of the pages that scripts came on: painted in a room of their own, the last ones kept at hand."""

from __future__ import annotations

import threading
from collections import OrderedDict
from functools import partial

from tablework.actions.reading_room import ReadingRoom, TooMuchError
from tablework.readers.pages import NoPageError, page_picture
from tablework.shelf.port import Shelf
from tablework.shelf.trouble import NotOnStackError

KEPT = 24
"""Pictures at hand: a dozen pages up and down again, some 2 MB."""

SECONDS = 15.0
"""How long a page may take to be painted; the usual one takes a twentieth of a second."""


class PagePictures:
    """Paints pages one at a time, so that each has all of its time."""

    def __init__(self, shelf: Shelf, room: ReadingRoom) -> None:
        """Paint what is on a shelf, in a room where nobody reads: a page that does harm ends no reading."""
        self._shelf, self._room = shelf, room
        self._painting = threading.Lock()
        self._at_hand: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()

    def picture(self, script: str, page: int, width: int) -> bytes:
        """A page of a script's file (from 1) as WebP, so many points wide.

        Raises:
            NotOnStackError: there is no such script.
            NoPageError: there is no such page, or it cannot be painted.
        """
        with self._painting:
            wanted = (script, page, width)
            if wanted not in self._at_hand:
                self._at_hand[wanted] = self._paint(script, page, width)
            self._at_hand.move_to_end(wanted)
            while len(self._at_hand) > KEPT:
                self._at_hand.popitem(last=False)
            return self._at_hand[wanted]

    def _paint(self, script: str, page: int, width: int) -> bytes:
        source = self._shelf.source(script)
        if source is None:
            raise NotOnStackError()
        try:
            return self._room.do(partial(page_picture, page=page, width=width), source[1], SECONDS)
        except TooMuchError:
            raise NoPageError("This page takes longer to paint than any page of a script: it is left out.") from None
