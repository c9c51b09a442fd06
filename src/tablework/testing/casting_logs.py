"""What every casting log must do, whatever keeps it: ours and anybody's pass the same suite.

```python
class TestMyCastingLog(CastingLogSuite):
    @pytest.fixture
    def log(self, tmp_path):
        return MyCastingLog(tmp_path)
```
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tablework.casting.acts import Act
from tablework.shelf.casting_log import CastingLog
from tablework.shelf.log import LogMovedError

AT = "2026-11-22T12:00:00.000+00:00"


def act(number: int, **more: Any) -> Act:
    """An act of this number; `more` are its fields."""
    made = Act(f"r{number}", "performer", "make", {"name": f"words {number}"}, "rosa", AT, number)
    return replace(made, **more)


class CastingLogSuite:
    """The suite; a subclass gives the fixture `log`."""

    def test_what_is_appended_comes_back_as_it_was(self, log: CastingLog) -> None:
        """Every field, every kind of letter, in the order it was appended."""
        odd = act(2, kind="offer", verb="send", data={"text": "»ä\u2028🎭", "deep": [1, None, {"": 0.5}]})
        log.append([act(1), odd])
        log.append([act(3)])
        assert list(log.acts()) == [act(1), odd, act(3)]
        assert list(log.damage()) == []

    def test_an_act_out_of_turn_takes_the_others_with_it(self, log: CastingLog) -> None:
        """Another program has written in between: nothing is appended, and nothing is lost."""
        log.append([act(1)])
        for wrong in ([act(2), act(4)], [act(1)], [act(3)]):
            assert _refuses(log, wrong), "it appended what was out of turn"
        assert list(log.acts()) == [act(1)]

    def test_what_is_erased_is_gone_and_the_fact_stays(self, log: CastingLog) -> None:
        """A performer has asked for it: that there was somebody is all that is left."""
        log.append([act(1), act(2, record="r1", verb="edit"), act(3), act(4, record="r1", verb="erase", data={})])
        kept = list(log.acts())
        assert [(one.verb, dict(one.data), one.erased) for one in kept] == [
            ("make", {}, True),
            ("edit", {}, True),
            ("make", {"name": "words 3"}, False),
            ("erase", {}, False),
        ]
        assert list(log.damage()) == []


def _refuses(log: CastingLog, acts: list[Act]) -> bool:
    try:
        log.append(acts)
    except LogMovedError:
        return True
    return False
