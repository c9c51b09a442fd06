"""What each row is: spoken, a direction, a heading. Learnt from where rows of a look stand in this very document.

Talk is what comes right after names and goes on from there; directions are what stands in brackets, in another type, or
at edges that talk never keeps to. No look means anything by itself: the document says what it uses them for.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tablework.readers.layout.cues import Cues
from tablework.readers.layout.naming import is_heading
from tablework.readers.layout.rows import CLOSING, PARAGRAPH, Head, Row, unclosed

_ENTER = re.compile(
    r"[\[(]?(?:re-?)?(?:enter|exit|exeunt|manet|manent|enters|curtain|blackout|lights|music|alarum|flourish|tritt|"
    r"ab\.|geht ab)\b",
    re.IGNORECASE,
)
_LIKE_TALK = 0.55
"""How sure a direction is that looks like talk, but nobody has begun to speak."""

_TALK_HINTS = ("dialog", "speech", "talk", "verse", "lyric", "sprechtext")
_DIRECTION_HINTS = ("direction", "action", "stage", "business", "regie", "parenthetical", "szenenanw")
"""What people call the styles of their paragraphs."""

_MOST_OPEN = 60
"""Rows that one bracket may hold: a longer one was never closed."""


@dataclass
class Habits:
    """How a document prints directions: in square brackets, in round ones, in italics (`italic`), and its talk's looks.

    `gap_ends` is set where nothing but the space after a speech tells what follows it from talk.
    `talk` has for every look how much it speaks for talk (above 0) or for a direction (below).
    """

    square: bool = False
    round: bool = False
    italic: bool = False
    italic_talk: bool = False
    gap_ends: bool = False
    talk: dict[str, float] = field(default_factory=dict)


def learn_habits(rows: Sequence[Row], cues: Cues) -> Habits:
    """Learn from all rows what looks talk has, and how directions are marked."""
    habits = Habits()
    _learn_marks(rows, cues, habits)
    direct, goes_on, all_ = _count(rows, cues, habits)
    habits.gap_ends = _gap_ends(rows, cues, direct)
    for look, total in all_.items():
        yes = direct[look] + goes_on[look]
        habits.talk[look] = math.log((yes + 0.5) / (total - yes + 0.5)) + _prior(look, habits)
    return habits


def _learn_marks(rows: Sequence[Row], cues: Cues, habits: Habits) -> None:
    """Which brackets hold directions, and whether italics do by themselves."""
    square = sum("[" in row.text for row in rows)
    standing = sum(
        1 for n, row in enumerate(rows) if n not in cues and row.text.startswith("(") and _starts_block(rows, n, cues)
    )
    after_names = sum(
        1 for n, (head, _) in cues.items() if head.aside != (0, 0) or rows[n].text[head.end :].lstrip().startswith("(")
    )
    habits.square = square >= 2
    habits.round = standing + after_names >= max(2, 0.01 * len(cues)) or (
        not habits.square and standing + after_names > 0
    )
    plain = [n for n, row in enumerate(rows) if n not in cues and row.styled("italic") and row.text[:1] not in "(["]
    roman = sum(1 for n, row in enumerate(rows) if n not in cues and not row.styled("italic"))
    habits.italic = len(plain) >= 2 and len(plain) < roman
    habits.italic_talk = len(plain) > roman


def _starts_block(rows: Sequence[Row], n: int, cues: Cues) -> bool:
    row = rows[n]
    return n == 0 or row.gap > PARAGRAPH or row.look != rows[n - 1].look or n - 1 in cues or row.line.whole


def _count(rows: Sequence[Row], cues: Cues, habits: Habits) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """For every look: how often right after a name, how often going on from talk, and how often at all."""
    direct: Counter[str] = Counter()
    goes_on: Counter[str] = Counter()
    every: Counter[str] = Counter()
    talking = False
    for n, row in enumerate(rows):
        if n in cues:
            talking = True
            continue
        if row.kind or is_heading(row.text.strip()):
            talking = False
            continue
        if row.mixed:
            continue
        every[row.look] += 1
        if row.text[:1] in "([" and (habits.square or habits.round):
            talking = talking and n - 1 in cues
        elif n - 1 in cues and cues[n - 1][0].mode == "own":
            direct[row.look] += 1
            talking = True
        elif talking and row.gap <= PARAGRAPH and not (row.line.whole and row.look != rows[n - 1].look):
            goes_on[row.look] += 1
        else:
            talking = False
    return direct, goes_on, every


def _gap_ends(rows: Sequence[Row], cues: Cues, direct: Counter[str]) -> bool:
    """Whether talk follows its name closely, everything looks like talk, and rows stand apart between speeches."""
    own = [n for n, (head, sure) in cues.items() if head.mode == "own" and sure > 0.9 and n + 1 < len(rows)]
    if len(own) < 0.8 * len(cues) or not own:
        return False
    near = sum(rows[n + 1].gap < PARAGRAPH for n in own)
    spaced = sum(rows[n].gap > PARAGRAPH for n in own)
    others = [
        n for n, row in enumerate(rows) if n not in cues and not row.kind and row.gap > PARAGRAPH and n - 1 not in cues
    ]
    marked = sum(not direct[rows[n].look] or rows[n].text[:1] in "([" for n in others)
    return near > 0.95 * len(own) and spaced > 0.9 * len(own) and marked < 0.3 * len(others)


def _prior(look: str, habits: Habits) -> float:
    """What a look's type says before anything is counted."""
    prior = 0.0
    if "I" in look.split(":", maxsplit=1)[0] and habits.italic and not habits.italic_talk:
        prior -= 3.0
    if "[" in look:
        prior -= 5.0
    if "(" in look and habits.round:
        prior -= 5.0
    if "-" in look:
        prior -= 0.5
    hint = look.partition(":")[2].casefold()
    prior += 2.0 * any(word in hint for word in _TALK_HINTS) - 4.0 * any(word in hint for word in _DIRECTION_HINTS)
    return prior


