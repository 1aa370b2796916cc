"""Look at the portal now and then: what it says of dossiers it holds becomes news."""

from datetime import datetime, timedelta

from sync.gateway.adapters import NotSentError, Portal, UnclearError, WaitError
from sync.gateway.forwarding.send import StoppedError
from sync.gateway.forwarding.told import tell
from sync.gateway.keyring import stamp
from sync.gateway.store import dossiers, forwards
from sync.gateway.store.database import Database
from sync.gateway.store.forwards import PENDING, Forward


def look(database: Database, portal: Portal, held: Forward, at: datetime) -> bool:
    """Ask for one dossier; return whether the portal says something new.

    A dossier that we had sent and that is not there any more is sent anew.

    Raises:
        StoppedError: no answer.
    """
    with database.read() as connection:
        state = dossiers.states(connection, held.unit_no, [held.id]).get(held.id)
    if state is None:
        return False
    try:
        found = portal.find(state.code)
    except WaitError as wrong:
        raise StoppedError(wrong.seconds) from wrong
    except (NotSentError, UnclearError) as wrong:
        raise StoppedError from wrong
    with database.write() as connection:
        forwards.note(connection, held, looked_at=stamp(at))
        if found is None:
            forwards.note(
                connection, held, state=PENDING, known="absent", next_at=stamp(at),
                code="portal.lost",
            )  # fmt: skip
            return True
        if found.status in ("", held.status):
            return False
        forwards.note(connection, held, status=found.status)
    tell(database, held, "status", found.status, "", at, found.official_code)
    return True


def to_look_at(database: Database, at: datetime, *, days: float, limit: int) -> list[Forward]:
    """Return dossiers whose last look is too old, oldest first."""
    with database.read() as connection:
        return forwards.unlooked(connection, stamp(at - timedelta(days=days)), limit=limit)
