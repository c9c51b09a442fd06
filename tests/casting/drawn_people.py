"""Performers, agencies and needs drawn by chance."""

from hypothesis import strategies as st

from tablework.casting.needs.kinds import make_need
from tablework.casting.needs.need import Need
from tablework.casting.parts import part_with
from tablework.casting.performers.performer import (
    LEVELS,
    Agency,
    Agent,
    Contact,
    Performer,
    Representation,
    Skill,
    Voice,
)

WORDS = ("piano", "fiddle", "Leeds", "French", "tap", "fencing", "smoking", "kissing", "singing")
GENDERS = ("woman", "man")
TYPES = ("alto", "tenor")
NOTES = ("E2", "G3", "A3", "C4", "B4", "C5", "F5")
DAYS = ("2026-11-30", "2026-12-01", "2026-12-05", "2026-12-14")

texts = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FF, categories=("L", "N", "P", "S", "Zs")), max_size=12
)
said = texts.map(lambda text: " ".join(text.split()))
names = said.filter(bool)
words = st.sampled_from(WORDS)


def unknown_or(strategy):
    return st.none() | strategy


def some(strategy, most=3):
    return st.lists(strategy, max_size=most, unique=True).map(tuple)


def pair(values):
    """Two of some values, in their order."""
    return st.tuples(st.integers(0, len(values) - 1), st.integers(0, len(values) - 1)).map(
        lambda ends: (values[min(ends)], values[max(ends)])
    )


ages = st.tuples(st.integers(10, 80), st.integers(0, 30)).map(lambda drawn: (drawn[0], drawn[0] + drawn[1]))
voices = st.tuples(unknown_or(pair(NOTES)), st.sampled_from(("", *TYPES))).map(
    lambda drawn: Voice(*(drawn[0] or ("", "")), drawn[1])
)
skills = st.builds(Skill, words, st.sampled_from(("", *LEVELS)), st.sampled_from(("", "2024")))


def performers(name=names):
    return st.builds(
        Performer,
        name=name,
        pronouns=st.sampled_from(("", "she/her", "he/him", "they/them")),
        contact=st.builds(Contact, said, said, said),
        positions=some(names),
        playing_age=unknown_or(ages),
        plays=unknown_or(some(st.sampled_from(GENDERS))),
        voice=unknown_or(voices),
        skills=unknown_or(some(skills)),
        accents=unknown_or(some(words)),
        languages=unknown_or(some(words)),
        instruments=unknown_or(some(words)),
        unions=some(names),
        representation=unknown_or(st.builds(Representation, names, said)),
        least_words=unknown_or(st.integers(0, 1000)),
        will_not=some(words),
        away=unknown_or(some(pair(DAYS))),
        says=some(words),
    )


def agencies():
    agents = some(names).flatmap(
        lambda ids: st.tuples(*(st.builds(Agent, st.just(id_), names, said, said) for id_ in ids))
    )
    return st.builds(Agency, names, agents)


VALUES = {
    "dates": pair(DAYS),
    "playing_age": ages,
    "plays_as": st.sampled_from(GENDERS),
    "voice_range": pair(NOTES),
    "voice_type": st.sampled_from(TYPES),
    "sings": st.just(""),
    "dances": st.just(""),
    "fights": st.just(""),
    "kisses": st.just(""),
    "smoking": st.just(""),
    "instrument": words,
    "accent": words,
    "language": words,
    "skill": st.tuples(words, st.sampled_from(("", " (some)", " (good)", " (professional)"))).map("".join),
    "lived": words,
}


@st.composite
def needs(draw, weights=("must", "wish", "open")) -> Need:
    kind = draw(st.sampled_from(sorted(VALUES)))
    return make_need(kind, draw(VALUES[kind]), draw(st.sampled_from(weights)))


def parts():
    """A stack with parts that often need the same."""
    of_one = st.tuples(st.integers(0, 400), st.lists(needs(), max_size=2))
    return st.lists(of_one, max_size=12).map(
        lambda drawn: [part_with(f"s{n % 3}", f"r{n}", size, asked) for n, (size, asked) in enumerate(drawn)]
    )
