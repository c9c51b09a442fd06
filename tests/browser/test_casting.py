"""A director looks for the right part for somebody, and for somebody for a part."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect
from tests.browser.conftest import AXE

LONG = "Nobody that you could let in, and nobody that you could keep out. " * 200
"""So that Ariel is larger than any part of the sample plays."""

ISLAND = f"""Title: The Island

ARIEL, an airy spirit, is discovered.

ARIEL
~Full fathom five thy father lies, of his bones are coral made.
{LONG}

PORTER
Who knocks?

MRS HALL (60s) kisses PORTER.

MRS HALL
Only me, and it is late.
"""

TABLE = b"name,playing_age,agency,agent\nAnders Bell,40-55,Quay Artists,Ines Okafor\n"


def add_island(page: Page) -> None:
    file: Any = {"name": "island.fountain", "mimeType": "text/plain", "buffer": ISLAND.encode()}
    page.get_by_label("Script files").set_input_files(file)
    expect(page.get_by_text("1 script added")).to_be_visible()


def casting(page: Page) -> None:
    page.get_by_role("link", name="Casting").click()
    expect(page.get_by_role("heading", name="The company")).to_be_visible()


def add_margot(page: Page) -> None:
    """By keyboard alone."""
    page.keyboard.press("a")
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type("Margot Reyes")
    page.get_by_label("Pronouns").fill("she/her")
    page.get_by_label("Plays as").fill("woman")
    page.get_by_label("Plays from age").fill("34")
    page.get_by_label("to", exact=True).fill("45")
    page.get_by_label("Smallest part, in words").fill("2400")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Margot Reyes", exact=True)).to_be_visible()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']} {one['nodes'][0]['any']}" for one in found]


def foot(page: Page):
    return page.get_by_role("contentinfo")


def say_need(page: Page, part: str, kind: str, value: str) -> None:
    """Rosa says what a part must be."""
    page.get_by_role("button", name=re.compile(f"^{part}")).click()
    page.get_by_label("Need", exact=True).select_option(label=kind)
    page.get_by_label("What", exact=True).fill(value)
    page.get_by_role("button", name="Say so").click()
    expect(foot(page)).to_contain_text(f"{kind} {value}: a must now.")


def test_an_honest_none_is_opened_and_fits(page: Page) -> None:
    """Rosa wants Ariel played as a man; nothing is right for Margot, and she opens it after all."""
    add_island(page)
    page.get_by_role("complementary", name="The selected script").get_by_role("link", name="Parts").click()
    say_need(page, "ARIEL", "played as", "man")
    say_need(page, "MRS HALL", "played as", "man")

    casting(page)
    add_margot(page)
    answer = page.get_by_role("region", name="Parts for Margot Reyes")
    expect(answer).to_contain_text(
        "16 parts in 3 plays. None is right. 15 are smaller than she asks for; 1 is to be played"
    )
    expect(answer).to_contain_text(
        "Nearest: ARIEL, where only “played as a man” stands against it; open that and it fits."
    )
    assert violations(page) == []
    answer.get_by_role("button", name="Keep this answer").click()
    expect(foot(page)).to_contain_text("Only you see it.")

    answer.get_by_role("button", name="Open that").click()
    expect(answer).to_contain_text("16 parts in 3 plays. 1 is right.")
    ariel = answer.get_by_role("article", name="ARIEL")
    expect(ariel.get_by_role("list", name="Nobody said")).to_contain_text("Sings; nobody said whether they do.")
    page.reload()
    kept = page.get_by_role("group", name=re.compile("Kept on"))
    expect(kept).to_contain_text("New since then: ARIEL in The Island")
    kept.get_by_role("button", name="I have seen this").click()
    expect(kept).to_contain_text("nothing has changed")

    ariel.get_by_role("link", name="ARIEL").click()
    expect(page.get_by_text("open: not asked for")).to_be_visible()
    page.get_by_role("button", name="Take back: played as man").click()
    expect(page.get_by_text("open: not asked for")).to_be_hidden()


def test_candidates_stand_side_by_side(page: Page) -> None:
    """Margot is typed in, Anders comes in a table; both are held against Ariel, and one has read for it."""
    add_island(page)
    casting(page)
    add_margot(page)
    page.get_by_role("link", name="The company").click()
    file: Any = {"name": "people.csv", "mimeType": "text/csv", "buffer": TABLE}
    page.get_by_label("Lists of people").set_input_files(file)
    expect(page.get_by_role("link", name=re.compile("Anders Bell.*Ines Okafor, Quay Artists"))).to_be_visible()
    assert violations(page) == []

    page.goto("/")
    page.get_by_role("complementary", name="The selected script").get_by_role("link", name="Parts").click()
    table = page.get_by_role("region", name="Who could play it, side by side")
    expect(table.get_by_role("columnheader")).to_have_count(2)
    expect(table.get_by_role("row", name=re.compile("^size"))).to_contain_text("they ask for 2,400 or more")
    assert violations(page) == []
    table.get_by_role("button", name="Note a reading of Margot Reyes").click()
    table.get_by_label("When").fill("2026-11-20")
    table.get_by_label("Who saw it").fill("Rosa, Tomas")
    table.get_by_label("What you think").fill("Better than the song.")
    table.get_by_role("button", name="Note it").click()
    expect(table).to_contain_text("seen by Rosa, Tomas")
    expect(table).to_contain_text("Only you see what you think.")

    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^ARIEL")).focus()
    page.keyboard.press("j")
    expect(page.get_by_role("heading", name="MRS HALL")).to_be_visible()
    page.get_by_role("link", name="“MRS HALL (60s) kisses PORTER”").click()
    expect(page).to_have_url(re.compile(r"/scripts/\w+#e\d+"))


def test_an_empty_company_can_be_tried_with_invented_people(page: Page) -> None:
    """Rosa has typed nobody in yet and wants to see what it does."""
    casting(page)
    page.get_by_role("button", name="Try it with five invented performers").click()
    expect(foot(page)).to_contain_text("Five invented performers are in the company.")
    page.get_by_role("link", name=re.compile("^Kit Lindqvist")).click()
    expect(page.get_by_role("region", name="Parts for Kit Lindqvist")).to_contain_text("13 parts in 2 plays.")


def test_the_pages_fit_a_phone(page: Page) -> None:
    """Tomas looks at it on the stairs."""
    page.set_viewport_size({"width": 390, "height": 844})
    add_island(page)
    page.goto("/company")
    page.get_by_role("button", name="Add a performer").click()
    page.get_by_label("Name").fill("Margot Reyes")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Add to the company").click()
    expect(page.get_by_role("article", name="ARIEL")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("link", name="ARIEL").click()
    expect(page.get_by_role("heading", name="ARIEL")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []


def test_from_the_part_to_the_offer(page: Page) -> None:
    """Rosa has found her Ariel: the offer that she drafts begins with the part and the performer."""
    add_island(page)
    casting(page)
    add_margot(page)
    page.goto("/")
    page.get_by_role("complementary", name="The selected script").get_by_role("link", name="Parts").click()
    page.get_by_role("button", name=re.compile("^ARIEL")).click()
    page.get_by_role("button", name="Draft an offer to Margot Reyes").click()
    expect(page.get_by_role("heading", name="A new offer")).to_be_visible()
    expect(page.get_by_label("Part", exact=True)).to_have_value("ARIEL")
    expect(page.get_by_role("combobox", name="For", exact=True).locator("option:checked")).to_have_text("Margot Reyes")
