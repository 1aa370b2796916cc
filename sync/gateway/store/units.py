"""Communes, their devices and their enrolment codes."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text, update

from sync.contract import CodeRange, Head
from sync.gateway.store.schema import devices, enrolments, units


@dataclass(frozen=True, slots=True)
class Unit:
    """One commune. ``n``: the last arrival number given."""

    no: int
    code: str
    name: str
    n: int


@dataclass(frozen=True, slots=True)
class Device:
    """One enrolled counter PC, with its commune."""

    no: int
    id: str
    unit: Unit
    counter: int
    public_key: str
    ranges: tuple[CodeRange, ...]
    head: Head
    enrolled_at: str
    revoked_at: str | None
    seen_at: str = ""
    forks: int = 0
    former_key: str = ""  # counts until ``former_until``: the device may not know the new one yet
    former_until: str = ""

    def keys_at(self, at: str) -> tuple[str, ...]:
        """Return the public keys whose signature counts, the one in force first."""
        if self.former_key and at < self.former_until:
            return (self.public_key, self.former_key)
        return (self.public_key,)

    def owns(self, number: int) -> bool:
        """Return whether a dossier code's number lies in this device's ranges."""
        return any(owned.first <= number <= owned.last for owned in self.ranges)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A one-time code, as it is kept: only its hash is known."""

    code_hash: str
    unit: Unit
    counter: int
    ranges: tuple[CodeRange, ...]
    expires_at: str
    used_by: str | None


_DEVICE = (
    devices.c.no,
    devices.c.id,
    devices.c.unit_no,
    units.c.code,
    units.c.name,
    units.c.n,
    devices.c.counter,
    devices.c.public_key,
    devices.c.ranges,
    devices.c.seq,
    devices.c.hash,
    devices.c.enrolled_at,
    devices.c.revoked_at,
    devices.c.seen_at,
    devices.c.forks,
    devices.c.former_key,
    devices.c.former_until,
)
_OF_DEVICE = select(*_DEVICE).join_from(devices, units, devices.c.unit_no == units.c.no)
_ONE = _OF_DEVICE.where(devices.c.id == bindparam("id"))
_LOCKED_ONE = _ONE.with_for_update()  # both rows; SQLite locked the whole file at BEGIN


def device(connection: Connection, id_: str, *, lock: bool = False) -> Device | None:
    """Return a device; ``lock`` holds it and its commune until the transaction ends."""
    row = connection.execute(_LOCKED_ONE if lock else _ONE, {"id": id_}).one_or_none()
    return None if row is None else _device(row)


def all_devices(connection: Connection) -> list[Device]:
    """Return every device, oldest first."""
    rows = connection.execute(_OF_DEVICE.order_by(devices.c.no))
    return [_device(row) for row in rows]


def add_device(connection: Connection, new: Device) -> None:
    """Write down a freshly enrolled device; its ``no`` is given by the store."""
    connection.execute(
        devices.insert().values(
            id=new.id,
            unit_no=new.unit.no,
            counter=new.counter,
            public_key=new.public_key,
            ranges=dump_ranges(new.ranges),
            seq=new.head.seq,
            hash=new.head.hash,
            enrolled_at=new.enrolled_at,
            seen_at=new.enrolled_at,
            forks=0,
        )
    )


_ADVANCE = text("UPDATE devices SET seq = :seq, hash = :hash, seen_at = :at WHERE no = :device_no")
_NUMBER = text("UPDATE units SET n = :n WHERE no = :unit_no")


def advance(connection: Connection, holder: Device, head: Head, *, n: int, at: str) -> None:
    """Move a device's head and its commune's arrival number; both rows are locked by us."""
    connection.execute(
        _ADVANCE, {"seq": head.seq, "hash": head.hash, "at": at, "device_no": holder.no}
    )
    connection.execute(_NUMBER, {"n": n, "unit_no": holder.unit.no})


def set_number(connection: Connection, unit_no: int, n: int) -> None:
    """Move a commune's arrival number; its row is locked by us."""
    connection.execute(_NUMBER, {"n": n, "unit_no": unit_no})


def note_fork(connection: Connection, holder: Device) -> None:
    """Count that another journal claimed to be this device."""
    connection.execute(
        update(devices).where(devices.c.no == holder.no).values(forks=devices.c.forks + 1)
    )


def revoke(connection: Connection, holder: Device, at: str) -> None:
    """End a device; what it sent stays."""
    connection.execute(update(devices).where(devices.c.no == holder.no).values(revoked_at=at))


