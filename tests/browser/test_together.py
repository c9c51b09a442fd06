"""Two people at one table over one script, in real browsers: without a link, through a crash, and back."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.chromium import QUIET, get
from tests.browser.conftest import SAFE
from tests.browser.test_marking_up import SAVED, card, choose

from tablework.actions.come_to_the_table import Entrance
from tablework.book.book import Book
from tablework.cli.books import open_books
from tablework.cli.desks import OWNER, now, open_shelf
from tablework.cli.main import main
from tablework.shelf.people import Person
from tablework.shelf.sqlite_log import SqliteLog
from tablework.shelf.sqlite_people import SqlitePeople

PLAY = Path(__file__).parents[2] / "src" / "tablework" / "plays" / "the-hour-between.fountain"
LINE = "eleven pages"


class Room:
    """A served desk that can be killed and served again at the same address, with Rosa's book open on it."""

    def __init__(self, folder: Path, browser: Browser) -> None:
        self.folder, self.browser = folder, browser
        self.port = _free_port()
        assert main(["add", str(PLAY), "--desk", str(folder)]) == 0
        with closing(open_shelf(str(folder))) as shelf, open_books(shelf) as room:
            people = SqlitePeople(shelf.file)
            people.put_person(Person(OWNER, "Rosa"))
            self.book = room.books.open(shelf.stack(OWNER)[0].id, OWNER, "Rosa")
            entrance = Entrance(people, room.books, now)
            self.links = [entrance.invite(self.book, OWNER, "performer", None).token for _ in range(2)]
        self.serve()

    def serve(self) -> None:
        command = [sys.executable, "-m", "tablework", "serve", "--no-open", "--desk", str(self.folder)]
        self._server = subprocess.Popen(
            [*command, "--port", str(self.port), "--name", SAFE], stderr=subprocess.PIPE, text=True
        )
        assert self._server.stderr
        assert "open at" in self._server.stderr.readline()

    def kill(self, how: int = signal.SIGKILL) -> None:
        self._server.send_signal(how)
        self._server.wait(20)
        assert self._server.stderr
        self._server.stderr.close()

    def address(self, name: str = "localhost") -> str:
        return f"http://{name}:{self.port}"

    def rosa(self) -> Page:
        return self.opened(self._context().new_page(), "localhost")

    def margot(self) -> Page:
        """Margot on a device of her own, come by an invitation."""
        page = self._context().new_page()
        page.goto(f"{self.address(SAFE)}/join#{self.links.pop()}")
        page.get_by_label("Your name").fill("Margot")
        page.get_by_role("button", name="Join").click()
        page.wait_for_url("**/books/**")
        return self.ready(page)

    def opened(self, page: Page, name: str) -> Page:
        page.goto(f"{self.address(name)}/books/{self.book}")
        return self.ready(page)

    def ready(self, page: Page) -> Page:
        page.wait_for_selector(".sheet[aria-busy=false]")
        expect(page.get_by_text(SAVED)).to_be_visible()
        # Everybody reads at the same line: cards stand beside the words that are in sight.
        choose(page, LINE)
        page.keyboard.press("Escape")
        return page

    def log(self) -> Book:
        with closing(open_shelf(str(self.folder))) as shelf:
            return Book(SqliteLog(shelf.file).entries(self.book))

    def _context(self) -> BrowserContext:
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(15_000)
        return context


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture
def room(tmp_path: Path, browser: Browser) -> Iterator[Room]:
    room = Room(tmp_path / "desk", browser)
    yield room
    for context in browser.contexts:
        context.close()
    room.kill(signal.SIGINT)


def mark(page: Page, words: str, key: str, text: str) -> None:
    choose(page, words)
    page.keyboard.press(key)
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(card(page, text)).to_be_visible()


def link(page: Page, *, there: bool) -> None:
    page.context.set_offline(not there)


