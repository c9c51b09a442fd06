"""The table while people work at it: what is heard and how soon, what is lost, what one mark costs.

Beside pycrdt-websocket with its SQLite store, as its documentation has it: the other way to let many write in one text.
Servers and clients each have a process of their own, on one machine; both kinds of clients read raw sockets and do no
more than they have to. Of several rounds, taken in turn, the one with the lowest median counts, for both alike: what it
takes when nobody else is in the way.
"""

from __future__ import annotations

import signal
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.fountain_peers.installing import PeerTroubleError
from benchmarks.live.asking import Asked, ask_ours
from benchmarks.live.clients import LINKS
from benchmarks.live.peer import NAME, Peer
from benchmarks.live.room import LINES, PEOPLE, Room, served, set_up
from benchmarks.live.scribing import WRITERS, durable_a_second, statements
from benchmarks.measuring import percentile, table

READERS = PEOPLE * LINKS
NOTES = 200
ROUNDS = 3
KILLS = 5
PACES = (20, 50)
BEHIND = 500
MARKS = 2000
_WARM_UP = 20
_BEFORE_A_KILL = 2.5
_WRITERS = 8
_SECONDS = 5

HEARD_MARK, SLOWEST_MARK = 8, 30


def run() -> str:
    """One table for each question."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        try:
            peer = Peer(here)
        except PeerTroubleError as trouble:
            print(f"{NAME}: {trouble}\n")
            peer = None
        parts = [_hearing(here, peer), _killing(here, peer), _coming_back(here, peer), _one_mark(here), _many(here)]
    return "\n\n".join(parts)


def _room(here: Path, name: str) -> Room:
    return set_up(here / name)


# -- how soon a note is heard ------------------------------------------------------------------------------------------


def _hearing(here: Path, peer: Peer | None) -> str:
    room = _room(here, "hearing")
    rounds: list[tuple[list[float], list[float]]] = []
    for n in range(ROUNDS):
        with served(room.desk) as (_, port):
            ours = ask_ours(here, "hear", room.job(port, notes=NOTES, before=_WARM_UP)).answer()
        rounds.append((ours, _peer_hears(peer, here / f"hearing-{n}.db")))
    ours, theirs = (min(times, key=lambda one: percentile(one, 0.5)) for times in zip(*rounds, strict=True))
    parts = {"half": (0.5, HEARD_MARK), "99 of 100": (0.99, SLOWEST_MARK)}
    rows = []
    for name, (part, mark) in parts.items():
        beside = _beside(percentile(ours, part) * 1e3, percentile(theirs, part) * 1e3, "ms")
        rows.append([f"{name} have it within", *beside, f"≤ {mark} ms"])
    return table([f"one writes {NOTES} notes, {READERS} readers", "Tablework", NAME, "ours / its", "mark"], rows)


def _peer_hears(peer: Peer | None, store: Path) -> list[float]:
    if peer is None:
        return [float("nan")]
    with peer.served(store) as (_, port):
        return peer.ask("hear", port=port, clients=READERS, notes=NOTES, before=_WARM_UP).answer()  # type: ignore[no-any-return]


def _beside(ours: float, theirs: float, unit: str) -> list[str]:
    if theirs != theirs:  # noqa: PLR0124 (what is no number is not itself)
        return [f"{ours:.1f} {unit}", "-", "-"]
    return [f"{ours:.1f} {unit}", f"{theirs:.1f} {unit}", f"{ours / theirs:.2f}"]


# -- what a kill takes with it -----------------------------------------------------------------------------------------


def _killing(here: Path, peer: Peer | None) -> str:
    rows = []
    for pace in PACES:
        ours, theirs = _kill_ours(here, pace), _kill_peer(here, peer, pace) if peer else "-"
        rows.append([f"{_WRITERS} write {pace} notes a second each", ours, theirs])
    lost = f"killed with -9, {KILLS} times: lost, of"
    return table([lost, "acknowledged: Tablework", f"seen by another client: {NAME}"], rows)


def _kill_ours(here: Path, pace: int) -> str:
    room = _room(here, f"killing-{pace}")
    kept: set[str] = set()
    for _ in range(KILLS):
        with served(room.desk) as (server, port):
            asked = room.job(port, writers=_WRITERS, pause=1 / pace)
            kept.update(_killed(server, ask_ours(here, "write_until_killed", asked)))
    with served(room.desk) as (_, port):
        there = set(ask_ours(here, "all_ids", room.job(port)).answer())
    return f"{len(kept - there):,} of {len(kept):,}"


def _kill_peer(here: Path, peer: Peer, pace: int) -> str:
    store = here / f"killing-{pace}.db"
    seen: set[str] = set()
    for n in range(KILLS):
        with peer.served(store) as (server, port):
            asked = {"port": port, "writers": _WRITERS, "pause": 1 / pace, "since": n * 100_000}
            seen.update(_killed(server, peer.ask("write_until_killed", **asked)))
    there = set(peer.ask("in_store", store=str(store)).answer())
    return f"{len(seen - there):,} of {len(seen):,}"


def _killed(server: subprocess.Popen[str], writing: Asked) -> list[str]:
    time.sleep(_BEFORE_A_KILL)
    server.send_signal(signal.SIGKILL)
    return list(writing.answer())


# -- everybody comes back ----------------------------------------------------------------------------------------------


def _coming_back(here: Path, peer: Peer | None) -> str:
    room, store = _room(here, "coming-back"), here / "coming-back.db"
    with served(room.desk) as (_, port):
        cursors = ask_ours(here, "fill", room.job(port, notes=BEHIND)).answer()
    ours, theirs = [], []
    if peer:
        with peer.served(store) as (_, port):
            peer.ask("fill", port=port, notes=BEHIND).answer()
    for _ in range(ROUNDS):
        with served(room.desk) as (_, port):
            ours.append(ask_ours(here, "catch_up", room.job(port, notes=BEHIND, cursors=cursors)).answer())
        theirs.append(_peer_comes_back(peer, store))
    what = f"{READERS} readers, {BEHIND} notes behind, until the last has all"
    return table(["after a restart", "Tablework", NAME, "ours / its"], [[what, *_beside(min(ours), min(theirs), "s")]])


def _peer_comes_back(peer: Peer | None, store: Path) -> float:
    if peer is None:
        return float("nan")
    with peer.served(store) as (_, port):
        answer = peer.ask("catch_up", port=port, clients=READERS, notes=BEHIND).answer()
    return float(answer["seconds"]) if answer["have"] == READERS else float("nan")


# -- what a mark costs -------------------------------------------------------------------------------------------------


def _one_mark(here: Path) -> str:
    room = _room(here, "one-mark")
    few, many = (statements(room, marks) for marks in (10, MARKS))
    with served(room.desk) as (_, port):
        took = ask_ours(here, "write_one_by_one", room.job(port, notes=NOTES)).answer()
    return table(
        [f"one mark, in a script of {LINES:,} lines", "measured"],
        [
            [f"sent until durable, with {MARKS:,} marks there, median", f"{percentile(took, 0.5) * 1e3:.1f} ms"],
            ["the same, 99th percentile", f"{percentile(took, 0.99) * 1e3:.1f} ms"],
            ["SQL statements, with 10 marks there", str(few)],
            [f"SQL statements, with {MARKS:,} marks there", str(many)],
        ],
    )


def _many(here: Path) -> str:
    room = _room(here, "many")
    rows = []
    for name, at_once in (("many to one commit", 64), ("each in a commit of its own", 1)):
        with served(room.desk, one_at_a_time=at_once == 1) as (_, port):
            asked = room.job(port, writers=WRITERS, seconds=_SECONDS)
            over_http = ask_ours(here, "write_for_a_while", asked).answer()
        rows.append([name, f"{over_http:,.0f}", f"{durable_a_second(room, at_once):,.0f}"])
    return table(
        [f"{WRITERS} write one note after another", "durable a second, over HTTP", "by the scribe alone"], rows
    )
