"""A performer's own page in a real browser: Margot on her phone, on the tram and in the tunnel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import httpx2
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
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


def in_days(days: int) -> str:
    return f"{datetime.fromisoformat(now()) + timedelta(days):%Y-%m-%d}"


@pytest.fixture
def table(tmp_path: Path, browser: Browser) -> Iterator[Table]:
    """A desk with one open book, in which Margot and Anders play."""
    desk = ["--desk", str(tmp_path / "desk")]
    assert main(["add", str(PLAY), *desk]) == 0
    with closing(open_shelf(desk[1])) as shelf, open_books(shelf) as room:
        SqlitePeople(shelf.file).put_person(Person(OWNER, "Rosa"))
        script = shelf.stack(OWNER)[0].id
        book = room.books.open(script, OWNER, "Rosa")
        _cast(CastingDesk(SqliteCastingLog(shelf.file), now), script)
    with served(browser, desk, book) as table:
        yield table


def _cast(casting: CastingDesk, script: str) -> None:
    made: list[tuple[str, str, dict[str, Any]]] = [
        (MARGOT, "performer", {"name": "Margot Reyes"}),
        (ANDERS, "performer", {"name": "Anders Holm"}),
        (script, "doubling", {"tracks": [["margot"], ["anders"]], "performers": [MARGOT, ANDERS]}),
    ]
    casting.act(OWNER, lambda _: [Act(record, kind, "make", data) for record, kind, data in made])


class Rosa:
    """Rosa, who plans, over HTTP."""

    def __init__(self, table: Table) -> None:
        self.client = httpx2.Client(base_url=f"http://localhost:{table.port}", timeout=60)
        self.calls = f"/api/books/{table.book}/calls"

    def link(self, performer: str) -> str:
        link = self.client.post(f"{self.calls}/conflicts/{performer}/link", json={}).json()["link"]
        return "/mine#" + link.partition("#")[2]

    def busy(self, performer: str) -> list[list[str]]:
        people = self.client.get(self.calls).json()["people"]
        return next(one["busy"] for one in people if one["id"] == performer)

    def publish(self) -> list[dict[str, object]]:
        """Plan and publish; Margot's calls."""
        (option, *_) = self.client.post(f"{self.calls}/plan", json={"seconds": 0.6}).json()["options"]
        calls = [{**one, "fixed": False} for one in option["plan"]["calls"]]
        self.client.put(f"{self.calls}/placed", json={"calls": calls})
        sent = self.client.post(f"{self.calls}/publish", json={}).json()
        return [one for one in sent["calls"] if MARGOT in one["people"] and one["start"]]


@pytest.fixture
def rosa(table: Table) -> Iterator[Rosa]:
    rosa = Rosa(table)
    yield rosa
    rosa.client.close()


def opened(table: Table, rosa: Rosa) -> Page:
    """Margot opens the link that Rosa gave her, on her phone."""
    page = table.device(SAFE, PHONE)
    page.goto(rosa.link(MARGOT))
    expect(page.get_by_role("heading", level=1)).to_have_text("Margot Reyes")
    expect(page.get_by_text("The desk has everything.")).to_be_visible()
    return page


def away(page: Page, date: str, why: str = "") -> None:
    page.get_by_label("What to say").select_option("Away for whole days")
    page.get_by_label("First day").fill(date)
    page.get_by_label("Why (if").fill(why)
    page.get_by_role("button", name="Add", exact=True).click()


