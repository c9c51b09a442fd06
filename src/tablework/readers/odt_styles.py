"""OpenDocument's styles: what a paragraph or a stretch of text looks like, through its styles and their parents."""

from __future__ import annotations

import re

from lxml import etree

Look = dict[str, str]
"""Properties by their own names without prefix, and ``tabs``, the places of tab stops."""

_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(pt|in|cm|mm|pc|px)?$")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_WORTH = frozenset(
    "margin-left margin-right text-indent text-align margin-top margin-bottom break-before font-style font-weight "
    "font-variant text-transform text-underline-style text-line-through-style font-size column-width".split()
)
_PLAIN = frozenset({"standard", "text body", "default", "default paragraph style", "body text", "normal"})


class Styles:
    """The styles of a document, those it names and those it made by itself."""

    def __init__(self, *roots: etree._Element) -> None:
        self._nodes: dict[str, etree._Element] = {}
        self._cache: dict[str, Look] = {}
        self._default: Look = {}
        for root in roots:
            for node in root.iter("{*}style", "{*}default-style"):
                name, family = attribute(node, "name"), attribute(node, "family")
                if name:
                    self._nodes[f"{family}:{name}"] = node
                elif family == "paragraph":
                    self._default |= _properties(node)

    def of(self, family: str, name: str) -> Look:
        """What a style looks like, with all its parents."""
        key = f"{family}:{name}"
        if key not in self._cache:
            look: Look = dict(self._default) if family == "paragraph" else {}
            for node in reversed(self._chain(key)):
                look |= _properties(node)
            self._cache[key] = look
        return self._cache[key]

    def hint(self, name: str) -> str:
        """The name, as a person sees it, of a paragraph's style; empty for plain text's."""
        for node in self._chain(f"paragraph:{name}"):
            own = attribute(node, "name")
            if not re.fullmatch(r"P\d+|T\d+", own):
                said = attribute(node, "display-name") or own.replace("_20_", " ")
                return "" if said.casefold() in _PLAIN else said
        return ""

    def _chain(self, key: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while (node := self._nodes.get(key)) is not None and node not in chain:
            chain.append(node)
            key = f"{key.partition(':')[0]}:{attribute(node, 'parent-style-name')}"
        return chain


def _properties(style: etree._Element) -> Look:
    look: Look = {}
    for node in style:
        for name, value in node.attrib.items():
            key = str(name).rsplit("}", 1)[-1]
            if key in _WORTH:
                look[key] = str(value)
        tabs = [str(points(attribute(tab, "position"))) for tab in node.iter("{*}tab-stop")]
        if tabs:
            look["tabs"] = " ".join(tabs)
    return look


def attribute(node: etree._Element, name: str) -> str:
    """An attribute by its name without prefix; empty where there is none."""
    return next((str(value) for key, value in node.attrib.items() if str(key).rsplit("}", 1)[-1] == name), "")


def points(said: str) -> float:
    """A length in points; 0 where it is none, or a share of something."""
    match = _LENGTH.match(said)
    return max(-1000.0, min(3000.0, float(match[1]) * _POINTS[match[2] or "pt"])) if match else 0.0


def types(look: Look) -> tuple[str, ...]:
    """The styles of a `Span` that a look has."""
    weight = look.get("font-weight", "")
    found = {
        "bold": weight == "bold" or (weight.isdecimal() and weight >= "600"),
        "italic": look.get("font-style") in {"italic", "oblique"},
        "smallcaps": look.get("font-variant") == "small-caps",
        "underline": look.get("text-underline-style", "none") != "none",
        "struck": look.get("text-line-through-style", "none") != "none",
    }
    return tuple(style for style, is_so in found.items() if is_so)
