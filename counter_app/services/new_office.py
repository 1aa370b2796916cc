"""A new counter's store: first officer, shipped catalogue and calendar, who it is."""

import gzip
import json
from typing import Final

from counter_app.domain.catalogue import edition_from_json
from counter_app.domain.staff import Officer
from counter_app.paths import RESOURCES, Paths
from counter_app.services.oversight.practice import mark_practice
from counter_app.settings import Settings
from counter_app.store import keyslots
from counter_app.store.store import Store
from sync.ports import Identity

SHIPPED_CATALOGUE: Final = RESOURCES / "catalogue" / "procedures.json.gz"
SHIPPED_CALENDAR: Final = RESOURCES / "calendar" / "holidays.json"


def new_store(
    paths: Paths, settings: Settings, officer: Officer, password: str, identity: Identity | None
) -> Store:
    """Make key slots and store, fill them, and return the store, open.

    Raises:
        RuleError: there is one already. MachineError: the disk refuses.
    """
    store = Store.create(paths, keyslots.create(paths, officer.name, password))
    try:
        _fill(store, settings, officer, identity)
    except BaseException:
        store.close()
        raise
    return store


def _fill(store: Store, settings: Settings, officer: Officer, identity: Identity | None) -> None:
    edition = edition_from_json(gzip.decompress(SHIPPED_CATALOGUE.read_bytes()))
    calendar = json.loads(SHIPPED_CALENDAR.read_bytes())
    with store.write() as work:
        work.state.set("counter", str(settings.office_counter))  # its range until it is enrolled
        if settings.window_training:
            mark_practice(work)
        work.staff.add(officer)
        work.catalogue.load(edition)
        work.calendars.load(calendar)
        if identity:
            work.device.save(identity)
            work.numbering.set_ranges(tuple((r.first, r.last) for r in identity.ranges))
