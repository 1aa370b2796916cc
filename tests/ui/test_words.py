"""Every word has its Vietnamese, every error its words; nothing is cut, nothing is too pale."""

import ast
import re
import subprocess
import sys
import unicodedata
from collections import Counter as Tally
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
)

from counter_app.app import open_office
from counter_app.domain.deeds import KINDS
from counter_app.domain.dossier import Status
from counter_app.domain.errors import Cure, RuleError
from counter_app.domain.workflow import STEPS, Act
from counter_app.ui.language import Language, tr
from counter_app.ui.look import theme
from counter_app.ui.main_window import MainWindow
from counter_app.ui.words import deed_words, labels, messages
from counter_app.ui.words.messages import knows, words_for
from installer import words
from sync.errors import OfflineError
from tests.ui.every_sheet import every_sheet
from tests.ui.hands import (
    PASSWORD,
    SAME_DAY,
    choose_procedure,
    press,
    receive,
    type_text,
    until_idle,
)

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ("reception", "register", "returning", "sync", "board", "office")


def _raised() -> set[str]:
    """Every code that the program gives to an error."""
    found = set()
    for package in ("counter_app", "sync"):
        for file in (ROOT / package).rglob("*.py"):
            if "gateway" in file.parts:
                continue  # words of the province's own commands
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and node.args:
                    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                    first = node.args[0]
                    if name.endswith("Error") and isinstance(first, ast.Constant):
                        found.add(first.value)
    return {code for code in found if isinstance(code, str) and "." in code and " " not in code}


def test_no_code_has_two_messages():
    tables = (messages.SINGLE, messages.DEEDS, messages.MACHINE, messages.WIRE, messages.SCANS)
    assert [
        code for code, count in Tally(code for t in tables for code in t).items() if count > 1
    ] == []


def test_every_text_has_its_vietnamese_and_none_is_unfinished():
    known = words.translations()
    assert [text for text in words.texts() if not known.get(text)] == []


def test_no_entry_is_left_that_nobody_says():
    assert set(words.translations()) == set(words.texts())


def test_the_compiled_book_is_the_one_that_is_written(tmp_path):
    words.compile_book(words.BOOK, tmp_path / "vi.qm")
    assert (tmp_path / "vi.qm").read_bytes() == words.BOOK.with_suffix(".qm").read_bytes()


def test_the_fields_of_a_text_are_the_same_in_both_languages():
    def fields(text: str) -> Tally:
        return Tally(part.split("}")[0] for part in text.split("{")[1:])

    known = words.translations()
    assert [text for text in known if fields(text) != fields(known[text])] == []


def test_what_the_toolkit_says_by_itself_is_vietnamese_too(
    qtbot, qapp, closed_window_in_vietnamese
):
    window = closed_window_in_vietnamese(100)
    line, text = QLineEdit(window), QPlainTextEdit(window)
    for menu in (line.createStandardContextMenu(), text.createStandardContextMenu()):
        said = {action.text().partition("\t")[0].replace("&", "") for action in menu.actions()}
        assert {"Sao chép", "Dán", "Chọn hết"} <= said
        assert not said & {"Copy", "Paste", "Select All", "Undo"}
        menu.deleteLater()
    assert QLocale().dayName(1, QLocale.FormatType.LongFormat) == "Thứ Hai"
    line.deleteLater()
    text.deleteLater()


def test_texts_stay_normalised_and_free_of_codes():
    for source, vietnamese in words.translations().items():
        assert unicodedata.is_normalized("NFC", vietnamese), source


def test_every_code_that_is_raised_has_calm_words(qapp):
    Language().choose("en")
    assert sorted(code for code in _raised() if not knows(code)) == []


def test_an_unknown_code_gets_the_words_of_its_cure(qapp):
    said = words_for(RuleError("brand.new", seq=3))
    assert said.title == "This cannot be done as entered"
    assert "brand" not in f"{said.title} {said.advice} {said.button}"
    assert words_for(OfflineError("brand.new")).advice
    assert {words_for(_with_cure(cure)).title for cure in Cure}


def _with_cure(cure):
    made = type("Made", (RuleError,), {"cure": cure})
    return made("brand.new")


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, "paper") for ink in ("text", "muted", "faint", "accent", "accent_dark", "red")),
        *((ink, "ground") for ink in ("text", "muted", "accent", "red")),
        ("text", "rail"),
        ("text", "accent_soft"),
        ("muted", "grey_soft"),
        *((ink, ground) for ink in ("muted", "accent") for ground in ("yellow_soft", "red_soft")),
        ("paper", "accent"),
        ("paper", "accent_dark"),
        *((name, f"{name}_soft") for name in ("green", "yellow", "red")),
    ],
)
def test_every_ink_can_be_read_on_its_ground(ink, ground):
    assert _contrast(theme.COLOURS[ink], theme.COLOURS[ground]) >= 4.5


def test_the_border_of_a_field_can_be_seen():
    assert _contrast(theme.COLOURS["edge"], theme.COLOURS["paper"]) >= 3


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


