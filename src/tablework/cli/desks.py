"""Which desk a command works at: the folder that everything is kept in."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path

from tablework.shelf.sqlite import SqliteShelf

OWNER = "owner"
"""The one person on a desk that nobody shares: whoever sits at it."""


def add_desk(parser: argparse.ArgumentParser) -> None:
    """The option that names the desk's folder."""
    parser.add_argument(
        "--desk",
        metavar="FOLDER",
        default=os.environ.get("TABLEWORK_DESK"),
        help="the folder that everything is kept in (else $TABLEWORK_DESK, else one in your data folder)",
    )


def open_shelf(folder: str | None) -> SqliteShelf:
    """The shelf of the desk in a folder, made if it is new."""
    return SqliteShelf(desk_folder(folder) / "desk.sqlite")


def desk_folder(folder: str | None) -> Path:
    """The desk's folder: the one named, or the usual one."""
    return Path(folder) if folder else user_data_path("tablework", appauthor=False)


def now() -> str:
    """The time now, in ISO 8601 and UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
