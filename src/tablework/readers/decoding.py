"""From a text file's bytes to its characters, whatever it was saved as.

Nothing is lost on the way: every encoding used here gives the same bytes back when the text is encoded again.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from tablework.readers.trouble import UnreadableScriptError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_EIGHT_BIT = ("cp1252", "mac_roman", "latin-1")
_LIKELY = frozenset("éèêëàâäáãåæçñíìîïóòôöõøœúùûüßÉÈÀÄÁÅÆÇÑÓÖØÚÜ‘’“”–—…«»¿¡°£")
_SAMPLE = 65536


class Decoded(NamedTuple):
    """A file's text, the encoding it was in, and the byte order mark that stood before it (often none)."""

    text: str
    encoding: str
    mark: bytes

    def encode(self, text: str) -> bytes:
        """Text as bytes of the same file: same encoding, same byte order mark."""
        return self.mark + text.encode(self.encoding)


def decode(data: bytes) -> Decoded:
    """A text file's characters; a file that holds no text is refused.

    Raises:
        UnreadableScriptError: the bytes are a program, a picture, an archive … and not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, mark)
    wide = _wide(data)
    if wide:
        return _strictly(data, wide, b"")
    if _is_binary(data):
        raise UnreadableScriptError("This file holds no text. Export the script from the program it was written in.")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", b"")
    except UnicodeDecodeError:
        encoding = max(_EIGHT_BIT, key=lambda name: _likeness(data, name))
        return Decoded(data.decode(encoding), encoding, b"")


def _strictly(data: bytes, encoding: str, mark: bytes) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, mark)
    except UnicodeDecodeError as error:
        raise UnreadableScriptError(
            f"This file says it is {encoding.upper()} text, but breaks off at byte {error.start + len(mark):,}. "
            "Save it again as UTF-8."
        ) from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of plain Latin text is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    for encoding, zeros, letters in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        if zeros.count(0) > 0.7 * half and letters.count(0) < 0.05 * half:
            return encoding
    return None


def _is_binary(data: bytes) -> bool:
    """More than one control character in a thousand, or any zero byte at all, is no text that somebody typed."""
    sample = data[:_SAMPLE]
    return b"\x00" in data or len(_CONTROL.findall(sample)) > len(sample) / 1000


def _likeness(data: bytes, encoding: str) -> float:
    """How much the characters beyond ASCII look like those that plays hold, in this encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    beyond = [letter for letter in text if letter > "\x7f"]
    return sum(letter in _LIKELY for letter in beyond) / max(1, len(beyond))
