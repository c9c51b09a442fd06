"""Readings told in a few plain lines, so that a test shows the play beside what became of it."""

from __future__ import annotations

from inspect import cleandoc

from tablework.readers.layout.corrections import Correction, corrections
from tablework.readers.layout.lines import Line, PageSize, Source
from tablework.readers.layout.read import read_lines
from tablework.readers.layout.reading import Reading
from tablework.readers.plain_text import text_source
from tablework.script.draft import Draft, Element, Span

SCENE = [
    ("ROSA", ("Is the ladder still there,", "behind the curtain?")),
    ("TOMAS", ("It has been there since Monday,", "and on Monday you knew.")),
    ("ROSA", ("Then somebody has to move it,", "before they all come.")),
    ("TOMAS", ("Somebody will, I think,", "but it is heavy.")),
    ("ROSA", ("We open in nine days, Tomas,", "and one night.")),
    ("TOMAS", ("The ladder knows that,", "it was here last year.")),
]
"""Two people, and two lines each time."""

PAGE = PageSize(612, 792)

_MARKS = {
    "heading": "# {}",
    "transition": "> {}",
    "centered": "^ {}",
    "note": "* {}",
    "page_break": "- {}",
    "lyric": "~{}",
    "parenthetical": "<{}>",
    "stage_direction": "[{}]",
}


def read(text: str | None, *said: Correction) -> Reading:
    """A play as somebody typed it; a test gives its own docstring."""
    return read_lines(text_source(cleandoc(text or "").encode()), corrections(said))


def told(draft: Draft) -> list[str]:
    """A draft a line for each speech (``ROSA: words <aside> words``) and each other element, marked as `_MARKS` says.

    What stands in the middle of a speech, as the foot of a page may, comes after it.
    """
    names = {role.id: role.name for role in draft.roles}
    found: dict[str, str] = {}
    for element in draft.elements:
        if element.kind == "cue":
            found[element.speech or element.id] = " & ".join(names[role] for role in element.roles) + ":"
        elif element.speech in found:
            found[element.speech] += f" {_marked(element)}"
        else:
            found[element.speech or element.id] = _marked(element)
    return [*found.values()]


def spoken(text: str | None, *said: Correction) -> list[str]:
    """What was read in a play, told without its furniture."""
    return [line for line in told(read(text, *said).draft) if not line.startswith("- ")]


def printed(*rows: tuple[float, str], leading: float = 14, top: float = 72, page: int = 1) -> list[Line]:
    """Lines at places: where each begins, in points, and its words; an empty one is a gap.

    A tab goes to the next place that is 220 points further. Words between ``*`` are bold, ``_`` italic, ``^`` small
    capitals.
    """
    return [_line(text, x, top + leading * n, page) for n, (x, text) in enumerate(rows) if text.strip()]


def on_pages(*pages: list[Line]) -> Source:
    """Pages of lines as one file."""
    lines = [line._replace(page=n) for n, page in enumerate(pages, 1) for line in page]
    return Source("pdf", tuple(lines), (PAGE,) * len(pages))


def _marked(element: Element) -> str:
    return _MARKS.get(element.kind, "{}").format(element.text.replace("\n", " / "))


_STYLES = {"*": "bold", "_": "italic", "^": "smallcaps"}


def _line(marked: str, x: float, y: float, page: int) -> Line:
    text, spans = "", []
    begun: dict[str, int] = {}
    for letter in marked:
        if letter not in _STYLES:
            text += letter
        elif letter in begun:
            spans.append(Span(begun.pop(letter), len(text), _STYLES[letter]))
        else:
            begun[letter] = len(text)
    stops = tuple(x + 220 * (n + 1) for n in range(text.count("\t")))
    right = (stops[-1] if stops else x) + 6 * len(text.rpartition("\t")[2])
    return Line(text, page, x, right, y, 12, tuple(spans), stops)
