"""What may be the name above or before a speech, on one line: every way in which scripts print it.

A head says how the name stands (on a line of its `own`, `inline` before the talk, in a `column` beside it), in which
style, with which mark after it. Which of these a script really uses is for `cues` to vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tablework.readers.layout.rows import Row
from tablework.script.headings import parse_heading
from tablework.script.words import fold

MOST_WORDS = 7
_LONGEST = 56


class Head(NamedTuple):
    """A possible cue: the `name` as printed without marks, how it stands, and where in the row the talk begins.

    `aside` is the stretch of a direction between the name and the mark (``NAME (quietly): talk``), empty if there is
    none; `number` the cue's own number before the name, as radio scripts have it.
    """

    mode: str
    style: str
    mark: str
    name: str
    end: int
    aside: tuple[int, int] = (0, 0)
    number: str = ""
    begin: int = 0


_SMALL_WORDS = frozenset(
    "of the and & in a an to with at on from de la le les du des von der die das dem den zu zum zur und et y e og och "
    "del da di van ten ter as by for his her their o' or vom im ein eine eines einer mit aus".split()
)
_SHORTENED = frozenset("mr mrs ms dr st sr jr m mme mlle prof rev hon sgt capt lt col gen hr frl fr no nr 1st 2nd 3rd".split())
_WORD = re.compile(r"[(\"“‘']?#?[\w][\w'’.\-]*[)\"”]?|[&+/,]|'[\w]+", re.UNICODE)
_NEVER = re.compile(r"[?!;“”\"_*…=<>|@]|\.\.|--|—")
_NUMBERED = re.compile(r"(\d{1,4}[.)]?\s+)(?=\D)")
_ASIDE = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])\s*")
_TRANSITION = re.compile(
    r"(?:(?:smash |hard |match )?cut(?: back)? to|fade (?:in|out|to)\b.*|dissolve to|blackout|black ?out|intermission|interval|"
    r"the end|end of .*|curtain|vorhang|ende|finis|later|continuous|int\.?|ext\.?|title card|super|insert|back to scene|montage)"
    r"[.:]?",
    re.IGNORECASE,
)
_SLUG = re.compile(r"(?:int|ext|est|i/e|int\.?/ext)[.\s/]", re.IGNORECASE)
INTERJECTIONS = frozenset(
    "yes no oh ah well good nonsense indeed never what why now come and but so then very nothing certainly thanks hello "
    "please perhaps o alas ay nay hush here there right exactly quite really sorry i you he she we they it me him ja nein "
    "ach nun gut wohl so nichts was wie warum doch und aber aye hark look see listen stop go stay wait if when how who "
    "where this that these those not for in on at as the a an".split()
)


def heads(row: Row) -> Iterator[Head]:
    """Every way in which a row may begin with a cue."""
    text = row.text
    number = _NUMBERED.match(text)
    begin = number.end() if number else 0
    if begin >= len(text) or not _may_begin(text[begin]):
        return
    counted = number[1].strip() if number else ""
    tab = text.find("\t", begin)
    if tab > 0:
        yield from _column(row, begin, tab, counted)
    yield from _own(row, begin, counted)
    yield from _inline(row, begin, counted)


def _may_begin(letter: str) -> bool:
    return letter.isalnum() or letter in "'’\"“#(["


def _column(row: Row, begin: int, tab: int, number: str) -> Iterator[Head]:
    """The name in a column of its own, the talk after the gap."""
    name, mark, aside = _bare(row.text[begin:tab], begin)
    if name and is_name(name):
        yield Head("column", style_of(row, begin, begin + len(name), name), mark, name, tab + 1, aside, number, begin)


def _own(row: Row, begin: int, number: str) -> Iterator[Head]:
    """The name alone on its line."""
    name, mark, aside = _bare(row.text[begin:].replace("\t", " "), begin)
    if name and name[-1] != "," and is_name(name) and (not is_heading(row.text[begin:].strip()) or fold(name) in _ALSO_ROLES):
        yield Head("own", style_of(row, begin, begin + len(name), name), mark, name, len(row.text), aside, number, begin)


def _bare(text: str, begin: int) -> tuple[str, str, tuple[int, int]]:
    """A name line's name, the mark after it, and the stretch of an aside in brackets."""
    text = text.rstrip()
    aside = (0, 0)
    match = re.search(r"\s*((?:\([^()]*\)|\[[^\[\]]*\]))\s*([.:]?)$", text)
    mark = ""
    if match and match.start() > 0:
        aside, mark = (begin + match.start(1), begin + match.end(1)), match[2]
        text = text[: match.start()]
    name = text.rstrip(" .:—–-") if not text.endswith(_ENDS_SHORT) else text
    return name, mark or text[len(name) :].strip()[:1], aside


_ALSO_ROLES = frozenset({"prologue", "epilogue", "chorus", "prolog", "epilog", "chor"})
"""Headings that also are the names of who speaks there: their look decides."""

_ENDS_SHORT = (" Jr.", " JR.", " Sr.", " SR.")


