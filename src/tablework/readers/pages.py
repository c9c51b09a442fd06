"""Pictures of a PDF's pages, as they would come out of a printer. Run in a process apart: nobody trusts these bytes."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
from PIL import Image

from tablework.readers.trouble import UnreadableScriptError

INCH = 72.0
"""Points of PDF in an inch."""

NARROWEST, WIDEST = 100, 2000
"""Points of a picture's width: less cannot be read, more is on no screen that a page is half of."""

MOST_POINTS = 8_000_000
"""Points of a whole picture: a page of the usual shape at the widest has 5.7 million, a roll of wallpaper more."""

SCAN_POINTS = 40_000_000
"""Points of a page that is read by OCR: A3 at 300 dots an inch has 17 million."""

_QUALITY = 80
_METHOD = 2
"""WebP's own scale from quick (0) to small (6): at 2 a page takes 30 ms and 60 kB."""


_NO_PAGE = "No picture can be made of this page. What was read of it is beside it all the same."


class NoPageError(UnreadableScriptError):
    """There is no such page, or no picture of it can be made."""


def page_picture(data: bytes, page: int, width: int) -> bytes:
    """One page of a PDF (from 1) as a WebP picture, `width` points wide as far as that is sensible.

    Raises:
        NoPageError: there is no such page, or it is damaged.
    """
    bounded = max(NARROWEST, min(WIDEST, width))
    picture = _painted(data, page, lambda wide: bounded / wide, MOST_POINTS)
    return _saved(picture, "WEBP", quality=_QUALITY, method=_METHOD)


def scan_picture(data: bytes, page: int, dots: int) -> bytes:
    """One page of a PDF (from 1) as a grey PNG with so many dots an inch, for OCR.

    Raises:
        NoPageError: there is no such page, or it is damaged.
    """
    picture = _painted(data, page, lambda _: dots / INCH, SCAN_POINTS)
    return _saved(picture.convert("L"), "PNG", compress_level=1, dpi=(dots, dots))


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    """The width and height of every page of a PDF, in points.

    Raises:
        NoPageError: it is damaged.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        return [document.get_page_size(number) for number in range(len(document))]
    except (pypdfium2.PdfiumError, ValueError):
        raise NoPageError(_NO_PAGE) from None


def _painted(data: bytes, page: int, scale: Callable[[float], float], most: int) -> Image.Image:
    """A page as large as `scale` says for its width, but of no more than so many points."""
    try:
        document = pypdfium2.PdfDocument(data)
        if not 1 <= page <= len(document):
            raise NoPageError(_NO_PAGE)
        found = document[page - 1]
        width, height = found.get_size()
        wanted = scale(width)
        fits = min(1.0, (most / (width * height * wanted * wanted)) ** 0.5)
        picture: Image.Image = found.render(scale=wanted * fits, draw_annots=False).to_pil()
    except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError, OverflowError):
        raise NoPageError(_NO_PAGE) from None
    return picture


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()
