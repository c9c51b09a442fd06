"""Tables of the documentation that are drawn from the program: `python -m tests.drawn` draws them anew."""

from __future__ import annotations

from pathlib import Path

from tablework.book.kinds.registry import KINDS
from tablework.casting.needs.kinds import KINDS as NEED_KINDS
from tablework.casting.offers import diagram, table
from tablework.company.may import CALLS, OFFERS, Thing, may
from tablework.company.people import POSITIONS, Person

DOCS = Path(__file__).parents[1] / "docs"
_OTHER = "somebody else"
_MARKS = [kind for kind in KINDS if kind not in {"person", "production", "photo"}]


def makes() -> str:
    """Who makes which kind of mark."""
    return _table("makes", _MARKS, lambda person, kind: may(person, "make", Thing(kind)))


def sees() -> str:
    """Who sees which kind of mark that others made for the table."""
    return _table("sees", _MARKS, lambda person, kind: may(person, "see", Thing(kind, _OTHER)))


def does_to_others() -> str:
    """What each position does to what others made."""
    verbs = ["edit", "retract", "settle", "agree", "decline", "restore", "erase"]
    rows = ["| position | " + " | ".join(verbs) + " |", "|---|" + "---|" * len(verbs)]
    for position, name in POSITIONS.items():
        person = Person("p", "", position)
        cells = [
            ", ".join(_in_words(kind) for kind in _MARKS if may(person, verb, Thing(kind, _OTHER))) for verb in verbs
        ]
        rows.append(f"| {name} | " + " | ".join(_short(cell) for cell in cells) + " |")
    return "\n".join(rows)


def kinds() -> str:
    """The kinds of record with their fields."""
    rows = ["| kind | fields | cannot do without | stands at first |", "|---|---|---|---|"]
    for kind in KINDS.values():
        fields = ", ".join(f"`{name}`" for name in kind.fields)
        needs = ", ".join(f"`{name}`" for name in sorted(kind.needs))
        rows.append(f"| {_in_words(kind.name)} | {fields} | {needs} | {kind.status or ''} |")
    return "\n".join(rows)


def offers_drawn() -> str:
    """An offer's life."""
    return f"```mermaid\n{diagram()}\n```"


def offers_by_position() -> str:
    """What each position does to offers; whoever is not in it sees none."""
    rows = ["| position | does |", "|---|---|"]
    return "\n".join(
        rows + [f"| {POSITIONS[one]} | {', '.join(map(_in_words, sorted(does)))} |" for one, does in OFFERS.items()]
    )


def calls_by_position() -> str:
    """What each position does with calls; all others have what is sent to them."""
    rows = ["| position | does |", "|---|---|"]
    return "\n".join(rows + [f"| {POSITIONS[one]} | {', '.join(sorted(does))} |" for one, does in CALLS.items()])


def needs() -> str:
    """The kinds of need, and how each is graded."""
    rows = ["| kind | its value | it fits when | a part has | their own word |", "|---|---|---|---|---|"]
    rows += [
        f"| {kind.label} | {kind.value} | {kind.fits_when} | {'one' if kind.single else 'several'} "
        f"| {'yes' if kind.theirs else ''} |"
        for kind in NEED_KINDS.values()
    ]
    return "\n".join(rows)


TABLES = {
    "reference/who-may-do-what.md": {"makes": makes, "sees": sees, "does to others": does_to_others},
    "reference/the-log.md": {"kinds": kinds},
    "reference/needs.md": {"needs": needs},
    "reference/calls.md": {"calls": calls_by_position},
    "reference/offers.md": {"diagram": offers_drawn, "steps": table, "positions": offers_by_position},
}


def drawn(path: str, text: str) -> str:
    """A page with its tables drawn anew."""
    for name, draw in TABLES[path].items():
        start, end = f"<!-- {name} -->\n", "\n<!-- end -->"
        before, _, after = text.partition(start)
        text = f"{before}{start}\n{draw()}\n{end}{after.partition(end)[2]}"
    return text


def _table(corner: str, kinds: list[str], holds: object) -> str:
    rows = [f"| {corner} | " + " | ".join(_in_words(kind) for kind in kinds) + " |", "|---|" + "---|" * len(kinds)]
    for position, name in POSITIONS.items():
        person = Person("p", "", position)
        cells = ["yes" if holds(person, kind) else "" for kind in kinds]  # type: ignore[operator]  # one of the above
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _short(cell: str) -> str:
    return "every mark" if cell.count(",") == len(_MARKS) - 1 else cell


def _in_words(kind: str) -> str:
    return kind.replace("_", " ")


if __name__ == "__main__":
    for path in TABLES:
        page = DOCS / path
        page.write_text(drawn(path, page.read_text(encoding="utf-8")), encoding="utf-8")
