"""What must be said to set a counter up, and what is wrong with what was said."""

from dataclasses import dataclass, replace

from counter_app.domain.numbering import is_unit
from counter_app.domain.vietnamese import one_line

ADVISED_LENGTH = 8  # characters of a password; shorter ones are warned of, not refused


@dataclass(frozen=True, slots=True)
class NewCounter:
    """A counter to be set up. ``gateway`` and ``enrolment``: both, or neither for one alone."""

    unit: str  # H48.12.34
    unit_name: str  # "Xã Mẫu"
    counter: int  # 1 to 99
    officer: str  # sign-in name of the first admin
    officer_name: str
    password: str
    gateway: str = ""
    enrolment: str = ""
    training: bool = False  # nothing here is a real dossier; no province


def cleaned(said: NewCounter) -> NewCounter:
    """Return what was said without stray spaces, the unit in capitals."""
    return replace(
        said,
        unit=said.unit.strip().upper(),
        unit_name=one_line(said.unit_name),
        officer=said.officer.strip().lower(),
        officer_name=one_line(said.officer_name),
        gateway="" if said.training else said.gateway.strip(),
        enrolment="" if said.training else said.enrolment.strip(),
    )


def faults(said: NewCounter, again: str) -> tuple[str, ...]:
    """Return the names of the fields to look at, in the order they stand.

    ``again``: the password, typed a second time.
    """
    wrong = {
        "unit": not is_unit(said.unit),
        "unit_name": not said.unit_name,
        "officer_name": not said.officer_name,
        "officer": not said.officer,
        "password": not said.password.strip(),
        "again": said.password != again,
        "gateway": bool(said.enrolment) and not said.gateway,
        "enrolment": bool(said.gateway) and not said.enrolment,
    }
    return tuple(name for name, is_wrong in wrong.items() if is_wrong)
