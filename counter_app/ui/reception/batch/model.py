"""The people of a list: typed, pasted, scanned; each becomes a dossier of its own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from counter_app.domain.orders import ReceiveOrder
from counter_app.domain.people import Person, PersonKind, Sex
from counter_app.domain.vietnamese import fold
from counter_app.services.at_hand.people_list import ListedPerson
from counter_app.ui.language import mark, tr
from counter_app.ui.look.theme import colour
from counter_app.ui.reception.checklist_model import ROOT, AnyIndex
from counter_app.ui.reception.entry import PersonEntry
from counter_app.ui.words import formats


class Column(IntEnum):
    """Columns of the list."""

    NAME = 0
    ID_NUMBER = 1
    BORN = 2
    SEX = 3
    PHONE = 4
    ADDRESS = 5
    STATE = 6


FIELDS = ("name", "id_number", "born", "sex", "phone", "address")
HEADINGS = (
    mark("Full name"),
    mark("ID number"),
    mark("Born"),
    mark("Sex"),
    mark("Phone"),
    mark("Address"),
    mark("State"),
)
_SEXES = {"nam": Sex.MALE, "male": Sex.MALE, "nu": Sex.FEMALE, "female": Sex.FEMALE}


class State(StrEnum):
    """How far one person of the list is."""

    READY = "ready"
    FAULTY = "faulty"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One person as typed. ``code`` once received; ``refusal``: why the services said no."""

    name: str = ""
    id_number: str = ""
    born: str = ""
    sex: str = ""
    phone: str = ""
    address: str = ""
    code: str = ""
    refusal: str = ""
    client_ref: str = field(default_factory=lambda: uuid4().hex)

    @property
    def is_empty(self) -> bool:
        """True when nothing was typed."""
        return not any(getattr(self, name).strip() for name in FIELDS)

    def entry(self) -> PersonEntry:
        """Return the person as the reception screen would have it."""
        return PersonEntry(
            name=self.name,
            kind=PersonKind.CITIZEN,
            id_number=self.id_number,
            born=self.born,
            sex=_SEXES.get(fold(self.sex).strip(), Sex.UNKNOWN),
            phone=self.phone,
            address=self.address,
        )

    def person(self) -> Person:
        """Return the value the services take; call it only without faults."""
        return self.entry().person()


