"""Layouts with known truth: the shared ones where they are there, and some made here from our own two plays."""

import importlib.util
import json
import re
from collections import Counter

import pytest
from benchmarks.zoo.copy_text import prepare
from benchmarks.zoo.layout import Cue, Directions, Grid, Layout, Sheet
from benchmarks.zoo.truth import truth
from benchmarks.zoo.writers import WRITERS
from tests.conftest import SHARED

from tablework.readers.registry import read_script
from tablework.script.document import to_document

ZOO = sorted((SHARED / "zoo").glob("k*.truth.json"))


@pytest.mark.skipif(not ZOO, reason="the shared layouts are not on this machine")
@pytest.mark.parametrize("path", ZOO, ids=lambda path: path.name.partition(".")[0])
def test_shared_layouts(path):
    """Of a hundred speeches 99 are exact, and no word is lost."""
    stem = path.name.removesuffix(".truth.json")
    (script,) = (found for found in path.parent.glob(f"{stem}.*") if found != path)
    read = json.loads(json.dumps(to_document(read_script(script.read_bytes(), script.name))))
    found = scorer().score(read, json.loads(path.read_text(encoding="utf-8")))
    assert found["exact_pct"] >= 99
    assert found["lost"] == 0


def scorer():
    """The shared scorer."""
    where = importlib.util.spec_from_file_location("score_read", SHARED / "zoo" / "score_read.py")
    module = importlib.util.module_from_spec(where)
    where.loader.exec_module(module)
    return module


LOST_PROPERTY, THE_HOUR = "ours", "ours too"
"""Names of no shared play, for which the zoo takes our own."""

OURS = [
    Layout("bold", "pdf", LOST_PROPERTY, 0, 120, Cue(bold=True, hang="2em"), sheet=Sheet(head="title", folio="outer")),
    Layout("film", "grid", THE_HOUR, 40, 120, Cue("own", after=""), grid=Grid(30, 15, 50, 0, 60, 20, 40, lines=54)),
    Layout("typed", "txt", LOST_PROPERTY, 100, 120, Cue(), Directions(("[_", "_]"), ("[_", "_]")), grid=Grid(width=66)),
    Layout("word", "docx", THE_HOUR, 0, 120, Cue("tab", after=":")),
]


@pytest.mark.parametrize("layout", OURS, ids=lambda layout: layout.name)
def test_layouts_made_here(layout):
    """Of a hundred speeches 97 have the same words and the same speaker."""
    copy = prepare(layout)
    data, furniture = WRITERS[layout.form](layout, copy)
    wanted = Counter(
        (frozenset(name.upper() for name in said["speaker"]), plain(said["words"]))
        for said in truth(layout, copy, furniture)["speeches"]
    )
    suffix = "pdf" if layout.form == "grid" else layout.form
    found = speeches(read_script(data, f"{layout.name}.{suffix}"))
    assert (wanted & found).total() >= 0.97 * wanted.total(), wanted - found


def speeches(draft):
    """Who says what, and how often."""
    names = {role.id: role.name.upper() for role in draft.roles}
    words, who = {}, {}
    for element in draft.elements:
        if element.spoken:
            words[element.speech] = f"{words.get(element.speech, '')} {element.text}"
            who[element.speech] = frozenset(names[role] for role in element.roles)
    return Counter((who[speech], plain(said)) for speech, said in words.items())


def plain(words):
    """Words alone: a hyphen may have stood at a line's end."""
    return " ".join(re.findall(r"\w+", words.replace("-", "").casefold()))
