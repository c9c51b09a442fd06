"""Pictures of a PDF's pages, from files that nobody trusts."""

import io

import pytest
import typst
from PIL import Image
from tests.typeset import blank

from tablework.readers.pages import (
    MOST_POINTS,
    SCAN_POINTS,
    WIDEST,
    NoPageError,
    page_picture,
    page_sizes,
    scan_picture,
)


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture))


def test_a_page_is_painted_as_wide_as_asked():
    assert opened(page_picture(blank(2), 2, 600)).size == (600, 777)


@pytest.mark.parametrize("width", [-1, 0, 10**9])
def test_no_width_is_wider_than_a_screen(width: int) -> None:
    assert opened(page_picture(blank(), 1, width)).width <= WIDEST


@pytest.mark.parametrize("page", [0, -1, 3])
def test_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(NoPageError, match="No picture"):
        page_picture(blank(2), page, 600)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and nothing else", b"no PDF at all"])
def test_a_file_that_is_damaged(data: bytes) -> None:
    with pytest.raises(NoPageError):
        page_picture(data, 1, 600)
    with pytest.raises(NoPageError):
        page_sizes(data)


def test_a_roll_of_wallpaper_is_painted_small():
    """A page of 20 cm by 5 m: no picture of it takes more points than one of a whole screen."""
    roll = typst.compile(b"#set page(width: 20cm, height: 500cm)\nWords.")
    wide, high = opened(page_picture(roll, 1, 2000)).size
    assert wide * high <= MOST_POINTS * 1.01
    poster = typst.compile(b"#set page(width: 300cm, height: 300cm)\nWords.")
    wide, high = opened(scan_picture(poster, 1, 300)).size
    assert wide * high <= SCAN_POINTS * 1.01


def test_a_scan_is_painted_grey_and_fine():
    picture = opened(scan_picture(blank(), 1, 300))
    assert picture.mode == "L"
    assert picture.width == 2550
    assert picture.height in {3300, 3301}  # a whole number of points, and no arithmetic with halves is exact
    assert page_sizes(blank(2)) == [(612.0, 792.0)] * 2
