"""Words: how they are counted, and how they are folded for comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‚": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "\u2011": "-",
        "…": "...",
    }
    | {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "Æ": "AE", "Œ": "OE", "Ø": "O", "Ł": "L", "Đ": "D"}
)
"""What is the same to somebody who searches; some letters Unicode does not take apart by itself."""
_HELD = re.compile(r"[^\W_]", re.UNICODE)


def count_words(text: str) -> int:
    """How many words an actor would count: pieces between blanks that hold a letter or a digit.

    So ``--`` and ``…`` are no words, ``o'er`` and ``half-past`` are one each.
    """
    return sum(1 for piece in text.split() if piece.isalnum() or _HELD.search(piece))


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The text for comparing: without case, accents, kinds of apostrophe and doubled blanks."""
    text = text.translate(_SAME)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(text.casefold().split())
