"""One transaction over the store: every repository on the same connection."""

from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.store.attachments import Attachments, BlobFolder
from counter_app.store.dossiers import Dossiers
from counter_app.store.journal import Journal
from counter_app.store.office.calendars import Calendars
from counter_app.store.office.catalogue import Catalogue, Shelf
from counter_app.store.office.editions import Editions
from counter_app.store.office.local_rules import LocalRules
from counter_app.store.office.numbering import Numbering
from counter_app.store.office.staff import Staff
from counter_app.store.office.state import Device, State
from counter_app.store.queries.news import News
from counter_app.store.queries.overview import Overview
from counter_app.store.queries.periods import Periods
from counter_app.store.queries.registers import Registers
from counter_app.store.queries.soundness import Soundness


@dataclass(frozen=True, slots=True)
class Shared:
    """What outlives a transaction: the folder of scans, the folded names of procedures."""

    blobs: BlobFolder
    shelf: Shelf


class Work:
    """What a deed may read and write. Made by ``Store.read`` and ``Store.write`` only."""

    def __init__(self, connection: Connection, shared: Shared) -> None:
        self.connection = connection  # for the rest of the store, never for services
        self.state = State(connection)
        self.device = Device(self.state)
        self.journal = Journal(connection)
        self.attachments = Attachments(connection, shared.blobs)
        self.dossiers = Dossiers(connection, self.journal, self.attachments)
        self.soundness = Soundness(connection, self.attachments)
        self.registers = Registers(connection)
        self.overview = Overview(connection)
        self.news = News(connection)
        self.periods = Periods(connection)
        self.catalogue = Catalogue(connection, shared.shelf)
        self.calendars = Calendars(self.state)
        self.editions = Editions(connection, self.state, shared.blobs)
        self.local_rules = LocalRules(self.state)
        self.numbering = Numbering(connection, self.state)
        self.staff = Staff(connection)
