"""`python -m benchmarks [NAME …]`: runs the benchmarks, all or the named ones, and prints their tables."""

from __future__ import annotations

import platform
import sys
from importlib import import_module

BENCHMARKS = {
    "fountain": ("benchmarks.fountain_peers", "Fountain beside its peers"),
    "xml": ("benchmarks.reading_xml", "Final Draft and TEI against lxml's bare parse"),
    "pages": ("benchmarks.reading_pages", "PDF and Word beside what others take for the bare text"),
    "breakdown": ("benchmarks.breaking_down", "The breakdown of full-length plays"),
    "doubling": ("benchmarks.doubling_roles", "The smallest company of full-length plays"),
    "order": ("benchmarks.ordering_days", "One day in order, beside DIDP and CP-SAT"),
    "calls": ("benchmarks.calls.planning", "Whole rehearsal periods beside a careful hand's plan"),
    "carry": ("benchmarks.carry.carrying", "Marks carried to a new draft beside quotations and a word diff"),
    "stack": ("benchmarks.stacking", "A stack of 2,000 scripts"),
    "parts": ("benchmarks.finding_parts", "Parts for someone over 10,000 scripts"),
    "live": ("benchmarks.live", "The table while people work at it"),
    "browser": ("benchmarks.browsing", "A long script in Chromium"),
    "marking": ("benchmarks.marking", "A long script with 2,000 marks in Chromium"),
}


def main(names: list[str]) -> None:
    """Run the named benchmarks, or all."""
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}\n", flush=True)
    for name in names or BENCHMARKS:
        module, title = BENCHMARKS[name]
        print(f"## {title}\n\n{import_module(module).run()}\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
