"""From the name line above a speech to the roles that speak it."""

import pytest

from tablework.script.names import RoleBook, bare_name, is_group, names_in, slug

BARE = {
    "HAMLET": "HAMLET",
    "Ham.": "Ham",
    "HAMLET (O.S.)": "HAMLET",
    "HAMLET (CONT'D)": "HAMLET",
    "HAMLET (CONT’D) ^": "HAMLET",
    "OLD WOMAN [aside]:": "OLD WOMAN",
    "BOTTOM, as Pyramus": "BOTTOM",
    "BOTTOM (as Pyramus)": "BOTTOM",
    "ZOÉ (on the": "ZOÉ",
    "(O.S.)": "(O.S.)",
    "AMOS TULL JR.": "AMOS TULL JR.",
}

SEVERAL = {
    "KING & QUEEN": ("KING", "QUEEN"),
    "KING + QUEEN": ("KING", "QUEEN"),
    "KING, QUEEN AND FOOL": ("KING", "QUEEN", "FOOL"),
    "KING/QUEEN": ("KING", "QUEEN"),
    "FIRST/SECOND SENATOR": ("FIRST SENATOR", "SECOND SENATOR"),
    "1ST/2ND GUARD": ("1ST GUARD", "2ND GUARD"),
    "ROSE and LILY": ("ROSE", "LILY"),
    "Chor und Gululi": ("Chor und Gululi",),
    "salt and pepper": ("salt and pepper",),
    "ALL": ("ALL",),
    "BOTH SERVANTS": ("BOTH SERVANTS",),
}


@pytest.mark.parametrize(("label", "name"), BARE.items())
def test_a_label_without_its_extensions(label: str, name: str) -> None:
    assert bare_name(label) == name


@pytest.mark.parametrize(("label", "names"), SEVERAL.items())
def test_who_speaks_under_a_label(label: str, names: tuple[str, ...]) -> None:
    assert names_in(label) == names


def test_a_name_that_is_known_is_never_taken_apart():
    assert names_in("ROSE AND CROWN", {"rose and crown"}) == ("ROSE AND CROWN",)


def test_a_name_in_lower_case_is_taken_apart_only_when_a_part_is_known():
    assert names_in("the cook and the thief", {"the cook"}) == ("the cook", "the thief")
    assert names_in("the cook, and the thief") == ("the cook", "and the thief")


@pytest.mark.parametrize("name", ["ALL", "Alle", "BOTH SERVANTS", "THE ENSEMBLE", "Chorus", "TOUS"])
def test_several_people_at_once_are_a_group(name: str) -> None:
    assert is_group(name)


@pytest.mark.parametrize("name", ["HAMLET", "FIRST SERVANT", ""])
def test_one_person_is_no_group(name: str) -> None:
    assert not is_group(name)


def test_ids_keep_other_alphabets_and_are_never_empty():
    assert slug("First Sénateur") == "first_senateur"
    assert slug("Гамлет") == "гамлет"
    assert slug("?!") == "nobody"


def test_one_role_under_all_its_spellings():
    """HAMLET, Hamlet, HAMLET (O.S.) and Ham. are one man."""
    book = RoleBook(["HAMLET", "Hamlet", "HAMLET (O.S.)", "Ham.", "HORATIO"])
    assert {book.speakers(label) for label in ["HAMLET", "Hamlet", "HAMLET (O.S.)", "Ham."]} == {("hamlet",)}
    assert [role.id for role in book.roles] == ["hamlet", "horatio"]
    assert book.roles[0].labels == ("HAMLET", "Hamlet", "Ham")


def test_an_abbreviation_that_fits_two_people_stays_itself():
    """Who is Ho.? HORATIO or HOST: nobody can say, so it is a role of its own."""
    book = RoleBook(["HORATIO", "HOST", "Ho."])
    assert book.speakers("Ho.") == ("ho",)


def test_where_every_name_ends_in_a_full_stop_only_the_cast_list_tells_what_is_short():
    """KING. is not KINGSLEY. for all that; but OPH. is the OPHELIA of the cast list."""
    book = RoleBook(["KING.", "KINGSLEY.", "OPH."], ["KING", "OPHELIA"])
    assert [book.speakers(label) for label in ["KING.", "KINGSLEY.", "OPH."]] == [
        ("king",),
        ("kingsley",),
        ("ophelia",),
    ]


def test_two_words_are_each_abbreviated():
    assert RoleBook(["QUEEN GERTRUDE", "QUEEN G."]).speakers("QUEEN G.") == ("queen_gertrude",)


def test_those_who_speak_together_are_those_who_speak_alone():
    book = RoleBook(["KING", "QUEEN", "KING & QUEEN"])
    assert book.speakers("KING & QUEEN") == ("king", "queen")
    assert [role.labels for role in book.roles] == [("KING",), ("QUEEN",)]


def test_the_cast_list_knows_names_too():
    """ROSEN. & GUILD. are the two of the cast list."""
    book = RoleBook(["Rosen. & Guild."], ["ROSENCRANTZ", "GUILDENSTERN"])
    assert book.speakers("Rosen. & Guild.") == ("rosencrantz", "guildenstern")
    assert book.id_of("Rosencrantz") == "rosencrantz"
    assert book.id_of("Osric") is None


def test_names_that_make_the_same_id_stay_two_people():
    book = RoleBook(["O'HARA", "O HARA"])
    assert book.speakers("O'HARA") != book.speakers("O HARA")


def test_nobody_speaks_under_a_label_that_was_never_seen():
    assert RoleBook(["ANNA"]).speakers("BEN") == ()
