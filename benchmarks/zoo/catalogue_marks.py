"""Layouts of printed pages whose stage directions are hard to tell from talk, and two that set names apart."""

from __future__ import annotations

from benchmarks.zoo.catalogue_pdf import HENRY, MODERN, NONE, SERIF, SQUARE, US, of
from benchmarks.zoo.layout import Cue, Directions, Layout, Sheet

OPEN = ("[", "")
ROUND = ("(", ")")

MARKS = (
    Layout(
        "p31-italic-without-marks",
        "pdf",
        "playboy",
        200,
        190,
        Cue(bold=True, after="", hang="1.5em"),
        Directions(NONE, NONE),
        Sheet(font=SERIF, head="title", folio="foot"),
    ),
    Layout(
        "p32-italic-without-marks-held",
        "pdf",
        "pygmalion",
        10,
        180,
        Cue("own", "small", "", align="center"),
        Directions(NONE, NONE),
        Sheet("a5", "(x: 1.8cm, y: 2cm)", MODERN, "9.5pt", justify=True),
        held_out=True,
        front="cast",
    ),
    Layout(
        "p33-open-bracket-right",
        "pdf",
        HENRY,
        150,
        200,
        Cue(case="title", short=True, hang="1em", italic=True),
        Directions(OPEN, SQUARE, align="right", own_last=True),
        Sheet("a5", "(x: 1.8cm, y: 2cm)", SERIF, "10pt", gap="0.5em", head="act"),
        front="cast",
    ),
    Layout(
        "p34-open-bracket-prose",
        "pdf",
        "dollshouse",
        300,
        190,
        Cue(hang="1.2em"),
        Directions(OPEN, SQUARE, align="right", own_last=True),
        Sheet("a5", "(x: 1.7cm, y: 2cm)", size="9.5pt", justify=True, head="title", folio="outer"),
    ),
    Layout(
        "p35-justified-hyphenated",
        "pdf",
        "pygmalion",
        130,
        190,
        Cue(case="title", bold=True, after=":", hang="1em"),
        Directions(),
        Sheet("a5", "(x: 2.2cm, y: 2cm)", size="10pt", justify=True, hyphenate=True, head="title", folio="head"),
        features=of("letters"),
    ),
    Layout(
        "p36-german-gapped",
        "pdf",
        "emilia",
        120,
        190,
        Cue("own", "gap", "", align="center"),
        Directions(italic=False),
        Sheet("a5", "(x: 1.8cm, y: 2cm)", SERIF, "10pt", justify=True, hyphenate=True, folio="outer", head="act"),
        language="de",
        heading_caps=False,
        front="cast",
    ),
    Layout(
        "p37-underlined-typescript",
        "pdf",
        "earnest",
        100,
        180,
        Cue("own", after=":", underlined=True, indent="1.5in"),
        Directions(italic=False, own=True, indent="1in", caps=True),
        Sheet(US, "1in", "Liberation Mono", "10.5pt", folio="head"),
        held_out=True,
        features=of("shouts"),
    ),
)

LAYOUTS = MARKS
