"""How a web page sets its text: what its tags, its classes and its own style sheet say, as far as scripts need it."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"(?P<tag>[\w-]*)(?:\.(?P<class>[\w-]+))?")
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(em|rem|ex|ch|px|pt|%|in|cm|mm)?$")
_POINTS = {
    "em": 12.0,
    "rem": 12.0,
    "ex": 6.0,
    "ch": 6.0,
    "px": 0.75,
    "pt": 1.0,
    "%": 4.68,
    "in": 72.0,
    "cm": 28.3,
    "mm": 2.83,
}
_MOST_CSS = 1_000_000
_WORTH = frozenset(
    "font-style font-weight font-variant font-variant-caps text-decoration text-transform text-align display "
    "margin-left padding-left margin text-indent font-size".split()
)

Rules = dict[str, str]

_BY_SAYING = {
    "font-style: italic": "i em cite var dfn address",
    "font-weight: bold": "b strong th h1 h2 h3 h4 h5 h6",
    "text-decoration: underline": "u ins",
    "text-decoration: line-through": "s strike del",
    "text-align: center": "center",
    "margin-left: 36pt": "blockquote dd",
    "margin-left: 18pt": "ul ol menu",
    "font-size: 24pt": "h1",
    "font-size: 18pt": "h2",
    "font-size: 14pt": "h3",
}
"""What browsers do with tags that no style sheet speaks of."""

_SMALL = re.compile(r"smcap|small-?cap|\bsc\b|kapit", re.IGNORECASE)
_STAGE = re.compile(r"stage|direction|\bsd\b|didascal|regie|stgdir", re.IGNORECASE)


class Look(NamedTuple):
    """How text looks at a place in a page: what it has from all the elements around it."""

    styles: frozenset[str] = frozenset()
    capitals: bool = False
    left: float = 0.0
    first: float = 0.0
    align: str = ""
    size: float = 12.0
    shown: bool = True


class Sheet:
    """The rules for single tags and classes out of a page's style sheets; others are beyond what scripts need."""

    def __init__(self, text: str = "") -> None:
        self._rules: dict[tuple[str, str], Rules] = {}
        for selectors, body in _RULE.findall(_COMMENT.sub("", text[:_MOST_CSS])):
            rules = parsed(body)
            for selector in selectors.split(",") if rules else ():
                self._add(selector, rules)

    def _add(self, selector: str, rules: Rules) -> None:
        words = selector.split()
        match = _SELECTOR.fullmatch(words[-1]) if words else None
        # A rule for a tag inside something speaks of that something, not of every such tag.
        if match and (match["class"] or len(words) == 1):
            self._rules.setdefault((match["tag"].lower(), match["class"] or ""), {}).update(rules)

    def rules(self, tag: str, classes: list[str]) -> Rules:
        """What is said of an element of this tag and these classes."""
        found = dict(_TAGS.get(tag, {}))
        for key in ((tag, ""), *(("", one) for one in classes), *((tag, one) for one in classes)):
            found |= self._rules.get(key, {})
        return found


def parsed(body: str) -> Rules:
    """The declarations between a rule's braces, or in a ``style``."""
    pairs = (pair.partition(":") for pair in body.split(";"))
    said = {key.strip().lower(): value.replace("!important", "").strip().lower() for key, _, value in pairs}
    return {key: value for key, value in said.items() if key in _WORTH}


def _by_tag() -> dict[str, Rules]:
    tags: dict[str, Rules] = {}
    for said, names in _BY_SAYING.items():
        for name in names.split():
            tags.setdefault(name, {}).update(parsed(said))
    return tags


def look_of(element: etree._Element, tag: str, around: Look, sheet: Sheet, *, block: bool) -> Look:
    """How text in an element looks."""
    names = element.get("class", "")
    rules = sheet.rules(tag, names.split())
    style, align = element.get("style"), element.get("align")
    if not rules and not names and style is None and align is None and not element.get("epub:type"):
        return around._replace(first=0.0) if block and around.first else around
    rules |= parsed(style or "")
    if align:
        rules.setdefault("text-align", align.lower())
    styles = _styles(rules, around.styles, f"{names} {element.get('epub:type', '')}", block=block)
    look = around._replace(
        styles=styles,
        capitals=around.capitals or rules.get("text-transform") == "uppercase",
        shown=rules.get("display") != "none",
    )
    return _placed(look, rules) if block else look


_TAGS = _by_tag()


def _styles(rules: Rules, around: frozenset[str], names: str, *, block: bool) -> frozenset[str]:
    found = set(around)
    _switch(found, "italic", rules.get("font-style"), ("italic", "oblique"))
    _switch(found, "bold", rules.get("font-weight"), ("bold", "bolder", "600", "700", "800", "900"))
    caps = rules.get("font-variant-caps") or rules.get("font-variant")
    _switch(found, "smallcaps", caps, ("small-caps", "all-small-caps"))
    lines = rules.get("text-decoration", "")
    found |= {"underline"} if "underline" in lines else set()
    found |= {"struck"} if "line-through" in lines else set()
    if _SMALL.search(names):
        found.add("smallcaps")
    if not block and "font-style" not in rules and _STAGE.search(names):
        found.add("italic")
    return frozenset(found)


def _switch(found: set[str], style: str, said: str | None, on: tuple[str, ...]) -> None:
    if said in on:
        found.add(style)
    elif said in {"normal", "400", "none"}:
        found.discard(style)


def _placed(look: Look, rules: Rules) -> Look:
    left = rules.get("margin-left") or _left_of(rules.get("margin", ""))
    align = rules.get("text-align", "")
    return look._replace(
        left=look.left + _points(left) + _points(rules.get("padding-left")),
        first=_points(rules.get("text-indent")),
        align={"center": "center", "right": "right", "end": "right"}.get(align, "" if align else look.align),
        size=_size(rules.get("font-size"), look.size),
    )


def _left_of(margin: str) -> str:
    sides = margin.split()
    return sides[-1] if len(sides) in {2, 4} else sides[1] if len(sides) == 3 else ""


def _points(said: str | None) -> float:
    match = _LENGTH.match(said) if said else None
    return max(-200.0, min(300.0, float(match[1]) * _POINTS[match[2] or "px"])) if match else 0.0


def _size(said: str | None, around: float) -> float:
    match = _LENGTH.match(said) if said else None
    if not match:
        return around
    share = {"em": around, "%": around / 100, "rem": 12.0}.get(match[2] or "", _POINTS[match[2] or "px"])
    return max(4.0, min(72.0, float(match[1]) * share))
