"""Notes as singers and casting people write them: ``G3``, ``Bb3``, ``F#5``, and which is the higher.

Scientific pitch: C4 is middle C, and an octave begins at its C, so that B3 lies just below C4 (ISO 16 counts A4 as
440 Hz). The German H is the English B natural; B alone is what English makes of it.
"""

from __future__ import annotations

import re

_NOTE = re.compile(r"([A-Ha-h])([#♯b♭]?)(-?\d)")
_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11, "H": 11}
_SHIFT = {"": 0, "#": 1, "♯": 1, "b": -1, "♭": -1}
_OCTAVE = 12


class NoteError(ValueError):
    """What was given is no note; its text is one sentence for a person."""


def pitch(note: str) -> int:
    """A note as semitones above C0, so that the lower note has the lower number.

    Raises:
        NoteError: it is none.

    >>> pitch("G3") < pitch("A3") < pitch("Bb3") < pitch("C4")
    True
    """
    found = _NOTE.fullmatch(note.strip())
    if found is None:
        raise NoteError(f"“{note[:20]}” is no note: write a letter and an octave, such as G3 or Bb4.")
    letter, shift, octave = found.groups()
    return _STEPS[letter.upper()] + _SHIFT[shift] + _OCTAVE * int(octave)


def semitones(count: int) -> str:
    """So many semitones in words, whole tones from two on.

    >>> [semitones(n) for n in (1, 2, 3, 4)]
    ['a semitone', 'a tone', '3 semitones', '2 tones']
    """
    if count == 1:
        return "a semitone"
    tones, odd = divmod(count, 2)
    if odd:
        return f"{count} semitones"
    return "a tone" if tones == 1 else f"{tones} tones"
