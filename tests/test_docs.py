"""What the documentation draws from the program is as the program is."""

from __future__ import annotations

import re
import tomllib

import pytest
from tests.drawn import DOCS, TABLES, drawn


@pytest.mark.parametrize("path", TABLES)
def test_tables_are_as_the_program_has_them(path: str) -> None:
    """After a change: `python -m tests.drawn`."""
    text = (DOCS / path).read_text(encoding="utf-8")
    assert drawn(path, text) == text


def test_every_page_is_in_the_contents() -> None:
    named = set(re.findall(r'"([\w/-]+\.md)"', (DOCS.parent / "zensical.toml").read_text(encoding="utf-8")))
    assert named == {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}


def test_no_link_between_pages_is_broken() -> None:
    broken = [
        f"{page.name}: {target}"
        for page in [*DOCS.rglob("*.md"), DOCS.parent / "README.md"]
        for target in re.findall(r"\]\((?!https?:|#|/)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_the_lock_names_what_the_project_needs() -> None:
    root = DOCS.parent
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    locked = (root / "requirements" / "dev.txt").read_text(encoding="utf-8").lower()
    assert [need for need in wanted if not re.search(rf"(?m)^{_name(need)}==", locked)] == []


def _name(need: str) -> str:
    return re.match(r"[\w.-]+", need)[0].lower().replace("_", "-")  # type: ignore[index]  # a need begins with a name
