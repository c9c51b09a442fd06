"""Clients in a process of their own, and what they answer."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.fountain_peers.installing import PeerTroubleError


class Asked:
    """A process that was given something to do."""

    def __init__(self, command: Sequence[str], folder: Path, job: dict[str, Any]) -> None:
        path = folder / f"job-{uuid.uuid4()}.json"  # noqa: TID251 (no domain here)
        path.write_text(json.dumps(job), encoding="utf-8")
        said = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self._process = subprocess.Popen([*command, str(path)], text=True, **said)  # type: ignore[call-overload]

    def answer(self) -> Any:
        """What came of it.

        Raises:
            PeerTroubleError: it failed.
        """
        out, trouble = self._process.communicate()
        if self._process.returncode:
            raise PeerTroubleError((trouble.strip().splitlines() or ["it said nothing"])[-1][:120])
        return json.loads(out)


def ask_ours(folder: Path, what: str, job: dict[str, Any]) -> Asked:
    """Have people at our table do something."""
    return Asked([sys.executable, "-m", "benchmarks.live.clients", what], folder, job)
