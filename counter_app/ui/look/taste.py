"""How the officer likes the window: sizes and widths, not what this machine is."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

TEXT_SIZES = (100, 125, 150)


class Taste:
    """An INI file in the counter's data folder."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def text_percent(self) -> int:
        """Text size in percent: 100, 125 or 150."""
        kept = str(self._store.value("text_percent", "100"))
        return int(kept) if kept.isdigit() and int(kept) in TEXT_SIZES else 100

    def set_text_percent(self, percent: int) -> None:
        """Keep the text size for the next start."""
        self._store.setValue("text_percent", percent)

    @property
    def facts_only(self) -> bool:
        """True when scans wait until the officer lets them go."""
        return str(self._store.value("facts_only", "")) == "yes"

    def set_facts_only(self, held: bool) -> None:
        """Keep the choice for the next start."""
        self._store.setValue("facts_only", "yes" if held else "")

    def shape(self, name: str) -> QByteArray:
        """Return the saved shape of a window or a header, empty for none."""
        kept = self._store.value(f"shape/{name}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_shape(self, name: str, shape: QByteArray) -> None:
        """Keep the shape of a window or a header."""
        self._store.setValue(f"shape/{name}", shape)
