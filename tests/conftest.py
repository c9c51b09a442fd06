"""What tests share: the data kept beside the project, where it is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tablework.shelf.sqlite import SqliteShelf

SHARED = Path(__file__).parents[2] / "shared"
PLAYS = Path(__file__).parents[1] / "src" / "tablework" / "plays"


@pytest.fixture
def truth() -> Path:
    """The folder of plays with the truth about them; tests that need it are left out where it is not there."""
    folder = SHARED / "truth"
    if not folder.exists():
        pytest.skip("the shared plays are not on this machine")
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[SqliteShelf]:
    """A desk's shelf in a real file."""
    shelf = SqliteShelf(tmp_path / "desk.sqlite")
    yield shelf
    shelf.close()


@pytest.fixture
def whole_shelf(shelf: SqliteShelf) -> Iterator[SqliteShelf]:
    """The same, and nothing of it is damaged when the test has ended."""
    yield shelf
    assert list(shelf.damage()) == []


@pytest.fixture
def sample_plays() -> Path:
    """The folder of our own two plays."""
    return PLAYS
