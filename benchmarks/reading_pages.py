"""PDF and Word: reading a whole play and breaking it down, beside what others take for its bare text.

Hamlet whole: a PDF of 101 pages from the shared folder, and a Word file set by the zoo from the Moby edition. A peer
gives the text of the pages or paragraphs and nothing more; ours finds speeches, roles, scenes and who is on stage.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pypdfium2

from benchmarks.fountain_peers.installing import PeerTroubleError, from_pypi, said_by
from benchmarks.measuring import SHARED, best, table
from benchmarks.zoo.copy_text import prepare
from benchmarks.zoo.layout import Cue, Layout
from benchmarks.zoo.writers import WRITERS
from tablework.readers.registry import read_script
from tablework.script.breakdown import break_down_draft

HAMLET = SHARED / "zoo" / "k2-full-hamlet.pdf"
_WHOLE = 5_000
_RUNS = 5

_PYPDF = "from pypdf import PdfReader as R\nread = lambda: [page.extract_text() for page in R(f).pages]"
_PYTHON_DOCX = "from docx import Document as D\nread = lambda: [paragraph.text for paragraph in D(f).paragraphs]"
_PEERS = {".pdf": [("pypdf", "6.4.0", _PYPDF)], ".docx": [("python-docx", "1.2.0", _PYTHON_DOCX)]}
_TIMED = """
import sys, time
f = sys.argv[1]
{code}
times = []
for _ in range({runs}):
    start = time.perf_counter()
    read()
    times.append(time.perf_counter() - start)
print(min(times))
"""


def run() -> str:
    """One row a program: seconds for the file, and how many times ours that is."""
    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder) / "hamlet.docx"
        layout = Layout("hamlet", "docx", "hamlet", 0, _WHOLE, Cue("own", after=""), kind="styles")
        word.write_bytes(WRITERS["docx"](layout, prepare(layout))[0])
        return table(["file", "program", "gives", "seconds", "ours / its"], [*_rows(HAMLET), *_rows(word)])


def _rows(path: Path) -> list[list[object]]:
    """Ours first, then whoever gives the bare text of the same file."""
    data = path.read_bytes()
    ours = best(lambda: break_down_draft(read_script(data, path.name)), _RUNS)
    rows = [[path.name, "tablework", "draft and breakdown", f"{ours:.2f}", ""]]
    if path.suffix == ".pdf":
        rows.append(_row(path, "pypdfium2", best(lambda: _bare_pdf(data), _RUNS), ours))
    for name, version, code in _PEERS[path.suffix]:
        rows.append(_row(path, f"{name} {version}", _timed(name, version, code, path), ours))
    return rows


def _row(path: Path, program: str, seconds: float | str, ours: float) -> list[object]:
    if isinstance(seconds, str):
        return [path.name, program, "bare text", seconds, ""]
    return [path.name, program, "bare text", f"{seconds:.2f}", f"{ours / seconds:.2f}"]


def _bare_pdf(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [document[n].get_textpage().get_text_range() for n in range(len(document))]


def _timed(name: str, version: str, code: str, path: Path) -> float | str:
    """A peer's best seconds, in a process of its own; or why it did not do it."""
    try:
        folder = from_pypi(name, version)
        command = [sys.executable, "-c", _TIMED.format(code=code, runs=_RUNS), str(path)]
        return float(said_by(command, os.environ | {"PYTHONPATH": str(folder)}))
    except PeerTroubleError as error:
        return str(error)
