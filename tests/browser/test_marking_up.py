"""What people do to the words of a script in the book, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import AXE

MARKED = """kind => [...(CSS.highlights.get(`mark-${kind}`) ?? [])].map(({ startContainer, startOffset, endContainer,
  endOffset }) => {
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range.toString();
  })"""

CHOOSE = """([words, text]) => {
  const walker = document.createTreeWalker(document.querySelector('.sheet'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0 || !walker.currentNode.data.includes(text)) continue;
    walker.currentNode.parentElement.scrollIntoView({ block: 'center' });
    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
    return true;
  }
  return false;
}"""

SAVED = "Everything is saved, here and at the table"


@pytest.fixture
def book(page: Page) -> Page:
    """The book of The Hour Between, opened from its script by a click."""
    page.get_by_role("row").filter(has_text="The Hour Between").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="The Hour Between").first).to_be_visible()
    page.get_by_role("button", name="Book").click()
    expect(page).to_have_url(re.compile("/books/"))
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.wait_for_selector(".sheet[aria-busy=false]")
    return page


def choose(page: Page, words: str, among: str = "") -> None:
    assert page.evaluate(CHOOSE, [words, among or words]), words
    expect(page.get_by_role("toolbar", name="Mark the chosen words")).to_be_visible()


def expect_marked(page: Page, kind: str, words: list[str]) -> None:
    """The words under a highlight, once they are painted."""
    for _ in range(50):
        if page.evaluate(MARKED, kind) == words:
            return
        page.wait_for_timeout(100)
    assert page.evaluate(MARKED, kind) == words


def card(page: Page, words: str) -> Locator:
    return page.get_by_role("article").filter(has_text=words)


def test_a_note_stands_on_its_words(book: Page) -> None:
    """Rosa chooses words with the arrow keys, presses N and types; the note stands on those words, also tomorrow."""
    choose(book, "eleven pages")
    book.keyboard.press("ArrowRight")
    book.keyboard.press("Shift+ArrowLeft")
    book.keyboard.press("Shift+ArrowRight")
    words = book.evaluate("getSelection().toString()")
    book.keyboard.press("n")
    book.keyboard.type("Ten and a half. She exaggerates.")
    book.keyboard.press("Enter")
    expect(card(book, "Ten and a half.")).to_be_visible()
    expect_marked(book, "note", [words])
    expect(book.get_by_text(SAVED)).to_be_visible()
    expect(book).to_have_url(re.compile("#"))
    book.reload()
    expect(card(book, "Ten and a half.")).to_be_visible()
    expect_marked(book, "note", [words])


def test_a_query_is_answered_settled_and_opened_again(book: Page) -> None:
    choose(book, "looking for me")
    book.keyboard.press("q")
    book.keyboard.type("Is she hurt, or winning?")
    book.keyboard.press("Enter")
    query = card(book, "Is she hurt, or winning?")
    expect(query.get_by_role("button", name="settle")).to_be_visible()
    book.keyboard.press("r")
    book.keyboard.type("Winning.")
    book.keyboard.press("Enter")
    expect(query.get_by_text("Winning.", exact=True)).to_be_visible()
    expect(book.get_by_role("button", name="Queries 1")).to_be_visible()
    book.keyboard.press("s")
    expect(query).to_contain_text("settled")
    expect(book.get_by_role("button", name="Queries 0")).to_be_visible()
    book.keyboard.press("s")
    expect(query).to_contain_text("open")
    book.keyboard.press("Escape")
    expect(query.get_by_role("button", name="settle")).to_have_count(0)
    book.keyboard.press("Enter")
    expect(query.get_by_role("button", name="settle")).to_be_visible()


def test_an_agreed_change_stands_in_the_text_and_undo_takes_it_out(book: Page) -> None:
    """New words come in as words of the page, and no mark on the old ones moves."""
    choose(book, "the door?", "come away from")
    book.keyboard.press("n")
    book.keyboard.type("Which one?")
    book.keyboard.press("Enter")
    expect(card(book, "Which one?")).to_be_visible()
    choose(book, "come away from")
    book.keyboard.press("l")
    book.keyboard.press("ControlOrMeta+a")
    book.keyboard.type("leave")
    book.keyboard.press("Enter")
    expect(card(book, "“leave”").get_by_role("button", name="agree")).to_be_visible()
    book.keyboard.press("s")
    expect(book.locator(".sheet ins")).to_have_text(" leave")
    expect_marked(book, "line-change-agreed", ["come away from"])
    expect_marked(book, "note", ["the door?"])
    book.keyboard.press("z")
    expect(book.locator(".sheet ins")).to_have_count(0)
    expect_marked(book, "note", ["the door?"])


def test_a_cut_is_struck_and_shortens_the_play(book: Page) -> None:
    """One key cuts a speech; the foot says how much is gone, and restoring brings it back."""
    speeches = "Everything he says, he says to that."
    choose(book, speeches)
    book.keyboard.press("ArrowDown")
    for _ in range(60):
        book.keyboard.press("Shift+ArrowDown")
    book.keyboard.press("c")
    expect(book.get_by_text(re.compile(r"min, \d+ cut$"))).to_be_visible()
    book.keyboard.press("s")
    expect_marked(book, "cut", [])
    expect(book.get_by_text(re.compile(r"min, \d+ cut$"))).to_have_count(0)


def test_words_that_were_begun_outlive_the_tab(book: Page) -> None:
    choose(book, "eleven pages")
    book.keyboard.press("i")
    book.keyboard.type("What if the door")
    book.wait_for_timeout(400)
    book.reload()
    book.get_by_role("button", name="Unfinished idea").click()
    expect(book.get_by_role("textbox", name="What if …")).to_have_value("What if the door")
    book.keyboard.type(" is locked?")
    book.keyboard.press("Enter")
    expect(card(book, "What if the door is locked?")).to_contain_text("only yours", ignore_case=True)
    expect(book.get_by_role("button", name="Unfinished idea")).to_have_count(0)


SHAPES = {"desk": (1440, 960), "phone": (390, 844)}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("light", ["house-up", "house-out"])
def test_axe_finds_nothing_in_the_book(book: Page, shape: str, light: str) -> None:
    """With marks, a box and each panel open, in the light and with the house out, at a desk and on a phone."""
    book.evaluate("light => { document.documentElement.dataset.light = light; }", light)
    for key, words in (("n", "eleven pages"), ("q", "looking for me"), ("b", "very fast"), ("u", "two small glasses")):
        choose(book, words)
        book.keyboard.press(key)
        book.keyboard.type("41" if key == "u" else f"Said about {words}.")
        book.keyboard.press("Enter")
        expect(book.locator(".card.hot")).to_contain_text("41" if key == "u" else f"Said about {words}.")
    width, height = SHAPES[shape]
    book.set_viewport_size({"width": width, "height": height})
    axe = Path(AXE).read_text(encoding="utf-8")
    for keys in ["j", "m", "d", "w", "t", "a", "o", "p", "r"]:
        book.keyboard.press(keys)
        book.wait_for_timeout(150)
        book.evaluate(axe)
        found = book.evaluate("axe.run().then((answer) => answer.violations)")
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == [], keys
        if keys not in "jr":
            book.keyboard.press("Escape")
