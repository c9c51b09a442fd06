"""Layouts as Word documents and web pages."""

from __future__ import annotations

from benchmarks.zoo.catalogue_pdf import DREAM, HENRY, NONE, SQUARE, of
from benchmarks.zoo.layout import Cue, Directions, Layout

ROUND = ("(", ")")

WORD = (
    Layout(
        "d01-styles",
        "docx",
        "earnest",
        30,
        200,
        Cue("own", after=""),
        Directions(NONE, ROUND, own=True, italic=False),
        kind="styles",
        front="title",
    ),
    Layout("d02-name-tab", "docx", "dollshouse", 150, 200, Cue("tab", after=":"), Directions(), front="cast"),
    Layout(
        "d03-bold-colon",
        "docx",
        "pygmalion",
        220,
        200,
        Cue(case="title", bold=True, after=":"),
        Directions(SQUARE, SQUARE),
        features=of("shouts"),
        held_out=True,
    ),
    Layout("d04-table", "docx", "playboy", 100, 200, Cue("table", bold=True, after=""), Directions()),
    Layout(
        "d05-centred",
        "docx",
        "emilia",
        200,
        200,
        Cue("own", after="", align="center"),
        Directions(align="center"),
        language="de",
        heading_caps=False,
        held_out=True,
        front="cast",
    ),
    Layout(
        "d06-styles-songs",
        "docx",
        "dollshouse",
        400,
        180,
        Cue("own", after=""),
        Directions(NONE, ROUND, own=True),
        kind="styles",
        features=of("songs", "letters"),
        held_out=True,
    ),
    Layout("d07-run-in-stop", "docx", HENRY, 250, 200, Cue(case="caps"), Directions(SQUARE, SQUARE, align="right")),
)

WEB = (
    Layout(
        "h01-paragraphs", "html", "earnest", 280, 200, Cue(), Directions(SQUARE, SQUARE, italic=False), front="title"
    ),
    Layout("h02-list", "html", DREAM, 60, 200, Cue("list", "title", ""), Directions(NONE, SQUARE), held_out=True),
    Layout(
        "h03-table", "html", "emilia", 50, 190, Cue("table", after=":"), Directions(), language="de", heading_caps=False
    ),
    Layout("h04-bold-break", "html", "pygmalion", 40, 190, Cue("own", after="", bold=True), Directions(), front="cast"),
    Layout(
        "h05-italic-name",
        "html",
        "playboy",
        180,
        190,
        Cue(case="title", italic=True),
        Directions(ROUND, ROUND),
        held_out=True,
    ),
)

LAYOUTS = (*WORD, *WEB)
