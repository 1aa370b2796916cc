"""Editions the province sent: told by the feed, fetched, waiting for a lead, accepted or not."""

from typing import Final, Literal

import msgspec
from sqlalchemy import Connection, text

from counter_app.domain.errors import IntegrityError, MissingError
from counter_app.store.attachments import BlobFolder
from counter_app.store.office.state import State
from sync.contract import Edition

Stage = Literal["told", "waiting", "accepted", "declined", "refused"]

_PREFIX: Final = "edition/"
_ALL = text(
    "SELECT key, value FROM state WHERE key >= 'edition/' AND key < 'edition0' ORDER BY key"
)


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """One edition the feed told of. ``code``: why it was refused. ``by``: who decided."""

    edition: Edition
    stage: Stage = "told"
    code: str = ""
    by: str = ""


class Editions:
    """What arrived from the province; nothing here is in force."""

    def __init__(self, connection: Connection, state: State, blobs: BlobFolder) -> None:
        self._connection, self._state, self._blobs = connection, state, blobs

    def told(self, n: int, body: object) -> None:
        """Remember an item of the feed by its number; what is no edition is left alone."""
        try:
            edition = msgspec.convert(body, Edition)
        except msgspec.ValidationError:  # of a newer gateway, or a mere announcement
            return
        self._keep(f"{_PREFIX}{n:020d}", Sent(edition=edition))

    def missing(self) -> tuple[Edition, ...]:
        """Return editions whose bytes are not here and on which nobody has decided."""
        everything = self._all().values()
        settled = {s.edition.sha256 for s in everything if s.stage not in ("told", "refused")}
        return tuple(
            sent.edition
            for sent in everything
            if sent.stage == "told" and sent.edition.sha256 not in settled
        )

    def waiting(self) -> tuple[Edition, ...]:
        """Return the editions that are here and wait for a lead, oldest first."""
        return tuple(s.edition for s in self._all().values() if s.stage == "waiting")

    def content(self, sha256: str) -> bytes | None:
        """Return the bytes of a waiting edition, None where the file is gone or damaged."""
        try:
            return self._blobs.read(sha256)
        except (MissingError, IntegrityError):  # a backup without scans, a new key
            return None

    def mark(self, edition: Edition, stage: Stage, *, by: str = "", code: str = "") -> None:
        """Move exactly this edition on; ``told`` lets it be fetched once more.

        The same bytes under another signature are another edition: one that is refused does not
        take the good one with it.
        """
        for key, sent in self._all().items():
            if sent.edition == edition:
                self._keep(key, Sent(edition=edition, stage=stage, by=by, code=code))

    def _keep(self, key: str, sent: Sent) -> None:
        self._state.set(key, msgspec.json.encode(sent).decode())

    def _all(self) -> dict[str, Sent]:
        rows = self._connection.execute(_ALL)
        return {row.key: msgspec.json.decode(row.value, type=Sent) for row in rows}
