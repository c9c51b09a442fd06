"""A new draft comes, in a real browser: seen first, put on the table, looked through, taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import AXE
from tests.browser.test_marking_up import CHOOSE, book, choose, expect_marked  # noqa: F401 (book is a fixture)

ANEW = (
    "To you there. Will she go, will she stay. It is the best thing I have ever written, and there is not one word "
    "in it."
)
CHANGES = (
    ("I stand by a door for eleven pages.", "I stand by a door for twelve pages."),
    ("MARGOT\nThere are four thousand words in it. They're all his.\n\n", ""),
    (ANEW, "Nobody moves. Outside a tram goes by, and then another one, and at last he has nothing left to say."),
)
"""A word, a speech that goes, and half of one that is written anew."""

PLAYS = Path(__file__).parents[2] / "src" / "tablework" / "plays"


def mark(page: Page, key: str, words: str, said: str) -> None:
    choose(page, words)
    page.keyboard.press(key)
    page.keyboard.type(said)
    page.keyboard.press("Enter")
    expect(page.locator(".card.hot")).to_contain_text(said)


@pytest.fixture
def next_draft(tmp_path: Path) -> Path:
    """The Hour Between as its author sends it again: words changed, a speech gone, one written anew."""
    (play,) = PLAYS.glob("*hour*.fountain")
    text = play.read_text(encoding="utf-8")
    for old, new in CHANGES:
        assert old in text, old
        text = text.replace(old, new)
    path = tmp_path / "the-hour-between-5.fountain"
    path.write_text(text, encoding="utf-8")
    return path


def marked_up(page: Page) -> None:
    mark(page, "n", "reading very fast", "Slower.")
    mark(page, "q", "eleven pages", "How many minutes is that?")
    mark(page, "n", "four thousand words", "To the front.")
    mark(page, "i", "Will she go", "She has her coat on.")


def bring(page: Page, draft: Path) -> None:
    page.get_by_role("link", name="Drafts").click()
    page.get_by_label("Choose a file").set_input_files(draft)
    expect(page.get_by_role("heading", name="What changed")).to_be_visible()


def put_on_the_table(page: Page) -> None:
    page.get_by_role("button", name="Put it on the table").click()
    expect(page).to_have_url(re.compile(r"/books/[^/]+$"))
    page.wait_for_selector(".sheet[aria-busy=false]")


def test_a_new_draft_from_the_file_to_the_last_look(book: Page, next_draft: Path) -> None:  # noqa: F811
    """Rosa sees what changed, puts it on the table, and says where the one mark stands that has lost its words."""
    marked_up(book)
    bring(book, next_draft)
    expect(book.get_by_text("2 marks came along, 1 with changed words, 1 needs a look, 1 was cut.")).to_be_visible()
    expect(book.locator("ins", has_text="twelve")).to_be_visible()
    expect(book.locator("del", has_text="four thousand words")).to_be_visible()
    put_on_the_table(book)
    expect_marked(book, "query", ["twelve pages"])
    expect_marked(book, "note", ["reading very fast"])
    book.keyboard.press("y")
    panel = book.get_by_role("region", name="Since the new draft")
    expect(panel.get_by_role("listitem").first).to_contain_text("Will she go")
    assert book.evaluate(CHOOSE, ["a tram goes by", "a tram goes by"])
    book.keyboard.press("2")
    expect(panel.get_by_text("No mark needs a look.")).to_be_visible()
    expect_marked(book, "idea", ["a tram goes by"])
    book.keyboard.press("z")
    expect(panel.get_by_role("listitem").first).to_contain_text("Will she go")
    book.keyboard.press("3")
    expect(panel.get_by_text("Left behind: 1 mark")).to_be_visible()


def test_a_draft_is_taken_back_with_every_mark_as_it_was(book: Page, next_draft: Path) -> None:  # noqa: F811
    marked_up(book)
    bring(book, next_draft)
    put_on_the_table(book)
    expect_marked(book, "query", ["twelve pages"])
    book.get_by_role("link", name="Drafts").click()
    book.get_by_role("button", name="Compare").click()
    expect(book.locator("ins", has_text="twelve")).to_be_visible()
    book.get_by_role("button", name="Take it back").click()
    expect(book.get_by_text("on the table again")).to_be_visible()
    book.get_by_role("link", name="Book", exact=True).click()
    expect_marked(book, "query", ["eleven pages"])
    expect_marked(book, "note", ["reading very fast", "four thousand words"])
    expect_marked(book, "idea", ["Will she go"])


@pytest.mark.parametrize("light", ["house-up", "house-out"])
def test_axe_finds_nothing_on_the_drafts(book: Page, next_draft: Path, light: str) -> None:  # noqa: F811
    """The comparison, at a desk and on a phone, and the looks beside the book."""
    mark(book, "i", "Will she go", "She has her coat on.")
    bring(book, next_draft)
    book.evaluate("light => { document.documentElement.dataset.light = light; }", light)
    axe = Path(AXE).read_text(encoding="utf-8")

    def check(where: str) -> None:
        book.evaluate(axe)
        found = book.evaluate("axe.run().then((answer) => answer.violations)")
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == [], where

    for width in (1440, 390):
        book.set_viewport_size({"width": width, "height": 900})
        check(f"the drafts, {width} wide")
    put_on_the_table(book)
    for width in (390, 1440):
        book.set_viewport_size({"width": width, "height": 900})
        book.keyboard.press("y")
        expect(book.get_by_role("region", name="Since the new draft")).to_be_visible()
        check(f"the looks, {width} wide")
        book.keyboard.press("Escape")
