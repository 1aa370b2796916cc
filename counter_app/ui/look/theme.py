"""The theme: one type scale, one grid of 8 px, one accent; light, tuned for bad panels.

Every pair of text and ground keeps 4.5:1 and every border of a field 3:1 (WCAG AA); a test counts.
"""

from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from counter_app.paths import RESOURCES

COLOURS: Final = {
    "text": "#17212B",
    "muted": "#46535F",
    "faint": "#5F6B77",
    "paper": "#FFFFFF",
    "ground": "#F4F6F8",
    "rail": "#E8ECF0",
    "line": "#C9D1D9",
    "edge": "#7C8996",
    "accent": "#14589C",
    "accent_dark": "#0D3F73",
    "accent_soft": "#E1EDF9",
    "green": "#14602F",
    "green_soft": "#DFF3E5",
    "yellow": "#704300",
    "yellow_soft": "#FFEFC7",
    "red": "#A11616",
    "red_soft": "#FCE3E3",
    "training": "#B45309",
    "grey_soft": "#E4E9EE",
}
GRID = 8
LARGE_PX = 18  # from this size of text on, things stand below instead of beside each other
FAMILIES: Final = ("Segoe UI", "Noto Sans", "Liberation Sans", "Arimo", "DejaVu Sans")


@dataclass(frozen=True, slots=True)
class Sizes:
    """The type scale and heights in pixels at ``percent`` of the usual text size."""

    percent: int = 100

    def px(self, size: float) -> int:
        """Return ``size`` pixels grown with the text."""
        return round(size * self.percent / 100)

    def names(self) -> dict[str, str]:
        """Return what the style sheet may name."""
        sizes = {
            "small": 12,
            "body": 13,
            "heading": 15,
            "title": 19,
            "code": 20,
            "field": 28,
            "button": 32,
            "rail_item": 44,
            "status": 32,
            "figure": 68,
            "gap": 16,
            "gap_focus": 15,
            "gap_ring": 11,
            "gap_s": 8,
            "gap_s_focus": 7,
        }
        return {name: f"{self.px(size)}px" for name, size in sizes.items()}


def colour(name: str) -> QColor:
    """Return a colour of the theme by its name."""
    return QColor(COLOURS[name])


def apply(app: QApplication, *, percent: int = 100, resources: Path = RESOURCES) -> None:
    """Dress ``app``: style, palette, font, style sheet. May be called again with another size."""
    app.setStyle("Fusion")
    app.setPalette(_palette())
    app.setFont(_font(Sizes(percent), resources / "fonts" / "ui"))
    sheet = Template((resources / "style" / "counter.qss").read_text("utf-8"))
    icons = (resources / "icons").as_posix()
    app.setStyleSheet(sheet.substitute(COLOURS, icons=icons, **Sizes(percent).names()))


def _font(sizes: Sizes, folder: Path) -> QFont:
    """The program's own font where it ships one, else the best the machine has."""
    own = [
        family
        for file in sorted(folder.glob("*.[ot]tf"))
        for family in QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(file))
        )
    ]
    font = QFont()
    font.setFamilies([*dict.fromkeys(own), *FAMILIES])
    font.setPixelSize(sizes.px(13))
    return font


def _palette() -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "ground",
        QPalette.ColorRole.Base: "paper",
        QPalette.ColorRole.AlternateBase: "ground",
        QPalette.ColorRole.Button: "paper",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.PlaceholderText: "faint",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "paper",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.ToolTipBase: "text",
        QPalette.ColorRole.ToolTipText: "paper",
    }
    for role, name in roles.items():
        palette.setColor(role, colour(name))
    return palette
