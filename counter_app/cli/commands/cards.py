"""``scan-card``: what a scanned citizen or health-insurance card says."""

from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.domain.cards import parse


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    scan = commands.add("scan-card", "parse the QR code of a card", _scan)
    scan.add_argument("payload")


def _scan(session: Session) -> None:
    card = parse(session.words.payload)
    document = {
        "kind": str(card.kind),
        "id_number": card.id_number,
        "old_id_number": card.old_id_number,
        "name": card.name,
        "born": card.born,
        "sex": str(card.sex),
        "address": card.address,
        "issued": card.issued,
        "warnings": list(card.warnings),
        "extra": list(card.extra),
    }
    session.out.answer(document, *(f"{name}: {value}" for name, value in document.items() if value))
