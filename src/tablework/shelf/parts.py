"""What the shelf keeps of the parts of scripts."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KeptParts:
    """The parts of one script: `brief` as JSON for questions over the whole stack, `whole` as compressed JSON.

    `rules` says by which rules they were read; what was read by others is read anew.
    """

    rules: int
    brief: str = field(repr=False)
    whole: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class BriefParts:
    """The brief of one script's parts with its title; `number` grows whenever any script's parts are kept."""

    number: int
    script: str
    title: str
    brief: str = field(repr=False)
