"""Code of a warning at reception → one line beside the form."""

from typing import Final

from counter_app.ui.language import mark, tr

WARNINGS: Final = {
    "procedure.other_agency": mark(
        "Another agency decides this procedure: receive it only if it was delegated to you."
    ),
    "procedure.term_unknown": mark("The catalogue does not know the deadline: please say it."),
    "dossier.duplicate_open": mark("This person already has an open dossier of this procedure."),
    "dossier.received_before": mark("This dossier had been saved already; here it is again."),
    "calendar.provisional": mark("The holidays of that year are not decided yet."),
    "calendar.provisional_year": mark("The holidays of that year are not decided yet."),
    "person.id_sex_mismatch": mark("The sex does not match the ID number: check the card."),
    "person.id_year_mismatch": mark("The year of birth does not match the ID number: check."),
    "person.id_place_unknown": mark("The ID number begins with an unknown place code: check."),
    "person.old_id_number": mark("A nine-digit ID number: ask for the new card if there is one."),
    "card.name_damaged": mark("The scanner damaged the name: please type it anew."),
}


def warning(code: str) -> str:
    """Return the words of a warning; one nobody foresaw asks to look."""
    return tr(WARNINGS[code]) if code in WARNINGS else tr("Please check what was entered.")
