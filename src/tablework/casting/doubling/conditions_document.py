"""What a director says about doubling as a JSON document, the shape that the page sends and the log keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tablework.casting.doubling.conditions import ConditionError, Conditions, pairs

_STRANGE = "This is not what can be said about doubling: load the page again."


def from_document(found: object) -> Conditions:
    """What a page sends as conditions; what it leaves out is not asked for.

    Raises:
        ConditionError: it is something else, or contradicts itself.
    """
    if not isinstance(found, dict):
        raise ConditionError(_STRANGE)
    try:
        return Conditions(
            gap_words=int(found.get("gap_words") or 0),
            gap_minutes=float(found.get("gap_minutes") or 0),
            costume_minutes={frozenset(map(_name, two)): float(one) for *two, one in found.get("costume", [])},
            together=_sets(found.get("together", [])),
            apart=_sets(found.get("apart", [])),
            alone=frozenset(map(_name, found.get("alone", []))),
            most=None if found.get("most") is None else int(found["most"]),
            played_by={_name(role): _name(who) for role, who in found.get("played_by", {}).items()},
            ages={_name(role): (int(young), int(old)) for role, (young, old) in found.get("ages", {}).items()},
            groups={_name(role): int(number) for role, number in found.get("groups", {}).items()},
            split={_name(role): tuple(map(_name, places)) for role, places in found.get("split", {}).items()},
            covered=frozenset(map(_name, found.get("covered", []))),
            least_words=int(found.get("least_words") or 0),
        )
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        if isinstance(error, ConditionError):
            raise
        raise ConditionError(_STRANGE) from None


def to_document(said: Conditions) -> dict[str, Any]:
    """Conditions as plain lists and dicts, always in the same order."""
    return {
        "gap_words": said.gap_words,
        "gap_minutes": said.gap_minutes,
        "costume": sorted([*sorted(two), minutes] for two, minutes in said.costume_minutes.items()),
        "together": sorted(map(sorted, said.together)),
        "apart": sorted(map(sorted, said.apart)),
        "alone": sorted(said.alone),
        "most": said.most,
        "played_by": _in_order(said.played_by),
        "ages": {role: list(ages) for role, ages in _in_order(said.ages).items()},
        "groups": _in_order(said.groups),
        "split": {role: list(places) for role, places in _in_order(said.split).items()},
        "covered": sorted(said.covered),
        "least_words": said.least_words,
    }


def _sets(found: Any) -> tuple[frozenset[str], ...]:
    return pairs([_name(role) for role in roles] for roles in found)


def _name(found: object) -> str:
    if not isinstance(found, str):
        raise ConditionError(_STRANGE)
    return found


def _in_order(found: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(found.items()))
