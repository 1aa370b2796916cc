"""What every form is filled from: a dossier, its procedure, its facts, who is who."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from counter_app.domain.clock import to_local
from counter_app.domain.deeds import Deed, Fact
from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import parse_code
from counter_app.domain.people import Person
from counter_app.domain.procedure import Procedure
from counter_app.printing import wording
from counter_app.printing.overlay import Overlay
from counter_app.printing.overlay import load as load_overlay
from counter_app.printing.overlay import parse as parse_overlay
from counter_app.printing.papers import OfficePaper, PersonPaper
from counter_app.services.desk import Desk
from counter_app.services.editions.force import OVERLAY
from counter_app.services.places import commune_words
from counter_app.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every form is filled from."""

    dossier: Dossier
    procedure: Procedure
    facts: tuple[Fact, ...]
    officers: Mapping[str, str]
    office: OfficePaper
    statement: str = ""  # what the receipt says of itself, signed; empty while not enrolled

    def name_of(self, officer: str) -> str:
        """Return an officer's full name; a sign-in name nobody knows stays."""
        return self.officers.get(officer, officer)

    def last(self, kind: type[T]) -> tuple[Fact, T]:
        """Return the newest fact of this kind with its deed.

        Raises:
            RuleError: ``slip.nothing_to_print``.
        """
        for fact in reversed(self.facts):
            deed: Deed = fact.deed
            if isinstance(deed, kind):
                return fact, deed
        raise RuleError("slip.nothing_to_print")

    @property
    def request(self) -> str:
        """What is asked for: the summary, else the procedure."""
        return self.dossier.summary or self.procedure.name

    @property
    def agency(self) -> str:
        """Who decides: the commune for its own procedures, else whom the catalogue names."""
        return agency_of(self.procedure, self.office)

    @property
    def received(self) -> datetime:
        """When it was received, on the wall clock."""
        return to_local(self.dossier.received_at)

    @property
    def applicant(self) -> PersonPaper:
        """The applicant as papers show one."""
        return person_paper(self.dossier.applicant)

    @property
    def number(self) -> str:
        """The running number of its papers: the last block of the code."""
        return parse_code(self.dossier.code).seq


def list_code(settings: Settings, kind: str, moment: datetime) -> str:
    """Return the code of a list or book, printed as text and QR: kind, unit, counter, moment."""
    place = f"{settings.office_unit}-{settings.office_counter}"
    return f"{kind}-{place}-{to_local(moment):%y%m%d-%H%M}"


def agency_of(procedure: Procedure, office: OfficePaper) -> str:
    """Return who decides a procedure that this office received.

    The catalogue lists everybody in the country who carries it out, notaries and embassies too;
    what a commune may decide is decided by this one.
    """
    own = procedure.owner == "UBND_XA" or not procedure.agency
    return office.agency if own else procedure.agency


def person_paper(person: Person) -> PersonPaper:
    """Return a person as papers show one, with the present name of the commune."""
    return wording.person_paper(person, commune_words(person.commune))


def office_of(settings: Settings) -> OfficePaper:
    """Return the letterhead that the settings describe."""
    return wording.office_paper(
        settings.office_name,
        parent=settings.office_parent,
        centre=settings.office_centre,
        place=settings.office_place,
        phone=settings.office_phone,
        lookup=settings.office_lookup,
    )


def overlay_of(desk: Desk) -> Overlay | None:
    """Return the province's changes to the forms; None where it has none.

    The file of the settings stands before what came with an edition.

    Raises:
        RuleError: ``overlay.bad`` with file, line and key.
    """
    if desk.settings.printing_overlay:
        return load_overlay(Path(desk.settings.printing_overlay))
    with desk.store.read() as work:
        text = work.state.get(OVERLAY)
    return parse_overlay(text, OVERLAY) if text else None
