"""The book in a real Chromium: opening 3,700 elements with 2,000 marks on them, and making one more."""

from __future__ import annotations

import json
import random
import tempfile
import urllib.request
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.chromium import MISSING, QUIET, find

from benchmarks.browsing import Desk, row, served
from benchmarks.measuring import table
from tablework.actions.tokens import new_id

MARKS = 2000
PAINTED = 1950
"""A few of them lie on the very words of others and are painted as one."""

OPENINGS = 7
CUTS = 24
OPEN_MARK, SEEN_MARK, SAVED_MARK = 700, 50, 50
_KINDS = ("note", "query", "cut", "line_change", "blocking", "cue", "idea")

_PAINTED = """() => [...CSS.highlights].filter(([name]) => name !== 'mark-here')
  .reduce((sum, [, { size }]) => sum + size, 0)"""

_WATCH = f"""() => {{
  window.seen = {{}};
  const look = () => {{
    const painted = ({_PAINTED})();
    if (painted && document.querySelector('.sheet .w')) seen.sight ??= performance.now();
    if (painted >= {PAINTED} && document.querySelector('.sheet[aria-busy=false]')) seen.all ??= performance.now();
    if (!seen.all) requestAnimationFrame(look);
  }};
  requestAnimationFrame(look);
}}"""
"""Notes when words with marks are first on the page, and when all are."""

_CUT = """() => new Promise((done) => {
  const cuts = () => CSS.highlights.get('mark-cut')?.size ?? 0;
  const before = cuts();
  const began = performance.now();
  dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
  const look = () => {
    if (cuts() > before) requestAnimationFrame(() => setTimeout(() => done(performance.now() - began), 0));
    else if (performance.now() - began > 5000) done(5000);
    else setTimeout(look, 1);
  };
  look();
})"""
"""From the key to the end of the frame that shows the cut."""

_SAVED = """() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/entries'))
  .map(({ startTime, responseEnd }) => responseEnd - startTime)"""


def run() -> str:
    """One row for each thing somebody waits for, and the mark it is held to."""
    chromium = find()
    if not chromium:
        return MISSING
    with tempfile.TemporaryDirectory() as folder, served(folder) as desk, sync_playwright() as playwright:
        book = _marked(desk)
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        rows = [*_opening(browser, desk, book), *_marking(browser, desk, book)]
        browser.close()
    return table(["what", "median", "95th percentile", "slowest", "mark"], rows)


def _marked(desk: Desk) -> str:
    """A book of the long script with its marks, some of them agreed."""
    book = _post(desk, "books", {"script": desk.script})["id"]
    with urllib.request.urlopen(f"{desk.address}/api/books/{book}") as answer:  # noqa: S310 (our own desk)
        elements = json.load(answer)["script"]["draft"]["elements"]
    chance = random.Random(3)  # noqa: S311 (the same marks every time)
    spoken = [element for element in elements if element["kind"] == "dialogue" and len(element["text"]) > 12]
    entries = [_mark(chance, desk.script, chance.choice(spoken), n) for n in range(MARKS)]
    for start in range(0, MARKS, 100):
        answers = _post(desk, f"books/{book}/entries", {"entries": entries[start : start + 100]})["answers"]
        if any(one["outcome"] != "kept" for one in answers):
            raise RuntimeError(f"A mark was not kept: {answers[0]}")
    return str(book)


def _mark(chance: random.Random, script: str, element: dict[str, Any], n: int) -> dict[str, Any]:
    text, kind = element["text"], _KINDS[n % len(_KINDS)]
    start = chance.randrange(len(text) - 8)
    end = min(len(text), start + chance.randrange(5, 30))
    place = {"draft": script, "first": element["id"], "last": element["id"], "quote": text[start:end]}
    data: dict[str, Any] = {"place": place | {"start": start, "end": end}, "text": "words " * chance.randrange(1, 12)}
    data |= {"line_change": {"words": "other words"}, "cue": {"department": "LX", "number": str(n)}}.get(kind, {})
    made = {"v": 1, "id": new_id(), "record": new_id(), "kind": kind, "verb": "make", "on": [], "data": data}
    return made | {"made_at": "2026-11-22T12:00:00.000Z"}


def _post(desk: Desk, path: str, document: dict[str, Any]) -> Any:
    body, headers = json.dumps(document).encode(), {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{desk.address}/api/{path}", body, headers)  # noqa: S310 (our own desk)
    with urllib.request.urlopen(request) as answer:  # noqa: S310 (our own desk)
        return json.load(answer)


def _open(page: Page, desk: Desk, book: str) -> dict[str, float]:
    page.goto(f"{desk.address}/books/{book}")
    page.wait_for_function("() => seen.all", polling="raf")
    found: dict[str, float] = page.evaluate("() => seen")
    return found


def _page(browser: Browser) -> Page:
    page = browser.new_page()
    page.add_init_script(f"({_WATCH})()")
    return page


def _opening(browser: Browser, desk: Desk, book: str) -> list[list[str]]:
    """In a browser that has never been here, and in one that keeps the pages and the marks."""
    new, kept = [], []
    for _ in range(OPENINGS):
        page = _page(browser)
        new.append(_open(page, desk, book))
        page.wait_for_timeout(1500)
        kept.append(_open(page, desk, book))
        page.context.close()
    mark = f"< {OPEN_MARK} ms"
    return [
        row("a book with 2,000 marks: its words and the marks in sight, first time", _all(new, "sight"), mark),
        row("the same, kept by the browser", _all(kept, "sight"), mark),
        row("all its words and marks, first time", _all(new, "all")),
        row("the same, kept by the browser", _all(kept, "all")),
    ]


def _all(opened: list[dict[str, float]], name: str) -> list[float]:
    return [times[name] for times in opened]


def _marking(browser: Browser, desk: Desk, book: str) -> list[list[str]]:
    page = _page(browser)
    _open(page, desk, book)
    page.wait_for_timeout(1500)
    seen = []
    for _ in range(CUTS):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Shift+ArrowRight")
        page.wait_for_timeout(150)
        seen.append(float(page.evaluate(_CUT)))
        page.wait_for_timeout(200)
    saved = page.evaluate(_SAVED)
    page.context.close()
    return [
        row("one more mark is seen, from the key to the frame", seen, f"< {SEEN_MARK} ms"),
        row("it is on the table's disk, as the browser hears", saved, f"< {SAVED_MARK} ms"),
    ]
