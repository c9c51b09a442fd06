"""Files that are no scripts, under names that scripts have: one sentence each, for a person."""

from random import Random

import pytest
from tests.readers.packed import docx, p

from tablework.readers.registry import read_script
from tablework.readers.trouble import UnreadableScriptError

PROSE = "The ladder stood where it had stood since Monday, and nobody moved it, for it was heavy.\n"
LIST = "\n".join(f"{n:4}  wooden rungs, and nails for them      {n * 12}.00" for n in range(1, 80))
NOVEL = "\n".join(
    PROSE * 6 + "\n“Move it,” said Rosa.\n\n“You move it,” said Tomas, and sat down.\n" for _ in range(30)
)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (NOVEL.encode(), "novel.txt"),
        (LIST.encode(), "invoice.txt"),
        (docx("".join(p(PROSE * 3) for _ in range(60))), "novel.docx"),
        (f"<html><body>{'<p>'.join([PROSE * 3] * 60)}</body></html>".encode(), "novel.html"),
        (b"12 13 14\n15 16 17\n" * 50, "numbers.txt"),
        (Random(1).randbytes(4000), "noise.txt"),
        (Random(2).randbytes(4000), "noise.pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "photo.png"),
        (("word " * 10 + "\n").encode() * 50_001, "long.txt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_said_of_it(data, name):
    with pytest.raises(UnreadableScriptError, match=r"^[A-Z][^\n]*\.$"):
        read_script(data, name)
