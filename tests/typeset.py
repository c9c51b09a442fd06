"""Our own plays on paper: PDFs made here, so that every test knows what stands on their pages."""

from __future__ import annotations

import io
import re
import time

import pypdfium2
import typst
from PIL import Image

from tablework.script.draft import Draft, Element

PAPER = """#set page(width: 8.5in, height: 11in, margin: 1in, numbering: "1")
#set text(font: "Libertinus Serif", size: 12pt, hyphenate: false)
#set par(leading: 0.55em)
"""


def pdf(draft: Draft, elements: int = 400) -> bytes:
    """The beginning of a play as its publisher would print it: names centred in capitals, directions in italics."""
    set_ = [_set(e) for e in draft.elements[:elements] if e.text.strip()]
    return typst.compile("\n\n".join([PAPER, *set_]).encode())


def _set(element: Element) -> str:
    words = " \\ ".join(re.sub(r"([#$*_`<>@\[\]\\/~=+\-'\"])", r"\\\1", line) for line in element.text.split("\n"))
    shapes = {
        "cue": f"#align(center)[#upper[{words}]]",
        "heading": f'#v(1em)\n#text(14pt, weight: "bold")[{words}]',
        "stage_direction": f"#pad(left: 2em)[_{words}_]",
        "lyric": f"#pad(left: 3em)[*{words}*]",
    }
    return shapes.get(element.kind, words)


def scanned(data: bytes, dots: int = 200) -> bytes:
    """The same pages as a scanner sees them: pictures."""
    pages = [page.render(scale=dots / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(data)]
    return _bound(pages, dots)


def blank(pages: int = 1) -> bytes:
    """Pages with nothing on them."""
    return _bound([Image.new("L", (850, 1100), 255)] * pages, 100)


def _bound(pages: list[Image.Image], dots: int) -> bytes:
    out = io.BytesIO()
    noon = time.gmtime(0)  # the same pages are the same file, whenever they are made
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dots, creationDate=noon, modDate=noon)
    return out.getvalue()
