"""Every place where bytes from outside become values, with something good to spoil.

A target may raise the errors it foresees; anything else is a fault of ours.
"""

import gzip
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from counter_app import settings
from counter_app.domain import cards
from counter_app.domain.calendar import Calendar
from counter_app.domain.catalogue import Edition, edition_from_json
from counter_app.domain.due_date import parse_term
from counter_app.domain.errors import CounterError
from counter_app.domain.numbering import parse_code
from counter_app.domain.workflow import Act
from counter_app.paths import RESOURCES, Paths
from counter_app.services.desk import Desk
from counter_app.services.from_json.act_bodies import ActOrder, run_act
from counter_app.services.from_json.json_reader import loads
from counter_app.services.from_json.order_json import read_order
from counter_app.services.processing import Processing
from counter_app.services.reception import Reception
from counter_app.store import backup, keyslots
from counter_app.store.codec import from_snapshot, to_fact
from counter_app.store.keys import sealed_file
from counter_app.store.rescue import high_water
from counter_app.store.store import Store
from counter_app.store.wire.feed import FeedReader
from sync import contract, keys
from sync.carriers.answers import Answer, checked, decoded
from sync.compression import CompressionError, compress, decompress
from sync.courier import recovery
from sync.courier.bundle import open_bundle
from sync.courier.reply import read_reply
from sync.courier.seal import seal_to
from sync.errors import SyncError
from sync.gateway import bodies
from sync.gateway.errors import GatewayError
from sync.gateway.rules.chain import checked as checked_append
from sync.gateway.settings import Limits
from sync.statement import signed_statement, verified_statement
from tests.builders import make_order, make_procedure
from tests.fakes import FakeClock
from tests.fuzz import paper
from tests.services.conftest import CALENDAR, HOA
from tests.sync.test_statement import KNOWN, STATEMENT, identity

