"""From the province's command to a procedure in force, over a real gateway process."""

import json

import pytest

from tests.cli.conftest import PASSWORD, Shell, hasten
from tests.cli.conftest import UNIT as OFFICE
from tests.gateway.program import GatewayProgram, command

UNIT = "H48.12.34"
CLOSED = {"years": {"2027": {"off": [["2027-01-01", "Tết Dương lịch"]], "work": []}}}


@pytest.fixture
def province(tmp_path):
    folder = tmp_path / "province"
    folder.mkdir()
    program = GatewayProgram(str(folder / "gateway.db"), folder).start()
    yield program
    assert program.stop() == 0


@pytest.fixture
def enrolled(province, tmp_path, monkeypatch, capsys):
    """A counter that the province knows."""
    monkeypatch.setenv("COUNTER_PASSWORD", PASSWORD)
    shell = Shell(tmp_path / "enrolled", monkeypatch, capsys)
    words = ("--gateway", province.url, "--enrolment", province.enrolment(3, UNIT))
    shell.done("init", *OFFICE, "--officer", "lan", "--officer-name", "Trần Văn Thử", *words)
    hasten(shell.data, PASSWORD)
    return shell


def catalogue_file(shell, tmp_path, **changes):
    """Return the shipped catalogue with one procedure changed, as a file."""
    listed = shell.done("catalogue", "list")["items"]
    procedures = [
        {"code": one["code"], "name": one["name"], "field": one["sector"]} for one in listed
    ]
    procedures[0] |= changes
    file = tmp_path / "edition.json"
    file.write_text(json.dumps({"edition": "2026-12", "procedures": procedures}), "utf-8")
    return file, procedures[0]["code"]


def test_show_only_tells_the_difference_and_changes_nothing(shell, tmp_path):
    file, code = catalogue_file(shell, tmp_path, name="Tên mới")
    before = shell.done("catalogue", "list")["edition"]
    told = shell.done("catalogue", "import", file, "--show-only")
    assert (told["edition"], told["added"], told["suspicious"]) == ("2026-12", [], "")
    assert code in told["changed"]
    assert shell.done("catalogue", "list")["edition"] == before
    assert shell.done("catalogue", "waiting") == {"items": []}


def test_an_edition_travels_from_the_province_into_force(enrolled, province, tmp_path):
    file, code = catalogue_file(enrolled, tmp_path, name="Tên mới")
    command("edition", "--db", province.db, str(file))
    calendar = tmp_path / "calendar.json"
    calendar.write_text(json.dumps(CLOSED), "utf-8")
    command("edition", "--db", province.db, str(calendar), "--unit", UNIT)
    enrolled.done("sync", "--until-empty")
    first, second = enrolled.done("catalogue", "waiting")["items"]
    assert (first["kind"], first["name"], second["kind"]) == ("catalogue", "2026-12", "calendar")
    assert code in first["changed"]
    assert enrolled.done("catalogue", "show", code)["name"] != "Tên mới"
    done = enrolled.done("catalogue", "accept", first["sha256"][:12])
    assert done["edition"] == "2026-12"
    assert enrolled.done("catalogue", "show", code)["name"] == "Tên mới"
    enrolled.done("catalogue", "decline", second["sha256"])
    assert enrolled.done("catalogue", "waiting") == {"items": []}
    again = enrolled.run("catalogue", "accept", first["sha256"])
    assert (again.code, again.error["code"]) == (4, "edition.not_waiting")
    enrolled.done("sync", "--until-empty")
    assert enrolled.done("catalogue", "waiting") == {"items": []}
    assert enrolled.done("check")["problems"] == []
