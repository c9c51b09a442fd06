"""Where names stand and what marks them: the reader finds out from the script itself."""

import pytest
from tests.readers.layout.told import SCENE, on_pages, printed, read, spoken, told

from tablework.readers.layout.read import read_lines

READ = [f"{name}: {' '.join(lines)}" for name, lines in SCENE]


def typed(form: str, *, title: bool = False) -> str:
    """The scene as a text file: `form` has the name, and each speech's first and other line."""
    return "\n\n".join(form.format(name.title() if title else name, *lines) for name, lines in SCENE)


@pytest.mark.parametrize(
    "form",
    [
        "{}. {}\n{}",
        "{}: {}\n{}",
        "{} -- {}\n{}",
        "{} — {}\n{}",
        "{}.—{}\n{}",
        "{}. {}\n    {}",
        "  {}. {}\n{}",
        "{}\n{}\n{}",
        "{}:\n{}\n{}",
        "                    {}\n{}\n{}",
        "                    {}\n          {}\n          {}",
        "{:14}{}\n              {}",
    ],
)
def test_capitals_before_above_and_beside_what_is_said(form):
    assert spoken(typed(form)) == READ


@pytest.mark.parametrize("form", ["{}. {}\n{}", "{}: {}\n{}", "_{}._ {}\n{}", "_{}_: {}\n{}", "{}:\n{}\n{}"])
def test_names_in_small_letters(form):
    assert [line.upper() for line in spoken(typed(form, title=True))] == [line.upper() for line in READ]


@pytest.mark.parametrize("mark", ["*{}.* {}", "*{}* {}", "^{}^. {}", "_{}._ {}", "_{}_ {}"])
def test_type_tells_a_name_from_what_is_said(mark):
    """Bold, small capitals, italics, before talk that hangs below; with a full stop and without."""
    rows = [
        row
        for name, (first, second) in SCENE
        for row in ((72, mark.format(name.title(), first)), (90, second), (72, ""))
    ]
    assert [line.upper() for line in told(read_lines(on_pages(printed(*rows))).draft)] == [one.upper() for one in READ]


def test_names_around_the_middle():
    rows = [
        row for name, lines in SCENE for row in ((306 - 3 * len(name), name), *((72, line) for line in lines), (0, ""))
    ]
    assert told(read_lines(on_pages(printed(*rows))).draft) == READ


def test_names_in_a_column_and_one_too_long_for_it():
    """THE OLD, and below it PORTER, beside what the porter says."""
    rows = []
    for name, (first, second) in [*SCENE, ("THE OLD", ("Nobody asks the porter,", ""))] * 2:
        rows += [(72, f"{name}\t{first}"), (292, second) if second else (72, "PORTER\tand he knows."), (0, "")]
    found = told(read_lines(on_pages(printed(*rows))).draft)
    assert found == [*READ, "THE OLD PORTER: Nobody asks the porter, and he knows."] * 2


def test_two_at_once_and_everybody():
    """
    ROSA. Is it still in the wings,
    the ladder?

    TOMAS. It has been there
    since Monday.

    ROSA and TOMAS. Then somebody
    has to move it.

    ALL. Not us, not today
    and not tomorrow.

    TOMAS. So it stays there
    until Friday.

    ROSA. It was never here
    on a Friday.
    """
    found = spoken(test_two_at_once_and_everybody.__doc__)
    assert [line.partition(":")[0] for line in found] == ["ROSA", "TOMAS", "ROSA & TOMAS", "ALL", "TOMAS", "ROSA"]


def test_a_name_that_speaks_once():
    """
                    ROSA
    Is it still in the wings?

                    TOMAS
    It is.

                    ROSA
    Who is that?

                    THE FIRE INSPECTOR
    Nobody move.

                    TOMAS
    Nobody does.

                    ROSA
    That is the ladder's fault.
    """
    assert "THE FIRE INSPECTOR: Nobody move." in spoken(test_a_name_that_speaks_once.__doc__)


def test_a_name_in_the_middle_of_what_is_said_is_no_cue():
    """
    ROSA. I have told you what Tomas said, and what
    ROSA. said to him, and what was said by
    TOMAS. He said no.

    TOMAS. I said maybe, and you heard it, and
    you heard no.

    ROSA. No is what I heard,
    and no it is.

    TOMAS. So be it, then,
    and good night.
    """
    found = spoken(test_a_name_in_the_middle_of_what_is_said_is_no_cue.__doc__)
    assert (
        found[0]
        == "ROSA: I have told you what Tomas said, and what ROSA. said to him, and what was said by TOMAS. He said no."
    )


def test_a_name_that_the_film_goes_on_with():
    """
          ROSA
    Then somebody has to

          (MORE)

          ROSA (CONT'D)
    move the ladder.

          TOMAS (O.S.)
    Somebody will.

          ROSA
    When?

          TOMAS
        (yawns)
    On Friday.
    """
    reading = read(test_a_name_that_the_film_goes_on_with.__doc__)
    assert [role.name for role in reading.draft.roles] == ["ROSA", "TOMAS"]
    assert [e.text for e in reading.draft.elements if e.kind == "page_break"] == ["(MORE)"]
    assert [e.text for e in reading.draft.elements if e.kind == "parenthetical"] == ["(yawns)"]


def test_a_word_torn_where_the_page_ends_and_the_name_is_said_again():
    """
          ROSA
    Is it still there?

          TOMAS
    It is, and nobody but
    you can under-

          (MORE)

          TOMAS (CONT'D)
    stand why it is.

          ROSA
    Nobody.
    """
    found = read(test_a_word_torn_where_the_page_ends_and_the_name_is_said_again.__doc__).draft.elements
    said = [e.text for e in found if e.kind == "dialogue"]
    assert said[1:3] == ["It is, and nobody but you can understand", "why it is."]
