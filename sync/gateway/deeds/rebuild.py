"""Make what is derived anew from the facts, one commune a transaction.

Facts are judged again in arrival order by today's rules. A verdict may only improve (``deferred``
or ``refused`` becomes better) and then goes into the feed; one that was accepted stays so.
"""

from datetime import datetime

import msgspec

from sync.contract import Verdict
from sync.gateway.keyring import stamp
from sync.gateway.rules.dossier import DossierState
from sync.gateway.rules.verdicts import code_of, judge
from sync.gateway.store import dossiers, facts, feed, units
from sync.gateway.store.database import Connection, Database
from sync.gateway.store.feed import NewsItem
from sync.gateway.store.units import Device, Unit

_MAY_BECOME = {
    "deferred": {"accepted", "refused", "conflict"},
    "refused": {"accepted"},
    "conflict": set[str](),
    "accepted": set[str](),
}


def rebuild(database: Database, at: datetime) -> dict[str, int]:
    """Rebuild every commune; return how many facts, dossiers and better verdicts there are."""
    with database.read() as connection:
        known = units.all_units(connection)
    totals = {"units": len(known), "facts": 0, "dossiers": 0, "verdicts_improved": 0}
    for unit in known:
        with database.write() as connection:
            held = units.unit_by_no(connection, unit.no, lock=True)
            devices = {d.no: d for d in units.all_devices(connection) if d.unit.no == unit.no}
            counted, made, better = _Rebuilding(connection, held, devices, stamp(at)).run()
        totals["facts"] += counted
        totals["dossiers"] += made
        totals["verdicts_improved"] += better
    return totals


class _Rebuilding:
    """One commune under way."""

    def __init__(
        self, connection: Connection, unit: Unit, devices: dict[int, Device], at: str
    ) -> None:
        self._connection = connection
        self._unit = unit
        self._devices = devices
        self._at = at
        self._states: dict[str, DossierState] = {}
        self._owners: dict[str, str] = {}
        self._scans: list[tuple[str, str]] = []
        self._better: list[tuple[Device, Verdict]] = []

    def run(self) -> tuple[int, int, int]:
        """Judge everything again and write it down."""
        connection, unit_no = self._connection, self._unit.no
        portals = dossiers.portals(connection, unit_no)
        counted = 0
        for stored in facts.of_unit(connection, unit_no):
            counted += 1
            self._take(stored)
        dossiers.forget(connection, unit_no)
        for dossier, (portal, official) in portals.items():
            state = self._states.get(dossier)
            if state is not None:
                self._states[dossier] = msgspec.structs.replace(
                    state, portal=portal, official_code=official
                )
        dossiers.save(connection, self._states.values())
        dossiers.hold_codes(connection, unit_no, self._owners)
        dossiers.name_scans(connection, unit_no, self._scans)
        self._tell()
        return counted, len(self._states), len(self._better)

    def _take(self, stored: facts.StoredFact) -> None:
        fact = stored.fact("")
        device = self._devices[stored.device_no]
        code, dossier = code_of(fact), fact.dossier or ""
        before = self._states.get(dossier)
        verdict, after, named = judge(fact, device, before, self._owners.get(code or ""))
        word = stored.verdict.verdict
        if verdict.verdict != word and verdict.verdict in _MAY_BECOME[word]:
            self._better.append((device, verdict))
            word = verdict.verdict
        self._scans.extend((dossier, sha256) for sha256 in named)
        if after is not None and (word == "accepted" or before is None):
            self._states[dossier] = after
        if code is not None and word == "accepted":
            self._owners.setdefault(code, dossier)

    def _tell(self) -> None:
        n = self._unit.n
        for device, verdict in self._better:
            n += 1
            facts.rejudge(self._connection, device.no, verdict)
            item = NewsItem(n, "verdict", device.id, msgspec.to_builtins(verdict))
            feed.add(self._connection, self._unit.no, item, at=self._at)
        units.set_number(self._connection, self._unit.no, n)
