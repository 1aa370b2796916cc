"""``counter repair``: a damaged store made anew from the file, its backups and the gateway."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from counter_app.domain.clock import Clock
from counter_app.domain.errors import IntegrityError, MissingError, SignInError
from counter_app.domain.staff import Role
from counter_app.paths import Paths
from counter_app.store import keyslots
from counter_app.store.rescue.rebuild import Repaired, rebuild
from counter_app.store.retention import kept
from counter_app.store.store import Store

_KEYSLOTS = "keyslots.json"


def repair(
    paths: Paths, name: str, password: str, clock: Clock, *, backups: Sequence[Path] = ()
) -> Repaired:
    """Make a new store of all that can be read, and keep the damaged one beside it.

    The gateway gives the rest back with the first sync. Key slots that are gone or damaged are
    taken from the newest backup; its passwords are those of that day.

    Raises:
        SignInError: the password opens nothing, or the officer is no lead (``sign_in.wrong``,
            ``repair.needs_lead``).
        IntegrityError: nothing can be read from anywhere; all is left as it was.
        MachineError: the disk is full or refuses.
    """
    try:
        key = keyslots.unlock(paths, name, password)
    except (IntegrityError, MissingError) as gone:
        _slots_of_backup(paths, backups, gone)
        key = keyslots.unlock(paths, name, password)
    _require_lead(paths, key, name)
    return rebuild(paths, key, backups=backups, by=name, at=clock.now())


def _slots_of_backup(paths: Paths, backups: Sequence[Path], gone: Exception) -> None:
    files = [one for folder in (paths.backups, *backups) for one in kept(folder)]
    for one in sorted(files, key=lambda one: one.made_at, reverse=True):
        try:
            with zipfile.ZipFile(one.file) as archive:
                content = archive.read(_KEYSLOTS)
        except (zipfile.BadZipFile, KeyError, OSError):
            continue
        keyslots.bring_back(paths, content)
        return
    raise gone


def _require_lead(paths: Paths, key: bytes, name: str) -> None:
    """Ask the store for the officer's role; where it cannot say, the password must do."""
    try:
        store = Store.open(paths, key)
    except (IntegrityError, MissingError):
        return
    try:
        with store.read() as work:
            role = work.staff.get(name).role
    except (IntegrityError, MissingError):
        return
    finally:
        store.close()
    if role not in (Role.LEAD, Role.ADMIN):
        raise SignInError("repair.needs_lead", officer=name)
