"""Fountain, and what stage writers make of it. Each case is a piece of script and what is read in it."""

import json
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablework.actions.write_scripts import as_fountain
from tablework.readers.formats import FOUNTAIN
from tablework.readers.fountain import read_fountain
from tablework.testing.plays import play
from tablework.testing.readers import ReaderSuite

KINDS = {
    "a scene heading by its first letters": ("INT. BAR - NIGHT\n\nDust.", "heading stage_direction"),
    "a word that only begins like one": ("Interval drinks.\n\nEstuary light.", "stage_direction stage_direction"),
    "a heading needs a blank line below": ("INT. BAR - NIGHT\nDust.", "cue dialogue"),
    "a forced heading": (".THE BAR\n\nDust.", "heading stage_direction"),
    "an ellipsis is no heading": ("...and dust.", "stage_direction"),
    "a full stop before a blank is no heading": (". dust", "stage_direction"),
    "a cue and what is said": ("ANNA\nHello.", "cue dialogue"),
    "a cue needs words below": ("ANNA\n\nHello.", "stage_direction stage_direction"),
    "a cue with a small extension": ("ANNA (on the phone)\nHello.", "cue dialogue"),
    "a forced cue keeps its case": ("@McCrae\nHello.", "cue dialogue"),
    "a forced cue with nobody to speak": ("@McCrae\n\nHello.", "stage_direction stage_direction"),
    "numbers alone are nobody": ("41\nA door.", "stage_direction"),
    "German capitals": ("STRAßE\nJa.", "cue dialogue"),
    "brackets in a speech": (
        "ANNA\n(low)\nHello.\n(lower)\nHello?",
        "cue parenthetical dialogue parenthetical dialogue",
    ),
    "two blanks hold a speech together": ("ANNA\nOne.\n  \nTwo.", "cue dialogue"),
    "two blanks at the end hold nothing": ("ANNA\nOne.\n  \n\nTwo.", "cue dialogue stage_direction"),
    "a transition": ("She nods.\n\nCUT TO:\n\nA door.", "stage_direction transition stage_direction"),
    "a transition with a blank behind": (
        "She nods.\n\nCUT TO: \n\nA door.",
        "stage_direction stage_direction stage_direction",
    ),
    "small letters are no transition": ("Going TO:\n\nA door.", "stage_direction stage_direction"),
    "a forced transition": ("> Blackout.", "transition"),
    "centred": (">CURTAIN<", "centered"),
    "an empty transition is none": (">", "stage_direction"),
    "a page break": ("One.\n\n===\n\nTwo.", "stage_direction page_break stage_direction"),
    "two equals signs are none": ("== One", "stage_direction"),
    "a synopsis": ("= She leaves.", "note"),
    "a section of no kind": ("# Part One\n\nDust.", "note stage_direction"),
    "an act": ("# ACT ONE\n\nDust.", "heading stage_direction"),
    "seven signs are no section": ("####### seven", "stage_direction"),
    "a sign alone is no section": ("#\n\nDust.", "stage_direction stage_direction"),
    "a note on a line of its own": ("[[why?]]\n\nDust.", "note stage_direction"),
    "a note inside a speech": ("ANNA\nHello.\n[[why?]]\nAgain.", "cue dialogue note"),
    "a forced action": ("!ANNA\nwaves.", "stage_direction"),
    "a boneyard": ("Dust. /* and rats */ And light.", "stage_direction note"),
    "an open boneyard is only text": ("Dust /* and rats", "stage_direction"),
    "an empty boneyard": ("Dust./**/", "stage_direction"),
    "a cue right below a heading": ("## Scene 1\nANNA\nHello.", "heading cue dialogue"),
    "a lyric in a speech": ("ANNA\nListen:\n~La la\n~la\nThere.", "cue dialogue lyric dialogue"),
    "a lyric nobody is named for": ("~La la", "lyric"),
    "indented film layout": ("\t\tANNA\n\t(low)\n\tHello.", "cue parenthetical dialogue"),
    "a direction that a lyric ends": ("They sing.\n~La", "stage_direction lyric"),
}


@pytest.mark.parametrize(("text", "kinds"), KINDS.values(), ids=KINDS)
def test_kinds(text: str, kinds: str) -> None:
    assert [e.kind for e in read_fountain(text.encode()).elements] == kinds.split()


