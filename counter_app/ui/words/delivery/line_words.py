"""What the line does, in one sentence and one colour."""

from dataclasses import dataclass
from datetime import datetime

from counter_app.services.delivery import CLOCK_WRONG, DeliveryStatus, facts_stand_still
from counter_app.ui.language import tr
from counter_app.ui.words import formats


@dataclass(frozen=True, slots=True)
class LineWords:
    """``tone``: green, yellow, red or grey; ``sentence``: what the officer must know."""

    tone: str
    sentence: str


def line_words(status: DeliveryStatus, *, paused: bool = False) -> LineWords:
    """Return the light and its sentence."""
    count = status.counts.pending
    waiting = tr("{count} entries wait", count=formats.number(count)) if count else ""
    if told := _nothing_goes(status):
        return told
    if paused:
        return LineWords("grey", _joined(tr("Delivery is paused"), waiting))
    if told := _trouble(status, waiting):
        return told
    if count or status.counts.scans_pending:
        return LineWords("yellow", _joined(tr("Delivering"), waiting, forecast(status)))
    if status.put_right:
        return LineWords("red", tr("To be put right: {count}", count=len(status.put_right)))
    return LineWords("green", tr("Everything is delivered"))


def _nothing_goes(status: DeliveryStatus) -> LineWords | None:
    """Return what keeps everything here, however good the line is; None for nothing."""
    if not status.enrolled:
        return LineWords("grey", tr("Not connected to the province: everything stays on this PC"))
    if status.must_heal:
        return LineWords("yellow", tr("Fetching this counter's own entries back from the province"))
    if status.line.state == "stopped":
        return LineWords("red", tr("Delivery is stopped: see the sync centre"))
    return None


def _trouble(status: DeliveryStatus, waiting: str) -> LineWords | None:
    """Return what is wrong with this PC, its entries or the line; None for nothing."""
    line = status.line
    if line.code == CLOCK_WRONG:
        return LineWords("yellow", _joined(_clock(status), waiting))
    if line.code.startswith("disk."):
        return LineWords("red", _joined(tr("The disk of this PC is full or refuses"), waiting))
    if waiting and facts_stand_still(line):
        return LineWords("red", _joined(tr("Entries stand still: see the sync centre"), waiting))
    if line.state in ("offline", "busy", "waiting"):
        return LineWords("yellow" if waiting else "grey", _joined(_weather(status), waiting))
    return None


def _clock(status: DeliveryStatus) -> str:
    minutes = round((status.line.clock or 0) / 60)
    if minutes > 0:
        return tr("This PC's clock is {count} minutes fast: set date and time", count=minutes)
    return tr("This PC's clock is {count} minutes slow: set date and time", count=-minutes)


def _weather(status: DeliveryStatus) -> str:
    if status.line.state == "busy":
        return tr("The province is busy, next try {when}", when=next_try(status.line.next_try))
    if status.line.state == "offline":
        return tr("No line, next try {when}", when=next_try(status.line.next_try))
    return tr("Comparing with the province")


def forecast(status: DeliveryStatus) -> str:
    """Return when the waiting entries will probably be there, "" where nobody can know."""
    if status.done_at is None:
        return ""
    return tr("probably done at {when}", when=formats.clock_time(status.done_at))


def next_try(text: str) -> str:
    """Return when the engine speaks again, as a time of day."""
    moment = parsed(text)
    return formats.clock_time(moment) if moment else tr("soon")


def parsed(text: str) -> datetime | None:
    """Return the moment that the wire wrote as text, None for none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
