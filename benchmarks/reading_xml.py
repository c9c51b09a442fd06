"""Final Draft and TEI: reading whole, against lxml's bare parse of the same bytes."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from benchmarks.measuring import PLAYS, SHARED, best, table
from tablework.actions.write_scripts import as_tei
from tablework.readers.fdx import read_fdx
from tablework.readers.fountain import read_fountain
from tablework.readers.tei import read_tei
from tablework.script.draft import Draft

_TYPES = {"heading": "Scene Heading", "stage_direction": "Action", "cue": "Character", "dialogue": "Dialogue",
          "parenthetical": "Parenthetical", "lyric": "Singing", "transition": "Transition"}  # fmt: skip


def as_fdx(draft: Draft) -> bytes:
    """A draft as Final Draft writes it: indented, a `Text` in every `Paragraph`."""
    root = etree.Element("FinalDraft", DocumentType="Script", Version="5")
    content = etree.SubElement(root, "Content")
    for element in draft.elements:
        paragraph = etree.SubElement(content, "Paragraph", Type=_TYPES.get(element.kind, "General"))
        etree.SubElement(paragraph, "Text").text = element.text
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def run() -> str:
    """One row a file: its size, how long the bare parse and the whole reading take, and their ratio."""
    hour = read_fountain((PLAYS / "the-hour-between.fountain").read_bytes())
    files = [("The Hour Between, FDX", as_fdx(hour), read_fdx), ("The Hour Between, TEI", as_tei(hour), read_tei)]
    files.append(("Lost Property, TEI", (PLAYS / "lost-property.xml").read_bytes(), read_tei))
    files += [(f"{path.parent.name}/{path.stem}", path.read_bytes(), read_tei) for path in _shared()]
    rows = []
    for name, data, read in files:
        bare = best(lambda data=data: etree.fromstring(data))  # type: ignore[misc]
        whole = best(lambda data=data, read=read: read(data, ""))  # type: ignore[misc]
        rows.append(
            [name, f"{len(data) / 1000:,.0f} kB", f"{bare * 1e3:.1f}", f"{whole * 1e3:.1f}", f"{whole / bare:.1f}"]
        )
    return table(["file", "size", "lxml alone, ms", "read whole, ms", "times"], rows)


def _shared() -> list[Path]:
    truth = SHARED / "truth"
    return sorted(truth.glob("gerdracor/*.xml"))[:6] + sorted(truth.glob("folger/*.xml"))[:6]
