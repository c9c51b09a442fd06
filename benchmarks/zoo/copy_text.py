"""The copy: a slice of a play as one layout words it, ready to be typeset and to be written down as the truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.zoo.blocks import SPOKEN_IN_BLOCKS, Block, Item, Play, load
from benchmarks.zoo.layout import Layout

GLOSSES = (
    "So in the first edition.",
    "That is, at once.",
    "The second edition has another word here.",
    "A proverb of the time.",
    "Left out in most performances.",
    "Said of anything that is done too late.",
)
"""What our footnotes say; ours, not an editor's."""

OFFICES = ("a person of quality", "newly arrived", "a friend of the house", "who knows more than is said", "in service")
"""What our cast lists say of every other role."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block as it is printed: `cue` is the name as printed, `number` counts the speeches from 0.

    `beside` is set where the next speech stands in a second column beside this one, `joins` where the first line of
    this speech completes the last of the one before.
    """

    block: Block
    text: str = ""
    cue: str = ""
    number: int = -1
    beside: bool = False
    joins: bool = False

    @property
    def kind(self) -> str:
        """Heading, direction or speech."""
        return self.block.kind

    @property
    def items(self) -> tuple[Item, ...]:
        """What the speech is made of."""
        return self.block.items


@dataclass(frozen=True, slots=True)
class Copy:
    """All that a layout prints: the title page, the cast list with its descriptions, and the pieces."""

    play: Play
    pieces: tuple[Piece, ...]
    cast: tuple[tuple[str, str], ...]


