"""Tests that read scans need Tesseract; where it is not to be had they are left out, and say so.

`python -m tests.tesseract` finds or gets one, and says where it is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

MISSING = "there is no Tesseract here: apt-get install tesseract-ocr (or brew install tesseract), then run this again"

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason=MISSING)


def get() -> str | None:
    """Where Tesseract is, after getting one where that needs nobody's password."""
    if shutil.which("tesseract") is None and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], check=False, stdout=sys.stderr)
        install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "tesseract-ocr"]
        subprocess.run(install, check=False, stdout=sys.stderr, env=quiet)
    return shutil.which("tesseract")


if __name__ == "__main__":
    print(f"Tesseract: {get() or MISSING}", file=sys.stderr)
