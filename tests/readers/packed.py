"""Zips for tests, and files that are zips inside."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(**members: str | bytes) -> bytes:
    """A zip of these members, in this order; `__` in a name is a slash, as in `word__document.xml`."""
    return zipped({name.replace("__", "/"): text for name, text in members.items()})


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip of these members, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            stored = name == "mimetype"  # books and OpenDocument have theirs in the clear
            how = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), text, compress_type=how)
    return out.getvalue()


def bomb(name: str, head: str = "", size: int = 70_000_000) -> dict[str, str | bytes]:
    """A member that unfolds to more than a script can have."""
    return {name: head.encode() + b" " * size}


def docx(body: str, styles: str = "", **parts: str) -> bytes:
    """A Word file of this body; further parts by name, as `packed` takes them."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    kinds = {"styles.xml": "styles", "footnotes.xml": "footnotes", "endnotes.xml": "endnotes"}
    if styles:
        members["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    members |= {name.replace("__", "/"): text for name, text in parts.items()}
    rels = "".join(
        f'<Relationship Type="http://x/{kind}" Target="{file}"/>'
        for file, kind in kinds.items()
        if f"word/{file}" in members
    )
    members["word/_rels/document.xml.rels"] = f"<Relationships>{rels}</Relationships>"
    return zipped(members)


def p(text: str, properties: str = "") -> str:
    """A Word paragraph; a tab and a line end in `text` are Word's own."""
    inside = text.replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{inside}</w:t></w:r></w:p>'


TALK = [
    ("ROSA", "Is the ladder still in the wings?"),
    ("TOMAS", "It has been there since Monday."),
    ("ROSA", "Then somebody has to move it."),
    ("TOMAS", "Somebody will. (He looks at the ladder.) Not me."),
    ("ROSA", "We open in nine days, Tomas."),
    ("TOMAS", "The ladder knows that."),
]
"""A scene between two people, for every format alike."""

WORDS = [word for name, said in TALK for word in [name, *said.split()]]
