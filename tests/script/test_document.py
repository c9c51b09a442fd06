"""A draft goes through JSON and comes back."""

import json

from tablework.readers.registry import read_script
from tablework.script.document import from_document, to_document


def test_our_own_plays_come_back_whole(sample_plays):
    for path in sorted(sample_plays.glob("*.*")):
        if path.suffix in {".xml", ".fountain"}:
            draft = read_script(path.read_bytes(), path.name)
            assert from_document(json.loads(json.dumps(to_document(draft)))) == draft


def test_a_field_of_a_later_version_is_passed_over(sample_plays):
    path = sample_plays / "lost-property.xml"
    draft = read_script(path.read_bytes(), path.name)
    document = to_document(draft) | {"from_the_future": 1}
    document["elements"][0]["mood"] = "sour"
    assert from_document(document) == draft
