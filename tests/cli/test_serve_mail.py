"""The mail server that a desk is given on the command line."""

from __future__ import annotations

import argparse

import pytest

from tablework.cli.serve_mail import PASSWORD, USER, add_mail, mail_server
from tablework.shelf.trouble import ShelfTroubleError


def given(*words: str):
    parser = argparse.ArgumentParser()
    add_mail(parser)
    return mail_server(parser.parse_args(words))


def test_without_a_mail_server_people_send_offers_themselves():
    assert given() is None


def test_a_mail_server_with_a_password_that_nobody_reads_along(monkeypatch):
    monkeypatch.setenv(USER, "desk")
    monkeypatch.setenv(PASSWORD, "secret")
    found = given("--mail-server", "mail.example.org:2525", "--mail-neutral", "ask@neutral.example")
    assert found
    assert (found.host, found.port, found.user, found.password) == ("mail.example.org", 2525, "desk", "secret")
    assert (found.address(withheld=True), found.address(withheld=False)) == ("ask@neutral.example", "")
    assert "secret" not in repr(found)
    assert given("--mail-server", "mail.example.org", "--mail-from", "a@b.example").port == 587


@pytest.mark.parametrize(
    "words",
    [
        ("--mail-server", "mail.example.org"),
        ("--mail-server", "mail.example.org", "--mail-from", "nobody"),
        ("--mail-server", "mail.example.org:smtp", "--mail-from", "a@b.example"),
    ],
)
def test_what_is_missing_is_said(words):
    with pytest.raises(ShelfTroubleError):
        given(*words)
