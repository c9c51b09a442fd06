"""One reader in a process of its own: `python -m benchmarks.fountain_peers.worker MODULE JOB` prints JSON.

JOB is a JSON file with the files to time and the cases to read; what comes back is the best seconds of each file and
each case as the reader sees it, or why it failed.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.measuring import best


def main(module: str, job: str) -> None:
    reader = importlib.import_module(f"benchmarks.fountain_peers.{module}")
    asked = json.loads(Path(job).read_text(encoding="utf-8"))
    times = [_time(reader, Path(file).read_bytes(), asked["runs"]) for file in asked["files"]]
    read = [_case(reader, source.encode()) for source in asked["cases"]]
    print(json.dumps({"times": times, "read": read}))


def _time(reader: Any, data: bytes, runs: int) -> float | str:
    """Seconds of its best run after a warm-up, or why it failed."""
    try:
        reader.parse(data)
        return best(lambda: reader.parse(data), runs)
    except Exception as error:  # noqa: BLE001 (peers raise what they like)
        return f"{type(error).__name__}: {error}"


def _case(reader: Any, data: bytes) -> dict[str, Any] | None:
    """A reader that fails on a case is wrong in that case only."""
    try:
        return reader.document(reader.parse(data))  # type: ignore[no-any-return]
    except Exception as error:  # noqa: BLE001 (peers raise what they like)
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return None


if __name__ == "__main__":
    main(*sys.argv[1:])
