"""Who is on stage when: each test's docstring is the play it tests."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from tablework.script.draft import Division, Draft, Element, Move, Role
from tablework.script.entrances import on_stage
from tablework.script.presence import Answer, Presence
from tablework.testing.plays import play

ROLES = tuple(Role(id_, id_.upper(), (id_.upper(),)) for id_ in ("rosa", "max", "choir", "tenor"))


def _draft(test: Callable[..., object]) -> Draft:
    return play(dedent(f"    {(test.__doc__ or '').lstrip()}"))


def _heard(draft: Draft, presence: Presence) -> list[tuple[str, str]]:
    """For each speech its words and who is on stage, sorted."""
    return [
        (element.text, " ".join(sorted(scene.on_stage)))
        for scene in presence.french_scenes
        for element in draft.elements[draft.place[scene.first] : draft.place[scene.last] + 1]
        if element.spoken
    ]


def _seen(test: Callable[..., object], *answers: Answer) -> list[tuple[str, str]]:
    draft = _draft(test)
    return _heard(draft, on_stage(draft, answers))


def test_a_direction_begins_the_french_scene():
    """
    ROSA sits at the window.

    ROSA
    One.

    Enter MAX.

    MAX
    Two.

    Rosa exits.

    MAX
    Three.
    """
    draft = _draft(test_a_direction_begins_the_french_scene)
    scenes = on_stage(draft).french_scenes
    assert [(s.first, s.last, s.on_stage) for s in scenes] == [
        ("e1", "e3", ("rosa",)),
        ("e4", "e6", ("rosa", "max")),
        ("e7", "e9", ("max",)),
    ]


def test_old_directions():
    """
    Enter KING, QUEEN and two LORDS, with Attendants.

    KING
    One.

    FIRST LORD
    Two.

    SECOND LORD
    Three.

    QUEEN
    Four.

    Exeunt all but the QUEEN.

    QUEEN
    Five.

    Re-enter FIRST LORD, leading the KING.

    FIRST LORD
    Six.

    Exeunt FIRST LORD and KING.

    QUEEN
    Seven.

    Exit
    """
    assert _seen(test_old_directions) == [
        *((n, "first_lord king queen second_lord") for n in ("One.", "Two.", "Three.", "Four.")),
        ("Five.", "queen"),
        ("Six.", "first_lord king queen"),
        ("Seven.", "queen"),
    ]


def test_whoever_speaks_on_has_not_left():
    """
    Enter ROSA, MAX and the CLERK.

    ROSA
    One.

    CLERK
    Two.

    Exeunt

    ROSA
    Three.

    MAX
    Four.

    She exits.

    MAX
    Five.
    """
    assert _seen(test_whoever_speaks_on_has_not_left) == [
        ("One.", "clerk max rosa"),
        ("Two.", "clerk max rosa"),
        ("Three.", "max rosa"),
        ("Four.", "max rosa"),
        ("Five.", "max"),
    ]


def test_a_bare_exit_is_the_last_speaker_who_does_not_speak_on():
    """
    Enter ROSA, MAX and the CLERK.

    CLERK
    One.

    MAX
    Two.

    ROSA
    Three.

    Exit

    ROSA
    Four.

    CLERK
    Five.
    """
    assert _seen(test_a_bare_exit_is_the_last_speaker_who_does_not_speak_on)[3:] == [
        ("Four.", "clerk rosa"),
        ("Five.", "clerk rosa"),
    ]


def test_the_rest_leave_and_some_remain():
    """
    Enter ROSA, MAX, BO and the CLERK.

    ROSA
    One.

    They exit. Rosa and the Clerk remain.

    CLERK
    Two.

    Enter BO and MAX.

    BO
    Three.

    MAX
    Four.

    Rosa and Bo sit down. The others exit.

    ROSA
    Five.
    """
    assert _seen(test_the_rest_leave_and_some_remain) == [
        ("One.", "bo clerk max rosa"),
        ("Two.", "clerk rosa"),
        ("Three.", "bo clerk max rosa"),
        ("Four.", "bo clerk max rosa"),
        ("Five.", "bo rosa"),
    ]


def test_voices_from_off_stage():
    """
    Enter ROSA.

    ROSA
    One.

    MAX (O.S.)
    Two.

    CLERK
    (within)
    Three.

    [Within]

    @Bo
    Four.

    Enter MAX and the CLERK.

    MAX
    Five.
    """
    assert _seen(test_voices_from_off_stage) == [
        *((n, "rosa") for n in ("One.", "Two.", "Three.", "Four.")),
        ("Five.", "clerk max rosa"),
    ]


def test_the_watchers_of_a_dumb_show_stay():
    """
    Enter ROSA and MAX.

    ROSA
    One.

    MAX
    Two.

    Enter the CLERK and BO, dancing.

    Exeunt

    ROSA
    Three.

    MAX
    Four.

    CLERK (O.S.)
    Five.

    Enter BO.

    BO
    Six.
    """
    assert _seen(test_the_watchers_of_a_dumb_show_stay)[2:] == [
        *((n, "max rosa") for n in ("Three.", "Four.", "Five.")),
        ("Six.", "bo max rosa"),
    ]


def test_those_who_left_together_come_back_together():
    """
    Enter KING, ROSA and MAX.

    KING
    One.

    ROSA
    Two.

    MAX
    Three.

    Exeunt

    Enter BO.

    BO
    Four.

    Enter KING, with his followers.

    KING
    Five.
    """
    assert _seen(test_those_who_left_together_come_back_together)[3:] == [
        ("Four.", "bo"),
        ("Five.", "bo king max rosa"),
    ]


def test_a_crowd_takes_along_those_who_came_unnamed():
    """
    Enter ROSA, with her company.

    ROSA
    One.

    SECOND SINGER
    Two.

    Her company exits.

    ROSA
    Three.
    """
    assert _seen(test_a_crowd_takes_along_those_who_came_unnamed)[2] == ("Three.", "rosa")


def test_one_direction_may_say_several_things():
    """
    Rosa and Max are at the table.

    ROSA
    One.

    Max picks up the bill and exits. Rosa counts her money. BO enters by the window, MISS LARK behind him.

    BO
    Two.

    MISS LARK
    Three.

    Bo takes the chair, Miss Lark takes the lamp, and they exit. Over the stage go birds; no, they do not.

    ROSA
    Four.

    Max comes back.

    MAX
    Five.
    """
    assert _seen(test_one_direction_may_say_several_things) == [
        ("One.", "max rosa"),
        ("Two.", "bo miss_lark rosa"),
        ("Three.", "bo miss_lark rosa"),
        ("Four.", "rosa"),
        ("Five.", "max rosa"),
    ]


def test_scenes_end():
    """
    # ACT ONE

    ## Scene 1

    Rosa sits alone.

    ROSA
    One.

    ## Scene 2

    MAX enters.

    MAX
    Two.

    > Blackout.

    ## Scene 3

    Bo is asleep.

    MAX
    Three.

    BO
    Four.

    ## Scene 4

    ROSA
    Five.
    """
    assert _seen(test_scenes_end) == [
        ("One.", "rosa"),
        ("Two.", "max"),
        ("Three.", "bo max"),
        ("Four.", "bo max"),
        ("Five.", "rosa"),
    ]


def test_german():
    """
    # Akt 1

    ## 1. Auftritt

    Anna. Walter.

    ANNA
    Eins.

    WALTER
    Zwei.

    ## 2. Auftritt

    Vorige. Klaus.

    KLAUS
    Drei.

    Klaus ab.

    ANNA
    Vier.

    Alle ab.

    ## 3. Auftritt

    Klaus allein.

    KLAUS
    Fünf.

    ANNA tritt auf.

    ANNA
    Sechs.
    """
    assert _seen(test_german) == [
        ("Eins.", "anna walter"),
        ("Zwei.", "anna walter"),
        ("Drei.", "anna klaus walter"),
        ("Vier.", "anna walter"),
        ("Fünf.", "klaus"),
        ("Sechs.", "anna klaus"),
    ]


def test_french():
    """
    # Acte 1

    ## Scène 1

    LUCIE, MARC

    LUCIE
    Un.

    MARC
    Deux.

    Lucie sort.

    MARC
    Trois.

    Entre PAUL.

    PAUL
    Quatre.
    """
    assert _seen(test_french)[2:] == [("Trois.", "marc"), ("Quatre.", "marc paul")]


def test_all_is_on_stage_where_it_speaks_and_nowhere_else():
    """
    Enter ROSA and MAX.

    ALL
    One.

    Enter BO.

    MAX
    Two.

    BO
    Three.

    ROSA
    Four.
    """
    assert _seen(test_all_is_on_stage_where_it_speaks_and_nowhere_else) == [
        ("One.", "all max rosa"),
        ("Two.", "bo max rosa"),
        ("Three.", "bo max rosa"),
        ("Four.", "bo max rosa"),
    ]


def test_a_cast_list_is_not_played():
    """
    # Cast

    ROSA - who enters

    # ACT ONE

    ROSA
    One.
    """
    draft = _draft(test_a_cast_list_is_not_played)
    assert [draft.elements[draft.place[s.first]].text for s in on_stage(draft).french_scenes] == ["ACT ONE"]
    assert on_stage(play("")).french_scenes == ()


def test_a_scene_without_a_line_has_no_french_scenes():
    """A division may be empty: nothing of it is printed."""
    empty, full = Division("d1", "scene"), Division("d2", "scene", first="e1", last="e2")
    draft = Draft(
        "", (), "", (Element("e1", "heading", "II"), _says("rosa", "One.")._replace(id="e2")), ROLES, (empty, full)
    )
    assert [(s.scene, s.on_stage) for s in on_stage(draft).french_scenes] == [("d2", ("rosa",))]


# -- answers and doubts -----------------------------------------------------------------------------------------------


def test_an_answer_settles_a_doubt():
    """
    Enter ROSA, MAX and the CLERK.

    CLERK
    One.

    ROSA
    Two.

    MAX exits with others.

    ROSA
    Three.

    Enter BO, with others.

    ROSA
    Four.
    """
    draft = _draft(test_an_answer_settles_a_doubt)
    for doubt in on_stage(draft).doubts:
        answers = [Answer(doubt.element, role, not doubt.on_stage) for role in doubt.roles]
        after = on_stage(draft, answers)
        assert not any(d.element == doubt.element and set(d.roles) & set(doubt.roles) for d in after.doubts)
        there = next(s for s in after.french_scenes if draft.place[s.last] >= draft.place[doubt.element])
        assert all((role in there.on_stage) is not doubt.on_stage for role in doubt.roles)


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        (Answer("e6", "clerk", on_stage=False), ["clerk rosa", "clerk rosa", "rosa"]),
        (Answer("e5", "clerk", on_stage=False), ["clerk rosa", "rosa", "rosa"]),
        (Answer("e3", "rosa", on_stage=False), ["clerk", "clerk rosa", "clerk rosa"]),
        (Answer("e99", "clerk", on_stage=False), ["clerk rosa", "clerk rosa", "clerk rosa"]),
        (Answer("e6", "nobody", on_stage=True), ["clerk rosa", "clerk rosa", "clerk rosa"]),
    ],
)
def test_answers_hold_from_their_element_on(answer: Answer, seen: list[str]):
    """
    Enter ROSA and the CLERK.

    ROSA
    One.

    ROSA
    Two.

    A clock strikes.

    ROSA
    Three.

    CLERK (O.S.)
    Four.
    """
    text = test_answers_hold_from_their_element_on.__doc__ or ""
    draft = play(dedent(f"    {text.lstrip()}"))
    assert [there for _, there in _heard(draft, on_stage(draft, [answer]))][:3] == seen


def _crowded(scenes: int) -> str:
    names = [f"GUEST {chr(65 + n // 10)}{chr(65 + n % 10)}" for n in range(scenes)]
    return "\n\n".join(
        f"# ACT {n + 1}\n\nEnter {name}, with others.\n\n" + f"{name}\nWell.\n\nA bell.\n\n" * 30
        for n, name in enumerate(names)
    )


def test_the_best_doubts_and_no_more_than_forty():
    assert len(on_stage(play(_crowded(50))).doubts) == 40


def test_a_doubt_says_why():
    """GUEST AA comes with others, and GUEST AB only in the next act."""
    doubt = on_stage(play(_crowded(2))).doubts[0]
    assert (doubt.roles, doubt.on_stage) == (("guest_ab",), False)
    assert (
        doubt.why
        == "“Enter GUEST AA, with others.” may bring on people whom it does not name; perhaps GUEST AB is among them."
    )


def test_one_question_for_the_moments_before_and_after_a_speech():
    """BO may have come with the others before or after one speech: it is asked about at that speech."""
    text = "# ACT 1\n\nEnter ROSA, with others.\n\nROSA\nWell.\n\nEnter MAX, with others.\n\n" + "MAX\nWell.\n\n" * 30
    draft = play(f"{text}# ACT 2\n\nEnter BO.\n\nBO\nWell.\n")
    (doubt,) = on_stage(draft).doubts
    assert draft.elements[draft.place[doubt.element]].roles == ("rosa",)
    assert doubt.roles == ("bo",)
    after = on_stage(draft, [Answer(doubt.element, "bo", on_stage=False)]).doubts
    assert not any("bo" in d.roles for d in after)


# -- mark-up ----------------------------------------------------------------------------------------------------------


def _marked(*elements: Element) -> Draft:
    numbered = tuple(e._replace(id=f"e{n}") for n, e in enumerate(elements))
    return Draft("", (), "tei", numbered, ROLES)


def _direction(text: str, *moves: tuple[str, bool]) -> Element:
    return Element("", "stage_direction", text, moves=tuple(Move(role, enters) for role, enters in moves))


def _says(role: str, text: str) -> Element:
    return Element("", "dialogue", text, (role,))


def test_mark_up_goes_before_words():
    draft = _marked(
        _direction("Enter Rosa.", ("rosa", True), ("max", True)),
        _says("rosa", "One."),
        _direction("They exit."),
        _says("rosa", "Two."),
        _direction("Max goes.", ("max", False)),
        _says("rosa", "Three."),
    )
    assert _heard(draft, on_stage(draft)) == [("One.", "max rosa"), ("Two.", "max rosa"), ("Three.", "rosa")]


def test_where_only_entrances_are_marked_words_say_who_leaves():
    draft = _marked(
        _direction("Enter Rosa.", ("rosa", True), ("max", True)),
        _says("rosa", "One."),
        _direction("Max exits."),
        _says("rosa", "Two."),
    )
    assert _heard(draft, on_stage(draft)) == [("One.", "max rosa"), ("Two.", "rosa")]


def test_a_marked_group_brings_its_members():
    draft = _marked(
        _direction("Enter Rosa.", ("rosa", True)),
        _says("rosa", "One."),
        _direction("Enter Choir.", ("choir", True)),
        _says("tenor", "Two."),
        _direction("Choir exits.", ("choir", False)),
        _says("rosa", "Three."),
    )
    assert _heard(draft, on_stage(draft)) == [("One.", "rosa"), ("Two.", "choir rosa tenor"), ("Three.", "rosa")]
