"""What has the form of a name, and what opens an act or a scene: asked of words alone, before any layout is known."""

from __future__ import annotations

import re
from functools import lru_cache

from tablework.script.headings import parse_heading
from tablework.script.words import fold

LONGEST = 56
"""Letters of the longest name line: ``ROSENCRANTZ, GUILDENSTERN and the First Ambassador from England``."""

_MOST_WORDS = 7

_SMALL_WORDS = frozenset(
    "of the and & in a an to with at on from de la le les du des von der die das dem den zu zum zur und et y e og och "
    "del da di van ten ter as by for his her their o' or vom im ein eine eines einer mit aus".split()
)
SHORTENED = frozenset(
    "mr mrs ms dr st sr jr m mme mlle prof rev hon sgt capt lt col gen hr frl fr no nr 1st 2nd 3rd".split()
)
"""Words of names that end in a full stop without ending the name."""

_NOT_ALONE = SHORTENED - {"m", "col", "gen", "rev", "prof"}
_WORD = re.compile(r"[(\"“‘']?#?[\w][\w'’.\-]*[)\"”]?|[&+/,]|'[\w]+")
_NEVER = re.compile(r"[?!;“”\"_*…=<>|@]|\.\.|--|—")
_TRANSITION = re.compile(
    r"(?:(?:smash |hard |match )?cut(?: back)? to|fade (?:in|out|to)\b.*|dissolve to|black ?out|intermission|interval|"
    r"the end|end of .*|curtain|vorhang|ende|finis|later|continuous|int|ext|title card|super|insert|back to scene|"
    r"montage)[.:]?",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"(?:(?P<number>[A-Z]?\d{1,4}[A-Z]{0,2})[.)]?\s+)?(?:int|ext|est|i/e|int\.?/ext)[.\s/]", re.IGNORECASE
)
INTERJECTIONS = frozenset(
    "yes no oh ah well good nonsense indeed never what why now come and but so then very nothing certainly thanks "
    "hello please perhaps o alas ay nay hush here there right exactly quite really sorry i you he she we they it me "
    "him ja nein ach nun gut wohl so nichts was wie warum doch und aber aye hark look see listen stop go stay wait if "
    "when how who where this that these those not for in on at as the a an".split()
)
"""Words that begin sentences so often that they look like names before a full stop."""

_VERBS = frozenset(
    "is are was were be been am has have had do does did will would shall should can could may must not no but you "
    "your my me mine i it its if so that this what who why how where when ist sind war bin hat habe nicht aber du ich "
    "mich mir was wer wie".split()
)


@lru_cache(maxsize=20_000)
def is_name(name: str) -> bool:
    """Whether words have the form of a name: few, beginning with capitals, without a sentence's marks."""
    if not name or len(name) > LONGEST or _NEVER.search(name) or name[0].islower():
        return False
    words = name.replace(",", " , ").split()
    if len(words) > _MOST_WORDS or not any(letter.isalpha() for letter in name):
        return False
    if fold(name).rstrip(".") in _NOT_ALONE or _SLUG.match(name) or _TRANSITION.fullmatch(name):
        return False
    return all(_WORD.fullmatch(word) and _begins_large(word) for word in words)


def _begins_large(word: str) -> bool:
    first = next((letter for letter in word if letter.isalnum()), "")
    small = word.casefold()
    return not first.islower() or small in _SMALL_WORDS or small.startswith(("d'", "d’", "o'"))


def says_something(name: str) -> bool:
    """Whether words that nobody knows as a name are a sentence's rather than a name's."""
    return bool(_VERBS & set(fold(name).replace(",", " ").split()))


def is_transition(text: str) -> bool:
    """Whether a line says how one scene passes into the next, or that something ends."""
    return bool(_TRANSITION.fullmatch(text))


def number_of_scene(text: str) -> str | None:
    """The number before a screenplay's scene line, if it has one."""
    match = _SLUG.match(text)
    return match["number"] if match else None


@lru_cache(maxsize=20_000)
def is_heading(text: str) -> bool:
    """Whether a line opens an act, a scene, a song, or is a screenplay's scene line or transition."""
    return bool(_SLUG.match(text)) or is_transition(text) or parse_heading(text) is not None
