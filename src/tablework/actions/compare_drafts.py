"""Hold two drafts of a desk side by side: once, and kept ever after."""

from __future__ import annotations

import json
import zlib
from functools import lru_cache

from tablework.actions.prepare_script import unpack
from tablework.book.carrying import Carrying
from tablework.script.document import from_document as draft_from
from tablework.script.draft import Draft
from tablework.script.drafts import document
from tablework.script.drafts.comparing import Comparison, compare
from tablework.shelf.log import Log
from tablework.shelf.port import Shelf
from tablework.shelf.trouble import NotOnStackError

_HELD = 8
"""Comparisons held in memory, of some 20 MB each: those of the productions people are at now."""


class Comparisons:
    """The comparisons of one desk."""

    def __init__(self, shelf: Shelf, log: Log) -> None:
        """Read drafts from a shelf; keep what is found beside the log."""
        self._shelf, self._log = shelf, log
        self.carrying = lru_cache(maxsize=_HELD)(self._carrying)

    def draft(self, script: str) -> Draft:
        """A script's draft.

        Raises:
            NotOnStackError: there is no such script.
        """
        packed = self._shelf.draft(script)
        if packed is None:
            raise NotOnStackError()
        return draft_from(unpack(packed))

    def compare(self, old: str, new: str) -> Comparison:
        """What became of one script's words in another, as it was found when it was first asked.

        Raises:
            NotOnStackError: there is no such script.
        """
        there, here = self.draft(old), self.draft(new)
        kept = self._log.comparison(old, new)
        found = document.from_document(json.loads(zlib.decompress(kept)), there, here) if kept else None
        if found is None:
            found = compare(there, here)
            self._log.keep_comparison(old, new, zlib.compress(json.dumps(document.to_document(found)).encode()))
        return found

    def _carrying(self, old: str, new: str) -> Carrying:
        return Carrying(self.compare(old, new))
