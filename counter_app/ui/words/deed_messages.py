"""Words for what a rule says no to, and for what is not there."""

from typing import Final

from counter_app.ui.language import mark

DEEDS: Final = {
    "dossier.incomplete": (
        mark("Papers are still missing"),
        mark("Tick what was handed over, say why a paper is not needed, or ask to complete."),
    ),
    "dossier.no_such_step": (
        mark("This step is not possible now"),
        mark("The dossier has gone on. The buttons show what may be done next."),
    ),
    "dossier.unknown": (
        mark("No such dossier here"),
        mark("Check the code, or search by name, ID number or phone."),
    ),
    "dossier.stale": (
        mark("The dossier has changed meanwhile"),
        mark("Somebody worked on it since you opened it. Open it anew and look before you go on."),
    ),
    "dossier.unknown_case": (
        mark("This case is not in the catalogue"),
        mark("Choose the case again from the list above the papers."),
    ),
    "dossier.unknown_component": (
        mark("This paper is not in the catalogue"),
        mark("The catalogue has changed. Choose the procedure again."),
    ),
    "dossier.no_beginning": (
        mark("The beginning of this dossier has not arrived yet"),
        mark("Another counter received it. It will be complete after the next delivery."),
    ),
    "component.negative_count": (
        mark("A count of sheets cannot be below zero"),
        mark("Put the number right."),
    ),
    "term.not_positive": (
        mark("The processing time must be more than zero"),
        mark("Enter how many days or hours the procedure takes."),
    ),
    "term.bad_fraction": (
        mark("Only halves of working days can be counted"),
        mark("Enter whole numbers, or halves such as 7.5 for working days."),
    ),
    "due.not_later": (
        mark("The due date must lie ahead"),
        mark("Choose a date after the reception."),
    ),
    "late.ahead": (
        mark("The time of reception cannot lie ahead"),
        mark("Enter when the dossier really came in."),
    ),
    "late.too_old": (
        mark("This is too long ago to be entered"),
        mark("A paper book can be entered for 31 days. Ask the province about older ones."),
    ),
    "officer.may_not": (
        mark("Your role does not allow this"),
        mark("Ask your lead, or sign in as an officer who may do it."),
    ),
    "officer.unknown": (
        mark("No such officer at this counter"),
        mark("Choose a name from the list."),
    ),
    "officer.exists": (
        mark("This sign-in name is taken"),
        mark("Choose another name."),
    ),
    "person.bad_id_number": (
        mark("The ID number is not right"),
        mark("A citizen's number has 12 digits (9 on old papers). Compare with the card."),
    ),
    "person.no_name": (
        mark("The name is missing"),
        mark("Enter the name as it stands on the card."),
    ),
    "procedure.unknown": (
        mark("This procedure is not in the catalogue"),
        mark("Search again by name or code."),
    ),
    "procedure.unknown_option": (
        mark("This processing time is not in the catalogue"),
        mark("Choose the processing time again."),
    ),
    "code.taken": (
        mark("This code is in use already"),
        mark("Save again: the dossier gets the next number."),
    ),
    "code.range_exhausted": (
        mark("Today's numbers of this counter are used up"),
        mark("Ask the province for more numbers. Meanwhile another counter can receive."),
    ),
    "calendar.year_unknown": (
        mark("The holidays of that year are not known"),
        mark("Enter the due date yourself, or load the new calendar in the settings."),
    ),
    "file.missing": (
        mark("The file is not there any more"),
        mark("Scan again or choose another file."),
    ),
    "fee.unknown": (
        mark("The fee is not known"),
        mark("Enter the amount that your province has fixed."),
    ),
}
