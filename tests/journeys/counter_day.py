"""One counter at work, as a process that may die at any moment and be started again.

``begin`` receives the orders of a file, one every ``gap_s`` seconds at most, passes some of them
on, and lets the sync thread of the program deliver them. It prints a JSON line for each dossier
and ends by itself once the province has signed for everything, scans included.

The processes are forked from one that has loaded the program and done nothing else: a start costs
a tenth of a second of a core instead of two, so that twenty of them can be killed all the time.
"""

import json
import multiprocessing
import os
import random
import sys
import threading
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from counter_app import locks, logs
from counter_app.app import Counter, open_office
from counter_app.domain.deeds import Decided, HandedOver
from counter_app.domain.dossier import Status
from counter_app.paths import Paths
from counter_app.services.from_json.order_json import read_order
from tests.journeys.counter_pc import PASSWORD

STARTED_WITHIN_S = 20.0  # until the killed one's locks are free


class Day:
    """The desk's thread and the sync thread of one counter."""

    def __init__(self, counter: Counter, folder: Path) -> None:
        self.counter = counter
        self.folder = folder
        self._news = threading.Event()
        worker = counter.worker(lambda line: self._news.set(), self._bug)
        assert worker is not None, "enrolled before its day"
        self.worker = worker

    def work(self, orders: list[dict[str, Any]], gap_s: float) -> None:
        """Receive what was not received yet, then stay until nothing waits."""
        lot = random.Random()
        self.worker.start()
        for order in orders:
            if self._receive(order):
                self.worker.wake()
                threading.Event().wait(lot.uniform(0, gap_s))
        while not self._delivered():
            self._news.wait(1)
            self._news.clear()
        self.worker.stop()

    def _receive(self, order: dict[str, Any]) -> bool:
        """Return whether it was new; every second dossier is passed on, and decided."""
        counter = self.counter
        answer = counter.reception.receive(
            read_order(order, folder=self.folder).order, by=counter.officer
        )
        dossier = answer.dossier
        say(ref=order["client_ref"], code=dossier.code, dossier=str(dossier.id))
        if int(order["client_ref"].rpartition("-")[2]) % 2 == 0:
            processing, by = counter.processing, counter.officer
            if dossier.status is Status.RECEIVED:
                handed = HandedOver(to="Tư pháp")
                dossier = processing.hand_over(dossier.code, handed, by=by)
            if dossier.status is Status.PROCESSING:
                processing.decide(dossier.code, Decided(outcome="granted"), by=by)
        return not answer.again

    def _delivered(self) -> bool:
        counts = self.counter.delivery.status().counts
        return not (counts.pending or counts.scans_pending)

    def _bug(self, bug: Exception) -> None:
        say(bug=repr(bug))


def say(**line: object) -> None:
    """Write one line at once, in one piece."""
    os.write(1, json.dumps(line).encode() + b"\n")


def begin(data: Path, gap_s: float) -> BaseProcess:
    """Start the day of a counter, or go on with it; what it says is added to files beside it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "jwt", "requests"])
    process = context.Process(target=_day, args=(data, gap_s), daemon=True)
    process.start()
    return process


def _day(data: Path, gap_s: float) -> None:
    """Sign in and work, with one's own standard output and error."""
    for number, name in ((1, "said"), (2, "complaints")):
        own = os.open(data.parent / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(own, number)
    sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False)
    paths, file = Paths(data), data.parent / "orders.jsonl"
    with (
        locks.desk(paths, patience_s=STARTED_WITHIN_S),
        locks.wire(paths, patience_s=STARTED_WITHIN_S),
    ):
        counter = open_office(paths).sign_in("lan", PASSWORD)
        logs.begin(paths.logs)
        try:
            lines = file.read_text("utf-8").splitlines()
            Day(counter, file.parent).work([json.loads(line) for line in lines], gap_s)
        finally:
            counter.close()
            logs.end()
