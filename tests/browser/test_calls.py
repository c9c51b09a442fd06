"""The calls in a real browser: Tomas plans, fixes one, a conflict arrives, he plans again, and sends the calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.conftest import AXE, SAFE
from tests.browser.test_joining import PHONE, PLAY, Table, served

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.tokens import new_id
from tablework.casting.acts import Act
from tablework.cli.books import open_books
from tablework.cli.desks import OWNER, now, open_shelf
from tablework.cli.main import main
from tablework.shelf.people import Person
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.sqlite_people import SqlitePeople

MARGOT, ANDERS = new_id(), new_id()


@pytest.fixture
def table(tmp_path: Path, browser: Browser) -> Iterator[Table]:
    """A desk with one open book, in which Margot and Anders play and the others are still to be cast."""
    desk = ["--desk", str(tmp_path / "desk")]
    assert main(["add", str(PLAY), *desk]) == 0
    with closing(open_shelf(desk[1])) as shelf, open_books(shelf) as room:
        SqlitePeople(shelf.file).put_person(Person(OWNER, "Rosa"))
        script = shelf.stack(OWNER)[0].id
        book = room.books.open(script, OWNER, "Rosa")
        tracks = {"tracks": [["margot"], ["anders"]], "performers": [MARGOT, ANDERS]}
        made = [(MARGOT, "performer", {"name": "Margot Reyes"}), (ANDERS, "performer", {"name": "Anders Holm"})]
        acts = [Act(record, kind, "make", data) for record, kind, data in [*made, (script, "doubling", tracks)]]
        CastingDesk(SqliteCastingLog(shelf.file), now).act(OWNER, lambda _: acts)
    with served(browser, desk, book) as table:
        yield table


def tomas_comes(table: Table) -> Page:
    """The stage manager, invited, on a device of his own."""
    with httpx2.Client(base_url=f"http://localhost:{table.port}") as rosa:
        made = rosa.post(f"/api/books/{table.book}/invites", json={"position": "stage_manager"}).json()
    tomas = table.device(SAFE)
    tomas.goto(f"http://{SAFE}:{table.port}/join#{made['token']}")
    tomas.get_by_label("Your name").fill("Tomas")
    tomas.get_by_role("button", name="Join").click()
    tomas.wait_for_url(f"**/books/{table.book}**")
    tomas.get_by_role("link", name="Calls", exact=True).click()
    expect(tomas.get_by_role("heading", name="The Hour Between: calls")).to_be_visible()
    return tomas


def rosa_opens(table: Table) -> Page:
    rosa = table.device("localhost")
    rosa.goto(f"/books/{table.book}/calls")
    expect(rosa.get_by_role("heading", name="The Hour Between: calls")).to_be_visible()
    return rosa


def plan(page: Page) -> None:
    """Press P, and keep the first plan."""
    page.keyboard.press("p")
    page.get_by_role("button", name="Keep this plan").click(timeout=60_000)
    expect(page.get_by_role("button", name="Keep this plan")).to_be_hidden()
    expect(page.get_by_role("button", name="Send the calls")).to_be_enabled()


def free_call(page: Page) -> Locator:
    """The first call in the week that nobody has fixed, chosen."""
    call = page.locator("[data-call]:not([data-fixed])").first
    call.click()
    return page.locator(f"[data-call='{call.get_attribute('data-call')}']")


def start_of(call: Locator) -> str:
    return call.get_attribute("data-start") or ""


def axe(page: Page) -> None:
    """Nothing on a page is in the way of who works by keys or by ear."""
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then((answer) => answer.violations)")
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == [], page.url


def test_tomas_plans_fixes_one_a_conflict_arrives_he_plans_again_and_sends(table: Table):
    """What is fixed stays; where Margot cannot be any more the page says so, and the next plan mends it."""
    tomas = tomas_comes(table)
    expect(tomas.get_by_text(re.compile(r"\d+ calls must find a place"))).to_be_visible()
    plan(tomas)
    expect(tomas.get_by_role("heading", name="without a place")).to_be_hidden()

    fixed = free_call(tomas)
    tomas.keyboard.press("f")
    expect(fixed).to_contain_text("fixed")
    stays = start_of(fixed)

    with httpx2.Client(base_url=f"http://localhost:{table.port}") as rosa:
        calls = rosa.get(f"/api/books/{table.book}/calls").json()["calls"]
        moves = next(one for one in calls if one["start"] and not one["fixed"] and MARGOT in one["people"])
        day, keeps_her = moves["start"][:10], {"why": "the dentist", "shared": False}
        away = keeps_her | {"from": f"{day}T00:00", "to": f"{day}T23:59"}
        put = rosa.put(f"/api/books/{table.book}/calls/conflicts/{MARGOT}/{new_id()}", json=away)
        assert put.status_code == 200, put.text
    tomas.reload()
    expect(tomas.get_by_text("Margot Reyes").first).to_be_visible()
    expect(tomas.locator("[aria-label='Beside the calls']")).to_contain_text("Margot Reyes")
    expect(tomas.get_by_text("the dentist")).to_have_count(0)

    tomas.keyboard.press("p")
    expect(tomas.get_by_role("heading", name="If you plan again")).to_be_visible(timeout=60_000)
    axe(tomas)
    tomas.get_by_role("button", name="Keep this plan").click()
    expect(tomas.get_by_role("button", name="Keep this plan")).to_be_hidden()
    assert start_of(fixed) in {stays, ""}

    tomas.get_by_role("button", name="Send the calls").click()
    anyway = tomas.get_by_role("button", name="Send it anyway")
    sent = tomas.get_by_role("heading", name="Calls, number 1")
    expect(sent.or_(anyway).first).to_be_visible()
    if anyway.is_visible():
        anyway.click()
    expect(sent).to_be_visible()
    tomas.get_by_text("Who knows").click()
    expect(tomas.get_by_text("Margot Reyes: not told yet")).to_be_visible()


def test_a_call_is_moved_by_keys_weighed_kept_and_undone(table: Table):
    """A quarter of an hour later: what that costs is said before it is kept, and Z brings it back."""
    rosa = rosa_opens(table)
    plan(rosa)
    call = free_call(rosa)
    before = start_of(call)
    with rosa.expect_response("**/placed"):
        rosa.keyboard.press("ArrowDown")
        assert start_of(call) != before
        expect(rosa.get_by_role("status").filter(has_text="waiting")).to_be_visible()
    expect(call).to_be_focused()
    moved = start_of(call)
    rosa.reload()
    expect(rosa.locator(f"[data-call='{call.get_attribute('data-call')}']")).to_be_visible()
    assert start_of(call) == moved
    call.focus()
    rosa.keyboard.press("ArrowUp")
    rosa.keyboard.press("Escape")
    assert start_of(call) == moved
    rosa.keyboard.press("f")
    expect(call).to_contain_text("fixed")
    rosa.keyboard.press("ArrowDown")
    assert start_of(call) == moved
    rosa.keyboard.press("z")
    expect(call).not_to_contain_text("fixed")


def test_a_call_is_dragged_and_explained(table: Table):
    """To another day by hand; E says what stands against other times."""
    rosa = rosa_opens(table)
    plan(rosa)
    call = free_call(rosa)
    before = start_of(call)
    box = call.bounding_box()
    assert box
    rosa.mouse.move(box["x"] + box["width"] / 2, box["y"] + 6)
    rosa.mouse.down()
    rosa.mouse.move(box["x"] + box["width"] * 1.5, box["y"] + 70, steps=8)
    expect(rosa.get_by_role("status").filter(has_text="waiting")).to_be_visible()
    rosa.mouse.up()
    expect(rosa.get_by_role("button", name="Undo")).to_be_enabled()
    assert start_of(call) != before
    rosa.keyboard.press("e")
    expect(rosa.locator(".reasons")).to_be_visible(timeout=30_000)


def test_the_days_on_paper_and_what_is_planned(table: Table):
    """The daily call, the day-out-of-days, and a day that nobody works any more: each without a fault for axe."""
    rosa = rosa_opens(table)
    plan(rosa)
    axe(rosa)
    rosa.get_by_role("link", name="Daily call").click()
    expect(rosa.get_by_role("button", name="Print")).to_be_visible()
    axe(rosa)
    rosa.get_by_role("link", name="Day-out-of-days").click()
    expect(rosa.get_by_role("columnheader", name="Days")).to_be_visible()
    axe(rosa)
    rosa.get_by_role("link", name="What is planned").click()
    rosa.get_by_role("button", name="Add a room").click()
    rosa.get_by_label("Room 2").fill("Studio")
    rosa.get_by_role("button", name="Keep this").click()
    expect(rosa.get_by_text("Kept. Plan again, and the calls follow.")).to_be_visible()
    axe(rosa)
    rosa.get_by_role("link", name="Weeks").click()
    expect(rosa.get_by_text("Studio").first).to_be_visible()


def test_on_a_phone_and_with_the_house_lights_out(table: Table):
    """Nothing is wider than the phone but the week itself, which is pushed sideways."""
    rosa = rosa_opens(table)
    plan(rosa)
    rosa.emulate_media(reduced_motion="reduce")
    rosa.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    rosa.reload()
    expect(rosa.locator("[data-call]").first).to_be_visible()
    assert rosa.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    axe(rosa)
    rosa.keyboard.press("h")
    axe(rosa)
