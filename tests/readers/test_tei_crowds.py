"""The Folger's ids: who is one of a crowd, and comes and goes with it."""

from tests.readers.test_tei import sp, tei

from tablework.readers.tei import read_tei
from tablework.script.breakdown import break_down_draft
from tablework.script.draft import Draft

PEOPLE = "".join(
    f'<{kind} xml:id="{id_}"><name>{name}</name></{kind}>'
    for kind, id_, name in [
        ("person", "Anna_Xy", "Anna"),
        ("personGrp", "PLAYERS_Xy", "Players, Musicians, Guards"),
        ("personGrp", "PLAYERS.1_Xy", "Players, Musicians, Guards"),
        ("personGrp", "PLAYERS.Queen_Xy", "PLAYERS.Queen_Xy"),
        ("personGrp", "PLAYERS.0_Xy", "Some players"),
        ("personGrp", "Servant_Xy", "Players, Musicians, Guards"),
    ]
)


def stage(kind: str, who: str, words: str) -> str:
    pointers = " ".join(f"#{one}_Xy" for one in who.split())
    return f'<stage type="{kind}" who="{pointers}">{words}</stage>'


def read(*scenes: str, people: str = PEOPLE) -> Draft:
    body = "".join(f'<div type="scene" n="{n}">{scene}</div>' for n, scene in enumerate(scenes, 1))
    return read_tei(tei(body, people=people), "dust.xml")


def says(who: str, label: str) -> str:
    return sp(f"#{who}_Xy", "<p>One two three.</p>", label)


def there(draft: Draft) -> list[set[str]]:
    return [set(timed.scene.on_stage) for timed in break_down_draft(draft).french_scenes]


def test_one_of_a_crowd_is_a_person_with_the_name_of_their_speeches():
    draft = read(says("PLAYERS", "ALL") + says("PLAYERS.1", "FIRST PLAYER") + says("Servant", "SERVANT"))
    assert [(role.name, role.group) for role in draft.roles] == [
        ("Players", True),
        ("FIRST PLAYER", False),
        ("SERVANT", False),
    ]


def test_whoever_of_a_crowd_speaks_comes_and_goes_with_it():
    """`Enter Players`: the first of them speaks, the queen does not come in this scene."""
    draft = read(
        stage("entrance", "Anna PLAYERS", "Enter Anna and Players.")
        + says("PLAYERS.1", "FIRST PLAYER")
        + stage("exit", "PLAYERS", "Players exit.")
        + says("Anna", "ANNA"),
        stage("entrance", "PLAYERS.Queen", "Enter Player Queen.") + says("PLAYERS.Queen", "PLAYER QUEEN"),
    )
    assert there(draft) == [
        {"Anna_Xy", "PLAYERS_Xy", "PLAYERS.1_Xy"},
        {"Anna_Xy"},
        {"Anna_Xy", "PLAYERS.Queen_Xy"},
    ]


def test_a_crowd_never_stays_when_a_scene_ends():
    """Nobody says that the players go; Anna, of whom nobody says so either, stays."""
    draft = read(
        stage("entrance", "Anna PLAYERS", "Enter Anna and Players.") + says("PLAYERS.1", "FIRST PLAYER"),
        says("Anna", "ANNA") + stage("exit", "Anna", "Exit Anna."),
    )
    assert "PLAYERS.1_Xy" in there(draft)[0]
    assert all("PLAYERS.1_Xy" not in on_stage for on_stage in there(draft)[1:])
    assert any("Anna_Xy" in on_stage for on_stage in there(draft)[1:])


def test_who_has_come_by_name_goes_by_name():
    """The queen came alone; when some players leave, nobody knows that she is among them."""
    draft = read(
        stage("entrance", "Anna PLAYERS.Queen", "Enter Anna and Player Queen.")
        + says("PLAYERS.Queen", "PLAYER QUEEN")
        + stage("exit", "PLAYERS.0", "Some players exit.")
        + says("Anna", "ANNA")
        + stage("exit", "PLAYERS", "Players exit.")
        + says("Anna", "ANNA")
    )
    assert all("PLAYERS.Queen_Xy" in on_stage for on_stage in there(draft))


def test_other_editions_mean_what_they_declare():
    """A group is a group where the ids follow no rule."""
    people = '<personGrp xml:id="all"><name>All</name></personGrp><personGrp xml:id="B.1"><name>B</name></personGrp>'
    draft = read(sp("#B.1", "<p>Oh!</p>", "B"), people=people)
    assert [role.group for role in draft.roles] == [True]


def test_a_crowd_is_called_what_its_id_says():
    """The list of people calls half of them `Attendants, Lords, Guards`; the id knows better."""
    people = '<personGrp xml:id="SOLDIERS.FORTINBRAS_Ham"><name>Lords, Guards</name></personGrp>'
    draft = read(sp("#SOLDIERS.FORTINBRAS_Ham", "<p>Oh!</p>", "ALL"), people=people)
    assert [role.name for role in draft.roles] == ["Soldiers (Fortinbras)"]
