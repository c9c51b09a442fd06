"""What people do to the words of a script in the book, in a real browser."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
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

WRITE_AT_ONCE = f"""async ([words, key]) => {{
  ({CHOOSE})([words, words]);
  document.dispatchEvent(new Event('selectionchange'));
  await Promise.resolve();
  dispatchEvent(new KeyboardEvent('keydown', {{ key }}));
  await new Promise((done) => setTimeout(done));
  const {{ top, bottom }} = document.activeElement.getBoundingClientRect();
  return [document.activeElement.nodeName, top > 0 && bottom < innerHeight];
}}"""

ALL_KEPT = """async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
    });
    for (const store of database.objectStoreNames)
      found.push(await new Promise((done) => {
        const asked = database.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result);
      }));
    database.close();
  }
  return JSON.stringify([found, { ...localStorage }]);
}"""

THROW_AWAY = """async () => {
  for (const { name } of await indexedDB.databases())
    await new Promise((done) => { indexedDB.deleteDatabase(name).onsuccess = done; });
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


def test_a_box_opens_in_the_window_however_fast_one_is(book: Page) -> None:
    """
    Tomas comes from far above and begins a note before the next frame. Were the box still where the window was, the
    browser would take him back there with his first letter.
    """
    assert book.evaluate(WRITE_AT_ONCE, ["eleven pages", "n"]) == ["TEXTAREA", True]
    there = book.evaluate("scrollY")
    book.keyboard.type("Ten and a half.")
    book.keyboard.press("Enter")
    expect(card(book, "Ten and a half.")).to_be_visible()
    assert book.evaluate("scrollY") == there > 0


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
        if keys == "t":
            book.get_by_text("The stage: names and pieces").click()
            book.get_by_role("button", name="Add a piece").click()
        if keys == "j":
            book.get_by_role("button", name="more").click()
            book.get_by_role("button", name="Erase for good").click()
        book.wait_for_timeout(150)
        book.evaluate(axe)
        found = book.evaluate("axe.run().then((answer) => answer.violations)")
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == [], keys
        if keys not in "jr":
            book.keyboard.press("Escape")


def on_line(book: Page, key: str, text: str) -> Locator:
    """A mark on a line, stood on."""
    choose(book, "eleven pages")
    book.keyboard.press(key)
    book.keyboard.type(text)
    book.keyboard.press("Enter")
    mark = card(book, text)
    expect(mark.get_by_role("button", name="more")).to_be_visible()
    return mark


def a_photo() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (64, 48), (120, 30, 40)).save(held, "PNG")
    return held.getvalue()


def test_a_photo_hangs_on_a_mark(book: Page) -> None:
    """Ines hangs a photo on a note and says what it shows; away from the table the card says why she cannot."""
    note = on_line(book, "n", "This glass.")
    note.get_by_role("button", name="more").click()
    with book.expect_file_chooser() as chooser:
        note.get_by_role("button", name="photo").click()
    chooser.value.set_files({"name": "glass.png", "mimeType": "image/png", "buffer": a_photo()})
    note.get_by_label("What glass.png shows").fill("A red glass")
    book.keyboard.press("Enter")
    photo = note.get_by_role("img", name="A red glass")
    expect(photo).to_be_visible()
    assert photo.evaluate("one => one.decode().then(() => [one.naturalWidth, one.naturalHeight])") == [64, 48]
    book.evaluate("dispatchEvent(new Event('offline'))")
    expect(note.get_by_text("Photos can be hung at the table only")).to_be_visible()


def test_erased_words_are_gone_and_the_fact_stays(book: Page) -> None:
    """Rosa erases a note, after a second press in another place; only that it was there, and who erased it, is left."""
    note = on_line(book, "n", "Written in anger.")
    note.get_by_role("button", name="more").click()
    note.get_by_role("button", name="Erase for good").click()
    note.get_by_role("button", name="leave it").click()
    note.get_by_role("button", name="Erase for good").click()
    note.get_by_role("button", name="erase now").click()
    expect(book.get_by_text("Written in anger.")).to_have_count(0)
    expect_marked(book, "note", [])
    expect(book.get_by_text(SAVED)).to_be_visible()
    book.keyboard.press("m")
    expect(book.get_by_text(re.compile(r"Note by .+, erased by .+ on \d+ \w+\."))).to_be_visible()
    book.reload()
    book.wait_for_selector(".sheet[aria-busy=false]")
    book.keyboard.press("d")
    book.get_by_text("1 mark erased").click()
    expect(book.get_by_text(re.compile(r"Note by .+, erased by .+"))).to_be_visible()
    assert "Written in anger." not in book.evaluate(ALL_KEPT)


