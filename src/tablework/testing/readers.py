"""The reader suite: what every reader of scripts must hold, ours and other people's alike.

Subclass `ReaderSuite` in a test module, say which `reader` it is about and give it some `scripts` it reads; pytest
finds the rest. The suite needs nothing but the standard library.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import ClassVar

from tablework.readers.registry import Reader
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.document import from_document, to_document
from tablework.script.draft import Draft

_SPEAKERS = frozenset({"cue", "dialogue", "parenthetical", "lyric"})
_TRIES = 60


class ReaderSuite:
    """Tests for one reader; `scripts` are files it reads, by name, and `words` what must come out of each."""

    reader: ClassVar[Reader]
    scripts: ClassVar[dict[str, bytes]]
    words: ClassVar[dict[str, list[str]]] = {}

    def _drafts(self) -> list[Draft]:
        return [self.reader.read(data, name) for name, data in self.scripts.items()]

    def test_claims_its_own_files_and_not_a_picture(self) -> None:
        """It knows its files when it sees them, and leaves a picture alone."""
        for name, data in self.scripts.items():
            assert self.reader.claims(data[:4096], name) > 0, name
        assert self.reader.claims(b"\x89PNG\r\n\x1a\n" + bytes(64), "poster.png") == 0

    def test_the_same_bytes_give_the_same_draft(self) -> None:
        """Read twice, a file gives the same elements with the same ids: marks hang on them."""
        for draft, again in zip(self._drafts(), self._drafts(), strict=True):
            assert draft == again

    def test_ids_count_the_elements_in_reading_order(self) -> None:
        """Ids are unique, and the format is the reader's own."""
        for draft in self._drafts():
            assert len({element.id for element in draft.elements}) == len(draft.elements)
            assert draft.format == self.reader.name

    def test_whoever_speaks_is_a_role_and_a_speech_has_one_set_of_them(self) -> None:
        """Within a speech the cue and all that is said belong to the same roles."""
        for draft in self._drafts():
            said: dict[str, tuple[str, ...]] = {}
            for element in draft.elements:
                if element.speech and element.kind in _SPEAKERS:
                    assert said.setdefault(element.speech, element.roles) == element.roles, element

    def test_nothing_is_dropped(self) -> None:
        """Every word that the file is known to hold is in the draft."""
        for name, words in self.words.items():
            draft = self.reader.read(self.scripts[name], name)
            held = " ".join([draft.title, *draft.authors, *draft.title_page.values()])
            held = " ".join([held, *(element.text for element in draft.elements)])
            missing = Counter(words) - Counter(held.split())
            assert not missing, missing

    def test_goes_through_json_and_back(self) -> None:
        """The document that other programs read holds the whole draft."""
        for draft in self._drafts():
            assert from_document(to_document(draft)) == draft

    def test_a_torn_file_is_read_or_refused_in_one_sentence(self) -> None:
        """Cut off anywhere, with bytes turned over: a draft, or one sentence; never anything else."""
        chance = random.Random(1)  # noqa: S311 (the same tries every time)
        for name, data in self.scripts.items():
            for _ in range(_TRIES):
                self._read_or_refused(_torn(data, chance), name)

    def test_bytes_that_are_no_script_are_read_or_refused_in_one_sentence(self) -> None:
        """Noise under the format's own name."""
        chance = random.Random(2)  # noqa: S311 (the same tries every time)
        name = next(iter(self.scripts))
        for length in (0, 1, 2, 16, 1000):
            self._read_or_refused(chance.randbytes(length), name)

    def _read_or_refused(self, data: bytes, name: str) -> None:
        try:
            assert isinstance(self.reader.read(data, name), Draft)
        except UnreadableScriptError as error:
            assert str(error).endswith("."), error
            assert "\n" not in str(error), error


def _torn(data: bytes, chance: random.Random) -> bytes:
    """The file cut off somewhere, and some of its bytes changed."""
    torn = bytearray(data[: chance.randrange(1, len(data) + 1)])
    for _ in range(chance.randrange(4)):
        torn[chance.randrange(len(torn))] = chance.randrange(256)
    return bytes(torn)
