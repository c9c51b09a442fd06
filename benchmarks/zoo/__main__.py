"""``python -m benchmarks.zoo make OUT [--layout NAME …]``, ``… chance OUT``, ``… score OUT``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.zoo.catalogue import LAYOUTS
from benchmarks.zoo.chance import chance_layouts
from benchmarks.zoo.copy_text import prepare
from benchmarks.zoo.layout import Layout
from benchmarks.zoo.scoring import score_folder
from benchmarks.zoo.truth import truth
from benchmarks.zoo.writers import SUFFIXES, WRITERS


def main() -> None:
    """Make the zoo, or measure the readers on it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.zoo", description=__doc__)
    parser.add_argument("what", choices=["make", "chance", "score"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--layout", action="append", default=[], help="only layouts whose name begins like this")
    parser.add_argument("--count", type=int, default=60, help="how many layouts to draw by chance")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same layouts")
    told = parser.parse_args()
    if told.what != "score":
        told.folder.mkdir(parents=True, exist_ok=True)
        for layout in LAYOUTS if told.what == "make" else chance_layouts(told.count, told.seed):
            if not told.layout or layout.name.startswith(tuple(told.layout)):
                print(make(layout, told.folder), flush=True)
    else:
        print(score_folder(told.folder, tuple(told.layout)))


def make(layout: Layout, folder: Path) -> Path:
    """One layout's file and its truth, written into the folder."""
    copy = prepare(layout)
    data, furniture = WRITERS[layout.form](layout, copy)
    path = folder / f"{layout.name}.{SUFFIXES.get(layout.form, layout.form)}"
    path.write_bytes(data)
    told = json.dumps(truth(layout, copy, furniture), ensure_ascii=False, indent=1)
    path.with_name(f"{layout.name}.truth.json").write_text(told, encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
