"""The front door: the sign-in window stands before the rest of the house is loaded.

What is imported here is counted by a test. Store, services and screens load on the desk thread
while the officer types the password.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app import locks, logs
from counter_app import settings as settings_file
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.store.keys import names
from counter_app.ui.place import Doors
from counter_app.ui.program import run

if TYPE_CHECKING:
    from counter_app.app import Counter, Office
    from counter_app.domain.staff import Officer
    from counter_app.ui.set_up.form import NewCounter


@dataclass(frozen=True, slots=True)
class FrontOffice:
    """A data folder before anybody signed in; the office behind it is fetched when needed."""

    paths: Paths
    settings: Settings

    def officers(self) -> tuple[str, ...]:
        """Return the sign-in names that have a password, first one first."""
        return names.officers(self.paths)

    def load(self) -> None:
        """Load what stands behind the sign-in. Any thread."""
        self._behind()

    def sign_in(self, name: str, password: str) -> "Counter":
        """Open the store for an officer; as ``Office.sign_in``."""
        return self._behind().sign_in(name, password)

    def check(self, counter: "Counter", name: str, password: str) -> "Officer":
        """Return the officer who knows this password; as ``Office.check``."""
        return self._behind().check(counter, name, password)

    def _behind(self) -> "Office":
        from counter_app.app import office_of

        return office_of(self.paths, self.settings)


def open_front(paths: Paths) -> FrontOffice:
    """Return what the sign-in window needs to know of a data folder.

    Raises:
        MissingError: ``settings.missing``: nothing was set up here.
        RuleError: the settings file has a fault; with its key.
        BusyError: somebody gives the store a new key just now.
    """
    if names.has_new_key(paths):
        from counter_app.app import open_office

        open_office(paths)  # puts the new key in place first
    return FrontOffice(paths, settings_file.load(paths.settings))


def open_window(paths: Paths) -> int:
    """Open the window on a data folder, its log beside its data, and stay until it is closed.

    Returns:
        The exit code, as ``ui.program.run``.
    """
    logs.begin(paths.logs)
    try:
        return run(doors(paths), paths.data)
    finally:
        logs.end()


def doors(paths: Paths) -> Doors:
    """Return the ways into the window of one data folder."""
    return Doors(
        open_office=lambda: open_front(paths),
        set_up=lambda wanted: _set_up(paths, wanted),
        restore=lambda file: _restore(paths, file),
        hold_desk=lambda: locks.desk(paths),
        hold_wire=lambda: locks.wire(paths, patience_s=0),  # on the UI thread; it asks again
    )


def _set_up(paths: Paths, wanted: "NewCounter") -> None:
    from counter_app.founding import set_up_office
    from counter_app.services.staff_desk import officer_from

    settings = Settings(
        office_unit=wanted.unit,
        office_name=wanted.unit_name,
        office_counter=wanted.counter,
        gateway_url=wanted.gateway,
        window_training=wanted.training,
    )
    officer = officer_from(wanted.officer, wanted.officer_name, "admin")
    made = set_up_office(paths, settings, officer, wanted.password, enrolment=wanted.enrolment)
    made.close()


def _restore(paths: Paths, file: Path) -> None:
    from counter_app.founding import restore_office

    restore_office(file, paths)
