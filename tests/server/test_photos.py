"""Photos over HTTP: painted again, and seen by those who see what they hang on."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.server.letters import wire
from tests.server.photos import hang, photo

from tablework.actions.tokens import new_id


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_painted_again_upright_and_without_where_it_was_taken(rosa, kind: str) -> None:
    sent = photo(kind)
    assert b"CANARY" in sent
    kept = hang(rosa, sent).json()
    assert (kept["width"], kept["height"]) == (40, 60)
    record = wire("make", "photo", new_id(), {"to": rosa.make(), "photo": kept["photo"], "alt": "The door as built"})
    assert rosa.write(record) == ["kept"]
    shown = rosa.client.get(f"{rosa.path}/photos/{kept['photo']}")
    assert shown.headers["content-type"] == "image/jpeg"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert b"CANARY" not in shown.content
    assert not Image.open(io.BytesIO(shown.content)).getexif()


def test_a_large_photo_is_made_small(rosa):
    kept = hang(rosa, photo(size=(4000, 1000))).json()
    assert (kept["width"], kept["height"]) == (400, 1600)


def _bomb() -> bytes:
    """A PNG of a few kilobytes that unfolds into 30,000 by 30,000 points."""
    kept = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(kept, "PNG")
    return kept.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"<svg onload='x'/>", b"\xff\xd8\xff", photo()[:-200], b"GIF89a" + b"\xff" * 300]
)
def test_what_is_no_photo(rosa, data: bytes) -> None:
    answer = hang(rosa, data)
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("This is no photo")


def test_a_photo_that_unfolds_into_more_than_any_camera_makes(rosa, open_house):
    bomb = _bomb()
    assert len(bomb) < 200_000
    assert hang(rosa, bomb).status_code == 422
    assert hang(rosa, b"\xff" * 12_000_001).status_code == 413
    assert open_house.shelf.file.ask("SELECT count(*) FROM photo") == [(0,)]


def test_a_photo_is_seen_by_those_who_see_its_mark(rosa, sit):
    """Margot's photo hangs on an idea of hers: nobody sees it until she shows the idea, then all but the guest do."""
    margot, otto = sit("performer", "Margot"), sit("guest", "Otto")
    kept = hang(margot, photo()).json()["photo"]
    path = f"{rosa.path}/photos/{kept}"
    assert margot.client.get(path).status_code == 404, "it hangs on nothing yet"
    idea = margot.make("idea")
    hung = wire("make", "photo", new_id(), {"to": idea, "photo": kept})
    assert margot.write(hung) == ["kept"]
    assert [seat.client.get(path).status_code for seat in (margot, rosa, otto)] == [200, 404, 404]
    margot.do("show", "idea", idea)
    assert [seat.client.get(path).status_code for seat in (margot, rosa, otto)] == [200, 200, 404]
    margot.do("withdraw", "idea", idea)
    assert [seat.client.get(path).status_code for seat in (margot, rosa, otto)] == [200, 404, 404]
    margot.do("erase", "photo", hung["record"])
    assert margot.client.get(path).status_code == 404
    assert hang(otto, photo()).status_code == 403


def test_erasing_one_s_own_photo_leaves_it_where_another_has_hung_it(rosa, sit):
    """Margot hangs Rosa's photo on a note of hers and erases that: it is Rosa's to erase where Rosa has hung it."""
    margot = sit("performer", "Margot")
    kept = hang(rosa, photo()).json()["photo"]
    rosas, margots = (wire("make", "photo", new_id(), {"to": one.make(), "photo": kept}) for one in (rosa, margot))
    assert (rosa.write(rosas), margot.write(margots)) == (["kept"], ["kept"])
    margot.do("erase", "photo", margots["record"])
    assert rosa.client.get(f"{rosa.path}/photos/{kept}").status_code == 200
    rosa.do("erase", "photo", rosas["record"])
    assert rosa.client.get(f"{rosa.path}/photos/{kept}").status_code == 404


def test_photos_too_many_at_once(rosa):
    said = [hang(rosa, b"").status_code for _ in range(40)]
    assert said[:30] == [422] * 30
    assert 429 in said
