"""Read a script file, and break it down."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from tablework.readers.registry import LARGEST, read_script, too_large
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.breakdown import Breakdown, break_down_draft
from tablework.script.draft import Draft
from tablework.script.presence import Answer


def read(path: str | Path) -> Draft:
    """A script file of any format as a draft.

    Raises:
        UnreadableScriptError: it cannot be read; the error is one sentence that says why and what to do.
    """
    path = Path(path)
    return read_script(load(path), path.name)


def load(path: Path) -> bytes:
    """A file's bytes, unless it is too large to be a script or cannot be opened.

    Raises:
        UnreadableScriptError: with one sentence that says why.
    """
    try:
        with path.open("rb") as file:
            return take(file)
    except IsADirectoryError:
        raise UnreadableScriptError("This is a folder. Name a file in it, or add the folder to the stack.") from None
    except FileNotFoundError:
        raise UnreadableScriptError("There is no file of this name. Check how it is spelt.") from None
    except OSError as error:
        raise UnreadableScriptError(f"This file cannot be opened: {error.strerror}.") from None


def take(file: BinaryIO) -> bytes:
    """A file's bytes; reading stops as soon as it proves too large, whatever it says of itself.

    Raises:
        UnreadableScriptError: it is too large.
    """
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        rest = file.seek(0, 2) if file.seekable() else len(data)
        raise UnreadableScriptError(too_large(rest))
    return data


def break_down(draft: Draft, answers: Iterable[Answer] = ()) -> Breakdown:
    """Who is in a script, who is on stage when, how long it plays; `answers` settle doubts."""
    return break_down_draft(draft, answers)