class _Marked(QTranslator):
    """Puts every translated text between brackets."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, _context, source, _disambiguation=None, _n=-1):
        return f"⟦{source}⟧"


@pytest.fixture
def marked(qapp):
    made = _Marked()
    qapp.installTranslator(made)
    yield
    qapp.removeTranslator(made)


def _seen(window) -> set[str]:
    texts = set()
    for kind in (QLabel, QAbstractButton):
        shown = [w for w in window.findChildren(kind) if w.isVisible()]
        texts |= {w.text() for w in shown if w.property("role") != "key"}  # the names of keys
    for line in window.findChildren(QLineEdit):
        if line.isVisible():
            texts.add(line.placeholderText())
    for choice in window.findChildren(QComboBox):
        if choice.isVisible():
            texts |= {choice.itemText(n) for n in range(choice.count())}
    for table in window.findChildren(QTableView):
        heads = range(table.model().columnCount()) if table.isVisible() and table.model() else ()
        texts |= {str(table.model().headerData(n, Qt.Orientation.Horizontal) or "") for n in heads}
    for tabs in window.findChildren(QTabBar):
        texts |= {tabs.tabText(n) for n in range(tabs.count()) if tabs.isVisible()}
    texts.add(window.windowTitle())
    return {text for text in texts if any(letter.isalpha() for letter in text)}


def test_no_visible_text_escapes_translation(qtbot, marked, closed_window):
    """Names, codes, keys and file names are not words; everything else is in brackets."""
    data = {"lan", "Tiếng Việt", "English", "TT 03/2025", "TT 01/2018", "Máy in thử", "Xã Mẫu"}
    data |= {"Nguyễn Thị Mẫu", "Tờ khai theo mẫu", "Chứng thực bản sao (Mẫu)", "https://…"}
    data |= {"Giấy (Mẫu)"}
    escaped = {text for text in _seen(closed_window) if "⟦" not in text} - data
    type_text(closed_window.sign_in.password, PASSWORD)
    press(closed_window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not closed_window.is_locked)
    closed_window.screens.show_dossier(
        receive(qtbot, closed_window, "Nguyễn Thị Mẫu", "051185001234")
    )
    until_idle(qtbot, closed_window)
    choose_procedure(qtbot, closed_window, "1.004873")
    for name in SCREENS:
        closed_window.screens.show_screen(name)
        until_idle(qtbot, closed_window)
        escaped |= {text for text in _seen(closed_window) if "⟦" not in text} - data
    for sheet in every_sheet(qtbot, closed_window):
        escaped |= {text for text in _seen(sheet) if "⟦" not in text} - data
    procedure = closed_window.counter.catalogue.get("1.004873")
    known = (procedure.short_name, procedure.sector, str(closed_window.counter.paths.data))
    papers = [paper.name for paper in closed_window.counter.catalogue.get(SAME_DAY).components]
    exemptions = [words for rule in procedure.fees for words in rule.exemptions]
    keys = ("H48", " GiB", " ms", "· Python")
    left = {
        text
        for text in escaped
        if not any(part in text for part in (*known, *papers, *exemptions, *keys))
        and not re.fullmatch(r"([−+] +)?(F\d+|Ctrl\+.)", text)  # keys alone
    }
    assert left == set()
    closed_window.screens.reception.clear()


@pytest.fixture
def closed_window_in_vietnamese(qtbot, qapp, office_paths, clock, printer):
    language, made = Language(), []

    def open_at(percent):
        language.choose("vi")
        theme.apply(qapp, percent=percent)
        window = MainWindow(open_office(office_paths, clock), printer, qapp)
        window.taste.set_text_percent(percent)
        window.resize(1366, 697)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        type_text(window.sign_in.password, PASSWORD)
        press(window.sign_in.password, "Return")
        qtbot.waitUntil(lambda: not window.is_locked)
        until_idle(qtbot, window)
        made.append(window)
        return window

    yield open_at
    for window in made:
        until_idle(qtbot, window)
        window.shut()
        window.hide()
        window.deleteLater()
    language.choose("en")
    theme.apply(qapp)


def test_every_deed_has_words_for_the_timeline():
    assert set(deed_words._WORDS) == set(KINDS.values())
    assert {kind for kind in KINDS if kind not in labels.KINDS} == set()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_mnemonics_of_a_dossier_are_different_in_every_status(qapp, language):
    spoken = Language()
    spoken.choose(language)
    try:
        beside = [tr("&Back"), tr("Step bac&k …")]
        for status in Status:
            words = [labels.act(act) for act in Act if (status, act) in STEPS] + beside
            letters = [text[text.index("&") + 1].lower() for text in words if "&" in text]
            assert len(letters) == len(words), words
            assert max(Tally(letters).values()) == 1, (status, words)
            assert all(letter.isascii() for letter in letters)
    finally:
        spoken.choose("en")


def test_the_window_starts_without_what_only_paper_needs():
    code = (
        "import sys, counter_app.ui.main_window; "
        "print([m for m in ('pypdfium2', 'reportlab', 'PySide6.QtPrintSupport', 'requests') "
        "if m in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert said.stdout.strip() == "[]"
