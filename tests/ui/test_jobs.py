"""The desk thread answers on the UI thread, in order, and never a dead owner."""

import threading

import pytest
from PySide6.QtCore import QObject

from counter_app.domain.errors import RuleError
from counter_app.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.close()


def _fail(error):
    raise error


def test_answers_come_on_the_ui_thread_in_the_order_of_the_questions(qtbot, jobs):
    owner, heard = QObject(), []
    for number in range(20):
        jobs.run(
            lambda _report, n=number: (n, threading.current_thread().name),
            owner=owner,
            done=lambda answer: heard.append((*answer, threading.current_thread())),
            failed=_fail,
        )
    qtbot.waitUntil(lambda: len(heard) == 20)
    assert [number for number, _name, _thread in heard] == list(range(20))
    assert all(name.startswith("desk") for _number, name, _thread in heard)
    assert all(thread is threading.main_thread() for _number, _name, thread in heard)
    assert jobs.is_idle


def test_a_foreseen_error_goes_to_failed(qtbot, jobs):
    owner, heard = QObject(), []
    jobs.run(
        lambda _report: _fail(RuleError("dossier.unknown")),
        owner=owner,
        done=lambda _answer: pytest.fail("told done"),
        failed=heard.append,
    )
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].code == "dossier.unknown"


def test_a_bug_is_raised_on_the_ui_thread_and_the_next_job_still_runs(qtbot, jobs):
    owner, heard = QObject(), []
    with qtbot.captureExceptions() as bugs:
        jobs.run(lambda _report: 1 // 0, owner=owner, done=heard.append, failed=lambda error: None)
        jobs.run(lambda _report: "next", owner=owner, done=heard.append, failed=_fail)
        qtbot.waitUntil(lambda: heard == ["next"])
    assert [kind for kind, _error, _trace in bugs] == [ZeroDivisionError]


def test_a_dead_owner_is_told_nothing(qtbot, jobs):
    owner, heard, hold = QObject(), [], threading.Event()
    jobs.run(lambda _report: hold.wait(5), owner=owner, done=heard.append, failed=_fail)
    owner.deleteLater()
    qtbot.wait(10)
    hold.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert heard == []


def test_progress_and_a_long_job_are_shown(qtbot, jobs):
    owner, steps, hold = QObject(), [], threading.Event()

    def work(report):
        report(1, 2)
        hold.wait(5)
        return "done"

    with qtbot.waitSignal(jobs.busy_changed, check_params_cb=lambda busy: busy):
        jobs.run(
            work,
            owner=owner,
            done=steps.append,
            failed=_fail,
            progress=lambda step, of: steps.append((step, of)),
        )
    with qtbot.waitSignal(jobs.busy_changed, check_params_cb=lambda busy: not busy):
        hold.set()
    assert steps == [(1, 2), "done"]
