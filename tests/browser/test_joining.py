"""Coming to the table, in a real browser: Rosa at her own machine, the others on devices of their own."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import AXE, IN_CLEAR, SAFE

from tablework.cli.books import open_books
from tablework.cli.desks import OWNER, open_shelf
from tablework.cli.main import main

PLAY = Path(__file__).parents[2] / "src" / "tablework" / "plays" / "the-hour-between.fountain"
WORDS = "lamp river nine owls"
PHONE = {"width": 390, "height": 844}


class Table:
    """A desk with one open book, and devices that come to it."""

    def __init__(self, browser: Browser, port: int, book: str) -> None:
        self.browser, self.port, self.book = browser, port, book
        self.troubles: list[str] = []

    def device(self, name: str, viewport: dict[str, int] | None = None) -> Page:
        """A page on a device of its own, which reports what goes wrong in it."""
        context = self.browser.new_context(
            viewport=viewport or {"width": 1280, "height": 900}, base_url=f"http://{name}:{self.port}"
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda said: self._note(said.text) if said.type == "error" else None)
        return page

    def rosa(self) -> Page:
        page = self.device("localhost")
        page.goto("/me")
        return page

    def _note(self, text: str) -> None:
        # Whoever is not signed in is told so by a 401, which a browser notes as an error.
        if "the server responded with a status of 4" not in text:
            self.troubles.append(text)


@contextmanager
def served(browser: Browser, desk: list[str], book: str) -> Iterator[Table]:
    """A desk's table while it is served; nothing may have gone wrong at it."""
    command = [sys.executable, "-m", "tablework", "serve", "--port", "0", "--no-open", *desk]
    with subprocess.Popen([*command, "--name", SAFE, "--name", IN_CLEAR], stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        port = int(server.stderr.readline().split()[5].rstrip("/").rpartition(":")[2])
        table = Table(browser, port, book)
        yield table
        for context in browser.contexts:
            context.close()
        server.send_signal(signal.SIGINT)
    assert table.troubles == []


@pytest.fixture
def table(tmp_path: Path, browser: Browser) -> Iterator[Table]:
    desk = ["--desk", str(tmp_path / "desk")]
    assert main(["add", str(PLAY), *desk]) == 0
    with closing(open_shelf(desk[1])) as shelf, open_books(shelf) as room:
        book = room.books.open(shelf.stack(OWNER)[0].id, OWNER, "Rosa")
    with served(browser, desk, book) as table:
        yield table


def make_invitation(rosa: Page, position: str, name: str) -> str:
    rosa.get_by_label("As", exact=True).select_option(position)
    rosa.get_by_label("Name, if you like").fill(name)
    rosa.get_by_role("button", name="Make an invitation").click()
    expect(rosa.get_by_text(f"Let {name} scan this")).to_be_visible()
    return rosa.get_by_role("textbox", name="Link").input_value()


def come(table: Table, link: str, name: str, at: str = SAFE) -> Page:
    guest = table.device(at, PHONE)
    guest.goto(link.replace(SAFE, at))
    guest.get_by_label("Your name").fill(name)
    guest.get_by_role("button", name="Join").click()
    guest.wait_for_url(f"**/books/{table.book}**")
    return guest


def test_margot_comes_by_a_link_on_her_phone(table: Table) -> None:
    """
    Rosa makes an invitation for Margot. Margot opens the link on her phone: it says who invites her to what as what,
    and the token is gone from the address. She presses Enter after her name and is at the book. Rosa's list is empty.
    """
    rosa = table.rosa()
    link = make_invitation(rosa, "performer", "Margot")
    assert f"http://{SAFE}:{table.port}/join#" in link
    expect(rosa.get_by_role("button", name="Take back the invitation for Margot, performer")).to_be_visible()

    margot = table.device(SAFE, PHONE)
    margot.goto(link)
    expect(margot.get_by_role("heading", level=1)).to_have_text(
        "The owner of this desk invites you to The Hour Between as performer"
    )
    assert margot.url == f"http://{SAFE}:{table.port}/join"
    assert margot.get_by_label("Your name").input_value() == "Margot"
    margot.get_by_label("Your name").press("Enter")
    margot.wait_for_url(f"**/books/{table.book}**")

    margot.goto("/")
    expect(margot.get_by_role("heading", name="Margot")).to_be_visible()
    expect(margot.get_by_role("link", name="The Hour Between")).to_be_visible()
    expect(margot.get_by_role("button", name="Make an invitation")).to_have_count(0)
    assert margot.evaluate("fetch('/api/stack').then((answer) => answer.status)") == 404
    assert "tablework" not in margot.evaluate("document.cookie")

    rosa.reload()
    expect(rosa.get_by_role("button", name="Make an invitation")).to_be_visible()
    expect(rosa.get_by_role("button", name="Take back")).to_have_count(0)


def test_an_invitation_that_opens_nothing_says_why(table: Table) -> None:
    rosa = table.rosa()
    link = make_invitation(rosa, "designer", "Ines")
    rosa.get_by_role("button", name="Take back the invitation for Ines, designer").click()
    expect(rosa.get_by_role("button", name="Take back")).to_have_count(0)
    ines = table.device(SAFE)
    ines.goto(link)
    expect(ines.get_by_role("alert").first).to_have_text("This invitation was taken back: ask who invited you.")
    expect(ines.get_by_role("button", name="Sign in", exact=True)).to_be_visible()


def test_a_phone_without_https_takes_part_and_comes_back_by_its_passphrase(table: Table) -> None:
    """Over plain http there are no passkeys, and the page says what else there is not."""
    anders = come(table, make_invitation(table.rosa(), "performer", "Anders"), "Anders", IN_CLEAR)
    assert anders.evaluate("isSecureContext") is False
    anders.goto("/me")
    expect(anders.get_by_text("This address is not https")).to_be_visible()
    expect(anders.get_by_role("button", name="Make a passkey")).to_have_count(0)
    anders.get_by_label("A passphrase").fill(WORDS)
    anders.get_by_role("button", name="Set it").click()
    expect(anders.get_by_text("Your passphrase is set.")).to_be_visible()
    anders.get_by_role("button", name="Sign out here").click()
    expect(anders.get_by_role("heading", name="Come back to the table")).to_be_visible()
    anders.get_by_label("Your name").fill("anders")
    anders.get_by_label("Passphrase").fill("not this one at all")
    anders.get_by_role("button", name="Sign in").click()
    expect(anders.get_by_role("alert")).to_contain_text("do not go together")
    anders.get_by_label("Passphrase").fill(WORDS)
    anders.get_by_role("button", name="Sign in").click()
    anders.wait_for_url(f"**/books/{table.book}**")


def test_coming_back_by_a_passkey(table: Table) -> None:
    """Margot makes a passkey on her phone, signs out, and comes back with her finger."""
    margot = come(table, make_invitation(table.rosa(), "performer", "Margot"), "Margot")
    devtools = margot.context.new_cdp_session(margot)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    margot.goto("/me")
    margot.get_by_role("button", name="Make a passkey").click()
    expect(margot.get_by_text("Your passkey is set.")).to_be_visible()
    margot.get_by_role("button", name="Sign out here").click()
    margot.get_by_role("button", name="Sign in with a passkey").click()
    margot.wait_for_url(f"**/books/{table.book}**")
    margot.goto("/me")
    expect(margot.get_by_role("heading", name="Margot")).to_be_visible()
    expect(margot.get_by_role("button", name="Make another passkey")).to_be_visible()


def test_a_second_device_by_its_code(table: Table) -> None:
    """Tomas adds his laptop from his phone, sees both in his list, and signs the phone out from the laptop."""
    tomas = come(table, make_invitation(table.rosa(), "stage_manager", "Tomas"), "Tomas")
    tomas.goto("/me")
    tomas.get_by_role("button", name="Add another device").click()
    link = tomas.get_by_role("textbox", name="Link").input_value()
    laptop = table.device(SAFE)
    laptop.goto(link)
    expect(laptop.get_by_role("heading", name="Come back in as Tomas")).to_be_visible()
    laptop.get_by_role("button", name="Come in").click()
    expect(laptop.get_by_role("heading", name="Tomas")).to_be_visible()
    expect(laptop.get_by_role("button", name="Make an invitation")).to_be_visible()
    laptop.get_by_role("button", name="Sign out Chrome on Linux").click()
    expect(laptop.get_by_role("button", name="Sign out Chrome on Linux")).to_have_count(0)
    assert tomas.evaluate("fetch('/api/me').then((answer) => answer.status)") == 401


def test_somebody_else_on_the_same_tablet(table: Table) -> None:
    """Anders is signed in; the next invitation is opened on his tablet by Ines, who says that she is not Anders."""
    rosa = table.rosa()
    tablet = come(table, make_invitation(rosa, "performer", "Anders"), "Anders")
    tablet.goto(make_invitation(rosa, "designer", "Ines"))
    expect(tablet.get_by_role("button", name="Join as Anders")).to_be_visible()
    tablet.get_by_label("I am not Anders").check()
    tablet.get_by_label("Your name").fill("Ines")
    tablet.get_by_role("button", name="Join", exact=True).click()
    tablet.wait_for_url(f"**/books/{table.book}**")
    tablet.goto("/me")
    expect(tablet.get_by_role("heading", name="Ines")).to_be_visible()


def test_the_owner_s_own_machine_uses_no_invitation_up(table: Table) -> None:
    rosa = table.rosa()
    link = make_invitation(rosa, "guest", "Otto")
    rosa.goto(link.replace(SAFE, "localhost"))
    expect(rosa.get_by_text("This is your own desk.")).to_be_visible()
    come(table, link, "Otto")


def test_a_page_of_another_site_cannot_show_ours_in_a_frame(table: Table) -> None:
    """ABUSE 13"""
    page = table.device(IN_CLEAR)
    page.goto("/join")
    page.evaluate(
        "address => new Promise((done) => { const frame = document.createElement('iframe'); frame.src = address;"
        " frame.onload = done; document.body.append(frame); })",
        f"http://{SAFE}:{table.port}/join",
    )
    assert all("Come back" not in frame.content() for frame in page.frames[1:])
    table.troubles.clear()


@pytest.mark.parametrize("light", ["light", "house-out"])
def test_axe_finds_nothing(table: Table, light: str) -> None:
    """Every page of coming in, on a phone, in the light and with the house out."""
    rosa = table.rosa()
    link = make_invitation(rosa, "performer", "Margot")
    margot = table.device(SAFE, PHONE)
    axe = Path(AXE).read_text(encoding="utf-8")
    pages = ((margot, "/join", "Come back"), (margot, link, "invites you"), (rosa, "/me", "The owner"))
    for page, path, heading in pages:
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        if light == "house-out" and page.locator("html").get_attribute("data-light") != light:
            page.get_by_role("button", name="House out").click()
        page.evaluate(axe)
        found = page.evaluate("axe.run().then((answer) => answer.violations)")
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == [], path
