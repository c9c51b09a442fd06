"""What the shelf says when it cannot do its work."""

from __future__ import annotations


class ShelfTroubleError(Exception):
    """The shelf cannot do what it was asked. Its text is one sentence for a person: what is wrong, and what to do."""


class NotOnStackError(ShelfTroubleError):
    """There is no such script on the stack."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("There is no such script on the stack. Load the stack again to see what is there.")
