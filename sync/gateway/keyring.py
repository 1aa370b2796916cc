"""What the gateway signs, with which of its keys, and for whom it seals."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from msgspec.structs import replace

from sync import keys
from sync.contract import Checkpoint, Edition, Head, PublicKey, StaffAccount, Succession
from sync.signing import account_bytes, certificate_bytes, checkpoint_bytes, edition_bytes
from sync.trust.recovery_offer import RecoveryOffer, offer_bytes
from sync.trust.successions import succession_bytes

TOKENS_OUTLIVE = timedelta(hours=2)  # a token's hour, and clocks that differ


def stamp(at: datetime) -> str:
    """Return a moment as the wire writes it: RFC 3339 in UTC, milliseconds."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class GatewayKeys:
    """One pair of signing and sealing keys.

    ``signs_from``: as ``stamp`` writes it. ``succeeded``: why whoever trusts the key before
    trusts this one; None for the first.
    """

    def __init__(
        self,
        signing: bytes,
        sealing: bytes,
        signs_from: str = "",
        succeeded: Succession | None = None,
    ) -> None:
        self.signs_from = signs_from
        self.succeeded = succeeded
        self.made_at = ""
        self._signing = Ed25519PrivateKey.from_private_bytes(signing)
        self.sealing = sealing
        public = keys.public_key(signing)
        self.public = PublicKey(key_id=keys.key_id(public), key=public)
        sealed_to = X25519PrivateKey.from_private_bytes(sealing).public_key()
        self.seal_key = keys.b64url(sealed_to.public_bytes_raw())

    def __repr__(self) -> str:  # never the key in a log
        return f"GatewayKeys({self.public.key_id})"

    def age_days(self, at: datetime) -> float:
        """Return how long this key has signed."""
        since = self.signs_from or self.made_at
        return max(0.0, (at - datetime.fromisoformat(since)) / timedelta(days=1)) if since else 0.0

    @property
    def signing(self) -> Ed25519PrivateKey:
        """The key as PyJWT wants it."""
        return self._signing

    @property
    def verifying(self) -> object:
        """The public half as PyJWT wants it."""
        return self._signing.public_key()

    def checkpoint(self, device: str, head: Head, at: datetime) -> Checkpoint:
        """Return our signed word that we hold ``device``'s journal up to ``head``."""
        unsigned = Checkpoint(
            device=device,
            seq=head.seq,
            hash=head.hash,
            facts_total=head.seq,
            at=stamp(at),
            key_id=self.public.key_id,
            signature="",
        )
        signature = keys.b64url(self._signing.sign(checkpoint_bytes(unsigned)))
        return Checkpoint(
            device=device,
            seq=head.seq,
            hash=head.hash,
            facts_total=head.seq,
            at=unsigned.at,
            key_id=unsigned.key_id,
            signature=signature,
        )

    def edition(self, edition: Edition) -> Edition:
        """Return ``edition`` with our key's name and signature."""
        signature = keys.b64url(self._signing.sign(edition_bytes(edition)))
        return replace(edition, key_id=self.public.key_id, signature=signature)

    def account(self, account: StaffAccount) -> StaffAccount:
        """Return ``account`` with our key's name and signature."""
        signature = keys.b64url(self._signing.sign(account_bytes(account)))
        return replace(account, key_id=self.public.key_id, signature=signature)

    def recovery_offer(self, offer: RecoveryOffer) -> RecoveryOffer:
        """Return ``offer`` with our key's name and signature."""
        signature = keys.b64url(self._signing.sign(offer_bytes(offer)))
        return replace(offer, key_id=self.public.key_id, signature=signature)

    def certificate(self, device: str, unit: str, counter: int, public_key: str) -> str:
        """Return our signature that this key is this counter."""
        message = certificate_bytes(device, unit, counter, public_key)
        return keys.b64url(self._signing.sign(message))

    def succession(self, heir: "GatewayKeys") -> Succession:
        """Return our signed word that ``heir`` follows us."""
        unsigned = Succession(
            key_id=heir.public.key_id,
            key=heir.public.key,
            seal_key=heir.seal_key,
            signs_from=heir.signs_from,
            by=self.public.key_id,
            signature="",
        )
        signature = keys.b64url(self._signing.sign(succession_bytes(unsigned)))
        return replace(unsigned, signature=signature)


class KeyRing:
    """Every key the gateway ever had, oldest first: the newest whose time has come signs, all of
    them prove. Another thread may ``take`` a newer set at any time.
    """

    def __init__(self, held: Sequence[GatewayKeys]) -> None:
        self._held = tuple(held)

    def take(self, held: "KeyRing") -> None:
        """Know from now on what ``held`` knows."""
        self._held = held._held

    def __iter__(self) -> Iterator[GatewayKeys]:
        return iter(self._held)

    @property
    def public(self) -> list[PublicKey]:
        """The public halves, all of them."""
        return [own.public for own in self._held]

    @property
    def successions(self) -> list[Succession]:
        """How each key but the first came to be trusted."""
        return [own.succeeded for own in self._held if own.succeeded is not None]

    def signer(self, at: datetime) -> GatewayKeys:
        """Return who signs now."""
        now = stamp(at)
        due = [own for own in self._held if own.signs_from <= now]
        return due[-1] if due else self._held[0]

    def heir(self, at: datetime) -> GatewayKeys | None:
        """Return the key that is announced and does not sign yet."""
        return self._held[-1] if self._held[-1].signs_from > stamp(at) else None

    def accepted(self, key_id: str, at: datetime) -> GatewayKeys | None:
        """Return the key of a token, if a token of that key can still be good."""
        for own, heir in pairwise((*self._held, None)):
            if own is not None and own.public.key_id == key_id:
                is_over = heir is not None and heir.signs_from < stamp(at - TOKENS_OUTLIVE)
                return None if is_over else own
        return None

    def checkpoint(self, device: str, head: Head, at: datetime) -> Checkpoint:
        """Return our signed word that we hold ``device``'s journal up to ``head``."""
        return self.signer(at).checkpoint(device, head, at)
