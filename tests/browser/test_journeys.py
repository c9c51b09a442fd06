"""What people do at the desk, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import AXE

PIER = """Title: The Pier
Author: Ada Quill

# ACT ONE

## Scene 1. The end of the pier

ANNA is at the rail. A kettle boils on a crate.

ANNA
The kettle knows more than the lighthouse.

BEN comes along the planks.

BEN
You said that last year.

ANNA
I meant it last year.

CLARA
I heard it from the shore.

BEN
She is right behind you.
"""

DROP = """([name, text]) => {
  const held = new DataTransfer();
  held.items.add(new File([text], name));
  for (const type of ['dragenter', 'dragover', 'drop'])
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }));
}"""


def drop(page: Page, name: str, text: str) -> None:
    page.evaluate(DROP, [name, text])


def row(page: Page, title: str):
    return page.get_by_role("row").filter(has_text=title)


def test_the_first_hour(page: Page) -> None:
    """Somebody opens the desk, drops a play, finds a line in it, chooses a role, and settles who is on stage."""
    expect(row(page, "The Hour Between")).to_be_visible()
    drop(page, "pier.fountain", PIER)
    expect(row(page, "The Pier")).to_be_visible()

    page.keyboard.press("/")
    page.keyboard.type("kettle lighth")
    hit = page.get_by_role("link").filter(has_text="The kettle knows more than the lighthouse.")
    hit.click()
    expect(page).to_have_url(re.compile(r"/scripts/\w+#e\d+$"))
    expect(page.get_by_text("The kettle knows more than the lighthouse.")).to_be_in_viewport()

    page.get_by_role("combobox").select_option("anna")
    mine = "e => getComputedStyle(e.closest('.speech')).getPropertyValue('--mine')"
    assert page.get_by_text("I meant it last year.").evaluate(mine)
    assert not page.get_by_text("You said that last year.").evaluate(mine)

    page.keyboard.press("Escape")
    page.get_by_role("link", name="Stack").click()
    page.get_by_role("searchbox").fill("")
    row(page, "The Hour Between").get_by_role("link").first.click()
    page.get_by_role("link", name="Breakdown").click()
    open_doubts = page.get_by_text(re.compile(r"^\d+ doubts open$"))
    before = open_doubts.inner_text()
    page.get_by_role("button", name=re.compile("^Yes")).first.click()
    expect(open_doubts).not_to_have_text(before)
    page.reload()
    expect(open_doubts).to_be_visible()
    expect(open_doubts).not_to_have_text(before)


def test_a_file_that_is_no_script_is_named_with_its_reason(page: Page) -> None:
    drop(page, "torn.fdx", "<FinalDraft><Content>")
    expect(page.get_by_text("could not be read").first).to_be_visible()
    page.get_by_text("see why").first.click()
    expect(page.get_by_text("This file breaks off or is damaged at line 1.").first).to_be_visible()
    page.get_by_role("button", name=re.compile("^Everything")).click()
    expect(row(page, "Lost Property")).to_be_visible()


def test_piles_and_sparks_by_keys_and_they_stay(page: Page) -> None:
    expect(row(page, "Lost Property")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("2")
    page.keyboard.press("d")
    page.wait_for_timeout(300)
    page.reload()
    expect(page.get_by_text("read", exact=True).first).to_be_visible()
    rows = page.evaluate("fetch('/api/stack').then((answer) => answer.json()).then((stack) => stack.scripts)")
    assert sorted((script["pile"], script["spark"]) for script in rows) == [("read", 2), ("unread", 0)]


def test_the_whole_script_is_in_the_document(page: Page) -> None:
    """Find in page, select, print and screen readers are the browser's own: nothing is drawn only when seen."""
    script = page.evaluate("fetch('/api/stack').then((answer) => answer.json()).then((stack) => stack.scripts)")
    hour = next(entry["id"] for entry in script if entry["title"] == "The Hour Between")
    opened = page.evaluate(f"fetch('/api/scripts/{hour}').then((answer) => answer.json())")
    page.goto(f"/scripts/{hour}")
    last = [e["text"] for e in opened["draft"]["elements"] if e["kind"] == "dialogue"][-1].split("\n")[0]
    page.wait_for_function("words => document.body.textContent.includes(words)", arg=last)
    shown = " ".join(page.locator("main").evaluate("main => main.textContent").split())
    missing = [
        line
        for element in opened["draft"]["elements"]
        if element["kind"] in {"dialogue", "lyric", "stage_direction"}
        for line in element["text"].split("\n")
        if " ".join(line.split()) not in shown
    ]
    assert missing == []


def test_going_to_a_scene_and_back_by_keys(page: Page) -> None:
    expect(row(page, "The Hour Between")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The Hour Between").first).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.type("2.6")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("^Scene 6", re.IGNORECASE)).first).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect(row(page, "Lost Property")).to_be_visible()


def test_the_house_lights_stay_as_they_were_left(page: Page) -> None:
    page.keyboard.press("h")
    expect(page.locator("html")).to_have_attribute("data-light", "house-out")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-light", "house-out")


def test_every_key_is_on_the_sheet(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.get_by_text("Search all scripts").first).to_be_visible()
    page.keyboard.press("Escape")


SHAPES = {"desk": (1440, 960), "phone": (390, 844)}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("light", ["light", "house-out"])
def test_axe_finds_nothing(page: Page, shape: str, light: str) -> None:
    """Every page, in the light and with the house out, at a desk and on a phone."""
    width, height = SHAPES[shape]
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("light => localStorage.setItem('tablework.light', light)", light)
    if light == "house-out" and page.locator("html").get_attribute("data-light") != light:
        page.keyboard.press("h")
    scripts = page.evaluate("fetch('/api/stack').then((answer) => answer.json()).then((stack) => stack.scripts)")
    script = scripts[0]["id"]
    axe = Path(AXE).read_text(encoding="utf-8")
    for path in ["/", f"/scripts/{script}", f"/scripts/{script}/breakdown"]:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.evaluate(axe)
        found = page.evaluate("axe.run().then((answer) => answer.violations)")
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == [], path
