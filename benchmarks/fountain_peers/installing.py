"""Puts each peer into a folder of its own in the user's cache, outside the repository and outside our environment.

They cannot share one: `fountain` and `fountain-py` are both imported as `fountain`, and Jouvence brings a package
called `tests`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import platformdirs

REQUIREMENTS = Path(__file__).parents[2] / "requirements" / "bench.txt"
FOUNTAIN_JS = ("fountain-js", "1.2.4")
_PATIENCE = 180
_PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"


class PeerTroubleError(Exception):
    """A peer could not be installed, or failed; the text is one line for the table."""


def pinned() -> list[tuple[str, str]]:
    """The name and version of every peer from PyPI."""
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    return [(name, version) for name, _, version in (line.partition("==") for line in lines) if version]


def from_pypi(name: str, version: str) -> Path:
    """The folder to import it from."""
    folder = _cache() / _PYTHON / f"{name}-{version}"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return _once(folder, lambda made: [*install, "--target", str(made), f"{name}=={version}"])


def from_npm(name: str, version: str) -> Path:
    """The folder of the package itself."""
    npm = shutil.which("npm")
    if not npm:
        raise PeerTroubleError("not installed: there is no npm here")
    folder = _cache() / f"{name}-{version}"
    install = [npm, "install", "--loglevel=error", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]
    _once(folder, lambda made: [*install, "--prefix", str(made), f"{name}@{version}"])
    return folder / "node_modules" / name


def said_by(command: Sequence[str], env: Mapping[str, str] | None = None) -> str:
    """What a command prints; trouble is told by the last line of what it said."""
    try:
        done = subprocess.run(
            list(command), capture_output=True, encoding="utf-8", timeout=_PATIENCE, check=True, env=env
        )
    except subprocess.TimeoutExpired as error:
        raise PeerTroubleError(f"not done after {_PATIENCE} s") from error
    except subprocess.CalledProcessError as error:
        said = [line.strip() for line in error.stderr.splitlines() if "error" in line.lower()] or ["it said nothing"]
        raise PeerTroubleError(said[-1].replace("|", "/")[:120]) from error
    return str(done.stdout)


def _cache() -> Path:
    return Path(platformdirs.user_cache_dir("tablework")) / "fountain-peers"


def _once(folder: Path, command: Callable[[Path], list[str]]) -> Path:
    """Install beside and move, so that a folder that is there is whole."""
    if folder.exists():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        place = Path(made) / "peer"
        place.mkdir()
        try:
            said_by(command(place))
        except PeerTroubleError as trouble:
            raise PeerTroubleError(f"not installed: {trouble}") from trouble
        place.rename(folder)
    return folder
