"""How a reader puts a draft together."""

from tablework.script.builder import SONG_LEVEL, DraftBuilder
from tablework.script.draft import CastMember, Role


def test_labels_become_clear_in_the_end():
    """Page 1 says QUEEN G., page 40 says QUEEN GERTRUDE: one queen."""
    builder = DraftBuilder("toy")
    for label in ["QUEEN G.", "QUEEN GERTRUDE"]:
        speech = builder.new_speech(label)
        builder.add("cue", label, speech)
        builder.add("dialogue", "Yes.", speech)
        builder.add("stage_direction", "She sits.", speech)
    draft = builder.finish("Play")
    assert {e.roles for e in draft.elements if e.kind != "stage_direction"} == {("queen_gertrude",)}
    assert {e.roles for e in draft.elements if e.kind == "stage_direction"} == {()}


def test_divisions_end_where_the_next_of_their_level_begins():
    builder = DraftBuilder("toy")
    builder.open("act", "1", level=1)
    builder.open("scene", "1", level=2)
    builder.add("stage_direction", "Dawn.")
    builder.open("song", None, "Rain", SONG_LEVEL)
    builder.add("lyric", "Rain!")
    builder.open("scene", "2", level=2)
    builder.add("stage_direction", "Noon.")
    builder.open("act", "2", level=1)
    draft = builder.finish("Play")
    ends = [(d.kind, d.number, d.parent, d.first, d.last) for d in draft.divisions]
    assert ends == [
        ("act", "1", None, "e1", "e3"),
        ("scene", "1", "d1", "e1", "e2"),
        ("song", None, "d2", "e2", "e2"),
        ("scene", "2", "d1", "e3", "e3"),
        ("act", "2", None, None, None),
    ]


def test_a_song_goes_on_under_the_next_singer_but_not_after_somebody_has_spoken():
    builder = DraftBuilder("toy")
    song = builder.open("song", level=SONG_LEVEL)
    assert not builder.resume(song)
    builder.add("lyric", "One.")
    builder.close(SONG_LEVEL)
    builder.add("cue", "BEN")
    assert builder.resume(song)
    builder.add("lyric", "Two.")
    builder.close(SONG_LEVEL)
    builder.add("dialogue", "Enough.")
    assert not builder.resume(song)
    assert len(builder) == 4


def test_the_cast_list_finds_its_roles_and_a_source_may_declare_its_own():
    builder = DraftBuilder("toy")
    speech = builder.new_speech("ANNA")
    builder.add("cue", "ANNA", speech)
    builder.add("dialogue", "Yes.", builder.new_speech(), ("ben",))
    builder.puzzle("e2", "Nobody is named.")
    cast = [CastMember("Anna", "a baker"), CastMember("A cat")]
    draft = builder.finish("Play", ["A. Writer"], cast=cast, roles=[Role("ben", "Ben")], language="en")
    assert [m.role for m in draft.cast] == ["anna", None]
    assert [r.id for r in draft.roles] == ["ben", "anna"]
    assert draft.puzzles[0].element == "e2"
    assert not builder.within("act")
