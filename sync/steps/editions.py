"""Editions the feed told of: signature checked, fetched piece by piece after facts, hash checked.

What has arrived waits in the store; nothing here puts an edition in force.
"""

import hashlib
import logging

from sync.contract import Edition
from sync.errors import AuthError, ProtocolError, RejectedError
from sync.ports import Identity, Replica
from sync.signing import verify_edition
from sync.transport import Transport

log = logging.getLogger(__name__)


class EditionFetcher:
    """Fetches one part at a time, so that facts never wait longer than a part.

    A cut line costs the part it cut: the pieces are kept until the program ends. What cannot be
    had (no such blob, other bytes than signed) is set aside for an hour or until the next start
    and stops nothing else.
    """

    def __init__(self, replica: Replica, transport: Transport) -> None:
        self._replica, self._transport = replica, transport
        self._told: list[Edition] = []
        self._pieces = bytearray()
        self._of = ""  # sha256 the pieces belong to
        self.unseen = True  # what an earlier run was told may still wait
        self.set_aside: dict[str, str] = {}  # sha256 → code

    @property
    def wait(self) -> bool:
        """True while an edition is to be fetched."""
        return bool(self._told)

    def take_up_again(self) -> None:
        """Try once more what was set aside."""
        self.unseen = self.unseen or bool(self.set_aside)
        self.set_aside.clear()

    def look(self, identity: Identity) -> None:
        """After news: see which editions are to be fetched; a forged one never is."""
        self._told, self.unseen = [], False
        for edition in self._replica.told_editions():
            if not verify_edition(identity.gateway_keys, edition):
                log.warning("edition %s has no good signature", edition.sha256)
                self._replica.edition_refused(edition, "edition.bad_signature")
            elif edition.sha256 not in self.set_aside:
                self._told.append(edition)

    def fetch(self, part_bytes: int) -> bool:
        """Bring the oldest edition one exchange further; return whether it is here now.

        Raises:
            SyncError: the line is bad; what arrived before is kept.
        """
        edition = self._told[0]
        if self._of != edition.sha256:
            self._of = edition.sha256
            self._pieces.clear()
        try:
            part = self._part(edition, part_bytes)
        except (RejectedError, ProtocolError) as refused:
            return self._leave(refused.code)
        except AuthError as refused:
            if not refused.code.startswith("blob."):
                raise  # the device, not this blob
            return self._leave(refused.code)
        self._pieces += part
        if len(self._pieces) < edition.size:
            return False
        if hashlib.sha256(self._pieces).hexdigest() != edition.sha256:
            return self._leave("edition.wrong_hash")
        self._replica.edition_arrived(edition, bytes(self._pieces))
        self._forget()
        return True

    def _part(self, edition: Edition, part_bytes: int) -> bytes:
        offset = len(self._pieces)
        length = min(part_bytes, edition.size - offset)
        part = self._transport.blob_part(edition.sha256, offset, length)
        if not part or offset + len(part) > edition.size:
            raise ProtocolError("edition.wrong_size", sha256=edition.sha256)
        return part

    def _leave(self, code: str) -> bool:
        log.warning("edition %s set aside: %s", self._of, code)
        self.set_aside[self._of] = code
        self._forget()
        return False

    def _forget(self) -> None:
        self._told = [told for told in self._told if told.sha256 != self._of]
        self._pieces.clear()
        self._of = ""
