"""What changed between two drafts, in a few numbers and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tablework.script.draft import Division, Draft
from tablework.script.drafts.comparing import Comparison
from tablework.script.drafts.wording import Wording

FEW, MOST = 0.2, 0.5
"""A scene of which less than a fifth is in the other draft is new, or cut; one of which most was moved is moved."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Words that came in, went out and were moved; scenes and songs by their names; roles by theirs."""

    words_in: int
    words_out: int
    words_moved: int
    new: tuple[str, ...]
    cut: tuple[str, ...]
    moved: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    roles_new: tuple[str, ...]
    roles_gone: tuple[str, ...]


def summed_up(by: Comparison) -> Summary:
    """What changed between the two drafts of a comparison."""
    there = [n >= 0 for n in by.to]
    here = [o >= 0 for o in by.back]
    now = renamed_roles(by)
    old, new = by.old.draft, by.new.draft
    stay = {role.name for role in old.roles} & {role.name for role in new.roles}
    return Summary(
        words_in=here.count(False),
        words_out=there.count(False),
        words_moved=sum(by.moved),
        new=tuple(name for name, share in _scenes(by.new, here) if share < FEW),
        cut=tuple(name for name, share in _scenes(by.old, there) if share < FEW),
        moved=tuple(name for name, share in _scenes(by.old, by.moved) if share > MOST),
        renamed=tuple((old.role[was].name, new.role[is_].name) for was, is_ in now.items()),
        roles_new=tuple(role.name for role in new.roles if role.name not in stay and role.id not in now.values()),
        roles_gone=tuple(role.name for role in old.roles if role.name not in stay and role.id not in now),
    )


def renamed_roles(by: Comparison) -> dict[str, str]:
    """The roles whose words most of another name's are now, by id: who was renamed."""
    old, new = by.old.draft.role, by.new.draft.role
    single = {was[0]: now[0] for was, now in by.voices.items() if len(was) == len(now) == 1}
    names = {role.name for role in by.new.draft.roles}
    return {was: now for was, now in single.items() if old[was].name not in names and old[was].name != new[now].name}


def scene_name(draft: Draft, division: Division) -> str:
    """What a scene or song is called: its heading as printed, else what it is and its number."""
    if division.title:
        return division.title
    heading = draft.elements[draft.place[division.first]] if division.first else None
    if heading is not None and heading.kind == "heading":
        return heading.text
    return " ".join(filter(None, (division.kind.capitalize(), division.number)))


def _scenes(wording: Wording, found: Sequence[bool]) -> Iterator[tuple[str, float]]:
    """Each scene and song, and the share of its words that were found."""
    draft = wording.draft
    songs = [division for division in draft.divisions if division.kind == "song"]
    for division in [*draft.scenes, *songs]:
        stretch = draft.stretch(division)
        words = range(wording.first[stretch.start], wording.first[stretch.stop]) if stretch else range(0)
        if words:
            yield scene_name(draft, division), sum(found[w] for w in words) / len(words)
