"""Which reader reads which file, and how other people's come in."""

from importlib.metadata import EntryPoint

import pytest
from tests.readers.packed import docx, packed, zipped

from tablework.readers import registry
from tablework.readers.documents import BOSAK, DOCX, EPUB, HIGHLAND, HTML, ODT
from tablework.readers.formats import FDX, FOUNTAIN, PDF, TEI, TEXT
from tablework.readers.registry import LARGEST, Reader, by_suffix, read_script, reader_for, suffixes
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.builder import DraftBuilder
from tablework.script.draft import Draft
from tablework.testing.readers import ReaderSuite


def read_toy(data: bytes, name: str) -> Draft:
    """A format of one line a speech: ``anna> Hello.``"""
    builder = DraftBuilder("toy")
    for line in data.decode("utf-8", "replace").splitlines():
        label, said, text = line.partition("> ")
        speech = builder.new_speech(label) if said else None
        if said:
            builder.add("cue", label, speech)
        builder.add("dialogue" if said else "stage_direction", text or line, speech)
    return builder.finish(name)


TOY = Reader("toy", (".toy",), lambda _, name: by_suffix(name, ".toy"), read_toy)


class TestToyReader(ReaderSuite):
    """Somebody else's reader passes the suite like ours."""

    reader = TOY
    scripts = {"two.toy": b"A room.\nanna> Hello.\nben> Who?"}
    words = {"two.toy": ["A", "room.", "anna", "Hello."]}


def test_ours_come_in_by_the_same_door():
    assert [reader.name for reader in registry.readers()] == (
        "bosak celtx docx epub fadein fdx fountain highland html odt pdf tei text".split()
    )


def test_a_reader_that_somebody_installs_is_found(monkeypatch):
    point = EntryPoint("toy", f"{__name__}:TOY", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: [point] if group == registry.GROUP else [])
    monkeypatch.setattr(EntryPoint, "load", lambda _: TOY)
    registry.readers.cache_clear()
    try:
        assert suffixes() == {".toy"}
        assert read_script(b"anna> Hello.", "folder/two.toy").roles[0].id == "anna"
    finally:
        registry.readers.cache_clear()


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [
        (b"ANNA\nHi.", "play.fountain", FOUNTAIN),
        (b"Title: Two\n\nANNA\nHi.", "play.txt", FOUNTAIN),
        (b"ANNA\nHi.", "play.txt", TEXT),
        (b"%PDF-1.7", "renamed.txt", PDF),
        (b"<FinalDraft/>", "renamed.txt", FDX),
        ("\ufeff<FinalDraft/>".encode("utf-16"), "wide.fdx", FDX),
        (b'<?xml version="1.0"?>\n<!-- <x> --><TEI xmlns="u">', "renamed.fountain", TEI),
        (b"<teiCorpus>", "many.xml", TEI),
        (b"<html>", "page.xml", HTML),
        (b"<poem>", "page.xml", TEI),
        (b"<!DOCTYPE PLAY SYSTEM 'play.dtd'><PLAY>", "page.xml", BOSAK),
        (packed(mimetype="application/epub+zip"), "renamed.zip", EPUB),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), "renamed.zip", ODT),
        (docx(""), "renamed.zip", DOCX),
        (zipped({"a.textbundle/text.md": ""}), "renamed.zip", HIGHLAND),
    ],
)
def test_a_file_is_known_by_its_look_before_its_name(data: bytes, name: str, reader: Reader) -> None:
    assert reader_for(data, name) is reader


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"x" * (LARGEST + 1), "huge.fountain"), (b" \n ", "empty.fountain"), (packed(mimetype="x/y"), "play.ods")],
)
def test_what_no_reader_takes_is_refused_in_a_sentence(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableScriptError, match=r"^[A-Z][^\n]*\.$"):
        reader_for(data, name)
