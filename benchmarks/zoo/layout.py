"""What a layout is made of: small choices, each with the value that most scripts have."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cue:
    """How a role's name is printed before its speech.

    `place`: inline (run in), own (a line of its own), tab (its own column, talk hanging beside it), table (a cell),
    list (HTML's ``<dt>``). `case`: caps, title, small (true small capitals), fake (capitals in two sizes), spaced
    (letters set apart), gap (letters with blanks between). `after` is what follows the name, `width` the column of tab
    and table, `hang` the indent of the lines after the first, `short` abbreviates, `numbered` counts the speeches.
    """

    place: str = "inline"
    case: str = "caps"
    after: str = "."
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    align: str = "left"
    indent: str = "0pt"
    hang: str = "1.5em"
    width: str = "3cm"
    short: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Directions:
    """How stage directions are printed.

    `marks` stand round those between speeches and `inner` round those inside; `own` sets those inside on lines of their
    own, `own_last` only the one that ends a speech; `caps` prints those between speeches in capitals.
    """

    marks: tuple[str, str] = ("(", ")")
    inner: tuple[str, str] = ("(", ")")
    italic: bool = True
    align: str = "left"
    indent: str = "0pt"
    own: bool = False
    own_last: bool = False
    caps: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page of a typeset layout.

    `head`: "" none, title, act, mirror (act and title change sides). `folio` is where the page number stands: "" none,
    foot, head, outer. `numbered_lines`: 0 none, 5 every fifth in the right margin, 1 every line in the left.
    """

    paper: str = "a4"
    margin: str = "(x: 2.5cm, y: 2.5cm)"
    font: str = "Libertinus Serif"
    size: str = "11pt"
    leading: str = "0.6em"
    gap: str = "0.75em"
    justify: bool = False
    hyphenate: bool = False
    columns: int = 1
    head: str = ""
    folio: str = "foot"
    watermark: str = ""
    numbered_lines: int = 0
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The page of a layout in characters of one width: plain text, and typewriter pages.

    Columns count from 0. `lines` is the length of a page, 0 for a text without pages. `blank` are the empty lines
    between speeches; `more` prints (MORE) and (CONT'D); `stars` marks revised lines; `flush` loses all indents;
    `centre` is the column names are centred on, 0 for none.
    """

    cue: int = 0
    talk: int = 0
    width: int = 72
    direction: int = 0
    direction_width: int = 72
    inner: int = 0
    inner_width: int = 0
    verse: int = 0
    lines: int = 0
    blank: int = 1
    centre: int = 0
    more: bool = False
    stars: bool = False
    scene_numbers: bool = False
    flush: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: its `name`, its `form` (pdf, grid, txt, docx, html), whose text it sets and how.

    The text is the slice of `count` speeches of `play` from speech `start`. `front` is "" for none, title for a title
    page, cast for a title page with a cast list. `rename` gives roles other names. `features` are of: songs (lyrics in
    capitals), notes (footnotes), dual (speeches side by side), shared (lines of verse that two roles share), shouts
    (sentences in capitals), letters (a stretch set in like a letter that is read). `kind` chooses among the shapes of a
    docx or HTML file. `held_out` layouts are for measuring, never for learning.
    """

    name: str
    form: str
    play: str
    start: int = 0
    count: int = 200
    cue: Cue = field(default_factory=Cue)
    directions: Directions = field(default_factory=Directions)
    sheet: Sheet = field(default_factory=Sheet)
    grid: Grid = field(default_factory=Grid)
    front: str = ""
    talk_indent: str = "0pt"
    rename: tuple[tuple[str, str], ...] = ()
    features: frozenset[str] = frozenset()
    kind: str = ""
    language: str = "en"
    heading_caps: bool = True
    held_out: bool = False
