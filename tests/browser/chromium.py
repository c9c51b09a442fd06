"""A real Chromium for the browser tests: the system's, Playwright's own, or one that is got now.

`python -m tests.browser.chromium` finds or gets one, says where it is, and fails with a sentence where it cannot.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""It runs in containers, without a screen, and must not talk to anybody."""

MISSING = (
    "The browser tests need a Chromium, and none could be got: install it (Debian: apt-get install chromium; "
    "elsewhere: python -m playwright install chromium), then run the tests again."
)


def find() -> str | None:
    """Where a Chromium is, or None."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    return found or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def get() -> str:
    """Where a Chromium is, after getting one if there was none."""
    found = find()
    for way in (_from_system, _from_playwright) if not found else ():
        print("There is no Chromium here yet: getting one.", file=sys.stderr)
        way()
        found = found or find()
    if not found:
        sys.exit(MISSING)
    return found


def _from_system() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-q"], check=False, stdout=sys.stderr)
        install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"]
        subprocess.run(install, check=False, stdout=sys.stderr, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})


def _from_playwright() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, stdout=sys.stderr)


if __name__ == "__main__":
    print(f"Chromium: {get()}", file=sys.stderr)
