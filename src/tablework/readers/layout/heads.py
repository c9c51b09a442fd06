"""What may be the name above or before a speech, on one line: every way in which scripts print it.

A head says how the name stands (on a line of its `own`, `inline` before the talk, in a `column` beside it), in which
style, with which mark after it. Which of these a script really uses is for `cues` to vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tablework.readers.layout.naming import LONGEST, SHORTENED, is_heading, is_name
from tablework.readers.layout.rows import Head, Row
from tablework.script.words import fold

_MARKS = frozenset(".:—–")
_NUMBERED = re.compile(r"\d{1,4}[.)]?\s+(?=\D)")
_ASIDE = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])\s*")
_LAST_ASIDE = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])\s*([.:]?)$")
_ALSO_ROLES = frozenset({"prologue", "epilogue", "chorus", "prolog", "epilog", "chor"})
"""Headings that also are the names of who speaks there: their look decides."""

_LONGEST_LINE = 140
"""Letters: a longer line is no name, whatever direction stands behind it."""

_ENDS_SHORT = (" Jr.", " JR.", " Sr.", " SR.")
_GO_ON = frozenset("!?,;’'-…")
"""What never comes right after a name that has no mark of its own."""

_CAPITAL = r"[A-ZÀ-ÖØ-Þ0-9][A-ZÀ-ÖØ-Þ0-9'’.\-]*"
_CAPITALS = re.compile(rf"(?:{_CAPITAL}|[&/+,])(?:\s+(?:{_CAPITAL}|[&/+]))*,?")
_STOP = re.compile(r"[.:](?=\s)")
_TO_MARK = re.compile(r"[^.:—–(\[\t]{1,48}?(?=[.:—–]|\s*--|\s+-\s|\s*[(\[])")
_DASH = re.compile(r"\s*(?:—|–|--+)\s*|\s+-\s+")
_AND = re.compile(r" (?:and|und|et) (?=[A-Z])")
"""Between names: small letters that do not make them Title Case."""

_TIED_DASH = re.compile(r"(?:—|–|--+)\s*")
"""The dash of old editions right after a name's full stop: ``ROSA.—Is it you?``"""

_STYLES = frozenset({"bold", "smallcaps", "italic", "underline"})


def heads(row: Row) -> tuple[Head, ...]:
    """Every way in which a row may begin with a cue; found once, as votes and weighing both ask."""
    if row.heads is None:
        row.heads = tuple(_heads(row))
    return row.heads


def _heads(row: Row) -> Iterator[Head]:
    number = _NUMBERED.match(row.text)
    begin = number.end() if number else 0
    if begin >= len(row.text) or not (row.text[begin].isalnum() or row.text[begin] in "'’\"“#(["):
        return
    yield from _column(row, begin)
    yield from _own(row, begin)
    yield from _inline(row, begin)


def _column(row: Row, begin: int) -> Iterator[Head]:
    """The name in a column of its own, the talk after the gap."""
    tab = row.text.find("\t", begin)
    name, mark, aside = _bare(row.text[begin : max(tab, begin)], begin)
    if name and is_name(name):
        yield Head("column", _style(row, begin, name), mark, name, tab + 1, begin, aside)


def _own(row: Row, begin: int) -> Iterator[Head]:
    """The name alone on its line."""
    if len(row.text) > _LONGEST_LINE:
        return
    name, mark, aside = _bare(row.text[begin:].replace("\t", " "), begin)
    if not name or name[-1] == "," or not is_name(name):
        return
    if fold(name) in _ALSO_ROLES or not is_heading(row.text[begin:].strip()):
        yield Head("own", _style(row, begin, name), mark, name, len(row.text), begin, aside)


def _bare(text: str, begin: int) -> tuple[str, str, tuple[int, int]]:
    """A name line's name, the mark after it, and the stretch of an aside in brackets."""
    text = text.rstrip()
    match = _LAST_ASIDE.search(text)
    aside, mark = (0, 0), ""
    if match and match.start() > 0:
        aside, mark = (begin + match.start(1), begin + match.end(1)), match[2]
        text = text[: match.start()]
    name = text if text.endswith(_ENDS_SHORT) else text.rstrip(" .:—–-")
    return name, mark or text[len(name) :].strip()[:1], aside