def test_the_title_page():
    """
    Title:
        The Long
        Way Home
    Authors: Ada Quill & Bo Reed
    Draft date: 1/20/2026
    Contact:
        The desk
        *by the door*

    FADE IN:
    """
    draft = play(test_the_title_page.__doc__ or "")
    assert draft.title == "The Long Way Home"
    assert draft.authors == ("Ada Quill", "Bo Reed")
    assert draft.title_page == {"Draft date": "1/20/2026", "Contact": "The desk\nby the door"}
    assert [e.text for e in draft.elements] == ["FADE IN:"]


@pytest.mark.parametrize("first", ["FADE IN:", "CUT TO:", "INT. BAR: NIGHT", "Dust falls.", "Notes:\n\nmore"])
def test_a_script_may_begin_without_a_title_page(first: str) -> None:
    draft = read_fountain(f"{first}\n\nDust.".encode(), "dust.fountain")
    assert draft.title == "dust"
    assert not draft.title_page


def test_dual_dialogue_and_one_role_under_many_labels():
    """
    ANNA (V.O.)
    Never.

    BEN (CONT'D)     ^
    Always.

    Ben sits.

    BEN
    Well.
    """
    draft = play(test_dual_dialogue_and_one_role_under_many_labels.__doc__ or "")
    assert [e.dual for e in draft.elements if e.kind == "cue"] == [False, True, False]
    assert [role.name for role in draft.roles] == ["ANNA", "BEN"]
    assert draft.elements[0].text == "ANNA (V.O.)"


def test_scene_numbers_stand_between_signs():
    draft = read_fountain(b"INT. ATTIC - DAY #I-3.a#\n\nDust.\n\nEXT. QUAY\n\nGulls.")
    assert [(d.kind, d.number, d.title) for d in draft.divisions] == [
        ("scene", "I-3.a", "INT. ATTIC - DAY"),
        ("scene", None, "EXT. QUAY"),
    ]
    assert draft.elements[0].text == "INT. ATTIC - DAY"


def test_sections_nest_and_scenes_of_a_stage_play_hold_their_headings():
    """
    # ACT ONE

    ## Scene 2. The pier

    .LATER

    Rain.

    ## Scene 3

    Sun.
    """
    draft = play(test_sections_nest_and_scenes_of_a_stage_play_hold_their_headings.__doc__ or "")
    assert [(d.kind, d.number, d.title, d.parent) for d in draft.divisions] == [
        ("act", "1", "", None),
        ("scene", "2", "The pier", "d1"),
        ("scene", "3", "", "d1"),
    ]


def test_a_song_belongs_to_who_sings_it():
    """
    .SONG: "Rain"

    ANNA
    ~Rain, rain,
    ~
    ~go away.

    ~Come again.

    .LATER

    ~Nobody's.
    """
    draft = play(test_a_song_belongs_to_who_sings_it.__doc__ or "")
    lyrics = [e for e in draft.elements if e.kind == "lyric"]
    assert [e.text for e in lyrics] == ["Rain, rain,\n\ngo away.", "Come again.", "Nobody's."]
    assert [e.roles for e in lyrics] == [("anna",), ("anna",), ()]
    assert (draft.divisions[0].kind, draft.divisions[0].title) == ("song", "Rain")


def test_a_cast_page():
    """
    # Cast

    ANNA - a baker, forty
    BEN, her brother
    A CAT
    A wet street, in November. It rains.

    # ACT ONE

    ANNA
    Here.
    """
    draft = play(test_a_cast_page.__doc__ or "")
    assert [(m.name, m.description, m.role) for m in draft.cast] == [
        ("ANNA", "a baker, forty", "anna"),
        ("BEN", "her brother", None),
        ("A CAT", "", None),
    ]


def test_leading_blanks_are_kept_in_action_and_a_tab_is_four():
    draft = read_fountain(b"She reads.\n\n      Dearest,\n\tcome home")
    assert draft.elements[1].text == "      Dearest,\n    come home"


