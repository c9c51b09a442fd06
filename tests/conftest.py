"""What tests share: the data kept beside the project, where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

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
def sample_plays() -> Path:
    """The folder of our own two plays."""
    return PLAYS
