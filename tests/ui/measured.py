"""What a severe eye sees in one screen or sheet: cut words, nameless fields, where Tab leads."""

from collections import Counter as Tally
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)

from counter_app.ui.look import theme
from tests.ui.hands import press

MOST_STOPS = 150
CELL = 200  # points: the frame of one day in a calendar
SEEN_FROM = 3.0  # contrast of what tells that a thing has the focus (WCAG 1.4.11)


def shown(top: QWidget, *kinds: type) -> list[QWidget]:
    """Return the visible widgets of these kinds that belong to ``top`` and are no part of one."""
    return [
        widget
        for kind in kinds
        for widget in top.findChildren(kind)
        if widget.isVisible() and widget.window() is top.window() and not _is_inner(widget)
    ]


def cut(top: QWidget) -> Iterator[str]:
    """Yield what is cut, too narrow, or outside of its place."""
    for label in shown(top, QLabel):
        wide = label.fontMetrics().horizontalAdvance(_plain(label.text()))
        if label.wordWrap() and label.height() < label.heightForWidth(label.width()):
            yield f"lines cut: {label.text()}"
        elif not label.wordWrap() and label.text() and label.contentsRect().width() < wide:
            yield f"label cut: {label.text()}"
    for made in shown(top, QPushButton):
        option = QStyleOptionButton()
        made.initStyleOption(option)
        kind = QStyle.SubElement.SE_PushButtonContents
        room = made.style().subElementRect(kind, option, made)
        icon = made.iconSize().width() if not made.icon().isNull() else 0
        if made.text() and room.width() < icon + _wide(made, made.text()):
            yield f"button cut: {made.text()}"
    for line in shown(top, QLineEdit):
        if not line.text() and line.width() < _wide(line, line.placeholderText()):
            yield f"example cut: {line.placeholderText()}"
    for choice in shown(top, QComboBox):
        if (text := _cut_choice(choice)) and not choice.isEditable():
            yield f"choice cut: {text}"
    yield from _outside(top)
    yield from _scrolled(top)


def _outside(top: QWidget) -> Iterator[str]:
    for widget in shown(top, QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox):
        above = widget.parentWidget()
        if above is not None and not above.rect().contains(widget.geometry()):
            yield f"outside: {_called(widget)}"


def _scrolled(top: QWidget) -> Iterator[str]:
    for area in shown(top, QAbstractScrollArea):
        if area.horizontalScrollBar().maximum() > 0:
            yield f"scrolls sideways: {_called(area)}"
        if not isinstance(area, QTableView):
            continue
        header = area.horizontalHeader()
        for number in range(header.count()):
            text = str(area.model().headerData(number, Qt.Orientation.Horizontal) or "")
            if not header.isSectionHidden(number) and header.sectionSize(number) < _wide(
                header, text
            ):
                yield f"heading cut: {text}"


def mnemonics(top: QWidget) -> list[str]:
    """Return the letters that Alt reaches here more than once, and those no keyboard has."""
    texts = [w.text() for w in shown(top, QAbstractButton, QLabel) if "&" in w.text()]
    letters = Tally(text[text.index("&") + 1].lower() for text in texts)
    return [f"{x}: {texts}" for x, count in letters.items() if count > 1 or not x.isascii()]


def nameless(top: QWidget) -> list[str]:
    """Return what one comes to by keys and a screen reader would not name."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in stops(top)
        if not widget.accessibleName() and not _plain(getattr(widget, "text", str)())
    ]


def stops(top: QWidget) -> list[QWidget]:
    """Return everything that Tab should reach, in the order of the focus."""
    found, widget = [], top.nextInFocusChain()
    while widget is not None and widget is not top:
        if (
            top.isAncestorOf(widget)
            and widget.window() is top.window()
            and widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
            and not _is_by_arrows(widget)
            and not _is_inner(widget)
        ):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def not_reached(top: QWidget) -> list[str]:
    """Press Tab until it comes round; return what it never came to."""
    wanted = stops(top)
    if not wanted:
        return []
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen: set[QWidget] = set()
    for _ in range(MOST_STOPS):
        focus = QApplication.focusWidget()
        if focus is wanted[0] and len(seen) > 1:
            break
        seen.add(focus)
        press(focus, "Tab")
    return [_called(widget) for widget in wanted if widget not in seen]


def jumps(top: QWidget) -> list[str]:
    """Return where the focus goes back up and to the left, against the order of reading.

    Tab goes round: once it must go back to where it began.
    """
    chain, found = stops(top), []
    for one, other in zip(chain, chain[1:] + chain[:1], strict=True):
        a, b = one.mapTo(top, QPoint(0, 0)), other.mapTo(top, QPoint(0, 0))
        if b.y() + other.height() <= a.y() and b.x() <= a.x():
            found.append(f"{_called(one)} → {_called(other)}")
    return found if len(found) > 1 else []


def unseen_focus(top: QWidget) -> Iterator[str]:
    """Yield what looks (nearly) the same with the focus and without it."""
    chain = stops(top)
    for widget in chain if len(chain) > 1 else ():
        other = chain[0] if widget is not chain[0] else chain[1]
        pictures = []
        for focus in (widget, other):
            focus.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
            pictures.append(_picture(widget))
        if _changed(*pictures) < min(widget.width(), CELL):
            yield _called(widget)


def _picture(widget: QWidget) -> QImage:
    """Return how a widget looks on the ground of the window."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(theme.colour("ground"))
    widget.render(image)
    return image


def _changed(one: QImage, other: QImage) -> int:
    """Return how many points changed so that one sees it."""
    if one.size() != other.size():
        return one.width() * one.height()
    found = 0
    rows = [bytes(image.constBits()) for image in (one, other)]
    length = one.bytesPerLine()
    for y in range(one.height()):
        here = slice(y * length, (y + 1) * length)
        if rows[0][here] != rows[1][here]:
            found += _changed_in(one, other, y)
        if found >= CELL:
            break
    return found


def _changed_in(one: QImage, other: QImage, y: int) -> int:
    return sum(
        _contrast(one.pixelColor(x, y), other.pixelColor(x, y)) >= SEEN_FROM
        for x in range(one.width())
        if one.pixel(x, y) != other.pixel(x, y)
    )


def _contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _is_by_arrows(widget: QWidget) -> bool:
    """Of several buttons one is chosen: Tab comes to that one, arrows to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and not widget.isChecked()


def _cut_choice(choice: QComboBox) -> str:
    """Return what is drawn in the field of a choice and has no room there, "" for nothing."""
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    kind = QStyle.ComplexControl.CC_ComboBox
    room = choice.style().subControlRect(kind, option, part, choice).width()
    return option.currentText if room < _wide(choice, option.currentText) else ""


def _is_inner(widget: QWidget) -> bool:
    """A part that the toolkit makes for itself inside another one."""
    above = widget.parentWidget()
    own = isinstance(above, QAbstractSpinBox | QComboBox | QLineEdit)
    return own or widget.objectName().startswith("qt_") or "popup" in str(above)


def _plain(text: str) -> str:
    return text.replace("&", "").strip()


def _wide(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().horizontalAdvance(_plain(text))


def _called(widget: QWidget) -> str:
    words = widget.accessibleName() or _plain(getattr(widget, "text", str)())
    return f"{type(widget).__name__} {widget.objectName()} “{words}”"
