"""Every error leaves the command line as a code, a sentence and an exit code."""

import errno
import json

import pytest

from counter_app.cli.edge import EXIT_CODES, UsageError, edge, exit_code
from counter_app.cli.main import build, main
from counter_app.cli.words import CURES, SENTENCES, sentence
from counter_app.domain.errors import (
    BusyError,
    Cure,
    IncompleteDossierError,
    IntegrityError,
    MachineError,
    MissingError,
    RuleError,
    SignInError,
    TransitionError,
)
from sync import errors as wire

SECRET = "Nguyễn Thị Mẫu"


def left(folder, error, *, as_json=True):
    with pytest.raises(SystemExit) as caught, edge(folder, as_json=as_json):
        raise error
    return caught.value.code


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("usage", message="x"), 2),
        (RuleError("a.rule"), 3),
        (TransitionError("dossier.no_such_step", status="RECEIVED", act="return"), 3),
        (IncompleteDossierError("dossier.incomplete", missing=[1, 2]), 3),
        (MissingError("procedure.unknown"), 4),
        (BusyError("data.in_use"), 5),
        (MachineError("disk.full"), 5),
        (wire.OfflineError("line.no_answer"), 6),
        (IntegrityError("store.newer", found=9, known=1), 7),
        (wire.ForkError("journal.fork"), 7),
        (SignInError("sign_in.wrong"), 8),
        (wire.AuthError("device.revoked"), 8),
    ],
)
def test_each_kind_of_error_has_its_exit_code_and_its_document(tmp_path, capsys, error, code):
    assert exit_code(error) == code
    assert left(tmp_path, error) == code
    told = json.loads(capsys.readouterr().err)["error"]
    assert told == {"code": error.code, "facts": error.facts, "cure": str(error.cure)}


def test_every_kind_of_foreseen_error_has_an_exit_code():
    kinds = {*wire.SyncError.__subclasses__()}
    assert kinds <= set(EXIT_CODES)


def test_a_person_reads_a_sentence_with_the_code_beside_it(tmp_path, capsys):
    left(tmp_path, IncompleteDossierError("dossier.incomplete", missing=[1, 3]), as_json=False)
    assert "thiếu thành phần bắt buộc: 1, 3. [dossier.incomplete]" in capsys.readouterr().err


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_needs_no_fact_to_be_told(code):
    assert sentence(code, {}, "wait").endswith(f"[{code}]")


def test_every_cure_has_words():
    assert {cure.value for cure in Cure} <= set(CURES)


def test_a_full_disk_is_no_bug(tmp_path, capsys):
    assert left(tmp_path, OSError(errno.ENOSPC, "No space left on device", "Mẫu.pdf")) == 5
    told = capsys.readouterr().err
    assert json.loads(told)["error"]["code"] == "disk.full"
    assert "Mẫu" not in told


def test_a_bug_leaves_a_crash_file_without_anybodys_name(tmp_path, capsys):
    assert left(tmp_path, ValueError(SECRET)) == 1
    told = capsys.readouterr().err
    (file,) = tmp_path.glob("crash-*.txt")
    report = file.read_text("utf-8")
    assert "ValueError" in report
    assert "test_edge.py" in report
    assert SECRET not in report + told
    assert json.loads(told)["error"]["facts"]["file"] == str(file)


@pytest.mark.parametrize(
    "words",
    [
        ["no-such-command"],
        ["show"],
        ["slip", "CODE", "receipt"],
        ["act", "CODE", "fly"],
        ["due", "--received", "2026-03-02T08:00"],
        ["catalogue"],
        ["list", "--due", "never"],
    ],
)
def test_words_that_are_not_understood_end_with_2(tmp_path, capsys, words):
    assert main(["--data", str(tmp_path), "--json", *words]) == 2
    said = capsys.readouterr()
    assert json.loads(said.err)["error"]["code"] == "usage"
    assert said.out == ""


def test_options_stand_before_or_after_a_commands_own_words():
    parser = build()
    before = parser.parse_args(["--data", "d", "--json", "--officer", "lan", "catalogue", "list"])
    after = parser.parse_args(["catalogue", "list", "--officer", "lan", "--json", "--data", "d"])
    between = parser.parse_args(["--data", "d", "catalogue", "--json", "list", "--officer", "lan"])
    assert vars(before) == vars(after) == vars(between)
    assert before.data == "d"


@pytest.mark.parametrize("key", ["-EzN2I67IdeDgNj45tLr6mUR", "--zN2I67IdeDgNj45tLr6mUR", "-"])
def test_a_value_that_begins_with_a_dash_is_still_a_value(key):
    words = build().parse(["key-slot", "recovery", "--key", key, "--json"])
    assert words.key == key
    assert words.json is True


def test_help_is_no_error(capsys):
    assert main(["--help"]) == 0
    assert "receive" in capsys.readouterr().out


def test_an_empty_data_folder_says_that_nothing_was_set_up(tmp_path, capsys):
    assert main(["--data", str(tmp_path), "--json", "status"]) == 4
    assert json.loads(capsys.readouterr().err)["error"]["code"] == "settings.missing"
