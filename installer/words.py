"""Collects the words of the window into ``resources/i18n/vi.ts`` and compiles them.

python installer/words.py            add new texts as unfinished, drop unused ones, compile
python installer/words.py --check    fail when a text is missing, unfinished or not compiled
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "counter_app" / "ui"
BOOK = ROOT / "resources" / "i18n" / "vi.ts"
CONTEXT = "counter"
CALLS = ("tr", "mark")
EDITING = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "&Cắt",
    "&Copy": "&Sao chép",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn hết",
}
STANDARD = {  # what the toolkit says by itself: context → source → Vietnamese
    "QLineEdit": EDITING,
    "QWidgetTextControl": EDITING,
    "QAbstractSpinBox": {
        "&Select All": "&Chọn hết",
        "&Step up": "&Tăng",
        "Step &down": "&Giảm",
    },
    "QPlatformTheme": {
        "OK": "Đồng ý",
        "Save": "Lưu",
        "Open": "Mở",
        "&Yes": "&Có",
        "&No": "&Không",
        "Cancel": "Hủy",
        "Close": "Đóng",
    },
    "QFileDialog": {
        "&Open": "&Mở",
        "&Save": "&Lưu",
        "Open": "Mở",
        "Save As": "Lưu thành",
        "Look in:": "Tìm trong:",
        "File &name:": "&Tên tệp:",
        "Files of type:": "Loại tệp:",
        "Back": "Quay lại",
        "Forward": "Tiến",
        "Parent Directory": "Thư mục cha",
        "Create New Folder": "Tạo thư mục mới",
        "List View": "Dạng danh sách",
        "Detail View": "Dạng chi tiết",
        "All Files (*)": "Mọi tệp (*)",
        "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nThay tệp đó?",
    },
    "QFileSystemModel": {
        "Name": "Tên",
        "Size": "Kích thước",
        "Type": "Loại",
        "Kind": "Loại",
        "Date Modified": "Ngày sửa",
    },
}


def texts(folder: Path = SOURCES) -> list[str]:
    """Return every text handed to ``tr`` or ``mark``, each once, by file and line."""
    return list(dict.fromkeys(t for file in sorted(folder.rglob("*.py")) for t in _texts_of(file)))


def translations(book: Path = BOOK) -> dict[str, str]:
    """Return source → Vietnamese; an unfinished entry is empty."""
    if not book.exists():
        return {}
    contexts = ET.parse(book).iter("context")  # noqa: S314  (our own file)
    ours = (context for context in contexts if context.findtext("name") == CONTEXT)
    entries = (entry for context in ours for entry in context.iter("message"))
    return {entry.findtext("source", ""): _finished(entry) for entry in entries}


def write(entries: dict[str, str], book: Path = BOOK) -> None:
    """Write the book, one entry for each text, and what the toolkit says by itself."""
    root = ET.Element("TS", version="2.1", language="vi_VN", sourcelanguage="en")
    for name, texts_of_context in {CONTEXT: entries, **STANDARD}.items():
        _write_context(root, name, texts_of_context)
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    book.write_text(head + body + "\n", "utf-8", newline="\n")


def _write_context(root: ET.Element, name: str, entries: dict[str, str]) -> None:
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = name
    for source, vietnamese in entries.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        translation.text = vietnamese
        if not vietnamese:
            translation.set("type", "unfinished")


def compile_book(book: Path, compiled: Path) -> None:
    """Compile with Qt's own tool, which the wheel ships."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    tool = next(p for p in (folder / "lrelease", folder / "lrelease.exe") if p.exists())
    subprocess.run([tool, "-silent", book, "-qm", compiled], check=True)


def main(arguments: list[str]) -> int:
    """Update, or check with ``--check``."""
    wanted, known = texts(), translations()
    missing = [text for text in wanted if not known.get(text)]
    if "--check" not in arguments:
        write({text: known.get(text, "") for text in wanted if text})
        compile_book(BOOK, BOOK.with_suffix(".qm"))
    for text in missing:
        print(text)
    return 1 if missing else 0


def _finished(entry: ET.Element) -> str:
    found = entry.find("translation")
    return "" if found is None or found.get("type") == "unfinished" else found.text or ""


def _texts_of(file: Path) -> Iterator[str]:
    calls = [n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        named = isinstance(call.func, ast.Name) and call.func.id in CALLS
        first = call.args[0] if call.args else None
        if named and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
