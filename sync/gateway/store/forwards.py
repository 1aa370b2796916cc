"""What the provincial system shall know, what it does, and what a person must look at."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, func, or_, select, update

from sync.gateway.store.bulk import insert_new
from sync.gateway.store.schema import dossiers, portal_cursors, portal_dossiers, portal_steps, units

PENDING, SENDING, UNCLEAR = "pending", "sending", "unclear"
DONE, REFUSED, COMPARE = "done", "refused", "compare"
STATES = (PENDING, SENDING, UNCLEAR, DONE, REFUSED, COMPARE)
_LATE = "9999"  # a dossier without a due date goes after all others


@dataclass(frozen=True, slots=True)
class Forward:
    """A dossier under way. ``known``: absent, present or unknown there. ``tried``: an attempt of
    ours may have made it there. Times as ``stamp`` writes them.
    """

    unit_no: int
    id: str
    wanted: int
    sent: int
    known: str
    tried: bool
    state: str
    attempts: int
    next_at: str
    code: str = ""
    text: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A progress row. ``row``: the very JSON that is sent."""

    key: str
    unit_no: int
    dossier: str
    n: int
    status: int
    row: str
    state: str = PENDING
    attempts: int = 0
    code: str = ""


def cursor(connection: Connection, unit_no: int) -> int:
    """Return the arrival number up to which a commune is planned."""
    query = select(portal_cursors.c.n).where(portal_cursors.c.unit_no == unit_no)
    return connection.execute(query).scalar() or 0


def move_cursor(connection: Connection, unit_no: int, n: int) -> None:
    """Note how far a commune is planned."""
    insert_new(connection, "portal_cursors", ("unit_no", "n"), [(unit_no, 0)])
    connection.execute(
        update(portal_cursors).where(portal_cursors.c.unit_no == unit_no).values(n=n)
    )


def want(connection: Connection, unit_no: int, wanted: dict[str, int], at: str) -> None:
    """Note that the portal shall know these dossiers up to an arrival number."""
    columns = tuple(column.name for column in portal_dossiers.columns)
    rows = [
        (unit_no, id_, n, 0, "unknown", False, PENDING, 0, at, "", "", "", "", "")
        for id_, n in wanted.items()
    ]
    insert_new(connection, "portal_dossiers", columns, rows)
    settled = portal_dossiers.c.state.in_((DONE, REFUSED))
    for id_, n in wanted.items():
        connection.execute(
            update(portal_dossiers)
            .where(portal_dossiers.c.unit_no == unit_no, portal_dossiers.c.id == id_)
            .where(portal_dossiers.c.wanted < n)
            .values(
                wanted=n,
                state=case((settled, PENDING), else_=portal_dossiers.c.state),
                next_at=case((settled, at), else_=portal_dossiers.c.next_at),
            )
        )


def add_steps(connection: Connection, steps: Iterable[Step]) -> None:
    """Add rows to the ledger; one that would look the same to the portal is there already."""
    columns = tuple(column.name for column in portal_steps.columns)
    rows = [
        (s.key, s.unit_no, s.dossier, s.n, s.status, s.row, s.state, s.attempts, "", s.code)
        for s in steps
    ]
    insert_new(connection, "portal_steps", columns, rows)


def lost(connection: Connection, at: str) -> None:
    """Whatever was being sent when its sender died: nobody knows what became of it."""
    for table in (portal_dossiers, portal_steps):
        connection.execute(
            update(table)
            .where(table.c.state == SENDING, table.c.leased_until < at)
            .values(state=UNCLEAR, code="sender.died")
        )


def due(connection: Connection, at: str, *, limit: int) -> list[Forward]:
    """Return dossiers to be sent now, or with steps to be sent, the most urgent first."""
    waits = portal_dossiers.c.state.in_((PENDING, UNCLEAR)) & (portal_dossiers.c.next_at <= at)
    has_steps = (
        select(portal_steps.c.key)
        .where(
            portal_steps.c.unit_no == portal_dossiers.c.unit_no,
            portal_steps.c.dossier == portal_dossiers.c.id,
            portal_steps.c.state.in_((PENDING, UNCLEAR)),
        )
        .exists()
    )
    behind = (portal_dossiers.c.state == DONE) & (portal_dossiers.c.next_at <= at) & has_steps
    urgency = case((dossiers.c.due == "", _LATE), else_=dossiers.c.due)
    query = (
        select(portal_dossiers)
        .join_from(
            portal_dossiers,
            dossiers,
            (dossiers.c.unit_no == portal_dossiers.c.unit_no)
            & (dossiers.c.id == portal_dossiers.c.id),
        )
        .where(or_(waits, behind))
        .order_by(urgency, portal_dossiers.c.unit_no, portal_dossiers.c.id)
        .limit(limit)
    )
    return [_forward(row) for row in connection.execute(query)]


def unlooked(connection: Connection, before: str, *, limit: int) -> list[Forward]:
    """Return dossiers that stand at the portal and were not looked at since ``before``."""
    query = (
        select(portal_dossiers)
        .where(portal_dossiers.c.state == DONE, portal_dossiers.c.known == "present")
        .where(portal_dossiers.c.looked_at < before, portal_dossiers.c.status != "10")
        .order_by(portal_dossiers.c.looked_at)
        .limit(limit)
    )
    return [_forward(row) for row in connection.execute(query)]


