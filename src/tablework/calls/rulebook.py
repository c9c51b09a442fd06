"""Samples of rules of work, as dated data: a planning aid to start from, and no legal advice.

Each is what its source says on its date, in minutes, as far as these figures can say it. Agreements change, and have
exceptions that no table holds: whoever plans checks them against the agreement that binds them, and edits a copy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_EQUITY_BREAKS: Final = [[55, 5], [80, 10]]

RULES: Final[Mapping[str, dict[str, Any]]] = {
    "us-lort": {
        "title": "US, resident theatres (LORT), rehearsal weeks",
        "version": "2008, read 2026-11-23",
        "source": (
            "a stage manager's summary of the LORT rule book, smnetwork.org, “Trying to explain LORT scheduling "
            "rules”, 30 Aug 2008: 45 hours of rehearsal a week for companies up to 14, 7 hours in a span of 8½, a day "
            "off; breaks: actingmagazine.com, “What are the rules for Equity breaks?”, April 2025"
        ),
        "break_after": _EQUITY_BREAKS,
        "meal_after": 300,
        "meal": 90,
        "span": 510,
        "work_day": 420,
        "work_week": 2700,
        "turnaround": 720,
        "days_in_a_row": 6,
        "notice": 720,
    },
    "us-ten-of-twelve": {
        "title": "US, technical rehearsals: ten out of twelve",
        "version": "2016, read 2026-11-23",
        "source": (
            "a handbook for stage managers, doi 10.4324/9781315405667, chapter 22: ten hours of work in a "
            "span of twelve in two halves of five with two hours' meal between, twelve hours until the next call"
        ),
        "break_after": _EQUITY_BREAKS,
        "meal_after": 300,
        "meal": 120,
        "span": 720,
        "work_day": 600,
        "work_week": 3120,
        "turnaround": 720,
        "notice": 720,
    },
    "uk": {
        "title": "UK, the law's least for adults",
        "version": "SI 1998/1833 as it stood in 2025",
        "source": (
            "Working Time Regulations 1998, legislation.gov.uk: regulation 4 (48 hours a week, on average), 10 (eleven "
            "hours' rest a day), 11 (a day off a week), 12 (twenty minutes after six hours); house agreements give more"
        ),
        "meal_after": 360,
        "meal": 20,
        "work_week": 2880,
        "turnaround": 660,
        "days_in_a_row": 6,
    },
    "students": {
        "title": "Students, evenings after classes",
        "version": "2026-11",
        "source": "a sample of our own, with no agreement behind it: ask the school for its rules",
        "break_after": [[60, 10]],
        "meal_after": 240,
        "meal": 30,
        "work_day": 240,
        "work_week": 1200,
        "turnaround": 660,
        "days_in_a_row": 6,
        "notice": 1440,
    },
    "minors": {
        "title": "England, children from nine years",
        "version": "SI 2014/3309 as it stood in 2025",
        "source": (
            "Children (Performances and Activities) (England) Regulations 2014, legislation.gov.uk, part 4 and "
            "schedule 2: nine and a half hours at the place, five hours of rehearsal and performance, two and a half "
            "without a break, 45 minutes for a meal, twelve hours overnight, six days in a row; licences say less"
        ),
        "break_after": [[150, 15]],
        "meal_after": 240,
        "meal": 45,
        "span": 570,
        "work_day": 300,
        "turnaround": 720,
        "days_in_a_row": 6,
        "notice": 1440,
    },
}
"""Rule sets by name, as `calls-problem` has them, each with a title for people."""