def decide(rows: Sequence[Row], cues: Cues, habits: Habits) -> None:
    """Set every row's kind and how sure it is. Rows that have a kind already keep it."""
    open_, bracket, held = False, "", 0
    aside = 0
    main = _principal(rows, cues)
    for n, row in enumerate(rows):
        text = row.text.strip()
        if row.kind or row.said not in {"", "cue"}:
            row.kind = row.kind or row.said
            open_ = (open_ and row.kind not in {"heading", "front"}) or row.kind in {"speech", "lyric"}
            bracket, aside = "", 0
            continue
        if aside and held < _MOST_OPEN and row.gap < 1.6 and (n not in cues or cues[n][1] < 0.95):
            row.kind, held = "speech", held + 1
        elif n in cues and not (bracket and cues[n][1] < 0.95):
            head, row.sure = cues[n]
            row.kind = "cue" if head.mode == "own" else "both"
            open_, bracket = True, ""
        elif bracket and held < _MOST_OPEN and not (row.gap > 2.2 and text[:1] in "(["):
            row.kind, held = "direction", held + 1
        elif _is_heading_row(rows, n, cues):
            row.kind, open_ = "heading", False
            continue
        else:
            row.kind, row.sure = _talk_or_not(rows, n, habits, main, open_=open_)
            if row.kind == "speech" and _is_sung(row, main):
                row.kind = "lyric"
            if row.kind == "direction" and text[:1] in "([":
                bracket, held = text[0], 1
        aside = max(0, aside + _opened(row, cues.get(n), habits)) if row.kind in {"speech", "lyric", "both"} else 0
        held = held if aside or bracket else 0
        if bracket and (_closes(text, bracket) or row.kind != "direction"):
            bracket = ""


