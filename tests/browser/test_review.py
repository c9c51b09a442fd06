"""A PDF comes in, somebody looks at how it was read beside its pages, and says what is wrong."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import AXE
from tests.conftest import PLAYS
from tests.tesseract import needs_tesseract
from tests.typeset import pdf, scanned

from tablework.readers.fountain import read_fountain
from tablework.script.draft import Draft

PANEL = "The selected script"
LIST = "The lines, and what each was taken for"


@pytest.fixture(scope="module")
def hour() -> Draft:
    return read_fountain((PLAYS / "the-hour-between.fountain").read_bytes(), "the-hour-between.fountain")


def add(page: Page, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "application/pdf", "buffer": data}
    page.get_by_label("Script files").set_input_files(file)  # type: ignore[arg-type]  # a file that is on no disk


def review(page: Page, name: str, data: bytes) -> None:
    """Add a PDF, and open the review of its reading from the stack."""
    add(page, name, data)
    expect(page.get_by_text("1 script added")).to_be_visible()
    page.get_by_role("complementary", name=PANEL).get_by_role("link", name="Review the reading").click()
    expect(page.get_by_role("region", name=LIST)).to_be_visible()


def line(page: Page, words: str):
    return page.get_by_role("region", name=LIST).get_by_role("button").filter(has_text=words).first


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']} {one['nodes'][0]['any'][0]['message']}" for one in found]


def foot(page: Page):
    return page.get_by_role("contentinfo")


def test_a_reading_is_corrected_by_keys(page: Page, hour: Draft) -> None:
    """Rosa makes what is set in a song, takes it back, and makes two names one role; the next script remembers."""
    review(page, "hour.pdf", pdf(hour, elements=120))
    expect(page.get_by_text(re.compile(r"Read as \d+ roles, \d+ speeches"))).to_be_visible()
    picture = page.get_by_role("img", name=re.compile(r"Page \d as it came"))
    expect(picture).to_be_visible()
    assert picture.evaluate("e => e.decode().then(() => e.naturalWidth)") > 300

    page.get_by_role("button", name="All lines").click()
    line(page, "MARGOT enters from the alley").click()
    expect(page.get_by_role("button", name="direction D")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("l")
    expect(foot(page)).to_contain_text(re.compile(r"\d+ lines are lyrics now\."))
    expect(line(page, "MARGOT enters from the alley")).to_contain_text("lyric")
    expect(line(page, "MARGOT enters from the alley")).to_be_focused()
    page.keyboard.press("u")
    expect(foot(page)).to_contain_text("Taken back; no correction is left.")
    expect(line(page, "MARGOT enters from the alley")).to_contain_text("direction")

    page.keyboard.press("o")
    page.keyboard.press("f")
    expect(foot(page)).to_contain_text("This line is furniture, no part of the play now.")
    page.keyboard.press("Control+z")
    expect(foot(page)).to_contain_text("Taken back; no correction is left.")

    page.keyboard.press("m")
    page.get_by_label("The name").select_option("WAITER")
    page.get_by_label("stands for").select_option("ANDERS")
    page.get_by_role("button", name="Merge").click()
    expect(foot(page)).to_contain_text("WAITER is ANDERS now.")
    line(page, "MARGOT enters from the alley").click()
    page.keyboard.press("l")
    expect(foot(page)).to_contain_text(re.compile(r"\d+ lines are lyrics now\."))
    assert violations(page) == []

    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/scripts/\w+#e\d+$"))
    expect(page.locator(".sheet")).to_contain_text("MARGOT enters from the alley")
    page.get_by_role("link", name="Review the reading").click()
    expect(page.get_by_role("region", name=LIST)).to_be_visible()

    page.get_by_role("link", name="Stack").click()
    rest = Draft("Part two", (), "fountain", hour.elements[120:], hour.roles)
    review(page, "part-two.pdf", pdf(rest, elements=200))
    expect(page.get_by_text(re.compile("Read with 1 correction remembered from"))).to_be_visible()


def test_a_line_is_chosen_on_the_picture(page: Page, hour: Draft) -> None:
    """Where Rosa presses on the page, there she is in the list."""
    review(page, "hour.pdf", pdf(hour, elements=60))
    page.get_by_role("button", name="All lines").click()
    page.keyboard.press("Tab")
    box = page.get_by_role("img", name=re.compile("as it came")).bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.105)
    focused = page.evaluate("document.activeElement.dataset.line")
    assert focused is not None
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.line") == str(int(focused) + 1)


def test_on_a_phone_and_with_the_house_lights_out(page: Page, hour: Draft) -> None:
    """The picture is above, the lines below, and nothing is wider than the phone."""
    review(page, "hour.pdf", pdf(hour, elements=60))
    page.set_viewport_size({"width": 390, "height": 844})
    page.keyboard.press("h")
    page.get_by_role("button", name="All lines").click()
    line(page, "They killed you late today.").click()
    picture, words = page.get_by_role("img", name=re.compile("as it came")), line(page, "They killed you late today.")
    expect(picture).to_be_in_viewport()
    expect(words).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="lyric").click()
    expect(words).to_contain_text("lyric")
    assert violations(page) == []


def test_text_without_pages_is_reviewed_beside_its_own_lines(page: Page) -> None:
    """A play in plain text: no pictures, but what came stands beside what was read."""
    text = "ANNA. The kettle knows more than the lighthouse.\n\nBEN. You said that last year.\n\n" * 8
    add(page, "pier.txt", text.encode())
    expect(page.get_by_text("1 script added")).to_be_visible()
    page.get_by_role("complementary", name=PANEL).get_by_role("link", name="Review the reading").click()
    expect(line(page, "The kettle knows more")).to_be_visible()
    expect(page.locator("[data-source]").first).to_contain_text("The kettle knows more")
    assert violations(page) == []


@needs_tesseract
def test_a_scan_is_read_by_ocr(page: Page, hour: Draft) -> None:
    """Pages that are pictures: one press has them read, and they are reviewed as any other."""
    add(page, "scan.pdf", scanned(pdf(hour, elements=40), 150))
    page.get_by_role("button", name="see why").click()
    expect(page.get_by_text("it is a scan")).to_be_visible()
    page.get_by_role("button", name="Read it by OCR").click()
    expect(foot(page)).to_contain_text("scan.pdf: read by OCR.", timeout=60_000)
    expect(page.get_by_text("Every file so far could be read.")).to_be_visible()
    page.get_by_role("button", name="Everything").click()
    page.get_by_role("complementary", name=PANEL).get_by_role("link", name="Review the reading").click()
    page.get_by_role("button", name="All lines").click()
    expect(line(page, "They killed you late today.")).to_be_visible()


@pytest.mark.parametrize("desk", [{"PATH": ""}], indirect=True)
def test_without_tesseract_it_is_said_how_to_get_it(page: Page, hour: Draft) -> None:
    """On a machine that has none, the sentence with the command stands beside the file."""
    add(page, "scan.pdf", scanned(pdf(hour, elements=20), 100))
    page.get_by_role("button", name="see why").click()
    expect(page.get_by_text("To read it, install Tesseract")).to_be_visible()
    expect(page.get_by_role("button", name="Read it by OCR")).to_have_count(0)
    assert violations(page) == []
