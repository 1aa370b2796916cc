"""An enrolled counter and what a gateway answers it."""

from sync.contract import Checkpoint, CodeRange, PublicKey
from sync.ports import Identity

IDENTITY = Identity(
    device="dev-3",
    unit="H48.12.34",
    counter=3,
    gateway_url="https://gateway.example",
    private_key=bytes(32),
    gateway_keys=[PublicKey(key_id="k1", key="A")],
    ranges=[CodeRange(3001, 3999)],
)


def signed(seq: int, file_hash: str) -> Checkpoint:
    return Checkpoint(
        device="dev-3",
        seq=seq,
        hash=file_hash,
        facts_total=seq,
        at=f"2026-11-02T02:00:{seq % 60:02d}Z",
        key_id="k1",
        signature="s",
    )


def settle(store, seq, *verdicts):
    replica = store.replica()
    replica.settle(verdicts, signed(seq, replica.hash_at(seq)))
