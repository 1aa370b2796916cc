"""``doctor``: the health of this PC on one page, each finding with its cure."""

from counter_app.cli.output import table
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.domain.registers import Colour

WORST = (Colour.RED, Colour.YELLOW, Colour.GREEN)


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    commands.add("doctor", "disk, clock, gateway, backups, free space: what to mend", _doctor)


def _doctor(session: Session) -> None:
    findings = session.counter().doctor.examine()
    items = [
        {
            "part": finding.part.value,
            "colour": finding.colour.value,
            "value": finding.value,
            "cure": finding.cure,
        }
        for finding in findings
    ]
    found = {finding.colour for finding in findings}
    worst = next((colour for colour in WORST if colour in found), Colour.GREEN)
    rows = [(item["colour"], item["part"], item["value"], item["cure"]) for item in items]
    session.out.answer({"colour": worst.value, "findings": items}, table(rows))
