"""What this machine is: office, counter, gateway, printing. Read once from ``counter.toml``."""

import json
import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from counter_app.domain.errors import MissingError, RuleError


@dataclass(frozen=True, slots=True)
class Settings:
    """One counter PC. Every field is one ``section.key`` of the file; see ``docs/settings.md``."""

    office_unit: str  # identifier of the unit, e.g. H48.12.34; confirmed by the installer
    office_name: str  # "Xã Mẫu"
    office_counter: int  # 1 to 99
    office_parent: str = ""  # header line 1; empty: derived from the name
    office_centre: str = "Trung tâm Phục vụ hành chính công"
    office_place: str = ""  # "Xã Mẫu" before the date; empty: the name
    office_phone: str = ""
    office_lookup: str = ""  # address where citizens look their dossier up
    gateway_url: str = ""
    gateway_ca: str = ""  # file of the authority that signed the gateway's certificate
    printing_forms: str = "TT03/2025"  # or TT01/2018
    printing_paper: str = "A4"  # A4, A5 or A4-2xA5
    printing_overlay: str = ""  # file of the province's wording
    printing_printer: str = ""
    deadline_after_pause: str = "continue"  # or restart (Decree 61/2018 art. 19.4 restarts)
    deadline_hours: str = "working"  # or clock: what a term in hours counts
    deadline_cutoff: str = "15:00"
    deadline_morning: str = "07:00-11:30"
    deadline_afternoon: str = "13:30-17:00"
    window_language: str = "vi"
    window_lock_after_minutes: int = 10
    window_watched_folder: str = ""
    window_watched_delete: bool = False  # delete a file once a saved dossier holds its pages
    window_training: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.office_counter <= 99:
            raise RuleError("settings.bad_value", key="office.counter", value=self.office_counter)
        for key, allowed in ALLOWED.items():
            if getattr(self, key) not in allowed:
                raise RuleError("settings.bad_value", key=key.replace("_", ".", 1))

    def changed(self, **changes: Any) -> "Settings":
        """Return the settings with some of them changed and checked again."""
        return replace(self, **changes)


ALLOWED = {
    "printing_forms": ("TT03/2025", "TT01/2018"),
    "printing_paper": ("A4", "A5", "A4-2xA5"),
    "deadline_after_pause": ("continue", "restart"),
    "deadline_hours": ("working", "clock"),
    "window_language": ("vi", "en"),
}


def load(path: Path) -> Settings:
    """Read the settings.

    Raises:
        MissingError: ``settings.missing``: this folder holds no counter.
        RuleError: ``settings.broken``, ``settings.unknown_key`` or ``settings.bad_value``, with the
            key or line to mend.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise MissingError("settings.missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise RuleError("settings.broken", where=str(wrong)) from wrong
    return Settings(**_checked(raw))


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all."""
    sections: dict[str, list[str]] = {}
    for field in fields(settings):
        section, key = field.name.split("_", 1)
        value = json.dumps(getattr(settings, field.name), ensure_ascii=False)
        sections.setdefault(section, []).append(f"{key} = {value}")
    text = "\n".join(f"[{name}]\n" + "\n".join(lines) + "\n" for name, lines in sections.items())
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _checked(raw: dict[str, Any]) -> dict[str, Any]:
    types = {field.name: field.type for field in fields(Settings)}
    found: dict[str, Any] = {}
    for section, entries in raw.items():
        if not isinstance(entries, dict):
            raise RuleError("settings.unknown_key", key=section)
        for key, value in entries.items():
            name = f"{section}_{key}"
            if name not in types:
                raise RuleError("settings.unknown_key", key=f"{section}.{key}")
            if type(value) is not types[name]:
                raise RuleError("settings.bad_value", key=f"{section}.{key}")
            found[name] = value
    for name in ("office_unit", "office_name", "office_counter"):
        if name not in found:
            raise RuleError("settings.bad_value", key=name.replace("_", ".", 1))
    return found
