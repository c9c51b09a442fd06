"""Whom a direction means: from ``the King``, ``two Murderers`` or ``Claudius, King of Denmark`` to the roles of a play.

Among roles that a name fits equally well those are meant who speak in the scene. A name that fits nobody is a crowd:
somebody came whom the text does not name, and nobody is thrown off the stage by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from tablework.script.called import (
    EXACT,
    KIND,
    NUMBERED,
    SHORT,
    SMALL,
    TITLES,
    WORD,
    how_well,
    singular,
    what_they_are_called,
)
from tablework.script.draft import Draft

_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "both": 2,
    "zwei": 2,
    "drei": 3,
    "deux": 2,
    "trois": 3,
}
_PARTS = re.compile(
    r", | and | & |/| und | et | with | then | followed by | leading | attended by | meeting | accompanied by | mit "
    r"| including | avec | \w+ed (?:in )?by | led by | led | between | guarded by | bearing | carrying | supporting"
    r" | dragging "
)
_GOING_ALONG = re.compile(
    r"^(?:(?:and|then|(?:with|carrying|bearing|leading|dragging|supporting|meeting|followed by|led by)"
    r"(?: off| away| out| in)?) )+"
)
_CUT = frozenset(
    "from in on at to as for like by upon above below aloft behind through before over into under out off alone who"
    " whom which that where when while disguised dressed alias again severally apart within without after between is"
    " are against toward towards along being having not so very up down back aside enter exit both aus"
    " von mit zu".split()
)
"""Words that end a name: what follows says how or where."""

_WIVES = frozenset("queen princess duchess countess empress lady wife mother konigin grafin reine duchesse".split())
"""Titles that a husband's or a land's name follows: the Duchess of York is not York."""

_SOMEBODY = re.compile(r"(?:the|a|an|his|her|their|its|some|other|others|two|three|four|several|all)\b")
_ANYBODY = frozenset("man woman person one".split())
_BODY = frozenset("body bodies corpse corse".split())
_NOT_THE_PERSON = frozenset("head coffin hand ghost sons son daughter friends men letter".split())

_TOO_MANY = 3
"""So many words that are no part of any name make a phrase more than a name."""

HERE = 2.5
"""What speaking in the scene is worth, in the measure of how well a name fits."""


class Meant(NamedTuple):
    """Whom a list of names means.

    `sure` are meant; each of `either` is a choice of roles one of which is; `kin` are of a kind that is named in the
    plural; `crowd` says that some name fits nobody.
    """

    sure: tuple[str, ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    kin: tuple[str, ...] = ()
    crowd: bool = False

    @property
    def named(self) -> bool:
        """Whether anybody is named at all, known or not."""
        return bool(self.sure or self.either or self.kin or self.crowd)

    @property
    def all(self) -> tuple[str, ...]:
        """Everybody who may be meant."""
        return tuple(dict.fromkeys([*self.sure, *self.kin, *(r for choice in self.either for r in choice)]))


class _Phrase(NamedTuple):
    """One item of a list of names: its text, the words that name somebody, whether other words follow them."""

    text: str
    words: tuple[str, ...]
    more: bool


class Company:
    """The people of a play, to be found by name."""

    def __init__(self, draft: Draft) -> None:
        """Learn what everybody is called."""
        self._called = what_they_are_called(draft)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for role, called in self._called.items():
            for word in called.words:
                self._by_word[word].append(role)
        self._labels = frozenset(label for called in self._called.values() for label in called.labels)
        self._label_words = frozenset(word for label in self._labels for word in label)
        self._nouns = frozenset(called.noun for called in self._called.values())
        self._fits: dict[tuple[str, ...], dict[str, float]] = {}

    def meant(self, text: str, here: Collection[str], *, subject: bool = False) -> Meant:
        """Whom a list of names means in a scene where `here` speak.

        With `subject` the text is the beginning of a sentence, and only those are meant whom it is about.
        """
        phrases = [_Phrase(phrase, *self._name(phrase)) for phrase in _PARTS.split(text)] if text else []
        named = [phrase for phrase in (self._subject(phrases, here) if subject else phrases) if phrase.words]
        sure: list[str] = []
        either: list[tuple[str, ...]] = []
        kin: list[str] = []
        crowd = False
        for phrase in named:
            best = self._who(phrase, here)
            if self._is_plural(phrase.words):
                kin += best
            elif len(best) > 1:
                either.append(best)
            else:
                sure += best
            crowd = crowd or not best
        return Meant(tuple(dict.fromkeys(sure)), tuple(either), tuple(r for r in kin if r not in sure), crowd)

    def _subject(self, phrases: list[_Phrase], here: Collection[str]) -> list[_Phrase]:
        """The names next to the verb: ``…, MAX and the LORDS`` exit; else the one that the sentence begins with."""
        run: list[_Phrase] = []
        for phrase in reversed(phrases):
            if not self._is_name(phrase) or not (self._who(phrase, here) or _SOMEBODY.match(phrase.text)):
                break
            run.insert(0, phrase)
        if run and any(self._who(phrase, here) for phrase in run):
            return run
        first = [self._beginning(phrase) for phrase in phrases[:1]]
        return [phrase for phrase in first if self._who(phrase, here)] or run

    def _is_name(self, phrase: _Phrase) -> bool:
        """Whether a phrase is a name and no more, as far as one can tell: ``Queen Rosa``, not ``Rosa gives Max``."""
        known = [word in self._by_word for word in phrase.words]
        return bool(known) and not phrase.more and known.count(False) < _TOO_MANY and known == sorted(known)[::-1]

    def _beginning(self, phrase: _Phrase) -> _Phrase:
        """As much of a phrase as can be a name: ``Rosa`` of ``Rosa gives Max the letter``."""
        known = next((n for n, word in enumerate(phrase.words) if word not in self._by_word), len(phrase.words))
        return phrase._replace(words=phrase.words[:known] or phrase.words)

    def _who(self, phrase: _Phrase, here: Collection[str]) -> tuple[str, ...]:
        if not phrase.words:
            return ()
        if self._is_plural(phrase.words):
            return self._several(phrase.words, phrase.text, here)
        best = self._best(phrase.words, here)
        return tuple(r for r in best if r in here) if phrase.text.startswith(("a ", "an ", "another ")) else best

    def person(self, role: str) -> bool:
        """Whether a role is somebody, and not only a way of saying several others."""
        return role in self._called

    def mentioned(self, text: str, here: Collection[str]) -> tuple[str, ...]:
        """Those of `here` whose names stand anywhere in a text, whole."""
        words = set(WORD.findall(text))
        return tuple(r for r in here if r in self._called and any(label <= words for label in self._called[r].labels))

    def _is_plural(self, words: tuple[str, ...]) -> bool:
        """Whether a name like ``two Murderers`` means several of a kind."""
        last = words[-1]
        return singular(last) != last and (singular(last) in self._nouns or last not in self._label_words)

    def _name(self, phrase: str) -> tuple[tuple[str, ...], bool]:
        """The words of a phrase that name somebody, and whether others follow."""
        words = WORD.findall(_GOING_ALONG.sub("", phrase))
        kept: list[str] = []
        for word in words:
            known = word in self._label_words
            if (word in _CUT or word.endswith(("ing", "ed"))) and not known:
                return self._without_owner(kept), True
            kept.append(word)
        return self._without_owner(kept), False

    def _without_owner(self, words: list[str]) -> tuple[str, ...]:
        """``the ghost of Max`` is not Max unless somebody is called so; ``Duke of York`` is York."""
        body = next((n for n, word in enumerate(words) if word in _BODY), None)
        if body is not None:
            words = [w.removesuffix("'s").removesuffix("'") for w in words[:body]] + words[body + 1 :]
        if "of" in words:
            at = words.index("of")
            if any(word in _WIVES for word in words[:at]):
                return self._wife_of(words, at)
            owned = not any(word in TITLES for word in words[:at]) or _NOT_THE_PERSON & set(words[:at])
            if owned and frozenset(w for w in words if w not in SMALL) not in self._labels:
                words = words[:at]
        own = [w for w in words if not w.endswith(("'s", "s'"))]
        named = tuple(w for w in own if w not in SMALL)
        if set(named) - _ANYBODY:
            return named
        return tuple(w for w in own if w in SMALL and w in self._label_words) or named

    def _wife_of(self, words: list[str], at: int) -> tuple[str, ...]:
        """``the Duchess of York`` is the DUCHESS OF YORK, else the DUCHESS, but never YORK."""
        whole = tuple(w for w in words if w not in SMALL)
        return whole if frozenset(whole) in self._labels else tuple(w for w in words[:at] if w not in SMALL)

    def _best(self, words: tuple[str, ...], here: Collection[str]) -> tuple[str, ...]:
        """Everybody who fits best."""
        fits = self._fitting(words)
        worth = {r: fit + HERE if r in here else fit for r, fit in fits.items() if r in here or fit >= SHORT}
        top = max(worth.values(), default=0.0)
        if top == EXACT + HERE:
            top = NUMBERED + HERE
        return tuple(r for r, w in worth.items() if w >= top)

    def _several(self, words: tuple[str, ...], phrase: str, here: Collection[str]) -> tuple[str, ...]:
        """All of a kind: ``Murderers``, ``two Lords``."""
        fits = self._fitting((*words[:-1], singular(words[-1])))
        number = next((_NUMBERS[w] for w in phrase.split() if w in _NUMBERS), 0)
        kin = [r for r, fit in fits.items() if fit >= NUMBERED and r in here]
        if not kin and number:
            numbered = [r for r, fit in fits.items() if fit == NUMBERED]
            known = [r for r, fit in fits.items() if fit >= KIND and r in here]
            kin = next((some for some in (numbered, known) if len(some) == number), [])
        if singular(words[-1]) in SMALL:
            return ()
        same = [r for r, fit in self._fitting(words).items() if fit == EXACT]
        return tuple(dict.fromkeys([*kin, *same]))

    def _fitting(self, words: tuple[str, ...]) -> dict[str, float]:
        fits = self._fits.get(words)
        if fits is None:
            fits = self._fits[words] = self._fit(words)
        return fits

    def _fit(self, words: tuple[str, ...]) -> dict[str, float]:
        name = frozenset(words)
        single = singular(words[-1])
        found = dict.fromkeys(r for word in (*words, single) for r in self._by_word.get(word, ()))
        fits = {r: how_well(name, single, self._called[r]) for r in found}
        return {r: fit for r, fit in fits.items() if fit}
