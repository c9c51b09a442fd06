"""Files that ``make fuzz`` has found: each once ended in neither a draft nor a sentence, or took too long."""

import time
from contextlib import suppress
from pathlib import Path

import pytest

from tablework.readers.registry import readers
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.draft import Draft

FOUND = sorted((Path(__file__).parent / "found").iterdir())
READERS = {reader.name: reader for reader in readers()}


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_files_that_fuzzing_found(path):
    begun = time.perf_counter()
    with suppress(UnreadableScriptError):
        assert isinstance(READERS[path.name.split("-")[0]].read(path.read_bytes(), path.name), Draft)
    assert time.perf_counter() - begun < 5
