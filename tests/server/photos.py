"""Photos for tests, and how they are hung."""

from __future__ import annotations

import io

from PIL import Image
from tests.server.letters import Seat


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40)) -> bytes:
    """A photo as a phone makes it: lying on its side, and with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "CANARY-MAKER"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 12.0, 30.0), 29: "CANARY-GPS"})
    kept = io.BytesIO()
    Image.new("RGB", size, "maroon").save(kept, kind, exif=exif)
    return kept.getvalue()


def hang(seat: Seat, data: bytes):
    return seat.client.post(f"{seat.path}/photos", content=data)
