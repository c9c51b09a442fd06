"""What holds of presence in any play whatever."""

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from tablework.script.draft import Draft, Element
from tablework.script.entrances import on_stage
from tablework.script.presence import Answer
from tablework.script.voices import heard
from tablework.testing.plays import play

NAMES = ("ROSA", "MAX", "KING JOHN", "FIRST LORD", "SECOND LORD", "MRS LARK")
DIRECTIONS = (
    "Enter {0}.",
    "Enter {0} and {1}, with others.",
    "Enter two Lords.",
    "{0} exits.",
    "{0} and {1} go off.",
    "Exit",
    "Exeunt",
    "They exit. {0} remains.",
    "Exeunt all but {0}.",
    "{0} enters with {1}.",
    "{0} sits at the table, {1} behind her.",
    "He goes.",
    "The others exit.",
    "Lords exit.",
    "A clock strikes.",
    "> Blackout.",
    "# ACT NINE",
    "## Scene 2",
    "[Within]",
)
names = st.sampled_from(NAMES)
directions = st.builds(lambda text, a, b: text.format(a, b), st.sampled_from(DIRECTIONS), names, names)
labels = st.one_of(names, st.sampled_from(["ALL", "ROSA (O.S.)", "MAX & ROSA", "MRS LARK (V.O.)"]))
speeches = st.builds(lambda label: f"{label}\nWell.", labels)
plays = st.lists(st.one_of(directions, speeches), min_size=1, max_size=30).map("\n\n".join).map(play)


def _where(draft: Draft, answers: list[Answer]) -> list[tuple[str, ...]]:
    """Who is on stage at each played element; French scenes tile them, or this fails."""
    shown: list[tuple[str, ...]] = []
    expected = 0
    for scene in on_stage(draft, answers).french_scenes:
        assert draft.place[scene.first] == expected
        expected = draft.place[scene.last] + 1
        shown += [scene.on_stage] * (expected - draft.place[scene.first])
    assert expected == len(draft.elements)
    return shown


@given(plays)
@settings(max_examples=150, deadline=None)
def test_whoever_speaks_is_there(draft: Draft):
    where = _where(draft, [])
    for voice in heard(draft.elements, 0, len(draft.elements) - 1):
        assert voice.off or voice.role in where[voice.place]


@given(plays)
@settings(max_examples=50, deadline=None)
def test_french_scenes_keep_inside_scenes(draft: Draft):
    border = {draft.place[d.first] for d in draft.scenes if d.first}
    for scene in on_stage(draft).french_scenes:
        assert not border & set(range(draft.place[scene.first] + 1, draft.place[scene.last] + 1))


@given(plays, st.data())
@settings(max_examples=150, deadline=None)
def test_answers_are_obeyed(draft: Draft, data: st.DataObject):
    if not draft.roles:
        return
    element: Element = data.draw(st.sampled_from(draft.elements))
    role = data.draw(st.sampled_from(draft.roles)).id
    said = data.draw(st.booleans())
    where = _where(draft, [Answer(element.id, role, said)])
    assert (role in where[draft.place[element.id]]) is said


@given(plays)
@settings(max_examples=50, deadline=None)
def test_answering_a_doubt_ends_it(draft: Draft):
    for doubt in on_stage(draft).doubts[:3]:
        after = on_stage(draft, [Answer(doubt.element, role, doubt.on_stage) for role in doubt.roles])
        assert not any(d.element == doubt.element and set(d.roles) & set(doubt.roles) for d in after.doubts)


def test_the_same_whatever_the_order_of_sets():
    """Two runs of Python that order sets differently say the same."""
    program = (
        "from tablework.testing.plays import play; from tablework.script.entrances import on_stage;"
        "print(on_stage(play('Enter KING JOHN, two LORDS and others.\\n\\nFIRST LORD\\nA.\\n\\nSECOND LORD\\nB.\\n\\n"
        "KING JOHN\\nC.\\n\\nLords exit.\\n\\nMAX\\nD.\\n\\nEnter KING.\\n\\n' + 'MAX\\nE.\\n\\n' * 40)))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(seen) == 1