def _is_sung(row: Row, main: str) -> bool:
    """Whether talk is set as lyrics are: in capitals, at an edge of its own."""
    return "C" in row.look and "C" not in main and row.look.rstrip("C") != main and len(row.text.split()) > 1


def _opened(row: Row, cue: tuple[Head, float] | None, habits: Habits) -> int:
    """How many brackets a row of talk opens that it does not close."""
    text = row.text[cue[0].end :] if cue else row.text
    return unclosed(text, "[") + (unclosed(text, "(") if habits.round else 0)


def _closes(text: str, bracket: str) -> bool:
    return CLOSING[bracket] in text


def _principal(rows: Sequence[Row], cues: Cues) -> str:
    """The commonest look right after a name."""
    after = Counter(rows[n + 1].look for n in cues if n + 1 < len(rows) and n + 1 not in cues)
    return after.most_common(1)[0][0] if after else ""


def _is_heading_row(rows: Sequence[Row], n: int, cues: Cues) -> bool:
    """A row that says it opens something, and stands by itself."""
    row = rows[n]
    text = row.text.strip()
    if not is_heading(text) or len(text) > 90:
        return False
    apart = row.gap > PARAGRAPH or row.line.whole or row.centred or (n - 1 in cues and row.gap > 1)
    marked = any(row.styled(style) for style in ("bold", "smallcaps", "underline")) or text.isupper() or row.centred
    fresh = n == 0 or row.look != rows[n - 1].look
    return apart or (marked and fresh)


def _goes_on_in_italics(rows: Sequence[Row], n: int, habits: Habits) -> bool:
    """Whether a row begins in the middle of a direction that the row before began, or has talk after one."""
    row, before = rows[n], rows[n - 1] if n else None
    if (
        before is None
        or not habits.italic
        or before.kind not in {"speech", "lyric", "both", "cue"}
        or row.gap > PARAGRAPH
    ):
        return False
    begins = any(s.style == "italic" and s.start == 0 for s in row.spans)
    whole = row.styled("italic", share=0.97)
    ends = any(s.style == "italic" and s.end >= len(before.text) - 1 for s in before.spans)
    return begins and (not whole or (ends and before.kind != "cue" and not before.styled("italic", share=0.97)))


def _talk_or_not(rows: Sequence[Row], n: int, habits: Habits, main: str, *, open_: bool) -> tuple[str, float]:
    """Talk or a direction, and how sure: what the row's look says, and where it stands."""
    row = rows[n]
    if open_ and (row.mixed or _goes_on_in_italics(rows, n, habits)):
        return "speech", 0.9
    if not open_:
        return "direction", 0.9 if habits.talk.get(row.look, 0) < 1 else _LIKE_TALK
    score = habits.talk.get(row.look, 0.0)
    if habits.gap_ends and row.gap > PARAGRAPH and row.line.page == rows[n - 1].line.page:
        score -= 6.0
    in_brackets = n > 0 and rows[n - 1].text.rstrip()[-1:] in {")", "]"}
    if habits.gap_ends and n and rows[n - 1].kind == "direction" and row.gap <= PARAGRAPH and not in_brackets:
        score -= 6.0
    begins = n == 0 or row.gap > PARAGRAPH or row.line.whole or rows[n - 1].look != row.look
    if begins and _ENTER.match(row.text) and row.look != main:
        score -= 2.0
    if begins and row.gap > PARAGRAPH and _ENTER.match(row.text):
        score -= 3.0
    if n and rows[n - 1].kind == "direction" and row.gap <= PARAGRAPH and rows[n - 1].look == row.look:
        score -= 1.0
    if n and rows[n - 1].kind in {"cue", "both", "speech", "lyric"} and row.gap <= PARAGRAPH:
        score += 1.0
    if row.look == main:
        score += 1.0
    sure = 1 / (1 + math.exp(-abs(score)))
    return ("speech" if score > 0 else "direction"), sure
