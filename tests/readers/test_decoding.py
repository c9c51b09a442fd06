"""Whatever a text was saved as."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablework.readers.decoding import decode
from tablework.readers.trouble import UnreadableScriptError

TEXT = "ZOÉ\nÇa va ? «Très bien», dit-elle… “Oh” — così è.\n"

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_unicode_encoding_with_and_without_its_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_old_files_from_windows_and_from_the_mac(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_old_files_from_unix():
    text = "ZOÉ\nÇa va\n"
    assert decode(text.encode("latin-1")).text == text


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_nothing_is_lost_on_the_way(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    try:
        decoded = decode(data)
    except UnreadableScriptError:
        assert any(letter < " " for letter in text)
    else:
        assert decoded.encode(decoded.text) == data


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        bytes(range(256)) * 8,
        b"%PDF-1.7\n\x00\x01\x02",
        codecs.BOM_UTF16_LE + b"a",
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableScriptError, match=r"^[A-Z][^\n]*\.$"):
        decode(data)
