"""The papers a procedure demands, and what of them was handed over."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from counter_app.domain.dossier import Waiver
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.procedure import Component
from counter_app.ui.language import mark, tr
from counter_app.ui.look.theme import colour

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

DOES_NOT_APPLY = mark("Does not apply to this person")
WAIVERS = (
    mark("Shown only"),
    mark("In the population database"),
    mark("Shown on VNeID"),
    mark("In the civil-status register"),
    mark("Already in a database"),
    DOES_NOT_APPLY,
    mark("Kept from an earlier dossier"),
)
# short: with large letters the papers' names need the room
HEADINGS = (mark("Paper"), mark("Orig."), mark("Cop."), mark("Scanned"), mark("State"))
WHOLE_HEADINGS = (mark("Paper"), mark("Originals"), mark("Copies"), mark("Scans"), mark("State"))


class Column(IntEnum):
    """Columns of the checklist."""

    NAME = 0
    ORIGINALS = 1
    COPIES = 2
    SCANS = 3
    STATE = 4


class State(StrEnum):
    """How one paper stands."""

    HEADING = "heading"
    MISSING = "missing"
    OPTIONAL = "optional"
    HANDED = "handed"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the checklist; a heading has no component."""

    text: str
    component: Component | None = None
    originals: int = 0
    copies: int = 0
    waived: str = ""
    scans: tuple[bytes, ...] = field(default=(), repr=False)
    scan_pages: int = 0

    @property
    def state(self) -> State:
        """How this paper stands."""
        if self.component is None:
            return State.HEADING
        if self.originals or self.copies or self.scans:
            return State.HANDED
        if self.waived:
            return State.WAIVED
        return State.MISSING if self.component.required else State.OPTIONAL

    def ticked(self) -> "Row":
        """Return the line with all sheets that are demanded, or with none; scans stay."""
        if self.component is None:
            return self
        if self.originals or self.copies or self.waived:
            return replace(self, originals=0, copies=0, waived="")
        if self.component.present_only:
            return replace(self, waived=tr(WAIVERS[0]))
        demanded = (self.component.originals, self.component.copies)
        originals, copies = demanded if any(demanded) else (1, 0)
        return replace(self, originals=originals, copies=copies)


_WORDS = {
    State.HEADING: "",
    State.MISSING: mark("Missing"),
    State.OPTIONAL: mark("If it applies"),
    State.HANDED: mark("Handed over"),
}
_INK = {State.MISSING: "red", State.HANDED: "green", State.WAIVED: "green"}


