"""Who is who in a TEI file: the people it declares, and those it only names.

Some editions declare one messenger, one player, as a group, because they have no name: the Folger's ids tell who is
meant. They end in the play's sign (``_Ham``), and before it stands the name in dotted parts, from the group to the one:
``PLAYERS_Ham`` is a group in capitals, and so is ``SOLDIERS.0_Ham``; ``MESSENGERS.1_Ham``, ``PLAYERS.King_Ham`` and
``Servant_AWW`` are one person each.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from lxml import etree

from tablework.readers.tei_text import plain
from tablework.readers.xml import local_name
from tablework.script.draft import CastMember, Move, Role
from tablework.script.names import bare_name, is_group

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FOLGER_ID = re.compile(r"[\w.'’-]+_[A-Z0-9][A-Za-z0-9]{1,3}")
_MOVES = {"entrance": True, "enter": True, "exit": False}


class People:
    """The people of a play by their ids; only those who speak or move become roles.

    `marked_up` is true when the file says who speaks by ids (``@who``) anywhere.
    """

    def __init__(self, root: etree._Element) -> None:
        """Learn the people that the header declares, and where their names stand in the cast list."""
        self.marked_up = any(node.get("who") for node in root.iter("{*}sp"))
        header = root.find(".//{*}particDesc")
        people = header.iter("{*}person", "{*}personGrp") if header is not None else ()
        self._declared = {id_: node for node in people if (id_ := node.get(_XML_ID))}
        self._folger = _in_folgers_way(self._declared)
        self._listed = _listed(root)
        self._labels: dict[str, dict[str, int]] = {}
        self._named: dict[str, tuple[str, ...]] = {}

    def speakers(self, who: str | None, label: str) -> tuple[str, ...]:
        """The roles that a ``@who`` names, each once, in order."""
        if not who:
            return ()
        ids = self._named.get(who)
        if ids is None:
            ids = self._named[who] = tuple(dict.fromkeys(_ids(who)))
            for id_ in ids:
                self._labels.setdefault(id_, {})
        if len(ids) == 1 and label:
            labels = self._labels[ids[0]]
            labels[label] = labels.get(label, 0) + 1
        return ids

    def moves(self, stage: etree._Element) -> tuple[Move, ...]:
        """Who enters and who exits by the mark-up of a direction, those of directions inside it included."""
        if not len(stage) and not stage.get("who"):
            return ()
        found = [
            Move(id_, _MOVES[node.get("type") or ""])
            for node in stage.iter("{*}stage")
            if node.get("type") in _MOVES
            for id_ in _ids(node.get("who") or "")
        ]
        for move in found:
            self._labels.setdefault(move.role, {})
        return tuple(dict.fromkeys(found))

    def cast_member(self, item: etree._Element, words: str) -> CastMember:
        """One line of the cast list: its name, its description, and the role if it says so."""
        role, about = item.find(".//{*}role"), item.find(".//{*}roleDesc")
        name = plain(role) if role is not None else words
        description = plain(about) if about is not None else words.replace(name, "", 1).strip(" ,.;:")
        pointer = next(iter(_ids(_pointer(item) or (role.get("corresp") or "" if role is not None else ""))), None)
        id_ = pointer or (role.get(_XML_ID) if role is not None else None) or item.get(_XML_ID)
        return CastMember(
            name.rstrip(" ,."), description, id_ if id_ in self._labels or id_ in self._declared else None
        )

    @property
    def members(self) -> dict[str, list[str]]:
        """For those of a crowd who speak or move under ids of their own the crowds that they belong to."""
        if not self._folger:
            return {}
        crowds = [id_ for id_ in self._labels if _is_crowd(id_)]
        one_of = [id_ for id_ in self._labels if _is_one_of_many(id_)]
        return {id_: [crowd for crowd in crowds if _belongs(id_, crowd)] for id_ in one_of}

    @property
    def roles(self) -> tuple[Role, ...]:
        """All who speak or move, in the order they first do."""
        return tuple(self._role(id_) for id_ in self._labels)

    def _role(self, id_: str) -> Role:
        node = self._declared.get(id_)
        labels = tuple(dict.fromkeys(bare_name(label) for label in self._labels[id_]))
        grouped = node is not None and local_name(node) == "personGrp"
        if not self._folger:
            name = self._name(id_, node)
            return Role(id_, name, labels, grouped or is_group(name))
        # One who is declared under the name of a whole group is called what their speeches stand under.
        crowd = _is_crowd(id_)
        name = _crowd_name(id_) if crowd else self._name(id_, None if grouped and labels else node)
        return Role(id_, name, labels, crowd)

    def _name(self, id_: str, node: Any) -> str:
        """The declared name unless it is only the id again; else the cast list's, else the usual label, else the id."""
        named = node.find("{*}persName") if node is not None else None
        if named is None and node is not None:
            named = node.find("{*}name")
        name = plain(named).rstrip(" .,:") if named is not None else ""
        labels = self._labels[id_]
        usual = max(labels, key=lambda label: labels[label], default="")
        return (name if name != id_ else "") or self._listed.get(id_) or bare_name(usual) or id_


def _in_folgers_way(ids: Collection[str]) -> bool:
    """Whether every id ends in the sign of a play, and some name a group in capitals."""
    return all(map(_FOLGER_ID.fullmatch, ids)) and any(_is_crowd(id_) or _is_one_of_many(id_) for id_ in ids)


def _is_crowd(id_: str) -> bool:
    """Whether one of the Folger's ids is no single person's: a name in capitals, 0 for some of them, X for any."""
    last = id_.rpartition("_")[0].rpartition(".")[2]
    return last == "0" or last.isupper()


def _crowd_name(id_: str) -> str:
    """What a crowd is called by its id: ``SOLDIERS.FORTINBRAS_Ham`` are Soldiers (Fortinbras)."""
    first, *of = id_.rpartition("_")[0].removesuffix(".0").split(".")
    return first.capitalize() + (f" ({' '.join(of).title()})" if of else "")


def _is_one_of_many(id_: str) -> bool:
    """Whether one of the Folger's ids means one of a group: ``PLAYERS.King_Ham``, ``MESSENGERS.1_Ham``."""
    group, dot, _ = id_.rpartition("_")[0].rpartition(".")
    return bool(dot) and group.isupper() and not _is_crowd(id_)


def _belongs(id_: str, crowd: str) -> bool:
    """Whether somebody is of a crowd, going by the Folger's ids. ``SERVANTS.0_Lr`` are some, and nobody knows which."""
    group, _, play = crowd.rpartition("_")
    return id_.startswith(f"{group}.") and id_.endswith(f"_{play}") and not group.endswith(".0")


def _ids(pointers: str) -> list[str]:
    return [pointer.removeprefix("#") for pointer in pointers.split() if len(pointer) > 1]


def _pointer(item: etree._Element) -> str:
    return item.get("sameAs") or item.get("corresp") or item.get("ref") or ""


def _listed(root: etree._Element) -> dict[str, str]:
    """Names in the cast list by the ids of their people."""
    named = {}
    front = root.find(".//{*}front")
    for item in front.iter("{*}castItem") if front is not None else ():
        role = item.find(".//{*}role")
        if role is not None:
            ids = [*_ids(_pointer(item)), role.get(_XML_ID), *_ids(role.get("corresp") or "")]
            named.update({id_: plain(role).rstrip(" ,.") for id_ in ids if id_})
    return named
