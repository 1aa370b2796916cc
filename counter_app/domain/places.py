"""The 34 provinces and 3,321 communes since July 2025, by code and by search.

Source: QĐ 19/2025/QĐ-TTg and NQ 30/2026/QH16 as gathered in the shipped folder; codes of units
are five digits, of provinces two, both text.
"""

import json
from dataclasses import dataclass
from typing import Any, Final

from counter_app.domain.errors import RuleError
from counter_app.domain.vietnamese import fold, nfc

KINDS: Final = {"XA": "Xã", "PHUONG": "Phường", "DAC_KHU": "Đặc khu"}


@dataclass(frozen=True, slots=True)
class Province:
    """A province since the mergers. ``old_codes``: first digits of ID numbers, with their names.

    ``egov_id`` is the identifier of the administration's network; a hint for the installer, never
    derived from: ``egov_confidence`` says how far it can be trusted.
    """

    code: str
    name: str
    full_name: str
    egov_id: str = ""
    egov_confidence: str = ""
    old_codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, ward or special zone. ``key`` is the folded full name and province."""

    code: str
    name: str
    kind: str  # XA, PHUONG or DAC_KHU
    province: Province
    key: str

    @property
    def full_name(self) -> str:
        """As an address names it: "Phường Ba Đình"."""
        return f"{KINDS[self.kind]} {self.name}"


@dataclass(frozen=True, slots=True)
class Places:
    """All of them, in the order of their codes."""

    provinces: tuple[Province, ...]
    communes: tuple[Commune, ...]

    @classmethod
    def from_json(cls, content: bytes) -> "Places":
        """Read the shipped file: provinces with ``units`` of ``[code, name, kind]``.

        Raises:
            RuleError: ``places.bad_file``.
        """
        try:
            records = json.loads(content)["provinces"]
            provinces = tuple(_province(record) for record in records)
            communes = tuple(
                _commune(unit, province)
                for record, province in zip(records, provinces, strict=True)
                for unit in record["units"]
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            raise RuleError("places.bad_file") from None
        return cls(provinces, communes)

    def find(self, text: str, limit: int = 20) -> tuple[Commune, ...]:
        """Return communes whose name and province hold every word of ``text``, best first.

        Words may be begun, unmarked and in any order; a name that begins with the text comes
        first, then one that has its first word, then the rest, each by code.
        """
        words = fold(text).split()
        if not words:
            return ()
        ranked = [
            (_rank(commune, words), place)
            for place, commune in enumerate(self.communes)
            if _matches(commune.key, words)
        ]
        return tuple(self.communes[place] for _, place in sorted(ranked)[:limit])

    def commune(self, code: str) -> Commune | None:
        """Return the commune of a five-digit code, None where there is none."""
        return next((commune for commune in self.communes if commune.code == code), None)

    def registered_in(self, id_number: str) -> tuple[str, Province] | None:
        """Return the old province an ID number begins with, and what it belongs to now.

        None for people registered abroad and for odd numbers.
        """
        for province in self.provinces:
            for code, name in province.old_codes:
                if id_number[:3] == code:
                    return name, province
        return None


def _province(record: dict[str, Any]) -> Province:
    return Province(
        code=record["code"],
        name=nfc(record["name"]),
        full_name=nfc(record["full_name"]),
        egov_id=record.get("egov_id", ""),
        egov_confidence=record.get("egov_id_confidence", ""),
        old_codes=tuple((code, nfc(name)) for code, name in record.get("old_cccd_codes", [])),
    )


def _commune(unit: list[str], province: Province) -> Commune:
    code, name, kind = unit
    name = nfc(name)
    return Commune(code, name, kind, province, fold(f"{KINDS[kind]} {name} {province.name}"))


def _matches(key: str, words: list[str]) -> bool:
    padded = f" {key}"
    return all(f" {word}" in padded for word in words)


def _rank(commune: Commune, words: list[str]) -> int:
    name = fold(commune.name)
    typed = " ".join(words)
    if name == typed:
        return 0
    if name.startswith(typed) or fold(commune.full_name).startswith(typed):
        return 1
    return 2 if f" {words[0]}" in f" {name}" else 3
