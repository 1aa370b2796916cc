"""Words for whole families of codes, by the part before the dot, and for some single ones."""

from typing import Final

from counter_app.ui.language import mark

SINGLE: Final = {
    "supplement.nothing_asked": (
        mark("Nothing is asked for"),
        mark("Enter at least one paper that must be added."),
    ),
    "hand_over.to_missing": (mark("To whom?"), mark("Enter the unit or officer who takes it.")),
    "hand_over.negative_sheets": (
        mark("A count of sheets cannot be below zero"),
        mark("Put the number right."),
    ),
    "refuse.reason_missing": (mark("The reason is missing"), mark("Say why, in one sentence.")),
    "repromise.reason_missing": (mark("The reason is missing"), mark("Say why, in one sentence.")),
    "stop.reason_missing": (mark("The reason is missing"), mark("Say why, in one sentence.")),
    "correct.no_promise": (
        mark("There is no new date to take back"),
        mark("None was promised, or the clock stood still since. Look at the steps."),
    ),
    "correct.unknown_scan": (
        mark("The dossier has no such scan"),
        mark("Open it anew and choose one of its scans."),
    ),
    "correct.reason_missing": (mark("The reason is missing"), mark("Say why, in one sentence.")),
    "repromise.only_once": (
        mark("A new date was promised once already"),
        mark("The regulation allows one apology. Speak with your lead."),
    ),
    "repromise.too_late": (
        mark("The apology comes too late"),
        mark("It is due a day before the promised day. Now only your lead may give a new date."),
    ),
    "fee.name_missing": (mark("What must be paid?"), mark("Name the fee or duty.")),
    "repromise.not_later": (
        mark("The new date must be later than the old one"),
        mark("Choose a later day."),
    ),
    "repromise.closed_day": (
        mark("The office is closed on that day"),
        mark("Choose a working day."),
    ),
    "decide.bad_outcome": (mark("Granted or rejected?"), mark("Choose one of the two.")),
    "return.collector_missing": (
        mark("Who collects the result?"),
        mark("Enter the name of the person who collects it."),
    ),
    "return.bad_receiver": (mark("Who collects the result?"), mark("Choose one from the list.")),
    "attach.no_files": (mark("No file was chosen"), mark("Choose at least one scan.")),
    "late.before_last_step": (
        mark("This lies before the step that came before it"),
        mark("Look at the steps of the dossier, and enter a time after the last one."),
    ),
    "late.before_reception": (
        mark("This lies before the reception"),
        mark("Enter a time after the dossier came in."),
    ),
    "password.too_short": (
        mark("The password is too short"),
        mark("Use at least {shortest} characters."),
    ),
    "password.empty": (mark("The password is empty"), mark("Enter a password.")),
    "officer.ended": (
        mark("This officer no longer works here"),
        mark("Choose another name, or ask the administrator."),
    ),
    "officer.last_admin": (
        mark("The last administrator cannot be ended"),
        mark("Make somebody else administrator first."),
    ),
    "training.stays_here": (
        mark("This was made to practise in"),
        mark("Nothing of it may reach the province. Set up a counter of its own."),
    ),
    "device.enrolled": (
        mark("This counter is connected to the province already"),
        mark("There is nothing to do."),
    ),
    "line.not_enrolled": (
        mark("This counter is not connected to the province yet"),
        mark("Go on working. Ask the administrator to enrol it."),
    ),
    "sync.in_use": (
        mark("Another program is delivering now"),
        mark("It goes on by itself when that one is done."),
    ),
    "catalogue.suspiciously_small": (
        mark("The new catalogue is much smaller than the old one"),
        mark("It was not taken in. Ask the province whether the file is whole."),
    ),
    "procedure.not_in_force": (
        mark("The procedure is not in force on that day"),
        mark("Choose the procedure that applies on the day of reception."),
    ),
    "register.too_long": (
        mark("The list is too long for one file"),
        mark("It has {count} dossiers, at most {most} can be saved: choose fewer days first."),
    ),
    "register.too_long_to_print": (
        mark("The list is too long for a PDF"),
        mark(
            "It has {count} dossiers, a PDF takes at most {most}: save it as an Excel workbook, "
            "or choose fewer days."
        ),
    ),
    "slip.nothing_to_print": (
        mark("There is nothing to print yet"),
        mark("This paper belongs to a step that has not been done."),
    ),
}

