"""How words are counted, and when two are the same."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablework.script.words import count_words, fold

COUNTS = {
    "": 0,
    "Hello.": 1,
    "— … !": 0,
    "o'er half-past 9": 3,
    "Well -- no.": 2,
    "*  *  *": 0,
    "Ça va ?": 2,
}


@pytest.mark.parametrize(("text", "words"), COUNTS.items())
def test_an_actor_counts_what_can_be_said(text: str, words: int) -> None:
    assert count_words(text) == words


def test_case_accents_and_kinds_of_apostrophe_make_no_difference():
    assert fold("ZOÉ’s  Größe") == fold("Zoe's GRÖSSE") == "zoe's grosse"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.sampled_from(["a", "--", "two", "é", "…"])))
def test_words_add_up(pieces: list[str]) -> None:
    assert count_words(" ".join(pieces)) == sum(map(count_words, pieces))


SHARED = Path(__file__).parents[1] / "shared"


@pytest.mark.parametrize("case", json.loads((SHARED / "web-fold.json").read_text(encoding="utf-8")))
def test_the_browser_and_we_fold_alike(case) -> None:
    assert fold(case["text"]) == case["folded"]


@pytest.mark.parametrize("case", json.loads((SHARED / "web-code-points.json").read_text(encoding="utf-8")))
def test_the_browser_and_we_count_offsets_alike(case) -> None:
    assert case["text"][case["start"] : case["end"]] == case["slice"]
