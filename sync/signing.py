"""What is signed on the wire: heads by the device, checkpoints, certificates, editions and
officers' accounts by the gateway.
"""

from collections.abc import Iterable

import msgspec

from sync import keys
from sync.canonical import canonical
from sync.contract import Checkpoint, Edition, Enrolled, Head, PublicKey, StaffAccount


def head_bytes(device: str, head: Head) -> bytes:
    """Return what ``Append.head_signature`` covers."""
    return canonical({"device": device, "seq": head.seq, "hash": head.hash})


def sign_head(private_key: bytes, device: str, head: Head) -> str:
    """Return the device's signature of its own ``head``."""
    return keys.sign(private_key, head_bytes(device, head))


def verify_head(public_key: str, device: str, head: Head, signature: str) -> bool:
    """Return whether ``device`` signed ``head``."""
    return keys.verify(public_key, signature, head_bytes(device, head))


def checkpoint_bytes(checkpoint: Checkpoint) -> bytes:
    """Return what a checkpoint's signature covers: every field but the signature."""
    fields = msgspec.structs.asdict(checkpoint)
    del fields["signature"]
    return canonical(fields)


def sign_checkpoint(private_key: bytes, checkpoint: Checkpoint) -> Checkpoint:
    """Return ``checkpoint`` with its signature."""
    signature = keys.sign(private_key, checkpoint_bytes(checkpoint))
    return msgspec.structs.replace(checkpoint, signature=signature)


def verify_checkpoint(gateway_keys: Iterable[PublicKey], checkpoint: Checkpoint) -> bool:
    """Return whether the gateway key named in ``checkpoint`` is ours and signed it."""
    return _is_signed(gateway_keys, checkpoint, checkpoint_bytes(checkpoint))


def edition_bytes(edition: Edition) -> bytes:
    """Return what an edition's signature covers: every field but key and signature."""
    fields = msgspec.structs.asdict(edition)
    del fields["signature"], fields["key_id"]
    return canonical(fields)


def verify_edition(gateway_keys: Iterable[PublicKey], edition: Edition) -> bool:
    """Return whether the gateway key named in ``edition`` is ours and signed it."""
    return _is_signed(gateway_keys, edition, edition_bytes(edition))


def account_bytes(account: StaffAccount) -> bytes:
    """Return what an account's signature covers: every field but key and signature."""
    fields = msgspec.structs.asdict(account)
    del fields["signature"], fields["key_id"]
    return canonical(fields)


def verify_account(gateway_keys: Iterable[PublicKey], account: StaffAccount) -> bool:
    """Return whether the gateway key named in ``account`` is ours and signed it."""
    return _is_signed(gateway_keys, account, account_bytes(account))


def certificate_bytes(device: str, unit: str, counter: int, public_key: str) -> bytes:
    """Return what a device certificate covers."""
    return canonical({"device": device, "unit": unit, "counter": counter, "public_key": public_key})


def new_key_bytes(device: str, public_key: str) -> bytes:
    """Return what both signatures of a ``NewKey`` cover."""
    return canonical({"device": device, "public_key": public_key})


def verify_certificate(enrolled: Enrolled, public_key: str) -> bool:
    """Return whether the gateway that enrolled us signed for this device and key."""
    message = certificate_bytes(enrolled.device, enrolled.unit, enrolled.counter, public_key)
    return keys.verify(enrolled.gateway_key.key, enrolled.certificate, message)


def _is_signed(
    gateway_keys: Iterable[PublicKey], told: Checkpoint | Edition | StaffAccount, message: bytes
) -> bool:
    """Return whether the gateway key that ``told`` names is ours and signed ``message``."""
    return any(
        keys.verify(known.key, told.signature, message)
        for known in gateway_keys
        if known.key_id == told.key_id
    )
