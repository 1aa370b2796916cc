"""What the gateway tells of others: their facts, later verdicts, news of the province."""

from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, text

from counter_app.domain.deeds import Corrected, Fact
from counter_app.domain.errors import BusyError, CounterError, MachineError, MissingError
from counter_app.domain.evolve import born, evolve
from counter_app.store.codec import to_fact
from counter_app.store.wire import accounts, recovery_offer
from counter_app.store.wire.healing import mark_number
from counter_app.store.wire.verdicts import keep_verdicts
from counter_app.store.work import Work
from sync import contract
from sync.contract import FeedItem

_LARGEST: Final = (1 << 53) - 1  # what every JSON reader keeps exact
REVOKED: Final = "revoked"  # key of the state: this device may no longer speak to the gateway

_KEEP = text(
    "INSERT INTO feed_facts(device, seq, n, dossier, verdict, code, body)"
    " VALUES (:device, :seq, :n, :dossier, :verdict, :code, :body) ON CONFLICT DO NOTHING"
)
# Facts of the device this PC was before: kept without a number of arrival until the feed has them.
UNCONFIRMED: Final = 1 << 60
_CONFIRM = text(
    "UPDATE feed_facts SET n = :n, verdict = :verdict, code = :code"
    " WHERE device = :device AND seq = :seq AND n = 0"
)
_CONFIRMED = text(
    "UPDATE dossiers SET last_seq = 0 WHERE id = :dossier AND last_seq = :unconfirmed"
    " AND NOT EXISTS (SELECT 1 FROM feed_facts WHERE dossier = :dossier AND n = 0)"
)
_JUDGE = text(
    "UPDATE feed_facts SET verdict = :verdict, code = :code"
    " WHERE device = :device AND seq = :seq AND (verdict <> :verdict OR code <> :code)"
)
_WAITING = text(
    "SELECT device, seq, body FROM feed_facts WHERE dossier = :dossier AND version IS NULL"
    " AND verdict IN ('accepted', 'deferred', '') ORDER BY n, seq"
)
_OF_FACT = text("SELECT dossier FROM feed_facts WHERE device = :device AND seq = :seq")
_APPLIED = text("UPDATE feed_facts SET version = :version WHERE device = :device AND seq = :seq")
_NEWS = text(
    "INSERT INTO news(n, kind, dossier, body) VALUES (:n, :kind, :dossier, :body)"
    " ON CONFLICT DO NOTHING"
)
_ALIAS = text("INSERT INTO aliases(code, dossier) VALUES (:code, :dossier) ON CONFLICT DO NOTHING")


