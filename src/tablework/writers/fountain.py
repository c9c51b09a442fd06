"""A draft as Fountain.

What was read from Fountain and not changed is written back byte for byte: each changed element is set into the source
in its old one's place, and nothing else is touched. A draft from another format is written fresh, each line forced
where Fountain would otherwise take it for something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tablework.script.draft import Draft, Element, Span
from tablework.script.headings import parse_heading

_MARKS = {"bold": "**", "italic": "*", "underline": "_"}
_SPECIAL = re.compile(r"[*_\\]")
_SCENE = re.compile(r"(?:int|ext|est|i/e)[. ]", re.IGNORECASE)


def write_fountain(draft: Draft) -> str:
    """The draft as a Fountain file, written fresh."""
    return "\n".join([*_title_page(draft), *_body(draft)]).rstrip("\n") + "\n"


def rewrite_fountain(draft: Draft, before: Draft, text: str) -> str:
    """The text that `before` was read from, with what is different in `draft` set in; where nothing is, the very text.

    A changed element takes its old one's place, an element that is gone leaves nothing, and a new one follows what it
    follows in the draft.
    """
    now = {element.id: element for element in draft.elements}
    pieces = [
        (old.anchor.start, old.anchor.end, _lines(now[old.id]) if old.id in now else "")
        for old in before.elements
        if old.anchor and now.get(old.id) != old
    ]
    at = 0
    for element in draft.elements:
        if element.id not in before.place:
            pieces.append((at, at, f"\n\n{_lines(element)}"))
        elif element.anchor:
            at = element.anchor.end
    for start, end, words in sorted(pieces, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _title_page(draft: Draft) -> Iterator[str]:
    fields = {"Title": draft.title, "Author": ", ".join(draft.authors)} | dict(draft.title_page)
    for key, value in fields.items():
        if value:
            first, *rest = value.split("\n")
            yield f"{key}: {first}"
            yield from (f"    {line}" for line in rest)
    yield ""


def _body(draft: Draft) -> Iterator[str]:
    opens = {d.first: d for d in reversed(draft.divisions) if d.kind in {"act", "scene", "cast"}}
    for element in draft.elements:
        division = opens.get(element.id)
        if division is not None and element.kind == "heading" and parse_heading(element.text):
            depth = "##" if division.kind == "scene" and division.parent else "#"
            yield f"\n{depth} {_marked(element)}\n"
        elif element.speech is None or element.kind == "cue":
            yield f"\n{_lines(element)}"
        elif element.kind in {"stage_direction", "note", "heading"}:
            yield from _aside(element)
        else:
            yield _lines(element)
    yield ""


def _aside(element: Element) -> Iterator[str]:
    """A direction inside a speech stays in it, in brackets, so that what follows is still said by the same role."""
    words = " ".join(_marked(element).split())
    yield f"[[{words}]]" if element.kind == "note" else f"({words.strip('()')})"


def _lines(element: Element) -> str:
    return _WAYS[element.kind](_marked(element), element)


def _cue(text: str, element: Element) -> str:
    forced = "" if text == text.upper() and any(letter.isalpha() for letter in text) else "@"
    return f"{forced}{text or '@'}{' ^' if element.dual else ''}"


def _direction(text: str, element: Element) -> str:
    """Forced only where a first line would be taken for something else."""
    del element
    first = text.split("\n", maxsplit=1)[0].strip()
    looks_otherwise = first[:1] in ".@#~>=!" or first == first.upper() or _SCENE.match(first)
    return f"!{text}" if looks_otherwise else text


def _said(text: str, element: Element) -> str:
    """Dialogue; an empty line in it is typed as two blanks."""
    del element
    return "\n".join(line or "  " for line in text.split("\n"))


def _bracketed(text: str, element: Element) -> str:
    del element
    return text if text.startswith("(") and text.endswith(")") else f"({text})"


def _note(text: str, element: Element) -> str:
    """A note in brackets; one that is struck out was cut by the writer and goes back where it was buried."""
    if any(span.style == "struck" for span in element.spans):
        return f"/* {text} */"
    return "[[" + text.replace("\n\n", "\n  \n") + "]]"


_WAYS: dict[str, Callable[[str, Element], str]] = {
    "heading": lambda text, _: text if _SCENE.match(text) else f".{text}",
    "stage_direction": _direction,
    "cue": _cue,
    "dialogue": _said,
    "parenthetical": _bracketed,
    "lyric": lambda text, _: "\n".join(f"~{line}" for line in text.split("\n")),
    "transition": lambda text, _: text if re.fullmatch(r"[^a-z]+TO:", text) else f"> {text}",
    "centered": lambda text, _: f"> {text} <",
    "note": _note,
    "page_break": lambda _, __: "===",
}


def _marked(element: Element) -> str:
    """The text with its emphasis typed as marks, and stars that are only stars escaped."""
    text = element.text
    if element.kind == "note":
        return text
    edges: dict[int, str] = {}
    for start, end, style in element.spans:
        if style in _MARKS and text[start:end].strip():
            first, last = _trimmed(text, Span(start, end, style))
            edges[first] = edges.get(first, "") + _MARKS[style]
            edges[last] = _MARKS[style] + edges.get(last, "")
    out = [edges.get(n, "") + (f"\\{letter}" if _SPECIAL.match(letter) else letter) for n, letter in enumerate(text)]
    return "".join(out) + edges.get(len(text), "")


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    """Emphasis begins and ends at a letter: a mark next to a blank is none."""
    held = text[span.start : span.end]
    return span.start + len(held) - len(held.lstrip()), span.end - (len(held) - len(held.rstrip()))
