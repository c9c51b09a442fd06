"""What directions say that somebody does: sings, dances, fights, kisses, plays an instrument.

Only what can be read without guessing: one name or several joined before the verb, or nobody named and the direction
standing in somebody's own speech. Where it is denied, or could be anybody's, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tablework.casting.needs.named import Named, Names

INSTRUMENTS = (
    "piano violin fiddle viola cello guitar lute harp flute recorder clarinet oboe saxophone trumpet trombone horn "
    "drum drums accordion banjo ukulele mandolin organ harmonica concertina bass harpsichord bagpipes whistle "
    "tambourine keyboard spinet"
).split()

_VERBS = re.compile(
    r"(?<![\w'’-])(?:"
    r"(?P<sings>sings?|singing|singt)"
    r"|(?P<dances>dances?|dancing|waltz(?:es|ing)|tanzt)"
    r"|(?P<fights>fights?|fighting|duels|duelling|wrestles?|wrestling)"
    r"|(?P<kisses>kiss(?:es|ing)?|küsst|küßt)"
    rf"|(?:plays?|playing|spielt)\s+(?:on\s+)?(?:(?:the|an?|her|his|their)\s+)?(?:\w+\s)?"
    rf"(?P<instrument>{'|'.join(sorted(INSTRUMENTS, key=len, reverse=True))})"
    r")(?![\w'’-])",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.;:!?()\[\]]+")
_ASIDE = re.compile(r"(?<=\w )\([^()]*\)")
_DENIED = re.compile(
    r"\b(?:not|never|no|without|stops?|stopped|refuses?|cannot|nearly|almost|about to|as if)\b|n['’]t\b", re.IGNORECASE
)
_A_NOUN = re.compile(r"\b(?:the|an?|his|her|their|its|this|that|of|to|some|each|every)\s+(?:\w+\s)?$", re.IGNORECASE)
_JOINS = re.compile(r"\s*(?:,|&|and|,\s*and|und|et)\s*", re.IGNORECASE)
_STARTS = re.compile(r"\s*(?:(?:then|still|both|softly|quietly|again|\w+ly|he|she|er|sie)\s*,?\s*)*$", re.IGNORECASE)
_ONE_DOES = re.compile(r"\w+(?:s|ing|t)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?:with\s+)?$", re.IGNORECASE)
_TO_EACH_OTHER = frozenset({"kisses", "fights"})


class Doing(NamedTuple):
    """A role does something: its kind of need, the instrument where it is one, and the words from `start` to `end`."""

    role: str
    kind: str
    value: str
    start: int
    end: int


def doings(text: str, names: Names, speaker: str | None = None) -> Iterator[Doing]:
    """What a direction says that roles do; `speaker` is whose own speech it stands in."""
    for sentence in _SENTENCE.finditer(_ASIDE.sub(_blank, text)):
        if _DENIED.search(sentence[0]):
            continue
        named = names.within(sentence[0])
        for verb in _VERBS.finditer(sentence[0]):
            for role in dict.fromkeys(_who(sentence[0], verb, named, speaker)):
                kind = verb.lastgroup or ""
                value = verb[kind].lower() if kind == "instrument" else ""
                yield Doing(role, kind, value, *_trimmed(sentence))


def _blank(aside: re.Match[str]) -> str:
    """What is said in brackets of somebody in the midst of a sentence, taken out: ``ANNA (40s) sings``."""
    return " " * len(aside[0])


def _who(sentence: str, verb: re.Match[str], named: list[Named], speaker: str | None) -> Iterator[str]:
    """Who does it, and for what two do to each other whom they do it to."""
    if _A_NOUN.search(sentence, 0, verb.start()):
        return
    before = [name for name in named if name.end <= verb.start()]
    if verb[0].lower().endswith("ing"):
        before = before[-1:]  # ``Enter MARIANA, and a BOY singing``: whether she sings too, nobody says
    if before:
        subjects = _joined(sentence, before)
    else:
        own = _STARTS.match(sentence[: verb.start()]) and _ONE_DOES.match(verb[0])
        subjects = [speaker] if own and speaker else []
    yield from subjects
    after = next((name for name in named if name.start >= verb.end()), None)
    if subjects and after and verb.lastgroup in _TO_EACH_OTHER and _OBJECT.match(sentence[verb.end() : after.start]):
        yield after.role


def _joined(sentence: str, before: list[Named]) -> list[str]:
    """All names before a verb if they are one name, or names joined by commas and ``and``; else nobody for sure."""
    between = [sentence[a.end : b.start] for a, b in pairwise(before)]
    if any(name.owns for name in before) or not all(_JOINS.fullmatch(words) for words in between):
        return []
    return [name.role for name in before]


def _trimmed(sentence: re.Match[str]) -> tuple[int, int]:
    """The sentence without the blanks around it."""
    start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
    return start, start + len(sentence[0].strip())