class ChecklistModel(QAbstractTableModel):
    """Signals: changed: a count, a tick or a reason changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show_components(self, components: Sequence[Component]) -> None:
        """Show these papers; what was entered for a paper that stays is kept."""
        kept = {row.component.seq: row for row in self._rows if row.component}
        self.beginResetModel()
        self._rows = []
        heading = ""
        for component in components:
            if component.is_note:
                continue
            if component.group != heading:
                heading = component.group
                if heading:
                    self._rows.append(Row(heading))
            before = kept.get(component.seq)
            same = before if before and before.component == component else None
            self._rows.append(same or Row(component.name, component))
        self.endResetModel()
        self.changed.emit()

    def forget(self) -> None:
        """Forget what was handed over, keep the papers."""
        self._rows = [Row(row.text, row.component) for row in self._rows]
        self._tell(range(len(self._rows)))

    def restore(self, handed: dict[int, tuple[int, int]], waived: dict[int, str]) -> None:
        """Put counts and reasons back, by number of the paper."""
        for number, row in enumerate(self._rows):
            if row.component is not None:
                originals, copies = handed.get(row.component.seq, (0, 0))
                reason = waived.get(row.component.seq, "")
                self._rows[number] = Row(row.text, row.component, originals, copies, reason)
        self._tell(range(len(self._rows)))

    def row_at(self, number: int) -> Row:
        """Return one line."""
        return self._rows[number]

    def toggle(self, number: int) -> None:
        """Tick or untick one paper."""
        self._put(number, self._rows[number].ticked())

    def tick_all(self) -> None:
        """Tick every demanded paper that is still missing."""
        for number, row in enumerate(self._rows):
            if row.state is State.MISSING:
                self._rows[number] = row.ticked()
        self._tell(range(len(self._rows)))

    def waive_rest(self) -> None:
        """Say of every paper still missing that it does not apply to this person."""
        for number, row in enumerate(self._rows):
            if row.state is State.MISSING:
                self._rows[number] = replace(row, waived=tr(DOES_NOT_APPLY))
        self._tell(range(len(self._rows)))

    def waive(self, number: int, reason: str) -> None:
        """Say why a paper is not handed over; "" takes that back."""
        row = self._rows[number]
        if row.component is not None and not row.scans:
            self._put(number, replace(row, originals=0, copies=0, waived=reason))

    def scanned(self, seq: int, scans: tuple[bytes, ...], pages: int) -> None:
        """Keep the scans of a paper and how many pages they have; none takes them away."""
        for number, row in enumerate(self._rows):
            if row.component is not None and row.component.seq == seq:
                self._put(number, replace(row, scans=scans, scan_pages=pages, waived=""))

    def keep(self, seq: int, reason: str, scans: tuple[bytes, ...], pages: int) -> None:
        """Use again what was given before: its scans, or for want of them the word that it was.

        What was ticked or scanned meanwhile stays as it is.
        """
        for number, row in enumerate(self._rows):
            if row.component is None or row.component.seq != seq or row.state is State.HANDED:
                continue
            if scans:
                self._put(number, replace(row, scans=scans, scan_pages=pages, waived=""))
            else:
                self._put(number, replace(row, waived=reason))

    def demanded(self) -> tuple[Component, ...]:
        """Return the papers in the list that are not there yet."""
        open_states = (State.MISSING, State.OPTIONAL)
        return tuple(r.component for r in self._rows if r.component and r.state in open_states)

    def handed(self) -> tuple[OrderedComponent, ...]:
        """Return what was handed over."""
        return tuple(
            OrderedComponent(row.component.seq, row.originals, row.copies, scans=row.scans)
            for row in self._rows
            if row.component and row.state is State.HANDED
        )

    def waived(self) -> tuple[Waiver, ...]:
        """Return what was waived, and why."""
        return tuple(
            Waiver(row.component.seq, row.waived)
            for row in self._rows
            if row.component and row.state is State.WAIVED
        )

    def missing(self) -> tuple[Component, ...]:
        """Return the demanded papers that are neither there nor waived."""
        return tuple(r.component for r in self._rows if r.component and r.state is State.MISSING)

    def progress(self) -> tuple[int, int]:
        """Return how many demanded papers are settled, and how many are demanded."""
        demanded = [row for row in self._rows if row.component and row.component.required]
        return sum(row.state is not State.MISSING for row in demanded), len(demanded)

    def first_missing(self) -> int:
        """Return the line of the first missing paper, -1 when none is."""
        return next((n for n, row in enumerate(self._rows) if row.state is State.MISSING), -1)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """Qt: lines, headings among them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        """Qt: paper, originals, copies, scans, state."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: words over the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[section])
        spoken = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return tr(WHOLE_HEADINGS[section]) if role in spoken else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Qt: headings cannot be chosen, counts can be typed."""
        row = self._rows[index.row()]
        if row.component is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.NAME:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == Column.SCANS:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: texts, ticks and colours."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, Column(index.column()))
        if role == Qt.ItemDataRole.EditRole:
            return self._typed(row, Column(index.column()))
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.NAME:
            ticked = row.state in (State.HANDED, State.WAIVED)
            state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            return state if row.component else None
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.NAME:
            return row.text
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == Column.STATE:
            return colour(_INK.get(row.state, "muted"))
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: a tick, a count or a reason was entered."""
        row = self._rows[index.row()]
        if row.component is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self.toggle(index.row())
        elif index.column() == Column.ORIGINALS:
            self._put(index.row(), replace(row, originals=int(value), waived=""))
        elif index.column() == Column.COPIES:
            self._put(index.row(), replace(row, copies=int(value), waived=""))
        elif index.column() == Column.STATE:
            self.waive(index.row(), str(value))
        return True

    def _text(self, row: Row, column: Column) -> str:
        if column is Column.NAME:
            return row.text
        if row.component is None:
            return ""
        if column is Column.STATE:
            return row.waived if row.state is State.WAIVED else tr(_WORDS[row.state])
        if column is Column.SCANS:
            return str(row.scan_pages or "–")
        entered, demanded = self._counts(row, column)
        return f"{entered} / {demanded}" if demanded else str(entered or "–")

    def _typed(self, row: Row, column: Column) -> Any:
        return row.waived if column is Column.STATE else self._counts(row, column)[0]

    def _counts(self, row: Row, column: Column) -> tuple[int, int]:
        demanded = row.component
        if column is Column.ORIGINALS:
            return row.originals, demanded.originals if demanded else 0
        return row.copies, demanded.copies if demanded else 0

    def _put(self, number: int, row: Row) -> None:
        self._rows[number] = row
        self._tell((number,))

    def _tell(self, numbers: Sequence[int]) -> None:
        if numbers:
            last = self.index(numbers[-1], len(Column) - 1)
            self.dataChanged.emit(self.index(numbers[0], 0), last)
        self.changed.emit()