class FeedReader:
    """Applies feed items inside one transaction. Repeating an item changes nothing."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection: Connection = work.connection
        self._device = work.state.get("device")

    def take(self, item: FeedItem) -> bool:
        """Apply one item; return whether it told us something new.

        Numbers that no store can hold are nobody's news.
        """
        numbers = (
            item.n,
            item.fact.seq if item.fact else 0,
            item.verdict.seq if item.verdict else 0,
        )
        if not all(0 <= number <= _LARGEST for number in numbers):
            return False
        if item.kind == "fact" and item.fact is not None:
            return self._fact(item, item.fact)
        if item.kind == "verdict" and item.verdict is not None:
            return self._verdict(item.device, item.verdict)
        if item.kind == accounts.KIND:
            return accounts.take(self._work, item.body)
        if item.kind == recovery_offer.KIND:
            return recovery_offer.take(self._work, item.body)
        if item.kind == "device.revoked" and item.device == self._device:
            self._work.state.set(REVOKED, "1")
        if item.kind in ("status", "message", "edition", "device.revoked"):
            return self._news(item)
        return False

    def _fact(self, item: FeedItem, fact: contract.Fact) -> bool:
        if item.device == self._device:
            return False
        verdict = item.verdict or contract.Verdict(fact.seq, "accepted")
        dossier = _dossier_of(fact)
        row = {
            "device": item.device,
            "seq": fact.seq,
            "n": item.n,
            "dossier": dossier,
            "verdict": verdict.verdict,
            "code": verdict.code,
            "body": msgspec.json.encode(fact).decode(),
        }
        if not self._connection.execute(_KEEP, row).rowcount:
            return self._confirm(row) or self._judge(item.device, verdict)
        if dossier is not None:
            self._grow(dossier)
        return True

    def _confirm(self, row: dict[str, Any]) -> bool:
        """A fact of our own former self has arrived after all."""
        if not self._connection.execute(_CONFIRM, row).rowcount:
            return False
        known = {"dossier": row["dossier"], "unconfirmed": UNCONFIRMED}
        self._connection.execute(_CONFIRMED, known)
        return True

    def _verdict(self, device: str, verdict: contract.Verdict) -> bool:
        if device in ("", self._device):
            return keep_verdicts(self._connection, [verdict]) > 0
        return self._judge(device, verdict)

    def _judge(self, device: str, verdict: contract.Verdict) -> bool:
        """Another counter's fact was judged anew; one that now stands is applied."""
        row = {
            "device": device,
            "seq": verdict.seq,
            "verdict": verdict.verdict,
            "code": verdict.code,
        }
        if not self._connection.execute(_JUDGE, row).rowcount:
            return False
        wanted = {"device": device, "seq": verdict.seq}
        dossier: bytes | None = self._connection.execute(_OF_FACT, wanted).scalar()
        if dossier is not None:
            self._grow(dossier)
        return True

    def _grow(self, dossier: bytes) -> None:
        """Apply what waits for this dossier, in the gateway's order, as far as it goes."""
        for row in self._connection.execute(_WAITING, {"dossier": dossier}).all():
            try:
                version = self._apply(to_fact(msgspec.json.decode(row.body)))
            except (MachineError, BusyError):
                raise  # this PC's trouble, not the fact's: the page comes again
            except CounterError:  # of a newer program, or a code that is taken: it stays as it came
                continue
            if version:
                values = {"version": version, "device": row.device, "seq": row.seq}
                self._connection.execute(_APPLIED, values)

    def _apply(self, fact: Fact) -> int:
        """Return the dossier's version after ``fact``, 0 when its beginning is not here yet."""
        try:
            before = self._work.dossiers.get(fact.dossier)
        except MissingError:
            if fact.kind != "dossier.received":
                return 0
            dossier = born(fact)
            self._work.dossiers.insert(dossier, own=False, last_seq=0)
            mark_number(self._work, dossier.code)  # an earlier device of this counter gave it
            return dossier.version
        after = evolve(before, fact)
        renamed = isinstance(fact.deed, Corrected)
        self._work.dossiers.update(after, last_seq=None, reindex=renamed)
        return after.version

    def _news(self, item: FeedItem) -> bool:
        dossier = self._named(item.body)
        row = {
            "n": item.n,
            "kind": item.kind,
            "dossier": dossier.bytes if dossier else None,
            "body": msgspec.json.encode(item.body).decode(),
        }
        if not self._connection.execute(_NEWS, row).rowcount:
            return False
        if item.kind == "edition":
            self._work.editions.told(item.n, item.body)
        official = item.body.get("official_code")
        if dossier is not None and isinstance(official, str) and official.strip():
            self._alias(dossier, "".join(official.split()))
        return True

    def _named(self, body: dict[str, Any]) -> UUID | None:
        try:
            if body.get("dossier"):
                return self._work.dossiers.get(UUID(str(body["dossier"]))).id
            return self._work.dossiers.by_code(str(body.get("code", ""))).id
        except (ValueError, MissingError):
            return None

    def _alias(self, dossier: UUID, code: str) -> None:
        known = {"code": code, "dossier": dossier.bytes}
        if self._connection.execute(_ALIAS, known).rowcount:
            self._work.dossiers.reindex(self._work.dossiers.get(dossier))


def _dossier_of(fact: contract.Fact) -> bytes | None:
    try:
        return UUID(fact.dossier).bytes if fact.dossier else None
    except ValueError:
        return None
