"""Letters that lie, and letters that hurt. The numbers are those of the list of abuse tests."""

from __future__ import annotations

import json

import pytest
from tests.server.letters import NOW, Seat, wire
from tests.server.photos import hang, photo

from tablework.actions.tokens import new_id
from tablework.book.judgement import NOT_HERE

MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
    "=cmd|' /C calc'!A0",
    "&lt;b&gt; &#x3c;script&#x3e;",
)
ODD = (
    "\n\ndata: {}\n\n",
    "\u2028\u2029",
    "\u202eright to left\u202c",
    "\ufeff\ufffe",
    "\U0001f3ad\u200d\U0001f308",
    "\x7f\x1b[2J",
)


# -- who says what ----------------------------------------------------------------------------------------------------


def test_who_wrote_something_and_when_is_not_theirs_to_say(rosa, margot):
    """7. Margot's letter says that Rosa wrote it, first of all, years ago."""
    lies = {"by": "owner", "at": "1970-01-01T00:00:00Z", "number": 1, "seq": 1, "received_at": "1970", "erased": True}
    cursor = rosa.feed()["cursor"]
    assert margot.write(margot.made(text="said by Margot") | lies) == ["kept"]
    (item,) = rosa.feed(cursor)["items"]
    entry = item["entry"]
    assert (entry["by"], entry["at"]) == (margot.id, "2026-11-22T12:00:00.000+00:00")
    assert not {"number", "seq", "received_at", "erased"} & entry.keys()
    assert rosa.texts()[-1] == "said by Margot"


def test_a_clock_that_is_years_off_changes_no_order(open_house, rosa):
    """3, 29. A tablet of 1970, a laptop of 2040, and then the desk's own clock goes back ten years."""
    made = [
        rosa.made(text=text) | {"made_at": at}
        for text, at in (("one", "2040-01-01T00:00:00Z"), ("two", "1970-01-01T00:00:00Z"))
    ]
    assert rosa.write(*made) == ["kept", "kept"]
    cursor = rosa.feed()["cursor"]
    open_house.now = "2016-11-22T12:00:00.000+00:00"
    rosa.make(text="three")
    open_house.now = "2036-11-22T12:00:00.000+00:00"
    rosa.make(text="four")
    assert rosa.texts(cursor) == ["three", "four"]
    assert rosa.texts() == ["one", "two", "three", "four"]
    assert list(open_house.log.damage()) == []


def test_ids_that_are_taken(rosa, margot):
    """8. Another's entry id tells nothing; one's own with other words is a conflict; sent again it is one."""
    idea, nothing = rosa.made("idea"), wire("edit", "note", new_id(), {"text": "?"})
    assert rosa.write(idea) == ["kept"]
    assert margot.refused(margot.made() | {"id": idea["id"]}) == margot.refused(nothing) == NOT_HERE
    assert margot.refused(idea) == NOT_HERE
    assert rosa.write({**idea, "made_at": "2026-11-22T12:00:01.000Z"}) == ["conflict"]
    cursor = rosa.feed()["cursor"]
    for _ in range(10):
        assert set(rosa.write(*[idea] * 100)) == {"kept"}
    assert rosa.feed(cursor)["items"] == []


# -- text -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [*MARKUP, *ODD])
def test_markup_is_words_in_every_field(rosa, text: str) -> None:
    """14. It comes back letter for letter, as JSON that no browser takes for a page."""
    line = " ".join(text.split()) if text.isprintable() else "LX"
    note = rosa.make(text=text, department=line)
    rosa.make("answer", text, to=note)
    rosa.make("line_change", text, words=text)
    rosa.make("cue", text, department=line, number="1")
    rosa.make("note", text, place={**rosa.place, "quote": text})
    kept = hang(rosa, photo()).json()["photo"]
    assert rosa.write(wire("make", "photo", new_id(), {"to": note, "photo": kept, "alt": text})) == ["kept"]
    rosa.do("edit", "production", rosa.book, {"title": text})
    rosa.do("edit", "person", "owner", {"name": line})
    for path in ("", "/feed", "/breakdown"):
        answer = rosa.client.get(rosa.path + path)
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
    look = rosa.look
    assert (look["title"], look["me"]["name"]) == (text, line)
    data = [item["entry"]["data"] for item in rosa.feed()["items"]]
    assert sum(one.get("text") == text for one in data) == 5
    assert {one["place"]["quote"] for one in data if "place" in one} == {rosa.place["quote"], text}
    assert text in {one.get("alt") for one in data} & {one.get("words") for one in data}


def test_what_is_asked_for_is_not_said_back_as_a_page(rosa):
    """14. A link with markup in it, in the path and in the question."""
    for path in ("/api/books/%3Cscript%3Ealert(1)%3C/script%3E", f"{rosa.path}/photos/%3Csvg%20onload=x%3E"):
        answer = rosa.client.get(path, params={"after": MARKUP[0]})
        assert answer.status_code == 404
        assert "<" not in answer.text
    assert rosa.client.get(f"{rosa.path}/feed", params={"after": MARKUP[0]}).json()["reset"]


