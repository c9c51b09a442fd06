"""Highland."""

import pytest
from tests.readers.packed import TALK, WORDS, bomb, zipped

from tablework.readers.documents import HIGHLAND
from tablework.readers.trouble import UnreadableScriptError
from tablework.testing.readers import ReaderSuite

SCENE = "Title: The Ladder\n\n" + "\n\n".join(f"{name}\n{said}" for name, said in TALK)
BUNDLE = {"ladder.textbundle/info.json": "{}", "ladder.textbundle/text.md": SCENE}


def test_the_text_of_the_bundle_is_read():
    """Not the notes beside it, and not what a Mac puts into zips."""
    others = {"__MACOSX/text.fountain": "no", "ladder.textbundle/assets/notes.md": "no", **BUNDLE}
    draft = HIGHLAND.read(zipped(others), "ladder.highland")
    assert (draft.title, draft.format, len(draft.roles)) == ("The Ladder", "highland", 2)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04" + bytes(99), "This Highland file is damaged or locked"),
        (zipped({"a/info.json": "{}"}), "This Highland file holds no text"),
        (zipped(bomb("a/text.md")), "This Highland file unfolds to more than 60 MB"),
    ],
)
def test_files_that_are_refused(data, said):
    with pytest.raises(UnreadableScriptError, match=said):
        HIGHLAND.read(data, "play.highland")


class TestHighlandReader(ReaderSuite):
    reader = HIGHLAND
    scripts = {"ladder.highland": zipped(BUNDLE)}
    words = {"ladder.highland": WORDS}
