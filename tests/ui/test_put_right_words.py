"""Every word of the province against an entry has its reason and its cure at the counter."""

import ast
from pathlib import Path

import pytest

from counter_app.ui.words.delivery.put_right import OTHERWISE, REASONS, refused_because
from sync.gateway.rules import verdicts

LATER = {"kind.unknown"}  # waits for a newer gateway; nobody has to put it right


def _codes() -> set[str]:
    """Return every code in the source of the gateway's verdicts: what is dotted and no kind."""
    source = ast.parse(Path(verdicts.__file__).read_text("utf-8"))
    texts = {one.value for one in ast.walk(source) if isinstance(one, ast.Constant)}
    dotted = {text for text in texts if isinstance(text, str) and text.count(".") == 1}
    named = {text for text in dotted if text.replace(".", "").replace("_", "").isalpha()}
    return named - set(verdicts.STEPS) - verdicts.OF_THE_STORE - {"dossier.received"} - LATER


def test_no_refusal_of_the_gateway_lacks_its_cure():
    assert _codes() == set(REASONS)
    assert len(REASONS) > 8


@pytest.mark.parametrize("code", REASONS)
def test_each_says_why_and_what_to_do(qapp, code):
    why, cure = REASONS[code]
    assert why.endswith(".")
    assert cure.endswith(".")
    assert refused_because(code) != refused_because("unheard.of")
    assert (why, cure) != OTHERWISE