def test_two_people_one_without_a_link_mark_the_same_line(room: Room) -> None:
    """Margot is in the basement. Both write on the same words; when she is back, both have both, nobody is asked."""
    rosa, margot = room.rosa(), room.margot()
    link(margot, there=False)
    mark(margot, LINE, "q", "Why eleven?")
    mark(margot, LINE, "n", "Mine is the clean copy.")
    mark(rosa, LINE, "n", "Ten and a half.")
    expect(margot.get_by_text("2 notes only on this device")).to_be_visible()
    expect(card(rosa, "Why eleven?")).to_have_count(0)
    link(margot, there=True)
    for page in (rosa, margot):
        for words, who in (
            ("Ten and a half.", "Rosa"),
            ("Why eleven?", "Margot"),
            ("Mine is the clean copy.", "Margot"),
        ):
            expect(card(page, words)).to_be_visible()
            expect(card(page, words)).to_contain_text(who)
        expect(page.get_by_text(SAVED)).to_be_visible()


def test_both_reword_the_same_note_apart_and_both_wordings_stand(room: Room) -> None:
    rosa = room.rosa()
    mark(rosa, LINE, "n", "Ten and a half.")
    tablet = room.rosa()
    expect(card(tablet, "Ten and a half.")).to_be_visible()
    link(tablet, there=False)
    for page, words in ((tablet, "Ten, flat."), (rosa, "Eleven, after all.")):
        card(page, "Ten and a half.").click()
        page.keyboard.press("e")
        page.keyboard.press("Control+A")
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(card(page, words)).to_be_visible()
    link(tablet, there=True)
    for page in (rosa, tablet):
        expect(card(page, "Ten, flat.")).to_contain_text("Eleven, after all.")


def test_an_idea_is_shown_and_taken_back(room: Room) -> None:
    rosa, margot = room.rosa(), room.margot()
    mark(rosa, LINE, "i", "What if they swap seats?")
    expect(rosa.get_by_text(SAVED)).to_be_visible()
    mark(margot, LINE, "n", "So that there is something to wait for.")
    expect(card(rosa, "something to wait for")).to_be_visible()
    expect(card(margot, "swap seats")).to_have_count(0)
    card(rosa, "swap seats").click()
    rosa.keyboard.press("Shift+S")
    expect(card(margot, "swap seats")).to_be_visible()
    rosa.keyboard.press("Shift+S")
    expect(card(margot, "swap seats")).to_have_count(0)


def test_the_server_is_killed_while_somebody_types(room: Room) -> None:
    """The note is kept on the device, says so, and arrives by itself when the server is back."""
    rosa = room.rosa()
    choose(rosa, LINE)
    rosa.keyboard.press("n")
    rosa.keyboard.type("Typed while the server")
    room.kill()
    rosa.keyboard.type(" was gone.")
    rosa.keyboard.press("Enter")
    expect(card(rosa, "was gone.")).to_be_visible()
    expect(rosa.get_by_text("1 note only on this device")).to_be_visible()
    room.serve()
    expect(rosa.get_by_text(SAVED)).to_be_visible(timeout=30_000)
    assert [record.words["text"] for record in room.log().records.values() if record.kind == "note"] == [
        "Typed while the server was gone."
    ]


def test_a_tab_is_closed_in_the_middle_of_a_note(room: Room) -> None:
    """What was typed and not finished waits where it was."""
    rosa = room.rosa()
    choose(rosa, LINE)
    rosa.keyboard.press("n")
    rosa.keyboard.type("Half a thought")
    rosa.wait_for_timeout(700)
    context = rosa.context
    rosa.close()
    again = room.opened(context.new_page(), "localhost")
    choose(again, LINE)
    again.keyboard.press("n")
    expect(again.get_by_role("textbox").last).to_have_value("Half a thought")


def test_a_stream_is_cut_and_a_tablet_falls_asleep(room: Room) -> None:
    """Nobody notices but for a moment: what came meanwhile is there."""
    rosa, margot = room.rosa(), room.margot()
    link(margot, there=False)
    margot.wait_for_timeout(200)
    mark(rosa, LINE, "n", "While you slept.")
    link(margot, there=True)
    expect(card(margot, "While you slept.")).to_be_visible()
    room.kill()
    room.serve()
    mark(margot, "the heart of the evening", "q", "Whose?")
    expect(card(rosa, "Whose?")).to_be_visible(timeout=30_000)


def test_two_windows_of_one_person_hold_one_link(room: Room) -> None:
    rosa = room.rosa()
    second = room.opened(rosa.context.new_page(), "localhost")
    mark(second, LINE, "n", "From the second window.")
    expect(card(rosa, "From the second window.")).to_be_visible()
    expect(rosa.get_by_text("1 at the table")).to_be_visible()
    rosa.close()
    mark(second, LINE, "n", "And from the one that is left.")
    expect(second.get_by_text(SAVED)).to_be_visible(timeout=20_000)
    assert len([record for record in room.log().records.values() if record.kind == "note"]) == 2


