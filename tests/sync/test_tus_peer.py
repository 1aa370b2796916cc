"""Our uploads against a tus server that others wrote (npm: @tus/server), as a process of node.

``./test`` installs it where there is node, and says so where there is none. By hand:
``npm ci`` in ``tests/sync/tus_peer``.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from sync.errors import OfflineError
from sync.steps.scans import PART_MAX, ScanSender
from sync.transport import HttpTransport
from tests.journeys.bad_line import BadLine, Fate
from tests.sync.bench import make_scan
from tests.sync.replica import MemoryReplica, make_identity

pytestmark = pytest.mark.peer
FOLDER = Path(__file__).parent / "tus_peer"
PART = PART_MAX


class TusServer:
    """The peer and its folder; a second start finds the uploads of the first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "TusServer":
        node = shutil.which("node")
        assert node, "these tests need node"
        assert (FOLDER / "node_modules").exists(), "npm ci in tests/sync/tus_peer"
        words = [node, str(FOLDER / "server.js"), str(self.folder), str(self.port)]
        self._process = subprocess.Popen(words, stdout=subprocess.PIPE)
        assert self._process.stdout
        self.port = json.loads(self._process.stdout.readline())["port"]
        return self

    def kill(self) -> None:
        assert self._process
        assert self._process.stdout
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()

    def held(self, sha256: str) -> bytes:
        file = self.folder / sha256
        return file.read_bytes() if file.exists() else b""


@pytest.fixture
def peer(tmp_path):
    server = TusServer(tmp_path / "uploads")
    server.folder.mkdir()
    yield server.start()
    server.kill()


class Sending:
    """One scan of three parts on its way; ``begin`` is a start of the program."""

    def __init__(self, peer):
        self.peer = peer
        self.replica = MemoryReplica(make_identity())
        self.blob, self.content = make_scan()
        self.replica.attach(self.blob, self.content)
        self.wire = None
        self.begin(peer.port)

    def begin(self, port):
        self.close()
        self.wire = HttpTransport(f"http://127.0.0.1:{port}", self.replica.who)
        self.sender = ScanSender(self.replica, self.wire)

    def close(self):
        if self.wire is not None:
            self.wire.close()

    def turn(self):
        return self.sender.send(self.replica.waiting[self.blob.sha256])

    def finish(self, turns=12):
        """Send until it is there; return how many turns that took."""
        return next(turn for turn in range(1, turns) if self.turn())

    @property
    def arrived(self):
        whole = self.peer.held(self.blob.sha256) == self.content
        return whole and not self.replica.waiting


@pytest.fixture
def sending(peer):
    sending = Sending(peer)
    yield sending
    sending.close()


def test_a_scan_arrives_whole_in_parts(sending):
    assert sending.finish() == 4  # opened, and three parts
    assert sending.arrived


def test_an_upload_goes_on_where_it_stood_after_both_ends_were_killed(sending):
    sending.turn()
    sending.turn()
    sending.peer.kill()
    with pytest.raises(OfflineError):
        sending.turn()
    sending.peer.start()
    assert len(sending.peer.held(sending.blob.sha256)) == PART
    sending.begin(sending.peer.port)
    assert sending.finish() == 2
    assert sending.arrived


def test_an_offset_that_is_not_the_servers_is_asked_for(sending):
    sending.turn()
    other = sending.replica.waiting[sending.blob.sha256]
    sending.wire.upload_part(other.upload, 0, sending.content[:1000])
    assert sending.finish() == 4  # refused, and the rest in three parts
    assert sending.arrived


def test_an_upload_that_is_gone_begins_anew(sending):
    sending.turn()
    sending.turn()
    for file in sending.peer.folder.iterdir():
        file.unlink()
    assert sending.finish() == 5
    assert sending.arrived


def test_a_scan_that_is_held_is_not_sent_again(sending):
    sending.finish()
    again = Sending(sending.peer)
    assert again.finish() == 1
    again.close()


def test_a_line_that_cuts_and_swallows_only_makes_it_longer(sending):
    weights = (1, 0, 3, 3, 1, 0)
    lost = 0
    with BadLine(sending.peer.port, 7, weights=weights) as line:
        sending.begin(line.port)
        while not sending.arrived:
            try:
                sending.turn()
            except OfflineError:
                sending.sender.forget()
                lost += 1
    assert lost > 0
    assert {Fate.CUT, Fate.SWALLOWED} & set(line.fates)


def test_only_the_rest_of_a_cut_part_is_sent_again(sending):
    sending.turn()
    with BadLine(sending.peer.port, 3, weights=(0, 0, 1, 0, 0, 0)) as line:
        sending.begin(line.port)
        with pytest.raises(OfflineError):
            sending.turn()
    sending.begin(sending.peer.port)
    assert sending.finish() <= 3
    assert sending.arrived
