"""Marks go out as W3C Web Annotations and come back as they were."""

from __future__ import annotations

import json
import uuid

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.next_draft import PIER, on

from tablework.book.loose_marks import LooseMark
from tablework.readers.web_annotations import read_web_annotations
from tablework.script.draft import Draft
from tablework.script.whole_text import WholeText
from tablework.testing.plays import play
from tablework.writers.web_annotations import write_web_annotations

DRAFT = play(PIER)
BOOK = str(uuid.UUID(int=7))
TEXT = WholeText(DRAFT)
LENGTH = len(TEXT.text)


def place(start: int, end: int) -> dict:
    first, begins, last, ends = TEXT.place(start, end)
    at = {"first": first, "start": begins, "last": last, "end": ends}
    return {"draft": "d1", **at, "quote": TEXT.text[start:end]}


def written(*marks: LooseMark) -> dict:
    return json.loads(write_web_annotations(BOOK, "The Button", marks, {"d1": DRAFT}))


def again(*marks: LooseMark, drafts: dict[str, Draft] | None = None) -> list[LooseMark]:
    drafts = drafts or {"d1": DRAFT}
    read = read_web_annotations(json.dumps(written(*marks)).encode(), drafts, [*drafts][-1])
    assert not read.not_taken
    return [*read.marks]


PLACES = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda ends: place(*sorted(ends)))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = st.from_regex(r"[A-Za-z0-9_.:-]{1,20}", fullmatch=True)
DATA = {
    "note": st.fixed_dictionaries({"text": WORDS}, optional={"mentions": st.lists(NAMES, max_size=3)}),
    "idea": st.fixed_dictionaries({"text": WORDS}, optional={"department": st.none() | NAMES, "left": NAMES}),
    "cut": st.fixed_dictionaries({}, optional={"text": WORDS}),
    "line_change": st.fixed_dictionaries({"words": WORDS}),
    "cue": st.fixed_dictionaries(
        {"department": NAMES, "number": st.just("14.5")}, optional={"standby": PLACES, "warn": st.none() | PLACES}
    ),
    "made_with_a_newer_one": st.fixed_dictionaries({"anything": st.lists(st.integers() | st.none())}),
}
MARKS = st.one_of(
    st.builds(
        LooseMark,
        id=st.uuids().map(str) | NAMES,
        kind=st.just(kind),
        data=st.builds(lambda words, at: words | {"place": at}, words, PLACES),
        audience=st.sampled_from(["table", "me"]) | st.lists(NAMES, min_size=1, max_size=3).map(tuple),
        status=st.none() | st.sampled_from(["settled", "agreed"]),
        by=WORDS,
        made_at=st.just("2026-11-22T12:00:00.000Z"),
    )
    for kind, words in DATA.items()
)


@settings(deadline=None)
@given(st.lists(MARKS, min_size=1, max_size=5, unique_by=lambda mark: mark.id))
def test_nothing_changes_on_the_way_there_and_back(marks):
    """Ids, kinds, words, places, who may see them, where they stand: whatever they are."""
    assert again(*marks) == marks


def test_what_other_programs_see():
    """The words with what stands around them, the offsets in the whole text, who wrote it when, and why."""
    spot = on(DRAFT, "deckchair")
    start = TEXT.text.index("deckchair")
    record = str(uuid.UUID(int=9))
    at = place(start, start + len("deckchair"))
    assert (at["first"], at["start"]) == (spot.first, spot.start)
    mark = LooseMark(record, "query", {"place": at, "text": "How many?"}, by="Ines", made_at="2026-11-22T12:00:00Z")
    collection = written(mark)
    assert (collection["id"], collection["type"], collection["total"]) == (
        f"urn:uuid:{BOOK}",
        "AnnotationCollection",
        1,
    )
    assert (collection["label"], collection["first"]["type"]) == ("The Button", "AnnotationPage")
    (annotation,) = collection["first"]["items"]
    assert (annotation["id"], annotation["type"]) == (f"urn:uuid:{record}", "Annotation")
    assert (annotation["motivation"], annotation["body"]["value"]) == ("questioning", "How many?")
    assert (annotation["creator"]["name"], annotation["created"]) == ("Ines", "2026-11-22T12:00:00Z")
    quote, position = annotation["target"]["selector"]
    assert (quote["exact"], len(quote["prefix"])) == ("deckchair", 32)
    assert quote["suffix"] == ".\nANDERS\n(at the window)\nThere i", "thirty-two letters, across the elements"
    assert TEXT.text[position["start"] : position["end"]] == "deckchair"
    assert annotation["target"]["source"] == "urn:tablework:draft:d1"
    assert annotation["target"]["state"]["tablework:draft"] == "d1"


def test_marks_whose_text_does_not_say_what_they_are():
    """A cut, a line change and a cue say it to people who have no Tablework."""
    at = {"place": place(0, 3)}
    cut, change, cue = (
        LooseMark("c", "cut", at | {"text": "too slow"}),
        LooseMark("l", "line_change", at | {"words": "Twelve pounds"}),
        LooseMark("q", "cue", at | {"department": "LX", "number": "14.5"}),
    )
    items = written(cut, change, cue)["first"]["items"]
    said = [item["body"]["value"] for item in items]
    assert said == ["Cut: too slow", "Instead: Twelve pounds", "LX 14.5"]
    assert [item["motivation"] for item in items] == ["editing", "editing", "describing"]


def test_the_same_text_on_another_desk():
    """Another file with the same words: the place is the same, on the draft that is there."""
    mark = LooseMark("a", "cue", {"place": place(5, 9), "department": "LX", "number": "1", "standby": place(0, 2)})
    (found,) = again(mark, drafts={"other": DRAFT})
    assert found.data["place"] == place(5, 9) | {"draft": "other"}
    assert "standby" not in found.data, "what is on a draft that is not here has no place"


def test_a_mark_on_a_whole_act_goes_by_offsets_alone():
    long = Draft("", (), "fountain", (DRAFT.elements[0]._replace(text="a " * 20_000),))
    whole = {"draft": "d1", "first": long.elements[0].id, "start": 0, "last": long.elements[0].id, "end": 40_000}
    mark = LooseMark("a", "note", {"place": whole | {"quote": "a " * 10_000}, "text": "cut?"})
    data = write_web_annotations(BOOK, "", [mark], {"d1": long})
    assert len(data) < 60_000
    (found,) = read_web_annotations(data, {"d1": long}, "d1").marks
    assert found == mark
