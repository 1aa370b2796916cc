"""Scanners driven as real programs; the program itself is a stand-in that a test writes."""

import base64
import logging
import sys
import threading
import time
from pathlib import Path

import pytest

from counter_app.devices import sane, wia
from counter_app.devices.pc_scanner import pc_scanner
from counter_app.devices.sane import SaneScanner
from counter_app.devices.scanner import NoScanner, ProgramRun, Run, Wish
from counter_app.devices.wia import WiaScanner
from counter_app.domain.errors import MachineError

JPEG = b"\xff\xd8\xff" + b"0" * 200_000  # more than a pipe holds


def _program(words: str) -> list[str]:
    return [sys.executable, "-c", f"import sys, os, time\n{words}"]


def _ended(run: Run) -> Run:
    for thread in threading.enumerate():
        if thread.name == "scanner":
            thread.join(20)
    assert run.is_done
    return run


def _code(run: Run) -> str:
    with pytest.raises(MachineError) as failed:
        _ended(run).page()
    return failed.value.code


def _run(words: str, **changes: float) -> ProgramRun:
    return ProgramRun(_program(words), sane.fault, **changes)


def test_a_page_comes_whole_through_the_pipe():
    run = _run("sys.stdout.buffer.write(b'\\xff\\xd8\\xff' + b'0' * 200000)")
    assert _ended(run).page() == JPEG


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("sys.exit('scanimage: no SANE devices found')", "scanner.none"),
        ("sys.exit('scanimage: open of device x failed: Invalid argument')", "scanner.none"),
        ("sys.exit('scanimage: open of device x failed: Device busy')", "scanner.busy"),
        ("sys.exit(3)", "scanner.busy"),
        ("sys.exit(7)", "scanner.no_paper"),
        ("sys.exit(9)", "scanner.failed"),
        ("sys.stdout.write('half'); sys.stdout.flush(); os._exit(9)", "scanner.failed"),
        ("pass", "scanner.failed"),
    ],
)
def test_what_the_program_says_becomes_a_code(words, code):
    assert _code(_run(words)) == code


def test_a_scanner_that_hangs_is_given_up_in_time():
    assert _code(_run("time.sleep(600)", longest_s=0.3)) == "scanner.failed"


def test_a_cancelled_page_ends_at_once_and_gives_nothing():
    run = _run("sys.stdout.write('x'); sys.stdout.flush(); time.sleep(600)")
    started = time.monotonic()
    run.cancel()
    assert time.monotonic() - started < 0.5
    assert _code(run) == "scanner.failed"


def test_a_program_that_is_not_there_is_said_to_be_so():
    assert _code(ProgramRun(["/nowhere/scan"], sane.fault)) == "scanner.not_supported"


def test_the_name_of_a_device_is_not_in_the_log(caplog):
    caplog.set_level(logging.DEBUG)
    _code(_run("sys.exit('open of device nguyen-thi-mau failed')"))
    assert "mau" not in caplog.text


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ``scanimage`` of ours, first on the path; it keeps its arguments and gives a page."""
    if sys.platform == "win32":
        pytest.skip("SANE is for Linux")
    program = tmp_path / "scanimage"
    program.write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        f"open({str(tmp_path / 'said')!r}, 'w').write(' '.join(sys.argv[1:]))\n"
        "assert os.environ['LC_ALL'] == 'C'\n"
        "sys.stdout.buffer.write(b'\\xff\\xd8\\xff' + b'0' * 200000)\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "said"


def test_sane_is_asked_for_colour_and_the_resolution(stand_in):
    assert _ended(SaneScanner().start(Wish(dpi=300))).page() == JPEG
    assert stand_in.read_text() == "--format=jpeg --resolution=300 --mode=Color"
    _ended(SaneScanner("epson:1; rm -r x").start(Wish(colour=False))).page()
    assert stand_in.read_text().endswith("--mode=Gray --device-name=epson:1; rm -r x")


def test_without_sane_it_is_said_that_there_is_no_way_to_a_scanner(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MachineError, match=r"scanner\.not_supported"):
        SaneScanner().start(Wish())


def test_windows_gets_a_script_that_writes_no_file():
    program, *options, packed = wia.command(Wish(dpi=300))
    script = base64.b64decode(packed).decode("utf-16-le")
    assert program.endswith(r"WindowsPowerShell\v1.0\powershell.exe")
    assert options == ["-NoProfile", "-NonInteractive", "-EncodedCommand"]
    assert "Wish 6147 300" in script
    assert "Wish 6146 1" in script
    assert "SaveFile" not in script
    assert len(packed) < 8000  # the command line of Windows ends at 8,191


def test_the_exit_codes_of_the_script_become_codes():
    assert wia.fault(wia.NONE, "") == "scanner.none"
    assert wia.fault(wia.BUSY, "") == "scanner.busy"
    assert wia.fault(1, "") == "scanner.failed"


def test_each_platform_has_its_way():
    assert isinstance(pc_scanner("win32"), WiaScanner)
    assert isinstance(pc_scanner("linux"), SaneScanner)
    with pytest.raises(MachineError, match=r"scanner\.not_supported"):
        pc_scanner("darwin").start(Wish())
    assert isinstance(pc_scanner("darwin"), NoScanner)
