"""Layouts as Word documents, written by hand: a zip of five small XML files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.zoo.blocks import Item
from benchmarks.zoo.copy_text import Copy, Piece
from benchmarks.zoo.layout import Layout
from benchmarks.zoo.stretches import marks_of, stretches
from benchmarks.zoo.truth import front

OFFICE = "application/vnd.openxmlformats"

TYPES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="{OFFICE}-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{OFFICE}-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{OFFICE}-officedocument.wordprocessingml.styles+xml"/>
</Types>"""

LINKS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"""

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write(layout: Layout, copy: Copy) -> tuple[bytes, list[str]]:
    """A Word document: with the styles of a script program (`kind` styles), or by hand."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("Normal", "heading 1", "heading 2", "Character", "Dialogue", "Parenthetical", "Action", "Lyrics")
    )
    body = [_paragraph(_run(line), align="center") for line in front(layout, copy)]
    body += [text for piece in copy.pieces for text in _docx_piece(layout, piece)]
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": LINKS.format(kind="officeDocument", target="word/document.xml"),
        "word/_rels/document.xml.rels": LINKS.format(kind="styles", target="styles.xml"),
        "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>",
        "word/document.xml": f"<w:document {WORD}><w:body>{''.join(body)}</w:body></w:document>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(zipfile.ZipInfo(name), text)
    return buffer.getvalue(), []


def _run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    looks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _paragraph(runs: str, *, style: str = "", align: str = "", indent: str = "") -> str:
    rules = (f'<w:pStyle w:val="{style}"/>' if style else "") + (f"<w:ind {indent}/>" if indent else "")
    rules += f'<w:jc w:val="{align}"/>' if align not in {"", "left"} else ""
    return f"<w:p><w:pPr>{rules}</w:pPr>{runs}</w:p>"


def _docx_piece(layout: Layout, piece: Piece) -> Iterator[str]:
    styled = layout.kind == "styles"
    if piece.kind == "heading":
        style = f"heading{piece.block.level}" if styled or piece.block.level == 1 else ""
        yield _paragraph(_run(piece.text, bold=True), style=style, align="center")
    elif piece.kind == "direction":
        told = layout.directions
        words = _run(told.marks[0] + piece.text + told.marks[1], italic=told.italic)
        yield _paragraph(words, style="Action" if styled else "", align=told.align)
    else:
        yield from _docx_speech(layout, piece)


def _docx_speech(layout: Layout, piece: Piece) -> Iterator[str]:
    style, styled = layout.cue, layout.kind == "styles"
    name = _run(piece.cue, bold=style.bold, italic=style.italic)
    blocks = [(kind, _docx_talk(layout, kind, items)) for kind, items in stretches(piece, layout)]
    if style.place == "table":
        cells = _cell(_paragraph(name), 2200) + _cell("".join(_paragraph(words) for _, words in blocks), 6800)
        yield f"<w:tbl><w:tblPr/><w:tr>{cells}</w:tr></w:tbl>"
        return
    if style.place == "own":
        yield _paragraph(name, style="Character" if styled else "", align=style.align)
    else:
        gap = "<w:r><w:tab/></w:r>" if style.place == "tab" else _run(" ")
        hang = 'w:left="2268" w:hanging="2268"' if style.place == "tab" else ""
        yield _paragraph(name + gap + blocks.pop(0)[1], indent=hang)
    for kind, words in blocks:
        yield _paragraph(words, style=STYLES[kind]) if styled else _paragraph(words, indent=INDENTS.get(kind, ""))


STYLES = {"said": "Dialogue", "told": "Parenthetical", "lyric": "Lyrics", "letter": "Dialogue"}
INDENTS = {"told": 'w:left="1440"', "lyric": 'w:left="1440"', "letter": 'w:left="1000" w:right="1000"'}


def _cell(paragraphs: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def _docx_talk(layout: Layout, kind: str, items: Sequence[Item]) -> str:
    marks = marks_of(layout) if kind == "told" else layout.directions.inner
    out, said = "", ""
    for item in items:
        out += ("<w:r><w:br/></w:r>" if said == "l" == item.kind else _run(" ")) if out else ""
        told = item.kind == "d"
        out += _run(marks[0] + item.text + marks[1], italic=layout.directions.italic) if told else _run(item.text)
        said = said if told else item.kind
    return out
