"""What one direction says, and whom its names mean."""

import pytest

from tablework.script.directions import read_direction
from tablework.script.doubt_words import why
from tablework.script.draft import Element
from tablework.script.settlement import Costs, Step, settle
from tablework.script.voices import is_off_stage
from tablework.script.who_is_meant import Company
from tablework.testing.plays import play


def _said(text: str) -> list[str]:
    shown = []
    for s in read_direction(text):
        who = "everybody" if s.whole else "one" if s.lone and not s.names else ""
        parts = [s.kind, who, s.names, f"+{s.company}" if s.company else "", f"-{s.but}" if s.but else ""]
        shown.append(" ".join(part for part in parts if part))
    return shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Enter ROSA and the Clerk", ["enter rosa and the clerk"]),
        ("Flourish. Enter the KING, with Attendants.", ["here flourish", "enter the king, with attendants"]),
        ("Drums afar, enter ROSA", ["enter rosa"]),
        ("Then enter ROSA", ["enter rosa"]),
        ("Exit", ["exit one"]),
        ("Exit MAX", ["exit max"]),
        ("Exeunt", ["exit everybody"]),
        ("Exeunt omnes", ["exit everybody"]),
        ("Exeunt all but ROSA", ["exit everybody -rosa"]),
        ("All except Rosa and Max exit.", ["exit everybody -rosa and max"]),
        ("They exit, carrying Max.", ["exit everybody +max"]),
        ("They all exit.", ["exit everybody"]),
        ("The others exit.", ["exit everybody"]),
        ("Rosa and Max exit.", ["exit rosa and max"]),
        ("Rosa exits with the Clerk.", ["exit rosa +the clerk"]),
        ("Rosa rises and exits.", ["exit rosa rises"]),
        ("He exits.", ["exit one"]),
        ("She goes.", ["go one"]),
        ("Max has left.", ["go max"]),
        ("Max leaves the door open.", ["here max leaves the door open"]),
        ("Rosa comes back with two glasses.", ["come rosa +two glasses"]),
        ("Two men lead Max away.", ["go two men +max away"]),
        ("Mrs. Lark arrives.", ["come mrs lark"]),
        ("Enter ROSA, crosses, and exits.", ["enter rosa, crosses, and", "exit rosa, crosses, and"]),
        ("Rosa remains.", ["stay rosa"]),
        ("Manet MAX", ["stay max"]),
        ("Enter ROSA. With her, MAX.", ["enter rosa", "more with her, max"]),
        ("Blackout.", ["exit everybody"]),
        ("Lights fade on the two of them.", ["exit everybody"]),
        ("ROSA enters, MAX behind her.", ["come rosa +max"]),
        ("Walter tritt von links auf.", ["come walter"]),
        ("(Ab, links.)", ["go one"]),
        ("Alle ab.", ["go everybody"]),
        ("Lucie sort.", ["go lucie"]),
        ("", []),
    ],
)
def test_what_a_direction_says(text: str, said: list[str]):
    assert [line.replace("enter rosa +", "come rosa +") for line in _said(text)] == said


PEOPLE = play(
    """
    # Cast

    CONRAD, King of Denmark
    BIANCA OF SPAIN, niece to the King
    MRS LARK
    THE BUTLER

    # ACT ONE

    CONRAD
    (disguised as a Beggar)
    Well.

    DUCHESS
    Well.

    YORK
    Well.

    BIANCA
    Well.

    FIRST LORD
    Well.

    SECOND LORD
    Well.

    KING JOHN
    Well.

    MRS LARK
    Well.

    OTHER
    Well.

    KING PHILIP
    Well.

    LIEUTENANT COLONEL
    Well.

    SERVANT
    Well.

    SECOND SERVANT
    Well.
    """
)
EVERYBODY = tuple(role.id for role in PEOPLE.roles)


