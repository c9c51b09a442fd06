"""An answer about parts in sentences: the parts that are right, or the honest none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tablework.casting.needs.grading import listed
from tablework.casting.needs.kinds import KINDS
from tablework.casting.parts import Answer, Nearest

_SHE = {
    "they": "she", "their": "her", "theirs": "hers",
    "they_ask": "she asks", "they_do": "she does", "they_are": "she is",
}  # fmt: skip
_HE = {
    "they": "he", "their": "his", "theirs": "his",
    "they_ask": "he asks", "they_do": "he does", "they_are": "he is",
}  # fmt: skip
_THEY = {
    "they": "they", "their": "their", "theirs": "theirs",
    "they_ask": "they ask", "they_do": "they do", "they_are": "they are",
}  # fmt: skip
_PRONOUNS: Mapping[str, Mapping[str, str]] = {"she": _SHE, "he": _HE, "they": _THEY}


@dataclass(frozen=True, slots=True)
class Spoken:
    """How an answer is said: the performer's pronouns, and what parts are called."""

    pronouns: str
    names: Mapping[tuple[str, str], str]

    @property
    def words(self) -> Mapping[str, str]:
        """The pronouns in a sentence; they and theirs unless others are given."""
        return _PRONOUNS.get(self.pronouns.partition("/")[0].strip().lower(), _THEY)


def in_words(answer: Answer, spoken: Spoken) -> str:
    """The whole answer in a few sentences. Its counts add up: every part is in one of them."""
    if not answer.parts:
        return "There is no part to ask about: put a script on the stack first."
    asked = f"{_counted(answer.parts, 'part')} in {_counted(answer.plays, 'play')}."
    right = f"{answer.count:,} {'is' if answer.count == 1 else 'are'} right." if answer.count else "None is right."
    sentences = [asked, right, _against(answer, spoken)]
    if answer.nearest:
        sentences.append(_near(answer.nearest, spoken))
    return " ".join(filter(None, sentences))


def _against(answer: Answer, spoken: Spoken) -> str:
    """What stands against the parts that are not right, each counted once: ``72 are smaller than she asks for; …``."""
    reasons = [
        f"{count:,} {KINDS[kind].stops[0 if count == 1 else 1].format_map(spoken.words)}"
        for kind, count in answer.stopped
    ]
    if answer.loose:
        reasons.append(f"{answer.loose:,} {'fits' if answer.loose == 1 else 'fit'} too loosely")
    return f"{'; '.join(reasons)}." if reasons else ""


def _near(nearest: Nearest, spoken: Spoken) -> str:
    name = spoken.names[nearest.part.script, nearest.part.role]
    asked = [KINDS[reason.need.kind].asked(reason.need.value) for reason in nearest.opens]
    stand, it = ("stands", "that") if len(asked) == 1 else ("stand", "them")
    return f"Nearest: {name}, where only {listed(tuple(asked))} {stand} against it; open {it} and it fits."


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
