"""An offer in real browsers: Rosa drafts, Petra approves on her own device, an agent answers without an account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx2
import pytest
from playwright.sync_api import Browser, Page, Response, expect
from tests.browser.conftest import AXE, SAFE
from tests.browser.test_joining import PHONE, Table, served
from tests.identity import told_in
from tests.server.offering import PEER, TERMS

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.tokens import new_id
from tablework.casting.acts import Act
from tablework.cli.books import open_books
from tablework.cli.desks import OWNER, now, open_shelf
from tablework.cli.main import main
from tablework.shelf.people import Person
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.sqlite_people import SqlitePeople

PLAY = Path(__file__).parents[2] / "src" / "tablework" / "plays" / "the-hour-between.fountain"
ROSA, PETRA = "Rosa Quillfeather", "Petra Oakhanger"
IDENTITY = ("Lanternworks", "Quayside Playhouse", "Merrow", "The Hour Between", ROSA, PETRA, "DRESSER", "Tidewater")


def in_days(days: int) -> str:
    return f"{datetime.fromisoformat(now()) + timedelta(days):%Y-%m-%d}"


def _company(casting: CastingDesk) -> None:
    agency, agent = new_id(), {"id": "a", "name": "Sam Brook", "email": "sam@brook.example", "phone": ""}
    margot = {"name": "Margot Reyes", "representation": {"agency": agency, "agent": "a"}}
    peers = [{"name": name, **PEER, "seasons": ["winter", "spring", "summer", "autumn"]} for name in PEERS]
    made = [(agency, "agency", {"name": "Brook & Vale", "agents": [agent]}), (new_id(), "performer", margot)]
    made += [(new_id(), "peer", peer) for peer in peers]
    casting.act(OWNER, lambda _: [Act(record, kind, "make", data) for record, kind, data in made])


PEERS = ("Northlight", "Tidewater", "Old Mill")


@pytest.fixture
def table(tmp_path: Path, browser: Browser) -> Iterator[Table]:
    """A desk with one open book, a performer, her agency, and three companies that are listed."""
    desk = ["--desk", str(tmp_path / "desk")]
    assert main(["add", str(PLAY), *desk]) == 0
    with closing(open_shelf(desk[1])) as shelf, open_books(shelf) as room:
        SqlitePeople(shelf.file).put_person(Person(OWNER, ROSA))
        book = room.books.open(shelf.stack(OWNER)[0].id, OWNER, ROSA)
        _company(CastingDesk(SqliteCastingLog(shelf.file), now))
    with served(browser, desk, book) as table:
        yield table


def petra_comes(table: Table) -> Page:
    """The producer, invited, on a device of her own."""
    with httpx2.Client(base_url=f"http://localhost:{table.port}") as rosa:
        made = rosa.post(f"/api/books/{table.book}/invites", json={"position": "producer"}).json()
    petra = table.device(SAFE)
    petra.goto(f"http://{SAFE}:{table.port}/join#{made['token']}")
    petra.get_by_label("Your name").fill(PETRA)
    petra.get_by_role("button", name="Join").click()
    petra.wait_for_url(f"**/books/{table.book}**")
    return petra


def open_offers(page: Page, table: Table) -> None:
    page.goto(f"/books/{table.book}/offers")
    expect(page.get_by_text("Companies like ours")).to_be_visible()


def draft(rosa: Page) -> None:
    """Rosa finds the part and writes the terms; what an agent would see stands beside them."""
    rosa.keyboard.press("d")
    expect(rosa.get_by_role("heading", name="A new offer")).to_be_focused()
    rosa.get_by_label("Part", exact=True).fill("DRESSER")
    rosa.get_by_role("combobox", name="For", exact=True).select_option("Margot Reyes")
    for label, words in {
        "Company": TERMS["company"],
        "Theatre": TERMS["theatre"],
        "Place": TERMS["place"],
        "Region": TERMS["region"],
        "Fee": "650",
        "First day of work": in_days(90),
        "Last day of work": in_days(160),
        "Reply by": in_days(14),
        "The message beside the link": "The dresser, at Merrow.",
    }.items():
        rosa.get_by_label(label, exact=True).fill(words)
    rosa.get_by_role("combobox", name="Its size").select_option("a leading part")
    rosa.get_by_label("Withhold our name").check()
    rosa.get_by_label("Send it only if").fill("3")


def axe(page: Page) -> None:
    """Nothing on a page is in the way of who works by keys or by ear."""
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then((answer) => answer.violations)")
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == [], page.url


def approve(petra: Page, table: Table) -> None:
    open_offers(petra, table)
    expect(petra.get_by_role("heading", level=1)).to_have_text("DRESSER for Margot Reyes")
    axe(petra)
    petra.get_by_role("button", name="Approve these terms").click()
    expect(petra.get_by_text("Approved: these terms and no others.")).to_be_visible()


def confirm(rosa: Page, table: Table) -> None:
    """Rosa reads what the agent wrote, and opens her name by confirming a meeting."""
    open_offers(rosa, table)
    expect(rosa.get_by_text("Any morning.")).to_be_visible()
    rosa.get_by_role("button", name="Confirm a meeting").click()
    axe(rosa)
    rosa.get_by_label("When", exact=True).fill(f"{in_days(5)}T15:00")
    rosa.get_by_label("Where", exact=True).fill("Stage door")
    rosa.get_by_role("button", name="Confirm, and open our name").click()
    expect(rosa.get_by_text("Your name is open to this agent.")).to_be_visible()


def test_an_offer_from_the_part_to_the_yes(table: Table) -> None:
    """
    Rosa finds the part and drafts; the page shows her that her message would tell who asks. Petra approves. The agent
    opens the link on a phone, sees no name, asks for a meeting; Rosa confirms it, the name opens, the offer is
    accepted. All that the agent's browser could read before is read by a crawler too.
    """
    petra, rosa, agent = petra_comes(table), table.device("localhost"), table.device(SAFE, PHONE)
    open_offers(rosa, table)
    draft(rosa)
    expect(rosa.get_by_text("Could be any of 3 of the 3 companies you listed")).to_be_visible()
    expect(rosa.get_by_text("is the role, DRESSER")).to_be_visible()
    rosa.get_by_label("The message beside the link").fill("An enquiry for one of your clients.")
    expect(rosa.get_by_text("is the role, DRESSER")).to_have_count(0)
    rosa.get_by_role("button", name="Keep as a draft").click()
    rosa.get_by_role("button", name="Give to the producer").click()
    expect(rosa.get_by_text("Next: the producer").first).to_be_visible()

    approve(petra, table)
    open_offers(rosa, table)
    rosa.get_by_role("button", name="Send the offer").click()
    link = rosa.get_by_role("textbox", name="Link").input_value()
    expect(rosa.get_by_text("Mail from your own address would show")).to_be_visible()

    answers: list[Response] = []
    agent.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 (it asks for a function)
    agent.goto(link)
    expect(agent.get_by_role("heading", level=1)).to_have_text("An offer")
    expect(agent.get_by_text("No. This is an offer, and no booking")).to_be_visible()
    expect(agent.get_by_role("button", name="Accept")).to_have_count(0)
    expect(agent.get_by_role("navigation")).to_have_count(0)
    received = b"".join(str(answer.all_headers()).encode() + answer.body() for answer in answers)
    assert told_in(agent.content().encode() + received, IDENTITY) == []
    assert told_in(crawled(f"http://{SAFE}:{table.port}", table.port, link), IDENTITY) == []
    asked = {urlsplit(answer.url).path for answer in answers}
    assert {path for path in asked if path.startswith("/api")} == {"/api/offer"}
    agent.get_by_role("button", name="Ask for a meeting").click()
    agent.get_by_label("When would suit").fill("Any morning.")
    axe(agent)
    agent.get_by_role("button", name="Send", exact=True).click()
    expect(agent.get_by_role("heading", level=1)).to_have_text("You have asked for a meeting")

    confirm(rosa, table)
    agent.reload()
    expect(agent.get_by_text("Lanternworks")).to_be_visible()
    expect(agent.get_by_text("Quayside Playhouse, Merrow")).to_be_visible()
    axe(agent)
    with agent.expect_download() as kept:
        agent.get_by_role("button", name="Put it in my calendar").click()
    assert kept.value.suggested_filename == "meeting.ics"
    agent.get_by_role("button", name="Accept the offer").click()
    expect(agent.get_by_role("heading", level=1)).to_have_text("Accepted")
    expect(agent.get_by_text("Yes, subject to contract")).to_be_visible()

    petra.goto(f"/books/{table.book}/decisions")
    expect(petra.get_by_text("offer accepted")).to_be_visible()
    expect(petra.get_by_text("offer approved")).to_be_visible()


def crawled(base: str, port: int, link: str) -> bytes:
    """All that anybody can read without an account: the page, what it names, and every address of the desk."""
    token = link.partition("#")[2]
    headers = {"Host": base.removeprefix("http://"), "Sec-Fetch-Site": "same-origin"}
    received, asked, waiting = bytearray(), set[str](), ["/offer", *_addresses()]
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", headers=headers) as client:
        while waiting:
            path = waiting.pop()
            if path in asked:
                continue
            asked.add(path)
            for method in ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"):
                answer = client.request(method, path, json={"token": token} if method == "POST" else None)
                received += f"{answer.status_code} {answer.headers.multi_items()}".encode() + answer.content
                waiting += _named_in(path, answer) if method == "GET" else []
    assert len(asked) > 60
    return bytes(received)


def _addresses() -> list[str]:
    """Every route of the desk, from its own list, with something unknown in its places."""
    from tests.routes import all_routes

    return [re.sub(r"\{[^}]*\}", "x", path) for path in all_routes()]


def _named_in(path: str, answer: httpx2.Response) -> list[str]:
    kind = answer.headers.get("content-type", "")
    if not any(one in kind for one in ("html", "javascript", "css", "json", "manifest")):
        return []
    named = re.findall(r"""["'(](\.{0,2}/?[\w./-]+\.(?:js|css|woff2|svg|webmanifest|json|map))["')]""", answer.text)
    return [urljoin(path, one) for one in named if len(one) < 200]


@pytest.mark.parametrize("light", ["light", "house-out"])
def test_axe_finds_nothing(table: Table, light: str) -> None:
    """The offers' page with a draft, the decisions' page, and an agent's page that opens nothing; on a phone."""
    rosa, agent = table.device("localhost", PHONE), table.device(SAFE, PHONE)
    open_offers(rosa, table)
    draft(rosa)
    if light == "house-out" and rosa.locator("html").get_attribute("data-light") != light:
        rosa.get_by_role("button", name="House out").click()
    agent.goto("/offer#nothing")
    expect(agent.get_by_role("heading", level=1)).to_have_text("Nothing to open here")
    decisions = rosa.context.new_page()
    decisions.goto(f"/books/{table.book}/decisions")
    expect(decisions.get_by_role("heading", level=1)).to_have_text("Decisions")
    for page in (rosa, agent, decisions):
        axe(page)