def change_key(connection: Connection, holder: Device, new: str, former_until: str) -> None:
    """Give a device another key; the one before counts until ``former_until``."""
    connection.execute(
        update(devices)
        .where(devices.c.no == holder.no)
        .values(public_key=new, former_key=holder.public_key, former_until=former_until)
    )


def set_ranges(connection: Connection, holder: Device, ranges: tuple[CodeRange, ...]) -> None:
    """Give a device other code ranges."""
    connection.execute(
        update(devices).where(devices.c.no == holder.no).values(ranges=dump_ranges(ranges))
    )


_UNIT = select(units.c.no, units.c.code, units.c.name, units.c.n)


def unit(connection: Connection, code: str, *, lock: bool = False) -> Unit | None:
    """Return a commune by its code; ``lock`` holds its arrival numbers."""
    query = _UNIT.where(units.c.code == code)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return None if row is None else Unit(row.no, row.code, row.name, row.n)


def unit_by_no(connection: Connection, no: int, *, lock: bool = False) -> Unit:
    """Return a commune that is known to exist."""
    query = _UNIT.where(units.c.no == no)
    row = connection.execute(query.with_for_update() if lock else query).one()
    return Unit(row.no, row.code, row.name, row.n)


def all_units(connection: Connection, *, lock: bool = False) -> list[Unit]:
    """Return every commune by number: many are always locked in this order."""
    query = _UNIT.order_by(units.c.no)
    rows = connection.execute(query.with_for_update() if lock else query)
    return [Unit(row.no, row.code, row.name, row.n) for row in rows]


def keep_unit(connection: Connection, code: str, name: str) -> Unit:
    """Return the commune, written down if it is new; a new name replaces the old."""
    connection.execute(
        text(
            "INSERT INTO units (code, name, n) VALUES (:code, :name, 0) "
            "ON CONFLICT (code) DO UPDATE SET name = excluded.name"
        ),
        {"code": code, "name": name},
    )
    kept = unit(connection, code)
    if kept is None:
        raise LookupError(code)
    return kept


def seen_since(connection: Connection, at: str) -> int:
    """Return how many devices sent facts since a moment."""
    query = select(func.count()).select_from(devices).where(devices.c.seen_at >= at)
    return int(connection.execute(query).scalar_one())


def numbers(connection: Connection) -> dict[int, int]:
    """Return the last arrival number of every commune by its ``no``."""
    rows = connection.execute(select(units.c.no, units.c.n))
    return {row.no: row.n for row in rows}


def add_enrolment(connection: Connection, new: Enrolment, at: str) -> None:
    """Write down a one-time code."""
    connection.execute(
        enrolments.insert().values(
            code_hash=new.code_hash,
            unit_no=new.unit.no,
            counter=new.counter,
            ranges=dump_ranges(new.ranges),
            made_at=at,
            expires_at=new.expires_at,
            used_by=None,
        )
    )


def enrolment(connection: Connection, code_hash: str) -> Enrolment | None:
    """Return a one-time code's record and hold it until the transaction ends."""
    query = (
        select(enrolments, units.c.code, units.c.name, units.c.n)
        .join_from(enrolments, units, enrolments.c.unit_no == units.c.no)
        .where(enrolments.c.code_hash == code_hash)
        .with_for_update()
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    home = Unit(row.unit_no, row.code, row.name, row.n)
    ranges = load_ranges(row.ranges)
    return Enrolment(row.code_hash, home, row.counter, ranges, row.expires_at, row.used_by)


def use_enrolment(connection: Connection, used: Enrolment, device_id: str) -> None:
    """Mark a one-time code as used."""
    connection.execute(
        update(enrolments).where(enrolments.c.code_hash == used.code_hash).values(used_by=device_id)
    )


def dump_ranges(ranges: tuple[CodeRange, ...]) -> str:
    """Return ranges as the store keeps them."""
    return json.dumps([[owned.first, owned.last] for owned in ranges])


def load_ranges(kept: str) -> tuple[CodeRange, ...]:
    """Return ranges as values."""
    return tuple(CodeRange(first, last) for first, last in json.loads(kept))


def _device(row: Any) -> Device:
    home = Unit(row.unit_no, row.code, row.name, row.n)
    return Device(
        no=row.no,
        id=row.id,
        unit=home,
        counter=row.counter,
        public_key=row.public_key,
        ranges=load_ranges(row.ranges),
        head=Head(row.seq, row.hash),
        enrolled_at=row.enrolled_at,
        revoked_at=row.revoked_at,
        seen_at=row.seen_at,
        forks=row.forks,
        former_key=row.former_key,
        former_until=row.former_until,
    )