def test_margot_says_when_she_is_not_free_on_her_phone(table: Table, rosa: Rosa) -> None:
    """A class with its way there by the keyboard alone, a holiday, one taken back; nothing is wider than her phone."""
    margot = opened(table, rosa)
    day = in_days(9)
    margot.get_by_label("Day", exact=True).fill(day)
    margot.get_by_label("From", exact=True).fill("10:00")
    margot.get_by_label("To", exact=True).fill("12:30")
    margot.get_by_label("Travel before").fill("30")
    margot.get_by_label("Why (if").fill("the dentist")
    margot.keyboard.press("Enter")
    expect(margot.get_by_text("10:00 to 12:30")).to_be_visible()
    expect(margot.get_by_label("What to say")).to_be_focused()
    expect(margot.get_by_text("The desk has it.")).to_be_visible()
    assert rosa.busy(MARGOT) == [[f"{day}T09:30", f"{day}T12:30"]]
    away(margot, in_days(12))
    expect(margot.get_by_role("button", name="Take back")).to_have_count(2)
    margot.get_by_role("button", name="Take back").last.click()
    expect(margot.get_by_role("button", name="Take back")).to_have_count(1)
    assert margot.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_in_the_tunnel_it_is_kept_and_sent_later(table: Table, rosa: Rosa) -> None:
    """No network: the page says what is only on this device, also after a reload; out of the tunnel it is sent."""
    margot = opened(table, rosa)
    margot.evaluate("navigator.serviceWorker.ready.then(() => true)")
    margot.reload()
    expect(margot.get_by_text("The desk has everything.")).to_be_visible()
    margot.context.set_offline(True)
    day = in_days(12)
    away(margot, day, "my sister")
    expect(margot.get_by_text("1 thing only on this device")).to_be_visible()
    expect(margot.get_by_text("Only on this device", exact=True)).to_be_visible()
    assert rosa.busy(MARGOT) == []
    margot.reload()
    expect(margot.get_by_text("1 thing only on this device")).to_be_visible()
    expect(margot.get_by_text("my sister")).to_be_visible()
    margot.context.set_offline(False)
    expect(margot.get_by_text("The desk has everything.")).to_be_visible(timeout=30_000)
    assert rosa.busy(MARGOT) == [[f"{day}T00:00", f"{in_days(13)}T00:00"]]
    table.troubles.clear()  # (a browser notes every request that finds no network)


def test_she_knows_her_calls_and_has_them_on_her_phone(table: Table, rosa: Rosa) -> None:
    """Rosa publishes. Margot confirms in one tap, and subscribes: exactly her calls, and nobody's reasons."""
    margot = opened(table, rosa)
    away(margot, in_days(60), "canary-my-sister")
    expect(margot.get_by_text("The desk has it.")).to_be_visible()
    hers = rosa.publish()
    margot.reload()
    margot.get_by_role("button", name="I know my calls").click()
    expect(margot.get_by_text("You have confirmed these calls")).to_be_visible()
    told = rosa.client.get(rosa.calls).json()["published"]["told"]
    assert {one["name"]: one["confirmed"] for one in told} == {"Margot Reyes": True, "Anders Holm": False}
    margot.get_by_role("button", name="Make an address").click()
    address = margot.get_by_label("Its address").input_value()
    feed = rosa.client.get(address.partition(str(table.port))[2]).text
    events = Calendar.from_ical(feed).walk("VEVENT")
    assert sorted(f"{event.start:%Y-%m-%dT%H:%M}" for event in events) == sorted(one["start"] for one in hers)
    assert "canary" not in feed
    assert "Anders Holm" not in feed


@pytest.mark.parametrize("light", ["light", "dark"])
def test_axe_finds_nothing(table: Table, rosa: Rosa, light: Literal["light", "dark"]) -> None:
    rosa.publish()
    margot = opened(table, rosa)
    margot.emulate_media(color_scheme=light)
    margot.reload()
    away(margot, in_days(12), "my sister")
    margot.get_by_label("Or a file").set_input_files(
        files=[{"name": "torn.ics", "mimeType": "text/calendar", "buffer": b"nonsense"}]
    )
    expect(margot.get_by_role("alert").filter(has_text="no iCalendar file")).to_be_visible()
    margot.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found = margot.evaluate("axe.run().then((answer) => answer.violations)")
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []


def test_stage_management_hands_out_a_link_and_enters_what_it_is_told(table: Table) -> None:
    """Rosa makes Margot's link on the page of the calls and enters a day for her; Margot sees who entered it."""
    page = table.rosa()
    page.goto(f"/books/{table.book}/calls#conflicts")
    page.get_by_role("button", name="Make a link for Margot Reyes").click()
    link = page.get_by_role("textbox", name="Link").input_value()
    page.get_by_text("Enter a conflict for Margot Reyes").click()
    hers = page.get_by_role("article", name="Margot Reyes")
    hers.get_by_label("What to say").select_option("Away for whole days")
    hers.get_by_label("First day").fill(in_days(20))
    hers.get_by_role("button", name="Add", exact=True).click()
    expect(hers.get_by_text("Kept.")).to_be_visible()
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then((answer) => answer.violations)")
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []
    margot = table.device(SAFE, PHONE)
    margot.goto("/mine#" + link.partition("#")[2])
    expect(margot.get_by_text("Entered by stage management")).to_be_visible()
