"""Code of a warning at reception → one line beside the form."""

from collections.abc import Iterable
from typing import Final

from counter_app.ui.language import mark, tr

WARNINGS: Final = {
    "procedure.other_agency": mark(
        "Another agency decides this procedure: receive it only if it was delegated to you."
    ),
    "procedure.term_unknown": mark("The catalogue does not know the deadline: please say it."),
    "dossier.duplicate_open": mark("This person already has an open dossier of this procedure."),
    "dossier.received_before": mark("This dossier had been saved already; here it is again."),
    "code.provisional": mark(
        "Today's numbers are used up: the code is marked T. Ask the province for more numbers."
    ),
    "calendar.provisional": mark("The holidays of that year are not decided yet."),
    "reception.moved": mark("It counts as received on the next working day."),
    "term.after_cutoff": mark("After the hour of the same day: due on the next working day."),
    "id.odd_sex": mark("The sex does not match the ID number: check the card."),
    "id.odd_year": mark("The year of birth does not match the ID number: check."),
    "id.odd_place": mark("The ID number begins with an unknown place code: check."),
    "id.old_number": mark("A nine-digit ID number: ask for the new card if there is one."),
    "id.odd_tax_code": mark("The tax code looks unusual: check it."),
    "id.odd_passport": mark("The passport number looks unusual: check it."),
    "component.fewer_sheets": mark("Of some papers there are fewer sheets than demanded."),
    "component.no_sheets": mark("A paper is ticked without sheets."),
    "component.expired": mark("A paper is no longer valid: check its date."),
    "person.unknown_commune": mark("There is no commune with this code: choose it anew."),
    "component.other_case": mark("A paper belongs to another case."),
    "card.damaged_name": mark("The scanner damaged the name: please type it anew."),
    "card.damaged_address": mark("The scanner damaged the address: please check it."),
    "card.marks_lost": mark("The scanner lost the accents: please check name and address."),
    "card.odd_sex": mark("The sex on the card could not be read."),
    "card.no_issue_date": mark("The card gives no day of issue: please enter it."),
    "card.repaired": mark("The scanned text was repaired: please compare with the card."),
}
QUIET: Final = ("term.half_days", "term.working_hours", "term.clock_hours")  # how it was counted


def worth_saying(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the words of all warnings an officer should see, each once."""
    heard = (warning(code) for code in codes if code.partition(":")[0] not in QUIET)
    return tuple(dict.fromkeys(heard))


def warning(code: str) -> str:
    """Return the words of a warning; one nobody foresaw asks to look."""
    name = code.partition(":")[0]
    return tr(WARNINGS[name]) if name in WARNINGS else tr("Please check what was entered.")
