"""Word's styles: what a paragraph or a run looks like, through its styles and those they are based on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

Look = dict[str, Any]
"""Properties by Word's own names; lengths in points."""

_TWIP = 20.0
_OFF = frozenset({"0", "false", "off", "none"})
_PLAIN = frozenset({"normal", "body text", "standard", "default", "text body", "normal (web)", "plain text", "body"})
TOGGLES = {
    "b": "bold",
    "i": "italic",
    "smallCaps": "smallcaps",
    "u": "underline",
    "strike": "struck",
    "dstrike": "struck",
}


class Styles:
    """The styles of a document; `look` has what paragraphs and runs look like where they say nothing."""

    def __init__(self, root: etree._Element | None, ns: str) -> None:
        self._ns = ns
        self._nodes: dict[str, etree._Element] = {}
        self._cache: dict[str, Look] = {}
        self.look: Look = {}
        self._default = ""
        if root is not None:
            self._collect(root)
        self.read = Properties(ns)
        self.look = self._of_node(None if root is None else root.find(f"{ns}docDefaults"))

    def _collect(self, root: etree._Element) -> None:
        for node in root.iterchildren(f"{self._ns}style"):
            id_ = node.get(f"{self._ns}styleId", "")
            self._nodes.setdefault(id_, node)
            if node.get(f"{self._ns}default") in {"1", "true"} and node.get(f"{self._ns}type") == "paragraph":
                self._default = id_

    def of(self, id_: str | None) -> Look:
        """What a style looks like, with all it is based on; without an id, the style of plain paragraphs."""
        id_ = self._default if id_ is None else id_
        if id_ not in self._cache:
            self._cache[id_] = self._based(id_)
        return self._cache[id_]

    def of_run(self, id_: str) -> Look:
        """What a character style changes."""
        return self.of(id_) if id_ in self._nodes else {}

    def hint(self, id_: str | None) -> str:
        """A style's name as a person sees it; empty for plain text's."""
        if id_ is None or id_ == self._default:
            return ""
        node = self._nodes.get(id_)
        name = None if node is None else node.find(f"{self._ns}name")
        said = id_ if name is None else name.get(f"{self._ns}val", id_)
        return "" if said.casefold() in _PLAIN else said

    def _based(self, id_: str) -> Look:
        chain: list[Look] = []
        seen: set[str] = set()
        while id_ in self._nodes and id_ not in seen:
            seen.add(id_)
            node = self._nodes[id_]
            chain.append(self._of_node(node))
            based = node.find(f"{self._ns}basedOn")
            id_ = "" if based is None else based.get(f"{self._ns}val", "")
        look: Look = {}
        for one in reversed(chain):
            look |= one
        return look

    def _of_node(self, node: etree._Element | None) -> Look:
        """What a style (or the document's defaults) says of paragraphs and of runs."""
        look: Look = {}
        for one in () if node is None else node.iter(f"{self._ns}pPr", f"{self._ns}rPr"):
            look |= self.read(one)
        return look


class Properties:
    """Reads a paragraph's or a run's properties."""

    def __init__(self, ns: str) -> None:
        self._val, self._ns = f"{ns}val", ns
        flags: dict[str, Callable[[Look, etree._Element], None]] = {
            ns + name: self._flag for name in (*TOGGLES, "caps", "vanish", "pageBreakBefore")
        }
        self._take = flags | {
            ns + "pStyle": self._said,
            ns + "rStyle": self._said,
            ns + "jc": self._said,
            ns + "sz": self._size,
            ns + "ind": self._indent,
            ns + "spacing": self._spacing,
            ns + "tabs": self._tabs,
        }

    def __call__(self, node: etree._Element) -> Look:
        """The properties that a ``pPr`` or ``rPr`` names."""
        look: Look = {}
        take = self._take
        for child in node:
            if (found := take.get(str(child.tag))) is not None:
                found(look, child)
        return look

    def _name(self, node: etree._Element) -> str:
        return str(node.tag)[len(self._ns) :]

    def _flag(self, look: Look, node: etree._Element) -> None:
        look[self._name(node)] = node.get(self._val, "1") not in _OFF

    def _said(self, look: Look, node: etree._Element) -> None:
        look[self._name(node)] = node.get(self._val, "")

    def _size(self, look: Look, node: etree._Element) -> None:
        look["sz"] = min(200.0, max(2.0, _number(node.get(self._val)) / 2))

    def _indent(self, look: Look, node: etree._Element) -> None:
        for key in ("left", "start", "right", "end", "firstLine", "hanging"):
            said = node.get(self._ns + key)
            if said is not None:
                look[{"start": "left", "end": "right"}.get(key, key)] = _number(said) / _TWIP
        if "hanging" in look:
            look["firstLine"] = -look.pop("hanging")

    def _spacing(self, look: Look, node: etree._Element) -> None:
        for key in ("before", "after"):
            said = node.get(self._ns + key)
            if said is not None:
                look[key] = min(500.0, max(0.0, _number(said) / _TWIP))

    def _tabs(self, look: Look, node: etree._Element) -> None:
        look["tabs"] = tuple(
            sorted(_number(tab.get(self._ns + "pos")) / _TWIP for tab in node if tab.get(self._val) != "clear")
        )


def _number(said: str | None) -> float:
    """A number in a file that anybody may have written; 0 where it is none."""
    try:
        return max(-30_000.0, min(30_000.0, float(said or 0)))
    except ValueError:
        return 0.0