FAMILIES: Final[dict[str, tuple[str, str]]] = {
    "edition": (
        mark("This edition cannot be put in force"),
        mark("Nothing was changed. Ask the province to send it again."),
    ),
    "store": (
        mark("The store cannot be used now"),
        mark("Close other programs and try again; if it stays, call the support line."),
    ),
    "data": (
        mark("This counter is open already"),
        mark("Use the window that is open, or close it first."),
    ),
    "disk": (
        mark("The disk refuses to write"),
        mark("Nothing was half saved. Look at free space, then call the support line."),
    ),
    "file": (mark("The file cannot be used"), mark("Choose another file or another folder.")),
    "backup": (mark("This is no sound backup"), mark("Choose another backup file.")),
    "support": (
        mark("Nobody could open this file"),
        mark("This counter is not connected to the province yet: there is nobody to seal it to."),
    ),
    "second": (
        mark("The second folder for backups is not there"),
        mark("Put the stick in. The backup on this PC was made all the same."),
    ),
    "restore": (mark("This folder is not empty"), mark("Choose an empty folder.")),
    "key_slot": (mark("The passwords file is not right"), mark("Call the support line.")),
    "key_slots": (mark("The passwords file is not right"), mark("Call the support line.")),
    "key": (mark("A key is not right"), mark("Call the support line.")),
    "catalogue": (
        mark("The catalogue file is not right"),
        mark("Nothing was changed. Ask the province for the file again."),
    ),
    "calendar": (
        mark("The calendar is not right"),
        mark("Nothing was changed. Ask the province for the file again."),
    ),
    "places": (mark("The list of places is not right"), mark("Call the support line.")),
    "card": (
        mark("The card could not be read"),
        mark("Scan it again, or type what stands on it."),
    ),
    "code": (mark("This is no dossier code"), mark("Compare it with the receipt.")),
    "term": (
        mark("The processing time is not right"),
        mark("Enter how many days or hours the procedure takes."),
    ),
    "fee": (mark("The fee is not right"), mark("Look at amount, kind and receipt number.")),
    "component": (mark("A paper is not entered right"), mark("Look at the counts of sheets.")),
    "dossier": (mark("The dossier is not entered right"), mark("Look at it again.")),
    "person": (mark("The person is not entered right"), mark("Compare with the card.")),
    "procedure": (mark("The procedure is not entered right"), mark("Choose it again.")),
    "officer": (mark("The officer is not entered right"), mark("Look at name and role.")),
    "body": (mark("Something is not entered right"), mark("Look at the fields again.")),
    "order": (mark("Something is not entered right"), mark("Look at the fields again.")),
    "period": (mark("These dates do not fit"), mark("The first day must come before the last.")),
    "correct": (mark("This cannot be corrected so"), mark("Ask your lead.")),
    "return": (mark("The return is not entered right"), mark("Look at the fields again.")),
    "form": (mark("This form is not in the set"), mark("Choose the other set of forms.")),
    "overlay": (
        mark("The province's wording file is not right"),
        mark("The usual wording is printed. Tell the administrator."),
    ),
    "paper": (mark("This paper size is not known"), mark("Choose A4 or A5 in the settings.")),
    "slip": (mark("This paper cannot be printed"), mark("Choose another paper.")),
    "qr": (mark("This paper cannot be printed"), mark("Choose another paper.")),
    "line": (
        mark("There is no line"),
        mark("Go on working: everything is kept here and goes out by itself later."),
    ),
    "gateway": (
        mark("The province does not answer"),
        mark("Go on working: everything is kept here and goes out by itself later."),
    ),
    "device": (
        mark("The province does not let this device in"),
        mark("Go on receiving; ask the administrator today."),
    ),
    "unit": (
        mark("The province is busy"),
        mark("The program waits its turn and tries again by itself."),
    ),
    "token": (
        mark("The province refused this counter's sign-in"),
        mark("Check the clock of this PC, then ask the administrator."),
    ),
    "enrolment": (
        mark("The enrolment did not work"),
        mark("Ask the province for a new code."),
    ),
    "journal": (
        mark("The journals differ"),
        mark("The program compares both sides. If it stays, call the support line."),
    ),
    "checkpoint": (
        mark("The province's confirmation is not right"),
        mark("Nothing counts as delivered until it is. Call the support line."),
    ),
    "courier": (
        mark("This courier file cannot be used"),
        mark("Make it anew, or ask the province for its answer again."),
    ),
    "url": (
        mark("The province's address is not safe"),
        mark("Ask the administrator to enter an address with https."),
    ),
}
_BOTH_SIDES = (
    mark("The two programs do not understand each other"),
    mark("Go on working; tell the administrator that delivery stands."),
)
_SOUND = (
    mark("The stored data is not sound"),
    mark("Stop entering and call the support line. The backup of today is on this PC."),
)
_TRIAL = (mark("The trial province did not start"), mark("Start it again."))

FAMILIES.update(dict.fromkeys(("answer", "facts", "feed", "upload", "verdicts"), _BOTH_SIDES))
FAMILIES.update(dict.fromkeys(("statement", "url.not"), _BOTH_SIDES))
FAMILIES.update(dict.fromkeys(("fact", "blob"), _SOUND))
FAMILIES["trial"] = _TRIAL
FAMILIES["retire"] = (
    mark("This device cannot be retired yet"),
    mark("Something is not delivered. Deliver it first, then try again."),
)
FAMILIES["clock"] = (
    mark("The clock of this PC is wrong"),
    mark("Put date and time right, then go on. Due dates are counted from them."),
)
FAMILIES["scan"] = FAMILIES["file"]
FAMILIES["scanner"] = (
    mark("The scanner cannot be used"),
    mark("Check the cable, or put the files into the watched folder."),
)
FAMILIES["key_store"] = FAMILIES["key"]
FAMILIES["recovery"] = (
    mark("The recovery did not work"),
    mark("Nothing was changed. Ask the province for a new recovery answer."),
)
FAMILIES["repair"] = (
    mark("The repair was not begun"),
    mark("Nothing was changed. Call the support line."),
)
FAMILIES["audit"] = (mark("The reason is missing"), mark("Say why, in one sentence."))
FAMILIES["range"] = FAMILIES["request"] = FAMILIES["assertion"] = FAMILIES["news"] = _BOTH_SIDES
FAMILIES["attach"] = FAMILIES["file"]
FAMILIES["repromise"] = FAMILIES["late"] = FAMILIES["period"]
FAMILIES["sign_in"] = (
    mark("Signing in did not work"),
    mark("Check name and password, then try again."),
)
