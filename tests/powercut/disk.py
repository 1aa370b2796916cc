"""A disk that keeps what was synced and nothing for certain besides, rebuilt from a record.

Content is kept by file, names by folder, as file systems do. A sync makes a file's content
durable, and its name if it is new; renames and deletions are durable once the folder is synced,
and survive in their order before that. What was not synced is dropped, kept or torn by lot, in
sectors of 512 bytes.
"""

from base64 import b64decode
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SECTOR = 512
Change = tuple[str, int, bytes]  # write or truncate, place, content


@dataclass
class Kept:
    """One file: what is durable, and what was written since."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        """Everything written so far is on the disk."""
        for change in self.pending:
            _apply(self.durable, *change)
        self.pending.clear()

    def after_cut(self, fate: str, lot: Random) -> bytes:
        """Return what the file holds when the power comes back."""
        content = bytearray(self.durable)
        for what, place, written in self.pending if fate != "dropped" else ():
            if fate == "kept":
                _apply(content, what, place, written)
            elif what == "write":
                _tear(content, place, written, lot)
            elif lot.random() < 0.5:
                _apply(content, what, place, written)
        return bytes(content)


class Disk:
    """Takes the lines of a record one by one; can be cut after each."""

    def __init__(self) -> None:
        self._now: dict[str, Kept] = {}
        self._durable: dict[str, Kept] = {}
        self._moves: list[tuple[str, str, Kept | None]] = []  # unlinked, linked, file

    def take(self, what: str, name: str, number: int, content: str) -> None:
        """Let one recorded change happen."""
        raw = b64decode(content)
        if what == "sync":
            self._sync(name)
        elif what == "rename":
            self._move(raw.decode(), name)
        elif what == "unlink":
            self._move(name, "")
            if number:
                self._settle()
        elif what == "create":
            self._now[name] = Kept()
            self._moves.append(("", name, self._now[name]))
        else:
            self._file(name).pending.append((what, number, raw))

    def cut(self, folder: Path, fate: str, lot: Random) -> None:
        """Write what is left when the power goes now into ``folder``."""
        names = dict(self._durable)
        staying = {"dropped": 0, "kept": len(self._moves)}.get(fate, -1)
        if staying < 0:
            staying = lot.randint(0, len(self._moves))
        for move in self._moves[:staying]:
            _rename(names, *move)
        for name, file in names.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.after_cut(fate, lot))

    def _file(self, name: str) -> Kept:
        if name not in self._now:
            self._now[name] = Kept()
            self._moves.append(("", name, self._now[name]))
        return self._now[name]

    def _sync(self, name: str) -> None:
        if name not in self._now:  # a folder
            self._settle()
            return
        file = self._now[name]
        file.sync()
        if all(old or kept is not file for old, _, kept in self._moves):
            return
        self._settle()  # a new name goes with its file, and what was moved before it

    def _move(self, old: str, new: str) -> None:
        file = self._now.pop(old, None)
        if new and file is not None:
            self._now[new] = file
        self._moves.append((old, new, file))

    def _settle(self) -> None:
        for move in self._moves:
            _rename(self._durable, *move)
        self._moves.clear()


def _rename(names: dict[str, Kept], old: str, new: str, file: Kept | None) -> None:
    names.pop(old, None)
    if new and file is not None:
        names[new] = file


def _apply(content: bytearray, what: str, place: int, written: bytes) -> None:
    if what == "truncate":
        del content[place:]
        return
    if len(content) < place:
        content.extend(bytes(place - len(content)))
    content[place : place + len(written)] = written


def _tear(content: bytearray, place: int, written: bytes, lot: Random) -> None:
    """Let each sector of a write reach the disk, or not."""
    at = 0
    while at < len(written):
        step = SECTOR - (place + at) % SECTOR
        if lot.random() < 0.5:
            _apply(content, "write", place + at, written[at : at + step])
        at += step