def _inline(row: Row, begin: int) -> Iterator[Head]:
    """The name before the talk on the same line."""
    seen: set[int] = set()
    for end in _ends(row, begin):
        name = row.text[begin:end].rstrip(" .:—–")
        mark, aside, at = _after(row.text, begin + len(name), end)
        if at in seen or not is_name(name) or (not mark and row.text[at : at + 1] in _GO_ON | {""}):
            continue
        seen.add(at)
        yield Head("inline", _style(row, begin, name), mark, name, at, begin, aside)


def _after(text: str, name_end: int, end: int) -> tuple[str, tuple[int, int], int]:
    """What follows a name: its mark, an aside before the mark, and where the talk begins."""
    mark = text[name_end:end].strip()[:1]
    between = None if mark else _ASIDE.match(text, end)
    if between and text[between.end() : between.end() + 1] in _MARKS:
        return text[between.end()], between.span(1), between.end() + 1
    dash = None if mark else _DASH.match(text, end)
    if dash:
        return "—", (0, 0), dash.end()
    if not mark and text[end : end + 1] in _MARKS:
        mark, end = text[end], end + 1
    tied = _TIED_DASH.match(text, end) if text[end - 1] == "." else None
    return mark, (0, 0), tied.end() if tied else end


def _ends(row: Row, begin: int) -> Iterator[int]:
    """Where the name may end: with its style, with its capitals, at one of the first marks."""
    for span in row.spans:
        if span.style in _STYLES and span.start <= begin < span.end < len(row.text) and span.end - begin <= LONGEST:
            yield from () if _in_a_word(row.text, span.end) else (span.end,)
    yield from _ends_of_capitals(row.text, begin)
    yield from _ends_at_marks(row.text, begin)
    yield from _ends_before_sentences(row.text, begin)


def _in_a_word(text: str, at: int) -> bool:
    return text[at - 1].isalnum() and text[at].isalnum()


_WORDS = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w'’.\-]*\s+){1,4}(?=[A-ZÀ-ÖØ-Þ“‘\"(\[])")


def _ends_before_sentences(text: str, begin: int) -> Iterator[int]:
    """``Lane I never thought``: where nothing marks a name, before each word that may begin what is said."""
    match = _WORDS.match(text, begin)
    if match and not match[0].isupper():
        at = begin
        for word in match[0].split():
            at = text.index(word, at) + len(word)
            yield at


def _ends_of_capitals(text: str, begin: int) -> Iterator[int]:
    """``NAME talk``, and ``NAME. I think``, where the next word's capital is not the name's."""
    match = _CAPITALS.match(text, begin)
    if not match or match.end() >= len(text):
        return
    whole = match[0]
    stop = _STOP.search(whole)
    if stop and fold(whole[: stop.start()]).split()[-1:] and fold(whole[: stop.start()]).split()[-1] not in SHORTENED:
        yield begin + stop.end()
    words, after = whole.split(), text[match.end()]
    if len(words) > 1 and (after.islower() or words[-1] in {"I", "A", "O"}):
        whole = whole[: whole.rindex(words[-1])].rstrip()
    if not text[begin + len(whole) : begin + len(whole) + 1].islower():
        yield begin + len(whole.rstrip(","))


def _ends_at_marks(text: str, begin: int) -> Iterator[int]:
    """At the first full stop, colon or dash; at later ones too while short words stand before them."""
    at = begin
    for _ in range(3):
        match = _TO_MARK.match(text, at)
        if not match or not fold(text[begin : match.end()]).split():
            return
        last = fold(text[begin : match.end()]).split()[-1]
        if text[match.end() : match.end() + 1] not in {".", ":"}:
            yield match.end()
            return
        yield match.end() + 1
        at = match.end() + 1
        if len(last) > 5 or (text[match.end()] == ":" and last not in SHORTENED):
            return


def _style(row: Row, start: int, name: str) -> str:
    """How a name is set: b(old), i(talic), s(mall capitals), u(nderlined), then C for capitals, T for Title Case."""
    end = start + len(name)
    styles = "".join(one[0] for one in ("bold", "italic", "smallcaps", "underline") if row.styled(one, start, end))
    return styles + ("T" if any(letter.islower() for letter in _AND.sub("", name)) else "C")
