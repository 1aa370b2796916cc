"""From facts to what the portal shall know: read on from a cursor, in arrival order.

The journal itself is the outbox; nothing is added to the transaction that takes facts in. Safe to
repeat: cursor, dossiers and ledger move in one transaction.
"""

import hashlib
from datetime import datetime

import msgspec

from sync.contract import Fact, Verdict
from sync.gateway.forwarding.record import Names, step_of
from sync.gateway.keyring import stamp
from sync.gateway.store import dossiers, facts, feed, forwards, units
from sync.gateway.store.database import Connection, Database
from sync.gateway.store.forwards import Step
from sync.gateway.store.units import Unit

_PAGE = 500


def plan(database: Database, names: Names, at: datetime) -> int:
    """Plan everything that arrived since; return how many facts that was.

    Only communes that the portal file names are forwarded.
    """
    planned = 0
    with database.read() as connection:
        known = [unit for unit in units.all_units(connection) if unit.code in names.units]
    for unit in known:
        while True:
            with database.write() as connection:
                count, more = _plan_page(connection, unit, names, stamp(at))
            planned += count
            if not more:
                break
    return planned


def _plan_page(connection: Connection, unit: Unit, names: Names, at: str) -> tuple[int, bool]:
    last = units.unit_by_no(connection, unit.no).n
    after = forwards.cursor(connection, unit.no)
    if after >= last:
        return 0, False
    upto = min(last, after + _PAGE)
    found = facts.between(connection, unit.no, after, upto)
    found += _better_now(connection, unit, after, upto)
    standing = [stored for stored in found if stored.verdict.verdict == "accepted"]
    wanted: dict[str, int] = {}
    for stored in standing:
        if stored.dossier is not None:
            wanted[stored.dossier] = upto
    codes = {id_: state.code for id_, state in dossiers.states(connection, unit.no, wanted).items()}
    forwards.want(connection, unit.no, {id_: n for id_, n in wanted.items() if id_ in codes}, at)
    steps = [
        _step(unit, stored.n, stored.fact(""), codes[stored.dossier], names)
        for stored in standing
        if stored.dossier in codes
    ]
    forwards.add_steps(connection, [step for step in steps if step is not None])
    forwards.move_cursor(connection, unit.no, upto)
    return len(found), upto < last


def _better_now(
    connection: Connection, unit: Unit, after: int, upto: int
) -> list[facts.StoredFact]:
    """Return facts that were judged anew, as the feed told."""
    numbers = {device.id: device.no for device in units.all_devices(connection)}
    better = []
    for item in feed.of_kind(connection, unit.no, "verdict", after_n=after):
        if item.n <= upto:
            verdict = msgspec.convert(item.body, Verdict)
            better += facts.after(connection, numbers[item.device], verdict.seq - 1, limit=1)
    return better


def _step(unit: Unit, n: int, fact: Fact, code: str, names: Names) -> Step | None:
    found = step_of(fact, code, unit.code, names)
    if found is None:
        return None
    row, status = found
    seen = "|".join(
        row[name] for name in ("MaHoSo", "ThoiDiemXuLy", "TrangThai", "NguoiXuLy", "NoiDungXuLy")
    )
    return Step(
        key=hashlib.sha256(seen.encode()).hexdigest(),
        unit_no=unit.no,
        dossier=fact.dossier or "",
        n=n,
        status=int(status),
        row=msgspec.json.encode(row).decode(),
    )
