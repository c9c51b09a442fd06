"""What a heading opens."""

import pytest

from tablework.script.headings import Heading, parse_heading, to_figures

OPENS = {
    "ACT ONE": Heading("act", "1", ""),
    "Act II": Heading("act", "2", ""),
    "ACT": Heading("act", None, ""),
    "Scene 3. The booth": Heading("scene", "3", "The booth"),
    "SCENE IV": Heading("scene", "4", ""),
    "Scene 12a - Later": Heading("scene", "12A", "Later"),
    "SCENE: A beach": Heading("scene", None, "A beach"),
    'SONG: "Half a Script"': Heading("song", None, "Half a Script"),
    "Song “Rain”": Heading("song", None, "Rain"),
    "Song No. 4: Rain": Heading("song", "4", "Rain"),
    "Zweiter Aufzug": Heading("act", "2", ""),
    "Erster Auftritt.": Heading("scene", "1", ""),
    "3. Szene: Im Wald": Heading("scene", "3", "Im Wald"),
    "THE SECOND ACT": Heading("act", "2", ""),
    "Acte premier": Heading("act", "1", ""),
    "EPILOGUE": Heading("epilogue", None, ""),
    "Dramatis Personae": Heading("cast", None, "Dramatis Personae"),
    "Cast": Heading("cast", None, ""),
}

OPENS_NOTHING = [
    "INT. BAR - NIGHT",
    "Scene painters at work",
    "Act naturally",
    "THE SECOND MOUSE",
    "Later that night",
    "",
    "7",
]


@pytest.mark.parametrize(("text", "opens"), OPENS.items())
def test_a_heading_that_says_what_it_opens(text: str, opens: Heading) -> None:
    assert parse_heading(text) == opens


@pytest.mark.parametrize("text", OPENS_NOTHING)
def test_a_heading_that_does_not_say(text: str) -> None:
    assert parse_heading(text) is None


@pytest.mark.parametrize(
    ("word", "figures"),
    [("XIV", "14"), ("xl", "40"), ("twelve", "12"), ("Siebente", "7"), ("12a", "12A"), ("mixed", None), ("door", None)],
)
def test_numbers_come_out_in_figures(word: str, figures: str | None) -> None:
    assert to_figures(word) == figures
