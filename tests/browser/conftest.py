"""A desk of its own and a real browser for every journey."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.browser.chromium import QUIET, get

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"

IN_CLEAR = "desk.test"
"""A name on the network without https: to a browser it is no secure page, as a phone in the room would have it."""

SAFE = "guest.localhost"
"""A name that a browser takes for safe as it does https, and that is not the owner's own."""

expect.set_options(timeout=15_000)
"""A machine may be busy with other things: what these journeys expect is that something happens, not how soon."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        rules = f"--host-resolver-rules=MAP {IN_CLEAR} 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=get(), args=[*QUIET, rules])
        yield browser
        browser.close()


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a desk that has just been opened for the first time; a test may give it another environment."""
    command = [sys.executable, "-m", "tablework", "serve", "--port", "0", "--no-open", "--desk", str(tmp_path / "desk")]
    command += ["--name", IN_CLEAR, "--name", SAFE]
    env = os.environ | getattr(request, "param", {})
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as server:
        assert server.stderr
        line = server.stderr.readline()
        yield line.split()[5]
        server.send_signal(signal.SIGINT)


@pytest.fixture
def page(browser: Browser, desk: str) -> Iterator[Page]:
    """A page that fails its test when anything goes wrong in it, or when it asks anybody but the desk."""
    context = browser.new_context(viewport={"width": 1440, "height": 960}, base_url=desk)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: troubles.append(request.url) if not _ours(request.url, desk) else None)
    page.goto("/")
    yield page
    context.close()
    assert troubles == []


def _ours(url: str, desk: str) -> bool:
    return url.startswith((desk, "blob:", "data:"))
