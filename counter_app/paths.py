"""Where things lie on this PC."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


@dataclass(frozen=True, slots=True)
class Paths:
    """One counter PC's data folder and what it holds."""

    data: Path

    @classmethod
    def chosen(cls, data: str | os.PathLike[str] | None) -> "Paths":
        """Return the folder given, else ``COUNTER_DATA``, else the platform's own."""
        chosen = data or os.environ.get("COUNTER_DATA")
        return cls(Path(chosen) if chosen else Path(platformdirs.user_data_dir("counter", False)))

    @property
    def settings(self) -> Path:
        """What this machine is (TOML)."""
        return self.data / "counter.toml"

    @property
    def database(self) -> Path:
        """The encrypted store."""
        return self.data / "counter.db"

    @property
    def keyslots(self) -> Path:
        """The wrapped keys of the store."""
        return self.data / "keyslots.json"

    @property
    def new_key(self) -> Path:
        """Everything made anew under a new key, before it is put in place."""
        return self.data / "rekey"

    @property
    def old_key(self) -> Path:
        """What a new key took the place of, until the change is finished."""
        return self.data / "rekey-old"

    @property
    def blobs(self) -> Path:
        """Encrypted scans, by hash."""
        return self.data / "blobs"

    @property
    def backups(self) -> Path:
        """Encrypted backups."""
        return self.data / "backups"

    @property
    def logs(self) -> Path:
        """Logs without personal data."""
        return self.data / "logs"

    @property
    def desk_lock(self) -> Path:
        """Held by whoever may write deeds."""
        return self.data / "desk.lock"

    @property
    def slots_lock(self) -> Path:
        """Held by whoever changes the key slots, for as long as that takes."""
        return self.data / "slots.lock"

    @property
    def sync_lock(self) -> Path:
        """Held by whoever speaks to the gateway."""
        return self.data / "sync.lock"
