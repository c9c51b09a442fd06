"""The breakdown adds up."""

from tablework.script.breakdown import break_down_draft
from tablework.script.breakdown_document import to_document
from tablework.script.draft import Division, Draft
from tablework.script.presence import Answer
from tablework.script.timing import Minutes, Pace
from tablework.testing.plays import play

TWO_SCENES = """
    # ACT ONE

    ## Scene 1

    ANNA and BEN sit at a table. A CAT sleeps.

    ANNA
    One two three.

    BEN
    Four.

    ANNA goes.

    BEN
    Five six.

    ## Scene 2

    .SONG: "Count"

    ANNA
    ~Seven eight
    """


def test_sizes_of_roles():
    """ANNA says three words and sings two; BEN says three in two speeches, the second of them alone."""
    breakdown = break_down_draft(play(TWO_SCENES))
    anna, ben = breakdown.roles
    assert (anna.words, anna.lyric_words, anna.speeches) == (5, 2, 2)
    assert (ben.words, ben.lyric_words, ben.speeches) == (3, 0, 2)
    assert anna.scenes == ("d2", "d3")
    assert ben.scenes == ("d2",)
    assert breakdown.words == 8
    assert ben.minutes_on_stage.low > 0


def test_scenes_acts_and_songs():
    breakdown = break_down_draft(play(TWO_SCENES))
    assert [(s.division, s.roles, s.words) for s in breakdown.scenes] == [
        ("d2", ("anna", "ben"), 6),
        ("d3", ("anna",), 2),
    ]
    assert [s.words for s in breakdown.acts] == [8]
    assert [(s.roles, s.words) for s in breakdown.songs] == [(("anna",), 2)]


def test_french_scenes_end_when_somebody_goes():
    breakdown = break_down_draft(play(TWO_SCENES))
    assert [timed.scene.on_stage for timed in breakdown.french_scenes] == [("anna", "ben"), ("ben",), ("anna",)]


def test_a_slow_company_takes_longer():
    slow = break_down_draft(play(TWO_SCENES), pace=Pace(1.5))
    usual = break_down_draft(play(TWO_SCENES))
    assert slow.running.low > usual.running.low


def test_answers_that_settled_a_doubt_stay_in_sight():
    draft = play(TWO_SCENES)
    answers = (Answer("e4", "ben", on_stage=True),)
    document = to_document(break_down_draft(draft, answers), answers)
    assert {"element": "e4", "roles": ["ben"], "on_stage": True, "answered": True}.items() <= document["doubts"][
        -1
    ].items()
    assert document["running_minutes"] == [0, 0]
    assert [scene["id"] for scene in document["scenes"]] == ["d2", "d3"]


def test_one_answer_about_two_people_stays_one():
    answers = tuple(Answer("e4", role, on_stage=False) for role in ("anna", "ben"))
    document = to_document(break_down_draft(play(TWO_SCENES), answers), answers)
    assert [doubt["roles"] for doubt in document["doubts"] if doubt["answered"]] == [["anna", "ben"]]


def test_doubts_come_out_as_questions():
    """
    ANNA
    Is he still here?

    BEN comes in.

    BEN
    Who?

    ANNA
    Nobody. I was sure he had gone.
    """
    document = to_document(break_down_draft(play(test_doubts_come_out_as_questions.__doc__ or "")))
    assert all(set(doubt) == {"element", "roles", "why", "on_stage", "answered"} for doubt in document["doubts"])


def test_an_act_with_nothing_in_it_has_no_size():
    draft = Draft("Play", (), "toy", (), divisions=(Division("d1", "act"),))
    assert [(s.words, s.minutes) for s in break_down_draft(draft).acts] == [(0, Minutes(0, 0))]
