"""Fountain's title page: keys and values above the first blank line."""

from __future__ import annotations

import re
from typing import Any

from tablework.readers.fountain_lines import is_heading
from tablework.readers.fountain_marks import clean

_KEY = re.compile(r"(?P<key>[^\s:#.@!~>=\[(][^:\n]{0,40}):[ \t]*(?P<value>.*)")
_CUT = re.compile(r".*\b(?:to|in|out):$", re.IGNORECASE)
_AUTHORS = re.compile(r"\s*(?:\n|;|,| and | & )\s*")


def read_title_page(text: str) -> tuple[dict[str, Any], int]:
    """The title page's values, and the offset at which the script itself begins.

    ``title`` and ``authors`` (a tuple) come out under those names, all other keys as they are printed.
    """
    begin = len(text) - len(text.lstrip())
    end = _end_of_block(text, begin)
    lines = text[begin:end].split("\n")
    if not _opens(lines):
        return {}, 0
    pairs = _pairs(lines)
    found: dict[str, Any] = {}
    for key, value in pairs.items():
        if key.lower() == "title":
            found["title"] = " ".join(value.split())
        elif key.lower() in {"author", "authors"}:
            found["authors"] = tuple(name.strip() for name in _AUTHORS.split(value) if name.strip())
        else:
            found[key] = value
    return found, end


def _end_of_block(text: str, begin: int) -> int:
    blank = re.compile(r"\n[ \t]*\r?(?=\n|$)").search(text, begin)
    return blank.end() if blank else len(text)


def _opens(lines: list[str]) -> bool:
    """Whether the first line is a key: it has a value, or the lines below it are its value, set in."""
    match = _KEY.fullmatch(lines[0].rstrip("\r"))
    first = lines[0].strip()
    if not match or is_heading(first) or _CUT.match(first):
        return False
    return bool(match["value"].strip()) or (len(lines) > 1 and lines[1][:1] in {" ", "\t"} and bool(lines[1].strip()))


def _pairs(lines: list[str]) -> dict[str, str]:
    pairs: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        match = None if line[:1] in {" ", "\t"} else _KEY.fullmatch(line.rstrip("\r"))
        if match:
            key = match["key"].strip()
            pairs[key] = [match["value"]]
        elif key:
            pairs[key].append(line)
    return {
        name: clean("\n".join(part.strip() for part in parts if part.strip())).text for name, parts in pairs.items()
    }
