"""All layouts of the zoo."""

from __future__ import annotations

from benchmarks.zoo import catalogue_files, catalogue_marks, catalogue_pdf, catalogue_special, catalogue_text

LAYOUTS = (
    *catalogue_pdf.LAYOUTS,
    *catalogue_special.LAYOUTS,
    *catalogue_marks.LAYOUTS,
    *catalogue_text.LAYOUTS,
    *catalogue_files.LAYOUTS,
)
