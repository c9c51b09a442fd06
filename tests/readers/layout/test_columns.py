"""Two who speak at the same time stand side by side."""

from tests.readers.layout.told import PAGE, SCENE

from tablework.readers.layout.lines import Line, Source
from tablework.readers.layout.read import read_lines


def test_speeches_side_by_side_sound_together():
    """Six speeches one below the other, then Rosa on the left and Tomas on the right of the same lines."""
    lines: list[Line] = []
    for name, said in SCENE:
        for text, x in ((name, 280.0), *((words, 72.0) for words in said)):
            lines.append(Line(text, 1, x, x + 6 * len(text), 60 + 14 * len(lines)))
        lines.append(Line("(A pause.)", 1, 72.0, 132.0, 60 + 14 * len(lines)))
    beside = [
        ("ROSA", "TOMAS"),
        ("Nobody touches that ladder now,", "Nobody has ever moved it, I say,"),
        ("do you hear me, Tomas?", "and I said so before."),
    ]
    for n, (left, right) in enumerate(beside):
        stop = 400.0 if not n else 320.0
        x = 120.0 if not n else 72.0
        y = 60.0 + 14 * len(lines)
        lines.append(Line(f"{left}\t{right}", 1, x, stop + 6 * len(right), y, stops=(stop,)))
    draft = read_lines(Source("pdf", tuple(lines), (PAGE,))).draft
    last = [(e.text, e.dual) for e in draft.elements if e.kind in {"cue", "dialogue"}][-4:]
    assert last == [
        ("ROSA", False),
        ("Nobody touches that ladder now, do you hear me, Tomas?", False),
        ("TOMAS", True),
        ("Nobody has ever moved it, I say, and I said so before.", True),
    ]
