"""The gateway's side of the end-of-day sheet."""

import re
from collections.abc import Iterable
from http import HTTPStatus

from sync.contract import ReconciledDossier, Reconciliation, VerdictName
from sync.gateway.deeds.append import holder
from sync.gateway.errors import RefusedError
from sync.gateway.store import dossiers, facts
from sync.gateway.store.database import Database
from sync.gateway.store.facts import StoredFact

_DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)
_WORST: tuple[VerdictName, ...] = ("refused", "conflict", "deferred", "accepted")


def reconciled(database: Database, device_id: str, day: str) -> Reconciliation:
    """Return every dossier that has a fact of this device ``at`` that local day.

    ``facts`` and ``last_hash`` are of all this device's facts of the dossier, whatever their day;
    ``verdict`` is the worst among them.

    Raises:
        RefusedError: 400 ``day.malformed``.
    """
    parts = _DAY.fullmatch(day)
    if parts is None:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "day.malformed")
    number = int(parts[1]) * 10_000 + int(parts[2]) * 100 + int(parts[3])
    with database.read() as connection:
        device = holder(connection, device_id)
        of_day = facts.of_day(connection, device.no, number)
        named = list(dict.fromkeys(row.dossier for row in of_day if row.dossier is not None))
        states = dossiers.states(connection, device.unit.no, named)
        lines = []
        for dossier in named:
            kept = facts.of_dossier(connection, device.unit.no, dossier)
            own = [row for row in kept if row.device_no == device.no]
            held, expected = dossiers.scan_counts(connection, device.unit.no, dossier)
            state = states.get(dossier)
            lines.append(
                ReconciledDossier(
                    dossier=dossier,
                    code=state.code if state else "",
                    last_hash=own[-1].hash,
                    facts=len(own),
                    verdict=_worst(own),
                    scans_held=held,
                    scans_expected=expected,
                    portal=state.portal if state else "",
                )
            )
    lines.sort(key=lambda line: (line.code, line.dossier))
    return Reconciliation(
        device=device.id,
        day=day,
        head=device.head,
        facts_total=device.head.seq,
        dossiers=lines,
    )


def _worst(rows: Iterable[StoredFact]) -> VerdictName:
    words = {row.verdict.verdict for row in rows}
    return next(word for word in _WORST if word in words)
