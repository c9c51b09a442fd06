"""The letters on a page of a PDF: what they are, where they stand, in which type.

pdfium is asked for each letter's box, and for baseline and font only where the text object changes, which is what a
change of type begins in a PDF. Spaces that pdfium adds by guessing are left out: the gaps between letters say where
words end, also in small capitals made of two sizes of type (``H`` and a smaller ``ELMER``).
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_ITALIC = 1 << 6
"""The italic bit of a font's flags: PDF 1.7, table 123."""

_BOLD_WEIGHT = 600
_NAME_LENGTH = 128
_RAISED = 0.35
"""In sizes of the type: how far up a note's number is taken to stand."""

_SLANT = 0.1
"""Radians: text that is more askew than this is a stamp across the page."""

_BOLD_NAMES = ("bold", "black", "heavy", "cmbx", "-bd")
_ITALIC_NAMES = ("italic", "oblique", "slanted", "cmti", "kursiv")
_SMALLCAPS_NAMES = ("smallcap", "small-cap", "smcp", "cmcsc", "csc10", "-sc")


class Type(NamedTuple):
    """How letters look: size in points; bold, italic, in small capitals; or askew, running across the page."""

    size: float
    bold: bool = False
    italic: bool = False
    smallcaps: bool = False
    askew: bool = False


class Run(NamedTuple):
    """Letters of one text object: their words, each one's left and right edge, their baseline, all in points.

    `y` grows from the bottom of the page, as the PDF has it.
    """

    text: str
    lefts: list[float]
    rights: list[float]
    y: float
    type: Type


class _Asked:
    """What pdfium answers about the letters of one page; keeps the boxes that its answers are written into."""

    def __init__(self, handle: Any, fonts: dict[bytes, Type]) -> None:
        self._handle, self._fonts = handle, fonts
        self._x, self._y, self._right, self._top = (ctypes.c_double() for _ in range(4))
        self._name, self._flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
        self._matrix = pdfium.FS_MATRIX()

    def baseline(self, n: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._handle, n, self._x, self._y)
        return self._y.value

    def type(self, n: int) -> Type:
        """The type of a letter. Many programs set letters of size 1 and let the page enlarge them."""
        pdfium.FPDFText_GetFontInfo(self._handle, n, self._name, _NAME_LENGTH, self._flags)
        font = self._font(n)
        size = pdfium.FPDFText_GetFontSize(self._handle, n)
        if not pdfium.FPDFText_GetMatrix(self._handle, n, self._matrix):
            return font._replace(size=round(size, 1))
        a, b, c, d = self._matrix.a, self._matrix.b, self._matrix.c, self._matrix.d
        askew = abs(b) > _SLANT * max(abs(a), 1e-9)
        return font._replace(size=round(size * (c * c + d * d) ** 0.5, 1) or 1.0, askew=askew)

    def raised(self, n: int, y: float, size: float) -> bool:
        """Whether a letter stands above its baseline, as the small numbers do that some fonts have for notes."""
        return 0 <= self._bottom(n) - y - 0.2 * size < size

    def _bottom(self, n: int) -> float:
        pdfium.FPDFText_GetCharBox(self._handle, n, self._x, self._right, self._y, self._top)
        return self._y.value

    def _font(self, n: int) -> Type:
        key = self._name.value + bytes([self._flags.value & _ITALIC])
        if key not in self._fonts:
            name = self._name.value.decode("utf-8", "replace").lower()
            bold = pdfium.FPDFText_GetFontWeight(self._handle, n) >= _BOLD_WEIGHT
            self._fonts[key] = Type(
                0.0,
                bold or any(word in name for word in _BOLD_NAMES),
                bool(self._flags.value & _ITALIC) or any(word in name for word in _ITALIC_NAMES),
                any(word in name for word in _SMALLCAPS_NAMES),
            )
        return self._fonts[key]


def runs(page: Any, fonts: dict[bytes, Type]) -> Iterator[Run]:
    """The letters of a page by text object, in the file's own order; `fonts` remembers what was asked."""
    held = page.get_textpage()
    handle = held.raw
    asked = _Asked(handle, fonts)
    box = pdfium.FS_RECTF()
    where, object_of, made_up = (
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetTextObject,
        pdfium.FPDFText_IsGenerated,
    )
    address = ctypes.addressof
    last = -1
    letters: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    y, look = 0.0, Type(0.0)
    for n, letter in enumerate(_letters(held, handle)):
        if letter in "\r\n\x00" or (letter == " " and made_up(handle, n)):
            continue
        found = object_of(handle, n)
        here = address(found.contents) if found else 0
        if here != last:
            if letters:
                yield Run("".join(letters), lefts, rights, y, look)
                letters, lefts, rights = [], [], []
            last, y, look = here, asked.baseline(n), asked.type(n)
        where(handle, n, box)
        if letter.isdigit() and asked.raised(n, y, look.size):
            if letters:
                yield Run("".join(letters), lefts, rights, y, look)
            yield Run(letter, [box.left], [box.right], y + _RAISED * look.size, look._replace(size=look.size * 0.6))
            letters, lefts, rights = [], [], []
            continue
        for one in _PLAIN.get(letter) or _plain(letter):
            letters.append(one)
            lefts.append(box.left)
            rights.append(box.right)
    if letters:
        yield Run("".join(letters), lefts, rights, y, look)


def _letters(held: Any, handle: Any) -> str:
    """All letters of a page; one by one where pdfium's whole text has not one for each (letters beyond U+FFFF)."""
    count = held.count_chars()
    whole: str = held.get_text_range() if count else ""
    if len(whole) == count:
        return whole
    return "".join(chr(pdfium.FPDFText_GetUnicode(handle, n) or 0xFFFD) for n in range(count))


_PLAIN: dict[str, str] = {chr(code): chr(code) for code in range(0x21, 0x7F)} | {"\x02": "-", "\xad": "-", "￾": "-"}
"""Letters as they are; and the hyphen at a line's end, as pdfium marks it (U+0002, U+FFFE) or as it was (U+00AD)."""


def _plain(letter: str) -> str:
    """A letter as people write it: ligatures taken apart, every space a space."""
    if "ﬀ" <= letter <= "ﬆ":
        return unicodedata.normalize("NFKC", letter)
    return " " if letter.isspace() else letter