def claim(connection: Connection, held: Forward, at: str, until: str) -> bool:
    """Take a dossier for ourselves, unless another sender has it or it has changed."""
    taken = connection.execute(
        update(portal_dossiers)
        .where(portal_dossiers.c.unit_no == held.unit_no, portal_dossiers.c.id == held.id)
        .where(portal_dossiers.c.state == held.state, portal_dossiers.c.leased_until < at)
        .values(leased_until=until)
    )
    return taken.rowcount == 1


def note(connection: Connection, held: Forward, **values: Any) -> None:
    """Write down what became of a dossier."""
    connection.execute(
        update(portal_dossiers)
        .where(portal_dossiers.c.unit_no == held.unit_no, portal_dossiers.c.id == held.id)
        .values(**values)
    )


def wanted_now(connection: Connection, held: Forward) -> int:
    """Return the arrival number wanted by now; it may have grown while we sent."""
    query = select(portal_dossiers.c.wanted).where(
        portal_dossiers.c.unit_no == held.unit_no, portal_dossiers.c.id == held.id
    )
    return int(connection.execute(query).scalar_one())


def steps(connection: Connection, held: Forward, states: Collection[str], upto: int) -> list[Step]:
    """Return a dossier's steps in these states up to an arrival number, in order."""
    query = (
        select(portal_steps)
        .where(portal_steps.c.unit_no == held.unit_no, portal_steps.c.dossier == held.id)
        .where(portal_steps.c.state.in_(states), portal_steps.c.n <= upto)
        .order_by(portal_steps.c.n)
    )
    return [_step(row) for row in connection.execute(query)]


def note_steps(connection: Connection, keys: Collection[str], **values: Any) -> None:
    """Write down what became of exactly these rows."""
    connection.execute(update(portal_steps).where(portal_steps.c.key.in_(keys)).values(**values))


def attempt_steps(connection: Connection, keys: Collection[str], until: str) -> None:
    """Note that these rows are being sent once more."""
    connection.execute(
        update(portal_steps)
        .where(portal_steps.c.key.in_(keys))
        .values(state=SENDING, leased_until=until, attempts=portal_steps.c.attempts + 1)
    )


def counts(connection: Connection) -> dict[str, dict[str, int]]:
    """Return how many dossiers and steps stand in each state."""
    return {
        name: {
            row.state: row.many
            for row in connection.execute(
                select(table.c.state, func.count().label("many")).group_by(table.c.state)
            )
        }
        for name, table in (("dossiers", portal_dossiers), ("steps", portal_steps))
    }


def to_look_at(connection: Connection, states: Collection[str]) -> list[dict[str, Any]]:
    """Return what stands in these states, with the names people know it by."""
    of_dossier = (
        select(portal_dossiers, dossiers.c.code.label("named"), units.c.code.label("unit"))
        .join_from(
            portal_dossiers,
            dossiers,
            (dossiers.c.unit_no == portal_dossiers.c.unit_no)
            & (dossiers.c.id == portal_dossiers.c.id),
        )
        .join(units, units.c.no == portal_dossiers.c.unit_no)
        .where(portal_dossiers.c.state.in_(states))
        .order_by(portal_dossiers.c.next_at)
    )
    found: list[dict[str, Any]] = [
        {
            "what": "dossier",
            "key": str(row.id),
            "unit": row.unit,
            "code": row.named,
            "state": row.state,
            "why": row.code,
            "text": row.text,
            "attempts": row.attempts,
            "next_at": row.next_at,
        }
        for row in connection.execute(of_dossier)
    ]
    of_step = (
        select(portal_steps, units.c.code.label("unit"))
        .join_from(portal_steps, units, units.c.no == portal_steps.c.unit_no)
        .where(portal_steps.c.state.in_(states))
        .order_by(portal_steps.c.unit_no, portal_steps.c.n)
    )
    return found + [
        {
            "what": "step",
            "key": row.key,
            "unit": row.unit,
            "dossier": str(row.dossier),
            "status": row.status,
            "state": row.state,
            "why": row.code,
            "attempts": row.attempts,
        }
        for row in connection.execute(of_step)
    ]


def decide(connection: Connection, key: str, *, is_there: bool, at: str) -> bool:
    """Write down what a person found at the portal; return whether anything waited for it."""
    waits = (UNCLEAR, REFUSED, COMPARE)
    step = connection.execute(
        update(portal_steps)
        .where(portal_steps.c.key == key, portal_steps.c.state.in_(waits))
        .values(state=DONE if is_there else PENDING, attempts=0, code="by.hand")
    )
    if step.rowcount:
        return True
    fresh = {"state": PENDING, "next_at": at, "attempts": 0, "code": "by.hand", "tried": is_there}
    known = "present" if is_there else "unknown"
    held = [
        row
        for row in connection.execute(
            select(portal_dossiers).where(portal_dossiers.c.state.in_(waits))
        )
        if str(row.id) == key
    ]
    for row in held:
        note(connection, _forward(row), known=known, **fresh)
    return bool(held)


def _forward(row: Any) -> Forward:
    return Forward(
        unit_no=row.unit_no,
        id=str(row.id),
        wanted=row.wanted,
        sent=row.sent,
        known=row.known,
        tried=bool(row.tried),
        state=row.state,
        attempts=row.attempts,
        next_at=row.next_at,
        code=row.code,
        text=row.text,
        status=row.status,
    )


def _step(row: Any) -> Step:
    return Step(
        key=row.key,
        unit_no=row.unit_no,
        dossier=str(row.dossier),
        n=row.n,
        status=row.status,
        row=row.row,
        state=row.state,
        attempts=row.attempts,
        code=row.code,
    )
