"""What a TEI division is: an act, a scene, a song, by its type or by its head."""

from __future__ import annotations

from lxml import etree

from tablework.readers.tei_text import plain
from tablework.script.headings import Heading, parse_heading

_KINDS = {"dramatis_personae": "cast", "castlist": "cast", "preface": "front"}
"""Types that editors use for what we know under another name."""


def has_types(root: etree._Element) -> bool:
    """Whether the file says of any division what it is; where it does, heads decide nothing."""
    return any(node.get("type") for node in root.iter("{*}div", "{*}div1", "{*}div2"))


def opening(node: etree._Element, *, typed: bool) -> Heading:
    """What a division opens: its type, or in a file without types what its head says; its number, its title."""
    head = node.find("{*}head")
    title = plain(head) if head is not None else ""
    read = parse_heading(title)
    kind = (node.get("type") or "").lower()
    kind = _KINDS.get(kind, kind)
    if not kind:
        kind = read.kind if read and not typed else "section"
    number = read.number if read and read.number else node.get("n")
    return Heading(kind, number, read.title if read and read.kind == kind else title)