FORESEEN = (CounterError, SyncError)
SEAL = X25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
SEAL_PUBLIC = keys.b64url(SEAL.public_key().public_bytes_raw())
DEVICE_KEY = keys.new_private_key()
CARDS = (
    "051185001234|211234567|Nguyễn Thị Mẫu|15081985|Nữ|Thôn 1, xã Mẫu, Quảng Ngãi|01012021",
    "051185001234||Nguyễn Thị Mẫu|15081985|Nữ|Thôn 1|01012021||Trần Văn Thử|Lê Thị Mẫu",
    "HC4012345678901|4e677579e1bb856e205468e1bb8b204de1baab75|15/08/1985|2|5468c3b46e2031|51 - 001"
    "|01/01/2026|-|01/01/2026|51015100000000|-|4|01/01/2031|$",
)
FACT = {
    "seq": 1, "id": "01936d5e-6b1a-7c3e-8a3e-0123456789ab", "kind": "dossier.received",
    "dossier": "01936d5e-6b1a-7c3e-8a3e-0123456789ac", "at": "2026-03-02T01:00:00Z", "by": "lan",
    "clock": None, "prev": "0" * 64, "hash": "0" * 64,
    "body": {
        "code": "H48.12.34-260302-1001", "procedure": "1.004873", "edition": "thử",
        "unit": "H48.12.34", "counter": 1, "received_at": "2026-03-02T01:00:00Z",
        "applicant": {"name": "Nguyễn Thị Mẫu", "id_number": "051185001234"},
        "components": [{"seq": 1, "originals": 1, "scans": ["ab" * 32]}],
    },
}  # fmt: skip
ITEM = {"n": 1, "kind": "fact", "device": "khac", "at": "2026-03-02T01:00:00Z", "fact": FACT}
ACCOUNT = {
    "n": 2, "kind": "staff.account",
    "body": {
        "id": "a", "unit": "H48.12.34", "name": "minh", "full_name": "Lê Minh Thử",
        "role": "receive", "verifier": "", "expires_at": "", "revoked": False,
        "issued_at": "2026-03-02T01:00:00Z", "key_id": "", "signature": "",
    },
}  # fmt: skip
OFFER = {
    "n": 3, "kind": "recovery.key",
    "body": {
        "public": "A" * 43, "issued_at": "2026-03-02T01:00:00Z", "key_id": "", "signature": "",
    },
}  # fmt: skip
ORDER = {
    "procedure": "1.004873", "channel": "counter", "sets": 1, "return_by": "counter",
    "applicant": {
        "kind": "citizen", "name": "Nguyễn Thị Mẫu", "id_number": "051185001234",
        "born": "1985-08-15", "sex": "female", "phone": "0912345678", "address": "Thôn 1",
    },
    "owner": None, "delegate": {"name": "Trần Văn Thử", "proof": "giấy"},
    "components": [{"seq": 1, "originals": 1, "copies": 0, "files": []}],
    "waive": [{"seq": 2, "reason": "đã có"}], "summary": "Xác nhận", "note": "",
    "received_at": "2026-03-01T08:00:00+07:00", "client_ref": "x", "term": "7.5 wd",
    "fees": {"pages": 1, "copies": 1, "exemption": {"reason": "nghèo", "proof": "sổ"},
             "taken": {"method": "cash", "receipt_number": "1"}},
}  # fmt: skip
BODIES: dict[Act, dict[str, object]] = {
    Act.HAND_OVER: {"to": "Tư pháp", "sheets": 3, "note": "x", "at": "2026-03-02T07:30:00+07:00"},
    Act.ASK_SUPPLEMENT: {"items": ["a", "b"], "reason": "thiếu", "contact": "0912345678"},
    Act.ADD_SUPPLEMENT: {"components": [{"seq": 1, "originals": 1, "files": []}]},
    Act.REPROMISE: {"due": "2026-03-20T17:00:00+07:00", "reason": "chậm"},
    Act.DECIDE: {"outcome": "granted", "number": "12", "summary": "x", "files": []},
    Act.RETURN: {"to": "delegate", "collector": {"name": "Thử", "id_number": "051185001234"}},
    Act.TAKE_FEE: {"amount": 15000, "name": "Lệ phí", "method": "cash", "receipt_number": "1"},
    Act.ATTACH: {"component": 1, "files": ["khong-co.pdf"]},
    Act.CORRECT: {"fields": {"applicant": {"name": "Mẫu"}, "status": "received"}, "reason": "sai"},
    Act.STOP: {"reason": "xin dừng", "requested_at": "2026-03-02T08:00:00+07:00", "returned": []},
    Act.WITHDRAW: {"reason": "rút", "returned": ["bản chính"]},
    Act.REFUSE: {"reason": "sai", "basis": "điều 1"},
}


@dataclass(frozen=True)
class Target:
    """``run`` takes the spoiled bytes. ``weight``: runs for each turn, dear ones fewer."""

    name: str
    seeds: tuple[bytes, ...]
    run: Callable[[bytes], object]
    foreseen: tuple[type[Exception], ...] = FORESEEN
    weight: int = 40


@contextmanager
def every_target(folder: Path) -> Iterator[list[Target]]:
    """Yield all targets; those that need a store share a real one below ``folder``."""
    paths = Paths(folder / "pc")
    key = keyslots.create(paths, "hoa", "mật-khẩu-thử-1", target_s=0.001)
    store = Store.create(paths, key)
    with store.write() as work:
        work.catalogue.load(Edition("thử", (make_procedure(),)))
        work.calendars.load(CALENDAR)
        work.staff.add(HOA)
        work.numbering.set_ranges(((1001, 999_999),))
    desk = Desk(store, FakeClock(), settings.Settings("H48.12.34", "Xã Mẫu", 1))
    try:
        yield [
            *_pure(),
            *_wire(),
            *_files(Paths(folder / "files"), key, paths),
            *_acts(desk),
            *_scans(),
        ]
    finally:
        store.close()


