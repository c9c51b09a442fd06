"""Who is on stage in whole plays: four written for this, and our own two."""

import json
from pathlib import Path

import pytest
from lxml import etree

from tablework.readers.fountain import read_fountain
from tablework.readers.tei import read_tei
from tablework.script.draft import Draft
from tablework.script.entrances import on_stage

PLAYS = Path(__file__).parents[1] / "plays" / "presence"


def _people(draft: Draft) -> list[tuple[str, set[str]]]:
    """For each spoken element its text and who is on stage, groups left out."""
    groups = {role.id for role in draft.roles if role.group}
    return [
        (element.text, set(scene.on_stage) - groups)
        for scene in on_stage(draft).french_scenes
        for element in draft.elements[draft.place[scene.first] : draft.place[scene.last] + 1]
        if element.spoken
    ]


@pytest.mark.parametrize("name", ["four-doors", "night-bus", "the-allotment", "tide-table"])
def test_every_speech_of_a_short_play(name: str):
    """Each play has its own habits; its truth says from which words on who is there."""
    draft = read_fountain((PLAYS / f"{name}.fountain").read_bytes(), name)
    truth = json.loads((PLAYS / f"{name}.json").read_text())
    there: set[str] = set()
    for text, said in _people(draft):
        if truth and text.startswith(truth[0]["from"]):
            there = set(truth.pop(0)["on"])
        assert said == there, text
    assert not truth


@pytest.mark.parametrize("name", ["four-doors", "night-bus", "the-allotment", "tide-table"])
def test_a_clear_play_leaves_few_doubts(name: str):
    assert len(on_stage(read_fountain((PLAYS / f"{name}.fountain").read_bytes(), name)).doubts) <= 5


THE_HOUR_BETWEEN = {
    "3": ["agent", "agent anders", "agent anders waiter", "agent anders", "agent anders margot",
          "agent anders margot waiter", "agent anders margot", "anders margot", "anders", ""],
    "4": ["margot", "anders margot", "anders dresser margot", "anders margot", "margot", "margot waiter", ""],
    "5": ["margot waiter", "anders margot waiter", "anders margot", "agent anders dresser margot",
          "agent anders dresser margot waiter", ""],
    "7": ["agent waiter", "agent anders waiter", "agent all anders dresser margot waiter", "anders dresser margot",
          "anders margot", "anders", "anders margot", ""],
}  # fmt: skip
"""Who is on stage in each French scene of four scenes."""


@pytest.mark.parametrize("number", list(THE_HOUR_BETWEEN))
def test_the_hour_between(number: str, sample_plays: Path):
    draft = read_fountain((sample_plays / "the-hour-between.fountain").read_bytes(), "")
    scene = next(d for d in draft.scenes if d.number == number)
    seen = [" ".join(sorted(s.on_stage)) for s in on_stage(draft).french_scenes if s.scene == scene.id]
    assert seen == THE_HOUR_BETWEEN[number]


def _without_mark_up(data: bytes) -> bytes:
    root = etree.fromstring(data)
    for node in root.iter("{*}sp", "{*}stage", "{*}castItem"):
        for attribute in ("who", "type", "corresp"):
            node.attrib.pop(attribute, None)
    for people in root.iter("{*}particDesc"):
        people.getparent().remove(people)
    return etree.tostring(root)


def test_lost_property_says_the_same_without_its_mark_up(sample_plays: Path):
    """All but one direction, whose second sentence leaves to the reader who ``they`` are."""
    data = (sample_plays / "lost-property.xml").read_bytes()
    marked, bare = _people(read_tei(data)), _people(read_tei(_without_mark_up(data)))
    same = [
        {role.removeprefix("mrs_") for role in a} == {role.removeprefix("mrs_") for role in b}
        for (_, a), (_, b) in zip(marked, bare, strict=True)
    ]
    assert same.count(False) <= 2
