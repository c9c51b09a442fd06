"""The pages in a real Chromium: opening a long script, scrolling through it, choosing a role, and the stack."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.chromium import MISSING, QUIET, find

from benchmarks.measuring import long_fountain, percentile, table
from tablework.readers.fountain import read_fountain

ELEMENTS = 3700
OPENINGS = 9
SCROLLS = 3
ROUNDS_OF_ROLES = 3
_SIZE = {"width": 1440, "height": 960}

# Frames at once make nobody wait; 20 ms lets a frame of 60 a second be a little late.
PAINT_MARK, FRAME_MARK, ROLE_MARK = 500, 20, 50

_WATCH = """(wanted) => {
  const after = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  });
  window.seen = {};
  const watcher = new MutationObserver(() => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (!document.querySelector(selector)) continue;
      delete wanted[name];
      after((now) => (seen[name] = now));
    }
    if (!Object.keys(wanted).length) watcher.disconnect();
  });
  watcher.observe(document, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
  window.choices = [];
  addEventListener('change', ({ timeStamp }) => after((now) => choices.push(now - timeStamp)), true);
}"""
"""Notes when something came into the page: the time after the frame that shows it. The same for what a choice takes."""

_TIMES = """() => {
  const paints = performance.getEntriesByType('paint').map(({ name, startTime }) => [name, startTime]);
  const [data] = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/'));
  return { ...Object.fromEntries(paints), ...seen, data: data?.responseEnd };
}"""

_SCROLL = """([seconds, speed]) => new Promise((done) => {
  const times = [];
  const frame = (now) => {
    times.push(now);
    scrollTo(0, ((now - times[0]) / 1000) * speed);
    if (now - times[0] < seconds * 1000) requestAnimationFrame(frame);
    else done(times.slice(1).map((time, n) => time - times[n]));
  };
  requestAnimationFrame(frame);
})"""


_SCRIPT = {"words": "article p", "all": 'article[aria-busy="false"]'}
_ROWS = {"rows": "main [role=row], main tr"}


class Desk(NamedTuple):
    """A desk that is open, and the long script on it."""

    address: str
    script: str


def run() -> str:
    """One row for each thing somebody waits for: median, 95th percentile, slowest, and the mark it is held to."""
    chromium = find()
    if not chromium:
        return MISSING
    with tempfile.TemporaryDirectory() as folder, served(folder) as desk, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        rows = [*_opening(browser, desk), *_scrolling(browser, desk), *_roles(browser, desk), *_stack(browser, desk)]
        browser.close()
    return table(["what", "median", "95th percentile", "slowest", "mark"], rows)


def script() -> bytes:
    """A Fountain script of about 3,700 elements: the long one, cut off after a paragraph."""
    text = long_fountain().decode()
    end = len(text) * ELEMENTS // len(read_fountain(text.encode()).elements)
    return text[: text.rindex("\n\n", 0, end)].encode()


@contextmanager
def served(folder: str) -> Iterator[Desk]:
    """A desk of its own, served, with the long script on it."""
    command = [sys.executable, "-m", "tablework", "serve", "--port", "0", "--no-open", "--desk", folder]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            line = server.stderr.readline() if server.stderr else ""
            address = re.search(r"http://[^ /]+", line)
            if not address:
                raise RuntimeError(f"The desk did not open: {line}")
            yield Desk(address[0], _add(address[0]))
        finally:
            _end(server)


def _end(server: subprocess.Popen[str]) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()


def _add(address: str) -> str:
    to = f"{address}/api/scripts?name=a-long-play.fountain"
    request = urllib.request.Request(to, data=script(), method="POST")  # noqa: S310 (our own desk)
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        return str(json.load(answer)["files"][0]["script"]["id"])


@contextmanager
def cold(browser: Browser, address: str, wanted: dict[str, str]) -> Iterator[Page]:
    """A page in a browser that keeps nothing from before."""
    context = browser.new_context(viewport=_SIZE)
    page = context.new_page()
    page.add_init_script(f"({_WATCH})({json.dumps(wanted)})")
    page.goto(address)
    yield page
    context.close()


@contextmanager
def _script_page(browser: Browser, desk: Desk, until: str = "all") -> Iterator[Page]:
    with cold(browser, f"{desk.address}/scripts/{desk.script}", _SCRIPT) as page:
        page.wait_for_function(f"() => seen.{until}", polling="raf")
        yield page


def _opening(browser: Browser, desk: Desk) -> list[list[str]]:
    opened = []
    for _ in range(OPENINGS):
        with _script_page(browser, desk) as page:
            opened.append(page.evaluate(_TIMES))
            elements = page.locator("article .w").count()
    return [
        row("first paint of a script", _all(opened, "first-paint"), f"< {PAINT_MARK} ms"),
        row("its first contentful paint", _all(opened, "first-contentful-paint"), f"< {PAINT_MARK} ms"),
        row("its data is there", _all(opened, "data")),
        row("its first words are painted", _all(opened, "words"), f"< {PAINT_MARK} ms"),
        row(f"all its {elements:,} elements are in the page", _all(opened, "all")),
    ]


def _scrolling(browser: Browser, desk: Desk) -> list[list[str]]:
    """Slowly, as one reads on; fast, as one looks for a place; and at once, while the rest of the script comes."""
    rows = []
    for how, speed, since in (
        ("reading on", 1200, "all"),
        ("fast", 8000, "all"),
        ("from its first words", 1200, "words"),
    ):
        frames: list[float] = []
        for _ in range(SCROLLS):
            with _script_page(browser, desk, since) as page:
                frames += page.evaluate(_SCROLL, [3, speed])
        smooth = sum(frame <= FRAME_MARK for frame in frames) / len(frames)
        p95, slowest = f"{percentile(frames, 0.95):.1f} ms", f"{max(frames):.0f} ms"
        rows.append([f"a frame, scrolling, {how}", f"{percentile(frames, 0.5):.1f} ms", p95, slowest, "60 a second"])
        rows.append([f"frames in {FRAME_MARK} ms, {how}", f"{smooth:.1%}", "", "", "near all"])
    return rows


def _roles(browser: Browser, desk: Desk) -> list[list[str]]:
    """At the top of the script and in the middle of it."""
    with _script_page(browser, desk) as page:
        chooser = page.get_by_role("combobox", name="Role")
        values = [option.get_attribute("value") for option in chooser.get_by_role("option").all()]
        for down in (0, 0.5):
            page.evaluate("(part) => scrollTo(0, part * document.body.scrollHeight)", down)
            for value in values * ROUNDS_OF_ROLES:
                chooser.select_option(value)
                page.wait_for_timeout(50)
        times = page.evaluate("() => choices")
    return [row(f"choosing a role, {len(times)} times", times, f"< {ROLE_MARK} ms")]


def _stack(browser: Browser, desk: Desk) -> list[list[str]]:
    opened = []
    for _ in range(OPENINGS):
        with cold(browser, desk.address, _ROWS) as page:
            page.wait_for_function("() => seen.rows", polling="raf")
            opened.append(page.evaluate(_TIMES))
    return [
        row("first contentful paint of the stack", _all(opened, "first-contentful-paint"), f"< {PAINT_MARK} ms"),
        row("its scripts are painted", _all(opened, "rows"), f"< {PAINT_MARK} ms"),
    ]


def _all(opened: list[dict[str, Any]], name: str) -> list[float]:
    return [times[name] for times in opened]


def row(what: str, times: list[float], mark: str = "") -> list[str]:
    """A row of the table: median, 95th percentile, slowest."""
    return [what, *(f"{ms:.0f} ms" for ms in (percentile(times, 0.5), percentile(times, 0.95), max(times))), mark]
