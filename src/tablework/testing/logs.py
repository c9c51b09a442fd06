"""What every log of a production must do, whatever keeps it: ours and anybody's pass the same suite.

```python
class TestMyLog(LogSuite):
    @pytest.fixture
    def log(self, tmp_path):
        return MyLog(tmp_path)     # with a script "s" on its shelf
```
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tablework.book.entries import Entry
from tablework.shelf.log import Log, LogMovedError

AT = "2026-11-22T12:00:00.000+00:00"


def entry(number: int, **more: Any) -> Entry:
    """An entry of this number; `more` are its fields."""
    words = {"text": f"words {number}"}
    made = Entry(f"id{number}", f"r{number}", "note", "make", data=words, by="rosa", made_at=AT, at=AT, number=number)
    return replace(made, **more)


class LogSuite:
    """The suite; a subclass gives the fixture `log`."""

    def test_what_is_appended_comes_back_as_it_was(self, log: Log) -> None:
        """Every field, every kind of letter, in the order it was appended."""
        log.open_production("p", "s", AT)
        whole = entry(1, on=("a", "b"), audience=("margot",), group="g", v=2)
        odd = entry(2, audience="me", data={"text": "»ä\u2028🎭", "deep": [1, None, {"": 0.5}]})
        log.append([("p", whole), ("p", odd)])
        assert list(log.entries("p")) == [whole, odd]
        assert list(log.damage()) == []

    def test_a_script_has_one_production(self, log: Log) -> None:
        """Whoever opens it second gets the first one's."""
        assert log.open_production("p", "s", AT) == log.open_production("q", "s", AT)
        assert [production.id for production in log.productions()] == ["p"]
        assert log.production("q") is None

    def test_the_drafts_of_a_production(self, log: Log) -> None:
        """Its own script first; to be brought twice changes nothing; what is on another table stays there."""
        log.open_production("p", "s", AT)
        log.put_draft("p", "s", AT)
        assert log.drafts("p") == ["s"]
        assert log.drafts("q") == []
        assert log.comparison("s", "s") is None
        for document in (b"one", b"other"):
            log.keep_comparison("s", "s", document)
            assert log.comparison("s", "s") == document

    def test_an_entry_out_of_turn_takes_the_whole_letter_with_it(self, log: Log) -> None:
        """Another program has written in between: nothing is appended, and nothing is lost."""
        log.open_production("p", "s", AT)
        log.append([("p", entry(1))])
        for wrong in ([("p", entry(2)), ("p", entry(4))], [("p", entry(1))], [("nowhere", entry(1))]):
            assert _refuses(log, wrong), "it appended what was out of turn"
        assert list(log.entries("p")) == [entry(1)]

    def test_what_is_erased_is_gone_and_the_fact_stays(self, log: Log) -> None:
        """Also whose thread it was in: or an answer under something hidden would come to light."""
        log.open_production("p", "s", AT)
        answer = entry(1, kind="answer", data={"to": "r", "text": "no"})
        log.append([("p", answer), ("p", entry(2, record="r1", kind="answer", verb="erase", data={}))])
        erased, erasing = log.entries("p")
        assert erased == answer.bare()
        assert erasing.verb == "erase"
        assert list(log.damage()) == []

    def test_a_photo_is_kept_for_its_production_until_it_is_erased(self, log: Log) -> None:
        """Nobody finds it by its hash at another table."""
        log.open_production("p", "s", AT)
        log.keep_photo("p", "ab" * 32, b"the pillar")
        log.append([("p", entry(1, kind="photo", data={"to": "r", "photo": "ab" * 32}))])
        assert (log.photo("p", "ab" * 32), log.photo("q", "ab" * 32)) == (b"the pillar", None)
        log.append([("p", entry(2, record="r1", kind="photo", verb="erase", data={}))])
        assert log.photo("p", "ab" * 32) is None

    def test_the_desk_s_key_stays_the_same(self, log: Log) -> None:
        """Made once; or every cursor would end with every start."""
        assert log.secret("cursors", b"first") == b"first" == log.secret("cursors", b"second")


def _refuses(log: Log, letter: list[tuple[str, Entry]]) -> bool:
    try:
        log.append(letter)
    except LogMovedError:
        return True
    return False
