"""Highland: ``.highland``, a zip with a TextBundle that holds the script as Fountain; and ``.textpack``, the same."""

from __future__ import annotations

from dataclasses import replace
from posixpath import basename

from tablework.readers.fountain import read_fountain
from tablework.readers.trouble import UnreadableScriptError
from tablework.readers.zipped import Zipped
from tablework.script.draft import Draft

_ENDINGS = (".fountain", ".md", ".markdown", ".txt", ".spmd")


def read_highland(data: bytes, name: str = "") -> Draft:
    """A Highland file as a draft.

    Raises:
        UnreadableScriptError: it is damaged, made to harm, or holds no text.
    """
    file = Zipped(data, "Highland file")
    texts = [member for member in file.names if member.lower().endswith(_ENDINGS) and "__MACOSX" not in member]
    if not texts:
        raise UnreadableScriptError("This Highland file holds no text. Export the script from Highland as Fountain.")
    best = min(
        texts, key=lambda member: (not basename(member).lower().startswith("text."), _ENDINGS.index(_end(member)))
    )
    return replace(read_fountain(file.read(best), name), format="highland")


def _end(member: str) -> str:
    return next(ending for ending in _ENDINGS if member.lower().endswith(ending))
