"""A choice among long sentences of the law: what has no room ends in “…”, the tip tells it all."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

WIDEST_LIST = 900


class LongChoice(QComboBox):
    """Its list is as wide as its words, within reason."""

    def __init__(self) -> None:
        super().__init__()
        self.currentTextChanged.connect(self.setToolTip)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(12)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Qt: what is drawn in the field."""
        super().initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(kind, option, part, self).width()
        elide = Qt.TextElideMode.ElideRight
        words = self.fontMetrics().elidedText(self.currentText(), elide, room)
        option.currentText = words  # type: ignore[attr-defined]  # the stubs forget it

    def showPopup(self) -> None:
        """Qt: the list opens."""
        texts = [self.itemText(number) for number in range(self.count())]
        widest = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        self.view().setMinimumWidth(min(WIDEST_LIST, widest + 24))
        for number, text in enumerate(texts):
            self.setItemData(number, text, Qt.ItemDataRole.ToolTipRole)
        super().showPopup()
