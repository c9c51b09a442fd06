"""What a document gives, asked for by name and checked as it is taken: the one way in which this package reads JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from tablework.calls.moments import MomentError, day_number, moment, time_of_day
from tablework.calls.problem import ProblemError

T = TypeVar("T")


class Given:
    """An object of a document, and what people would call it."""

    def __init__(self, data: object, what: str) -> None:
        """Take it.

        Raises:
            ProblemError: it is no object.
        """
        if not isinstance(data, Mapping):
            raise ProblemError(f"{what} is not written as names with their values: put it in {{ }}.")
        self._data: Mapping[str, Any] = data
        self.what = what

    def text(self, name: str, default: str | None = None) -> str:
        """A text; one that has no default must be there."""
        return self._one(name, default, str, "a text")

    def whole(self, name: str, default: int | None = None, least: int = 0) -> int:
        """A whole number, at least so large."""
        number = self._one(name, default, int, "a whole number")
        if number < least:
            raise ProblemError(f"{self.what}: “{name}” is {number}, and at least {least} is needed.")
        return number

    def maybe_whole(self, name: str) -> int | None:
        """A whole number, or None if it is not given."""
        return None if self._data.get(name) is None else self.whole(name)

    def number(self, name: str, default: float) -> float:
        """A number from 0."""
        found = self._data.get(name, default)
        if isinstance(found, bool) or not isinstance(found, (int, float)) or not 0 <= found <= 1e6:
            raise ProblemError(f"{self.what}: “{name}” is a number from 0 to a million.")
        return float(found)

    def flag(self, name: str) -> bool:
        """Yes or no; not given is no."""
        found = self._data.get(name)
        if found is not None and not isinstance(found, bool):
            raise ProblemError(f"{self.what} needs its “{name}” as true or false.")
        return bool(found)

    def maybe_text(self, name: str) -> str | None:
        """A text, or None if it is not given."""
        return None if self._data.get(name) is None else self.text(name)

    def maybe(self, name: str) -> Given | None:
        """An object inside this one, or None if it is not given."""
        return None if self._data.get(name) is None else Given(self._data[name], f"{self.what}, “{name}”")

    def list(self, name: str, take: Callable[[Any, str], T], *, needed: bool = False) -> list[T]:
        """A list; `take` makes something of each entry."""
        found = self._data.get(name)
        if found is None and not needed:
            return []
        if not isinstance(found, list):
            raise ProblemError(f"{self.what} needs its “{name}” as a list: write them in [ ].")
        return [take(one, f"{self.what}, “{name}” {n}") for n, one in enumerate(found, 1)]

    def names(self, name: str) -> dict[str, Any]:
        """An object as its names with their values; none given is none."""
        found = self._data.get(name) or {}
        if not isinstance(found, Mapping):
            raise ProblemError(f"{self.what} needs its “{name}” as names with their values: put it in {{ }}.")
        return dict(found)

    def names_of(self, names: Sequence[str]) -> dict[str, Any]:
        """What is given under some names, as it is."""
        return {name: self._data[name] for name in names if name in self._data}

    def moment(self, name: str) -> int | None:
        """A moment, or None if it is not given."""
        return None if self._data.get(name) is None else moment_of(self._data[name], f"{self.what}, “{name}”")

    def _one(self, name: str, default: T | None, kind: type[T], called: str) -> T:
        found = self._data.get(name, default)
        if isinstance(found, bool) or not isinstance(found, kind):
            raise ProblemError(f"{self.what} needs its “{name}” as {called}.")
        return found


def text_of(data: object, what: str) -> str:
    """A text in a list."""
    if not isinstance(data, str):
        raise ProblemError(f"{what} is no text: write it in quotation marks.")
    return data


def moment_of(data: object, what: str) -> int:
    """A moment, or a date for its midnight."""
    return _read(moment, data, what)


def time_of(data: object, what: str) -> int:
    """A time of day as minutes."""
    return _read(time_of_day, data, what)


def date_given(data: object, what: str) -> int:
    """A date as a counted day."""
    return _read(day_number, data, what)


def _read(read: Callable[[str], int], data: object, what: str) -> int:
    try:
        return read(text_of(data, what))
    except MomentError as error:
        raise ProblemError(f"{what}: {error}") from None
