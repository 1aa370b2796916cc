"""Whatever stands in a field is printed as it is, or safely left out."""

from dataclasses import fields, is_dataclass, replace
from enum import StrEnum

import pytest

from counter_app.printing import render
from tests.printing import samples
from tests.printing.reading import pages_of, squeeze, text_of
from tests.printing.test_layout import assert_well_laid

PRINTED_AS_IS = (
    "<b>Mẫu</b>",
    "<para>&lt;&amp;",
    "%s %d %(name)s",
    "{0} {agency} {x.__class__}",
    "\\) Tj (chèn",
    "=cmd|' /C calc'!A0",
    "(((",
    "1.2.3-4/5",
)


@pytest.mark.parametrize("value", PRINTED_AS_IS)
def test_marks_of_other_languages_are_plain_text(value):
    paper = replace(samples.RECEIPT, request=value)
    assert f"Nội dung yêu cầu giải quyết: {squeeze(value)}" in text_of(render(paper))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Mẫu \u202eđảo\u202c", "Mẫu đảo"),
        ("Mẫu\x00\x07\x1b Thử", "Mẫu Thử"),
        ("Mẫu\u200b\u200d\ufeff", "Mẫu"),
        ("Mẫu\ttab\r\nThử", "Mẫu tab Thử"),
        ("Mẫu 😀 Thử", "Mẫu □ Thử"),
        ("Mẫu \ud800 Thử", "Mẫu □ Thử"),
        ("漢 Mẫu", "□ Mẫu"),
        ("Mẫu ☑ Thử", "Mẫu ☑ Thử"),
        ("Ա Ж Ω Mẫu", "Ա Ж Ω Mẫu"),
    ],
)
def test_what_no_paper_shows_leaves_no_trouble(value, shown):
    paper = replace(samples.RECEIPT, request=value)
    assert f"Nội dung yêu cầu giải quyết: {shown}" in text_of(render(paper))


def _filled(value, text, *, keep):
    """Return ``value`` with ``text`` in each of its texts but the named ones; lists cut to two."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return text
    if isinstance(value, tuple):
        return tuple(_filled(entry, text, keep=keep) for entry in value[:2])
    if is_dataclass(value):
        kept = [f for f in fields(value) if f.init and f.name not in keep]
        changed = {f.name: _filled(getattr(value, f.name), text, keep=keep) for f in kept}
        return replace(value, **changed)
    return value


@pytest.mark.parametrize("name", samples.SAMPLES)
@pytest.mark.parametrize("value", ["x" * 300, "Ậ̃ỵ " * 60, "<b>%s\x00\u202e😀"])
def test_any_field_of_any_paper_may_hold_anything(name, value):
    paper = _filled(samples.SAMPLES[name], value, keep={"code", "qr"})
    printed = render(replace(paper, code=samples.CODE, qr=""))
    assert_well_laid(printed)


def test_a_name_of_ten_thousand_letters_is_printed_whole():
    name = "Mẫu " * 2500
    paper = replace(samples.RECEIPT, request=name, applicant=samples.MAI)
    for size in ("A4", "A5", "A4-2xA5"):
        pages = pages_of(render(paper, size=size))
        copies = 2 if size == "A4-2xA5" else 1
        told = sum(page.count("Mẫu") for page in pages)
        assert told >= 2500 * copies
        assert len(pages) > 1


def test_a_code_of_any_length_is_refused_or_printed_never_half():
    paper = replace(samples.RECEIPT, code="H" * 300, qr="")
    assert "H" * 300 in text_of(render(paper)).replace(" ", "")