class BatchModel(QAbstractTableModel):
    """Signals: changed: a person was added, typed into, taken out, or received."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[BatchRow] = [BatchRow()]
        self._numbers: Counter[str] = Counter()  # how often each ID number stands in the list

    def add(self, people: Iterable[ListedPerson]) -> int:
        """Add people at the end; those whose number is there already are not added twice."""
        known = {row.id_number for row in self.rows if row.id_number}
        fresh = []
        for person in people:
            if person.id_number and person.id_number in known:
                continue
            known.add(person.id_number)
            fresh.append(BatchRow(**asdict(person)))
        self._reset([*(row for row in self.rows if not row.is_empty), *fresh, BatchRow()])
        return len(fresh)

    def restore(self, kept: Iterable[dict[str, Any]]) -> None:
        """Show what a draft kept."""
        names = BatchRow.__dataclass_fields__
        rows = [
            BatchRow(**{name: str(value) for name, value in row.items() if name in names})
            for row in kept
            if isinstance(row, dict)
        ]
        self._reset([*rows, BatchRow()])

    def drop(self, numbers: Sequence[int]) -> None:
        """Take people out of the list; those received stay to be seen."""
        gone = {n for n in numbers if not self.rows[n].code}
        left = [row for n, row in enumerate(self.rows) if n not in gone and not row.is_empty]
        self._reset([*left, BatchRow()])

    def received(self, client_ref: str, code: str) -> None:
        """One person's dossier is saved."""
        self._change(client_ref, code=code, refusal="")

    def refused(self, client_ref: str, words: str) -> None:
        """One person's dossier was not saved, and why."""
        self._change(client_ref, refusal=words)

    def people(self) -> list[BatchRow]:
        """Return everybody in the list."""
        return [row for row in self.rows if not row.is_empty]

    def waiting(self) -> list[BatchRow]:
        """Return those who are sound and not received yet, in order."""
        rows = enumerate(self.rows)
        return [row for n, row in rows if not row.is_empty and self.state(n) is State.READY]

    def first_fault(self) -> int:
        """Return the line of the first person with a fault, -1 for none."""
        rows = enumerate(self.rows)
        return next((n for n, _row in rows if self.state(n) is State.FAULTY), -1)

    def tally(self) -> Counter[State]:
        """Return how many people stand how; looked through once, a list may have 500."""
        return Counter(self.state(n) for n, row in enumerate(self.rows) if not row.is_empty)

    def count(self, wanted: State) -> int:
        """Return how many people stand so."""
        return self.tally()[wanted]

    def state(self, number: int) -> State:
        """Return how one person stands."""
        row = self.rows[number]
        if row.code:
            return State.RECEIVED
        return State.FAULTY if self.faults(number) else State.READY

    def faults(self, number: int) -> tuple[str, ...]:
        """Return what is wrong with one person, in words."""
        row = self.rows[number]
        if row.is_empty or row.code:
            return ()
        words = [tr(fault) for fault in row.entry().faults().values()]
        if row.id_number and self._numbers[row.id_number] > 1:
            words.append(tr("This number stands twice in the list."))
        return (*words, row.refusal) if row.refusal else tuple(words)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """Qt: people, and one empty line to type into."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        """Qt: the person's fields and the state."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: words over the columns, numbers beside the lines."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(HEADINGS[section]) if orientation == Qt.Orientation.Horizontal else section + 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Qt: whoever is received is not changed any more."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.STATE or self.rows[index.row()].code:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: what is typed, and how far it is."""
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._words(index.row()) if column == Column.STATE else _cell(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words(index.row()) if column == Column.STATE else _cell(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and column == Column.STATE:
            state = self.state(index.row())
            ink = {State.RECEIVED: "green", State.FAULTY: "red"}.get(state, "muted")
            return colour(ink)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: a cell was typed into; the last line grows a new one."""
        if role != Qt.ItemDataRole.EditRole or index.column() == Column.STATE:
            return False
        typed = {FIELDS[index.column()]: str(value).strip(), "refusal": ""}
        self.rows[index.row()] = replace(self.rows[index.row()], **typed)
        if index.row() == len(self.rows) - 1 and not self.rows[-1].is_empty:
            self.beginInsertRows(ROOT, len(self.rows), len(self.rows))
            self.rows.append(BatchRow())
            self.endInsertRows()
        self._tell()
        return True

    def _words(self, number: int) -> str:
        row = self.rows[number]
        if row.is_empty:
            return ""
        if row.code:
            return f"✓ {row.code}"
        return " ".join(self.faults(number)) or tr("Ready")

    def _change(self, client_ref: str, **change: str) -> None:
        for number, row in enumerate(self.rows):
            if row.client_ref == client_ref:
                self.rows[number] = replace(row, **change)
        self._tell()

    def _reset(self, rows: list[BatchRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self._numbers = Counter(row.id_number for row in rows)
        self.endResetModel()
        self.changed.emit()

    def _tell(self) -> None:
        self._numbers = Counter(row.id_number for row in self.rows)
        last = self.index(len(self.rows) - 1, len(Column) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.changed.emit()


def _cell(row: BatchRow, column: int) -> str:
    text = str(getattr(row, FIELDS[column]))
    return formats.born(text) if column == Column.BORN else text


def pattern(order: ReceiveOrder) -> ReceiveOrder:
    """Return what everybody's order has in common with one: no scans, no receipt number."""
    papers = (replace(c, files=(), scans=()) for c in order.components)
    taken = replace(order.taken, receipt_number="") if order.taken else None
    return replace(
        order,
        components=tuple(paper for paper in papers if paper.is_handed),
        owner=None,
        delegate=None,
        taken=taken,
        client_ref="",
    )
