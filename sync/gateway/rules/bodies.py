"""What the gateway reads in a fact's body; everything else in it is kept and not looked at."""

import re
from typing import Literal

import msgspec

_HEX = re.compile(r"[0-9a-f]{64}")
_COLUMN = 200  # characters of a derived text; the fact itself keeps all


class FactBody(msgspec.Struct, frozen=True):
    """A body whose fields do not matter here."""


class Intake(msgspec.Struct, frozen=True):
    """One component as it was handed over."""

    scans: list[str] = []


class Received(FactBody, frozen=True):
    """``dossier.received``."""

    code: str
    unit: str = ""
    procedure: str = ""
    received_at: str = ""
    due: str | None = None
    components: list[Intake] = []


class HandedOver(FactBody, frozen=True):
    """``dossier.handed_over``."""

    to: str = ""


class SupplementAdded(FactBody, frozen=True):
    """``supplement.added``; ``due`` is the new due moment."""

    due: str | None = None
    components: list[Intake] = []


class FeeSettled(FactBody, frozen=True):
    """``fee.settled``; ``due`` is the new due moment."""

    due: str | None = None


class Recounted(FactBody, frozen=True):
    """``due.recounted``: a changed calendar moved the promise."""

    due: str


class Repromised(FactBody, frozen=True):
    """``due.repromised``."""

    due: str


class Decided(FactBody, frozen=True):
    """``dossier.decided``."""

    outcome: Literal["granted", "rejected"]
    files: list[str] = []


class FeeTaken(FactBody, frozen=True):
    """``fee.taken``, in whole đồng."""

    amount: int = 0


class ScanAttached(FactBody, frozen=True):
    """``scan.attached``."""

    scans: list[str] = []


class Corrected(FactBody, frozen=True):
    """``fact.corrects``: fields put right, or a step taken back by a lead (``status``).

    ``due``: the promise that holds again; ``taken_out``: scans that do not belong here.
    """

    status: Literal[1, 2, 3, 4, 5, 6, 7, 8, 9, 10] | None = None
    applicant: dict[str, object] | None = None
    owner: dict[str, object] | None = None
    delegate: dict[str, object] | None = None
    due: str | None = None
    taken_out: list[str] = []


BODIES: dict[str, type[FactBody]] = {
    "dossier.received": Received,
    "dossier.handed_over": HandedOver,
    "supplement.asked": FactBody,
    "supplement.added": SupplementAdded,
    "dossier.refused": FactBody,
    "due.repromised": Repromised,
    "dossier.stopped": FactBody,
    "dossier.withdrawn": FactBody,
    "dossier.decided": Decided,
    "result.returned": FactBody,
    "due.recounted": Recounted,
    "fee.asked": FactBody,
    "fee.settled": FeeSettled,
    "fee.taken": FeeTaken,
    "scan.attached": ScanAttached,
    "fact.corrects": Corrected,
}


def scans_of(body: FactBody) -> tuple[str, ...]:
    """Return the hashes of the scans a body names, each once."""
    if isinstance(body, Received) or isinstance(body, SupplementAdded):  # noqa: SIM101 (hot)
        named = [scan for intake in body.components for scan in intake.scans]
    elif isinstance(body, ScanAttached):
        named = body.scans
    elif isinstance(body, Decided):
        named = body.files
    else:
        return ()
    if not named:
        return ()
    return tuple(dict.fromkeys(scan for scan in named if _HEX.fullmatch(scan)))


def column(text: str | None) -> str:
    """Return text fit for a derived column: bounded, and without what PostgreSQL cannot keep."""
    return (text or "").replace("\x00", "")[:_COLUMN]
