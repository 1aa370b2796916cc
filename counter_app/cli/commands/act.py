"""``act``: what happens to a dossier after its reception."""

from pathlib import Path
from typing import Any

from counter_app.cli import shapes
from counter_app.cli.commands.receive import opened
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.domain.errors import RuleError
from counter_app.domain.workflow import Act


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    act = commands.add("act", "do the next step with a dossier", _act, lock="desk")
    act.add_argument("code")
    act.add_argument("act", choices=[step.value for step in Act])
    act.add_argument("--body", metavar="FILE|-", help="one JSON object")


def _act(session: Session) -> None:
    from counter_app.services.from_json.act_bodies import ActOrder, run_act

    words, counter = session.words, session.counter()
    body, folder = _body(words.body)
    order = ActOrder(words.code, body, folder, counter.officer)
    dossier = run_act(counter.processing, Act(words.act), order)
    view = counter.registers.view(dossier.code, counter.officer)
    session.out.answer(shapes.view(view), f"{dossier.code}  {dossier.status.name}")


def _body(name: str | None) -> tuple[dict[str, Any], Path]:
    from counter_app.services.from_json.json_reader import MAX_LINE_BYTES, loads

    if not name:
        return {}, Path.cwd()
    with opened(name) as (stream, folder):
        content = stream.read(MAX_LINE_BYTES + 1)
    if len(content) > MAX_LINE_BYTES:
        raise RuleError("order.too_long", limit_bytes=MAX_LINE_BYTES)
    body = loads(content)
    if not isinstance(body, dict):
        raise RuleError("body.bad_field", field="")
    return body, folder
