"""Search words: from what somebody types to a full-text query, and the marks on what was found."""

from __future__ import annotations

import re
import unicodedata

_PIECE = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_RUN_ON = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f])")
"""Letters of scripts that put no blanks between words: Japanese, Chinese, Korean, Thai."""


def indexed(text: str) -> str:
    """Text as it goes into the index: letters of scripts without blanks are words of their own."""
    return _RUN_ON.sub(r" \1 ", text) if not text.isascii() else text


def query(typed: str) -> str:
    """What somebody typed as an FTS5 query: all words, ``"in quotes"`` together, the last one perhaps unfinished.

    Nothing typed can be an operator: every word is quoted. The answer is empty when no letter was typed. A single
    letter is a whole word: half the language begins with it.
    """
    parts: list[str] = []
    for phrase, word in _PIECE.findall(typed):
        words = _WORD.findall(indexed(phrase or word))
        if words:
            run_on = bool(_RUN_ON.search(phrase or word))
            parts += [_quoted(words)] if phrase or run_on else [f'"{piece}"' for piece in words]
    if parts and not typed.endswith(('"', " ")) and len(parts[-1]) > len('"a"'):
        parts[-1] += "*"
    return " ".join(parts)


def _quoted(words: list[str]) -> str:
    return '"' + " ".join(words) + '"'


def excerpt(text: str, typed: str, width: int = 160) -> tuple[str, list[list[int]]]:
    """A stretch of the text around the first word found, and where the words typed stand in it (code points)."""
    wanted = [_fold(word) for word in _WORD.findall(typed)]
    hits = [(m.start(), m.end()) for m in _WORD.finditer(text) if _hit(_fold(m[0]), wanted)]
    start = _start(text, hits[0][0], width) if hits else 0
    end = min(len(text), start + width)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + width // 2)
    shown = text[start:end].replace("\n", " ")
    before, after = "… " if start else "", " …" if end < len(text) else ""
    moved = len(before) - start
    marks = [[a + moved, min(b, end) + moved] for a, b in hits if start <= a < end]
    return before + shown + after, marks


def _start(text: str, hit: int, width: int) -> int:
    if hit < width // 2:
        return 0
    return max(0, text.rfind(" ", 0, hit - width // 3) + 1)


def _hit(word: str, wanted: list[str]) -> bool:
    """Whether a word of the text is one that was typed; the last one typed may be its beginning."""
    whole, unfinished = wanted[:-1], wanted[-1:]
    return (
        word in whole
        or any(word.startswith(piece) for piece in unfinished)
        or any(_RUN_ON.search(piece) and piece in word for piece in wanted)
    )


def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
