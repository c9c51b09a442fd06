"""Plays as blocks: what is typeset, before anybody has decided how it looks.

Prose comes from ``../shared/zoo/texts`` (Standard Ebooks and GerDraCor), verse from ``../shared/truth/moby``. Where
those folders are absent, our own two sample plays stand in for all of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from string import capwords
from typing import Any

from benchmarks.measuring import PLAYS, SHARED
from tablework.readers.registry import read_script
from tablework.script.draft import Draft, Element

SPOKEN_IN_BLOCKS = frozenset("pl")
"""Kinds of item that are said aloud: ``p`` prose, ``l`` one line of verse; ``d`` is a direction inside a speech."""


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a speech: `kind` p, l or d, its `text`, and the footnote that hangs at its end."""

    kind: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (level 1 or 2), a stage direction, or a speech with its speakers and items."""

    kind: str
    text: str = ""
    level: int = 1
    speakers: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Play:
    """A play, or a slice of one."""

    title: str
    author: str
    licence: str
    blocks: tuple[Block, ...]

    def cut(self, start: int, count: int) -> Play:
        """The slice of `count` speeches from the one numbered `start`, with the act heading it stands under.

        A play that is too short gives its last `count` speeches, or all it has.
        """
        places = [index for index, block in enumerate(self.blocks) if block.kind == "speech"]
        first = max(0, min(start, len(places) - count))
        begin = places[first - 1] + 1 if first else 0
        end = places[first + count] if first + count < len(places) else len(self.blocks)
        while end > begin and self.blocks[end - 1].kind != "speech":
            end -= 1
        acts = [block for block in self.blocks[:begin] if block.kind == "heading" and block.level == 1]
        return replace(self, blocks=(*acts[-1:], *self.blocks[begin:end]))


def load(name: str) -> Play:
    """The play of that short name: a file in `texts`, or in `moby`, or one of our own in their place."""
    told = SHARED / "zoo" / "texts" / f"{name}.json"
    if told.exists():
        return _from_json(json.loads(told.read_text(encoding="utf-8")))
    moby = SHARED / "truth" / "moby" / f"{name}.fountain"
    ours = PLAYS / ("the-hour-between.fountain" if len(name) % 2 else "lost-property.xml")
    return _from_script(moby if moby.exists() else ours)


def _from_json(told: dict[str, Any]) -> Play:
    blocks = tuple(_block(block) for block in told["blocks"])
    return Play(told["title"], told["author"], told["licence"], blocks)


def _block(told: dict[str, Any]) -> Block:
    if told["kind"] == "speech":
        who = told["speaker"]
        speakers = (who,) if isinstance(who, str) else tuple(who)
        return Block("speech", speakers=speakers, items=tuple(Item(kind, text) for kind, text in told["items"]))
    return Block(told["kind"], told["text"], told.get("level", 1))


def _from_script(path: Path) -> Play:
    draft = read_script(path.read_bytes(), path.name)
    title = path.stem.replace("-", " ").title()
    return Play(title, "William Shakespeare" if "moby" in path.parts else "Tablework", "public domain", _blocks(draft))


def _blocks(draft: Draft) -> tuple[Block, ...]:
    names = {role.id: capwords(role.name) for role in draft.roles}
    parts = (element for element in draft.elements if element.text.strip())
    found: list[Block] = []
    for speech, run in groupby(parts, key=lambda element: element.speech):
        elements = list(run)
        found += [_speech(elements, names)] if speech is not None else map(_between, elements)
    return tuple(block for block in found if block.kind != "speech" or _says(block))


def _says(block: Block) -> bool:
    return any(item.kind in SPOKEN_IN_BLOCKS for item in block.items)


def _between(element: Element) -> Block:
    text = " ".join(element.text.split())
    if element.kind == "heading":
        return Block("heading", text, 1 if text.upper().startswith("ACT") else 2)
    return Block("direction", text.strip("()[]"))


def _speech(elements: Sequence[Element], names: dict[str, str]) -> Block:
    speakers = next((element.roles for element in elements if element.roles), ())
    called = tuple(names.get(role, role) for role in speakers)
    return Block("speech", speakers=called, items=tuple(_items(elements)))


def _items(elements: Sequence[Element]) -> Iterator[Item]:
    for element in elements:
        if element.kind in {"dialogue", "lyric"}:
            lines = [line.strip() for line in element.text.splitlines() if line.strip()]
            yield from (Item("l", line) for line in lines) if _is_verse(lines) else [Item("p", " ".join(lines))]
        elif element.kind != "cue":
            yield Item("d", " ".join(element.text.split()).strip("()[]"))


def _is_verse(lines: Sequence[str]) -> bool:
    """Verse begins its lines with capitals; prose that is broken into lines does so by chance."""
    return sum(line[:1].islower() for line in lines) * 5 < len(lines) and max(map(len, lines)) < 60
