"""The words of a Word paragraph: what is on the page, without what Word keeps beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tablework.readers.docx_styles import TOGGLES, Look, Styles
from tablework.readers.flow import Run
from tablework.readers.xml import local_name

_LEFT_OUT = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr", "rPh"}
)
"""Words taken out by tracked changes, field codes, and properties."""

_LETTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


class Words(NamedTuple):
    """What is in a paragraph: its runs; text boxes in it; ids of its notes; pages turned before and in it."""

    runs: list[Run]
    boxes: list[etree._Element]
    notes: list[tuple[str, str]]
    turned: list[int]


class DocxText:
    """Reads paragraphs' words."""

    def __init__(self, styles: Styles, ns: str) -> None:
        self._styles, self._ns = styles, ns
        self._r, self._t, self._rpr = f"{ns}r", f"{ns}t", f"{ns}rPr"
        self._types: dict[tuple[object, ...], tuple[str, ...]] = {}

    def words(self, paragraph: etree._Element, look: Look) -> Words:
        """A paragraph's words; `look` is what its styles say of its runs."""
        found = Words([], [], [], [0, 0])
        for child in paragraph:
            if child.tag == self._r:
                self._run(child, look, found)
            else:
                self._other(child, look, found)
        return found

    def _run(self, run: etree._Element, look: Look, found: Words) -> None:
        own = run.find(self._rpr)
        if own is not None and len(own):
            look = self._run_look(look, self._styles.read(own))
        if look.get("vanish"):
            return
        text = "".join(self._pieces(run, look, found))
        if text:
            found.runs.append(Run(text.upper() if look.get("caps") else text, _types(look)))

    def _run_look(self, look: Look, own: Look) -> Look:
        style = own.get("rStyle")
        return look | (self._styles.of_run(style) if style else {}) | own

    def _pieces(self, run: etree._Element, look: Look, found: Words) -> Iterator[str]:
        for child in run:
            if child.tag == self._t:
                yield child.text or ""
            elif child.tag != self._rpr:
                yield self._piece(child, look, found)

    def _piece(self, node: etree._Element, look: Look, found: Words) -> str:
        name = local_name(node)
        if name in _LETTERS:
            return _LETTERS[name]
        if name == "br":
            return self._break(node, found)
        if name == "lastRenderedPageBreak":
            _turn(found)
        elif name in {"footnoteReference", "endnoteReference"}:
            found.notes.append((name.removesuffix("Reference"), node.get(f"{self._ns}id", "")))
        elif name == "sym":
            return _symbol(node.get(f"{self._ns}char", ""))
        else:
            self._other(node, look, found)
        return ""

    def _break(self, node: etree._Element, found: Words) -> str:
        if node.get(f"{self._ns}type") == "page":
            _turn(found)
        return "\n"

    def _other(self, node: etree._Element, look: Look, found: Words) -> None:
        """What stands around runs (links, tracked changes, fields) or holds text boxes."""
        name = local_name(node)
        if name in _LEFT_OUT:
            return
        if name == "AlternateContent":
            self._one_of(node, look, found)
        elif name == "txbxContent":
            found.boxes.append(node)
        elif name == "t":
            found.runs.append(Run(node.text or "", _types(look)))
        else:
            for child in node:
                if child.tag == self._r:
                    self._run(child, look, found)
                else:
                    self._other(child, look, found)

    def _one_of(self, node: etree._Element, look: Look, found: Words) -> None:
        """The same content for newer and older programs: the first that holds anything."""
        for child in node:
            before = len(found.runs) + len(found.boxes)
            self._other(child, look, found)
            if len(found.runs) + len(found.boxes) > before:
                return


def _types(look: Look) -> tuple[str, ...]:
    return tuple({style: None for key, style in TOGGLES.items() if look.get(key)})


def _turn(found: Words) -> None:
    """A page ends here: before the paragraph's first letter, or in it."""
    found.turned[1 if any(run.text.strip() for run in found.runs) else 0] += 1


def _symbol(said: str) -> str:
    """A letter by its number; those that only one font has are no letters."""
    try:
        letter = chr(int(said, 16))
    except (ValueError, OverflowError):
        return ""
    return letter if letter.isprintable() and not "\ue000" <= letter <= "\uf8ff" else ""
