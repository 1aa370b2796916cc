"""What the register shows as a file, read back."""

import openpyxl

from counter_app.domain.clock import to_local
from counter_app.ui.register.file_columns import file_columns
from counter_app.ui.register.model import Column
from tests.printing.reading import text_of
from tests.ui.hands import type_text
from tests.ui.screens.conftest import codes_of, exported, save_as, told


def test_what_is_seen_is_saved_as_a_workbook_and_nothing_else(
    window, two, register, idle, tmp_path
):
    type_text(register.search, "do van thu")
    idle()
    file = tmp_path / "danh-sach.xlsx"
    save_as(file)
    register.save_list.menu().actions()[0].trigger()
    told(register, "The list is saved")
    cells = [str(c.value) for row in openpyxl.load_workbook(file).active.iter_rows() for c in row]
    assert two[1].code in cells
    assert two[0].code not in cells
    assert exported(window)[0][1] == "Báo cáo tháng"


def test_what_is_seen_is_saved_as_a_pdf(two, register, idle, tmp_path):
    file = tmp_path / "danh-sach.pdf"
    save_as(file)
    register.save_list.menu().actions()[1].trigger()
    told(register, "The list is saved")
    said = text_of(file.read_bytes())
    for words in ("Đỗ Văn Thử", "Nguyễn Thị Mẫu", "Deadline", "Due soon", "Received", "waits"):
        assert words in said


def test_a_saved_list_has_the_columns_of_the_window_in_their_order(
    two, register, idle, tmp_path, window
):
    header = register.table.horizontalHeader()
    header.moveSection(header.visualIndex(Column.STATUS), 0)
    register.table.setColumnHidden(Column.APPLICANT, True)
    register.table.setColumnHidden(Column.DELIVERED, True)  # as on a narrow screen
    file = tmp_path / "danh-sach.xlsx"
    save_as(file)
    register.save_list.menu().actions()[0].trigger()
    told(register, "The list is saved")
    rows = list(openpyxl.load_workbook(file).active.iter_rows(values_only=True))[4:]
    assert rows[0][1:] == (
        "Status", "Code", "Procedure", "Received", "Due", "Deadline", "Delivered", "Received by",
    )  # fmt: skip
    assert [row[2] for row in rows[1:]] == codes_of(register)
    line = register.model.line_at(0)
    status, _code, procedure, received, due, deadline, delivered, officer = rows[1][1:]
    assert (status, procedure) == ("Received", line.procedure_name)
    assert (deadline, delivered) == ("Due soon", "waits")
    assert officer == line.dossier.received_by
    assert received == _wall_clock(line.dossier.received_at)
    assert due == _wall_clock(line.dossier.due)


def _wall_clock(moment):
    return to_local(moment).replace(tzinfo=None, second=0, microsecond=0)


def test_a_list_that_cannot_be_written_is_explained(two, register, idle, tmp_path):
    columns = file_columns(register.table.horizontalHeader())
    file = tmp_path / "no-folder" / "x.pdf"
    register.export.write(register.lines.wanted, "", file, "Thử", columns)
    told(register, "")
