"""``scan-card`` and ``places``: what a scanned card says, and where its address lies today."""

from counter_app.cli.output import table
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.domain.cards import parse
from counter_app.services.places import places


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    scan = commands.add("scan-card", "parse the QR code of a card", _scan)
    scan.add_argument("payload")
    place = commands.add("places", "communes since July 2025, by name or code", _places)
    place.add_argument("text")
    place.add_argument("--limit", type=int, default=20)


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
    home = places().registered_in(card.id_number) if card.kind == "citizen" else None
    if home:
        document["registered_in"] = f"{home[0]} (nay là {home[1].name})"
    session.out.answer(document, *(f"{name}: {value}" for name, value in document.items() if value))


def _places(session: Session) -> None:
    text = session.words.text
    exact = places().commune(text.strip())
    found = (exact,) if exact else places().find(text, max(1, session.words.limit))
    items = [
        {
            "code": commune.code,
            "name": commune.full_name,
            "province": commune.province.name,
            "province_code": commune.province.code,
        }
        for commune in found
    ]
    rows = [(item["code"], item["name"], item["province"]) for item in items]
    session.out.answer({"items": items, "count": len(items)}, table(rows))
