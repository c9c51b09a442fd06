"""The company and the parts of scripts over HTTP, as the page asks, and as somebody who has no business there."""

import pytest

from tablework.casting.needs.in_script import RULES

TEMPEST = """
Title: The Island

ARIEL
(singing)
Full fathom five thy father lies, of his bones are coral made.

PORTER
Who knocks?

ARIEL kisses PORTER.

ARIEL
Nobody that you could let in, and nobody that you could keep out.
"""

MARGOT = {
    "name": "Margot",
    "pronouns": "she/her",
    "playing_age": [34, 45],
    "plays": ["woman"],
    "wishes": {"least_words": 8},
}


@pytest.fixture
def desk(open_house):
    return open_house.at_own_machine()


@pytest.fixture
def island(desk):
    file = desk.post("/api/scripts?name=island.fountain", content=TEMPEST.encode()).json()["files"][0]
    return file["script"]["id"]


@pytest.fixture
def margot(desk):
    return desk.post("/api/company/performers", json=MARGOT).json()["id"]


def ask(desk, who, **question):
    return desk.get(f"/api/company/performers/{who}/parts", params=question).json()


def test_somebody_comes_into_the_company_and_is_changed_and_erased(desk):
    """Rosa adds Margot, corrects her age, and erases her for good."""
    margot = desk.post("/api/company/performers", json=MARGOT).json()
    assert margot["voice"] is None
    changed = desk.patch(f"/api/company/performers/{margot['id']}", json={"playing_age": [30, 50]}).json()
    assert (changed["playing_age"], changed["plays"]) == ([30, 50], ["woman"])
    assert [one["name"] for one in desk.get("/api/company").json()["performers"]] == ["Margot"]
    assert desk.delete(f"/api/company/performers/{margot['id']}").json()["performers"] == []
    gone = desk.patch(f"/api/company/performers/{margot['id']}", json={"name": "Margot"})
    assert (gone.status_code, gone.json()["error"].count(".")) == (404, 2)


def test_an_agency_has_agents_with_ids_of_their_own(desk):
    quay = desk.post("/api/company/agencies", json={"name": "Quay Artists", "agents": [{"name": "Ines"}]}).json()
    assert quay["agents"][0]["id"]
    more = desk.patch(
        f"/api/company/agencies/{quay['id']}", json={"agents": [*quay["agents"], {"name": "Otto"}]}
    ).json()
    assert [agent["name"] for agent in more["agents"]] == ["Ines", "Otto"]
    assert desk.patch(f"/api/company/agencies/{quay['id']}", json={"agents": 3}).status_code == 422


