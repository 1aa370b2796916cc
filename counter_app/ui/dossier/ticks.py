"""A short list with a box before each line: Space ticks, the arrows go on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

SHOWN = 3  # lines; more are scrolled


def ticks_of(named: Sequence[tuple[str, str]]) -> tuple[QListWidget, Callable[[], tuple[str, ...]]]:
    """Return the list of ``named`` (a key and its words), and what reads the ticked keys."""
    made = QListWidget()
    made.setTabKeyNavigation(False)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for key, words in named:
        line = QListWidgetItem(words, made)
        line.setData(Qt.ItemDataRole.UserRole, key)
        line.setToolTip(words)
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(Qt.CheckState.Unchecked)
    made.setCurrentRow(0)
    made.setMaximumHeight(made.sizeHintForRow(0) * min(SHOWN, len(named)) + 8)

    def ticked() -> tuple[str, ...]:
        lines = [made.item(number) for number in range(made.count())]
        chosen = (one for one in lines if one.checkState() == Qt.CheckState.Checked)
        return tuple(str(one.data(Qt.ItemDataRole.UserRole)) for one in chosen)

    return made, ticked
