"""The kinds of need, in one table: what each is called, the shape of its value, how it is graded and what it stops.

Ethnicity, religion and health are not in it: where a part needs lived identity, the director writes it in their own
words (`lived`), and the performer says so or does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tablework.casting.needs import grading
from tablework.casting.needs.grading import Grader
from tablework.casting.needs.need import VALUES, Need, NeedError, Source


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of need.

    `value` names a shape of `need.VALUES`; of a `single` kind a part has one need at most, of others one for each
    value. `theirs` says that it is the performer's own word which speaks against a part, so that it excludes even where
    the part only wishes. `stops` is what parts do that it stands in the way of, of one part and of several, with
    ``{they}``, ``{their}``, ``{ask}`` … for the performer; `asked` is the need as it is named in a sentence.
    """

    name: str
    label: str
    value: str
    grade: Grader
    stops: tuple[str, str]
    asked: Callable[[Any], str]
    fits_when: str
    single: bool = True
    theirs: bool = False


def _called(words: str) -> Callable[[Any], str]:
    return lambda _: words


def _their_no(what: str) -> tuple[str, str]:
    return f"asks for {what}, which {{they}} will not do", f"ask for {what}, which {{they}} will not do"


_NO = ("asks for what {they} will not do", "ask for what {they} will not do")
_LACKS = ("asks for more than {they} can do", "ask for more than {they} can do")

_TABLE = (
    Kind(
        "size", "size", "words", grading.size, ("is smaller than {they_ask} for", "are smaller than {they_ask} for"),
        _called("its size"), "it has at least the words they ask for", theirs=True,
    ),
    Kind(
        "dates", "dates", "dates", grading.dates,
        ("needs days on which {they_are} away", "need days on which {they_are} away"),
        lambda dates: f"the days from {dates[0]} to {dates[1]}", "they are not away on any of the days", theirs=True,
    ),
    Kind(
        "playing_age", "playing age", "ages", grading.playing_age,
        ("insists on a playing age {theirs} does not meet", "insist on a playing age {theirs} does not meet"),
        lambda ages: f"a playing age of {grading.span(ages)}", "the two ranges meet",
    ),
    Kind(
        "plays_as", "played as", "text", grading.plays_as,
        ("is to be played as somebody {they_do} not play", "are to be played as somebody {they_do} not play"),
        lambda gender: f"“played as {grading.with_article(gender)}”", "they play that gender", single=True,
    ),
    Kind(
        "voice_range", "sings from … to", "notes", grading.voice_range,
        ("sings beyond {their} voice", "sing beyond {their} voice"),
        lambda notes: f"singing {notes[0]} to {notes[1]}", "their voice reaches both notes",
    ),
    Kind(
        "voice_type", "voice", "text", grading.voice_type,
        ("is for another voice than {theirs}", "are for another voice than {theirs}"),
        lambda voice: f"a voice that is {voice}", "their voice is called the same",
    ),
    Kind(
        "sings", "sings", "yes", grading.sings, _their_no("singing"), _called("singing"),
        "a skill says so, or their voice is known", theirs=True,
    ),
    Kind(
        "dances", "dances", "yes",
        grading.does("Dances", ("danc", "ballet", "tap", "choreograph", "waltz")), _their_no("dancing"),
        _called("dancing"), "a skill says so", theirs=True,
    ),
    Kind(
        "fights", "fights", "yes",
        grading.does("Fights", ("fight", "combat", "fenc", "sword", "martial", "box")), _their_no("fighting"),
        _called("fighting"), "a skill says so", theirs=True,
    ),
    Kind(
        "kisses", "kisses", "yes", grading.consents("Kisses", ("kiss", "intima")), _their_no("kissing"),
        _called("kissing"), "they are asked, each time", theirs=True,
    ),
    Kind(
        "nudity", "is undressed", "yes", grading.consents("Is undressed", ("nud", "nak", "undress")),
        _their_no("being undressed"), _called("being undressed"), "they are asked, each time", theirs=True,
    ),
    Kind(
        "smoking", "smokes", "yes", grading.consents("Smokes", ("smok", "cigar")), _their_no("smoking"),
        _called("smoking"), "they are asked, each time", theirs=True,
    ),
    Kind(
        "consent", "needs consent to", "text", grading.consent, _NO, lambda what: f"“{what}”",
        "they are asked, each time", single=False, theirs=True,
    ),
    Kind(
        "instrument", "plays", "text", grading.has("instruments", "Plays"), _LACKS, lambda what: f"playing {what}",
        "it is on their list", single=False,
    ),
    Kind(
        "skill", "can", "skill", grading.skill, _NO, lambda what: f"“{what}”",
        "it is on their list, at that level or above", single=False, theirs=True,
    ),
    Kind(
        "accent", "accent", "text", grading.has("accents", "Speaks with the accent of"), _LACKS,
        lambda what: f"the accent of {what}", "it is on their list", single=False,
    ),
    Kind(
        "language", "language", "text", grading.has("languages", "Speaks"), _LACKS, lambda what: f"speaking {what}",
        "it is on their list", single=False,
    ),
    Kind(
        "lived", "lived by the performer", "text", grading.lived, _LACKS, lambda what: f"“{what}”",
        "they say so themselves", single=False,
    ),
)  # fmt: skip

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _TABLE}
"""Every kind of need by its name. What stops a part is counted under the first of these that does."""


def make_need(kind: str, value: Any, weight: str = "wish", source: Source | None = None) -> Need:
    """A need, checked by its kind.

    Raises:
        NeedError: there is no such kind, or it cannot have this value or weight.
    """
    known = KINDS.get(kind)
    if known is None:
        raise NeedError("There is no such kind of need: choose one of the list.")
    return Need(kind, VALUES[known.value](value), weight, source or Source())


def need_to_document(need: Need) -> dict[str, Any]:
    """A need as a document: its words in the script only where it has some."""
    source: dict[str, Any] = {"from": need.source.by}
    if need.source.element:
        of = need.source
        source |= {"element": of.element, "start": of.start, "end": of.end, "quote": of.quote}
    value = list(need.value) if isinstance(need.value, tuple) else need.value
    return {"kind": need.kind, "value": value, "weight": need.weight, "source": source}


def need_from_document(document: Mapping[str, Any]) -> Need:
    """The need of a document that `need_to_document` made.

    Raises:
        NeedError: it says something that cannot be.
    """
    of = document["source"]
    source = Source(of["from"], of.get("element"), of.get("start", 0), of.get("end", 0), of.get("quote", ""))
    return make_need(document["kind"], document["value"], document["weight"], source)


def same_need(one: Need, other: Need) -> bool:
    """Whether two needs are about the same thing, so that the later word on it counts."""
    return one.kind == other.kind and (KINDS[one.kind].single or one.value == other.value)


def standing(read: tuple[Need, ...], said: tuple[Need, ...]) -> tuple[Need, ...]:
    """A part's needs: those read from its script, but where somebody has said otherwise, what they said last."""
    needs: list[Need] = []
    for need in (*read, *said):
        needs = [before for before in needs if not same_need(before, need)]
        needs.append(need)
    return tuple(needs)
