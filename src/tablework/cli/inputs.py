"""What a command is given: a file by name, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from tablework.actions.read_scripts import load, take


def input_file(name: str) -> tuple[bytes, str]:
    """The bytes of the named file, or of standard input for ``-``, and the name to know it by."""
    if name == "-":
        return take(sys.stdin.buffer), "script.fountain"
    path = Path(name)
    return load(path), path.name