def _letter(data: str) -> bytes:
    """A letter whose data is written by hand, as no program of good will would write it."""
    entry = json.dumps(wire("make", "note", new_id())).replace('"data": {}', f'"data": {data}')
    return f'{{"entries": [{entry}]}}'.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    "text",
    [
        '"text": "%s"' % ("x" * 1_000_000),
        '"text": "%s"' % ("\U0001f3ad" * 20_000),
        '"text": NaN',
        '"text": "a", "mentions": [Infinity]',
        '"text": "half a pair \\ud83c"',
        '"text": "half a pair \ud83c"',
        '"text": "zero \\u0000"',
        '"text": "a", "te\\u0000xt": "b"',
        '"text": ' + "[" * 900 + "]" * 900,
        '"text": {"deep": 1e999}',
        '"text": null',
        '"text": "a", "place": {}',
        '"text": "a", "colour": "red"',
        '"text": "a", "department": "two\\nlines"',
        '"text": "a", "mentions": ["%s"]' % ("x" * 81),
    ],
)
def test_a_note_that_nobody_could_write_is_refused_in_a_sentence(rosa, text: str) -> None:
    """22. It is refused by itself: a good one in the same letter would be kept."""
    answer = _send(rosa, _letter(f'{{"place": {json.dumps(rosa.place)}, {text}}}'))
    (said,) = (
        answer.json()["answers"]
        if answer.status_code == 200
        else [{"outcome": "refused", "why": answer.json()["error"]}]
    )
    assert said["outcome"] == "refused"
    assert said["why"].endswith(".")
    assert rosa.texts() == []


@pytest.mark.parametrize(
    ("letter", "status"),
    [
        (b'{"entries": ' + b"[" * 10_000 + b"]" * 10_000 + b"}", 422),
        (b'{"entries": [' + b"[" * 900 + b"]" * 900 + b"]}", 200),
        (b'{"entries": [' + b"1," * 99_999 + b"1]}", 413),
        (b'{"entries": [%s]}' % (b"9" * 5000), 422),
        (b'{"entries": [], "entries": {}}', 422),
        (b"\xff\xfe{}", 422),
        (b'{"entries": ["\xff"]}', 422),
        ('{"entries": []}'.encode("utf-16"), 200),
    ],
    ids=["deep", "deep in a list", "many", "a long number", "twice", "no UTF-8", "no text", "UTF-16"],
)
def test_letters_that_hurt(rosa, letter: bytes, status: int) -> None:
    """22. Each is answered, in a sentence, and the desk goes on."""
    assert _send(rosa, letter).status_code == status
    assert rosa.write(rosa.made()) == ["kept"]


def _send(seat: Seat, letter: bytes):
    return seat.client.post(f"{seat.path}/entries", content=letter, headers={"Content-Type": "application/json"})


def test_of_what_is_said_twice_in_one_object_the_last_counts(rosa):
    """22. In the judgement as in what is kept: nothing slips through between the two."""
    place = json.dumps(rosa.place)
    assert (
        _send(rosa, _letter(f'{{"place": {place}, "text": 7, "text": "b"}}')).json()["answers"][0]["outcome"] == "kept"
    )
    assert (
        _send(rosa, _letter(f'{{"place": {place}, "text": "b", "text": 7}}')).json()["answers"][0]["outcome"]
        == "refused"
    )
    assert rosa.texts() == ["b"]


def test_what_is_odd_but_can_be_written_is_kept_as_it_is(rosa):
    """22. Right to left, joined emoji, a mark whose place ends after the last letter and one that is empty."""
    for text in ODD:
        rosa.make(text=text)
    line = next(one for one in rosa.look["script"]["draft"]["elements"] if one["kind"] == "dialogue")
    long = len(line["text"])
    for start, end in ((0, long), (long, long), (0, 0)):
        rosa.make(text="there", place={**rosa.place, "start": start, "end": end, "quote": line["text"][start:end]})
    for start, end in ((0, long + 1), (-1, 2), (3, 2), (True, 2), (0.5, 2)):
        assert rosa.refused(rosa.made(place={**rosa.place, "start": start, "end": end}))
    assert rosa.texts() == [*ODD, "there", "there", "there"]


def test_an_entry_of_a_newer_tablework_is_kept_as_it_is(rosa, margot):
    """21 of the traps: Margot's tablet is newer than the desk. Nothing that it sends is lost or changed."""
    data = {"text": "?", "deep": [{"a": None}], "colour": "red"}
    newer = wire("make", "mood", new_id(), data, v=2)
    assert margot.write(newer) == ["kept"]
    kept = rosa.feed()["items"][-1]["entry"]
    assert kept == newer | {"by": margot.id, "at": "2026-11-22T12:00:00.000+00:00", "made_at": NOW}
