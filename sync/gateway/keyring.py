"""What the gateway signs and for whom it seals."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from msgspec.structs import replace

from sync import keys
from sync.contract import Checkpoint, Edition, Head, PublicKey, StaffAccount
from sync.signing import account_bytes, certificate_bytes, checkpoint_bytes, edition_bytes


def stamp(at: datetime) -> str:
    """Return a moment as the wire writes it: RFC 3339 in UTC, milliseconds."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class GatewayKeys:
    """The gateway's signing and sealing keys, loaded once."""

    def __init__(self, signing: bytes, sealing: bytes) -> None:
        self._signing = Ed25519PrivateKey.from_private_bytes(signing)
        self.sealing = sealing
        public = keys.public_key(signing)
        self.public = PublicKey(key_id=keys.key_id(public), key=public)
        sealed_to = X25519PrivateKey.from_private_bytes(sealing).public_key()
        self.seal_key = keys.b64url(sealed_to.public_bytes_raw())

    def __repr__(self) -> str:  # never the key in a log
        return f"GatewayKeys({self.public.key_id})"

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

    def certificate(self, device: str, unit: str, counter: int, public_key: str) -> str:
        """Return our signature that this key is this counter."""
        message = certificate_bytes(device, unit, counter, public_key)
        return keys.b64url(self._signing.sign(message))
