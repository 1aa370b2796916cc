"""Words of the page about the health of this PC: each part, and the cure of each finding."""

from typing import Final

from counter_app.ui.language import mark

PARTS: Final = {
    "disk": mark("Disk"),
    "space": mark("Free space"),
    "place": mark("Place of the data"),
    "clock": mark("Clock"),
    "gateway": mark("Province"),
    "printer": mark("Printer"),
    "scanner": mark("Scanner"),
    "fonts": mark("Fonts of the forms"),
    "version": mark("Program"),
    "backup": mark("Backup"),
    "second_backup": mark("Second copy"),
    "key_slots": mark("Passwords"),
    "recovery": mark("Recovery key"),
    "journal": mark("Journal"),
    "traces": mark("Traces of looks"),
}
CURES: Final = {
    "doctor.disk_refuses": mark(
        "The data folder cannot be written: look at its rights and at the disk."
    ),
    "doctor.flush_not_believable": mark(
        "The disk says done too early: switch its write cache off, or use another disk."
    ),
    "doctor.flush_slow": mark("Saving is slow on this disk: an SSD would help."),
    "doctor.space_gone": mark("The disk is nearly full: make room today."),
    "doctor.space_little": mark("Little room is left on the disk: make room this week."),
    "doctor.on_network": mark("The data lies on a network drive: move the folder to this PC."),
    "doctor.clock_unknown": mark("Not compared yet: deliver once."),
    "doctor.clock_wrong": mark("The clock of this PC is wrong: set date and time."),
    "doctor.not_enrolled": mark(
        "This counter is not connected to the province: ask for an enrolment code."
    ),
    "doctor.never_spoken": mark("The province has never answered: check the line and the address."),
    "doctor.long_silence": mark(
        "No answer for more than two days: check the line, or use the USB courier."
    ),
    "doctor.printer_unknown": mark("This PC could not be asked for its printers."),
    "doctor.printer_none": mark(
        "No printer: connect one; receipts are shown on the screen until then."
    ),
    "doctor.printer_gone": mark(
        "The printer of the settings is not there: choose another one (F10)."
    ),
    "doctor.scanner_unknown": mark("This PC could not be asked for its scanners."),
    "doctor.scanner_none": mark("No scanner: files of a folder can be taken in all the same."),
    "doctor.fonts_missing": mark("Fonts of the program are missing: install it anew."),
    "doctor.no_backup": mark("There is no backup yet: make one now."),
    "doctor.backup_old": mark("The newest backup is old: make one now."),
    "doctor.backup_not_proved": mark(
        "The last backup could not be restored: make one now; if it stays, call support."
    ),
    "doctor.backup_without_scans": mark(
        "The backup is without scans for want of room: make room, then make one."
    ),
    "doctor.no_second_folder": mark(
        "Backups lie on this disk only: name a second folder or stick."
    ),
    "doctor.second_never": mark("The second folder has no copy yet: put the stick in and back up."),
    "doctor.second_old": mark(
        "The copy on the second folder is old: put the stick in and back up."
    ),
    "doctor.key_slots_damaged": mark(
        "The passwords file is damaged: run repair before you close the program."
    ),
    "doctor.one_key_slot": mark("Only one password opens the data: give a second officer one."),
    "doctor.no_recovery_slot": mark(
        "No recovery key: if all passwords are forgotten nothing opens the data. Ask the province."
    ),
    "doctor.journal": mark("The journal does not add up: call support before you go on."),
    "doctor.traces": mark("Traces of looks are missing or changed: tell your lead."),
}