def test_what_a_boneyard_held_is_kept_struck_out():
    """Cut words are still the writer's words."""
    draft = read_fountain(b"Dust.\n\n/*\nANNA\nHello.\n*/\n\nLight.")
    note = draft.elements[1]
    assert note.text == "ANNA\nHello."
    assert [(s.start, s.end, s.style) for s in note.spans] == [(0, 11, "struck")]


def test_notes_go_over_several_lines():
    draft = read_fountain(b"Ben stops.[[Weak.\nOr is it?\n  \nNo.]] He listens.")
    assert [e.text for e in draft.elements] == ["Ben stops. He listens.", "Weak.\nOr is it?\n\nNo."]


def test_accents_written_in_two_pieces_become_one():
    draft = read_fountain("ZOE\u0301\nBonsoir.".encode())
    assert draft.roles[0].name == "ZOÉ"


def test_the_shared_cases(truth):
    """The thirty points of the Fountain page that are kept beside the project."""
    import sys

    sys.path.insert(0, str(truth))
    from fountain_check import check

    from tablework.script.document import to_document

    cases = json.loads((truth / "fountain" / "cases.json").read_text(encoding="utf-8"))
    failed = {c["id"]: check(to_document(read_fountain(c["source"].encode())), c["expect"]) for c in cases}
    assert not {id_: why for id_, why in failed.items() if why}


# -- written back -----------------------------------------------------------------------------------------------------

LINES = st.sampled_from(
    ["", "  ", "ANNA", "BEN ^", "Hello *you*.", "(low)", "~La", "# ACT ONE", ".SONG: Rain", "[[why?]]", "/* cut */",
     "INT. BAR", "CUT TO:", ">End<", "===", "= Then.", "\tBack", "!SLAM", "Title: X", "a\\*b", "[[open", "*/", "é", "#"]
)  # fmt: skip


@given(st.lists(LINES, max_size=20), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_is_not_changed_is_written_back_byte_for_byte(lines: list[str], end: str, encoding: str) -> None:
    source = end.join(lines).encode(encoding)
    if source.strip():
        assert as_fountain(read_fountain(source), source) == source


def test_a_changed_line_leaves_every_other_byte_alone():
    source = b"ANNA\r\nHello.\r\n\r\nBEN\r\n  Who?  \r\n"
    draft = read_fountain(source)
    changed = [e._replace(text="Hello, *you*.") if e.text == "Hello." else e for e in draft.elements]
    from dataclasses import replace

    written = as_fountain(replace(draft, elements=tuple(changed)), source)
    assert written == b"ANNA\r\nHello, \\*you\\*.\r\n\r\nBEN\r\n  Who?  \r\n"


def test_a_new_line_follows_what_it_follows_and_a_gone_one_leaves_nothing():
    from dataclasses import replace

    source = b"Dust.\n\nLight.\n"
    draft = read_fountain(source)
    dust, light = draft.elements
    new = dust._replace(id="e9", text="Rain.")
    assert as_fountain(replace(draft, elements=(dust, new, light)), source) == b"Dust.\n\nRain.\n\nLight.\n"
    assert as_fountain(replace(draft, elements=(light,)), source) == b"\n\nLight.\n"


@pytest.mark.parametrize("text", [text for text, _ in KINDS.values()])
def test_written_fresh_it_is_read_the_same(text: str) -> None:
    """A draft from anywhere, written as Fountain, reads as what it was."""
    draft = read_fountain(dedent(text).encode())
    again = read_fountain(as_fountain(draft))
    as_read = [(e.kind, e.text.strip(), e.spans) for e in draft.elements]
    assert [(e.kind, e.text.strip(), e.spans) for e in again.elements if e.text != "Title:"] == as_read


class TestFountainReader(ReaderSuite):
    """Our reader, by the suite for everybody's."""

    reader = FOUNTAIN
    scripts = {
        "dust.fountain": b"Title: Dust\n\n# ACT ONE\n\nANNA & BEN\nHello *you*.\n\nBEN ^\n(low)\n~La la\n\n/* cut */",
        "latin.fountain": "ZOÉ\nÇa va ?".encode("latin-1"),
    }
    words = {"dust.fountain": ["Dust", "ACT", "ONE", "ANNA", "&", "BEN", "Hello", "you.", "BEN", "(low)", "La", "cut"]}
