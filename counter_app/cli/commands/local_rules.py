"""``catalogue fee``, ``time``, ``component``, ``local``: what the province decided here."""

from typing import Any

from counter_app.cli.commands.registers import day_of
from counter_app.cli.output import table
from counter_app.cli.parser import Commands, Parser
from counter_app.cli.session import Session
from counter_app.domain.dossier import Channel
from counter_app.domain.due_date import parse_term
from counter_app.domain.fees import KINDS
from counter_app.domain.local_rules import LocalComponent, LocalFee, LocalRule, LocalTime
from counter_app.domain.vietnamese import one_line


def add(group: Commands) -> None:
    """Add the words of this subject to ``catalogue``."""
    fee = group.add("fee", "what the province decided about a fee", _fee, lock="desk")
    _common(fee)
    fee.add_argument("--kind", choices=KINDS, default="le-phi")
    fee.add_argument("--amount", type=int, required=True, metavar="DONG")
    fee.add_argument("--channel", choices=[channel.value for channel in Channel], default="")
    fee.add_argument("--name", default="")
    time = group.add("time", "the processing time the province decided", _time, lock="desk")
    _common(time)
    time.add_argument("--term", required=True, help='"2 wd", "1.5 wd", "8 h", "same-day"')
    paper = group.add("component", "a paper the province asks for, or not", _paper, lock="desk")
    _common(paper)
    paper.add_argument("--name", required=True, help="as the catalogue names it, or a new one")
    paper.add_argument("--originals", type=int, default=0)
    paper.add_argument("--copies", type=int, default=0)
    local = group.add("local", "everything the province decided", _local)
    local.add_argument("code", nargs="?", default="")


def _common(parser: Parser) -> None:
    parser.add_argument("code")
    parser.add_argument("--from", dest="since", required=True, metavar="DAY")
    parser.add_argument("--basis", default="", help="the decision, e.g. of the People's Council")


def _fee(session: Session) -> None:
    words = session.words
    rule = LocalFee(
        words.code,
        words.kind,
        words.amount,
        day_of(words.since),
        name=one_line(words.name),
        channel=words.channel,
        basis=one_line(words.basis),
    )
    _say(session, rule)


def _time(session: Session) -> None:
    words = session.words
    term, since = parse_term(words.term), day_of(words.since)
    _say(session, LocalTime(words.code, term, since, one_line(words.basis)))


def _paper(session: Session) -> None:
    words = session.words
    rule = LocalComponent(
        words.code,
        one_line(words.name),
        day_of(words.since),
        words.originals,
        words.copies,
        one_line(words.basis),
    )
    _say(session, rule)


def _say(session: Session, rule: LocalRule) -> None:
    counter = session.counter()
    said = counter.catalogue.say(rule, by=counter.officer)
    session.out.answer(_document(said), f"Từ {said.since:%d/%m/%Y}: {_what(said)}.")


def _local(session: Session) -> None:
    rules = session.counter().catalogue.local_rules(session.words.code)
    rows = [(r.procedure, f"{r.since:%d/%m/%Y}", _what(r), r.basis, r.by) for r in rules]
    head = ("Thủ tục", "Từ ngày", "Quy định", "Căn cứ", "Cán bộ")
    text = table(rows, head=head) if rows else "Chưa có quy định riêng nào."
    session.out.answer({"items": [_document(rule) for rule in rules]}, text)


def _document(rule: LocalRule) -> dict[str, Any]:
    common = {
        "procedure": rule.procedure,
        "since": rule.since.isoformat(),
        "basis": rule.basis,
        "by": rule.by,
    }
    if isinstance(rule, LocalTime):
        return common | {"term": str(rule.term)}
    if isinstance(rule, LocalComponent):
        return common | {"name": rule.name, "originals": rule.originals, "copies": rule.copies}
    return common | {
        "kind": rule.kind,
        "amount": rule.amount,
        "channel": rule.channel,
        "name": rule.name,
    }


def _what(rule: LocalRule) -> str:
    if isinstance(rule, LocalTime):
        return f"thời hạn {rule.term}"
    if isinstance(rule, LocalComponent):
        return f"{rule.name}: {rule.originals} bản chính, {rule.copies} bản sao"
    return f"{rule.kind} {rule.amount} đồng"
