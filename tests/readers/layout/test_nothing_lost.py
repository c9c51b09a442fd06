"""Whatever stands on the pages, every word of it is in the draft as often as there, and none that is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from unicodedata import normalize

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tablework.readers.layout.corrections import LINE_KINDS, Correction, corrections, places
from tablework.readers.layout.lines import Line, PageSize, Source
from tablework.readers.layout.read import read_lines
from tablework.readers.layout.reading import Reading
from tablework.readers.plain_text import text_source
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.draft import Span

NAMES = "Rosa TOMAS Margot. ANDERS: Rosa, MARGOT (ANDERS) TOMAS—".split()
PRINTED = (
    "ACT Scene II 1. INT. STAGE - DAY Enter Exit [Dark.] (low) (CONT'D) (MORE) CONTINUED: Characters Song 2 12 * † "
    "[ ] ( ) — -- . … “ ” and the ladder. ladder, is still there! “No,” O Is it? _so_ __ by Ines Mr. o' 'tis half-way "
    "ß É naïve Æ"
).split()
WORDS = st.sampled_from(NAMES + PRINTED) | st.text("abÄ é.-\u0301ǅ", min_size=1, max_size=4)
STYLES = st.sampled_from("bold italic smallcaps underline struck".split())

relaxed = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)


def letters(texts: Iterable[str]) -> Counter[str]:
    """The words in texts, without digits and marks, and how often each comes."""
    return Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text))


@st.composite
def printed_lines(draw: st.DrawFn) -> Line:
    """A line somewhere on a page, with gaps, styles and perhaps a raised number at its end."""
    pieces = draw(st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=3))
    # A word torn at the end of a column would be put together with the first of the next line there, rightly.
    text = normalize("NFC", "\t".join(piece.strip("- ") or "x" for piece in pieces))
    x = draw(st.sampled_from([40.0, 72.0, 73.5, 108.0, 200.0, 260.0]))
    steps = draw(st.lists(st.sampled_from([60.0, 140.0, 141.0, 200.0]), min_size=len(pieces), max_size=len(pieces)))
    stops = tuple(x + sum(steps[: n + 1]) for n in range(len(pieces) - 1))
    ends = st.integers(0, len(text))
    drawn = draw(st.lists(st.tuples(ends, ends, STYLES), max_size=3))
    spans = tuple(Span(min(a, b), max(a, b), style) for a, b, style in drawn if a != b)
    if draw(st.integers(0, 9)) == 9:
        text, spans = f"{text}7", (*spans, Span(len(text), len(text) + 1, "raised"))
    right = max(x + 6 * len(text), *stops, 0) if stops else x + 6 * len(text)
    hint = draw(st.sampled_from(["", "", "", "Dialogue", "stage direction", "furniture", "askew"]))
    size = draw(st.sampled_from([12.0, 12.0, 12.0, 9.0, 18.0]))
    return Line(text, 1, x, right, 0, size, spans, stops, draw(st.sampled_from([False] * 4 + [True])), hint=hint)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """A stream of such lines; in long ones a few come again and again, as they do in plays."""
    few = draw(st.lists(printed_lines(), min_size=1, max_size=14))
    more = draw(st.lists(st.sampled_from(few), max_size=60))
    page, y, lines = 1, 60.0, []
    for line in [*few, *more]:
        step = draw(st.sampled_from([14.0, 14.0, 14.0, 28.0, 0.0, 1000.0]))
        page, y = (page + 1, 60.0) if step == 1000.0 or y > 700 else (page, y + step)
        lines.append(line._replace(page=page, y=y))
    paged = draw(st.booleans())
    return Source("pdf", tuple(lines), (PageSize(612, 792),) * page if paged else ())


def without_notes(line: Line) -> str:
    """A line's text without the numbers that stand raised in it."""
    raised = {n for s in line.spans if s.style == "raised" for n in range(s.start, s.end)}
    return "".join(letter for n, letter in enumerate(line.text) if n not in raised)


def holds_together(reading: Reading, before: Source) -> None:
    """Every word is there as often as before, and every element stands where it says."""
    draft, after = reading.draft, reading.source
    assert letters(e.text for e in draft.elements) == letters(without_notes(line) for line in before.lines)
    whole = "\n".join(line.text for line in after.lines)
    for element in draft.elements:
        line, start, end = element.anchor
        assert 0 <= start <= end <= len(whole)
        assert whole.count("\n", 0, start) == line - 1
        assert letters([element.text]) <= letters([whole[start:end]]), element
    assert len(reading.kinds) == len(reading.looks) == len(reading.sure) == len(after.lines)


@relaxed
@given(sources())
def test_of_printed_lines(source):
    try:
        reading = read_lines(source)
    except UnreadableScriptError:
        return
    holds_together(reading, source)


@relaxed
@given(sources(), st.data())
def test_of_printed_lines_that_people_said_something_of(source, data):
    try:
        first = read_lines(source)
    except UnreadableScriptError:
        return
    place = st.sampled_from(list(places(first.source.lines)))
    kind = st.sampled_from(LINE_KINDS)
    said = st.lists(
        st.builds(lambda p, k: Correction("is", k, place=p), place, kind)
        | st.builds(lambda n, k: Correction("is", k, look=n), st.sampled_from(first.looks), kind)
        | st.builds(lambda p, act: Correction(act, place=p), place, st.sampled_from(["split", "join"])),
        min_size=1,
        max_size=6,
    )
    holds_together(read_lines(source, corrections(data.draw(said))), source)


TYPED = st.sampled_from([" ", "      ", "\t", "\n", "\n\n", "\n          ", "\r\n", "\f", "_", "\r", "\x0b", "\u2028"])


@relaxed
@given(st.lists(st.tuples(WORDS, TYPED), max_size=80))
def test_of_typed_text(typed):
    text = normalize("NFC", "".join(word.rstrip("- ") + gap for word, gap in typed))
    source = text_source(text.encode())
    assert letters(line.text for line in source.lines) == letters([text])
    try:
        reading = read_lines(source)
    except UnreadableScriptError:
        return
    holds_together(reading, source)
