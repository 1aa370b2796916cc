"""Words for the store, the disk, the printer, the settings and for signing in."""

from typing import Final

from counter_app.ui.language import mark

MACHINE: Final = {
    "sign_in.wrong": (
        mark("Name and password do not match"),
        mark("Check caps lock and the typing method, then try again."),
    ),
    "sign_in.too_soon": (
        mark("Too many wrong passwords"),
        mark("Wait {wait_s} seconds, then try again. Nothing is locked for ever."),
    ),
    "key.wrong": (
        mark("This password does not open the store"),
        mark("Try again, or ask the administrator for the recovery key."),
    ),
    "store.damaged": (
        mark("The stored data is damaged"),
        mark("Do not go on. Call the support line: yesterday's backup is on this PC."),
    ),
    "store.newer": (
        mark("A newer program wrote this data"),
        mark("Install the newer version of this program. Nothing was changed."),
    ),
    "store.exists": (
        mark("There is a counter in this folder already"),
        mark("Choose another folder, or open the counter that is there."),
    ),
    "store.missing": (
        mark("There is no counter in this folder"),
        mark("Ask the administrator to set this counter up."),
    ),
    "store.busy": (
        mark("Another program is using this counter's data"),
        mark("Close the other window of this program, then try again."),
    ),
    "desk.busy": (
        mark("This counter is open already"),
        mark("Use the window that is open, or close it first."),
    ),
    "disk.full": (
        mark("The disk is full"),
        mark("The last dossier was not saved. Free some space, then save again."),
    ),
    "file.unreadable": (
        mark("The file cannot be read"),
        mark("Copy it to this PC and try again."),
    ),
    "journal.must_heal": (
        mark("This PC was restored from a backup"),
        mark("It must fetch its own later dossiers first. Connect it and wait for the delivery."),
    ),
    "journal.broken": (
        mark("The journal of this PC does not add up"),
        mark("Call the support line before you go on. Nothing is deleted."),
    ),
    "blob.damaged": (
        mark("A scan is damaged"),
        mark("Scan the paper again and attach it to the dossier."),
    ),
    "stick.failed": (
        mark("The stick could not be written or read"),
        mark("Put it in again, or take another one with enough room. Nothing was lost."),
    ),
    "backup.damaged": (
        mark("A backup is damaged"),
        mark("Use another one. If it was made today, call the support line: the disk may fail."),
    ),
    "backup.bad": (
        mark("This is no sound backup"),
        mark("Choose another backup file."),
    ),
    "settings.missing": (
        mark("This counter is not set up yet"),
        mark("Ask the administrator to set it up."),
    ),
    "settings.broken": (
        mark("The settings file cannot be read"),
        mark("Ask the administrator to put it right: {where}"),
    ),
    "settings.unknown_key": (
        mark("The settings file names something unknown"),
        mark("Ask the administrator to look at “{key}”."),
    ),
    "settings.bad_value": (
        mark("A setting has a value that cannot be"),
        mark("Look at “{key}” and put it right."),
    ),
    "printer.failed": (
        mark("The printer did not print"),
        mark("The dossier is saved. Look at paper and cable; it stands in “Not printed yet”."),
    ),
    "printer.unknown": (
        mark("This PC could not be asked for its printers"),
        mark("Work can go on. See whether printing works at all on this PC, or call support."),
    ),
    "printer.none": (
        mark("No printer is set up"),
        mark("The dossier is saved. Choose a printer in the settings, or save the PDF."),
    ),
    "scanner.none": (
        mark("No scanner was found"),
        mark("Check the cable, or put the files into the watched folder."),
    ),
}
