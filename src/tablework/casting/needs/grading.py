"""How one need is graded against a performer: it fits, it speaks against them, or nobody said.

Each grader gives a verdict and the sentence that says why. None of them sees a name, a photo or an agent. What
somebody can do is an open list: what is not on it is unknown. Only what they say they will not do, a playing age, the
genders they play, a voice's ends and the dates they are away can speak against anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple, TypeAlias

from tablework.casting.performers.notes import pitch, semitones
from tablework.casting.performers.performer import LEVELS, Performer
from tablework.script.words import fold

Verdict: TypeAlias = Literal["fits", "unknown", "against"]


class Graded(NamedTuple):
    """A verdict and its sentence."""

    verdict: Verdict
    sentence: str


Grader: TypeAlias = Callable[[Any, Performer], Graded]


def size(words: int, performer: Performer) -> Graded:
    """A part's words against the smallest part that they wish for."""
    least = performer.least_words
    if least is None:
        return Graded("unknown", f"{words:,} words; nobody said how small a part may be.")
    if words >= least:
        return Graded("fits", f"{words:,} words; they ask for {least:,} or more.")
    return Graded("against", f"{words:,} words; they ask for {least:,} or more.")


def playing_age(ages: tuple[int, int], performer: Performer) -> Graded:
    """The two ranges meet, or they do not."""
    asked, theirs = f"Playing age {span(ages)}", performer.playing_age
    if theirs is None:
        return Graded("unknown", f"{asked}; nobody said what theirs is.")
    meet = ages[0] <= theirs[1] and theirs[0] <= ages[1]
    return Graded("fits" if meet else "against", f"{asked}; theirs is {span(theirs)}.")


def plays_as(gender: str, performer: Performer) -> Graded:
    """They play this gender."""
    asked, theirs = f"Played as {with_article(gender)}", performer.plays
    if theirs is None:
        return Graded("unknown", f"{asked}; nobody said whom they play.")
    plays = fold(gender) in map(fold, theirs)
    if plays:
        return Graded("fits", f"{asked}; they play that.")
    return Graded("against", f"{asked}; what they play: {listed(theirs)}.")


def voice_range(notes: tuple[str, str], performer: Performer) -> Graded:
    """Their voice reaches both ends; an end that is known and falls short is enough against it."""
    asked, voice = f"Sings {notes[0]} to {notes[1]}", performer.voice
    low = voice and voice.lowest and pitch(voice.lowest) - pitch(notes[0])
    high = voice and voice.highest and pitch(notes[1]) - pitch(voice.highest)
    short = [
        f"{semitones(miss)} short {where}"
        for miss, where in ((low, "below"), (high, "above"))
        if isinstance(miss, int) and miss > 0
    ]
    if short:
        return Graded("against", f"{asked}; their voice is {' and '.join(short)}.")
    if voice and isinstance(low, int) and isinstance(high, int):
        return Graded("fits", f"{asked}; their voice goes from {voice.lowest} to {voice.highest}.")
    return Graded("unknown", f"{asked}; nobody said how far their voice goes.")


def voice_type(wanted: str, performer: Performer) -> Graded:
    """The same word for their voice."""
    theirs = performer.voice.type if performer.voice else ""
    if not theirs:
        return Graded("unknown", f"{capital(wanted)}; nobody said what their voice is.")
    return Graded("fits" if fold(theirs) == fold(wanted) else "against", f"{capital(wanted)}; their voice is {theirs}.")


def does(what: str, words: tuple[str, ...]) -> Grader:
    """Something that a skill of theirs names by one of these words: ``sings``, ``dances``, ``fights``."""

    def grade(_: Any, performer: Performer) -> Graded:
        if refused := _refused(words, performer):
            return Graded("against", f"{what}; they will not: {refused}.")
        if skill := next((s.name for s in performer.skills or () if _says(s.name, words)), None):
            return Graded("fits", f"{what}; they have {skill}.")
        return Graded("unknown", f"{what}; nobody said whether they do.")

    return grade


