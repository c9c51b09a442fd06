"""Doubling in a real browser: the company is found, roles are moved by key and by hand, and it is all kept."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser.conftest import AXE

PLAY = "The Hour Between"


def opened(page: Page) -> None:
    """From the stack to the doubling of the first play."""
    page.get_by_role("link", name=PLAY).first.click()
    page.get_by_role("link", name="Doubling").click()
    expect(page.get_by_role("heading", name=f"{PLAY}: doubling")).to_be_visible()


def track(page: Page, number: int):
    return page.locator(f"[data-track='{number - 1}']")


def part(page: Page, name: str):
    return page.locator("[data-part]", has_text=name)


def test_a_role_is_moved_by_key_and_comes_back(page: Page):
    """Rosa sees that five is the least, puts the dresser with Margot, reads where that cannot be, and undoes it."""
    opened(page)
    expect(page.get_by_text("5 performers. Fewer cannot play it: that is proved.")).to_be_visible()
    dresser = part(page, "DRESSER")
    dresser.focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_text("two people at once")).to_be_visible()
    expect(dresser).to_be_focused()
    expect(page.get_by_text("Both are needed at once")).to_be_visible()
    page.reload()
    expect(page.get_by_text("two people at once")).to_be_visible()
    part(page, "DRESSER").focus()
    page.keyboard.press("n")
    expect(page.get_by_text("two people at once")).to_be_hidden()
    page.keyboard.press("z")
    expect(page.get_by_text("two people at once")).to_be_visible()


def test_a_role_is_dragged_by_hand(page: Page):
    """The waiter to the agent's track: they meet, and the page says so."""
    opened(page)
    waiter, agent = part(page, "WAITER"), part(page, "AGENT")
    before = page.locator("[data-part]").count()
    start, end = waiter.bounding_box(), agent.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 90, end["y"] + 12, steps=8)
    page.mouse.up()
    expect(page.get_by_text("two people at once")).to_be_visible()
    expect(page.locator("[data-part]")).to_have_count(before)
    expect(page.get_by_text("4 performers, and ")).to_be_visible()


def test_a_performer_is_given_a_track(page: Page):
    """Kit is dragged to Margot's track and keeps it when all is given out anew; then she is free again."""
    page.goto("/company")
    page.get_by_role("button", name="Try it with five invented performers").click()
    page.get_by_role("link", name="Stack").click()
    opened(page)
    kit = page.get_by_role("group", name="Performers without a track").get_by_text("Kit Lindqvist")
    start, end = kit.bounding_box(), track(page, 1).bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 20, steps=8)
    page.mouse.up()
    who = page.get_by_label("Who plays track 1")
    expect(who.locator("option:checked")).to_have_text("Kit Lindqvist")
    expect(kit).to_have_count(0)
    page.get_by_role("button", name="Give the parts out").click()
    expect(page.get_by_role("button", name="Give the parts out")).to_be_enabled()
    page.reload()
    expect(who.locator("option:checked")).to_have_text("Kit Lindqvist")
    who.select_option("Nobody yet")
    expect(kit).to_be_visible()


def test_what_the_director_asks_for(page: Page):
    """Only four performers are to be had: the page says where one would be two people, and keeps what was asked."""
    opened(page)
    page.get_by_label("performers").fill("4")
    page.get_by_label("performers").press("Enter")
    expect(page.get_by_text("4 performers, and ")).to_be_visible(timeout=30_000)
    for label, role in (
        ("One role", "MARGOT"),
        ("The other role", "WAITER"),
        ("What about them", "never one performer"),
    ):
        page.get_by_label(label, exact=True).select_option(label=role)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("MARGOT and WAITER never")).to_be_visible()
    page.get_by_role("button", name="Give the parts out").click()
    expect(page.get_by_role("button", name="Give the parts out")).to_be_enabled()
    page.reload()
    expect(page.get_by_text("MARGOT and WAITER never")).to_be_visible()


def test_the_page_is_for_everybody(page: Page):
    """Nothing that axe finds, lights up and lights out."""
    page.emulate_media(reduced_motion="reduce")  # or colours are looked at while they change
    opened(page)
    expect(track(page, 1)).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for _ in range(2):
        found = page.evaluate("axe.run().then((done) => done.violations)")
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        page.keyboard.press("h")
