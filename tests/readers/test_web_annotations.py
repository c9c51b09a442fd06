"""Annotations that other programs wrote, and files that nobody should have sent."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.next_draft import PIER, REVISED

from tablework.book.loose_marks import LooseMark
from tablework.readers.annotation_parts import LARGEST, MOST, UnreadableMarksError
from tablework.readers.web_annotations import ReadMarks, read_web_annotations
from tablework.script.whole_text import WholeText
from tablework.testing.plays import play
from tablework.writers.web_annotations import write_web_annotations

OLD, NEW = play(PIER), play(REVISED)
TEXT = WholeText(NEW).text


def read(found: object, on: str = "new") -> ReadMarks:
    return read_web_annotations(json.dumps(found).encode(), {"old": OLD, "new": NEW}, on)


def annotation(*selectors: object, body: object = "Slower.", source: str = "https://example.org/play", **more) -> dict:
    target = {"source": source, "selector": selectors[0] if len(selectors) == 1 else list(selectors)}
    return {"type": "Annotation", "id": "https://example.org/1", "body": body, "target": target, **more}


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def position(words: str) -> dict:
    start = TEXT.index(words)
    return {"type": "TextPositionSelector", "start": start, "end": start + len(words)}


def placed(*selectors: object, **more) -> str:
    """The words that one annotation is placed on, with what stands before them in the element."""
    (mark,) = read(annotation(*selectors, **more)).marks
    at = mark.data["place"]
    element = NEW.elements[NEW.place[at["first"]]].text
    return f"{element[: at['start']]}|{at['quote']}"


def refused(*selectors: object, **more) -> str:
    (lost,) = read(annotation(*selectors, **more)).not_taken
    assert lost.text == "Slower."
    return lost.why


def test_a_note_from_another_program():
    """It becomes a note on its words, with a name that is the same whenever it comes."""
    found = annotation(quote("tall green barometer"), creator={"name": "Ines"}, created="2026-11-22T12:00:00Z")
    (mark,) = read(found).marks
    assert (mark.kind, mark.data["text"], mark.by, mark.audience) == ("note", "Slower.", "Ines", "table")
    assert mark.data["place"]["quote"] == "tall green barometer"
    assert mark.data["place"]["draft"] == "new"
    assert read([found]).marks[0].id == mark.id != read(found | {"id": "https://example.org/2"}).marks[0].id
    nameless = {name: value for name, value in found.items() if name != "id"}
    assert read(nameless).marks[0].id == read([nameless]).marks[0].id != mark.id


def test_the_ways_in_which_files_hold_annotations():
    one = annotation(quote("deckchair"))
    page = {"type": "AnnotationPage", "items": [one]}
    for found in (one, [one], page, {"first": page}, {"@graph": [one]}, {"annotations": [one]}, {"rows": [one]}):
        assert len(read(found).marks) == 1


def test_the_ways_in_which_annotations_say_something():
    """A text, an object, several; with a program that has it beside; and a highlight that says nothing."""
    said = {"type": "TextualBody", "value": "Slower."}
    for body in ("Slower.", said, [said], [{"type": "Image"}, "Slower."]):
        assert read(annotation(quote("deckchair"), body=body)).marks[0].data["text"] == "Slower."
    two = read(annotation(quote("deckchair"), body=[said, {"value": "pace", "purpose": "tagging"}]))
    assert two.marks[0].data["text"] == "Slower.\npace"
    bare = {"target": annotation(quote("deckchair"))["target"]}
    assert read(bare).marks[0].data["text"] == ""
    assert read(bare | {"bodyValue": "Slower."}).marks[0].data["text"] == "Slower."
    assert read(bare | {"text": "Slower."}).marks[0].data["text"] == "Slower."


def test_the_ways_in_which_annotations_say_where():
    """Words, offsets with words, one selector inside another, several targets."""
    second = position("Yes.") | {"start": TEXT.index("Yes."), "end": TEXT.index("Yes.") + 4}
    assert placed(quote("deckchair")).endswith("want a |deckchair")
    assert placed(position("deckchair"), quote("deckchair")).endswith("want a |deckchair")
    assert placed(quote("button", prefix="pounds and a ")) == "Twelve pounds and a |button"
    assert placed(second, quote("Yes.")) == "|Yes."
    inside = {"type": "FragmentSelector", "value": "page=1", "refinedBy": quote("deckchair")}
    assert placed(inside).endswith("|deckchair")
    sentence = quote("Twelve pounds and a button.") | {"refinedBy": quote("button", prefix="pounds and a ")}
    assert placed(sentence) == "Twelve pounds and a |button"
    targets = ["https://example.org", {"source": "x"}, annotation(quote("deckchair"))["target"]]
    assert len(read({"target": targets}).marks) == 1


def test_offsets_of_another_text_yield_to_the_words():
    """The other program counted in its own text: what stands at its offsets here is something else."""
    assert placed({"start": 0, "end": 9}, quote("deckchair")).endswith("|deckchair")


def test_spaces_are_as_good_as_ends_of_lines():
    """A web page has one space where the draft has a new element."""
    (mark,) = read(annotation(quote("ANDERS  (at the\nwindow) There is"))).marks
    assert mark.data["place"]["quote"] == "ANDERS\n(at the window)\nThere is"


def test_what_stands_around_decides_and_where_nothing_does_nobody_guesses():
    """“button” comes three times in four lines."""
    assert placed(quote("button", suffix=" was from")) == "Twelve pounds and a button. The |button"
    assert "more than once" in refused(quote("button"))
    assert "more than once" in refused(quote("e"))
    assert "not in this draft" in refused(quote("Then we shall open on a button."))
    assert "quotes no words" in refused({"start": 3, "end": 9})
    assert "quotes no words" in refused(quote("  "))
    assert "quotes no words" in refused({"type": "SvgSelector", "value": "<svg/>"})
    assert read({"target": "https://example.org", "body": "all of it"}).not_taken[0].text == "all of it"
    assert "no annotation" in read([7]).not_taken[0].why


def test_offsets_alone_count_where_the_draft_is_named():
    """A program that keeps only our offsets and the name of our draft."""
    at = position("deckchair")
    assert placed(at, source="urn:tablework:draft:new").endswith("|deckchair")
    assert "quotes no words" in refused({"start": 3, "end": 9_000}, source="urn:tablework:draft:new")
    assert "quotes no words" in refused({"start": 9, "end": 3}, source="urn:tablework:draft:new")
    assert "quotes no words" in refused({"start": True, "end": 3}, source="urn:tablework:draft:new")


def test_a_mark_of_ours_whose_text_was_read_anew():
    """The draft of this name has other words now: its own place is not believed, the words that it quotes are."""
    at = {"draft": "new", "first": "e1", "start": 0, "last": "e1", "end": 4, "quote": "INT."}
    line = next(element for element in OLD.elements if "deckchair" in element.text)
    start = line.text.index("deckchair")
    at |= {"first": line.id, "start": start, "last": line.id, "end": start + 9, "quote": "deckchair"}
    mark = LooseMark("m", "cue", {"place": at, "department": "LX", "number": "1", "warn": at}, audience="me")
    data = write_web_annotations("p", "", [mark], {"new": OLD})
    (found,) = read_web_annotations(data, {"new": NEW}, "new").marks
    assert (found.id, found.kind, found.audience) == ("m", "cue", "me")
    assert found.data["place"]["quote"] == "deckchair"
    assert "warn" not in found.data


@pytest.mark.parametrize("kind", ["person", "production", "draft", "answer", "photo", "", 7, None])
def test_nobody_is_seated_and_nothing_is_brought_by_a_file_of_marks(kind):
    """What stands nowhere in the words is no mark, whatever it says that it is."""
    own = {"kind": kind, "data": {"name": "Otto", "position": "director", "script": "x"}}
    (mark,) = read(annotation(quote("deckchair"), **{"tablework:mark": own})).marks
    assert (mark.kind, set(mark.data)) == ("note", {"place", "text"})


@pytest.mark.parametrize("audience", [None, 7, {"a": 1}, [7], "everybody", "me"])
def test_who_may_see_it_cannot_be_understood(audience):
    """Then nobody else does."""
    own = {"kind": "note", "data": {"text": "x"}, "audience": audience}
    (mark,) = read(annotation(quote("deckchair"), **{"tablework:mark": own})).marks
    assert mark.audience == "me"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no file of annotations"),
        (b"\xff\xfe\x00", "no file of annotations"),
        (b"<html>", "no file of annotations"),
        (b'{"first": ', "no file of annotations"),
        (b"[" * 100_000, "no file of annotations"),
        (b"9" * 10_000, "no file of annotations"),
        (b"{}", "no annotation in this file"),
        (b"[]", "no annotation in this file"),
        (b"7", "no annotation in this file"),
        (b'{"first": "https://example.org/page1"}', "no annotation in this file"),
        (b'{"items": {}}', "no annotation in this file"),
        (b"[" + b"0," * MOST + b"0]", "more than 2,000"),
        (b" " * (LARGEST + 1), "more than 8 MB"),
    ],
)
def test_files_that_hold_no_annotations(data, said):
    """One sentence each."""
    with pytest.raises(UnreadableMarksError, match=said):
        read_web_annotations(data, {"new": NEW}, "new")


WHOLE = write_web_annotations(
    "p",
    "The Button",
    [
        LooseMark("a", "note", {"place": {"draft": "new", "quote": "INT", **ends}, "text": "é 🎭"})
        for ends in (
            {"first": "e1", "start": 0, "last": "e1", "end": 3},
            {"first": "e1", "start": 2, "last": "e3", "end": 1},
        )
    ],
    {"new": NEW},
)


@settings(deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.binary(max_size=8))
def test_a_file_with_a_piece_torn_out(at, length, instead):
    """Marks, reasons, or one sentence: never anything else."""
    torn = WHOLE[:at] + instead + WHOLE[at + length :]
    try:
        found = read_web_annotations(torn, {"new": NEW}, "new")
    except UnreadableMarksError:
        return
    assert len(found.marks) + len(found.not_taken) >= 1


NAMES = st.sampled_from(
    "id body value target source selector refinedBy exact prefix suffix start end state creator name created items "
    "first tablework:mark tablework:draft tablework:sha256 kind data place draft last quote audience status".split()
)
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.sampled_from(["new", "e1"])
ANYTHING = st.recursive(VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6))


@settings(deadline=None)
@given(st.dictionaries(NAMES, ANYTHING), st.dictionaries(NAMES, ANYTHING), st.dictionaries(NAMES, ANYTHING))
def test_whatever_stands_in_an_annotation(around, target, own):
    """Every value of the wrong kind in every place."""
    read([{**around, "target": {**target}, "tablework:mark": {**own}}])