def prepare(layout: Layout) -> Copy:
    """The slice a layout sets, worded as the layout words it."""
    play = load(layout.play).cut(layout.start, layout.count)
    blocks = [_renamed(block, dict(layout.rename)) for block in play.blocks]
    for feature, change in CHANGES.items():
        if feature in layout.features:
            blocks = change(blocks)
    names = list(dict.fromkeys(who for block in blocks for who in block.speakers))
    shown = shortened(names) if layout.cue.short else {name: name for name in names}
    cast = tuple((name, OFFICES[at // 2 % len(OFFICES)] if at % 2 else "") for at, name in enumerate(sorted(names)))
    return Copy(replace(play, blocks=tuple(blocks)), tuple(_pieces(layout, blocks, shown)), cast)


def _renamed(block: Block, names: dict[str, str]) -> Block:
    return replace(block, speakers=tuple(names.get(who, who) for who in block.speakers))


def _pieces(layout: Layout, blocks: Sequence[Block], shown: dict[str, str]) -> Iterator[Piece]:
    number = 0
    joined = shared_lines(blocks) if "shared" in layout.features else frozenset()
    paired = side_by_side(blocks) if "dual" in layout.features else frozenset()
    for at, block in enumerate(blocks):
        if block.kind == "speech":
            cue = _cased(" and ".join(shown[who] for who in block.speakers), layout.cue.case) + layout.cue.after
            yield Piece(block, cue=cue, number=number, beside=at in paired, joins=at in joined)
            number += 1
        else:
            capitals = layout.heading_caps if block.kind == "heading" else layout.directions.caps
            yield Piece(block, text=block.text.upper() if capitals else block.text)


def _cased(name: str, case: str) -> str:
    """The name in the letters that are printed; real small capitals are small letters to whoever copies them."""
    if case in {"caps", "spaced", "fake"}:
        return name.upper()
    return " ".join(name.upper()).replace("   ", "  ") if case == "gap" else name


def shortened(names: Sequence[str]) -> dict[str, str]:
    """Names as old editions cut them: Hamlet is Ham, Queen Gertrude is Queen G; no two are cut alike."""
    found: dict[str, str] = {}
    for name in names:
        first, *others = name.split()
        for length in (3, 4, 5, len(first)):
            cut = f"{first} {others[-1][: length - 2]}" if others else first[:length]
            if cut not in found.values():
                break
        found[name] = cut
    return found


def shared_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """Places of the speeches whose first line completes the last line of the speech before.

    Two short lines that together make no more than a pentameter are taken for one line, as editors take them.
    """
    found = set()
    for at in range(1, len(blocks)):
        before, after = blocks[at - 1].items, blocks[at].items
        if before and after and before[-1].kind == "l" == after[0].kind and at - 1 not in found:
            short = max(len(before[-1].text), len(after[0].text)) < 32
            if short and len(before[-1].text) + len(after[0].text) < 52:
                found.add(at)
    return frozenset(found)


def side_by_side(blocks: Sequence[Block]) -> frozenset[int]:
    """Places of speeches that are spoken together with the next: a few, of two different roles, and short ones."""
    found: list[int] = []
    for at in range(len(blocks) - 1):
        pair = blocks[at : at + 2]
        if (not found or at - found[-1] > 15) and all(_short_talk(block) for block in pair):
            found += [at] if pair[0].speakers != pair[1].speakers else []
    return frozenset(found)


def _short_talk(block: Block) -> bool:
    said = [item for item in block.items if item.kind in SPOKEN_IN_BLOCKS]
    return block.kind == "speech" and len(said) == len(block.items) and 20 < sum(len(item.text) for item in said) < 160


def _with_notes(blocks: Sequence[Block]) -> list[Block]:
    """A footnote at the end of the first stretch of every seventh speech."""
    return [_noted(block, GLOSSES[at // 7 % len(GLOSSES)]) if at % 7 == 3 else block for at, block in enumerate(blocks)]


def _noted(block: Block, gloss: str) -> Block:
    place = next((at for at, item in enumerate(block.items) if item.kind in SPOKEN_IN_BLOCKS), None)
    if place is None:
        return block
    item = block.items[place]
    head, _, rest = item.text.partition(" ")
    if rest and item.kind == "p":
        words = rest.split(" ")
        half = len(words) // 2
        head, rest = " ".join([head, *words[:half]]), " ".join(words[half:])
    else:
        head, rest = item.text, ""
    noted = (replace(item, text=head, note=gloss), *([replace(item, text=rest)] if rest else []))
    return replace(block, items=(*block.items[:place], *noted, *block.items[place + 1 :]))


def _with_shouts(blocks: Sequence[Block]) -> list[Block]:
    """Short sentences that end in an exclamation mark, at the head of a stretch, are printed in capitals."""
    return [replace(block, items=tuple(map(_shouted, block.items))) for block in blocks]


def _shouted(item: Item) -> Item:
    head, mark, rest = item.text.partition("!")
    if item.kind == "d" or not mark or len(head) > 40:
        return item
    return replace(item, text=head.upper() + mark + rest)


def _with_songs(blocks: Sequence[Block]) -> list[Block]:
    """Every fifteenth speech of some length is sung: a heading with its number, then lines in capitals."""
    out: list[Block] = []
    number, spoken = 1, 0
    for block in blocks:
        spoken += block.kind == "speech"
        if spoken >= 15 and _sings(block):
            out += [Block("heading", _song_title(number, block), 2), replace(block, items=tuple(_lyrics(block)))]
            number, spoken = number + 1, 0
        else:
            out.append(block)
    return out


def _song_title(number: int, block: Block) -> str:
    words = next(item.text for item in block.items if item.kind == "p").split()
    title = " ".join(words[:3]).strip(",.;:!?—– ").upper()
    return f"No. {number}  “{title}”" if number % 2 else f"SONG: {title}"


def _sings(block: Block) -> bool:
    return block.kind == "speech" and sum(len(item.text) for item in block.items if item.kind == "p") > 120


def _lyrics(block: Block) -> Iterator[Item]:
    for item in block.items:
        if item.kind == "p":
            words = item.text.upper().split()
            yield from (Item("l", " ".join(words[at : at + 6])) for at in range(0, len(words), 6))
        else:
            yield item


CHANGES: dict[str, Callable[[Sequence[Block]], list[Block]]] = {
    "shouts": _with_shouts,
    "songs": _with_songs,
    "notes": _with_notes,
}
