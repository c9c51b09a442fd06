"""Photos that hang on marks: made small, and made anew, so that nothing comes along but the picture.

A phone writes into a photo where it was taken; a file that calls itself a photo may be anything. What is kept is
painted again from its points.
"""

from __future__ import annotations

import io

from PIL import Image, ImageOps

LARGEST_PHOTO = 12_000_000
"""Bytes that are taken: what a phone's camera makes, and some to spare."""

LONGEST_SIDE = 1600
"""Points: sharp on a tablet held to a ground plan, some 300 kB."""

_MOST_POINTS = 80_000_000
_QUALITY = 82
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")

NO_PHOTO = "This is no photo that can be shown: take a JPEG, PNG, WebP or GIF."


class NoPhotoError(Exception):
    """A file is no photo that can be shown."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(NO_PHOTO)


def paint_again(data: bytes) -> tuple[bytes, int, int]:
    """A photo as JPEG with nothing in it but the picture, at most `LONGEST_SIDE` points long; and its width and height.

    Raises:
        NoPhotoError: it is none, or has more points than any camera makes.
    """
    try:
        upright = _upright(data)
    except Exception:  # noqa: BLE001 (nobody trusts these bytes: whatever Pillow stumbles on, it is no photo)
        raise NoPhotoError() from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    painted = io.BytesIO()
    upright.save(painted, "JPEG", quality=_QUALITY, exif=b"")
    return painted.getvalue(), upright.width, upright.height


def _upright(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as found:
        if found.width * found.height > _MOST_POINTS:
            raise NoPhotoError()
        found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        return ImageOps.exif_transpose(found).convert("RGB")
