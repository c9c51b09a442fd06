"""Layouts of printed pages."""

from __future__ import annotations

from benchmarks.zoo.layout import Cue, Directions, Layout, Sheet

SANS, SERIF, MODERN, DEJAVU = "Liberation Sans", "Liberation Serif", "New Computer Modern", "DejaVu Serif"
US = "us-letter"
SQUARE = ("[", "]")
NONE = ("", "")
DREAM, HENRY, LEAR = "a-midsummer-nights-dream", "henry-v", "king-lear"


def of(*names: str) -> frozenset[str]:
    """Features by their names."""
    return frozenset(names)


INLINE = (
    Layout("p01-bold-caps-hanging", "pdf", "earnest", 60, 220, Cue(bold=True, hang="2em"), front="cast"),
    Layout(
        "p02-caps-colon",
        "pdf",
        "pygmalion",
        140,
        200,
        Cue(after=":", hang="0pt"),
        Directions(italic=False),
        Sheet(US, font=SANS, gap="1.2em", head="title", folio="head"),
        features=of("shouts"),
        rename=(("Pickering", "Colonel Pickering"),),
        held_out=True,
    ),
    Layout(
        "p03-small-capitals-run-in",
        "pdf",
        "dollshouse",
        40,
        210,
        Cue(case="small", hang="1em"),
        Directions(SQUARE, SQUARE),
        Sheet("a5", "(x: 1.8cm, y: 2cm)", size="9.5pt", justify=True, head="mirror", folio="outer"),
        front="cast",
    ),
    Layout(
        "p04-fake-small-capitals",
        "pdf",
        "playboy",
        20,
        200,
        Cue(case="fake", hang="0pt", indent="1em"),
        Directions(SQUARE, SQUARE),
        Sheet("a5", "(x: 1.6cm, y: 1.9cm)", MODERN, "9pt", gap="0.6em", justify=True, folio="head"),
        held_out=True,
        features=of("shouts"),
    ),
    Layout(
        "p05-italic-title-case",
        "pdf",
        "earnest",
        250,
        200,
        Cue(case="title", italic=True, hang="0pt", indent="1.2em"),
        Directions(SQUARE, SQUARE, italic=False),
        Sheet(font=SERIF, gap="0.6em", head="title", folio="foot"),
        front="title",
    ),
    Layout(
        "p06-bold-title-no-mark",
        "pdf",
        "dollshouse",
        250,
        200,
        Cue(case="title", bold=True, after="", hang="0pt"),
        Directions(italic=False),
        Sheet(US, font=SANS, size="10pt", gap="0.9em"),
        features=of("shouts"),
    ),
    Layout(
        "p07-caps-dash",
        "pdf",
        "pygmalion",
        0,
        180,
        Cue(after=" —", hang="1em"),
        Directions(SQUARE, SQUARE),
        Sheet(font=MODERN, folio="head"),
        rename=(("Freddy", "Mr. Freddy"),),
        held_out=True,
    ),
)

OWN_LINE = (
    Layout(
        "p08-centred-caps",
        "pdf",
        "playboy",
        150,
        180,
        Cue("own", after="", align="center"),
        Directions(italic=True),
        Sheet(US, font=SERIF, size="12pt"),
        rename=(("Sara", "Girl 1"), ("Susan", "Girl 2"), ("Honor", "Girl 3")),
        front="cast",
    ),
    Layout(
        "p09-left-caps-colon",
        "pdf",
        "earnest",
        380,
        200,
        Cue("own", after=":"),
        Directions(SQUARE, SQUARE, italic=False),
        Sheet(font=SANS, size="10.5pt", gap="1em", head="act", folio="foot"),
        features=of("shouts"),
    ),
    Layout(
        "p10-bold-title-indented",
        "pdf",
        "pygmalion",
        250,
        200,
        Cue("own", "title", "", bold=True),
        Directions(indent="1.5cm", own=True),
        Sheet(US, font=DEJAVU, size="9.5pt"),
        talk_indent="1.5cm",
        held_out=True,
    ),
    Layout(
        "p11-centred-small-capitals",
        "pdf",
        DREAM,
        30,
        200,
        Cue("own", "small", ".", align="center"),
        Directions(SQUARE, SQUARE, align="center"),
        Sheet("a5", "(x: 2cm, y: 2cm)", size="10pt", head="title", folio="outer"),
        front="cast",
    ),
    Layout(
        "p12-us-manuscript",
        "pdf",
        "dollshouse",
        430,
        180,
        Cue("own", after="", indent="2.75in"),
        Directions(italic=False, indent="1.5in", own=True),
        Sheet(US, "(left: 1.5in, rest: 1in)", SERIF, "12pt", folio="head"),
        front="title",
        features=of("shouts"),
    ),
    Layout(
        "p13-german-spaced",
        "pdf",
        "emilia",
        0,
        190,
        Cue("own", "spaced", "."),
        Directions(italic=True),
        Sheet("a5", "(x: 1.8cm, y: 2cm)", size="10pt", justify=True, hyphenate=True, head="title", folio="outer"),
        language="de",
        heading_caps=False,
        front="cast",
    ),
    Layout(
        "p14-german-small-capitals",
        "pdf",
        "emilia",
        260,
        200,
        Cue("own", "small", "."),
        Directions(italic=False),
        Sheet("a4", font=MODERN, justify=True, hyphenate=True, folio="foot"),
        language="de",
        heading_caps=False,
        held_out=True,
    ),
    Layout(
        "p15-verse-shared-lines",
        "pdf",
        LEAR,
        60,
        220,
        Cue("own", after=""),
        Directions(NONE, SQUARE, align="center"),
        Sheet(
            "a5", "(left: 1.8cm, right: 2.2cm, y: 2cm)", SERIF, "10pt", numbered_lines=5, head="mirror", folio="outer"
        ),
        features=of("shared"),
        talk_indent="1em",
    ),
    Layout(
        "p16-verse-shared-held",
        "pdf",
        "the-merchant-of-venice",
        200,
        200,
        Cue("own", "small", "", align="left", indent="3em"),
        Directions(SQUARE, SQUARE, align="right"),
        Sheet(
            "a5", "(left: 1.6cm, right: 2.4cm, y: 2cm)", MODERN, "9.5pt", numbered_lines=5, head="title", folio="head"
        ),
        features=of("shared", "notes"),
        held_out=True,
    ),
)

LAYOUTS = (*INLINE, *OWN_LINE)
