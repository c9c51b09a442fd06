"""Two drafts of a scene in one docstring, and what becomes of a mark on words of the first."""

from __future__ import annotations

from tablework.book.carried_edges import Spot
from tablework.book.carrying import Carried, Carrying
from tablework.script.draft import Draft
from tablework.script.drafts.comparing import compare
from tablework.testing.plays import play

NEXT = "= the next draft ="


PIER = """
    INT. THE PIER OFFICE - NIGHT

    A lamp. MARGOT counts the takings into a biscuit tin.

    MARGOT
    Eleven pounds and a button. The button was from the vicar, I watched him do it.

    ANDERS
    Then we shall open on a button.

    MARGOT
    The ferry brings four hundred people on Saturday, and every one of them will want a deckchair.

    ANDERS
    (at the window)
    There is a light on the water. Nobody rows at this hour unless they owe somebody money.

    MARGOT
    Yes.

    He puts out the lamp.

    ANDERS
    Quick, behind the barometer.
"""

REVISED = """
    INT. THE PIER OFFICE - NIGHT

    A lamp. MARGOT counts the takings into a biscuit tin.

    MARGOT
    Twelve pounds and a button. The button was from the vicar, I watched him do it.

    ANDERS
    The new harbour master asked me about the licence again. I told him you had it framed.

    MARGOT
    The ferry brings four hundred people on Saturday, and every one of them will want a deckchair.

    ANDERS
    (at the window)
    There is a lantern on the water. Nobody rows at this hour unless they owe somebody money.

    MARGOT
    Yes.

    He puts out the lamp.

    ANDERS
    Quick, behind the tall green barometer.
"""


def two(doc: str | None) -> tuple[Draft, Draft]:
    """The drafts above and below the line between them."""
    old, new = (doc or "").split(NEXT)
    return play(old), play(new)


def on(draft: Draft, words: str, *, nth: int = 1) -> Spot:
    """The place of some words; the `nth` time they come. A ``|`` in them is where it begins, a second where it ends."""
    inner = words.split("|")
    whole = "".join(inner)
    found = [(e.id, at) for e in draft.elements for at in _all(e.text, whole)]
    id_, at = found[nth - 1]
    start = at + (len(inner[0]) if len(inner) > 1 else 0)
    end = start if len(inner) == 2 else at + len(whole) - (len(inner[2]) if len(inner) > 2 else 0)
    return Spot(id_, start, id_, end)


def words_at(draft: Draft, spot: Spot | None) -> str | None:
    """The words at a place; those of several elements with a stroke between."""
    if spot is None:
        return None
    first, last = draft.place[spot.first], draft.place[spot.last]
    if first == last:
        return draft.elements[first].text[spot.start : spot.end]
    texts = [draft.elements[first].text[spot.start :]]
    texts += [e.text for e in draft.elements[first + 1 : last]]
    return " / ".join([*texts, draft.elements[last].text[: spot.end]])


def carry(doc: str | None, words: str, *, nth: int = 1) -> tuple[str, str | None]:
    """What becomes of a mark on these words of the first draft, and the words it is on in the next."""
    old, new = two(doc)
    found = Carrying(compare(old, new)).carry(on(old, words, nth=nth))
    return found.outcome, words_at(new, found.spot)


def why(doc: str | None, words: str, *, nth: int = 1) -> str:
    """What is said about a mark that somebody has to look at."""
    return looked_at(doc, words, nth=nth).why


def looked_at(doc: str | None, words: str, *, nth: int = 1) -> Carried:
    """What became of a mark, whole."""
    old, new = two(doc)
    return Carrying(compare(old, new)).carry(on(old, words, nth=nth))


def _all(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found
