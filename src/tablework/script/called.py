"""What the roles of a play are called: above their speeches, in the cast list, and in what they play.

A name in a direction is compared with all of these as a set of words, so that ``Claudius, King of Denmark`` and ``King
Claudius`` are the same. The better the words fit, the surer.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from tablework.script.draft import CastMember, Draft, Role
from tablework.script.names import GROUP_WORDS
from tablework.script.words import fold

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?", re.UNICODE)
"""A word of a name, with the apostrophes inside and behind it."""

SMALL = frozenset(
    "a an the of and another other certain divers his her their its one two three four five six seven some several many"
    " both all old also again more first der die das ein eine le la les l un une de d du des von zu zwei drei".split()
)
"""Words that name nobody."""

TITLES = frozenset(
    "king queen prince princess duke duchess earl count countess lord lady sir dame bishop archbishop cardinal mayor"
    " captain general master mistress mr mrs miss ms doctor dr saint st friar sister brother father mother young son"
    " wife daughter emperor empress marquess baron konig konigin graf grafin herzog furst roi reine comte herr frau"
    " monsieur madame justice abbot constable chief ghost servant man woman boy girl clown soldier gentleman".split()
)
"""Words that many people share: alone they fit, but not as well as a name of one's own."""

ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth 1st 2nd 3rd 4th 1 2 3 4 5 6 7 8".split())
"""Words that number people of one kind."""

_RANKS = frozenset(
    "king queen prince princess duke duchess earl count countess bishop archbishop cardinal mayor emperor empress"
    " marquess konig konigin graf grafin herzog roi reine comte comtesse duc duchesse".split()
)
"""Titles that tell people apart: a duchess is not the duke."""

_AS = re.compile(r"(?:^|[,(] ?| )(?:as|disguised as) ((?:a |an |the )?[\w']+(?: [\w']+)?)(?=$|[,.;)\]])")
_PLURAL = {"ladies": "lady", "wives": "wife", "thieves": "thief", "leute": "leute"}

EXACT, NUMBERED, LABEL, SHORT, LISTED, KIND = 6.0, 5.5, 5.0, 4.0, 3.0, 2.0
"""How well a name fits a role, from the same words to one of several of that kind."""

OTHER_RANK = 2.0
"""What it costs a name to carry another title than the role does, in the same measure."""


class Called(NamedTuple):
    """What a role is called: the words of each label, of its line in the cast list, of each role it plays.

    `noun` is the last word of its name: FIRST and SECOND LORD are lords.
    """

    labels: tuple[frozenset[str], ...]
    noun: str
    listed: frozenset[str] = frozenset()
    played: tuple[frozenset[str], ...] = ()

    @property
    def words(self) -> list[str]:
        """Every word that may mean this role, sorted."""
        return sorted({self.noun, *self.listed}.union(*self.labels, *self.played))


def what_they_are_called(draft: Draft) -> dict[str, Called]:
    """What everybody in a play is called, by role; ALL and BOTH are nobody."""
    called = {role.id: _own_names(role) for role in draft.roles if not is_collective(role)}
    _learn_cast(called, draft.cast)
    _learn_disguises(called, draft)
    return called


def is_collective(role: Role) -> bool:
    """Whether a role is only a way of saying several others: ALL, BOTH."""
    return role.group and fold(role.name) in GROUP_WORDS


def _own_names(role: Role) -> Called:
    labels = dict.fromkeys(frozenset(_words(label)) for label in (role.name, *role.labels))
    noun = next(reversed(_words(role.name)), "")
    return Called(tuple(label for label in labels if label), noun if noun not in ORDINALS else "")


def _learn_cast(called: dict[str, Called], cast: Collection[CastMember]) -> None:
    """Give each role the words of the one line of the cast list that is its own."""
    taken = {member.role for member in cast if member.role}
    for member in cast:
        name = frozenset(_words(member.name))
        free = [r for r, c in called.items() if r not in taken and any(label <= name for label in c.labels)]
        role = member.role or (free[0] if len(free) == 1 else None)
        if role in called:
            known = called[role]
            called[role] = known._replace(listed=known.listed | name | _rank(member.description))


def _rank(description: str) -> frozenset[str]:
    """The rank in a description: ``King of Britain`` is a king, ``brother to the King`` is not."""
    words = WORD.findall(fold(description).split(",")[0])
    return frozenset(words[:1]) & _RANKS if "to" not in words else frozenset()


def _learn_disguises(called: dict[str, Called], draft: Draft) -> None:
    """Whoever speaks ``as Pyramus`` is meant by that name too, where nobody else is called so."""
    speaker: tuple[str, ...] = ()
    for element in draft.elements:
        if element.kind == "cue":
            speaker = element.roles
        if element.kind in {"cue", "stage_direction", "parenthetical"} and element.speech and len(speaker) == 1:
            found = _AS.search(fold(element.text)) if "as " in element.text else None
            if found and speaker[0] in called:
                known = called[speaker[0]]
                called[speaker[0]] = known._replace(played=(*known.played, frozenset(_words(found[1]))))


def _words(name: str) -> tuple[str, ...]:
    words = WORD.findall(fold(name))
    return tuple(w for w in words if w not in SMALL or w in ORDINALS) or tuple(words)


def how_well(name: frozenset[str], single: str, called: Called) -> float:
    """How well the words of a name fit a role, 0 for not at all; `single` is the name's last word in the singular."""
    fit = max((_label_fit(name, single, label, called) for label in called.labels), default=0.0)
    titles, own = name & _RANKS, called.listed.union(*called.labels) & _RANKS
    return max(fit - OTHER_RANK, 0.0) if titles and own and not titles & own else fit


def _label_fit(name: frozenset[str], single: str, label: frozenset[str], called: Called) -> float:
    if name == label:
        return EXACT
    if name == label - ORDINALS:
        return NUMBERED
    if label <= name:
        return LABEL if label - TITLES else LISTED
    if name <= label:
        return SHORT if name - TITLES - ORDINALS and not (label - name) & TITLES else LISTED
    return _loose_fit(name, single, label, called)


def _loose_fit(name: frozenset[str], single: str, label: frozenset[str], called: Called) -> float:
    own = name - TITLES
    if name <= label | called.listed or (own and own <= called.listed) or name in called.played:
        return LISTED
    same_kind = single == called.noun and not own - {single}
    return KIND if same_kind or label == {single} else 0.0


def singular(word: str) -> str:
    """``murderers`` → ``murderer``, ``gentlemen`` → ``gentleman``; a word that is no plural stays."""
    if word in _PLURAL:
        return _PLURAL[word]
    if word.endswith("men") and word != "men":
        return word[:-3] + "man"
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > len("his"):
        return word[:-1]
    return word
