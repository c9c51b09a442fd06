"""The peers that carried marks are measured beside: quotations found again as the Hypothesis client does, and words."""

from __future__ import annotations

import pytest
from benchmarks.carry import carrying
from benchmarks.carry.near_search import Match, Rows, Text
from benchmarks.carry.peers import PEERS
from benchmarks.carry.quoting import Quotation, best_match
from benchmarks.carry.word_diff import WordDiff
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.next_draft import PIER, REVISED, on, words_at

from tablework.book.carried_edges import Spot
from tablework.testing.plays import play

LETTERS = st.text("ab c", min_size=1, max_size=24)


def found(text: str, words: str, before: str = "", after: str = "", at: int = 0) -> str | None:
    """The match in its text, between strokes."""
    best = best_match(Text(text), Quotation(words, before, after, at))
    if best is None:
        return None
    _, match = best
    return f"{text[: match.start]}|{text[match.start : match.end]}|{text[match.end :]}"


@settings(deadline=None)
@given(LETTERS, LETTERS)
def test_the_nearest_stretches_are_those_that_a_table_of_errors_finds(text, quote):
    """Slowly, letter by letter: every end that as few errors lead to as can be, and no other."""
    row = [0] * (len(text) + 1)
    for n, letter in enumerate(quote, 1):
        above, row = row, [n]
        for m, other in enumerate(text, 1):
            row.append(min(above[m - 1] + (letter != other), above[m] + 1, row[-1] + 1))
    least = min(row[1:])
    matches = Text(text).search(quote, len(quote))
    assert {match.errors for match in matches} == {least}
    if least:
        assert [match.end for match in matches] == [n for n, errors in enumerate(row) if n and errors == least]


def test_an_exact_match_wins_over_a_near_one_in_better_company():
    assert found("the big damp and a lamp", "lamp", before="the big ") == "the big damp and a |lamp|"


def test_every_exact_match_is_looked_at_also_where_two_overlap():
    assert Text("nanana").search("nana", 0) == [Match(0, 4, 0), Match(2, 6, 0)]


def test_among_equals_the_one_in_the_same_company_then_the_nearest():
    """“Yes.” comes three times: what stands around it decides, and where nothing does, where it was."""
    text = "A: Yes. B: Yes. C: Yes."
    assert found(text, "Yes.", before="B: ") == "A: Yes. B: |Yes.| C: Yes."
    assert found("Yes. Yes. Yes.", "Yes.", at=10) == "Yes. Yes. |Yes.|"
    assert found("Yes. Yes. Yes.", "Yes.", at=1) == "|Yes.| Yes. Yes."


def test_half_of_the_letters_may_be_wrong_and_no_more():
    assert found("xx lantern xx", "lamtarn") == "xx |lantern| xx"
    assert found("xyzw", "xyab") == "|xy|zw"
    assert found("xyzw", "xabc") is None
    assert found("zzz", "a") is None
    assert found("x" * 700, "a" * 300 + "x" * 300) is None, "never more than 256"


def test_a_match_of_two_stretches_is_the_longest():
    """The original looks as far back as its errors let it: the space for the s."""
    assert found("the lamp", "slamp") == "the| lamp|"
    assert Text("xtelx").search("tele", 2) == [Match(1, 4, 1), Match(1, 5, 1)]


def test_quotations_at_either_end_of_the_text():
    assert found("Yes. No.", "Yes.", after=" No.") == "|Yes.| No."
    assert found("Yes. No.", "No.", before="Yes. ", at=5) == "Yes. |No.|"
    assert found("Yea. No.", "Yes.", after=" No.").startswith("|Yea.|")
    assert found("Yes. Nö.", "No.", before="Yes. ").endswith("|Nö.|")
    assert found("", "Yes.") is None
    assert found("Yes.", "") is None


def test_what_lacks_its_company_scores_less():
    """Fifty for the words, twenty for each side, two for the place."""
    wanted = Quotation("lamp", "a big ", " here", 6)
    assert best_match(Text("a big lamp here"), wanted)[0] == 1
    score, _ = best_match(Text("lamp"), wanted)
    assert score == pytest.approx((50 + 2 * (1 - 6 / 4)) / 92)


@settings(deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=5), LETTERS)
def test_texts_in_rows_do_not_touch_each_other(texts, quote):
    """All at once or each alone, long ones beside short ones."""
    assert Rows(texts).least(quote) == [Rows([text]).least(quote)[0] for text in texts]


def test_a_diff_of_the_words_keeps_what_is_in_order():
    diff = WordDiff("There is a light on the water.", "There is a small lantern on the dark water.")
    assert diff.carried(9, 16) == (9, 10), "of “a light” there is “a”"
    assert diff.carried(17, 29) == (25, 42)
    assert diff.carried(11, 16) is None


def test_everybody_answers_in_the_shape_of_the_command():
    """A mark on “deckchair”, which stays, one on “light”, which becomes a lantern, and one on a line that is cut."""
    old, new = play(PIER), play(REVISED)
    spots = {words: on(old, words) for words in ("deckchair", "light on the water", "Then we shall open on a button.")}
    marks = [{"id": words, **spot._asdict()} for words, spot in spots.items()]
    for name, peer in PEERS.items():
        answers = {answer["id"]: answer for answer in peer(old, new, marks)}
        assert answers.keys() == spots.keys(), name
        kept = answers["deckchair"]
        spot = Spot(*(kept[field] for field in Spot._fields))
        assert (kept["outcome"], words_at(new, spot)) == ("kept", "deckchair"), name
    by_quote = {a["id"]: a for a in PEERS["Hypothesis' quotations"](old, new, marks)}
    assert by_quote["light on the water"]["outcome"] == "changed"
    exact = {a["id"]: a for a in PEERS["exact quotations (W3C)"](old, new, marks)}
    assert exact["light on the water"] == {
        "id": "light on the water",
        "outcome": "cut",
        **dict.fromkeys(Spot._fields),
    }


def test_without_the_shared_drafts_it_says_so(monkeypatch, tmp_path):
    """One sentence, and no traceback."""
    monkeypatch.setattr(carrying, "FOLDER", tmp_path / "carry")
    assert carrying.run().startswith("The shared drafts and their judge are not on this machine: put them into ")
