"""Scripts that are zips inside (Word, OpenDocument, books, Highland …): opened with limits, read in memory.

Nothing is ever written to a disk, so that a member's name can lead nowhere. Sizes are counted while a member unfolds:
what a zip says of itself may be a lie.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from lxml import etree

from tablework.readers.trouble import UnreadableScriptError
from tablework.readers.xml import parse_xml

MOST_UNFOLDED = 60_000_000
"""Bytes that one file may unfold to, all that is read of it together: the longest play in Word has 5 million."""

MOST_MEMBERS = 2_000
"""Files that may be in one: a Word file has about 20, a book with a chapter a scene about 100."""

BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(RuntimeError, NotImplementedError, OSError, EOFError, ValueError, LookupError, OverflowError),
)
"""What Python's own reader of zips says of a torn one: it looks at most fields without asking if they can be."""


class Zipped:
    """A file that is a zip inside; `kind` names it in sentences (``Word file``)."""

    def __init__(self, data: bytes, kind: str) -> None:
        """Open it.

        Raises:
            UnreadableScriptError: it is no zip, is damaged, or holds too many files.
        """
        self._kind, self._left = kind, MOST_UNFOLDED
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            members = self._archive.infolist()
        except BROKEN:
            raise self._damaged() from None
        if len(members) > MOST_MEMBERS:
            raise UnreadableScriptError(
                f"This {kind} holds {len(members):,} files, and a script needs a few dozen. Save the script anew."
            )
        self.names = tuple(member.filename for member in members if member.filename and not member.is_dir())
        self._names = frozenset(self.names)

    def __contains__(self, name: str) -> bool:
        """Whether there is a member of this name."""
        return name in self._names

    def read(self, name: str) -> bytes:
        """A member's bytes.

        Raises:
            UnreadableScriptError: it is damaged or locked, or unfolds to more than a script can have.
        """
        try:
            with self._archive.open(name) as member:
                data = member.read(self._left + 1)
        except BROKEN:
            raise self._damaged() from None
        if len(data) > self._left:
            raise UnreadableScriptError(
                f"This {self._kind} unfolds to more than {MOST_UNFOLDED / 1e6:.0f} MB, which no script needs. "
                "Save the script alone into a new file."
            )
        self._left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element:
        """A member's XML.

        Raises:
            UnreadableScriptError: as `read`, or the XML is torn or made to harm.
        """
        return parse_xml(self.read(name))

    def _damaged(self) -> UnreadableScriptError:
        return UnreadableScriptError(
            f"This {self._kind} is damaged or locked with a password. "
            "Open it in the program it was written in, and save it again."
        )
