"""Words torn at the foot of a page: ``all-``, the name said again, then ``seeing``. Put together above the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tablework.readers.layout.cues import Cues, key_of
from tablework.readers.layout.rows import Row
from tablework.script.draft import Span

_TORN = re.compile(r"[^\W\d_]-\s*$")


def mend_torn_words(rows: Sequence[Row], cues: Cues) -> None:
    """Move the second half of every such word to where the first one stands."""
    speaker = ""
    for n, row in enumerate(rows):
        if n not in cues:
            continue
        name = key_of(cues[n][0].name)
        if name == speaker and row.kind == "cue" and 0 < n < len(rows) - 1 and _is_torn(rows[n - 1], rows[n + 1]):
            _mend(rows[n - 1], rows[n + 1])
        speaker = name


def _is_torn(before: Row, after: Row) -> bool:
    said = before.kind == after.kind == "speech"
    return said and bool(_TORN.search(before.text)) and after.text[:1].islower()


def _mend(before: Row, after: Row) -> None:
    half, _, rest = after.text.partition(" ")
    gone = len(after.text) - len(rest)
    before.text = before.text.rstrip()[:-1] + half
    after.text, after.start = rest, after.start + gone
    after.spans = tuple(Span(max(0, s.start - gone), s.end - gone, s.style) for s in after.spans if s.end > gone)
