"""The language of the window: English in the source, Vietnamese by default.

All entries share one context. ``mark`` names a text that stands in a table and is translated
where it is used; the texts are collected by ``installer/words.py``.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from counter_app.paths import RESOURCES

CONTEXT = "counter"
LANGUAGES = ("vi", "en")
LOCALES = {"vi": "vi_VN", "en": "en_GB"}


def tr(source: str, /, **values: object) -> str:
    """Return ``source`` in the language of the window, with ``values`` put into its fields."""
    text = QCoreApplication.translate(CONTEXT, source)
    return text.format(**values) if values else text


def mark(source: str, /) -> str:
    """Mark a text of a table for translation and return it as it is."""
    return source


class Language:
    """The translator installed in the application, if any."""

    def __init__(self, folder: Path = RESOURCES / "i18n") -> None:
        self._folder = folder
        self._translator: QTranslator | None = None
        self.name = "en"

    def choose(self, name: str) -> None:
        """Speak ``name`` ("vi" or "en") from now on; widgets made before keep their words."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        self.name = name
        QLocale.setDefault(QLocale(LOCALES[name]))  # calendars and file dialogs ask for it
        if name == "en":
            return
        translator = QTranslator()
        if translator.load(str(self._folder / f"{name}.qm")):
            QCoreApplication.installTranslator(translator)
            self._translator = translator