@contextmanager
def killable(other: Browser, profile: Path) -> Iterator[Page]:
    """A page in a Chromium with a profile of its own, which is ended without a word when the block ends."""
    port_file = profile / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    flags = ["--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    process = subprocess.Popen(
        [get(), *QUIET, *flags, "about:blank"], stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while not (port_file.exists() and port_file.read_text()):
            time.sleep(0.05)
        address = f"http://127.0.0.1:{port_file.read_text().splitlines()[0]}"
        yield other.browser_type.connect_over_cdp(address).contexts[0].new_page()
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_notes_said_to_be_kept_outlive_the_browser(room: Room, browser: Browser) -> None:
    """No server, then the browser is killed: the page opens again from what it keeps, with every note, and hands in."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        with killable(browser, Path(profile)) as tablet:
            page = room.opened(tablet, "localhost")
            page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
            page.wait_for_timeout(500)
            room.kill()
            for n in range(3):
                mark(page, LINE, "n", f"Note {n} in the basement.")
            expect(page.get_by_text("3 notes only on this device")).to_be_visible()
        with killable(browser, Path(profile)) as page:
            page.goto(f"{room.address()}/books/{room.book}")
            page.wait_for_selector(".sheet[aria-busy=false]")
            choose(page, LINE)
            for n in range(3):
                expect(card(page, f"Note {n} in the basement.")).to_be_visible()
            expect(page.get_by_text("3 notes only on this device")).to_be_visible()
            room.serve()
            expect(page.get_by_text(SAVED)).to_be_visible(timeout=30_000)
    assert len([record for record in room.log().records.values() if record.kind == "note"]) == 3


def _sign_everybody_out(room: Room) -> None:
    """The desk forgets every session, as it does after ninety days."""
    with closing(open_shelf(str(room.folder))) as shelf, shelf.file.write() as connection:
        connection.execute("DELETE FROM session")


def _signed_out_with(room: Room, words: str) -> Page:
    """Margot's tablet: she has written without a link, and is signed out when it is back."""
    margot = room.margot()
    link(margot, there=False)
    mark(margot, LINE, "n", words)
    room.kill()
    _sign_everybody_out(room)
    room.serve()
    link(margot, there=True)
    return margot


def _way_back(room: Room) -> str:
    """A link with which Margot comes in again, made by whoever keeps the desk."""
    with closing(open_shelf(str(room.folder))) as shelf, open_books(shelf) as books:
        people = SqlitePeople(shelf.file)
        return Entrance(people, books.books, now).way_back(people.people_named("Margot")[0].id, OWNER).token


def _written_by(room: Room) -> list[tuple[str, str]]:
    book = room.log()
    notes = [record for record in book.records.values() if record.kind == "note"]
    return [(book.person(record.by).name, str(record.words["text"])) for record in notes]


def test_whose_sign_in_has_run_out_keeps_everything_and_comes_back_as_the_same_person(room: Room) -> None:
    margot = _signed_out_with(room, "Written in the basement.")
    expect(margot.get_by_text("Come back in as the same person: 1 note only on this device")).to_be_visible()
    margot.goto(f"{room.address(SAFE)}/join#{_way_back(room)}")
    margot.get_by_role("button").last.click()
    room.opened(margot, SAFE)
    assert _written_by(room) == [("Margot", "Written in the basement.")]


def test_on_a_shared_tablet_nothing_of_one_is_sent_as_another(room: Room) -> None:
    """Margot wrote without a link and is signed out; Anders comes in on her tablet, sees nothing of it, and writes."""
    anders = _signed_out_with(room, "For nobody else to send.")
    anders.goto(f"{room.address(SAFE)}/join#{room.links.pop()}")
    anders.get_by_label("Your name").fill("Anders")
    anders.get_by_role("button", name="Join").click()
    anders.wait_for_url("**/books/**")
    room.ready(anders)
    mark(anders, LINE, "n", "I am Anders.")
    expect(card(anders, "For nobody else")).to_have_count(0)
    expect(anders.get_by_text(SAVED)).to_be_visible()
    assert _written_by(room) == [("Anders", "I am Anders.")]
