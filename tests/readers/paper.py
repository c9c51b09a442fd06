"""PDFs for tests: typeset by typst from our own words, or put together by hand where no program would make them."""

from __future__ import annotations

from collections.abc import Sequence

import typst

PAGE = """
#set page(width: 5.5in, height: 8.5in, margin: 0.8in)
#set text(font: "Libertinus Serif", size: 11pt, hyphenate: false)
#set par(spacing: 1.1em)
"""

DICTIONARY = "/Type /Catalog /Pages 2 0 R"


def typeset(body: str, page: str = PAGE) -> bytes:
    """Typst's mark-up on small pages."""
    return typst.compile((page + body).encode())


def by_hand(pages: Sequence[str], *, kids: str = "", trailer: str = "", font: str = "", catalogue: str = "") -> bytes:
    """Pages of these content streams, in the clear; `kids` in place of the page tree's own, more of the trailer."""
    numbers = [4 + 2 * n for n in range(len(pages))]
    listed = kids or " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        f"<< {DICTIONARY} {catalogue} >>",
        f"<< /Type /Pages /Kids [{listed}] /Count {len(pages)} >>",
        font or "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, content in zip(numbers, pages, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
    return _bound([one.encode("latin-1") for one in objects], trailer)


def _bound(objects: Sequence[bytes], trailer: str) -> bytes:
    """Numbered objects with their table at the end, as the format wants them."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
    return data + head + f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n".encode()


def said(lines: Sequence[tuple[float, float, str]], size: float = 11) -> str:
    """Content that shows words at places: points from the left and from the foot of the page."""
    shown = "".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj\n" for x, y, text in lines)
    return f"BT /F {size} Tf\n{shown}ET"


def scene(talk: Sequence[tuple[str, str]]) -> str:
    """Content of a page: names in the middle, what they say below."""
    rows: list[tuple[float, float, str]] = []
    y = 560.0
    for name, words in talk:
        escaped = words.replace("(", r"\(").replace(")", r"\)")
        rows += [(180, y, name), (40, y - 14, escaped)]
        y -= 40
    return said(rows)
