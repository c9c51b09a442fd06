"""The page of a typeset layout in Typst's mark-up: paper, running heads, watermark, title page and cast list."""

from __future__ import annotations

from benchmarks.zoo.copy_text import Copy
from benchmarks.zoo.layout import Layout, Sheet
from benchmarks.zoo.truth import cast_heading
from benchmarks.zoo.typst_text import plain, wrapped

ACT_HERE = "context { let found = query(selector(<act>).before(here())); if found.len() > 0 { found.last().value } }"
"""The act that the top of the page stands in."""


def page(layout: Layout, copy: Copy) -> str:
    """The rules that hold for the whole file."""
    sheet = layout.sheet
    header = _header(sheet, copy.play.title.upper())
    footer = "align(center, context counter(page).display())" if sheet.folio == "foot" else "none"
    return f"""
#set page(paper: "{sheet.paper}", margin: {sheet.margin}, header: {header}, footer: {footer})
#set page(background: {_mark(sheet)})
#set text(font: "{sheet.font}", size: {sheet.size}, lang: "{layout.language}", hyphenate: {_yes(sheet.hyphenate)})
#set par(justify: {_yes(sheet.justify)}, leading: {sheet.leading}, spacing: {sheet.gap})
#set block(spacing: {sheet.gap})
#set smartquote(enabled: false)
#set footnote.entry(gap: 0.4em)
"""


def furniture(layout: Layout, copy: Copy) -> list[str]:
    """The words that the page rules print beside the text."""
    sheet = layout.sheet
    acts = [piece.text for piece in copy.pieces if piece.kind == "heading"] if sheet.head in {"act", "mirror"} else []
    title = [copy.play.title.upper()] if sheet.head in {"title", "mirror"} else []
    return [*acts, *title, *([sheet.watermark] if sheet.watermark else [])]


def _yes(wanted: bool) -> str:  # noqa: FBT001 - a value in mark-up
    return "true" if wanted else "false"


def _header(sheet: Sheet, title: str) -> str:
    number = "context counter(page).display()" if sheet.folio in {"head", "outer"} else "[]"
    words = {"": "[]", "title": f"[{plain(title)}]", "act": ACT_HERE}.get(sheet.head)
    if sheet.head == "mirror":
        left, right = f"({number}, [{plain(title)}], [])", f"([], {ACT_HERE}, {number})"
        sides = f"if calc.even(here().page()) {{ {left} }} else {{ {right} }}"
        return f"context grid(columns: (1fr, 3fr, 1fr), align: (left, center, right), ..({sides}))"
    if sheet.folio != "outer":
        return f"grid(columns: (1fr, auto), {words}, {number})"
    outer = f"if calc.even(here().page()) {{ ({number}, {words}) }} else {{ ({words}, {number}) }}"
    return f"context grid(columns: (1fr, 1fr), align: (left, right), ..({outer}))"


def _mark(sheet: Sheet) -> str:
    if not sheet.watermark:
        return "none"
    words = f"text(size: 54pt, fill: luma(215), {plain(sheet.watermark)[1:-1]})"
    return f"rotate(-40deg, {words})"


def body_rules(sheet: Sheet) -> str:
    """What begins after the front matter: columns and numbered lines."""
    columns = f"#set page(columns: {sheet.columns})\n#set columns(gutter: 1.6em)\n" if sheet.columns > 1 else ""
    if sheet.numbered_lines == 5:
        lines = (
            "#set par.line(numbering: n => if calc.rem(n, 5) == 0 { text(size: 0.8em, str(n)) }, number-margin: right)"
        )
    elif sheet.numbered_lines == 1:
        lines = "#set par.line(numbering: n => text(size: 0.75em, str(n)))"
    else:
        lines = ""
    return columns + lines + "\n"


def front_pages(layout: Layout, copy: Copy) -> str:
    """The title page, and the cast list on a page of its own."""
    if not layout.front:
        return ""
    play = copy.play
    lines = [wrapped("text(size: 24pt)", plain(play.title)), plain("by"), plain(play.author)]
    title = "#v(25%)" + "".join(wrapped("align(center)", line) for line in lines) + "#pagebreak()\n"
    if layout.front == "title":
        return title
    heading = wrapped("align(center)", wrapped("text(size: 1.2em)", plain(cast_heading(layout))))
    return title + heading + "".join(_part(name, office) for name, office in copy.cast) + "#pagebreak()\n"


def _part(name: str, office: str) -> str:
    words = wrapped("smallcaps", plain(name)) + (plain(", ") + wrapped("emph", plain(office)) if office else "")
    return wrapped("block", words)
