"""What a description says of somebody's age and gender: ``forty, an actress``, ``(40s)``, ``daughter to Capulet``."""

from __future__ import annotations

import re

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_YOUNGEST, _OLDEST = 4, 110

_TEEN = "|".join(sorted(_ONES[_YOUNGEST - 1 :], key=len, reverse=True))
_IN_WORDS = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[:9])}))?|{_TEEN})"
_NUMBER = rf"(?:\d{{1,3}}|{_IN_WORDS})"
_DECADE = rf"(?:(?:early|mid|late)[- ])?(?:\d0['’]?s|{'|'.join(_DECADES)}|teens)"
_NO_YEARS = (
    r"(?!\s*(?:minutes?|hours?|days?|weeks?|months?|years?(?!\s+old|\s*,|\s*\.|$|\s+of age)|times|o'clock|[:%]))"
)

_IN_DESCRIPTION = re.compile(
    rf"(?:^|(?<=[(,;–—-])|(?<=\bof\b)|(?<=\baged\b)|(?<=\bage\b)|(?<=\babout\b)|(?<=\bher\b)|(?<=\bhis\b)"
    rf"|(?<=\btheir\b))\s*(?P<age>(?:in (?:her|his|their) )?(?:{_DECADE}|{_NUMBER}(?:\s?[-–]\s?{_NUMBER})?))"
    rf"(?:\s+years?(?:\s+old|\s+of age)?)?(?=\s*(?:$|[),;.:–—]|-\s|years\b|or\b|but\b|and\b)){_NO_YEARS}",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(
    rf"\bI(?:['’]m| am| turned|['’]ll be| will be)\s+(?P<age>{_NUMBER})(?:\s+years?\s+old)?(?=\s*(?:[.,;!?–—]|$))",
    re.IGNORECASE,
)

_GENDERS = {
    "woman": "woman women girl lady mother wife daughter sister aunt niece queen princess duchess countess actress "
    "waitress widow grandmother maid hostess mistress mrs miss ms mme madame frau bride nun gentlewoman shepherdess",
    "man": "man men boy gentleman father husband son brother uncle nephew king prince duke earl actor-manager lord "
    "waiter widower grandfather mr sir herr monsieur bridegroom monk shepherd",
}
_GENDER_OF = {word: gender for gender, words in _GENDERS.items() for word in words.split()}
_AFTER_WHOM = re.compile(r"\b(?:of|to|with|by|for|in love|from|at|under|who|that)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")
_TITLED = frozenset(
    "mrs miss ms lady queen princess duchess countess mr sir lord king prince duke earl mme frau herr".split()
)


def age_in(description: str) -> tuple[int, int] | None:
    """Where a description gives an age, from and to; None where it gives none.

    >>> [text[slice(*age_in(text))] for text in ("forty, an actress", "a clerk (40s)", "a man of sixty-one")]
    ['forty', '40s', 'sixty-one']
    """
    return next((found.span("age") for found in _IN_DESCRIPTION.finditer(description) if _is_age(found["age"])), None)


def own_age_in(speech: str) -> tuple[int, int] | None:
    """Where somebody says how old they are, from and to: ``I'm thirty-eight.``; None where they do not."""
    return next((found.span() for found in _OF_ONESELF.finditer(speech) if _is_age(found["age"])), None)


def _is_age(text: str) -> bool:
    digits = re.match(r"\d+", text)
    return digits is None or _YOUNGEST < int(digits[0]) <= _OLDEST


def gender_in(description: str) -> tuple[str, int, int] | None:
    """The gender that a description is written in, and where; words after ``of``, ``to`` … are about somebody else.

    >>> gender_in("daughter to Capulet"), gender_in("a friend of the queen")
    (('woman', 0, 8), None)
    """
    stop = _AFTER_WHOM.search(description)
    for word in _WORD.finditer(description, 0, stop.start() if stop else len(description)):
        gender = _GENDER_OF.get(word[0].lower())
        possessive = description[word.end() : word.end() + 2] in {"'s", "’s"}
        if gender and not possessive:
            return gender, word.start(), word.end()
    return None


def gender_in_name(name: str) -> str | None:
    """The gender of a name's title: ``MRS HALL``, ``King Lear``."""
    first = _WORD.match(name)
    return _GENDER_OF[first[0].lower()] if first and first[0].lower() in _TITLED else None
