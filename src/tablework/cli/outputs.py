"""What a command prints: one JSON document on standard output, or text for people."""

from __future__ import annotations

import json
import sys
from typing import Any


def print_json(document: Any) -> None:
    """Exactly one JSON document on standard output, in UTF-8 whatever the terminal speaks."""
    text = json.dumps(document, ensure_ascii=False)
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass") + b"\n")
    sys.stdout.buffer.flush()


def print_text(text: str) -> None:
    """Text for people on standard output."""
    sys.stdout.buffer.write((text + "\n").encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
