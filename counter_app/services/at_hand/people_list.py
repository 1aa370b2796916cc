"""A list of people as a village keeps it: pasted from a table, or a file of Excel or CSV."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from counter_app.domain.errors import RuleError
from counter_app.domain.vietnamese import fold, nfc
from counter_app.services.editions.files import read_file

MOST_PEOPLE: Final = 500
MOST_COLUMNS: Final = 40
MOST_UNPACKED_BYTES: Final = 64 * 1024 * 1024
HEADINGS: Final = {
    "name": ("ho va ten", "ho ten", "ho chu dem va ten", "ten", "nguoi nop", "full name", "name"),
    "id_number": (
        "so dinh danh", "so dinh danh ca nhan", "cccd", "so cccd", "can cuoc", "so can cuoc",
        "cmnd", "so cmnd", "cccd/cmnd", "so giay to", "id number",
    ),
    "born": ("ngay sinh", "nam sinh", "ngay thang nam sinh", "ngay thang nam", "born"),
    "sex": ("gioi tinh", "nam/nu", "sex"),
    "phone": ("dien thoai", "so dien thoai", "sdt", "phone"),
    "address": ("dia chi", "noi cu tru", "noi o", "cho o", "thuong tru", "noi thuong tru",
                "address"),
}  # fmt: skip
_ID = re.compile(r"\d{9}|\d{11,12}")  # 11: a table took the leading zero for nothing
_PHONE = re.compile(r"\+?\d{10,11}")
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_SEXES = ("nam", "nu", "male", "female")


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One line as it stands in the list; what is wrong with it the officer sees and corrects."""

    name: str = ""
    id_number: str = ""
    born: str = ""
    sex: str = ""
    phone: str = ""
    address: str = ""


def people_of(text: str) -> tuple[ListedPerson, ...]:
    """Return the people of a pasted table: lines with tabs, semicolons or commas between cells.

    Raises:
        RuleError: ``list.nobody``, ``list.too_long``.
    """
    lines = text.strip("\r\n").splitlines()
    between = next((mark for mark in "\t;" if any(mark in line for line in lines)), ",")
    return _people(csv.reader(io.StringIO("\n".join(lines)), delimiter=between))


def people_in(path: Path) -> tuple[ListedPerson, ...]:
    """Return the people of a file: the first sheet of an Excel workbook, or a CSV file.

    Raises:
        MissingError, MachineError, RuleError: as ``read_file``; ``list.unreadable``,
            ``list.nobody``, ``list.too_long``.
    """
    content = read_file(path)
    if content.startswith(b"PK"):
        return _people(_sheet(content))
    try:
        return people_of(content.decode("utf-16" if content[:2] == b"\xff\xfe" else "utf-8-sig"))
    except (UnicodeDecodeError, csv.Error) as wrong:
        raise RuleError("list.unreadable") from wrong


def _sheet(content: bytes) -> list[list[str]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED_BYTES:
                raise RuleError("list.too_long", limit=MOST_PEOPLE)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(
            max_row=2 * MOST_PEOPLE, max_col=MOST_COLUMNS, values_only=True
        )
        found = [[_text(cell) for cell in row] for row in rows]
        book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError) as wrong:
        raise RuleError("list.unreadable") from wrong
    return found


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _people(rows: Iterable[Sequence[str]]) -> tuple[ListedPerson, ...]:
    table = [[nfc(cell).strip() for cell in row] for row in rows]
    table = [row for row in table if any(row)]
    where: dict[str, int] = {}
    for number, row in enumerate(table):
        if "name" in (columns := _headings(row)):
            where, table = columns, table[number + 1 :]
            break
    if not where:
        where = _guessed(table)
    people = [_person(row, where) for row in table]
    people = [person for person in people if person.name or person.id_number]
    if not people:
        raise RuleError("list.nobody")
    if len(people) > MOST_PEOPLE:
        raise RuleError("list.too_long", people=len(people), limit=MOST_PEOPLE)
    return tuple(people)


def _headings(row: Sequence[str]) -> dict[str, int]:
    words = [" ".join(re.findall(r"[a-z0-9/]+", fold(cell))) for cell in row]
    return {
        field: words.index(name)
        for field, names in HEADINGS.items()
        for name in names[::-1]
        if name in words
    }


def _guessed(table: Sequence[Sequence[str]]) -> dict[str, int]:
    """Say which column is what by the first line that has a number of a card in it."""
    row = next((r for r in table if any(_ID.fullmatch(_digits(c)) for c in r)), table[:1])
    where: dict[str, int] = {}
    for number, cell in enumerate(row if isinstance(row, list) and row else []):
        field = _kind(str(cell), where)
        if field:
            where.setdefault(field, number)
    return where


def _kind(cell: str, known: dict[str, int]) -> str:
    plain = _digits(cell)
    if _ID.fullmatch(plain) and "id_number" not in known:
        return "id_number"
    if _PHONE.fullmatch(plain):
        return "phone"
    if _DAY.fullmatch(cell) or re.fullmatch(r"(19|20)\d\d", cell):
        return "born"
    if fold(cell).strip() in _SEXES:
        return "sex"
    if not cell or plain.isdecimal():
        return ""
    return "address" if "name" in known else "name"


def _person(row: Sequence[str], where: dict[str, int]) -> ListedPerson:
    cells = {field: row[place] for field, place in where.items() if place < len(row)}
    number = _digits(cells.get("id_number", ""))
    if number.isdecimal() and len(number) == 11:
        number = number.zfill(12)
    return ListedPerson(**{**cells, "id_number": number})


def _digits(cell: str) -> str:
    return re.sub(r"[\s.'’-]", "", cell)
