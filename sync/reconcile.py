"""The end-of-day comparison (biên bản đối soát): both sides as values, every difference named."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sync.contract import Head, ReconciledDossier, Reconciliation


class Difference(StrEnum):
    """What is not alike, worst first; each has one action."""

    FORK = "journal.fork"  # call support; nothing of either side is thrown away
    OTHER_HASH = "dossier.other_hash"  # call support
    ONLY_THERE = "dossier.only_there"  # this PC lost facts: let it heal
    CONFLICT = "dossier.conflict"  # put right by a new fact
    REFUSED = "dossier.refused"  # put right by a new fact
    DEFERRED = "dossier.deferred"  # wait: the province's program is older
    PENDING = "dossier.pending"  # wait: goes with the next sync
    SCANS_PENDING = "scans.pending"  # wait: goes after the facts
    SCANS_LOST = "scans.lost"  # we counted scans delivered that the province has not


ACTIONS: dict[Difference, str] = {
    Difference.FORK: "call_support",
    Difference.OTHER_HASH: "call_support",
    Difference.ONLY_THERE: "heal",
    Difference.CONFLICT: "put_right",
    Difference.REFUSED: "put_right",
    Difference.DEFERRED: "wait",
    Difference.PENDING: "wait",
    Difference.SCANS_PENDING: "wait",
    Difference.SCANS_LOST: "send_again",
}


@dataclass(frozen=True, slots=True)
class OwnDossier:
    """One dossier of the day in our own store; ``facts`` counts this device's facts of it."""

    dossier: str
    code: str
    last_hash: str
    facts: int
    scans_expected: int = 0
    scans_delivered: int = 0


@dataclass(frozen=True, slots=True)
class OwnDay:
    """Our side of the sheet. ``hash_at``: the hash of our fact by number, None when unknown."""

    device: str
    day: str
    head: Head
    hash_at: Callable[[int], str | None]
    dossiers: tuple[OwnDossier, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier on both sides; either may be missing."""

    dossier: str
    code: str
    ours: OwnDossier | None
    theirs: ReconciledDossier | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sheet. ``journal``: FORK, ONLY_THERE or PENDING for the journals as wholes."""

    device: str
    day: str
    own_head: Head
    their_head: Head
    journal: tuple[Difference, ...]
    lines: tuple[Line, ...]

    @property
    def is_equal(self) -> bool:
        """True when both sides hold the same, to the last hash and scan."""
        return not self.journal and not any(line.differences for line in self.lines)

    @property
    def facts_pending(self) -> int:
        """How many of our facts the province does not hold."""
        return max(0, self.own_head.seq - self.their_head.seq)


def compare(ours: OwnDay, theirs: Reconciliation) -> Comparison:
    """Lay both sides of one day beside each other, ordered by code."""
    there = {dossier.dossier: dossier for dossier in theirs.dossiers}
    here = {dossier.dossier: dossier for dossier in ours.dossiers}
    lines = [_line(key, here.get(key), there.get(key)) for key in here.keys() | there.keys()]
    return Comparison(
        device=ours.device,
        day=ours.day,
        own_head=ours.head,
        their_head=theirs.head,
        journal=tuple(_journal(ours, theirs.head)),
        lines=tuple(sorted(lines, key=lambda line: (line.code, line.dossier))),
    )


def _journal(ours: OwnDay, held: Head) -> Iterator[Difference]:
    if held.seq > ours.head.seq:
        yield Difference.ONLY_THERE
    elif ours.hash_at(held.seq) != held.hash:
        yield Difference.FORK
    elif held.seq < ours.head.seq:
        yield Difference.PENDING


def _line(key: str, ours: OwnDossier | None, theirs: ReconciledDossier | None) -> Line:
    code = ours.code if ours else theirs.code if theirs else ""
    return Line(key, code, ours, theirs, tuple(_differences(ours, theirs)))


def _differences(ours: OwnDossier | None, theirs: ReconciledDossier | None) -> Iterator[Difference]:
    if ours is None:
        yield Difference.ONLY_THERE
        return
    if theirs is None:
        yield Difference.PENDING
        return
    if theirs.facts > ours.facts:
        yield Difference.ONLY_THERE
    elif theirs.facts < ours.facts:
        yield Difference.PENDING
    elif theirs.last_hash != ours.last_hash:
        yield Difference.OTHER_HASH
    if theirs.verdict != "accepted":
        yield Difference(f"dossier.{theirs.verdict}")
    if theirs.scans_held < ours.scans_delivered:
        yield Difference.SCANS_LOST
    elif theirs.scans_held < ours.scans_expected:
        yield Difference.SCANS_PENDING
