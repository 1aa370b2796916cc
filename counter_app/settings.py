"""What this machine is: office, counter, gateway, printing. Read once from ``counter.toml``."""

import json
import os
import tomllib
from dataclasses import dataclass, fields, replace
from datetime import time
from pathlib import Path
from typing import Any

from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.numbering import is_unit
from counter_app.domain.working_hours import Session, WorkingHours

TRAINING_UNIT = "LT"  # luyện tập: the unit in the codes of the practice
TRAINING_PASSWORD = "luyen-tap"  # opens made-up data only; told on the sign-in


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
    office_difficult: bool = False  # mountain, border or island commune: longer terms apply
    office_lookup: str = ""  # address where citizens look their dossier up
    gateway_url: str = ""
    gateway_ca: str = ""  # file of the authority that signed the gateway's certificate
    printing_forms: str = "TT03/2025"  # or TT01/2018
    printing_paper: str = "A4"  # A4, A5 or A4-2xA5
    printing_overlay: str = ""  # file of the province's wording
    printing_printer: str = ""
    deadline_after_pause: str = "continue"  # or restart (Decree 61/2018 art. 19.4 restarts)
    deadline_hours: str = "working"  # or clock: what a term in hours counts
    deadline_halves: str = "reception"  # or next_day: where half a working day begins to count
    deadline_cutoff: str = "15:00"
    deadline_morning: str = "07:00-11:30"
    deadline_afternoon: str = "13:30-17:00"
    deadline_saturday: str = ""  # "07:30-11:30" where the office receives on Saturdays
    window_language: str = "vi"
    window_lock_after_minutes: int = 10
    window_watched_folder: str = ""
    window_watched_delete: bool = False  # delete a file once a saved dossier holds its pages
    window_training: bool = False
    backup_second_folder: str = ""  # the day's backup is copied there too: a stick, another disk

    def __post_init__(self) -> None:
        if not is_unit(self.office_unit):  # no dossier could get a code
            raise RuleError("settings.bad_value", key="office.unit", value=self.office_unit[:40])
        if not self.office_name.strip():
            raise RuleError("settings.bad_value", key="office.name")
        if not 1 <= self.office_counter <= 99:
            raise RuleError("settings.bad_value", key="office.counter", value=self.office_counter)
        for key, allowed in ALLOWED.items():
            if getattr(self, key) not in allowed:
                raise RuleError("settings.bad_value", key=key.replace("_", ".", 1))
        week(self)
        try:
            time.fromisoformat(self.deadline_cutoff)
        except ValueError:
            raise RuleError("settings.bad_value", key="deadline.cutoff") from None

    def changed(self, **changes: Any) -> "Settings":
        """Return the settings with some of them changed and checked again."""
        return replace(self, **changes)


ALLOWED = {
    "printing_forms": ("TT03/2025", "TT01/2018"),
    "printing_paper": ("A4", "A5", "A4-2xA5"),
    "deadline_after_pause": ("continue", "restart"),
    "deadline_hours": ("working", "clock"),
    "deadline_halves": ("reception", "next_day"),
    "window_language": ("vi", "en"),
}


def week(settings: Settings) -> WorkingHours:
    """Return the sessions of the office's week: Monday to Friday alike, Saturday its own.

    Raises:
        RuleError: ``settings.bad_value`` for hours that are none.
    """
    day = tuple(_session(settings, name) for name in ("morning", "afternoon"))
    saturday = (_session(settings, "saturday"),) if settings.deadline_saturday else ()
    try:
        return WorkingHours((*(day,) * 5, saturday, ()))
    except RuleError:  # the afternoon begins before the morning has ended
        raise RuleError("settings.bad_value", key="deadline.afternoon") from None


def _session(settings: Settings, name: str) -> Session:
    try:
        opens, closes = getattr(settings, f"deadline_{name}").split("-")
        return Session(time.fromisoformat(opens.strip()), time.fromisoformat(closes.strip()))
    except (ValueError, RuleError):
        raise RuleError("settings.bad_value", key=f"deadline.{name}") from None


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