def _json(*documents: object) -> tuple[bytes, ...]:
    return tuple(json.dumps(document, ensure_ascii=False).encode() for document in documents)


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _pure() -> list[Target]:
    shipped = json.loads(gzip.decompress((RESOURCES / "catalogue/procedures.json.gz").read_bytes()))
    few = dict(shipped, procedures=shipped["procedures"][:3])
    calendar = (RESOURCES / "calendar/holidays.json").read_bytes()
    here = Path("không-có")
    return [
        Target("cards", tuple(card.encode() for card in CARDS), lambda b: cards.parse(_text(b))),
        Target("codes", (b"H48.12.34-260302-1001",), lambda b: parse_code(_text(b))),
        Target("terms", (b"7.5 wd", b"same-day", b"3 m"), lambda b: parse_term(_text(b))),
        Target(
            "catalogue",
            (*_json(few), gzip.compress(_json(few)[0])),
            edition_from_json,
            weight=6,
        ),
        Target("calendar", (calendar, *_json(CALENDAR)), Calendar.from_json, weight=10),
        Target("orders", _json(ORDER), lambda b: read_order(loads(b), folder=here)),
    ]


def _wire() -> list[Target]:
    statement = signed_statement(STATEMENT, identity()).encode()
    append = {"after_seq": 0, "after_hash": "0" * 64, "facts": [FACT], "head_signature": "x"}
    feed = {"items": [ITEM], "cursor": "1", "more": False}
    error = {"error": {"code": "journal.gap", "facts": {"seq": 3}, "cure": "wait"}, "code": "x"}
    sealed = io.BytesIO()
    seal_to(SEAL_PUBLIC, sealed, [b"\0" * 7 + b"\x05hello"])
    request = recovery.Request(
        format=1, unit="H48", counter=1, recovery_key="", sealed="x", answer_to="y", made_at=""
    )
    return [
        Target("statement", (statement,), lambda b: verified_statement(_text(b), KNOWN)),
        Target("answers", _json(feed, error), _answer),
        Target("packed answers", (compress(_json(feed)[0]), gzip.compress(b"{}")), _packed),
        Target("append", _json(append), _append, (*FORESEEN, GatewayError), weight=20),
        Target("compression", (compress(b"abc" * 50),), _unpack, (*FORESEEN, CompressionError)),
        Target("bundles", (sealed.getvalue(),), _bundle, weight=10),
        Target("inside of bundles", _json({"version": 1, "device": "a"}), _inside, weight=10),
        Target("replies", (b"counter-courier-reply-1\nabc\nxyz",), _reply),
        Target("recovery requests", (msgspec.json.encode(request),), recovery.read_request),
        Target("recovery answers", (b"AAAA" * 40,), lambda b: recovery.read_answer(_text(b), SEAL)),
    ]


def _answer(content: bytes) -> None:
    headers = {"X-Request-Id": "a", "Content-Encoding": "identity", "Date": _text(content[:40])}
    for status in (200, 409, 429, 403):
        headers["Retry-After"] = _text(content[:30])
        answer = Answer(status, headers, content, "a")
        _ = answer.said_at
        try:
            decoded(checked(answer), contract.Feed)
        except SyncError:
            continue


def _packed(content: bytes) -> None:
    for encoding in ("zstd", "gzip"):
        headers = {"X-Request-Id": "a", "Content-Encoding": encoding}
        try:
            decoded(checked(Answer(200, headers, content, "a")), contract.Feed)
        except SyncError:
            continue


def _append(content: bytes) -> None:
    limits = Limits()
    for encoding in ("identity", "zstd", "gzip"):
        try:
            plain = bodies.unpacked(content, encoding, 1 << 20)
            checked_append(bodies.decoded(plain, contract.Append, limits), limits)
        except GatewayError:
            continue


def _unpack(content: bytes) -> None:
    decompress(content, 100_000)


def _bundle(content: bytes) -> None:
    bundle = open_bundle(io.BytesIO(content), SEAL.private_bytes_raw(), lambda _: [])
    list(bundle.scans)