_sings_by_skill = does("Sings", ("sing", "song", "vocal"))


def sings(value: Any, performer: Performer) -> Graded:
    """They have a skill for it, or somebody has written down a voice."""
    graded = _sings_by_skill(value, performer)
    if graded.verdict == "unknown" and performer.voice:
        return Graded("fits", f"Sings; their voice is {performer.voice.type or 'known'}.")
    return graded


def consents(what: str, words: tuple[str, ...]) -> Grader:
    """Something that is agreed for each part and never assumed: only a no is known beforehand."""

    def grade(_: Any, performer: Performer) -> Graded:
        if refused := _refused(words, performer):
            return Graded("against", f"{what}; they will not: {refused}.")
        return Graded("unknown", f"{what}; ask them, it is never assumed.")

    return grade


def consent(what: str, performer: Performer) -> Graded:
    """Anything else that is agreed for each part."""
    return consents(capital(what), tuple(fold(what).split()))(what, performer)


def has(field: Literal["instruments", "accents", "languages"], what: str) -> Grader:
    """Something on one of their lists."""

    def grade(wanted: str, performer: Performer) -> Graded:
        if fold(wanted) in map(fold, getattr(performer, field) or ()):
            return Graded("fits", f"{what} {wanted}; they do.")
        return Graded("unknown", f"{what} {wanted}; nobody said whether they do.")

    return grade


def skill(wanted: str, performer: Performer) -> Graded:
    """A skill of that name, at that level or above; one below is worth asking about and never speaks against them."""
    name, _, level = wanted.partition(" (")
    level, asked = level.removesuffix(")"), capital(wanted)
    if refused := _refused((fold(name),), performer):
        return Graded("against", f"{asked}; they will not: {refused}.")
    levels = [s.level for s in performer.skills or () if fold(s.name) == fold(name)]
    if any(not level or (have and LEVELS.index(have) >= LEVELS.index(level)) for have in levels):
        return Graded("fits", f"{asked}; they do.")
    if levels:
        return Graded("unknown", f"{asked}; theirs is {max(levels, key=_rank) or 'of no said level'}, so ask.")
    return Graded("unknown", f"{asked}; nobody said whether they do.")


def lived(wanted: str, performer: Performer) -> Graded:
    """What the director writes and only the performer can say of themselves."""
    if fold(wanted) in map(fold, performer.says):
        return Graded("fits", f"{capital(wanted)}; they say so themselves.")
    return Graded("unknown", f"{capital(wanted)}; that is theirs to say.")


def dates(asked: tuple[str, str], performer: Performer) -> Graded:
    """Free on every day asked for."""
    sentence = f"Wanted {asked[0]} to {asked[1]}"
    if performer.away is None:
        return Graded("unknown", f"{sentence}; nobody said when they are away.")
    clash = next((d for d in performer.away if d[0] <= asked[1] and asked[0] <= d[1]), None)
    if clash:
        return Graded("against", f"{sentence}; they are away {clash[0]} to {clash[1]}.")
    return Graded("fits", f"{sentence}; they are not away.")


def span(ages: tuple[int, int]) -> str:
    """A range of ages in words."""
    return str(ages[0]) if ages[0] == ages[1] else f"{ages[0]} to {ages[1]}"


def with_article(noun: str) -> str:
    """A man, an elf."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def capital(text: str) -> str:
    """The text with its first letter as at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def listed(names: tuple[str, ...]) -> str:
    """Names one after the other, as in a sentence."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _rank(level: str) -> int:
    return LEVELS.index(level) if level else -1


def _says(text: str, words: tuple[str, ...]) -> bool:
    return any(word.startswith(words) for word in fold(text).replace("-", " ").split()) or fold(text) in words


def _refused(words: tuple[str, ...], performer: Performer) -> str:
    """What they will not do that is named by one of these words, as they say it."""
    return next((no for no in performer.will_not if _says(no, words)), "")
