"""Drafts made at random from a whole play: what must hold of every mark, whatever an author does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tablework.book.carried_edges import Spot
from tablework.book.carrying import PLACES, Carrying
from tablework.readers.fountain import read_fountain
from tablework.script.draft import Draft, Element
from tablework.script.drafts.comparing import compare
from tablework.script.drafts.document import from_document, to_document
from tablework.script.drafts.revisions import revised
from tablework.script.drafts.wording import WORD

PLAY = Path(__file__).parents[2] / "src" / "tablework" / "plays" / "the-hour-between.fountain"
DRAFT = read_fountain(PLAY.read_bytes(), PLAY.name)


def revised_at_random(chance: Random, share: float) -> tuple[Draft, set[str], set[str]]:
    """The play with speeches cut, swapped, rewritten and respelt; the elements that are as they were, and those cut."""
    elements, same, cut = [], set(), set()
    for element in DRAFT.elements:
        fate = chance.random()
        spoken = element.spoken and len(WORD.findall(element.text)) > 5
        if spoken and fate < share / 2:
            cut.add(element.id)
        elif spoken and fate < share:
            elements.append(element._replace(text=rewritten(chance, element), spans=()))
        else:
            same.add(element.id)
            elements.append(element)
    first = chance.randrange(len(elements) // 2)
    block, rest = elements[first : first + 40], elements[:first] + elements[first + 40 :]
    at = chance.randrange(len(rest))
    return replace(DRAFT, elements=(*rest[:at], *block, *rest[at:]), divisions=(), puzzles=()), same, cut


def rewritten(chance: Random, element: Element) -> str:
    words = element.text.split()
    for n in range(0, len(words), 3):
        words[n] = chance.choice(["barometer", words[n] + "e", "", f"{words[n][:-1]} anew", "under the stairs", "yes"])
    return " ".join(words)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("share", [0.05, 0.4, 0.8])
def test_every_mark_has_one_outcome_and_the_sure_ones_are_right(share: float, seed: int) -> None:
    """Marks on what stayed find it, marks on what was cut are not put elsewhere, and all places are in the draft."""
    chance = Random(f"{share} {seed}")
    new, same, cut = revised_at_random(chance, share)
    carrying = Carrying(compare(DRAFT, new))
    placed = wrong = 0
    for element in DRAFT.elements:
        words = list(WORD.finditer(element.text))
        if not words:
            continue
        first = chance.randrange(len(words))
        last = min(len(words) - 1, first + chance.randrange(6))
        spot = Spot(element.id, words[first].start(), element.id, words[last].end())
        found = carrying.carry(spot)
        assert found.outcome in {*PLACES, "look", "cut"}
        assert (found.spot is None) is (found.outcome == "cut") or found.outcome == "look"
        if found.spot:
            assert 0 <= found.spot.start <= len(new.elements[new.place[found.spot.first]].text)
            assert 0 <= found.spot.end <= len(new.elements[new.place[found.spot.last]].text)
        if found.outcome in PLACES and element.kind not in {"cue", "heading"}:
            placed += 1
            wrong += element.id in cut or (
                element.id in same and found.spot is not None and not _hits(found.spot, spot)
            )
    assert placed > len(DRAFT.elements) * (1 - share) * 0.4
    assert wrong <= 0.01 * placed


def _hits(found: Spot, spot: Spot) -> bool:
    return found.first == spot.first and found.start < spot.end and spot.start < found.end


def test_two_runs_are_alike_to_the_last_bit() -> None:
    """Compared twice, or kept and read again, two drafts say the same."""
    new, _, _ = revised_at_random(Random(7), 0.4)
    one, other = to_document(compare(DRAFT, new)), to_document(compare(DRAFT, new))
    assert one == other
    again = from_document(one, DRAFT, new)
    assert again is not None
    assert to_document(again) == one
    assert from_document(one | {"words": [1, 2]}, DRAFT, new) is None


def test_a_revision_reads_as_both_drafts() -> None:
    """Without what came in the words of the old draft are there, without what went out the text of the new one is."""
    new, _, _ = revised_at_random(Random(3), 0.3)
    lines = revised(compare(DRAFT, new))
    now = ["".join(text for change, text in line.pieces if change != "out") for line in lines if line.new]
    assert now == [e.text for e in new.elements if e.kind not in {"cue", "page_break"}]
    went = {line.old for line in lines if line.new is None}
    assert went
    assert went <= {element.id for element in DRAFT.elements}


def test_a_play_of_one_word_over_and_over() -> None:
    """Nobody knows which of ten thousand is which, and it takes no longer than any other play."""
    many = read_fountain(b"ANNA\n" + b"ha " * 6_000 + b"\n", "x.fountain")
    more = read_fountain(b"ANNA\n" + b"ha " * 5_000 + b"ho\n", "x.fountain")
    assert Carrying(compare(many, many)).carry(Spot("e2", 0, "e2", 2)).outcome == "kept"
    assert Carrying(compare(many, more)).carry(Spot("e2", 0, "e2", 2)).outcome in {"cut", "look"}
    assert compare(read_fountain(b"", "x.fountain"), more).kept == 0