def _inside(content: bytes) -> None:
    packed = compress(content)
    record = keys.from_b64url(keys.sign(DEVICE_KEY, packed)) + packed
    sealed = io.BytesIO()
    seal_to(SEAL_PUBLIC, sealed, [len(record).to_bytes(8, "big"), record])
    sealed.seek(0)
    open_bundle(sealed, SEAL.private_bytes_raw(), lambda _: keys.public_key(DEVICE_KEY))


def _reply(content: bytes) -> None:
    read_reply(content, DEVICE_KEY)


def _files(paths: Paths, key: bytes, real: Paths) -> list[Target]:
    paths.data.mkdir(parents=True)
    settings.save(paths.settings, settings.Settings("H48.12.34", "Xã Mẫu", 1))
    toml, slots = paths.settings.read_bytes(), real.keyslots.read_bytes()
    packed = io.BytesIO()
    with backup.zipfile.ZipFile(packed, "w") as archive:
        manifest = backup.Manifest(
            format=1, made_at="", schema="0001", head_seq=0, head_hash="", scans=0
        )
        archive.writestr("manifest.json", msgspec.json.encode(manifest))
        archive.writestr("counter.db", b"x" * 100)
        archive.writestr("keyslots.json", slots)

    def laid(target: Path, read: Callable[[], object]) -> Callable[[bytes], object]:
        def run(content: bytes) -> object:
            target.write_bytes(content)
            return read()

        return run

    stick, place = paths.data / "a.counter-backup", Paths(paths.data / "restored")

    def restored() -> None:
        for file in (place.database, place.keyslots):
            file.unlink(missing_ok=True)
        backup.restore(stick, place)

    quick = keyslots.Patience(now=lambda: 0.0, sleep=lambda _: None)
    return [
        Target("settings", (toml,), laid(paths.settings, lambda: settings.load(paths.settings))),
        Target("key slots", (slots,), laid(paths.keyslots, lambda: keyslots.read(paths))),
        Target(
            "sign-in",
            (slots,),
            laid(paths.keyslots, lambda: keyslots.unlock(paths, "hoa", "x", patience=quick)),
            weight=2,
        ),
        Target(
            "high water",
            (b'{"seq":1,"hash":"00","proof":"00"}',),
            laid(paths.data / "counter.mark", lambda: high_water.noted(paths, key)),
            (),
        ),
        Target("backups", (packed.getvalue(),), laid(stick, restored), weight=10),
    ]


def _acts(desk: Desk) -> list[Target]:
    reception, processing = Reception(desk), Processing(desk)
    code = reception.receive(make_order(), by=HOA).dossier.code

    def act(kind: Act) -> Callable[[bytes], object]:
        def run(content: bytes) -> object:
            order = ActOrder(code, loads(content), Path("không-có"), HOA)
            return run_act(processing, kind, order)

        return run

    def feed(content: bytes) -> None:
        try:
            item = msgspec.json.decode(content, type=contract.FeedItem)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return
        with desk.store.write() as work:
            FeedReader(work).take(item)

    def fact(content: bytes) -> None:
        to_fact(loads(content))

    return [
        *(Target(f"act {kind.value}", _json(body), act(kind), weight=3)
          for kind, body in BODIES.items()),
        Target("feed", _json(ITEM, ACCOUNT, OFFER), feed, weight=8),
        Target("facts", _json(FACT), fact),
        Target("snapshots", (b"{}", _json(FACT["body"])[0]), from_snapshot),
    ]  # fmt: skip


def _scans() -> list[Target]:
    sealed = sealed_file.seal(b"abc", "mat khau dai", cost=keyslots.Cost(1, 64))
    return [
        Target(
            "sealed files",
            (sealed,),
            lambda content: sealed_file.unseal(content, "mat khau dai"),
            weight=6,
        ),
        *(
            Target(f"scan {kind}", seeds, paper.through_the_desk, weight=3)
            for kind, seeds in paper.SEEDS.items()
        ),
    ]
