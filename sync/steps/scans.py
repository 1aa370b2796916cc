"""Scans after their facts: tus uploads, resumed where they stood, sent once whoever sends them."""

import logging

from sync.errors import GapError, RejectedError, StoreError
from sync.ports import PendingBlob, Replica
from sync.transport import Transport

log = logging.getLogger(__name__)

PART_MIN, PART_MAX = 16 << 10, 256 << 10  # bytes sent at once
_LOOK_AHEAD = 20  # scans the gateway will not take do not stand in the way of others


class ScanSender:
    """Sends one part at a time, so that facts never wait longer than a part.

    What the gateway will not take is set aside, and taken up again after an hour or at the next
    start; its dossier says so. Parts shrink where somebody on the way takes no large ones.
    """

    def __init__(self, replica: Replica, transport: Transport) -> None:
        self._replica = replica
        self._transport = transport
        self._at: tuple[str, int] | None = None  # upload, offset we are sure of
        self._unkept: set[str] = set()  # sent once in vain
        self._part_max = PART_MAX
        self.refused: dict[str, str] = {}  # sha256 → code

    def take_up_again(self) -> None:
        """Try once more what was refused: it may have been a proxy, or is put right by now."""
        self._unkept.clear()
        self.refused.clear()
        self._part_max = PART_MAX

    def forget(self) -> None:
        """After an unknown outcome: ask where the upload stands."""
        self._at = None

    def next(self) -> PendingBlob | None:
        """Return the most urgent scan that can go."""
        limit = _LOOK_AHEAD + len(self.refused)
        waiting = self._replica.pending_blobs(limit=limit)
        return next((blob for blob in waiting if blob.sha256 not in self.refused), None)

    def send(self, blob: PendingBlob) -> bool:
        """Bring ``blob`` one exchange further; return whether it is there now."""
        try:
            return self._send(blob)
        except GapError:
            self._at = None  # another offset: ask
        except RejectedError as refused:
            self._at = None
            self._set_aside(blob, refused)
        except StoreError as lost:
            if not lost.code.startswith("blob."):
                raise  # the disk, not this scan
            self._at = None
            self.refused[blob.sha256] = lost.code
            log.warning("scan %s cannot be read: %s", blob.sha256, lost.code)
        return False

    def _send(self, blob: PendingBlob) -> bool:
        if not blob.upload:
            return self._begin(blob)
        if self._at is None or self._at[0] != blob.upload:
            self._at = (blob.upload, self._transport.upload_offset(blob.upload))
        offset = self._at[1]
        if offset < blob.size:
            part = self._replica.read_blob(blob.sha256)[offset : offset + self._part_max]
            offset = self._transport.upload_part(blob.upload, offset, part)
            self._at = (blob.upload, offset)
        if offset < blob.size:
            return False
        return self._confirm(blob)

    def _begin(self, blob: PendingBlob) -> bool:
        if self._transport.has_blob(blob.sha256):  # another dossier, or another counter, sent it
            self._replica.blob_delivered(blob.sha256)
            return True
        upload = self._transport.begin_upload(blob)
        self._replica.blob_started(blob.sha256, upload)
        self._at = (upload, 0)
        return False

    def _confirm(self, blob: PendingBlob) -> bool:
        """All bytes went; only the gateway's own word that it holds the hash counts."""
        self._at = None
        if not self._transport.has_blob(blob.sha256):
            self._replica.blob_started(blob.sha256, "")
            if blob.sha256 in self._unkept:
                self.refused[blob.sha256] = "scan.not_kept"
            self._unkept.add(blob.sha256)
            log.warning("scan %s went but is not held", blob.sha256)
            return False
        self._replica.blob_delivered(blob.sha256)
        return True

    def _set_aside(self, blob: PendingBlob, refused: RejectedError) -> None:
        if blob.upload and refused.facts.get("status") in (404, 410):
            self._replica.blob_started(blob.sha256, "")  # it expired: begin anew
        elif refused.code == "body.too_large" and self._part_max > PART_MIN and blob.upload:
            self._part_max //= 2
        elif refused.code != "upload.checksum":
            self.refused[blob.sha256] = refused.code
            log.warning("scan %s refused: %s", blob.sha256, refused.code)
