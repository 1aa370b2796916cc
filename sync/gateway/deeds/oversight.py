"""What the province decides about a device."""

from dataclasses import replace
from datetime import datetime
from http import HTTPStatus

import msgspec

from sync.contract import CodeRange, Verdict
from sync.gateway.errors import RefusedError
from sync.gateway.keyring import stamp
from sync.gateway.store import dossiers, facts, feed, units
from sync.gateway.store.database import Connection, Database
from sync.gateway.store.feed import NewsItem
from sync.gateway.store.units import Device


def revoke_device(database: Database, device_id: str, at: datetime) -> str:
    """End a device, tell its commune, and return since when.

    Raises:
        RefusedError: 404 ``device.unknown``.
    """
    with database.write() as connection:
        device = _locked(connection, device_id)
        if device.revoked_at is not None:
            return device.revoked_at
        units.revoke(connection, device, stamp(at))
        item = NewsItem(device.unit.n + 1, "device.revoked", device.id, {"at": stamp(at)})
        feed.add(connection, device.unit.no, item, at=stamp(at))
        units.set_number(connection, device.unit.no, item.n)
    return stamp(at)


def widen_device(
    database: Database, device_id: str, added: CodeRange, at: datetime
) -> tuple[tuple[CodeRange, ...], int]:
    """Give a device another range; return all of them and how many facts are accepted by it.

    Raises:
        RefusedError: 404 ``device.unknown``; 409 ``range.taken`` by another device of the commune.
    """
    with database.write() as connection:
        device = _locked(connection, device_id)
        for other in units.all_devices(connection):
            if other.unit.no != device.unit.no or other.counter == device.counter:
                continue
            if any(
                owned.first <= added.last and added.first <= owned.last for owned in other.ranges
            ):
                raise RefusedError(HTTPStatus.CONFLICT, "range.taken", device=other.id)
        ranges = tuple(dict.fromkeys((*device.ranges, added)))
        units.set_ranges(connection, device, ranges)
        better = _accept_codes(connection, replace(device, ranges=ranges), stamp(at))
    return ranges, better


def _accept_codes(connection: Connection, device: Device, at: str) -> int:
    """Accept receptions that were refused only for a number we now know to be the device's."""
    n, better = device.unit.n, 0
    for stored in facts.judged(connection, device.no, ("refused",)):
        if stored.verdict.code != "code.out_of_range" or stored.dossier is None:
            continue
        code = str(stored.verdict.facts.get("code", ""))
        unit, _, number = code.rpartition("-")
        fits = unit.rpartition("-")[0] == device.unit.code and device.owns(int(number))
        if not fits or dossiers.code_owners(connection, device.unit.no, [code]):
            continue
        verdict = Verdict(stored.seq, "accepted")
        facts.rejudge(connection, device.no, verdict)
        dossiers.hold_codes(connection, device.unit.no, {code: stored.dossier})
        n, better = n + 1, better + 1
        item = NewsItem(n, "verdict", device.id, msgspec.to_builtins(verdict))
        feed.add(connection, device.unit.no, item, at=at)
    units.set_number(connection, device.unit.no, n)
    return better


def _locked(connection: Connection, device_id: str) -> Device:
    device = units.device(connection, device_id, lock=True)
    if device is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "device.unknown", device=device_id)
    return device