def test_a_department_is_taken_away_and_comes_back(book: Page) -> None:
    note = on_line(book, "n", "Too bright?")
    book.keyboard.press("e")
    book.get_by_label("Department").select_option("LX")
    book.get_by_role("button", name="Keep").click()
    expect(note).to_contain_text("LX")
    book.keyboard.press("e")
    book.get_by_label("Department").select_option("Everybody")
    book.get_by_role("button", name="Keep").click()
    expect(note).not_to_contain_text("LX")
    expect(book.get_by_text(SAVED)).to_be_visible()
    book.keyboard.press("z")
    expect(note).to_contain_text("LX")
    expect(book.get_by_text(SAVED)).to_be_visible()


def test_the_stage_has_names_and_pieces_for_everybody(book: Page) -> None:
    """Tomas puts a bar on the stage and moves it; it stands on the plan of each blocking, in the terms he chose."""
    book.keyboard.press("t")
    book.get_by_text("The stage: names and pieces").click()
    book.get_by_label("US terms").check()
    book.get_by_role("button", name="Add a piece").click()
    book.get_by_label("Name of the piece").fill("Bar")
    book.keyboard.press("Tab")
    bar = book.get_by_role("slider", name="Bar")
    bar.focus()
    for _ in range(20):
        book.keyboard.press("ArrowLeft")
    expect(bar).to_have_attribute("aria-valuetext", "R")
    box = bar.bounding_box()
    assert box
    book.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    book.mouse.down()
    book.mouse.move(box["x"] + box["width"] / 2, box["y"] - 40, steps=4)
    book.mouse.up()
    expect(bar).to_have_attribute("aria-valuetext", "UR")
    expect(book.get_by_text(SAVED)).to_be_visible()
    book.reload()
    book.wait_for_selector(".sheet[aria-busy=false]")
    choose(book, "eleven pages")
    book.keyboard.press("b")
    expect(book.get_by_role("button", name="UR, up right")).to_be_visible()
    book.get_by_role("button", name="Ground plan").click()
    expect(book.get_by_role("group", name="Ground plan").get_by_text("Bar")).to_be_visible()


def test_marks_go_along_as_a_file_and_come_back(book: Page, tmp_path: Path) -> None:
    """Rosa saves what never reached the table, lets go of everything, and brings it in again; twice changes nothing."""
    book.route("**/entries", lambda _: None)
    on_line(book, "n", "Only here.")
    with book.expect_download() as saved:
        book.get_by_role("button", name="Save a copy").click()
    saved.value.save_as(tmp_path / "copy.json")
    book.evaluate(THROW_AWAY)
    book.reload()
    book.wait_for_selector(".sheet[aria-busy=false]")
    book.unroute("**/entries")
    expect(book.get_by_text(re.compile("This browser had thrown away what it kept"))).to_be_visible()
    expect(card(book, "Only here.")).to_have_count(0)
    bring(book, tmp_path / "copy.json")
    expect(book.get_by_text("1 mark came.")).to_be_visible()
    expect(book.get_by_text(SAVED)).to_be_visible()
    bring(book, tmp_path / "copy.json")
    expect(book.get_by_text("All of these marks are here already.")).to_be_visible()
    with book.expect_download() as own:
        book.get_by_role("button", name="Take my marks along").click()
    assert "Only here." in Path(own.value.path()).read_text(encoding="utf-8")
    book.keyboard.press("Escape")
    book.evaluate(CHOOSE, ["eleven pages", "eleven pages"])
    expect(card(book, "Only here.")).to_be_visible()


def bring(book: Page, file: Path) -> None:
    if not book.get_by_role("button", name="Bring marks").is_visible():
        book.keyboard.press("p")
    with book.expect_file_chooser() as chooser:
        book.get_by_role("button", name="Bring marks").click()
    chooser.value.set_files(file)


def test_what_the_table_would_not_take_can_be_let_go(book: Page) -> None:
    """A note that is longer than the table takes: the foot says so, its words can be copied, and then let go."""
    book.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(book, "eleven pages")
    book.keyboard.press("n")
    book.get_by_role("textbox", name="Note").fill("word " * 5000)
    book.keyboard.press("Enter")
    book.get_by_role("button", name="See why").click()
    refused = book.get_by_role("region", name="Not taken by the table")
    expect(refused).to_contain_text("at most 20,000 characters")
    refused.get_by_role("button", name="copy the words").click()
    expect(book.get_by_text("The words are copied.")).to_be_visible()
    assert book.evaluate("navigator.clipboard.readText()").startswith("word word")
    refused.get_by_role("button", name="let go").click()
    expect(refused).to_contain_text("The table has taken everything.")
    expect(book.get_by_text(SAVED)).to_be_visible()
    book.reload()
    expect(book.get_by_text(SAVED)).to_be_visible()