def _inline(row: Row, begin: int, number: str) -> Iterator[Head]:
    """The name before the talk on the same line."""
    text = row.text
    seen: set[tuple[int, str]] = set()
    for end in _ends(row, begin):
        name = text[begin:end].rstrip(" ")
        bare = name.rstrip(" .:—–")
        aside, at = (0, 0), end
        mark = name[len(bare) :].strip()[:1]
        between = _ASIDE.match(text, at)
        after = text[between.end() : between.end() + 1] if between else ""
        if between and (not mark) and after in {".", ":", "—", "–"}:
            aside, at, mark = between.span(1), between.end(), after
        if not mark and text[at : at + 1] in {".", ":", "—", "–"} and text[at : at + 1]:
            mark, at = text[at], at + 1
        elif mark and aside != (0, 0):
            at += 1
        elif not mark and text[at : at + 3] in {" — ", " – ", " - "}:
            mark, at = "—", at + 3
        key = (at, bare)
        if not bare or key in seen or not is_name(bare) or (at >= len(text) and not mark):
            continue
        if not mark and text[at : at + 1] in _GO_ON:
            continue
        seen.add(key)
        yield Head("inline", style_of(row, begin, begin + len(bare), bare), mark, bare, at, aside, number, begin)


_GO_ON = frozenset("!?,;’'-…")
"""What never comes right after a name that has no mark of its own."""

_CAPITALS = re.compile(r"(?:[A-ZÀ-ÖØ-Þ0-9][A-ZÀ-ÖØ-Þ0-9'’.\-]*|[&/+,])(?:\s+(?:[A-ZÀ-ÖØ-Þ0-9][A-ZÀ-ÖØ-Þ0-9'’.\-]*|[&/+]))*,?")
_MARKED = re.compile(r"[^.:—–(\[\t]{1,48}?(?=[.:—–])|[^.:—–(\[\t]{1,48}?(?=\s+-\s)|[^.:—–(\[\t]{1,48}?(?=\s*[(\[])")


def _ends(row: Row, begin: int) -> Iterator[int]:
    """Where the name may end: with its style, with its capitals, at the first mark."""
    text = row.text
    for span in row.spans:
        if span.style in _STYLES and span.start <= begin < span.end < len(text) and span.end - begin <= _LONGEST:
            yield span.end
    capitals = _CAPITALS.match(text, begin)
    if capitals and capitals.end() < len(text):
        whole = capitals[0]
        cut = whole
        # "NAME. I think": the capital of the next word is not the name's.
        stop = re.search(r"[.:](?=\s)", whole)
        if stop and fold(whole[: stop.start()]).split()[-1:] and fold(whole[: stop.start()]).split()[-1] not in _SHORTENED:
            yield begin + stop.end()
        words = cut.split()
        if len(words) > 1 and len(words[-1]) == 1 and text[capitals.end() : capitals.end() + 1] in {" ", ""} and words[-1] in {"I", "A", "O"}:
            cut = cut[: cut.rindex(words[-1])].rstrip()
        if len(words) > 1 and len(words[-1]) == 1 and text[capitals.end() : capitals.end() + 1].islower():
            cut = cut[: cut.rindex(words[-1])].rstrip()
        if not text[begin + len(cut) : begin + len(cut) + 1].islower():
            yield begin + len(cut.rstrip(","))
    at = begin
    for _ in range(3):
        match = _MARKED.match(text, at) if at == begin else re.compile(r"[^.:—–(\[\t]{1,40}?(?=[.:—–])").match(text, at)
        if not match:
            return
        end = match.end()
        last = fold(text[begin:end]).split()[-1:]
        if not last:
            return
        if text[end : end + 1] in {".", ":"}:
            yield end + 1
            if last[0] not in _SHORTENED and text[end : end + 1] == ":" or len(last[0]) > 5:
                return
            at = end + 1
        else:
            yield end
            return


_STYLES = frozenset({"bold", "smallcaps", "italic", "underline"})


def style_of(row: Row, start: int, end: int, name: str) -> str:
    """How a name is set: b(old), i(talic), s(mall capitals), u(nderlined), then C for capitals, T for Title Case."""
    styles = "".join(style[0] for style in ("bold", "italic", "smallcaps", "underline") if row.styled(style, start, end))
    letters = [letter for letter in name if letter.isalpha()]
    return styles + ("C" if letters and all(not letter.islower() for letter in letters) else "T")


@lru_cache(maxsize=20_000)
def is_name(name: str) -> bool:
    """Whether words have the form of a name: few, beginning with capitals, without a sentence's marks."""
    if not name or len(name) > _LONGEST or _NEVER.search(name):
        return False
    words = name.replace(",", " , ").split()
    if len(words) > MOST_WORDS or not any(letter.isalpha() for letter in name):
        return False
    if not all(_WORD.fullmatch(word) for word in words):
        return False
    if fold(name).rstrip(".") in _SHORTENED - {"m", "col", "gen", "rev", "prof"}:
        return False
    if name[0].islower() or _SLUG.match(name) or _TRANSITION.fullmatch(name):
        return False
    return all(_capital(word) for word in words)


def _capital(word: str) -> bool:
    first = next((letter for letter in word if letter.isalnum()), "")
    return not first or not first.islower() or word.casefold() in _SMALL_WORDS or word.casefold().startswith(("d'", "d’", "o'"))


@lru_cache(maxsize=20_000)
def is_heading(text: str) -> bool:
    """Whether a line opens an act, a scene, a song; or is a screenplay's scene line."""
    return bool(_SLUG.match(text)) or bool(_TRANSITION.fullmatch(text)) or parse_heading(text) is not None