@pytest.mark.parametrize(
    ("method", "path", "json", "status"),
    [
        ("POST", "/api/company/performers", {"name": ""}, 422),
        ("POST", "/api/company/performers", {"name": "M", "voice": {"lowest": "low"}}, 422),
        ("POST", "/api/company/producers", {"name": "M"}, 404),
        ("DELETE", "/api/company/performers/nobody", None, 404),
        ("GET", "/api/company/performers/nobody/parts", None, 404),
        ("GET", "/api/company/performers/nobody/searches", None, 404),
        ("GET", "/api/company/export.xls", None, 404),
        ("POST", "/api/company/import?name=people.xls", None, 422),
        ("GET", "/api/scripts/nothing/parts", None, 404),
        ("GET", "/api/scripts/nothing/parts/ariel/candidates", None, 404),
        ("POST", "/api/scripts/nothing/parts/ariel/needs", {"kind": "sings", "weight": "must"}, 404),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(desk, method, path, json, status):
    answer = desk.request(method, path, json=json)
    assert answer.status_code == status
    assert answer.json()["error"].endswith(".")


def test_all_of_it_is_the_owners_alone(open_house, island, margot):
    """Margot has come to a table as a performer: no search, no sheet, no candidate is there for her."""
    performer = open_house.member("performer", "Margot")
    director = open_house.member("director", "Otto")
    part = f"/api/scripts/{island}/parts"
    for path in (
        "/api/company",
        "/api/company/export.csv",
        f"/api/company/performers/{margot}/parts",
        f"/api/company/performers/{margot}/searches",
        part,
        f"{part}/ariel/candidates",
    ):
        for guest in (performer, director, open_house.guest()):
            assert guest.get(path).status_code == 404
            assert "Margot" not in guest.get(path).text


@pytest.mark.usefixtures("island")
def test_parts_for_somebody_with_reasons_that_add_up(desk, margot):
    answer = ask(desk, margot)
    ariel = next(part for part in answer["right"] if part["name"] == "ARIEL")
    assert ariel["score"] == sum(reason["points"] for reason in ariel["reasons"]) == ariel["sure"] + ariel["unsure"]
    assert {reason["kind"] for reason in ariel["reasons"]} == {"size", "sings", "kisses"}
    assert answer["parts"] == answer["count"] + answer["loose"] + sum(one["count"] for one in answer["stopped"])


@pytest.mark.usefixtures("island")
def test_words_narrow_to_the_parts_that_say_them(desk, margot):
    """The words are Ariel's; a title or a direction is everybody's."""
    assert {part["name"] for part in ask(desk, margot, words="fathom")["right"]} == {"ARIEL"}
    assert ask(desk, margot, words="Island")["parts"] == 2
    assert (
        ask(desk, margot, words="zebra")["sentence"]
        == "There is no part to ask about: put a script on the stack first."
    )


@pytest.mark.usefixtures("island")
def test_days_are_asked_of_the_calendar(desk, margot):
    desk.patch(f"/api/company/performers/{margot}", json={"away": [["2026-12-01", "2026-12-09"]]})
    answer = ask(desk, margot, **{"from": "2026-12-05"})
    assert (answer["count"], {one["kind"] for one in answer["stopped"]}) == (0, {"dates", "size"})
    assert ask(desk, margot, **{"from": "2026-12-10", "to": "2026-12-11"})["count"] > 0
    assert desk.get(f"/api/company/performers/{margot}/parts", params={"from": "soon"}).status_code == 422


def test_the_honest_none_and_what_to_open(desk, island, margot):
    """Rosa wants a man as Ariel until she sees that nothing else is right for Margot."""
    needs = f"/api/scripts/{island}/parts/ariel/needs"
    everything = {"wishes": {"least_words": 20}}
    desk.patch(f"/api/company/performers/{margot}", json=everything)
    desk.post(needs, json={"kind": "plays_as", "value": "man", "weight": "must"})
    none = ask(desk, margot)
    assert none["count"] == 0
    assert "None is right." in none["sentence"]
    assert "Nearest: ARIEL, where only “played as a man” stands against it; open that and it fits." in none["sentence"]
    (opens,) = none["nearest"]["opens"]
    parts = desk.post(needs, json={**opens, "weight": "open"}).json()["parts"]
    assert ask(desk, margot)["right"][0]["name"] == "ARIEL"
    said = next(need for part in parts for need in part["needs"] if need["kind"] == "plays_as")
    desk.delete(f"{needs}/{said['id']}")
    assert ask(desk, margot)["count"] == 1


def test_the_parts_of_a_script_lead_to_their_words(desk, island):
    draft = desk.get(f"/api/scripts/{island}").json()["draft"]
    parts = {part["name"]: part for part in desk.get(f"/api/scripts/{island}/parts").json()["parts"]}
    texts = {element["id"]: element["text"] for element in draft["elements"]}
    for need in parts["ARIEL"]["needs"]:
        of = need["source"]
        assert texts[of["element"]][of["start"] : of["end"]] == of["quote"]
        assert (need["weight"], need["id"]) == ("wish", None)


@pytest.mark.usefixtures("margot")
def test_candidates_stand_side_by_side_with_the_same_needs(desk, island):
    """Anders, of whom nobody has said anything, stands beside Margot, and nothing counts as no."""
    desk.post("/api/company/performers", json={"name": "Anders"})
    desk.post(
        f"/api/scripts/{island}/parts/ariel/needs",
        json={"kind": "playing_age", "value": [60, 70], "weight": "must", "from": "casting"},
    )
    found = desk.get(f"/api/scripts/{island}/parts/ariel/candidates").json()
    assert found["needs"][-1]["source"] == {"from": "casting"}
    assert [(one["name"], one["fits"]) for one in found["candidates"]] == [("Anders", True), ("Margot", False)]
    for one in found["candidates"]:
        assert [reason["kind"] for reason in one["reasons"]] == [need["kind"] for need in found["needs"]]


def test_a_reading_is_noted_shown_and_erased(desk, island, margot):
    """What Rosa thinks of Margot's reading is hers until she shows it."""
    readings = f"/api/scripts/{island}/parts/ariel/readings"
    note = {"performer": margot, "date": "2026-11-20", "saw": ["Rosa", ""], "opinion": "Better than the song."}
    found = desk.post(readings, json=note).json()
    (reading,) = found["candidates"][0]["readings"]
    assert (reading["saw"], reading["shown"], reading["mine"]) == (["Rosa"], False, True)
    shown = desk.patch(f"{readings}/{reading['id']}", json={"shown": True}).json()
    assert shown["candidates"][0]["readings"][0]["shown"]
    assert desk.delete(f"{readings}/{reading['id']}").json()["candidates"][0]["readings"] == []
    assert desk.post(readings, json={**note, "date": "yesterday"}).status_code == 422
    assert desk.post(readings, json={**note, "performer": "nobody"}).status_code == 404


@pytest.mark.usefixtures("island")
def test_a_kept_answer_is_asked_again_and_says_what_is_new(desk, margot, open_house):
    """Rosa keeps an answer; a wish changes and it says what came; she has seen it, and it is quiet again."""
    searches = f"/api/company/performers/{margot}/searches"
    desk.patch(f"/api/company/performers/{margot}", json={"wishes": {"least_words": 10_000}})
    kept = desk.post(searches, json={"words": "Island"}).json()
    assert (kept["at"], kept["new"], kept["then"]) == (open_house.now, [], kept["now"])
    desk.patch(f"/api/company/performers/{margot}", json={"wishes": {"least_words": 10}})
    (news,) = desk.get(searches).json()["searches"]
    assert [part["name"] for part in news["new"]] == ["ARIEL"]
    assert desk.put(f"{searches}/{kept['id']}").json()["new"] == []
    anders = desk.post("/api/company/performers", json={"name": "Anders"}).json()["id"]
    assert desk.put(f"/api/company/performers/{anders}/searches/{kept['id']}").status_code == 404
    desk.patch(f"/api/company/performers/{margot}", json={"wishes": {"least_words": 10_000}})
    assert [part["name"] for part in desk.get(searches).json()["searches"][0]["gone"]] == ["ARIEL"]
    assert desk.delete(f"{searches}/{kept['id']}").json() == {"searches": []}


def test_a_new_script_is_in_the_next_answer(desk, margot):
    before = ask(desk, margot)["parts"]
    desk.post("/api/scripts?name=pier.fountain", content=b"Title: The Jetty\n\nNELL\nA boat, and another boat.\n")
    assert ask(desk, margot)["parts"] == before + 1


def test_an_answered_doubt_renews_the_parts_of_its_script(desk, island, margot, open_house):
    """How often a part is silent leans on who is on stage: it is read anew when that is settled otherwise."""
    ask(desk, margot)
    assert open_house.shelf.parts(island, RULES)
    element = desk.get(f"/api/scripts/{island}").json()["draft"]["elements"][-1]["id"]
    wish = {"element": element, "roles": ["porter"], "on_stage": False}
    desk.post(f"/api/scripts/{island}/answers", json=wish)
    assert open_house.shelf.parts(island, RULES) is None
    assert ask(desk, margot)["parts"] == desk.get("/api/company/performers/" + margot + "/parts").json()["parts"]
    assert open_house.shelf.parts(island, RULES)


def test_people_come_in_and_go_out_by_file(desk):
    """Rosa takes in a table, gives it out as cards, and takes those in elsewhere: nobody is there twice."""
    table = "name,agency,agent,phone\nMargot,Quay Artists,Ines,+44 1\nAnders,Quay Artists,Ines,\n,Pier Talent,Otto,\n"
    took = desk.post("/api/company/import?name=people.csv", content=table.encode()).json()
    assert (took["added"], took["changed"], len(took["agencies"])) == (2, 0, 2)
    cards = desk.get("/api/company/export.vcf")
    assert "attachment" in cards.headers["content-disposition"]
    again = desk.post("/api/company/import?name=people.vcf", content=cards.content).json()
    assert (again["added"], again["changed"], again["changed_agencies"]) == (0, 0, 0)
    newer = desk.post(
        "/api/company/import?name=p.csv",
        content=b"name,pronouns,agency,agent,agent_email\nmargot,she/her,quay artists,ines,i@example.org\n",
    ).json()
    margot = next(one for one in newer["performers"] if one["pronouns"])
    assert (margot["contact"]["phone"], newer["changed"], newer["changed_agencies"]) == ("+44 1", 1, 1)
    torn = desk.post("/api/company/import?name=p.csv", content=b"name,playing_age\nA,30\nB,old\n")
    assert torn.json()["error"].startswith("p.csv, line 3: ")
    assert len(desk.get("/api/company").json()["performers"]) == 2


def test_invented_performers_come_to_try_things_with(desk):
    took = desk.post("/api/company/sample", json={}).json()
    assert (took["added"], took["changed_agencies"]) == (5, 2)
    assert desk.post("/api/company/sample", json={}).json()["added"] == 0
    assert desk.post("/api/company/sample", content=b"{}").status_code == 415


def test_a_list_of_people_that_is_too_large_is_refused(desk):
    assert desk.post("/api/company/import?name=p.csv", content=b"x" * 5_000_001).status_code == 413


def test_erasing_somebody_takes_what_is_about_them(desk, island, margot, open_house):
    """Not a word of Margot's stays in the desk's file."""
    desk.post(f"/api/company/performers/{margot}/searches", json={})
    note = {"performer": margot, "date": "2026-11-20", "opinion": "zanzibar"}
    desk.post(f"/api/scripts/{island}/parts/ariel/readings", json=note)
    desk.delete(f"/api/company/performers/{margot}")
    held = b"".join(path.read_bytes() for path in open_house.shelf.file.path.parent.iterdir())
    assert b"zanzibar" not in held
    assert desk.get(f"/api/scripts/{island}/parts/ariel/candidates").json()["candidates"] == []
