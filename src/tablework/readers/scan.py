"""Scans: pages that are pictures, read by Tesseract where the machine has it.

Tesseract is a program of its own and is not brought along: it is found on the machine, or its absence is explained.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from tablework.readers.layout.lines import Line, PageSize, Source
from tablework.readers.scan_lines import evened, tsv_lines
from tablework.readers.trouble import UnreadableScriptError

DOTS = 300
"""Dots an inch that pages are painted with for Tesseract: its own advice, where small letters become whole."""

MOST_PAGES = 400
"""Pages of the longest scan that is read: at a second a page on each processor, minutes and not hours."""

PAGE_SECONDS = 90.0
"""How long Tesseract may look at one page; a usual one takes a second, a photograph of a forest half a minute."""

INSTALL = (
    "To read it, install Tesseract (Debian/Ubuntu: sudo apt install tesseract-ocr; macOS: brew install tesseract; "
    "Windows: winget install UB-Mannheim.TesseractOCR), then add the file again."
)

READY = "The desk has a button for that beside the file's name."

_ONE_COLUMN = "4"
"""Tesseract's word for one column of text of several sizes: names on the left stay on one line with their speech."""

_NO_LANGUAGES = frozenset({"osd", "equ"})
"""What Tesseract lists among its languages and is none."""


class StoppedError(Exception):
    """Somebody has stopped the reading of a scan."""


def tesseract() -> str | None:
    """Where Tesseract is on this machine, or None."""
    return shutil.which("tesseract")


def what_to_do() -> str:
    """What a person can do with a scan on this machine, in a sentence."""
    return READY if tesseract() else INSTALL


def languages() -> list[str]:
    """The languages that Tesseract knows here, by its own short names: ``eng``, ``deu``."""
    program = tesseract()
    if program is None:
        return []
    told = subprocess.run(  # noqa: S603 (a program that was found, and words of our own)
        [program, "--list-langs"], capture_output=True, text=True, timeout=PAGE_SECONDS, check=False
    )
    return [word for word in told.stdout.split("\n")[1:] if word and word not in _NO_LANGUAGES]


def usual_language(known: Sequence[str]) -> str:
    """The language that is taken when nobody says: English if it is there, else whatever is."""
    return "eng" if "eng" in known or not known else known[0]


def scan_source(
    paint: Callable[[int], bytes],
    sizes: Sequence[PageSize],
    language: str,
    done: Callable[[int], None],
    stopped: Callable[[], bool],
) -> Source:
    """The lines of a scan; `paint` makes a picture of a page (from 1) with `DOTS` dots an inch.

    `done` is told how many pages have been read, `stopped` is asked before each.

    Raises:
        UnreadableScriptError: it is too long, nothing was found on any page, or Tesseract cannot do it.
        StoppedError: somebody has stopped it.
    """
    if len(sizes) > MOST_PAGES:
        raise UnreadableScriptError(
            f"This scan has {len(sizes):,} pages, OCR reads at most {MOST_PAGES}. Save the script's own pages apart."
        )
    read = 0

    def look(page: int) -> list[Line]:
        nonlocal read
        if stopped():
            raise StoppedError()
        found = tsv_lines(_tsv(paint(page), language), page, sizes[page - 1])
        read += 1
        done(read)
        return found

    with ThreadPoolExecutor(os.cpu_count() or 1) as readers:
        pages = list(readers.map(look, range(1, len(sizes) + 1)))
    found = evened([line for page in pages for line in page])
    if not any(letter.isalpha() for line in found for letter in line.text):
        raise UnreadableScriptError("OCR found no words on these pages. Check that they are a script, and upright.")
    return Source("scan", tuple(found), tuple(sizes))


def _tsv(picture: bytes, language: str) -> str:
    """What Tesseract says of a picture, one word a row.

    Raises:
        UnreadableScriptError: it is not there any more, failed, or took too long.
    """
    program = tesseract()
    if program is None:
        raise UnreadableScriptError(INSTALL)
    command = [program, "stdin", "stdout", "-l", language, "--dpi", str(DOTS), "--psm", _ONE_COLUMN, "tsv"]
    try:
        told = subprocess.run(  # noqa: S603 (a program that was found, a language that it knows)
            command,
            input=picture,
            capture_output=True,
            timeout=PAGE_SECONDS,
            check=True,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},  # one page a processor is quicker than one page on all of them
        )
    except (subprocess.SubprocessError, OSError):
        raise UnreadableScriptError(
            "Tesseract could not read a page of this scan. Scan it again, evenly lit."
        ) from None
    return told.stdout.decode("utf-8", "replace")