@pytest.mark.parametrize(
    ("text", "sure", "kin", "crowd"),
    [
        ("conrad", ["conrad"], [], False),
        ("conrad the king", ["conrad"], [], False),
        ("the beggar", ["conrad"], [], False),
        ("bianca of spain", ["bianca"], [], False),
        ("the duke of york", ["york"], [], False),
        ("the duchess of york", ["duchess"], [], False),
        ("the ghost of york", [], [], True),
        ("the head of york", [], [], True),
        ("york's servants", [], ["servant", "second_servant"], False),
        ("the body of york", ["york"], [], False),
        ("york's body", ["york"], [], False),
        ("two lords", [], ["first_lord", "second_lord"], False),
        ("three lords", [], ["first_lord", "second_lord"], False),
        ("the two kings", [], [], True),
        ("ladies", [], [], True),
        ("gentlemen", [], [], True),
        ("the other man", ["other"], [], False),
        ("mrs lark with others", ["mrs_lark"], [], True),
        ("reading", [], [], False),
        ("the lieutenant", ["lieutenant_colonel"], [], False),
        ("a herald", [], [], True),
        ("the queen john", [], [], True),
    ],
)
def test_whom_a_name_means(text: str, sure: list[str], kin: list[str], *, crowd: bool):
    meant = Company(PEOPLE).meant(text, EVERYBODY)
    assert (list(meant.sure), list(meant.kin), meant.crowd) == (sure, kin, crowd)


def test_a_name_that_fits_several_leaves_a_choice():
    company = Company(PEOPLE)
    assert set(company.meant("the king", EVERYBODY).either[0]) == {"conrad", "king_john", "king_philip"}
    assert company.meant("the king", ("york", "king_john")).all == ("king_john",)
    assert company.meant("a servant", ("servant", "second_servant")).either == (("servant", "second_servant"),)
    assert company.meant("the servant", ("york",)).sure == ("servant",)
    assert company.meant("a servant", ("york",)) == company.meant("a stranger", ("york",))


def test_numbered_people_who_do_not_speak_here():
    assert Company(PEOPLE).meant("two lords", ("york",)).kin == ("first_lord", "second_lord")
    assert Company(PEOPLE).meant("two kings", ("king_john", "king_philip")).kin == ("king_john", "king_philip")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("york gives conrad the letter", ["york"]),
        ("upstairs, the dumb lark in the wall sings, york and bianca", ["york", "bianca"]),
        ("mrs lark, who has been asleep, wakes", ["mrs_lark"]),
        ("the clock strikes", []),
        ("conrad, the cat and york", ["conrad", "york"]),
    ],
)
def test_whom_a_sentence_is_about(text: str, who: list[str]):
    assert list(Company(PEOPLE).meant(text, EVERYBODY, subject=True).sure) == who


@pytest.mark.parametrize(
    ("kind", "text", "off"),
    [
        ("cue", "ROSA (O.S.)", True),
        ("cue", "ROSA (V.O.)", True),
        ("cue", "ROSA (off)", True),
        ("cue", "ROSA (CONT'D)", False),
        ("cue", "ROSA", False),
        ("parenthetical", "(within)", True),
        ("stage_direction", ", within", True),
        ("stage_direction", "cries under the stage", True),
        ("stage_direction", ", to the people off", False),
        ("parenthetical", "(within reach of the door)", False),
    ],
)
def test_voices_off(kind: str, text: str, *, off: bool):
    assert is_off_stage(Element("e1", kind, text)) is off


def test_the_cheapest_story_and_its_margin():
    """Coming costs 1 at the first step or 3 at the second, where the role must be there."""
    settled = settle([Step(0, Costs(0, 1, 0, 0)), Step(1, Costs(1e6, 3, 1e6, 0))])
    assert settled.on == (True, True)
    assert settled.margins[0] == 2


def test_a_doubt_in_words():
    assert why("may stay", ["ROSA"], "Exit") == "“Exit” seems to take off ROSA, who perhaps stays."
    assert why("may come", ["A", "B", "C"], "x" * 50 + " " + "y" * 50).endswith("x …”.")
