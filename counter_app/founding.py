"""How a counter begins: set up anew, or brought back from a backup. Composes like ``app.py``."""

import shutil
from pathlib import Path

from counter_app import settings as settings_file
from counter_app.app import Counter, open_office
from counter_app.domain.clock import Clock, SystemClock
from counter_app.domain.errors import RuleError
from counter_app.domain.staff import Officer, Role, require
from counter_app.paths import Paths
from counter_app.services.new_office import new_store
from counter_app.services.oversight.practice import require_real
from counter_app.services.staff_desk import check_password
from counter_app.settings import Settings
from counter_app.store import backup
from counter_app.store.wire import new_device
from sync.enrol import enrol
from sync.ports import Identity


def set_up_office(
    paths: Paths,
    settings: Settings,
    officer: Officer,
    password: str,
    *,
    enrolment: str = "",
    clock: Clock | None = None,
) -> Counter:
    """Make a new counter in an empty data folder: keys, store, catalogue, first officer.

    With ``enrolment`` it becomes a device of the gateway first: without an answer nothing is left
    behind, and the folder is as empty as it was.

    Raises:
        RuleError: ``store.exists``, ``password.too_short``, ``training.stays_here``. SyncError:
            the gateway said no.
        MachineError: the disk refuses.
    """
    check_password(password)
    if enrolment and settings.window_training:
        raise RuleError("training.stays_here")
    if paths.settings.exists() or paths.database.exists() or paths.keyslots.exists():
        raise RuleError("store.exists")
    identity: Identity | None = None
    if enrolment:
        identity = enrol(
            settings.gateway_url,
            enrolment,
            settings.office_unit,
            settings.office_counter,
            ca_file=settings.gateway_ca,
        )
    paths.data.mkdir(parents=True, exist_ok=True)
    try:
        store = new_store(paths, settings, officer, password, identity)
        settings_file.save(paths.settings, settings)
    except BaseException:
        _leave_nothing(paths)
        raise
    return Counter(paths, settings, store, officer, clock or SystemClock())


def restore_office(file: Path, paths: Paths) -> None:
    """Unpack a backup into an empty data folder; the first sync heals it before any deed.

    Raises:
        MissingError, RuleError, IntegrityError, MachineError: as ``backup.restore``.
    """
    backup.restore(file, paths)


def restore_as_new_device(
    file: Path, paths: Paths, name: str, password: str, *, enrolment: str, gateway: str = ""
) -> Counter:
    """Unpack a backup and make the PC another device of the same counter.

    The old device's journal stays readable; a new one begins, and deeds are allowed at once.

    Raises:
        SyncError: the gateway said no; the folder is as empty as it was.
        SignInError: the officer may not open this backup. RuleError: ``officer.may_not``,
            ``training.stays_here``.
    """
    restore_office(file, paths)
    try:
        counter = open_office(paths).sign_in(name, password)
        try:
            require(counter.officer, "settings")
            _become_new_device(counter, enrolment, gateway)
            engine = counter.engine()
            if engine is not None:  # what the old device did after the backup, its codes above all
                engine.run(until_empty=True)
        except BaseException:
            counter.close()
            raise
    except BaseException:
        _leave_nothing(paths)
        raise
    return counter


def _become_new_device(counter: Counter, enrolment: str, gateway: str) -> None:
    settings = counter.settings
    require_real(counter.store, settings)
    identity = enrol(
        gateway or settings.gateway_url,
        enrolment,
        settings.office_unit,
        settings.office_counter,
        ca_file=settings.gateway_ca,
    )
    with counter.store.write() as work:
        new_device.become(work, identity)


def first_officer(name: str, full_name: str) -> Officer:
    """Return the officer who sets the counter up: an admin."""
    return Officer(name, full_name, Role.ADMIN)


def _leave_nothing(paths: Paths) -> None:
    made: tuple[Path, ...] = (paths.settings, paths.keyslots, paths.database)
    for file in made:
        for path in file.parent.glob(file.name + "*"):
            path.unlink(missing_ok=True)
    shutil.rmtree(paths.blobs, ignore_errors=True)
